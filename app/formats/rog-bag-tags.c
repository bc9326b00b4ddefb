// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rog-bag-tags.h"

#include <string.h>

#include "core/rog-path.h"
#include "formats/rog-formats-error.h"

static void
refuse (GError        **error,
        RogFormatsError code,
        const char     *name,
        const char     *reason)
{
  g_set_error (error, ROG_FORMATS_ERROR, code, "%s: %s", name, reason);
}

/* The lines of a tag file, by LF, CR LF or CR (RFC 8493 § 2.2). */
static GStrv
split_lines (const char *name,
             GBytes     *bytes,
             GError    **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) plain = NULL;
  guint count;

  if (size > 0 && (memchr (data, '\0', size) != NULL || !g_utf8_validate_len (data, size, NULL)))
    {
      refuse (error, ROG_FORMATS_ERROR_INVALID, name, "it is not UTF-8 text");
      return NULL;
    }
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      refuse (error, ROG_FORMATS_ERROR_INVALID, name, "it begins with a byte order mark");
      return NULL;
    }
  text = g_strndup (size > 0 ? data : "", size);
  plain = g_string_new (text);
  g_string_replace (plain, "\r\n", "\n", 0);
  g_string_replace (plain, "\r", "\n", 0);
  lines = g_strsplit (plain->str, "\n", -1);
  count = g_strv_length (lines);
  if (count > 0 && *lines[count - 1] == '\0')
    g_clear_pointer (&lines[count - 1], g_free);
  return g_steal_pointer (&lines);
}

/**
 * rog_bag_parse_declaration:
 * @bytes: bagit.txt
 *
 * Returns: (transfer full): the version, "1.0" or "0.97"; or %NULL with a #RogFormatsError
 */
char *
rog_bag_parse_declaration (GBytes  *bytes,
                           GError **error)
{
  g_auto (GStrv) lines = split_lines ("bagit.txt", bytes, error);
  const char *version;

  if (lines == NULL)
    return NULL;
  if (g_strv_length (lines) != 2 || !g_str_has_prefix (lines[0], "BagIt-Version: ") ||
      !g_str_has_prefix (lines[1], "Tag-File-Character-Encoding: "))
    {
      refuse (error, ROG_FORMATS_ERROR_INVALID, "bagit.txt", "it is not the two lines that declare a bag");
      return NULL;
    }
  version = lines[0] + strlen ("BagIt-Version: ");
  if (!g_str_equal (version, "1.0") && !g_str_equal (version, "0.97"))
    {
      refuse (error, ROG_FORMATS_ERROR_UNSUPPORTED, "bagit.txt", "the bag is of a version other than 1.0 and 0.97");
      return NULL;
    }
  if (g_ascii_strcasecmp (lines[1] + strlen ("Tag-File-Character-Encoding: "), "UTF-8") != 0)
    {
      refuse (error, ROG_FORMATS_ERROR_UNSUPPORTED, "bagit.txt", "its tag files are not in UTF-8");
      return NULL;
    }
  return g_strdup (version);
}

/* RFC 8493 § 2.1.3: CR, LF and % are written %0D, %0A and %25, and nothing else is. */
static char *
decode_name (const char *text,
             gboolean    strict)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_strncasecmp (c, "%0A", 3) == 0 || g_ascii_strncasecmp (c, "%0D", 3) == 0)
        {
          g_string_append_c (name, g_ascii_tolower (c[2]) == 'a' ? '\n' : '\r');
          c += 2;
        }
      else if (strncmp (c, "%25", 3) == 0)
        {
          g_string_append_c (name, '%');
          c += 2;
        }
      else if (*c == '%' && strict)
        return NULL;
      else
        g_string_append_c (name, *c);
    }
  return g_string_free_and_steal (g_steal_pointer (&name));
}

/**
 * rog_bag_encode_name:
 *
 * Returns: (transfer full): @name as a manifest writes it
 */
