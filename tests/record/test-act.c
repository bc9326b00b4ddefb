// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "core/rog-clock.h"
#include "fake-signer.h"
#include "record/rog-act-file.h"
#include "record/rog-entry.h"
#include "record/rog-tree.h"

#define RECORD "11111111-1111-4111-8111-111111111111"
#define OBJECT "22222222-2222-4222-8222-222222222222"
#define DOCUMENT "33333333-3333-4333-8333-333333333333"

static RogAct *
make_act (RogActWords *words)
{
  g_autoptr (RogSigner) judge = rog_fake_signer_new ("Ada Lindqvist", "judge");
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_doc_free);
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (RogDigest));
  g_autoptr (GBytes) salt = g_bytes_new_static ("0123456789abcdef0123456789abcdef", 32);
  g_autoptr (GBytes) nonce = g_bytes_new_static ("fedcba9876543210fedcba9876543210", 32);
  g_autoptr (GError) error = NULL;
  RogDigest earlier = rog_digest_of ("earlier", 7);
  RogDigest document = rog_digest_of ("%PDF-1.7", 8);
  RogAct   *act;

  json_object_set_string_member (body, "text", "Zürich é \"q\" \n");
  if (words != NULL)
    json_object_set_object_member (body, "quote", rog_act_words_to_json (words));
  g_ptr_array_add (docs, rog_act_doc_new (DOCUMENT, salt, &document));
  g_array_append_val (after, earlier);
  act = rog_act_new_signed (&(RogActParts){ RECORD, OBJECT, "note.made", 1790524931, after, docs, body, nonce }, judge, &error);
  g_assert_no_error (error);

  return act;
}

/* The bytes of a signed act can never change after release: they are written out here. */
static void
test_bytes (void)
{
  g_autoptr (RogAct) act = make_act (NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (rog_act_get_bytes (act), NULL), g_bytes_get_size (rog_act_get_bytes (act)));
  g_autoptr (GBytes) message = rog_act_get_message (act);

  g_assert_cmpstr (text, ==,
                   "{\"after\":[\"KlHTVHwjqN5Q8-IyhaDfNWYn72TDAAh9OycXPwje0qA\"],"
                   "\"at\":\"2026-09-27T16:02:11Z\","
                   "\"author\":{\"key\":\"sha256:mZ76gmvjcScJGFTWFMfBuS8JlvQz1qBzh5gqrLBgGjc\",\"name\":\"Ada Lindqvist\",\"role\":\"judge\"},"
                   "\"body\":{\"text\":\"Zürich é \\\"q\\\" \\n\"},"
                   "\"docs\":[{\"hash\":\"Au0kaHhl85H-LHC8r9ZH1YP0YOw6oqzI0prHORT3F9s\",\"id\":\"33333333-3333-4333-8333-333333333333\"}],"
                   "\"kind\":\"note.made\",\"nonce\":\"ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA\","
                   "\"object\":\"22222222-2222-4222-8222-222222222222\",\"record\":\"11111111-1111-4111-8111-111111111111\",\"v\":1}");
  g_assert_cmpuint (g_bytes_get_size (message), ==, 16 + 32);
  g_assert_cmpmem (g_bytes_get_data (message, NULL), 16, "rogatory-act-v1", 16);
  g_assert_cmpmem ((const char *)g_bytes_get_data (message, NULL) + 16, 32, rog_act_get_hash (act)->bytes, 32);
}

static void
test_round_trip (void)
{
  g_autoptr (RogAct) act = make_act (NULL);
  g_autoptr (RogVerifier) verifier = rog_fake_verifier_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RogAct) again = rog_act_new_from_bytes (rog_act_get_bytes (act), rog_act_get_signature (act),
                                                     rog_act_get_acting (act), rog_act_get_voucher (act), &error);
  g_autoptr (RogAuthor) author = NULL;
  g_autoptr (GBytes) salt = g_bytes_new_static ("0123456789abcdef0123456789abcdef", 32);
  RogDigest document = rog_digest_of ("%PDF-1.7", 8);
  RogDigest changed = rog_digest_of ("%PDF-1.8", 8);

  g_assert_no_error (error);
  g_assert_cmpstr (rog_act_get_kind (again), ==, "note.made");
  g_assert_cmpint (rog_act_get_at (again), ==, 1790524931);
  g_assert_cmpuint (rog_act_get_after (again)->len, ==, 1);
  g_assert_cmpstr (rog_json_peek_string (rog_act_get_body (again), "text"), ==, "Zürich é \"q\" \n");
  g_assert_true (rog_act_doc_matches (g_ptr_array_index (rog_act_get_docs (again), 0), salt, &document));
  g_assert_false (rog_act_doc_matches (g_ptr_array_index (rog_act_get_docs (again), 0), salt, &changed));
  author = rog_act_verify (again, verifier, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (author->name, ==, "Ada Lindqvist");
}

