// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rog-item-persons.h"

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "rog-law-text.h"
#include "widgets/rog-choice-list.h"

/* Who stands in no other capacity: none is stated then, and none is kept. */
#define CONCERNED "concerned"

/* One row a person, in their order; the rows are the card's. */
static GPtrArray *
get_rows (RogFormCard *card)
{
  return g_object_get_data (G_OBJECT (card), "item-persons");
}

static const char *
get_person (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "person");
}

/* The capacity that is chosen; NULL where the item does not touch the person. */
static char *
dup_chosen (GtkWidget *row)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  g_autoptr (RogLawEntry) entry = NULL;

  if (selected == GTK_INVALID_LIST_POSITION || selected == 0)
    return NULL;

  entry = g_list_model_get_item (rog_law_text_get_catalogue ("capacities"), selected - 1);

  return g_strdup (rog_law_entry_get_id (entry));
}

/*
 * The rows
 */

static void
describe (RogFormCard *card)
{
  guint            n = rog_item_persons_count (card);
  g_autofree char *words = n > 0 ? g_strdup_printf (g_dngettext (NULL, "Touches %u person", "Touches %u persons", n), n)
                                 : g_strdup (_("No person is chosen yet"));

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (card), words);
}

static void
chosen_cb (RogFormCard *card)
{
  describe (card);
  g_signal_emit_by_name (card, "changed");
}

static GtkWidget *
make_row (RogFormCard *card,
          const char  *person,
          const char  *capacity)
{
  GListModel *capacities = rog_law_text_get_catalogue ("capacities");
  GtkWidget  *row = adw_combo_row_new ();
  guint       selected = 0;
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_string_list_append (titles, _("Not touched by this item"));
  for (guint i = 0; i < g_list_model_get_n_items (capacities); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (capacities, i);

      gtk_string_list_append (titles, rog_law_entry_get_label (entry));
      if (g_strcmp0 (capacity, rog_law_entry_get_id (entry)) == 0)
        selected = i + 1;
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), text);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  rog_choice_list_set (ADW_COMBO_ROW (row));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "person", g_strdup (person), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), card, G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
find_row (GPtrArray  *rows,
          const char *person)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (get_person (g_ptr_array_index (rows, i)), person) == 0)
      return g_ptr_array_index (rows, i);

  return NULL;
}

/* What is known already of a person and an item; NULL where it does not touch the person. */
static const char *
find_known (JsonObject *request,
            JsonObject *item,
            const char *person)
{
  JsonObject *scope = rog_json_peek_object (item, "scope");
  JsonArray  *capacities = rog_json_peek_array (request, "capacities");
  const char *found = scope != NULL && rog_json_array_has (rog_json_peek_array (scope, "persons"), person) ? CONCERNED : NULL;

  for (guint i = 0; capacities != NULL && i < json_array_get_length (capacities); i++)
    {
      JsonObject *one = json_array_get_object_element (capacities, i);
      const char *of = rog_json_peek_string (one, "item");

      if (g_strcmp0 (rog_json_peek_string (one, "person"), person) != 0)
        continue;
      if (of != NULL && g_strcmp0 (of, rog_json_peek_string (item, "id")) == 0)
        return rog_json_peek_string (one, "capacity");
      if (of == NULL && found != NULL)
        found = rog_json_peek_string (one, "capacity");
    }

  return found;
}

static void
show_heading (RogFormCard *card,
              gboolean     any)
{
  AdwActionRow *heading = g_object_get_data (G_OBJECT (card), "item-persons-heading");

  if (heading == NULL)
    {
      heading = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Persons this item touches"), NULL);
      g_object_set_data (G_OBJECT (card), "item-persons-heading", heading);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (card), GTK_WIDGET (heading));
    }
  adw_action_row_set_subtitle (heading, any ? _("Each in the capacity that the authority states for this item; a person concerned where it states none")
                                            : _("Nobody is entered under Persons yet"));
}

