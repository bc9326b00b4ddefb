// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier-sidebar.h"

#include <glib/gi18n.h>

#include "dossier/rog-document-row.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-limit-facts.h"
#include "rog-limit-words.h"

struct _RogDossierSidebar
{
  AdwBin parent_instance;

  AdwWindowTitle *heading;
  GtkMenuButton  *menu;
  AdwBin         *limit;
  GtkListBox     *sections;
  GtkLabel       *documents_heading;
  GtkListBox     *documents;
  GtkLabel       *own_heading;
  GtkListBox     *own; /* what counsel wrote, filled at counsel's desk only */

  RogDesk *desk;  /* (owned) */
  RogWork *work;  /* (owned) */
  char    *title; /* (owned): the reference */
  char    *left;  /* (owned): how much time is left */
  guint    tick_id;
};

G_DEFINE_FINAL_TYPE (RogDossierSidebar, rog_dossier_sidebar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_LEFT,
  N_PROPS
};

enum
{
  SIGNAL_SECTION_SELECTED,
  SIGNAL_SECTION_ACTIVATED,
  SIGNAL_DOCUMENT_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/*
 * Sections
 */

static const RogSectionKind *
get_row_kind (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "kind");
}

static void
section_selected_cb (RogDossierSidebar *self,
                     GtkListBoxRow     *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_SECTION_SELECTED], 0);
}

static void
section_activated_cb (RogDossierSidebar *self)
{
  g_signal_emit (self, signals[SIGNAL_SECTION_ACTIVATED], 0);
}

static void
count_cb (RogSection *section,
          GParamSpec *pspec,
          GtkLabel   *label)
{
  const char *count = rog_section_get_count (section);

  gtk_label_set_label (label, count != NULL ? count : "");
}

/**
 * rog_dossier_sidebar_add_section:
 * @self: the sidebar
 * @kind: what the section is
 */
void
rog_dossier_sidebar_add_section (RogDossierSidebar    *self,
                                 const RogSectionKind *kind)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (rog_section_kind_get_title (kind));
  GtkWidget *count = gtk_label_new (NULL);

  g_return_if_fail (ROG_IS_DOSSIER_SIDEBAR (self));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "queue-count");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (kind->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, count, NULL, -1);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer)kind);
  g_object_set_data (G_OBJECT (row), "count", count);
  gtk_list_box_append (self->sections, row);
}

/**
 * rog_dossier_sidebar_watch_section:
 * @self: the sidebar
 * @kind: what the section is; it was added
 * @section: the section, whose count is shown from now on
 */
void
rog_dossier_sidebar_watch_section (RogDossierSidebar    *self,
                                   const RogSectionKind *kind,
                                   RogSection           *section)
{
  GtkListBoxRow *row;

  g_return_if_fail (ROG_IS_DOSSIER_SIDEBAR (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    {
      GtkLabel *count = g_object_get_data (G_OBJECT (row), "count");

      if (get_row_kind (row) != kind)
        continue;
      g_signal_connect_object (section, "notify::count", G_CALLBACK (count_cb), count, 0);
      count_cb (section, NULL, count);
    }
}

/**
 * rog_dossier_sidebar_get_section:
 * @self: the sidebar
 *
 * Returns: (transfer none) (nullable): the section that is selected
 */
const RogSectionKind *
rog_dossier_sidebar_get_section (RogDossierSidebar *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ROG_IS_DOSSIER_SIDEBAR (self), NULL);

  row = gtk_list_box_get_selected_row (self->sections);

  return row != NULL ? get_row_kind (row) : NULL;
}

/**
 * rog_dossier_sidebar_get_nth_section:
 * @self: the sidebar
 * @n: from 0
 *
 * Returns: (transfer none) (nullable): that section, if there are so many
 */
const RogSectionKind *
rog_dossier_sidebar_get_nth_section (RogDossierSidebar *self,
                                     int                n)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ROG_IS_DOSSIER_SIDEBAR (self), NULL);

  row = gtk_list_box_get_row_at_index (self->sections, n);

  return row != NULL ? get_row_kind (row) : NULL;
}

/**
 * rog_dossier_sidebar_select_section:
 * @self: the sidebar
 * @id: a section
 *
 * Returns: whether the dossier has it, and it is selected now
 */
gboolean
rog_dossier_sidebar_select_section (RogDossierSidebar *self,
                                    const char        *id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ROG_IS_DOSSIER_SIDEBAR (self), FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    if (g_str_equal (get_row_kind (row)->id, id))
      {
        gtk_list_box_select_row (self->sections, row);
        return TRUE;
      }

  return FALSE;
}

/**
 * rog_dossier_sidebar_step_section:
 * @self: the sidebar
 * @step: how many sections further down; the first and the last are the ends
 */
