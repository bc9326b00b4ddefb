// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cards of the Request section, each made of the dossier as it is now.
#include "request/rog-request-cards.h"

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-capacity.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-limit-facts.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-representation.h"
#include "rog-law-text.h"
#include "widgets/rog-chip.h"
#include "widgets/rog-date-entry.h"

#include <adwaita.h>

/*
 * Small parts
 */

static GtkWidget *
make_card (GtkWidget  *box,
           const char *title,
           gboolean    narrow)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "card-heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_object_set_data (G_OBJECT (list), "narrow", GINT_TO_POINTER (narrow));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);

  return list;
}

static GtkWidget *
make_label (const char *text,
            const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);

  return label;
}

static GtkWidget *
make_row (GtkWidget *list)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (box, "card-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return box;
}

static void
append_pins (GtkWidget  *box,
             RogDossier *dossier,
             JsonArray  *pins)
{
  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    {
      JsonNode *node = json_array_get_element (pins, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          gtk_box_append (GTK_BOX (box), rog_pin_link_new (dossier, json_node_get_object (node)));
        }
    }
}

/* A fact: what it is, what it says, where that stands: below it where there is little room. */
static void
append_fact (GtkWidget  *list,
             RogDossier *dossier,
             const char *label,
             const char *text,
             JsonArray  *pins,
             JsonObject *pin)
{
  gboolean   narrow = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), "narrow"));
  GtkWidget *box, *name, *value, *body, *links;

  if (text == NULL || *text == '\0')
    return;

  box = make_row (list);
  name = make_label (label, "dim-label");
  value = make_label (text, "row-text");
  body = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, narrow ? 4 : 12);
  links = gtk_box_new (narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (name, "fact-label");
  gtk_widget_set_valign (name, narrow ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (name), narrow ? 11 : 14);
  gtk_label_set_max_width_chars (GTK_LABEL (name), narrow ? 11 : 14);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_widget_set_valign (body, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (links, narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_widget_set_valign (links, GTK_ALIGN_CENTER);
  append_pins (links, dossier, pins);
  if (pin != NULL)
    gtk_box_append (GTK_BOX (links), rog_pin_link_new (dossier, pin));
  gtk_widget_set_visible (links, gtk_widget_get_first_child (links) != NULL);
  gtk_box_append (GTK_BOX (body), value);
  gtk_box_append (GTK_BOX (body), links);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), body);
}

static char *
format_date (const char *text)
{
  GDate date;

  if (text == NULL || !rog_date_parse (text, &date))
    return g_strdup (text != NULL ? text : "");

  return rog_date_format (&date);
}

/* A day as it is, an instant with its time. */
static char *
format_moment (const char *text)
{
  gint64 seconds;
  g_autoptr (GDateTime) when = NULL;

  if (text == NULL || !rog_time_from_utc (text, &seconds, NULL))
    return format_date (text);

  when = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (when, _("%-e %B %Y, %H:%M"));
}

static char *
format_period (const char *from,
               const char *to)
{
  g_autofree char *start = format_date (from);
  g_autofree char *end = format_date (to);

  // Translators: a period, from and to.
  return g_strdup_printf (_("%s – %s"), start, end);
}

static const char *
get_instrument (RogDossier *dossier)
{
  RogRequest *request = rog_dossier_get_request (dossier);

  return request != NULL ? rog_request_get_instrument (request) : NULL;
}

/*
 * The request
 */

/**
 * rog_request_cards_new_head:
 * @dossier: a dossier with a request
 *
 * Returns: (transfer floating): what it is about, by which instrument, from where
 */
