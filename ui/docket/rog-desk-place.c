// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-desk-place.h"

#include <glib/gi18n.h>

#include "docket/rog-docket.h"
#include "import/rog-import-dialog.h"
#include "rog-file-out.h"
#include "window/rog-window.h"

struct _RogDeskPlace
{
  AdwBin parent_instance;

  AdwNavigationView *pages;
  RogDocket         *docket;

  RogDesk   *desk;     /* (owned) */
  GSettings *settings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogDeskPlace, rog_desk_place, ADW_TYPE_BIN)

static void
practice_added_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (RogDeskPlace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_desk_add_practice_finish (ROG_DESK (object), result, &error);

  if (id == NULL)
    rog_window_show_error (GTK_WIDGET (self), _("The practice dossier could not be added."), error);
  else
    rog_window_show_toast (GTK_WIDGET (self), adw_toast_new (_("Practice dossier added")));
}

static void
choose_practice (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  rog_desk_place_add_practice (ROG_DESK_PLACE (widget));
}

static void
backed_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RogDeskPlace) self = user_data;
  g_autoptr (GError) error = NULL;

  if (rog_desk_backup_finish (ROG_DESK (object), result, &error))
    rog_window_show_toast (GTK_WIDGET (self), adw_toast_new (_("Backup written, encrypted under the recovery key")));
  else
    rog_window_show_error (GTK_WIDGET (self), _("The backup was not written."), error);
}

static void
backup_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (RogDeskPlace) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autoptr (RogOperation) operation = NULL;

  if (file == NULL || self->desk == NULL)
    return;

  operation = rog_operation_new ();
  rog_desk_backup_async (self->desk, file, operation, backed_up_cb, g_object_ref (self));
}

static void
choose_backup (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *file = g_date_time_format (now, "Rogatory %F.rogbackup");

  gtk_file_dialog_set_title (dialog, _("Back Up Register"));
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, backup_chosen_cb, g_object_ref (widget));
}

static void
rog_desk_place_dispose (GObject *object)
{
  RogDeskPlace *self = ROG_DESK_PLACE (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rog_desk_place_parent_class)->dispose (object);
}

static void
rog_desk_place_class_init (RogDeskPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_desk_place_dispose;

  gtk_widget_class_install_action (widget_class, "desk.practice", NULL, choose_practice);
  gtk_widget_class_install_action (widget_class, "desk.backup", NULL, choose_backup);
}

static void
rog_desk_place_init (RogDeskPlace *self)
{
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->pages));
}

/**
 * rog_desk_place_new:
 * @desk: a desk that is open
 * @settings: the settings of its profile
 *
 * Returns: (transfer floating): the place, at the docket
 */
GtkWidget *
rog_desk_place_new (RogDesk   *desk,
                    GSettings *settings)
{
  RogDeskPlace *self = g_object_new (ROG_TYPE_DESK_PLACE, NULL);

  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);
  self->docket = rog_docket_new (desk);
  adw_navigation_view_add (self->pages, ADW_NAVIGATION_PAGE (self->docket));

  return GTK_WIDGET (self);
}

/**
 * rog_desk_place_import:
 * @self: the place
 * @files: a list of #GFile
 *
 * Begins an import of these files and shows it.
 */
void
rog_desk_place_import (RogDeskPlace *self,
                       GListModel   *files)
{
  g_autoptr (RogImport) import = NULL;

  g_return_if_fail (ROG_IS_DESK_PLACE (self));

  import = rog_desk_begin_import (self->desk, files);
  adw_dialog_present (rog_import_dialog_new (import), GTK_WIDGET (self));
}

/**
 * rog_desk_place_add_practice:
 * @self: the place
 *
 * Adds the practice dossier.
 */
void
rog_desk_place_add_practice (RogDeskPlace *self)
{
  g_autoptr (RogOperation) operation = rog_operation_new ();

  g_return_if_fail (ROG_IS_DESK_PLACE (self));

  rog_desk_add_practice_async (self->desk, operation, practice_added_cb, g_object_ref (self));
}

/**
 * rog_desk_place_get_where:
 * @self: the place
 *
 * Returns: (transfer full): where the person is, by ids alone: nothing in it is a title
 */
GVariant *
rog_desk_place_get_where (RogDeskPlace *self)
{
  return g_variant_ref_sink (g_variant_new_string (""));
}

/**
 * rog_desk_place_go_to:
 * @self: the place
 * @where: from rog_desk_place_get_where()
 *
 * Goes back there.
 */
void
rog_desk_place_go_to (RogDeskPlace *self,
                      GVariant     *where)
{
}
