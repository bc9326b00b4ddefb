// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * kill -9 in the middle of import, of saving papers (typing), and of signing letters and
 * entering acts: a child process does it over and over and acknowledges over a pipe what it was told
 * is done; it is killed at a random moment. On reopening nothing acknowledged is lost and
 * nothing is half there.
 *
 *   test-service-crash MODE          the test: "import", "papers", "signing"
 *   test-service-crash --child …     the child
 */
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "at-desk.h"
#include "core/rog-json.h"
#include "identity/rog-identity.h"
#include "identity/rog-pin-guard.h"
#include "service/rog-acts.h"
#include "service/rog-profile.h"
#include "service/rog-work-sign.h"
#include "store/rog-papers.h"
#include "store/rog-store.h"
#include "store/rog-vault.h"

#define KILLS 50

static const char *self_path;
static const char *mode;
static gboolean    is_child;

/*
 * The child
 */

static void
acknowledge (const char *text)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  if (is_child && write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (0);
}

static void
import (RogDesk *desk,
        Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier = NULL;

  rog_desk_add_practice_async (desk, NULL, wait_cb, wait);
  dossier = rog_desk_add_practice_finish (desk, wait_for (wait), &error);
  g_assert_no_error (error);
  acknowledge (dossier);
}

static void
save (RogWork *work,
      guint    number,
      Wait    *wait)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *id = at_desk_save_note (work, "11111111-1111-4111-8111-111111111111", text, wait);

  acknowledge (text);
}

static void
sign (RogWork *work,
      Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *question = g_uuid_string_random ();
  /* Each another letter: the same document is not kept twice in a dossier. */
  g_autofree char *letter = g_strdup_printf ("{\"to\":\"Office of the Public Prosecutor\",\"questions\":[{\"id\":\"%s\",\"text\":\"Which period is meant in %s?\"}]}", question, question);
  g_autoptr (GBytes) bytes = g_bytes_new (letter, strlen (letter));
  g_autoptr (JsonNode) node = rog_json_parse (bytes, 1 << 20, &error);
  g_autoptr (RogSecret) pin = rog_secret_new_copy (AT_DESK_PIN, strlen (AT_DESK_PIN));
  g_autofree char *object = NULL;

  g_assert_no_error (error);
  rog_work_sign_letter_async (work, json_node_get_object (node), pin, NULL, wait_cb, wait);
  object = rog_work_sign_letter_finish (work, wait_for (wait), &error);
  g_assert_no_error (error);
  acknowledge (object);
}

static void
enter (RogWork *work,
       Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *object = NULL;

  json_object_set_string_member (body, "name", "Mara Ellin");
  json_object_set_string_member (body, "kind", "natural");
  rog_work_act_async (work, "person.entered", NULL, body, NULL, wait_cb, wait);
  object = rog_work_act_finish (work, wait_for (wait), &error);
  g_assert_no_error (error);
  acknowledge (object);
}

/* One piece of what the test is about. */
static void
do_one (RogDesk *desk,
        RogWork *work,
        guint    number,
        Wait    *wait)
{
  if (g_str_equal (mode, "import"))
    import (desk, wait);
  else if (g_str_equal (mode, "papers"))
    save (work, number, wait);
  else if (number % 2 == 0)
    sign (work, wait);
  else
    enter (work, wait);
}

G_NORETURN static void
child_main (const char *dossier,
            const char *next)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = at_desk_before ("crash");
  g_autoptr (RogWork) work = NULL;

  wait_init (&wait);
  at_desk_start (desk, &wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_READY);
  work = at_desk_open (desk, dossier, &wait);
  acknowledge ("ready");
  for (guint n = (guint)strtoul (next, NULL, 10);; n++)
    do_one (desk, work, n, &wait);
}

/* Lets a child work for a random while and kills it; what it acknowledged is added. The
 * moment is drawn from the time that some pieces of work take, so that it falls anywhere in one. */
static void
run_and_kill (const char *dossier,
              GPtrArray  *acknowledged,
              gint64      up_to)
{
  guint            last = acknowledged->len > 0 ? (guint)strtoul (g_ptr_array_index (acknowledged, acknowledged->len - 1), NULL, 10) : 0;
  g_autofree char *next = g_strdup_printf ("%u", g_str_equal (mode, "papers") ? last + 1 : g_test_rand_bit ());
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self_path, "--child", mode, dossier, next, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *ready = NULL;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  ready = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_cmpstr (ready, ==, "ready");
  g_usleep ((gulong)g_test_rand_int_range (0, (gint32)up_to));
  g_subprocess_send_signal (child, SIGKILL);

  for (;;)
    {
      char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      g_assert_no_error (error);
      if (line == NULL)
        break;
      g_ptr_array_add (acknowledged, line);
    }
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
}

