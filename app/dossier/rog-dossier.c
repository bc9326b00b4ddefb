// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier.h"

#include "core/rog-json.h"
#include "dossier/rog-act-kinds.h"
#include "dossier/rog-capacity.h"
#include "dossier/rog-challenge-step.h"
#include "dossier/rog-dossier-error.h"
#include "dossier/rog-fold.h"
#include "dossier/rog-opening.h"
#include "dossier/rog-pin.h"
#include "dossier/rog-proposal.h"
#include "dossier/rog-representation.h"
#include "dossier/rog-secrecy.h"

struct _RogDossier
{
  GObject parent_instance;

  char       *id;
  char       *last_at;
  RogFold    *fold;
  GHashTable *models;   /* GType → GListStore, sorted */
  GHashTable *entities; /* type and id → RogEntity */
  GHashTable *order;    /* RogEntity → its sort key */
  GListStore *conflicts;
  GListStore *unknown;
};

G_DEFINE_FINAL_TYPE (RogDossier, rog_dossier, G_TYPE_OBJECT)

static guint changed_signal;

static void
rog_dossier_finalize (GObject *object)
{
  RogDossier *self = ROG_DOSSIER (object);

  g_free (self->id);
  g_free (self->last_at);
  g_clear_pointer (&self->fold, rog_fold_free);
  g_clear_pointer (&self->order, g_hash_table_unref);
  g_clear_pointer (&self->entities, g_hash_table_unref);
  g_clear_pointer (&self->models, g_hash_table_unref);
  g_clear_object (&self->conflicts);
  g_clear_object (&self->unknown);

  G_OBJECT_CLASS (rog_dossier_parent_class)->finalize (object);
}

static void
rog_dossier_class_init (RogDossierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_dossier_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_dossier_init (RogDossier *self)
{
  self->fold = rog_fold_new ();
  self->models = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->order = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->conflicts = g_list_store_new (ROG_TYPE_CONFLICT);
  self->unknown = g_list_store_new (ROG_TYPE_KEPT_ACT);
}

/**
 * rog_dossier_new:
 * @id: the dossier's uuid
 *
 * Returns: (transfer full): an empty dossier
 */
RogDossier *
rog_dossier_new (const char *id)
{
  RogDossier *self = g_object_new (ROG_TYPE_DOSSIER, NULL);

  self->id = g_strdup (id);

  return self;
}

const char *
rog_dossier_get_id (RogDossier *self)
{
  return self->id;
}

/*
 * Lists: sorted, so that they do not depend on the order in which acts came
 */

/* What has no number comes after what has one. */
#define NO_NUMBER G_GINT64_CONSTANT (999999999999)

static char *
sort_key_of (RogDossier *self,
             RogEntity  *entity)
{
  g_autofree char *at = rog_fold_get_first_at (self->fold, rog_entity_get_id (entity), G_OBJECT_TYPE (entity));
  gint64           number = json_object_get_int_member_with_default (rog_entity_peek_state (entity), "number", NO_NUMBER);
  gboolean         signature = g_strcmp0 (rog_entity_get_string (entity, "role"), "signature") == 0;

  /* What came in one entry has one time: a signature follows what it signs. */
  return g_strdup_printf ("%012" G_GINT64_FORMAT " %s %d %s", number, at, signature, rog_entity_get_id (entity));
}

static int
compare_entities (gconstpointer a,
                  gconstpointer b,
                  gpointer      order)
{
  return g_strcmp0 (g_hash_table_lookup (order, a), g_hash_table_lookup (order, b));
}

static GListStore *
store_of (RogDossier *self,
          GType       type)
{
  GListStore *store = g_hash_table_lookup (self->models, (gpointer)type);

  if (store == NULL)
    {
      store = g_list_store_new (ROG_TYPE_ENTITY);
      g_hash_table_insert (self->models, (gpointer)type, store);
    }

  return store;
}

static void
place_in_list (RogDossier *self,
               RogEntity  *entity)
{
  GListStore      *store = store_of (self, G_OBJECT_TYPE (entity));
  g_autofree char *key = sort_key_of (self, entity);
  guint            position;

  if (g_strcmp0 (g_hash_table_lookup (self->order, entity), key) == 0)
    return;
  if (g_list_store_find (store, entity, &position))
    g_list_store_remove (store, position);
  g_hash_table_insert (self->order, entity, g_steal_pointer (&key));
  g_list_store_insert_sorted (store, entity, compare_entities, self->order);
}

static char *
entity_key (GType       type,
            const char *id)
{
  return g_strdup_printf ("%s %s", g_type_name (type), id);
}

/*
 * The fold
 */

static void
forget_conflict (RogDossier *self,
                 const char *object)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->conflicts)); i++)
    {
      g_autoptr (RogConflict) conflict = g_list_model_get_item (G_LIST_MODEL (self->conflicts), i);

      if (g_str_equal (rog_conflict_get_object (conflict), object))
        {
          g_list_store_remove (self->conflicts, i);
          return;
        }
    }
}

