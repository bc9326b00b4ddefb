// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pointer, touch and keys. Whatever the pointer can do has a key.

#include "config.h"

#include <glib/gi18n.h>

#include "reader/rog-reader-private.h"

#define AUTOSCROLL_STEP 18

/* --- pointer --- */

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

/* --- keys --- */

static void
start_caret (RogReader *self)
{
  guint first, last;

  if (self->caret.page > 0 && (self->caret_browsing || rog_reader_has_selection (self)))
    return;
  /* Shift+arrow without a caret begins at the top of what is seen. */
  RogTextPlace place = { 0 };
  if (rog_reader_place_at (self, 0, 24, &place))
    self->anchor = self->caret = place;
  else if (rog_reader_visible_pages (self, &first, &last))
    self->anchor = self->caret = (RogTextPlace){ first, 0 };
}

static gboolean
step_page (RogReader *self,
           int        direction)
{
  guint        page = self->caret.page + direction;
  RogPageText *text = page >= 1 && page <= self->layout.n_pages ? rog_reader_peek_text (self, page) : NULL;

  if (text == NULL)
    return FALSE;
  self->caret = (RogTextPlace){ page, direction > 0 ? 0 : rog_page_text_get_length (text) };
  return TRUE;
}

static void
move_char (RogReader *self,
           int        direction)
{
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);
  guint        length = text ? rog_page_text_get_length (text) : 0;

  if (direction < 0 ? self->caret.offset > 0 : self->caret.offset < length)
    self->caret.offset += direction;
  else
    step_page (self, direction);
}

static gboolean
starts_word (RogPageText *text,
             guint        offset)
{
  g_autofree char *slice = rog_page_text_get_slice (text, &(RogTextRange){ offset, offset + 1 });

  return g_unichar_isalnum (g_utf8_get_char (slice));
}

static void
move_word (RogReader *self,
           int        direction)
{
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);
  guint        length = text ? rog_page_text_get_length (text) : 0;
  guint       *at = &self->caret.offset;

  if (direction > 0 ? *at >= length : *at == 0)
    {
      step_page (self, direction);
      return;
    }
  if (direction > 0)
    {
      while (*at < length && !starts_word (text, *at))
        (*at)++;
      *at = MAX (*at, rog_text_unit_at (text, *at, ROG_TEXT_UNIT_WORD).end);
      return;
    }
  (*at)--;
  while (*at > 0 && !starts_word (text, *at))
    (*at)--;
  *at = MIN (*at, rog_text_unit_at (text, *at, ROG_TEXT_UNIT_WORD).start);
}

static void
move_line (RogReader *self,
           int        direction)
{
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);
  guint        length = text ? rog_page_text_get_length (text) : 0;
  RogTextRange line, next = { 0 };
  RogRect      here, there;

  if (text == NULL)
    return;
  line = rog_text_unit_at (text, self->caret.offset, ROG_TEXT_UNIT_LINE);
  gboolean has_x = rog_text_box (text, MIN (self->caret.offset, MAX (line.end, 1) - 1), &here);
  for (guint at = direction > 0 ? line.end : line.start; direction > 0 ? at < length : at > 0;)
    {
      at += direction;
      next = rog_text_unit_at (text, at, ROG_TEXT_UNIT_LINE);
      if (next.start != line.start && next.end > next.start)
        break;
    }
  if (next.end == 0 || next.start == line.start)
    {
      step_page (self, direction);
      return;
    }
  self->caret.offset = next.start;
  for (guint i = next.start; has_x && i < next.end && (!rog_text_box (text, i, &there) || there.x <= here.x); i++)
    self->caret.offset = i;
}

static void
move_line_end (RogReader *self,
               int        direction)
{
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);

  if (text == NULL)
    return;
  RogTextRange line = rog_text_unit_at (text, self->caret.offset, ROG_TEXT_UNIT_LINE);
  self->caret.offset = direction > 0 ? line.end : line.start;
}

