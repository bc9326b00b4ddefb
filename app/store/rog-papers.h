// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-database.h"

G_BEGIN_DECLS

/**
 * RogPaperRow:
 * @id: its uuid
 * @dossier: the dossier it is of
 * @kind: "note", "scope-draft", "ruling-draft", "challenge-draft", "point-aside", "assessment" …
 * @object: (nullable): what it is about
 * @author: the key id of its author
 * @audience: "me", "bench" or "office"
 * @content: JSON
 * @created: Unix seconds
 * @updated: Unix seconds
 * @deleted: when it was put away, 0 where it was not
 *
 * A working paper: outside of every record.
 */
typedef struct
{
  char  *id;
  char  *dossier;
  char  *kind;
  char  *object;
  char  *author;
  char  *audience;
  char  *content;
  gint64 created;
  gint64 updated;
  gint64 deleted;
} RogPaperRow;

void rog_paper_row_free (RogPaperRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogPaperRow, rog_paper_row_free)

gboolean     rog_papers_save (RogDatabase       *database,
                              const RogPaperRow *paper,
                              GError           **error);
RogPaperRow *rog_papers_get (RogDatabase *database,
                             const char  *id,
                             GError     **error);
GPtrArray   *rog_papers_list (RogDatabase *database,
                              const char  *dossier,
                              const char  *kind,
                              gboolean     deleted,
                              GError     **error);
gboolean     rog_papers_delete (RogDatabase *database,
                                const char  *id,
                                gint64       now,
                                GError     **error);
gboolean     rog_papers_undelete (RogDatabase *database,
                                  const char  *id,
                                  GError     **error);
gboolean     rog_papers_purge (RogDatabase *database,
                               const char  *dossier,
                               gint64       before,
                               GError     **error);

G_END_DECLS
