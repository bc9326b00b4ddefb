// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/rog-timeline-line.h"
#include "widgets/rog-timeline-words.h"

#define NARROW_WIDTH 580
#define SPACING 18

struct _RogTimelineLine
{
  GtkWidget parent_instance;

  RogTimelineRow *row;
  GtkWidget      *names;
  GtkWidget      *written;
  GtkWidget      *track;
  GtkWidget      *months;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RogTimelineLine, rog_timeline_line, GTK_TYPE_WIDGET)

/* Appends what is cut before and after, in words. Takes @written. */
static char *
add_cuts (char        *written,
          const GDate *asked_from,
          const GDate *asked_to,
          const GDate *from,
          const GDate *to)
{
  GString *text = g_string_new_take (written);
  GDate    last = *from, first = *to;

  g_date_subtract_days (&last, 1);
  g_date_add_days (&first, 1);
  if (g_date_compare (asked_from, &last) <= 0)
    {
      g_autofree char *cut = rog_period_length_words (asked_from, &last);
      /* Translators: a length cut off at the beginning of a period. */
      g_string_append_printf (text, _(", %s cut before"), cut);
    }
  if (g_date_compare (&first, asked_to) <= 0)
    {
      g_autofree char *cut = rog_period_length_words (&first, asked_to);
      /* Translators: a length cut off at the end of a period. */
      g_string_append_printf (text, _(", %s cut after"), cut);
    }
  return g_string_free (text, FALSE);
}

static void
row_changed_cb (RogTimelineLine *self)
{
  g_autofree char *sentence = rog_timeline_row_sentence (self->row);
  GDate            from, to, asked_from, asked_to;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (!rog_timeline_row_get_requested (self->row, &asked_from, &asked_to))
    {
      gtk_label_set_label (GTK_LABEL (self->months), "—");
      gtk_label_set_label (GTK_LABEL (self->written), rog_timeline_row_get_words (self->row));
      return;
    }
  rog_timeline_row_get_kept (self->row, &from, &to);
  g_autofree char *asked = rog_period_months (&asked_from, &asked_to), *kept = rog_period_months (&from, &to);
  g_autofree char *asked_words = rog_period_length_words (&asked_from, &asked_to);
  g_autofree char *kept_words = rog_period_length_words (&from, &to);
  g_autofree char *dates = rog_period_words (&from, &to);
  g_autofree char *column = NULL, *written = NULL;
  if (rog_timeline_row_is_narrowed (self->row))
    {
      /* Translators: months requested, months kept, Pango markup. */
      column = g_strdup_printf (C_("column of months", "%s → <b>%s</b>"), asked, kept);
      /* Translators: dates kept, length kept, length requested. */
      written = g_strdup_printf (_("%s: %s of the %s requested"), dates, kept_words, asked_words);
      written = add_cuts (written, &asked_from, &asked_to, &from, &to);
    }
  else
    {
      column = g_strdup_printf ("<b>%s</b>", kept);
      /* Translators: dates, length. */
      written = g_strdup_printf (_("%s: %s, as requested"), dates, kept_words);
    }
  gtk_label_set_markup (GTK_LABEL (self->months), column);
  gtk_label_set_label (GTK_LABEL (self->written), written);
}

static gboolean
choose_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  g_signal_emit (widget, signals[CHOSEN], 0);
  return TRUE;
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  GtkWidget *other = g_variant_get_int32 (args) > 0 ? gtk_widget_get_next_sibling (widget) : gtk_widget_get_prev_sibling (widget);

  if (other == NULL || !ROG_IS_TIMELINE_LINE (other))
    return FALSE;
  gtk_widget_grab_focus (other);
  g_signal_emit (other, signals[CHOSEN], 0);
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            RogTimelineLine *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
touched_cb (RogTimelineLine *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* --- focus: the lines are one list, in which the arrow keys go; Tab goes on from the selected one, and its handles --- */

static gboolean
is_selected (GtkWidget *line)
{
  return (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_SELECTED) != 0;
}

static gboolean
another_is_selected (GtkWidget *line)
{
  for (GtkWidget *other = gtk_widget_get_first_child (gtk_widget_get_parent (line)); other != NULL; other = gtk_widget_get_next_sibling (other))
    if (other != line && is_selected (other))
      return TRUE;
  return FALSE;
}

static gboolean
rog_timeline_line_focus (GtkWidget       *widget,
                         GtkDirectionType direction)
{
  gboolean inside = gtk_widget_is_focus (widget) || gtk_widget_get_focus_child (widget) != NULL;

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && !inside && another_is_selected (widget))
    return FALSE;
  return GTK_WIDGET_CLASS (rog_timeline_line_parent_class)->focus (widget, direction);
}

/* --- the two forms: chosen by the width that is given, so that nothing is asked anew --- */

static int
natural (GtkWidget     *child,
         GtkOrientation orientation,
         int            for_size)
{
  int size;

  gtk_widget_measure (child, orientation, for_size, NULL, &size, NULL, NULL);
  return size;
}

static int
least (GtkWidget *child)
{
  int size;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size, NULL, NULL, NULL);
  return size;
}

static int
names_width (RogTimelineLine *self,
             int              width)
{
  return MAX (least (self->names), MIN (natural (self->names, GTK_ORIENTATION_HORIZONTAL, -1), width * 3 / 10));
}

