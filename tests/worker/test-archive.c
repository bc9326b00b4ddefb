// SPDX-License-Identifier: GPL-3.0-or-later
//
// Zip files of every bad kind, made here byte by byte and read by the real worker.
#include <string.h>

#include <gio/gio.h>

#include "confine/rog-archive.h"
#include "confine/rog-confine-error.h"

#define STORED 0
#define DEFLATED 8
#define REGULAR (0100644u << 16)
#define SYMLINK (0120777u << 16)

static RogWorkerPool *pool;

/* ---- a zip writer that will write anything ---- */

typedef struct
{
  GByteArray *data;
  GByteArray *directory;
  guint       n_members;
} Zip;

static Zip
zip_new (void)
{
  return (Zip){ g_byte_array_new (), g_byte_array_new (), 0 };
}

static void
put (GByteArray *array,
     guint32     value,
     int         bytes)
{
  for (int i = 0; i < bytes; i++)
    {
      guint8 byte = (guint8)(value >> (8 * i));

      g_byte_array_append (array, &byte, 1);
    }
}

static guint32
crc32_of (const guint8 *data,
          gsize         size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int k = 0; k < 8; k++)
        crc = (crc >> 1) ^ (0xedb88320 & -(crc & 1));
    }
  return ~crc;
}

static GBytes *
deflate_raw (gconstpointer data,
             gsize         size)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  GBytes *packed = g_converter_convert_bytes (converter, bytes, &error);

  g_assert_no_error (error);
  return packed;
}

static void
zip_add_raw (Zip        *zip,
             const char *name,
             GBytes     *packed,
             guint32     size,
             guint32     crc,
             guint       method,
             guint       flags,
             guint32     attributes)
{
  guint32 offset = zip->data->len;
  guint16 length = (guint16)strlen (name);

  put (zip->data, 0x04034b50, 4);
  put (zip->data, 20, 2);
  put (zip->data, flags, 2);
  put (zip->data, method, 2);
  put (zip->data, 0, 4);
  put (zip->data, crc, 4);
  put (zip->data, (guint32)g_bytes_get_size (packed), 4);
  put (zip->data, size, 4);
  put (zip->data, length, 2);
  put (zip->data, 0, 2);
  g_byte_array_append (zip->data, (const guint8 *)name, length);
  g_byte_array_append (zip->data, g_bytes_get_data (packed, NULL), (guint)g_bytes_get_size (packed));

  put (zip->directory, 0x02014b50, 4);
  put (zip->directory, 0x0314, 2); /* made on Unix */
  put (zip->directory, 20, 2);
  put (zip->directory, flags, 2);
  put (zip->directory, method, 2);
  put (zip->directory, 0, 4);
  put (zip->directory, crc, 4);
  put (zip->directory, (guint32)g_bytes_get_size (packed), 4);
  put (zip->directory, size, 4);
  put (zip->directory, length, 2);
  put (zip->directory, 0, 2);
  put (zip->directory, 0, 2);
  put (zip->directory, 0, 4);
  put (zip->directory, attributes, 4);
  put (zip->directory, offset, 4);
  g_byte_array_append (zip->directory, (const guint8 *)name, length);
  zip->n_members++;
}

static void
zip_add (Zip        *zip,
         const char *name,
         const char *content,
         guint       method)
{
  gsize size = strlen (content);
  g_autoptr (GBytes) packed = method == DEFLATED ? deflate_raw (content, size) : g_bytes_new (content, size);

  zip_add_raw (zip, name, packed, (guint32)size, crc32_of ((const guint8 *)content, size), method, 0x800, REGULAR);
}

static GBytes *
zip_finish (Zip *zip)
{
  guint32 offset = zip->data->len;
  guint32 size = zip->directory->len;

  g_byte_array_append (zip->data, zip->directory->data, size);
  g_byte_array_unref (zip->directory);
  put (zip->data, 0x06054b50, 4);
  put (zip->data, 0, 4);
  put (zip->data, zip->n_members, 2);
  put (zip->data, zip->n_members, 2);
  put (zip->data, size, 4);
  put (zip->data, offset, 4);
  put (zip->data, 0, 2);
  return g_byte_array_free_to_bytes (zip->data);
}

