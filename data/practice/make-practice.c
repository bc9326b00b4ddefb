// SPDX-License-Identifier: GPL-3.0-or-later
//
// make-practice [--bare] [--set NAME=VALUE …] SOURCE OUT
//
// Typesets the practice documents of the folder SOURCE. Without --bare it makes the bag
// OUT, with request.json: its pins are found in the documents that were just set, its
// "@names" become ids. With --bare it only writes the PDFs into the folder OUT.
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "core/rog-digest.h"
#include "formats/rog-bag-writer.h"
#include "formats/rog-bag.h"
#include "practice-source.h"

/* A document that was set. */
typedef struct
{
  char           *name;
  GBytes         *pdf;
  RogTypesetting *setting;
  GHashTable     *paragraphs;
  gboolean        is_scan;
} Document;

static GHashTable *documents;
static GHashTable *values;
static gboolean    bare;

static void
document_free (gpointer data)
{
  Document *document = data;

  g_free (document->name);
  g_bytes_unref (document->pdf);
  rog_typesetting_free (document->setting);
  g_hash_table_unref (document->paragraphs);
  g_free (document);
}

static char *
hash_of (GBytes *bytes)
{
  RogDigest digest = rog_digest_of_bytes (bytes);

  return rog_digest_to_string (&digest);
}

/* An id that is the same in every build, in the form of a random uuid (RFC 9562 § 5.4). */
static char *
id_of (const char *name)
{
  g_autofree char *salted = g_strconcat ("rogatory practice ", name, NULL);
  RogDigest        digest = rog_digest_of (salted, strlen (salted));
  const guint8    *b = digest.bytes;

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-4%x%02x-%x%x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6] & 15, b[7],
                          8 + (b[8] & 3), b[8] >> 4, b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

static Document *
set_document (const char *folder,
              const char *file,
              GError    **error)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (PracticeSource) source = practice_source_load (path, values, error);
  g_autofree char *title = NULL;
  g_autoptr (RogTypesetting) setting = NULL;
  g_autoptr (GBytes) pdf = NULL;
  Document *document;
  gint64    created;

  if (source == NULL)
    return NULL;
  title = g_strdup (rog_typeset_document_get_title (source->document));
  created = rog_typeset_document_get_created (source->document);
  setting = rog_typesetting_new (g_steal_pointer (&source->document), error);
  if (setting == NULL)
    return NULL;
  pdf = source->is_scan ? practice_scan (setting, title, created, error) : rog_typesetting_to_pdf (setting, error);
  if (pdf == NULL)
    return NULL;

  document = g_new0 (Document, 1);
  document->name = g_strndup (file, strlen (file) - strlen (".txt"));
  document->pdf = g_steal_pointer (&pdf);
  document->setting = g_steal_pointer (&setting);
  document->paragraphs = g_hash_table_ref (source->paragraphs);
  document->is_scan = source->is_scan;
  return document;
}

static gboolean
set_documents (const char *folder,
               GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *file;

  if (dir == NULL)
    return FALSE;
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      Document *document;

      if (!g_str_has_suffix (file, ".txt"))
        continue;
      document = set_document (folder, file, error);
      if (document == NULL)
        return FALSE;
      g_hash_table_insert (documents, document->name, document);
    }
  return TRUE;
}

/* --- request.json --- */

static gboolean resolve (JsonNode *node,
                         GError  **error);

static JsonArray *
quads_to_json (GArray *quads)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < quads->len; i++)
    {
      JsonArray *quad = json_array_new ();

      for (guint p = 0; p < 8; p++)
        json_array_add_int_element (quad, g_array_index (quads, RogQuad, i).points[p]);
      json_array_add_array_element (list, quad);
    }
  return list;
}

