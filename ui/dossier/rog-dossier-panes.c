// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier-panes-private.h"

#include "dossier/rog-section-memory.h"
#include "widgets/rog-toggles.h"

G_DEFINE_FINAL_TYPE (RogDossierPanes, rog_dossier_panes, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LAYOUT_NAME,
  PROP_SOURCE_NAME,
  PROP_HAS_SOURCE,
  PROP_ONE_PANE,
  PROP_IN_SHEET,
  N_PROPS
};

enum
{
  SIGNAL_SECTION_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* rog_dossier_panes_get_section: (nullable): the one on the desk. */
RogSection *
rog_dossier_panes_get_section (RogDossierPanes *self)
{
  GtkWidget *section = gtk_stack_get_visible_child (self->sections);

  return section != NULL ? ROG_SECTION (section) : NULL;
}

/* rog_dossier_panes_has_own_source: whether the section's own source is shown, not the documents. */
gboolean
rog_dossier_panes_has_own_source (RogDossierPanes *self)
{
  return gtk_stack_get_visible_child (self->source) != GTK_WIDGET (self->document);
}

/*
 * Layout
 */

/* How far the sheet is open is no choice between document and work: it is not remembered. */
static void
set_layout (RogDossierPanes *self,
            RogLayout        layout,
            gboolean         by_person)
{
  if (self->layout != layout)
    {
      self->layout = layout;
      if (by_person && !self->in_sheet && self->kind != NULL)
        rog_section_memory_set_layout (self->settings, self->kind, self->layout);
    }
  rog_dossier_panes_apply_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT_NAME]);
}

static void
set_layout_by_name (RogDossierPanes *self,
                    const char      *name)
{
  RogLayout layout;

  if (rog_layout_from_string (name, &layout) && layout != rog_dossier_panes_get_possible_layout (self))
    set_layout (self, layout, TRUE);
}

/* The person moved the handle: each section keeps a width of its own. */
static void
width_cb (RogDossierPanes *self)
{
  int width;

  if (self->applying || self->kind == NULL)
    return;
  g_object_get (self->handle, "width", &width, NULL);
  rog_section_memory_set_width (self->settings, self->kind, width);
  rog_dossier_panes_apply_layout (self);
}

/* The sheet was pulled open by its bar, or pushed away. */
static void
open_cb (RogDossierPanes *self)
{
  gboolean open = adw_bottom_sheet_get_open (self->sheet);

  if (!self->applying && self->in_sheet && open != (self->layout != ROG_LAYOUT_DOCUMENT))
    set_layout (self, open ? ROG_LAYOUT_BOTH : ROG_LAYOUT_DOCUMENT, TRUE);
}

/**
 * rog_dossier_panes_next_layout:
 * @self: the panes
 *
 * Goes on to the next layout that there is room for, for the person.
 */
void
rog_dossier_panes_next_layout (RogDossierPanes *self)
{
  RogLayout layout;

  g_return_if_fail (ROG_IS_DOSSIER_PANES (self));

  layout = (RogLayout)((self->layout + 1) % 3);
  if (self->one_pane && !self->in_sheet && layout == ROG_LAYOUT_BOTH)
    layout = ROG_LAYOUT_WORK;
  rog_dossier_panes_close_source (self);
  set_layout (self, layout, TRUE);
}

/*
 * Source
 */

static void
set_source (RogDossierPanes *self,
            gboolean         own)
{
  RogSection *section = rog_dossier_panes_get_section (self);
  GtkWidget  *source = own && section != NULL ? rog_section_get_source (section) : NULL;

  gtk_stack_set_visible_child (self->source, source != NULL ? source : GTK_WIDGET (self->document));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SOURCE]);
}

/**
 * rog_dossier_panes_open_source:
 * @self: the panes
 *
 * Where the desk is a sheet, shows the section's own source as a page of its own.
 *
 * Returns: whether it has one, and there is a sheet
 */
