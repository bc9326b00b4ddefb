// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n-lib.h>

#include "store/rog-records-private.h"

/* What one pass over all records carries along. */
typedef struct
{
  RogDatabase  *database;
  RogVerifier  *verifier;    /* (nullable) */
  RogOperation *operation;   /* (nullable) */
  GCancellable *cancellable; /* (nullable) */
  GHashTable   *appended;    /* (element-type utf8 RogCheckpoint) what the registers say of each record */
  guint64       done, total;
} Pass;

/* Reads what a register's own entry says of another record. */
static void
note_appended (Pass   *pass,
               GBytes *bytes)
{
  g_autoptr (RogEntry) entry = rog_entry_new_from_bytes (bytes, NULL);
  RogCheckpoint *grown;

  if (entry == NULL || !g_str_equal (rog_act_get_kind (rog_entry_get_act (entry)), ROG_KIND_RECORD_APPENDED))
    return;

  grown = rog_checkpoint_from_json (rog_act_get_body (rog_entry_get_act (entry)));
  if (grown != NULL)
    g_hash_table_replace (pass->appended, grown->record, grown);
}

static gboolean
know_others (Pass                *pass,
             const RogRecordInfo *info,
             RogRecordCheck      *check,
             GError             **error)
{
  g_autoptr (RogStatement) statement = NULL;
  RogDigest act;
  gboolean  row;

  /* A bench's acts may rest on those of every record of the dossier, anyone else's on
   * those of the record that this one goes on from. */
  statement = rog_statement_new (pass->database, error,
                                 "SELECT act FROM entry WHERE record <> ?1 AND record IN (SELECT id FROM record WHERE "
                                 "(?2 = 'bench' AND dossier = ?3) OR uuid = ?4)",
                                 "ittt", info->id, info->audience, info->dossier, info->previous);
  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      if (!rog_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!rog_statement_get_digest (statement, 0, &act, error))
        return FALSE;
      rog_record_check_know (check, &act);
    }
}

static gboolean
add_entries (Pass                *pass,
             const RogRecordInfo *info,
             RogRecordCheck      *check,
             GError             **error)
{
  gboolean is_register = g_str_equal (info->audience, ROG_AUDIENCE_REGISTER);
  g_autoptr (RogStatement) statement = NULL;
  gboolean row;

  statement = rog_statement_new (pass->database, error, "SELECT bytes, leaf FROM entry WHERE record = ? ORDER BY seq", "i", info->id);
  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      g_autoptr (GBytes) bytes = NULL;
      RogDigest leaf;

      if (g_cancellable_set_error_if_cancelled (pass->cancellable, error) || !rog_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      bytes = rog_statement_dup_bytes (statement, 0);
      if (!rog_statement_get_digest (statement, 1, &leaf, error))
        return FALSE;
      rog_record_check_add (check, bytes, &leaf);
      if (is_register && bytes != NULL)
        note_appended (pass, bytes);
      if (pass->operation != NULL && pass->done++ % 256 == 0)
        rog_operation_report (pass->operation, pass->done, pass->total, NULL);
    }
}

/* The tree's nodes are made from the entries and never change: as many as there must be,
 * leading to the root, are the right ones. */
static gboolean
check_nodes (Pass                *pass,
             const RogRecordInfo *info,
             RogRecordCheck      *check,
             GError             **error)
{
  RogDatabaseTree tree = { pass->database, info->id };
  RogTreeStorage  storage = rog_database_tree_storage (&tree);
  gint64          expected = 2 * (gint64)info->size - __builtin_popcountll (info->size);
  g_autoptr (RogStatement) statement = NULL;
  RogDigest root;

  statement = rog_statement_new (pass->database, error, "SELECT count(*) FROM node NOT INDEXED WHERE record = ?", "i", info->id);
  if (statement == NULL || !rog_statement_step (statement, NULL, error))
    return FALSE;

  if (rog_statement_get_int (statement, 0) != expected || !rog_tree_root (&storage, info->size, &root, NULL) ||
      !rog_digest_equal (&root, &info->root))
    rog_record_check_break (check, _ ("The record’s tree does not fit its entries: a part of the register was put back to an earlier state."));

  return TRUE;
}

static RogRecordReport *
verify_one (Pass                *pass,
            const RogRecordInfo *info,
            GError             **error)
{
  g_autoptr (RogRecordCheck) check = rog_record_check_new (info->uuid, pass->verifier);
  RogCheckpoint *said = g_hash_table_lookup (pass->appended, info->uuid);

  if (!know_others (pass, info, check, error) || !add_entries (pass, info, check, error) ||
      !check_nodes (pass, info, check, error))
    return NULL;

  /* The register's word goes before the record's own row: an old page put back can only
   * agree with one of them. */
  rog_record_check_expect (check, said != NULL ? said->size : info->size, said != NULL ? &said->root : &info->root);

  return rog_record_check_finish (check);
}

