// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-records.h"

#include "store/rog-records-private.h"

struct _RogRecords
{
  GObject parent_instance;

  RogSigner   *keeper;   /* (owned) */
  RogVerifier *verifier; /* (owned) */
  RogClock    *clock;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogRecords, rog_records, G_TYPE_OBJECT)

static void
rog_records_finalize (GObject *object)
{
  RogRecords *self = ROG_RECORDS (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->verifier);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rog_records_parent_class)->finalize (object);
}

static void
rog_records_class_init (RogRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_records_finalize;
}

static void
rog_records_init (RogRecords *self)
{
}

/**
 * rog_records_new:
 * @keeper: the acting key of this desk
 * @verifier: what checks acts before they are entered
 * @clock: the clock
 *
 * Returns: (transfer full): what appends to records. Any thread.
 */
RogRecords *
rog_records_new (RogSigner   *keeper,
                 RogVerifier *verifier,
                 RogClock    *clock)
{
  RogRecords *self;

  g_return_val_if_fail (ROG_IS_SIGNER (keeper) && ROG_IS_VERIFIER (verifier) && ROG_IS_CLOCK (clock), NULL);

  self = g_object_new (ROG_TYPE_RECORDS, NULL);
  self->keeper = g_object_ref (keeper);
  self->verifier = g_object_ref (verifier);
  self->clock = g_object_ref (clock);

  return self;
}

/*
 * The tree in the database
 */

static gboolean
get_node (gpointer   data,
          guint      level,
          guint64    index,
          RogDigest *node,
          GError   **error)
{
  RogDatabaseTree *tree = data;
  g_autoptr (RogStatement) statement = NULL;
  gboolean row;

  statement = rog_statement_new (tree->database, error, "SELECT hash FROM node WHERE record = ? AND level = ? AND idx = ?", "iii",
                                 tree->record, (gint64)level, (gint64)index);
  if (statement == NULL || !rog_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    return rog_statement_get_digest (statement, 0, node, error);

  g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_TAMPERED, "A part of a record’s tree is missing");
  return FALSE;
}

static gboolean
put_node (gpointer         data,
          guint            level,
          guint64          index,
          const RogDigest *node,
          GError         **error)
{
  RogDatabaseTree *tree = data;

  return rog_database_run (tree->database, error, "INSERT INTO node (record, level, idx, hash) VALUES (?, ?, ?, ?)", "iiid",
                           tree->record, (gint64)level, (gint64)index, node);
}

RogTreeStorage
rog_database_tree_storage (RogDatabaseTree *tree)
{
  return (RogTreeStorage){ get_node, put_node, tree };
}

/*
 * Appending
 */

static gboolean
check_open (const RogRecordInfo *info,
            RogAct              *act,
            GError             **error)
{
  gboolean opens = g_str_equal (rog_act_get_kind (act), ROG_KIND_RECORD_OPENED);

  if (info->kept && !info->ended && opens == (info->size == 0))
    return TRUE;

  g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_REFUSED,
                       info->ended  ? "The record has ended; another goes on from it"
                       : info->kept ? "A record is opened once, by its first act"
                                    : "The record is kept at another desk");
  return FALSE;
}

static gboolean
insert_entry (RogDatabase   *database,
              RogRecordInfo *info,
              RogEntry      *entry,
              GError       **error)
{
  RogAct         *act = rog_entry_get_act (entry);
  RogDigest       leaf = rog_entry_get_leaf (entry);
  RogDatabaseTree tree = { database, info->id };
  RogTreeStorage  storage = rog_database_tree_storage (&tree);

  if (!rog_database_run (database, error, "INSERT INTO entry (record, seq, leaf, act, object, kind, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)",
                         "iiddttb", info->id, (gint64)info->size, &leaf, rog_act_get_hash (act), rog_act_get_object (act),
                         rog_act_get_kind (act), rog_entry_get_bytes (entry)) ||
      !rog_tree_append (&storage, info->size, &leaf, error) ||
      !rog_tree_root (&storage, info->size + 1, &info->root, error))
    return FALSE;

  info->size++;

  return rog_database_run (database, error, "UPDATE record SET size = ?, root = ? WHERE id = ?", "idi",
                           (gint64)info->size, &info->root, info->id);
}