gboolean
rog_dossier_panes_open_source (RogDossierPanes *self)
{
  RogSection *section;

  g_return_val_if_fail (ROG_IS_DOSSIER_PANES (self), FALSE);

  section = rog_dossier_panes_get_section (self);
  if (!self->in_sheet || section == NULL || rog_section_get_source (section) == NULL)
    return FALSE;

  self->left_layout = self->layout;
  set_source (self, TRUE);
  set_layout (self, ROG_LAYOUT_DOCUMENT, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->source), GTK_DIR_TAB_FORWARD);

  return TRUE;
}

/**
 * rog_dossier_panes_close_source:
 * @self: the panes
 *
 * Goes back from that page to the sheet.
 *
 * Returns: whether it was open
 */
gboolean
rog_dossier_panes_close_source (RogDossierPanes *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_PANES (self), FALSE);

  if (!self->in_sheet || !rog_dossier_panes_has_own_source (self))
    return FALSE;

  set_source (self, FALSE);
  set_layout (self, self->left_layout, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->sections), GTK_DIR_TAB_FORWARD);

  return TRUE;
}

/*
 * Room
 */

/**
 * rog_dossier_panes_shows_document:
 * @self: the panes
 *
 * Returns: whether a document can be seen
 */
gboolean
rog_dossier_panes_shows_document (RogDossierPanes *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_PANES (self), FALSE);

  return rog_dossier_panes_get_possible_layout (self) != ROG_LAYOUT_WORK;
}

/**
 * rog_dossier_panes_reveal_document:
 * @self: the panes
 *
 * Something in the document is to be seen: makes room for it.
 */
void
rog_dossier_panes_reveal_document (RogDossierPanes *self)
{
  g_return_if_fail (ROG_IS_DOSSIER_PANES (self));

  set_source (self, FALSE);
  if (rog_dossier_panes_get_possible_layout (self) == ROG_LAYOUT_WORK)
    set_layout (self, self->one_pane && !self->in_sheet ? ROG_LAYOUT_DOCUMENT : ROG_LAYOUT_BOTH, FALSE);
  else
    rog_dossier_panes_apply_layout (self);
}

/**
 * rog_dossier_panes_reveal_desk:
 * @self: the panes
 *
 * The person chose what is on the desk: makes room for it.
 */
void
rog_dossier_panes_reveal_desk (RogDossierPanes *self)
{
  g_return_if_fail (ROG_IS_DOSSIER_PANES (self));

  if (rog_dossier_panes_close_source (self) || rog_dossier_panes_get_possible_layout (self) != ROG_LAYOUT_DOCUMENT)
    return;
  if (self->in_sheet)
    set_layout (self, self->kind->layout, TRUE);
  else
    set_layout (self, self->one_pane ? ROG_LAYOUT_WORK : ROG_LAYOUT_BOTH, TRUE);
}

/**
 * rog_dossier_panes_keep_beside:
 * @self: the panes
 *
 * What is used of a document stays beside what it is used for, if there is room.
 */
void
rog_dossier_panes_keep_beside (RogDossierPanes *self)
{
  g_return_if_fail (ROG_IS_DOSSIER_PANES (self));

  if ((self->in_sheet || !self->one_pane) && self->layout == ROG_LAYOUT_WORK)
    set_layout (self, ROG_LAYOUT_BOTH, FALSE);
}

/* A sheet that comes or goes: half of it is as good as the document with the work beside it. */
static void
set_in_sheet (RogDossierPanes *self,
              gboolean         in_sheet)
{
  self->in_sheet = in_sheet;
  if (self->settings == NULL)
    return;
  if (in_sheet)
    set_source (self, FALSE);
  else if (self->kind != NULL)
    {
      self->layout = rog_section_memory_get_layout (self->settings, self->kind);
      set_source (self, TRUE);
    }
  set_layout (self, self->layout, FALSE);
}

/*
 * Sections
 */

/* Those that are worked on with the document in sight; the others are in the menu. */
static gboolean
is_view (const RogSectionKind *kind)
{
  return g_strv_contains ((const char *const[]){ "notes", "scope", "challenges", "ruling", "served", NULL }, kind->id);
}