/* A pin in the source names a document, the paragraph's name, and the words. */
static gboolean
resolve_pin (JsonObject *pin,
             GError    **error)
{
  const char      *name = json_object_get_string_member (pin, "document") + 1;
  Document        *document = g_hash_table_lookup (documents, name);
  g_autofree char *block = g_strdup (json_object_get_string_member_with_default (pin, "block", NULL));
  g_autoptr (GArray) quads = NULL;
  g_autofree char *hash = NULL;
  guint            page;

  if (document == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "a pin names “%s”, which is not a document", name);
      return FALSE;
    }
  hash = hash_of (document->pdf);
  json_object_set_string_member (pin, "hash", hash);
  if (json_object_has_member (pin, "area"))
    return TRUE;
  if (!rog_typesetting_find (document->setting, block, json_object_get_string_member (pin, "quote"), &page, &quads, error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  json_object_set_int_member (pin, "page", page);
  json_object_set_array_member (pin, "quads", quads_to_json (quads));
  if (block != NULL && g_hash_table_contains (document->paragraphs, block))
    json_object_set_string_member (pin, "paragraph", g_hash_table_lookup (document->paragraphs, block));
  json_object_remove_member (pin, "block");
  return TRUE;
}

static gboolean
resolve_file (JsonObject *object,
              GError    **error)
{
  const char      *name = json_object_get_string_member (object, "id") + 1;
  Document        *document = g_hash_table_lookup (documents, name);
  g_autofree char *hash = NULL, *file = NULL;

  if (document == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the request lists “%s”, which is not a document", name);
      return FALSE;
    }
  hash = hash_of (document->pdf);
  file = g_strconcat ("data/", name, ".pdf", NULL);
  json_object_set_string_member (object, "file", file);
  json_object_set_string_member (object, "hash", hash);
  json_object_set_string_member (object, "media_type", "application/pdf");
  json_object_set_int_member (object, "size", (gint64)g_bytes_get_size (document->pdf));
  json_object_set_int_member (object, "pages", rog_typesetting_get_n_pages (document->setting));
  return TRUE;
}

static gboolean
resolve_object (JsonObject *object,
                GError    **error)
{
  g_autoptr (GList) members = NULL;

  if (json_object_has_member (object, "document") && (json_object_has_member (object, "quote") || json_object_has_member (object, "area")) &&
      !resolve_pin (object, error))
    return FALSE;
  if (json_object_has_member (object, "role") && json_object_has_member (object, "form") && !resolve_file (object, error))
    return FALSE;
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      if (!resolve (json_object_get_member (object, l->data), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
resolve (JsonNode *node,
         GError  **error)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return resolve_object (json_node_get_object (node), error);
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (!resolve (json_array_get_element (array, i), error))
            return FALSE;
        }
    }
  else if (json_node_get_value_type (node) == G_TYPE_STRING && json_node_get_string (node)[0] == '@')
    {
      g_autofree char *id = id_of (json_node_get_string (node) + 1);

      json_node_set_string (node, id);
    }
  return TRUE;
}

static GBytes *
make_request (const char *folder,
              GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "request.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  char *text;
  gsize length;

  if (!json_parser_load_from_file (parser, path, error) || !resolve (json_parser_get_root (parser), error))
    return NULL;
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, json_parser_get_root (parser));
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

/* --- Output --- */

static GList *
sorted_names (void)
{
  return g_list_sort (g_hash_table_get_keys (documents), (GCompareFunc)strcmp);
}

static gboolean
write_bag (const char *folder,
           const char *out,
           GError    **error)
{
  static const char *const info[] = { "Source-Organization", "Rogatory practice",
                                      "External-Description", "Practice dossier: countries, places, authorities and persons are invented",
                                      "Bagging-Date", "2026-10-06", NULL };
  g_autoptr (GBytes) request = make_request (folder, error);
  g_autoptr (GFile) target = g_file_new_for_path (out);
  g_autoptr (RogBagWriter) writer = NULL;
  g_autoptr (GList) names = sorted_names ();

  if (request == NULL)
    return FALSE;
  writer = rog_bag_writer_new (target, error);
  if (writer == NULL || !rog_bag_writer_add (writer, ROG_BAG_REQUEST, request, error))
    return FALSE;
  for (GList *l = names; l != NULL; l = l->next)
    {
      Document        *document = g_hash_table_lookup (documents, l->data);
      g_autofree char *name = g_strconcat ("data/", document->name, ".pdf", NULL);

      if (!rog_bag_writer_add (writer, name, document->pdf, error))
        return FALSE;
    }
  return rog_bag_writer_finish (writer, info, error);
}

static gboolean
write_bare (const char *out,
            GError    **error)
{
  g_autoptr (GList) names = sorted_names ();

  g_mkdir_with_parents (out, 0700);
  for (GList *l = names; l != NULL; l = l->next)
    {
      Document        *document = g_hash_table_lookup (documents, l->data);
      g_autofree char *file = g_strconcat (document->name, ".pdf", NULL);
      g_autofree char *path = g_build_filename (out, file, NULL);
      gsize            size;
      const char      *data = g_bytes_get_data (document->pdf, &size);

      if (!g_file_set_contents (path, data, (gssize)size, error))
        return FALSE;
    }
  return TRUE;
}

/* Everyone may read a practice dossier; the writer of bags thinks of real ones. */
static void
open_to_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_chmod (path, dir != NULL ? 0755 : 0644);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      open_to_all (child);
    }
}

/* values.ini of the source, "NAME=VALUE" a line, and over it what --set says. */
static gboolean
load_values (const char *folder,
             GStrv       settings,
             GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "values.ini", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) keys = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
        return FALSE;
      keys = g_key_file_get_keys (file, "values", NULL, NULL);
      for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
        g_hash_table_insert (values, g_strdup (keys[i]), g_key_file_get_string (file, "values", keys[i], NULL));
    }
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (settings[i], "=", 2);

      if (g_strv_length (parts) == 2)
        g_hash_table_insert (values, g_strdup (parts[0]), g_markup_escape_text (parts[1], -1));
    }
  return TRUE;
}

/* Takes away the bag of an earlier build. */
static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_file_delete (file, NULL, NULL);
}

/* Only ever a bag: nothing else that a wrong argument may name. */
static void
remove_old (const char *path)
{
  g_autofree char *declaration = g_build_filename (path, "bagit.txt", NULL);

  if (g_file_test (declaration, G_FILE_TEST_IS_REGULAR))
    remove_tree (path);
}

int
main (int   argc,
      char *argv[])
{
  g_auto (GStrv) settings = NULL;
  const GOptionEntry entries[] = {
    { "bare", 0, 0, G_OPTION_ARG_NONE, &bare, "Write the PDFs only", NULL },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &settings, "A value for ${NAME}", "NAME=VALUE" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("SOURCE OUT");
  g_autoptr (GError) error = NULL;
  gboolean ok;

  documents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, document_free);
  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_option_context_add_main_entries (context, entries, NULL);
  ok = g_option_context_parse (context, &argc, &argv, &error);
  if (ok && argc != 3)
    {
      g_printerr ("usage: make-practice [--bare] [--set NAME=VALUE …] SOURCE OUT\n");
      return 2;
    }
  ok = ok && load_values (argv[1], settings, &error) && set_documents (argv[1], &error);
  if (ok && !bare)
    remove_old (argv[2]);
  ok = ok && (bare ? write_bare (argv[2], &error) : write_bag (argv[1], argv[2], &error));
  if (ok && !bare)
    open_to_all (argv[2]);
  if (!ok)
    g_printerr ("make-practice: %s\n", error->message);
  g_hash_table_unref (documents);
  g_hash_table_unref (values);
  return ok ? 0 : 1;
}
