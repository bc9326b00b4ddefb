// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-deletion.h"

#include <glib/gstdio.h>

#include "store/rog-search.h"
#include "store/rog-statement.h"
#include "store/rog-vault.h"

/* What hangs on a dossier beside its records and documents. */
static const char *const statements[] = {
  "UPDATE document SET key = zeroblob(length(key)) WHERE dossier = ?1 AND key IS NOT NULL",
  "UPDATE document SET key = NULL, name = '', erased = ?2 WHERE dossier = ?1 AND erased IS NULL",
  "UPDATE document SET hash = zeroblob(length(hash)), size = 0, media_type = '' WHERE dossier = ?1",
  "DELETE FROM place WHERE substr(name, 1, length(?1) + 1) = ?1 || '/'",
  "DELETE FROM words WHERE record IN (SELECT id FROM record WHERE dossier = ?1)",
  "DELETE FROM salt WHERE record IN (SELECT id FROM record WHERE dossier = ?1)",
  "DELETE FROM paper WHERE dossier = ?1",
  "DELETE FROM dossier WHERE id = ?1",
  "UPDATE record SET ended = 1 WHERE dossier = ?1",
};

static gboolean
forget (RogDatabase *database,
        const char  *dossier,
        GPtrArray   *documents,
        gint64       now,
        GError     **error)
{
  for (guint i = 0; i < documents->len; i++)
    {
      const RogDocumentRow *row = g_ptr_array_index (documents, i);

      if (row->erased == 0 && !rog_search_remove_document (database, row->id, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (RogStatement) statement = NULL;
      gboolean row;

      if (strstr (statements[i], "?2") != NULL)
        statement = rog_statement_new (database, error, statements[i], "ti", dossier, now);
      else
        statement = rog_statement_new (database, error, statements[i], "t", dossier);
      if (statement == NULL || !rog_statement_step (statement, &row, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
say_deleted (RogDatabase *database,
             RogRecords  *records,
             const char  *dossier,
             gint64       now,
             GError     **error)
{
  g_autofree char *uuid = rog_records_get_register (database, error);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (RogEntry) entry = NULL;
  RogActParts parts = { .record = uuid, .object = dossier, .kind = "dossier.deleted", .at = now, .body = body };

  if (uuid == NULL)
    return FALSE;

  json_object_set_string_member (body, "dossier", dossier);
  json_object_set_boolean_member (body, "practice", TRUE);
  entry = rog_records_sign_and_append (records, database, &parts, NULL, NULL, error);

  return entry != NULL;
}

/**
 * rog_deletion_run:
 * @database: the database, outside of transactions
 * @records: what appends
 * @vault: the vault's folder
 * @dossier: a practice dossier: real ones are never deleted
 * @now: UTC seconds
 * @error: where an error goes
 *
 * Deletes a practice dossier: in one transaction its documents' keys are overwritten, the words
 * taken from them, what they were (hash, size, type), its working papers, the pages that were read last and what
 * search knows of it go, its records end, and the register says so (`dossier.deleted`). Then the documents' files go. What stays are the
 * entries: no record is ever made shorter, and in practice they hold invented things.
 *
 * Returns: %FALSE where it could not be done; nothing is changed then, but that a file whose
 *   key is gone may stay until the next opening
 */
gboolean
rog_deletion_run (RogDatabase *database,
                  RogRecords  *records,
                  const char  *vault,
                  const char  *dossier,
                  gint64       now,
                  GError     **error)
{
  g_autoptr (GPtrArray) documents = rog_vault_list (database, dossier, error);
  g_autoptr (RogTransaction) transaction = documents != NULL ? rog_transaction_begin (database, error) : NULL;

  if (transaction == NULL || !forget (database, dossier, documents, now, error) ||
      !say_deleted (database, records, dossier, now, error) ||
      !rog_transaction_commit (transaction, error) || !rog_database_scrub (database, error))
    return FALSE;

  for (guint i = 0; i < documents->len; i++)
    {
      const RogDocumentRow *row = g_ptr_array_index (documents, i);
      g_autofree char      *path = g_build_filename (vault, row->file, NULL);

      g_unlink (path);
    }

  return TRUE;
}
