// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-ruling-draft-private.h"

#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-dossier-error.h"

struct _RogRulingDraft
{
  GObject parent_instance;

  JsonObject *state;
};

G_DEFINE_FINAL_TYPE (RogRulingDraft, rog_ruling_draft, G_TYPE_OBJECT)

static guint changed_signal;

static const char *const kinds[] = { "measure", "provisional", "incident", "transfer", "higher", NULL };
static const char *const originals[] = { "this-file", "paper", "other", NULL };

/* A draft may lack anything, but what it has must be readable. */
static const RogField draft_paragraph_fields[] = {
  { "id", ROG_FIELD_ID, TRUE },
  { "card", ROG_FIELD_TEXT, TRUE },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "about", ROG_FIELD_OBJECT, FALSE, rog_about_fields },
  { "extract_for", ROG_FIELD_IDS },
  {},
};

static const RogField any_fields[] = {
  {},
};

static const RogField fields[] = {
  { "kind", ROG_FIELD_CHOICE, TRUE, NULL, kinds },
  { "until", ROG_FIELD_OBJECT, FALSE, rog_end_fields },
  { "items", ROG_FIELD_ANY, TRUE },
  { "answers", ROG_FIELD_ANY, TRUE },
  { "heard", ROG_FIELD_ANY, TRUE },
  { "formalities", ROG_FIELD_ANY },
  { "parts", ROG_FIELD_ANY, TRUE },
  { "edited", ROG_FIELD_ANY, TRUE },
  { "paragraphs", ROG_FIELD_OBJECTS, TRUE, draft_paragraph_fields },
  { "lines", ROG_FIELD_OBJECTS, FALSE, any_fields },
  { "conditions", ROG_FIELD_OBJECTS, FALSE, any_fields },
  { "remedy", ROG_FIELD_OBJECTS, FALSE, any_fields },
  { "signers", ROG_FIELD_OBJECTS, FALSE, any_fields },
  { "told", ROG_FIELD_OBJECTS, FALSE, any_fields },
  { "served", ROG_FIELD_OBJECTS, FALSE, any_fields },
  { "takes_up", ROG_FIELD_IDS },
  { "original", ROG_FIELD_CHOICE, FALSE, NULL, originals },
  { "document", ROG_FIELD_ID },
  { "parts_confirmed", ROG_FIELD_TEXTS },
  { "printed", ROG_FIELD_ANY },
  {},
};

static void
rog_ruling_draft_finalize (GObject *object)
{
  g_clear_pointer (&ROG_RULING_DRAFT (object)->state, json_object_unref);

  G_OBJECT_CLASS (rog_ruling_draft_parent_class)->finalize (object);
}