static gboolean
insert_beside (RogDatabase         *database,
               const RogRecordInfo *info,
               const RogActFile    *file,
               GError             **error)
{
  GHashTableIter iter;
  gpointer       document, salt;

  g_hash_table_iter_init (&iter, file->salts);
  while (g_hash_table_iter_next (&iter, &document, &salt))
    {
      if (!rog_database_run (database, error, "INSERT INTO salt (record, document, salt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                             "itb", info->id, document, salt))
        return FALSE;
    }

  for (guint i = 0; i < file->words->len; i++)
    {
      RogActWords *words = g_ptr_array_index (file->words, i);

      if (!rog_database_run (database, error, "INSERT INTO words (id, record, act, salt, text) VALUES (?, ?, ?, ?, ?)", "tidbt",
                             words->id, info->id, rog_act_get_hash (file->act), words->salt, words->text))
        return FALSE;
    }

  return TRUE;
}

/* Handed over, the record is another desk's from its next entry on. Only its keeper can: an act of that
 * kind by anybody else, who filed it say, must not take the record away. */
static gboolean
follow_keeper (RogRecords          *self,
               RogDatabase         *database,
               const RogRecordInfo *info,
               RogAct              *act,
               GError             **error)
{
  const char *keeper;

  if (!g_str_equal (rog_act_get_kind (act), ROG_KIND_RECORD_HANDED_OVER))
    return TRUE;
  if (!g_str_equal (rog_act_get_author_key (act), rog_signer_get_key_id (self->keeper)))
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_REFUSED, "A record is handed over by its keeper alone");
      return FALSE;
    }

  keeper = rog_json_get_string (rog_act_get_body (act), "keeper", error);

  return keeper != NULL &&
         rog_database_run (database, error, "UPDATE record SET keeper = ?, kept = 0 WHERE id = ?", "ti", keeper, info->id);
}

static RogEntry *
append_one (RogRecords       *self,
            RogDatabase      *database,
            RogRecordInfo    *info,
            const RogActFile *file,
            GError          **error)
{
  g_autoptr (RogAuthor) author = NULL;
  g_autoptr (RogEntry) entry = NULL;

  if (!check_open (info, file->act, error))
    return NULL;

  author = rog_act_verify (file->act, self->verifier, error);
  if (author == NULL)
    return NULL;

  entry = rog_entry_new (file->act, info->size, &info->root, rog_clock_now (self->clock), error);
  if (entry == NULL || !insert_entry (database, info, entry, error) || !insert_beside (database, info, file, error) ||
      !follow_keeper (self, database, info, file->act, error))
    return NULL;

  return g_steal_pointer (&entry);
}

static RogEntry *
sign_and_append_one (RogRecords    *self,
                     RogDatabase   *database,
                     RogRecordInfo *info,
                     const char    *kind,
                     const char    *object,
                     JsonObject    *body,
                     GError       **error)
{
  RogActParts parts = { .record = info->uuid, .object = object, .kind = kind, .body = body };
  g_autoptr (RogAct) act = NULL;
  g_autoptr (RogActFile) file = NULL;

  parts.at = rog_clock_now (self->clock);
  act = rog_act_new_signed (&parts, self->keeper, error);
  if (act == NULL)
    return NULL;

  file = rog_act_file_new (act);

  return append_one (self, database, info, file, error);
}

