// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "fixture.h"

/* One act of a made-up history. */
typedef struct
{
  char *hash;
  char *after[3];
  char *at;
  char *kind;
  char *object;
  char *body;
} Made;

static void
made_free (Made *made)
{
  g_free (made->hash);
  g_free (made->after[0]);
  g_free (made->after[1]);
  g_free (made->at);
  g_free (made->kind);
  g_free (made->object);
  g_free (made->body);
  g_free (made);
}

/* A history in which acts rest on earlier ones of their object, or (a fork) on one before it. */
static GPtrArray *
make_history (guint length)
{
  GPtrArray *acts = g_ptr_array_new_with_free_func ((GDestroyNotify)made_free);
  int        last[6] = { -1, -1, -1, -1, -1, -1 };

  for (guint i = 0; i < length; i++)
    {
      Made *made = g_new0 (Made, 1);
      int   object = g_test_rand_int_range (0, 6);
      int   before = last[object];

      if (before >= 0 && g_test_rand_int_range (0, 8) == 0)
        before = g_test_rand_int_range (0, before + 1); /* somebody who had not seen the latest one */
      made->hash = g_strdup_printf ("hash-%04u-%08x", i, (guint)g_test_rand_int ());
      if (before >= 0)
        made->after[0] = g_strdup (((Made *)g_ptr_array_index (acts, before))->hash);
      if (i > 0 && g_test_rand_bit ())
        made->after[made->after[0] != NULL ? 1 : 0] = g_strdup (((Made *)g_ptr_array_index (acts, g_test_rand_int_range (0, (int)i)))->hash);
      made->at = g_strdup_printf ("2026-09-%02dT08:%02d:00Z", g_test_rand_int_range (1, 28), g_test_rand_int_range (0, 60));
      made->object = g_strdup_printf ("00000000-0000-4000-8000-0000000001%02d", object);
      switch (g_test_rand_int_range (0, 8))
        {
        case 0:
          made->kind = g_strdup ("future.kind");
          made->body = g_strdup_printf ("{'anything':%u}", i);
          break;
        case 1:
          made->kind = g_strdup ("person.entered");
          made->body = g_strdup_printf ("{'kind':'nobody','name':'bad %u'}", i); /* not readable */
          break;
        default:
          made->kind = g_strdup (object < 3 ? "person.changed" : "item.entered");
          made->body = object < 3 ? g_strdup_printf ("{'kind':'natural','name':'Name %u','later_member':%u}", i, i)
                                  : g_strdup_printf ("{'number':%d,'title':'Item %u'}", object, i);
        }
      last[object] = (int)i;
      g_ptr_array_add (acts, made);
    }

  return acts;
}

static RogDossier *
fold (GPtrArray *acts)
{
  RogDossier *dossier = rog_dossier_new (REQUEST);

  for (guint i = 0; i < acts->len; i++)
    {
      const Made *made = g_ptr_array_index (acts, i);
      g_autoptr (JsonObject) body = fixture_json (made->body);
      RogActView view = { .hash = made->hash, .record = REQUEST, .kind = made->kind, .object = made->object, .at = made->at, .after = (const char *const *)made->after, .body = body };

      rog_dossier_apply (dossier, &view, NULL);
    }

  return dossier;
}

static GBytes *
bytes_of (RogDossier *dossier)
{
  g_autoptr (JsonObject) json = rog_dossier_to_json (dossier);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = rog_json_object_canonical (json, &error);

  g_assert_no_error (error);

  return bytes;
}

static void
shuffle (GPtrArray *acts)
{
  for (guint i = acts->len - 1; i > 0; i--)
    {
      guint    j = (guint)g_test_rand_int_range (0, (int)i + 1);
      gpointer one = acts->pdata[i];

      acts->pdata[i] = acts->pdata[j];
      acts->pdata[j] = one;
    }
}

static char *
order_of (GListModel *model)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (model, i);

      g_string_append_printf (out, "%s ", rog_entity_get_id (entity));
    }

  return g_string_free_and_steal (out);
}

/* Rebuilt from its acts, in whatever order, a dossier is what it was live: states, conflicts, lists. */
static void
test_rebuilt (void)
{
  guint conflicts = 0;

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (GPtrArray) acts = make_history (40);
      g_autoptr (RogDossier) live = fold (acts);
      g_autoptr (GBytes) before = bytes_of (live);
      g_autofree char *persons = order_of (rog_dossier_get_persons (live));
      g_autofree char *items = order_of (rog_dossier_get_items (live));

      conflicts += g_list_model_get_n_items (rog_dossier_get_conflicts (live));
      for (int i = 0; i < 3; i++)
        {
          g_autoptr (RogDossier) rebuilt = NULL;
          g_autoptr (GBytes) after = NULL;
          g_autofree char *persons_again = NULL, *items_again = NULL;

          shuffle (acts);
          rebuilt = fold (acts);
          after = bytes_of (rebuilt);
          persons_again = order_of (rog_dossier_get_persons (rebuilt));
          items_again = order_of (rog_dossier_get_items (rebuilt));
          g_assert_true (g_bytes_equal (before, after));
          g_assert_cmpstr (persons, ==, persons_again);
          g_assert_cmpstr (items, ==, items_again);
        }
    }
  g_assert_cmpuint (conflicts, >, 0); /* the histories do have forks */
}

