// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-identity-error.h"
#include "identity/rog-identity.h"
#include "keyring-util.h"

static void
test_absent (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKeyring) keyring = rog_keyring_new ("absent");
  g_autoptr (RogSecret) secret = rog_secret_new_random (32);

  g_assert_false (rog_keyring_find (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_SERVICE);
  g_clear_error (&error);
  g_assert_false (rog_keyring_store (keyring, ROG_KEYRING_MASTER_KEY, secret, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_SERVICE);
}

/* With a register or without: no keyring is no fresh start. */
static void
test_state (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKeyring) keyring = rog_keyring_new ("absent");
  g_autoptr (RogClock) clock = rog_clock_new ();
  g_autoptr (RogSecret) pin = rog_secret_new_copy ("493117", 6);
  const RogSubject subject = { "Maren Solvik", "District Court of Arvendal", "judge", FALSE };

  g_assert_cmpint (rog_identity_state (keyring, "/nowhere/register.db", NULL, &error), ==, ROG_IDENTITY_NO_SERVICE);
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_SERVICE);
  g_clear_error (&error);
  g_assert_cmpint (rog_identity_state (keyring, "/proc/self/exe", NULL, NULL), ==, ROG_IDENTITY_NO_SERVICE);
  g_assert_null (rog_identity_create (keyring, "/nowhere/register.db", &subject, pin, clock, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_SERVICE);
}

static gpointer
start_keyring_once_missed (gpointer missed)
{
  const char *const arguments[] = { "sh", "-c", "printf test | gnome-keyring-daemon --unlock --components=secrets --control-directory=\"$XDG_RUNTIME_DIR/keyring\" >/dev/null 2>&1", NULL };
  g_autoptr (GSubprocess) process = NULL;

  bus_watch_wait (missed);
  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);
  g_subprocess_wait (process, NULL, NULL);

  return NULL;
}

/* A service that is still starting is waited for. */
static void
test_late (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKeyring) keyring = rog_keyring_new ("late");
  /* The first refusal on this bus is that of the keyring, which is not there. */
  g_autoptr (BusWatch) missed = bus_watch_new ("type='error'");
  GThread *thread = g_thread_new ("late", start_keyring_once_missed, missed);

  g_assert_false (rog_keyring_find (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM);
  g_thread_join (thread);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/no-service/absent", test_absent);
  g_test_add_func ("/no-service/state", test_state);
  g_test_add_func ("/no-service/late", test_late);

  return g_test_run ();
}
