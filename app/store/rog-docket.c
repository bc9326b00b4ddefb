// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-docket.h"

#include "store/rog-statement.h"

/**
 * rog_docket_row_free:
 * @row: (nullable) (transfer full): a row
 */
void
rog_docket_row_free (RogDocketRow *row)
{
  if (row == NULL)
    return;

  g_free (row->id);
  g_free (row->summary);
  g_free (row);
}

/**
 * rog_docket_put:
 * @database: the database
 * @dossier: a dossier's uuid
 * @practice: whether it is practice material
 * @summary: JSON
 * @error: where an error goes
 *
 * In the transaction that appends what changed it.
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR
 */
gboolean
rog_docket_put (RogDatabase *database,
                const char  *dossier,
                gboolean     practice,
                const char  *summary,
                GError     **error)
{
  return rog_database_run (database, error,
                           "INSERT INTO dossier (id, practice, summary) VALUES (?, ?, ?) "
                           "ON CONFLICT (id) DO UPDATE SET practice = excluded.practice, summary = excluded.summary",
                           "tit", dossier, (gint64)(practice ? 1 : 0), summary);
}

/**
 * rog_docket_remove:
 * @database: the database
 * @dossier: a dossier's uuid
 * @error: where an error goes
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR
 */
gboolean
rog_docket_remove (RogDatabase *database,
                   const char  *dossier,
                   GError     **error)
{
  return rog_database_run (database, error, "DELETE FROM dossier WHERE id = ?", "t", dossier);
}

/**
 * rog_docket_list:
 * @database: the database
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type RogDocketRow): the dossiers
 */
GPtrArray *
rog_docket_list (RogDatabase *database,
                 GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_docket_row_free);
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT id, practice, summary FROM dossier ORDER BY rowid", "");
  gboolean row;

  if (statement == NULL)
    return NULL;

  for (;;)
    {
      RogDocketRow *one;

      if (!rog_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      one = g_new0 (RogDocketRow, 1);
      one->id = g_strdup (rog_statement_get_text (statement, 0));
      one->practice = rog_statement_get_int (statement, 1) != 0;
      one->summary = g_strdup (rog_statement_get_text (statement, 2));
      g_ptr_array_add (list, one);
    }
}

/**
 * rog_docket_clear:
 * @database: the database
 * @error: where an error goes
 *
 * Before the docket is rebuilt from the records.
 *
 * Returns: %FALSE with a %ROG_STORE_ERROR
 */
gboolean
rog_docket_clear (RogDatabase *database,
                  GError     **error)
{
  return rog_database_exec (database, "DELETE FROM dossier", error);
}
