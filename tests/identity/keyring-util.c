// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyring-util.h"

#define SERVICE "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define COLLECTION "/org/freedesktop/secrets/collection/login"

static GVariant *
call (const char *interface,
      const char *method,
      GVariant   *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GVariant *result;

  g_assert_no_error (error);
  result = g_dbus_connection_call_sync (bus, SERVICE, SERVICE_PATH, interface, method, arguments, NULL,
                                        G_DBUS_CALL_FLAGS_NONE, 10000, NULL, &error);
  g_assert_no_error (error);

  return result;
}

void
lock_keyring (void)
{
  const char *const objects[] = { COLLECTION, NULL };
  g_autoptr (GVariant) result = call (SERVICE_INTERFACE, "Lock", g_variant_new ("(^ao)", objects));
}

/* As the login does it, with the password itself. */
void
unlock_keyring (void)
{
  g_autoptr (GVariant) opened = call (SERVICE_INTERFACE, "OpenSession", g_variant_new ("(sv)", "plain", g_variant_new_string ("")));
  const char *session;
  g_autoptr (GVariant) result = NULL;
  GVariant *password;

  g_variant_get (opened, "(v&o)", NULL, &session);
  password = g_variant_new ("(o@ay@ays)", session, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, NULL, 0, 1),
                            g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "test", 4, 1), "text/plain");
  result = call ("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface", "UnlockWithMasterPassword",
                 g_variant_new ("(o@(oayays))", COLLECTION, password));
}

/* The prompter is ready at once, shows its question for ever, and is done when asked to stop. */
static void
method_called (GDBusConnection       *connection,
               const char            *sender,
               const char            *path,
               const char            *interface,
               const char            *method,
               GVariant              *parameters,
               GDBusMethodInvocation *invocation,
               gpointer               user_data)
{
  const char *caller;

  g_variant_get_child (parameters, 0, "&o", &caller);
  if (g_str_equal (method, "BeginPrompting"))
    g_dbus_connection_call (connection, sender, caller, "org.gnome.keyring.internal.Prompter.Callback", "PromptReady",
                            g_variant_new ("(sa{sv}s)", "", NULL, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  else if (g_str_equal (method, "StopPrompting"))
    g_dbus_connection_call (connection, sender, caller, "org.gnome.keyring.internal.Prompter.Callback", "PromptDone",
                            NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

typedef struct
{
  GMutex   lock;
  GCond    changed;
  gboolean ready;
} Start;

static gpointer
prompter_thread (gpointer data)
{
  const char                *xml = "<node><interface name='org.gnome.keyring.internal.Prompter'>"
                                   "<method name='BeginPrompting'><arg type='o' direction='in'/></method>"
                                   "<method name='PerformPrompt'><arg type='o' direction='in'/><arg type='s' direction='in'/>"
                                   "<arg type='a{sv}' direction='in'/><arg type='s' direction='in'/></method>"
                                   "<method name='StopPrompting'><arg type='o' direction='in'/></method>"
                                   "</interface></node>";
  const GDBusInterfaceVTable vtable = { method_called, NULL, NULL, { 0 } };
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, &error);
  g_autoptr (GDBusConnection) bus = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GVariant) owned = NULL;
  Start *start = data;

  g_main_context_push_thread_default (context);
  address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (bus, "/org/gnome/keyring/Prompter", node->interfaces[0], &vtable, NULL, NULL, &error);
  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.gnome.keyring.SystemPrompter", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  g_mutex_lock (&start->lock);
  start->ready = TRUE;
  g_cond_signal (&start->changed);
  g_mutex_unlock (&start->lock);
  g_main_loop_run (loop);

  return NULL;
}

void
start_silent_prompter (void)
{
  static Start start;
  static gsize once;

  if (!g_once_init_enter (&once))
    return;

  g_thread_unref (g_thread_new ("prompter", prompter_thread, &start));
  g_mutex_lock (&start.lock);
  while (!start.ready)
    g_cond_wait (&start.changed, &start.lock);
  g_mutex_unlock (&start.lock);
  g_once_init_leave (&once, 1);
}

struct _BusWatch
{
  GDBusConnection *bus;
  GMutex           lock;
  GCond            changed;
  gboolean         seen;
};

/* What tells of its own becoming a monitor is not what it waits for. */
static GDBusMessage *
see_message (GDBusConnection *bus,
             GDBusMessage    *message,
             gboolean         incoming,
             gpointer         user_data)
{
  BusWatch *watch = user_data;

  if (incoming && g_strcmp0 (g_dbus_message_get_sender (message), "org.freedesktop.DBus") == 0 &&
      g_strcmp0 (g_dbus_message_get_destination (message), g_dbus_connection_get_unique_name (bus)) == 0)
    return message;
  if (incoming)
    {
      g_mutex_lock (&watch->lock);
      watch->seen = TRUE;
      g_cond_broadcast (&watch->changed);
      g_mutex_unlock (&watch->lock);
    }

  return message;
}

BusWatch *
bus_watch_new (const char *rule)
{
  BusWatch         *watch = g_new0 (BusWatch, 1);
  const char *const rules[] = { rule, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) answer = NULL;

  g_assert_no_error (error);
  watch->bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (watch->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.Monitoring", "BecomeMonitor",
                                        g_variant_new ("(^asu)", rules, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (watch->bus, see_message, watch, NULL);

  return watch;
}

void
bus_watch_wait (BusWatch *watch)
{
  gint64 deadline = g_get_monotonic_time () + 300 * G_USEC_PER_SEC;

  g_mutex_lock (&watch->lock);
  while (!watch->seen)
    g_assert_true (g_cond_wait_until (&watch->changed, &watch->lock, deadline));
  g_mutex_unlock (&watch->lock);
}

void
bus_watch_free (BusWatch *watch)
{
  g_dbus_connection_close_sync (watch->bus, NULL, NULL);
  g_object_unref (watch->bus);
  g_mutex_clear (&watch->lock);
  g_cond_clear (&watch->changed);
  g_free (watch);
}
