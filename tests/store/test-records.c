// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "fake-signer.h"
#include "register.h"
#include "store/rog-records-person.h"
#include "store/rog-statement.h"

#define OBJECT "22222222-2222-4222-8222-222222222222"
#define PERSON "44444444-4444-4444-8444-444444444444"
#define DOCUMENT "33333333-3333-4333-8333-333333333333"

static void
test_order_of_everything (Register *r, gconstpointer data)
{
  g_autofree char *record = NULL;
  g_autofree char *registry = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (RogCheckpoint) now = NULL;
  g_autoptr (RogCheckpoint) said = NULL;
  RogAct *last;

  register_reopen (r);
  record = register_add_record (r);
  for (int i = 0; i < 5; i++)
    register_append (r, record, OBJECT, "words");
  register_reopen (r);
  register_assert_sound (r);

  registry = rog_records_get_register (r->database, NULL);
  entries = rog_records_load (r->database, registry, NULL, NULL);
  g_assert_cmpuint (entries->len, ==, 1 + 6);
  last = rog_entry_get_act (g_ptr_array_index (entries, 6));
  now = rog_records_get_checkpoint (r->database, record, NULL);
  said = rog_checkpoint_from_json (rog_act_get_body (last));
  g_assert_cmpstr (rog_act_get_kind (last), ==, ROG_KIND_RECORD_APPENDED);
  g_assert_cmpstr (said->record, ==, record);
  g_assert_cmpuint (said->size, ==, 6);
  g_assert_true (rog_digest_equal (&said->root, &now->root));
}

