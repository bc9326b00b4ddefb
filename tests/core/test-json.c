// SPDX-License-Identifier: GPL-3.0-or-later
//
// Canonical JSON (RFC 8785) in the values that acts know. Acts are signed over these
// bytes, so that whatever is read has one spelling, and whatever is written can be read.
#include <string.h>

#include "core/rog-core-error.h"
#include "core/rog-json.h"

#define LARGE 65536

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static char *
canonical_of (const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = rog_json_parse (bytes, LARGE, &error);
  g_autoptr (GBytes) canonical = NULL;

  g_assert_no_error (error);
  canonical = rog_json_canonical (node, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (canonical, NULL), g_bytes_get_size (canonical));
}

static void
assert_refused (const char *text,
                int         code)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = rog_json_parse (bytes, LARGE, &error);

  if (node != NULL)
    g_error ("read, but should not have been: %s", text);
  g_assert_error (error, ROG_CORE_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_canonical (void)
{
  const struct
  {
    const char *given;
    const char *canonical;
  } cases[] = {
    { "{}", "{}" },
    { " [ ] ", "[]" },
    { "{\"b\":1,\"a\":2}", "{\"a\":2,\"b\":1}" },
    { "{ \"a\" : [ true , false , 0 , -1 ] }", "{\"a\":[true,false,0,-1]}" },
    { "\"\\u0041\\u00e9\\u20ac\"", "\"Aé€\"" },
    { "\"\\ud83d\\ude02\"", "\"😂\"" },
    { "\"\\/\"", "\"/\"" },
    { "\"\\u0008\\u0009\\u000A\\u000c\\u000D\\u0022\\u005c\"", "\"\\b\\t\\n\\f\\r\\\"\\\\\"" },
    { "\"\\u0001\\u000b\\u000E\\u001F\\u007f\"", "\"\\u0001\\u000b\\u000e\\u001f\x7f\"" },
    { "\"\\u2028\\u2029\\u0080\"", "\"\xe2\x80\xa8\xe2\x80\xa9\xc2\x80\"" },
    { "9007199254740991", "9007199254740991" },
    { "-9007199254740991", "-9007199254740991" },
    { "-0", "0" },
    { "\"A\xcc\x8a\"", "\"A\xcc\x8a\"" }, /* no normalisation: RFC 8785 § 3.1 */
    { "{\"1\":1,\"10\":2,\"2\":3}", "{\"1\":1,\"10\":2,\"2\":3}" },
    { "{\"a\":{\"d\":1,\"c\":[{\"f\":1,\"e\":2}]}}", "{\"a\":{\"c\":[{\"e\":2,\"f\":1}],\"d\":1}}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = canonical_of (cases[i].given);
      g_autofree char *again = canonical_of (written);

      g_assert_cmpstr (written, ==, cases[i].canonical);
      g_assert_cmpstr (again, ==, written);
    }
}

/* The example of RFC 8785 § 3.2.3, whose order no comparison of UTF-8 bytes gives. */
static void
test_member_order (void)
{
  g_autofree char *written = canonical_of ("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\","
                                           "\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\"1\":\"One\","
                                           "\"\\ud83d\\ude00\":\"Emoji: Grinning Face\","
                                           "\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}");

  g_assert_cmpstr (written, ==,
                   "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\","
                   "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                   "\"😀\":\"Emoji: Grinning Face\",\"\xef\xac\xb3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

static void
append_units (GArray  *units,
              gunichar ch)
{
  guint16 pair[2] = { (guint16)ch, 0 };

  if (ch > 0xFFFF)
    {
      pair[0] = (guint16)(0xD800 + ((ch - 0x10000) >> 10));
      pair[1] = (guint16)(0xDC00 + ((ch - 0x10000) & 0x3FF));
    }
  g_array_append_vals (units, pair, ch > 0xFFFF ? 2 : 1);
}

static int
compare_units (const char *a,
               const char *b)
{
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (guint16));
  g_autoptr (GArray) y = g_array_new (FALSE, FALSE, sizeof (guint16));

  for (; *a != '\0'; a = g_utf8_next_char (a))
    append_units (x, g_utf8_get_char (a));
  for (; *b != '\0'; b = g_utf8_next_char (b))
    append_units (y, g_utf8_get_char (b));

  for (guint i = 0; i < MIN (x->len, y->len); i++)
    {
      int difference = (int)g_array_index (x, guint16, i) - (int)g_array_index (y, guint16, i);

      if (difference != 0)
        return difference;
    }

  return (int)x->len - (int)y->len;
}

static char *
random_name (void)
{
  static const gunichar edges[] = { 1, '"', 'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x103FF, 0x10400, 0x10FFFF };
  GString              *name = g_string_new (NULL);
  int                   length = g_test_rand_int_range (1, 4);

  for (int i = 0; i < length; i++)
    g_string_append_unichar (name, edges[g_test_rand_int_range (0, G_N_ELEMENTS (edges))]);

  return g_string_free_and_steal (name);
}

/* Pairs of random names, against the definition by code units. */
static void
test_member_order_random (void)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *a = random_name ();
      g_autofree char *b = random_name ();
      g_autoptr (JsonObject) object = json_object_new ();
      g_autoptr (JsonNode) first = NULL;
      g_autoptr (GBytes) canonical = NULL;
      g_autoptr (GError) error = NULL;
      const char *text;

      if (g_str_equal (a, b))
        continue;
      json_object_set_int_member (object, a, 1);
      json_object_set_int_member (object, b, 2);
      canonical = rog_json_object_canonical (object, &error);
      g_assert_no_error (error);
      text = g_bytes_get_data (canonical, NULL);
      g_assert_cmpint (memcmp (text + g_bytes_get_size (canonical) - 2, compare_units (a, b) < 0 ? "2}" : "1}", 2), ==, 0);

      first = rog_json_parse_canonical (canonical, LARGE, &error);
      g_assert_no_error (error);
    }
}

static const char *const refused[] = {
  "",
  " ",
  "nul",
  "null",
  "[null]",
  "{\"a\":null}",
  "1.0",
  "1.5",
  "1e2",
  "1E2",
  "[0.0]",
  "9007199254740992",
  "-9007199254740992",
  "9223372036854775807",
  "9223372036854775808",
  "18446744073709551617",
  "99999999999999999999999999",
  "-99999999999999999999999999",
  "01",
  "-01",
  "00",
  "+1",
  "0x10",
  "0b1",
  "010",
  "1_000",
  ".5",
  "5.",
  "-",
  "NaN",
  "Infinity",
  "-Infinity",
  "{\"a\":1,}",
  "[1,]",
  "[,1]",
  "[1 2]",
  "{a:1}",
  "{'a':1}",
  "['a']",
  "'a'",
  "{\"a\" 1}",
  "{\"a\":1 \"b\":2}",
  "{1:2}",
  "{\"a\":1}x",
  "{} {}",
  "[] []",
  "{},",
  "1 2",
  "\"a\" \"b\"",
  "{\"a\":1}}",
  "[1]]",
  "{\"a\":1",
  "[1",
  "\"a",
  "}",
  "]",
  "// x\n{}",
  "/* x */ {}",
  "{} // x",
  "{\"a\": /* x */ 1}",
  "# x\n{}",
  "var a = {}",
  "var a = {};",
  "{};",
  "True",
  "FALSE",
  "tru",
  "truefalse",
  "yes",
  "\"a\nb\"",
  "\"a\tb\"",
  "\"\x01\"",
  "\"\\x41\"",
  "\"\\a\"",
  "\"\\v\"",
  "\"\\'\"",
  "\"\\u12\"",
  "\"\\u12g4\"",
  "\"\\u 123\"",
  "\"\\",
  "\"\\101\"",
  "\"\\0\"",
  "\"\\U00000041\"",
  "\"a\\\nb\"",
  /* U+0000 ends a C string: what follows would be unsigned */
  "\"\\u0000\"",
  "{\"a\\u0000b\":1}",
  "{\"a\":\"x\\u0000y\"}",
  /* surrogates that are none */
  "\"\\ud800\"",
  "\"\\ud800x\"",
  "\"\\udc00\"",
  "\"\\ud800\\u0041\"",
  "\"\\ud800\\ud800\"",
  "\"\\udc00\\ud800\"",
  "{\"\\ud83d\":1}",
  /* two readings of one text */
  "{\"a\":1,\"a\":2}",
  "{\"a\":1,\"a\":1}",
  "{\"a\":1,\"\\u0061\":2}",
  "[{\"b\":{\"c\":1,\"c\":{}}}]",
  "{\"a\":{\"b\":1},\"a\":{\"b\":1}}",
  "{\"\":1}",
  "\xef\xbb\xbf{}",
  "\"\xff\"",
  "\"\xc0\x80\"",
  "\"\xed\xa0\x80\"",
  "\f{}",
  "\v{}",
  "\xc2\xa0{}",
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (refused[i], ROG_CORE_ERROR_INVALID);
}

static void
test_refused_nul_byte (void)
{
  g_autoptr (GBytes) inside = g_bytes_new_static ("{\"a\":\"x\0y\"}", 11);
  g_autoptr (GBytes) after = g_bytes_new_static ("{}\0", 3);
  g_autoptr (GError) error = NULL;

  g_assert_null (rog_json_parse (inside, LARGE, &error));
  g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (rog_json_parse (after, LARGE, &error));
  g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID);
}

static char *
nested (int depth)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < depth; i++)
    g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
  g_string_append (text, "1");
  for (int i = depth - 1; i >= 0; i--)
    g_string_append_c (text, i % 2 == 0 ? ']' : '}');

  return g_string_free_and_steal (text);
}