GtkWidget *
rog_request_cards_new_head (RogDossier *dossier)
{
  RogRequest *request = rog_dossier_get_request (dossier);
  JsonObject *authority = rog_entity_peek_object (ROG_ENTITY (request), "authority");
  const char *country = authority != NULL ? rog_json_peek_string (authority, "country_name") : NULL;
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget  *title = make_label (rog_request_get_title (request), "title-2");
  GtkWidget  *chips = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (chips), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (chips), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (chips), rog_chip_new (ROG_CHIP_NEUTRAL, "text-x-generic-symbolic",
                                                           rog_law_text_label ("instruments", rog_request_get_instrument (request))));
  if (country != NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (chips), rog_chip_new (ROG_CHIP_NEUTRAL, "rog-globe-symbolic", country));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), chips);

  return box;
}

static void
append_offences (GtkWidget  *list,
                 RogDossier *dossier)
{
  JsonArray *offences = rog_entity_peek_array (ROG_ENTITY (rog_dossier_get_request (dossier)), "offences");

  for (guint i = 0; offences != NULL && i < json_array_get_length (offences); i++)
    {
      JsonObject      *offence = json_array_get_object_element (offences, i);
      const char      *from = rog_json_peek_string (offence, "from");
      const char      *to = rog_json_peek_string (offence, "to");
      g_autofree char *period = from != NULL || to != NULL ? format_period (from, to) : NULL;
      g_autofree char *text = period != NULL ? g_strdup_printf ("%s\n%s", rog_json_peek_string (offence, "title"), period)
                                             : g_strdup (rog_json_peek_string (offence, "title"));

      append_fact (list, dossier, _("Offence alleged"), text, rog_json_peek_array (offence, "pins"), NULL);
    }
}

/**
 * rog_request_cards_new_short:
 * @dossier: a dossier with a request
 * @narrow: whether there is room for one column only
 *
 * Returns: (transfer floating): the request in short, each fact with its passages
 */
GtkWidget *
rog_request_cards_new_short (RogDossier *dossier,
                             gboolean    narrow)
{
  RogEntity  *request = ROG_ENTITY (rog_dossier_get_request (dossier));
  JsonObject *authority = rog_entity_peek_object (request, "authority");
  JsonArray  *statements = rog_entity_peek_array (request, "in_short");
  const char *word = rog_law_text_word (get_instrument (dossier), "authority");
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *list = make_card (box, _("In short"), narrow);

  append_fact (list, dossier, word != NULL ? word : _("Requesting authority"), authority != NULL ? rog_json_peek_string (authority, "name") : NULL, NULL, NULL);
  append_fact (list, dossier, _("Their reference"), rog_entity_get_string (request, "their_reference"), NULL, NULL);
  append_fact (list, dossier, _("Legal basis"), rog_entity_get_string (request, "legal_basis"), NULL, NULL);
  append_offences (list, dossier);
  for (guint i = 0; statements != NULL && i < json_array_get_length (statements); i++)
    {
      JsonObject *statement = json_array_get_object_element (statements, i);

      append_fact (list, dossier, rog_json_peek_string (statement, "label"), rog_json_peek_string (statement, "text"),
                   rog_json_peek_array (statement, "pins"), NULL);
    }
  append_fact (list, dossier, _("Urgency"), rog_entity_get_string (request, "urgency"), NULL, NULL);
  append_fact (list, dossier, _("Confidentiality"), rog_entity_get_string (request, "confidentiality"), NULL, NULL);

  return box;
}

/* What holds the thing asked for, or its number: the second half of an item's line. */
static char *
describe_item (RogItem *item)
{
  JsonObject *scope = rog_item_peek_scope (item);
  JsonArray  *identifiers = scope != NULL ? rog_json_peek_array (scope, "identifiers") : NULL;
  JsonObject *holder = scope != NULL ? rog_json_peek_object (scope, "holder") : NULL;
  JsonObject *period = scope != NULL ? rog_json_peek_object (scope, "period") : NULL;

  if (identifiers != NULL && json_array_get_length (identifiers) > 0)
    return g_strdup (rog_json_peek_string (json_array_get_object_element (identifiers, 0), "value"));
  if (holder != NULL)
    return g_strdup (rog_json_peek_string (holder, "name"));
  if (period != NULL)
    return format_period (rog_json_peek_string (period, "from"), rog_json_peek_string (period, "to"));

  return NULL;
}

