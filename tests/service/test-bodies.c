// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a person's record holds is the same whatever else the bench did (casework § 10): two histories of the court that
 * end in the same acts for one person give that person the same bodies, byte for byte.
 */
#include <string.h>

#include "core/rog-json.h"
#include "ruling-case.h"
#include "service/rog-desk-private.h"
#include "service/rog-work-challenge.h"
#include "store/rog-records-person.h"

#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"
#define READER "Miriam Solde"

/* One of the two dossiers of the same desk, with the same keys. */
static void
turn_to (Case    *c,
         RogWork *work)
{
  g_set_object (&c->work, work);
  g_set_str (&c->dossier, rog_work_get_id (work));
}

static RogDossier *
dossier_of (Case *c)
{
  return rog_work_get_dossier (c->work);
}

/*
 * What the reader has
 */

typedef struct
{
  const char *dossier;
  const char *person;
  GString    *bodies;
} Reading;

static gboolean
collect (RogEntry *entry,
         gpointer  data,
         GError  **error)
{
  RogAct *act = rog_entry_get_act (entry);
  g_autoptr (GBytes) bytes = NULL;

  /* A record says who keeps it, and what came before; no act of the bench is in that. */
  if (g_str_equal (rog_act_get_kind (act), "record.opened"))
    return TRUE;
  bytes = rog_json_object_canonical (rog_act_get_body (act), error);
  g_string_append_printf (data, "%s ", rog_act_get_kind (act));
  g_string_append_len (data, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  g_string_append_c (data, '\n');

  return TRUE;
}

static gpointer
read_record (RogDatabase  *database,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Reading         *reading = data;
  g_autofree char *record = NULL;

  if (!rog_records_find_person (database, reading->dossier, reading->person, &record, error) ||
      !rog_records_foreach (database, record, 0, collect, reading->bodies, cancellable, error))
    return NULL;

  return data;
}

typedef struct
{
  GHashTable *seen;
} Ids;

/* An id is random: what counts is where it stands again. */
static gboolean
number_id (const GMatchInfo *match,
           GString          *out,
           gpointer          data)
{
  Ids             *ids = data;
  g_autofree char *id = g_match_info_fetch (match, 0);
  gpointer         number;

  if (!g_hash_table_lookup_extended (ids->seen, id, NULL, &number))
    {
      number = GUINT_TO_POINTER (g_hash_table_size (ids->seen) + 1);
      g_hash_table_insert (ids->seen, g_strdup (id), number);
    }
  g_string_append_printf (out, "ID%u", GPOINTER_TO_UINT (number));

  return FALSE;
}

static char *
read_bodies (Case *c)
{
  g_autoptr (GString) bodies = g_string_new (NULL);
  Reading reading = { c->dossier, case_get_person (c, READER), bodies };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Ids ids = { seen };
  g_autoptr (GRegex) regex = g_regex_new ("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_assert_nonnull (rog_store_run_sync (c->desk->open->store, read_record, &reading, NULL, &error));
  g_assert_no_error (error);
  text = g_regex_replace_eval (regex, bodies->str, -1, 0, G_REGEX_MATCH_DEFAULT, number_id, &ids, &error);
  g_assert_no_error (error);

  return text;
}

/*
 * Acts
 */

static void
act (Case       *c,
     const char *kind,
     const char *object,
     const char *text)
{
  g_autoptr (JsonObject) body = at_desk_json (text);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_work_act_async (c->work, kind, object, body, NULL, wait_cb, &c->wait);
  id = rog_work_act_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
}

static void
open_to (Case       *c,
         const char *name,
         const char *what,
         const char *reason)
{
  g_autofree char *json = g_strdup_printf ("{'persons':['%s'],%s,'at':'2026-11-10','how':'by letter','reason':'%s'}", case_get_person (c, name), what, reason);
  g_autoptr (JsonObject) opening = at_desk_json (json);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  case_withhold_rest (c, opening);
  rog_work_open_to_async (c->work, opening, NULL, wait_cb, &c->wait);
  id = rog_work_open_to_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
}

/* On paper, its scan; @numbers: of the items it is tied to. */
static char *
challenge (Case       *c,
           const char *name,
           const char *label,
           gint64      number)
{
  g_autofree char *json = g_strdup_printf ("{'for':'%s','label':'%s','by':{'kind':'person','name':'%s'},'targets':[{'kind':'item','item':'%s'}],"
                                           "'grounds':[{'id':'" GROUND "','title':'Too long','items':['%s']}]}",
                                           case_get_person (c, name), label, name, case_id_of (case_get_item (c, number)), case_id_of (case_get_item (c, number)));
  g_autoptr (JsonObject) state = at_desk_json (json);
  g_autofree char *path = g_build_filename (c->folder, name, NULL);
  g_autoptr (GFile) scan = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *id;

  rog_work_enter_challenge_async (c->work, state, scan, NULL, wait_cb, &c->wait);
  id = rog_work_enter_challenge_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);

  return id;
}

/* The paper of a person, the same for both dossiers. */
static void
write_scan (Case       *c,
            const char *name)
{
  g_autoptr (GFile) scan = at_desk_make_scan (c->folder);
  g_autofree char *path = g_build_filename (c->folder, name, NULL);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autofree char *data = NULL;
  gsize            length;

  g_assert_true (g_file_load_contents (scan, NULL, &data, &length, NULL, NULL));
  {
    g_autoptr (GString) other = g_string_new_len (data, (gssize)length);

    g_string_append_printf (other, "%% %s\n", name);
    g_assert_true (g_file_replace_contents (to, other->str, other->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  }
}

static char *
of_item (Case       *c,
         const char *format,
         gint64      number)
{
  g_auto (GStrv) parts = g_strsplit (format, "ITEM", -1);

  return g_strjoinv (case_id_of (case_get_item (c, number)), parts);
}

/* What both histories have in common: the reader pleads, withdraws, and is shown two items. */
static void
do_for_reader (Case       *c,
               const char *reason)
{
  g_autofree char *first = of_item (c, "'items':['ITEM']", 1);
  g_autofree char *second = of_item (c, "'items':['ITEM']", 3);
  g_autofree char *field = of_item (c, "'fields':[{'item':'ITEM','fields':['measure']}]", 4);
  g_autofree char *id = challenge (c, READER, "C7", 1);
  g_autofree char *withdrawal = g_strdup_printf ("{'challenge':'%s','step':'withdrawal','filed':{'at':'2026-11-01'}}", id);
  g_autoptr (JsonObject) step = at_desk_json (withdrawal);
  g_autoptr (GError) error = NULL;
  g_autofree char *step_id = NULL;

  open_to (c, READER, first, reason);
  rog_work_add_challenge_step_async (c->work, step, NULL, NULL, wait_cb, &c->wait);
  step_id = rog_work_add_challenge_step_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
  open_to (c, READER, second, reason);
  open_to (c, READER, field, reason);
}

/* What the bench did beside it: other persons, notes, secrecy, another order of work. */
static void
do_else (Case *c)
{
  g_autofree char *second = of_item (c, "'items':['ITEM']", 2);
  g_autofree char *third = of_item (c, "'items':['ITEM']", 3);
  g_autofree char *secret = of_item (c, "{'items':['ITEM'],'from':'everyone','basis':'asked','reason':'So it asks.'}", 5);
  g_autofree char *event = of_item (c, "{'kind':'told','at':'2026-10-02','items':['ITEM'],'proof':{'reason':'a note'},'reason':'Not for her.'}", 2);
  g_autofree char *capacity = g_strdup_printf ("{'person':'%s','item':'%s','capacity':'witness','source':'judge','reason':'Known to the bench.'}",
                                               case_get_person (c, READER), case_id_of (case_get_item (c, 2)));
  g_autofree char *note = at_desk_save_note (c->work, NULL, "She may have known.", &c->wait);
  g_autofree char *other = challenge (c, "Tomas Rehlin", "C1", 1);

  open_to (c, "Postbrev A/S", second, "The provider has to look.");
  open_to (c, "Tomas Rehlin", third, "He is heard first.");
  act (c, "secrecy.set", NULL, secret);
  act (c, "event.entered", NULL, event);
  act (c, "capacity.set", NULL, capacity);
  g_assert_nonnull (other);
  g_assert_nonnull (note);
}

static void
test_histories (void)
{
  Case             c = { 0 };
  g_autofree char *plain = NULL, *busy = NULL;
  g_autoptr (RogWork) first = NULL;
  g_autoptr (RogWork) second = NULL;

  case_set_up (&c, "bodies", "judge");
  write_scan (&c, READER);
  write_scan (&c, "Tomas Rehlin");
  first = g_object_ref (c.work);
  second = at_desk_add_practice (c.desk, &c.wait);
  do_for_reader (&c, "Nothing stands against it.");
  plain = read_bodies (&c);
  g_test_message ("%s", plain);
  g_assert_nonnull (strstr (plain, "opening.made"));
  g_assert_nonnull (strstr (plain, "challenge.entered"));
  g_assert_null (strstr (plain, "Nothing stands against it"));

  turn_to (&c, second);
  do_else (&c);
  do_for_reader (&c, "She knows of it already.");
  busy = read_bodies (&c);
  g_assert_cmpstr (plain, ==, busy);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_openings (dossier_of (&c))), ==, 5);
  case_tear_down (&c);
}

/* What was made secret again since is not called by its name in what the person is given. */
static void
test_secret_since (void)
{
  Case             c = { 0 };
  g_autofree char *what = NULL, *secret = NULL, *bodies = NULL, *id = NULL;
  const char      *title;

  case_set_up (&c, "bodies-secret", "judge");
  write_scan (&c, READER);
  title = rog_item_get_title (case_get_item (&c, 1));
  secret = g_strdup_printf ("{'items':['%s'],'from':['%s'],'basis':'judge','set_by':'" AT_DESK_NAME "','reason':'Opened by mistake.'}",
                            case_id_of (case_get_item (&c, 1)), case_get_person (&c, READER));
  what = of_item (&c, "'items':['ITEM']", 1);
  open_to (&c, READER, what, "So it is.");
  act (&c, "secrecy.set", NULL, secret);
  id = challenge (&c, READER, "C1", 1);
  bodies = read_bodies (&c);
  g_assert_nonnull (strstr (bodies, title));
  g_assert_null (strstr (strstr (bodies, "challenge.entered"), title));
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/bodies/histories", test_histories);
  g_test_add_func ("/service/bodies/secret-since", test_secret_since);

  return g_test_run ();
}
