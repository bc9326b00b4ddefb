// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-database.h"

G_BEGIN_DECLS

/**
 * RogDocketRow:
 * @id: the dossier's uuid
 * @practice: whether it is practice material
 * @summary: JSON: what the docket shows
 *
 * A dossier on the docket: a projection, which may be emptied and rebuilt from the records.
 */
typedef struct
{
  char    *id;
  gboolean practice;
  char    *summary;
} RogDocketRow;

void rog_docket_row_free (RogDocketRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogDocketRow, rog_docket_row_free)

gboolean   rog_docket_put (RogDatabase *database,
                           const char  *dossier,
                           gboolean     practice,
                           const char  *summary,
                           GError     **error);
gboolean   rog_docket_remove (RogDatabase *database,
                              const char  *dossier,
                              GError     **error);
GPtrArray *rog_docket_list (RogDatabase *database,
                            GError     **error);
gboolean   rog_docket_clear (RogDatabase *database,
                             GError     **error);

G_END_DECLS
