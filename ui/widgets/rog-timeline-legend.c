// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rog-timeline-legend.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/rog-palette.h"
#include "widgets/rog-timeline-row.h"

/* What a part of the legend explains. */
typedef enum
{
  LEGEND_ALWAYS,
  LEGEND_CUT,
  LEGEND_HANDLES
} LegendOf;

static void
draw_swatch (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        data)
{
  RogColor kind = GPOINTER_TO_UINT (data);
  GdkRGBA  color;

  gtk_widget_get_color (GTK_WIDGET (area), &color);
  if (kind == ROG_COLOR_STATED)
    {
      for (int x = 1; x < height; x += 6)
        cairo_rectangle (cr, width / 2.0 - 0.75, x, 1.5, 4);
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_fill (cr);
      return;
    }
  cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
  if (kind == ROG_COLOR_HIT)
    {
      cairo_save (cr);
      cairo_clip_preserve (cr);
      cairo_new_path (cr);
      for (int x = -height; x < width; x += 4)
        {
          cairo_move_to (cr, x, height);
          cairo_line_to (cr, x + height, 0);
        }
      color.alpha *= 0.4f;
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      cairo_restore (cr);
      cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
      cairo_stroke (cr);
      return;
    }
  color = rog_palette_get (kind);
  if (kind == ROG_COLOR_OFFENCE)
    color.alpha = 0.25f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill_preserve (cr);
  color.alpha = 1;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
add_legend (GtkWidget  *wrap,
            LegendOf    of,
            RogColor    kind,
            const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *swatch = gtk_drawing_area_new (), *label = gtk_label_new (words);

  gtk_widget_set_size_request (swatch, 22, 11);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch, GUINT_TO_POINTER (kind), NULL);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (box), "of", GUINT_TO_POINTER (of));
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), box);
}

static void
add_keys (GtkWidget  *wrap,
          const char *first,
          const char *second,
          const char *words)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *label = gtk_label_new (words);
  const char *keys[] = { first, second };

  for (guint i = 0; i < 2 && keys[i]; i++)
    {
      GtkWidget *cap = gtk_label_new (keys[i]);
      gtk_widget_add_css_class (cap, "keycap");
      gtk_box_append (GTK_BOX (box), cap);
    }
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (box), "of", GUINT_TO_POINTER (LEGEND_HANDLES));
  adw_wrap_box_append (ADW_WRAP_BOX (wrap), box);
}

/**
 * rog_timeline_legend_new:
 *
 * Returns: (transfer floating): what the timeline's colours mean and which keys move its handles. All of it shows until
 *   rog_timeline_legend_update()
 */
GtkWidget *
rog_timeline_legend_new (void)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 4);
  gtk_widget_set_hexpand (wrap, TRUE);
  /* A kind of its own for the swatch only: hatching has no colour. */
  add_legend (wrap, LEGEND_CUT, ROG_COLOR_HIT, C_("timeline", "Not kept"));
  add_legend (wrap, LEGEND_CUT, ROG_COLOR_BAR, C_("timeline", "Kept"));
  add_legend (wrap, LEGEND_ALWAYS, ROG_COLOR_BAR_SAME, C_("timeline", "As requested"));
  add_legend (wrap, LEGEND_ALWAYS, ROG_COLOR_OFFENCE, C_("timeline", "Alleged offence"));
  add_legend (wrap, LEGEND_ALWAYS, ROG_COLOR_STATED, C_("timeline", "Date stated in a warrant"));
  add_keys (wrap, "←", "→", C_("key", "day"));
  add_keys (wrap, C_("key", "Shift"), NULL, C_("key", "month"));
  add_keys (wrap, C_("key", "Ctrl"), NULL, C_("key", "year"));
  add_keys (wrap, C_("key", "Home"), C_("key", "End"), C_("key", "alleged offence"));
  return wrap;
}

/**
 * rog_timeline_legend_update:
 * @legend: a legend
 * @rows: (nullable): a list model of #RogTimelineRow
 *
 * Hatching and keys are explained where periods can be narrowed, or have been; elsewhere they would explain nothing.
 */
void
rog_timeline_legend_update (GtkWidget  *legend,
                            GListModel *rows)
{
  gboolean editable = FALSE, cut = FALSE;

  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (RogTimelineRow) row = g_list_model_get_item (rows, i);

      editable |= rog_timeline_row_get_editable (row);
      cut |= rog_timeline_row_is_narrowed (row);
    }
  for (GtkWidget *part = gtk_widget_get_first_child (legend); part != NULL; part = gtk_widget_get_next_sibling (part))
    {
      LegendOf of = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (part), "of"));

      gtk_widget_set_visible (part, of == LEGEND_ALWAYS || editable || (of == LEGEND_CUT && cut));
    }
}
