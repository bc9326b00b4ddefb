// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/rog-announce.h"
#include "widgets/rog-palette.h"
#include "widgets/rog-timeline-legend.h"
#include "widgets/rog-timeline-line.h"
#include "widgets/rog-timeline-words.h"
#include "widgets/rog-timeline.h"

#define NARROW_WIDTH 600
#define REFUSED_SECONDS 3

struct _RogTimeline
{
  GtkWidget parent_instance;

  GListModel      *rows;
  RogTimelineScale scale;
  RogTimelineRow  *selected;
  GtkWidget       *box;
  GtkWidget       *head;
  GtkWidget       *lines;
  GtkWidget       *foot;
  GtkWidget       *offences;
  GtkWidget       *refused;
  GtkWidget       *legend;
  GtkSizeGroup    *names_group;
  GtkSizeGroup    *months_group;
  guint            refused_timeout;
};

enum
{
  ROW_SELECTED,
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RogTimeline, rog_timeline, GTK_TYPE_WIDGET)

/* --- scale --- */

static void
stretch_scale (RogTimelineScale *scale,
               const GDate      *from,
               const GDate      *to)
{
  guint32 first = g_date_get_julian (from), last = g_date_get_julian (to);

  scale->first = scale->first == 0 ? first : MIN (scale->first, first);
  scale->last = MAX (scale->last, last);
}

/* From the first day of any row to the last, with room for a handle at both ends. */
static void
update_scale (RogTimeline *self)
{
  guint n = self->rows ? g_list_model_get_n_items (self->rows) : 0;
  GDate from, to;

  self->scale.first = self->scale.last = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RogTimelineRow) row = g_list_model_get_item (self->rows, i);
      if (rog_timeline_row_get_requested (row, &from, &to))
        stretch_scale (&self->scale, &from, &to);
      for (guint s = 0; s < rog_timeline_row_get_n_stated (row); s++)
        {
          rog_timeline_row_get_stated (row, s, &from);
          stretch_scale (&self->scale, &from, &from);
        }
    }
  for (guint i = 0; i < self->scale.offences->len; i++)
    {
      RogTimelineOffence *offence = &g_array_index (self->scale.offences, RogTimelineOffence, i);
      stretch_scale (&self->scale, &offence->from, &offence->to);
    }
  if (self->scale.first == 0)
    return;
  guint32 margin = MAX (15, (self->scale.last - self->scale.first) / 40);
  self->scale.first = MAX (self->scale.first, margin + 1) - margin;
  self->scale.last += margin;
}

/* --- drawing behind the rows: years, offences --- */

static gboolean
track_bounds (RogTimeline     *self,
              graphene_rect_t *bounds)
{
  GtkWidget *line = gtk_widget_get_first_child (self->lines);

  return line && gtk_widget_compute_bounds (GTK_WIDGET (rog_timeline_line_get_track (ROG_TIMELINE_LINE (line))), GTK_WIDGET (self), bounds);
}

static double
day_x (RogTimeline           *self,
       const graphene_rect_t *track,
       guint32                day)
{
  return track->origin.x + rog_timeline_scale_x (&self->scale, day, track->size.width, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
}

static void
draw_text (RogTimeline   *self,
           GtkSnapshot   *snapshot,
           const char    *markup,
           double         x,
           double         y,
           double         align,
           double         least,
           double         most,
           const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->head, NULL);
  int width, height;

  pango_layout_set_markup (layout, markup, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = MAX (least, MIN (most - width, x - align * width));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf ((float)x), roundf ((float)(y - height))));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* The name of a year, in the font of the headings. */
static void
measure_year (RogTimeline *self,
              int         *width,
              int         *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->head, "2000");

  pango_layout_get_pixel_size (layout, width, height);
}

