// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "fake-signer.h"
#include "record/rog-checkpoint.h"
#include "record/rog-record-kinds.h"
#include "record/rog-record-verify.h"

#define RECORD "11111111-1111-4111-8111-111111111111"

typedef struct
{
  RogSigner   *judge;
  RogVerifier *verifier;
  RogFrontier  frontier;
  GPtrArray   *entries; /* (element-type RogEntry) */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->judge = rog_fake_signer_new ("Ada Lindqvist", "judge");
  f->verifier = rog_fake_verifier_new ();
  f->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->judge);
  g_object_unref (f->verifier);
  g_ptr_array_unref (f->entries);
}

static RogAct *
append_full (Fixture *f, const char *kind, const char *object, JsonObject *body, const RogDigest *after, gint64 at, gint64 received)
{
  g_autoptr (GArray) rests = g_array_new (FALSE, FALSE, sizeof (RogDigest));
  g_autoptr (RogAct) act = NULL;
  g_autoptr (GError) error = NULL;
  RogDigest prev = rog_frontier_root (&f->frontier);
  RogDigest leaf;
  RogEntry *entry;

  if (after != NULL)
    g_array_append_val (rests, *after);
  act = rog_act_new_signed (&(RogActParts){ RECORD, object, kind, at, rests, NULL, body, NULL }, f->judge, &error);
  g_assert_no_error (error);
  entry = rog_entry_new (act, f->frontier.size, &prev, received, &error);
  g_assert_no_error (error);
  leaf = rog_entry_get_leaf (entry);
  rog_frontier_add (&f->frontier, &leaf);
  g_ptr_array_add (f->entries, entry);

  return rog_entry_get_act (entry);
}

static RogAct *
append (Fixture *f, const char *object, const RogDigest *after)
{
  g_autoptr (JsonObject) body = json_object_new ();

  return append_full (f, "item.narrowed", object, body, after, 100 + f->entries->len, 100 + f->entries->len);
}

static void
open_record (Fixture *f)
{
  g_autoptr (JsonObject) body = rog_body_record_opened (ROG_AUDIENCE_BENCH, rog_signer_get_key_id (f->judge), NULL);

  append_full (f, ROG_KIND_RECORD_OPENED, RECORD, body, NULL, 100, 100);
}

/* @swap: bytes to put in the place of entry @at. */
static RogRecordReport *
look (Fixture *f, guint at, GBytes *swap)
{
  g_autoptr (RogRecordCheck) check = rog_record_check_new (RECORD, f->verifier);

  for (guint i = 0; i < f->entries->len; i++)
    {
      RogEntry *entry = g_ptr_array_index (f->entries, i);
      RogDigest leaf = rog_entry_get_leaf (entry);

      rog_record_check_add (check, swap != NULL && i == at ? swap : rog_entry_get_bytes (entry), swap != NULL && i == at ? NULL : &leaf);
    }

  return rog_record_check_finish (check);
}

static void
test_good (Fixture *f, gconstpointer data)
{
  g_autoptr (RogRecordReport) report = NULL;
  g_autofree char *object = g_uuid_string_random ();
  RogAct          *last = NULL;
  RogDigest        root;

  open_record (f);
  for (guint i = 0; i < 40; i++)
    last = append (f, object, last != NULL ? rog_act_get_hash (last) : NULL);

  report = look (f, 0, NULL);
  root = rog_frontier_root (&f->frontier);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (report->valid, ==, 41);
  g_assert_true (rog_digest_equal (&report->root, &root));
}

/* Every byte of one entry, changed one at a time: the record breaks there or, for bytes of
 * the last entry that its own checks cannot see, at its root. */