/*
 * What has to be there afterwards
 */

typedef struct
{
  const char *dossier; /* the one worked on */
  RogStore   *store;
  GPtrArray  *acknowledged;
  guint       n_acts; /* of a practice dossier, whole */
} Expected;

static gpointer
check_import (RogDatabase *database,
              Expected    *expected,
              GError     **error)
{
  g_autoptr (GPtrArray) records = rog_records_list (database, NULL, error);
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    {
      RogRecordInfo *info = g_ptr_array_index (records, i);

      if (info->dossier == NULL)
        continue;
      g_hash_table_add (there, info->dossier);
      g_assert_cmpuint (info->size, ==, expected->n_acts);
    }
  for (guint i = 0; i < expected->acknowledged->len; i++)
    g_assert_true (g_hash_table_contains (there, g_ptr_array_index (expected->acknowledged, i)));

  return expected;
}

static gpointer
check_papers (RogDatabase *database,
              Expected    *expected,
              GError     **error)
{
  g_autoptr (GPtrArray) papers = rog_papers_list (database, expected->dossier, "note", FALSE, error);
  guint last = expected->acknowledged->len > 0 ? (guint)strtoul (g_ptr_array_index (expected->acknowledged, expected->acknowledged->len - 1), NULL, 10) : 0;

  if (papers == NULL)
    return NULL;
  g_assert_cmpuint (papers->len, <=, 1);
  if (last > 0)
    {
      const RogPaperRow *row = g_ptr_array_index (papers, 0);
      g_autoptr (GBytes) bytes = g_bytes_new (row->content, strlen (row->content));
      g_autoptr (JsonNode) node = rog_json_parse (bytes, 1 << 20, error);
      guint saved;

      g_assert_nonnull (node);
      saved = (guint)strtoul (json_object_get_string_member (json_node_get_object (node), "text"), NULL, 10);
      /* What was being saved when the end came is there or not, nothing else. */
      g_assert_cmpuint (saved, >=, last);
      g_assert_cmpuint (saved, <=, last + 1);
    }

  return expected;
}

static gpointer
check_objects (RogDatabase *database,
               Expected    *expected,
               GError     **error)
{
  g_autoptr (RogDossier) dossier = rog_dossier_new (expected->dossier);
  g_autoptr (GPtrArray) acts = rog_acts_load (database, expected->dossier, NULL, error);
  GListModel *letters = rog_dossier_get_information_requests (dossier);

  if (acts == NULL || !rog_acts_apply (acts, dossier))
    return NULL;

  for (guint i = 0; i < expected->acknowledged->len; i++)
    {
      const char *id = g_ptr_array_index (expected->acknowledged, i);

      g_assert_true (rog_dossier_find_person (dossier, id) != NULL || rog_dossier_find (dossier, ROG_TYPE_INFORMATION_REQUEST, id) != NULL);
    }
  /* Each letter that is there is there with its document and its signature. */
  for (guint i = 0; i < g_list_model_get_n_items (letters); i++)
    {
      g_autoptr (RogEntity) letter = g_list_model_get_item (letters, i);

      g_assert_nonnull (rog_dossier_find_document (dossier, rog_entity_get_string (letter, "document")));
      g_assert_nonnull (rog_dossier_find_document (dossier, rog_entity_get_string (letter, "signature")));
    }
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_conflicts (dossier)), ==, 0);

  return expected;
}

static gboolean
check_vault (RogDatabase *database,
             Expected    *expected,
             gboolean     bytes_too,
             GError     **error)
{
  const char *vault = rog_store_get_vault_folder (expected->store);
  g_autoptr (GPtrArray) missing = rog_vault_sweep (vault, database, TRUE, error);
  g_autoptr (GPtrArray) rows = bytes_too ? rog_vault_list (database, expected->dossier, error) : NULL;

  if (missing == NULL)
    return FALSE;
  g_assert_cmpuint (missing->len, ==, 0);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autofd int fd = rog_vault_open_memfd (vault, g_ptr_array_index (rows, i), NULL, error);

      if (fd < 0)
        return FALSE;
    }

  return TRUE;
}

