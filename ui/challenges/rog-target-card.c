// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a challenge attacks: the whole request, items, or something in words.
#include <glib/gi18n.h>

#include "challenges/rog-challenge-cards.h"
#include "challenges/rog-challenge-facts.h"
#include "challenges/rog-challenge-rows.h"
#include "core/rog-json.h"
#include "rog-law-text.h"
#include "widgets/rog-row-name.h"

typedef struct
{
  RogChallengeDraft *draft; /* (owned) */
  GtkWidget         *list;  /* of the request and its items */
  GtkWidget         *others;
} Card;

static JsonArray *
get_targets (Card *card)
{
  return rog_draft_list (rog_challenge_draft_get_content (card->draft), "targets");
}

static JsonObject *
find_target (Card       *card,
             const char *kind,
             const char *item)
{
  JsonArray *targets = get_targets (card);

  for (guint i = 0; i < json_array_get_length (targets); i++)
    {
      JsonObject *target = json_array_get_object_element (targets, i);

      if (g_strcmp0 (rog_json_peek_string (target, "kind"), kind) == 0 && g_strcmp0 (rog_json_peek_string (target, "item"), item) == 0)
        return target;
    }

  return NULL;
}

static gboolean
is_numbered (Card *card)
{
  return rog_challenge_draft_is_index (card->draft);
}

/*
 * Request and items
 */

static void
add_target (Card       *card,
            const char *kind,
            RogItem    *item)
{
  JsonObject *target = rog_draft_list_add (get_targets (card));

  json_object_set_string_member (target, "kind", kind);
  if (item == NULL)
    return;

  json_object_set_string_member (target, "item", rog_entity_get_id (ROG_ENTITY (item)));
  if (!is_numbered (card))
    {
      g_autofree char *words = rog_challenge_item_words (item, rog_challenge_draft_get_dossier (card->draft), FALSE);

      json_object_set_string_member (target, "words", words);
    }
}

static void
checked_cb (GtkCheckButton *check,
            GParamSpec     *pspec,
            Card           *card)
{
  RogItem    *item = g_object_get_data (G_OBJECT (check), "item");
  const char *kind = item != NULL ? "item" : "request";
  JsonObject *target = find_target (card, kind, item != NULL ? rog_entity_get_id (ROG_ENTITY (item)) : NULL);

  if (gtk_check_button_get_active (check) && target == NULL)
    add_target (card, kind, item);
  else if (!gtk_check_button_get_active (check) && target != NULL)
    rog_draft_list_remove (get_targets (card), target);
  rog_challenge_draft_touch (card->draft);
}

static void
add_check (Card       *card,
           const char *title,
           RogItem    *item)
{
  gboolean   active = find_target (card, item != NULL ? "item" : "request", item != NULL ? rog_entity_get_id (ROG_ENTITY (item)) : NULL) != NULL;
  GtkWidget *row = rog_challenge_check_new (title, active);
  GtkWidget *check = rog_challenge_check_get_button (row);

  if (item != NULL)
    g_object_set_data_full (G_OBJECT (check), "item", g_object_ref (item), g_object_unref);
  g_signal_connect (check, "notify::active", G_CALLBACK (checked_cb), card);
  gtk_list_box_append (GTK_LIST_BOX (card->list), row);
}

static void
fill_items (Card *card)
{
  RogDossier *dossier = rog_challenge_draft_get_dossier (card->draft);
  GListModel *items = rog_dossier_get_items (dossier);

  add_check (card, rog_law_text_label ("challenge-targets", "request"), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      g_autofree char *words = rog_challenge_item_words (item, dossier, is_numbered (card));

      add_check (card, words, item);
    }
}

/*
 * In words
 */

static void fill_others (Card *card);

static void
remove_cb (GtkButton *button,
           Card      *card)
{
  rog_draft_list_remove (get_targets (card), g_object_get_data (G_OBJECT (button), "target"));
  rog_challenge_draft_touch (card->draft);
  fill_others (card);
}

static void
tied_cb (GtkCheckButton *check,
         GParamSpec     *pspec,
         Card           *card)
{
  JsonObject *target = g_object_get_data (G_OBJECT (check), "target");
  RogEntity  *item = g_object_get_data (G_OBJECT (check), "item");

  rog_draft_list_set_text (rog_draft_list (target, "tied"), rog_entity_get_id (item), gtk_check_button_get_active (check));
  rog_challenge_draft_touch (card->draft);
}

