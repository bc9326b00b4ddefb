// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Random sequences of acts through the service: the dossier that is rebuilt from its record,
 * in the record's order or in any other, equals the live one, byte for byte.
 */
#include <string.h>

#include "at-desk.h"
#include "core/rog-json.h"
#include "service/rog-work-private.h"

#define SEQUENCES 8
#define STEPS 30

typedef struct
{
  RogDesk *desk;
  RogWork *work;
  Wait    *wait;
  guint    n_pending;
} World;

static JsonObject *
parse (const char *format,
       ...) G_GNUC_PRINTF (1, 2);

/* JSON with ' for ". */
static JsonObject *
parse (const char *format,
       ...)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_strdelimit (text, "'", '"');
  bytes = g_bytes_new (text, strlen (text));
  node = rog_json_parse (bytes, 1 << 20, &error);
  g_assert_no_error (error);

  return rog_json_object_copy (json_node_get_object (node));
}

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

static gpointer
load (RogDatabase  *database,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return rog_acts_load (database, data, cancellable, error);
}

static void
shuffle (GPtrArray *acts)
{
  for (guint i = acts->len; i > 1; i--)
    {
      guint    j = (guint)g_test_rand_int_range (0, (gint32)i);
      gpointer swapped = acts->pdata[j];

      acts->pdata[j] = acts->pdata[i - 1];
      acts->pdata[i - 1] = swapped;
    }
}

static char *
fold (GPtrArray  *acts,
      const char *id)
{
  g_autoptr (RogDossier) dossier = rog_dossier_new (id);
  g_autoptr (GError) error = NULL;

  g_assert_true (rog_acts_apply (acts, dossier, &error));
  g_assert_no_error (error);

  return canonical (dossier);
}

static void
assert_same (World *world)
{
  RogDossier      *dossier = rog_work_get_dossier (world->work);
  const char      *id = rog_work_get_id (world->work);
  g_autofree char *live = canonical (dossier);
  g_autofree char *rebuilt = NULL;
  g_autofree char *in_any_order = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) acts = rog_store_run_sync (world->desk->open->store, load, (gpointer)id, NULL, &error);

  g_assert_no_error (error);
  rebuilt = fold (acts, id);
  g_assert_cmpstr (live, ==, rebuilt);
  shuffle (acts);
  in_any_order = fold (acts, id);
  g_assert_cmpstr (live, ==, in_any_order);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (dossier)), ==, 0);
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

/* Not waited for: several acts, on one object even, are on their way at once. */
static void
act (World      *world,
     const char *kind,
     const char *object,
     const char *person,
     JsonObject *body)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_order_free);
  RogActOrder *order = rog_act_order_new (kind, object, body);

  order->person = g_strdup (person);
  g_ptr_array_add (orders, order);
  json_object_unref (body);
  world->n_pending++;
  rog_work_append_async (world->work, g_steal_pointer (&orders), NULL, appended_cb, world);
}

