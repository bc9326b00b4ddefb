// SPDX-License-Identifier: GPL-3.0-or-later
//
// The practice dossier as the tests read it: its request, and the words of each of its documents.
#include "practice-dossier.h"

#include <stdio.h>
#include <string.h>

#include "core/rog-json.h"
#include "formats/rog-request-file.h"

RogBag     *practice_bag;
JsonObject *practice_request;
GHashTable *practice_texts;

char *
practice_run (const char *const *argv)
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
char *
practice_flatten (const char *text)
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

char *
practice_path_of (const char *file)
{
  return g_build_filename (g_getenv ("ROG_BUILD_ROOT"), "data", "practice", "practice", file, NULL);
}

JsonObject *
practice_find (const char *list,
               const char *id)
{
  JsonArray *array = rog_json_peek_array (practice_request, list);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_strcmp0 (rog_json_peek_string (object, "id"), id) == 0)
        return object;
    }
  g_assert_not_reached ();
}

JsonObject *
practice_find_file (const char *file)
{
  JsonArray *array = rog_json_peek_array (practice_request, "documents");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_strcmp0 (rog_json_peek_string (object, "file"), file) == 0)
        return object;
    }
  g_assert_not_reached ();
}

const char *
practice_text_of (const char *file)
{
  g_assert_true (g_hash_table_contains (practice_texts, file));
  return g_hash_table_lookup (practice_texts, file);
}

void
practice_assert_in (const char *file,
                    const char *words)
{
  if (strstr (practice_text_of (file), words) == NULL)
    g_error ("“%s” is not in %s", words, file);
}

/* practice_load: before the tests. */
void
practice_load (void)
{
  g_autofree char *path = practice_path_of ("");
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  practice_bag = rog_bag_open_folder (folder, NULL, &error);
  g_assert_no_error (error);
  bytes = rog_bag_read (practice_bag, ROG_BAG_REQUEST, 1 << 22, NULL, &error);
  g_assert_no_error (error);
  practice_request = rog_request_file_parse (bytes, &error);
  g_assert_no_error (error);
  practice_texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < rog_bag_get_payload (practice_bag)->len; i++)
    {
      const char      *name = rog_bag_get_payload (practice_bag)->pdata[i];
      g_autofree char *file = practice_path_of (name), *text = NULL;
      const char      *argv[] = { "pdftotext", file, "-", NULL };

      if (!g_str_has_suffix (name, ".pdf"))
        continue;
      text = practice_run (argv);
      g_hash_table_insert (practice_texts, g_strdup (name), practice_flatten (text));
    }
}

/* --- Agreement --- */

char *
practice_in_words (const char *date)
{
  static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };
  int                      year, month, day;

  g_assert_cmpint (sscanf (date, "%d-%d-%d", &year, &month, &day), ==, 3);
  return g_strdup_printf ("%d %s %d", day, months[month - 1], year);
}

/* practice_unload: after them. */
void
practice_unload (void)
{
  g_clear_pointer (&practice_texts, g_hash_table_unref);
  g_clear_pointer (&practice_request, json_object_unref);
  g_clear_object (&practice_bag);
}
