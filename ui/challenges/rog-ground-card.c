// SPDX-License-Identifier: GPL-3.0-or-later
//
// The grounds of a challenge, each with its facts and its argument.
#include <glib/gi18n.h>

#include "challenges/rog-challenge-cards.h"
#include "challenges/rog-challenge-rows.h"
#include "challenges/rog-ground-picker.h"
#include "core/rog-json.h"
#include "rog-law-text.h"
#include "widgets/rog-plain-row.h"

#define ARGUMENT_HEIGHT 120
#define FACT_HEIGHT 56

typedef struct
{
  RogChallengeDraft *draft; /* (owned) */
  GListModel        *pins;  /* (owned) */
  GtkWidget         *box;   /* of the grounds */
} Card;

static void fill (gpointer data);

static JsonArray *
get_grounds (Card *card)
{
  return rog_draft_list (rog_challenge_draft_get_content (card->draft), "grounds");
}

static JsonObject *
get_ground (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "ground");
}

static void
set_ground (gpointer    widget,
            JsonObject *ground)
{
  g_object_set_data_full (G_OBJECT (widget), "ground", json_object_ref (ground), (GDestroyNotify)json_object_unref);
}

static RogLawEntry *
find_entry (JsonObject *ground)
{
  const char *id = rog_json_peek_string (ground, "ground");

  return id != NULL ? rog_law_find (rog_law_text_get_law (), "grounds", id) : NULL;
}

/*
 * Choosing
 */

static void
take_entry (JsonObject  *ground,
            RogLawEntry *entry)
{
  g_auto (GStrv) sources = entry != NULL ? rog_law_entry_dup_sources (entry) : NULL;
  g_autofree char *source = sources != NULL ? g_strjoinv ("; ", sources) : NULL;

  rog_draft_set_text (ground, "ground", entry != NULL ? rog_law_entry_get_id (entry) : NULL);
  rog_draft_set_text (ground, "title", entry != NULL ? rog_law_entry_get_label (entry) : NULL);
  rog_draft_set_text (ground, "source", source);
}

/* Where one goes on: @part is "first", what is written of a ground; "head", where it is chosen; or "fact", the last one. */
static void
focus_part (Card       *card,
            JsonObject *ground,
            const char *part)
{
  for (GtkWidget *list = gtk_widget_get_first_child (card->box); list != NULL; list = gtk_widget_get_next_sibling (list))
    if (get_ground (list) == ground)
      gtk_widget_child_focus (g_object_get_data (G_OBJECT (list), part), GTK_DIR_TAB_FORWARD);
}

static void
added_cb (RogGroundPicker *picker,
          RogLawEntry     *entry,
          Card            *card)
{
  JsonObject *ground = rog_draft_list_add (get_grounds (card));

  take_entry (ground, entry);
  rog_challenge_draft_touch (card->draft);
  fill (card);
  focus_part (card, ground, "first");
}

static void
changed_cb (RogGroundPicker *picker,
            RogLawEntry     *entry,
            Card            *card)
{
  JsonObject *ground = get_ground (picker);

  take_entry (ground, entry);
  rog_challenge_draft_touch (card->draft);
  fill (card);
  focus_part (card, ground, entry != NULL ? "head" : "first");
}

static void
removed_cb (GtkButton *button,
            Card      *card)
{
  rog_draft_list_remove (get_grounds (card), get_ground (button));
  rog_challenge_draft_touch (card->draft);
  rog_challenge_refill (card->box, fill, card);
}

static GtkWidget *
make_picker_button (Card       *card,
                    GCallback   callback,
                    JsonObject *ground)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *picker = rog_ground_picker_new ();

  if (ground != NULL)
    set_ground (picker, ground);
  g_signal_connect (picker, "picked", callback, card);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

/*
 * One ground
 */

static void
append_note (GtkWidget  *box,
             const char *text)
{
  GtkWidget *label;

  if (text == NULL)
    return;
  label = rog_challenge_label_new (text, "dim-label");
  gtk_widget_add_css_class (label, "row-note");
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_head (Card       *card,
           JsonObject *ground)
{
  RogLawEntry *entry = find_entry (ground);
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget   *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget   *title = rog_challenge_label_new (entry != NULL ? rog_law_entry_get_label (entry) : _("A ground of your own"), "heading");
  GtkWidget   *change = make_picker_button (card, G_CALLBACK (changed_cb), ground);
  GtkWidget   *remove = rog_challenge_button_new ("user-trash-symbolic", _("Remove Ground"));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (change), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (change, _("Choose Another Ground"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (change), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose Another Ground"), -1);
  set_ground (remove, ground);
  g_signal_connect (remove, "clicked", G_CALLBACK (removed_cb), card);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("rog-scales-symbolic"));
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), change);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_widget_add_css_class (box, "card-row");
  gtk_box_append (GTK_BOX (box), line);
  if (entry == NULL)
    return rog_plain_row_new (box);

  append_note (box, rog_law_entry_get_text (entry, "test"));
  gtk_box_append (GTK_BOX (box), rog_ground_sources_new (entry));
  append_note (box, rog_law_entry_get_text (entry, "says"));
  append_note (box, rog_ground_get_hearing (entry));

  return rog_plain_row_new (box);
}

