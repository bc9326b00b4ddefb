// SPDX-License-Identifier: GPL-3.0-or-later
//
// The practice dossier agrees with itself: every pin points to its words in the page, as
// another program reads them; dates, references, accounts and names of request.json stand
// in the documents.
#include <stdio.h>
#include <string.h>

#include "core/rog-json.h"
#include "practice-dossier.h"

static void
test_bag (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rog_bag_verify (practice_bag, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rog_bag_get_payload (practice_bag)->len, ==, json_array_get_length (rog_json_peek_array (practice_request, "documents")) + 1);
}

static guint
count_pages (const char *file)
{
  g_autofree char *path = practice_path_of (file), *text = NULL;
  const char      *argv[] = { "pdfinfo", path, NULL };
  const char      *pages;

  text = practice_run (argv);
  pages = strstr (text, "Pages:");
  g_assert_nonnull (pages);
  return (guint)g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

/* What the issue asks of the practice dossier. */
static void
test_rich (void)
{
  JsonArray *items = rog_json_peek_array (practice_request, "items"), *documents = rog_json_peek_array (practice_request, "documents");
  guint      translations = 0, scans = 0, annexes = 0;

  g_assert_cmpuint (count_pages ("data/letter.pdf"), >=, 10);
  practice_assert_in ("data/letter.pdf", "40. ");
  g_assert_cmpuint (json_array_get_length (items), >=, 4);
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (practice_request, "persons")), >=, 3);
  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *document = json_array_get_object_element (documents, i);
      const char *role = rog_json_peek_string (document, "role");

      annexes += g_str_equal (role, "annex");
      translations += rog_json_peek_string (document, "translation_of") != NULL;
      scans += *practice_text_of (rog_json_peek_string (document, "file")) == '\0';
    }
  g_assert_cmpuint (annexes, ==, 2);
  g_assert_cmpuint (translations, ==, 1);
  g_assert_cmpuint (scans, ==, 1);
  g_assert_cmpstr (practice_text_of ("data/annex-b.pdf"), ==, "");
}

static void
test_sheets (void)
{
  JsonArray       *documents = rog_json_peek_array (practice_request, "documents");
  gint64           total = 0, enclosures = 0, stated = json_object_get_int_member (rog_json_peek_object (practice_request, "request"), "sheets");
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *document = json_array_get_object_element (documents, i);
      const char *file = rog_json_peek_string (document, "file");
      gint64      sheets = json_object_get_int_member (document, "sheets");

      g_assert_cmpint (sheets, ==, count_pages (file));
      g_assert_cmpint (sheets, ==, json_object_get_int_member (document, "pages"));
      if (g_str_equal (file, "data/transmittal.pdf"))
        continue;
      total += sheets;
      enclosures += g_str_equal (file, "data/letter.pdf") ? 0 : sheets;
    }
  g_assert_cmpint (total, ==, stated);
  sentence = g_strdup_printf ("of %" G_GINT64_FORMAT " sheets with its enclosures of %" G_GINT64_FORMAT " sheets", total - enclosures, enclosures);
  practice_assert_in ("data/transmittal.pdf", sentence);
}

/* --- Pins, as another program reads the page --- */

