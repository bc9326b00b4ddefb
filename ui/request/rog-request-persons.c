// SPDX-License-Identifier: GPL-3.0-or-later
//
// The persons: in which capacity on which item, their counsel, and what is open to each.
#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/rog-json.h"
#include "dossier/rog-capacity.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-representation.h"
#include "dossier/rog-scope-format.h"
#include "request/rog-request-cards.h"
#include "rog-law-text.h"

static void
append_item (GString              *text,
             const RogRequestView *view,
             RogItem              *item)
{
  g_autofree char *name = item != NULL ? rog_request_name_item (view, item) : NULL;

  if (name != NULL)
    g_string_append_printf (text, ", %s", name);
}

/* Set by the same, and the same. */
static gboolean
is_same (RogCapacity *a,
         RogCapacity *b)
{
  gboolean by_judge = g_strcmp0 (rog_capacity_get_source (a), "judge") == 0;

  return g_strcmp0 (rog_capacity_get_person (a), rog_capacity_get_person (b)) == 0 &&
         g_strcmp0 (rog_capacity_get_capacity (a), rog_capacity_get_capacity (b)) == 0 &&
         by_judge == (g_strcmp0 (rog_capacity_get_source (b), "judge") == 0) &&
         (!by_judge || g_strcmp0 (rog_entity_get_author_name (ROG_ENTITY (a)), rog_entity_get_author_name (ROG_ENTITY (b))) == 0);
}

static gboolean
is_repeated (GListModel  *capacities,
             RogCapacity *capacity,
             guint        position)
{
  for (guint i = 0; i < position; i++)
    {
      g_autoptr (RogCapacity) earlier = g_list_model_get_item (capacities, i);

      if (is_same (earlier, capacity))
        return TRUE;
    }

  return FALSE;
}

/* The items on which the same is said, in their order. */
static void
append_items (GString              *text,
              const RogRequestView *view,
              RogCapacity          *capacity)
{
  GListModel *items = rog_dossier_get_items (view->dossier);
  GListModel *capacities = rog_dossier_get_capacities (view->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      for (guint j = 0; j < g_list_model_get_n_items (capacities); j++)
        {
          g_autoptr (RogCapacity) other = g_list_model_get_item (capacities, j);

          if (is_same (other, capacity) && g_strcmp0 (rog_capacity_get_item (other), rog_entity_get_id (ROG_ENTITY (item))) == 0)
            append_item (text, view, item);
        }
    }
}

/* In which capacity, for each that is said: "suspect, item 1, item 2; holder, item 3 (set by a judge)". */
static char *
describe_capacity (const RogRequestView *view,
                   const char           *person)
{
  GListModel *capacities = rog_dossier_get_capacities (view->dossier);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (capacities); i++)
    {
      g_autoptr (RogCapacity) capacity = g_list_model_get_item (capacities, i);

      if (g_strcmp0 (rog_capacity_get_person (capacity), person) != 0 || is_repeated (capacities, capacity, i))
        continue;

      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, rog_law_text_label ("capacities", rog_capacity_get_capacity (capacity)));
      append_items (text, view, capacity);
      if (g_strcmp0 (rog_capacity_get_source (capacity), "judge") == 0)
        // Translators: after a capacity.
        g_string_append_printf (text, _(" (set by %s)"), rog_entity_get_author_name (ROG_ENTITY (capacity)));
    }
  if (text->len == 0)
    g_string_append (text, _("person concerned"));

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Where the authority states it: each place once. */
static GtkWidget *
make_places (RogDossier *dossier,
             const char *person)
{
  GListModel *capacities = rog_dossier_get_capacities (dossier);
  GtkWidget  *box = adw_wrap_box_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 4);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 4);
  for (guint i = 0; i < g_list_model_get_n_items (capacities); i++)
    {
      g_autoptr (RogCapacity) capacity = g_list_model_get_item (capacities, i);
      JsonObject *pin = rog_entity_peek_object (ROG_ENTITY (capacity), "pin");

      if (pin != NULL && g_strcmp0 (rog_capacity_get_person (capacity), person) == 0 &&
          g_hash_table_add (seen, rog_dossier_format_pin (dossier, pin, FALSE)))
        adw_wrap_box_append (ADW_WRAP_BOX (box), rog_pin_link_new (dossier, pin));
    }
  gtk_widget_set_visible (box, g_hash_table_size (seen) > 0);

  return box;
}

