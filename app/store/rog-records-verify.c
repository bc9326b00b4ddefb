// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n-lib.h>

#include "store/rog-records-private.h"
#include "store/rog-store.h"

/* So many entries are read at once: the database then does what else it is asked for. */
#define SLICE 64

/* An entry as it was read. */
typedef struct
{
  GBytes   *bytes; /* (owned) (nullable): erased */
  RogDigest leaf;
} Row;

/* One pass over all records. It is read in slices on the store's thread, and looked at in between
 * by whoever made it; meanwhile entries may be added. Each record is looked at to the end that it
 * has when its last slice is read, and held against what the register says then. */
typedef struct
{
  RogVerifier  *verifier;   /* (nullable) */
  RogOperation *operation;  /* (nullable) */
  GPtrArray    *all;        /* (owned) (nullable) (element-type RogRecordInfo): the registers first; %NULL before the first slice */
  GHashTable   *appended;   /* (owned) (element-type utf8 RogCheckpoint): what the registers say of each record */
  gint64        last_noted; /* the last row of a register's entry that is in it */
  guint64       done, total;

  guint           position;   /* of the record in hand */
  RogRecordCheck *check;      /* (owned) (nullable): of it */
  gint64          next;       /* its next entry */
  gint64          last_known; /* the last row of the acts that it may rest on */
  gboolean        at_end;     /* the slice is its last */
  gboolean        nodes_fit;  /* its tree and its entries, at the end */
  RogRecordInfo  *info;       /* (owned) (nullable): as it is at the end */

  GArray    *slice;   /* (owned) (element-type Row) */
  GPtrArray *reports; /* (owned) (element-type RogRecordReport) */
} Pass;

static void
row_clear (gpointer data)
{
  g_clear_pointer (&((Row *)data)->bytes, g_bytes_unref);
}

static Pass *
pass_new (RogVerifier  *verifier,
          RogOperation *operation)
{
  Pass *pass = g_new0 (Pass, 1);

  pass->verifier = verifier;
  pass->operation = operation;
  pass->appended = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)rog_checkpoint_free);
  pass->slice = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (pass->slice, row_clear);
  pass->reports = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_record_report_free);

  return pass;
}

static void
pass_free (Pass *pass)
{
  g_clear_pointer (&pass->all, g_ptr_array_unref);
  g_clear_pointer (&pass->check, rog_record_check_free);
  g_clear_pointer (&pass->info, rog_record_info_free);
  g_hash_table_unref (pass->appended);
  g_array_unref (pass->slice);
  g_ptr_array_unref (pass->reports);
  g_free (pass);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pass, pass_free)

static const RogRecordInfo *
get_record (Pass *pass)
{
  return g_ptr_array_index (pass->all, pass->position);
}

static gboolean
is_register (const RogRecordInfo *info)
{
  return g_str_equal (info->audience, ROG_AUDIENCE_REGISTER);
}

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

/*
 * Reading, on the store's thread
 */

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const RogRecordInfo *const *p = a;
  const RogRecordInfo *const *q = b;

  if (is_register (*p) != is_register (*q))
    return is_register (*p) ? -1 : 1;

  return ((*p)->id > (*q)->id) - ((*p)->id < (*q)->id);
}

static gboolean
read_list (Pass        *pass,
           RogDatabase *database,
           GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT count(*) FROM entry", "");
  g_autoptr (GPtrArray) all = rog_records_list (database, NULL, error);

  if (statement == NULL || all == NULL || !rog_statement_step (statement, NULL, error))
    return FALSE;

  pass->total = (guint64)rog_statement_get_int (statement, 0);
  g_ptr_array_sort (all, compare_records);
  pass->all = g_steal_pointer (&all);

  return TRUE;
}

static gboolean
know_others (Pass        *pass,
             RogDatabase *database,
             GError     **error)
{
  const RogRecordInfo *info = get_record (pass);
  g_autoptr (RogStatement) statement = NULL;
  RogDigest act;
  gboolean  row;

  /* A bench's acts may rest on those of every record of the dossier, anyone else's on
   * those of the record that this one goes on from. */
  statement = rog_statement_new (database, error,
                                 "SELECT act, id FROM entry WHERE record <> ?1 AND record IN (SELECT id FROM record WHERE "
                                 "(?2 = 'bench' AND dossier = ?3) OR uuid = ?4) AND id > ?5",
                                 "ittti", info->id, info->audience, info->dossier, info->previous, pass->last_known);
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
      rog_record_check_know (pass->check, &act);
      pass->last_known = MAX (pass->last_known, rog_statement_get_int (statement, 1));
    }
}

static gboolean
read_entries (Pass        *pass,
              RogDatabase *database,
              GError     **error)
{
  const RogRecordInfo *info = get_record (pass);
  g_autoptr (RogStatement) statement = NULL;
  gboolean row;

  statement = rog_statement_new (database, error, "SELECT seq, bytes, leaf, id FROM entry WHERE record = ? AND seq >= ? ORDER BY seq LIMIT ?",
                                 "iii", info->id, pass->next, (gint64)SLICE);
  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      Row entry = { NULL };

      if (!rog_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!rog_statement_get_digest (statement, 2, &entry.leaf, error))
        return FALSE;
      entry.bytes = rog_statement_dup_bytes (statement, 1);
      g_array_append_val (pass->slice, entry);
      pass->next = rog_statement_get_int (statement, 0) + 1;
      if (is_register (info))
        pass->last_noted = MAX (pass->last_noted, rog_statement_get_int (statement, 3));
    }
  pass->at_end = pass->slice->len < SLICE;

  return TRUE;
}

