// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-records-person.h"

#include "store/rog-statement.h"

/**
 * rog_records_set_person:
 * @database: the database
 * @record: a record of the audience "person"
 * @person: the person's id in the dossier
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be kept
 */
gboolean
rog_records_set_person (RogDatabase *database,
                        const char  *record,
                        const char  *person,
                        GError     **error)
{
  return rog_database_run (database, error, "UPDATE record SET person = ?1 WHERE uuid = ?2", "tt", person, record);
}

/**
 * rog_records_find_person:
 * @database: the database
 * @dossier: a dossier's id
 * @person: a person's id in it
 * @record: (out) (transfer full) (nullable): the record, %NULL where none is open yet
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be read
 */
gboolean
rog_records_find_person (RogDatabase *database,
                         const char  *dossier,
                         const char  *person,
                         char       **record,
                         GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT uuid FROM record WHERE dossier = ?1 AND person = ?2 AND ended = 0", "tt", dossier, person);

  return rog_statement_step_text (statement, record, error);
}

/**
 * rog_records_find_bench:
 * @database: the database
 * @dossier: a dossier's id
 * @record: (out) (transfer full) (nullable): the bench's record that goes on, or counsel's own
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be read
 */
gboolean
rog_records_find_bench (RogDatabase *database,
                        const char  *dossier,
                        char       **record,
                        GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT uuid FROM record WHERE dossier = ?1 AND audience IN ('bench', 'own') AND kept = 1 AND ended = 0", "t", dossier);

  return rog_statement_step_text (statement, record, error);
}

/**
 * rog_records_count_acts:
 * @database: the database
 * @dossier: a dossier's id
 * @count: (out): how many entries its records have together
 * @error: where an error goes
 *
 * What a projection was made of, to see whether it has to be made anew.
 *
 * Returns: %FALSE where it could not be read
 */
gboolean
rog_records_count_acts (RogDatabase *database,
                        const char  *dossier,
                        gint64      *count,
                        GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT coalesce(sum(size), 0) FROM record WHERE dossier = ?1", "t", dossier);

  if (statement == NULL || !rog_statement_step (statement, NULL, error))
    return FALSE;

  *count = rog_statement_get_int (statement, 0);
  return TRUE;
}