/* "Ruth Halvard, items 1 and 3, until 20 November 2026". */
static char *
describe_one_counsel (const RogRequestView *view,
                      RogRepresentation    *one)
{
  g_autoptr (GString) text = g_string_new (rog_representation_get_counsel (one));
  gboolean all = rog_entity_get_string (ROG_ENTITY (one), "items") != NULL;
  g_auto (GStrv) items = all ? NULL : rog_entity_dup_strings (ROG_ENTITY (one), "items");

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      RogItem *item = rog_dossier_find_item (view->dossier, items[i]);

      append_item (text, view, item);
    }
  if (rog_representation_get_to (one) != NULL)
    {
      g_autofree char *date = rog_request_format_date (rog_representation_get_to (one));

      // Translators: until when counsel acted.
      g_string_append_printf (text, _(", until %s"), date);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
describe_counsel (const RogRequestView *view,
                  const char           *person)
{
  GListModel *representations = rog_dossier_get_representations (view->dossier);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (representations); i++)
    {
      g_autoptr (RogRepresentation) one = g_list_model_get_item (representations, i);
      g_autofree char *words = NULL;

      if (g_strcmp0 (rog_representation_get_person (one), person) != 0)
        continue;
      words = describe_one_counsel (view, one);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
    }

  return text->len > 0 ? g_strdup_printf (_("Counsel: %s"), text->str) : NULL;
}

/*
 * What is open
 */

/* Fields that were opened alone: "Holder of item 3". */
static void
add_fields (GPtrArray  *names,
            RogDossier *dossier,
            const char *person)
{
  GListModel *openings = rog_dossier_get_openings (dossier);
  RogRules   *rules = ROG_RULES (rog_law_text_get_law ());

  for (guint i = 0; i < g_list_model_get_n_items (openings); i++)
    {
      g_autoptr (RogEntity) opening = g_list_model_get_item (openings, i);
      JsonArray *fields = rog_entity_names (opening, "persons", person) ? rog_entity_peek_array (opening, "fields") : NULL;

      for (guint j = 0; fields != NULL && j < json_array_get_length (fields); j++)
        {
          JsonObject *one = json_array_get_object_element (fields, j);
          RogItem    *item = rog_dossier_find_item (dossier, rog_json_peek_string (one, "item"));
          JsonArray  *list = rog_json_peek_array (one, "fields");

          for (guint k = 0; item != NULL && k < json_array_get_length (list); k++)
            if (rog_dossier_may_know_field (dossier, rog_entity_get_id (ROG_ENTITY (item)), json_array_get_string_element (list, k), person))
              // Translators: a field of an item, "Holder of item 3".
              g_ptr_array_add (names, g_strdup_printf (_("%s of item %" PRId64), rog_scope_field_get_label (rules, json_array_get_string_element (list, k)),
                                                         rog_item_get_number (item)));
        }
    }
}

/* "item 3 without Period": what is kept secret of it by itself. */
static char *
describe_open_item (RogDossier *dossier,
                    RogItem    *item,
                    const char *person)
{
  JsonObject *scope = rog_item_peek_scope (item);
  g_auto (GStrv) hidden = rog_dossier_dup_hidden_fields (dossier, rog_entity_get_id (ROG_ENTITY (item)), person);
  g_autoptr (GString) without = g_string_new (NULL);

  for (char **field = hidden; scope != NULL && *field != NULL; field++)
    if (json_object_has_member (scope, *field))
      g_string_append_printf (without, "%s%s", without->len > 0 ? ", " : "", rog_scope_field_get_label (ROG_RULES (rog_law_text_get_law ()), *field));
  if (without->len == 0)
    return g_strdup_printf (_("item %" PRId64), rog_item_get_number (item));

  // Translators: an item by its number, and the fields of it that are not open.
  return g_strdup_printf (_("item %" PRId64 " without: %s"), rog_item_get_number (item), without->str);
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

      if (rog_dossier_may_know (dossier, rog_entity_get_id (ROG_ENTITY (item)), person))
        g_ptr_array_add (names, describe_open_item (dossier, item, person));
    }
  add_fields (names, dossier, person);
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);

      if (rog_dossier_may_know (dossier, rog_entity_get_id (ROG_ENTITY (document)), person))
        g_ptr_array_add (names, g_strdup (rog_document_get_name (document)));
    }
  if (names->len == 0)
    return g_strdup (_("Nothing is open to this person"));

  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **)names->pdata);

  return g_strdup_printf (_("Open: %s"), joined);
}

