// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "formats/rog-bag-tags.h"
#include "formats/rog-bag-writer.h"
#include "formats/rog-bag.h"
#include "formats/rog-formats-error.h"

/* A bag in memory: name → text, in the order of an array. */
typedef struct
{
  GPtrArray *names;
  GPtrArray *texts;
  guint      next;
} Members;

static Members *
members_new (void)
{
  Members *self = g_new0 (Members, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
members_free (Members *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Members, members_free)

static void
put (Members    *self,
     const char *name,
     const char *text)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, &index))
    {
      g_ptr_array_remove_index (self->names, index);
      g_ptr_array_remove_index (self->texts, index);
    }
  if (text == NULL)
    return;
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->texts, g_strdup (text));
}

static const char *
get (Members    *self,
     const char *name)
{
  guint index;

  g_assert_true (g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, &index));
  return self->texts->pdata[index];
}

static gboolean
next_member (gpointer      user_data,
             char        **name,
             GBytes      **bytes,
             GCancellable *cancellable,
             GError      **error)
{
  Members *self = user_data;

  *name = NULL;
  *bytes = NULL;
  if (self->next == self->names->len)
    return TRUE;
  *name = g_strdup (self->names->pdata[self->next]);
  *bytes = g_bytes_new (self->texts->pdata[self->next], strlen (self->texts->pdata[self->next]));
  self->next++;
  return TRUE;
}

static char *
sums (Members      *self,
      GChecksumType type,
      gboolean      payload)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->names->len; i++)
    {
      g_autofree char *digest = g_compute_checksum_for_string (type, self->texts->pdata[i], -1);
      g_autofree char *name = rog_bag_encode_name (self->names->pdata[i]);

      if (g_str_has_prefix (self->names->pdata[i], "data/") == payload && !g_str_has_prefix (self->names->pdata[i], "tagmanifest-"))
        g_string_append_printf (text, "%s  %s\n", digest, name);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
seal_tags (Members *self)
{
  g_autofree char *tags = NULL;

  put (self, "tagmanifest-sha512.txt", NULL);
  tags = sums (self, G_CHECKSUM_SHA512, FALSE);
  put (self, "tagmanifest-sha512.txt", tags);
}

/* A whole and valid bag. */
static Members *
make_bag (void)
{
  Members         *self = members_new ();
  g_autofree char *sha512 = NULL, *sha256 = NULL;

  put (self, "data/request.json", "{}");
  put (self, "data/100% sure.pdf", "letter");
  put (self, "data/annexes/a.pdf", "annex");
  sha512 = sums (self, G_CHECKSUM_SHA512, TRUE);
  sha256 = sums (self, G_CHECKSUM_SHA256, TRUE);
  put (self, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  put (self, "manifest-sha512.txt", sha512);
  put (self, "manifest-sha256.txt", sha256);
  put (self, "bag-info.txt", "Source-Organization: Office of the Prosecutor\n  of the Republic\nPayload-Oxum: 13.3\n");
  seal_tags (self);
  return self;
}

static RogBag *
open_members (Members *members,
              GError **error)
{
  members->next = 0;
  return rog_bag_open_members (next_member, members, NULL, error);
}

/* Opening, or reading it all, fails with @code and a message that has @words in it. */
static void
assert_refused (Members        *members,
                RogFormatsError code,
                const char     *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogBag) bag = open_members (members, &error);

  if (bag != NULL)
    g_assert_false (rog_bag_verify (bag, NULL, &error));
  g_assert_error (error, ROG_FORMATS_ERROR, (int)code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

static void
replace (Members    *members,
         const char *name,
         const char *what,
         const char *with)
{
  g_autoptr (GString) text = g_string_new (get (members, name));

  g_assert_cmpuint (g_string_replace (text, what, with, 1), ==, 1);
  put (members, name, text->str);
}

static void
test_valid (void)
{
  g_autoptr (Members) members = make_bag ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RogBag) bag = open_members (members, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (rog_bag_get_payload (bag)->len, ==, 3);
  g_assert_cmpstr (rog_bag_get_info (bag, "source-organization"), ==, "Office of the Prosecutor of the Republic");
  g_assert_true (rog_bag_verify (bag, NULL, &error));
  g_assert_no_error (error);
  bytes = rog_bag_read (bag, "data/100% sure.pdf", 100, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "letter", 6);
  g_assert_null (rog_bag_read (bag, "data/100% sure.pdf", 3, NULL, &error));
  g_assert_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_LIMIT);
}

static void
test_one_folder (void)
{
  g_autoptr (Members) members = make_bag ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RogBag) bag = NULL;

  for (guint i = 0; i < members->names->len; i++)
    {
      char *name = members->names->pdata[i];

      members->names->pdata[i] = g_strconcat ("dossier/", name, NULL);
      g_free (name);
    }
  bag = open_members (members, &error);
  g_assert_no_error (error);
  g_assert_true (rog_bag_verify (bag, NULL, &error));
}

static void
test_declaration (void)
{
  static const struct
  {
    const char     *text;
    RogFormatsError code;
  } wrong[] = {
    { "", ROG_FORMATS_ERROR_INVALID },
    { "BagIt-Version: 1.0\n", ROG_FORMATS_ERROR_INVALID },
    { "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n", ROG_FORMATS_ERROR_UNSUPPORTED },
    { "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n", ROG_FORMATS_ERROR_UNSUPPORTED },
    { "\xef\xbb\xbf"
      "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
      ROG_FORMATS_ERROR_INVALID },
    { "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: lines\n", ROG_FORMATS_ERROR_INVALID },
    { "\xff\xfe", ROG_FORMATS_ERROR_INVALID },
  };
  static const char *const right[] = {
    "BagIt-Version: 0.97\r\nTag-File-Character-Encoding: utf-8\r\n",
    "BagIt-Version: 1.0\rTag-File-Character-Encoding: UTF-8",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (Members) members = make_bag ();

      put (members, "bagit.txt", wrong[i].text);
      assert_refused (members, wrong[i].code, "bagit.txt");
    }
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (right[i], strlen (right[i]));
      g_autofree char *version = rog_bag_parse_declaration (bytes, NULL);

      g_assert_nonnull (version);
    }
}