void
rog_dossier_sidebar_step_section (RogDossierSidebar *self,
                                  int                step)
{
  GtkListBoxRow *row, *next;

  g_return_if_fail (ROG_IS_DOSSIER_SIDEBAR (self));

  row = gtk_list_box_get_selected_row (self->sections);
  if (row == NULL || gtk_list_box_row_get_index (row) + step < 0)
    return;

  next = gtk_list_box_get_row_at_index (self->sections, gtk_list_box_row_get_index (row) + step);
  if (next != NULL)
    gtk_list_box_select_row (self->sections, next);
}

/*
 * Documents
 */

static GtkWidget *
create_document_row (gpointer item,
                     gpointer user_data)
{
  return rog_document_row_new (item);
}

static gboolean
is_court (RogDossierSidebar *self)
{
  return g_strcmp0 (rog_desk_get_role (self->desk), "counsel") != 0;
}

/* At counsel's desk: a pleading, its signature and the proof that it was filed come from here, all else was disclosed. */
static gboolean
is_own (gpointer document,
        gpointer dossier)
{
  return rog_dossier_is_pleaded (dossier, rog_entity_get_id (document));
}

static gboolean
is_disclosed (gpointer document,
              gpointer dossier)
{
  return !is_own (document, dossier);
}

static void
show_own (RogDossierSidebar *self,
          guint              position,
          guint              removed,
          guint              added,
          GListModel        *own)
{
  gboolean any = g_list_model_get_n_items (own) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->own_heading), any);
  gtk_widget_set_visible (GTK_WIDGET (self->own), any);
}

/* Which documents a challenge names is known once the challenge is: after the documents. */
static void
look_again (GtkFilter *filter)
{
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static GListModel *
filter_documents (RogDossier         *dossier,
                  GtkCustomFilterFunc is_in)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_in, g_object_ref (dossier), g_object_unref));

  g_signal_connect_object (dossier, "changed", G_CALLBACK (look_again), filter, G_CONNECT_SWAPPED);

  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (rog_dossier_get_documents (dossier)), filter));
}

static void
show_documents_of_counsel (RogDossierSidebar *self,
                           RogDossier        *dossier)
{
  g_autoptr (GListModel) disclosed = filter_documents (dossier, is_disclosed);
  g_autoptr (GListModel) own = filter_documents (dossier, is_own);

  gtk_label_set_label (self->documents_heading, _("Opened to you"));
  gtk_list_box_bind_model (self->documents, disclosed, create_document_row, NULL, NULL);
  gtk_list_box_bind_model (self->own, own, create_document_row, NULL, NULL);
  g_signal_connect_object (own, "items-changed", G_CALLBACK (show_own), self, G_CONNECT_SWAPPED);
  show_own (self, 0, 0, 0, own);
}

static void
document_activated_cb (RogDossierSidebar *self,
                       GtkListBoxRow     *row)
{
  g_signal_emit (self, signals[SIGNAL_DOCUMENT_ACTIVATED], 0, rog_document_row_get_document (GTK_WIDGET (row)));
}

/* Of the document on whose row the keyboard is, which need not be the one that is open. */
static gboolean
properties_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   data)
{
  RogDossierSidebar *self = ROG_DOSSIER_SIDEBAR (widget);
  GtkWidget         *row = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (!GTK_IS_LIST_BOX_ROW (row) || (!gtk_widget_is_ancestor (row, GTK_WIDGET (self->documents)) && !gtk_widget_is_ancestor (row, GTK_WIDGET (self->own))))
    return FALSE;
  gtk_widget_activate_action (widget, "document.properties-of", "s", rog_entity_get_id (ROG_ENTITY (rog_document_row_get_document (row))));

  return TRUE;
}

static void
mark_document (GtkListBox  *list,
               RogDocument *document)
{
  GtkListBoxRow *row;

  gtk_list_box_unselect_all (list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (rog_document_row_get_document (GTK_WIDGET (row)) == document)
      gtk_list_box_select_row (list, row);
}

/**
 * rog_dossier_sidebar_select_document:
 * @self: the sidebar
 * @document: a document of the dossier
 *
 * Marks it as the one that is open. Nothing is emitted.
 */
void
rog_dossier_sidebar_select_document (RogDossierSidebar *self,
                                     RogDocument       *document)
{
  g_return_if_fail (ROG_IS_DOSSIER_SIDEBAR (self));

  mark_document (self->documents, document);
  mark_document (self->own, document);
}

/*
 * Words
 */

static void
update_limit (RogDossierSidebar *self)
{
  GtkWidget       *view = adw_bin_get_child (self->limit);
  gint64           now = rog_clock_now (rog_desk_get_clock (self->desk));
  RogLimitFacts    facts;
  gboolean         limited = rog_limit_facts_find (rog_work_get_dossier (self->work), is_court (self), &facts);
  g_autofree char *left = limited ? rog_limit_words_left (&facts, now) : g_strdup ("");

  gtk_widget_set_visible (GTK_WIDGET (self->limit), limited);
  if (limited)
    rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, now);
  if (g_set_str (&self->left, left))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEFT]);
}