/* What the person calls a measure, the court ties to items, for the bench only. */
static GtkWidget *
make_ties (Card       *card,
           JsonObject *target)
{
  RogDossier *dossier = rog_challenge_draft_get_dossier (card->draft);
  GListModel *items = rog_dossier_get_items (dossier);
  GtkWidget  *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Tied to items, for the bench only"));
  rog_row_name_by_title (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      g_autofree char *words = rog_challenge_item_words (item, dossier, TRUE);
      GtkWidget       *each = rog_challenge_check_new (words, rog_json_array_has (rog_json_peek_array (target, "tied"), rog_entity_get_id (ROG_ENTITY (item))));
      GtkWidget       *check = rog_challenge_check_get_button (each);

      g_object_set_data_full (G_OBJECT (check), "target", json_object_ref (target), (GDestroyNotify)json_object_unref);
      g_object_set_data_full (G_OBJECT (check), "item", g_object_ref (item), g_object_unref);
      g_signal_connect (check, "notify::active", G_CALLBACK (tied_cb), card);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), each);
    }

  return row;
}

static GtkWidget *
add_other (Card       *card,
           JsonObject *target)
{
  const char *kind = rog_json_peek_string (target, "kind");
  GtkWidget  *row = rog_challenge_entry_new (card->draft, rog_law_text_label ("challenge-targets", kind), target, "words");
  GtkWidget  *button = rog_challenge_button_new ("user-trash-symbolic", _("Remove Target"));

  g_object_set_data_full (G_OBJECT (button), "target", json_object_ref (target), (GDestroyNotify)json_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), card);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  gtk_list_box_append (GTK_LIST_BOX (card->others), row);
  if (g_str_equal (kind, "measure") && is_numbered (card))
    gtk_list_box_append (GTK_LIST_BOX (card->others), make_ties (card, target));

  return row;
}

static gboolean
is_other (const char *kind)
{
  return g_strcmp0 (kind, "item") != 0 && g_strcmp0 (kind, "request") != 0;
}

static void
fill_others (Card *card)
{
  JsonArray *targets = get_targets (card);
  gboolean   any = FALSE;

  rog_challenge_clear (card->others);
  for (guint i = 0; i < json_array_get_length (targets); i++)
    {
      JsonObject *target = json_array_get_object_element (targets, i);

      if (!is_other (rog_json_peek_string (target, "kind")))
        continue;
      add_other (card, target);
      any = TRUE;
    }
  gtk_widget_set_visible (card->others, any);
}

static void
add_other_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  Card       *card = user_data;
  JsonObject *target = rog_draft_list_add (get_targets (card));
  GtkWidget  *row;

  json_object_set_string_member (target, "kind", g_variant_get_string (parameter, NULL));
  rog_challenge_draft_touch (card->draft);
  gtk_widget_set_visible (card->others, TRUE);
  row = add_other (card, target);
  gtk_widget_grab_focus (row);
}

static GtkWidget *
make_menu_button (Card *card)
{
  GListModel *kinds = rog_law_text_get_catalogue ("challenge-targets");
  GtkWidget  *button = gtk_menu_button_new ();
  GtkWidget  *content = adw_button_content_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (RogLawEntry) kind = g_list_model_get_item (kinds, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (rog_law_entry_get_label (kind), NULL);

      g_menu_item_set_action_and_target (item, "targets.add", "s", rog_law_entry_get_id (kind));
      if (is_other (rog_law_entry_get_id (kind)))
        g_menu_append_item (menu, item);
    }
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Add Another Target"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), content);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add Another Target"), -1);

  return button;
}

static void
card_free (gpointer data)
{
  Card *card = data;

  g_object_unref (card->draft);
  g_free (card);
}

/**
 * rog_challenge_cards_new_targets:
 * @draft: a draft
 *
 * Returns: (transfer floating): what it attacks
 */
GtkWidget *
rog_challenge_cards_new_targets (RogChallengeDraft *draft)
{
  static const GActionEntry actions[] = { { "add", add_other_cb, "s", NULL, NULL, { 0 } } };
  GtkWidget                *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Card                     *card = g_new0 (Card, 1);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  card->draft = g_object_ref (draft);
  card->list = rog_challenge_list_new (_("What is challenged"));
  card->others = rog_challenge_list_new (_("Other targets, in words"));
  gtk_widget_set_margin_top (card->others, 9);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), card);
  gtk_widget_insert_action_group (box, "targets", G_ACTION_GROUP (group));
  g_object_set_data_full (G_OBJECT (box), "card", card, card_free);

  gtk_box_append (GTK_BOX (box), rog_challenge_heading_new (_("What is challenged")));
  gtk_box_append (GTK_BOX (box), card->list);
  gtk_box_append (GTK_BOX (box), card->others);
  gtk_box_append (GTK_BOX (box), make_menu_button (card));
  fill_items (card);
  fill_others (card);

  return box;
}