/*
 * Rows
 */

static void
add_counsel_to_menu (GMenu      *menu,
                     RogDossier *dossier,
                     const char *person)
{
  GListModel *representations = rog_dossier_get_representations (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (representations); i++)
    {
      g_autoptr (RogRepresentation) one = g_list_model_get_item (representations, i);
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (g_strcmp0 (rog_representation_get_person (one), person) != 0)
        continue;
      // Translators: counsel, in a menu.
      label = g_strdup_printf (_("Counsel %s…"), rog_representation_get_counsel (one));
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "request.counsel", "(ss)", person, rog_entity_get_id (ROG_ENTITY (one)));
      g_menu_append_item (menu, item);
    }
}

static GtkWidget *
make_menu (RogDossier *dossier,
           RogPerson  *person)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const char      *id = rog_entity_get_id (ROG_ENTITY (person));
  g_autofree char *capacity = g_strdup_printf ("request.capacity::%s", id);
  g_autofree char *details = g_strdup_printf ("request.person::%s", id);
  // Translators: a person's name.
  g_autofree char *tooltip = g_strdup_printf (_("What is known of %s"), rog_person_get_name (person));
  g_autoptr (GMenuItem) counsel = g_menu_item_new (_("_Enter Counsel…"), NULL);

  g_menu_append (menu, _("Ca_pacity…"), capacity);
  g_menu_append (menu, _("_Details…"), details);
  g_menu_item_set_action_and_target (counsel, "request.counsel", "(ss)", id, "");
  g_menu_append_item (menu, counsel);
  add_counsel_to_menu (menu, dossier, id);

  return rog_request_menu_new (tooltip, menu);
}

static void
append_note (GtkWidget  *texts,
             const char *text)
{
  GtkWidget *label = text != NULL ? rog_request_label_new (text, "caption") : NULL;

  if (label == NULL)
    return;
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (texts), label);
}

static void
append_person (GtkWidget            *list,
               const RogRequestView *view,
               RogPerson            *person)
{
  const char      *id = rog_entity_get_id (ROG_ENTITY (person));
  GtkWidget       *box = rog_request_row_new (list);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget       *avatar = adw_avatar_new (28, rog_person_get_name (person), TRUE);
  g_autofree char *capacity = describe_capacity (view, id);
  g_autofree char *counsel = describe_counsel (view, id);
  g_autofree char *open = view->at_court ? describe_open (view->dossier, id) : NULL;

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), rog_request_label_new (rog_person_get_name (person), "caption-heading"));
  append_note (texts, capacity);
  append_note (texts, counsel);
  append_note (texts, open);
  gtk_box_append (GTK_BOX (texts), make_places (view->dossier, id));
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), texts);
  if (view->editing)
    gtk_box_append (GTK_BOX (box), make_menu (view->dossier, person));
}

/**
 * rog_request_cards_new_persons:
 * @view: what is shown
 *
 * Returns: (transfer floating): the persons, in which capacity, their counsel, and what is open to each
 */
GtkWidget *
rog_request_cards_new_persons (const RogRequestView *view)
{
  GListModel *persons = rog_dossier_get_persons (view->dossier);
  guint       n = g_list_model_get_n_items (persons);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *list = rog_request_card_new (box, _("Persons"));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RogPerson) person = g_list_model_get_item (persons, i);

      append_person (list, view, person);
    }
  if (view->may_open && n > 0)
    rog_request_append_entering (list, _("Open to…"), "request.opening", NULL);
  if (view->editing || n == 0)
    rog_request_append_entering (list, _("Enter Person…"), "request.person", g_variant_new_string (""));

  return box;
}
