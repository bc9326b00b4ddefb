// SPDX-License-Identifier: GPL-3.0-or-later
/* What is searched, how it is given, and what is noted of it. */
#include <string.h>

#include "at-desk.h"
#include "service/rog-desk-private.h"
#include "service/rog-desk-search.h"
#include "service/rog-search-words.h"
#include "service/rog-work-find.h"

/*
 * Words and passages
 */

static void
assert_marked (const char *typed,
               const char *text,
               const char *expected)
{
  g_autoptr (RogSearchWords) words = rog_search_words_new (typed);
  g_autofree char *marked = rog_search_words_mark (words, text);

  if (marked != NULL)
    {
      g_strdelimit (marked, ROG_FOUND_BEGIN, '[');
      g_strdelimit (marked, ROG_FOUND_END, ']');
    }
  g_assert_cmpstr (marked, ==, expected);
}

static void
test_words (void)
{
  assert_marked ("mon", "R. A. Monteiro", "R. A. [Mon]teiro");
  assert_marked ("eiro", "R. A. Monteiro", NULL);
  assert_marked ("monteiro r", "R. A. Monteiro", "[R]. A. [Monteiro]");
  assert_marked ("monteiro x", "R. A. Monteiro", NULL);
  assert_marked ("ROSE", "Élan rosé, Rose’s", "Élan [rosé], [Rose]’s");
  assert_marked ("118", "2026/118", "2026/[118]");
  assert_marked ("\"mill street\"", "14 Mill  Street", "14 [Mill  Street]");
  assert_marked ("\"mill", "14 Mill Street", "14 [Mill] Street");
  assert_marked ("*", "a * b", "a [*] b");
  assert_marked ("", "anything", NULL);
  assert_marked ("   ", "anything", NULL);
  assert_marked ("\"\"", "anything", NULL);
}

static void
test_cuttings (void)
{
  g_autofree char *plain = NULL;
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) two = NULL;
  g_autoptr (GPtrArray) best = NULL;
  g_autoptr (GPtrArray) numbered = NULL;
  g_autofree char *far = g_strnfill (400, 'x');
  g_autofree char *apart = NULL, *together = NULL;
  RogCutting      *cutting;

  numbered = rog_cuttings_new ("11. Before.\n12. The \002account\003 of\n(a) one", NULL);
  g_assert_cmpstr (((RogCutting *)g_ptr_array_index (numbered, 0))->quote, ==, "12. The account of");

  one = rog_cuttings_new ("12. The \002account\003 of\nthe suspect.\n\nAnother paragraph.", &plain);
  g_assert_cmpstr (plain, ==, "12. The account of\nthe suspect.\n\nAnother paragraph.");
  g_assert_cmpuint (one->len, ==, 1);
  cutting = g_ptr_array_index (one, 0);
  g_assert_cmpstr (cutting->words, ==, "12. The \002account\003 of the suspect.");
  g_assert_cmpstr (cutting->quote, ==, "12. The account of the suspect.");
  g_assert_cmpuint (cutting->start, ==, 8);

  apart = g_strconcat ("\002one\003 ", far, " \002one\003", NULL);
  two = rog_cuttings_new (apart, NULL);
  g_assert_cmpuint (two->len, ==, 2);

  /* Where the words stand together is meant, not where one of them happens to stand. */
  together = g_strconcat ("\002bank\003 ", far, " the \002bank\003 \002account\003 ", far, " \002account\003", NULL);
  best = rog_cuttings_new (together, NULL);
  g_assert_cmpuint (best->len, ==, 1);
  g_assert_nonnull (strstr (((RogCutting *)g_ptr_array_index (best, 0))->words, "\002bank\003 \002account\003"));
}

/*
 * The register
 */

typedef struct
{
  Wait     wait;
  RogDesk *desk;
  RogWork *work;
} Case;

static gpointer
nothing_func (RogDatabase  *database,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return data;
}

/* What the docket knows of a dossier is written behind everything else. */
static void
wait_for_rows (Case *c)
{
  rog_store_run_async (c->desk->open->store, G_PRIORITY_LOW, nothing_func, c, NULL, NULL, NULL, wait_cb, &c->wait);
  g_assert_true (rog_store_run_finish (c->desk->open->store, wait_for (&c->wait), NULL) == c);
}

static RogFound *
search (Case       *c,
        const char *words,
        gboolean    practice)
{
  g_autoptr (GError) error = NULL;
  RogFound *found;

  rog_desk_search_async (c->desk, words, practice, NULL, wait_cb, &c->wait);
  found = rog_desk_search_finish (c->desk, wait_for (&c->wait), &error);
  g_assert_no_error (error);

  return found;
}

