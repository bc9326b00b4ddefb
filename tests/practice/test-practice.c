// SPDX-License-Identifier: GPL-3.0-or-later
//
// The practice dossier agrees with itself: every pin points to its words in the page, as
// another program reads them; dates, references, accounts and names of request.json stand
// in the documents; what the law of the dossier computes is what the dossier says.
#include <stdio.h>
#include <string.h>

#include <gio/gio.h>

#include "core/rog-json.h"
#include "formats/rog-bag.h"
#include "formats/rog-request-file.h"

static RogBag     *bag;
static JsonObject *request;
static GHashTable *texts;

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) out = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strndup (g_bytes_get_size (out) > 0 ? g_bytes_get_data (out, NULL) : "", g_bytes_get_size (out));
}

/* Words as they follow each other, with one space between them. */
static char *
flatten (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f\t", -1);
  g_autoptr (GString) flat = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_string_append_printf (flat, "%s%s", flat->len > 0 ? " " : "", words[i]);
    }
  return g_string_free_and_steal (g_steal_pointer (&flat));
}

static char *
path_of (const char *file)
{
  return g_build_filename (g_getenv ("ROG_BUILD_ROOT"), "data", "practice", "practice", file, NULL);
}

static JsonObject *
find (const char *list,
      const char *id)
{
  JsonArray *array = rog_json_peek_array (request, list);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_strcmp0 (rog_json_peek_string (object, "id"), id) == 0)
        return object;
    }
  g_assert_not_reached ();
}

static JsonObject *
find_file (const char *file)
{
  JsonArray *array = rog_json_peek_array (request, "documents");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_strcmp0 (rog_json_peek_string (object, "file"), file) == 0)
        return object;
    }
  g_assert_not_reached ();
}

static const char *
text_of (const char *file)
{
  g_assert_true (g_hash_table_contains (texts, file));
  return g_hash_table_lookup (texts, file);
}

static void
assert_in (const char *file,
           const char *words)
{
  if (strstr (text_of (file), words) == NULL)
    g_error ("“%s” is not in %s", words, file);
}

static void
load (void)
{
  g_autofree char *path = path_of ("");
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  bag = rog_bag_open_folder (folder, NULL, &error);
  g_assert_no_error (error);
  bytes = rog_bag_read (bag, ROG_BAG_REQUEST, 1 << 22, NULL, &error);
  g_assert_no_error (error);
  request = rog_request_file_parse (bytes, &error);
  g_assert_no_error (error);
  texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < rog_bag_get_payload (bag)->len; i++)
    {
      const char      *name = rog_bag_get_payload (bag)->pdata[i];
      g_autofree char *file = path_of (name), *text = NULL;
      const char      *argv[] = { "pdftotext", file, "-", NULL };

      if (!g_str_has_suffix (name, ".pdf"))
        continue;
      text = run (argv);
      g_hash_table_insert (texts, g_strdup (name), flatten (text));
    }
}

static void
test_bag (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rog_bag_verify (bag, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rog_bag_get_payload (bag)->len, ==, json_array_get_length (rog_json_peek_array (request, "documents")) + 1);
}

static guint
count_pages (const char *file)
{
  g_autofree char *path = path_of (file), *text = NULL;
  const char      *argv[] = { "pdfinfo", path, NULL };
  const char      *pages;

  text = run (argv);
  pages = strstr (text, "Pages:");
  g_assert_nonnull (pages);
  return (guint)g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

/* What the issue asks of the practice dossier. */
static void
test_rich (void)
{
  JsonArray *items = rog_json_peek_array (request, "items"), *documents = rog_json_peek_array (request, "documents");
  guint      translations = 0, scans = 0, annexes = 0;

  g_assert_cmpuint (count_pages ("data/letter.pdf"), >=, 10);
  assert_in ("data/letter.pdf", "40. ");
  g_assert_cmpuint (json_array_get_length (items), >=, 4);
  g_assert_cmpuint (json_array_get_length (rog_json_peek_array (request, "persons")), >=, 3);
  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *document = json_array_get_object_element (documents, i);
      const char *role = rog_json_peek_string (document, "role");

      annexes += g_str_equal (role, "annex");
      translations += rog_json_peek_string (document, "translation_of") != NULL;
      scans += *text_of (rog_json_peek_string (document, "file")) == '\0';
    }
  g_assert_cmpuint (annexes, ==, 2);
  g_assert_cmpuint (translations, ==, 1);
  g_assert_cmpuint (scans, ==, 1);
  g_assert_cmpstr (text_of ("data/annex-b.pdf"), ==, "");
}

