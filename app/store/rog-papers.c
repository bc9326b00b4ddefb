// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-papers.h"

#include "store/rog-statement.h"

/**
 * rog_paper_row_free:
 * @row: (nullable) (transfer full): a paper
 */
void
rog_paper_row_free (RogPaperRow *row)
{
  if (row == NULL)
    return;

  g_free (row->id);
  g_free (row->dossier);
  g_free (row->kind);
  g_free (row->object);
  g_free (row->author);
  g_free (row->audience);
  g_free (row->content);
  g_free (row);
}

static gboolean
not_found (GError **error)
{
  g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND, "There is no such working paper");
  return FALSE;
}

/**
 * rog_papers_save:
 * @database: the database
 * @paper: a paper, new or of an id that is there
 * @error: where an error goes
 *
 * On the disk once this returns, unless inside the caller's transaction. Who made a paper,
 * when, and in which dossier never changes; saving brings a deleted one back.
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR
 */
gboolean
rog_papers_save (RogDatabase       *database,
                 const RogPaperRow *paper,
                 GError           **error)
{
  return rog_database_run (database, error,
                           "INSERT INTO paper (id, dossier, kind, object, author, audience, content, created, updated) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, object = excluded.object, "
                           "audience = excluded.audience, content = excluded.content, updated = excluded.updated, deleted = NULL",
                           "tttttttii", paper->id, paper->dossier, paper->kind, paper->object, paper->author, paper->audience,
                           paper->content, paper->created, paper->updated);
}

#define COLUMNS "SELECT id, dossier, kind, object, author, audience, content, created, updated, deleted FROM paper "

static RogPaperRow *
read_row (RogStatement *statement)
{
  RogPaperRow *row = g_new0 (RogPaperRow, 1);

  row->id = g_strdup (rog_statement_get_text (statement, 0));
  row->dossier = g_strdup (rog_statement_get_text (statement, 1));
  row->kind = g_strdup (rog_statement_get_text (statement, 2));
  row->object = g_strdup (rog_statement_get_text (statement, 3));
  row->author = g_strdup (rog_statement_get_text (statement, 4));
  row->audience = g_strdup (rog_statement_get_text (statement, 5));
  row->content = g_strdup (rog_statement_get_text (statement, 6));
  row->created = rog_statement_get_int (statement, 7);
  row->updated = rog_statement_get_int (statement, 8);
  row->deleted = rog_statement_get_int (statement, 9);

  return row;
}

/**
 * rog_papers_get:
 * @database: the database
 * @id: a paper's uuid
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the paper, deleted or not; or %NULL with
 *   %ROG_STORE_ERROR_NOT_FOUND
 */
RogPaperRow *
rog_papers_get (RogDatabase *database,
                const char  *id,
                GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, COLUMNS "WHERE id = ?", "t", id);
  gboolean row;

  if (statement == NULL || !rog_statement_step (statement, &row, error))
    return NULL;
  if (row)
    return read_row (statement);

  not_found (error);
  return NULL;
}

/**
 * rog_papers_list:
 * @database: the database
 * @dossier: a dossier
 * @kind: (nullable): of one kind; %NULL is all
 * @deleted: whether those that were deleted are listed instead
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type RogPaperRow): the papers, oldest first
 */
GPtrArray *
rog_papers_list (RogDatabase *database,
                 const char  *dossier,
                 const char  *kind,
                 gboolean     deleted,
                 GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_paper_row_free);
  g_autoptr (RogStatement) statement = NULL;
  gboolean row;

  statement = rog_statement_new (database, error,
                                 COLUMNS "WHERE dossier = ?1 AND (?2 IS NULL OR kind = ?2) AND (deleted IS NOT NULL) = ?3 ORDER BY created, rowid", "tti",
                                 dossier, kind, (gint64)(deleted ? 1 : 0));
  if (statement == NULL)
    return NULL;

  for (;;)
    {
      if (!rog_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, read_row (statement));
    }
}

/**
 * rog_papers_delete:
 * @database: the database
 * @id: a paper's uuid
 * @now: the time, Unix seconds
 * @error: where an error goes
 *
 * Puts a paper away; rog_papers_undelete() brings it back, rog_papers_purge() ends it.
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_NOT_FOUND or another error
 */
gboolean
rog_papers_delete (RogDatabase *database,
                   const char  *id,
                   gint64       now,
                   GError     **error)
{
  return rog_database_run (database, error, "UPDATE paper SET deleted = ? WHERE id = ?", "it", now, id) &&
         (rog_database_changes (database) > 0 || not_found (error));
}

/**
 * rog_papers_undelete:
 * @database: the database
 * @id: a paper's uuid
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_NOT_FOUND or another error
 */
gboolean
rog_papers_undelete (RogDatabase *database,
                     const char  *id,
                     GError     **error)
{
  return rog_database_run (database, error, "UPDATE paper SET deleted = NULL WHERE id = ?", "t", id) &&
         (rog_database_changes (database) > 0 || not_found (error));
}

/**
 * rog_papers_purge:
 * @database: the database, outside of transactions
 * @dossier: a dossier
 * @before: Unix seconds
 * @error: where an error goes
 *
 * Ends the papers that were deleted before a time: their bytes are overwritten.
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR
 */
gboolean
rog_papers_purge (RogDatabase *database,
                  const char  *dossier,
                  gint64       before,
                  GError     **error)
{
  return rog_database_run (database, error, "DELETE FROM paper WHERE dossier = ? AND deleted < ?", "ti", dossier, before) &&
         rog_database_scrub (database, error);
}
