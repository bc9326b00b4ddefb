// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include <gio/gio.h>

#include "typeset/rog-typeset-text.h"

#define CREATED 1790000000

static RogTextDocument *
make_decision (void)
{
  RogTextDocument         *text = rog_text_document_new ("Decision");
  static const char *const head[] = { "Field", "Requested", "Decided", NULL };
  static const char *const row[] = { "Period", "1 January 2020 – 31 December 2024", "1 March 2023 – 31 October 2024", NULL };
  RogTextBlock            *table;

  rog_text_document_set_running_head (text, "Decision of 27 November 2026, MLA 118/2026");
  rog_text_document_add (text, ROG_TEXT_LINE, 1, "part:court", NULL, "District Court of Lindhaven");
  rog_text_document_add (text, ROG_TEXT_LINE, 4, NULL, NULL, "Decision");
  rog_text_document_add (text, ROG_TEXT_LINE, 5, NULL, NULL, "27 November 2026");
  rog_text_document_add (text, ROG_TEXT_FACT, 0, "part:references", "Reference", "MLA 118/2026");
  rog_text_document_add (text, ROG_TEXT_HEADING, 1, "part:procedure", NULL, "Procedure");
  rog_text_document_add (text, ROG_TEXT_PARAGRAPH, 0, "part:procedure", NULL, "The request was received on 6 October 2026 at 10:40.");
  rog_text_document_add (text, ROG_TEXT_QUOTE, 0, "quote", NULL, "Earlier and later correspondence may shed light on the habits of the suspect.");
  rog_text_document_add (text, ROG_TEXT_HEADING, 1, "part:reasons", NULL, "Reasons");
  for (guint i = 0; i < 104; i++)
    {
      g_autofree char *id = g_strdup_printf ("paragraph-%u", i + 1), *label = g_strdup_printf ("%u.", i + 1);

      rog_text_document_add (text, ROG_TEXT_NUMBERED, 0, id, label,
                             "No fact links the years 2020 to 2022 to the payments (Request, p. 7, ¶ 43). One <month> on either side & no more is enough.");
    }
  rog_text_document_add (text, ROG_TEXT_SUB_ITEM, 1, "sub", "(a)", "the first");
  rog_text_document_add (text, ROG_TEXT_HEADING, 1, "part:annex", NULL, "Annex");
  table = rog_text_document_add (text, ROG_TEXT_TABLE, 0, "annex:1", NULL, "Content of the mailbox");
  rog_text_document_add_row (text, table, head);
  rog_text_document_add_row (text, table, row);
  rog_text_document_add (text, ROG_TEXT_SIGNATURE, 0, "part:signers", "Lindhaven, 27 November 2026", "Claire Weyland\nInvestigating judge");
  return text;
}

static char *
text_of (GBytes *pdf)
{
  const char *argv[] = { "pdftotext", "-", "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) out = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

static guint
count (const char *text,
       const char *words)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, words)) != NULL; at++)
    n++;
  return n;
}

static void
test_all_kinds (void)
{
  g_autoptr (RogTextDocument) decision = make_decision ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = rog_typeset_text_to_pdf (decision, CREATED, "District Court of Lindhaven", NULL, &error);
  g_autofree char         *text = NULL;
  static const char *const words[] = {
    "District Court of Lindhaven", "Reference", "MLA 118/2026", "Procedure", "received on 6 October 2026 at 10:40", "Reasons", "104.",
    "(a)", "Annex", "Content of the mailbox", "Requested", "Lindhaven, 27 November 2026", "Investigating judge"
  };

  g_assert_no_error (error);
  text = text_of (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (text, words[i]) == NULL)
        g_error ("“%s” is not in the PDF", words[i]);
    }
  g_assert_cmpuint (count (text, "<month>"), ==, 104);
  g_assert_null (strstr (text, "Practice"));
}

static void
test_practice_on_every_page (void)
{
  g_autoptr (RogTextDocument) decision = make_decision ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RogTypesetting) setting = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  rog_text_document_set_practice (decision, TRUE);
  setting = rog_typeset_text (decision, CREATED, NULL, "Draft", &error);
  g_assert_no_error (error);
  pdf = rog_typesetting_to_pdf (setting, &error);
  g_assert_no_error (error);
  text = text_of (pdf);
  g_assert_cmpuint (rog_typesetting_get_n_pages (setting), >, 3);
  g_assert_cmpuint (count (text, "Practice: not a decision"), ==, rog_typesetting_get_n_pages (setting));
  g_assert_cmpuint (count (text, "Draft"), ==, rog_typesetting_get_n_pages (setting));
}

/* Each block with an id can be found from its place on the page. */
static void
test_places (void)
{
  g_autoptr (RogTextDocument) decision = make_decision ();
  g_autoptr (RogTypesetting) setting = rog_typeset_text (decision, CREATED, NULL, NULL, NULL);
  GArray *places = rog_typesetting_get_places (setting);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < places->len; i++)
    {
      const RogPlace *place = &g_array_index (places, RogPlace, i);
      const RogPlace *hit = rog_typesetting_get_place_at (setting, place->page, place->rect.x + place->rect.width / 2, place->rect.y + place->rect.height / 2);

      g_assert_nonnull (hit);
      g_assert_cmpstr (hit->id, ==, place->id);
      g_hash_table_add (ids, (gpointer)place->id);
    }
  g_assert_true (g_hash_table_contains (ids, "paragraph-104"));
  g_assert_true (g_hash_table_contains (ids, "annex:1"));
  g_assert_true (g_hash_table_contains (ids, "part:signers"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/text/all-kinds", test_all_kinds);
  g_test_add_func ("/typeset/text/practice-on-every-page", test_practice_on_every_page);
  g_test_add_func ("/typeset/text/places", test_places);
  return g_test_run ();
}