/* What the head has above the years: when narrow, the offences are named at the foot, and nothing stands there. */
static int
measure_blank (RogTimeline *self,
               int          width)
{
  int head, year;

  if (width < 0 || width >= NARROW_WIDTH)
    return 0;

  gtk_widget_measure (self->head, GTK_ORIENTATION_VERTICAL, -1, &head, NULL, NULL, NULL);
  measure_year (self, NULL, &year);

  return MAX (0, head - year - 4);
}

static void
draw_years (RogTimeline           *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *track,
            double                 top,
            double                 bottom,
            gboolean               named)
{
  GdkRGBA  color, faint, fainter, dim;
  GDate    day, last;
  double   per_year = track->size.width * 365.25 / MAX (1, self->scale.last - self->scale.first);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double   start = track->origin.x, end = track->origin.x + track->size.width;
  int      room;
  guint    step;

  measure_year (self, &room, NULL);
  room += 8;
  step = per_year > room ? 1 : per_year * 2 > room ? 2
                                                   : 5;
  gtk_widget_get_color (GTK_WIDGET (self), &color);
  dim = rog_palette_fade (&color, 0.74f);
  faint = rog_palette_fade (&color, 0.16f);
  fainter = rog_palette_fade (&color, 0.07f);
  g_date_clear (&day, 1);
  g_date_clear (&last, 1);
  g_date_set_julian (&last, self->scale.last);
  g_date_set_julian (&day, self->scale.first);
  g_date_set_dmy (&day, 1, G_DATE_JANUARY, g_date_get_year (&day));
  for (; g_date_compare (&day, &last) <= 0; g_date_add_months (&day, 3))
    {
      gboolean year = g_date_get_month (&day) == G_DATE_JANUARY;
      if (g_date_get_julian (&day) < self->scale.first || (!year && per_year < 60))
        continue;
      float x = roundf ((float)day_x (self, track, g_date_get_julian (&day)));
      gtk_snapshot_append_color (snapshot, year ? &faint : &fainter, &GRAPHENE_RECT_INIT (x, (float)top, 1, (float)(bottom - top)));
      /* A year that ends beyond the bars is not named. */
      if (named && year && g_date_get_year (&day) % step == 0 && (rtl ? x - room >= start : x + room <= end + 4))
        {
          g_autofree char *label = g_strdup_printf ("%u", g_date_get_year (&day));
          draw_text (self, snapshot, label, rtl ? x - 4 : x + 4, top + 2, rtl, start, end, &dim);
        }
    }
}

static void
draw_offences (RogTimeline           *self,
               GtkSnapshot           *snapshot,
               const graphene_rect_t *track,
               double                 top,
               double                 bottom,
               gboolean               named)
{
  GdkRGBA band = rog_palette_get (ROG_COLOR_OFFENCE), tint = rog_palette_fade (&band, 0.14f), text;

  text = rog_palette_is_dark () ? (GdkRGBA){ 1, 0.76f, 0.32f, 1 } : (GdkRGBA){ 0.56f, 0.36f, 0, 1 };
  for (guint i = 0; i < self->scale.offences->len; i++)
    {
      RogTimelineOffence *offence = &g_array_index (self->scale.offences, RogTimelineOffence, i);
      double              a = day_x (self, track, g_date_get_julian (&offence->from)), b = day_x (self, track, g_date_get_julian (&offence->to) + 1);
      float               left = roundf ((float)MIN (a, b)), right = roundf ((float)MAX (a, b));

      gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (left, (float)top, right - left, (float)(bottom - top)));
      gtk_snapshot_append_color (snapshot, &band, &GRAPHENE_RECT_INIT (left, (float)top, 1, (float)(bottom - top)));
      gtk_snapshot_append_color (snapshot, &band, &GRAPHENE_RECT_INIT (right - 1, (float)top, 1, (float)(bottom - top)));
      if (named && i == 0)
        {
          g_autofree char *escaped = g_markup_printf_escaped ("<b>%s</b>", offence->label);
          draw_text (self, snapshot, escaped, (left + right) / 2, top - 2, 0.5, track->origin.x, track->origin.x + track->size.width, &text);
        }
    }
}

