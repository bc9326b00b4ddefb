// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-filed-dialog.h"

#include <glib/gi18n.h>

#include "challenges/rog-draft-json.h"
#include "form/rog-form-lists.h"
#include "rog-error-text.h"
#include "service/rog-work-challenge.h"
#include "window/rog-window.h"

struct _RogFiledDialog
{
  AdwDialog parent_instance;

  GtkListBox   *fields;
  AdwActionRow *receipt;
  GtkWidget    *reason;
  GtkLabel     *missing;
  GtkWidget    *cancel;
  GtkWidget    *go;

  RogWork   *work;      /* (owned) */
  char      *challenge; /* (owned) */
  GPtrArray *rows;      /* of the fields; the rows are their parent's */
  GFile     *file;      /* (owned) (nullable) */
  gboolean   busy;
};

G_DEFINE_FINAL_TYPE (RogFiledDialog, rog_filed_dialog, ADW_TYPE_DIALOG)

static const RogFormField filed_fields[] = {
  { "at", N_ ("Filed on"), ROG_FORM_DATE, TRUE, NULL, NULL },
  { "how", N_ ("How"), ROG_FORM_CHOICE, TRUE, NULL, rog_form_filings },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static gboolean
has_proof (RogFiledDialog *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));

  return self->file != NULL || reason[strspn (reason, " \t")] != '\0';
}

static gboolean
is_complete (RogFiledDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!rog_form_row_is_complete (g_ptr_array_index (self->rows, i)))
      return FALSE;

  return TRUE;
}

static void
update_cb (RogFiledDialog *self)
{
  gboolean    complete = is_complete (self);
  const char *missing = !complete ? _("When and how it was filed is missing") : has_proof (self) ? ""
                                                                                                 : _("The proof is missing: the court’s receipt, or how it is known");

  gtk_label_set_label (self->missing, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), *missing != '\0');
  gtk_widget_set_sensitive (self->go, *missing == '\0' && !self->busy);
  gtk_widget_set_sensitive (self->cancel, !self->busy);
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->busy);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RogFiledDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (file == NULL)
    return;
  g_set_object (&self->file, file);
  adw_action_row_set_subtitle (self->receipt, name);
  update_cb (self);
}

static void
choose_cb (RogFiledDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_dialog_set_title (dialog, _("Court’s Receipt"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, g_object_ref (self));
}

static void
entered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogFiledDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = rog_work_enter_filed_finish (ROG_WORK (object), result, &error);

  self->busy = FALSE;
  update_cb (self);
  if (done || rog_error_is_recorded (error))
    {
      if (done)
        rog_window_show_toast (GTK_WIDGET (self), adw_toast_new (_("Filing entered in the record")));
      else
        rog_window_show_error (GTK_WIDGET (self), NULL, error);
      adw_dialog_force_close (ADW_DIALOG (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (RogErrorText) text = rog_error_text_new (error, _("It was not entered."));
      g_autofree char *line = rog_error_text_to_line (text);

      gtk_label_set_label (self->missing, line);
      gtk_widget_set_visible (GTK_WIDGET (self->missing), TRUE);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), line, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
}

static void
go_cb (RogFiledDialog *self)
{
  g_autoptr (JsonObject) filed = json_object_new ();
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));

  for (guint i = 0; i < self->rows->len; i++)
    rog_form_row_store (g_ptr_array_index (self->rows, i), filed);
  if (reason[strspn (reason, " \t")] != '\0')
    rog_draft_set_text (rog_draft_object (filed, "proof"), "reason", reason);
  self->busy = TRUE;
  update_cb (self);
  rog_work_enter_filed_async (self->work, self->challenge, filed, self->file, NULL, entered_cb, g_object_ref (self));
}

static void
cancel_cb (RogFiledDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
rog_filed_dialog_finalize (GObject *object)
{
  RogFiledDialog *self = ROG_FILED_DIALOG (object);

  g_clear_object (&self->work);
  g_clear_object (&self->file);
  g_free (self->challenge);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (rog_filed_dialog_parent_class)->finalize (object);
}

static void
rog_filed_dialog_class_init (RogFiledDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_filed_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-filed-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogFiledDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, RogFiledDialog, receipt);
  gtk_widget_class_bind_template_child (widget_class, RogFiledDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, RogFiledDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, RogFiledDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, RogFiledDialog, go);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
rog_filed_dialog_init (RogFiledDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_filed_dialog_new:
 * @work: the work on a dossier, at counsel's desk
 * @challenge: the id of a pleading that was signed
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rog_filed_dialog_new (RogWork    *work,
                      const char *challenge)
{
  RogFiledDialog *self = g_object_new (ROG_TYPE_FILED_DIALOG, NULL);
  g_autoptr (JsonObject) empty = json_object_new ();

  self->work = g_object_ref (work);
  self->challenge = g_strdup (challenge);
  for (guint i = 0; filed_fields[i].member != NULL; i++)
    {
      GtkWidget *row = rog_form_row_new (&filed_fields[i], empty);

      g_signal_connect_object (row, ADW_IS_COMBO_ROW (row) ? "notify::selected" : "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->fields, row);
    }
  update_cb (self);

  return ADW_DIALOG (self);
}