static void
test_changed_byte (Fixture *f, gconstpointer data)
{
  g_autofree char *object = g_uuid_string_random ();
  GBytes          *bytes;
  gsize            length;

  open_record (f);
  append (f, object, NULL);
  append (f, object, rog_act_get_hash (rog_entry_get_act (g_ptr_array_index (f->entries, 1))));
  bytes = rog_entry_get_bytes (g_ptr_array_index (f->entries, 1));
  length = g_bytes_get_size (bytes);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (RogRecordReport) report = NULL;
      RogRecordProblem *problem;

      copy[i] ^= 0x01;
      changed = g_bytes_new (copy, length);
      report = look (f, 1, changed);
      g_assert_cmpuint (report->problems->len, >=, 1);
      problem = g_ptr_array_index (report->problems, report->problems->len - 1);
      g_assert_cmpint (problem->kind, ==, ROG_RECORD_PROBLEM_BROKEN);
      g_assert_cmpuint (report->valid, <, 3);
      g_assert_cmpuint (report->valid, >=, 1);
      g_assert_cmpuint (report->size, ==, 3);
    }
}

static void
test_removed (Fixture *f, gconstpointer data)
{
  g_autofree char *object = g_uuid_string_random ();
  g_autoptr (RogRecordReport) report = NULL;

  open_record (f);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *other = g_uuid_string_random ();

      append (f, other, NULL);
    }
  g_ptr_array_remove_index (f->entries, 2);

  report = look (f, 0, NULL);
  g_assert_cmpuint (report->valid, ==, 2);
  g_assert_cmpint (((RogRecordProblem *)g_ptr_array_index (report->problems, 0))->kind, ==, ROG_RECORD_PROBLEM_BROKEN);
  g_assert_cmpuint (((RogRecordProblem *)g_ptr_array_index (report->problems, 0))->seq, ==, 2);
}

static void
test_conflict (Fixture *f, gconstpointer data)
{
  g_autofree char *object = g_uuid_string_random ();
  g_autoptr (RogRecordReport) report = NULL;
  RogRecordProblem *problem;
  RogAct           *first, *other;

  open_record (f);
  first = append (f, object, NULL);
  append (f, object, rog_act_get_hash (first));
  other = append (f, object, rog_act_get_hash (first));
  append (f, object, rog_act_get_hash (other));

  report = look (f, 0, NULL);
  g_assert_cmpuint (report->valid, ==, 5);
  g_assert_cmpuint (report->problems->len, ==, 1);
  problem = g_ptr_array_index (report->problems, 0);
  g_assert_cmpint (problem->kind, ==, ROG_RECORD_PROBLEM_CONFLICT);
  g_assert_cmpuint (problem->seq, ==, 3);
  g_assert_cmpstr (problem->object, ==, object);
}

static void
test_facts (Fixture *f, gconstpointer data)
{
  g_autofree char *one = g_uuid_string_random ();
  g_autofree char *two = g_uuid_string_random ();
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (RogRecordReport) report = NULL;
  RogDigest unknown = rog_digest_of ("unknown", 7);

  open_record (f);
  append_full (f, "note.made", one, body, &unknown, 90, 101);
  append_full (f, "note.made", two, body, NULL, 90, 99);

  report = look (f, 0, NULL);
  g_assert_cmpuint (report->valid, ==, 3);
  g_assert_cmpuint (report->problems->len, ==, 2);
  g_assert_cmpint (((RogRecordProblem *)g_ptr_array_index (report->problems, 0))->kind, ==, ROG_RECORD_PROBLEM_UNKNOWN_BASIS);
  g_assert_cmpint (((RogRecordProblem *)g_ptr_array_index (report->problems, 1))->kind, ==, ROG_RECORD_PROBLEM_CLOCK);
}

static void
test_erased (Fixture *f, gconstpointer data)
{
  g_autofree char *object = g_uuid_string_random ();

  for (int said = 0; said < 2; said++)
    {
      g_autoptr (RogRecordCheck) check = rog_record_check_new (RECORD, f->verifier);
      g_autoptr (RogRecordReport) report = NULL;

      g_ptr_array_set_size (f->entries, 0);
      f->frontier = (RogFrontier){ 0 };
      open_record (f);
      append (f, object, NULL);
      if (said)
        {
          g_autofree char *id = g_uuid_string_random ();
          RogDigest        leaf = rog_entry_get_leaf (g_ptr_array_index (f->entries, 1));
          g_autoptr (JsonObject) body = rog_body_entry_erased (1, &leaf);

          append_full (f, ROG_KIND_ENTRY_ERASED, id, body, NULL, 200, 200);
        }
      for (guint i = 0; i < f->entries->len; i++)
        {
          RogDigest leaf = rog_entry_get_leaf (g_ptr_array_index (f->entries, i));

          rog_record_check_add (check, i == 1 ? NULL : rog_entry_get_bytes (g_ptr_array_index (f->entries, i)), &leaf);
        }
      report = rog_record_check_finish (check);
      g_assert_cmpuint (report->valid, ==, f->entries->len);
      g_assert_cmpuint (report->problems->len, ==, said ? 0 : 1);
    }
}