static void
test_depth (void)
{
  g_autofree char *most = nested (ROG_JSON_MAX_DEPTH);
  g_autofree char *more = nested (ROG_JSON_MAX_DEPTH + 1);
  g_autofree char *far = nested (30000);
  g_autofree char *written = canonical_of (most);

  g_assert_cmpstr (written, ==, most);
  assert_refused (more, ROG_CORE_ERROR_LIMIT);
  assert_refused (far, ROG_CORE_ERROR_LIMIT);
}

/* Brackets in strings do not nest, whatever stands before them. */
static void
test_depth_strings (void)
{
  g_autofree char *brackets = g_strnfill (100, '[');
  g_autofree char *plain = g_strdup_printf ("[\"%s\"]", brackets);
  g_autofree char *quoted = g_strdup_printf ("[\"\\\\\\\"%s\\\\\"]", brackets);
  g_autofree char *outside = g_strdup_printf ("[\"\\\\\",%s]", brackets);
  g_autofree char *single = g_strdup_printf ("['\"',%s,'\"']", brackets);
  g_autofree char *comment = g_strdup_printf ("/* \" */ %s", brackets);
  g_autofree char *first = canonical_of (plain);
  g_autofree char *second = canonical_of (quoted);

  g_assert_cmpstr (first, ==, plain);
  g_assert_cmpstr (second, ==, quoted);
  assert_refused (outside, ROG_CORE_ERROR_LIMIT);
  assert_refused (single, ROG_CORE_ERROR_INVALID);
  assert_refused (comment, ROG_CORE_ERROR_INVALID);
}