/* When narrow, words stand between the bars: years and offences are drawn behind each bar alone. */
static void
draw_behind_bars (RogTimeline *self,
                  GtkSnapshot *snapshot)
{
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line; line = gtk_widget_get_next_sibling (line))
    {
      GtkWidget      *track = GTK_WIDGET (rog_timeline_line_get_track (ROG_TIMELINE_LINE (line)));
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (track, GTK_WIDGET (self), &bounds))
        continue;
      draw_offences (self, snapshot, &bounds, bounds.origin.y, bounds.origin.y + bounds.size.height, FALSE);
      draw_years (self, snapshot, &bounds, bounds.origin.y, bounds.origin.y + bounds.size.height, FALSE);
    }
}

static void
rog_timeline_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  RogTimeline    *self = ROG_TIMELINE (widget);
  graphene_rect_t track, lines, head;

  if (self->scale.first > 0 && track_bounds (self, &track) && gtk_widget_compute_bounds (self->lines, widget, &lines) &&
      gtk_widget_compute_bounds (self->head, widget, &head))
    {
      double bottom = lines.origin.y + lines.size.height, top = head.origin.y + head.size.height * 0.52;
      if (gtk_widget_get_width (widget) < NARROW_WIDTH)
        {
          draw_behind_bars (self, snapshot);
          draw_years (self, snapshot, &track, lines.origin.y - 4, lines.origin.y - 4, TRUE);
        }
      else
        {
          draw_offences (self, snapshot, &track, top, bottom, TRUE);
          draw_years (self, snapshot, &track, lines.origin.y - 4, bottom, TRUE);
        }
    }
  gtk_widget_snapshot_child (widget, self->box, snapshot);
}

/* --- rows --- */

static void
chosen_cb (RogTimelineLine *line,
           RogTimeline     *self)
{
  rog_timeline_select (self, rog_timeline_line_get_row (line));
}

static void
refused_over (gpointer data)
{
  RogTimeline *self = data;

  self->refused_timeout = 0;
  gtk_widget_set_opacity (self->refused, 0);
  gtk_label_set_label (GTK_LABEL (self->refused), " ");
}

static void
refused_cb (RogTimeline *self)
{
  if (self->refused_timeout == 0)
    rog_announce (GTK_ACCESSIBLE (self), _("Outside what is requested"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_label_set_label (GTK_LABEL (self->refused), _("Outside what is requested"));
  gtk_widget_set_opacity (self->refused, 1);
  g_clear_handle_id (&self->refused_timeout, g_source_remove);
  self->refused_timeout = g_timeout_add_seconds_once (REFUSED_SECONDS, refused_over, self);
}

static void
edited_cb (RogTimelineTrack *track,
           RogTimeline      *self)
{
  RogTimelineLine *line = ROG_TIMELINE_LINE (gtk_widget_get_ancestor (GTK_WIDGET (track), ROG_TYPE_TIMELINE_LINE));

  g_signal_emit (self, signals[EDITED], 0, rog_timeline_line_get_row (line));
}

/* As long as the line shows the row. */
static void
row_changed_cb (GtkWidget *line)
{
  GtkWidget *timeline = gtk_widget_get_ancestor (line, ROG_TYPE_TIMELINE);

  if (timeline != NULL)
    rog_timeline_legend_update (ROG_TIMELINE (timeline)->legend, ROG_TIMELINE (timeline)->rows);
}

static void
rebuild (RogTimeline *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->lines)))
    gtk_box_remove (GTK_BOX (self->lines), child);
  update_scale (self);
  for (guint i = 0; self->rows && i < g_list_model_get_n_items (self->rows); i++)
    {
      g_autoptr (RogTimelineRow) row = g_list_model_get_item (self->rows, i);
      GtkWidget        *line = rog_timeline_line_new (row, &self->scale, self->names_group, self->months_group);
      RogTimelineTrack *track = rog_timeline_line_get_track (ROG_TIMELINE_LINE (line));

      rog_timeline_line_set_selected (ROG_TIMELINE_LINE (line), row == self->selected);
      g_signal_connect_object (line, "chosen", G_CALLBACK (chosen_cb), self, 0);
      g_signal_connect_object (track, "edited", G_CALLBACK (edited_cb), self, 0);
      g_signal_connect_object (track, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), line, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->lines), line);
    }
  rog_timeline_legend_update (self->legend, self->rows);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rog_timeline_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  RogTimeline *self = ROG_TIMELINE (widget);
  int          blank = measure_blank (self, width);

  /* The rows choose their form by their width; headings belong to the wide one. */
  for (GtkWidget *child = gtk_widget_get_first_child (self->head); child; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, width >= NARROW_WIDTH);
  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, -blank, width, height + blank }, baseline);
}