static gboolean
count_entries (Pass    *pass,
               GError **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (pass->database, error, "SELECT count(*) FROM entry", "");

  if (statement == NULL || !rog_statement_step (statement, NULL, error))
    return FALSE;

  pass->total = (guint64)rog_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
verify_kind (Pass      *pass,
             GPtrArray *all,
             gboolean   registers,
             GPtrArray *reports,
             GError   **error)
{
  for (guint i = 0; i < all->len; i++)
    {
      RogRecordInfo   *info = g_ptr_array_index (all, i);
      RogRecordReport *report;

      if (g_str_equal (info->audience, ROG_AUDIENCE_REGISTER) != registers)
        continue;
      report = verify_one (pass, info, error);
      if (report == NULL)
        return FALSE;
      g_ptr_array_add (reports, report);
    }

  return TRUE;
}

/**
 * rog_records_verify_all:
 * @database: the database
 * @verifier: (nullable): what checks signatures; %NULL looks at hashes and order alone
 * @operation: (nullable): progress
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Looks at every entry of every record, the registers' first: each against the tree before
 * it, and each record against what the register says of it. Blocking, long.
 *
 * Returns: (transfer full) (nullable) (element-type RogRecordReport): a report a record; %NULL
 *   only where the database cannot be read
 */
GPtrArray *
rog_records_verify_all (RogDatabase  *database,
                        RogVerifier  *verifier,
                        RogOperation *operation,
                        GCancellable *cancellable,
                        GError      **error)
{
  Pass pass = { database, verifier, operation, cancellable, NULL, 0, 0 };
  g_autoptr (GHashTable) appended = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)rog_checkpoint_free);
  g_autoptr (GPtrArray) all = rog_records_list (database, NULL, error);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_record_report_free);

  pass.appended = appended;
  if (all == NULL || !count_entries (&pass, error) || !verify_kind (&pass, all, TRUE, reports, error) ||
      !verify_kind (&pass, all, FALSE, reports, error))
    return NULL;

  return g_steal_pointer (&reports);
}

/*
 * Against the keyring
 */

static RogRecordsComparison
compare_trees (RogDatabase         *database,
               const RogRecordInfo *info,
               const RogCheckpoint *known)
{
  RogDatabaseTree tree = { database, info->id };
  RogTreeStorage  storage = rog_database_tree_storage (&tree);
  g_autoptr (GArray) proof = NULL;

  if (known->size > info->size)
    return ROG_RECORDS_BEHIND;
  if (known->size == info->size)
    return rog_digest_equal (&known->root, &info->root) ? ROG_RECORDS_EQUAL : ROG_RECORDS_DIFFERENT;

  proof = rog_tree_prove_consistency (&storage, known->size, info->size, NULL);

  return proof != NULL && rog_tree_check_consistency (known->size, info->size, &known->root, &info->root, proof, NULL)
             ? ROG_RECORDS_AHEAD
             : ROG_RECORDS_DIFFERENT;
}

/* Whether the register says that it was restored although the keyring knew @known: then
 * the program ended between the commit and the rewriting of the keyring's item. */
static gboolean
restored_from (RogEntry *entry,
               gpointer  data,
               GError  **error)
{
  const RogCheckpoint **known = data;
  RogAct               *act = rog_entry_get_act (entry);
  JsonObject           *found;
  g_autoptr (RogCheckpoint) said = NULL;

  if (*known == NULL || !g_str_equal (rog_act_get_kind (act), ROG_KIND_REGISTER_RESTORED))
    return TRUE;

  found = rog_json_peek_object (rog_act_get_body (act), "found");
  said = found != NULL ? rog_checkpoint_from_json (found) : NULL;
  if (said != NULL && g_str_equal (said->record, (*known)->record) && said->size == (*known)->size &&
      rog_digest_equal (&said->root, &(*known)->root))
    *known = NULL;

  return TRUE;
}

/**
 * rog_records_compare:
 * @database: the database
 * @known: (nullable): the register's checkpoint as the keyring has it; %NULL where the item
 *   cannot be read
 * @comparison: (out): what was found
 * @error: where an error goes
 *
 * Order of writing is commit, then keyring: so a register that is ahead, with a valid
 * consistency proof, is normal. The proof speaks of the tree's nodes;
 * rog_records_verify_all() ties them to the entries.
 *
 * Returns: %FALSE where the database cannot be read
 */
gboolean
rog_records_compare (RogDatabase          *database,
                     const RogCheckpoint  *known,
                     RogRecordsComparison *comparison,
                     GError              **error)
{
  g_autofree char *uuid = rog_records_get_register (database, error);
  g_autoptr (RogRecordInfo) info = uuid != NULL ? rog_records_get_info (database, uuid, error) : NULL;
  const RogCheckpoint *sought = known;

  if (info == NULL)
    return FALSE;

  if (known == NULL)
    {
      *comparison = ROG_RECORDS_NOT_COMPARED;
      return TRUE;
    }
  if (g_str_equal (known->record, info->uuid))
    {
      *comparison = compare_trees (database, info, known);
      return TRUE;
    }

  if (!rog_records_foreach (database, info->uuid, 0, restored_from, &sought, NULL, error))
    return FALSE;
  *comparison = sought == NULL ? ROG_RECORDS_AHEAD : ROG_RECORDS_DIFFERENT;

  return TRUE;
}