static void
test_refused (Register *r, gconstpointer data)
{
  g_autofree char *record = NULL;
  g_autofree char *registry = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (RogActFile) file = NULL;
  g_autoptr (RogSigner) other = rog_fake_signer_new ("Bo Falk", "judge");
  g_autoptr (RogAct) forged = NULL;
  g_autoptr (RogActFile) forged_file = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (RogEntry) handed_over = NULL;
  g_autoptr (GError) error = NULL;
  RogAct *act;

  register_reopen (r);
  record = register_add_record (r);
  register_append (r, record, OBJECT, "words");

  /* Twice the same. */
  entries = rog_records_load (r->database, record, NULL, NULL);
  act = rog_entry_get_act (g_ptr_array_index (entries, 1));
  file = rog_act_file_new (act);
  g_assert_null (rog_records_append (r->records, r->database, file, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  /* Signed by another. */
  forged = rog_act_new_from_bytes (rog_act_get_bytes (act), rog_act_get_signature (act), rog_signer_get_certificate (other),
                                   rog_signer_get_voucher (other), NULL);
  forged_file = rog_act_file_new (forged);
  g_assert_null (rog_records_append (r->records, r->database, forged_file, &error));
  g_assert_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_SIGNATURE);
  g_clear_error (&error);

  /* Opened a second time; no such record. */
  g_assert_null (rog_records_sign_and_append (r->records, r->database, &(RogActParts){ record, record, ROG_KIND_RECORD_OPENED, 0, NULL, NULL, body, NULL }, NULL, NULL, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (rog_records_sign_and_append (r->records, r->database, &(RogActParts){ OBJECT, OBJECT, "note.made", 0, NULL, NULL, body, NULL }, NULL, NULL, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Handed over by its keeper alone; then nothing more is appended here. */
  json_object_set_string_member (body, "keeper", rog_signer_get_key_id (other));
  g_assert_null (rog_records_sign_and_append (r->records, r->database, &(RogActParts){ record, record, ROG_KIND_RECORD_HANDED_OVER, 0, NULL, NULL, body, NULL }, NULL, other, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  handed_over = rog_records_sign_and_append (r->records, r->database, &(RogActParts){ record, record, ROG_KIND_RECORD_HANDED_OVER, 0, NULL, NULL, body, NULL }, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (register_try_append (r, record, OBJECT, "words", &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_REFUSED);
}

static void
test_words (Register *r, gconstpointer data)
{
  g_autofree char *record = NULL;
  g_autofree char *found = NULL;
  g_autoptr (RogActWords) words = rog_act_words_new ("a passage of the letter");
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_doc_free);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) salt = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (RogEntry) entry = NULL;
  g_autoptr (RogActFile) file = NULL;
  g_autoptr (GError) error = NULL;
  RogDigest        document = rog_digest_of ("pdf", 3);
  const RogDigest *hash;

  register_reopen (r);
  record = register_add_record (r);
  salt = rog_records_salt (r->database, record, DOCUMENT, &error);
  again = rog_records_salt (r->database, record, DOCUMENT, &error);
  g_assert_true (g_bytes_equal (salt, again));
  g_ptr_array_add (docs, rog_act_doc_new (DOCUMENT, salt, &document));
  g_ptr_array_add (list, words);
  json_object_set_object_member (body, "quote", rog_act_words_to_json (words));
  entry = rog_records_sign_and_append (r->records, r->database, &(RogActParts){ record, OBJECT, "note.made", 0, NULL, docs, body, NULL }, list, NULL, &error);
  g_assert_no_error (error);

  hash = rog_act_get_hash (rog_entry_get_act (entry));
  file = rog_records_get_file (r->database, hash, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->words->len, ==, 1);
  g_assert_true (g_bytes_equal (g_hash_table_lookup (file->salts, DOCUMENT), salt));
  found = rog_records_get_words (r->database, record, words->id, &error);
  g_assert_cmpstr (found, ==, "a passage of the letter");

  g_assert_true (rog_records_erase_words (r->records, r->database, record, words->id, &error));
  g_assert_null (rog_records_get_words (r->database, record, words->id, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (rog_records_erase_words (r->records, r->database, record, words->id, &error));
  register_assert_sound (r);
}

/* What a compare says, from a checkpoint of the register at some size. */
static RogRecordsComparison
compare (Register *r, const RogCheckpoint *known)
{
  RogRecordsComparison found;
  g_autoptr (GError) error = NULL;

  g_assert_true (rog_records_compare (r->database, known, &found, &error));
  g_assert_no_error (error);

  return found;
}

static RogCheckpoint *
checkpoint_of_register (Register *r)
{
  g_autofree char *uuid = rog_records_get_register (r->database, NULL);

  return rog_records_get_checkpoint (r->database, uuid, NULL);
}

static void
test_compare (Register *r, gconstpointer data)
{
  g_autofree char *record = NULL;
  g_autoptr (RogCheckpoint) first = NULL;
  g_autoptr (RogCheckpoint) second = NULL;
  g_autoptr (RogCheckpoint) wrong = NULL;
  g_autofree char *content = NULL;
  gsize            length;

  register_reopen (r);
  record = register_add_record (r);
  first = checkpoint_of_register (r);
  register_close (r);
  g_assert_true (g_file_get_contents (r->path, &content, &length, NULL));
  register_reopen (r);
  register_append (r, record, OBJECT, "words");
  second = checkpoint_of_register (r);

  g_assert_cmpint (compare (r, second), ==, ROG_RECORDS_EQUAL);
  g_assert_cmpint (compare (r, first), ==, ROG_RECORDS_AHEAD);
  g_assert_cmpint (compare (r, NULL), ==, ROG_RECORDS_NOT_COMPARED);
  wrong = rog_checkpoint_copy (first);
  wrong->root.bytes[0] ^= 1;
  g_assert_cmpint (compare (r, wrong), ==, ROG_RECORDS_DIFFERENT);

  /* The whole file of before put back: rolled back. */
  register_close (r);
  g_assert_true (g_file_set_contents (r->path, content, (gssize)length, NULL));
  register_reopen (r);
  register_assert_sound (r);
  g_assert_cmpint (compare (r, second), ==, ROG_RECORDS_BEHIND);
  /* … and gone on with: other entries than those known. */
  register_append (r, record, OBJECT, "other words");
  g_assert_cmpint (compare (r, second), ==, ROG_RECORDS_DIFFERENT);
}

static void
test_continue (Register *r, gconstpointer data)
{
  g_autofree char *record = NULL;
  g_autofree char *old = NULL;
  g_autofree char *fresh = NULL;
  g_autoptr (RogCheckpoint) found = NULL;
  g_autoptr (RogCheckpoint) stale = NULL;
  g_autoptr (RogRecordInfo) info = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (RogCheckpoint) previous = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *theirs = NULL;
  RogRecordInfo   *next;

  register_reopen (r);
  record = register_add_record (r);
  register_append (r, record, OBJECT, "words");
  old = rog_records_get_register (r->database, NULL);
  found = checkpoint_of_register (r);
  found->size += 10;
  stale = rog_checkpoint_copy (found);
  stale->size += 1;
  g_assert_cmpint (compare (r, found), ==, ROG_RECORDS_BEHIND);

  g_assert_true (rog_records_set_person (r->database, record, PERSON, &error));
  fresh = rog_records_continue_after_restore (r->records, r->database, found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fresh, !=, old);
  register_reopen (r);
  register_assert_sound (r);
  g_assert_cmpint (compare (r, found), ==, ROG_RECORDS_AHEAD);
  g_assert_cmpint (compare (r, stale), ==, ROG_RECORDS_DIFFERENT);

  g_assert_false (register_try_append (r, record, OBJECT, "words", &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_REFUSED);
  info = rog_records_get_info (r->database, record, NULL);
  records = rog_records_list (r->database, info->dossier, NULL);
  g_assert_cmpuint (records->len, ==, 2);
  next = g_ptr_array_index (records, 1);
  g_assert_cmpstr (next->previous, ==, record);
  g_assert_true (rog_records_find_person (r->database, info->dossier, PERSON, &theirs, &error));
  g_assert_cmpstr (theirs, ==, next->uuid);
  register_append (r, next->uuid, OBJECT, "more words");
  register_assert_sound (r);

  entries = rog_records_load (r->database, next->uuid, NULL, NULL);
  previous = rog_checkpoint_from_json (rog_json_peek_object (rog_act_get_body (rog_entry_get_act (g_ptr_array_index (entries, 0))), "previous"));
  g_assert_cmpstr (previous->record, ==, record);
  g_assert_cmpuint (previous->size, ==, 2);
  g_assert_true (rog_digest_equal (&previous->root, &info->root));
}

/* What SQLCipher alone does not notice: each page of the file of before, put back into the
 * file of now. None may pass as sound and equal. */
static void
test_old_page (Register *r, gconstpointer data)
{
  g_autofree char *record = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (RogCheckpoint) known = NULL;
  gsize length, now;
  guint noticed = 0, passed_cipher = 0;

  register_reopen (r);
  record = register_add_record (r);
  for (int i = 0; i < 60; i++)
    register_append (r, record, OBJECT, "refused, for the reasons that follow in the paragraphs below");
  register_close (r);
  g_assert_true (g_file_get_contents (r->path, &before, &length, NULL));
  register_reopen (r);
  for (int i = 0; i < 3; i++)
    register_append (r, record, OBJECT, "granted");
  known = checkpoint_of_register (r);
  register_close (r);
  g_assert_true (g_file_get_contents (r->path, &after, &now, NULL));

  for (gsize page = 0; page * ROG_DATABASE_PAGE_SIZE < MIN (length, now); page++)
    {
      gsize            at = page * ROG_DATABASE_PAGE_SIZE;
      g_autofree char *mixed = g_memdup2 (after, now);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) reports = NULL;
      g_autoptr (RogDatabase) database = NULL;
      RogRecordsComparison found = ROG_RECORDS_NOT_COMPARED;
      gboolean             sound;

      if (memcmp (before + at, after + at, ROG_DATABASE_PAGE_SIZE) == 0)
        continue;
      memcpy (mixed + at, before + at, ROG_DATABASE_PAGE_SIZE);
      g_assert_true (g_file_set_contents (r->path, mixed, (gssize)now, NULL));
      database = rog_database_open (r->path, r->key, ROG_DATABASE_EXISTING, &error);
      g_assert_no_error (error);
      passed_cipher += rog_database_exec (database, "PRAGMA cipher_integrity_check", NULL);
      reports = rog_records_verify_all (database, r->verifier, NULL, NULL, NULL);
      sound = reports != NULL;
      for (guint i = 0; reports != NULL && i < reports->len; i++)
        sound = sound && ((RogRecordReport *)g_ptr_array_index (reports, i))->problems->len == 0;
      if (sound && rog_records_compare (database, known, &found, NULL) && found == ROG_RECORDS_EQUAL)
        {
          /* A page of an index: nothing of what was entered changed. The database's own
           * check sees that the index and the table differ. */
          g_test_message ("page %zu", page);
          g_assert_false (rog_database_check_integrity (database, NULL));
        }
      noticed++;
    }
  g_assert_cmpuint (noticed, >=, 3);
  g_assert_cmpuint (passed_cipher, ==, noticed);
}

/* Random sequences: what a projection written beside the appends says, and what one built
 * anew from the record says, is the same. */
static gboolean
fold_cb (RogEntry *entry, gpointer data, GError **error)
{
  RogAct     *act = rog_entry_get_act (entry);
  const char *text = rog_json_peek_string (rog_act_get_body (act), "text");

  if (text != NULL)
    g_hash_table_replace (data, g_strdup (rog_act_get_object (act)), g_strdup (text));
  return TRUE;
}

static void
test_projection (Register *r, gconstpointer data)
{
  g_autofree char *record = NULL;
  g_auto (GStrv) objects = g_new0 (char *, 9);
  g_autoptr (GHashTable) built = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  register_reopen (r);
  record = register_add_record (r);
  for (int i = 0; i < 8; i++)
    objects[i] = g_uuid_string_random ();

  for (int i = 0; i < 200; i++)
    {
      const char      *object = objects[g_test_rand_int_range (0, 8)];
      g_autofree char *text = g_strdup_printf ("state %d", g_test_rand_int_range (0, 1000));
      g_autoptr (RogTransaction) transaction = rog_transaction_begin (r->database, NULL);

      register_append (r, record, object, text);
      g_assert_true (rog_database_run (r->database, NULL, "INSERT INTO dossier (id, practice, summary) VALUES (?, 0, ?) ON CONFLICT (id) DO UPDATE SET summary = excluded.summary",
                                       "tt", object, text));
      /* One in five is given up: then neither the act nor the projection is there. */
      if (g_test_rand_int_range (0, 5) > 0)
        g_assert_true (rog_transaction_commit (transaction, NULL));
    }
  register_reopen (r);
  register_assert_sound (r);

  g_assert_true (rog_records_foreach (r->database, record, 0, fold_cb, built, NULL, NULL));
  g_assert_cmpuint (register_count (r, "SELECT count(*) FROM dossier"), ==, g_hash_table_size (built));
  for (int i = 0; i < 8; i++)
    {
      g_autoptr (RogStatement) statement = rog_statement_new (r->database, NULL, "SELECT summary FROM dossier WHERE id = ?", "t", objects[i]);
      gboolean row;

      g_assert_true (rog_statement_step (statement, &row, NULL));
      g_assert_cmpstr (row ? rog_statement_get_text (statement, 0) : NULL, ==, g_hash_table_lookup (built, objects[i]));
    }
}

#define ADD(path, func) g_test_add (path, Register, NULL, register_set_up, func, register_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/records/order-of-everything", test_order_of_everything);
  ADD ("/records/refused", test_refused);
  ADD ("/records/words", test_words);
  ADD ("/records/compare", test_compare);
  ADD ("/records/continue", test_continue);
  ADD ("/records/old-page", test_old_page);
  ADD ("/records/projection", test_projection);

  return g_test_run ();
}