/* What was entered into the register since it was looked at. */
static gboolean
note_since (Pass        *pass,
            RogDatabase *database,
            GError     **error)
{
  g_autoptr (RogStatement) statement = NULL;
  gboolean row;

  statement = rog_statement_new (database, error,
                                 "SELECT bytes, id FROM entry WHERE id > ?1 AND record IN (SELECT id FROM record WHERE audience = ?2) ORDER BY id",
                                 "it", pass->last_noted, ROG_AUDIENCE_REGISTER);
  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      g_autoptr (GBytes) bytes = NULL;

      if (!rog_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      bytes = rog_statement_dup_bytes (statement, 0);
      if (bytes != NULL)
        note_appended (pass, bytes);
      pass->last_noted = rog_statement_get_int (statement, 1);
    }
}

/* The tree's nodes are made from the entries and never change: as many as there must be,
 * leading to the root, are the right ones. */
static gboolean
read_nodes (Pass        *pass,
            RogDatabase *database,
            GError     **error)
{
  const RogRecordInfo *info = pass->info;
  RogDatabaseTree      tree = { database, info->id };
  RogTreeStorage       storage = rog_database_tree_storage (&tree);
  gint64               expected = 2 * (gint64)info->size - __builtin_popcountll (info->size);
  g_autoptr (RogStatement) statement = NULL;
  RogDigest root;

  statement = rog_statement_new (database, error, "SELECT count(*) FROM node NOT INDEXED WHERE record = ?", "i", info->id);
  if (statement == NULL || !rog_statement_step (statement, NULL, error))
    return FALSE;

  pass->nodes_fit = rog_statement_get_int (statement, 0) == expected && rog_tree_root (&storage, info->size, &root, NULL) &&
                    rog_digest_equal (&root, &info->root);

  return TRUE;
}

static gboolean
read_end (Pass        *pass,
          RogDatabase *database,
          GError     **error)
{
  g_clear_pointer (&pass->info, rog_record_info_free);
  pass->info = rog_records_get_info (database, get_record (pass)->uuid, error);

  return pass->info != NULL && read_nodes (pass, database, error) &&
         (is_register (pass->info) || note_since (pass, database, error));
}

/* A #RogStoreFunc: the next slice. */
static gpointer
read_slice (RogDatabase  *database,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Pass *pass = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || (pass->all == NULL && !read_list (pass, database, error)))
    return NULL;
  if (pass->position == pass->all->len)
    return pass;

  if (pass->check == NULL)
    {
      pass->check = rog_record_check_new (get_record (pass)->uuid, pass->verifier);
      pass->next = G_MININT64;
      pass->last_known = 0;
    }
  if (!know_others (pass, database, error) || !read_entries (pass, database, error) ||
      (pass->at_end && !read_end (pass, database, error)))
    return NULL;

  return pass;
}

/*
 * Looking at what was read, on any thread
 */

static void
end_record (Pass *pass)
{
  RogCheckpoint *said = g_hash_table_lookup (pass->appended, pass->info->uuid);

  if (!pass->nodes_fit)
    rog_record_check_break (pass->check, _ ("The record’s tree does not fit its entries: a part of the register was put back to an earlier state."));
  /* The register's word goes before the record's own row: an old page put back can only
   * agree with one of them. */
  rog_record_check_expect (pass->check, said != NULL ? said->size : pass->info->size, said != NULL ? &said->root : &pass->info->root);
  g_ptr_array_add (pass->reports, rog_record_check_finish (pass->check));
  g_clear_pointer (&pass->check, rog_record_check_free);
  pass->position++;
}

/* Returns whether there is more to read. */
static gboolean
check_slice (Pass         *pass,
             GCancellable *cancellable)
{
  if (pass->position == pass->all->len)
    return FALSE;

  for (guint i = 0; i < pass->slice->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Row *row = &g_array_index (pass->slice, Row, i);

      rog_record_check_add (pass->check, row->bytes, &row->leaf);
      if (row->bytes != NULL && is_register (get_record (pass)))
        note_appended (pass, row->bytes);
    }
  pass->done += pass->slice->len;
  g_array_set_size (pass->slice, 0);
  if (pass->operation != NULL)
    rog_operation_report (pass->operation, MIN (pass->done, pass->total), pass->total, NULL);
  if (pass->at_end)
    end_record (pass);

  return pass->position < pass->all->len;
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
 * it, and each record against what the register says of it. Blocking, long: where others use
 * the database, rog_store_verify_records().
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
  g_autoptr (Pass) pass = pass_new (verifier, operation);

  do
    if (read_slice (database, pass, cancellable, error) == NULL)
      return NULL;
  while (check_slice (pass, cancellable));

  return g_ptr_array_ref (pass->reports);
}

/**
 * rog_store_verify_records:
 * @store: a store
 * @priority: that of each slice in the store's queue
 * @verifier: (nullable): what checks signatures; %NULL looks at hashes and order alone
 * @operation: (nullable): progress
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * As rog_records_verify_all(), in slices that are read by the store and looked at on the calling
 * thread: what else the store is asked for waits for one slice at most, and what is entered
 * meanwhile breaks nothing. Blocking, long; never on the main thread of the program, nor on
 * the store's own.
 *
 * Returns: (transfer full) (nullable) (element-type RogRecordReport): a report a record; %NULL
 *   only where the database cannot be read, or it was stopped
 */
GPtrArray *
rog_store_verify_records (RogStore     *store,
                          int           priority,
                          RogVerifier  *verifier,
                          RogOperation *operation,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (Pass) pass = pass_new (verifier, operation);

  do
    if (rog_store_run_sync_at (store, priority, read_slice, pass, cancellable, error) == NULL)
      return NULL;
  while (check_slice (pass, cancellable));

  return g_ptr_array_ref (pass->reports);
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
