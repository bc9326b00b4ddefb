// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "identity/rog-identity-error.h"
#include "identity/rog-keyring.h"
#include "keyring-util.h"

#define SHORT_MS 1500

static RogKeyring *
test_keyring (const char *profile)
{
  RogKeyring *keyring = rog_keyring_new (profile);

  rog_keyring_set_timeout (keyring, 20000);

  return keyring;
}

static void
test_round_trip (void)
{
  g_autoptr (RogKeyring) keyring = test_keyring ("round-trip");
  const gsize sizes[] = { 0, 1, 2, 3, 32, 255, 9000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RogSecret) secret = rog_secret_new_random (sizes[i]);
      g_autoptr (RogSecret) back = NULL;

      g_assert_true (rog_keyring_store (keyring, ROG_KEYRING_IDENTITY, secret, NULL, &error));
      g_assert_no_error (error);
      back = rog_keyring_lookup (keyring, ROG_KEYRING_IDENTITY, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (rog_secret_equal (secret, back));
    }
}

static void
test_items_are_apart (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKeyring) one = test_keyring ("one");
  g_autoptr (RogKeyring) two = test_keyring ("two");
  g_autoptr (RogSecret) first = rog_secret_new_random (32);
  g_autoptr (RogSecret) second = rog_secret_new_random (32);
  g_autoptr (RogSecret) third = rog_secret_new_random (32);
  g_autoptr (RogSecret) back = NULL;

  rog_keyring_store (one, ROG_KEYRING_MASTER_KEY, first, NULL, &error);
  rog_keyring_store (two, ROG_KEYRING_MASTER_KEY, second, NULL, &error);
  rog_keyring_store (one, ROG_KEYRING_CHECKPOINT, third, NULL, &error);
  g_assert_no_error (error);
  back = rog_keyring_lookup (one, ROG_KEYRING_MASTER_KEY, NULL, &error);
  g_assert_true (rog_secret_equal (back, first));

  g_assert_true (rog_keyring_remove (one, ROG_KEYRING_MASTER_KEY, NULL, &error));
  g_assert_true (rog_keyring_remove (one, ROG_KEYRING_MASTER_KEY, NULL, &error));
  g_assert_false (rog_keyring_find (one, ROG_KEYRING_MASTER_KEY, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM);
  g_clear_error (&error);
  g_assert_true (rog_keyring_find (two, ROG_KEYRING_MASTER_KEY, NULL, &error));
  g_assert_true (rog_keyring_find (one, ROG_KEYRING_CHECKPOINT, NULL, &error));
}

/* Locked and missing are two things. */
static void
test_locked (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKeyring) keyring = test_keyring ("locked");
  g_autoptr (RogKeyring) stranger = test_keyring ("nobody");
  g_autoptr (RogSecret) secret = rog_secret_new_random (32);
  g_autoptr (RogSecret) back = NULL;

  g_assert_true (rog_keyring_store (keyring, ROG_KEYRING_MASTER_KEY, secret, NULL, &error));
  lock_keyring ();
  g_assert_false (rog_keyring_find (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (rog_keyring_lookup (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (rog_keyring_find (stranger, ROG_KEYRING_MASTER_KEY, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM);
  g_clear_error (&error);

  unlock_keyring ();
  back = rog_keyring_lookup (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rog_secret_equal (back, secret));
}

/* No prompter can be started on this bus: the question is refused at once. */
static void
test_prompt_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKeyring) keyring = test_keyring ("refused");
  g_autoptr (RogSecret) secret = rog_secret_new_random (32);

  g_assert_true (rog_keyring_store (keyring, ROG_KEYRING_MASTER_KEY, secret, NULL, &error));
  lock_keyring ();
  g_assert_false (rog_keyring_unlock (keyring, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (rog_keyring_store (keyring, ROG_KEYRING_MASTER_KEY, secret, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED);
  unlock_keyring ();
}

typedef struct
{
  GCancellable *cancellable;
  BusWatch     *prompted;
} Asked;

static gpointer
cancel_once_asked (gpointer data)
{
  Asked *asked = data;

  bus_watch_wait (asked->prompted);
  g_cancellable_cancel (asked->cancellable);

  return NULL;
}

/* A question that nobody answers holds up nobody, and nothing is stored afterwards. */
static void
test_prompt_never_answered (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKeyring) keyring = test_keyring ("unanswered");
  g_autoptr (RogSecret) secret = rog_secret_new_random (32);
  g_autoptr (RogSecret) other = rog_secret_new_random (32);
  g_autoptr (RogSecret) back = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BusWatch) prompted = NULL;
  Asked    asked = { cancellable, NULL };
  GThread *thread;
  gint64   start;

  g_assert_true (rog_keyring_store (keyring, ROG_KEYRING_MASTER_KEY, secret, NULL, &error));
  start_silent_prompter ();
  lock_keyring ();

  rog_keyring_set_timeout (keyring, SHORT_MS);
  start = g_get_monotonic_time ();
  g_assert_false (rog_keyring_unlock (keyring, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_TIMED_OUT);
  g_clear_error (&error);
  g_assert_false (rog_keyring_store (keyring, ROG_KEYRING_MASTER_KEY, other, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_TIMED_OUT);
  g_clear_error (&error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);

  rog_keyring_set_timeout (keyring, 60000);
  prompted = bus_watch_new ("type='method_call',interface='org.freedesktop.Secret.Prompt',member='Prompt'");
  asked.prompted = prompted;
  thread = g_thread_new ("cancel", cancel_once_asked, &asked);
  start = g_get_monotonic_time ();
  g_assert_false (rog_keyring_store (keyring, ROG_KEYRING_MASTER_KEY, other, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
  g_thread_join (thread);

  /* Finding asks nothing, so it still answers. */
  g_assert_false (rog_keyring_find (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error));
  g_assert_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED);
  g_clear_error (&error);

  unlock_keyring ();
  back = rog_keyring_lookup (keyring, ROG_KEYRING_MASTER_KEY, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rog_secret_equal (back, secret));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/round-trip", test_round_trip);
  g_test_add_func ("/keyring/items-are-apart", test_items_are_apart);
  g_test_add_func ("/keyring/locked", test_locked);
  g_test_add_func ("/keyring/prompt-refused", test_prompt_refused);
  g_test_add_func ("/keyring/prompt-never-answered", test_prompt_never_answered);

  return g_test_run ();
}
