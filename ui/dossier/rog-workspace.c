// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-workspace.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-view.h"
#include "widgets/rog-announce.h"

/* From here down a tab has no room for a reference. */
#define CROWDED "max-width: 719sp"

struct _RogWorkspace
{
  AdwNavigationPage parent_instance;

  AdwBreakpointBin *bin;
  AdwTabOverview   *overview;

  AdwTabView *tabs;
  GtkWidget  *practice; /* "Practice: nothing here is real" */
  GtkWidget  *unread;   /* entries of a newer version */

  RogDesk   *desk;     /* (owned) */
  GSettings *settings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogWorkspace, rog_workspace, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_0,
  PROP_CROWDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static RogDossierView *
get_view (AdwTabPage *page)
{
  return ROG_DOSSIER_VIEW (adw_tab_page_get_child (page));
}

static AdwTabPage *
find_page (RogWorkspace *self,
           const char   *dossier)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->tabs, i);

      if (g_strcmp0 (rog_work_get_id (rog_dossier_view_get_work (get_view (page))), dossier) == 0)
        return page;
    }

  return NULL;
}

/* What is shown is made without them: said where it is shown, not only in the record. */
static void
show_unread (RogWorkspace *self,
             RogWork      *work)
{
  guint            n = g_list_model_get_n_items (rog_dossier_get_unknown (rog_work_get_dossier (work)));
  g_autofree char *text = g_strdup_printf (ngettext ("%u entry here was written by a newer version of Rogatory and cannot be read by this one",
                                                     "%u entries here were written by a newer version of Rogatory and cannot be read by this one", n),
                                           n);

  adw_banner_set_title (ADW_BANNER (self->unread), n > 0 ? text : "");
  adw_banner_set_revealed (ADW_BANNER (self->unread), n > 0);
}

static void
show_record (RogWorkspace *self)
{
  gtk_widget_activate_action (rog_workspace_get_front (self), "dossier.section", "s", "record");
}

/* The window is called what is in front, and an invented dossier says that it is one. */
static void
selected_cb (RogWorkspace *self)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (self->tabs);
  gboolean    practice;

  if (page == NULL)
    {
      adw_tab_overview_set_open (self->overview, FALSE);
      gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
      return;
    }

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), adw_tab_page_get_title (page));
  practice = rog_work_is_practice (rog_dossier_view_get_work (get_view (page)));
  adw_banner_set_revealed (ADW_BANNER (self->practice), practice);
  show_unread (self, rog_dossier_view_get_work (get_view (page)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "workspace.reset", practice);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "workspace.delete", practice);
}

/* "workspace.export" is "desk.export" of the dossier in front, and so on. */
static void
do_to_front (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWidget       *view = rog_workspace_get_front (ROG_WORKSPACE (widget));
  g_autofree char *action = g_strconcat ("desk.", name + strlen ("workspace."), NULL);

  if (view != NULL)
    gtk_widget_activate_action (widget, action, "s", rog_work_get_id (rog_dossier_view_get_work (ROG_DOSSIER_VIEW (view))));
}

static void
thumbnail_cb (GtkWidget *thumbnail)
{
  g_autoptr (AdwTabPage) page = NULL;

  g_object_get (thumbnail, "page", &page, NULL);
  if (page != NULL)
    rog_announce (GTK_ACCESSIBLE (thumbnail), adw_tab_page_get_title (page), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What libadwaita 1.7 shows of a tab has a role that can have no name: which dossier it is, is said when the keyboard comes. */
static void
watch_thumbnails (GtkWidget *widget)
{
  GtkEventController *focus;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    watch_thumbnails (child);
  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwTabThumbnail") || g_object_get_data (G_OBJECT (widget), "watched") != NULL)
    return;

  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (thumbnail_cb), widget, G_CONNECT_SWAPPED);
  /* The keyboard is at what it is in. */
  gtk_widget_add_controller (gtk_widget_get_parent (widget), focus);
  g_object_set_data (G_OBJECT (widget), "watched", focus);
}

static gboolean
is_crowded (RogWorkspace *self)
{
  return adw_breakpoint_bin_get_current_breakpoint (self->bin) != NULL && adw_tab_view_get_n_pages (self->tabs) > 1;
}

/* Not before it is needed: a view with an overview draws each dossier twice, for its thumbnail, and before it is laid out. */
static void
crowded_cb (RogWorkspace *self)
{
  if (is_crowded (self))
    adw_tab_overview_set_view (self->overview, self->tabs);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CROWDED]);
}