static void
rog_timeline_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  RogTimeline *self = ROG_TIMELINE (widget);
  int          blank = orientation == GTK_ORIENTATION_VERTICAL ? measure_blank (self, for_size) : 0;

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  *minimum -= blank;
  *natural -= blank;
}

static GtkSizeRequestMode
rog_timeline_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- head and foot --- */

static void
build_head (RogTimeline *self)
{
  GtkWidget *item = gtk_label_new (C_("column", "Item")), *months = gtk_label_new (C_("column", "Months"));

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_widget_add_css_class (self->head, "axis");
  gtk_widget_set_margin_start (self->head, 6);
  gtk_widget_set_margin_end (self->head, 6);
  gtk_label_set_xalign (GTK_LABEL (item), 0);
  gtk_label_set_xalign (GTK_LABEL (months), 1);
  gtk_widget_set_hexpand (item, TRUE);
  gtk_widget_set_valign (item, GTK_ALIGN_END);
  gtk_widget_set_valign (months, GTK_ALIGN_END);
  gtk_widget_add_css_class (item, "dimmed");
  gtk_widget_add_css_class (months, "dimmed");
  gtk_box_append (GTK_BOX (self->head), item);
  gtk_box_append (GTK_BOX (self->head), months);
}

static void
build_foot (RogTimeline *self)
{
  self->foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->foot, "legend");
  gtk_widget_set_margin_start (self->foot, 6);
  gtk_widget_set_margin_end (self->foot, 6);
  gtk_widget_set_margin_bottom (self->foot, 4);
  self->refused = gtk_label_new (" ");
  gtk_widget_add_css_class (self->refused, "refused");
  gtk_label_set_xalign (GTK_LABEL (self->refused), 0);
  gtk_widget_set_opacity (self->refused, 0);
  self->offences = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->offences), 0);
  gtk_label_set_wrap (GTK_LABEL (self->offences), TRUE);
  gtk_widget_add_css_class (self->offences, "dimmed");
  gtk_widget_set_visible (self->offences, FALSE);
  gtk_box_append (GTK_BOX (self->foot), self->offences);
  self->legend = rog_timeline_legend_new ();
  gtk_box_append (GTK_BOX (self->foot), self->legend);
  gtk_box_append (GTK_BOX (self->foot), self->refused);
}

/* --- the widget --- */

static void
rog_timeline_dispose (GObject *object)
{
  RogTimeline *self = ROG_TIMELINE (object);

  g_clear_handle_id (&self->refused_timeout, g_source_remove);
  if (self->rows)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_clear_object (&self->rows);
  g_clear_object (&self->selected);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->names_group);
  g_clear_object (&self->months_group);
  G_OBJECT_CLASS (rog_timeline_parent_class)->dispose (object);
}

static void
rog_timeline_finalize (GObject *object)
{
  g_array_unref (ROG_TIMELINE (object)->scale.offences);
  G_OBJECT_CLASS (rog_timeline_parent_class)->finalize (object);
}