/* ---- reading ---- */

static guint
read_all (GBytes  *bytes,
          GError **error)
{
  g_autoptr (RogArchive) archive = rog_archive_open (pool, bytes, NULL, error);
  guint n = 0;

  while (archive != NULL)
    {
      g_autofree char *name = NULL;
      g_autoptr (GBytes) member = NULL;

      if (!rog_archive_next (archive, &name, &member, NULL, error) || name == NULL)
        break;
      n++;
    }
  return n;
}

static void
assert_refused (Zip            *zip,
                RogConfineError code)
{
  g_autoptr (GBytes) bytes = zip_finish (zip);
  g_autoptr (GError) error = NULL;

  (void)read_all (bytes, &error);
  g_assert_error (error, ROG_CONFINE_ERROR, (int)code);
}

static void
test_good (void)
{
  Zip zip = zip_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RogArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);

  zip_add (&zip, "bag/", "", STORED);
  zip_add (&zip, "bag/bagit.txt", "BagIt-Version: 1.0\n", STORED);
  zip_add (&zip, "bag/data/Žádost o pomoc.txt", "hello hello hello hello", DEFLATED);
  zip_add (&zip, "bag/empty", "", STORED);
  bytes = zip_finish (&zip);
  archive = rog_archive_open (pool, bytes, NULL, &error);
  g_assert_no_error (error);
  for (;;)
    {
      g_autofree char *name = NULL;
      g_autoptr (GBytes) member = NULL;

      g_assert_true (rog_archive_next (archive, &name, &member, NULL, &error));
      g_assert_no_error (error);
      if (name == NULL)
        break;
      g_string_append_printf (seen, "%s=%.*s;", name, (int)g_bytes_get_size (member), (const char *)g_bytes_get_data (member, NULL));
    }
  g_assert_cmpstr (seen->str, ==,
                   "bag/bagit.txt=BagIt-Version: 1.0\n;bag/data/Žádost o pomoc.txt=hello hello hello hello;bag/empty=;");
}

static void
test_names (void)
{
  static const char *const names[] = { "../evil", "a/../../evil", "/etc/passwd", "C:\\evil", "..\\evil", "a//b", "./a", "a/./b", "a:b", "x\x01y",
                                       "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Zip zip = zip_new ();

      zip_add (&zip, "good.txt", "good", STORED);
      g_test_message ("%s", names[i]);
      zip_add (&zip, names[i], "evil", STORED);
      assert_refused (&zip, ROG_CONFINE_ERROR_REFUSED);
    }
}

static void
test_same_names (void)
{
  static const char *const pairs[][2] = {
    { "a.pdf", "a.pdf" },
    { "Annex.pdf", "ANNEX.PDF" },
    { "\xc3\xa9.pdf", "e\xcc\x81.pdf" }, /* one letter in two ways */
    { "a", "a/b" },
    { "A/b", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      Zip zip = zip_new ();

      zip_add (&zip, pairs[i][0], "one", STORED);
      zip_add (&zip, pairs[i][1], "two", STORED);
      assert_refused (&zip, ROG_CONFINE_ERROR_REFUSED);
    }
}

static void
test_symlink (void)
{
  Zip zip = zip_new ();
  g_autoptr (GBytes) target = g_bytes_new_static ("/etc/passwd", 11);

  zip_add_raw (&zip, "link", target, 11, crc32_of ((const guint8 *)"/etc/passwd", 11), STORED, 0, SYMLINK);
  assert_refused (&zip, ROG_CONFINE_ERROR_REFUSED);
}

static void
test_encrypted (void)
{
  Zip zip = zip_new ();
  g_autoptr (GBytes) packed = g_bytes_new_static ("0123456789abcdefgh", 18);

  zip_add_raw (&zip, "closed.pdf", packed, 6, 1, STORED, 0x1, REGULAR);
  assert_refused (&zip, ROG_CONFINE_ERROR_ENCRYPTED);
}

static void
test_other_compression (void)
{
  static const guint methods[] = { 12, 14, 93, 95 }; /* bzip2, lzma, zstd, xz */

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      Zip zip = zip_new ();
      g_autoptr (GBytes) packed = g_bytes_new_static ("BZh9xxxxxxxxxxxxxxxx", 20);

      zip_add_raw (&zip, "odd", packed, 100, 1, methods[i], 0, REGULAR);
      assert_refused (&zip, ROG_CONFINE_ERROR_REFUSED);
    }
}