static void
view_cb (RogDossierPanes *self)
{
  const char *id = adw_toggle_group_get_active_name (self->views);

  if (self->applying || self->kind == NULL)
    return;
  /* Always one is on the desk. */
  if (id == NULL && is_view (self->kind))
    adw_toggle_group_set_active_name (self->views, self->kind->id);
  else if (id != NULL && !g_str_equal (id, self->kind->id))
    g_signal_emit (self, signals[SIGNAL_SECTION_CHOSEN], 0, id);
}

/**
 * rog_dossier_panes_add_kind:
 * @self: the panes
 * @kind: a section that there is, or will be once it is needed
 */
void
rog_dossier_panes_add_kind (RogDossierPanes      *self,
                            const RogSectionKind *kind)
{
  g_return_if_fail (ROG_IS_DOSSIER_PANES (self));

  if (!is_view (kind))
    return;

  self->applying = TRUE;
  adw_toggle_group_add (self->views, g_object_new (ADW_TYPE_TOGGLE, "name", kind->id, "label", rog_section_kind_get_title (kind), NULL));
  self->applying = FALSE;
}

/**
 * rog_dossier_panes_add_section:
 * @self: the panes
 * @kind: what it is; it was added
 * @section: (transfer floating): the section
 */
void
rog_dossier_panes_add_section (RogDossierPanes      *self,
                               const RogSectionKind *kind,
                               RogSection           *section)
{
  GtkWidget *source = rog_section_get_source (section);

  g_return_if_fail (ROG_IS_DOSSIER_PANES (self));

  gtk_stack_add_named (self->sections, GTK_WIDGET (section), kind->id);
  if (source != NULL)
    gtk_stack_add_child (self->source, source);
}

/**
 * rog_dossier_panes_show_section:
 * @self: the panes
 * @kind: a section that was added
 *
 * Puts it on the desk, in the layout that it was left in.
 */
void
rog_dossier_panes_show_section (RogDossierPanes      *self,
                                const RogSectionKind *kind)
{
  g_return_if_fail (ROG_IS_DOSSIER_PANES (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  gtk_stack_set_visible_child_name (self->sections, kind->id);
  self->applying = TRUE;
  if (is_view (kind))
    adw_toggle_group_set_active_name (self->views, kind->id);
  else
    adw_toggle_group_set_active (self->views, GTK_INVALID_LIST_POSITION);
  self->applying = FALSE;
  rog_dossier_peek_show_section (self->peek, kind);
  set_source (self, !self->in_sheet);
  set_layout (self, self->in_sheet ? self->layout : rog_section_memory_get_layout (self->settings, self->kind), FALSE);
}

/*
 * Focus
 */

/**
 * rog_dossier_panes_step:
 * @self: the panes
 * @sidebar: the sidebar of the dossier, which comes first
 * @step: 1 or -1
 *
 * Goes round the panes that are there, and comes back to where the focus was in each.
 */
void
rog_dossier_panes_step (RogDossierPanes *self,
                        GtkWidget       *sidebar,
                        int              step)
{
  GtkWidget *panes[N_PANES] = { sidebar, GTK_WIDGET (self->source), GTK_WIDGET (self->sections), GTK_WIDGET (self->peek) };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (sidebar));
  int        now = 0;

  g_return_if_fail (ROG_IS_DOSSIER_PANES (self));

  for (int i = 0; i < N_PANES; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      now = i;
  if (focus != NULL)
    g_set_weak_pointer (&self->focused[now], focus);

  step = (step + N_PANES) % N_PANES;
  for (int i = (now + step) % N_PANES; i != now; i = (i + step) % N_PANES)
    {
      if (!gtk_widget_get_mapped (panes[i]))
        continue;
      if (self->focused[i] != NULL && gtk_widget_get_mapped (self->focused[i]) && gtk_widget_grab_focus (self->focused[i]))
        return;
      if (gtk_widget_child_focus (panes[i], GTK_DIR_TAB_FORWARD))
        return;
    }
}

/*
 * Object
 */

static void
rog_dossier_panes_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  RogDossierPanes *self = ROG_DOSSIER_PANES (object);
  RogSection      *section = rog_dossier_panes_get_section (self);

  switch (id)
    {
    case PROP_LAYOUT_NAME:
      g_value_set_string (value, rog_layout_to_string (rog_dossier_panes_get_possible_layout (self)));
      break;

    case PROP_SOURCE_NAME:
      g_value_set_string (value, rog_dossier_panes_has_own_source (self) ? "own" : "documents");
      break;

    case PROP_HAS_SOURCE:
      g_value_set_boolean (value, !self->in_sheet && section != NULL && rog_section_get_source (section) != NULL);
      break;

    case PROP_ONE_PANE:
      g_value_set_boolean (value, self->one_pane);
      break;

    case PROP_IN_SHEET:
      g_value_set_boolean (value, self->in_sheet);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_dossier_panes_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  RogDossierPanes *self = ROG_DOSSIER_PANES (object);

  switch (id)
    {
    case PROP_LAYOUT_NAME:
      set_layout_by_name (self, g_value_get_string (value));
      break;

    case PROP_SOURCE_NAME:
      if (g_value_get_string (value) != NULL && g_str_equal (g_value_get_string (value), "own") != rog_dossier_panes_has_own_source (self))
        set_source (self, g_str_equal (g_value_get_string (value), "own"));
      break;

    case PROP_ONE_PANE:
      if (self->one_pane == g_value_get_boolean (value))
        return;
      self->one_pane = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      set_layout (self, self->layout, FALSE);
      break;

    case PROP_IN_SHEET:
      if (self->in_sheet == g_value_get_boolean (value))
        return;
      set_in_sheet (self, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_dossier_panes_dispose (GObject *object)
{
  RogDossierPanes *self = ROG_DOSSIER_PANES (object);

  for (guint i = 0; i < N_PANES; i++)
    g_clear_weak_pointer (&self->focused[i]);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rog_dossier_panes_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-dossier-panes.ui");
  rog_dossier_panes_shape_class_init (widget_class);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, views);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, peek);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, source);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, document);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, sections);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
}