static void
test_sheets (void)
{
  JsonArray       *documents = rog_json_peek_array (request, "documents");
  gint64           total = 0, enclosures = 0, stated = json_object_get_int_member (rog_json_peek_object (request, "request"), "sheets");
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
  assert_in ("data/transmittal.pdf", sentence);
}

/* --- Pins, as another program reads the page --- */

static void
check_pin (JsonObject *pin)
{
  JsonObject      *document = find ("documents", rog_json_peek_string (pin, "document"));
  g_autofree char *path = path_of (rog_json_peek_string (document, "file"));
  g_autofree char *page = g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (pin, "page"));
  JsonArray       *quads = rog_json_peek_array (pin, "quads");
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *flat = NULL, *quote = flatten (rog_json_peek_string (pin, "quote"));

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

      text = run (argv);
      g_string_append_printf (found, "%s ", text);
    }
  flat = flatten (found->str);
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
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), request);

  g_assert_cmpuint (check_pins (root), >=, 40);
}

/* --- Agreement --- */

static char *
in_words (const char *date)
{
  static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };
  int                      year, month, day;

  g_assert_cmpint (sscanf (date, "%d-%d-%d", &year, &month, &day), ==, 3);
  return g_strdup_printf ("%d %s %d", day, months[month - 1], year);
}

