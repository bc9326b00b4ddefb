// SPDX-License-Identifier: GPL-3.0-or-later
#include "lock/rog-idle-watch.h"

#define LOOK_SECONDS 5
#define DEFAULT_MINUTES 10

struct _RogIdleWatch
{
  GObject parent_instance;

  RogClock *clock; /* (owned) */
  guint     minutes;
  gint64    last_input; /* the clock's uptime */
  gboolean  left;       /* and it has been said */
  guint     look_id;
};

G_DEFINE_FINAL_TYPE (RogIdleWatch, rog_idle_watch, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_MINUTES,
  N_PROPS
};

enum
{
  LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static gboolean
look_cb (gpointer data)
{
  rog_idle_watch_look (data);

  return G_SOURCE_CONTINUE;
}

static void
rog_idle_watch_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (id == PROP_MINUTES)
    g_value_set_uint (value, ROG_IDLE_WATCH (object)->minutes);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_idle_watch_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (id == PROP_MINUTES)
    ROG_IDLE_WATCH (object)->minutes = g_value_get_uint (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_idle_watch_dispose (GObject *object)
{
  RogIdleWatch *self = ROG_IDLE_WATCH (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rog_idle_watch_parent_class)->dispose (object);
}

static void
rog_idle_watch_class_init (RogIdleWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rog_idle_watch_get_property;
  object_class->set_property = rog_idle_watch_set_property;
  object_class->dispose = rog_idle_watch_dispose;

  properties[PROP_MINUTES] = g_param_spec_uint ("minutes", NULL, NULL, 1, G_MAXUINT, DEFAULT_MINUTES,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LEFT] = g_signal_new ("left", ROG_TYPE_IDLE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_idle_watch_init (RogIdleWatch *self)
{
  self->minutes = DEFAULT_MINUTES;
  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
}

/**
 * rog_idle_watch_new:
 * @clock: the clock
 *
 * Returns: (transfer full): a watch that looks every few seconds; somebody is here now
 */
RogIdleWatch *
rog_idle_watch_new (RogClock *clock)
{
  RogIdleWatch *self = g_object_new (ROG_TYPE_IDLE_WATCH, NULL);

  self->clock = g_object_ref (clock);
  self->last_input = rog_clock_get_uptime (clock);

  return self;
}

/* Whoever comes back after long is not the person who left until the keyring says so: that
 * input goes nowhere. */
static gboolean
event_cb (RogIdleWatch *self)
{
  return rog_idle_watch_note_input (self) ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

/**
 * rog_idle_watch_attach:
 * @self: a watch
 * @widget: a window, or a dialog in it
 *
 * From now on input into @widget is noted.
 */
void
rog_idle_watch_attach (RogIdleWatch *self,
                       GtkWidget    *widget)
{
  GtkEventController *input = gtk_event_controller_legacy_new ();

  g_return_if_fail (ROG_IS_IDLE_WATCH (self) && GTK_IS_WIDGET (widget));

  gtk_event_controller_set_propagation_phase (input, GTK_PHASE_CAPTURE);
  g_signal_connect_object (input, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, input);
}

/* Whether "left" was said just now. */
static gboolean
look (RogIdleWatch *self)
{
  if (self->left || rog_clock_get_uptime (self->clock) - self->last_input < (gint64)self->minutes * 60)
    return FALSE;

  self->left = TRUE;
  g_signal_emit (self, signals[LEFT], 0);

  return TRUE;
}

/**
 * rog_idle_watch_note_input:
 * @self: a watch
 *
 * Somebody touches the program. Where the time was over before anybody looked, as after a
 * long sleep, "left" is said first.
 *
 * Returns: %FALSE where it was said just now
 */
gboolean
rog_idle_watch_note_input (RogIdleWatch *self)
{
  gboolean said;

  g_return_val_if_fail (ROG_IS_IDLE_WATCH (self), TRUE);

  said = look (self);
  self->left = FALSE;
  self->last_input = rog_clock_get_uptime (self->clock);

  return !said;
}

/**
 * rog_idle_watch_look:
 * @self: a watch
 *
 * Looks whether the time is over, as it does by itself every few seconds.
 */
void
rog_idle_watch_look (RogIdleWatch *self)
{
  g_return_if_fail (ROG_IS_IDLE_WATCH (self));

  look (self);
}
