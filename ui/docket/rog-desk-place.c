// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-desk-place.h"

#include <glib/gi18n.h>

#include "docket/rog-docket.h"
#include "docket/rog-dossier-chores.h"
#include "docket/rog-register-backup.h"
#include "dossier/rog-dossier-view.h"
#include "dossier/rog-workspace.h"
#include "import/rog-import-dialog.h"
#include "service/rog-dossier-row.h"
#include "window/rog-window.h"

struct _RogDeskPlace
{
  AdwBin parent_instance;

  AdwNavigationView *pages;
  GtkWidget         *hint; /* over everything while files are held above it */
  RogDocket         *docket;
  RogWorkspace      *workspace; /* (owned) (nullable): once a dossier was opened; Back keeps it */

  RogDesk   *desk;     /* (owned) */
  GSettings *settings; /* (owned) */
  gboolean   adding;   /* the practice dossier, just now */
  GVariant  *back;     /* (owned) (nullable): where the person is being taken back to, see rog_desk_place_go_to() */
  gsize      n_back;   /* so many of its dossiers are open again */
};

G_DEFINE_FINAL_TYPE (RogDeskPlace, rog_desk_place, ADW_TYPE_BIN)

/* What rog_desk_place_get_where() says: whether a dossier is in front, the docket's place, the dossier that is in
 * front of the others, and all that are open. */
#define WHERE_TYPE "(b" ROG_DOCKET_WHERE_TYPE "sa(ssssu))"

/*
 * Opening a dossier
 */

typedef struct
{
  RogDeskPlace *self;    /* (owned) */
  char         *section; /* (owned) (nullable): what to show once it is open: see find_in() */
  char         *object;  /* (owned) (nullable) */
} Opening;

/* A dossier that is open gets no second tab. */
static void
add_to_workspace (RogDeskPlace *self,
                  RogWork      *work,
                  GVariant     *where,
                  gboolean      front)
{
  if (self->workspace == NULL)
    self->workspace = g_object_ref_sink (rog_workspace_new (self->desk, self->settings));
  if (!rog_workspace_select (self->workspace, rog_work_get_id (work)))
    rog_workspace_add (self->workspace, work, where, front);
}

static void
show_workspace (RogDeskPlace *self)
{
  if (ADW_NAVIGATION_PAGE (self->workspace) != adw_navigation_view_get_visible_page (self->pages))
    adw_navigation_view_push (self->pages, ADW_NAVIGATION_PAGE (self->workspace));
  gtk_widget_grab_focus (GTK_WIDGET (self->workspace));
}

/* @section is "pin", with a pin, "document", or a section of the dossier in front; empty is the dossier itself. */
static void
find_in (RogDeskPlace *self,
         const char   *section,
         const char   *object)
{
  GtkWidget *view = rog_workspace_get_front (self->workspace);

  if (view == NULL || section == NULL || *section == '\0')
    return;
  if (g_str_equal (section, "pin"))
    gtk_widget_activate_action (view, "pin.open", "(sb)", object, TRUE);
  else if (g_str_equal (section, "document"))
    gtk_widget_activate_action (view, "document.open", "(sb)", object, TRUE);
  else
    gtk_widget_activate_action (view, "dossier.show", "(ss)", section, object);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opening      *opening = user_data;
  RogDeskPlace *self = opening->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogWork) work = rog_desk_open_dossier_finish (ROG_DESK (object), result, &error);

  if (work == NULL)
    rog_window_show_error (GTK_WIDGET (self), _("The dossier could not be opened."), error);
  else if (self->desk != NULL)
    {
      add_to_workspace (self, work, NULL, TRUE);
      show_workspace (self);
      find_in (self, opening->section, opening->object);
    }

  g_free (opening->section);
  g_free (opening->object);
  g_object_unref (opening->self);
  g_free (opening);
}

