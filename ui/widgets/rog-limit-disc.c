// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rog-limit-disc.h"

#include "widgets/rog-palette.h"

struct _RogLimitDisc
{
  GtkWidget parent_instance;

  RogLimitLevel level;
  double        left;
  int           size;
};

G_DEFINE_FINAL_TYPE (RogLimitDisc, rog_limit_disc, GTK_TYPE_WIDGET)

static void
rog_limit_disc_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = *natural = ROG_LIMIT_DISC (widget)->size;
}

/* A point on the circle, @share of it clockwise from the top. */
static graphene_point_t
on_circle (graphene_point_t center,
           double           radius,
           double           share)
{
  double angle = share * 2 * G_PI - G_PI / 2;

  return GRAPHENE_POINT_INIT ((float)(center.x + radius * cos (angle)), (float)(center.y + radius * sin (angle)));
}

/* What is left, as an arc that ends at the top: it shrinks towards it, as a clock does. */
static GskPath *
arc_path (graphene_point_t center,
          double           radius,
          double           left,
          gboolean         pie)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  graphene_point_t from = on_circle (center, radius, 1 - left), top = on_circle (center, radius, 0);

  if (left >= 0.999)
    gsk_path_builder_add_circle (builder, &center, (float)radius);
  else
    {
      if (pie)
        {
          gsk_path_builder_move_to (builder, center.x, center.y);
          gsk_path_builder_line_to (builder, from.x, from.y);
        }
      else
        gsk_path_builder_move_to (builder, from.x, from.y);
      gsk_path_builder_svg_arc_to (builder, (float)radius, (float)radius, 0, left > 0.5, TRUE, top.x, top.y);
      if (pie)
        gsk_path_builder_close (builder);
    }
  return gsk_path_builder_to_path (builder);
}

static void
rog_limit_disc_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  RogLimitDisc    *self = ROG_LIMIT_DISC (widget);
  double           side = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  double           thick = MAX (2, side / 9);
  double           radius = side / 2 - thick / 2 - 0.5;
  graphene_point_t center = GRAPHENE_POINT_INIT (gtk_widget_get_width (widget) / 2.0f, gtk_widget_get_height (widget) / 2.0f);
  g_autoptr (GskStroke) stroke = gsk_stroke_new ((float)thick);
  g_autoptr (GskPath) ring = arc_path (center, radius, 1, FALSE);
  GdkRGBA color, faint;

  gtk_widget_get_color (widget, &color);
  if (self->level == ROG_LIMIT_NEUTRAL)
    color = rog_palette_fade (&color, 0.7f);
  faint = rog_palette_fade (&color, rog_palette_is_high_contrast () ? 0.4f : 0.22f);
  gtk_snapshot_append_stroke (snapshot, ring, stroke, self->level == ROG_LIMIT_PASSED ? &color : &faint);
  if (self->left <= 0.001 || self->level == ROG_LIMIT_PASSED)
    return;
  if (self->level == ROG_LIMIT_URGENT)
    {
      g_autoptr (GskPath) pie = arc_path (center, radius - thick, self->left, TRUE);
      gtk_snapshot_append_fill (snapshot, pie, GSK_FILL_RULE_WINDING, &color);
    }
  g_autoptr (GskPath) arc = arc_path (center, radius, self->left, FALSE);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gtk_snapshot_append_stroke (snapshot, arc, stroke, &color);
}

static void
rog_limit_disc_class_init (RogLimitDiscClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = rog_limit_disc_measure;
  widget_class->snapshot = rog_limit_disc_snapshot;
  gtk_widget_class_set_css_name (widget_class, "disc");
  /* The words beside it say it all. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rog_limit_disc_init (RogLimitDisc *self)
{
  self->size = 20;
  self->left = 1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
rog_limit_disc_new (void)
{
  return g_object_new (ROG_TYPE_LIMIT_DISC, NULL);
}

/**
 * rog_limit_disc_set:
 * @left: the share of the period that is left, 0 to 1
 */
void
rog_limit_disc_set (RogLimitDisc *self,
                    RogLimitLevel level,
                    double        left)
{
  self->level = level;
  self->left = CLAMP (left, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rog_limit_disc_set_size:
 * @size: 20 in a row, 36 in the sidebar, 64 on a card
 */
void
rog_limit_disc_set_size (RogLimitDisc *self,
                         int           size)
{
  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