static int
compare_conflicts (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  return g_strcmp0 (rog_conflict_get_object ((RogConflict *)a), rog_conflict_get_object ((RogConflict *)b));
}

static void
show_conflict (RogDossier *self,
               const char *object,
               GPtrArray  *heads)
{
  g_autoptr (GListStore) acts = NULL;
  g_autoptr (RogConflict) conflict = NULL;

  forget_conflict (self, object);
  if (heads->len < 2)
    return;

  acts = g_list_store_new (ROG_TYPE_KEPT_ACT);
  for (guint i = 0; i < heads->len; i++)
    {
      const RogFoldState *head = g_ptr_array_index (heads, i);
      g_autoptr (RogKeptAct) act = rog_kept_act_new (head->hash, head->kind, head->object, head->at, head->author_name, NULL, head->body);

      g_list_store_append (acts, act);
    }
  conflict = rog_conflict_new (object, G_LIST_MODEL (acts));
  g_list_store_insert_sorted (self->conflicts, conflict, compare_conflicts, NULL);
}

/* Puts into the entity what the latest act on its object says. The body was checked when it came. */
static void
refresh (RogDossier *self,
         const char *object,
         GType       type)
{
  g_autoptr (GPtrArray) heads = rog_fold_get_heads (self->fold, object, type);
  g_autofree char    *key = entity_key (type, object);
  const RogFoldState *head = g_ptr_array_index (heads, 0);
  RogEntity          *entity = g_hash_table_lookup (self->entities, key);

  if (entity == NULL)
    {
      entity = rog_entity_new (type, object, head->body, NULL);
      g_hash_table_insert (self->entities, g_steal_pointer (&key), entity);
    }
  else if (g_strcmp0 (rog_entity_get_act (entity), head->hash) != 0)
    rog_entity_set_state (entity, head->body, NULL);

  rog_entity_set_place (entity, head->record, head->seq);
  rog_entity_set_act (entity, head->hash, head->kind, head->at, head->author_name, head->author_role);
  rog_entity_set_in_conflict (entity, heads->len > 1);
  show_conflict (self, object, heads);
  place_in_list (self, entity);
}

/* The items that a decision makes of rests left open. */
static JsonObject *
item_of_part (JsonObject *part,
              const char *decision)
{
  static const char *const copied[] = { "of", "requested", "field", "end", "salt", "scope", NULL };
  JsonObject              *state = json_object_new ();
  JsonObject              *inner = json_object_new ();

  for (const char *const *name = copied; *name != NULL; name++)
    json_object_set_member (inner, *name, json_node_copy (json_object_get_member (part, *name)));
  json_object_set_string_member (inner, "decision", decision);
  json_object_set_int_member (state, "number", json_object_get_int_member (part, "number"));
  json_object_set_string_member (state, "title", json_object_get_string_member (part, "title"));
  json_object_set_object_member (state, "part", inner);

  return state;
}

static void
add_parts (RogDossier       *self,
           const RogActView *view,
           JsonObject       *body)
{
  JsonArray *parts = rog_json_peek_array (body, "parts");

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = json_array_get_object_element (parts, i);
      g_autoptr (JsonObject) state = item_of_part (part, view->object);
      const char *id = rog_json_peek_string (part, "item");

      rog_fold_add_state (self->fold, view, ROG_TYPE_ITEM, id, state);
      refresh (self, id, ROG_TYPE_ITEM);
    }
}

static void
refresh_contested (RogDossier *self)
{
  g_autoptr (GPtrArray) contested = rog_fold_get_contested (self->fold);

  for (guint i = 0; i < contested->len; i++)
    {
      const RogFoldState *state = g_ptr_array_index (contested, i);

      refresh (self, state->object, state->type);
    }
}

static int
compare_kept (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  int order = g_strcmp0 (rog_kept_act_get_at ((RogKeptAct *)a), rog_kept_act_get_at ((RogKeptAct *)b));

  return order != 0 ? order : g_strcmp0 (rog_kept_act_get_hash ((RogKeptAct *)a), rog_kept_act_get_hash ((RogKeptAct *)b));
}

static void
keep_unknown (RogDossier       *self,
              const RogActView *view,
              const char       *problem)
{
  g_autoptr (JsonObject) body = rog_json_object_copy (view->body);
  g_autoptr (RogKeptAct) act = rog_kept_act_new (view->hash, view->kind, view->object, view->at, view->author_name, problem, body);

  g_list_store_insert_sorted (self->unknown, act, compare_kept, NULL);
}