static void
test_references (void)
{
  JsonObject              *head = rog_json_peek_object (request, "request");
  const char              *theirs = rog_json_peek_string (head, "their_reference"), *ours = rog_json_peek_string (head, "our_reference");
  static const char *const all[] = { "data/letter.pdf", "data/warrant.pdf", "data/warrant-translation.pdf", "data/annex-a.pdf", "data/transmittal.pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    assert_in (all[i], theirs);
  assert_in ("data/transmittal.pdf", ours);
  assert_in ("data/letter.pdf", rog_json_peek_string (rog_json_peek_object (head, "authority"), "name"));
  assert_in ("data/transmittal.pdf", rog_json_peek_string (rog_json_peek_object (head, "court"), "name"));
}

static void
test_persons (void)
{
  JsonArray *persons = rog_json_peek_array (request, "persons");

  for (guint i = 0; i < json_array_get_length (persons); i++)
    {
      JsonObject *person = json_array_get_object_element (persons, i);
      const char *born = rog_json_peek_string (person, "born"), *address = rog_json_peek_string (person, "address");

      assert_in ("data/letter.pdf", rog_json_peek_string (person, "name"));
      if (address != NULL)
        assert_in ("data/letter.pdf", address);
      if (born != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (born, ",", 2);

          assert_in ("data/letter.pdf", parts[0]);
        }
    }
}

/* What an item says of itself stands in the paragraphs it points to, or near them. */
static void
test_items (void)
{
  JsonArray *items = rog_json_peek_array (request, "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *scope = rog_json_peek_object (json_array_get_object_element (items, i), "scope");
      JsonArray  *identifiers = rog_json_peek_array (scope, "identifiers"), *persons = rog_json_peek_array (scope, "persons");
      JsonObject *period = rog_json_peek_object (scope, "period"), *holder = rog_json_peek_object (scope, "holder");

      g_assert_nonnull (rog_json_peek_object (scope, "place"));
      for (guint k = 0; identifiers != NULL && k < json_array_get_length (identifiers); k++)
        assert_in ("data/letter.pdf", rog_json_peek_string (json_array_get_object_element (identifiers, k), "value"));
      for (guint k = 0; k < json_array_get_length (persons); k++)
        find ("persons", json_array_get_string_element (persons, k));
      if (holder != NULL)
        assert_in ("data/letter.pdf", rog_json_peek_string (holder, "name"));
      if (period != NULL && !g_str_equal (rog_json_peek_string (scope, "measure"), "search"))
        {
          g_autofree char *from = in_words (rog_json_peek_string (period, "from")), *to = in_words (rog_json_peek_string (period, "to"));
          g_autofree char *words = g_strdup_printf ("for the period from %s to %s", from, to);

          assert_in ("data/letter.pdf", words);
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

      assert_in (where[i].file, where[i].account);
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
          assert_in ("data/letter.pdf", cells[2]);
          assert_in ("data/letter.pdf", cells[3]);
        }
      g_assert_cmpuint (rows, ==, 6);
      g_assert_cmpuint (total, ==, 1230000);
      g_assert_nonnull (strstr (text, "1,230,000"));
      g_assert_nonnull (strstr (text, "XA92 0019 4006 4475 0312"));
      g_assert_nonnull (strstr (text, "XV10 5300 2100 0991 4408"));
    }
  g_assert_cmpuint (150 + 200 + 175 + 160 + 200, ==, 885);
  assert_in ("data/letter.pdf", "885,000 crowns");
  assert_in ("data/letter.pdf", "345,000 crowns");
  assert_in ("data/warrant.pdf", "1.230.000 Kronen");
  assert_in ("data/warrant-translation.pdf", "1,230,000 crowns");
}

/* --- Law --- */

static GDateTime *
day_of (const char *text)
{
  g_autofree char *day = g_strndup (text, 10), *noon = g_strconcat (day, "T12:00:00Z", NULL);
  GDateTime       *date = g_date_time_new_from_iso8601 (noon, NULL);

  g_assert_nonnull (date);
  return date;
}

static void
test_limits (void)
{
  JsonArray *limits = rog_json_peek_array (request, "limits");
  guint      by_law = 0;

  for (guint i = 0; i < json_array_get_length (limits); i++)
    {
      JsonObject *limit = json_array_get_object_element (limits, i);
      g_autoptr (GDateTime) due = day_of (rog_json_peek_string (limit, "due"));
      g_autoptr (GDateTime) trigger = day_of (rog_json_peek_string (rog_json_peek_object (limit, "trigger"), "at"));
      g_autoptr (GDateTime) end = NULL;

      g_assert_cmpint (g_date_time_compare (trigger, due), <, 0);
      if (!g_str_equal (rog_json_peek_string (limit, "source"), "by-law"))
        {
          g_autofree char *words = in_words (rog_json_peek_string (limit, "due"));

          assert_in ("data/letter.pdf", words);
          continue;
        }
      by_law++;
      end = g_date_time_add_days (trigger, (int)json_object_get_int_member (limit, "days"));
      while (g_date_time_get_day_of_week (end) > 5)
        {
          GDateTime *next = g_date_time_add_days (end, 1);

          g_date_time_unref (end);
          end = next;
        }
      g_assert_true (g_date_time_equal (end, due));
    }
  g_assert_cmpuint (by_law, ==, 2);
}

/* Nothing happens before what it rests on. */
static void
test_order (void)
{
  static const char *const days[] = {
    "2023-03-01",
    "2023-03-14",
    "2024-10-21",
    "2024-10-31",
    "2025-01-30",
    "2025-03-17",
    "2025-11-04",
    "2025-11-11",
    "2025-12-15",
    "2026-01-12",
    "2026-06-11",
    "2026-06-17",
    "2026-08-26",
    "2026-09-04",
    "2026-09-30",
    "2026-10-02",
    "2026-10-05",
    "2026-10-06",
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *words = in_words (days[i]);
      gboolean         found = FALSE;
      GHashTableIter   iter;
      gpointer         text;

      g_assert_true (i == 0 || strcmp (days[i - 1], days[i]) < 0);
      g_hash_table_iter_init (&iter, texts);
      while (g_hash_table_iter_next (&iter, NULL, &text))
        found |= strstr (text, words) != NULL;
      if (!found)
        g_error ("%s stands in no document", words);
    }
}

static void
test_secrecy (void)
{
  JsonObject      *secrecy = json_array_get_object_element (rog_json_peek_array (request, "secrecy"), 0);
  g_autofree char *until = in_words (rog_json_peek_string (rog_json_peek_object (secrecy, "until"), "date"));
  g_autofree char *review = in_words (rog_json_peek_string (secrecy, "review"));

  assert_in ("data/letter.pdf", until);
  assert_in ("data/transmittal.pdf", until);
  assert_in ("data/letter.pdf", review);
  g_assert_cmpint (strcmp (rog_json_peek_string (secrecy, "review"), rog_json_peek_string (rog_json_peek_object (secrecy, "until"), "date")), <, 0);
  /* Notices and filing periods. */
  assert_in ("data/letter.pdf", "within fourteen days of being told");
  assert_in ("data/letter.pdf", "as Article 17(1) of the Treaty requires");
  assert_in ("data/warrant.pdf", "binnen vierzehn Tagen");
  assert_in ("data/warrant-translation.pdf", "within fourteen days");
}

/* Measures, categories, roles and the like are those of the catalogues. */
static void
assert_known (const char *catalogue,
              const char *id)
{
  g_autofree char *file = g_strconcat (catalogue, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("ROG_SOURCE_ROOT"), "data", "law", file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *entries;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  entries = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "entries");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (entries, i), "id"), id) == 0)
        return;
    }
  g_error ("“%s” is not in %s", id, file);
}