static const RogFoundPassage *
first_of (RogFound    *found,
          RogFoundKind kind)
{
  for (guint i = 0; i < found->groups->len; i++)
    {
      RogFoundGroup *group = g_ptr_array_index (found->groups, i);

      for (guint j = 0; j < group->passages->len; j++)
        {
          RogFoundPassage *passage = g_ptr_array_index (group->passages, j);

          if (passage->kind == kind)
            return passage;
        }
    }

  return NULL;
}

static void
assert_found (Case        *c,
              const char  *words,
              RogFoundKind kind)
{
  g_autoptr (RogFound) found = search (c, words, TRUE);

  g_test_message ("%s", words);
  g_assert_nonnull (first_of (found, kind));
}

static gpointer
count_func (RogDatabase  *database,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *record = rog_records_get_register (database, error);
  g_autoptr (GPtrArray) entries = rog_records_load (database, record, cancellable, error);
  GPtrArray *noted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < entries->len; i++)
    {
      RogAct     *act = rog_entry_get_act (g_ptr_array_index (entries, i));
      const char *words;

      if (!g_str_equal (rog_act_get_kind (act), "access.searched"))
        continue;
      words = rog_json_peek_string (rog_json_peek_object (rog_act_get_body (act), "words"), "words");
      g_ptr_array_add (noted, rog_records_get_words (database, record, words, error));
    }

  return noted;
}

static GPtrArray *
get_noted (Case *c)
{
  return rog_store_run_sync (c->desk->open->store, count_func, NULL, NULL, NULL);
}

static void
assert_text_hit (Case *c)
{
  g_autoptr (RogFound) found = search (c, "account", TRUE);
  const RogFoundPassage *hit = first_of (found, ROG_FOUND_TEXT);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) pin = NULL;
  JsonObject *object;

  g_assert_cmpuint (found->groups->len, ==, 1);
  g_assert_cmpuint (found->n_dossiers, ==, 1);
  g_assert_cmpuint (found->n_pages, >, 10);
  g_assert_cmpuint (found->n_unread, >=, 1); /* the scan */
  g_assert_false (found->is_cut);
  g_assert_nonnull (hit);
  g_assert_nonnull (hit->source);
  g_assert_nonnull (strstr (hit->words, ROG_FOUND_BEGIN "account"));
  g_assert_true (g_str_has_prefix (hit->place, "p. "));

  /* Where it stands is a pin like any other. */
  bytes = g_bytes_new (hit->pin, strlen (hit->pin));
  pin = rog_json_parse (bytes, 100000, NULL);
  object = json_node_get_object (pin);
  g_assert_cmpstr (rog_json_peek_string (object, "document"), ==, hit->object);
  g_assert_nonnull (rog_dossier_find_document (rog_work_get_dossier (c->work), hit->object));
  g_assert_nonnull (g_strstr_len (rog_json_peek_string (object, "quote"), -1, "account"));
}

static void
assert_paragraphs (Case *c)
{
  g_autoptr (RogFound) found = search (c, "account", TRUE);
  gboolean any = FALSE;

  for (guint i = 0; i < ((RogFoundGroup *)g_ptr_array_index (found->groups, 0))->passages->len; i++)
    {
      RogFoundPassage *hit = g_ptr_array_index (((RogFoundGroup *)g_ptr_array_index (found->groups, 0))->passages, i);

      any = any || (hit->place != NULL && strstr (hit->place, "¶ ") != NULL);
    }
  g_assert_true (any);
}

static char *
dup_person (Case *c)
{
  g_autoptr (RogPerson) person = g_list_model_get_item (rog_dossier_get_persons (rog_work_get_dossier (c->work)), 0);

  return g_strdup (rog_person_get_name (person));
}

static void
assert_notes (Case *c)
{
  g_autofree char *id = at_desk_save_note (c->work, NULL, "The zeppelin is nowhere else", &c->wait);
  g_autoptr (RogFound) found = search (c, "zepp", TRUE);
  const RogFoundPassage *hit = first_of (found, ROG_FOUND_NOTE);
  g_autoptr (RogFound) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (hit);
  g_assert_cmpstr (hit->object, ==, id);
  g_assert_cmpstr (hit->words, ==, "The " ROG_FOUND_BEGIN "zepp" ROG_FOUND_END "elin is nowhere else");
  rog_work_delete_paper_async (c->work, id, NULL, wait_cb, &c->wait);
  g_assert_true (rog_work_delete_paper_finish (c->work, wait_for (&c->wait), &error));
  after = search (c, "zepp", TRUE);
  g_assert_cmpuint (after->n_passages, ==, 0);
}

