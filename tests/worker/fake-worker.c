// SPDX-License-Identifier: GPL-3.0-or-later
//
// A worker that lies. What it does is its own name: the test links it under many.
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <gio/gio.h>
#include <gio/gunixfdlist.h>

#include "confine/rog-worker-protocol.h"
#include "rog-worker1.h"

static char       *mode;
static const char *place; /* where it lies */
static int         n_members;

static gboolean
is (const char *name)
{
  return strcmp (mode, name) == 0;
}

static void
stall (void)
{
  for (;;)
    pause ();
}

/* A file beside it says that it was asked, and will not answer. */
static void
say_asked (void)
{
  g_autofree char *path = g_strconcat (place, ".asked", NULL);

  g_file_set_contents (path, "", 0, NULL);
}

/* An answer of another type than the interface has: GDBus itself would not send it. */
static void
answer_raw (GDBusMethodInvocation *invocation,
            GVariant              *body)
{
  g_autoptr (GDBusMessage) reply = g_dbus_message_new_method_reply (g_dbus_method_invocation_get_message (invocation));

  g_dbus_message_set_body (reply, body);
  g_dbus_connection_send_message (g_dbus_method_invocation_get_connection (invocation), reply,
                                  G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL, NULL);
  g_object_unref (invocation);
}

/* Answers what nobody asked, for ever. */
static gpointer
chatter (gpointer data)
{
  for (guint32 serial = 1000;; serial++)
    {
      g_autoptr (GDBusMessage) reply = g_dbus_message_new ();

      g_dbus_message_set_message_type (reply, G_DBUS_MESSAGE_TYPE_METHOD_RETURN);
      g_dbus_message_set_reply_serial (reply, serial);
      if (!g_dbus_connection_send_message (data, reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL, NULL))
        return NULL;
      g_dbus_connection_flush_sync (data, NULL, NULL);
    }
}

static gboolean
on_hello (RogWorker1            *object,
          GDBusMethodInvocation *invocation,
          gpointer               data)
{
  if (is ("hello-stall"))
    stall ();
  if (is ("hello-calls"))
    {
      g_dbus_connection_call (g_dbus_method_invocation_get_connection (invocation), NULL, "/x", "org.x.Y", "Z", NULL, NULL,
                              G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
      g_dbus_connection_flush_sync (g_dbus_method_invocation_get_connection (invocation), NULL, NULL);
    }
  if (is ("hello-type"))
    answer_raw (invocation, g_variant_new ("(s)", "hello"));
  else
    rog_worker1_complete_hello (object, invocation, is ("hello-version") ? 99 : ROG_WORKER_PROTOCOL_VERSION,
                                is ("hello-unconfined") ? 7 : 0);
  if (is ("idle-chatter"))
    {
      /* Only once the answer to this is out: it is to be idle. */
      g_dbus_connection_flush_sync (g_dbus_method_invocation_get_connection (invocation), NULL, NULL);
      g_thread_unref (g_thread_new ("chatter", chatter, g_object_ref (g_dbus_method_invocation_get_connection (invocation))));
    }
  return TRUE;
}

static GVariant *
sizes (const gint32 *values,
       gsize         n)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT32, values, n, sizeof (gint32));
}

static GVariant *
some_sizes (void)
{
  static const gint32 good[] = { 595000, 842000, 595000, 842000 };
  static const gint32 negative[] = { 595000, -842000, 595000, 842000 };
  static const gint32 huge[] = { 595000, G_MAXINT32, 595000, 842000 };
  static const gint32 half[] = { 595000, 0, 595000, 842000 };

  if (is ("open-negative"))
    return sizes (negative, 4);
  if (is ("open-huge"))
    return sizes (huge, 4);
  if (is ("open-half"))
    return sizes (half, 4);
  if (is ("open-odd"))
    return sizes (good, 3);
  if (is ("open-empty"))
    return sizes (good, 0);
  if (is ("open-many"))
    {
      g_autofree gint32 *many = g_new0 (gint32, 4000000);

      return sizes (many, 4000000);
    }
  return sizes (good, 4);
}

static GVariant *
some_outline (void)
{
  GVariantBuilder  builder;
  g_autofree char *longer = g_strnfill (5000, 'x');

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(suu)"));
  g_variant_builder_add (&builder, "(suu)", is ("outline-title") ? longer : "One", is ("outline-depth") ? 3 : 0,
                         is ("outline-page") ? 9 : 1);
  return g_variant_builder_end (&builder);
}

static gboolean
on_open_pdf (RogWorker1            *object,
             GDBusMethodInvocation *invocation,
             GUnixFDList           *fds,
             GVariant              *handle,
             const char            *password,
             gpointer               data)
{
  const char *const labels[] = { "1", is ("open-labels") ? NULL : "2", NULL };

  if (is ("open-exit"))
    _exit (1);
  if (is ("open-stall"))
    {
      say_asked ();
      stall ();
    }
  if (is ("open-error"))
    g_dbus_method_invocation_return_dbus_error (invocation, "org.example.Odd", "Type your PIN into this field");
  else if (is ("open-error-text"))
    g_dbus_method_invocation_return_dbus_error (invocation, "org.rogatory.Worker1.Error.Damaged", "a\nb\xe2\x80\xae"
                                                                                                  "c");
  else if (is ("open-type"))
    answer_raw (invocation, g_variant_new ("(s)", "x"));
  else
    rog_worker1_complete_open_pdf (object, invocation, NULL, some_sizes (), labels, "", some_outline ());
  return TRUE;
}

