// SPDX-License-Identifier: GPL-3.0-or-later
#include "lock/rog-recover-dialog.h"

#include <glib/gi18n.h>

#include "core/rog-operation.h"
#include "rog-error-text.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

#define PIN_LENGTH 6

struct _RogRecoverDialog
{
  AdwDialog parent_instance;

  GtkTextView         *words;
  AdwPasswordEntryRow *pin;
  AdwPasswordEntryRow *pin_again;
  GtkButton           *go;
  GtkLabel            *missing;
  GtkLabel            *introduction;
  AdwPreferencesGroup *backup_group;
  AdwActionRow        *file_row;
  GtkProgressBar      *progress;

  RogDesk      *desk;      /* (owned) */
  GFile        *backup;    /* (owned) (nullable): chosen */
  RogOperation *operation; /* (owned) (nullable): the restore that runs */
  gboolean      restore;   /* whether a backup is put back, or the key alone */
  gboolean      busy;
};

G_DEFINE_FINAL_TYPE (RogRecoverDialog, rog_recover_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static const char *
find_missing (RogRecoverDialog *self)
{
  if (self->restore && self->backup == NULL)
    return _("The backup is not chosen yet");
  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->words)) == 0)
    return _("The words of the sheet are missing");
  if (g_utf8_strlen (get_text (self->pin), -1) < PIN_LENGTH)
    return _("The PIN needs at least six characters");
  if (strcmp (get_text (self->pin), get_text (self->pin_again)) != 0)
    return _("The two PINs are not the same yet");

  return NULL;
}

/* The person leaves: nobody else may read the words. */
static void
forget_typed (RogRecoverDialog *self)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words), "", 0);
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  gtk_editable_set_text (GTK_EDITABLE (self->pin_again), "");
}

static void
update_cb (RogRecoverDialog *self)
{
  const char *missing;

  if (self->desk == NULL)
    return;

  missing = find_missing (self);
  if (self->busy)
    missing = self->restore ? _("Restoring the backup…") : _("Opening the register…");
  gtk_label_set_label (self->missing, missing != NULL ? missing : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), missing == NULL && !self->busy);
}

/* While it runs the dialog is what tells of it. */
static void
set_busy (RogRecoverDialog *self,
          gboolean          busy)
{
  self->busy = busy;
  adw_dialog_set_can_close (ADW_DIALOG (self), !busy);
  update_cb (self);
}

/* Before the keyring is written a restore can be stopped. */
static void
close_attempt_cb (RogRecoverDialog *self)
{
  if (self->operation != NULL)
    rog_operation_cancel (self->operation);
}

static void
ended (RogRecoverDialog *self,
       gboolean          done,
       const char       *what,
       const GError     *error)
{
  g_autoptr (RogErrorText) text = NULL;
  g_autofree char *line = NULL;

  set_busy (self, FALSE);
  g_clear_object (&self->operation);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  if (done || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  if (self->desk == NULL)
    return;

  text = rog_error_text_new (error, what);
  line = rog_error_text_to_line (text);
  gtk_label_set_label (self->missing, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->missing), text->details);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), line, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
recovered_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RogRecoverDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = rog_desk_recover_finish (ROG_DESK (object), result, &error);

  ended (self, done, _("The register was not opened."), error);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RogRecoverDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = rog_desk_restore_backup_finish (ROG_DESK (object), result, &error);

  ended (self, done, _("The backup was not restored."), error);
}

static void
restore (RogRecoverDialog *self,
         const char       *words,
         RogSecret        *pin)
{
  self->operation = rog_operation_new ();
  g_object_bind_property (self->operation, "fraction", self->progress, "fraction", G_BINDING_DEFAULT);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  rog_desk_restore_backup_async (self->desk, self->backup, words, pin, self->operation, restored_cb, g_object_ref (self));
}