static void
check_pin (JsonObject *pin)
{
  JsonObject      *document = practice_find ("documents", rog_json_peek_string (pin, "document"));
  g_autofree char *path = practice_path_of (rog_json_peek_string (document, "file"));
  g_autofree char *page = g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (pin, "page"));
  JsonArray       *quads = rog_json_peek_array (pin, "quads");
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *flat = NULL, *quote = practice_flatten (rog_json_peek_string (pin, "quote"));

  g_assert_cmpstr (rog_json_peek_string (document, "hash"), ==, rog_json_peek_string (pin, "hash"));
  for (guint i = 0; i < json_array_get_length (quads); i++)
    {
      JsonArray       *q = json_array_get_array_element (quads, i);
      gint64           x = json_array_get_int_element (q, 0), y = json_array_get_int_element (q, 1);
      g_autofree char *sx = g_strdup_printf ("%" G_GINT64_FORMAT, x / 1000), *sy = g_strdup_printf ("%" G_GINT64_FORMAT, y / 1000 + 2);
      g_autofree char *sw = g_strdup_printf ("%" G_GINT64_FORMAT, (json_array_get_int_element (q, 2) - x) / 1000 + 2);
      g_autofree char *sh = g_strdup_printf ("%" G_GINT64_FORMAT, (json_array_get_int_element (q, 5) - y) / 1000 - 4);
      g_autofree char *text = NULL;
      const char      *argv[] = { "pdftotext", "-r", "72", "-f", page, "-l", page, "-x", sx, "-y", sy, "-W", sw, "-H", sh, path, "-", NULL };

      text = practice_run (argv);
      g_string_append_printf (found, "%s ", text);
    }
  flat = practice_flatten (found->str);
  if (strstr (flat, quote) == NULL)
    g_error ("“%s” is not where its pin points: there stands “%s”", quote, flat);
}

static guint
check_pins (JsonNode *node)
{
  guint count = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) values = json_object_get_values (object);

      if (json_object_has_member (object, "quads"))
        {
          check_pin (object);
          count++;
        }
      for (GList *l = values; l != NULL; l = l->next)
        count += check_pins (l->data);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        count += check_pins (json_array_get_element (array, i));
    }
  return count;
}

static void
test_pins (void)
{
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), practice_request);

  g_assert_cmpuint (check_pins (root), >=, 40);
}

