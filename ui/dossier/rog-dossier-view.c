// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier-view-private.h"

#include "dossier/rog-section-keys.h"
#include "dossier/rog-section-pins.h"
#include "window/rog-window.h"

G_DEFINE_FINAL_TYPE (RogDossierView, rog_dossier_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/*
 * Sections
 */

/* A section is made when it is first needed, or when nothing else is to be done: what the person
 * waits for is the document, and one section. */
static void
ensure_section (RogDossierView       *self,
                const RogSectionKind *kind)
{
  RogSection *section;

  if (gtk_stack_get_child_by_name (self->sections, kind->id) != NULL)
    return;

  section = g_object_new (kind->get_type (), "work", self->work, "desk", self->desk, NULL);
  rog_dossier_panes_add_section (self->panes, kind, section);
  rog_dossier_sidebar_watch_section (self->sidebar, kind, section);
}

/* What no section takes is not offered. */
static void
enable_verbs (RogDossierView *self)
{
  GtkWidget *notes = gtk_stack_get_child_by_name (self->sections, "notes");
  gboolean   narrows = rog_section_pins_take (self->sections, "scope", "narrow") && g_strcmp0 (rog_desk_get_role (self->desk), "counsel") != 0;
  g_autoptr (GMenu) menu = rog_section_pins_make_menu (self->sections, "");

  gtk_widget_action_set_enabled (GTK_WIDGET (self->document), "selection.narrow", narrows);
  if (notes != NULL)
    {
      gtk_widget_action_set_enabled (notes, "note.narrow", narrows);
      gtk_widget_action_set_enabled (notes, "note.cite", g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
    }
}

/* The first that is not made yet. */
static const RogSectionKind *
next_section (RogDossierView *self)
{
  const RogSectionKind *kind;

  for (int i = 0; (kind = rog_dossier_sidebar_get_nth_section (self->sidebar, i)) != NULL; i++)
    if (gtk_stack_get_child_by_name (self->sections, kind->id) == NULL)
      return kind;

  return NULL;
}

static gboolean
make_section_cb (gpointer data)
{
  RogDossierView       *self = data;
  const RogSectionKind *kind = rog_work_is_closed (self->work) ? NULL : next_section (self);

  if (kind != NULL)
    {
      ensure_section (self, kind);
      return G_SOURCE_CONTINUE;
    }

  self->making_id = 0;
  enable_verbs (self);

  return G_SOURCE_REMOVE;
}

/* rog_dossier_view_ensure_all_sections: for what concerns sections that are not on the desk. */
void
rog_dossier_view_ensure_all_sections (RogDossierView *self)
{
  if (self->making_id == 0)
    return;

  g_clear_handle_id (&self->making_id, g_source_remove);
  while (make_section_cb (self) == G_SOURCE_CONTINUE)
    {
    }
}

static void
section_selected_cb (RogDossierView *self)
{
  const RogSectionKind *kind = rog_dossier_sidebar_get_section (self->sidebar);

  ensure_section (self, kind);
  rog_dossier_panes_show_section (self->panes, kind);
}

static void
section_activated_cb (RogDossierView *self)
{
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  rog_dossier_panes_reveal_desk (self->panes);
}

static void
add_sections (RogDossierView *self)
{
  guint                 n;
  const RogSectionKind *kinds = rog_section_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    {
      if (!rog_section_kind_is_for (&kinds[i], rog_desk_get_role (self->desk)))
        continue;

      rog_dossier_panes_add_kind (self->panes, &kinds[i]);
      rog_dossier_sidebar_add_section (self->sidebar, &kinds[i]);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self->document), "selection.narrow", FALSE);
  self->making_id = g_idle_add_full (G_PRIORITY_LOW, make_section_cb, self, NULL);
}

/*
 * Documents
 */

static void
document_activated_cb (RogDossierView *self,
                       RogDocument    *document)
{
  rog_document_pane_show (self->document, document, NULL, FALSE);
  rog_dossier_panes_reveal_document (self->panes);
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

/* rog_dossier_view_go_to_section: chooses it, and makes room for it. */
void
rog_dossier_view_go_to_section (RogDossierView *self,
                                const char     *id)
{
  if (rog_dossier_sidebar_select_section (self->sidebar, id))
    section_activated_cb (self);
}

static void
section_chosen_cb (RogDossierView *self,
                   const char     *id)
{
  rog_dossier_view_go_to_section (self, id);
}

static void
title_cb (RogDossierView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/*
 * Object
 */

static void
rog_dossier_view_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, rog_dossier_sidebar_get_title (self->sidebar));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_dossier_view_finalize (GObject *object)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (object);

  g_clear_handle_id (&self->making_id, g_source_remove);
  g_clear_object (&self->work);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (rog_dossier_view_parent_class)->finalize (object);
}

static gboolean
rog_dossier_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ROG_DOSSIER_VIEW (widget)->sidebar));
}