static void
caret_moved (RogReader *self,
             gboolean   extend)
{
  graphene_rect_t rect;

  g_clear_object (&self->area);
  if (!extend)
    self->anchor = self->caret;
  self->grain = ROG_TEXT_UNIT_CHARACTER;
  self->grain_start = self->grain_end = self->anchor;
  rog_reader_selection_changed (self);
  if (rog_reader_caret_rect (self, &rect))
    {
      int height = gtk_widget_get_height (GTK_WIDGET (self));
      if (rect.origin.y < 24)
        rog_reader_scroll_by (self, 0, rect.origin.y - 24);
      else if (rect.origin.y + rect.size.height > height - 24)
        rog_reader_scroll_by (self, 0, rect.origin.y + rect.size.height - height + 24);
    }
}

typedef enum
{
  MOVE_LEFT,
  MOVE_RIGHT,
  MOVE_UP,
  MOVE_DOWN,
  MOVE_PAGE_UP,
  MOVE_PAGE_DOWN,
  MOVE_HOME,
  MOVE_END,
} Move;

static void
scroll_by_key (RogReader *self,
               Move       move,
               gboolean   control)
{
  double page = gtk_widget_get_height (GTK_WIDGET (self)) * 0.9;

  switch (move)
    {
    case MOVE_LEFT:
      rog_reader_scroll_by (self, -48, 0);
      break;
    case MOVE_RIGHT:
      rog_reader_scroll_by (self, 48, 0);
      break;
    case MOVE_UP:
      rog_reader_scroll_by (self, 0, -48);
      break;
    case MOVE_DOWN:
      rog_reader_scroll_by (self, 0, 48);
      break;
    case MOVE_PAGE_UP:
      rog_reader_scroll_by (self, 0, -page);
      break;
    case MOVE_PAGE_DOWN:
      rog_reader_scroll_by (self, 0, page);
      break;
    case MOVE_HOME:
      rog_reader_scroll_by (self, 0, -self->layout.height);
      break;
    case MOVE_END:
    default:
      rog_reader_scroll_by (self, 0, self->layout.height);
      break;
    }
}

static void
move_caret (RogReader *self,
            Move       move,
            gboolean   control,
            gboolean   extend)
{
  int direction = move == MOVE_RIGHT || move == MOVE_DOWN || move == MOVE_PAGE_DOWN || move == MOVE_END ? 1 : -1;

  start_caret (self);
  switch (move)
    {
    case MOVE_LEFT:
    case MOVE_RIGHT:
      if (control)
        move_word (self, direction);
      else
        move_char (self, direction);
      break;
    case MOVE_UP:
    case MOVE_DOWN:
      move_line (self, direction);
      break;
    case MOVE_PAGE_UP:
    case MOVE_PAGE_DOWN:
      for (guint i = 0; i < 20; i++)
        move_line (self, direction);
      break;
    case MOVE_HOME:
    case MOVE_END:
    default:
      move_line_end (self, direction);
      break;
    }
  caret_moved (self, extend);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  RogReader *self = ROG_READER (widget);
  guint32    move;
  gboolean   control, shift;

  g_variant_get (args, "(ubb)", &move, &control, &shift);
  if (self->source == NULL)
    return FALSE;
  if (shift || (self->caret_browsing && move != MOVE_PAGE_UP && move != MOVE_PAGE_DOWN))
    move_caret (self, move, control, shift);
  else
    scroll_by_key (self, move, control);
  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  RogReader *self = ROG_READER (widget);
  double     factor = g_variant_get_double (args);

  if (factor == 0)
    rog_reader_set_fit (self, ROG_FIT_WIDTH);
  else
    rog_reader_zoom_at (self, rog_reader_get_zoom (self) * factor, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

static gboolean
toggle_caret_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   data)
{
  rog_reader_set_caret_browsing (ROG_READER (widget), !ROG_READER (widget)->caret_browsing);
  return TRUE;
}

static gboolean
toggle_night_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   data)
{
  rog_reader_set_night_paper (ROG_READER (widget), !ROG_READER (widget)->night_paper);
  return TRUE;
}

static gboolean
back_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  if (ROG_READER (widget)->back->len == 0)
    return FALSE;
  rog_reader_go_back (ROG_READER (widget));
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  if (!rog_reader_has_selection (ROG_READER (widget)))
    return FALSE;
  rog_reader_clear_selection (ROG_READER (widget));
  gtk_widget_grab_focus (widget);
  return TRUE;
}

static gboolean
copy_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  g_autoptr (GPtrArray) passages = rog_reader_get_selection (ROG_READER (widget));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < passages->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", rog_passage_get_quote (g_ptr_array_index (passages, i)));
  if (text->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  return TRUE;
}