static void
fact_added_cb (GtkWidget *row,
               Card      *card)
{
  JsonObject *ground = get_ground (row);

  rog_draft_list_add (rog_draft_list (ground, "facts"));
  rog_challenge_draft_touch (card->draft);
  fill (card);
  focus_part (card, ground, "fact");
}

static void
fact_removed_cb (GtkButton *button,
                 Card      *card)
{
  JsonObject *fact = g_object_get_data (G_OBJECT (button), "fact");

  rog_draft_list_remove (rog_draft_list (get_ground (button), "facts"), fact);
  rog_challenge_draft_touch (card->draft);
  rog_challenge_refill (card->box, fill, card);
}

static GtkWidget *
make_fact (Card       *card,
           JsonObject *ground,
           JsonObject *fact,
           guint       number)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *title = g_strdup_printf (_("Fact %u"), number);
  GtkWidget       *view = rog_challenge_cite_new (card->draft, title, _("A fact; @ cites a passage"), card->pins, fact);
  GtkWidget       *remove = rog_challenge_button_new ("user-trash-symbolic", _("Remove Fact"));

  set_ground (remove, ground);
  g_object_set_data_full (G_OBJECT (remove), "fact", json_object_ref (fact), (GDestroyNotify)json_object_unref);
  g_signal_connect (remove, "clicked", G_CALLBACK (fact_removed_cb), card);
  gtk_widget_set_size_request (view, -1, FACT_HEIGHT);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_widget_add_css_class (box, "card-row");
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), remove);

  return rog_plain_row_new (box);
}

static GtkWidget *
make_add_fact (Card       *card,
               JsonObject *ground)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add Fact"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  set_ground (row, ground);
  g_signal_connect (row, "activated", G_CALLBACK (fact_added_cb), card);

  return row;
}

static GtkWidget *
make_argument (Card       *card,
               JsonObject *ground)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view = rog_challenge_cite_new (card->draft, _("Argument"), _("Argument; @ cites a passage"), card->pins, ground);

  gtk_widget_set_size_request (view, -1, ARGUMENT_HEIGHT);
  gtk_widget_add_css_class (box, "card-row");
  gtk_box_append (GTK_BOX (box), view);

  return rog_plain_row_new (box);
}

static GtkWidget *
make_ground (Card       *card,
             JsonObject *ground)
{
  const char *title = rog_json_peek_string (ground, "title");
  GtkWidget  *list = rog_challenge_list_new (title != NULL ? title : _("A ground of your own"));
  JsonArray  *facts = rog_draft_list (ground, "facts");
  GtkWidget  *head = make_head (card, ground);
  gboolean    own = rog_json_peek_string (ground, "ground") == NULL;
  GtkWidget  *source, *first;

  /* The catalogue names the sources of all instruments: which of them are relied on here, whoever pleads says. */
  source = rog_challenge_entry_new (card->draft, own ? _("Source") : _("Sources relied on"), ground, "source");
  first = own ? rog_challenge_entry_new (card->draft, _("Title"), ground, "title") : source;
  gtk_list_box_append (GTK_LIST_BOX (list), head);
  if (own)
    gtk_list_box_append (GTK_LIST_BOX (list), first);
  gtk_list_box_append (GTK_LIST_BOX (list), source);
  for (guint i = 0; i < json_array_get_length (facts); i++)
    {
      GtkWidget *fact = make_fact (card, ground, json_array_get_object_element (facts, i), i + 1);

      g_object_set_data (G_OBJECT (list), "fact", fact);
      gtk_list_box_append (GTK_LIST_BOX (list), fact);
    }
  set_ground (list, ground);
  g_object_set_data (G_OBJECT (list), "first", first);
  g_object_set_data (G_OBJECT (list), "head", head);
  gtk_list_box_append (GTK_LIST_BOX (list), make_add_fact (card, ground));
  gtk_list_box_append (GTK_LIST_BOX (list), make_argument (card, ground));

  return list;
}

static void
fill (gpointer data)
{
  Card      *card = data;
  JsonArray *grounds = get_grounds (card);

  rog_challenge_clear (card->box);
  for (guint i = 0; i < json_array_get_length (grounds); i++)
    gtk_box_append (GTK_BOX (card->box), make_ground (card, json_array_get_object_element (grounds, i)));
  gtk_widget_set_visible (card->box, json_array_get_length (grounds) > 0);
}

static void
card_free (gpointer data)
{
  Card *card = data;

  g_object_unref (card->draft);
  g_object_unref (card->pins);
  g_free (card);
}

/**
 * rog_challenge_cards_new_grounds:
 * @draft: a draft
 * @pins: pins that `@` offers
 *
 * Returns: (transfer floating): its grounds
 */
GtkWidget *
rog_challenge_cards_new_grounds (RogChallengeDraft *draft,
                                 GListModel        *pins)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = adw_button_content_new ();
  Card      *card = g_new0 (Card, 1);
  GtkWidget *add;

  card->draft = g_object_ref (draft);
  card->pins = g_object_ref (pins);
  card->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_object_set_data_full (G_OBJECT (box), "card", card, card_free);

  add = make_picker_button (card, G_CALLBACK (added_cb), NULL);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Add Ground"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (add), content);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add Ground"), -1);
  gtk_box_append (GTK_BOX (box), rog_challenge_heading_new (_("Grounds")));
  gtk_box_append (GTK_BOX (box), card->box);
  gtk_box_append (GTK_BOX (box), add);
  fill (card);

  return box;
}