static void
append_item (GtkWidget  *list,
             RogDossier *dossier,
             RogItem    *item)
{
  GtkWidget       *box = make_row (list);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, rog_item_get_number (item));
  g_autofree char *note = describe_item (item);
  JsonObject      *scope = rog_item_peek_scope (item);
  JsonObject      *place = scope != NULL ? rog_json_peek_object (scope, "place") : NULL;
  GtkWidget       *disc = gtk_label_new (number);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_add_css_class (disc, "number-disc");
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), make_label (rog_item_get_title (item), "caption-heading"));
  if (note != NULL)
    {
      GtkWidget *label = make_label (note, "row-note");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "identifier");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_box_append (GTK_BOX (box), disc);
  gtk_box_append (GTK_BOX (box), texts);
  if (rog_item_is_withdrawn (item))
    gtk_box_append (GTK_BOX (box), rog_chip_new (ROG_CHIP_NEUTRAL, NULL, _("Withdrawn")));
  if (place != NULL)
    {
      gboolean   narrow = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), "narrow"));
      GtkWidget *link = rog_pin_link_new (dossier, place);

      gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
      gtk_widget_set_halign (link, narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (narrow ? texts : box), link);
    }
}

/**
 * rog_request_cards_new_measures:
 * @dossier: a dossier
 * @narrow: whether there is room for one column only
 *
 * Returns: (transfer floating): the items asked for
 */
GtkWidget *
rog_request_cards_new_measures (RogDossier *dossier,
                                gboolean    narrow)
{
  GListModel *items = rog_dossier_get_items (dossier);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *list = make_card (box, _("Measures requested"), narrow);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      append_item (list, dossier, item);
    }
  gtk_widget_set_visible (box, g_list_model_get_n_items (items) > 0);

  return box;
}

/**
 * rog_request_cards_new_intake:
 * @dossier: a dossier with a request
 * @narrow: whether there is room for one column only
 *
 * Returns: (transfer floating): what came in, when, and how that is known
 */
GtkWidget *
rog_request_cards_new_intake (RogDossier *dossier,
                              gboolean    narrow)
{
  JsonArray *facts = rog_entity_peek_array (ROG_ENTITY (rog_dossier_get_request (dossier)), "intake");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = make_card (box, _("Intake"), narrow);

  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    {
      JsonObject      *fact = json_array_get_object_element (facts, i);
      JsonObject      *proof = rog_json_peek_object (fact, "proof");
      const char      *value = rog_json_peek_string (fact, "value");
      const char      *reason = proof != NULL ? rog_json_peek_string (proof, "reason") : NULL;
      g_autofree char *at = rog_json_peek_string (fact, "at") != NULL ? format_moment (rog_json_peek_string (fact, "at")) : NULL;
      const char      *parts[] = { at != NULL ? at : value, at != NULL ? value : reason, at != NULL && value != NULL ? reason : NULL, NULL };
      g_autofree char *text = g_strjoinv ("\n", (char **)parts);

      append_fact (list, dossier, rog_law_text_label ("intake-facts", rog_json_peek_string (fact, "fact")), text, NULL,
                   proof != NULL ? rog_json_peek_object (proof, "pin") : NULL);
    }
  gtk_widget_set_visible (box, facts != NULL && json_array_get_length (facts) > 0);

  return box;
}

/*
 * Limits, persons, events
 */

/* What binds us first, then by its end. */
static int
compare_limits (gconstpointer a,
                gconstpointer b,
                gpointer      dossier)
{
  RogLimitFacts first, second;

  rog_limit_facts_of (dossier, (RogLimit *)a, &first);
  rog_limit_facts_of (dossier, (RogLimit *)b, &second);
  if (first.binds_us != second.binds_us)
    return first.binds_us ? -1 : 1;

  return first.end < second.end ? -1 : first.end > second.end ? 1
                                                              : 0;
}