static void
test_not_a_bag (void)
{
  g_autoptr (Members) members = make_bag ();

  put (members, "bagit.txt", NULL);
  assert_refused (members, ROG_FORMATS_ERROR_NOT_A_BAG, "bagit.txt");
}

static void
test_tampered (void)
{
  g_autoptr (Members) payload = make_bag (), tag = make_bag (), oxum = make_bag (), one = make_bag ();

  put (payload, "data/annexes/a.pdf", "anneX");
  assert_refused (payload, ROG_FORMATS_ERROR_TAMPERED, "data/annexes/a.pdf");
  replace (tag, "bag-info.txt", "Prosecutor", "Prosecuter");
  assert_refused (tag, ROG_FORMATS_ERROR_TAMPERED, "bag-info.txt");
  replace (oxum, "bag-info.txt", "13.3", "14.3");
  seal_tags (oxum);
  assert_refused (oxum, ROG_FORMATS_ERROR_TAMPERED, "Payload-Oxum");
  /* One of two manifests disagrees. */
  replace (one, "manifest-sha256.txt", get (one, "manifest-sha256.txt")[0] == 'a' ? "a" : "b", "c");
  seal_tags (one);
  assert_refused (one, ROG_FORMATS_ERROR_TAMPERED, "manifest-sha256.txt");
}

static void
test_complete (void)
{
  g_autoptr (Members) missing = make_bag (), extra = make_bag (), tag = make_bag ();

  put (missing, "data/annexes/a.pdf", NULL);
  assert_refused (missing, ROG_FORMATS_ERROR_MISSING, "data/annexes/a.pdf");
  put (extra, "data/annexes/b.pdf", "more");
  assert_refused (extra, ROG_FORMATS_ERROR_EXTRA, "data/annexes/b.pdf");
  put (tag, "bag-info.txt", NULL);
  assert_refused (tag, ROG_FORMATS_ERROR_MISSING, "bag-info.txt");
}