static void
rog_workspace_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RogWorkspace *self = ROG_WORKSPACE (object);

  switch (id)
    {
    case PROP_CROWDED:
      g_value_set_boolean (value, is_crowded (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
rog_workspace_grab_focus (GtkWidget *widget)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (ROG_WORKSPACE (widget)->tabs);

  return page != NULL && gtk_widget_grab_focus (adw_tab_page_get_child (page));
}

/* The page is no place of its own: GTK would go to what is to have the focus first wherever the way through it begins or ends. */
static gboolean
rog_workspace_focus (GtkWidget       *widget,
                     GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_navigation_page_get_child (ADW_NAVIGATION_PAGE (widget)), direction);
}

static void
rog_workspace_dispose (GObject *object)
{
  RogWorkspace *self = ROG_WORKSPACE (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rog_workspace_parent_class)->dispose (object);
}

static void
rog_workspace_class_init (RogWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_workspace_dispose;
  G_OBJECT_CLASS (klass)->get_property = rog_workspace_get_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = rog_workspace_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = rog_workspace_focus;

  properties[PROP_CROWDED] = g_param_spec_boolean ("crowded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "workspace.export", NULL, do_to_front);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "workspace.reset", NULL, do_to_front);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "workspace.delete", NULL, do_to_front);
}

/* The bar of tabs, or, in a narrow window, all of them side by side. */
static void
add_shapes (RogWorkspace *self,
            GtkWidget    *content,
            GtkWidget    *bar)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse (CROWDED));

  self->bin = ADW_BREAKPOINT_BIN (adw_breakpoint_bin_new ());
  self->overview = ADW_TAB_OVERVIEW (adw_tab_overview_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->bin), 360, 294);
  adw_tab_overview_set_child (self->overview, content);
  adw_breakpoint_add_setters (breakpoint, G_OBJECT (bar), "visible", FALSE, NULL);
  adw_breakpoint_bin_add_breakpoint (self->bin, breakpoint);
  adw_breakpoint_bin_set_child (self->bin, GTK_WIDGET (self->overview));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->bin));
  g_signal_connect_object (self->overview, "notify::open", G_CALLBACK (watch_thumbnails), self->overview, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bin, "notify::current-breakpoint", G_CALLBACK (crowded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tabs, "notify::n-pages", G_CALLBACK (crowded_cb), self, G_CONNECT_SWAPPED);
}