static void
settle (World *world)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (world->n_pending > 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static RogEntity *
any (GListModel *model)
{
  return g_list_model_get_item (model, (guint)g_test_rand_int_range (0, (gint32)g_list_model_get_n_items (model)));
}

/* The whole state again with one member another. */
static JsonObject *
changed (RogEntity  *entity,
         const char *member,
         const char *format)
{
  JsonObject      *state = rog_json_object_copy (rog_entity_peek_state (entity));
  g_autofree char *value = g_strdup_printf ("%s %d", format, g_test_rand_int_range (0, 1000));

  json_object_set_string_member (state, member, value);

  return state;
}

static void
step_person (World *world)
{
  g_autoptr (RogEntity) document = any (rog_dossier_get_documents (rog_work_get_dossier (world->work)));
  g_autoptr (RogEntity) person = any (rog_dossier_get_persons (rog_work_get_dossier (world->work)));

  if (g_test_rand_bit ())
    act (world, "person.changed", rog_entity_get_id (person), NULL, changed (person, "address", "Mill Street"));
  else
    act (world, "person.entered", NULL, NULL,
         parse ("{'kind':'natural','name':'Mara Ellin %d','pins':[{'document':'%s','hash':'%s','page':1,'quote':'Ms Ellin, of 14 Mill Street %d'}]}",
                g_test_rand_int_range (0, 100), rog_entity_get_id (document), rog_entity_get_string (document, "hash"), g_test_rand_int_range (0, 100)));
}

static void
step_limit (World *world)
{
  g_autoptr (RogEntity) limit = any (rog_dossier_get_limits (rog_work_get_dossier (world->work)));

  act (world, "limit.changed", rog_entity_get_id (limit), NULL, changed (limit, "because", "It was asked again, time"));
}

static void
step_event (World *world)
{
  g_autoptr (RogEntity) person = any (rog_dossier_get_persons (rog_work_get_dossier (world->work)));
  /* Told to one person: that person's record, opened when it is first needed. */
  gboolean own = g_test_rand_bit ();

  act (world, "event.entered", NULL, own ? rog_entity_get_id (person) : NULL,
       parse ("{'kind':'told','at':'2026-10-%02dT09:00:00Z','persons':['%s'],'how':'by letter'}", g_test_rand_int_range (1, 29), rog_entity_get_id (person)));
}

static void
step_secrecy (World *world)
{
  GListModel *model = rog_dossier_get_secrecy (rog_work_get_dossier (world->work));
  g_autoptr (RogEntity) document = any (rog_dossier_get_documents (rog_work_get_dossier (world->work)));

  if (g_test_rand_bit ())
    {
      g_autoptr (RogEntity) secrecy = any (model);
      JsonObject *state = rog_json_object_copy (rog_entity_peek_state (secrecy));

      json_object_set_boolean_member (state, "lifted", TRUE);
      act (world, "secrecy.lifted", rog_entity_get_id (secrecy), NULL, state);
    }
  else
    act (world, "secrecy.set", NULL, NULL,
         parse ("{'documents':['%s'],'from':'everyone','basis':'judge','reason':'Reason %d'}", rog_entity_get_id (document), g_test_rand_int_range (0, 100)));
}

static void
step_item (World *world)
{
  g_autoptr (RogEntity) item = any (rog_dossier_get_items (rog_work_get_dossier (world->work)));

  act (world, "item.corrected", rog_entity_get_id (item), NULL, changed (item, "title", "Content of the mailbox"));
}

static void
step_document (World *world)
{
  g_autoptr (RogEntity) document = any (rog_dossier_get_documents (rog_work_get_dossier (world->work)));

  act (world, "document.changed", rog_entity_get_id (document), NULL, changed (document, "name", "Annex"));
}

/* Of a later version of the program: kept, never dropped. */
static void
step_unknown (World *world)
{
  act (world, "transfer.sealed", NULL, NULL, parse ("{'piece':'Box %d','weight':%d}", g_test_rand_int_range (0, 9), g_test_rand_int_range (0, 99)));
}

static void
step_opening (World *world)
{
  g_autoptr (RogEntity) person = any (rog_dossier_get_persons (rog_work_get_dossier (world->work)));
  g_autoptr (RogEntity) item = any (rog_dossier_get_items (rog_work_get_dossier (world->work)));

  act (world, "opening.made", NULL, rog_entity_get_id (person),
       parse ("{'persons':['%s'],'items':['%s'],'reason':'To be heard'}", rog_entity_get_id (person), rog_entity_get_id (item)));
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
test_projection (void)
{
  void (*const steps[]) (World *) = { step_person, step_limit, step_event, step_secrecy, step_item, step_document, step_unknown, step_opening };
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = NULL;
  World world = { 0 };

  wait_init (&wait);
  desk = at_desk_ready ("property", &wait);
  world.desk = desk;
  world.wait = &wait;
  for (guint i = 0; i < SEQUENCES; i++)
    {
      world.work = at_desk_add_practice (desk, &wait);
      for (guint j = 0; j < STEPS; j++)
        {
          steps[g_test_rand_int_range (0, G_N_ELEMENTS (steps))](&world);
          if (g_test_rand_int_range (0, 4) == 0)
            settle (&world);
        }
      settle (&world);
      assert_same (&world);
      step_reopen (&world);
      assert_same (&world);
      g_clear_object (&world.work);
    }
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  rog_desk_lock (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/property/projection", test_projection);

  return g_test_run ();
}
