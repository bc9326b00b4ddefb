// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/rog-request-parts.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/rog-json.h"
#include "dossier/rog-capacity.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-request-change.h"
#include "dossier/rog-zone.h"
#include "form/rog-form-moment.h"
#include "rog-law-text.h"
#include "widgets/rog-chip.h"
#include "widgets/rog-date-entry.h"
#include "widgets/rog-plain-row.h"

/* Of 100 in ordinary text: from here on a narrow window has no room for two columns. */
#define LARGE_TEXT 150

/**
 * rog_request_card_new:
 * @box: where the card goes
 * @title: what it is called
 *
 * Returns: (transfer none): its list
 */
GtkWidget *
rog_request_card_new (GtkWidget  *box,
                      const char *title)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "card-heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);

  return list;
}

/**
 * rog_request_label_new:
 * @text: (nullable): the text
 * @css: (nullable): a style class
 *
 * Returns: (transfer floating): a label that wraps
 */
GtkWidget *
rog_request_label_new (const char *text,
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

/**
 * rog_request_name_item:
 * @view: what is shown
 * @item: an item
 *
 * Returns: (transfer full): what it is called here: numbers are labels of the bench (casework § 2)
 */
char *
rog_request_name_item (const RogRequestView *view,
                       RogItem              *item)
{
  if (view->at_court)
    return g_strdup_printf (_("item %" PRId64), rog_item_get_number (item));

  return g_strdup (rog_item_get_title (item));
}

/**
 * rog_request_row_new:
 * @list: the list of a card
 *
 * Returns: (transfer none): the box of a new row at its end
 */
GtkWidget *
rog_request_row_new (GtkWidget *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (box, "card-row");
  gtk_list_box_append (GTK_LIST_BOX (list), rog_plain_row_new (box));

  return box;
}

/**
 * rog_request_button_new:
 * @icon: its icon
 * @tooltip: what it does, and its accessible name
 * @action: an action of the section
 * @target: (nullable) (transfer floating): for @action
 *
 * Returns: (transfer floating): a flat button
 */
GtkWidget *
rog_request_button_new (const char *icon,
                        const char *tooltip,
                        const char *action,
                        GVariant   *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);

  return button;
}

/**
 * rog_request_menu_new:
 * @tooltip: what it is for, and its accessible name
 * @menu: what can be done
 *
 * Returns: (transfer floating): a button with a menu
 */
GtkWidget *
rog_request_menu_new (const char *tooltip,
                      GMenu      *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);

  return button;
}

/**
 * rog_request_append_entering:
 * @list: the list of a card
 * @title: what is entered
 * @action: an action of the section
 * @target: (nullable) (transfer floating): for @action
 *
 * The last row of a card: what is entered there.
 */
void
rog_request_append_entering (GtkWidget  *list,
                             const char *title,
                             const char *action,
                             GVariant   *target)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/*
 * Facts
 */

static GtkSizeRequestMode
get_column_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_column (GtkWidget     *widget,
                GtkOrientation orientation,
                int            for_size,
                int           *minimum,
                int           *natural,
                int           *minimum_baseline,
                int           *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
allocate_column (GtkWidget *widget,
                 int        width,
                 int        height,
                 int        baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget), &(GtkAllocation){ 0, 0, width, height }, baseline);
}

/* A box asks how wide a label would be at the height of its row, and so the names of a card would stand in no column. */
static GtkWidget *
column_new (GtkWidget *name)
{
  GtkWidget *bin = adw_bin_new ();

  gtk_widget_set_layout_manager (bin, gtk_custom_layout_new (get_column_mode, measure_column, allocate_column));
  adw_bin_set_child (ADW_BIN (bin), name);

  return bin;
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
        gtk_box_append (GTK_BOX (box), rog_pin_link_new (dossier, json_node_get_object (node)));
    }
}

/**
 * rog_request_append_fact:
 * @list: the list of a card
 * @view: what is shown
 * @label: what it is
 * @text: (nullable): what it says; without it there is no row
 * @pins: (nullable): where that stands
 * @pin: (nullable): one place more
 *
 * A fact: what it is, what it says, and where that stands: below it where there is little room.
 *
 * Returns: (transfer none) (nullable): the box of its row, whose data "body" is the box of what it says
 */