/* The order of everything: each append to another record is an act of the register's own. */
static gboolean
note_in_register (RogRecords          *self,
                  RogDatabase         *database,
                  const RogRecordInfo *grown,
                  GError             **error)
{
  g_autofree char *uuid = rog_records_get_register (database, error);
  g_autofree char *object = rog_uuid_new ();
  g_autoptr (RogRecordInfo) info = uuid != NULL ? rog_records_get_info (database, uuid, error) : NULL;
  g_autoptr (RogCheckpoint) checkpoint = rog_checkpoint_new (grown->uuid, grown->size, &grown->root);
  g_autoptr (JsonObject) body = rog_body_record_appended (checkpoint);
  g_autoptr (RogEntry) entry = NULL;

  if (info == NULL)
    return FALSE;

  entry = sign_and_append_one (self, database, info, ROG_KIND_RECORD_APPENDED, object, body, error);

  return entry != NULL;
}

/**
 * rog_records_append:
 * @self: what appends
 * @database: the database
 * @file: an act for one of the records this desk keeps, signed by anyone, with the salts and
 *   words that are known
 * @error: where an error goes
 *
 * In one transaction, or as part of the caller's: verifies the act, enters it, keeps salts
 * and words, and enters `record.appended` into the register's record. Blocking.
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL with %ROG_STORE_ERROR_NOT_FOUND (no
 *   such record), _REFUSED, _EXISTS (entered before), another %ROG_STORE_ERROR or a
 *   %ROG_RECORD_ERROR
 */
RogEntry *
rog_records_append (RogRecords       *self,
                    RogDatabase      *database,
                    const RogActFile *file,
                    GError          **error)
{
  g_autoptr (RogTransaction) transaction = NULL;
  g_autoptr (RogRecordInfo) info = NULL;
  g_autoptr (RogEntry) entry = NULL;

  g_return_val_if_fail (ROG_IS_RECORDS (self) && file != NULL, NULL);

  transaction = rog_transaction_begin (database, error);
  if (transaction == NULL)
    return NULL;

  info = rog_records_get_info (database, rog_act_get_record (file->act), error);
  if (info == NULL)
    return NULL;

  entry = append_one (self, database, info, file, error);
  if (entry == NULL)
    return NULL;
  if (!g_str_equal (info->audience, ROG_AUDIENCE_REGISTER) && !note_in_register (self, database, info, error))
    return NULL;
  if (!rog_transaction_commit (transaction, error))
    return NULL;

  return g_steal_pointer (&entry);
}

/**
 * rog_records_sign_and_append:
 * @self: what appends
 * @database: the database
 * @parts: what the act says; the salts of its documents are kept
 * @words: (nullable) (element-type RogActWords): words detached from its body
 * @author: (nullable): who signs; %NULL is the keeper
 * @error: where an error goes
 *
 * Makes an act and appends it: see rog_records_append().
 *
 * Returns: (transfer full) (nullable): the entry
 */
RogEntry *
rog_records_sign_and_append (RogRecords        *self,
                             RogDatabase       *database,
                             const RogActParts *parts,
                             GPtrArray         *words,
                             RogSigner         *author,
                             GError           **error)
{
  g_autoptr (RogAct) act = NULL;
  g_autoptr (RogActFile) file = NULL;

  g_return_val_if_fail (ROG_IS_RECORDS (self) && parts != NULL, NULL);

  act = rog_act_new_signed (parts, author != NULL ? author : self->keeper, error);
  if (act == NULL)
    return NULL;

  file = rog_act_file_new (act);
  for (guint i = 0; parts->docs != NULL && i < parts->docs->len; i++)
    {
      RogActDoc *doc = g_ptr_array_index (parts->docs, i);

      if (doc->salt != NULL)
        g_hash_table_insert (file->salts, g_strdup (doc->id), g_bytes_ref (doc->salt));
    }
  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      RogActWords *one = g_ptr_array_index (words, i);

      g_ptr_array_add (file->words, rog_act_words_new_full (one->id, one->salt, one->text));
    }

  return rog_records_append (self, database, file, error);
}

/*
 * A record's life
 */

