// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice-source.h"

#include <string.h>

#include <gio/gio.h>

/* What the functions below share. */
typedef struct
{
  const char *path;
  GHashTable *values;
  GHashTable *numbers;
  GPtrArray  *chunks;
} Reader;

void
practice_source_free (PracticeSource *self)
{
  g_clear_pointer (&self->document, rog_typeset_document_free);
  g_clear_pointer (&self->paragraphs, g_hash_table_unref);
  g_free (self);
}

static gboolean
refuse (GError    **error,
        Reader     *reader,
        const char *chunk,
        const char *reason)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: “%.60s”: %s", reader->path, chunk, reason);
  return FALSE;
}

/* Puts in what stands between @open and "}": a value of the table, by its name. */
static char *
substitute (Reader     *reader,
            const char *text,
            const char *open,
            GHashTable *table,
            GError    **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *at = text, *hit;

  while ((hit = strstr (at, open)) != NULL)
    {
      const char      *end = strchr (hit, '}');
      g_autofree char *name = end != NULL ? g_strndup (hit + strlen (open), (gsize)(end - hit) - strlen (open)) : NULL;
      const char      *value = name != NULL ? g_hash_table_lookup (table, name) : NULL;

      if (value == NULL)
        {
          refuse (error, reader, hit, "there is no such value");
          return NULL;
        }
      g_string_append_len (out, at, hit - at);
      g_string_append (out, value);
      at = end + 1;
    }
  g_string_append (out, at);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* Chunks are divided by blank lines; the lines of one are joined, but those of a table. */
static void
split_chunks (Reader     *reader,
              const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *chunk = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (chunk != NULL && (*line == '\0' || *line == '@'))
        g_ptr_array_add (reader->chunks, g_string_free_and_steal (g_steal_pointer (&chunk)));
      if (*line == '\0' || *line == '#')
        continue;
      if (chunk == NULL)
        chunk = g_string_new (line);
      else
        {
          g_string_append_c (chunk, *line == '|' ? '\n' : ' ');
          g_string_append (chunk, line);
        }
    }
  if (chunk != NULL)
    g_ptr_array_add (reader->chunks, g_string_free_and_steal (chunk));
}

/* The numbers that paragraphs will have, so that others can refer to them. */
static void
count_paragraphs (Reader *reader)
{
  guint number = 0;

  for (guint i = 0; i < reader->chunks->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (reader->chunks->pdata[i], " ", 3);

      if (g_strcmp0 (words[0], "@n") == 0 && words[1] != NULL)
        g_hash_table_insert (reader->numbers, g_strdup (words[1]), g_strdup_printf ("%u", ++number));
    }
}

static const char *
nullable (const char *id)
{
  return g_str_equal (id, "-") ? NULL : id;
}

static gboolean
add_table (Reader         *reader,
           PracticeSource *self,
           const char     *rest,
           GError        **error)
{
  g_auto (GStrv) lines = g_strsplit (rest, "\n", -1);
  g_auto (GStrv) words = g_strsplit (lines[0], " ", -1);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (double));
  RogBlock *table = NULL;

  for (guint i = 1; words[i] != NULL; i++)
    {
      double width = g_ascii_strtod (words[i], NULL);

      g_array_append_val (columns, width);
    }
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i] + 1, "|", -1);

      for (guint c = 0; cells[c] != NULL; c++)
        g_strstrip (cells[c]);
      if (g_strv_length (cells) != columns->len)
        return refuse (error, reader, lines[i], "the row has not as many cells as the table has columns");
      if (table == NULL)
        table = rog_typeset_document_add_table (self->document, nullable (words[0]), (const double *)(gpointer)columns->data, columns->len, (const char *const *)cells);
      else
        rog_block_add_row (table, (const char *const *)cells);
    }
  return table != NULL || refuse (error, reader, rest, "the table is empty");
}

/* "LABEL | TEXT" */
static gboolean
split_bar (Reader     *reader,
           const char *text,
           char      **label,
           char      **rest,
           GError    **error)
{
  const char *bar = strchr (text, '|');

  if (bar == NULL)
    return refuse (error, reader, text, "a bar is missing");
  *label = g_strstrip (g_strndup (text, (gsize)(bar - text)));
  *rest = g_strstrip (g_strdup (bar + 1));
  return TRUE;
}

static gboolean
add_labelled (Reader         *reader,
              PracticeSource *self,
              RogBlockKind    kind,
              const char     *rest,
              GError        **error)
{
  g_autofree char *label = NULL, *text = NULL;
  g_autoptr (GString) lines = NULL;

  if (!split_bar (reader, rest, &label, &text, error))
    return FALSE;
  lines = g_string_new (text);
  g_string_replace (lines, "\\n", "\n", 0);
  rog_typeset_document_add (self->document, kind, 1, NULL, *label != '\0' ? label : NULL, lines->str);
  return TRUE;
}

/* "ID (a) TEXT": the paragraph it belongs to is the last numbered one. */
static gboolean
add_sub_item (Reader         *reader,
              PracticeSource *self,
              const char     *id,
              const char     *rest,
              GError        **error)
{
  g_auto (GStrv) parts = g_strsplit (rest, " ", 2);

  if (parts[0] == NULL || parts[1] == NULL || *parts[0] != '(')
    return refuse (error, reader, rest, "a sub-item begins with its letter");
  rog_typeset_document_add (self->document, ROG_BLOCK_SUB_ITEM, 1, nullable (id), parts[0], parts[1]);
  if (nullable (id) != NULL)
    g_hash_table_insert (self->paragraphs, g_strdup (id), g_strdup_printf ("%u%s", rog_typeset_document_get_last_number (self->document), parts[0]));
  return TRUE;
}

