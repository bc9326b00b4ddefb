// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/rog-announce.h"
#include "widgets/rog-date-entry.h"
#include "widgets/rog-palette.h"
#include "widgets/rog-timeline-handle.h"
#include "widgets/rog-timeline-words.h"

#define ANNOUNCE_MS 400

struct _RogTimelineHandle
{
  GtkWidget parent_instance;

  RogTimelineRow         *row;
  const RogTimelineScale *scale;
  gboolean                is_end;
  gboolean                shown;
  guint32                 before;
  GtkWidget              *popover;
  GtkWidget              *entry;
  guint                   announce;
};

enum
{
  EDITED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void range_init (GtkAccessibleRangeInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RogTimelineHandle, rog_timeline_handle, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE, range_init))

static char *
value_words (RogTimelineHandle *self)
{
  const RogTimelineOffence *offence = rog_timeline_scale_offence (self->scale, rog_timeline_handle_get_day (self));
  GDate                     day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, rog_timeline_handle_get_day (self));
  return rog_period_relation (&day, self->is_end, offence ? &offence->from : NULL, offence ? &offence->to : NULL);
}

/* --- moving --- */

static void
update_accessible (RogTimelineHandle *self)
{
  GDate            from, to;
  g_autofree char *words = NULL;

  if (!rog_timeline_row_get_requested (self->row, &from, &to))
    return;
  words = value_words (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double)g_date_get_julian (&from),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double)g_date_get_julian (&to),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double)rog_timeline_handle_get_day (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
}

static void
row_changed_cb (RogTimelineHandle *self)
{
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
announce_now (gpointer data)
{
  RogTimelineHandle *self = data;
  g_autofree char   *words = value_words (self);

  self->announce = 0;
  rog_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
announce_later (RogTimelineHandle *self)
{
  g_clear_handle_id (&self->announce, g_source_remove);
  self->announce = g_timeout_add_once (ANNOUNCE_MS, announce_now, self);
}

/**
 * rog_timeline_handle_get_day:
 *
 * Returns: the day it stands at
 */
guint32
rog_timeline_handle_get_day (RogTimelineHandle *self)
{
  GDate from, to;

  if (!rog_timeline_row_get_kept (self->row, &from, &to))
    return 0;
  return g_date_get_julian (self->is_end ? &to : &from);
}

/**
 * rog_timeline_handle_move_to:
 * @day: where to; held within what is requested and to its side of the other handle
 *
 * Returns: %FALSE where @day is outside what is requested
 */
gboolean
rog_timeline_handle_move_to (RogTimelineHandle *self,
                             gint64             day)
{
  GDate    from, to, first, last;
  gboolean inside;

  if (!rog_timeline_row_get_requested (self->row, &first, &last) || !rog_timeline_row_get_kept (self->row, &from, &to))
    return FALSE;
  inside = day >= g_date_get_julian (&first) && day <= g_date_get_julian (&last);
  day = CLAMP (day, (gint64)g_date_get_julian (self->is_end ? &from : &first), (gint64)g_date_get_julian (self->is_end ? &last : &to));
  if (day != rog_timeline_handle_get_day (self))
    {
      g_date_set_julian (self->is_end ? &to : &from, (guint32)day);
      rog_timeline_row_set_kept (self->row, &from, &to);
    }
  if (!inside)
    g_signal_emit (self, signals[REFUSED], 0);
  return inside;
}

/**
 * rog_timeline_handle_settled:
 *
 * A move is over: the value is said and `edited` emitted if it is another one.
 */
void
rog_timeline_handle_settled (RogTimelineHandle *self)
{
  announce_later (self);
  g_signal_emit (self, signals[EDITED], 0);
}

void
rog_timeline_handle_remember (RogTimelineHandle *self)
{
  self->before = rog_timeline_handle_get_day (self);
}

/**
 * rog_timeline_handle_cancel:
 *
 * Back to where it stood when focus came or dragging began.
 */
void
rog_timeline_handle_cancel (RogTimelineHandle *self)
{
  if (self->before == 0 || self->before == rog_timeline_handle_get_day (self))
    return;
  rog_timeline_handle_move_to (self, self->before);
  rog_timeline_handle_settled (self);
}

/* --- keys --- */

typedef enum
{
  STEP_DAY,
  STEP_MONTH,
  STEP_YEAR,
} Step;

/* A last day at a month's end stays at the ends of months. */
static gint64
step_day (RogTimelineHandle *self,
          Step               step,
          int                direction)
{
  GDate    day;
  gboolean month_end;
  guint    months = step == STEP_YEAR ? 12 : 1;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, rog_timeline_handle_get_day (self));
  if (step == STEP_DAY)
    return (gint64)g_date_get_julian (&day) + direction;
  month_end = g_date_is_last_of_month (&day);
  if (direction > 0)
    g_date_add_months (&day, months);
  else
    g_date_subtract_months (&day, months);
  if (month_end)
    g_date_set_day (&day, g_date_get_days_in_month (g_date_get_month (&day), g_date_get_year (&day)));
  return g_date_get_julian (&day);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  RogTimelineHandle *self = ROG_TIMELINE_HANDLE (widget);
  gint32             step, direction;
  gboolean           sideways;

  g_variant_get (args, "(iib)", &step, &direction, &sideways);
  if (sideways && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    direction = -direction;
  rog_timeline_handle_move_to (self, step_day (self, step, direction));
  rog_timeline_handle_settled (self);
  return TRUE;
}

static gboolean
jump_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  RogTimelineHandle        *self = ROG_TIMELINE_HANDLE (widget);
  const RogTimelineOffence *offence = rog_timeline_scale_offence (self->scale, rog_timeline_handle_get_day (self));
  GDate                     from, to;
  gboolean                  requested, last;

  g_variant_get (args, "(bb)", &requested, &last);
  if (requested && !rog_timeline_row_get_requested (self->row, &from, &to))
    return TRUE;
  if (!requested)
    {
      if (offence == NULL)
        return TRUE;
      from = offence->from;
      to = offence->to;
    }
  rog_timeline_handle_move_to (self, g_date_get_julian (last ? &to : &from));
  rog_timeline_handle_settled (self);
  return TRUE;
}

static gboolean
cancel_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  RogTimelineHandle *self = ROG_TIMELINE_HANDLE (widget);

  if (self->before == rog_timeline_handle_get_day (self))
    return FALSE;
  rog_timeline_handle_cancel (self);
  return TRUE;
}