static void
rog_dossier_panes_class_init (RogDossierPanesClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_dossier_panes_get_property;
  object_class->set_property = rog_dossier_panes_set_property;
  object_class->dispose = rog_dossier_panes_dispose;

  properties[PROP_LAYOUT_NAME] = g_param_spec_string ("layout-name", NULL, NULL, NULL, flags);
  properties[PROP_SOURCE_NAME] = g_param_spec_string ("source-name", NULL, NULL, NULL, flags);
  properties[PROP_HAS_SOURCE] = g_param_spec_boolean ("has-source", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ONE_PANE] = g_param_spec_boolean ("one-pane", NULL, NULL, FALSE, flags);
  properties[PROP_IN_SHEET] = g_param_spec_boolean ("in-sheet", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_SECTION_CHOSEN] = g_signal_new ("section-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (ROG_TYPE_DOCUMENT_PANE);
  g_type_ensure (ROG_TYPE_DESK_HANDLE);
  g_type_ensure (ROG_TYPE_DOSSIER_PEEK);
  g_type_ensure (ROG_TYPE_TOGGLES);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
rog_dossier_panes_init (RogDossierPanes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rog_dossier_panes_shape_init (self);
}

/**
 * rog_dossier_panes_set_settings:
 * @self: panes that show nothing yet
 * @settings: the settings of the profile
 */
void
rog_dossier_panes_set_settings (RogDossierPanes *self,
                                GSettings       *settings)
{
  g_return_if_fail (ROG_IS_DOSSIER_PANES (self));

  self->settings = g_object_ref (settings);
  g_signal_connect_object (self->handle, "notify::width", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rog_dossier_panes_get_sections:
 * @self: the panes
 *
 * Returns: (transfer none): the sections, by their ids
 */
GtkStack *
rog_dossier_panes_get_sections (RogDossierPanes *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_PANES (self), NULL);

  return self->sections;
}

RogDocumentPane *
rog_dossier_panes_get_document (RogDossierPanes *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_PANES (self), NULL);

  return self->document;
}

RogDossierPeek *
rog_dossier_panes_get_peek (RogDossierPanes *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_PANES (self), NULL);

  return self->peek;
}
