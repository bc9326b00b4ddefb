// SPDX-License-Identifier: GPL-3.0-or-later
#include "lock/rog-session-watch.h"

struct _RogSessionWatch
{
  GObject parent_instance;

  GCancellable    *cancellable; /* (owned) */
  GDBusConnection *system;      /* (owned) (nullable) */
  GDBusConnection *session;     /* (owned) (nullable) */
  guint            ids[4];
};

G_DEFINE_FINAL_TYPE (RogSessionWatch, rog_session_watch, G_TYPE_OBJECT)

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Another session's lock is taken for ours as well: to lock once too often harms nobody. */
static void
heard_cb (GDBusConnection *bus,
          const char      *sender,
          const char      *path,
          const char      *interface,
          const char      *signal,
          GVariant        *parameters,
          gpointer         user_data)
{
  gboolean active = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &active);
  if (active)
    g_signal_emit (user_data, signals[LEFT], 0);
}

static guint
listen_for (RogSessionWatch *self,
            GDBusConnection *bus,
            const char      *sender,
            const char      *interface,
            const char      *signal)
{
  return g_dbus_connection_signal_subscribe (bus, sender, interface, signal, NULL, NULL,
                                             G_DBUS_SIGNAL_FLAGS_NONE, heard_cb, self, NULL);
}

static void
system_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);
  RogSessionWatch *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bus == NULL)
    {
      g_info ("No system bus tells about sleep: %s", error->message);
      return;
    }

  self->system = bus;
  self->ids[0] = listen_for (self, bus, "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep");
  self->ids[1] = listen_for (self, bus, "org.freedesktop.login1", "org.freedesktop.login1.Session", "Lock");
}

static void
session_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);
  RogSessionWatch *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bus == NULL)
    {
      g_info ("No session bus tells about the screen: %s", error->message);
      return;
    }

  self->session = bus;
  self->ids[2] = listen_for (self, bus, NULL, "org.gnome.ScreenSaver", "ActiveChanged");
  self->ids[3] = listen_for (self, bus, NULL, "org.freedesktop.ScreenSaver", "ActiveChanged");
}

static void
rog_session_watch_dispose (GObject *object)
{
  RogSessionWatch *self = ROG_SESSION_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      if (self->ids[i] != 0)
        g_dbus_connection_signal_unsubscribe (i < 2 ? self->system : self->session, self->ids[i]);
      self->ids[i] = 0;
    }
  g_clear_object (&self->system);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (rog_session_watch_parent_class)->dispose (object);
}

static void
rog_session_watch_class_init (RogSessionWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_session_watch_dispose;

  signals[LEFT] = g_signal_new ("left", ROG_TYPE_SESSION_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_session_watch_init (RogSessionWatch *self)
{
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, system_cb, self);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, session_cb, self);
}

/**
 * rog_session_watch_new:
 *
 * Returns: (transfer full): a watch that listens already
 */
RogSessionWatch *
rog_session_watch_new (void)
{
  return g_object_new (ROG_TYPE_SESSION_WATCH, NULL);
}
