// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-pin-guard.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "identity/rog-identity-error.h"

#define FREE_TRIES 5
#define FIRST_DELAY 30
#define LAST_DELAY 3600

typedef struct
{
  guint  wrong;
  gint64 last;
} Tries;

/* 30 s after the fifth wrong PIN, then twice as long each time, up to an hour. */
static gint64
delay_after (guint wrong)
{
  if (wrong < FREE_TRIES)
    return 0;

  return MIN (LAST_DELAY, (gint64)FIRST_DELAY << MIN (wrong - FREE_TRIES, 7));
}

static gboolean
parse (RogSecret *text,
       Tries     *tries)
{
  g_autofree char *copy = g_strndup ((const char *)rog_secret_get_data (text, NULL), rog_secret_get_size (text));
  char             end;

  return sscanf (copy, "1 %u %" G_GINT64_FORMAT "%c", &tries->wrong, &tries->last, &end) == 2 && tries->last >= 0;
}

static gboolean
save (RogKeyring   *keyring,
      const Tries  *tries,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree char *text = g_strdup_printf ("1 %u %" G_GINT64_FORMAT, tries->wrong, tries->last);
  g_autoptr (RogSecret) secret = rog_secret_new_copy (text, strlen (text));

  return rog_keyring_store (keyring, ROG_KEYRING_PIN_TRIES, secret, cancellable, error);
}

/* Keys never come without the item. One that is gone, or cannot be read, counts as many wrong tries just now: a way past
 * the delay must not be to delete or to spoil it. It is written anew, so that this wait has an end. */
static gboolean
load (RogKeyring   *keyring,
      gint64        now,
      Tries        *tries,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (RogSecret) text = rog_keyring_lookup (keyring, ROG_KEYRING_PIN_TRIES, cancellable, &inner);

  if (text != NULL && parse (text, tries))
    return TRUE;
  if (inner != NULL && !g_error_matches (inner, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM))
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }

  *tries = (Tries){ FREE_TRIES, now };

  return save (keyring, tries, cancellable, error);
}

/* A clock that was put back does not shorten the wait, nor make it longer than it is. */
static gint64
wait_of (const Tries *tries,
         gint64       now)
{
  gint64 delay = delay_after (tries->wrong);
  gint64 passed = MAX (0, now - tries->last);

  return MAX (0, delay - passed);
}

/* In minutes from the second one on, of which none is said to be shorter than it is. */
static char *
wait_format (gint64 seconds)
{
  gulong minutes = (gulong)(seconds + 59) / 60;

  if (seconds < 120)
    return g_strdup_printf (ngettext ("%lu second", "%lu seconds", (gulong)seconds), (gulong)seconds);

  return g_strdup_printf (ngettext ("%lu minute", "%lu minutes", minutes), minutes);
}

/**
 * rog_pin_guard_wait:
 * @keyring: the profile's keyring
 * @clock: the time
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Blocking.
 *
 * Returns: for how many seconds no PIN is taken, 0 where one may be given, -1 with @error set
 */
gint64
rog_pin_guard_wait (RogKeyring   *keyring,
                    RogClock     *clock,
                    GCancellable *cancellable,
                    GError      **error)
{
  gint64 now = rog_clock_now (clock);
  Tries  tries;

  return load (keyring, now, &tries, cancellable, error) ? wait_of (&tries, now) : -1;
}

/**
 * rog_pin_guard_begin:
 * @keyring: the profile's keyring
 * @clock: the time
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * Before a PIN is tried: it is counted as wrong now, so that ending the program in
 * between does not give a try for nothing. Where it cannot be counted it is not tried.
 *
 * Returns: %FALSE with %ROG_IDENTITY_ERROR_WAIT, or an error of the keyring
 */
gboolean
rog_pin_guard_begin (RogKeyring   *keyring,
                     RogClock     *clock,
                     GCancellable *cancellable,
                     GError      **error)
{
  gint64 now = rog_clock_now (clock);
  gint64 wait;
  Tries  tries;

  if (!load (keyring, now, &tries, cancellable, error))
    return FALSE;

  wait = wait_of (&tries, now);
  if (wait > 0)
    {
      g_autofree char *length = wait_format (wait);

      g_set_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_WAIT,
                   /* TRANSLATORS: the second one is a length of time, as "30 seconds" */
                   ngettext ("%u PIN was wrong. The next one is taken in %s", "%u PINs were wrong. The next one is taken in %s", tries.wrong), tries.wrong, length);
      /* From a clock put back the wait counts anew. */
      if (now < tries.last)
        {
          tries.last = now;
          save (keyring, &tries, cancellable, NULL);
        }
      return FALSE;
    }

  tries.wrong = MIN (tries.wrong + 1, 1000);
  tries.last = now;

  return save (keyring, &tries, cancellable, error);
}

/**
 * rog_pin_guard_succeed:
 * @keyring: the profile's keyring
 * @clock: the time
 * @cancellable: (nullable): stops it
 * @error: where an error goes
 *
 * After a right PIN: none counts as wrong any more.
 *
 * Returns: %FALSE with an error of the keyring
 */
gboolean
rog_pin_guard_succeed (RogKeyring   *keyring,
                       RogClock     *clock,
                       GCancellable *cancellable,
                       GError      **error)
{
  const Tries none = { 0, rog_clock_now (clock) };

  return save (keyring, &none, cancellable, error);
}
