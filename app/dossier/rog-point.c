// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-point.h"

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-pin.h"
#include "dossier/rog-scope-format.h"

struct _RogPoint
{
  GObject parent_instance;

  char     *key;
  char     *item;
  char     *first;
  char     *second;
  JsonNode *first_pin;
  JsonNode *second_pin;
};

G_DEFINE_FINAL_TYPE (RogPoint, rog_point, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KEY,
  PROP_ITEM,
  PROP_FIRST,
  PROP_SECOND,
  PROP_FIRST_PIN,
  PROP_SECOND_PIN,
};

static void
rog_point_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  RogPoint   *self = ROG_POINT (object);
  const char *texts[] = { NULL, self->key, self->item, self->first, self->second };

  if (prop_id == PROP_FIRST_PIN)
    g_value_set_boxed (value, self->first_pin);
  else if (prop_id == PROP_SECOND_PIN)
    g_value_set_boxed (value, self->second_pin);
  else if (prop_id < G_N_ELEMENTS (texts))
    g_value_set_string (value, texts[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rog_point_finalize (GObject *object)
{
  RogPoint *self = ROG_POINT (object);

  g_free (self->key);
  g_free (self->item);
  g_free (self->first);
  g_free (self->second);
  g_clear_pointer (&self->first_pin, json_node_unref);
  g_clear_pointer (&self->second_pin, json_node_unref);

  G_OBJECT_CLASS (rog_point_parent_class)->finalize (object);
}

static void
rog_point_class_init (RogPointClass *klass)
{
  static const char *const names[] = { NULL, "key", "item", "first", "second" };
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rog_point_finalize;
  object_class->get_property = rog_point_get_property;
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    g_object_class_install_property (object_class, i, g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_FIRST_PIN,
                                   g_param_spec_boxed ("first-pin", NULL, NULL, JSON_TYPE_NODE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_SECOND_PIN,
                                   g_param_spec_boxed ("second-pin", NULL, NULL, JSON_TYPE_NODE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
rog_point_init (RogPoint *self)
{
}

const char *
rog_point_get_key (RogPoint *self)
{
  return self->key;
}

const char *
rog_point_get_item (RogPoint *self)
{
  return self->item;
}

const char *
rog_point_get_first (RogPoint *self)
{
  return self->first;
}

const char *
rog_point_get_second (RogPoint *self)
{
  return self->second;
}

JsonObject *
rog_point_peek_first_pin (RogPoint *self)
{
  return self->first_pin != NULL ? json_node_get_object (self->first_pin) : NULL;
}

JsonObject *
rog_point_peek_second_pin (RogPoint *self)
{
  return self->second_pin != NULL ? json_node_get_object (self->second_pin) : NULL;
}

static JsonNode *
node_of (JsonObject *object)
{
  JsonNode *node;

  if (object == NULL)
    return NULL;
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, rog_json_object_copy (object));

  return node;
}

static gboolean
serves (RogItem    *item,
        const char *offence)
{
  JsonArray *array = rog_json_peek_array (rog_item_peek_scope (item), "offences");

  if (array == NULL)
    return TRUE;
  return rog_json_array_has (array, offence);
}

/**
 * rog_item_get_alleged_period:
 * @dossier: a dossier
 * @item: an item
 * @from: (out): the first day of the offences alleged that the item serves
 * @to: (out): the last day
 * @offence: (out) (optional) (transfer none): the first of them
 *
 * Returns: %FALSE where no offence with both dates is stated
 */
gboolean
rog_item_get_alleged_period (RogDossier  *dossier,
                             RogItem     *item,
                             const char **from,
                             const char **to,
                             JsonObject **offence)
{
  RogRequest *request = rog_dossier_get_request (dossier);
  JsonArray  *offences = request != NULL ? rog_entity_peek_array (ROG_ENTITY (request), "offences") : NULL;

  *from = *to = NULL;
  for (guint i = 0; offences != NULL && rog_item_peek_scope (item) != NULL && i < json_array_get_length (offences); i++)
    {
      JsonObject *one = json_array_get_object_element (offences, i);
      const char *first = rog_json_peek_string (one, "from"), *last = rog_json_peek_string (one, "to");

      if (first == NULL || last == NULL || !serves (item, rog_json_peek_string (one, "id")))
        continue;
      if (*from == NULL && offence != NULL)
        *offence = one;
      if (*from == NULL || g_strcmp0 (first, *from) < 0)
        *from = first;
      if (*to == NULL || g_strcmp0 (last, *to) > 0)
        *to = last;
    }

  return *from != NULL;
}

static JsonObject *
first_pin_of (JsonObject *object)
{
  JsonArray *pins = rog_json_peek_array (object, "pins");

  return pins != NULL && json_array_get_length (pins) > 0 ? json_array_get_object_element (pins, 0) : NULL;
}

/* Period asked for beside the period alleged. */
static RogPoint *
make_period_point (RogDossier *dossier,
                   RogItem    *item)
{
  JsonObject      *scope = rog_item_peek_scope (item);
  JsonObject      *offence = NULL;
  const char      *from, *to;
  RogPoint        *point;
  g_autofree char *asked = NULL, *first = NULL, *last = NULL;

  if (scope == NULL || rog_json_peek_object (scope, "period") == NULL || !rog_item_get_alleged_period (dossier, item, &from, &to, &offence))
    return NULL;

  asked = rog_scope_format_field (dossier, NULL, scope, "period");
  first = rog_moment_format (dossier, from);
  last = rog_moment_format (dossier, to);
  point = g_object_new (ROG_TYPE_POINT, NULL);
  point->key = g_strconcat ("period-alleged/", rog_entity_get_id (ROG_ENTITY (item)), NULL);
  point->item = g_strdup (rog_entity_get_id (ROG_ENTITY (item)));
  point->first = g_strdup_printf (_ ("Period asked for: %s."), asked);
  point->second = g_strdup_printf (_ ("Period alleged: %s to %s."), first, last);
  point->first_pin = node_of (rog_json_peek_object (scope, "place"));
  point->second_pin = node_of (first_pin_of (offence));

  return point;
}

/* By where they stand in the request; what has no place comes last, by the item's number, as it came. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  JsonObject *x = rog_point_peek_first_pin (*(RogPoint *const *)a), *y = rog_point_peek_first_pin (*(RogPoint *const *)b);
  g_autoptr (RogPin) p = x != NULL ? rog_pin_from_json (x, NULL) : NULL;
  g_autoptr (RogPin) q = y != NULL ? rog_pin_from_json (y, NULL) : NULL;

  if (p == NULL || q == NULL)
    return (p == NULL) - (q == NULL);

  return rog_pin_compare (p, q);
}

/**
 * rog_points_to_check:
 * @dossier: a dossier
 *
 * Returns: (transfer full) (element-type RogPoint): the points, in the order of the request. None of them
 *   judges; which are put aside is a working paper of the bench
 */
GPtrArray *
rog_points_to_check (RogDossier *dossier)
{
  GListModel *items = rog_dossier_get_items (dossier);
  GPtrArray  *out = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      RogPoint *point = make_period_point (dossier, item);

      if (point != NULL)
        g_ptr_array_add (out, point);
    }
  g_ptr_array_sort (out, compare_places);

  return out;
}
