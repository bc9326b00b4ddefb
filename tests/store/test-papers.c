// SPDX-License-Identifier: GPL-3.0-or-later
#include "register.h"
#include "store/rog-docket.h"
#include "store/rog-papers.h"
#include "store/rog-search.h"
#include "store/rog-settings.h"

#define DOSSIER "44444444-4444-4444-8444-444444444444"
#define OTHER "55555555-5555-4555-8555-555555555555"
#define PRACTICE "90000000-0000-4000-8000-000000000003"

static void
test_papers (Register *r, gconstpointer data)
{
  RogPaperRow note = { (char *)"n1", (char *)DOSSIER, (char *)"note", NULL, (char *)"sha256:a", (char *)"me", (char *)"{\"text\":\"one\"}", 10, 10, 0 };
  RogPaperRow draft = { (char *)"d1", (char *)DOSSIER, (char *)"ruling-draft", (char *)"o", (char *)"sha256:a", (char *)"bench", (char *)"{}", 5, 5, 0 };
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (RogPaperRow) found = NULL;
  g_autoptr (GError) error = NULL;

  register_reopen (r);
  g_assert_true (rog_papers_save (r->database, &note, &error));
  g_assert_true (rog_papers_save (r->database, &draft, &error));
  note.content = (char *)"{\"text\":\"two\"}";
  note.updated = 20;
  note.created = 99; /* is not taken over */
  g_assert_true (rog_papers_save (r->database, &note, &error));
  register_reopen (r);

  notes = rog_papers_list (r->database, DOSSIER, "note", FALSE, &error);
  g_assert_cmpuint (notes->len, ==, 1);
  found = rog_papers_get (r->database, "n1", &error);
  g_assert_cmpstr (found->content, ==, "{\"text\":\"two\"}");
  g_assert_cmpint (found->created, ==, 10);
  g_assert_cmpint (found->updated, ==, 20);
  all = rog_papers_list (r->database, DOSSIER, NULL, FALSE, &error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((RogPaperRow *)g_ptr_array_index (all, 0))->id, ==, "d1");

  g_assert_true (rog_papers_delete (r->database, "n1", 30, &error));
  gone = rog_papers_list (r->database, DOSSIER, NULL, TRUE, &error);
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_true (rog_papers_undelete (r->database, "n1", &error));
  g_assert_true (rog_papers_delete (r->database, "n1", 30, &error));
  g_assert_true (rog_papers_purge (r->database, DOSSIER, 31, &error));
  g_assert_false (rog_papers_undelete (r->database, "n1", &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  note.audience = (char *)"everyone";
  g_assert_false (rog_papers_save (r->database, &note, &error));
}

static void
test_settings (Register *r, gconstpointer data)
{
  g_autofree char *remedy = NULL;
  g_autofree char *page = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;

  register_reopen (r);
  g_assert_true (rog_settings_get (r->database, "court.remedy", &remedy, &error));
  g_assert_null (remedy);
  g_assert_true (rog_settings_set (r->database, "court.remedy", "\"one\"", &error));
  g_assert_true (rog_settings_set (r->database, "court.remedy", "\"two\"", &error));
  g_assert_true (rog_places_set (r->database, "sha256:a", "page:x", "7", &error));
  register_reopen (r);
  g_assert_true (rog_settings_get (r->database, "court.remedy", &remedy, &error));
  g_assert_cmpstr (remedy, ==, "\"two\"");
  g_assert_true (rog_places_get (r->database, "sha256:a", "page:x", &page, &error));
  g_assert_cmpstr (page, ==, "7");
  g_assert_true (rog_places_get (r->database, "sha256:b", "page:x", &other, &error));
  g_assert_null (other);
}

static void
test_docket (Register *r, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) none = NULL;

  register_reopen (r);
  g_assert_true (rog_docket_put (r->database, DOSSIER, FALSE, "{}", NULL));
  g_assert_true (rog_docket_put (r->database, OTHER, FALSE, "{}", NULL));
  g_assert_true (rog_docket_put (r->database, OTHER, TRUE, "{\"a\":1}", NULL));
  rows = rog_docket_list (r->database, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_true (((RogDocketRow *)g_ptr_array_index (rows, 1))->practice);
  g_assert_cmpstr (((RogDocketRow *)g_ptr_array_index (rows, 1))->summary, ==, "{\"a\":1}");
  g_assert_true (rog_docket_clear (r->database, NULL));
  none = rog_docket_list (r->database, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
assert_pages (Register *r, const char *document, const char *words, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = rog_search_pages (r->database, DOSSIER, document, words, 100, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      RogSearchHit *hit = g_ptr_array_index (hits, i);

      g_string_append_printf (found, "%s%s:%u", i > 0 ? " " : "", hit->document, hit->page);
    }
  g_test_message ("%s", words);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_search (Register *r, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const pages[] = { "Zürich, the bank account of the suspect", "search of the house at 14 Mill Street, ref. 123/24-B", "the account was closed" };

  register_reopen (r);
  for (int d = 0; d < 3; d++)
    {
      const char *const documents[] = { "a", "b", "c" };

      g_assert_true (rog_search_begin_document (r->database, d == 2 ? OTHER : DOSSIER, documents[d], 3, &error));
      g_assert_no_error (error);
      for (guint p = 0; p < 3; p++)
        g_assert_true (rog_search_add_page (r->database, documents[d], p + 1, pages[(p + (guint)d) % 3], &error));
    }
  g_assert_false (rog_search_begin_document (r->database, DOSSIER, "a", 3, &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (rog_search_add_page (r->database, "a", 4, "beyond", &error));
  g_clear_error (&error);

  assert_pages (r, NULL, "account", "a:1 a:3 b:2 b:3");
  assert_pages (r, "b", "account", "b:2 b:3");
  assert_pages (r, NULL, "zurich", "a:1 b:3");
  assert_pages (r, NULL, "\"bank account\" susp", "a:1 b:3");
  assert_pages (r, NULL, "123/24-B", "a:2 b:1");
  assert_pages (r, NULL, "acc", "a:1 a:3 b:2 b:3");
  assert_pages (r, NULL, "acc closed", "");
  /* Nothing typed is the index's own language. */
  assert_pages (r, NULL, "account AND NOT (", "");
  assert_pages (r, NULL, "text:account*", "");
  assert_pages (r, NULL, "\"", "");
  assert_pages (r, NULL, "   ", "");

  hits = rog_search_pages (r->database, DOSSIER, "a", "mill", 10, NULL);
  g_assert_nonnull (g_strstr_len (((RogSearchHit *)g_ptr_array_index (hits, 0))->passage, -1, ROG_SEARCH_BEGIN "Mill" ROG_SEARCH_END));

  g_assert_true (rog_search_add_identifier (r->database, DOSSIER, "a", 2, "account", "XK05 1212 0123 4567 8906", &error));
  g_assert_true (rog_search_add_identifier (r->database, OTHER, "c", 1, "account", "XK05 1212 0123 4567 8906", &error));
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = rog_search_identifiers (r->database, DOSSIER, "2 0123", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpuint (((RogSearchHit *)g_ptr_array_index (hits, 0))->page, ==, 2);

  g_assert_true (rog_search_remove_document (r->database, "a", &error));
  assert_pages (r, NULL, "account", "b:2 b:3");
  g_assert_true (rog_search_begin_document (r->database, DOSSIER, "a", 1, &error));
  g_assert_true (rog_search_add_page (r->database, "a", 1, "account anew", &error));
  assert_pages (r, NULL, "account", "b:2 b:3 a:1");
}

static char *
search_everywhere (Register *r, gboolean practice, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = rog_search_everywhere (r->database, practice, words, 100, NULL, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < pages->len; i++)
    {
      RogSearchPage *page = g_ptr_array_index (pages, i);

      g_string_append_printf (found, "%s%s:%u", i > 0 ? " " : "", page->document, page->page);
    }

  return g_string_free_and_steal (found);
}

static void
assert_everywhere (Register *r, gboolean practice, const char *words, const char *expected)
{
  g_autofree char *found = search_everywhere (r, practice, words);

  g_test_message ("%s", words);
  g_assert_cmpstr (found, ==, expected);
}

static void
add_pages (Register *r, const char *dossier, const char *document, const char *const *pages)
{
  g_assert_true (rog_search_begin_document (r->database, dossier, document, g_strv_length ((char **)pages), NULL));
  for (guint i = 0; pages[i] != NULL; i++)
    g_assert_true (rog_search_add_page (r->database, document, i + 1, pages[i], NULL));
}

static void
collect_page (const char *document, guint page, const char *text, gpointer data)
{
  g_string_append_printf (data, "%s:%u=%s;", document, page, text);
}

/* All dossiers at once: the best page first, the practice dossiers and the real ones never together. */
static void
test_everywhere (Register *r, gconstpointer data)
{
  static const char *const first[] = { "one account among many other words that have nothing to do with it", "account, account, account", NULL };
  static const char *const second[] = { "", "the accounts of Smith & Sons at Königsberg", NULL };
  static const char *const invented[] = { "an invented account", NULL };
  RogSearchExtent          extent;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GString) long_words = g_string_new (NULL);
  g_autoptr (GString) walked = g_string_new (NULL);
  g_autofree char *previous = NULL, *none = NULL, *found = NULL;

  register_reopen (r);
  g_assert_true (rog_docket_put (r->database, DOSSIER, FALSE, "{}", NULL));
  g_assert_true (rog_docket_put (r->database, OTHER, FALSE, "{}", NULL));
  g_assert_true (rog_docket_put (r->database, PRACTICE, TRUE, "{}", NULL));
  add_pages (r, DOSSIER, "a", first);
  add_pages (r, OTHER, "b", second);
  add_pages (r, PRACTICE, "p", invented);
  add_pages (r, "of-no-dossier", "x", invented);

  assert_everywhere (r, FALSE, "account", "a:2 b:2 a:1");
  assert_everywhere (r, TRUE, "account", "p:1");
  assert_everywhere (r, FALSE, "invented", "");
  assert_everywhere (r, FALSE, "konigs", "b:2");

  /* Signs between words are passed over, and none of them is the index's own language. */
  assert_everywhere (r, FALSE, "Smith & Sons", "b:2");
  assert_everywhere (r, FALSE, "&", "");
  assert_everywhere (r, FALSE, "*", "");
  assert_everywhere (r, FALSE, "\"", "");
  assert_everywhere (r, FALSE, "\"\"", "");
  assert_everywhere (r, FALSE, "^account", "a:2 b:2 a:1");
  assert_everywhere (r, FALSE, "NEAR(account, 5)", "");
  assert_everywhere (r, FALSE, "{text} : account", "");
  assert_everywhere (r, FALSE, "account' OR 1=1 --", "");
  assert_everywhere (r, FALSE, "\\ ; DROP TABLE page_text", "");
  assert_everywhere (r, FALSE, "account -other", "");
  for (guint i = 0; i < 5000; i++)
    g_string_append (long_words, "account ( ");
  found = search_everywhere (r, FALSE, long_words->str);
  g_assert_cmpstr (found, ==, "a:2 a:1");

  g_assert_true (rog_search_measure (r->database, FALSE, &extent, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (extent.n_dossiers, ==, 2);
  g_assert_cmpuint (extent.n_pages, ==, 4);
  g_assert_cmpuint (extent.n_unread, ==, 0);

  previous = rog_search_get_page (r->database, "a", 2, NULL);
  g_assert_cmpstr (previous, ==, first[1]);
  none = rog_search_get_page (r->database, "a", 3, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (none, ==, "");
  g_assert_true (rog_search_foreach_page (r->database, OTHER, collect_page, walked, NULL, &error));
  g_assert_cmpstr (walked->str, ==, "b:1=;b:2=the accounts of Smith & Sons at Königsberg;");

  g_cancellable_cancel (cancelled);
  g_assert_null (rog_search_everywhere (r->database, FALSE, "account", 10, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (rog_search_foreach_page (r->database, OTHER, collect_page, walked, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, func) g_test_add (path, Register, NULL, register_set_up, func, register_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/papers", test_papers);
  ADD ("/settings", test_settings);
  ADD ("/docket", test_docket);
  ADD ("/search", test_search);
  ADD ("/search/everywhere", test_everywhere);

  return g_test_run ();
}
