// SPDX-License-Identifier: GPL-3.0-or-later
/* The check of all records beside other work: a query is answered, and entries are added, while it is at a signature. */
#include "register.h"
#include "store/rog-statement.h"

#define OBJECT "6b1c0f3e-3b1d-4f5a-9d57-2f3f0c6f4a11"
#define ENTRIES 200
#define DEADLINE (60 * G_TIME_SPAN_SECOND)

/* Checks with another one, and stops at every signature until it is let go. */
#define TYPE_HOLDING_VERIFIER (holding_verifier_get_type ())
G_DECLARE_FINAL_TYPE (HoldingVerifier, holding_verifier, HOLDING, VERIFIER, GObject)

struct _HoldingVerifier
{
  GObject parent_instance;

  RogVerifier *verifier; /* (owned) */
  GMutex       lock;
  GCond        changed;
  guint        reached, allowed;
};

static RogAuthor *
verify (RogVerifier *verifier, GBytes *message, GBytes *signature, GBytes *certificate, GBytes *voucher, GError **error)
{
  HoldingVerifier *self = HOLDING_VERIFIER (verifier);

  g_mutex_lock (&self->lock);
  self->reached++;
  g_cond_broadcast (&self->changed);
  while (self->reached > self->allowed)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);

  return rog_verifier_verify (self->verifier, message, signature, certificate, voucher, error);
}

static void
iface_init (RogVerifierInterface *iface)
{
  iface->verify = verify;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HoldingVerifier, holding_verifier, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (ROG_TYPE_VERIFIER, iface_init))

static void
holding_verifier_finalize (GObject *object)
{
  HoldingVerifier *self = HOLDING_VERIFIER (object);

  g_object_unref (self->verifier);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);

  G_OBJECT_CLASS (holding_verifier_parent_class)->finalize (object);
}

static void
holding_verifier_class_init (HoldingVerifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = holding_verifier_finalize;
}

static void
holding_verifier_init (HoldingVerifier *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
}

/* Lets it go on to the signature with this number, and waits until it is there. */
static void
go_on_to (HoldingVerifier *self, guint signature)
{
  gint64 until = g_get_monotonic_time () + DEADLINE;

  g_mutex_lock (&self->lock);
  self->allowed = signature - 1;
  g_cond_broadcast (&self->changed);
  while (self->reached < signature)
    g_assert_true (g_cond_wait_until (&self->changed, &self->lock, until));
  g_mutex_unlock (&self->lock);
}

static void
let_go (HoldingVerifier *self)
{
  g_mutex_lock (&self->lock);
  self->allowed = G_MAXUINT;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

typedef struct
{
  RogStore    *store;
  RogVerifier *verifier;
} Check;

static gpointer
check_thread (gpointer data)
{
  Check *check = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *reports = rog_store_verify_records (check->store, G_PRIORITY_LOW, check->verifier, NULL, NULL, &error);

  g_assert_no_error (error);
  return reports;
}

typedef struct
{
  Register   *r;
  const char *record;
} Append;

static gpointer
append_cb (RogDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Append *append = data;

  append->r->database = database;
  register_append (append->r, append->record, OBJECT, "added meanwhile");
  append->r->database = NULL;
  return append;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (rog_store_run_finish (ROG_STORE (source), result, &error));
  *(gboolean *)data = TRUE;
}

static gboolean
late_cb (gpointer data)
{
  g_assert_not_reached ();
}

/* The check stands still meanwhile: were it on the database's thread, this would never end. */
static void
append_beside (RogStore *store, Append *append)
{
  guint    late = g_timeout_add_seconds (DEADLINE / G_TIME_SPAN_SECOND, late_cb, NULL);
  gboolean done = FALSE;

  rog_store_run_async (store, G_PRIORITY_DEFAULT, append_cb, append, NULL, NULL, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

static char *
make_record (Register *r)
{
  char *record;

  register_reopen (r);
  record = register_add_record (r);
  for (int i = 0; i < ENTRIES; i++)
    register_append (r, record, OBJECT, "granted");

  return record;
}

/* The register's record is looked at first, then the dossier's: both grow meanwhile. */
static void
test_beside (Register *r, gconstpointer data)
{
  const guint      signatures[] = { 1, ENTRIES / 2, ENTRIES - 1, ENTRIES + ENTRIES / 2, 2 * ENTRIES };
  g_autofree char *record = make_record (r);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogStore) store = NULL;
  g_autoptr (HoldingVerifier) verifier = g_object_new (TYPE_HOLDING_VERIFIER, NULL);
  g_autoptr (GPtrArray) reports = NULL;
  Append   append = { r, record };
  GThread *thread;
  guint64  entries = 0;

  register_close (r);
  store = rog_store_open (r->folder, r->key, ROG_DATABASE_EXISTING, &error);
  g_assert_no_error (error);
  verifier->verifier = g_object_ref (r->verifier);
  thread = g_thread_new ("check", check_thread, &(Check){ store, ROG_VERIFIER (verifier) });
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      go_on_to (verifier, signatures[i]);
      append_beside (store, &append);
    }
  let_go (verifier);
  reports = g_thread_join (thread);

  for (guint i = 0; i < reports->len; i++)
    {
      const RogRecordReport *report = g_ptr_array_index (reports, i);

      g_assert_cmpuint (report->problems->len, ==, 0);
      g_assert_cmpuint (report->valid, ==, report->size);
      if (g_str_equal (report->record, record))
        entries = report->size;
    }
  /* The last slice was read before the last of them was added. */
  g_assert_cmpuint (entries, ==, 1 + ENTRIES + G_N_ELEMENTS (signatures) - 1);
}

/* What is broken in a later slice is found there, and what was cut off is missed. */
static void
test_broken (Register *r, gconstpointer data)
{
  const struct
  {
    const char *sql;
    guint64     valid;
  } breaks[] = {
    { "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'granted', 'refused') AS BLOB) WHERE seq = 150 AND kind = 'note.made'", 150 },
    { "DELETE FROM entry WHERE seq >= 128 AND kind = 'note.made'", 128 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      g_autofree char *record = make_record (r);
      g_autoptr (GError) error = NULL;
      g_autoptr (RogStore) store = NULL;
      g_autoptr (GPtrArray) reports = NULL;
      gboolean seen = FALSE;

      g_assert_true (rog_database_exec (r->database, breaks[i].sql, &error));
      register_close (r);
      store = rog_store_open (r->folder, r->key, ROG_DATABASE_EXISTING, &error);
      g_assert_no_error (error);
      reports = rog_store_verify_records (store, G_PRIORITY_LOW, r->verifier, NULL, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < reports->len; j++)
        {
          const RogRecordReport *report = g_ptr_array_index (reports, j);

          if (!g_str_equal (report->record, record))
            continue;
          g_assert_cmpuint (report->problems->len, ==, 1);
          g_assert_cmpuint (report->valid, ==, breaks[i].valid);
          seen = TRUE;
        }
      g_assert_true (seen);
      rog_store_close (store);
    }
}

#define ADD(path, func) g_test_add (path, Register, NULL, register_set_up, func, register_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/slices/beside", test_beside);
  ADD ("/slices/broken", test_broken);

  return g_test_run ();
}
