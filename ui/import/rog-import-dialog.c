// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rog-import-dialog.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "formats/rog-formats-error.h"
#include "import/rog-import-row.h"
#include "import/rog-request-form.h"
#include "rog-error-text.h"
#include "widgets/rog-row-name.h"

struct _RogImportDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *pages;
  AdwWindowTitle    *title;
  AdwActionRow      *facts;
  GtkListBox        *files;
  GtkWidget         *progress;
  GtkLabel          *problem;
  GtkButton         *discard;
  GtkButton         *go;

  RogImport *import;    /* (owned) */
  char      *court;     /* (nullable) */
  gboolean   read;      /* every file has been looked at */
  gboolean   failed;    /* nothing of it can be imported */
  gboolean   busy;      /* the dossier is being made */
  gboolean   committed; /* nothing is left to discard */
};

G_DEFINE_FINAL_TYPE (RogImportDialog, rog_import_dialog, ADW_TYPE_DIALOG)

enum
{
  PROP_0,
  PROP_OPERATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_problem (RogImportDialog *self,
              const char      *what,
              const GError    *error)
{
  g_autoptr (RogErrorText) text = NULL;
  g_autofree char *line = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  text = rog_error_text_new (error, what);
  line = rog_error_text_to_line (text);
  /* Which file of the package it is, and what is wrong with it, is in the message of whoever read it. */
  if (error->domain == ROG_FORMATS_ERROR)
    {
      g_autofree char *sentences = g_steal_pointer (&line);

      line = g_strdup_printf ("%s\n%s", error->message, sentences);
    }
  gtk_label_set_label (self->problem, line);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), line, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static guint
count_files (RogImportDialog *self,
             int              wanted)
{
  GListModel *files = rog_import_get_files (self->import);
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GObject) file = g_list_model_get_item (files, i);
      int state;

      g_object_get (file, "state", &state, NULL);
      if (state == wanted)
        n++;
    }

  return n;
}

static guint
count_not_taken (RogImportDialog *self)
{
  return count_files (self, ROG_IMPORT_FILE_PASSWORD) + count_files (self, ROG_IMPORT_FILE_DAMAGED);
}

/* Of many files those that were not taken may be far down the list. */
static char *
dup_numbers (RogImportDialog *self)
{
  guint            n = g_list_model_get_n_items (rog_import_get_files (self->import));
  guint            n_left = self->read ? count_not_taken (self) : 0;
  g_autofree char *numbers = g_strdup_printf (g_dngettext (NULL, "%u file", "%u files", n), n);

  if (n_left == 0)
    return g_steal_pointer (&numbers);

  /* Translators: "300 files, 2 not taken" */
  return g_strdup_printf (g_dngettext (NULL, "%s, %u not taken", "%s, %u not taken", n_left), numbers, n_left);
}

static void
show_facts (RogImportDialog *self)
{
  JsonObject *request = rog_import_get_request (self->import);
  JsonObject *part = request != NULL ? rog_json_peek_object (request, "request") : NULL;
  JsonObject *authority = part != NULL ? rog_json_peek_object (part, "authority") : NULL;
  const char *title = part != NULL ? rog_json_peek_string (part, "title") : NULL;
  const char *name = authority != NULL ? rog_json_peek_string (authority, "name") : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->facts), title != NULL ? title : _("New dossier"));
  if (name != NULL)
    adw_action_row_set_subtitle (self->facts, name);
  else if (self->read && rog_import_needs_form (self->import))
    adw_action_row_set_subtitle (self->facts, _("The files do not say what is asked for; a form follows"));
}

static void
update (RogImportDialog *self)
{
  g_autofree char *numbers = dup_numbers (self);
  gboolean         form = self->read && rog_import_needs_form (self->import);

  adw_window_title_set_subtitle (self->title, self->failed ? "" : numbers);
  gtk_button_set_label (self->go, form ? _("Continue…") : _("Open Dossier"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), self->read && !self->busy);
  gtk_widget_set_visible (self->progress, !self->failed && (!self->read || self->busy));
  gtk_widget_set_visible (GTK_WIDGET (self->facts), !self->failed);
  /* Nothing of it was kept: there is nothing to stop, and nothing to open. */
  gtk_button_set_label (self->discard, self->failed ? _("Close") : _("Stop and Discard"));
  gtk_widget_set_visible (GTK_WIDGET (self->go), !self->failed);
  /* Where nothing comes of it, what would have been taken is not told; why the rest was not is. */
  gtk_widget_set_visible (GTK_WIDGET (self->files), !self->failed || (self->read && count_not_taken (self) > 0));
  show_facts (self);
}