static void
assert_by_name (Case *c)
{
  g_autofree char *name = dup_person (c);
  g_autoptr (RogFound) found = search (c, name, TRUE);
  g_autoptr (RogFound) other = search (c, "account", TRUE);
  g_autoptr (GPtrArray) none = get_noted (c);
  g_autoptr (GPtrArray) noted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (found->names_person);
  g_assert_false (other->names_person);
  g_assert_cmpuint (none->len, ==, 0);
  rog_desk_note_search_async (c->desk, name, NULL, wait_cb, &c->wait);
  g_assert_true (rog_desk_note_search_finish (c->desk, wait_for (&c->wait), &error));
  g_assert_no_error (error);
  noted = get_noted (c);
  g_assert_cmpuint (noted->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (noted, 0), ==, name);
}

static void
assert_cancelled (Case *c)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  rog_desk_search_async (c->desk, "account", TRUE, cancellable, wait_cb, &c->wait);
  g_cancellable_cancel (cancellable);
  g_assert_null (rog_desk_search_finish (c->desk, wait_for (&c->wait), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The same words in one dossier, as the reader finds them. */
static void
assert_in_dossier (Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogWorkFound) found = NULL;
  g_autoptr (GHashTable) documents = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *model = rog_dossier_get_documents (rog_work_get_dossier (c->work));
  guint       last = 0;

  rog_work_find_async (c->work, "ACCOUNT", NULL, wait_cb, &c->wait);
  found = rog_work_find_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->places->len, >, 3);
  g_assert_cmpuint (found->n_unread, >=, 1);
  for (guint i = 0; i < found->places->len; i++)
    {
      RogWorkPlace *place = g_ptr_array_index (found->places, i);
      RogDocument  *document = rog_dossier_find_document (rog_work_get_dossier (c->work), place->document);
      guint         position = 0;

      g_assert_nonnull (document);
      g_hash_table_add (documents, place->document);
      for (;; position++)
        {
          g_autoptr (RogDocument) at = g_list_model_get_item (model, position);

          g_assert_nonnull (at);
          if (at == document)
            break;
        }
      /* In the order of the sidebar. */
      g_assert_cmpuint (position, >=, last);
      last = position;
      g_assert_cmpuint (place->page, >=, 1);
      g_assert_cmpuint (place->end, ==, place->start + strlen ("account"));
    }
  g_assert_cmpuint (g_hash_table_size (documents), >=, 2);
}

static void
test_register (void)
{
  Case c = { 0 };
  g_autoptr (RogFound) nothing = NULL;
  g_autoptr (RogFound) hostile = NULL;
  g_autoptr (GError) error = NULL;

  wait_init (&c.wait);
  c.desk = at_desk_ready ("search", &c.wait);
  c.work = at_desk_add_practice (c.desk, &c.wait);
  wait_for_rows (&c);

  /* Practice is never among the real ones. */
  nothing = search (&c, "account", FALSE);
  g_assert_cmpuint (nothing->n_passages, ==, 0);
  g_assert_cmpuint (nothing->n_dossiers, ==, 0);

  assert_text_hit (&c);
  assert_paragraphs (&c);
  assert_found (&c, rog_request_get_our_reference (rog_dossier_get_request (rog_work_get_dossier (c.work))), ROG_FOUND_REFERENCE);
  assert_found (&c, rog_request_get_title (rog_dossier_get_request (rog_work_get_dossier (c.work))), ROG_FOUND_TITLE);
  assert_found (&c, "annex", ROG_FOUND_DOCUMENT);
  assert_notes (&c);
  assert_by_name (&c);
  assert_cancelled (&c);
  assert_in_dossier (&c);
  hostile = search (&c, "\" NEAR( * ' -- \\ } ^ : account\" AND", TRUE);
  g_assert_cmpuint (hostile->n_passages, ==, 0);

  at_desk_wait_checked (c.desk);
  rog_desk_lock (c.desk);
  rog_desk_search_async (c.desk, "account", TRUE, NULL, wait_cb, &c.wait);
  g_assert_null (rog_desk_search_finish (c.desk, wait_for (&c.wait), &error));
  g_assert_nonnull (error);
  wait_clear (&c.wait);
  g_object_unref (c.work);
  g_object_unref (c.desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/search/words", test_words);
  g_test_add_func ("/service/search/cuttings", test_cuttings);
  g_test_add_func ("/service/search/register", test_register);

  return g_test_run ();
}