static void
update (RogDossierSidebar *self)
{
  RogDossier *dossier = rog_work_get_dossier (self->work);
  RogRequest *request = rog_dossier_get_request (dossier);
  const char *reference = request != NULL ? rog_request_get_our_reference (request) : NULL;
  const char *title = request != NULL ? rog_request_get_title (request) : NULL;

  if (g_set_str (&self->title, reference != NULL ? reference : title != NULL ? title
                                                                             : _("Dossier")))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  adw_window_title_set_title (self->heading, self->title);
  adw_window_title_set_subtitle (self->heading, reference != NULL && title != NULL ? title : "");
  update_limit (self);
}

static gboolean
tick_cb (gpointer data)
{
  update_limit (data);

  return G_SOURCE_CONTINUE;
}

/*
 * Object
 */

static void
rog_dossier_sidebar_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  RogDossierSidebar *self = ROG_DOSSIER_SIDEBAR (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_LEFT:
      g_value_set_string (value, self->left);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
rog_dossier_sidebar_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (ROG_DOSSIER_SIDEBAR (widget)->sections);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
rog_dossier_sidebar_dispose (GObject *object)
{
  RogDossierSidebar *self = ROG_DOSSIER_SIDEBAR (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);

  G_OBJECT_CLASS (rog_dossier_sidebar_parent_class)->dispose (object);
}

static void
rog_dossier_sidebar_finalize (GObject *object)
{
  RogDossierSidebar *self = ROG_DOSSIER_SIDEBAR (object);

  g_clear_object (&self->work);
  g_clear_object (&self->desk);
  g_free (self->title);
  g_free (self->left);

  G_OBJECT_CLASS (rog_dossier_sidebar_parent_class)->finalize (object);
}

static void
rog_dossier_sidebar_class_init (RogDossierSidebarClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GType             type = G_TYPE_FROM_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_dossier_sidebar_get_property;
  object_class->dispose = rog_dossier_sidebar_dispose;
  object_class->finalize = rog_dossier_sidebar_finalize;
  widget_class->grab_focus = rog_dossier_sidebar_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_ALT_MASK, properties_cb, NULL);

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_LEFT] = g_param_spec_string ("left", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_SECTION_SELECTED] = g_signal_new ("section-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SECTION_ACTIVATED] = g_signal_new ("section-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DOCUMENT_ACTIVATED] = g_signal_new ("document-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ROG_TYPE_DOCUMENT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-dossier-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, RogDossierSidebar, heading);
  gtk_widget_class_bind_template_child (widget_class, RogDossierSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, RogDossierSidebar, limit);
  gtk_widget_class_bind_template_child (widget_class, RogDossierSidebar, sections);
  gtk_widget_class_bind_template_child (widget_class, RogDossierSidebar, documents_heading);
  gtk_widget_class_bind_template_child (widget_class, RogDossierSidebar, documents);
  gtk_widget_class_bind_template_child (widget_class, RogDossierSidebar, own_heading);
  gtk_widget_class_bind_template_child (widget_class, RogDossierSidebar, own);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_activated_cb);
}

static void
rog_dossier_sidebar_init (RogDossierSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_dossier_sidebar_set_work:
 * @self: a sidebar that shows no dossier yet
 * @desk: the desk
 * @work: the work on the dossier that it shows from now on
 */
void
rog_dossier_sidebar_set_work (RogDossierSidebar *self,
                              RogDesk           *desk,
                              RogWork           *work)
{
  RogDossier *dossier;

  g_return_if_fail (ROG_IS_DOSSIER_SIDEBAR (self));

  dossier = rog_work_get_dossier (work);
  self->desk = g_object_ref (desk);
  self->work = g_object_ref (work);
  adw_bin_set_child (self->limit, rog_limit_view_new (ROG_LIMIT_SIDE));
  if (is_court (self))
    gtk_list_box_bind_model (self->documents, rog_dossier_get_documents (dossier), create_document_row, NULL, NULL);
  else
    show_documents_of_counsel (self, dossier);
  g_signal_connect_object (dossier, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  self->tick_id = g_timeout_add_seconds (60, tick_cb, self);
}

const char *
rog_dossier_sidebar_get_title (RogDossierSidebar *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_SIDEBAR (self), NULL);

  return self->title;
}

void
rog_dossier_sidebar_open_menu (RogDossierSidebar *self)
{
  g_return_if_fail (ROG_IS_DOSSIER_SIDEBAR (self));

  gtk_menu_button_popup (self->menu);
}
