// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Random sequences of acts of every kind through the service: the dossier that is rebuilt from its records, in their
 * order or in any other, equals the live one, byte for byte; what is refused changes nothing; what is decided lies
 * within the requested version that it names. `--seed` (printed on top) gives the same sequences again.
 */
#include "at-desk.h"
#include "core/rog-json.h"
#include "dossier/draw.h"
#include "dossier/rog-act-kinds.h"
#include "dossier/rog-dossier-error.h"
#include "service/rog-work-private.h"

#define SEQUENCES 8
#define STEPS 60

typedef struct
{
  RogDesk *desk;
  RogWork *work;
  Wait    *wait;
  guint    n_pending;

  GHashTable *requested; /* hash → RogScopeVersion, of all items, ever */
  GHashTable *seen;      /* kinds that were entered */
  guint       n_refused;
  guint       n_versions;
} World;

/*
 * Comparing
 */

static char *
canonical (RogDossier *dossier)
{
  g_autoptr (JsonObject) json = rog_dossier_to_json (dossier);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rog_json_object_canonical (json, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* All it holds, and what follows from that of each item. */
static char *
describe (RogDossier *dossier)
{
  g_autofree char *all = canonical (dossier);
  g_autofree char *standing = draw_standing (dossier);

  return g_strconcat (all, standing, NULL);
}

static gpointer
load (RogDatabase  *database,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return rog_acts_load (database, data, cancellable, error);
}

static char *
fold (GPtrArray  *acts,
      const char *id)
{
  g_autoptr (RogDossier) dossier = rog_dossier_new (id);

  g_assert_true (rog_acts_apply (acts, dossier));

  return describe (dossier);
}

/* One desk knows what it has entered itself. */
static void
assert_no_conflict (RogDossier *dossier)
{
  GListModel *conflicts = rog_dossier_get_conflicts (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (RogConflict) conflict = g_list_model_get_item (conflicts, i);
      GListModel *acts = rog_conflict_get_acts (conflict);

      for (guint j = 0; j < g_list_model_get_n_items (acts); j++)
        {
          g_autoptr (RogKeptAct) act = g_list_model_get_item (acts, j);

          g_test_message ("conflict: %s", rog_kept_act_get_kind (act));
        }
    }
  g_assert_cmpuint (g_list_model_get_n_items (conflicts), ==, 0);
}

static void
assert_same (World *world)
{
  RogDossier      *dossier = rog_work_get_dossier (world->work);
  const char      *id = rog_work_get_id (world->work);
  g_autofree char *live = describe (dossier);
  g_autofree char *rebuilt = NULL;
  g_autofree char *in_any_order = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) acts = rog_store_run_sync (world->desk->open->store, load, (gpointer)id, NULL, &error);

  g_assert_no_error (error);
  rebuilt = fold (acts, id);
  g_assert_cmpstr (live, ==, rebuilt);
  draw_shuffle (acts);
  in_any_order = fold (acts, id);
  g_assert_cmpstr (live, ==, in_any_order);
  assert_no_conflict (dossier);
}

/*
 * What was requested, ever: a decision goes on naming the version it rests on
 */

static void
remember_requested (World *world)
{
  GListModel *items = rog_dossier_get_items (rog_work_get_dossier (world->work));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      g_autofree char *hash = rog_item_get_requested_hash (item);
      RogScopeVersion *version = rog_item_get_requested (item);

      if (version != NULL && !rog_item_is_part (item))
        g_hash_table_insert (world->requested, g_steal_pointer (&hash), version);
      else
        g_clear_object (&version);
    }
}

static void
assert_within (World *world)
{
  GListModel *decisions = rog_dossier_get_decisions (rog_work_get_dossier (world->work));
  RogRules   *rules = ROG_RULES (rog_desk_get_law (world->desk));

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogEntity) decision = g_list_model_get_item (decisions, i);
      JsonArray *lines = rog_entity_peek_array (decision, "items");

      for (guint j = 0; j < json_array_get_length (lines); j++)
        {
          JsonObject      *version = rog_json_peek_object (json_array_get_object_element (lines, j), "version");
          RogScopeVersion *requested = version != NULL ? g_hash_table_lookup (world->requested, rog_json_peek_string (version, "requested")) : NULL;
          g_autoptr (RogScopeVersion) decided = version != NULL ? rog_scope_version_new (rog_json_peek_object (version, "scope"), NULL, NULL) : NULL;

          if (version == NULL)
            continue;
          g_assert_nonnull (requested);
          g_assert_true (json_object_equal (rog_scope_version_peek_scope (requested), rog_scope_version_peek_scope (decided)) ||
                         rog_scope_version_contains (requested, decided, FALSE, rules, NULL));
          world->n_versions++;
        }
    }
}