static void
open_dossier (RogDeskPlace *self,
              const char   *dossier,
              const char   *section,
              const char   *object)
{
  Opening *opening;

  if (self->workspace != NULL && rog_workspace_select (self->workspace, dossier))
    {
      show_workspace (self);
      find_in (self, section, object);
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->self = g_object_ref (self);
  opening->section = g_strdup (section);
  opening->object = g_strdup (object);
  rog_desk_open_dossier_async (self->desk, dossier, NULL, opened_cb, opening);
}

static void
choose_dossier (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  open_dossier (ROG_DESK_PLACE (widget), g_variant_get_string (parameter, NULL), NULL, NULL);
}

/* What a search found: in which dossier, and what in it. */
static void
choose_found (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const char *dossier, *section, *object;

  g_variant_get (parameter, "(&s&s&s)", &dossier, &section, &object);
  open_dossier (ROG_DESK_PLACE (widget), dossier, section, object);
}

/* Searching everything is done at the docket; the dossiers that are open stay so. */
static void
start_search (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  RogDeskPlace *self = ROG_DESK_PLACE (widget);

  adw_navigation_view_pop_to_page (self->pages, ADW_NAVIGATION_PAGE (self->docket));
  rog_docket_begin_search (self->docket);
}

static void
made_cb (RogDeskPlace *self,
         const char   *dossier)
{
  open_dossier (self, dossier, NULL, NULL);
}

/*
 * What is done to a dossier as a whole
 */

static void
export_dossier (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  rog_dossier_export (widget, ROG_DESK_PLACE (widget)->desk, g_variant_get_string (parameter, NULL));
}

/* Its tab goes; where it was looked at, the fresh one is. */
static void
gone_cb (GtkWidget  *widget,
         const char *dossier,
         const char *made)
{
  RogDeskPlace *self = ROG_DESK_PLACE (widget);
  gboolean      looked_at;

  if (self->desk == NULL || self->workspace == NULL)
    return;

  looked_at = ADW_NAVIGATION_PAGE (self->workspace) == adw_navigation_view_get_visible_page (self->pages);
  if (rog_workspace_remove (self->workspace, dossier) && looked_at && made != NULL)
    open_dossier (self, made, NULL, NULL);
}

static void
reset_dossier (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  rog_dossier_reset (widget, ROG_DESK_PLACE (widget)->desk, g_variant_get_string (parameter, NULL), gone_cb);
}

static void
delete_dossier (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  rog_dossier_delete (widget, ROG_DESK_PLACE (widget)->desk, g_variant_get_string (parameter, NULL), gone_cb);
}

/*
 * Practice
 */

static void
practice_added_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (RogDeskPlace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_desk_add_practice_finish (ROG_DESK (object), result, &error);

  self->adding = FALSE;
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
  RogDeskPlace *self = ROG_DESK_PLACE (widget);
  GListModel   *dossiers = rog_desk_get_dossiers (self->desk);

  for (guint i = 0; i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (RogDossierRow) row = g_list_model_get_item (dossiers, i);
      gboolean practice;

      g_object_get (row, "practice", &practice, NULL);
      if (practice)
        {
          open_dossier (self, rog_dossier_row_get_id (row), NULL, NULL);
          return;
        }
    }

  rog_desk_place_add_practice (self);
}

static void
rog_desk_place_dispose (GObject *object)
{
  RogDeskPlace *self = ROG_DESK_PLACE (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->back, g_variant_unref);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rog_desk_place_parent_class)->dispose (object);
}

static void
rog_desk_place_class_init (RogDeskPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_desk_place_dispose;

  gtk_widget_class_install_action (widget_class, "desk.open", "s", choose_dossier);
  gtk_widget_class_install_action (widget_class, "desk.export", "s", export_dossier);
  gtk_widget_class_install_action (widget_class, "desk.reset", "s", reset_dossier);
  gtk_widget_class_install_action (widget_class, "desk.delete", "s", delete_dossier);
  gtk_widget_class_install_action (widget_class, "desk.find", "(sss)", choose_found);
  gtk_widget_class_install_action (widget_class, "desk.search", NULL, start_search);
  gtk_widget_class_install_action (widget_class, "desk.practice", NULL, choose_practice);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "desk.search", NULL);
}

/* Files dropped anywhere are imported. */
static gboolean
drop_cb (RogDeskPlace *self,
         const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) dropped = list != NULL ? gdk_file_list_get_files (list) : NULL;

  for (GSList *l = dropped; l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;

  rog_desk_place_import (self, G_LIST_MODEL (files));

  return TRUE;
}

static void
held_cb (RogDeskPlace  *self,
         GParamSpec    *pspec,
         GtkDropTarget *drop)
{
  gtk_widget_set_visible (self->hint, gtk_drop_target_get_current_drop (drop) != NULL);
}

/* Says what becomes of what is dropped; the pointer goes through it. */
static GtkWidget *
make_hint (void)
{
  GtkWidget *hint = gtk_label_new (_("Drop to import as a new dossier"));

  gtk_widget_set_visible (hint, FALSE);
  gtk_widget_set_can_target (hint, FALSE);
  gtk_widget_add_css_class (hint, "drop-hint");
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_justify (GTK_LABEL (hint), GTK_JUSTIFY_CENTER);

  return hint;
}