static gboolean
fold_known (RogDossier       *self,
            const RogActView *view,
            const RogActKind *kind,
            GError          **error)
{
  g_autoptr (JsonObject) body = rog_json_object_copy (view->body);
  g_autoptr (GError) local = NULL;

  if (view->words != NULL)
    rog_words_attach (body, view->words, view->words_data);
  if (!rog_fields_check (kind->fields, body, &local))
    {
      keep_unknown (self, view, local->message);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (kind->type == G_TYPE_INVALID)
    return TRUE;

  rog_fold_add_state (self->fold, view, kind->type, view->object, body);
  refresh (self, view->object, kind->type);
  if (kind->type == ROG_TYPE_DECISION)
    add_parts (self, view, body);

  return TRUE;
}

/**
 * rog_dossier_apply:
 * @self: a dossier
 * @view: an act of one of its records
 * @error: where an error goes
 *
 * Takes an act in. Acts may come in any order; one that was taken in already changes nothing.
 *
 * Returns: %FALSE with %ROG_DOSSIER_ERROR_INVALID where the body is not of its kind: then the act is kept
 *   among rog_dossier_get_unknown(), and nothing else changes. A kind that is not known is no error
 */
gboolean
rog_dossier_apply (RogDossier       *self,
                   const RogActView *view,
                   GError          **error)
{
  const RogActKind *kind;
  gboolean          done = TRUE;

  g_return_val_if_fail (ROG_IS_DOSSIER (self), FALSE);
  g_return_val_if_fail (view->hash != NULL && view->kind != NULL && view->object != NULL && view->body != NULL, FALSE);

  if (rog_fold_has_act (self->fold, view->hash))
    return TRUE;

  rog_fold_add_act (self->fold, view->hash, view->after);
  if (g_strcmp0 (view->at, self->last_at) > 0)
    g_set_str (&self->last_at, view->at);

  kind = rog_act_kinds_find (view->kind);
  if (kind == NULL)
    keep_unknown (self, view, NULL);
  else
    done = fold_known (self, view, kind, error);
  refresh_contested (self);
  g_signal_emit (self, changed_signal, 0);

  return done;
}

/*
 * What it holds
 */

static JsonArray *
kept_to_json (GListModel *acts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (RogKeptAct) act = g_list_model_get_item (acts, i);

      json_array_add_string_element (array, rog_kept_act_get_hash (act));
    }

  return array;
}

static JsonObject *
entity_to_json (RogEntity *entity)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "act", rog_entity_get_act (entity));
  json_object_set_string_member (object, "kind", rog_entity_get_kind (entity));
  json_object_set_object_member (object, "state", rog_entity_to_json (entity));

  return object;
}

/**
 * rog_dossier_to_json:
 * @self: a dossier
 *
 * Returns: (transfer full): everything it holds, for comparing: the same acts in whatever order give the
 *   same canonical JSON
 */
JsonObject *
rog_dossier_to_json (RogDossier *self)
{
  JsonObject    *root = json_object_new ();
  JsonObject    *entities = json_object_new ();
  JsonObject    *conflicts = json_object_new ();
  GHashTableIter iter;
  gpointer       key, value;

  g_hash_table_iter_init (&iter, self->entities);
  while (g_hash_table_iter_next (&iter, &key, &value))
    json_object_set_object_member (entities, key, entity_to_json (value));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->conflicts)); i++)
    {
      g_autoptr (RogConflict) conflict = g_list_model_get_item (G_LIST_MODEL (self->conflicts), i);

      json_object_set_array_member (conflicts, rog_conflict_get_object (conflict), kept_to_json (rog_conflict_get_acts (conflict)));
    }
  json_object_set_string_member (root, "id", self->id);
  json_object_set_object_member (root, "objects", entities);
  json_object_set_object_member (root, "conflicts", conflicts);
  json_object_set_array_member (root, "unknown", kept_to_json (G_LIST_MODEL (self->unknown)));

  return root;
}

guint
rog_dossier_get_n_acts (RogDossier *self)
{
  return rog_fold_get_n_acts (self->fold);
}

/**
 * rog_dossier_get_last_at:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the latest time of an act in it
 */
const char *
rog_dossier_get_last_at (RogDossier *self)
{
  return self->last_at;
}

/**
 * rog_dossier_dup_first_at:
 * @self: a dossier
 * @entity: one of its entities
 *
 * Returns: (transfer full): the time of the first act on it, whatever was corrected since
 */
char *
rog_dossier_dup_first_at (RogDossier *self,
                          RogEntity  *entity)
{
  return rog_fold_get_first_at (self->fold, rog_entity_get_id (entity), G_OBJECT_TYPE (entity));
}

