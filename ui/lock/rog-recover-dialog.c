// SPDX-License-Identifier: GPL-3.0-or-later
#include "lock/rog-recover-dialog.h"

#include <glib/gi18n.h>

#define PIN_LENGTH 6

struct _RogRecoverDialog
{
  AdwDialog parent_instance;

  GtkTextView         *words;
  AdwPasswordEntryRow *pin;
  AdwPasswordEntryRow *pin_again;
  GtkButton           *go;
  GtkLabel            *missing;

  RogDesk *desk; /* (owned) */
  gboolean busy;
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
  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->words)) == 0)
    return _("The words of the sheet are missing");
  if (g_utf8_strlen (get_text (self->pin), -1) < PIN_LENGTH)
    return _("The PIN needs at least six characters");
  if (strcmp (get_text (self->pin), get_text (self->pin_again)) != 0)
    return _("The two PINs are not the same yet");

  return NULL;
}

static void
update_cb (RogRecoverDialog *self)
{
  const char *missing;

  if (self->desk == NULL)
    return;

  missing = find_missing (self);
  gtk_label_set_label (self->missing, self->busy ? _("Opening the register…") : missing != NULL ? missing
                                                                                                : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), missing == NULL && !self->busy);
}

static void
recovered_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RogRecoverDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  if (rog_desk_recover_finish (ROG_DESK (object), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  update_cb (self);
  if (self->desk != NULL)
    gtk_label_set_label (self->missing, error->message);
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
  self->busy = TRUE;
  update_cb (self);
  rog_desk_recover_async (self->desk, words, pin, NULL, recovered_cb, g_object_ref (self));
}

static void
rog_recover_dialog_dispose (GObject *object)
{
  RogRecoverDialog *self = ROG_RECOVER_DIALOG (object);

  g_clear_object (&self->desk);

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
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, recover_cb);
}

static void
rog_recover_dialog_init (RogRecoverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->words), "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
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
  RogRecoverDialog *self = g_object_new (ROG_TYPE_RECOVER_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  update_cb (self);

  return ADW_DIALOG (self);
}
