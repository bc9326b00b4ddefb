// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/rog-note-marks.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-pin-link.h"
#include "notes/rog-note-facts.h"

struct _RogNoteMarks
{
  GObject parent_instance;

  GListModel *papers;   /* (owned) */
  char       *document; /* (owned) */
  GPtrArray  *passages; /* (owned) */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RogNoteMarks, rog_note_marks, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return ROG_TYPE_PASSAGE;
}

static guint
get_n_items (GListModel *model)
{
  return ROG_NOTE_MARKS (model)->passages->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  RogNoteMarks *self = ROG_NOTE_MARKS (model);

  return position < self->passages->len ? g_object_ref (g_ptr_array_index (self->passages, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* "Ada Lindqvist" → "AL"; one word gives one letter. */
static char *
make_initials (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " -", -1);
  GString *initials = g_string_new (NULL);
  gunichar first = 0, last = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        last = g_unichar_toupper (g_utf8_get_char (words[i]));
        first = first == 0 ? last : first;
        g_string_set_size (initials, 0);
        g_string_append_unichar (initials, first);
        if (i > 0)
          g_string_append_unichar (initials, last);
      }

  return g_string_free (initials, FALSE);
}

static void
add_passages (RogNoteMarks *self,
              RogPaper     *paper)
{
  JsonObject      *content = rog_paper_get_content (paper);
  const char      *author = rog_json_peek_string (content, "author");
  const char      *audience = rog_note_facts_get_audience_words (rog_json_peek_string (content, "audience"));
  g_autofree char *initials = make_initials (author != NULL ? author : "");
  // Translators: who wrote a note, and who reads it.
  g_autofree char *words = g_strdup_printf (_("note by %s, %s"), author != NULL ? author : "", audience);
  g_autoptr (GPtrArray) pins = rog_note_facts_get_pins (paper);

  for (guint i = 0; i < pins->len; i++)
    {
      g_autoptr (RogPin) pin = rog_pin_from_json (g_ptr_array_index (pins, i), NULL);
      RogPassage *passage;

      if (pin == NULL || g_strcmp0 (pin->document, self->document) != 0)
        continue;
      passage = rog_pin_link_make_passage (pin);
      rog_passage_set_highlight (passage, rog_paper_get_id (paper), rog_note_facts_get_look (paper), initials, words);
      g_ptr_array_add (self->passages, passage);
    }
}

static gboolean
is_reply (RogPaper *paper)
{
  return rog_json_peek_string (rog_paper_get_content (paper), "reply_to") != NULL;
}

static void
update (RogNoteMarks *self)
{
  guint before = self->passages->len;

  g_ptr_array_set_size (self->passages, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (self->papers, i);

      /* A reply stands on the passage of what it answers, which is marked already. */
      if (!is_reply (paper))
        add_passages (self, paper);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->passages->len);
}

static void
rog_note_marks_finalize (GObject *object)
{
  RogNoteMarks *self = ROG_NOTE_MARKS (object);

  g_clear_object (&self->papers);
  g_free (self->document);
  g_ptr_array_unref (self->passages);

  G_OBJECT_CLASS (rog_note_marks_parent_class)->finalize (object);
}

static void
rog_note_marks_class_init (RogNoteMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_note_marks_finalize;
}

static void
rog_note_marks_init (RogNoteMarks *self)
{
  self->passages = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rog_note_marks_new:
 * @work: the work on a dossier
 * @document: the id of one of its documents
 *
 * Returns: (transfer full): the passages of the notes on it
 */
GListModel *
rog_note_marks_new (RogWork    *work,
                    const char *document)
{
  RogNoteMarks *self = g_object_new (ROG_TYPE_NOTE_MARKS, NULL);

  self->papers = g_object_ref (rog_work_get_papers (work, "note"));
  self->document = g_strdup (document);
  g_signal_connect_object (self->papers, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return G_LIST_MODEL (self);
}