static void
test_checkpoint (Fixture *f, gconstpointer data)
{
  RogDigest root = rog_digest_of ("root", 4);
  g_autoptr (RogCheckpoint) checkpoint = rog_checkpoint_new (RECORD, 42, &root);
  g_autoptr (RogCheckpoint) again = NULL;
  g_autoptr (RogSigner) other = rog_fake_signer_new ("Bo Falk", "judge");
  g_autoptr (RogAuthor) author = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = rog_checkpoint_sign (checkpoint, f->judge, &error);
  g_autofree char *base64 = g_base64_encode (root.bytes, sizeof root.bytes);
  g_autofree char *head = g_strdup_printf ("org.rogatory/" RECORD "\n42\n%s\n\n— org.rogatory/" RECORD " ", base64);
  g_autofree char *witnessed = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (note, head));
  again = rog_checkpoint_verify (note, f->verifier, rog_signer_get_certificate (f->judge), rog_signer_get_voucher (f->judge), &author, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->size, ==, 42);
  g_assert_cmpstr (author->name, ==, "Ada Lindqvist");

  witnessed = g_strconcat (note, "— witness.example/w AAAAAAAA\n", NULL);
  g_clear_pointer (&again, rog_checkpoint_free);
  again = rog_checkpoint_verify (witnessed, f->verifier, rog_signer_get_certificate (f->judge), rog_signer_get_voucher (f->judge), NULL, &error);
  g_assert_no_error (error);

  g_assert_null (rog_checkpoint_verify (note, f->verifier, rog_signer_get_certificate (other), rog_signer_get_voucher (other), NULL, &error));
  g_assert_error (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_SIGNATURE);
}

static void
test_checkpoint_refused (Fixture *f, gconstpointer data)
{
  RogDigest root = rog_digest_of ("root", 4);
  g_autoptr (RogCheckpoint) checkpoint = rog_checkpoint_new (RECORD, 42, &root);
  g_autofree char *note = rog_checkpoint_sign (checkpoint, f->judge, NULL);
  static const struct
  {
    const char *from, *to;
  } cases[] = { { "\n42\n", "\n43\n" }, { "\n42\n", "\n042\n" }, { "\n42\n", "\n+42\n" }, { "\n42\n", "\n42\nmore\n" }, { "org.rogatory/1", "org.rogatory/2" }, { "\n\n—", "\n—" }, { "\n42\n", "\n42\t\n" }, { "=\n", "\n" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (note);

      g_assert_cmpuint (g_string_replace (text, cases[i].from, cases[i].to, 1), ==, 1);
      g_assert_null (rog_checkpoint_verify (text->str, f->verifier, rog_signer_get_certificate (f->judge), NULL, NULL, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/record/good", Fixture, NULL, set_up, test_good, tear_down);
  g_test_add ("/record/changed-byte", Fixture, NULL, set_up, test_changed_byte, tear_down);
  g_test_add ("/record/removed", Fixture, NULL, set_up, test_removed, tear_down);
  g_test_add ("/record/conflict", Fixture, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/record/facts", Fixture, NULL, set_up, test_facts, tear_down);
  g_test_add ("/record/erased", Fixture, NULL, set_up, test_erased, tear_down);
  g_test_add ("/checkpoint/note", Fixture, NULL, set_up, test_checkpoint, tear_down);
  g_test_add ("/checkpoint/refused", Fixture, NULL, set_up, test_checkpoint_refused, tear_down);

  return g_test_run ();
}
