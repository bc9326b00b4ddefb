// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Random sequences of acts of every kind there is, with forks and with acts that are not of their kind: the dossier
 * rebuilt from them, in any order, is the live one; what is refused changes nothing; what is decided lies within the
 * requested version it names. `--seed` (printed on top) gives the same sequences again.
 */
#include "core/rog-json.h"
#include "dossier/rog-act-kinds.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-decision-within.h"
#include "dossier/rog-dossier-decided.h"
#include "dossier/rog-dossier-error.h"
#include "draw.h"
#include "fixture.h"

#define SEQUENCES 24
#define STEPS 120

typedef struct
{
  char       *hash;
  char       *after[3];
  char       *at;
  const char *kind;
  char       *object;
  JsonObject *body;
} Act;

typedef struct
{
  RogDossier *live;
  GPtrArray  *acts;
  GHashTable *last; /* object → hash of the latest act on it */
  GHashTable *seen; /* kinds that were taken in */
  guint       n_refused;
  guint       n_versions;
  guint       n_parts;
  guint       n_conflicts;
  guint       n_states[ROG_ITEM_ENDED + 1];
} World;

static void
act_free (Act *act)
{
  g_free (act->hash);
  g_free (act->after[0]);
  g_free (act->after[1]);
  g_free (act->at);
  g_free (act->object);
  json_object_unref (act->body);
  g_free (act);
}

static gboolean
apply (RogDossier *dossier,
       const Act  *act,
       GError    **error)
{
  RogActView view = { .hash = act->hash, .record = REQUEST, .kind = act->kind, .object = act->object, .at = act->at, .author_name = "Ana Brekke", .author_role = "judge", .after = (const char *const *)act->after, .body = act->body };

  return rog_dossier_apply (dossier, &view, error);
}

/* Without @acts that are only kept: what is refused may be nowhere but there. */
static char *
canonical (RogDossier *dossier,
           gboolean    kept)
{
  g_autoptr (JsonObject) json = rog_dossier_to_json (dossier);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (!kept)
    json_object_remove_member (json, "unknown");
  bytes = rog_json_object_canonical (json, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/*
 * Drawing
 */

/* An object of that kind that is there, or a new one. */
static char *
draw_object (World            *world,
             const RogActKind *kind)
{
  GListModel *model = kind->type != G_TYPE_INVALID ? rog_dossier_get_model (world->live, kind->type) : NULL;
  guint       n = model != NULL ? g_list_model_get_n_items (model) : 0;
  g_autoptr (RogEntity) entity = NULL;

  if (n == 0 || g_str_has_prefix (kind->name, "decision.") || g_test_rand_int_range (0, 3) == 0)
    return draw_uuid ();
  entity = g_list_model_get_item (model, (guint)g_test_rand_int_range (0, (gint32)n));

  return g_strdup (rog_entity_get_id (entity));
}

static JsonObject *
draw_act_body (World            *world,
               const RogActKind *kind)
{
  JsonObject *body;

  if (kind->type == ROG_TYPE_DECISION)
    return draw_decision (world->live);
  if (kind->type == ROG_TYPE_EVENT)
    return draw_event (world->live);
  body = draw_body (world->live, kind->fields);
  /* A part is made by a decision, and by nothing else. */
  if (kind->type == ROG_TYPE_ITEM)
    json_object_remove_member (body, "part");

  return body;
}

/* Of all kinds; more often those by which an item is decided, and open again. */
static const RogActKind *
draw_kind (void)
{
  if (g_test_rand_int_range (0, 4) == 0)
    return rog_act_kinds_find (g_test_rand_bit () ? "decision.signed" : "event.entered");

  return rog_act_kinds_get ((guint)g_test_rand_int_range (0, (gint32)rog_act_kinds_get_count ()));
}

static Act *
draw_act (World *world)
{
  const RogActKind *kind = draw_kind ();
  Act              *act = g_new0 (Act, 1);
  const char       *last;
  guint             n = 0;

  act->hash = g_strdup_printf ("act-%04u-%08x", world->acts->len, (guint)g_test_rand_int ());
  act->kind = kind->name;
  act->object = draw_object (world, kind);
  act->at = g_strdup_printf ("2026-09-0%dT08:00:00Z", g_test_rand_int_range (1, 9));
  act->body = draw_act_body (world, kind);
  /* On the latest one of its object; now and then by somebody who had not seen that: a fork. And on any other,
   * by which it can rest on acts of its object all the same. */
  last = g_hash_table_lookup (world->last, act->object);
  if (last != NULL && g_test_rand_int_range (0, 4) > 0)
    act->after[n++] = g_strdup (last);
  if (world->acts->len > 0 && g_test_rand_bit ())
    act->after[n] = g_strdup (((Act *)g_ptr_array_index (world->acts, g_test_rand_int_range (0, (gint32)world->acts->len)))->hash);

  return act;
}

/*
 * Taking in
 */

/* What is drawn to lie within lies within, whatever the item was asked with. */
static void
check_decided (World *world,
               Act   *act)
{
  g_autoptr (GError) error = NULL;
  JsonArray *lines = rog_json_peek_array (act->body, "items");

  g_assert_true (rog_decision_check_within (world->live, act->body, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < json_array_get_length (lines); i++)
    world->n_versions += json_object_has_member (json_array_get_object_element (lines, i), "version");
}

/* The items that open rests become. */
static void
check_parts (World *world,
             Act   *act)
{
  JsonArray *parts = rog_act_kinds_find (act->kind)->type == ROG_TYPE_DECISION ? rog_json_peek_array (act->body, "parts") : NULL;

  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonObject *part = json_array_get_object_element (parts, i);
      RogItem    *item = rog_dossier_find_item (world->live, rog_json_peek_string (part, "item"));

      g_assert_nonnull (item);
      g_assert_cmpstr (rog_item_get_part_of (item), ==, rog_json_peek_string (part, "of"));
      world->n_parts++;
    }
}

static void
refuse_outside (World *world,
                Act   *act)
{
  g_autoptr (JsonObject) body = rog_json_object_copy (act->body);
  g_autoptr (GError) error = NULL;

  if (!draw_outside (world->live, body))
    return;
  g_assert_false (rog_decision_check_within (world->live, body, NULL, &error));
  g_assert_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID);
}

static void
take_invalid (World *world,
              Act   *act)
{
  g_autofree char *how = draw_spoil (rog_act_kinds_find (act->kind)->fields, act->body);
  g_autofree char *before = canonical (world->live, FALSE);
  g_autofree char *after = NULL;
  guint            kept = g_list_model_get_n_items (rog_dossier_get_unknown (world->live));
  g_autoptr (GError) error = NULL;

  if (apply (world->live, act, &error))
    g_test_message ("%s with %s was taken in", act->kind, how);
  g_assert_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID);
  after = canonical (world->live, FALSE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_unknown (world->live)), ==, kept + 1);
  world->n_refused++;
}