static void
assert_list_known (const char *list,
                   const char *member,
                   const char *catalogue)
{
  JsonArray *array = rog_json_peek_array (request, list);

  g_assert_cmpuint (json_array_get_length (array), >, 0);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *id = rog_json_peek_string (json_array_get_object_element (array, i), member);

      if (id != NULL)
        assert_known (catalogue, id);
    }
}

static void
test_catalogues (void)
{
  JsonObject *head = rog_json_peek_object (request, "request");
  JsonArray  *items = rog_json_peek_array (request, "items"), *intake = rog_json_peek_array (head, "intake");

  assert_known ("instruments", rog_json_peek_string (head, "instrument"));
  assert_list_known ("documents", "role", "document-roles");
  assert_list_known ("capacities", "capacity", "capacities");
  assert_list_known ("limits", "rule", "limits");
  assert_list_known ("limits", "for", "limit-purposes");
  for (guint i = 0; i < json_array_get_length (intake); i++)
    assert_known ("intake-facts", rog_json_peek_string (json_array_get_object_element (intake, i), "fact"));
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *scope = rog_json_peek_object (json_array_get_object_element (items, i), "scope");
      JsonArray  *categories = rog_json_peek_array (scope, "data_categories");

      assert_known ("measures", rog_json_peek_string (scope, "measure"));
      for (guint k = 0; categories != NULL && k < json_array_get_length (categories); k++)
        assert_known ("data-categories", json_array_get_string_element (categories, k));
    }
}

static JsonObject *
scope_of (gint64 number)
{
  JsonArray *items = rog_json_peek_array (request, "items");

  return rog_json_peek_object (json_array_get_object_element (items, (guint)number - 1), "scope");
}

/* --- The four flaws --- */