static RogRecordInfo *
create_one (RogRecords          *self,
            RogDatabase         *database,
            const char          *audience,
            const char          *dossier,
            const RogCheckpoint *previous,
            GError             **error)
{
  g_autofree char *uuid = rog_uuid_new ();
  const char      *keeper = rog_signer_get_key_id (self->keeper);
  RogDigest        empty = rog_tree_empty_root ();
  g_autoptr (JsonObject) body = rog_body_record_opened (audience, keeper, previous);
  g_autoptr (RogRecordInfo) info = NULL;
  g_autoptr (RogEntry) entry = NULL;

  if (!rog_database_run (database, error,
                         "INSERT INTO record (uuid, audience, dossier, keeper, kept, previous, size, root) VALUES (?, ?, ?, ?, 1, ?, 0, ?)",
                         "tttttd", uuid, audience, dossier, keeper, previous != NULL ? previous->record : NULL, &empty))
    return NULL;

  info = rog_records_get_info (database, uuid, error);
  if (info == NULL)
    return NULL;

  entry = sign_and_append_one (self, database, info, ROG_KIND_RECORD_OPENED, uuid, body, error);

  return entry != NULL ? g_steal_pointer (&info) : NULL;
}

/**
 * rog_records_open_register:
 * @self: what appends
 * @database: the database
 * @error: where an error goes
 *
 * Opens the register's own record where there is none yet: the first thing to do in a new
 * register.
 *
 * Returns: (transfer full) (nullable): its uuid
 */
char *
rog_records_open_register (RogRecords  *self,
                           RogDatabase *database,
                           GError     **error)
{
  g_autoptr (RogTransaction) transaction = NULL;
  g_autoptr (RogRecordInfo) info = NULL;
  g_autoptr (GError) local = NULL;
  char *uuid;

  g_return_val_if_fail (ROG_IS_RECORDS (self), NULL);

  uuid = rog_records_get_register (database, &local);
  if (uuid != NULL)
    return uuid;
  if (!g_error_matches (local, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  transaction = rog_transaction_begin (database, error);
  if (transaction == NULL)
    return NULL;
  info = create_one (self, database, ROG_AUDIENCE_REGISTER, NULL, NULL, error);
  if (info == NULL || !rog_transaction_commit (transaction, error))
    return NULL;

  return g_strdup (info->uuid);
}

/**
 * rog_records_create:
 * @self: what appends
 * @database: the database
 * @audience: "bench", "person" or "own"
 * @dossier: the dossier it is of
 * @error: where an error goes
 *
 * Opens a record that this desk keeps, with the act that says so, and notes it in the
 * register's.
 *
 * Returns: (transfer full) (nullable): its uuid
 */
char *
rog_records_create (RogRecords  *self,
                    RogDatabase *database,
                    const char  *audience,
                    const char  *dossier,
                    GError     **error)
{
  g_autoptr (RogTransaction) transaction = NULL;
  g_autoptr (RogRecordInfo) info = NULL;

  g_return_val_if_fail (ROG_IS_RECORDS (self) && audience != NULL && dossier != NULL, NULL);
  g_return_val_if_fail (!g_str_equal (audience, ROG_AUDIENCE_REGISTER), NULL);

  transaction = rog_transaction_begin (database, error);
  if (transaction == NULL)
    return NULL;
  info = create_one (self, database, audience, dossier, NULL, error);
  if (info == NULL || !note_in_register (self, database, info, error) || !rog_transaction_commit (transaction, error))
    return NULL;

  return g_strdup (info->uuid);
}

/**
 * rog_records_erase_words:
 * @self: what appends
 * @database: the database, outside of transactions
 * @record: the record's uuid
 * @words: the words' id
 * @error: where an error goes
 *
 * Erases words detached from an act, with their salt, and says so in an act
 * `words.erased`. The act that quoted them, its signature and its leaf stay whole. Older
 * backups keep them.
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_NOT_FOUND or another error
 */
gboolean
rog_records_erase_words (RogRecords  *self,
                         RogDatabase *database,
                         const char  *record,
                         const char  *words,
                         GError     **error)
{
  g_autoptr (RogTransaction) transaction = NULL;
  g_autoptr (RogRecordInfo) info = NULL;
  g_autoptr (RogEntry) entry = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *object = rog_uuid_new ();

  g_return_val_if_fail (ROG_IS_RECORDS (self), FALSE);

  transaction = rog_transaction_begin (database, error);
  if (transaction == NULL)
    return FALSE;
  info = rog_records_get_info (database, record, error);
  if (info == NULL || !rog_database_run (database, error, "DELETE FROM words WHERE record = ? AND id = ?", "it", info->id, words))
    return FALSE;
  if (rog_database_changes (database) == 0)
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND, "There are no such words, or they were erased before");
      return FALSE;
    }

  json_object_set_string_member (body, "words", words);
  entry = sign_and_append_one (self, database, info, ROG_KIND_WORDS_ERASED, object, body, error);
  if (entry == NULL || !note_in_register (self, database, info, error) || !rog_transaction_commit (transaction, error))
    return FALSE;
  g_clear_pointer (&transaction, rog_transaction_free);

  return rog_database_scrub (database, error);
}

