// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-database.h"

G_BEGIN_DECLS

#define ROG_SCHEMA_VERSION 1

gboolean rog_migrations_run (RogDatabase *database,
                             GError     **error);

G_END_DECLS