/* The files and why they were not taken are in the list. */
static void
show_useless (RogImportDialog *self)
{
  const char *line = _("A dossier begins with a PDF, and none of this is one that can be read. Choose the request itself, or ask the sender for it as a PDF.");

  self->failed = TRUE;
  gtk_label_set_label (self->problem, line);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), line, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RogImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->read = rog_import_read_finish (ROG_IMPORT (object), result, &error);
  if (self->import == NULL)
    return;

  self->failed = !self->read;
  if (self->failed)
    show_problem (self, _("The files could not be imported."), error);
  else if (count_files (self, ROG_IMPORT_FILE_READY) == 0)
    show_useless (self);
  update (self);
}

static void
committed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RogImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_import_commit_finish (ROG_IMPORT (object), result, &error);

  self->busy = FALSE;
  if (self->import == NULL)
    return;

  if (id == NULL)
    {
      adw_navigation_view_pop_to_tag (self->pages, "files");
      show_problem (self, _("The dossier could not be made."), error);
      update (self);
      return;
    }

  self->committed = TRUE;
  g_signal_emit (self, signals[MADE], 0, id);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
commit (RogImportDialog *self)
{
  self->busy = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  update (self);
  rog_import_commit_async (self->import, committed_cb, g_object_ref (self));
}

static void
form_done_cb (RogImportDialog *self,
              RogRequestForm  *form)
{
  g_autoptr (JsonObject) request = rog_request_form_dup_request (form);

  rog_import_set_request (self->import, request);
  commit (self);
}

static void
go_cb (RogImportDialog *self)
{
  AdwNavigationPage *form;

  if (!rog_import_needs_form (self->import))
    {
      commit (self);
      return;
    }

  form = adw_navigation_view_find_page (self->pages, "form");
  if (form == NULL)
    {
      form = rog_request_form_new (rog_import_get_request (self->import), rog_import_get_files (self->import), self->court);
      g_signal_connect_object (form, "done", G_CALLBACK (form_done_cb), self, G_CONNECT_SWAPPED);
      adw_navigation_view_add (self->pages, form);
    }
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
  adw_navigation_view_push (self->pages, form);
}

static void
discard_cb (RogImportDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* Whatever closes the dialog before the dossier is made leaves nothing behind. */
static void
rog_import_dialog_closed (AdwDialog *dialog)
{
  RogImportDialog *self = ROG_IMPORT_DIALOG (dialog);

  if (self->committed || self->import == NULL)
    return;

  rog_operation_cancel (rog_import_get_operation (self->import));
  rog_import_discard (self->import);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return rog_import_row_new (item);
}

static void
rog_import_dialog_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  RogImportDialog *self = ROG_IMPORT_DIALOG (object);

  switch (id)
    {
    case PROP_OPERATION:
      g_value_set_object (value, self->import != NULL ? rog_import_get_operation (self->import) : NULL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_import_dialog_dispose (GObject *object)
{
  RogImportDialog *self = ROG_IMPORT_DIALOG (object);

  g_clear_object (&self->import);
  g_clear_pointer (&self->court, g_free);

  G_OBJECT_CLASS (rog_import_dialog_parent_class)->dispose (object);
}

static void
rog_import_dialog_class_init (RogImportDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rog_import_dialog_get_property;
  object_class->dispose = rog_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = rog_import_dialog_closed;

  properties[PROP_OPERATION] =
      g_param_spec_object ("operation", NULL, NULL, ROG_TYPE_OPERATION, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MADE] = g_signal_new ("made", ROG_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, RogImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, RogImportDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, RogImportDialog, files);
  gtk_widget_class_bind_template_child (widget_class, RogImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, RogImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, RogImportDialog, discard);
  gtk_widget_class_bind_template_child (widget_class, RogImportDialog, go);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
rog_import_dialog_init (RogImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rog_row_name_list (GTK_WIDGET (self->facts), _("Request"));
}

/**
 * rog_import_dialog_new:
 * @import: an import that has not begun to read
 * @court: (nullable): the court whose desk this is, empty where it has no name; %NULL at counsel's
 *
 * Returns: (transfer floating): a dialog that reads it
 */
AdwDialog *
rog_import_dialog_new (RogImport  *import,
                       const char *court)
{
  RogImportDialog *self = g_object_new (ROG_TYPE_IMPORT_DIALOG, NULL);

  self->import = g_object_ref (import);
  self->court = g_strdup (court);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
  gtk_list_box_bind_model (self->files, rog_import_get_files (import), create_row, NULL, NULL);
  g_signal_connect_object (rog_import_get_files (import), "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  rog_import_read_async (import, read_cb, g_object_ref (self));

  return ADW_DIALOG (self);
}