static void
recover_cb (RogRecoverDialog *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->words);
  g_autofree char *words = NULL;
  g_autoptr (RogSecret) pin = NULL;

  if (self->busy || find_missing (self) != NULL)
    return;

  g_object_get (buffer, "text", &words, NULL);
  pin = rog_secret_new_copy (get_text (self->pin), strlen (get_text (self->pin)));
  set_busy (self, TRUE);
  if (self->restore)
    restore (self, words, pin);
  else
    rog_desk_recover_async (self->desk, words, pin, NULL, recovered_cb, g_object_ref (self));
  rog_secret_wipe (words, strlen (words));
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RogRecoverDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autofree char *name = NULL;

  if (file == NULL || self->desk == NULL)
    return;

  g_set_object (&self->backup, file);
  name = g_path_get_basename (g_file_peek_path (file) != NULL ? g_file_peek_path (file) : "");
  adw_action_row_set_subtitle (self->file_row, name);
  update_cb (self);
}

static void
choose_cb (RogRecoverDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Choose Backup"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), rog_window_get_leaving (GTK_WIDGET (self)), chosen_cb, g_object_ref (self));
}

static void
rog_recover_dialog_dispose (GObject *object)
{
  RogRecoverDialog *self = ROG_RECOVER_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->backup);
  g_clear_object (&self->operation);

  G_OBJECT_CLASS (rog_recover_dialog_parent_class)->dispose (object);
}

static void
rog_recover_dialog_class_init (RogRecoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_recover_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-recover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRecoverDialog, words);
  gtk_widget_class_bind_template_child (widget_class, RogRecoverDialog, pin);
  gtk_widget_class_bind_template_child (widget_class, RogRecoverDialog, pin_again);
  gtk_widget_class_bind_template_child (widget_class, RogRecoverDialog, go);
  gtk_widget_class_bind_template_child (widget_class, RogRecoverDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, RogRecoverDialog, introduction);
  gtk_widget_class_bind_template_child (widget_class, RogRecoverDialog, backup_group);
  gtk_widget_class_bind_template_child (widget_class, RogRecoverDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, RogRecoverDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, recover_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
}

static void
rog_recover_dialog_init (RogRecoverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What is taken away from here does not come back by Undo. */
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->words), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->pin), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->pin_again), FALSE);
  rog_row_name_list (GTK_WIDGET (self->pin), _("Signing key"));
  g_signal_connect_object (gtk_text_view_get_buffer (self->words), "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
}

static RogRecoverDialog *
new_dialog (RogDesk *desk,
            gboolean restore)
{
  RogRecoverDialog *self = g_object_new (ROG_TYPE_RECOVER_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->restore = restore;
  g_signal_connect_object (desk, "left", G_CALLBACK (forget_typed), self, G_CONNECT_SWAPPED);
  update_cb (self);

  return self;
}

/**
 * rog_recover_dialog_new:
 * @desk: a desk whose register has lost its key
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rog_recover_dialog_new (RogDesk *desk)
{
  return ADW_DIALOG (new_dialog (desk, FALSE));
}

/**
 * rog_recover_dialog_new_restore:
 * @desk: a desk without a register: in first run, or whose folder is gone
 *
 * Returns: (transfer floating): the dialog that puts a backup back
 */
AdwDialog *
rog_recover_dialog_new_restore (RogDesk *desk)
{
  RogRecoverDialog *self = new_dialog (desk, TRUE);

  adw_dialog_set_title (ADW_DIALOG (self), _("Restore Backup"));
  gtk_label_set_label (self->introduction, _("Choose the backup, and type the words of the recovery sheet that was good when it was made, in their order. Acting and signing keys are made anew, since the sheet does not hold them: the old PIN no longer works, and the new one takes its place."));
  gtk_button_set_label (self->go, _("Restore"));
  gtk_widget_set_visible (GTK_WIDGET (self->backup_group), TRUE);

  return ADW_DIALOG (self);
}
