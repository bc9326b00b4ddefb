// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-letter-card.h"

#include <glib/gi18n.h>

#include "dossier/rog-scope-format.h"
#include "ruling/rog-ruling-export.h"

static GtkWidget *
make_label (const char *text,
            const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);

  return label;
}

static char *
describe_items (RogDossier *dossier,
                RogEntity  *letter)
{
  g_auto (GStrv) ids = rog_entity_dup_strings (letter, "items");
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (char **id = ids; id != NULL && *id != NULL; id++)
    {
      RogItem *item = rog_dossier_find_item (dossier, *id);

      if (item != NULL)
        g_strv_builder_add (titles, rog_item_get_title (item));
    }
  list = g_strv_builder_end (titles);

  return g_strjoinv ("\n", list);
}

/**
 * rog_letter_card_describe:
 * @dossier: a dossier
 * @letter: a letter that was signed in it
 *
 * Returns: (transfer full): whether it was sent and answered, and when, as far as that was entered
 */
char *
rog_letter_card_describe (RogDossier            *dossier,
                          RogInformationRequest *letter)
{
  RogEvent        *sent = rog_information_request_find_event (letter, dossier, "sent");
  RogEvent        *answered = rog_information_request_find_event (letter, dossier, "answered");
  g_autofree char *sent_on = sent != NULL ? rog_moment_format (dossier, rog_event_get_at (sent)) : NULL;
  g_autofree char *answered_on = answered != NULL ? rog_moment_format (dossier, rog_event_get_at (answered)) : NULL;

  if (sent != NULL && answered != NULL)
    // Translators: of a letter: two dates.
    return g_strdup_printf (_("Sent on %s, answered on %s"), sent_on, answered_on);
  if (answered != NULL)
    return g_strdup_printf (_("Answered on %s"), answered_on);
  if (rog_information_request_is_answered (letter, dossier))
    return g_strdup (_("Answered"));

  return sent != NULL ? g_strdup_printf (_("Sent on %s, not answered yet"), sent_on) : g_strdup (_("Not answered yet"));
}

static void
export_cb (GtkButton *button)
{
  RogRulingPaper *paper = g_object_get_data (G_OBJECT (button), "paper");

  rog_ruling_export_letter (GTK_WIDGET (button), rog_ruling_paper_get_work (paper), g_object_get_data (G_OBJECT (button), "letter"));
}

/**
 * rog_letter_card_new:
 * @paper: the paper
 * @letter: a letter that was signed
 *
 * Returns: (transfer floating): its card
 */
GtkWidget *
rog_letter_card_new (RogRulingPaper        *paper,
                     RogInformationRequest *letter)
{
  RogDossier      *dossier = rog_ruling_paper_get_dossier (paper);
  const char      *due = rog_information_request_get_due (letter);
  GtkWidget       *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget       *card = adw_bin_new ();
  GtkWidget       *button = gtk_button_new_with_label (_("Export Letter…"));
  g_autofree char *date = rog_moment_format (dossier, rog_entity_get_string (ROG_ENTITY (letter), "date"));
  g_autofree char *title = g_strdup_printf (_("Request for information of %s"), date);
  g_autofree char *items = describe_items (dossier, ROG_ENTITY (letter));
  g_autofree char *state = rog_letter_card_describe (dossier, letter);
  g_autofree char *until = due != NULL ? rog_moment_format (dossier, due) : NULL;
  // Translators: to whom a letter went, and by when an answer is asked.
  g_autofree char *to = until != NULL ? g_strdup_printf (_("To %s. Answer requested by %s"), rog_information_request_get_to (letter), until)
                                      : g_strdup_printf (_("To %s"), rog_information_request_get_to (letter));

  g_object_set (box, "margin-start", 14, "margin-end", 14, "margin-top", 14, "margin-bottom", 14, NULL);
  gtk_widget_add_css_class (card, "ruling-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (to, "dim-label"));
  gtk_box_append (GTK_BOX (box), make_label (state, "dim-label"));
  gtk_box_append (GTK_BOX (box), make_label (items, "row-text"));
  g_object_set_data_full (G_OBJECT (button), "paper", g_object_ref (paper), g_object_unref);
  g_object_set_data_full (G_OBJECT (button), "letter", g_strdup (rog_entity_get_id (ROG_ENTITY (letter))), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (export_cb), NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 4);
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (card), box);

  return card;
}
