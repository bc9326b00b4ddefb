// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pointer and touch. Whatever they can do has a key: rog-reader-keys.c.

#include "config.h"

#include "reader/rog-reader-private.h"

#define AUTOSCROLL_STEP 18

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static gboolean
marks_area (RogReader *self,
            guint      page)
{
  RogPageText *text = rog_reader_peek_text (self, page);

  return text && !rog_page_text_has_words (text);
}

static void
begin_area (RogReader *self,
            double     x,
            double     y)
{
  self->marking = TRUE;
  self->mark_x = x;
  self->mark_y = y + gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
}

static void
update_area (RogReader *self)
{
  guint   page, other;
  RogRect area;
  int     x, y, to_x, to_y, width, height;
  double  scroll = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  rog_reader_to_page (self, self->mark_x, self->mark_y - scroll, &page, &x, &y);
  rog_reader_to_page (self, self->pointer_x, self->pointer_y, &other, &to_x, &to_y);
  width = (int)(self->layout.widths[page] * 1000);
  height = (int)(self->layout.heights[page] * 1000);
  if (other != page)
    to_y = other > page ? height : 0;
  x = CLAMP (x, 0, width);
  y = CLAMP (y, 0, height);
  to_x = CLAMP (to_x, 0, width);
  to_y = CLAMP (to_y, 0, height);
  area = (RogRect){ MIN (x, to_x), MIN (y, to_y), ABS (to_x - x), ABS (to_y - y) };
  g_clear_object (&self->area);
  /* Less than a stroke of the pen is a slip of the hand. */
  if (area.width > 3000 && area.height > 3000)
    self->area = rog_passage_new_area (page, &area);
  rog_reader_selection_changed (self);
}

static void
pointer_extends (RogReader *self)
{
  RogTextPlace place;

  if (self->marking)
    update_area (self);
  else if (self->selecting && rog_reader_place_at (self, self->pointer_x, self->pointer_y, &place))
    rog_reader_extend_to (self, place);
}

static gboolean
autoscroll_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  RogReader *self = ROG_READER (widget);
  int        height = gtk_widget_get_height (widget);
  double     past = self->pointer_y < 0 ? self->pointer_y : MAX (0, self->pointer_y - height);

  if (past == 0 || (!self->selecting && !self->marking))
    {
      self->autoscroll = 0;
      return G_SOURCE_REMOVE;
    }
  rog_reader_scroll_by (self, 0, CLAMP (past / 3, -AUTOSCROLL_STEP, AUTOSCROLL_STEP));
  pointer_extends (self);
  return G_SOURCE_CONTINUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               RogReader      *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  RogTextPlace    place;
  guint           page;
  int             page_x, page_y;

  if (is_touch (GTK_GESTURE (gesture)) || self->source == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->pointer_x = x;
  self->pointer_y = y;
  rog_reader_to_page (self, x, y, &page, &page_x, &page_y);
  if (marks_area (self, page) || (state & GDK_ALT_MASK))
    {
      rog_reader_clear_selection (self);
      begin_area (self, x, y);
    }
  else if (rog_reader_place_at (self, x, y, &place))
    {
      self->selecting = TRUE;
      if ((state & GDK_SHIFT_MASK) && self->anchor.page > 0)
        rog_reader_extend_to (self, place);
      else
        rog_reader_begin_at (self, place, self->grain);
    }
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                RogReader      *self)
{
  double x, y;

  if (!self->selecting && !self->marking)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (hypot (dx, dy) > 3)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->autoscroll == 0 && (self->pointer_y < 0 || self->pointer_y > gtk_widget_get_height (GTK_WIDGET (self))))
    self->autoscroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb, NULL, NULL);
  pointer_extends (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             RogReader      *self)
{
  gboolean was = self->selecting || self->marking;

  self->selecting = self->marking = FALSE;
  if (was)
    rog_reader_selection_changed (self);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            RogReader       *self)
{
  RogPassage *disc = rog_reader_disc_at (self, x, y);

  if (disc)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      g_signal_emit_by_name (self, "highlight-activated", rog_passage_get_id (disc));
      return;
    }
  self->grain = n_press == 2 ? ROG_TEXT_UNIT_WORD : n_press >= 3 ? ROG_TEXT_UNIT_PARAGRAPH
                                                                 : ROG_TEXT_UNIT_CHARACTER;
}

static void
long_press_cb (GtkGestureLongPress *gesture,
               double               x,
               double               y,
               RogReader           *self)
{
  RogTextPlace place;

  if (!rog_reader_place_at (self, x, y, &place))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  rog_reader_begin_at (self, place, ROG_TEXT_UNIT_WORD);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           RogReader                *self)
{
  RogPageText *text;
  guint        page;
  int          page_x, page_y;
  const char  *cursor = "default";

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->source == NULL || gtk_widget_get_height (GTK_WIDGET (self)) == 0)
    return;
  rog_reader_to_page (self, x, y, &page, &page_x, &page_y);
  text = rog_reader_peek_text (self, page);
  if (rog_reader_disc_at (self, x, y))
    cursor = "pointer";
  else if (text && !rog_page_text_has_words (text))
    cursor = "crosshair";
  else if (text && rog_text_near (text, page_x, page_y))
    cursor = "text";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           RogReader                *self)
{
  if (!(gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  rog_reader_zoom_at (self, rog_reader_get_zoom (self) * pow (1.1, -dy), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                RogReader        *self)
{
  /* The zoom at the start rides on the gesture: its scale is relative to that. */
  double *start = g_new (double, 1);

  *start = rog_reader_get_zoom (self);
  g_object_set_data_full (G_OBJECT (gesture), "start", start, g_free);
}

static void
pinch_cb (GtkGestureZoom *gesture,
          double          scale,
          RogReader      *self)
{
  double *start = g_object_get_data (G_OBJECT (gesture), "start");
  double  x, y;

  if (start && gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    rog_reader_zoom_at (self, *start * scale, x, y);
}

static void
add (RogReader          *self,
     GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
rog_reader_pointer_init (RogReader *self)
{
  GtkGesture         *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();
  GtkGesture         *press = gtk_gesture_long_press_new (), *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_press_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  /* Added last is asked first: the click counts before the drag begins. */
  add (self, GTK_EVENT_CONTROLLER (drag));
  add (self, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (click, drag);
  add (self, GTK_EVENT_CONTROLLER (press));
  add (self, GTK_EVENT_CONTROLLER (pinch));
  add (self, motion);
  add (self, scroll);
}

void
rog_reader_pointer_dispose (RogReader *self)
{
  if (self->autoscroll > 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll);
  self->autoscroll = 0;
}