static GtkWidget *
make_limit_card (RogDossier *dossier,
                 RogLimit   *limit,
                 gint64      now)
{
  RogLimitFacts facts;
  GtkWidget    *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget    *because = make_label (rog_limit_get_because (limit), "row-note");
  GtkWidget    *view;

  rog_limit_facts_of (dossier, limit, &facts);
  view = rog_limit_view_new (facts.binds_us ? ROG_LIMIT_CARD : ROG_LIMIT_SIDE);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "limit-card");
  gtk_widget_add_css_class (because, "dim-label");
  rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, now);
  gtk_box_append (GTK_BOX (card), view);
  gtk_box_append (GTK_BOX (card), because);

  return card;
}

/**
 * rog_request_cards_new_limits:
 * @dossier: a dossier
 * @now: UTC seconds
 *
 * Returns: (transfer floating): a card a time limit that still runs: kind, whom it binds, why
 */
GtkWidget *
rog_request_cards_new_limits (RogDossier *dossier,
                              gint64      now)
{
  GListModel *limits = rog_dossier_get_limits (dossier);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autoptr (GPtrArray) running = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (limits); i++)
    {
      RogLimit     *limit = g_list_model_get_item (limits, i);
      RogLimitFacts facts;

      if (rog_limit_facts_of (dossier, limit, &facts))
        g_ptr_array_add (running, limit);
      else
        g_object_unref (limit);
    }
  g_ptr_array_sort_values_with_data (running, compare_limits, dossier);
  for (guint i = 0; i < running->len; i++)
    gtk_box_append (GTK_BOX (box), make_limit_card (dossier, g_ptr_array_index (running, i), now));

  return box;
}

/* In which capacity, for each that is said: "suspect, item 1; holder, item 3". */
static char *
describe_capacity (RogDossier *dossier,
                   const char *person)
{
  GListModel *capacities = rog_dossier_get_capacities (dossier);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (capacities); i++)
    {
      g_autoptr (RogCapacity) capacity = g_list_model_get_item (capacities, i);
      RogItem *item;

      if (g_strcmp0 (rog_capacity_get_person (capacity), person) != 0)
        continue;

      item = rog_capacity_get_item (capacity) != NULL ? rog_dossier_find_item (dossier, rog_capacity_get_item (capacity)) : NULL;
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, rog_law_text_label ("capacities", rog_capacity_get_capacity (capacity)));
      if (item != NULL)
        g_string_append_printf (text, _(", item %" G_GINT64_FORMAT), rog_item_get_number (item));
    }
  if (text->len == 0)
    g_string_append (text, _("person concerned"));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
describe_counsel (RogDossier *dossier,
                  const char *person)
{
  GListModel *representations = rog_dossier_get_representations (dossier);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (representations); i++)
    {
      g_autoptr (RogRepresentation) one = g_list_model_get_item (representations, i);

      if (g_strcmp0 (rog_representation_get_person (one), person) != 0)
        continue;
      g_string_append (text, text->len > 0 ? ", " : "");
      g_string_append (text, rog_representation_get_counsel (one));
    }

  return text->len > 0 ? g_strdup_printf (_("Counsel: %s"), text->str) : NULL;
}

/* "items 1 and 3, Annex A": what a person may read of this dossier. */
static char *
describe_open (RogDossier *dossier,
               const char *person)
{
  GListModel *items = rog_dossier_get_items (dossier);
  GListModel *documents = rog_dossier_get_documents (dossier);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (rog_dossier_is_open_to (dossier, rog_entity_get_id (ROG_ENTITY (item)), person))
        g_ptr_array_add (names, g_strdup_printf (_("item %" G_GINT64_FORMAT), rog_item_get_number (item)));
    }
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);

      if (rog_dossier_is_open_to (dossier, rog_entity_get_id (ROG_ENTITY (document)), person))
        g_ptr_array_add (names, g_strdup (rog_document_get_name (document)));
    }
  if (names->len == 0)
    return g_strdup (_("Nothing is open to this person"));

  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **)names->pdata);

  return g_strdup_printf (_("Open: %s"), joined);
}