static void
test_flaw_period (void)
{
  JsonObject *period = rog_json_peek_object (scope_of (1), "period");
  JsonObject *offence = json_array_get_object_element (rog_json_peek_array (rog_json_peek_object (request, "request"), "offences"), 0);

  g_assert_cmpint (strcmp (rog_json_peek_string (period, "from"), rog_json_peek_string (offence, "from")), <, 0);
  g_assert_cmpint (strcmp (rog_json_peek_string (period, "to"), rog_json_peek_string (offence, "to")), >, 0);
  /* Of the others only the accounts say why they go beyond it. */
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (scope_of (2), "period"), "from"), ==, rog_json_peek_string (offence, "from"));
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (scope_of (2), "period"), "to"), ==, rog_json_peek_string (offence, "to"));
  assert_in ("data/letter.pdf", "The two months after the alleged offences are included because");
}

static void
test_flaw_warrant (void)
{
  JsonObject      *warrant = json_array_get_object_element (rog_json_peek_array (scope_of (4), "authorised_by"), 0);
  const char      *until = rog_json_peek_string (warrant, "valid_until");
  JsonArray       *intake = rog_json_peek_array (rog_json_peek_object (request, "request"), "intake");
  g_autofree char *words = in_words (until);

  assert_in ("data/warrant-translation.pdf", words);
  assert_in ("data/warrant.pdf", "bis zum 30. September 2026");
  for (guint i = 0; i < json_array_get_length (intake); i++)
    {
      const char *at = rog_json_peek_string (json_array_get_object_element (intake, i), "at");

      g_assert_true (at == NULL || strncmp (until, at, 10) < 0);
    }
  /* It was valid when the letter was written, and the letter does not say that it ends. */
  g_assert_cmpint (strcmp (until, rog_json_peek_string (find_file ("data/letter.pdf"), "date")), >, 0);
  g_assert_null (strstr (text_of ("data/letter.pdf"), words));
}

static void
test_flaw_link (void)
{
  const char      *letter = text_of ("data/letter.pdf");
  const char      *facts = strstr (letter, "C. The facts as they are alleged"), *law = strstr (letter, "D. The law");
  g_autofree char *part = NULL;

  g_assert_true (facts != NULL && law != NULL && facts < law);
  part = g_strndup (facts, (gsize)(law - facts));
  g_assert_null (strstr (part, "Anneke"));
  g_assert_null (strstr (part, "XA15"));
  g_assert_cmpstr (rog_json_peek_string (scope_of (6), "offences"), ==, "not-stated");
}

static void
test_flaw_privilege (void)
{
  assert_in ("data/annex-a.pdf", "I need your advice as my lawyer and in confidence.");
  assert_in ("data/letter.pdf", "she tells Advocate Vaal what had been agreed");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  load ();
  g_test_add_func ("/practice/bag", test_bag);
  g_test_add_func ("/practice/rich", test_rich);
  g_test_add_func ("/practice/sheets", test_sheets);
  g_test_add_func ("/practice/pins", test_pins);
  g_test_add_func ("/practice/references", test_references);
  g_test_add_func ("/practice/persons", test_persons);
  g_test_add_func ("/practice/items", test_items);
  g_test_add_func ("/practice/accounts", test_accounts);
  g_test_add_func ("/practice/sums", test_sums);
  g_test_add_func ("/practice/limits", test_limits);
  g_test_add_func ("/practice/order", test_order);
  g_test_add_func ("/practice/secrecy", test_secrecy);
  g_test_add_func ("/practice/catalogues", test_catalogues);
  g_test_add_func ("/practice/flaw-period", test_flaw_period);
  g_test_add_func ("/practice/flaw-warrant", test_flaw_warrant);
  g_test_add_func ("/practice/flaw-link", test_flaw_link);
  g_test_add_func ("/practice/flaw-privilege", test_flaw_privilege);
  result = g_test_run ();
  g_hash_table_unref (texts);
  json_object_unref (request);
  g_object_unref (bag);
  return result;
}
