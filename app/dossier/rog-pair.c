// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-pair.h"

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"

struct _RogPair
{
  GObject parent_instance;

  char    *key;
  char    *challenge;
  char    *ground;
  char    *item;
  char    *title;
  gboolean interim;
};

G_DEFINE_FINAL_TYPE (RogPair, rog_pair, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KEY,
  PROP_CHALLENGE,
  PROP_GROUND,
  PROP_ITEM,
  PROP_TITLE,
  PROP_INTERIM,
};

static void
rog_pair_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  RogPair    *self = ROG_PAIR (object);
  const char *texts[] = { NULL, self->key, self->challenge, self->ground, self->item, self->title };

  if (prop_id == PROP_INTERIM)
    g_value_set_boolean (value, self->interim);
  else if (prop_id < G_N_ELEMENTS (texts))
    g_value_set_string (value, texts[prop_id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rog_pair_finalize (GObject *object)
{
  RogPair *self = ROG_PAIR (object);

  g_free (self->key);
  g_free (self->challenge);
  g_free (self->ground);
  g_free (self->item);
  g_free (self->title);

  G_OBJECT_CLASS (rog_pair_parent_class)->finalize (object);
}

static void
rog_pair_class_init (RogPairClass *klass)
{
  static const char *const names[] = { NULL, "key", "challenge", "ground", "item", "title" };
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rog_pair_finalize;
  object_class->get_property = rog_pair_get_property;
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    g_object_class_install_property (object_class, i,
                                     g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_INTERIM,
                                   g_param_spec_boolean ("interim", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
rog_pair_init (RogPair *self)
{
}

const char *
rog_pair_get_key (RogPair *self)
{
  return self->key;
}

const char *
rog_pair_get_challenge (RogPair *self)
{
  return self->challenge;
}

const char *
rog_pair_get_ground (RogPair *self)
{
  return self->ground;
}

const char *
rog_pair_get_item (RogPair *self)
{
  return self->item;
}

const char *
rog_pair_get_title (RogPair *self)
{
  return self->title;
}

gboolean
rog_pair_is_interim (RogPair *self)
{
  return self->interim;
}

/**
 * rog_pair_make_key:
 * @challenge: a challenge's id
 * @ground: the id of a ground, or of interim relief, in it
 * @item: (nullable): the item that it is brought against
 *
 * Returns: (transfer full): "CHALLENGE/GROUND/ITEM", by which a draft knows the pair; without an item it ends in "/"
 */
char *
rog_pair_make_key (const char *challenge,
                   const char *ground,
                   const char *item)
{
  return g_strdup_printf ("%s/%s/%s", challenge, ground, item != NULL ? item : "");
}

/* What pairs are looked for: those that touch some items, and those of challenges taken up as such. */
typedef struct
{
  RogDossier        *dossier;
  const char *const *items;
  JsonArray         *takes_up;
  GPtrArray         *out;
} Search;

/* Whether it is answered there: reserved, or for good. */
static gboolean
has_answer (JsonArray  *answers,
            const char *challenge,
            const char *ground,
            const char *item,
            gboolean    reserved)
{
  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    {
      JsonObject *answer = json_array_get_object_element (answers, i);

      if (g_strcmp0 (rog_json_peek_string (answer, "challenge"), challenge) == 0 &&
          g_strcmp0 (rog_json_peek_string (answer, "ground"), ground) == 0 &&
          g_strcmp0 (rog_json_peek_string (answer, "item"), item) == 0 &&
          (g_strcmp0 (rog_json_peek_string (answer, "answer"), "reserved") == 0) == reserved)
        return TRUE;
    }

  return FALSE;
}

/* Whether a decision that stands answered it so. */
static gboolean
was_answered (RogDossier *dossier,
              const char *challenge,
              const char *ground,
              const char *item,
              gboolean    reserved)
{
  GListModel *decisions = rog_dossier_get_decisions (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogEntity) decision = g_list_model_get_item (decisions, i);

      if (has_answer (rog_entity_peek_array (decision, "answers"), challenge, ground, item, reserved) &&
          !rog_dossier_is_set_aside (dossier, ROG_DECISION (decision), item))
        return TRUE;
    }

  return FALSE;
}

static void
add_pair (Search     *s,
          const char *challenge,
          JsonObject *ground,
          const char *item,
          gboolean    interim)
{
  const char *id = rog_json_peek_string (ground, "id");
  RogPair    *pair;

  if (rog_dossier_ground_is_withdrawn (s->dossier, challenge, id) || was_answered (s->dossier, challenge, id, item, FALSE))
    return;

  pair = g_object_new (ROG_TYPE_PAIR, NULL);
  pair->challenge = g_strdup (challenge);
  pair->ground = g_strdup (id);
  pair->item = g_strdup (item);
  pair->interim = interim;
  pair->key = rog_pair_make_key (challenge, id, item);
  if (!interim)
    pair->title = g_strdup (rog_json_peek_string (ground, "title"));
  else if (g_strcmp0 (rog_json_peek_string (ground, "kind"), "suspend-transfer") == 0)
    pair->title = g_strdup (_ ("Interim relief: suspend transfer"));
  else
    pair->title = g_strdup (_ ("Interim relief: suspend execution"));
  g_ptr_array_add (s->out, pair);
}

/* A ground is against the items that it names itself, else against those of the whole challenge; an open rest of
 * an item keeps its challenges. */
static gboolean
targets_item (Search     *s,
              const char *challenge,
              JsonObject *ground,
              const char *item)
{
  JsonArray *own = rog_json_peek_array (ground, "items");
  g_autoptr (GPtrArray) on = NULL;

  if (own != NULL && json_array_get_length (own) > 0)
    return rog_dossier_item_is_of (s->dossier, item, own);
  on = rog_dossier_get_challenges_on (s->dossier, item);

  return g_ptr_array_find (on, rog_dossier_find (s->dossier, ROG_TYPE_CHALLENGE, challenge), NULL);
}

/* Whether a challenge attacks something else than items: access, a bar, a decision, delay … */
static gboolean
has_target_without_item (JsonArray *targets)
{
  static const char *const item_kinds[] = { "request", "item", "measure", NULL };

  for (guint i = 0; i < json_array_get_length (targets); i++)
    {
      JsonObject *target = json_array_get_object_element (targets, i);

      if (!g_strv_contains (item_kinds, rog_json_peek_string (target, "kind")))
        return TRUE;
    }

  return FALSE;
}

/* What was reserved stays open though its item is decided, and nothing but the challenge brings it into a decision. */
static void
add_reserved (Search     *s,
              const char *challenge,
              JsonObject *ground)
{
  GListModel *items = rog_dossier_get_items (s->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      const char *id = rog_entity_get_id (ROG_ENTITY (item));

      if (!g_strv_contains (s->items, id) && rog_dossier_get_item_state (s->dossier, item, NULL) == ROG_ITEM_DECIDED &&
          was_answered (s->dossier, challenge, rog_json_peek_string (ground, "id"), id, TRUE))
        add_pair (s, challenge, ground, id, FALSE);
    }
}

static void
search_ground (Search     *s,
               const char *challenge,
               JsonArray  *targets,
               JsonObject *ground)
{
  gboolean touched = FALSE;

  for (const char *const *item = s->items; *item != NULL; item++)
    {
      if (!targets_item (s, challenge, ground, *item))
        continue;
      add_pair (s, challenge, ground, *item, FALSE);
      touched = TRUE;
    }
  if (has_target_without_item (targets) && (touched || rog_json_array_has (s->takes_up, challenge)))
    add_pair (s, challenge, ground, NULL, FALSE);
  if (rog_json_array_has (s->takes_up, challenge))
    add_reserved (s, challenge, ground);
}

static void
search_interim (Search     *s,
                const char *challenge,
                JsonObject *interim)
{
  gboolean touched = rog_json_array_has (s->takes_up, challenge);

  for (const char *const *item = s->items; *item != NULL && !touched; item++)
    touched = targets_item (s, challenge, interim, *item);
  if (touched)
    add_pair (s, challenge, interim, NULL, TRUE);
}

static void
search_challenge (Search    *s,
                  RogEntity *challenge)
{
  const char *id = rog_entity_get_id (challenge);
  JsonArray  *targets = rog_entity_peek_array (challenge, "targets");
  JsonArray  *grounds = rog_entity_peek_array (challenge, "grounds");
  JsonArray  *interims = rog_entity_peek_array (challenge, "interim");

  for (guint i = 0; i < json_array_get_length (grounds); i++)
    search_ground (s, id, targets, json_array_get_object_element (grounds, i));
  for (guint i = 0; interims != NULL && i < json_array_get_length (interims); i++)
    search_interim (s, id, json_array_get_object_element (interims, i));
}

static GPtrArray *
find_pairs (RogDossier        *dossier,
            const char *const *items,
            JsonArray         *takes_up)
{
  GListModel *challenges = rog_dossier_get_challenges (dossier);
  Search      s = { dossier, items, takes_up, g_ptr_array_new_with_free_func (g_object_unref) };

  for (guint i = 0; i < g_list_model_get_n_items (challenges); i++)
    {
      g_autoptr (RogEntity) challenge = g_list_model_get_item (challenges, i);

      search_challenge (&s, challenge);
    }

  return s.out;
}

/**
 * rog_ruling_find_pairs:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 *
 * A ground on the whole request is one pair for each item of this decision; one on delay, access, a bar or
 * a decision is one pair; interim relief still pending is a pair of its own; so is what an earlier decision reserved on an
 * item that is decided, where this one takes up the challenge. What was withdrawn, or answered for good by an earlier
 * decision that stands, is none.
 *
 * Returns: (transfer full) (element-type RogPair): the pairs that this decision touches
 */
GPtrArray *
rog_ruling_find_pairs (RogDossier     *dossier,
                       RogRulingDraft *draft)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (draft);

  return find_pairs (dossier, (const char *const *)items, rog_ruling_draft_peek_list (draft, "takes_up"));
}

static gboolean
has_key (GPtrArray  *pairs,
         const char *key)
{
  for (guint i = 0; i < pairs->len; i++)
    if (g_str_equal (rog_pair_get_key (g_ptr_array_index (pairs, i)), key))
      return TRUE;

  return FALSE;
}

/**
 * rog_ruling_touches:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @key: a pair's key
 *
 * Returns: whether that pair is one of those that this decision answers
 */
gboolean
rog_ruling_touches (RogDossier     *dossier,
                    RogRulingDraft *draft,
                    const char     *key)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (dossier, draft);

  return has_key (pairs, key);
}

/**
 * rog_ruling_leaves:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @key: a pair's key
 *
 * Returns: whether that pair is open, and stays so: this decision does not touch it
 */
gboolean
rog_ruling_leaves (RogDossier     *dossier,
                   RogRulingDraft *draft,
                   const char     *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", 3);
  g_autoptr (JsonArray) taken = json_array_new ();
  g_autoptr (GPtrArray) open = NULL;

  if (g_strv_length (parts) != 3)
    return FALSE;
  json_array_add_string_element (taken, parts[0]);
  open = find_pairs (dossier, (const char *[]){ *parts[2] != '\0' ? parts[2] : NULL, NULL }, taken);

  return has_key (open, key) && !rog_ruling_touches (dossier, draft, key);
}

/**
 * rog_ruling_can_take_up:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @challenge: a challenge's id
 *
 * Returns: whether something of the challenge is answered only where the decision takes it up: what is pleaded
 *   without an item, pending interim relief that none of its items brings with it, or what was reserved on an item that
 *   is decided
 */
gboolean
rog_ruling_can_take_up (RogDossier     *dossier,
                        RogRulingDraft *draft,
                        const char     *challenge)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (draft);
  g_autoptr (JsonArray) taken = json_array_new ();
  g_autoptr (GPtrArray) with = NULL;
  g_autoptr (GPtrArray) without = find_pairs (dossier, (const char *const *)items, NULL);

  json_array_add_string_element (taken, challenge);
  with = find_pairs (dossier, (const char *const *)items, taken);

  return with->len > without->len;
}

/**
 * rog_dossier_find_pairs_on:
 * @dossier: a dossier
 * @item: an item's id
 *
 * Returns: (transfer full) (element-type RogPair): the open pairs that a decision on this item alone would touch
 */
GPtrArray *
rog_dossier_find_pairs_on (RogDossier *dossier,
                           const char *item)
{
  const char *items[] = { item, NULL };

  return find_pairs (dossier, items, NULL);
}

/**
 * rog_dossier_find_open_pairs:
 * @dossier: a dossier
 *
 * Returns: (transfer full) (element-type RogPair): everything that is pleaded and not answered for good, as a decision
 *   would have to that covered all that is undecided and took up every challenge
 */
GPtrArray *
rog_dossier_find_open_pairs (RogDossier *dossier)
{
  GListModel *items = rog_dossier_get_items (dossier);
  GListModel *challenges = rog_dossier_get_challenges (dossier);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (JsonArray) all = json_array_new ();
  g_auto (GStrv) undecided = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (rog_dossier_item_is_undecided (dossier, item))
        g_strv_builder_add (builder, rog_entity_get_id (ROG_ENTITY (item)));
    }
  for (guint i = 0; i < g_list_model_get_n_items (challenges); i++)
    {
      g_autoptr (RogEntity) challenge = g_list_model_get_item (challenges, i);

      json_array_add_string_element (all, rog_entity_get_id (challenge));
    }
  undecided = g_strv_builder_end (builder);

  return find_pairs (dossier, (const char *const *)undecided, all);
}

