// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hatched is requested and cut, solid is kept, green is as requested: the hatching, not
// the hue, carries it. Lengths are written out.

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/rog-palette.h"
#include "widgets/rog-timeline-handle.h"
#include "widgets/rog-timeline-track.h"
#include "widgets/rog-timeline-words.h"

#define SNAP_PIXELS 6
#define HANDLE_WIDTH 24
#define HANDLE_HEIGHT 44
#define BAR_HEIGHT 22

struct _RogTimelineTrack
{
  GtkWidget parent_instance;

  RogTimelineRow         *row;
  const RogTimelineScale *scale;
  GtkWidget              *handles[2];
  GtkWidget              *dragged;
  double                  grip;
  double                  pull;
};

enum
{
  EDITED,
  REFUSED,
  TOUCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RogTimelineTrack, rog_timeline_track, GTK_TYPE_WIDGET)

static gboolean
is_rtl (RogTimelineTrack *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
x_of (RogTimelineTrack *self,
      guint32           day)
{
  return rog_timeline_scale_x (self->scale, day, gtk_widget_get_width (GTK_WIDGET (self)), is_rtl (self));
}

/* As high as its words need, at any size of text. */
static int
bar_height (RogTimelineTrack *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return MAX (BAR_HEIGHT, height + 6);
}

/* The stretch of a closed period, left to right whatever the direction of reading. */
static graphene_rect_t
stretch (RogTimelineTrack *self,
         guint32           from,
         guint32           to)
{
  double a = x_of (self, from), b = x_of (self, to + 1);
  int    height = bar_height (self);
  float  top = roundf ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2.0f);

  return GRAPHENE_RECT_INIT ((float)MIN (a, b), top, (float)ABS (b - a), (float)height);
}

/* --- drawing --- */

static PangoLayout *
layout_for (RogTimelineTrack *self,
            const char       *text,
            double            room,
            int              *width,
            int              *height)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_get_pixel_size (layout, width, height);
  if (*width + 12 > room)
    g_clear_object (&layout);
  return layout;
}

/* Words in the middle of @box where they fit, else nothing: the row says them too. */
static gboolean
draw_words (RogTimelineTrack      *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *box,
            const char            *text,
            const GdkRGBA         *color,
            const GdkRGBA         *plate)
{
  int width, height;
  g_autoptr (PangoLayout) layout = layout_for (self, text, box->size.width, &width, &height);

  if (layout == NULL)
    return FALSE;
  float x = roundf (box->origin.x + (box->size.width - width) / 2), y = roundf (box->origin.y + (box->size.height - height) / 2);
  if (plate)
    {
      GskRoundedRect round;
      gsk_rounded_rect_init_from_rect (&round, &GRAPHENE_RECT_INIT (x - 6, y, width + 12, height), height / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, plate, &round.bounds);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
  return TRUE;
}

static void
draw_hatched (RogTimelineTrack      *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *box)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (rog_palette_is_high_contrast () ? 1.6f : 1);
  GskRoundedRect round;
  GdkRGBA        color, line, border, ground;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  line = rog_palette_fade (&color, 0.28f);
  border = rog_palette_fade (&color, 0.45f);
  ground = rog_palette_fade (&color, 0.06f);
  gsk_rounded_rect_init_from_rect (&round, box, 5);
  for (float x = box->origin.x - box->size.height; x < box->origin.x + box->size.width; x += 5)
    {
      gsk_path_builder_move_to (builder, x, box->origin.y + box->size.height);
      gsk_path_builder_line_to (builder, x + box->size.height, box->origin.y);
    }
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &ground, box);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &line);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &round, (float[4]){ 1, 1, 1, 1 }, (GdkRGBA[4]){ border, border, border, border });
}

static void
draw_cut (RogTimelineTrack *self,
          GtkSnapshot      *snapshot,
          const GDate      *from,
          const GDate      *to)
{
  graphene_rect_t  box = stretch (self, g_date_get_julian (from), g_date_get_julian (to));
  g_autofree char *length = rog_period_length_words (from, to);
  /* Translators: what is cut off a period: "−25 months", with a minus sign. */
  g_autofree char *words = g_strdup_printf (C_("length cut off", "−%s"), length);
  GdkRGBA          color, plate = rog_palette_is_dark () ? (GdkRGBA){ 0.2f, 0.2f, 0.22f, 1 } : (GdkRGBA){ 1, 1, 1, 1 };

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  draw_words (self, snapshot, &box, words, &color, &plate);
}