static void
rog_dossier_view_class_init (RogDossierViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rog_dossier_view_get_property;
  object_class->finalize = rog_dossier_view_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->grab_focus = rog_dossier_view_grab_focus;
  rog_dossier_view_install_actions (widget_class);

  g_type_ensure (ROG_TYPE_DOSSIER_SIDEBAR);
  g_type_ensure (ROG_TYPE_DOSSIER_PANES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-dossier-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, split);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, panes);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
}

static void
rog_dossier_view_init (RogDossierView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->document = rog_dossier_panes_get_document (self->panes);
  self->sections = rog_dossier_panes_get_sections (self->panes);
  g_object_bind_property (self->sidebar, "title", self->document, "dossier", G_BINDING_DEFAULT);
  g_object_bind_property (self->sidebar, "left", self->document, "left", G_BINDING_DEFAULT);
  rog_section_keys_add (GTK_WIDGET (self));
}

/* The request itself lies open from the beginning: the source beside the work. */
static void
show_first_document (RogDossierView *self,
                     GListModel     *documents)
{
  g_autoptr (RogDocument) first = g_list_model_get_item (documents, 0);

  if (first == NULL)
    return;

  rog_dossier_sidebar_select_document (self->sidebar, first);
  rog_document_pane_show (self->document, first, NULL, FALSE);
}

/**
 * rog_dossier_view_new:
 * @desk: the desk
 * @work: the work on a dossier
 * @settings: the settings of the profile
 *
 * Returns: (transfer floating): the dossier, at its first section
 */
GtkWidget *
rog_dossier_view_new (RogDesk   *desk,
                      RogWork   *work,
                      GSettings *settings)
{
  RogDossierView *self = g_object_new (ROG_TYPE_DOSSIER_VIEW, NULL);

  self->desk = g_object_ref (desk);
  self->work = g_object_ref (work);
  g_signal_connect_object (work, "notify::saved-at", G_CALLBACK (rog_window_show_saved), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.add-document", g_strcmp0 (rog_desk_get_role (desk), "counsel") != 0);
  rog_document_pane_set_work (self->document, work, rog_desk_get_name (desk));
  rog_dossier_panes_set_settings (self->panes, settings);
  add_sections (self);
  rog_dossier_sidebar_set_work (self->sidebar, desk, work);
  /* Its pages are read while its surroundings are made. */
  show_first_document (self, rog_dossier_get_documents (rog_work_get_dossier (work)));
  rog_dossier_sidebar_select_section (self->sidebar, rog_dossier_sidebar_get_nth_section (self->sidebar, 0)->id);

  return GTK_WIDGET (self);
}

RogWork *
rog_dossier_view_get_work (RogDossierView *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_VIEW (self), NULL);

  return self->work;
}

const char *
rog_dossier_view_get_title (RogDossierView *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_VIEW (self), NULL);

  return rog_dossier_sidebar_get_title (self->sidebar);
}

/**
 * rog_dossier_view_get_cite_menu:
 * @self: the view
 * @pins: a list of pins, as JSON
 *
 * Returns: (transfer full): a menu of the sections that these can be cited in
 */
GMenu *
rog_dossier_view_get_cite_menu (RogDossierView *self,
                                const char     *pins)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_VIEW (self), NULL);

  rog_dossier_view_ensure_all_sections (self);

  return rog_section_pins_make_menu (self->sections, pins);
}

/**
 * rog_dossier_view_get_where:
 * @self: the view
 *
 * Returns: (transfer floating): dossier, section, layout, document and page, by ids alone
 */
GVariant *
rog_dossier_view_get_where (RogDossierView *self)
{
  RogDocument          *document;
  const RogSectionKind *kind;
  g_autofree char      *layout = NULL;

  g_return_val_if_fail (ROG_IS_DOSSIER_VIEW (self), NULL);

  document = rog_document_pane_get_document (self->document);
  kind = rog_dossier_sidebar_get_section (self->sidebar);
  g_object_get (self->panes, "layout-name", &layout, NULL);

  return g_variant_new ("(ssssu)", rog_work_get_id (self->work), kind != NULL ? kind->id : "", layout,
                        document != NULL ? rog_entity_get_id (ROG_ENTITY (document)) : "",
                        document != NULL ? rog_reader_get_page (rog_document_pane_get_reader (self->document)) : 0);
}

/**
 * rog_dossier_view_go_to:
 * @self: the view
 * @where: from rog_dossier_view_get_where()
 *
 * Goes back there.
 */
void
rog_dossier_view_go_to (RogDossierView *self,
                        GVariant       *where)
{
  const char  *section, *layout, *id;
  guint        page;
  RogDocument *document;

  g_return_if_fail (ROG_IS_DOSSIER_VIEW (self));

  g_variant_get (where, "(&s&s&s&su)", NULL, &section, &layout, &id, &page);
  rog_dossier_sidebar_select_section (self->sidebar, section);
  document = *id != '\0' ? rog_dossier_find_document (rog_work_get_dossier (self->work), id) : NULL;
  if (document != NULL)
    {
      rog_dossier_sidebar_select_document (self->sidebar, document);
      rog_document_pane_show_page (self->document, document, page);
    }
  g_object_set (self->panes, "layout-name", layout, NULL);
}
