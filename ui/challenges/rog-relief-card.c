// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a challenge asks for, primary and in the alternative, each with its own fields.
#include <glib/gi18n.h>

#include "challenges/rog-challenge-cards.h"
#include "challenges/rog-challenge-facts.h"
#include "challenges/rog-challenge-rows.h"
#include "core/rog-json.h"
#include "dossier/rog-scope-format.h"
#include "rog-law-text.h"

typedef struct
{
  RogChallengeDraft *draft;   /* (owned) */
  GtkWidget         *primary; /* boxes of reliefs */
  GtkWidget         *alternative;
  GtkWidget         *alternative_heading;
  guint              fill_id;
} Card;

static void fill (gpointer data);

static JsonArray *
get_list (Card *card)
{
  return rog_draft_list (rog_challenge_draft_get_content (card->draft), "relief");
}

static gboolean
is_alternative (JsonObject *relief)
{
  return json_object_get_boolean_member_with_default (relief, "alternative", FALSE);
}

static JsonObject *
get_relief (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "relief");
}

static void
set_relief (gpointer    widget,
            JsonObject *relief)
{
  g_object_set_data_full (G_OBJECT (widget), "relief", json_object_ref (relief), (GDestroyNotify)json_object_unref);
}

static gboolean
fill_cb (gpointer data)
{
  Card    *card = data;
  GtkRoot *root = gtk_widget_get_root (card->primary);
  gboolean second = root != NULL && gtk_root_get_focus (root) != NULL && gtk_widget_is_ancestor (gtk_root_get_focus (root), card->alternative);

  card->fill_id = 0;
  rog_challenge_refill (second ? card->alternative : card->primary, fill, card);

  return G_SOURCE_REMOVE;
}

/* A row that says what it became is one of those made anew. */
static void
fill_later (Card *card)
{
  if (card->fill_id == 0)
    card->fill_id = g_idle_add (fill_cb, card);
}

/* Only the fields of the kind that is asked for are kept. */
static void
kind_cb (GtkWidget  *row,
         GParamSpec *pspec,
         Card       *card)
{
  JsonObject *relief = get_relief (row);

  if (json_object_has_member (relief, "scope"))
    json_object_remove_member (relief, "scope");
  rog_draft_set_text (relief, "date", NULL);
  rog_challenge_draft_touch (card->draft);
  fill_later (card);
}

static void
removed_cb (GtkButton *button,
            Card      *card)
{
  rog_draft_list_remove (get_list (card), get_relief (button));
  rog_challenge_draft_touch (card->draft);
  fill_later (card);
}

static void
added_cb (GtkButton *button,
          Card      *card)
{
  JsonObject *relief = rog_draft_list_add (get_list (card));
  gboolean    alternative = g_object_get_data (G_OBJECT (button), "alternative") != NULL;
  GtkWidget  *box = alternative ? card->alternative : card->primary;

  if (alternative)
    json_object_set_boolean_member (relief, "alternative", TRUE);
  rog_challenge_draft_touch (card->draft);
  fill (card);
  gtk_widget_child_focus (gtk_widget_get_last_child (box), GTK_DIR_TAB_FORWARD);
}

/* The periods asked for in the items that are challenged: what Narrow is measured against. */
static void
add_requested (Card      *card,
               GtkWidget *list)
{
  RogDossier *dossier = rog_challenge_draft_get_dossier (card->draft);
  JsonArray  *targets = rog_draft_list (rog_challenge_draft_get_content (card->draft), "targets");

  for (guint i = 0; i < json_array_get_length (targets); i++)
    {
      RogItem         *item = rog_dossier_find_item (dossier, rog_json_peek_string (json_array_get_object_element (targets, i), "item"));
      JsonObject      *scope = item != NULL ? rog_item_peek_scope (item) : NULL;
      g_autofree char *period = scope != NULL && json_object_has_member (scope, "period") ? rog_scope_format_field (dossier, ROG_RULES (rog_law_text_get_law ()), scope, "period") : NULL;
      g_autofree char *words = NULL;
      GtkWidget       *row;

      if (period == NULL)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rog_item_get_title (item));
      // Translators: the period that the request asks for.
      words = g_strdup_printf (_("Asked for: %s"), period);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
}