/*
 * Acts
 */

static void
appended_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  World *world = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (rog_work_append_finish (ROG_WORK (source), result, &error));
  g_assert_no_error (error);
  world->n_pending--;
}

static void
refused_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  World *world = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_false (rog_work_append_finish (ROG_WORK (source), result, &error));
  g_assert_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID);
  world->n_pending--;
  world->n_refused++;
}

/* Not waited for: several acts, on one object even, are on their way at once. */
static void
act (World              *world,
     const char         *kind,
     const char         *object,
     const char         *person,
     JsonObject         *body,
     GAsyncReadyCallback callback)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_order_free);
  RogActOrder *order = rog_act_order_new (kind, object, body);

  order->person = g_strdup (person);
  g_ptr_array_add (orders, order);
  json_object_unref (body);
  world->n_pending++;
  rog_work_append_async (world->work, g_steal_pointer (&orders), NULL, callback, world);
}

static void
settle (World *world)
{
  gint64 deadline = g_get_monotonic_time () + 300 * G_USEC_PER_SEC;

  while (world->n_pending > 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static char *
any_id (GListModel *model)
{
  g_autoptr (RogEntity) entity = g_list_model_get_item (model, (guint)g_test_rand_int_range (0, (gint32)g_list_model_get_n_items (model)));

  return g_strdup (rog_entity_get_id (entity));
}

static const RogActKind *
draw_kind (void)
{
  return rog_act_kinds_get ((guint)g_test_rand_int_range (0, (gint32)rog_act_kinds_get_count ()));
}

static JsonObject *
draw_act (World            *world,
          const RogActKind *kind)
{
  RogDossier *dossier = rog_work_get_dossier (world->work);
  JsonObject *body = kind->type == ROG_TYPE_DECISION ? draw_decision (dossier) : kind->type == ROG_TYPE_EVENT ? draw_event (dossier)
                                                                                                              : draw_body (dossier, kind->fields);

  /* A part is made by a decision, and by nothing else. */
  if (kind->type == ROG_TYPE_ITEM)
    json_object_remove_member (body, "part");

  return body;
}

static void
step_valid (World *world)
{
  RogDossier       *dossier = rog_work_get_dossier (world->work);
  const RogActKind *kind = draw_kind ();
  GListModel       *model = kind->type != G_TYPE_INVALID ? rog_dossier_get_model (dossier, kind->type) : NULL;
  g_autofree char  *object = NULL;
  g_autofree char  *person = NULL;

  if (model == NULL)
    return;

  remember_requested (world);
  /* What is told to one person is in that person's record, opened when it is first needed; it makes an object of its own. */
  if (kind->type != ROG_TYPE_DECISION && g_test_rand_int_range (0, 4) == 0)
    person = any_id (rog_dossier_get_persons (dossier));
  else if (kind->type != ROG_TYPE_DECISION && g_list_model_get_n_items (model) > 0 && g_test_rand_int_range (0, 3) > 0)
    object = any_id (model);
  act (world, kind->name, object, person, draw_act (world, kind), appended_cb);
  g_hash_table_add (world->seen, (gpointer)kind->name);
}

/* Of a later version of the program: kept, never dropped. */
static void
step_unknown (World *world)
{
  JsonObject *body = json_object_new ();

  json_object_set_int_member (body, "weight", g_test_rand_int_range (0, 99));
  act (world, "transfer.sealed", NULL, NULL, body, appended_cb);
}

static gpointer
count (RogDatabase  *database,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (GPtrArray) records = rog_records_list (database, NULL, error);
  guint64 *n = g_new0 (guint64, 1);

  g_assert_no_error (*error);
  for (guint i = 0; i < records->len; i++)
    *n += ((const RogRecordInfo *)g_ptr_array_index (records, i))->size;

  return n;
}

/* Of all records of the register. */
static guint64
count_entries (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint64 *n = rog_store_run_sync (world->desk->open->store, count, NULL, NULL, &error);

  g_assert_no_error (error);

  return *n;
}

/* What is not of its kind, what lies outside what was requested, what is no act in a dossier: refused, and nothing is there. */
static void
step_invalid (World *world)
{
  const RogActKind *kind = draw_kind ();
  RogDossier       *dossier = rog_work_get_dossier (world->work);
  g_autofree char  *before = NULL;
  g_autofree char  *after = NULL;
  JsonObject       *body;
  guint64           n;

  settle (world);
  n = count_entries (world);
  before = canonical (dossier);
  body = draw_act (world, kind);
  if (kind->type != G_TYPE_INVALID && (kind->type != ROG_TYPE_DECISION || !draw_outside (dossier, body)))
    g_free (draw_spoil (kind->fields, body));
  act (world, kind->name, NULL, NULL, body, refused_cb);
  settle (world);
  after = canonical (dossier);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_entries (world), ==, n);
}

static void
step_reopen (World *world)
{
  g_autofree char *id = g_strdup (rog_work_get_id (world->work));

  settle (world);
  g_clear_object (&world->work);
  rog_desk_lock (world->desk);
  rog_desk_unlock_async (world->desk, NULL, wait_cb, world->wait);
  g_assert_true (rog_desk_unlock_finish (world->desk, wait_for (world->wait), NULL));
  world->work = at_desk_open (world->desk, id, world->wait);
}

static void
run_sequence (World *world)
{
  world->work = at_desk_add_practice (world->desk, world->wait);
  for (guint i = 0; i < STEPS; i++)
    {
      int n = g_test_rand_int_range (0, 10);

      if (n == 0)
        step_invalid (world);
      else if (n == 1)
        step_unknown (world);
      else
        step_valid (world);
      if (g_test_rand_int_range (0, 4) == 0)
        settle (world);
    }
  settle (world);
  assert_same (world);
  step_reopen (world);
  assert_same (world);
  assert_within (world);
  g_clear_object (&world->work);
}

static guint
count_kinds (void)
{
  guint n = 0;

  for (guint i = 0; i < rog_act_kinds_get_count (); i++)
    n += rog_act_kinds_get (i)->type != G_TYPE_INVALID;

  return n;
}

static void
test_projection (void)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (GHashTable) requested = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  World world = { .requested = requested, .seen = seen };

  wait_init (&wait);
  desk = at_desk_ready ("property", &wait);
  world.desk = desk;
  world.wait = &wait;
  for (guint i = 0; i < SEQUENCES; i++)
    run_sequence (&world);
  g_assert_cmpuint (g_hash_table_size (seen), ==, count_kinds ());
  g_assert_cmpuint (world.n_refused, >, SEQUENCES);
  g_assert_cmpuint (world.n_versions, >, 0);
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  rog_desk_lock (desk);
}