static void
test_size (void)
{
  g_autoptr (GBytes) bytes = bytes_of ("[1]");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = rog_json_parse (bytes, 3, &error);

  g_assert_no_error (error);
  g_assert_null (rog_json_parse (bytes, 2, &error));
  g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_LIMIT);
}

static void
test_not_canonical (void)
{
  const char *const cases[] = {
    " {}",
    "{} ",
    "{}\n",
    "{\"b\":1,\"a\":2}",
    "[1, 2]",
    "\"\\u0041\"",
    "\"\\/\"",
    "\"\\u0008\"",
    "\"\\u001F\"",
    "\"\\u00e9\"",
    "-0",
    "{\"\\ufb33\":1,\"\\ud83d\\ude00\":2}",
    "{\"\xef\xac\xb3\":1,\"😀\":2}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (cases[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (rog_json_parse_canonical (bytes, LARGE, &error));
      g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_NOT_CANONICAL);
    }
}

static void
assert_not_written (JsonNode *node,
                    int       code)
{
  g_autoptr (JsonNode) owned = node;
  g_autoptr (GError) error = NULL;

  g_assert_null (rog_json_canonical (owned, &error));
  g_assert_error (error, ROG_CORE_ERROR, code);
}

static JsonNode *
object_with (const char *name,
             JsonNode   *value)
{
  JsonNode   *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_member (object, name, value);
  json_node_take_object (node, object);

  return node;
}