static const char *
get_text_title (const char *kind)
{
  static const char *const titles[][2] = {
    { "narrow", N_ ("Other bounds, in words") },
    { "other-measure", N_ ("Which measure") },
    { "condition", N_ ("Which condition") },
    { "postpone", N_ ("Until which event") },
    { "inform", N_ ("Whom, of what") },
    { "hear", N_ ("Whom, on what") },
    { "give-access", N_ ("To what") },
    { "lift-bar", N_ ("Which bar") },
    { "withhold", N_ ("Which passage, from whom") },
    { "return", N_ ("What") },
    { "destroy", N_ ("What") },
    { "set-aside", N_ ("What") },
    { "words", N_ ("What is asked") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i][0], kind) == 0)
      return _(titles[i][1]);

  return _("In more words");
}

static void
add_fields (Card       *card,
            GtkWidget  *list,
            JsonObject *relief)
{
  const char *kind = rog_draft_get_text (relief, "kind");

  if (g_str_equal (kind, "narrow"))
    {
      JsonObject *period = rog_draft_object (rog_draft_object (relief, "scope"), "period");

      gtk_list_box_append (GTK_LIST_BOX (list), rog_challenge_date_new (card->draft, _("From"), period, "from"));
      gtk_list_box_append (GTK_LIST_BOX (list), rog_challenge_date_new (card->draft, _("To"), period, "to"));
      add_requested (card, list);
    }
  if (g_str_equal (kind, "postpone") || g_str_equal (kind, "decide-by"))
    gtk_list_box_append (GTK_LIST_BOX (list),
                         rog_challenge_date_new (card->draft, g_str_equal (kind, "postpone") ? _("Until") : _("Decide by"), relief, "date"));
  gtk_list_box_append (GTK_LIST_BOX (list), rog_challenge_entry_new (card->draft, get_text_title (kind), relief, "text"));
}

static GtkWidget *
make_relief (Card       *card,
             JsonObject *relief)
{
  GtkWidget *list = rog_challenge_list_new (is_alternative (relief) ? _("Relief in the alternative") : _("Relief"));
  GtkWidget *row = rog_challenge_combo_new (card->draft, _("Asked for"), "reliefs", relief, "kind");
  GtkWidget *remove = rog_challenge_button_new ("user-trash-symbolic", _("Remove Relief"));

  set_relief (row, relief);
  set_relief (remove, relief);
  g_signal_connect (row, "notify::selected", G_CALLBACK (kind_cb), card);
  g_signal_connect (remove, "clicked", G_CALLBACK (removed_cb), card);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  add_fields (card, list, relief);

  return list;
}

static void
fill (gpointer data)
{
  Card      *card = data;
  JsonArray *list = get_list (card);
  gboolean   primary = FALSE;

  rog_challenge_clear (card->primary);
  rog_challenge_clear (card->alternative);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *relief = json_array_get_object_element (list, i);

      primary = primary || !is_alternative (relief);
      gtk_box_append (GTK_BOX (is_alternative (relief) ? card->alternative : card->primary), make_relief (card, relief));
    }
  gtk_widget_set_visible (card->primary, gtk_widget_get_first_child (card->primary) != NULL);
  gtk_widget_set_visible (card->alternative, gtk_widget_get_first_child (card->alternative) != NULL);
  gtk_widget_set_visible (card->alternative_heading, primary || gtk_widget_get_visible (card->alternative));
}

static GtkWidget *
make_add_button (Card       *card,
                 const char *label,
                 gboolean    alternative)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "alternative", alternative ? button : NULL);
  g_signal_connect (button, "clicked", G_CALLBACK (added_cb), card);

  return button;
}

static void
card_free (gpointer data)
{
  Card *card = data;

  g_clear_handle_id (&card->fill_id, g_source_remove);
  g_object_unref (card->draft);
  g_free (card);
}

/**
 * rog_challenge_cards_new_relief:
 * @draft: a draft
 *
 * Returns: (transfer floating): what it asks for
 */
GtkWidget *
rog_challenge_cards_new_relief (RogChallengeDraft *draft)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Card      *card = g_new0 (Card, 1);

  card->draft = g_object_ref (draft);
  card->primary = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  card->alternative = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  card->alternative_heading = second;
  g_object_set_data_full (G_OBJECT (box), "card", card, card_free);

  gtk_box_append (GTK_BOX (box), rog_challenge_heading_new (_("Relief")));
  gtk_box_append (GTK_BOX (box), card->primary);
  gtk_box_append (GTK_BOX (box), make_add_button (card, _("Add Relief"), FALSE));
  gtk_box_append (GTK_BOX (second), rog_challenge_heading_new (_("In the alternative")));
  gtk_box_append (GTK_BOX (second), card->alternative);
  gtk_box_append (GTK_BOX (second), make_add_button (card, _("Add Alternative"), TRUE));
  gtk_box_append (GTK_BOX (box), second);
  fill (card);

  return box;
}