/* An item that a decision made of an open rest is withdrawn: that rests on the decision. */
static void
test_part (void)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = NULL;
  World world = { .wait = &wait };
  g_autoptr (JsonObject) decision = NULL;
  g_autofree char *id = NULL;
  RogItem         *part;
  JsonObject      *state;

  wait_init (&wait);
  world.desk = desk = at_desk_ready ("part", &wait);
  world.work = at_desk_add_practice (desk, &wait);
  do
    {
      g_clear_pointer (&decision, json_object_unref);
      decision = draw_decision (rog_work_get_dossier (world.work));
    }
  while (json_array_get_length (rog_json_peek_array (decision, "parts")) == 0);
  id = g_strdup (rog_json_peek_string (json_array_get_object_element (rog_json_peek_array (decision, "parts"), 0), "item"));
  act (&world, "decision.signed", NULL, NULL, g_steal_pointer (&decision), appended_cb);
  settle (&world);

  part = rog_dossier_find_item (rog_work_get_dossier (world.work), id);
  state = rog_entity_to_json (ROG_ENTITY (part));
  json_object_set_boolean_member (state, "withdrawn", TRUE);
  act (&world, "item.withdrawn", id, NULL, state, appended_cb);
  settle (&world);
  g_assert_true (rog_item_is_withdrawn (part));
  assert_same (&world);
  g_clear_object (&world.work);
  rog_desk_lock (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/property/projection", test_projection);
  g_test_add_func ("/service/property/part", test_part);

  return g_test_run ();
}
