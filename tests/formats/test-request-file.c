// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include <gio/gio.h>

#include "core/rog-json.h"
#include "formats/rog-formats-error.h"
#include "formats/rog-request-file.h"

#define DOCUMENT "11111111-1111-4111-8111-111111111111"
#define PERSON "22222222-2222-4222-8222-222222222222"
#define ITEM "33333333-3333-4333-8333-333333333333"
#define OFFENCE "44444444-4444-4444-8444-444444444444"
#define HASH "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define OTHER_HASH "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

static const char *const valid =
    "{\"v\":1,\"later\":{\"kept\":[1,2]},"
    "\"request\":{\"title\":\"T\",\"instrument\":\"uncac\",\"authority\":{\"name\":\"A\"},\"zone\":\"CET\",\"more\":\"kept too\","
    "\"offences\":[{\"id\":\"" OFFENCE "\",\"title\":\"Bribery\",\"from\":\"2023-03-01\",\"to\":\"2024-10-31\"}]},"
    "\"documents\":[{\"id\":\"" DOCUMENT "\",\"name\":\"Letter\",\"role\":\"request\",\"file\":\"data/letter.pdf\","
    "\"media_type\":\"application/pdf\",\"size\":12,\"hash\":\"" HASH "\"}],"
    "\"persons\":[{\"id\":\"" PERSON "\",\"kind\":\"natural\",\"name\":\"P\"}],"
    "\"items\":[{\"id\":\"" ITEM "\",\"number\":1,\"title\":\"Mailbox\",\"scope\":{\"measure\":\"content-data\","
    "\"persons\":[\"" PERSON "\"],\"period\":{\"from\":\"2020-01-01\",\"to\":\"2024-12-31\"},"
    "\"place\":{\"document\":\"" DOCUMENT "\",\"hash\":\"" HASH "\",\"page\":3,\"quads\":[[1,2,3,2,1,4,3,4]],\"quote\":\"q\"}}}]}";

static JsonObject *
parse (const char *text,
       GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return rog_request_file_parse (bytes, error);
}

/* The valid file with one thing changed. */
static JsonObject *
parse_changed (const char *what,
               const char *with,
               GError    **error)
{
  g_autoptr (GString) text = g_string_new (valid);

  g_assert_cmpuint (g_string_replace (text, what, with, 1), ==, 1);
  return parse (text->str, error);
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) request = parse (valid, &error), again = NULL;
  g_autoptr (GBytes) bytes = NULL, first = NULL, second = NULL;

  g_assert_no_error (error);
  bytes = rog_request_file_write (request, &error);
  g_assert_no_error (error);
  again = rog_request_file_parse (bytes, &error);
  g_assert_no_error (error);
  first = rog_json_object_canonical (request, NULL);
  second = rog_json_object_canonical (again, NULL);
  g_assert_true (g_bytes_equal (first, second));
  /* What this version does not know is still there. */
  g_assert_true (json_object_has_member (again, "later"));
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (again, "request"), "more"), ==, "kept too");
}

