// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-records-private.h"

/**
 * rog_record_info_free:
 * @info: (nullable) (transfer full): a record
 */
void
rog_record_info_free (RogRecordInfo *info)
{
  if (info == NULL)
    return;

  g_free (info->uuid);
  g_free (info->audience);
  g_free (info->dossier);
  g_free (info->keeper);
  g_free (info->previous);
  g_free (info);
}

RogRecordInfo *
rog_record_info_from_row (RogStatement *statement,
                          GError      **error)
{
  g_autoptr (RogRecordInfo) info = g_new0 (RogRecordInfo, 1);

  info->id = rog_statement_get_int (statement, 0);
  info->uuid = g_strdup (rog_statement_get_text (statement, 1));
  info->audience = g_strdup (rog_statement_get_text (statement, 2));
  info->dossier = g_strdup (rog_statement_get_text (statement, 3));
  info->keeper = g_strdup (rog_statement_get_text (statement, 4));
  info->kept = rog_statement_get_int (statement, 5) != 0;
  info->ended = rog_statement_get_int (statement, 6) != 0;
  info->previous = g_strdup (rog_statement_get_text (statement, 7));
  info->size = (guint64)rog_statement_get_int (statement, 8);

  return rog_statement_get_digest (statement, 9, &info->root, error) ? g_steal_pointer (&info) : NULL;
}

static gboolean
not_found (GError    **error,
           const char *what)
{
  g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND, what);
  return FALSE;
}

/* Steps to the one row there should be. */
static gboolean
step_to_row (RogStatement *statement,
             const char   *otherwise,
             GError      **error)
{
  gboolean row;

  if (statement == NULL || !rog_statement_step (statement, &row, error))
    return FALSE;

  return row || not_found (error, otherwise);
}

/**
 * rog_records_get_info:
 * @database: the database
 * @record: a record's uuid
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with %ROG_STORE_ERROR_NOT_FOUND
 */
RogRecordInfo *
rog_records_get_info (RogDatabase *database,
                      const char  *record,
                      GError     **error)
{
  g_autoptr (RogStatement) statement = NULL;

  statement = rog_statement_new (database, error, "SELECT " ROG_RECORD_COLUMNS " FROM record WHERE uuid = ?", "t", record);

  return step_to_row (statement, "There is no such record", error) ? rog_record_info_from_row (statement, error) : NULL;
}

/**
 * rog_records_list:
 * @database: the database
 * @dossier: (nullable): a dossier; %NULL lists every record, the register's too
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type RogRecordInfo): the records in the order
 *   they were opened
 */
GPtrArray *
rog_records_list (RogDatabase *database,
                  const char  *dossier,
                  GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_record_info_free);
  g_autoptr (RogStatement) statement = NULL;
  gboolean row;

  statement = rog_statement_new (database, error,
                                 "SELECT " ROG_RECORD_COLUMNS " FROM record WHERE ?1 IS NULL OR dossier = ?1 ORDER BY id", "t", dossier);
  if (statement == NULL)
    return NULL;

  for (;;)
    {
      RogRecordInfo *info;

      if (!rog_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      info = rog_record_info_from_row (statement, error);
      if (info == NULL)
        return NULL;
      g_ptr_array_add (list, info);
    }
}

/**
 * rog_records_get_register:
 * @database: the database
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the uuid of the register's own record, the one that
 *   has not ended; or %NULL with %ROG_STORE_ERROR_NOT_FOUND
 */
char *
rog_records_get_register (RogDatabase *database,
                          GError     **error)
{
  g_autoptr (RogStatement) statement = NULL;

  statement = rog_statement_new (database, error, "SELECT uuid FROM record WHERE audience = 'register' AND ended = 0", "");

  return step_to_row (statement, "The register has no record of its own", error) ? g_strdup (rog_statement_get_text (statement, 0)) : NULL;
}

/**
 * rog_records_get_checkpoint:
 * @database: the database
 * @record: a record's uuid
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the record's size and root now
 */
RogCheckpoint *
rog_records_get_checkpoint (RogDatabase *database,
                            const char  *record,
                            GError     **error)
{
  g_autoptr (RogRecordInfo) info = rog_records_get_info (database, record, error);

  return info != NULL ? rog_checkpoint_new (info->uuid, info->size, &info->root) : NULL;
}

/* Bytes that are not those that were entered, and not even an entry: the check of the record says
 * so, and the others are read. */