static RogRecordInfo *
continue_one (RogRecords          *self,
              RogDatabase         *database,
              const RogRecordInfo *old,
              GError             **error)
{
  g_autoptr (RogCheckpoint) previous = rog_checkpoint_new (old->uuid, old->size, &old->root);
  g_autoptr (RogRecordInfo) next = NULL;

  if (!rog_database_run (database, error, "UPDATE record SET ended = 1 WHERE id = ?", "i", old->id))
    return NULL;

  next = create_one (self, database, old->audience, old->dossier, previous, error);
  /* Whose record it is goes on with it: no act says it. */
  if (next == NULL ||
      !rog_database_run (database, error, "UPDATE record SET person = (SELECT person FROM record WHERE id = ?) WHERE id = ?", "ii", old->id, next->id))
    return NULL;

  return g_steal_pointer (&next);
}

/**
 * rog_records_continue_after_restore:
 * @self: what appends
 * @database: the database, as restored
 * @found: (nullable): the checkpoint found in the keyring
 * @error: where an error goes
 *
 * After a restore that the user confirmed: the records this desk keeps, the register's
 * too, end where they are, and each goes on in a new one whose first act names the old
 * one's uuid, size and root, so that no checkpoint given out is contradicted. The register
 * says so in `register.restored`.
 *
 * Returns: (transfer full) (nullable): the uuid of the register's new record
 */
char *
rog_records_continue_after_restore (RogRecords          *self,
                                    RogDatabase         *database,
                                    const RogCheckpoint *found,
                                    GError             **error)
{
  g_autoptr (RogTransaction) transaction = rog_transaction_begin (database, error);
  g_autoptr (GPtrArray) all = transaction != NULL ? rog_records_list (database, NULL, error) : NULL;
  g_autofree char *uuid = all != NULL ? rog_records_get_register (database, error) : NULL;
  g_autoptr (RogRecordInfo) old = uuid != NULL ? rog_records_get_info (database, uuid, error) : NULL;
  g_autoptr (RogRecordInfo) fresh = old != NULL ? continue_one (self, database, old, error) : NULL;
  g_autofree char *object = rog_uuid_new ();
  g_autoptr (RogCheckpoint) restored = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (RogEntry) entry = NULL;

  if (fresh == NULL)
    return NULL;

  restored = rog_checkpoint_new (old->uuid, old->size, &old->root);
  body = rog_body_register_restored (found, restored);
  entry = sign_and_append_one (self, database, fresh, ROG_KIND_REGISTER_RESTORED, object, body, error);
  if (entry == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    {
      RogRecordInfo *info = g_ptr_array_index (all, i);
      g_autoptr (RogRecordInfo) next = NULL;

      if (!info->kept || info->ended || g_str_equal (info->audience, ROG_AUDIENCE_REGISTER))
        continue;
      next = continue_one (self, database, info, error);
      if (next == NULL || !note_in_register (self, database, next, error))
        return NULL;
    }

  return rog_transaction_commit (transaction, error) ? g_strdup (fresh->uuid) : NULL;
}