static gpointer
check (RogDatabase  *database,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  Expected *expected = data;
  g_autoptr (GPtrArray) reports = rog_records_verify_all (database, NULL, NULL, NULL, error);

  if (reports == NULL || !check_vault (database, expected, g_str_equal (mode, "signing"), error))
    return NULL;
  for (guint i = 0; i < reports->len; i++)
    {
      const RogRecordReport *report = g_ptr_array_index (reports, i);

      g_assert_cmpuint (report->valid, ==, report->size);
    }

  if (g_str_equal (mode, "import"))
    return check_import (database, expected, error);
  if (g_str_equal (mode, "papers"))
    return check_papers (database, expected, error);

  return check_objects (database, expected, error);
}

/* As the program opens it: with the keyring's checkpoint, and every signature. */
static void
check_at_desk (Expected *expected,
               Wait     *wait)
{
  g_autoptr (RogDesk) desk = at_desk_before ("crash");
  g_autoptr (RogWork) work = NULL;

  at_desk_start (desk, wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_READY);
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  work = at_desk_open (desk, expected->dossier, wait);
  rog_desk_lock (desk);
}

static void
check_closed (Expected  *expected,
              RogSecret *key)
{
  g_autofree char *folder = rog_profile_get_directory ("crash");
  g_autoptr (GError) error = NULL;
  g_autoptr (RogStore) store = rog_store_open (folder, key, ROG_DATABASE_EXISTING, &error);

  g_assert_no_error (error);
  expected->store = store;
  rog_store_run_sync (store, check, expected, NULL, &error);
  g_assert_no_error (error);
  rog_store_close (store);
}

/* How long three pieces take here and now, in microseconds. */
static gint64
measure (RogDesk *desk,
         RogWork *work,
         Wait    *wait)
{
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < 3; i++)
    do_one (desk, work, i, wait);

  return CLAMP (g_get_monotonic_time () - begin, 50000, 5000000);
}

static void
test_killed (void)
{
  g_auto (Wait) wait;
  g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RogKeyring) keyring = rog_keyring_new ("crash");
  g_autoptr (RogClock) clock = rog_clock_new ();
  g_autoptr (RogIdentity) identity = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier = NULL;
  gint64           up_to;
  Expected         expected = { NULL, NULL, acknowledged, 0 };

  wait_init (&wait);
  {
    g_autoptr (RogDesk) desk = at_desk_ready ("crash", &wait);
    g_autoptr (RogWork) work = at_desk_add_practice (desk, &wait);

    dossier = g_strdup (rog_work_get_id (work));
    expected.n_acts = rog_dossier_get_n_acts (rog_work_get_dossier (work));
    up_to = measure (desk, work, &wait);
    at_desk_wait_checkpoint (desk);
    rog_desk_lock (desk);
  }
  identity = rog_identity_load (keyring, NULL, &error);
  g_assert_no_error (error);
  expected.dossier = dossier;

  for (guint i = 0; i < KILLS; i++)
    {
      run_and_kill (dossier, acknowledged, up_to);
      /* A process that has just begun is slower than this one was. */
      if (acknowledged->len == 0)
        up_to = MIN (up_to * 2, 5000000);
      /* Ended between the PIN and its success: counted as a wrong one, as it must be. */
      g_assert_true (rog_pin_guard_succeed (keyring, clock, NULL, &error));
      g_assert_no_error (error);
      check_closed (&expected, rog_identity_get_master_key (identity));
    }
  check_at_desk (&expected, &wait);
  g_test_message ("%u acknowledged before %d kills, each within %" G_GINT64_FORMAT " ms", acknowledged->len, KILLS, up_to / 1000);
  /* A test that kills before anything is done shows nothing. */
  g_assert_cmpuint (acknowledged->len, >, 0);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  if (argc == 5 && g_str_equal (argv[1], "--child"))
    {
      mode = argv[2];
      is_child = TRUE;
      child_main (argv[3], argv[4]);
    }

  g_test_init (&argc, &argv, NULL);
  self_path = argv[0];
  mode = argc > 1 ? argv[1] : "papers";
  {
    g_autofree char *path = g_strconcat ("/service/crash/", mode, NULL);

    g_test_add_func (path, test_killed);
  }

  return g_test_run ();
}