static gboolean
read_entry (RogStatement *statement,
            RogEntry    **entry,
            GError      **error)
{
  g_autoptr (GBytes) bytes = rog_statement_dup_bytes (statement, 0);
  g_autoptr (GError) local_error = NULL;
  RogDigest leaf, computed;

  *entry = rog_entry_new_from_bytes (bytes, &local_error);
  if (*entry != NULL)
    return TRUE;
  if (!rog_statement_get_digest (statement, 1, &leaf, error))
    return FALSE;
  computed = rog_tree_leaf (bytes);
  if (!rog_digest_equal (&leaf, &computed))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * rog_records_foreach:
 * @database: the database
 * @record: a record's uuid
 * @from: the first entry
 * @func: called with each entry in order; ends with its error where it returns %FALSE
 * @data: handed to @func
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Entries whose bytes were erased, or were changed into what is no entry, are passed over. @func may write to the database.
 *
 * Returns: %FALSE with @error set
 */
gboolean
rog_records_foreach (RogDatabase  *database,
                     const char   *record,
                     guint64       from,
                     RogEntryFunc  func,
                     gpointer      data,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (RogRecordInfo) info = rog_records_get_info (database, record, error);
  g_autoptr (RogStatement) statement = NULL;
  gboolean row;

  if (info == NULL)
    return FALSE;

  statement = rog_statement_new (database, error,
                                 "SELECT bytes, leaf FROM entry WHERE record = ? AND seq >= ? AND bytes IS NOT NULL ORDER BY seq", "ii",
                                 info->id, (gint64)from);
  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      g_autoptr (RogEntry) entry = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !rog_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!read_entry (statement, &entry, error) || (entry != NULL && !func (entry, data, error)))
        return FALSE;
    }
}

static gboolean
collect_cb (RogEntry *entry,
            gpointer  data,
            GError  **error)
{
  g_ptr_array_add (data, g_object_ref (entry));
  return TRUE;
}

/**
 * rog_records_load:
 * @database: the database
 * @record: a record's uuid
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type RogEntry): its entries
 */
GPtrArray *
rog_records_load (RogDatabase  *database,
                  const char   *record,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  return rog_records_foreach (database, record, 0, collect_cb, entries, cancellable, error) ? g_steal_pointer (&entries) : NULL;
}

/**
 * rog_records_find_act:
 * @database: the database
 * @act: an act's hash
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the entry that holds it
 */
RogEntry *
rog_records_find_act (RogDatabase     *database,
                      const RogDigest *act,
                      GError         **error)
{
  g_autoptr (RogStatement) statement = NULL;
  g_autoptr (GBytes) bytes = NULL;

  statement = rog_statement_new (database, error, "SELECT bytes FROM entry WHERE act = ? AND bytes IS NOT NULL", "d", act);
  if (!step_to_row (statement, "There is no such act", error))
    return NULL;

  bytes = rog_statement_dup_bytes (statement, 0);

  return rog_entry_new_from_bytes (bytes, error);
}

/**
 * rog_records_last_of_object:
 * @database: the database
 * @record: (nullable): a record's uuid; %NULL looks in every record
 * @object: an object's uuid
 * @error: where an error goes
 *
 * What the next act on @object puts into `after`.
 *
 * Returns: (transfer full) (nullable) (element-type RogDigest): the act entered last on
 *   @object; empty where there is none
 */
GArray *
rog_records_last_of_object (RogDatabase *database,
                            const char  *record,
                            const char  *object,
                            GError     **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RogDigest));
  g_autoptr (RogStatement) statement = NULL;
  RogDigest act;
  gboolean  row;

  statement = rog_statement_new (database, error,
                                 "SELECT act FROM entry WHERE object = ?1 AND (?2 IS NULL OR record = (SELECT id FROM record WHERE uuid = ?2)) "
                                 "ORDER BY id DESC LIMIT 1",
                                 "tt", object, record);
  if (statement == NULL || !rog_statement_step (statement, &row, error))
    return NULL;
  if (row)
    {
      if (!rog_statement_get_digest (statement, 0, &act, error))
        return NULL;
      g_array_append_val (found, act);
    }

  return g_steal_pointer (&found);
}

/*
 * What lies beside the acts
 */

static gboolean
load_words (RogDatabase *database,
            RogActFile  *file,
            GError     **error)
{
  g_autoptr (RogStatement) statement = NULL;
  gboolean row;

  statement = rog_statement_new (database, error, "SELECT id, salt, text FROM words WHERE act = ? ORDER BY id", "d", rog_act_get_hash (file->act));
  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      g_autoptr (GBytes) salt = NULL;

      if (!rog_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      salt = rog_statement_dup_bytes (statement, 1);
      g_ptr_array_add (file->words, rog_act_words_new_full (rog_statement_get_text (statement, 0), salt, rog_statement_get_text (statement, 2)));
    }
}