static void
test_manifest_lines (void)
{
  static const struct
  {
    const char     *what;
    const char     *with;
    RogFormatsError code;
    const char     *words;
  } wrong[] = {
    { "  data/request.json", " ", ROG_FORMATS_ERROR_INVALID, "a line is not" },
    { "data/request.json", "request.json", ROG_FORMATS_ERROR_INVALID, "outside data/" },
    { "data/request.json", "data/../../request.json", ROG_FORMATS_ERROR_UNSAFE, "leads out" },
    { "data/request.json", "/data/request.json", ROG_FORMATS_ERROR_UNSAFE, "leads out" },
    { "data/request.json", "data/annexes/a.pdf", ROG_FORMATS_ERROR_INVALID, "listed twice" },
    { "100%25 sure", "100% sure", ROG_FORMATS_ERROR_INVALID, "%25" },
    { "data/request.json", "data/a%0Ab", ROG_FORMATS_ERROR_UNSAFE, "not allowed" },
    { "  data/request.json", "00  data/request.json", ROG_FORMATS_ERROR_INVALID, "a line is not" },
    { "  data/request.json", "  *data/request.json", ROG_FORMATS_ERROR_INVALID, "outside data/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (Members) members = make_bag ();

      replace (members, "manifest-sha512.txt", wrong[i].what, wrong[i].with);
      seal_tags (members);
      assert_refused (members, wrong[i].code, wrong[i].words);
    }
}

static void
test_tag_manifest (void)
{
  g_autoptr (Members) unlisted = make_bag (), itself = make_bag (), upper = make_bag ();
  g_autoptr (GString) tags = g_string_new (get (unlisted, "tagmanifest-sha512.txt"));
  g_autoptr (GError) error = NULL;
  g_autoptr (RogBag) bag = NULL;
  char *line = strstr (tags->str, "manifest-sha256.txt");
  char *start = line;

  while (start > tags->str && start[-1] != '\n')
    start--;
  g_string_erase (tags, start - tags->str, strchr (line, '\n') + 1 - start);
  put (unlisted, "tagmanifest-sha512.txt", tags->str);
  assert_refused (unlisted, ROG_FORMATS_ERROR_EXTRA, "manifest-sha256.txt");

  replace (itself, "tagmanifest-sha512.txt", "bag-info.txt", "tagmanifest-sha512.txt");
  assert_refused (itself, ROG_FORMATS_ERROR_INVALID, "tagmanifest-sha512.txt");

  {
    g_autofree char *manifest = g_ascii_strup (get (upper, "manifest-sha256.txt"), -1);
    g_autoptr (GString) text = g_string_new (manifest);

    g_string_replace (text, "DATA/REQUEST.JSON", "data/request.json", 0);
    g_string_replace (text, "DATA/100%25 SURE.PDF", "data/100%25 sure.pdf", 0);
    g_string_replace (text, "DATA/ANNEXES/A.PDF", "data/annexes/a.pdf", 0);
    put (upper, "manifest-sha256.txt", text->str);
  }
  seal_tags (upper);
  bag = open_members (upper, &error);
  g_assert_no_error (error);
  g_assert_true (rog_bag_verify (bag, NULL, &error));
}

static void
test_unsupported (void)
{
  g_autoptr (Members) fetch = make_bag (), weak = make_bag ();

  put (fetch, "fetch.txt", "https://example.org/a 12 data/a\n");
  assert_refused (fetch, ROG_FORMATS_ERROR_UNSUPPORTED, "fetch.txt");
  put (weak, "manifest-md5.txt", "");
  put (weak, "manifest-sha512.txt", NULL);
  put (weak, "manifest-sha256.txt", NULL);
  assert_refused (weak, ROG_FORMATS_ERROR_UNSUPPORTED, "manifest-sha512.txt");
}

static void
test_names (void)
{
  static const char *const unsafe[] = { "../evil", "/etc/passwd", "data//x", "data/./x", "data\\x", "C:x", "data/x\ny", "data/\xe2\x80\xae"
                                                                                                                        "fdp.exe",
                                        NULL };
  g_autoptr (Members) twin = make_bag (), normal = make_bag ();

  for (guint i = 0; unsafe[i] != NULL; i++)
    {
      g_autoptr (Members) members = make_bag ();

      put (members, unsafe[i], "x");
      assert_refused (members, ROG_FORMATS_ERROR_UNSAFE, "“");
    }
  put (twin, "data/REQUEST.json", "{}");
  assert_refused (twin, ROG_FORMATS_ERROR_UNSAFE, "but for case");
  put (normal, "data/\xc3\xa9", "x");
  put (normal, "data/e\xcc\x81", "x");
  assert_refused (normal, ROG_FORMATS_ERROR_UNSAFE, "but for case");
}

static void
test_info (void)
{
  g_autoptr (Members) line = make_bag (), oxum = make_bag ();

  put (line, "bag-info.txt", "no colon here\n");
  seal_tags (line);
  assert_refused (line, ROG_FORMATS_ERROR_INVALID, "bag-info.txt");
  replace (oxum, "bag-info.txt", "13.3", "many");
  seal_tags (oxum);
  assert_refused (oxum, ROG_FORMATS_ERROR_INVALID, "Payload-Oxum");
}

/* --- Folders --- */

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("rog-bag-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
write_bag (GFile *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogBagWriter) writer = rog_bag_writer_new (folder, &error);
  g_autoptr (GBytes) letter = g_bytes_new_static ("letter", 6), request = g_bytes_new_static ("{}", 2);
  const char *const info[] = { "External-Identifier", "one\ntwo", NULL };

  g_assert_no_error (error);
  g_assert_true (rog_bag_writer_add (writer, "data/letters/100% sure.pdf", letter, &error));
  g_assert_true (rog_bag_writer_add (writer, ROG_BAG_REQUEST, request, &error));
  g_assert_true (rog_bag_writer_finish (writer, info, &error));
  g_assert_no_error (error);
}

static void
test_round_trip (void)
{
  g_autofree char *path = make_folder ();
  g_autoptr (GFile) parent = g_file_new_for_path (path), folder = g_file_get_child (parent, "bag");
  g_autoptr (GError) error = NULL;
  g_autoptr (RogBag) bag = NULL;
  g_autoptr (GBytes) bytes = NULL;

  write_bag (folder);
  bag = rog_bag_open_folder (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rog_bag_verify (bag, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (rog_bag_get_info (bag, "External-Identifier"), ==, "one two");
  bytes = rog_bag_read (bag, "data/letters/100% sure.pdf", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "letter", 6);

  /* It never writes over what is there. */
  g_assert_null (rog_bag_writer_new (folder, &error));
  g_assert_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_IO);
  remove_folder (path);
}

static void
test_unfinished_leaves_nothing (void)
{
  g_autofree char *path = make_folder ();
  g_autoptr (GFile) parent = g_file_new_for_path (path), folder = g_file_get_child (parent, "bag");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  RogBagWriter *writer = rog_bag_writer_new (folder, &error);

  g_assert_no_error (error);
  g_assert_true (rog_bag_writer_add (writer, "data/a/b/c", bytes, &error));
  g_assert_false (rog_bag_writer_add (writer, "data/A/b/C", bytes, &error));
  g_assert_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSAFE);
  g_clear_error (&error);
  g_assert_false (rog_bag_writer_add (writer, "data/../../c", bytes, &error));
  g_assert_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSAFE);
  g_assert_false (g_file_test (g_file_peek_path (folder), G_FILE_TEST_EXISTS) &&
                  rog_bag_open_folder (folder, NULL, NULL) != NULL);
  rog_bag_writer_free (writer);
  g_assert_false (g_file_query_exists (folder, NULL));
  remove_folder (path);
}