static void
date_changed_cb (RogTimelineHandle *self)
{
  GDate date;

  if (!rog_date_entry_get_date (ROG_DATE_ENTRY (self->entry), &date))
    return;
  rog_timeline_handle_move_to (self, g_date_get_julian (&date));
  rog_timeline_handle_settled (self);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
digit_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   data)
{
  RogTimelineHandle *self = ROG_TIMELINE_HANDLE (widget);
  char               text[2] = { (char)g_variant_get_byte (args), '\0' };

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      self->entry = rog_date_entry_new ();
      rog_date_entry_set_label (ROG_DATE_ENTRY (self->entry), self->is_end ? C_("accessible name", "Last day kept") : C_("accessible name", "First day kept"));
      g_signal_connect_object (self->entry, "changed", G_CALLBACK (date_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_popover_set_child (GTK_POPOVER (self->popover), self->entry);
      gtk_widget_set_parent (self->popover, widget);
    }
  rog_date_entry_set_date (ROG_DATE_ENTRY (self->entry), NULL);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->entry);
  rog_date_entry_set_text (ROG_DATE_ENTRY (self->entry), text);
  return TRUE;
}

static void
focus_cb (RogTimelineHandle *self)
{
  rog_timeline_handle_remember (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
set_current_value (GtkAccessibleRange *range,
                   double              value)
{
  rog_timeline_handle_move_to (ROG_TIMELINE_HANDLE (range), (gint64)value);
  rog_timeline_handle_settled (ROG_TIMELINE_HANDLE (range));
  return TRUE;
}

static void
range_init (GtkAccessibleRangeInterface *iface)
{
  iface->set_current_value = set_current_value;
}

/* --- the widget --- */

static void
rog_timeline_handle_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  RogTimelineHandle *self = ROG_TIMELINE_HANDLE (widget);
  float              middle = gtk_widget_get_width (widget) / 2.0f, height = gtk_widget_get_height (widget);
  gboolean           dark = rog_palette_is_dark (), focus = gtk_widget_has_visible_focus (widget);
  GdkRGBA            paper = dark ? (GdkRGBA){ 0.9f, 0.9f, 0.9f, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
  GdkRGBA            line = { 0, 0, 0, rog_palette_is_high_contrast () ? 0.9f : 0.45f }, accent = rog_palette_get (ROG_COLOR_ACCENT);
  GskRoundedRect     round;

  if (!self->shown && !focus)
    return;
  gsk_rounded_rect_init_from_rect (&round, &GRAPHENE_RECT_INIT (middle - 5, height / 2 - 14, 10, 28), 5);
  if (focus)
    {
      GskRoundedRect ring = round;
      gsk_rounded_rect_shrink (&ring, -3.5f, -3.5f, -3.5f, -3.5f);
      gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 3, 3, 3, 3 }, (GdkRGBA[4]){ accent, accent, accent, accent });
    }
  gtk_snapshot_append_outset_shadow (snapshot, &round, &(GdkRGBA){ 0, 0, 0, 0.25f }, 0, 1, 0, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &paper, &round.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &round, (float[4]){ 1, 1, 1, 1 }, (GdkRGBA[4]){ line, line, line, line });
  for (int side = -1; side <= 1; side += 2)
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 0.55f }, &GRAPHENE_RECT_INIT (middle + side * 1.5f - 0.5f, height / 2 - 6, 1, 12));
}