static void
rog_timeline_class_init (RogTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = rog_timeline_finalize;
  widget_class->snapshot = rog_timeline_snapshot;
  widget_class->size_allocate = rog_timeline_size_allocate;
  widget_class->measure = rog_timeline_measure;
  widget_class->get_request_mode = rog_timeline_get_request_mode;
  signals[ROW_SELECTED] = g_signal_new ("row-selected", ROG_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ROG_TYPE_TIMELINE_ROW);
  signals[EDITED] = g_signal_new ("edited", ROG_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ROG_TYPE_TIMELINE_ROW);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
offence_clear (gpointer data)
{
  g_free (((RogTimelineOffence *)data)->label);
}

static void
rog_timeline_init (RogTimeline *self)
{
  self->scale.offences = g_array_new (FALSE, TRUE, sizeof (RogTimelineOffence));
  g_array_set_clear_func (self->scale.offences, offence_clear);
  self->names_group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->months_group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "timeline");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->lines = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "Items"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "Periods"), -1);
  build_head (self);
  build_foot (self);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->lines);
  gtk_box_append (GTK_BOX (self->box), self->foot);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
rog_timeline_new (void)
{
  return g_object_new (ROG_TYPE_TIMELINE, NULL);
}

/**
 * rog_timeline_set_rows:
 * @rows: (nullable): a list of #RogTimelineRow, in the order of the items
 */
void
rog_timeline_set_rows (RogTimeline *self,
                       GListModel  *rows)
{
  if (self->rows)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_set_object (&self->rows, rows);
  if (rows)
    g_signal_connect_object (rows, "items-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

static void
write_offences (RogTimeline *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->scale.offences->len; i++)
    {
      RogTimelineOffence *offence = &g_array_index (self->scale.offences, RogTimelineOffence, i);
      g_autofree char    *dates = rog_period_words (&offence->from, &offence->to), *length = rog_period_length_words (&offence->from, &offence->to);
      /* Translators: name of an alleged offence, its dates, its length. */
      g_string_append_printf (text, _("%s%s: %s, %s"), i > 0 ? "\n" : "", offence->label, dates, length);
    }
  gtk_label_set_label (GTK_LABEL (self->offences), text->str);
  gtk_widget_set_visible (self->offences, text->len > 0);
}

/**
 * rog_timeline_add_offence:
 * @label: "Alleged offence"
 */
void
rog_timeline_add_offence (RogTimeline *self,
                          const GDate *from,
                          const GDate *to,
                          const char  *label)
{
  RogTimelineOffence offence = { *from, *to, g_strdup (label) };

  g_array_append_val (self->scale.offences, offence);
  write_offences (self);
  rebuild (self);
}

void
rog_timeline_clear_offences (RogTimeline *self)
{
  g_array_set_size (self->scale.offences, 0);
  write_offences (self);
  rebuild (self);
}

/**
 * rog_timeline_select:
 * @row: (nullable): the row that becomes the selected one
 */
void
rog_timeline_select (RogTimeline    *self,
                     RogTimelineRow *row)
{
  if (!g_set_object (&self->selected, row))
    return;
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line; line = gtk_widget_get_next_sibling (line))
    rog_timeline_line_set_selected (ROG_TIMELINE_LINE (line), rog_timeline_line_get_row (ROG_TIMELINE_LINE (line)) == row);
  g_signal_emit (self, signals[ROW_SELECTED], 0, row);
}

RogTimelineRow *
rog_timeline_get_selected (RogTimeline *self)
{
  return self->selected;
}

/**
 * rog_timeline_get_handle:
 *
 * Returns: (transfer none) (nullable): a handle of @row, to give focus to
 */
GtkWidget *
rog_timeline_get_handle (RogTimeline    *self,
                         RogTimelineRow *row,
                         gboolean        is_end)
{
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line; line = gtk_widget_get_next_sibling (line))
    if (rog_timeline_line_get_row (ROG_TIMELINE_LINE (line)) == row)
      return rog_timeline_track_get_handle (rog_timeline_line_get_track (ROG_TIMELINE_LINE (line)), is_end);
  return NULL;
}
