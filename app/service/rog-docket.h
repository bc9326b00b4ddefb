// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-database.h"

G_BEGIN_DECLS

GPtrArray *rog_docket_load (RogDatabase  *database,
                            GCancellable *cancellable,
                            GError      **error);

G_END_DECLS