static void
test_conflict (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  GListModel *conflicts = rog_dossier_get_conflicts (dossier);
  const char *both[] = { "fork-a", "fork-b", NULL };
  g_autoptr (JsonObject) body = fixture_json ("{'kind':'natural','name':'Tomas C. Rehlin'}");
  RogActView view = { .hash = "join", .record = REQUEST, .kind = "person.changed", .object = PERSON_1, .at = "2026-09-04T08:00:00Z", .after = both, .body = body };
  RogPerson *person = rog_dossier_find_person (dossier, PERSON_1);

  g_assert_true (fixture_act (dossier, "fork-a", "act-00006", "2026-09-02T08:00:00Z", "person.changed", PERSON_1, "{'kind':'natural','name':'Tomas A. Rehlin'}"));
  g_assert_cmpuint (g_list_model_get_n_items (conflicts), ==, 0);
  g_assert_true (fixture_act (dossier, "fork-b", "act-00006", "2026-09-03T08:00:00Z", "person.changed", PERSON_1, "{'kind':'natural','name':'Tomas B. Rehlin'}"));
  g_assert_cmpuint (g_list_model_get_n_items (conflicts), ==, 1);
  g_assert_true (rog_entity_is_in_conflict (ROG_ENTITY (person)));
  g_assert_cmpstr (rog_person_get_name (person), ==, "Tomas B. Rehlin");
  g_assert_true (rog_dossier_apply (dossier, &view, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (conflicts), ==, 0);
  g_assert_false (rog_entity_is_in_conflict (ROG_ENTITY (person)));
  g_assert_cmpstr (rog_person_get_name (person), ==, "Tomas C. Rehlin");
  g_assert_true (person == rog_dossier_find_person (dossier, PERSON_1)); /* the same object, changed */
}

static void
test_kept (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  GListModel *unknown = rog_dossier_get_unknown (dossier);
  g_autoptr (RogKeptAct) first = NULL;
  g_autoptr (RogKeptAct) second = NULL;

  g_assert_true (fixture_act (dossier, "x", "act-00001", "2026-09-02T08:00:00Z", "future.kind", PERSON_1, "{'new':true}"));
  g_assert_false (fixture_act (dossier, "y", "act-00001", "2026-09-03T08:00:00Z", "person.changed", PERSON_1, "{'kind':'natural'}"));
  g_assert_cmpuint (g_list_model_get_n_items (unknown), ==, 2);
  first = g_list_model_get_item (unknown, 0);
  second = g_list_model_get_item (unknown, 1);
  g_assert_cmpstr (rog_kept_act_get_kind (first), ==, "future.kind");
  g_assert_null (rog_kept_act_get_problem (first));
  g_assert_nonnull (strstr (rog_kept_act_get_problem (second), "name"));
  g_assert_cmpstr (rog_person_get_name (rog_dossier_find_person (dossier, PERSON_1)), ==, "Tomas Rehlin");
}

static char *
find_words (const char *id,
            gpointer    user_data)
{
  GPtrArray *words = user_data;

  for (guint i = 0; i < words->len; i++)
    {
      const RogDetachedWords *one = g_ptr_array_index (words, i);

      if (g_str_equal (one->id, id))
        return g_strdup (one->text);
    }

  return NULL;
}

/* Words leave a body before it is signed, come back while they are kept, and stay away once erased. */
static void
test_words (void)
{
  g_autoptr (JsonObject) body = fixture_json ("{'kind':'natural','name':'A','pins':[{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':1,'quote':'the words'}]}");
  const RogField *fields = rog_entity_type_get_fields (ROG_TYPE_PERSON);
  g_autoptr (GPtrArray) words = rog_fields_detach_words (fields, body);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *pin = json_array_get_object_element (json_object_get_array_member (body, "pins"), 0);

  g_assert_cmpuint (words->len, ==, 1);
  g_assert_null (rog_json_peek_string (pin, "quote"));
  g_assert_true (rog_fields_check (fields, body, &error));
  g_assert_no_error (error);
  rog_words_attach (body, find_words, none);
  g_assert_null (rog_json_peek_string (pin, "quote"));
  rog_words_attach (body, find_words, words);
  g_assert_cmpstr (rog_json_peek_string (pin, "quote"), ==, "the words");
}

static char *
find_nothing (const char *id,
              gpointer    user_data)
{
  return g_strdup ("");
}

/* Words that are no words do not make a state that nobody can read: the act is kept. */
static void
test_empty_words (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (JsonObject) body = fixture_json ("{'kind':'natural','name':'A','pins':[{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':1,"
                                              "'quote':{'words':'" GROUND "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}}]}");
  RogActView view = { .hash = "words", .record = REQUEST, .kind = "person.entered", .object = CHALLENGE, .at = "2026-09-04T08:00:00Z", .body = body, .words = find_nothing };

  g_assert_false (rog_dossier_apply (dossier, &view, NULL));
  g_assert_null (rog_dossier_find_person (dossier, CHALLENGE));
  g_assert_true (rog_dossier_has_unread (dossier, CHALLENGE));
}

static void
test_queries (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  g_assert_null (rog_dossier_get_capacity (dossier, PERSON_1, ITEM_1));
  fixture_apply (dossier, "capacity.set", "00000000-0000-4000-8000-0000000000a1", "{'person':'" PERSON_1 "','capacity':'witness','source':'authority'}");
  fixture_apply (dossier, "capacity.set", "00000000-0000-4000-8000-0000000000a2", "{'person':'" PERSON_1 "','item':'" ITEM_1 "','capacity':'suspect','source':'judge'}");
  g_assert_cmpstr (rog_dossier_get_capacity (dossier, PERSON_1, ITEM_1), ==, "suspect");
  g_assert_cmpstr (rog_dossier_get_capacity (dossier, PERSON_1, ITEM_2), ==, "witness");
  g_assert_false (rog_dossier_is_open_to (dossier, ITEM_1, PERSON_1));
  fixture_apply (dossier, "secrecy.set", "00000000-0000-4000-8000-0000000000a3", "{'items':['" ITEM_1 "'],'from':'everyone','basis':'law'}");
  g_assert_true (rog_dossier_is_secret_from (dossier, ITEM_1, PERSON_1));
  g_assert_false (rog_dossier_is_secret_from (dossier, ITEM_2, PERSON_1)); /* not opened is not secret */
}

static void
set_at (RogDossier *dossier,
        const char *at,
        const char *kind,
        const char *body)
{
  g_autofree char *id = rog_uuid_new ();

  g_assert_true (fixture_act (dossier, id, NULL, at, kind, id, body));
}

/* A judge's opening ends for that person what was secret until then; what is made secret later is secret. */
static void
test_may_know (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  g_assert_false (rog_dossier_may_know (dossier, ITEM_1, PERSON_1));
  set_at (dossier, "2027-01-01T00:00:00Z", "secrecy.set", "{'items':['" ITEM_1 "'],'from':'everyone','basis':'asked'}");
  g_assert_false (rog_dossier_may_know (dossier, ITEM_1, PERSON_1));
  set_at (dossier, "2027-01-02T00:00:00Z", "opening.made", "{'persons':['" PERSON_1 "'],'items':['" ITEM_1 "']}");
  g_assert_true (rog_dossier_may_know (dossier, ITEM_1, PERSON_1));
  g_assert_false (rog_dossier_may_know (dossier, ITEM_1, PERSON_2));
  g_assert_false (rog_dossier_may_know (dossier, ITEM_2, PERSON_1));

  set_at (dossier, "2027-01-02T00:00:00Z", "secrecy.set", "{'items':['" ITEM_1 "'],'from':'everyone','basis':'law'}");
  g_assert_false (rog_dossier_may_know (dossier, ITEM_1, PERSON_1));
  set_at (dossier, "2027-01-02T00:00:00Z", "opening.made", "{'persons':['" PERSON_1 "'],'items':['" ITEM_1 "']}");
  g_assert_true (rog_dossier_may_know (dossier, ITEM_1, PERSON_1));
  set_at (dossier, "2027-01-02T00:00:00Z", "secrecy.set", "{'items':['" ITEM_1 "'],'from':['" PERSON_1 "'],'basis':'judge','reason':'A mistake.'}");
  g_assert_false (rog_dossier_may_know (dossier, ITEM_1, PERSON_1));
  set_at (dossier, "2027-01-03T00:00:00Z", "opening.made", "{'persons':['" PERSON_1 "'],'items':['" ITEM_1 "']}");
  g_assert_true (rog_dossier_may_know (dossier, ITEM_1, PERSON_1));
  set_at (dossier, "2027-01-04T00:00:00Z", "secrecy.set", "{'items':['" ITEM_1 "'],'from':['" PERSON_2 "'],'basis':'law'}");
  g_assert_true (rog_dossier_may_know (dossier, ITEM_1, PERSON_1));
  set_at (dossier, "2027-01-05T00:00:00Z", "secrecy.set", "{'items':['" ITEM_1 "'],'from':['" PERSON_1 "'],'basis':'law'}");
  g_assert_false (rog_dossier_may_know (dossier, ITEM_1, PERSON_1));
}

static gboolean
is_left_out (RogDossier *dossier,
             const char *more)
{
  g_autofree char *json = g_strdup_printf ("{'persons':['" PERSON_1 "','" PERSON_2 "'],'items':['" ITEM_1 "']%s}", more);
  g_autoptr (JsonObject) opening = fixture_json (json);
  RogItem *item = rog_dossier_find_left_out (dossier, opening, rog_dossier_find_document (dossier, DOCUMENT));

  g_assert_true (item == NULL || g_str_equal (rog_entity_get_id (ROG_ENTITY (item)), ITEM_1));

  return item != NULL;
}

/* Of a document that bears on what is opened, it is said for each person what becomes of it; once is enough. */
static void
test_left_out (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  g_autoptr (RogDossier) other = fixture_dossier ();
  g_autoptr (JsonObject) elsewhere = fixture_json ("{'persons':['" PERSON_1 "'],'items':['" ITEM_2 "']}");

  g_assert_true (is_left_out (dossier, ""));
  g_assert_false (is_left_out (dossier, ",'documents':['" DOCUMENT "']"));
  g_assert_false (is_left_out (dossier, ",'withheld':[{'document':'" DOCUMENT "','criterion':'X03','reason':'A source.'}]"));
  g_assert_null (rog_dossier_find_left_out (dossier, elsewhere, rog_dossier_find_document (dossier, DOCUMENT)));

  /* What was asked, or is by law, ends with the opening; what a judge set for one of them is not so for the other. */
  set_at (dossier, "2027-01-01T00:00:00Z", "secrecy.set", "{'documents':['" DOCUMENT "'],'from':'everyone','basis':'asked'}");
  set_at (dossier, "2027-01-01T00:00:00Z", "secrecy.set", "{'documents':['" DOCUMENT "'],'from':'everyone','basis':'law','reason':'§ 5'}");
  set_at (dossier, "2027-01-01T00:00:00Z", "secrecy.set", "{'documents':['" DOCUMENT "'],'from':['" PERSON_1 "'],'basis':'judge','reason':'Still watched.'}");
  g_assert_true (is_left_out (dossier, ""));
  g_assert_true (rog_dossier_is_accounted_for (dossier, DOCUMENT, PERSON_1));
  set_at (dossier, "2027-01-02T00:00:00Z", "secrecy.set", "{'documents':['" DOCUMENT "'],'from':['" PERSON_2 "'],'basis':'judge'}");
  g_assert_true (is_left_out (dossier, ""));
  set_at (dossier, "2027-01-03T00:00:00Z", "opening.made", "{'persons':['" PERSON_2 "'],'items':['" ITEM_2 "'],'withheld':[{'document':'" DOCUMENT "','criterion':'X03','reason':'A source.'}]}");
  g_assert_false (is_left_out (dossier, ""));

  set_at (other, "2027-01-01T00:00:00Z", "opening.made", "{'persons':['" PERSON_1 "','" PERSON_2 "'],'documents':['" DOCUMENT "']}");
  g_assert_false (is_left_out (other, ""));
}

static void
test_suspect (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();

  g_assert_false (rog_dossier_is_suspect (dossier, PERSON_1));
  set_at (dossier, "2027-01-01T00:00:00Z", "capacity.set", "{'person':'" PERSON_1 "','capacity':'witness','source':'authority'}");
  g_assert_false (rog_dossier_is_suspect (dossier, PERSON_1));
  set_at (dossier, "2027-01-02T00:00:00Z", "capacity.set", "{'person':'" PERSON_1 "','item':'" ITEM_2 "','capacity':'accused','source':'authority'}");
  g_assert_true (rog_dossier_is_suspect (dossier, PERSON_1));
  g_assert_false (rog_dossier_is_suspect (dossier, PERSON_2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/rebuilt", test_rebuilt);
  g_test_add_func ("/fold/conflict", test_conflict);
  g_test_add_func ("/fold/kept", test_kept);
  g_test_add_func ("/fold/words", test_words);
  g_test_add_func ("/fold/empty-words", test_empty_words);
  g_test_add_func ("/fold/queries", test_queries);
  g_test_add_func ("/fold/may-know", test_may_know);
  g_test_add_func ("/fold/left-out", test_left_out);
  g_test_add_func ("/fold/suspect", test_suspect);

  return g_test_run ();
}