static void
test_references (void)
{
  JsonObject              *head = rog_json_peek_object (practice_request, "request");
  const char              *theirs = rog_json_peek_string (head, "their_reference"), *ours = rog_json_peek_string (head, "our_reference");
  static const char *const all[] = { "data/letter.pdf", "data/warrant.pdf", "data/warrant-translation.pdf", "data/annex-a.pdf", "data/transmittal.pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    practice_assert_in (all[i], theirs);
  practice_assert_in ("data/transmittal.pdf", ours);
  practice_assert_in ("data/letter.pdf", rog_json_peek_string (rog_json_peek_object (head, "authority"), "name"));
  practice_assert_in ("data/transmittal.pdf", rog_json_peek_string (rog_json_peek_object (head, "court"), "name"));
}

static void
test_persons (void)
{
  JsonArray *persons = rog_json_peek_array (practice_request, "persons");

  for (guint i = 0; i < json_array_get_length (persons); i++)
    {
      JsonObject *person = json_array_get_object_element (persons, i);
      const char *born = rog_json_peek_string (person, "born"), *address = rog_json_peek_string (person, "address");

      practice_assert_in ("data/letter.pdf", rog_json_peek_string (person, "name"));
      if (address != NULL)
        practice_assert_in ("data/letter.pdf", address);
      if (born != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (born, ",", 2);

          practice_assert_in ("data/letter.pdf", parts[0]);
        }
    }
}

/* What an item says of itself stands in the paragraphs it points to, or near them. */
static void
test_items (void)
{
  JsonArray *items = rog_json_peek_array (practice_request, "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *scope = rog_json_peek_object (json_array_get_object_element (items, i), "scope");
      JsonArray  *identifiers = rog_json_peek_array (scope, "identifiers"), *persons = rog_json_peek_array (scope, "persons");
      JsonObject *period = rog_json_peek_object (scope, "period"), *holder = rog_json_peek_object (scope, "holder");

      g_assert_nonnull (rog_json_peek_object (scope, "place"));
      for (guint k = 0; identifiers != NULL && k < json_array_get_length (identifiers); k++)
        practice_assert_in ("data/letter.pdf", rog_json_peek_string (json_array_get_object_element (identifiers, k), "value"));
      for (guint k = 0; k < json_array_get_length (persons); k++)
        practice_find ("persons", json_array_get_string_element (persons, k));
      if (holder != NULL)
        practice_assert_in ("data/letter.pdf", rog_json_peek_string (holder, "name"));
      if (period != NULL && !g_str_equal (rog_json_peek_string (scope, "measure"), "search"))
        {
          g_autofree char *from = practice_in_words (rog_json_peek_string (period, "from")), *to = practice_in_words (rog_json_peek_string (period, "to"));
          g_autofree char *words = g_strdup_printf ("for the period from %s to %s", from, to);

          practice_assert_in ("data/letter.pdf", words);
        }
    }
}

static void
test_accounts (void)
{
  static const struct
  {
    const char *file;
    const char *account;
  } where[] = {
    { "data/letter.pdf", "XA92 0019 4006 4475 0312" },
    { "data/warrant.pdf", "XA92 0019 4006 4475 0312" },
    { "data/warrant-translation.pdf", "XA92 0019 4006 4475 0312" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (where); i++)
    {
      g_autoptr (GString) digits = g_string_new (NULL);
      guint rest = 0;

      practice_assert_in (where[i].file, where[i].account);
      /* ISO 13616: the check digits are right. */
      g_string_printf (digits, "%s%.4s", where[i].account + 5, where[i].account);
      for (const char *c = digits->str; *c != '\0'; c++)
        {
          if (g_ascii_isdigit (*c))
            rest = (rest * 10 + (guint)(*c - '0')) % 97;
          else if (g_ascii_isupper (*c))
            rest = (rest * 100 + (guint)(*c - 'A' + 10)) % 97;
        }
      g_assert_cmpuint (rest, ==, 1);
    }
}

/* The six payments come to what the documents say they do, in the letter and in the scan's source. */
static void
test_sums (void)
{
  g_autofree char         *path = g_build_filename (g_getenv ("ROG_SOURCE_ROOT"), "data", "practice", "source", NULL);
  static const char *const files[] = { "letter.txt", "annex-b.txt" };

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    {
      g_autofree char *file = g_build_filename (path, files[f], NULL), *text = NULL;
      g_auto (GStrv) lines = NULL;
      guint total = 0, rows = 0;

      g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);
          guint n = g_strv_length (cells);

          if (n < 6 || !g_str_has_prefix (cells[3], "C-2"))
            continue;
          rows++;
          total += (guint)g_ascii_strtoull (cells[4], NULL, 10) * 1000;
          practice_assert_in ("data/letter.pdf", cells[2]);
          practice_assert_in ("data/letter.pdf", cells[3]);
        }
      g_assert_cmpuint (rows, ==, 6);
      g_assert_cmpuint (total, ==, 1230000);
      g_assert_nonnull (strstr (text, "1,230,000"));
      g_assert_nonnull (strstr (text, "XA92 0019 4006 4475 0312"));
      g_assert_nonnull (strstr (text, "XV10 5300 2100 0991 4408"));
    }
  g_assert_cmpuint (150 + 200 + 175 + 160 + 200, ==, 885);
  practice_assert_in ("data/letter.pdf", "885,000 crowns");
  practice_assert_in ("data/letter.pdf", "345,000 crowns");
  practice_assert_in ("data/warrant.pdf", "1.230.000 Kronen");
  practice_assert_in ("data/warrant-translation.pdf", "1,230,000 crowns");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  practice_load ();
  g_test_add_func ("/practice/bag", test_bag);
  g_test_add_func ("/practice/rich", test_rich);
  g_test_add_func ("/practice/sheets", test_sheets);
  g_test_add_func ("/practice/pins", test_pins);
  g_test_add_func ("/practice/references", test_references);
  g_test_add_func ("/practice/persons", test_persons);
  g_test_add_func ("/practice/items", test_items);
  g_test_add_func ("/practice/accounts", test_accounts);
  g_test_add_func ("/practice/sums", test_sums);
  result = g_test_run ();
  practice_unload ();
  return result;
}