static void
rog_timeline_handle_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  if (ROG_TIMELINE_HANDLE (widget)->popover)
    gtk_popover_present (GTK_POPOVER (ROG_TIMELINE_HANDLE (widget)->popover));
}

static void
rog_timeline_handle_dispose (GObject *object)
{
  RogTimelineHandle *self = ROG_TIMELINE_HANDLE (object);

  g_clear_handle_id (&self->announce, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->row);
  G_OBJECT_CLASS (rog_timeline_handle_parent_class)->dispose (object);
}

static void
bind_steps (GtkWidgetClass *klass,
            guint           key,
            int             direction,
            gboolean        sideways)
{
  gtk_widget_class_add_binding (klass, key, 0, step_cb, "(iib)", STEP_DAY, direction, sideways);
  gtk_widget_class_add_binding (klass, key, GDK_SHIFT_MASK, step_cb, "(iib)", STEP_MONTH, direction, sideways);
  gtk_widget_class_add_binding (klass, key, GDK_CONTROL_MASK, step_cb, "(iib)", STEP_YEAR, direction, sideways);
}

static void
rog_timeline_handle_class_init (RogTimelineHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_timeline_handle_dispose;
  widget_class->snapshot = rog_timeline_handle_snapshot;
  widget_class->size_allocate = rog_timeline_handle_size_allocate;
  signals[EDITED] = g_signal_new ("edited", ROG_TYPE_TIMELINE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", ROG_TYPE_TIMELINE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "handle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  bind_steps (widget_class, GDK_KEY_Left, -1, TRUE);
  bind_steps (widget_class, GDK_KEY_Right, 1, TRUE);
  bind_steps (widget_class, GDK_KEY_KP_Left, -1, TRUE);
  bind_steps (widget_class, GDK_KEY_KP_Right, 1, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, jump_cb, "(bb)", FALSE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, jump_cb, "(bb)", FALSE, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, jump_cb, "(bb)", TRUE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, jump_cb, "(bb)", TRUE, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, cancel_cb, NULL);
  for (guint digit = 0; digit < 10; digit++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + digit, 0, digit_cb, "y", '0' + digit);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + digit, 0, digit_cb, "y", '0' + digit);
    }
}

static void
rog_timeline_handle_init (RogTimelineHandle *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "ew-resize");
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * rog_timeline_handle_new:
 * @scale: the timeline's, which outlives the handle
 * @is_end: the last day kept, else the first
 */
GtkWidget *
rog_timeline_handle_new (RogTimelineRow         *row,
                         const RogTimelineScale *scale,
                         gboolean                is_end)
{
  RogTimelineHandle *self = g_object_new (ROG_TYPE_TIMELINE_HANDLE, NULL);
  /* Translators: %s is the number of an item. */
  g_autofree char *label = g_strdup_printf (is_end ? _("Item %s, last day kept") : _("Item %s, first day kept"), rog_timeline_row_get_number (row));

  self->row = g_object_ref (row);
  self->scale = scale;
  self->is_end = is_end;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  rog_timeline_handle_remember (self);
  update_accessible (self);
  return GTK_WIDGET (self);
}

gboolean
rog_timeline_handle_is_end (RogTimelineHandle *self)
{
  return self->is_end;
}

/**
 * rog_timeline_handle_set_shown:
 * @shown: whether it is drawn without focus too: in the selected row
 */
void
rog_timeline_handle_set_shown (RogTimelineHandle *self,
                               gboolean           shown)
{
  self->shown = shown;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
