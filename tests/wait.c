// SPDX-License-Identifier: GPL-3.0-or-later
#include "wait.h"

#define DEADLINE 60

static gboolean
deadline_cb (gpointer data)
{
  g_error ("Nothing came back within %d s", DEADLINE);
  return G_SOURCE_REMOVE;
}

void
wait_init (Wait *wait)
{
  wait->loop = g_main_loop_new (NULL, FALSE);
  wait->result = NULL;
}

void
wait_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Wait *wait = user_data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

GAsyncResult *
wait_for (Wait *wait)
{
  guint deadline = g_timeout_add_seconds (DEADLINE, deadline_cb, NULL);

  g_clear_object (&wait->result);
  g_main_loop_run (wait->loop);
  g_source_remove (deadline);

  return wait->result;
}

void
wait_clear (Wait *wait)
{
  g_clear_object (&wait->result);
  g_main_loop_unref (wait->loop);
}