static void
draw_period (RogTimelineTrack *self,
             GtkSnapshot      *snapshot)
{
  GDate           asked_from, asked_to, from, to;
  gboolean        narrowed = rog_timeline_row_is_narrowed (self->row);
  GdkRGBA         fill = rog_palette_get (narrowed ? ROG_COLOR_BAR : ROG_COLOR_BAR_SAME), white = { 1, 1, 1, 1 };
  graphene_rect_t asked, kept;
  GskRoundedRect  round;

  rog_timeline_row_get_requested (self->row, &asked_from, &asked_to);
  rog_timeline_row_get_kept (self->row, &from, &to);
  asked = stretch (self, g_date_get_julian (&asked_from), g_date_get_julian (&asked_to));
  kept = stretch (self, g_date_get_julian (&from), g_date_get_julian (&to));
  if (narrowed)
    {
      GDate end = from, begin = to;
      draw_hatched (self, snapshot, &asked);
      g_date_subtract_days (&end, 1);
      g_date_add_days (&begin, 1);
      if (g_date_compare (&asked_from, &end) <= 0)
        draw_cut (self, snapshot, &asked_from, &end);
      if (g_date_compare (&begin, &asked_to) <= 0)
        draw_cut (self, snapshot, &begin, &asked_to);
    }
  kept.size.width = MAX (kept.size.width, 2);
  gsk_rounded_rect_init_from_rect (&round, &kept, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &fill, &kept);
  gtk_snapshot_pop (snapshot);

  g_autofree char *dates = rog_period_words (&from, &to), *length = rog_period_length_words (&from, &to);
  const char      *words = rog_timeline_row_get_words (self->row);
  if (words == NULL && !narrowed)
    words = C_("timeline", "as requested");
  kept.origin.x += 10;
  kept.size.width -= 20;
  if (!draw_words (self, snapshot, &kept, words ? words : dates, &white, NULL))
    draw_words (self, snapshot, &kept, length, &white, NULL);
}

static void
draw_no_period (RogTimelineTrack *self,
                GtkSnapshot      *snapshot)
{
  float       width = gtk_widget_get_width (GTK_WIDGET (self)), middle = roundf (gtk_widget_get_height (GTK_WIDGET (self)) / 2.0f);
  GdkRGBA     color, faint, plate = rog_palette_is_dark () ? (GdkRGBA){ 0.2f, 0.2f, 0.22f, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
  const char *words = rog_timeline_row_get_words (self->row);

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  faint = rog_palette_fade (&color, 0.5f);
  for (float x = 0; x < width; x += 6)
    gtk_snapshot_append_color (snapshot, &faint, &GRAPHENE_RECT_INIT (x, middle, 3, 1));
  if (words)
    draw_words (self, snapshot, &GRAPHENE_RECT_INIT (0, middle - 10, width, 20), words, &color, &plate);
}

static void
draw_stated (RogTimelineTrack *self,
             GtkSnapshot      *snapshot)
{
  float   height = gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color = rog_palette_fade (&color, 0.75f);
  for (guint i = 0; i < rog_timeline_row_get_n_stated (self->row); i++)
    {
      GDate day;
      rog_timeline_row_get_stated (self->row, i, &day);
      float x = roundf ((float)x_of (self, g_date_get_julian (&day) + 1));
      for (float y = 0; y < height; y += 6)
        gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x - 1, y, 1.5f, 4));
    }
}

static void
rog_timeline_track_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  RogTimelineTrack *self = ROG_TIMELINE_TRACK (widget);
  GDate             from, to;

  if (rog_timeline_row_get_requested (self->row, &from, &to))
    draw_period (self, snapshot);
  else
    draw_no_period (self, snapshot);
  draw_stated (self, snapshot);
  for (guint i = 0; i < 2; i++)
    if (self->handles[i])
      gtk_widget_snapshot_child (widget, self->handles[i], snapshot);
}

/* --- dragging --- */

static GtkWidget *
handle_at (RogTimelineTrack *self,
           double            x)
{
  GtkWidget *best = NULL;
  double     least = HANDLE_WIDTH / 2.0 + 4;

  for (guint i = 0; i < 2; i++)
    {
      if (self->handles[i] == NULL)
        continue;
      double far = ABS (x_of (self, rog_timeline_handle_get_day (ROG_TIMELINE_HANDLE (self->handles[i])) + i) - x);
      if (far < least)
        {
          least = far;
          best = self->handles[i];
        }
    }
  return best;
}

static void
drag_begin_cb (GtkGestureDrag   *gesture,
               double            x,
               double            y,
               RogTimelineTrack *self)
{
  gboolean is_end;

  self->dragged = handle_at (self, x);
  if (self->dragged == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  is_end = rog_timeline_handle_is_end (ROG_TIMELINE_HANDLE (self->dragged));
  self->grip = x - x_of (self, rog_timeline_handle_get_day (ROG_TIMELINE_HANDLE (self->dragged)) + is_end);
  gtk_widget_grab_focus (self->dragged);
  rog_timeline_handle_remember (ROG_TIMELINE_HANDLE (self->dragged));
  g_signal_emit (self, signals[TOUCHED], 0);
}

static void
drag_update_cb (GtkGestureDrag   *gesture,
                double            dx,
                double            dy,
                RogTimelineTrack *self)
{
  GdkModifierType    state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  RogTimelineHandle *handle;
  double             x, y, width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->dragged == NULL)
    return;
  handle = ROG_TIMELINE_HANDLE (self->dragged);
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  x += dx - self->grip;

  gboolean is_end = rog_timeline_handle_is_end (handle);
  guint32  day = rog_timeline_scale_day (self->scale, x, width, is_rtl (self)) - is_end;
  double   per_pixel = ((double)self->scale->last - self->scale->first + 1) / MAX (1, width);
  if (!(state & GDK_ALT_MASK))
    day = rog_timeline_scale_snap (self->scale, day, is_end, SNAP_PIXELS * per_pixel);
  rog_timeline_handle_move_to (handle, day);
  /* Past a bound the handle follows the hand a little, and less the farther it goes. */
  double past = x - x_of (self, rog_timeline_handle_get_day (handle) + is_end);
  self->pull = ABS (past) > SNAP_PIXELS + per_pixel ? copysign (MIN (7, sqrt (ABS (past))), past) : 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag   *gesture,
             double            dx,
             double            dy,
             RogTimelineTrack *self)
{
  GtkWidget *dragged = g_steal_pointer (&self->dragged);

  self->pull = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (dragged && (dx != 0 || dy != 0))
    rog_timeline_handle_settled (ROG_TIMELINE_HANDLE (dragged));
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                RogTimelineTrack *self)
{
  GtkWidget *dragged = g_steal_pointer (&self->dragged);

  self->pull = 0;
  if (dragged)
    rog_timeline_handle_cancel (ROG_TIMELINE_HANDLE (dragged));
}