static RogAct *
reread (RogAct     *act,
        const char *from,
        const char *to,
        GError    **error)
{
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (rog_act_get_bytes (act), NULL),
                                               (gssize)g_bytes_get_size (rog_act_get_bytes (act)));
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  bytes = g_bytes_new (text->str, text->len);

  return rog_act_new_from_bytes (bytes, rog_act_get_signature (act), rog_act_get_acting (act), rog_act_get_voucher (act), error);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *from, *to;
    int         code;
  } cases[] = {
    { "\"v\":1}", "\"v\":2}", ROG_RECORD_ERROR_INVALID },
    { "\"v\":1}", "\"v\":1,\"w\":1}", ROG_RECORD_ERROR_INVALID },
    { "\"v\":1}", "\"v\":1} ", ROG_RECORD_ERROR_NOT_CANONICAL },
    { "\"v\":1}", "\"v\":1.0}", ROG_RECORD_ERROR_INVALID },
    { "\"v\":1}", "\"v\":1,\"v\":1}", ROG_RECORD_ERROR_INVALID },
    { "note.made", "Note.made", ROG_RECORD_ERROR_INVALID },
    { "note.made", "note..made", ROG_RECORD_ERROR_INVALID },
    { "note.made", "note.made.", ROG_RECORD_ERROR_INVALID },
    { "note.made", "n\\u006fte.made", ROG_RECORD_ERROR_NOT_CANONICAL },
    { "16:02:11Z", "16:02:11.0Z", ROG_RECORD_ERROR_INVALID },
    { "2026-09-27", "2026-02-30", ROG_RECORD_ERROR_INVALID },
    { "22222222-2222", "2222222G-2222", ROG_RECORD_ERROR_INVALID },
    { "sha256:", "sha512:", ROG_RECORD_ERROR_INVALID },
    { "\"name\":\"Ada Lindqvist\",", "", ROG_RECORD_ERROR_INVALID },
    { "\"Ada Lindqvist\"", "\"\"", ROG_RECORD_ERROR_INVALID },
    { "ZmVkY2JhOTg3NjU0", "ZmVkY2JhOTg3", ROG_RECORD_ERROR_INVALID },
    { "\"body\":{", "\"body\":{\"n\":null,", ROG_RECORD_ERROR_INVALID },
    { "\"body\":{", "\"body\":{\"a\":\"\\u0000\",", ROG_RECORD_ERROR_INVALID },
    { "\"text\":", "\"text\" :", ROG_RECORD_ERROR_NOT_CANONICAL },
    { "\"after\":[", "\"after\":[7,", ROG_RECORD_ERROR_INVALID },
  };
  g_autoptr (RogAct) act = make_act (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RogAct) other = reread (act, cases[i].from, cases[i].to, &error);

      g_test_message ("%s → %s", cases[i].from, cases[i].to);
      g_assert_null (other);
      g_assert_error (error, ROG_RECORD_ERROR, cases[i].code);
    }
}

static void
test_unknown_kind (void)
{
  g_autoptr (RogAct) act = make_act (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogAct) other = reread (act, "note.made", "something-else.of-2031", &error);
  g_autoptr (RogVerifier) verifier = rog_fake_verifier_new ();

  g_assert_no_error (error);
  g_assert_cmpstr (rog_act_get_kind (other), ==, "something-else.of-2031");
  g_assert_null (rog_act_verify (other, verifier, &error));
  g_assert_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_SIGNATURE);
}

/* The act says one name, the certificate another. */
static void
test_other_author (void)
{
  g_autoptr (RogSigner) other = rog_fake_signer_new ("Bo Falk", "judge");
  g_autoptr (RogVerifier) verifier = rog_fake_verifier_new ();
  g_autoptr (RogAct) act = make_act (NULL);
  g_autoptr (GBytes) message = rog_act_get_message (act);
  g_autoptr (GBytes) signature = rog_signer_sign (other, message, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogAct) forged = rog_act_new_from_bytes (rog_act_get_bytes (act), signature, rog_signer_get_certificate (other),
                                                      rog_signer_get_voucher (other), &error);

  g_assert_no_error (error);
  g_assert_null (rog_act_verify (forged, verifier, &error));
  g_assert_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_MISMATCH);
}

static RogAct *
act_of_depth (guint    depth,
              GError **error)
{
  g_autoptr (RogSigner) judge = rog_fake_signer_new ("Ada Lindqvist", "judge");
  JsonObject *body = json_object_new ();
  RogAct     *act;

  for (guint i = 2; i < depth; i++)
    {
      JsonObject *outer = json_object_new ();

      json_object_set_object_member (outer, "a", body);
      body = outer;
    }
  act = rog_act_new_signed (&(RogActParts){ RECORD, OBJECT, "note.made", 0, NULL, NULL, body, NULL }, judge, error);
  json_object_unref (body);

  return act;
}