/**
 * rog_ruling_dup_withdrawn:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 *
 * Returns: (transfer full): the ids of challenges against its items of which something was withdrawn: the
 *   decision says so
 */
char **
rog_ruling_dup_withdrawn (RogDossier     *dossier,
                          RogRulingDraft *draft)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (draft);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();

  for (char **item = items; *item != NULL; item++)
    {
      g_autoptr (GPtrArray) challenges = rog_dossier_get_challenges_on (dossier, *item);

      for (guint i = 0; i < challenges->len; i++)
        {
          RogEntity  *challenge = g_ptr_array_index (challenges, i);
          JsonArray  *grounds = rog_entity_peek_array (challenge, "grounds");
          const char *id = rog_entity_get_id (challenge);

          for (guint j = 0; j < json_array_get_length (grounds); j++)
            {
              const char *ground = rog_json_peek_string (json_array_get_object_element (grounds, j), "id");

              if (rog_dossier_ground_is_withdrawn (dossier, id, ground) && g_hash_table_add (seen, (gpointer)id))
                g_strv_builder_add (out, id);
            }
        }
    }

  return g_strv_builder_end (out);
}

static void
add_concerned (GPtrArray  *found,
               const char *person)
{
  if (person != NULL && !g_ptr_array_find_with_equal_func (found, person, g_str_equal, NULL))
    g_ptr_array_add (found, g_strdup (person));
}

/**
 * rog_ruling_dup_concerned:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 *
 * Returns: (transfer full): the ids of the persons whom the decision concerns: those whom its items touch, and for whom
 *   a challenge is answered
 */
char **
rog_ruling_dup_concerned (RogDossier     *dossier,
                          RogRulingDraft *draft)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (draft);
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (dossier, draft);
  GPtrArray *found = g_ptr_array_new ();

  for (char **item = items; *item != NULL; item++)
    {
      g_auto (GStrv) persons = rog_dossier_dup_item_persons (dossier, *item);

      for (char **person = persons; *person != NULL; person++)
        add_concerned (found, *person);
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      RogEntity *challenge = rog_dossier_find (dossier, ROG_TYPE_CHALLENGE, rog_pair_get_challenge (g_ptr_array_index (pairs, i)));

      add_concerned (found, challenge != NULL ? rog_challenge_get_for (ROG_CHALLENGE (challenge)) : NULL);
    }
  g_ptr_array_add (found, NULL);

  return (char **)g_ptr_array_free (found, FALSE);
}