static gboolean
add_body (Reader         *reader,
          PracticeSource *self,
          const char     *command,
          const char     *rest,
          GError        **error)
{
  g_auto (GStrv) parts = g_strsplit (rest, " ", 2);
  const char *id = parts[0], *text = id != NULL ? parts[1] : NULL;

  if (text == NULL)
    return refuse (error, reader, rest, "an id and a text are wanted");
  if (g_str_equal (command, "a"))
    return add_sub_item (reader, self, id, text, error);
  if (g_str_equal (command, "n"))
    {
      rog_typeset_document_add_numbered (self->document, id, text);
      g_hash_table_insert (self->paragraphs, g_strdup (id), g_strdup_printf ("%u", rog_typeset_document_get_last_number (self->document)));
    }
  else
    rog_typeset_document_add (self->document, g_str_equal (command, "q") ? ROG_BLOCK_QUOTE : ROG_BLOCK_PARAGRAPH, 1, nullable (id), NULL, text);
  return TRUE;
}

static gboolean
add_chunk (Reader         *reader,
           PracticeSource *self,
           const char     *chunk,
           GError        **error)
{
  g_auto (GStrv) parts = g_strsplit (chunk, " ", 2);
  const char *command = parts[0] + 1, *rest = parts[1] != NULL ? parts[1] : "";

  if (*chunk != '@')
    return refuse (error, reader, chunk, "it does not begin with a command");
  if (g_str_equal (command, "n") || g_str_equal (command, "a") || g_str_equal (command, "p") || g_str_equal (command, "q"))
    return add_body (reader, self, command, rest, error);
  if (g_str_equal (command, "h1") || g_str_equal (command, "h2"))
    rog_typeset_document_add (self->document, ROG_BLOCK_HEADING, (guint)(command[1] - '0'), NULL, NULL, rest);
  else if (command[0] == 'l' && command[1] >= '1' && command[1] <= '5' && command[2] == '\0')
    rog_typeset_document_add (self->document, ROG_BLOCK_LINE, (guint)(command[1] - '0'), NULL, NULL, rest);
  else if (g_str_equal (command, "fact"))
    return add_labelled (reader, self, ROG_BLOCK_FACT, rest, error);
  else if (g_str_equal (command, "sign"))
    return add_labelled (reader, self, ROG_BLOCK_SIGNATURE, rest, error);
  else if (g_str_equal (command, "table"))
    return add_table (reader, self, rest, error);
  else if (g_str_equal (command, "rule"))
    rog_typeset_document_add (self->document, ROG_BLOCK_RULE, 1, NULL, NULL, NULL);
  else if (g_str_equal (command, "page"))
    rog_typeset_document_add (self->document, ROG_BLOCK_PAGE_BREAK, 1, NULL, NULL, NULL);
  else if (g_str_equal (command, "author"))
    rog_typeset_document_set_author (self->document, rest);
  else if (g_str_equal (command, "lang"))
    rog_typeset_document_set_language (self->document, rest);
  else if (g_str_equal (command, "head"))
    rog_typeset_document_set_running_head (self->document, rest);
  else if (g_str_equal (command, "foot"))
    rog_typeset_document_set_footer (self->document, rest);
  else if (g_str_equal (command, "scan"))
    self->is_scan = TRUE;
  else
    return refuse (error, reader, chunk, "there is no such command");
  return TRUE;
}

/* "@document 2026-09-04 TITLE", which comes first. */
static RogTypesetDocument *
begin_document (Reader  *reader,
                GError **error)
{
  const char *first = reader->chunks->len > 0 ? reader->chunks->pdata[0] : "";
  g_auto (GStrv) parts = g_strsplit (first, " ", 3);
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *noon = NULL;

  if (g_strv_length (parts) == 3 && g_str_equal (parts[0], "@document"))
    {
      noon = g_strconcat (parts[1], "T12:00:00Z", NULL);
      date = g_date_time_new_from_iso8601 (noon, NULL);
    }
  if (date == NULL)
    {
      refuse (error, reader, first, "it does not begin with “@document DATE TITLE”");
      return NULL;
    }
  return rog_typeset_document_new (parts[2], g_date_time_to_unix (date));
}

static gboolean
read_chunks (Reader         *reader,
             PracticeSource *self,
             GError        **error)
{
  self->document = begin_document (reader, error);
  if (self->document == NULL)
    return FALSE;
  rog_typeset_document_set_whole_paragraphs (self->document, TRUE);
  for (guint i = 1; i < reader->chunks->len; i++)
    {
      g_autofree char *chunk = substitute (reader, reader->chunks->pdata[i], "{¶", reader->numbers, error);

      if (chunk == NULL || !add_chunk (reader, self, chunk, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * practice_source_load:
 * @values: (element-type utf8 utf8): what stands for ${NAME}
 *
 * Returns: (transfer full): the document, not set yet, and the number of each of its paragraphs
 */
PracticeSource *
practice_source_load (const char *path,
                      GHashTable *values,
                      GError    **error)
{
  g_autoptr (PracticeSource) self = g_new0 (PracticeSource, 1);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func (g_free);
  Reader           reader = { path, values, numbers, chunks };
  g_autofree char *raw = NULL, *text = NULL;

  self->paragraphs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!g_file_get_contents (path, &raw, NULL, error))
    return NULL;
  text = substitute (&reader, raw, "${", values, error);
  if (text == NULL)
    return NULL;
  split_chunks (&reader, text);
  count_paragraphs (&reader);
  return read_chunks (&reader, self, error) ? g_steal_pointer (&self) : NULL;
}