static void
remove_row (RogFormCard *card,
            GtkWidget   *row)
{
  adw_expander_row_remove (ADW_EXPANDER_ROW (card), row);
  g_ptr_array_remove (get_rows (card), row);
}

/**
 * rog_item_persons_show:
 * @card: the card of an item
 * @persons: the persons of the form, as they are now
 * @request: what is known already, as request.json has it
 *
 * Gives the card a row for each of @persons, called as the person is now. A new row says that the item does not touch the
 * person, unless @request says that it does: whom an item touches is chosen, never assumed. What was chosen stays.
 */
void
rog_item_persons_show (RogFormCard  *card,
                       RogFormGroup *persons,
                       JsonObject   *request)
{
  GPtrArray *cards = rog_form_group_get_cards (persons);
  g_autoptr (JsonArray) objects = rog_form_group_to_json (persons);
  g_autoptr (JsonObject) item = rog_form_card_to_json (card);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  if (get_rows (card) == NULL)
    g_object_set_data_full (G_OBJECT (card), "item-persons", g_ptr_array_new (), (GDestroyNotify)g_ptr_array_unref);
  show_heading (card, cards->len > 0);

  for (guint i = 0; i < cards->len; i++)
    {
      const char      *person = rog_json_peek_string (json_array_get_object_element (objects, i), "id");
      g_autofree char *name = rog_form_card_dup_title (g_ptr_array_index (cards, i));
      GtkWidget       *row = find_row (get_rows (card), person);

      if (row == NULL)
        {
          row = make_row (card, person, find_known (request, item, person));
          adw_expander_row_add_row (ADW_EXPANDER_ROW (card), row);
          g_ptr_array_add (get_rows (card), row);
        }
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      g_hash_table_add (known, (gpointer)person);
    }
  for (guint i = get_rows (card)->len; i > 0; i--)
    {
      GtkWidget *row = g_ptr_array_index (get_rows (card), i - 1);

      if (!g_hash_table_contains (known, get_person (row)))
        remove_row (card, row);
    }
  describe (card);
}

/**
 * rog_item_persons_count:
 * @card: the card of an item
 *
 * Returns: how many persons it touches
 */
guint
rog_item_persons_count (RogFormCard *card)
{
  guint n = 0;

  for (guint i = 0; get_rows (card) != NULL && i < get_rows (card)->len; i++)
    {
      g_autofree char *chosen = dup_chosen (g_ptr_array_index (get_rows (card), i));

      n += chosen != NULL ? 1 : 0;
    }

  return n;
}

static JsonObject *
make_capacity (const char *item,
               const char *person,
               const char *capacity)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *id = rog_uuid_new ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "person", person);
  json_object_set_string_member (object, "item", item);
  json_object_set_string_member (object, "capacity", capacity);
  json_object_set_string_member (object, "source", "authority");

  return object;
}

/**
 * rog_item_persons_store:
 * @card: the card of an item
 * @item: the item, with its scope; takes the persons it touches
 * @capacities: takes the capacity of each, where one is stated
 */
void
rog_item_persons_store (RogFormCard *card,
                        JsonObject  *item,
                        JsonArray   *capacities)
{
  JsonObject *scope = rog_json_peek_object (item, "scope");
  GPtrArray  *rows = get_rows (card);
  g_autoptr (JsonArray) touched = json_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const char      *person = get_person (g_ptr_array_index (rows, i));
      g_autofree char *capacity = dup_chosen (g_ptr_array_index (rows, i));

      if (capacity == NULL)
        continue;
      json_array_add_string_element (touched, person);
      if (!g_str_equal (capacity, CONCERNED))
        json_array_add_object_element (capacities, make_capacity (rog_json_peek_string (item, "id"), person, capacity));
    }

  if (json_array_get_length (touched) > 0)
    json_object_set_array_member (scope, "persons", g_steal_pointer (&touched));
  else if (json_object_has_member (scope, "persons"))
    json_object_remove_member (scope, "persons");
}
