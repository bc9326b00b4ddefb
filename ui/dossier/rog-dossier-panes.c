// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier-panes.h"

#include <glib/gi18n.h>

#include "dossier/rog-desk-handle.h"

/* Sidebar, source, desk, and what of the desk looks out below the document. */
#define N_PANES 4

/* Half a telephone; and what stays free above all of it, so that the header can be used. */
#define HALF_SHEET 372
#define FREE_ABOVE 52

struct _RogDossierPanes
{
  AdwBin parent_instance;

  AdwMultiLayoutView *shapes;
  GtkWidget          *source_frame;
  RogDeskHandle      *handle;
  AdwClamp           *desk_clamp;
  AdwBottomSheet     *sheet;
  GtkWidget          *under;
  GtkWidget          *sheet_body;
  AdwToggleGroup     *views;
  GtkWidget          *stretch;
  RogDossierPeek     *peek;
  GtkStack           *source;
  RogDocumentPane    *document;
  GtkStack           *sections;

  GSettings            *settings; /* (owned) */
  const RogSectionKind *kind;     /* of the section on the desk */
  RogLayout             layout;
  RogLayout             left_layout; /* from which a source was opened as a page of its own */
  gboolean              one_pane;
  gboolean              in_sheet;
  gboolean              applying;
  int                   height;
  GtkWidget            *focused[N_PANES]; /* weak: what had the focus in each pane */
};

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

/* The layout asked for, as far as there is room for it. */
static RogLayout
get_possible_layout (RogDossierPanes *self)
{
  if (self->one_pane && !self->in_sheet && self->layout == ROG_LAYOUT_BOTH)
    return ROG_LAYOUT_WORK;

  return self->layout;
}

static RogSection *
get_section (RogDossierPanes *self)
{
  GtkWidget *section = gtk_stack_get_visible_child (self->sections);

  return section != NULL ? ROG_SECTION (section) : NULL;
}

static gboolean
is_own_source (RogDossierPanes *self)
{
  return gtk_stack_get_visible_child (self->source) != GTK_WIDGET (self->document);
}

/*
 * Shape
 */

/* The sheet is as high as its layout says, whatever is in it. */
static void
measure_sheet (GtkWidget     *widget,
               GtkOrientation orientation,
               int            for_size,
               int           *minimum,
               int           *natural,
               int           *minimum_baseline,
               int           *natural_baseline)
{
  GtkWidget       *panes = gtk_widget_get_ancestor (widget, ROG_TYPE_DOSSIER_PANES);
  RogDossierPanes *self = panes != NULL ? ROG_DOSSIER_PANES (panes) : NULL;
  int              wanted = self != NULL && self->layout == ROG_LAYOUT_WORK ? self->height - FREE_ABOVE : HALF_SHEET;

  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *natural = MAX (*minimum, wanted);
}

static void
allocate_sheet (GtkWidget *widget,
                int        width,
                int        height,
                int        baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
measure_shapes (GtkWidget     *widget,
                GtkOrientation orientation,
                int            for_size,
                int           *minimum,
                int           *natural,
                int           *minimum_baseline,
                int           *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
}

/* The sheet is asked anew for its height when there is another to fill. */
static void
allocate_shapes (GtkWidget *widget,
                 int        width,
                 int        height,
                 int        baseline)
{
  RogDossierPanes *self = ROG_DOSSIER_PANES (widget);

  if (self->height != height)
    {
      self->height = height;
      gtk_widget_queue_resize (self->sheet_body);
    }
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

/* What lies under half a sheet, or under the bar, ends where that begins. */
static void
covered_cb (RogDossierPanes *self)
{
  gboolean half = self->layout == ROG_LAYOUT_BOTH;

  gtk_widget_set_margin_bottom (self->under, half ? MIN (adw_bottom_sheet_get_sheet_height (self->sheet), HALF_SHEET)
                                                  : adw_bottom_sheet_get_bottom_bar_height (self->sheet));
}

static int
recall_width (RogDossierPanes *self)
{
  g_autoptr (GVariant) widths = g_settings_get_value (self->settings, "section-widths");
  int width = self->kind != NULL ? self->kind->width : ROG_DESK_WIDTH_MIN;

  if (self->kind != NULL)
    g_variant_lookup (widths, self->kind->id, "i", &width);

  return CLAMP (width, ROG_DESK_WIDTH_MIN, ROG_DESK_WIDTH_MAX);
}

static void
apply_beside (RogDossierPanes *self)
{
  RogLayout layout = get_possible_layout (self);
  gboolean  both = layout == ROG_LAYOUT_BOTH;
  int       width = both ? recall_width (self) : G_MAXINT;

  gtk_widget_set_visible (self->source_frame, layout != ROG_LAYOUT_WORK);
  gtk_widget_set_visible (GTK_WIDGET (self->desk_clamp), layout != ROG_LAYOUT_DOCUMENT);
  gtk_widget_set_visible (GTK_WIDGET (self->handle), both);
  gtk_widget_set_hexpand (GTK_WIDGET (self->desk_clamp), !both);
  if (both)
    g_object_set (self->handle, "width", width, NULL);
  adw_clamp_set_maximum_size (self->desk_clamp, width);
  adw_clamp_set_tightening_threshold (self->desk_clamp, width);
  gtk_widget_set_size_request (GTK_WIDGET (self->desk_clamp), both ? width : -1, -1);
}

static void
apply_sheet (RogDossierPanes *self)
{
  gboolean    whole = self->layout == ROG_LAYOUT_WORK;
  const char *words = whole ? _("Close the Sheet") : _("Enlarge the Sheet");

  adw_bottom_sheet_set_open (self->sheet, self->layout != ROG_LAYOUT_DOCUMENT);
  adw_bottom_sheet_set_reveal_bottom_bar (self->sheet, !is_own_source (self));
  gtk_button_set_icon_name (GTK_BUTTON (self->stretch), whole ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_widget_set_tooltip_text (self->stretch, words);
  gtk_widget_queue_resize (self->sheet_body);
  covered_cb (self);
}

static void
apply_layout (RogDossierPanes *self)
{
  RogLayout   layout = get_possible_layout (self);
  RogSection *section = get_section (self);
  gboolean    beside = layout == ROG_LAYOUT_BOTH || self->in_sheet;

  if (self->settings == NULL)
    return;

  self->applying = TRUE;
  adw_multi_layout_view_set_layout_name (self->shapes, self->in_sheet ? "sheet" : "beside");
  if (self->in_sheet)
    apply_sheet (self);
  else
    apply_beside (self);
  g_object_set (self->document, "alone", self->in_sheet || layout == ROG_LAYOUT_DOCUMENT, "in-sheet", self->in_sheet, NULL);
  if (section != NULL)
    g_object_set (section, "beside-document", beside, "narrow", self->one_pane || beside, "in-sheet", self->in_sheet, NULL);
  self->applying = FALSE;
}

/*
 * Layout
 */

static void
remember_layout (RogDossierPanes *self)
{
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, "section-layouts");
  GVariantBuilder builder;
  GVariantIter    iter;
  const char     *id, *layout;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &id, &layout))
    if (!g_str_equal (id, self->kind->id))
      g_variant_builder_add (&builder, "{ss}", id, layout);
  g_variant_builder_add (&builder, "{ss}", self->kind->id, rog_layout_to_string (self->layout));
  g_settings_set_value (self->settings, "section-layouts", g_variant_builder_end (&builder));
}