static void
test_refused (void)
{
  static const struct
  {
    const char     *what;
    const char     *with;
    RogFormatsError code;
    const char     *words;
  } wrong[] = {
    { "\"v\":1", "\"v\":2", ROG_FORMATS_ERROR_UNSUPPORTED, "version 1" },
    { "\"v\":1", "\"v\":1.5", ROG_FORMATS_ERROR_INVALID, "the file" },
    { "\"request\":{", "\"requests\":{", ROG_FORMATS_ERROR_INVALID, "“request”" },
    { "\"title\":\"T\",", "", ROG_FORMATS_ERROR_INVALID, "request.title" },
    { "\"number\":1,", "", ROG_FORMATS_ERROR_INVALID, "items[0]" },
    { "2020-01-01", "2020-13-01", ROG_FORMATS_ERROR_INVALID, "items[0]" },
    { "data/letter.pdf", "letter.pdf", ROG_FORMATS_ERROR_INVALID, "documents 1" },
    { "data/letter.pdf", "data/../letter.pdf", ROG_FORMATS_ERROR_INVALID, "leads out" },
    { "\"persons\":[{\"id\":\"" PERSON, "\"persons\":[{\"id\":\"" ITEM, ROG_FORMATS_ERROR_INVALID, "another’s" },
    { "\"persons\":[{\"id\":\"" PERSON, "\"persons\":[{\"id\":\"nobody", ROG_FORMATS_ERROR_INVALID, "persons[0].id" },
    { "\"place\":{\"document\":\"" DOCUMENT, "\"place\":{\"document\":\"55555555-5555-4555-8555-555555555555", ROG_FORMATS_ERROR_INVALID, "not in the file" },
    { "\"hash\":\"" HASH "\",\"page\"", "\"hash\":\"" OTHER_HASH "\",\"page\"", ROG_FORMATS_ERROR_INVALID, "another version" },
    { "\"zone\":\"CET\"", "\"zone\":\"Nowhere/Atlantis\"", ROG_FORMATS_ERROR_INVALID, "“Nowhere/Atlantis” is not known" },
    { "\"later\":{", "\"limits\":[{\"id\":\"77777777-7777-4777-8777-777777777777\",\"source\":\"asked\",\"for\":\"decide\",\"binds\":\"us\",\"zone\":\"LMT\",\"due\":\"2026-12-01\",\"because\":\"b\"}],\"later\":{", ROG_FORMATS_ERROR_INVALID, "“LMT” is not known" },
    { "\"persons\":[{", "\"persons\":{\"a\":1},\"x\":[{", ROG_FORMATS_ERROR_INVALID, "“persons”" },
    { "\"later\":{", "\"v\":1,\"later\":{", ROG_FORMATS_ERROR_INVALID, "the file" },
    /* What begins a line of its own, or turns the direction of what follows. */
    { "Mailbox", "Mail\\nbox", ROG_FORMATS_ERROR_INVALID, "“items[0].title” holds U+000A" },
    { "Mailbox", "Mail\\u0085box", ROG_FORMATS_ERROR_INVALID, "U+0085" },
    { "Mailbox", "Mail\\u2028box", ROG_FORMATS_ERROR_INVALID, "“items[0].title” holds U+2028" },
    { "Mailbox", "\\u202eobliaM", ROG_FORMATS_ERROR_INVALID, "U+202E" },
    { "Mailbox", "Mail\\u2067box", ROG_FORMATS_ERROR_INVALID, "U+2067" },
    { "Mailbox", "Mail\\u200fbox", ROG_FORMATS_ERROR_INVALID, "U+200F" },
    { "\"name\":\"A\"", "\"name\":\"A\\u200b\"", ROG_FORMATS_ERROR_INVALID, "“request.authority.name” holds U+200B" },
    { "\"title\":\"T\"", "\"title\":\"T\",\"facts_alleged\":\"a\\u202eb\"", ROG_FORMATS_ERROR_INVALID, "“request.facts_alleged” holds U+202E" },
    { "\"title\":\"T\"", "\"title\":\"T\",\"languages\":[\"de\",\"f\\nr\"]", ROG_FORMATS_ERROR_INVALID, "“request.languages[1]”" },
    { "\"name\":\"P\"", "\"name\":\"P\",\"variants\":[\"Q\\u2069\"]", ROG_FORMATS_ERROR_INVALID, "“persons[0].variants[0]”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) request = parse_changed (wrong[i].what, wrong[i].with, &error);

      g_assert_null (request);
      g_assert_error (error, ROG_FORMATS_ERROR, (int)wrong[i].code);
      if (strstr (error->message, wrong[i].words) == NULL)
        g_error ("“%s” is not in “%s”", wrong[i].words, error->message);
    }
}

/* Running text has lines; words of Persian, Hebrew and Hindi are spelt with joiners and marks. */
static void
test_text (void)
{
  static const char *const right[][2] = {
    { "Mailbox", "Mailbox “A”" },
    { "Mailbox", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645" },
    { "Mailbox", "Post\u00adfach" },
    { "\"title\":\"T\"", "\"title\":\"T\",\"facts_alleged\":\"One.\\n\\n\\tTwo\u200f.\"" },
    { "\"quote\":\"q\"", "\"quote\":\"q\\nr\"" },
    { "\"name\":\"A\"", "\"name\":\"A\",\"address\":\"1 High Street\\nKarvelle\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonObject) request = parse_changed (right[i][0], right[i][1], &error);

      g_assert_no_error (error);
      g_assert_nonnull (request);
    }
}

/* What the documents' bytes say, whoever reads them finds out. */
static void
test_without_hash (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) request = parse_changed ("\"media_type\":\"application/pdf\",\"size\":12,\"hash\":\"" HASH "\"", "\"pages\":4", &error);

  g_assert_no_error (error);
  g_assert_nonnull (request);
}

static void
test_not_json (void)
{
  static const char *const wrong[] = { "", "[]", "null", "{", "{\"v\":1}", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (wrong[i], &error));
      g_assert_nonnull (error);
    }
}

static void
test_two_documents_one_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) request =
      parse_changed ("\"documents\":[{",
                     "\"documents\":[{\"id\":\"66666666-6666-4666-8666-666666666666\",\"name\":\"Copy\",\"role\":\"annex\",\"file\":\"data/LETTER.pdf\","
                     "\"media_type\":\"application/pdf\",\"size\":12,\"hash\":\"" HASH "\"},{",
                     &error);

  g_assert_null (request);
  g_assert_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/request-file/round-trip", test_round_trip);
  g_test_add_func ("/formats/request-file/refused", test_refused);
  g_test_add_func ("/formats/request-file/text", test_text);
  g_test_add_func ("/formats/request-file/without-hash", test_without_hash);
  g_test_add_func ("/formats/request-file/not-json", test_not_json);
  g_test_add_func ("/formats/request-file/two-documents-one-file", test_two_documents_one_file);
  return g_test_run ();
}
