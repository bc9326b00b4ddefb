// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The docket's rows: a projection. Each says of how many acts it was made; one that is
 * behind, after a crash say, is made anew from the records.
 */
#include "service/rog-docket-rows.h"

#include "core/rog-json.h"
#include "dossier/rog-dossier-summary.h"
#include "service/rog-acts.h"
#include "service/rog-dossier-row.h"
#include "store/rog-records-person.h"
#include "store/rog-statement.h"

#define MAX_SUMMARY (4 * 1024 * 1024)
#define ACTS "acts"
#define FORMAT "format"

/* Private: %NULL where it cannot be read. */
JsonObject *
rog_docket_rows_parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (JsonNode) node = rog_json_parse (bytes, MAX_SUMMARY, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? rog_json_object_copy (json_node_get_object (node)) : NULL;
}

/* The fold, away from the main thread: nobody else sees this dossier. */
static JsonObject *
rebuild (RogDatabase  *database,
         const char   *id,
         RogRules     *rules,
         gboolean      at_court,
         gint64        now,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (RogDossier) dossier = rog_dossier_new (id);
  g_autoptr (GPtrArray) acts = rog_acts_load (database, id, cancellable, error);
  g_autoptr (JsonObject) summary = NULL;

  if (acts == NULL)
    return NULL;

  rog_acts_apply (acts, dossier);
  summary = rog_dossier_summary (dossier, rules, at_court, now);

  return rog_docket_rows_save (database, id, summary, error) ? g_steal_pointer (&summary) : NULL;
}

static RogDossierRow *
load_row (RogDatabase  *database,
          const char   *id,
          const char   *text,
          RogRules     *rules,
          gboolean      at_court,
          gint64        now,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (JsonObject) summary = text != NULL ? rog_docket_rows_parse (text) : NULL;
  RogDossierRow *row;
  gint64         acts;

  if (!rog_records_count_acts (database, id, &acts, error))
    return NULL;

  if (summary == NULL || json_object_get_int_member_with_default (summary, ACTS, -1) != acts ||
      json_object_get_int_member_with_default (summary, FORMAT, 0) != ROG_DOSSIER_SUMMARY_FORMAT)
    {
      g_clear_pointer (&summary, json_object_unref);
      summary = rebuild (database, id, rules, at_court, now, cancellable, error);
    }

  if (summary == NULL)
    return NULL;
  row = rog_dossier_row_new (id, summary);
  rog_dossier_row_look (row, now);

  return row;
}

/* What is kept of a dossier. */
typedef struct
{
  char *id;
  char *text; /* (nullable) */
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->id);
  g_free (kept->text);
  g_free (kept);
}

static GPtrArray *
find_kept (RogDatabase *database,
           GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (kept_free);
  g_autoptr (RogStatement) statement = rog_statement_new (database, error,
                                                          "SELECT DISTINCT record.dossier, dossier.summary FROM record "
                                                          "LEFT JOIN dossier ON dossier.id = record.dossier "
                                                          "WHERE record.dossier IS NOT NULL AND record.ended = 0", /* a deleted one's have ended */
                                                          "");
  gboolean more = statement != NULL;

  while (more)
    {
      Kept *kept;

      if (!rog_statement_step (statement, &more, error))
        return NULL;
      if (!more)
        break;
      kept = g_new0 (Kept, 1);
      kept->id = g_strdup (rog_statement_get_text (statement, 0));
      kept->text = rog_statement_is_null (statement, 1) ? NULL : g_strdup (rog_statement_get_text (statement, 1));
      g_ptr_array_add (found, kept);
    }

  return statement != NULL ? g_steal_pointer (&found) : NULL;
}

/**
 * rog_docket_rows_load:
 * @database: the database
 * @rules: (nullable): the law, for its labels
 * @at_court: whether the desk is the court's
 * @now: UTC seconds
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type RogDossierRow): a row for each dossier
 */
GPtrArray *
rog_docket_rows_load (RogDatabase  *database,
                      RogRules     *rules,
                      gboolean      at_court,
                      gint64        now,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = find_kept (database, error);

  /* All are found before any is made anew: a dossier with several records would be found again with its new summary. */
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const Kept    *kept = g_ptr_array_index (found, i);
      RogDossierRow *row = load_row (database, kept->id, kept->text, rules, at_court, now, cancellable, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }

  return found != NULL ? g_steal_pointer (&rows) : NULL;
}

/**
 * rog_docket_rows_save:
 * @database: the database
 * @dossier: a dossier's id
 * @summary: what rog_dossier_summary() made; is told of how many acts
 * @error: where an error goes
 *
 * On the store's thread.
 *
 * Returns: %FALSE where it could not be kept
 */
gboolean
rog_docket_rows_save (RogDatabase *database,
                      const char  *dossier,
                      JsonObject  *summary,
                      GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gint64           acts;

  if (!rog_records_count_acts (database, dossier, &acts, error))
    return FALSE;

  json_object_set_int_member (summary, ACTS, acts);
  bytes = rog_json_object_canonical (summary, error);
  if (bytes == NULL)
    return FALSE;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return rog_database_run (database, error,
                           "INSERT INTO dossier (id, practice, summary) VALUES (?1, ?2, ?3) "
                           "ON CONFLICT (id) DO UPDATE SET practice = excluded.practice, summary = excluded.summary",
                           "tit", dossier, (gint64)json_object_get_boolean_member_with_default (summary, "practice", FALSE), text);
}
