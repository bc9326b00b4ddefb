// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The n-th write fails, for every n: on reopening the register is sound, what was
 * acknowledged is there, and what was refused is not.
 */
#include <sqlcipher/sqlite3.h>

#include "faulty-vfs.h"
#include "register.h"

#define OBJECT "22222222-2222-4222-8222-222222222222"
#define APPENDS 4

typedef struct
{
  int           code;
  gboolean      for_good;
  RogStoreError expected;
} Fault;

/* Appends, closes; returns how many were acknowledged. */
static guint
work (Register *r, const char *record, const Fault *fault)
{
  guint acknowledged = 0;

  r->database = rog_database_open (r->path, r->key, ROG_DATABASE_EXISTING, NULL);
  for (int i = 0; r->database != NULL && i < APPENDS; i++)
    {
      g_autoptr (GError) error = NULL;

      if (register_try_append (r, record, OBJECT, "words that take some room on the page", &error))
        acknowledged++;
      else
        g_assert_true (g_error_matches (error, ROG_STORE_ERROR, (int)fault->expected) ||
                       g_error_matches (error, ROG_STORE_ERROR, ROG_STORE_ERROR_IO));
    }
  if (r->database != NULL)
    rog_database_scrub (r->database, NULL);
  register_close (r);

  return acknowledged;
}

static guint64
entries (Register *r, const char *record)
{
  g_autoptr (RogCheckpoint) checkpoint = rog_records_get_checkpoint (r->database, record, NULL);

  return checkpoint->size;
}

static void
test_fault (Register *r, gconstpointer data)
{
  const Fault     *fault = data;
  g_autofree char *record = NULL;
  guint64          known;
  guint            refused = 0, n, writes;

  register_reopen (r);
  record = register_add_record (r);
  known = entries (r, record);
  register_close (r);

  /* Until the point of failure lies beyond all there is to write. */
  for (n = 1;; n++)
    {
      guint   acknowledged;
      guint64 found;

      faulty_vfs_arm (n, fault->code, fault->for_good);
      acknowledged = work (r, record, fault);
      writes = faulty_vfs_disarm ();
      refused += APPENDS - acknowledged;

      register_reopen (r);
      register_assert_sound (r);
      found = entries (r, record);
      g_assert_cmpuint (found, >=, known + acknowledged);
      /* A commit whose last sync fails is refused, and may all the same have arrived whole. */
      g_assert_cmpuint (found, <=, known + APPENDS);
      known = found;
      if (n % 16 == 0)
        g_assert_true (rog_database_check_integrity (r->database, NULL));
      register_close (r);
      if (writes < n)
        break;
    }
  g_assert_cmpuint (refused, >, 0);
  g_test_message ("%u points of failure, %u appends refused", n, refused);
}

#define ADD(path, ...)                                                                    \
  {                                                                                       \
    static const Fault fault = { __VA_ARGS__ };                                           \
    g_test_add (path, Register, &fault, register_set_up, test_fault, register_tear_down); \
  }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  faulty_vfs_install ();
  ADD ("/faults/one-write", SQLITE_IOERR_WRITE, FALSE, ROG_STORE_ERROR_IO)
  ADD ("/faults/disk-dies", SQLITE_IOERR_WRITE, TRUE, ROG_STORE_ERROR_IO)
  ADD ("/faults/disk-full", SQLITE_FULL, TRUE, ROG_STORE_ERROR_FULL)

  return g_test_run ();
}