static void
test_limits (void)
{
  g_autoptr (RogSigner) judge = rog_fake_signer_new ("Ada Lindqvist", "judge");
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *long_text = g_strnfill (ROG_ACT_MAX_SIZE, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (RogAct) deep = act_of_depth (ROG_ACT_MAX_DEPTH, &error);
  g_autoptr (RogEntry) entry = NULL;
  RogDigest empty = rog_tree_empty_root ();

  /* The deepest act there can be still fits into an entry. */
  g_assert_no_error (error);
  entry = rog_entry_new (deep, 0, &empty, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (entry);

  g_assert_null (act_of_depth (ROG_ACT_MAX_DEPTH + 1, &error));
  g_assert_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_LIMIT);
  g_clear_error (&error);

  json_object_set_string_member (body, "text", long_text);
  g_assert_null (rog_act_new_signed (&(RogActParts){ RECORD, OBJECT, "note.made", 0, NULL, NULL, body, NULL }, judge, &error));
  g_assert_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_LIMIT);
}

static void
test_file (void)
{
  g_autoptr (RogActWords) words = rog_act_words_new ("the passage, as it stands");
  g_autoptr (RogAct) act = make_act (words);
  g_autoptr (RogActFile) file = rog_act_file_new (act);
  g_autoptr (RogActFile) again = NULL;
  g_autoptr (RogActFile) bare = rog_act_file_new (act);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) without = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (file->salts, g_strdup (DOCUMENT), rog_random_salt ());
  g_ptr_array_add (file->words, rog_act_words_new_full (words->id, words->salt, words->text));
  bytes = rog_act_file_to_bytes (file, &error);
  g_assert_no_error (error);
  again = rog_act_file_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (rog_digest_equal (rog_act_get_hash (again->act), rog_act_get_hash (act)));
  g_assert_cmpuint (again->words->len, ==, 1);
  g_assert_cmpuint (g_hash_table_size (again->salts), ==, 1);
  second = rog_act_file_to_bytes (again, &error);
  g_assert_true (g_bytes_equal (bytes, second));

  /* Without the words the act is whole all the same: passage erased. */
  without = rog_act_file_to_bytes (bare, &error);
  g_assert_null (g_strstr_len (g_bytes_get_data (without, NULL), (gssize)g_bytes_get_size (without), "the passage"));
  g_clear_pointer (&bare, rog_act_file_free);
  bare = rog_act_file_from_bytes (without, &error);
  g_assert_no_error (error);

  /* Other words under the same id are not the act's. */
  g_ptr_array_set_size (again->words, 0);
  g_ptr_array_add (again->words, rog_act_words_new_full (words->id, words->salt, "another passage"));
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = rog_act_file_to_bytes (again, &error);
  g_assert_null (rog_act_file_from_bytes (bytes, &error));
  g_assert_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_INVALID);
}

static void
test_entry (void)
{
  g_autoptr (RogAct) act = make_act (NULL);
  RogDigest empty = rog_tree_empty_root ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RogEntry) entry = rog_entry_new (act, 7, &empty, 1790524999, &error);
  g_autoptr (RogEntry) again = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GBytes) other = NULL;
  RogDigest leaf;

  g_assert_no_error (error);
  again = rog_entry_new_from_bytes (rog_entry_get_bytes (entry), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rog_entry_get_seq (again), ==, 7);
  g_assert_cmpint (rog_entry_get_received (again), ==, 1790524999);
  g_assert_true (rog_digest_equal (rog_act_get_hash (rog_entry_get_act (again)), rog_act_get_hash (act)));
  leaf = rog_tree_leaf (rog_entry_get_bytes (entry));
  g_assert_true (rog_digest_equal (&leaf, &(RogDigest){ 0 }) == FALSE);

  /* An entry of one record cannot carry an act signed for another. */
  text = g_string_new_len (g_bytes_get_data (rog_entry_get_bytes (entry), NULL), (gssize)g_bytes_get_size (rog_entry_get_bytes (entry)));
  g_assert_cmpuint (g_string_replace (text, "\"record\":\"" RECORD "\",\"seq\"", "\"record\":\"" OBJECT "\",\"seq\"", 0), ==, 1);
  other = g_bytes_new (text->str, text->len);
  g_assert_null (rog_entry_new_from_bytes (other, &error));
  g_assert_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_MISMATCH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/act/bytes", test_bytes);
  g_test_add_func ("/act/round-trip", test_round_trip);
  g_test_add_func ("/act/refused", test_refused);
  g_test_add_func ("/act/unknown-kind", test_unknown_kind);
  g_test_add_func ("/act/other-author", test_other_author);
  g_test_add_func ("/act/limits", test_limits);
  g_test_add_func ("/act/file", test_file);
  g_test_add_func ("/entry", test_entry);

  return g_test_run ();
}
