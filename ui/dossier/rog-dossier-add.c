// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier-add.h"

#include <glib/gi18n.h>

#include "docket/rog-progress-dialog.h"
#include "service/rog-work-challenge.h"
#include "window/rog-window.h"

typedef struct
{
  GtkWidget    *view;      /* (owned) */
  RogWork      *work;      /* (owned) */
  RogOperation *operation; /* (owned) */
  AdwDialog    *progress;  /* (owned) (nullable) */
  char         *id;        /* what it is now (owned) (nullable) */
} Adding;

static void
adding_free (Adding *adding)
{
  if (adding->progress != NULL)
    rog_progress_dialog_finish (ROG_PROGRESS_DIALOG (adding->progress));
  g_clear_object (&adding->progress);
  g_free (adding->id);
  g_object_unref (adding->operation);
  g_object_unref (adding->work);
  g_object_unref (adding->view);
  g_free (adding);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, adding_free)

/* Shown, and asked what it is: a file does not say. Behind a lock it is in the dossier, and nothing is shown. */
static void
show (Adding *adding)
{
  if (rog_work_is_closed (adding->work))
    return;

  rog_window_show_toast (adding->view, adw_toast_new (_("Document added")));
  gtk_widget_activate_action (adding->view, "document.open", "(sb)", adding->id, FALSE);
  gtk_widget_activate_action (adding->view, "document.properties-of", "s", adding->id);
}

static void
closed_cb (AdwDialog *progress,
           Adding    *adding)
{
  g_clear_object (&adding->progress);
  show (adding);
  adding_free (adding);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Adding) adding = user_data;
  g_autoptr (GError) error = NULL;

  adding->id = rog_work_add_document_finish (ROG_WORK (object), result, &error);
  if (adding->id == NULL)
    rog_window_show_error (adding->view, _("The document was not added."), error);
  else if (gtk_widget_get_root (GTK_WIDGET (adding->progress)) == NULL)
    show (adding);
  else
    {
      AdwDialog *progress = adding->progress;

      /* It gives the keyboard back to where it was before. */
      g_signal_connect (progress, "closed", G_CALLBACK (closed_cb), g_steal_pointer (&adding));
      rog_progress_dialog_finish (ROG_PROGRESS_DIALOG (progress));
    }
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Adding) adding = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  RogWork      *work = adding->work;
  RogOperation *operation = adding->operation;

  if (file == NULL || rog_work_is_closed (work))
    return;

  adding->progress = g_object_ref_sink (rog_progress_dialog_new (_("Adding Document"), operation));
  rog_progress_dialog_present_later (ROG_PROGRESS_DIALOG (adding->progress), adding->view);
  rog_work_add_document_async (work, file, operation, added_cb, g_steal_pointer (&adding));
}

/**
 * rog_dossier_add_document:
 * @view: the view of a dossier, at a court's desk
 * @work: the work on it
 *
 * Asks for a file that arrived later, takes it into the dossier, and opens it with its properties.
 */
void
rog_dossier_add_document (GtkWidget *view,
                          RogWork   *work)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Adding *adding = g_new0 (Adding, 1);

  adding->view = g_object_ref (view);
  adding->work = g_object_ref (work);
  adding->operation = rog_operation_new ();
  gtk_file_dialog_set_title (dialog, _("Add Document"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (view)), rog_window_get_leaving (view), chosen_cb, adding);
}
