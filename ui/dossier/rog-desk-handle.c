// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-desk-handle.h"

#include <glib/gi18n.h>

#define STEP 16

struct _RogDeskHandle
{
  GtkWidget parent_instance;

  int width;
};

G_DEFINE_FINAL_TYPE (RogDeskHandle, rog_desk_handle, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_width (RogDeskHandle *self,
           int            width)
{
  width = CLAMP (width, ROG_DESK_WIDTH_MIN, ROG_DESK_WIDTH_MAX);
  if (self->width == width)
    return;

  self->width = width;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double)width, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
}

/* The desk is at the end: toward the start is wider. */
static int
get_direction (RogDeskHandle *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
}

static void
drag_update_cb (RogDeskHandle *self,
                double         x)
{
  /* The handle moves along with the desk, so each offset counts from where it is now. */
  set_width (self, self->width - (int)x * get_direction (self));
}

static gboolean
move (GtkWidget *widget,
      GVariant  *args,
      gpointer   user_data)
{
  RogDeskHandle *self = ROG_DESK_HANDLE (widget);
  int            step;

  g_variant_get (args, "(i)", &step);
  set_width (self, self->width - step * get_direction (self));

  return TRUE;
}

static void
rog_desk_handle_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WIDTH:
      g_value_set_int (value, ROG_DESK_HANDLE (object)->width);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_desk_handle_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_WIDTH:
      set_width (ROG_DESK_HANDLE (object), g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_desk_handle_class_init (RogDeskHandleClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rog_desk_handle_get_property;
  object_class->set_property = rog_desk_handle_set_property;

  properties[PROP_WIDTH] =
      g_param_spec_int ("width", NULL, NULL, ROG_DESK_WIDTH_MIN, ROG_DESK_WIDTH_MAX, ROG_DESK_WIDTH_MIN,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "deskhandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move, "(i)", -STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move, "(i)", STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, move, "(i)", -4 * STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, move, "(i)", 4 * STEP);
}

static void
rog_desk_handle_init (RogDeskHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->width = ROG_DESK_WIDTH_MIN;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Width of the desk"), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double)ROG_DESK_WIDTH_MIN, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double)ROG_DESK_WIDTH_MAX, -1);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