static void
rog_desk_place_init (RogDeskPlace *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkWidget     *overlay = gtk_overlay_new ();

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "notify::current-drop", G_CALLBACK (held_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  self->hint = make_hint ();
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  /* Escape gives up a selection or closes a menu; pressed once too often it does not leave the dossier. */
  adw_navigation_view_set_pop_on_escape (self->pages, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->pages));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->hint);
  adw_bin_set_child (ADW_BIN (self), overlay);
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
  gboolean    at_court;
  const char *office;
  AdwDialog  *dialog;

  g_return_if_fail (ROG_IS_DESK_PLACE (self));

  at_court = g_strcmp0 (rog_desk_get_role (self->desk), "counsel") != 0;
  office = rog_desk_get_office (self->desk);
  import = rog_desk_begin_import (self->desk, files);
  dialog = rog_import_dialog_new (import, !at_court ? NULL : office != NULL ? office
                                                                            : "");
  g_signal_connect_object (dialog, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
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

  if (self->adding)
    return;

  self->adding = TRUE;
  rog_window_show_toast (GTK_WIDGET (self), adw_toast_new (_("Adding the practice dossier")));
  rog_desk_add_practice_async (self->desk, operation, practice_added_cb, g_object_ref (self));
}

/**
 * rog_desk_place_get_where:
 * @self: the place
 * @sought: (out) (transfer full) (nullable): the words of the docket's search
 *
 * Returns: (transfer full): where the person is, by ids alone: nothing in it is a title
 */
GVariant *
rog_desk_place_get_where (RogDeskPlace *self,
                          RogSecret   **sought)
{
  GtkWidget  *front;
  gboolean    in_dossier;
  const char *id = "";
  GVariant   *open;

  g_return_val_if_fail (ROG_IS_DESK_PLACE (self), NULL);

  *sought = rog_docket_dup_sought (self->docket);
  if (self->back != NULL)
    return g_variant_ref (self->back);

  in_dossier = self->workspace != NULL && ADW_NAVIGATION_PAGE (self->workspace) == adw_navigation_view_get_visible_page (self->pages);
  front = self->workspace != NULL ? rog_workspace_get_front (self->workspace) : NULL;
  if (front != NULL)
    id = rog_work_get_id (rog_dossier_view_get_work (ROG_DOSSIER_VIEW (front)));
  open = self->workspace != NULL ? rog_workspace_get_where (self->workspace) : g_variant_new_array (G_VARIANT_TYPE ("(ssssu)"), NULL, 0);

  return g_variant_ref_sink (g_variant_new ("(b@" ROG_DOCKET_WHERE_TYPE "s@a(ssssu))", in_dossier, rog_docket_get_where (self->docket), id, open));
}

/*
 * The way back
 */

static void open_next (RogDeskPlace *self);

static void
back_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RogDeskPlace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogWork) work = rog_desk_open_dossier_finish (ROG_DESK (object), result, &error);
  g_autoptr (GVariant) open = NULL;
  g_autoptr (GVariant) one = NULL;
  const char *front;
  gboolean    in_dossier, is_front;

  if (self->desk == NULL)
    return;

  g_variant_get (self->back, "(b@" ROG_DOCKET_WHERE_TYPE "&s@a(ssssu))", &in_dossier, NULL, &front, &open);
  one = g_variant_get_child_value (open, self->n_back);
  if (work == NULL)
    rog_window_show_error (GTK_WIDGET (self), _("The dossier could not be opened."), error);
  else
    {
      is_front = g_str_equal (front, rog_work_get_id (work));
      add_to_workspace (self, work, one, is_front);
      if (is_front && in_dossier)
        show_workspace (self);
    }
  self->n_back++;
  open_next (self);
}

/* One after the other: the tabs are in the same order then. */
static void
open_next (RogDeskPlace *self)
{
  g_autoptr (GVariant) open = g_variant_get_child_value (self->back, 3);

  if (self->n_back < g_variant_n_children (open))
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (open, self->n_back);
      const char *dossier;

      g_variant_get_child (one, 0, "&s", &dossier);
      rog_desk_open_dossier_async (self->desk, dossier, NULL, back_cb, g_object_ref (self));
    }
  else
    g_clear_pointer (&self->back, g_variant_unref);
}

/**
 * rog_desk_place_go_to:
 * @self: a place that is new
 * @where: from rog_desk_place_get_where()
 * @sought: (nullable): what was sought there
 *
 * Goes back there: the docket is as it was, and so are the dossiers that were open.
 */
void
rog_desk_place_go_to (RogDeskPlace *self,
                      GVariant     *where,
                      RogSecret    *sought)
{
  g_autoptr (GVariant) docket = NULL;

  g_return_if_fail (ROG_IS_DESK_PLACE (self) && self->back == NULL);
  g_return_if_fail (g_variant_is_of_type (where, G_VARIANT_TYPE (WHERE_TYPE)));

  docket = g_variant_get_child_value (where, 1);
  rog_docket_go_to (self->docket, docket, sought);
  self->back = g_variant_ref (where);
  self->n_back = 0;
  open_next (self);
}

/**
 * rog_desk_place_back_up:
 * @self: the place
 *
 * Asks where to, and writes everything into one encrypted file there; it can be stopped.
 */
void
rog_desk_place_back_up (RogDeskPlace *self)
{
  g_return_if_fail (ROG_IS_DESK_PLACE (self));

  rog_register_back_up (GTK_WIDGET (self), self->desk);
}
