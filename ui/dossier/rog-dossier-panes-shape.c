// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shape of the panes: beside one another with a handle between them, or the desk as a sheet over the document.

#include "dossier/rog-dossier-panes-private.h"

#include <glib/gi18n.h>

#include "dossier/rog-section-memory.h"

/* Half a telephone; and what stays free above all of it, so that the header can be used. */
#define HALF_SHEET 372
#define FREE_ABOVE 52

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

/* rog_dossier_panes_get_possible_layout: the layout asked for, as far as there is room for it. */
RogLayout
rog_dossier_panes_get_possible_layout (RogDossierPanes *self)
{
  if (self->one_pane && !self->in_sheet && self->layout == ROG_LAYOUT_BOTH)
    return ROG_LAYOUT_WORK;

  return self->layout;
}

static void
apply_beside (RogDossierPanes *self)
{
  RogLayout layout = rog_dossier_panes_get_possible_layout (self);
  gboolean  both = layout == ROG_LAYOUT_BOTH;
  int       width = both ? rog_section_memory_get_width (self->settings, self->kind) : G_MAXINT;

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
  adw_bottom_sheet_set_reveal_bottom_bar (self->sheet, !rog_dossier_panes_has_own_source (self));
  gtk_button_set_icon_name (GTK_BUTTON (self->stretch), whole ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_widget_set_tooltip_text (self->stretch, words);
  gtk_widget_queue_resize (self->sheet_body);
  covered_cb (self);
}

/* What moves into another shape loses the keyboard on its way. */
static GtkWidget *
dup_focus (RogDossierPanes *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? g_object_ref (focus) : NULL;
}

static gboolean
return_focus_cb (gpointer data)
{
  if (gtk_widget_get_mapped (data))
    gtk_widget_grab_focus (data);

  return G_SOURCE_REMOVE;
}

/* rog_dossier_panes_apply_layout: shows what the layout and the room there is ask for. */
void
rog_dossier_panes_apply_layout (RogDossierPanes *self)
{
  RogLayout   layout = rog_dossier_panes_get_possible_layout (self);
  RogSection *section = rog_dossier_panes_get_section (self);
  gboolean    beside = layout == ROG_LAYOUT_BOTH || self->in_sheet;
  const char *shape = self->in_sheet ? "sheet" : "beside";
  g_autoptr (GtkWidget) focus = NULL;

  if (self->settings == NULL)
    return;

  self->applying = TRUE;
  if (g_strcmp0 (adw_multi_layout_view_get_layout_name (self->shapes), shape) != 0)
    {
      focus = dup_focus (self);
      adw_multi_layout_view_set_layout_name (self->shapes, shape);
    }
  if (self->in_sheet)
    apply_sheet (self);
  else
    apply_beside (self);
  g_object_set (self->document, "alone", self->in_sheet || layout == ROG_LAYOUT_DOCUMENT, "in-sheet", self->in_sheet, NULL);
  if (section != NULL)
    g_object_set (section, "beside-document", beside, "narrow", self->one_pane || beside, "in-sheet", self->in_sheet, NULL);
  /* Whoever is writing goes on, once it is there again. */
  if (focus != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, return_focus_cb, g_steal_pointer (&focus), g_object_unref);
  self->applying = FALSE;
}

/* rog_dossier_panes_shape_class_init: binds what of the template is the shape's. */
void
rog_dossier_panes_shape_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, RogDossierPanes, shapes);
  gtk_widget_class_bind_template_child (klass, RogDossierPanes, source_frame);
  gtk_widget_class_bind_template_child (klass, RogDossierPanes, handle);
  gtk_widget_class_bind_template_child (klass, RogDossierPanes, desk_clamp);
  gtk_widget_class_bind_template_child (klass, RogDossierPanes, sheet);
  gtk_widget_class_bind_template_child (klass, RogDossierPanes, under);
  gtk_widget_class_bind_template_child (klass, RogDossierPanes, sheet_body);
  gtk_widget_class_bind_template_child (klass, RogDossierPanes, stretch);
  gtk_widget_class_bind_template_callback (klass, covered_cb);
}

/* rog_dossier_panes_shape_init: after the template. */
void
rog_dossier_panes_shape_init (RogDossierPanes *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (NULL, measure_shapes, allocate_shapes));
  gtk_widget_set_layout_manager (self->sheet_body, gtk_custom_layout_new (NULL, measure_sheet, allocate_sheet));
}