static void
test_links (void)
{
  g_autofree char *path = make_folder ();
  g_autoptr (GFile) parent = g_file_new_for_path (path), folder = g_file_get_child (parent, "bag");
  g_autofree char *link = g_build_filename (path, "bag", "data", "link", NULL);
  g_autofree char *letters = g_build_filename (path, "bag", "data", "letters", NULL);
  g_autofree char *moved = g_build_filename (path, "elsewhere", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogBag) bag = NULL;

  write_bag (folder);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_assert_null (rog_bag_open_folder (folder, NULL, &error));
  g_assert_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSAFE);
  g_assert_nonnull (strstr (error->message, "data/link"));
  g_clear_error (&error);
  g_unlink (link);

  /* A folder that becomes a link after it was listed is not followed either. */
  bag = rog_bag_open_folder (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (letters, moved), ==, 0);
  g_assert_cmpint (symlink (moved, letters), ==, 0);
  g_assert_null (rog_bag_read (bag, "data/letters/100% sure.pdf", 10, NULL, &error));
  g_assert_nonnull (error);
  remove_folder (path);
}

static void
test_changed_after_opening (void)
{
  g_autofree char *path = make_folder ();
  g_autoptr (GFile) parent = g_file_new_for_path (path), folder = g_file_get_child (parent, "bag");
  g_autofree char *letter = g_build_filename (path, "bag", "data", "letters", "100% sure.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogBag) bag = NULL;

  write_bag (folder);
  bag = rog_bag_open_folder (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (letter, "lettes", 6, &error));
  g_assert_null (rog_bag_read (bag, "data/letters/100% sure.pdf", 10, NULL, &error));
  g_assert_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_TAMPERED);
  remove_folder (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/bag/valid", test_valid);
  g_test_add_func ("/formats/bag/one-folder", test_one_folder);
  g_test_add_func ("/formats/bag/declaration", test_declaration);
  g_test_add_func ("/formats/bag/not-a-bag", test_not_a_bag);
  g_test_add_func ("/formats/bag/tampered", test_tampered);
  g_test_add_func ("/formats/bag/complete", test_complete);
  g_test_add_func ("/formats/bag/manifest-lines", test_manifest_lines);
  g_test_add_func ("/formats/bag/tag-manifest", test_tag_manifest);
  g_test_add_func ("/formats/bag/unsupported", test_unsupported);
  g_test_add_func ("/formats/bag/names", test_names);
  g_test_add_func ("/formats/bag/info", test_info);
  g_test_add_func ("/formats/bag/round-trip", test_round_trip);
  g_test_add_func ("/formats/bag/unfinished-leaves-nothing", test_unfinished_leaves_nothing);
  g_test_add_func ("/formats/bag/links", test_links);
  g_test_add_func ("/formats/bag/changed-after-opening", test_changed_after_opening);
  return g_test_run ();
}