static RogLayout
recall_layout (RogDossierPanes *self)
{
  g_autoptr (GVariant) layouts = g_settings_get_value (self->settings, "section-layouts");
  const char *name = NULL;
  RogLayout   layout = self->kind->layout;

  if (g_variant_lookup (layouts, self->kind->id, "&s", &name))
    rog_layout_from_string (name, &layout);

  return layout;
}

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
        remember_layout (self);
    }
  apply_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT_NAME]);
}

static void
set_layout_by_name (RogDossierPanes *self,
                    const char      *name)
{
  RogLayout layout;

  if (rog_layout_from_string (name, &layout) && layout != get_possible_layout (self))
    set_layout (self, layout, TRUE);
}

/* The person moved the handle: each section keeps a width of its own. */
static void
width_cb (RogDossierPanes *self)
{
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, "section-widths");
  GVariantBuilder builder;
  GVariantIter    iter;
  const char     *id;
  int             width;

  if (self->applying || self->kind == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&si}", &id, &width))
    if (!g_str_equal (id, self->kind->id))
      g_variant_builder_add (&builder, "{si}", id, width);
  g_object_get (self->handle, "width", &width, NULL);
  g_variant_builder_add (&builder, "{si}", self->kind->id, width);
  g_settings_set_value (self->settings, "section-widths", g_variant_builder_end (&builder));
  apply_layout (self);
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
  RogSection *section = get_section (self);
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

  section = get_section (self);
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

  if (!self->in_sheet || !is_own_source (self))
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

  return get_possible_layout (self) != ROG_LAYOUT_WORK;
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
  if (get_possible_layout (self) == ROG_LAYOUT_WORK)
    set_layout (self, self->one_pane && !self->in_sheet ? ROG_LAYOUT_DOCUMENT : ROG_LAYOUT_BOTH, FALSE);
  else
    apply_layout (self);
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

  if (rog_dossier_panes_close_source (self) || get_possible_layout (self) != ROG_LAYOUT_DOCUMENT)
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
      self->layout = recall_layout (self);
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

  if (!self->applying && id != NULL && self->kind != NULL && !g_str_equal (id, self->kind->id))
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
  set_layout (self, self->in_sheet ? self->layout : recall_layout (self), FALSE);
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
  RogSection      *section = get_section (self);

  switch (id)
    {
    case PROP_LAYOUT_NAME:
      g_value_set_string (value, rog_layout_to_string (get_possible_layout (self)));
      break;

    case PROP_SOURCE_NAME:
      g_value_set_string (value, is_own_source (self) ? "own" : "documents");
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
      if (g_value_get_string (value) != NULL && g_str_equal (g_value_get_string (value), "own") != is_own_source (self))
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
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, shapes);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, source_frame);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, handle);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, desk_clamp);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, sheet);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, under);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, sheet_body);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, views);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, stretch);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, peek);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, source);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, document);
  gtk_widget_class_bind_template_child (widget_class, RogDossierPanes, sections);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, covered_cb);
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
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
rog_dossier_panes_init (RogDossierPanes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (NULL, measure_shapes, allocate_shapes));
  gtk_widget_set_layout_manager (self->sheet_body, gtk_custom_layout_new (NULL, measure_sheet, allocate_sheet));
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