static void
test_bomb (void)
{
  const gsize        size = 256 * 1024 * 1024;
  Zip                zip = zip_new ();
  g_autofree guint8 *zeros = g_malloc0 (size);
  g_autoptr (GBytes) packed = deflate_raw (zeros, size);

  g_assert_cmpuint (g_bytes_get_size (packed), <, 1024 * 1024);
  zip_add_raw (&zip, "bomb", packed, (guint32)size, 0, DEFLATED, 0, REGULAR);
  assert_refused (&zip, ROG_CONFINE_ERROR_LIMIT);
}

/* Many members that share their bytes' count: what counts is what comes out in all. */
static void
test_bomb_of_many (void)
{
  const gsize        size = 8 * 1024 * 1024;
  Zip                zip = zip_new ();
  g_autofree guint8 *zeros = g_malloc0 (size);
  g_autoptr (GBytes) packed = deflate_raw (zeros, size);
  guint32 crc = crc32_of (zeros, size);

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("part-%d", i);

      zip_add_raw (&zip, name, packed, (guint32)size, crc, DEFLATED, 0, REGULAR);
    }
  assert_refused (&zip, ROG_CONFINE_ERROR_LIMIT);
}

static void
test_too_many (void)
{
  Zip zip = zip_new ();

  for (int i = 0; i < 10001; i++)
    {
      g_autofree char *name = g_strdup_printf ("d/%d/", i);

      zip_add (&zip, name, "", STORED);
    }
  assert_refused (&zip, ROG_CONFINE_ERROR_LIMIT);
}

static void
test_damaged (void)
{
  Zip zip = zip_new ();
  g_autoptr (GBytes) packed = deflate_raw ("hello hello hello hello", 23);

  zip_add_raw (&zip, "bad-sum.txt", packed, 23, 12345, DEFLATED, 0, REGULAR);
  assert_refused (&zip, ROG_CONFINE_ERROR_DAMAGED);
}

static void
test_truncated (void)
{
  Zip zip = zip_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize n_errors = 0;

  zip_add (&zip, "one.txt", "one one one one one", DEFLATED);
  zip_add (&zip, "two.txt", "two two two two two", DEFLATED);
  bytes = zip_finish (&zip);
  for (gsize size = 1; size < g_bytes_get_size (bytes); size += 29)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, size);
      g_autoptr (GError) error = NULL;

      (void)read_all (part, &error);
      g_assert_nonnull (error);
      g_assert_true (error->domain == ROG_CONFINE_ERROR);
      n_errors++;
    }
  g_assert_cmpuint (n_errors, >, 5);
}

static void
test_not_zip (void)
{
  static const char *const contents[] = { "", "hello", "%PDF-1.4 and more and more and more", "7z\xbc\xaf\x27\x1c and more and more",
                                          "ustar and more and more and more and more" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (contents[i], strlen (contents[i]));
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (read_all (bytes, &error), ==, 0);
      g_assert_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NOT_PDF);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  pool = rog_worker_pool_new ();
  g_test_add_func ("/archive/good", test_good);
  g_test_add_func ("/archive/names", test_names);
  g_test_add_func ("/archive/same-names", test_same_names);
  g_test_add_func ("/archive/symlink", test_symlink);
  g_test_add_func ("/archive/encrypted", test_encrypted);
  g_test_add_func ("/archive/other-compression", test_other_compression);
  g_test_add_func ("/archive/bomb", test_bomb);
  g_test_add_func ("/archive/bomb-of-many", test_bomb_of_many);
  g_test_add_func ("/archive/too-many", test_too_many);
  g_test_add_func ("/archive/damaged", test_damaged);
  g_test_add_func ("/archive/truncated", test_truncated);
  g_test_add_func ("/archive/not-zip", test_not_zip);
  status = g_test_run ();
  g_clear_object (&pool);

  return status;
}