static void
rog_workspace_init (RogWorkspace *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *toasts = adw_toast_overlay_new ();
  AdwTabBar *bar = adw_tab_bar_new ();

  self->tabs = adw_tab_view_new ();
  self->practice = adw_banner_new (_("Practice: nothing here is real"));
  self->unread = adw_banner_new ("");
  adw_banner_set_use_markup (ADW_BANNER (self->unread), FALSE);
  adw_banner_set_button_label (ADW_BANNER (self->unread), _("Show in Record"));
  g_signal_connect_object (self->unread, "button-clicked", G_CALLBACK (show_record), self, G_CONNECT_SWAPPED);
  adw_tab_bar_set_view (bar, self->tabs);
  adw_tab_bar_set_autohide (bar, TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (self->tabs));
  gtk_widget_set_vexpand (toasts, TRUE);
  gtk_widget_add_css_class (self->practice, "practice");
  gtk_box_append (GTK_BOX (box), toasts);
  gtk_box_append (GTK_BOX (box), self->unread);
  gtk_box_append (GTK_BOX (box), self->practice);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar));
  add_shapes (self, box, GTK_WIDGET (bar));
  g_signal_connect_object (self->tabs, "notify::selected-page", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rog_workspace_new:
 * @desk: the desk
 * @settings: the settings of its profile
 *
 * Returns: (transfer floating): a workspace without a dossier
 */
RogWorkspace *
rog_workspace_new (RogDesk   *desk,
                   GSettings *settings)
{
  RogWorkspace *self = g_object_new (ROG_TYPE_WORKSPACE, "title", _("Dossier"), "tag", "workspace", NULL);

  self->desk = g_object_ref (desk);
  self->settings = g_object_ref (settings);

  return self;
}

/**
 * rog_workspace_select:
 * @self: the workspace
 * @dossier: a dossier's id
 *
 * Returns: whether that dossier is open, and is in front now
 */
gboolean
rog_workspace_select (RogWorkspace *self,
                      const char   *dossier)
{
  AdwTabPage *page;

  g_return_val_if_fail (ROG_IS_WORKSPACE (self), FALSE);

  page = find_page (self, dossier);
  if (page != NULL)
    {
      adw_tab_view_set_selected_page (self->tabs, page);
      adw_tab_overview_set_open (self->overview, FALSE);
    }

  return page != NULL;
}

/**
 * rog_workspace_add:
 * @self: the workspace
 * @work: the work on a dossier that is not open yet
 * @where: (nullable): where to go in it, from rog_dossier_view_get_where()
 * @front: whether it is to be in front; the only one always is
 */
void
rog_workspace_add (RogWorkspace *self,
                   RogWork      *work,
                   GVariant     *where,
                   gboolean      front)
{
  GtkWidget  *view;
  AdwTabPage *page;

  g_return_if_fail (ROG_IS_WORKSPACE (self));

  view = rog_dossier_view_new (self->desk, work, self->settings);
  page = adw_tab_view_append (self->tabs, view);
  g_object_bind_property (view, "title", page, "title", G_BINDING_SYNC_CREATE);
  if (front)
    {
      adw_tab_view_set_selected_page (self->tabs, page);
      adw_tab_overview_set_open (self->overview, FALSE);
    }
  selected_cb (self);
  if (where != NULL)
    rog_dossier_view_go_to (ROG_DOSSIER_VIEW (view), where);
}

/**
 * rog_workspace_remove:
 * @self: the workspace
 * @dossier: a dossier's id
 *
 * Returns: whether that dossier was in front; it is not open any more
 */
gboolean
rog_workspace_remove (RogWorkspace *self,
                      const char   *dossier)
{
  AdwTabPage *page;
  gboolean    front;

  g_return_val_if_fail (ROG_IS_WORKSPACE (self), FALSE);

  page = find_page (self, dossier);
  front = page != NULL && page == adw_tab_view_get_selected_page (self->tabs);
  if (page != NULL)
    adw_tab_view_close_page (self->tabs, page);

  return front;
}

/**
 * rog_workspace_get_tabs:
 * @self: the workspace
 *
 * Returns: (transfer none): the tabs of the dossiers that are open
 */
AdwTabView *
rog_workspace_get_tabs (RogWorkspace *self)
{
  g_return_val_if_fail (ROG_IS_WORKSPACE (self), NULL);

  return self->tabs;
}

/**
 * rog_workspace_get_front:
 * @self: the workspace
 *
 * Returns: (transfer none) (nullable): the dossier in front, a #RogDossierView
 */
GtkWidget *
rog_workspace_get_front (RogWorkspace *self)
{
  AdwTabPage *page;

  g_return_val_if_fail (ROG_IS_WORKSPACE (self), NULL);

  page = adw_tab_view_get_selected_page (self->tabs);

  return page != NULL ? adw_tab_page_get_child (page) : NULL;
}

/**
 * rog_workspace_get_where:
 * @self: the workspace
 *
 * Returns: (transfer floating): the dossiers that are open, in their order, and where in them, by ids alone
 */
GVariant *
rog_workspace_get_where (RogWorkspace *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (ROG_IS_WORKSPACE (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssssu)"));
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs); i++)
    g_variant_builder_add_value (&builder, rog_dossier_view_get_where (get_view (adw_tab_view_get_nth_page (self->tabs, i))));

  return g_variant_builder_end (&builder);
}
