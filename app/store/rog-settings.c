// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-settings.h"

#include "store/rog-statement.h"

/**
 * rog_settings_get:
 * @database: the database
 * @name: the setting
 * @value: (out) (transfer full) (nullable): its text, %NULL where it was never set
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be read
 */
gboolean
rog_settings_get (RogDatabase *database,
                  const char  *name,
                  char       **value,
                  GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT value FROM setting WHERE name = ?1", "t", name);

  return rog_statement_step_text (statement, value, error);
}

/**
 * rog_settings_set:
 * @database: the database
 * @name: the setting
 * @value: its new text
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be kept; on the disk when it returns %TRUE, or with the
 *   caller's transaction
 */
gboolean
rog_settings_set (RogDatabase *database,
                  const char  *name,
                  const char  *value,
                  GError     **error)
{
  return rog_database_run (database, error,
                           "INSERT INTO setting (name, value) VALUES (?1, ?2) "
                           "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                           "tt", name, value);
}

/**
 * rog_places_get:
 * @database: the database
 * @user: the key id of the person
 * @name: the place
 * @value: (out) (transfer full) (nullable): its text, %NULL where there is none
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be read
 */
gboolean
rog_places_get (RogDatabase *database,
                const char  *user,
                const char  *name,
                char       **value,
                GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT value FROM place WHERE user = ?1 AND name = ?2", "tt", user, name);

  return rog_statement_step_text (statement, value, error);
}

/**
 * rog_places_set:
 * @database: the database
 * @user: the key id of the person
 * @name: the place
 * @value: its new text
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be kept
 */
gboolean
rog_places_set (RogDatabase *database,
                const char  *user,
                const char  *name,
                const char  *value,
                GError     **error)
{
  return rog_database_run (database, error,
                           "INSERT INTO place (user, name, value) VALUES (?1, ?2, ?3) "
                           "ON CONFLICT (user, name) DO UPDATE SET value = excluded.value",
                           "ttt", user, name, value);
}
