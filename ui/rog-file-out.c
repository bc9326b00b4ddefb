// SPDX-License-Identifier: GPL-3.0-or-later
//
// What leaves the program in clear, because a person asked for it: files saved, pages printed.
#define _GNU_SOURCE
#include "rog-file-out.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "service/rog-save.h"
#include "window/rog-window.h"

static GtkWindow *
get_window (GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static gboolean
write_out (GFile   *file,
           GBytes  *bytes,
           GError **error)
{
  g_autoptr (RogSave) save = rog_save_new ();

  return rog_save_add (save, file, bytes, NULL, error) && rog_save_commit (save, error);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GFile   *file = g_object_get_data (G_OBJECT (task), "file");
  GError  *error = NULL;
  gboolean written = write_out (file, task_data, &error);

  if (written)
    g_task_return_pointer (task, g_object_ref (file), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* By the person, or because the person leaves. */
static gboolean
is_given_up (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile  *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file == NULL)
    {
      if (is_given_up (error))
        {
          g_clear_error (&error);
          error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Not saved"));
        }
      g_task_return_error (task, error);
      return;
    }

  g_object_set_data_full (G_OBJECT (task), "file", file, g_object_unref);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * rog_save_bytes_async:
 * @parent: a widget of the window that asks
 * @title: title of the file dialog
 * @name: the name proposed
 * @bytes: what is saved
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Asks where, and writes @bytes there, readable by this person alone. What lies there is as before when
 * writing fails, and none is written in the folder of the register.
 */
void
rog_save_bytes_async (GtkWidget          *parent,
                      const char         *title,
                      const char         *name,
                      GBytes             *bytes,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  g_task_set_source_tag (task, rog_save_bytes_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (parent), rog_window_get_leaving (parent), chosen_cb, task);
}

/**
 * rog_save_bytes_finish:
 * @parent: the widget given before
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_CANCELLED when no file was chosen
 *
 * Returns: (transfer full): the file written, or %NULL
 */
GFile *
rog_save_bytes_finish (GtkWidget    *parent,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
close_fd (gpointer fd)
{
  close (GPOINTER_TO_INT (fd));
}

static int
make_memfd (GBytes  *bytes,
            GError **error)
{
  gsize       size = g_bytes_get_size (bytes);
  const char *data = g_bytes_get_data (bytes, NULL);
  int         fd = memfd_create ("print", MFD_CLOEXEC);

  for (gsize done = 0; fd >= 0 && done < size;)
    {
      gssize n = write (fd, data + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          close (fd);
          fd = -1;
        }
      else
        done += (gsize)n;
    }
  if (fd < 0)
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));

  return fd;
}

static void
printed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (object), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (is_given_up (error))
    {
      g_clear_error (&error);
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Not printed"));
    }
  g_task_return_error (task, error);
}

/* GTK 4.18 cancels only a portal's dialog for printing. Its own is a window, which the RogWindow closes. */
static GCancellable *
get_print_leaving (GtkWidget *parent)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? rog_window_get_leaving (parent) : NULL;
}

/**
 * rog_print_pdf_async:
 * @parent: a widget of the window that asks
 * @title: title of the print dialog
 * @pdf: the pages
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Prints from memory: #GtkPrintOperation would spool the pages to a temporary file in clear.
 * The system's print queue keeps a copy of its own, which the caller says.
 */
void
rog_print_pdf_async (GtkWidget          *parent,
                     const char         *title,
                     GBytes             *pdf,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask           *task = g_task_new (parent, NULL, callback, user_data);
  GError          *error = NULL;
  int              fd = make_memfd (pdf, &error);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();

  g_task_set_source_tag (task, rog_print_pdf_async);
  if (fd < 0)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  g_task_set_task_data (task, GINT_TO_POINTER (fd), close_fd);
  gtk_print_dialog_set_title (dialog, title);
  gtk_print_dialog_print_file (dialog, get_window (parent), NULL, file, get_print_leaving (parent), printed_cb, task);
}

/**
 * rog_print_pdf_finish:
 * @parent: the widget given before
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_CANCELLED when the dialog was closed
 *
 * Returns: whether the pages were handed to the print queue
 */
gboolean
rog_print_pdf_finish (GtkWidget    *parent,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