static gboolean
load_salts (RogDatabase *database,
            RogActFile  *file,
            GError     **error)
{
  GPtrArray *docs = rog_act_get_docs (file->act);

  for (guint i = 0; i < docs->len; i++)
    {
      RogActDoc *doc = g_ptr_array_index (docs, i);
      g_autoptr (RogStatement) statement = NULL;
      gboolean row;

      statement = rog_statement_new (database, error,
                                     "SELECT salt FROM salt WHERE document = ? AND record = (SELECT id FROM record WHERE uuid = ?)", "tt",
                                     doc->id, rog_act_get_record (file->act));
      if (statement == NULL || !rog_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_hash_table_insert (file->salts, g_strdup (doc->id), rog_statement_dup_bytes (statement, 0));
    }

  return TRUE;
}

/**
 * rog_records_get_file:
 * @database: the database
 * @act: an act's hash
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the act with all salts and words that are left
 */
RogActFile *
rog_records_get_file (RogDatabase     *database,
                      const RogDigest *act,
                      GError         **error)
{
  g_autoptr (RogEntry) entry = rog_records_find_act (database, act, error);
  g_autoptr (RogActFile) file = entry != NULL ? rog_act_file_new (rog_entry_get_act (entry)) : NULL;

  if (file == NULL || !load_words (database, file, error) || !load_salts (database, file, error))
    return NULL;

  return g_steal_pointer (&file);
}

/**
 * rog_records_get_words:
 * @database: the database
 * @record: a record's uuid
 * @words: the words' id
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the words, or %NULL with %ROG_STORE_ERROR_NOT_FOUND where
 *   they were erased or never given
 */
char *
rog_records_get_words (RogDatabase *database,
                       const char  *record,
                       const char  *words,
                       GError     **error)
{
  g_autoptr (RogStatement) statement = NULL;

  statement = rog_statement_new (database, error, "SELECT text FROM words WHERE id = ? AND record = (SELECT id FROM record WHERE uuid = ?)", "tt",
                                 words, record);

  return step_to_row (statement, "The passage was erased", error) ? g_strdup (rog_statement_get_text (statement, 0)) : NULL;
}

/**
 * rog_records_salt:
 * @database: the database
 * @record: a record's uuid
 * @document: a document's id
 * @error: where an error goes
 *
 * The salt of a document in a record: drawn when it is first asked for, then always the same.
 *
 * Returns: (transfer full) (nullable): 32 bytes
 */
GBytes *
rog_records_salt (RogDatabase *database,
                  const char  *record,
                  const char  *document,
                  GError     **error)
{
  g_autoptr (RogRecordInfo) info = rog_records_get_info (database, record, error);
  g_autoptr (GBytes) fresh = rog_random_salt ();
  g_autoptr (RogStatement) statement = NULL;

  if (info == NULL || !rog_database_run (database, error, "INSERT INTO salt (record, document, salt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", "itb",
                                         info->id, document, fresh))
    return NULL;

  statement = rog_statement_new (database, error, "SELECT salt FROM salt WHERE record = ? AND document = ?", "it", info->id, document);

  return step_to_row (statement, "There is no such salt", error) ? rog_statement_dup_bytes (statement, 0) : NULL;
}

/*
 * Proofs
 */

/**
 * rog_records_prove_inclusion:
 * @database: the database
 * @record: a record's uuid
 * @seq: an entry
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type RogDigest): that the entry is in the
 *   record as it is now, for a receipt
 */
GArray *
rog_records_prove_inclusion (RogDatabase *database,
                             const char  *record,
                             guint64      seq,
                             GError     **error)
{
  g_autoptr (RogRecordInfo) info = rog_records_get_info (database, record, error);
  RogDatabaseTree tree = { database, info != NULL ? info->id : 0 };
  RogTreeStorage  storage = rog_database_tree_storage (&tree);

  return info != NULL ? rog_tree_prove_inclusion (&storage, seq, info->size, error) : NULL;
}

/**
 * rog_records_prove_consistency:
 * @database: the database
 * @record: a record's uuid
 * @old_size: a size someone knows
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type RogDigest): that the record as it is now
 *   has everything it had then
 */
GArray *
rog_records_prove_consistency (RogDatabase *database,
                               const char  *record,
                               guint64      old_size,
                               GError     **error)
{
  g_autoptr (RogRecordInfo) info = rog_records_get_info (database, record, error);
  RogDatabaseTree tree = { database, info != NULL ? info->id : 0 };
  RogTreeStorage  storage = rog_database_tree_storage (&tree);

  return info != NULL ? rog_tree_prove_consistency (&storage, old_size, info->size, error) : NULL;
}
