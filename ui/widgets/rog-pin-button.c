// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/rog-pin-button.h"

#define HOVER_MS 500

struct _RogPinButton
{
  GtkWidget parent_instance;

  RogPinItem *pin;
  GtkWidget  *box;
  GtkWidget  *popover;
  guint       hover;
};

enum
{
  ACTIVATE,
  FIND_AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RogPinButton, rog_pin_button, GTK_TYPE_WIDGET)

static void
open_pin (RogPinButton *self,
          gboolean      focus)
{
  g_clear_handle_id (&self->hover, g_source_remove);
  if (self->popover)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[ACTIVATE], 0, focus);
  gtk_widget_activate_action (GTK_WIDGET (self), "pin.open", "(sb)", rog_pin_item_get_id (self->pin), focus);
}

static void
find_again_cb (GtkButton    *button,
               RogPinButton *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[FIND_AGAIN], 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "pin.find-again", "s", rog_pin_item_get_id (self->pin));
}

static GtkWidget *
label_new (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_lines (GTK_LABEL (label), 8);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
popover_content (RogPinButton *self)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *quote = rog_pin_item_get_quote (self->pin);

  gtk_box_append (GTK_BOX (box), label_new (rog_pin_item_get_label (self->pin), "caption-heading"));
  if (*quote != '\0')
    gtk_box_append (GTK_BOX (box), label_new (quote, "quote"));
  else
    gtk_box_append (GTK_BOX (box), label_new (_("An area of the page"), "dimmed"));
  if (rog_pin_item_get_gone (self->pin))
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Find Again"));
      gtk_box_append (GTK_BOX (box), label_new (_("This passage is no longer where it was."), "dimmed"));
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_signal_connect_object (button, "clicked", G_CALLBACK (find_again_cb), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
closed_cb (RogPinButton *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
show_quote (RogPinButton *self,
            gboolean      autohide)
{
  g_clear_handle_id (&self->hover, g_source_remove);
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), popover_content (self));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), autohide);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  open_pin (ROG_PIN_BUTTON (widget), g_variant_get_boolean (args));
  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  show_quote (ROG_PIN_BUTTON (widget), TRUE);
  return TRUE;
}

static void
hover_over (gpointer data)
{
  ROG_PIN_BUTTON (data)->hover = 0;
  show_quote (data, FALSE);
}

static void
enter_cb (GtkEventControllerMotion *controller,
          double                    x,
          double                    y,
          RogPinButton             *self)
{
  if (self->hover == 0 && !(self->popover && gtk_widget_get_visible (self->popover)))
    self->hover = g_timeout_add_once (HOVER_MS, hover_over, self);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          RogPinButton             *self)
{
  g_clear_handle_id (&self->hover, g_source_remove);
  /* A popover that was called by key or long press stays until it is dismissed. */
  if (self->popover && !gtk_popover_get_autohide (GTK_POPOVER (self->popover)))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            RogPinButton    *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_ACTIVE, FALSE);
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             RogPinButton    *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_ACTIVE);
  if (gtk_widget_contains (GTK_WIDGET (self), x, y))
    open_pin (self, (state & GDK_CONTROL_MASK) != 0);
}

static void
cancelled_cb (GtkGesture       *gesture,
              GdkEventSequence *sequence,
              RogPinButton     *self)
{
  gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_ACTIVE);
}

static void
long_press_cb (GtkGestureLongPress *gesture,
               double               x,
               double               y,
               RogPinButton        *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_quote (self, TRUE);
}

static void
gone_changed_cb (RogPinButton *self)
{
  gboolean         gone = rog_pin_item_get_gone (self->pin);
  g_autofree char *label = NULL;

  if (gone)
    gtk_widget_add_css_class (GTK_WIDGET (self), "gone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "gone");
  /* Translators: %s is a place such as "Request p. 3 ¶ 13". */
  label = gone ? g_strdup_printf (_("%s, passage no longer found"), rog_pin_item_get_label (self->pin))
               : g_strdup (rog_pin_item_get_label (self->pin));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, rog_pin_item_get_quote (self->pin), -1);
}

static void
rog_pin_button_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  RogPinButton *self = ROG_PIN_BUTTON (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->popover)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
rog_pin_button_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  gtk_widget_measure (ROG_PIN_BUTTON (widget)->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
rog_pin_button_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (ROG_PIN_BUTTON (widget)->box);
}

static void
rog_pin_button_dispose (GObject *object)
{
  RogPinButton *self = ROG_PIN_BUTTON (object);

  g_clear_handle_id (&self->hover, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->pin);
  G_OBJECT_CLASS (rog_pin_button_parent_class)->dispose (object);
}

static void
rog_pin_button_class_init (RogPinButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  guint           keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };

  G_OBJECT_CLASS (klass)->dispose = rog_pin_button_dispose;
  widget_class->size_allocate = rog_pin_button_size_allocate;
  widget_class->measure = rog_pin_button_measure;
  widget_class->get_request_mode = rog_pin_button_get_request_mode;
  signals[ACTIVATE] = g_signal_new ("activate", ROG_TYPE_PIN_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[FIND_AGAIN] = g_signal_new ("find-again", ROG_TYPE_PIN_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "pin");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LINK);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i], 0, activate_cb, "b", FALSE);
      gtk_widget_class_add_binding (widget_class, keys[i], GDK_CONTROL_MASK, activate_cb, "b", TRUE);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}

static void
add_controllers (RogPinButton *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (click, "cancel", G_CALLBACK (cancelled_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_press_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
}

static void
rog_pin_button_init (RogPinButton *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_add_css_class (widget, "pin");
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_cursor_from_name (widget, "pointer");
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  gtk_widget_set_parent (self->box, widget);
  add_controllers (self);
}

/**
 * rog_pin_button_new:
 * @pin: what it points to
 */
GtkWidget *
rog_pin_button_new (RogPinItem *pin)
{
  RogPinButton *self = g_object_new (ROG_TYPE_PIN_BUTTON, NULL);
  GtkWidget    *label = gtk_label_new (rog_pin_item_get_label (pin));

  self->pin = g_object_ref (pin);
  gtk_box_append (GTK_BOX (self->box), gtk_image_new_from_icon_name ("rog-quote-symbolic"));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (self->box), label);
  g_signal_connect_object (pin, "notify::gone", G_CALLBACK (gone_changed_cb), self, G_CONNECT_SWAPPED);
  gone_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * rog_pin_button_set_in_text:
 * @self: a pin that stands in a text
 *
 * It is one line there: a text gives what stands in it no more width than it needs.
 */
void
rog_pin_button_set_in_text (RogPinButton *self)
{
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (self->box)), FALSE);
}

RogPinItem *
rog_pin_button_get_pin (RogPinButton *self)
{
  return self->pin;
}
