// SPDX-License-Identifier: GPL-3.0-or-later
/* The register's backup: where it goes, how far it is, and what became of it. */
#include "docket/rog-register-backup.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "docket/rog-progress-dialog.h"
#include "window/rog-window.h"

typedef struct
{
  GtkWidget *parent;   /* (owned) */
  RogDesk   *desk;     /* (owned) */
  AdwDialog *progress; /* (owned) (nullable) */
} Backup;

static void
backup_free (Backup *backup)
{
  if (backup->progress != NULL)
    rog_progress_dialog_finish (ROG_PROGRESS_DIALOG (backup->progress));
  g_clear_object (&backup->progress);
  g_object_unref (backup->desk);
  g_object_unref (backup->parent);
  g_free (backup);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Backup, backup_free)

static void
backed_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Backup) backup = user_data;
  g_autoptr (GError) error = NULL;
  guint n_missing = 0;

  if (!rog_desk_backup_finish (ROG_DESK (object), result, &n_missing, &error))
    rog_window_show_error (backup->parent, _("The backup was not written."), error);
  else if (n_missing == 0)
    rog_window_show_toast (backup->parent, adw_toast_new (_("Backup written, encrypted under the recovery key")));
  else
    rog_window_show_toast (backup->parent, adw_toast_new_format (ngettext ("Backup written, without %u document whose file is missing",
                                                                           "Backup written, without %u documents whose files are missing", n_missing),
                                                                 n_missing));
}

static char *
count_documents (guint64 done,
                 guint64 total)
{
  // Translators: how far a backup is.
  return g_strdup_printf (g_dngettext (NULL, "%u of %u document", "%u of %u documents", total), (guint)done, (guint)total);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Backup) backup = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autoptr (RogOperation) operation = NULL;
  RogDesk *desk;

  if (file == NULL)
    return;

  operation = rog_operation_new ();
  backup->progress = g_object_ref_sink (rog_progress_dialog_new (_("Backing Up Register"), operation));
  rog_progress_dialog_set_words (ROG_PROGRESS_DIALOG (backup->progress), count_documents);
  rog_progress_dialog_present_later (ROG_PROGRESS_DIALOG (backup->progress), backup->parent);
  desk = backup->desk;
  rog_desk_backup_async (desk, file, operation, backed_up_cb, g_steal_pointer (&backup));
}

/**
 * rog_register_back_up:
 * @parent: what asks for it
 * @desk: a desk whose register is open
 *
 * Asks where to, and writes everything into one encrypted file there. It can be stopped, and the lock stops it;
 * nothing stays then.
 */
void
rog_register_back_up (GtkWidget *parent,
                      RogDesk   *desk)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *file = g_date_time_format (now, "Rogatory %F.rogbackup");
  Backup          *backup = g_new0 (Backup, 1);

  backup->parent = g_object_ref (parent);
  backup->desk = g_object_ref (desk);
  gtk_file_dialog_set_title (dialog, _("Back Up Register"));
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), rog_window_get_leaving (parent), file_chosen_cb, backup);
}
