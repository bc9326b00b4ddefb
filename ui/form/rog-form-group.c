// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/rog-form-group.h"

#include "core/rog-clock.h"
#include "core/rog-json.h"

struct _RogFormGroup
{
  AdwPreferencesGroup parent_instance;

  const RogFormField *fields;
  char               *untitled; /* (owned) */
  gboolean            fixed;    /* nothing is added or removed */
  JsonObject         *begin;    /* (owned): what one that is added says already */
  GPtrArray          *cards;    /* in their order; the cards are their parent's */
};

G_DEFINE_FINAL_TYPE (RogFormGroup, rog_form_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (RogFormGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
removed_cb (RogFormGroup *self,
            GtkWidget    *card)
{
  g_ptr_array_remove (self->cards, card);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), card);
  changed_cb (self);
}

static RogFormCard *
add_card (RogFormGroup *self,
          JsonObject   *object)
{
  GtkWidget *card = rog_form_card_new (self->fields, object, self->untitled, !self->fixed);

  g_signal_connect_object (card, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->cards, card);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), card);

  return ROG_FORM_CARD (card);
}

static void
add_cb (RogFormGroup *self)
{
  g_autoptr (JsonObject) object = rog_json_object_copy (self->begin);
  g_autofree char *id = rog_uuid_new ();
  RogFormCard     *card;

  json_object_set_string_member (object, "id", id);
  card = add_card (self, object);
  changed_cb (self);
  rog_form_card_focus_first (card);
}

static void
rog_form_group_finalize (GObject *object)
{
  RogFormGroup *self = ROG_FORM_GROUP (object);

  g_free (self->untitled);
  json_object_unref (self->begin);
  g_ptr_array_unref (self->cards);

  G_OBJECT_CLASS (rog_form_group_parent_class)->finalize (object);
}

static void
rog_form_group_class_init (RogFormGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_form_group_finalize;

  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_FORM_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_form_group_init (RogFormGroup *self)
{
  self->begin = json_object_new ();
  self->cards = g_ptr_array_new ();
}

static void
add_button (RogFormGroup *self,
            const char   *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

/**
 * rog_form_group_new:
 * @title: the group's title
 * @untitled: the title of a card whose first field is empty
 * @add: (nullable): what the button that adds one says; %NULL for a list that stays as it is
 * @fields: the fields of each; they outlive the group
 *
 * Returns: (transfer floating): an empty group
 */
GtkWidget *
rog_form_group_new (const char         *title,
                    const char         *untitled,
                    const char         *add,
                    const RogFormField *fields)
{
  RogFormGroup *self = g_object_new (ROG_TYPE_FORM_GROUP, "title", title, NULL);

  self->fields = fields;
  self->untitled = g_strdup (untitled);
  self->fixed = add == NULL;
  if (!self->fixed)
    add_button (self, add);

  return GTK_WIDGET (self);
}

/**
 * rog_form_group_set_begin:
 * @self: the group
 * @member: a member of its objects
 * @value: what one that is added says there
 */
void
rog_form_group_set_begin (RogFormGroup *self,
                          const char   *member,
                          const char   *value)
{
  g_return_if_fail (ROG_IS_FORM_GROUP (self));

  json_object_set_string_member (self->begin, member, value);
}

/**
 * rog_form_group_load:
 * @self: the group
 * @array: (nullable): objects to show
 */
void
rog_form_group_load (RogFormGroup *self,
                     JsonArray    *array)
{
  g_return_if_fail (ROG_IS_FORM_GROUP (self));

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        add_card (self, json_node_get_object (node));
    }
}

/**
 * rog_form_group_is_complete:
 * @self: the group
 *
 * Returns: whether all its cards are
 */
gboolean
rog_form_group_is_complete (RogFormGroup *self)
{
  g_return_val_if_fail (ROG_IS_FORM_GROUP (self), FALSE);

  for (guint i = 0; i < self->cards->len; i++)
    if (!rog_form_card_is_complete (g_ptr_array_index (self->cards, i)))
      return FALSE;

  return TRUE;
}

/**
 * rog_form_group_to_json:
 * @self: the group
 *
 * Returns: (transfer full): its objects, in their order
 */
JsonArray *
rog_form_group_to_json (RogFormGroup *self)
{
  JsonArray *array;

  g_return_val_if_fail (ROG_IS_FORM_GROUP (self), NULL);

  array = json_array_new ();
  for (guint i = 0; i < self->cards->len; i++)
    json_array_add_object_element (array, rog_form_card_to_json (g_ptr_array_index (self->cards, i)));

  return array;
}

/**
 * rog_form_group_get_cards:
 * @self: the group
 *
 * Returns: (transfer none) (element-type RogFormCard): its cards
 */
GPtrArray *
rog_form_group_get_cards (RogFormGroup *self)
{
  g_return_val_if_fail (ROG_IS_FORM_GROUP (self), NULL);

  return self->cards;
}
