// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-progress-dialog.h"

#include <glib/gi18n.h>

/* What is over sooner needs no dialog. */
#define DELAY_MS 300

struct _RogProgressDialog
{
  AdwDialog parent_instance;

  GtkProgressBar *bar;
  GtkLabel       *what;
  GtkButton      *cancel;

  RogOperation *operation; /* (owned) */
  GtkWidget    *parent;    /* weak: of a dialog that is not presented yet */
  guint         delay_id;
  gboolean      over;

  RogProgressWords words; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (RogProgressDialog, rog_progress_dialog, ADW_TYPE_DIALOG)

static void
progress_cb (RogProgressDialog *self)
{
  guint64          total;
  guint64          done = rog_operation_get_done (self->operation, &total);
  g_autofree char *counted = self->words != NULL && total > 0 ? self->words (done, total) : NULL;
  const char      *what = counted != NULL ? counted : rog_operation_get_what (self->operation);

  gtk_progress_bar_set_fraction (self->bar, rog_operation_get_fraction (self->operation));
  /* That it is being stopped stays said. */
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->cancel)))
    return;

  gtk_label_set_label (self->what, what != NULL ? what : "");
  gtk_widget_set_visible (GTK_WIDGET (self->what), what != NULL && *what != '\0');
}

static void
cancel_cb (RogProgressDialog *self)
{
  rog_operation_cancel (self->operation);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
  gtk_label_set_label (self->what, _("Stopping"));
  gtk_widget_set_visible (GTK_WIDGET (self->what), TRUE);
}

static gboolean
delay_cb (gpointer data)
{
  RogProgressDialog *self = data;

  self->delay_id = 0;
  if (self->parent != NULL && gtk_widget_get_root (self->parent) != NULL)
    adw_dialog_present (ADW_DIALOG (self), self->parent);
  else
    rog_operation_cancel (self->operation);

  return G_SOURCE_REMOVE;
}

/* Behind a lock nothing goes on that needs the keys. */
static void
rog_progress_dialog_closed (AdwDialog *dialog)
{
  RogProgressDialog *self = ROG_PROGRESS_DIALOG (dialog);

  if (!self->over)
    rog_operation_cancel (self->operation);
}

static void
rog_progress_dialog_dispose (GObject *object)
{
  RogProgressDialog *self = ROG_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->operation);

  G_OBJECT_CLASS (rog_progress_dialog_parent_class)->dispose (object);
}

static void
rog_progress_dialog_class_init (RogProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_progress_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = rog_progress_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogProgressDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, RogProgressDialog, what);
  gtk_widget_class_bind_template_child (widget_class, RogProgressDialog, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
rog_progress_dialog_init (RogProgressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_progress_dialog_new:
 * @title: what is being done
 * @operation: its progress, and what stops it
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rog_progress_dialog_new (const char   *title,
                         RogOperation *operation)
{
  RogProgressDialog *self = g_object_new (ROG_TYPE_PROGRESS_DIALOG, "title", title, NULL);

  self->operation = g_object_ref (operation);
  g_signal_connect_object (operation, "notify::fraction", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  progress_cb (self);

  return ADW_DIALOG (self);
}

/**
 * rog_progress_dialog_set_words:
 * @self: the dialog
 * @words: what says how far it is, freed by the dialog; in the place of the operation's own words
 */
void
rog_progress_dialog_set_words (RogProgressDialog *self,
                               RogProgressWords   words)
{
  g_return_if_fail (ROG_IS_PROGRESS_DIALOG (self));

  self->words = words;
  progress_cb (self);
}

/**
 * rog_progress_dialog_present_later:
 * @self: the dialog
 * @parent: what it is about
 *
 * Presents it, unless it is told in the next moment that it is over.
 */
void
rog_progress_dialog_present_later (RogProgressDialog *self,
                                   GtkWidget         *parent)
{
  g_return_if_fail (ROG_IS_PROGRESS_DIALOG (self));

  g_set_weak_pointer (&self->parent, parent);
  self->delay_id = g_timeout_add (DELAY_MS, delay_cb, self);
}

/**
 * rog_progress_dialog_finish:
 * @self: the dialog
 *
 * It is over, in one way or another.
 */
void
rog_progress_dialog_finish (RogProgressDialog *self)
{
  g_return_if_fail (ROG_IS_PROGRESS_DIALOG (self));

  self->over = TRUE;
  g_clear_handle_id (&self->delay_id, g_source_remove);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
}