/**
 * rog_dossier_get_model:
 * @self: a dossier
 * @type: a kind of #RogEntity
 *
 * Returns: (transfer none): its entities of that kind, kept up to date: items by number, others by the
 *   time they were first entered
 */
GListModel *
rog_dossier_get_model (RogDossier *self,
                       GType       type)
{
  g_return_val_if_fail (ROG_IS_DOSSIER (self), NULL);

  return G_LIST_MODEL (store_of (self, type));
}

/**
 * rog_dossier_get_request:
 * @self: a dossier
 *
 * Returns: (transfer none) (nullable): the request, or %NULL before it is entered
 */
RogRequest *
rog_dossier_get_request (RogDossier *self)
{
  g_autoptr (RogRequest) request = g_list_model_get_item (rog_dossier_get_model (self, ROG_TYPE_REQUEST), 0);

  return request; /* the list holds it */
}

GListModel *
rog_dossier_get_documents (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_DOCUMENT);
}

GListModel *
rog_dossier_get_persons (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_PERSON);
}

GListModel *
rog_dossier_get_items (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_ITEM);
}

GListModel *
rog_dossier_get_capacities (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_CAPACITY);
}

GListModel *
rog_dossier_get_representations (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_REPRESENTATION);
}

GListModel *
rog_dossier_get_limits (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_LIMIT);
}

GListModel *
rog_dossier_get_events (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_EVENT);
}

GListModel *
rog_dossier_get_secrecy (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_SECRECY);
}

GListModel *
rog_dossier_get_openings (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_OPENING);
}

GListModel *
rog_dossier_get_proposals (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_PROPOSAL);
}

GListModel *
rog_dossier_get_challenges (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_CHALLENGE);
}

GListModel *
rog_dossier_get_challenge_steps (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_CHALLENGE_STEP);
}

GListModel *
rog_dossier_get_decisions (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_DECISION);
}

GListModel *
rog_dossier_get_information_requests (RogDossier *self)
{
  return rog_dossier_get_model (self, ROG_TYPE_INFORMATION_REQUEST);
}

GListModel *
rog_dossier_get_conflicts (RogDossier *self)
{
  return G_LIST_MODEL (self->conflicts);
}

GListModel *
rog_dossier_get_unknown (RogDossier *self)
{
  return G_LIST_MODEL (self->unknown);
}

/**
 * rog_dossier_has_unread:
 * @self: a dossier
 * @object: an object's id
 *
 * Returns: whether an act on it was only kept, because this version does not know its kind or cannot read its body:
 *   what is shown of the object may be what it was before
 */
gboolean
rog_dossier_has_unread (RogDossier *self,
                        const char *object)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->unknown)); i++)
    {
      g_autoptr (RogKeptAct) act = g_list_model_get_item (G_LIST_MODEL (self->unknown), i);

      if (g_strcmp0 (rog_kept_act_get_object (act), object) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_dossier_find:
 * @self: a dossier
 * @type: a kind of #RogEntity
 * @id: (nullable): an object's id
 *
 * Returns: (transfer none) (nullable): the entity
 */
RogEntity *
rog_dossier_find (RogDossier *self,
                  GType       type,
                  const char *id)
{
  g_autofree char *key = entity_key (type, id != NULL ? id : "");

  return g_hash_table_lookup (self->entities, key);
}

RogItem *
rog_dossier_find_item (RogDossier *self,
                       const char *id)
{
  return (RogItem *)rog_dossier_find (self, ROG_TYPE_ITEM, id);
}

RogPerson *
rog_dossier_find_person (RogDossier *self,
                         const char *id)
{
  return (RogPerson *)rog_dossier_find (self, ROG_TYPE_PERSON, id);
}

RogDocument *
rog_dossier_find_document (RogDossier *self,
                           const char *id)
{
  return (RogDocument *)rog_dossier_find (self, ROG_TYPE_DOCUMENT, id);
}

/**
 * rog_dossier_format_pin:
 * @self: a dossier
 * @pin: a pin, as JSON
 * @cite: whether as decisions cite ("Request, p. 3, ¶ 13") rather than as pins are shown
 *
 * Returns: (transfer full) (nullable): where it points, in words; %NULL where @pin is not one
 */
char *
rog_dossier_format_pin (RogDossier *self,
                        JsonObject *pin,
                        gboolean    cite)
{
  g_autoptr (RogPin) read = rog_pin_from_json (pin, NULL);
  RogDocument *document;
  const char  *name;

  if (read == NULL)
    return NULL;
  document = rog_dossier_find_document (self, read->document);
  name = document != NULL ? rog_document_get_name (document) : "?";

  return cite ? rog_pin_cite (read, name) : rog_pin_format (read, name);
}
