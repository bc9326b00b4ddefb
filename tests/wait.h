// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

/* Runs the main loop until an asynchronous call has come back; fails after a minute. */
typedef struct
{
  GMainLoop    *loop;
  GAsyncResult *result;
} Wait;

void          wait_init (Wait *wait);
void          wait_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data);
GAsyncResult *wait_for (Wait *wait);
void          wait_clear (Wait *wait);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wait, wait_clear)