/* The last row of a card: what is entered there. */
static void
append_entering (GtkWidget  *list,
                 const char *title,
                 const char *action)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
append_person (GtkWidget  *list,
               RogDossier *dossier,
               RogPerson  *person)
{
  const char      *id = rog_entity_get_id (ROG_ENTITY (person));
  GtkWidget       *box = make_row (list);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget       *avatar = adw_avatar_new (28, rog_person_get_name (person), TRUE);
  g_autofree char *capacity = describe_capacity (dossier, id);
  g_autofree char *counsel = describe_counsel (dossier, id);
  g_autofree char *open = describe_open (dossier, id);
  GtkWidget       *note = make_label (capacity, "caption");
  GtkWidget       *reach = make_label (open, "caption");

  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_add_css_class (reach, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), make_label (rog_person_get_name (person), "caption-heading"));
  gtk_box_append (GTK_BOX (texts), note);
  if (counsel != NULL)
    {
      GtkWidget *label = make_label (counsel, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_box_append (GTK_BOX (texts), reach);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), texts);
}

/**
 * rog_request_cards_new_persons:
 * @dossier: a dossier
 * @may_open: whether this person opens things to others
 *
 * Returns: (transfer floating): the persons, in which capacity, their counsel, and what is open to each
 */
GtkWidget *
rog_request_cards_new_persons (RogDossier *dossier,
                               gboolean    may_open)
{
  GListModel *persons = rog_dossier_get_persons (dossier);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *list = make_card (box, _("Persons"), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (persons); i++)
    {
      g_autoptr (RogPerson) person = g_list_model_get_item (persons, i);

      append_person (list, dossier, person);
    }
  if (may_open)
    append_entering (list, _("Open to…"), "request.opening");
  gtk_widget_set_visible (box, g_list_model_get_n_items (persons) > 0);

  return box;
}

static char *
describe_event (RogDossier *dossier,
                RogEntity  *event)
{
  g_auto (GStrv) persons = rog_entity_dup_strings (event, "persons");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char      *whom = rog_entity_get_string (event, "whom");
  const char      *text = rog_entity_get_string (event, "text");
  g_autofree char *joined = NULL;

  for (guint i = 0; persons != NULL && persons[i] != NULL; i++)
    {
      RogPerson *person = rog_dossier_find_person (dossier, persons[i]);

      if (person != NULL)
        g_ptr_array_add (names, (gpointer)rog_person_get_name (person));
    }
  if (whom != NULL)
    g_ptr_array_add (names, (gpointer)whom);
  if (text != NULL)
    g_ptr_array_add (names, (gpointer)text);
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **)names->pdata);

  return g_steal_pointer (&joined);
}

/**
 * rog_request_cards_new_events:
 * @dossier: a dossier
 * @narrow: whether there is room for one column only
 *
 * Returns: (transfer floating): what happened elsewhere and was entered here
 */
GtkWidget *
rog_request_cards_new_events (RogDossier *dossier,
                              gboolean    narrow)
{
  GListModel *events = rog_dossier_get_events (dossier);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *list = make_card (box, _("Events"), narrow);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEntity) event = g_list_model_get_item (events, i);
      g_autofree char *at = format_moment (rog_entity_get_string (event, "at"));
      g_autofree char *what = describe_event (dossier, event);
      const char      *kind = rog_law_text_label ("event-kinds", rog_entity_get_string (event, "kind"));
      g_autofree char *text = *what != '\0' ? g_strdup_printf ("%s\n%s", at, what) : g_strdup (at);
      JsonObject      *proof = rog_entity_peek_object (event, "proof");

      append_fact (list, dossier, kind, text, NULL, proof != NULL ? rog_json_peek_object (proof, "pin") : NULL);
    }
  append_entering (list, _("Enter Event…"), "request.event");

  return box;
}
