// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-keyring-call.h"

#include <libsecret/secret.h>

#include "identity/rog-identity-error.h"

/* A portal or a bus-activated service that is still starting. */
#define RETRY_USEC (3 * G_USEC_PER_SEC)
#define RETRY_STEP_USEC (250 * 1000)

void
rog_keyring_call_unref (RogKeyringCall *call)
{
  if (!g_atomic_ref_count_dec (&call->references))
    return;

  g_mutex_clear (&call->lock);
  g_cond_clear (&call->changed);
  g_clear_pointer (&call->secret, rog_secret_unref);
  g_clear_error (&call->error);
  g_free (call->profile);
  g_free (call->label);
  g_free (call);
}

/* Worth asking again: everything but what the keyring itself has decided. */
static gboolean
is_service_error (const GError *error)
{
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  return error->domain == G_DBUS_ERROR || error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR ||
         error->domain == G_SPAWN_ERROR || g_error_matches (error, SECRET_ERROR, SECRET_ERROR_PROTOCOL);
}

static gboolean
call_wait_step (RogKeyringCall *call)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&call->lock);
  gint64 until = g_get_monotonic_time () + RETRY_STEP_USEC;

  while (!call->abandoned && g_cond_wait_until (&call->changed, &call->lock, until))
    {
    }

  return !call->abandoned && g_get_monotonic_time () < call->retry_until;
}

static gpointer
call_thread (gpointer data)
{
  g_autoptr (RogKeyringCall) call = data;
  GError  *error = NULL;
  gboolean good;

  while (!(good = call->run (call, &error)) && is_service_error (error) && call_wait_step (call))
    {
      /* A service that went away is asked anew, not by the connection it had. */
      secret_service_disconnect ();
      g_clear_error (&error);
    }

  g_mutex_lock (&call->lock);
  call->good = good;
  call->error = error;
  call->done = TRUE;
  g_cond_broadcast (&call->changed);
  g_mutex_unlock (&call->lock);

  return NULL;
}

static void
cancelled_cb (GCancellable   *cancellable,
              RogKeyringCall *call)
{
  g_mutex_lock (&call->lock);
  call->abandoned = TRUE;
  g_cond_broadcast (&call->changed);
  g_mutex_unlock (&call->lock);
}

static gboolean
translate (GError  *inner,
           GError **error)
{
  int code = ROG_IDENTITY_ERROR_FAILED;

  if (g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_error_copy (inner));
      return FALSE;
    }

  if (inner->domain == ROG_IDENTITY_ERROR)
    code = inner->code;
  else if (g_error_matches (inner, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    code = ROG_IDENTITY_ERROR_LOCKED;
  else if (g_error_matches (inner, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED))
    code = ROG_IDENTITY_ERROR_DENIED;
  else if (is_service_error (inner))
    code = ROG_IDENTITY_ERROR_NO_SERVICE;
  g_set_error (error, ROG_IDENTITY_ERROR, code, "The keyring: %s", inner->message);

  return FALSE;
}

/* rog_keyring_call_new: @kind: as the item has it; it outlives the call. */
RogKeyringCall *
rog_keyring_call_new (const char        *profile,
                      const char        *kind,
                      RogKeyringCallFunc run)
{
  RogKeyringCall *call = g_new0 (RogKeyringCall, 1);

  g_atomic_ref_count_init (&call->references);
  g_mutex_init (&call->lock);
  g_cond_init (&call->changed);
  call->retry_until = g_get_monotonic_time () + RETRY_USEC;
  call->run = run;
  call->profile = g_strdup (profile);
  call->kind = kind;

  return call;
}

/* rog_keyring_call_run: until it is done, its time (ms) is over, or the caller does not want it any more. */
gboolean
rog_keyring_call_run (RogKeyringCall *call,
                      guint           timeout,
                      GCancellable   *cancellable,
                      GError        **error)
{
  gint64   until = g_get_monotonic_time () + (gint64)timeout * 1000;
  gulong   handler;
  gboolean done;
  GThread *thread;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_atomic_ref_count_inc (&call->references);
  thread = g_thread_new ("rog-keyring", call_thread, call);
  g_thread_unref (thread);
  handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), call, NULL) : 0;

  g_mutex_lock (&call->lock);
  while (!call->done && !call->abandoned && g_cond_wait_until (&call->changed, &call->lock, until))
    {
    }
  done = call->done;
  call->abandoned = TRUE;
  g_mutex_unlock (&call->lock);
  g_cancellable_disconnect (cancellable, handler);

  if (done)
    return call->good || translate (call->error, error);

  /* The call itself is left alone: cancelling it dismisses the prompt, which has been seen to
   * end gnome-keyring. The question stays on the screen, where the user can answer it. */
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_TIMED_OUT, "The keyring has not answered yet");

  return FALSE;
}
