// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-database.h"

G_BEGIN_DECLS

/* Which record is for which person heard: known to this desk alone, so no act says it. */
gboolean rog_records_set_person (RogDatabase *database,
                                 const char  *record,
                                 const char  *person,
                                 GError     **error);
gboolean rog_records_find_person (RogDatabase *database,
                                  const char  *dossier,
                                  const char  *person,
                                  char       **record,
                                  GError     **error);
gboolean rog_records_find_bench (RogDatabase *database,
                                 const char  *dossier,
                                 char       **record,
                                 GError     **error);
gboolean rog_records_count_acts (RogDatabase *database,
                                 const char  *dossier,
                                 gint64      *count,
                                 GError     **error);

G_END_DECLS