char *
rog_bag_encode_name (const char *name)
{
  g_autoptr (GString) text = g_string_new (name);

  g_string_replace (text, "%", "%25", 0);
  g_string_replace (text, "\n", "%0A", 0);
  g_string_replace (text, "\r", "%0D", 0);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gboolean
is_digest (const char *text,
           gsize       length,
           gsize       wanted)
{
  if (length != wanted)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_entry (GHashTable *entries,
           const char *manifest,
           const char *line,
           gsize       digest_length,
           gboolean    payload,
           const char *version,
           GError    **error)
{
  gsize            length = strcspn (line, " \t");
  const char      *rest = line + length + strspn (line + length, " \t");
  g_autofree char *name = decode_name (rest, g_str_equal (version, "1.0"));
  g_autoptr (GError) local_error = NULL;

  if (!is_digest (line, length, digest_length) || *rest == '\0')
    {
      refuse (error, ROG_FORMATS_ERROR_INVALID, manifest, "a line is not a checksum and a file name");
      return FALSE;
    }
  if (name == NULL)
    {
      refuse (error, ROG_FORMATS_ERROR_INVALID, manifest, "a percent sign in a name is not written %25");
      return FALSE;
    }
  if (!rog_path_check_member (name, &local_error))
    {
      refuse (error, ROG_FORMATS_ERROR_UNSAFE, manifest, local_error->message);
      return FALSE;
    }
  if (g_str_has_prefix (name, "data/") != payload)
    {
      refuse (error, ROG_FORMATS_ERROR_INVALID, manifest, payload ? "it lists a file outside data/" : "it lists a file inside data/");
      return FALSE;
    }
  if (g_hash_table_contains (entries, name))
    {
      g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_INVALID, "%s: “%s” is listed twice", manifest, name);
      return FALSE;
    }
  g_hash_table_insert (entries, g_steal_pointer (&name), g_ascii_strdown (line, (gssize)length));
  return TRUE;
}

/**
 * rog_bag_parse_manifest:
 * @name: the manifest's own name, for the error
 * @payload: whether it lists files inside data/ (else: outside)
 * @version: the bag's
 *
 * Returns: (transfer full) (element-type utf8 utf8): file name → digest in lower-case hex
 */
GHashTable *
rog_bag_parse_manifest (const char   *name,
                        GBytes       *bytes,
                        GChecksumType type,
                        gboolean      payload,
                        const char   *version,
                        GError      **error)
{
  g_autoptr (GHashTable) entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = split_lines (name, bytes, error);
  gsize digest_length = (gsize)g_checksum_type_get_length (type) * 2;

  if (lines == NULL)
    return NULL;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!add_entry (entries, name, lines[i], digest_length, payload, version, error))
        return NULL;
    }
  return g_steal_pointer (&entries);
}

/**
 * rog_bag_parse_info:
 * @bytes: bag-info.txt
 *
 * Returns: (transfer full) (element-type utf8 utf8): label in lower case → value, the last
 *   one where a label is repeated
 */
GHashTable *
rog_bag_parse_info (GBytes  *bytes,
                    GError **error)
{
  g_autoptr (GHashTable) info = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = split_lines ("bag-info.txt", bytes, error);
  g_autofree char *label = NULL;

  if (lines == NULL)
    return NULL;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');

      if (*lines[i] == '\0')
        continue;
      if ((lines[i][0] == ' ' || lines[i][0] == '\t') && label != NULL)
        {
          const char *before = g_hash_table_lookup (info, label);

          g_hash_table_insert (info, g_strdup (label), g_strconcat (before, " ", g_strchug (lines[i]), NULL));
          continue;
        }
      if (colon == NULL || colon == lines[i])
        {
          refuse (error, ROG_FORMATS_ERROR_INVALID, "bag-info.txt", "a line is not a label, a colon and a value");
          return NULL;
        }
      g_free (label);
      label = g_ascii_strdown (lines[i], colon - lines[i]);
      g_strstrip (label);
      g_hash_table_insert (info, g_strdup (label), g_strstrip (g_strdup (colon + 1)));
    }
  return g_steal_pointer (&info);
}

/**
 * rog_bag_parse_oxum:
 * @text: "octets.files", the value of Payload-Oxum
 *
 * Returns: whether it is one
 */
gboolean
rog_bag_parse_oxum (const char *text,
                    guint64    *octets,
                    guint64    *files)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 3);

  return g_strv_length (parts) == 2 &&
         g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT64, octets, NULL) &&
         g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT64, files, NULL);
}