static gboolean
select_page_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   data)
{
  RogReader   *self = ROG_READER (widget);
  RogPageText *text = rog_reader_peek_text (self, self->page);

  if (text && rog_page_text_get_length (text) > 0)
    rog_reader_select (self, self->page, 0, rog_page_text_get_length (text));
  return TRUE;
}

/* Alt+Return on a highlight: to its note. */
static gboolean
open_highlight_cb (GtkWidget *widget,
                   GVariant  *args,
                   gpointer   data)
{
  RogReader   *self = ROG_READER (widget);
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);
  RogRect      rect;

  if (text == NULL || self->highlights == NULL || !rog_text_box (text, self->caret.offset, &rect))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (self->highlights); i++)
    {
      g_autoptr (RogPassage) passage = g_list_model_get_item (self->highlights, i);
      if (rog_passage_get_page (passage) == self->caret.page &&
          rog_passage_contains (passage, rect.x + rect.width / 2, rect.y + rect.height / 2))
        {
          g_signal_emit_by_name (self, "highlight-activated", rog_passage_get_id (passage));
          return TRUE;
        }
    }
  return FALSE;
}

static void
bind_move (GtkWidgetClass *klass,
           guint           key,
           guint           pad,
           Move            move)
{
  for (guint mask = 0; mask < 4; mask++)
    {
      GdkModifierType state = (mask & 1 ? GDK_SHIFT_MASK : 0) | (mask & 2 ? GDK_CONTROL_MASK : 0);
      gtk_widget_class_add_binding (klass, key, state, move_cb, "(ubb)", move, (mask & 2) != 0, (mask & 1) != 0);
      gtk_widget_class_add_binding (klass, pad, state, move_cb, "(ubb)", move, (mask & 2) != 0, (mask & 1) != 0);
    }
}

void
rog_reader_input_class_init (GtkWidgetClass *klass)
{
  GdkModifierType control = GDK_CONTROL_MASK, both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  bind_move (klass, GDK_KEY_Left, GDK_KEY_KP_Left, MOVE_LEFT);
  bind_move (klass, GDK_KEY_Right, GDK_KEY_KP_Right, MOVE_RIGHT);
  bind_move (klass, GDK_KEY_Up, GDK_KEY_KP_Up, MOVE_UP);
  bind_move (klass, GDK_KEY_Down, GDK_KEY_KP_Down, MOVE_DOWN);
  bind_move (klass, GDK_KEY_Home, GDK_KEY_KP_Home, MOVE_HOME);
  bind_move (klass, GDK_KEY_End, GDK_KEY_KP_End, MOVE_END);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Up, 0, move_cb, "(ubb)", MOVE_PAGE_UP, FALSE, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Page_Down, 0, move_cb, "(ubb)", MOVE_PAGE_DOWN, FALSE, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, move_cb, "(ubb)", MOVE_PAGE_DOWN, FALSE, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, GDK_SHIFT_MASK, move_cb, "(ubb)", MOVE_PAGE_UP, FALSE, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_plus, control, zoom_cb, "d", 1.1);
  gtk_widget_class_add_binding (klass, GDK_KEY_equal, control, zoom_cb, "d", 1.1);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Add, control, zoom_cb, "d", 1.1);
  gtk_widget_class_add_binding (klass, GDK_KEY_minus, control, zoom_cb, "d", 1 / 1.1);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Subtract, control, zoom_cb, "d", 1 / 1.1);
  gtk_widget_class_add_binding (klass, GDK_KEY_0, control, zoom_cb, "d", 0.0);
  gtk_widget_class_add_binding (klass, GDK_KEY_F7, 0, toggle_caret_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_i, control, toggle_night_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_ALT_MASK, back_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_c, control, copy_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_a, control, select_page_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, GDK_ALT_MASK, open_highlight_cb, NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_m, control, "selection.note", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_h, both, "selection.highlight", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, both, "selection.cite", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, both, "selection.narrow", NULL);
}

static void
add (RogReader          *self,
     GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
rog_reader_input_init (RogReader *self)
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
rog_reader_input_dispose (RogReader *self)
{
  if (self->autoscroll > 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll);
  self->autoscroll = 0;
}
