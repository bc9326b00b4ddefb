// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-records.h"

G_BEGIN_DECLS

gboolean rog_deletion_run (RogDatabase *database,
                           RogRecords  *records,
                           const char  *vault,
                           const char  *dossier,
                           gint64       now,
                           GError     **error);

G_END_DECLS