static void
take_valid (World *world,
            Act   *act)
{
  g_autoptr (GError) error = NULL;

  if (rog_act_kinds_find (act->kind)->type == ROG_TYPE_DECISION)
    {
      check_decided (world, act);
      refuse_outside (world, act);
    }
  if (!apply (world->live, act, &error))
    g_test_message ("%s was refused", act->kind);
  g_assert_no_error (error);
  check_parts (world, act);
  g_hash_table_insert (world->last, g_strdup (act->object), g_strdup (act->hash));
  g_hash_table_add (world->seen, (gpointer)act->kind);
}

/*
 * The property
 */

static char *
order_of (RogDossier *dossier)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rog_act_kinds_get_count (); i++)
    {
      const RogActKind *kind = rog_act_kinds_get (i);
      GListModel       *model = kind->type != G_TYPE_INVALID ? rog_dossier_get_model (dossier, kind->type) : NULL;

      for (guint j = 0; model != NULL && j < g_list_model_get_n_items (model); j++)
        {
          g_autoptr (RogEntity) entity = g_list_model_get_item (model, j);

          g_string_append_printf (out, "%s%s ", rog_entity_get_id (entity), rog_entity_is_in_conflict (entity) ? "!" : "");
        }
    }

  return g_string_free_and_steal (out);
}

static void
assert_rebuilt (World *world)
{
  g_autofree char *live = canonical (world->live, TRUE);
  g_autofree char *lists = order_of (world->live);
  g_autofree char *standing = draw_standing (world->live);

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (RogDossier) rebuilt = rog_dossier_new (REQUEST);
      g_autofree char *again = NULL;
      g_autofree char *lists_again = NULL;
      g_autofree char *standing_again = NULL;

      for (guint i = 0; i < world->acts->len; i++)
        apply (rebuilt, g_ptr_array_index (world->acts, i), NULL);
      again = canonical (rebuilt, TRUE);
      lists_again = order_of (rebuilt);
      g_assert_cmpstr (live, ==, again);
      g_assert_cmpstr (lists, ==, lists_again);
      standing_again = draw_standing (rebuilt);
      g_assert_cmpstr (standing, ==, standing_again);
      draw_shuffle (world->acts);
    }
}

static void
count_states (World *world)
{
  GListModel *items = rog_dossier_get_items (world->live);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      world->n_states[rog_dossier_get_item_state (world->live, item, NULL)]++;
    }
}

static void
run_sequence (World *world)
{
  world->live = rog_dossier_new (REQUEST);
  world->acts = g_ptr_array_new_with_free_func ((GDestroyNotify)act_free);
  world->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < STEPS; i++)
    {
      Act *act = draw_act (world);

      if (g_test_rand_int_range (0, 8) == 0)
        take_invalid (world, act);
      else
        take_valid (world, act);
      g_ptr_array_add (world->acts, act);
    }
  count_states (world);
  world->n_conflicts += g_list_model_get_n_items (rog_dossier_get_conflicts (world->live));
  assert_rebuilt (world);
  g_hash_table_unref (world->last);
  g_ptr_array_unref (world->acts);
  g_object_unref (world->live);
}

static void
test_sequences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  World world = { .seen = seen };

  for (guint i = 0; i < SEQUENCES; i++)
    run_sequence (&world);
  g_assert_cmpuint (g_hash_table_size (seen), ==, rog_act_kinds_get_count ());
  g_assert_cmpuint (world.n_refused, >, SEQUENCES);
  g_assert_cmpuint (world.n_versions, >, SEQUENCES / 2);
  g_assert_cmpuint (world.n_parts, >, SEQUENCES / 8);
  g_assert_cmpuint (world.n_conflicts, >, SEQUENCES / 2);
  g_test_message ("postponed: %u, came back: %u, set aside: %u", world.n_states[ROG_ITEM_POSTPONED], world.n_states[ROG_ITEM_CAME_BACK], world.n_states[ROG_ITEM_SET_ASIDE]);
  g_assert_cmpuint (world.n_states[ROG_ITEM_POSTPONED] + world.n_states[ROG_ITEM_CAME_BACK] + world.n_states[ROG_ITEM_SET_ASIDE], >, 0);
  g_assert_cmpuint (world.n_states[ROG_ITEM_DECIDED], >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/property/sequences", test_sequences);

  return g_test_run ();
}