GtkWidget *
rog_request_append_fact (GtkWidget            *list,
                         const RogRequestView *view,
                         const char           *label,
                         const char           *text,
                         JsonArray            *pins,
                         JsonObject           *pin)
{
  gboolean   below = view->narrow || view->editing;
  gboolean   stacked = view->narrow && adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 100, NULL) > LARGE_TEXT;
  GtkWidget *box, *pair, *name, *value, *body, *links;

  if (text == NULL || *text == '\0')
    return NULL;

  box = rog_request_row_new (list);
  name = rog_request_label_new (label, "dim-label");
  value = rog_request_label_new (text, "row-text");
  body = gtk_box_new (below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, below ? 4 : 12);
  links = gtk_box_new (below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (name, "fact-label");
  gtk_widget_set_valign (name, below ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (name), view->narrow ? 11 : 14);
  gtk_label_set_max_width_chars (GTK_LABEL (name), view->narrow ? 11 : 14);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (name), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_widget_set_valign (body, below ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  gtk_widget_set_halign (links, below ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_widget_set_valign (links, GTK_ALIGN_CENTER);
  append_pins (links, view->dossier, pins);
  if (pin != NULL)
    gtk_box_append (GTK_BOX (links), rog_pin_link_new (view->dossier, pin));
  gtk_widget_set_visible (links, gtk_widget_get_first_child (links) != NULL);
  gtk_box_append (GTK_BOX (body), value);
  gtk_box_append (GTK_BOX (body), links);
  pair = gtk_box_new (stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, stacked ? 4 : 12);
  gtk_box_append (GTK_BOX (pair), column_new (name));
  gtk_box_append (GTK_BOX (pair), body);
  gtk_box_append (GTK_BOX (box), pair);
  g_object_set_data (G_OBJECT (box), "body", body);

  return box;
}

/* A fact that is taken away stays to be seen until that is in the record. */
static void
append_state (GtkWidget  *box,
              JsonObject *change)
{
  gboolean   removed = !json_object_has_member (change, "state");
  GtkWidget *body = g_object_get_data (G_OBJECT (box), "body");
  GtkWidget *chip = rog_chip_new (ROG_CHIP_ACCENT, "document-edit-symbolic", removed ? _("Taken away, not in the record yet") : _("Not in the record yet"));

  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (body), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (body), 4);
  gtk_box_append (GTK_BOX (body), chip);
}

/**
 * rog_request_append_changeable:
 * @list: the list of a card
 * @view: what is shown
 * @label: what it is
 * @text: (nullable): what it says
 * @pins: (nullable): where that stands
 * @pin: (nullable): one place more
 * @part: the part of the request that it is of
 * @key: which of its facts
 *
 * A fact that can be corrected: it says where that is not in the record yet.
 */
void
rog_request_append_changeable (GtkWidget            *list,
                               const RogRequestView *view,
                               const char           *label,
                               const char           *text,
                               JsonArray            *pins,
                               JsonObject           *pin,
                               const char           *part,
                               const char           *key)
{
  JsonObject      *change = rog_request_changes_find (view->changes, part, key);
  GtkWidget       *box = rog_request_append_fact (list, view, label, text, pins, pin);
  g_autofree char *tooltip = NULL;

  if (box == NULL)
    return;
  if (change != NULL)
    append_state (box, change);
  if (!view->editing)
    return;

  // Translators: which fact is changed.
  tooltip = g_strdup_printf (_("Change: %s"), label);
  gtk_box_append (GTK_BOX (box), rog_request_button_new ("document-edit-symbolic", tooltip, "request.edit-fact", g_variant_new ("(ss)", part, key)));
}

/*
 * Persons
 */

static gboolean
array_has (JsonArray  *array,
           const char *id)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_strcmp0 (json_array_get_string_element (array, i), id) == 0)
      return TRUE;

  return FALSE;
}

/* "suspect, account holder": each once, on whichever items. */
static char *
list_capacities (RogDossier *dossier,
                 const char *person)
{
  GListModel *capacities = rog_dossier_get_capacities (dossier);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (capacities); i++)
    {
      g_autoptr (RogCapacity) capacity = g_list_model_get_item (capacities, i);
      const char *label = rog_law_text_label ("capacities", rog_capacity_get_capacity (capacity));

      if (g_strcmp0 (rog_capacity_get_person (capacity), person) == 0 && !g_ptr_array_find_with_equal_func (words, label, g_str_equal, NULL))
        g_ptr_array_add (words, (gpointer)label);
    }
  if (words->len == 0)
    g_ptr_array_add (words, (gpointer)_("person concerned"));
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **)words->pdata);
}

/**
 * rog_request_add_persons:
 * @page: a form
 * @title: the group's title
 * @dossier: the dossier
 * @chosen: (nullable): ids of those that are chosen
 *
 * One check for each person of the dossier, whose capacity stands below the name.
 */
void
rog_request_add_persons (RogActPage *page,
                         const char *title,
                         RogDossier *dossier,
                         JsonArray  *chosen)
{
  GListModel          *persons = rog_dossier_get_persons (dossier);
  AdwPreferencesGroup *group;

  if (g_list_model_get_n_items (persons) == 0)
    return;

  group = rog_act_page_add_group (page, title, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (persons); i++)
    {
      g_autoptr (RogPerson) person = g_list_model_get_item (persons, i);
      const char      *id = rog_entity_get_id (ROG_ENTITY (person));
      g_autofree char *capacities = list_capacities (dossier, id);
      GtkWidget       *row = rog_act_page_add_check (page, GTK_WIDGET (group), "persons", id, rog_person_get_name (person), array_has (chosen, id));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), capacities);
    }
}

/*
 * Times
 */

/**
 * rog_request_format_date:
 * @text: (nullable): a day, as acts have it
 *
 * Returns: (transfer full): as the locale writes it; @text where it is something else
 */
char *
rog_request_format_date (const char *text)
{
  GDate date;

  if (text == NULL || !rog_date_parse (text, &date))
    return g_strdup (text != NULL ? text : "");

  return rog_date_format (&date);
}

/**
 * rog_request_format_period:
 * @from: (nullable): its first day
 * @to: (nullable): its last day
 *
 * Returns: (transfer full): "1 March 2023 – 31 October 2024"
 */
char *
rog_request_format_period (const char *from,
                           const char *to)
{
  g_autofree char *start = rog_request_format_date (from);
  g_autofree char *end = rog_request_format_date (to);

  // Translators: a period, from and to.
  return g_strdup_printf (_("%s – %s"), start, end);
}

/**
 * rog_request_format_moment:
 * @dossier: the dossier
 * @text: (nullable): a day or a time, as acts have it
 * @zone: (nullable): the zone that was stated with it; else the court's
 *
 * Returns: (transfer full): a day as it is, a time with its zone
 */
char *
rog_request_format_moment (RogDossier *dossier,
                           const char *text,
                           const char *zone)
{
  g_autoptr (GTimeZone) stated = rog_zone_find (zone);
  g_autoptr (GTimeZone) court = rog_dossier_get_zone (dossier);

  return text != NULL ? rog_form_moment_format_with_zone (text, stated != NULL ? stated : court) : g_strdup ("");
}
