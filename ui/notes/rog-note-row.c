// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/rog-note-row.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-pin-link.h"
#include "notes/rog-note-facts.h"

/**
 * rog_note_row_get_card:
 * @row: from rog_note_row_new()
 *
 * Returns: (transfer none): its card
 */
RogNoteCard *
rog_note_row_get_card (GtkListBoxRow *row)
{
  return ROG_NOTE_CARD (gtk_list_box_row_get_child (row));
}

static void
fill_card (RogNoteCard *card,
           RogPaper    *paper,
           RogDossier  *dossier,
           gint64       now)
{
  JsonObject      *content = rog_paper_get_content (paper);
  JsonObject      *pin = rog_json_peek_object (content, "pin");
  g_autofree char *when = rog_note_facts_describe_time (paper, now);
  g_autoptr (GPtrArray) pins = rog_note_facts_get_pins (paper);

  rog_note_card_set_author (card, rog_json_peek_string (content, "author"),
                            rog_note_facts_get_role_words (rog_json_peek_string (content, "role")));
  rog_note_card_set_audience (card, rog_note_facts_get_look (paper),
                              rog_note_facts_get_audience_words (rog_json_peek_string (content, "audience")), when);
  rog_note_card_set_text (card, rog_json_peek_string (content, "text"));
  /* A reply stands under what it answers, which has them already. */
  if (rog_json_peek_string (content, "reply_to") != NULL)
    return;

  rog_note_card_set_quote (card, pin != NULL ? rog_json_peek_string (pin, "quote") : NULL);
  for (guint i = 0; i < pins->len; i++)
    {
      g_autoptr (RogPinItem) item = rog_pin_link_new_item (dossier, g_ptr_array_index (pins, i));

      rog_note_card_add_pin (card, item);
    }
}

static char *
describe_note (RogPaper   *paper,
               RogDossier *dossier)
{
  JsonObject      *content = rog_paper_get_content (paper), *pin = rog_json_peek_object (content, "pin");
  const char      *text = rog_json_peek_string (content, "text");
  const char      *author = rog_json_peek_string (content, "author");
  const char      *audience = rog_note_facts_get_audience_words (rog_json_peek_string (content, "audience"));
  g_autofree char *where = pin != NULL ? rog_dossier_format_pin (dossier, pin, FALSE) : NULL;

  if (text == NULL)
    // Translators: author, audience, place in a document.
    return g_strdup_printf (_("Highlight by %s, %s: %s"), author, audience, where != NULL ? where : "");
  if (where == NULL)
    // Translators: author, audience, text of the note.
    return g_strdup_printf (_("Note by %s, %s: %s"), author, audience, text);

  // Translators: author, audience, place in a document, text of the note.
  return g_strdup_printf (_("Note by %s, %s, on %s: %s"), author, audience, where, text);
}

/**
 * rog_note_row_new:
 * @paper: a note
 * @dossier: the dossier it is in
 * @now: the time, in seconds since 1970
 *
 * Returns: (transfer floating): a row of a list, with a card of the note
 */
GtkWidget *
rog_note_row_new (RogPaper   *paper,
                  RogDossier *dossier,
                  gint64      now)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *card = rog_note_card_new (rog_paper_get_id (paper));
  g_autofree char *words = describe_note (paper, dossier);

  fill_card (ROG_NOTE_CARD (card), paper, dossier, now);
  /* The row has the focus, so that the arrow keys go from note to note. */
  gtk_widget_set_focusable (card, FALSE);
  if (rog_json_peek_string (rog_paper_get_content (paper), "reply_to") != NULL)
    gtk_widget_set_margin_start (card, 18);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return row;
}