static void
rog_ruling_draft_class_init (RogRulingDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_draft_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_ruling_draft_init (RogRulingDraft *self)
{
  static const char *const maps[] = { "items", "answers", "heard", "formalities", "parts", "edited", NULL };

  self->state = json_object_new ();
  for (const char *const *map = maps; *map != NULL; map++)
    json_object_set_object_member (self->state, *map, json_object_new ());
  json_object_set_array_member (self->state, "paragraphs", json_array_new ());
}

void
rog_ruling_draft_changed (RogRulingDraft *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static JsonObject *
map_of (RogRulingDraft *self,
        const char     *name)
{
  return json_object_get_object_member (self->state, name);
}

/* An empty text is none. */
static void
set_text (RogRulingDraft *self,
          JsonObject     *object,
          const char     *member,
          const char     *text)
{
  if (text != NULL && text[0] != '\0')
    json_object_set_string_member (object, member, text);
  else
    json_object_remove_member (object, member);
  rog_ruling_draft_changed (self);
}

/**
 * rog_ruling_draft_new:
 * @kind: "measure", "provisional", "incident", "transfer" or "higher"
 *
 * Returns: (transfer full): a draft that covers no item yet
 */
RogRulingDraft *
rog_ruling_draft_new (const char *kind)
{
  RogRulingDraft *self = g_object_new (ROG_TYPE_RULING_DRAFT, NULL);

  json_object_set_string_member (self->state, "kind", kind);

  return self;
}

static gboolean
check_map (JsonObject *state,
           const char *name,
           GError    **error)
{
  JsonObject    *map = rog_json_peek_object (state, name);
  JsonObjectIter iter;
  const char    *key;
  JsonNode      *node;

  if (map == NULL)
    return TRUE;

  json_object_iter_init (&iter, map);
  while (json_object_iter_next (&iter, &key, &node))
    {
      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID, "“%s.%s” is not an object", name, key);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * rog_ruling_draft_replace:
 * @self: a draft
 * @object: a state that rog_ruling_draft_to_json() gave
 * @error: where an error goes
 *
 * Puts a state back, as undo does.
 *
 * Returns: %FALSE with %ROG_DOSSIER_ERROR_INVALID, and nothing changed
 */
gboolean
rog_ruling_draft_replace (RogRulingDraft *self,
                          JsonObject     *object,
                          GError        **error)
{
  if (!rog_fields_check (fields, object, error) || !check_map (object, "items", error) ||
      !check_map (object, "answers", error) || !check_map (object, "heard", error) || !check_map (object, "formalities", error))
    return FALSE;

  json_object_unref (self->state);
  self->state = rog_json_object_copy (object);
  if (!json_object_has_member (self->state, "formalities"))
    json_object_set_object_member (self->state, "formalities", json_object_new ());
  rog_ruling_draft_changed (self);

  return TRUE;
}

/**
 * rog_ruling_draft_from_json:
 * @object: a working paper
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the draft, or %NULL with %ROG_DOSSIER_ERROR_INVALID
 */
RogRulingDraft *
rog_ruling_draft_from_json (JsonObject *object,
                            GError    **error)
{
  g_autoptr (RogRulingDraft) self = g_object_new (ROG_TYPE_RULING_DRAFT, NULL);

  if (!rog_ruling_draft_replace (self, object, error))
    return NULL;

  return g_steal_pointer (&self);
}

JsonObject *
rog_ruling_draft_to_json (RogRulingDraft *self)
{
  return rog_json_object_copy (self->state);
}

/**
 * rog_ruling_draft_peek_state:
 * @self: a draft
 *
 * Returns: (transfer none): its state; not to be changed
 */
JsonObject *
rog_ruling_draft_peek_state (RogRulingDraft *self)
{
  return self->state;
}

static gboolean
takes_up (RogRulingDraft *self)
{
  JsonArray *array = rog_json_peek_array (self->state, "takes_up");

  return array != NULL && json_array_get_length (array) > 0;
}

/* What an order is about can be left open, and the order with it. */
static gboolean
has_order_about_nothing (RogRulingDraft *self)
{
  JsonArray *array = rog_json_peek_array (self->state, "lines");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (rog_json_peek_object (json_array_get_object_element (array, i), "about") == NULL)
      return TRUE;

  return FALSE;
}

/**
 * rog_ruling_draft_get_kind:
 * @self: a draft
 *
 * Returns: its kind. A measure is decided of an item: what was begun as one, covers none, and takes up a challenge or
 *   orders something, is an incident
 */
const char *
rog_ruling_draft_get_kind (RogRulingDraft *self)
{
  const char *kind = rog_json_peek_string (self->state, "kind");
  gboolean    covers = json_object_get_size (map_of (self, "items")) > 0;

  if (g_strcmp0 (kind, "measure") == 0 && !covers && (takes_up (self) || has_order_about_nothing (self)))
    return "incident";

  return kind;
}

void
rog_ruling_draft_set_kind (RogRulingDraft *self,
                           const char     *kind)
{
  json_object_set_string_member (self->state, "kind", kind);
  rog_ruling_draft_changed (self);
}

/*
 * Items
 */

/**
 * rog_ruling_draft_include:
 * @self: a draft
 * @item: an item
 *
 * Takes an item into this decision, or, where it is in it, makes it rest on what is requested now.
 */
void
rog_ruling_draft_include (RogRulingDraft *self,
                          RogItem        *item)
{
  const char      *id = rog_entity_get_id (ROG_ENTITY (item));
  JsonObject      *line = rog_ruling_draft_peek_item (self, id);
  g_autofree char *hash = rog_item_get_requested_hash (item);

  if (line == NULL)
    {
      line = json_object_new ();
      json_object_set_object_member (map_of (self, "items"), id, line);
    }
  if (hash != NULL)
    json_object_set_string_member (line, "rests_on", hash);
  rog_ruling_draft_changed (self);
}

/**
 * rog_ruling_draft_leave_open:
 * @self: a draft
 * @item: an item's id
 *
 * Leaves an item to a later decision. What was written in its card stays, and is in no decision without it.
 */
void
rog_ruling_draft_leave_open (RogRulingDraft *self,
                             const char     *item)
{
  if (!rog_ruling_draft_covers (self, item))
    return;
  json_object_remove_member (map_of (self, "items"), item);
  rog_ruling_draft_changed (self);
}

gboolean
rog_ruling_draft_covers (RogRulingDraft *self,
                         const char     *item)
{
  return rog_ruling_draft_peek_item (self, item) != NULL;
}

/**
 * rog_ruling_draft_dup_items:
 * @self: a draft
 *
 * Returns: (transfer full): the ids of the items chosen for it
 */
char **
rog_ruling_draft_dup_items (RogRulingDraft *self)
{
  g_autoptr (GList) names = json_object_get_members (map_of (self, "items"));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GList *l = names; l != NULL; l = l->next)
    g_strv_builder_add (builder, l->data);

  return g_strv_builder_end (builder);
}

/**
 * rog_ruling_draft_peek_item:
 * @self: a draft
 * @item: (nullable): an item's id
 *
 * Returns: (transfer none) (nullable): what is drafted of it, or %NULL where it is left open
 */
JsonObject *
rog_ruling_draft_peek_item (RogRulingDraft *self,
                            const char     *item)
{
  return item != NULL ? rog_json_peek_object (map_of (self, "items"), item) : NULL;
}

const char *
rog_ruling_draft_get_outcome (RogRulingDraft *self,
                              const char     *item)
{
  JsonObject *line = rog_ruling_draft_peek_item (self, item);

  return line != NULL ? rog_json_peek_string (line, "outcome") : NULL;
}

void
rog_ruling_draft_set_outcome (RogRulingDraft *self,
                              const char     *item,
                              const char     *outcome)
{
  rog_ruling_draft_set_item_text (self, item, "outcome", outcome);
}

/**
 * rog_ruling_draft_set_item_text:
 * @self: a draft
 * @item: an item that it covers
 * @member: "outcome", "article", "review", "measure", "returned", "to", "when", "objection", "tied"
 * @text: (nullable): the text, or %NULL for none
 */
void
rog_ruling_draft_set_item_text (RogRulingDraft *self,
                                const char     *item,
                                const char     *member,
                                const char     *text)
{
  JsonObject *line = rog_ruling_draft_peek_item (self, item);

  g_return_if_fail (line != NULL);

  set_text (self, line, member, text);
}

/**
 * rog_ruling_draft_set_item_object:
 * @self: a draft
 * @item: an item that it covers
 * @member: "ground", "until", "execution_postponed"
 * @object: (nullable): the object, of which a copy is taken, or %NULL for none
 */
void
rog_ruling_draft_set_item_object (RogRulingDraft *self,
                                  const char     *item,
                                  const char     *member,
                                  JsonObject     *object)
{
  JsonObject *line = rog_ruling_draft_peek_item (self, item);

  g_return_if_fail (line != NULL);

  if (object != NULL)
    json_object_set_object_member (line, member, rog_json_object_copy (object));
  else
    json_object_remove_member (line, member);
  rog_ruling_draft_changed (self);
}

/*
 * Answers, hearing, formalities
 */

static void
set_in_map (RogRulingDraft *self,
            const char     *map,
            const char     *key,
            JsonObject     *object)
{
  if (object != NULL)
    json_object_set_object_member (map_of (self, map), key, rog_json_object_copy (object));
  else
    json_object_remove_member (map_of (self, map), key);
  rog_ruling_draft_changed (self);
}

/**
 * rog_ruling_draft_peek_answer:
 * @self: a draft
 * @pair: a pair's key
 *
 * Returns: (transfer none) (nullable): {answer, until, paragraphs}
 */
JsonObject *
rog_ruling_draft_peek_answer (RogRulingDraft *self,
                              const char     *pair)
{
  return rog_json_peek_object (map_of (self, "answers"), pair);
}

void
rog_ruling_draft_set_answer (RogRulingDraft *self,
                             const char     *pair,
                             JsonObject     *answer)
{
  set_in_map (self, "answers", pair, answer);
}

/* Of an item, and what it names: a person, a formality. */
static char *
make_key (const char *item,
          const char *named)
{
  return g_strdup_printf ("%s %s", item, named);
}

/**
 * rog_ruling_draft_peek_heard:
 * @self: a draft
 * @item: an item's id
 * @person: a person's id
 *
 * Returns: (transfer none) (nullable): who was heard and how, or why not
 */
JsonObject *
rog_ruling_draft_peek_heard (RogRulingDraft *self,
                             const char     *item,
                             const char     *person)
{
  g_autofree char *key = make_key (item, person);

  return rog_json_peek_object (map_of (self, "heard"), key);
}

void
rog_ruling_draft_set_heard (RogRulingDraft *self,
                            const char     *item,
                            const char     *person,
                            JsonObject     *heard)
{
  g_autofree char *key = make_key (item, person);

  set_in_map (self, "heard", key, heard);
}

/**
 * rog_ruling_draft_peek_formality:
 * @self: a draft
 * @item: an item's id
 * @formality: the id of a formality that is asked of it
 *
 * Returns: (transfer none) (nullable): {answer, reason, article}
 */
JsonObject *
rog_ruling_draft_peek_formality (RogRulingDraft *self,
                                 const char     *item,
                                 const char     *formality)
{
  g_autofree char *key = make_key (item, formality);

  return rog_json_peek_object (map_of (self, "formalities"), key);
}

void
rog_ruling_draft_set_formality (RogRulingDraft *self,
                                const char     *item,
                                const char     *formality,
                                JsonObject     *answer)
{
  g_autofree char *key = make_key (item, formality);

  set_in_map (self, "formalities", key, answer);
}

/*
 * Parts
 */

/**
 * rog_ruling_draft_get_part:
 * @self: a draft
 * @part: a part's name
 *
 * Returns: (transfer none) (nullable): its text, or %NULL where it is empty
 */
const char *
rog_ruling_draft_get_part (RogRulingDraft *self,
                           const char     *part)
{
  return rog_json_peek_string (map_of (self, "parts"), part);
}

void
rog_ruling_draft_set_part (RogRulingDraft *self,
                           const char     *part,
                           const char     *text)
{
  set_text (self, map_of (self, "parts"), part, text);
}

/**
 * rog_ruling_draft_peek_list:
 * @self: a draft
 * @list: "lines", "conditions", "remedy", "signers", "told", "takes_up", "served"
 *
 * Returns: (transfer none) (nullable): the list
 */
JsonArray *
rog_ruling_draft_peek_list (RogRulingDraft *self,
                            const char     *list)
{
  return rog_json_peek_array (self->state, list);
}

/**
 * rog_ruling_draft_set_list:
 * @self: a draft
 * @list: its name
 * @array: (transfer none): the whole list
 */
void
rog_ruling_draft_set_list (RogRulingDraft *self,
                           const char     *list,
                           JsonArray      *array)
{
  json_object_set_array_member (self->state, list, json_array_ref (array));
  rog_ruling_draft_changed (self);
}

/**
 * rog_ruling_draft_set_member:
 * @self: a draft
 * @member: "until", "original", "document", "document_file", "parts_confirmed", "printed"
 * @value: (nullable): the value, of which a copy is taken, or %NULL for none
 */
void
rog_ruling_draft_set_member (RogRulingDraft *self,
                             const char     *member,
                             JsonNode       *value)
{
  if (value != NULL)
    json_object_set_member (self->state, member, json_node_copy (value));
  else
    json_object_remove_member (self->state, member);
  rog_ruling_draft_changed (self);
}
