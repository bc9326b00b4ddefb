// SPDX-License-Identifier: GPL-3.0-or-later
//
// rogatory-worker: reads one hostile document for the program that started it, and can
// write, connect and execute nothing.
#include <locale.h>
#include <unistd.h>

#include <gio/gio.h>
#include <gio/gunixfdlist.h>

#include "confine/rog-confine-error.h"
#include "confine/rog-worker-protocol.h"
#include "rog-worker1.h"
#include "worker/rog-worker-pdf.h"
#include "worker/rog-worker-sandbox.h"
#include "worker/rog-worker-zip.h"

/* Exit codes say to a developer what the connection cannot. */
enum
{
  EXIT_NO_PREPARE = 10,
  EXIT_NO_SANDBOX,
  EXIT_NO_CONNECTION,
};

typedef struct
{
  RogWorkerSandbox sandbox;
  RogWorkerPdf    *pdf; /* at most one of these two, once */
  RogWorkerZip    *archive;
  gboolean         used;
} Worker;

static int
take_fd (GUnixFDList *fds,
         GVariant    *handle)
{
  return fds != NULL ? g_unix_fd_list_get (fds, g_variant_get_handle (handle), NULL) : -1;
}

static gboolean
refuse (GDBusMethodInvocation *invocation,
        RogConfineError        code)
{
  g_dbus_method_invocation_return_error_literal (invocation, ROG_CONFINE_ERROR, code, "not now");
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
fail (GDBusMethodInvocation *invocation,
      GError                *error)
{
  g_dbus_method_invocation_take_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_hello (RogWorker1            *object,
          GDBusMethodInvocation *invocation,
          Worker                *self)
{
  rog_worker1_complete_hello (object, invocation, ROG_WORKER_PROTOCOL_VERSION, self->sandbox);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_open_pdf (RogWorker1            *object,
             GDBusMethodInvocation *invocation,
             GUnixFDList           *fds,
             GVariant              *handle,
             const char            *password,
             Worker                *self)
{
  g_autofree char *title = NULL;
  g_auto (GStrv) labels = NULL;
  GError *error = NULL;
  int     fd;

  if (self->used)
    return refuse (invocation, ROG_CONFINE_ERROR_LIMIT);
  fd = take_fd (fds, handle);
  self->pdf = rog_worker_pdf_open (fd, password, &error);
  close (fd);
  if (self->pdf == NULL)
    return fail (invocation, error); /* another password may be tried */
  self->used = TRUE;
  title = rog_worker_pdf_get_title (self->pdf);
  labels = rog_worker_pdf_get_labels (self->pdf);
  rog_worker1_complete_open_pdf (object, invocation, NULL, rog_worker_pdf_get_sizes (self->pdf),
                                 (const char *const *)labels, title, rog_worker_pdf_get_outline (self->pdf));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_add_slot (RogWorker1            *object,
             GDBusMethodInvocation *invocation,
             GUnixFDList           *fds,
             guint                  slot,
             guint64                size,
             GVariant              *handle,
             Worker                *self)
{
  GError  *error = NULL;
  gboolean ok;
  int      fd;

  if (self->pdf == NULL)
    return refuse (invocation, ROG_CONFINE_ERROR_LIMIT);
  fd = take_fd (fds, handle);
  ok = rog_worker_pdf_add_slot (self->pdf, slot, fd, size, &error);
  close (fd);
  if (!ok)
    return fail (invocation, error);
  rog_worker1_complete_add_slot (object, invocation, NULL);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_render (RogWorker1            *object,
           GDBusMethodInvocation *invocation,
           guint                  page,
           double                 scale,
           GVariant              *area,
           guint                  slot,
           gboolean               preview,
           Worker                *self)
{
  GError *error = NULL;
  RogRect rect;
  guint   width, height;

  if (self->pdf == NULL)
    return refuse (invocation, ROG_CONFINE_ERROR_LIMIT);
  g_variant_get (area, "(iiii)", &rect.x, &rect.y, &rect.width, &rect.height);
  if (!rog_worker_pdf_render (self->pdf, page, scale, &rect, slot, preview, &width, &height, &error))
    return fail (invocation, error);
  rog_worker1_complete_render (object, invocation, width, height);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_get_text (RogWorker1            *object,
             GDBusMethodInvocation *invocation,
             guint                  page,
             Worker                *self)
{
  g_autofree char *text = NULL;
  GVariant        *boxes = NULL;
  GError          *error = NULL;

  if (self->pdf == NULL)
    return refuse (invocation, ROG_CONFINE_ERROR_LIMIT);
  text = rog_worker_pdf_get_text (self->pdf, page, &boxes, &error);
  if (text == NULL)
    return fail (invocation, error);
  rog_worker1_complete_get_text (object, invocation, text, boxes);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_get_fields (RogWorker1            *object,
               GDBusMethodInvocation *invocation,
               Worker                *self)
{
  if (self->pdf == NULL)
    return refuse (invocation, ROG_CONFINE_ERROR_LIMIT);
  rog_worker1_complete_get_fields (object, invocation, rog_worker_pdf_get_fields (self->pdf));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_open_archive (RogWorker1            *object,
                 GDBusMethodInvocation *invocation,
                 GUnixFDList           *fds,
                 GVariant              *handle,
                 Worker                *self)
{
  GError *error = NULL;
  int     fd;

  if (self->used)
    return refuse (invocation, ROG_CONFINE_ERROR_LIMIT);
  self->used = TRUE;
  fd = take_fd (fds, handle);
  self->archive = rog_worker_zip_open (fd, &error);
  close (fd);
  if (self->archive == NULL)
    return fail (invocation, error);
  rog_worker1_complete_open_archive (object, invocation, NULL);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_next_member (RogWorker1            *object,
                GDBusMethodInvocation *invocation,
                GUnixFDList           *fds,
                GVariant              *handle,
                Worker                *self)
{
  g_autofree char *name = NULL;
  GError          *error = NULL;
  guint64          size;
  gboolean         ok;
  int              fd;

  if (self->archive == NULL)
    return refuse (invocation, ROG_CONFINE_ERROR_LIMIT);
  fd = take_fd (fds, handle);
  ok = rog_worker_zip_next (self->archive, fd, &name, &size, &error);
  close (fd);
  if (!ok)
    return fail (invocation, error);
  rog_worker1_complete_next_member (object, invocation, NULL, name != NULL, name != NULL ? name : "", size);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
connect_handlers (RogWorker1 *object,
                  Worker     *self)
{
  g_signal_connect (object, "handle-hello", G_CALLBACK (on_hello), self);
  g_signal_connect (object, "handle-open-pdf", G_CALLBACK (on_open_pdf), self);
  g_signal_connect (object, "handle-add-slot", G_CALLBACK (on_add_slot), self);
  g_signal_connect (object, "handle-render", G_CALLBACK (on_render), self);
  g_signal_connect (object, "handle-get-text", G_CALLBACK (on_get_text), self);
  g_signal_connect (object, "handle-get-fields", G_CALLBACK (on_get_fields), self);
  g_signal_connect (object, "handle-open-archive", G_CALLBACK (on_open_archive), self);
  g_signal_connect (object, "handle-next-member", G_CALLBACK (on_next_member), self);
}

static void
on_closed (GDBusConnection *connection,
           gboolean         vanished,
           GError          *error,
           gpointer         data)
{
  _exit (0);
}

static GDBusConnection *
connect_to_parent (void)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (ROG_WORKER_FD, NULL);
  g_autoptr (GSocketConnection) stream = NULL;
  g_autofree char *guid = g_dbus_generate_guid ();

  if (socket == NULL)
    return NULL;
  stream = g_socket_connection_factory_create_connection (socket);
  return g_dbus_connection_new_sync (
      G_IO_STREAM (stream), guid,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_SERVER | G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_ALLOW_ANONYMOUS |
          G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING,
      NULL, NULL, NULL);
}

int
main (void)
{
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (RogWorker1) object = NULL;
  g_autoptr (GMainLoop) loop = NULL;
  Worker worker = { 0 };

  if (!rog_worker_sandbox_prepare ())
    return EXIT_NO_PREPARE;
  setlocale (LC_CTYPE, "C.UTF-8");
  rog_worker_pdf_prime ();
  if (!rog_worker_sandbox_enter (ROG_WORKER_SANDBOX_NO_FLAGS, &worker.sandbox))
    return EXIT_NO_SANDBOX;

  connection = connect_to_parent ();
  if (connection == NULL)
    return EXIT_NO_CONNECTION;
  object = rog_worker1_skeleton_new ();
  connect_handlers (object, &worker);
  g_signal_connect (connection, "closed", G_CALLBACK (on_closed), NULL);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (object), connection, ROG_WORKER_OBJECT, NULL))
    return EXIT_NO_CONNECTION;
  g_dbus_connection_start_message_processing (connection);

  loop = g_main_loop_new (NULL, FALSE);
  g_main_loop_run (loop);

  return 0;
}