static void
rog_timeline_line_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *nat,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  RogTimelineLine *self = ROG_TIMELINE_LINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (least (self->names), MAX (least (self->written), least (self->track)));
      *nat = MAX (NARROW_WIDTH, *minimum);
    }
  else if (for_size >= NARROW_WIDTH)
    *minimum = *nat = MAX (natural (self->names, orientation, names_width (self, for_size)), natural (self->track, orientation, -1));
  else
    {
      for_size = MAX (for_size, MAX (least (self->names), least (self->written)));
      *minimum = *nat = natural (self->names, orientation, for_size) + natural (self->written, orientation, for_size) +
                        natural (self->track, orientation, -1) + 4;
    }
}

static GtkSizeRequestMode
rog_timeline_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
give (GtkWidget *child,
      int        x,
      int        y,
      int        width,
      int        height,
      int        mirror)
{
  if (mirror > 0)
    x = mirror - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
rog_timeline_line_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  RogTimelineLine *self = ROG_TIMELINE_LINE (widget);
  gboolean         narrow = width < NARROW_WIDTH;
  int              mirror = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width : 0;

  gtk_widget_set_child_visible (self->written, narrow);
  gtk_widget_set_child_visible (self->months, !narrow);
  if (narrow)
    {
      int names = natural (self->names, GTK_ORIENTATION_VERTICAL, width), written = natural (self->written, GTK_ORIENTATION_VERTICAL, width);
      give (self->names, 0, 0, width, names, mirror);
      give (self->written, 0, names, width, written, mirror);
      give (self->track, 0, names + written + 4, width, height - names - written - 4, mirror);
      return;
    }
  int names = names_width (self, width), months = MAX (44, natural (self->months, GTK_ORIENTATION_HORIZONTAL, -1));
  give (self->names, 0, 0, names, height, mirror);
  give (self->track, names + SPACING, 0, width - names - months - 2 * SPACING, height, mirror);
  give (self->months, width - months, 0, months, height, mirror);
}

static void
rog_timeline_line_dispose (GObject *object)
{
  RogTimelineLine *self = ROG_TIMELINE_LINE (object);

  g_clear_pointer (&self->names, gtk_widget_unparent);
  g_clear_pointer (&self->written, gtk_widget_unparent);
  g_clear_pointer (&self->track, gtk_widget_unparent);
  g_clear_pointer (&self->months, gtk_widget_unparent);
  g_clear_object (&self->row);
  G_OBJECT_CLASS (rog_timeline_line_parent_class)->dispose (object);
}

static void
rog_timeline_line_class_init (RogTimelineLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_timeline_line_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", ROG_TYPE_TIMELINE_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  widget_class->focus = rog_timeline_line_focus;
  widget_class->measure = rog_timeline_line_measure;
  widget_class->get_request_mode = rog_timeline_line_get_request_mode;
  widget_class->size_allocate = rog_timeline_line_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, choose_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, choose_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, choose_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, move_cb, "i", 1);
}

static GtkWidget *
label_new (const char *text,
           const char *css_class,
           gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, css_class);
  if (dim)
    gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static GtkWidget *
names_new (RogTimelineLine *self)
{
  GtkWidget *grid = gtk_grid_new (), *number, *title, *subtitle;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  number = label_new (rog_timeline_row_get_number (self->row), "number", TRUE);
  title = label_new (rog_timeline_row_get_title (self->row), "title", FALSE);
  subtitle = label_new (rog_timeline_row_get_subtitle (self->row), "subtitle", TRUE);
  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  /* Only the bench numbers items. */
  gtk_widget_set_visible (number, rog_timeline_row_get_number (self->row) != NULL && *rog_timeline_row_get_number (self->row) != '\0');
  /* An account number is wrapped, never cut short. */
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (subtitle), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (subtitle), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (subtitle), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (title), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (subtitle), 28);
  gtk_widget_set_visible (subtitle, *rog_timeline_row_get_subtitle (self->row) != '\0');
  gtk_grid_attach (GTK_GRID (grid), number, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), title, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), subtitle, 1, 1, 1, 1);
  gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
  return grid;
}

static void
rog_timeline_line_init (RogTimelineLine *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * rog_timeline_line_new:
 * @names: makes the first column as wide in all rows
 * @months: the same for the last
 */
GtkWidget *
rog_timeline_line_new (RogTimelineRow         *row,
                       const RogTimelineScale *scale,
                       GtkSizeGroup           *names,
                       GtkSizeGroup           *months)
{
  RogTimelineLine *self = g_object_new (ROG_TYPE_TIMELINE_LINE, NULL);

  self->row = g_object_ref (row);
  self->names = names_new (self);
  self->written = label_new (NULL, "subtitle", FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->written), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->written), PANGO_ELLIPSIZE_NONE);
  self->track = rog_timeline_track_new (row, scale);
  self->months = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->months), 1);
  gtk_widget_add_css_class (self->months, "months");
  gtk_size_group_add_widget (names, self->names);
  gtk_size_group_add_widget (months, self->months);
  gtk_widget_set_parent (self->names, GTK_WIDGET (self));
  gtk_widget_set_parent (self->written, GTK_WIDGET (self));
  gtk_widget_set_parent (self->track, GTK_WIDGET (self));
  gtk_widget_set_parent (self->months, GTK_WIDGET (self));
  g_signal_connect_object (self->track, "touched", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  row_changed_cb (self);
  return GTK_WIDGET (self);
}

RogTimelineTrack *
rog_timeline_line_get_track (RogTimelineLine *self)
{
  return ROG_TIMELINE_TRACK (self->track);
}

RogTimelineRow *
rog_timeline_line_get_row (RogTimelineLine *self)
{
  return self->row;
}

void
rog_timeline_line_set_selected (RogTimelineLine *self,
                                gboolean         selected)
{
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  rog_timeline_track_set_selected (ROG_TIMELINE_TRACK (self->track), selected);
}