/* --- the widget --- */

static void
edited_cb (RogTimelineTrack *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
refused_cb (RogTimelineTrack *self)
{
  g_signal_emit (self, signals[REFUSED], 0);
}

static void
focused_cb (RogTimelineTrack *self)
{
  g_signal_emit (self, signals[TOUCHED], 0);
}

static void
sync_handles (RogTimelineTrack *self)
{
  GDate    from, to;
  gboolean want = rog_timeline_row_get_editable (self->row) && rog_timeline_row_get_requested (self->row, &from, &to);

  for (guint i = 0; i < 2; i++)
    {
      if (want && self->handles[i] == NULL)
        {
          GtkEventController *focus = gtk_event_controller_focus_new ();
          self->handles[i] = rog_timeline_handle_new (self->row, self->scale, i == 1);
          g_signal_connect_object (self->handles[i], "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (self->handles[i], "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
          gtk_widget_add_controller (self->handles[i], focus);
          gtk_widget_set_parent (self->handles[i], GTK_WIDGET (self));
        }
      else if (!want)
        g_clear_pointer (&self->handles[i], gtk_widget_unparent);
    }
}

static void
row_changed_cb (RogTimelineTrack *self)
{
  sync_handles (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rog_timeline_track_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  RogTimelineTrack *self = ROG_TIMELINE_TRACK (widget);

  for (guint i = 0; i < 2; i++)
    {
      if (self->handles[i] == NULL)
        continue;
      double x = x_of (self, rog_timeline_handle_get_day (ROG_TIMELINE_HANDLE (self->handles[i])) + i);
      if (self->handles[i] == self->dragged)
        x += self->pull;
      gtk_widget_measure (self->handles[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_measure (self->handles[i], GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->handles[i], &(GtkAllocation){ (int)round (x) - HANDLE_WIDTH / 2, (height - HANDLE_HEIGHT) / 2, HANDLE_WIDTH, HANDLE_HEIGHT }, -1);
    }
}

static void
rog_timeline_track_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  int height = MAX (HANDLE_HEIGHT - 8, bar_height (ROG_TIMELINE_TRACK (widget)) + 8);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 560 : height;
}

static void
rog_timeline_track_dispose (GObject *object)
{
  RogTimelineTrack *self = ROG_TIMELINE_TRACK (object);

  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->handles[i], gtk_widget_unparent);
  g_clear_object (&self->row);
  G_OBJECT_CLASS (rog_timeline_track_parent_class)->dispose (object);
}

static void
rog_timeline_track_class_init (RogTimelineTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_timeline_track_dispose;
  widget_class->snapshot = rog_timeline_track_snapshot;
  widget_class->size_allocate = rog_timeline_track_size_allocate;
  widget_class->measure = rog_timeline_track_measure;
  signals[EDITED] = g_signal_new ("edited", ROG_TYPE_TIMELINE_TRACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", ROG_TYPE_TIMELINE_TRACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOUCHED] = g_signal_new ("touched", ROG_TYPE_TIMELINE_TRACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rog_timeline_track_init (RogTimelineTrack *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
rog_timeline_track_new (RogTimelineRow         *row,
                        const RogTimelineScale *scale)
{
  RogTimelineTrack *self = g_object_new (ROG_TYPE_TIMELINE_TRACK, NULL);

  self->row = g_object_ref (row);
  self->scale = scale;
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  sync_handles (self);
  return GTK_WIDGET (self);
}

/**
 * rog_timeline_track_get_handle:
 *
 * Returns: (transfer none) (nullable): a handle, where the row can be narrowed
 */
GtkWidget *
rog_timeline_track_get_handle (RogTimelineTrack *self,
                               gboolean          is_end)
{
  return self->handles[is_end != FALSE];
}

void
rog_timeline_track_set_selected (RogTimelineTrack *self,
                                 gboolean          selected)
{
  for (guint i = 0; i < 2; i++)
    if (self->handles[i])
      rog_timeline_handle_set_shown (ROG_TIMELINE_HANDLE (self->handles[i]), selected);
}