static gboolean
on_add_slot (RogWorker1            *object,
             GDBusMethodInvocation *invocation,
             GUnixFDList           *fds,
             guint                  slot,
             guint64                size,
             GVariant              *handle,
             gpointer               data)
{
  /* What a worker that was taken over would try with the memory it shares. */
  if (is ("slot-shrink") && ftruncate (g_unix_fd_list_get (fds, 0, NULL), 0) == 0)
    _exit (1);
  rog_worker1_complete_add_slot (object, invocation, NULL);
  return TRUE;
}

static gboolean
on_render (RogWorker1            *object,
           GDBusMethodInvocation *invocation,
           guint                  page,
           double                 scale,
           GVariant              *area,
           guint                  slot,
           gboolean               preview,
           gpointer               data)
{
  if (is ("render-exit"))
    _exit (1);
  if (is ("render-abort"))
    abort ();
  if (is ("render-stall"))
    stall ();
  if (is ("render-size"))
    rog_worker1_complete_render (object, invocation, 60000, 60000);
  else
    rog_worker1_complete_render (object, invocation, 595, 842);
  return TRUE;
}

static gboolean
on_get_text (RogWorker1            *object,
             GDBusMethodInvocation *invocation,
             guint                  page,
             gpointer               data)
{
  static const gint32 good[] = { 0, 0, 10, 10, 10, 0, 10, 10 };
  static const gint32 negative[] = { 0, 0, 10, 10, 10, 0, -10, 10 };
  static const gint32 far[] = { 0, 0, 10, 10, G_MININT32, 0, 10, 10 };

  if (is ("text-negative"))
    rog_worker1_complete_get_text (object, invocation, "ab", sizes (negative, 8));
  else if (is ("text-far"))
    rog_worker1_complete_get_text (object, invocation, "ab", sizes (far, 8));
  else if (is ("text-more"))
    rog_worker1_complete_get_text (object, invocation, "abc", sizes (good, 8));
  else if (is ("text-fewer"))
    rog_worker1_complete_get_text (object, invocation, "a", sizes (good, 7));
  else
    rog_worker1_complete_get_text (object, invocation, "ab", sizes (good, 8));
  return TRUE;
}

static gboolean
on_get_fields (RogWorker1            *object,
               GDBusMethodInvocation *invocation,
               gpointer               data)
{
  GVariantBuilder  builder;
  g_autofree char *longer = g_strnfill (500000, 'x');
  int              n = is ("fields-many") ? 20000 : 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (int i = 0; i < n; i++)
    g_variant_builder_add (&builder, "(ss)", "name", is ("fields-long") ? longer : "value");
  rog_worker1_complete_get_fields (object, invocation, g_variant_builder_end (&builder));
  return TRUE;
}

static gboolean
on_open_archive (RogWorker1            *object,
                 GDBusMethodInvocation *invocation,
                 GUnixFDList           *fds,
                 GVariant              *handle,
                 gpointer               data)
{
  rog_worker1_complete_open_archive (object, invocation, NULL);
  return TRUE;
}

static gboolean
on_next_member (RogWorker1            *object,
                GDBusMethodInvocation *invocation,
                GUnixFDList           *fds,
                GVariant              *handle,
                gpointer               data)
{
  const char *name = is ("member-name") ? "../../etc/passwd" : is ("member-twice") && n_members > 0 ? "A.PDF"
                                                                                                    : "a.pdf";
  int         fd = g_unix_fd_list_get (fds, 0, NULL);

  if (write (fd, "abc", 3) != 3)
    _exit (1);
  if (is ("member-mapped") && mmap (NULL, 3, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) == MAP_FAILED)
    _exit (1);
  if (is ("member-inside") && n_members > 0)
    name = "a.pdf/b";
  n_members++;
  rog_worker1_complete_next_member (object, invocation, NULL, TRUE, name, is ("member-size") ? 4 : 3);
  return TRUE;
}

static void
serve (void)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (ROG_WORKER_FD, NULL);
  g_autoptr (GSocketConnection) stream = g_socket_connection_factory_create_connection (socket);
  g_autofree char *guid = g_dbus_generate_guid ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  RogWorker1      *object = rog_worker1_skeleton_new ();
  GDBusConnection *connection = g_dbus_connection_new_sync (
      G_IO_STREAM (stream), guid,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_SERVER | G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_ALLOW_ANONYMOUS |
          G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
      NULL, NULL, NULL);

  g_signal_connect (object, "handle-hello", G_CALLBACK (on_hello), NULL);
  g_signal_connect (object, "handle-open-pdf", G_CALLBACK (on_open_pdf), NULL);
  g_signal_connect (object, "handle-add-slot", G_CALLBACK (on_add_slot), NULL);
  g_signal_connect (object, "handle-render", G_CALLBACK (on_render), NULL);
  g_signal_connect (object, "handle-get-text", G_CALLBACK (on_get_text), NULL);
  g_signal_connect (object, "handle-get-fields", G_CALLBACK (on_get_fields), NULL);
  g_signal_connect (object, "handle-open-archive", G_CALLBACK (on_open_archive), NULL);
  g_signal_connect (object, "handle-next-member", G_CALLBACK (on_next_member), NULL);
  g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (object), connection, ROG_WORKER_OBJECT, NULL);
  g_dbus_connection_set_exit_on_close (connection, TRUE);
  g_dbus_connection_start_message_processing (connection);
  g_main_loop_run (loop);
}

int
main (int   argc,
      char *argv[])
{
  place = argv[0];
  mode = g_path_get_basename (place);
  if (is ("exit"))
    return 1;
  if (is ("silent"))
    stall ();
  if (is ("garbage"))
    {
      for (int i = 0; i < 1000; i++)
        {
          if (write (ROG_WORKER_FD, "\xff\r\n\0garbage\r\n", 14) < 0)
            break;
        }
      stall ();
    }
  serve ();
  return 0;
}
