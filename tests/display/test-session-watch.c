// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What tells the desk to lock: the screen saver, the session's lock and sleep, each told by who
 * tells it in earnest, on a bus of its own.
 */
#include "lock/rog-session-watch.h"

#define DEADLINE_USEC (60 * G_USEC_PER_SEC)

typedef struct
{
  const char *name;      /* of the test */
  const char *owner;     /* whose name it takes */
  const char *interface; /* and the signal */
  const char *signal;
  gboolean    tells; /* whether it says "begins" and "ends" */
} Case;

static const Case cases[] = {
  { "sleep", "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep", TRUE },
  { "session-lock", "org.freedesktop.login1", "org.freedesktop.login1.Session", "Lock", FALSE },
  { "gnome-screen", "org.gnome.ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", TRUE },
  { "screen", "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", TRUE },
};

static GDBusConnection *
connect_as (const char *address,
            const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) owned = NULL;
  GDBusConnection *bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);

  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", name, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  return bus;
}

static void
tell (GDBusConnection *bus,
      const Case      *c,
      gboolean         begins)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_dbus_connection_emit_signal (bus, NULL, "/a/path", c->interface, c->signal,
                                                c->tells ? g_variant_new ("(b)", begins) : NULL, &error));
  g_assert_no_error (error);
}

static void
left_cb (guint *n_left)
{
  (*n_left)++;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* It listens once its bus has answered: what is told before that is told again. */
static void
wait_until_heard (GDBusConnection *bus,
                  const Case      *c,
                  guint           *n_left)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_USEC;
  guint  tick = g_timeout_add (10, tick_cb, NULL);

  while (*n_left == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      tell (bus, c, TRUE);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (tick);
}

static void
wait_for_count (guint *n_left,
                guint  count)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_USEC;
  guint  tick = g_timeout_add (10, tick_cb, NULL);

  while (*n_left < count)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (tick);
}

/* All that was told so far has been heard when an answer to something asked afterwards is here. */
static void
settle (GDBusConnection *bus)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusConnection) system = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
  GDBusConnection *const all[] = { bus, session, system };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GVariant) answer = g_dbus_connection_call_sync (all[i], "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId",
                                                                 NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

      g_assert_nonnull (answer);
    }
  while (g_main_context_iteration (NULL, FALSE))
    {
    }
}

static void
test_left (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GDBusConnection) bus = connect_as (g_getenv ("DBUS_SESSION_BUS_ADDRESS"), c->owner);
  g_autoptr (RogSessionWatch) watch = rog_session_watch_new ();
  guint n_left = 0, before;

  g_signal_connect_swapped (watch, "left", G_CALLBACK (left_cb), &n_left);
  wait_until_heard (bus, c, &n_left);
  settle (bus);

  /* To come back is not to leave: of the two, one counts. */
  before = n_left;
  if (c->tells)
    tell (bus, c, FALSE);
  tell (bus, c, TRUE);
  wait_for_count (&n_left, before + 1);
  settle (bus);
  g_assert_cmpuint (n_left, ==, before + 1);
}

/* Whoever else says so on the system's bus is not the login's. */
static void
test_stranger (void)
{
  const Case *c = &cases[1];
  g_autoptr (GDBusConnection) stranger = connect_as (g_getenv ("DBUS_SESSION_BUS_ADDRESS"), "org.example.Stranger");
  g_autoptr (GDBusConnection) bus = connect_as (g_getenv ("DBUS_SESSION_BUS_ADDRESS"), c->owner);
  g_autoptr (RogSessionWatch) watch = rog_session_watch_new ();
  guint n_left = 0, before;

  g_signal_connect_swapped (watch, "left", G_CALLBACK (left_cb), &n_left);
  wait_until_heard (bus, c, &n_left);
  settle (bus);
  before = n_left;
  tell (stranger, c, TRUE);
  settle (stranger);
  tell (bus, c, TRUE);
  wait_for_count (&n_left, before + 1);
  settle (bus);
  g_assert_cmpuint (n_left, ==, before + 1);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GTestDBus) daemon = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  daemon = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (daemon);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (daemon), TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/session-watch/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_left);
    }
  g_test_add_func ("/session-watch/stranger", test_stranger);
  status = g_test_run ();
  g_test_dbus_stop (daemon);

  return status;
}
