// SPDX-License-Identifier: GPL-3.0-or-later
//
// The time limits: a card for each that runs, several or none.
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-limit-facts.h"
#include "dossier/rog-pin-link.h"
#include "request/rog-request-cards.h"

/* What binds us first, then by its end. */
static int
compare_limits (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const RogRequestView *view = data;
  RogLimitFacts         first, second;

  rog_limit_facts_of (view->dossier, (RogLimit *)a, view->at_court, &first);
  rog_limit_facts_of (view->dossier, (RogLimit *)b, view->at_court, &second);
  if (first.binds_us != second.binds_us)
    return first.binds_us ? -1 : 1;

  return first.end < second.end ? -1 : first.end > second.end ? 1
                                                              : 0;
}

static const char *
name_change (const char *kind)
{
  if (g_strcmp0 (kind, "extended") == 0)
    return C_ ("time limit", "Extended");
  if (g_strcmp0 (kind, "suspended") == 0)
    return C_ ("time limit", "Suspended");
  if (g_strcmp0 (kind, "restored") == 0)
    return C_ ("time limit", "Restored");

  return C_ ("time limit", "Runs again");
}

static void
append_note (GtkWidget  *card,
             const char *text)
{
  GtkWidget *label = rog_request_label_new (text, "row-note");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (card), label);
}

/* "Told to Mr Hale, the authority". */
static void
append_told (GtkWidget  *card,
             JsonObject *change)
{
  JsonArray *told = rog_json_peek_array (change, "told");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; told != NULL && i < json_array_get_length (told); i++)
    g_strv_builder_add (builder, json_array_get_string_element (told, i));
  list = g_strv_builder_end (builder);
  if (list[0] == NULL)
    return;

  names = g_strjoinv (", ", list);
  // Translators: who was told that a time limit changed.
  text = g_strdup_printf (_("Told to %s"), names);
  append_note (card, text);
}

/* "Extended by Ada Lorne, 20 November 2026: ill". */
static void
append_changes (GtkWidget            *card,
                const RogRequestView *view,
                RogLimit             *limit)
{
  JsonArray *changes = rog_entity_peek_array (ROG_ENTITY (limit), "changes");

  for (guint i = 0; changes != NULL && i < json_array_get_length (changes); i++)
    {
      JsonObject      *change = json_array_get_object_element (changes, i);
      g_autofree char *at = rog_request_format_moment (view->dossier, rog_json_peek_string (change, "at"), rog_limit_get_zone (limit));
      // Translators: what became of a time limit, by whom, when, and why.
      g_autofree char *text = g_strdup_printf (_("%s by %s, %s: %s"), name_change (rog_json_peek_string (change, "kind")),
                                                 rog_json_peek_string (change, "by"), at, rog_json_peek_string (change, "reason"));

      append_note (card, text);
      append_told (card, change);
    }
}

static GtkWidget *
make_menu (const RogRequestView *view,
           RogLimit             *limit,
           const RogLimitFacts  *facts)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const char      *id = rog_entity_get_id (ROG_ENTITY (limit));
  g_autofree char *met = g_strdup_printf ("request.limit-met::%s", id);
  g_autofree char *change = g_strdup_printf ("request.limit-change::%s", id);
  const char      *what = facts->whom != NULL ? facts->whom : facts->purpose;
  g_autofree char *when = rog_limit_words_when (facts->end, view->now, facts->zone);
  g_autofree char *words = NULL;

  if (view->may_change_limits)
    g_menu_append (menu, _("_Extend, Suspend or Restore…"), change);
  g_menu_append (menu, _("_Met…"), met);

  // Translators: what is to be done, or whom it binds, and when: "What became of the time limit: Rule, Sun 27 Sep, 18:00".
  words = what != NULL ? g_strdup_printf (_("What became of the time limit: %s, %s"), what, when)
                       : g_strdup_printf (_("What became of the time limit: %s"), when);

  return rog_request_menu_new (words, menu);
}

static GtkWidget *
make_limit_card (const RogRequestView *view,
                 RogLimit             *limit)
{
  RogLimitFacts facts;
  GtkWidget    *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget    *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget    *because = rog_request_label_new (rog_limit_get_because (limit), "row-note");
  JsonObject   *pin = rog_entity_peek_object (ROG_ENTITY (limit), "pin");
  GtkWidget    *clock;

  rog_limit_facts_of (view->dossier, limit, view->at_court, &facts);
  clock = rog_limit_view_new (facts.binds_us ? ROG_LIMIT_CARD : ROG_LIMIT_SIDE);
  gtk_widget_set_hexpand (clock, TRUE);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "limit-card");
  gtk_widget_add_css_class (because, "dim-label");
  rog_limit_words_show (ROG_LIMIT_VIEW (clock), &facts, view->now);
  gtk_box_append (GTK_BOX (head), clock);
  if (view->editing)
    {
      GtkWidget *button = make_menu (view, limit, &facts);

      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (head), button);
    }
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), because);
  append_changes (card, view, limit);
  if (pin != NULL)
    {
      GtkWidget *link = rog_pin_link_new (view->dossier, pin);

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (card), link);
    }

  return card;
}

/**
 * rog_request_cards_new_limits:
 * @view: what is shown
 *
 * Returns: (transfer floating): a card a time limit that still runs: kind, whom it binds, why
 */
GtkWidget *
rog_request_cards_new_limits (const RogRequestView *view)
{
  GListModel *limits = rog_dossier_get_limits (view->dossier);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autoptr (GPtrArray) running = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (limits); i++)
    {
      RogLimit     *limit = g_list_model_get_item (limits, i);
      RogLimitFacts facts;

      if (rog_limit_facts_of (view->dossier, limit, view->at_court, &facts))
        g_ptr_array_add (running, limit);
      else
        g_object_unref (limit);
    }
  g_ptr_array_sort_values_with_data (running, compare_limits, (gpointer)view);
  for (guint i = 0; i < running->len; i++)
    gtk_box_append (GTK_BOX (box), make_limit_card (view, g_ptr_array_index (running, i)));
  if (view->editing)
    {
      GtkWidget *list = gtk_list_box_new ();

      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "boxed-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Time limits"), -1);
      rog_request_append_entering (list, _("Enter Time Limit…"), "request.limit", NULL);
      gtk_box_append (GTK_BOX (box), list);
    }

  return box;
}