/* What could not be read again is not written, and so never signed. */
static void
test_not_written (void)
{
  JsonNode *deep = json_node_init_int (json_node_alloc (), 1);

  for (int i = 0; i < ROG_JSON_MAX_DEPTH + 1; i++)
    deep = object_with ("a", deep);

  assert_not_written (deep, ROG_CORE_ERROR_LIMIT);
  assert_not_written (json_node_init_double (json_node_alloc (), 1), ROG_CORE_ERROR_INVALID);
  assert_not_written (json_node_init_null (json_node_alloc ()), ROG_CORE_ERROR_INVALID);
  assert_not_written (json_node_init_int (json_node_alloc (), ROG_JSON_MAX_INT + 1), ROG_CORE_ERROR_INVALID);
  assert_not_written (json_node_init_string (json_node_alloc (), "\xff"), ROG_CORE_ERROR_INVALID);
  assert_not_written (json_node_init_string (json_node_alloc (), NULL), ROG_CORE_ERROR_INVALID);
  assert_not_written (object_with ("", json_node_init_int (json_node_alloc (), 1)), ROG_CORE_ERROR_INVALID);
  assert_not_written (object_with ("a\xff", json_node_init_int (json_node_alloc (), 1)), ROG_CORE_ERROR_INVALID);
  assert_not_written (object_with ("a", json_node_init_double (json_node_alloc (), 0.5)), ROG_CORE_ERROR_INVALID);
}

/* Every text shortened at every byte: read whole or refused, never a crash or a warning. */
static void
test_truncated (void)
{
  const char text[] = "{\"a\":[true,-12,\"\\ud83d\\ude02 é\\n\",{\"b\":false}],\"c\":\"😂\"}";

  for (gsize length = 0; length < sizeof text - 1; length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (rog_json_parse (bytes, LARGE, &error));
      g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID);
    }
}

static JsonObject *
object_of (const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = rog_json_parse (bytes, LARGE, &error);

  g_assert_no_error (error);

  return json_node_dup_object (node);
}

static void
test_members (void)
{
  g_autoptr (JsonObject) object = object_of ("{\"i\":7,\"s\":\"x\",\"a\":[],\"o\":{},\"b\":true}");
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  g_assert_cmpstr (rog_json_get_string (object, "s", &error), ==, "x");
  g_assert_true (rog_json_get_int (object, "i", &value, &error));
  g_assert_cmpint (value, ==, 7);
  g_assert_nonnull (rog_json_get_array (object, "a", &error));
  g_assert_nonnull (rog_json_get_object (object, "o", &error));
  g_assert_no_error (error);

  g_assert_null (rog_json_get_string (object, "i", &error));
  g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“i”"));
  g_clear_error (&error);
  g_assert_null (rog_json_get_object (object, "none", &error));
  g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“none” is missing"));
  g_clear_error (&error);
  g_assert_false (rog_json_get_int (object, "b", &value, &error));
  g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID);

  g_assert_null (rog_json_peek_string (object, "a"));
  g_assert_null (rog_json_peek_object (object, "s"));
  g_assert_null (rog_json_peek_array (object, "none"));
}

static void
test_copy (void)
{
  g_autoptr (JsonObject) object = object_of ("{\"a\":[1,{\"b\":\"é\\n\"}]}");
  g_autoptr (JsonObject) copy = rog_json_object_copy (object);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;

  before = rog_json_object_canonical (object, &error);
  after = rog_json_object_canonical (copy, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (before, after));

  json_object_set_int_member (json_array_get_object_element (json_object_get_array_member (copy, "a"), 1), "b", 2);
  kept = rog_json_object_canonical (object, &error);
  g_assert_true (g_bytes_equal (before, kept));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/json/canonical", test_canonical);
  g_test_add_func ("/core/json/member-order", test_member_order);
  g_test_add_func ("/core/json/member-order-random", test_member_order_random);
  g_test_add_func ("/core/json/refused", test_refused);
  g_test_add_func ("/core/json/refused-nul-byte", test_refused_nul_byte);
  g_test_add_func ("/core/json/depth", test_depth);
  g_test_add_func ("/core/json/depth-strings", test_depth_strings);
  g_test_add_func ("/core/json/size", test_size);
  g_test_add_func ("/core/json/not-canonical", test_not_canonical);
  g_test_add_func ("/core/json/not-written", test_not_written);
  g_test_add_func ("/core/json/truncated", test_truncated);
  g_test_add_func ("/core/json/members", test_members);
  g_test_add_func ("/core/json/copy", test_copy);

  return g_test_run ();
}
