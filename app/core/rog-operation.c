// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-operation.h"

struct _RogOperation
{
  GObject parent_instance;

  GCancellable *cancellable; /* (owned) */
  double        fraction;
  guint64       done, total; /* of what the main thread was told */
  char         *what;        /* (owned) (nullable) */

  GMutex   lock; /* guards the four below */
  guint64  pending_done;
  guint64  pending_total;
  char    *pending_what; /* (owned) (nullable) */
  gboolean scheduled;
};

G_DEFINE_FINAL_TYPE (RogOperation, rog_operation, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FRACTION,
  PROP_WHAT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
deliver_cb (gpointer data)
{
  RogOperation *self = data;
  double        fraction;

  g_mutex_lock (&self->lock);
  self->scheduled = FALSE;
  self->done = self->pending_done;
  self->total = self->pending_total;
  fraction = self->pending_total > 0 ? (double)self->pending_done / (double)self->pending_total : 0;
  if (self->pending_what != NULL)
    {
      g_free (self->what);
      self->what = g_steal_pointer (&self->pending_what);
    }
  g_mutex_unlock (&self->lock);

  self->fraction = CLAMP (fraction, 0, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHAT]);

  return G_SOURCE_REMOVE;
}

static void
rog_operation_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RogOperation *self = ROG_OPERATION (object);

  switch (id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_WHAT:
      g_value_set_string (value, self->what);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_operation_finalize (GObject *object)
{
  RogOperation *self = ROG_OPERATION (object);

  g_clear_object (&self->cancellable);
  g_free (self->what);
  g_free (self->pending_what);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (rog_operation_parent_class)->finalize (object);
}

static void
rog_operation_class_init (RogOperationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rog_operation_get_property;
  object_class->finalize = rog_operation_finalize;

  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rog_operation_init (RogOperation *self)
{
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
}

/**
 * rog_operation_new:
 *
 * Returns: (transfer full): an operation at its beginning
 */
RogOperation *
rog_operation_new (void)
{
  return g_object_new (ROG_TYPE_OPERATION, NULL);
}

/**
 * rog_operation_get_cancellable:
 * @self: an operation
 *
 * Returns: (transfer none): what stops it
 */
GCancellable *
rog_operation_get_cancellable (RogOperation *self)
{
  g_return_val_if_fail (ROG_IS_OPERATION (self), NULL);

  return self->cancellable;
}

/**
 * rog_operation_cancel:
 * @self: an operation
 *
 * Asks it to stop; it ends with %G_IO_ERROR_CANCELLED and leaves nothing half done.
 */
void
rog_operation_cancel (RogOperation *self)
{
  g_return_if_fail (ROG_IS_OPERATION (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * rog_operation_report:
 * @self: an operation
 * @done: how much is done
 * @total: of how much; 0 where it is not known
 * @what: (nullable): a sentence for people, %NULL leaves the last one
 *
 * Any thread, as often as one likes: the main thread sees the latest state only.
 */
void
rog_operation_report (RogOperation *self,
                      guint64       done,
                      guint64       total,
                      const char   *what)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (ROG_IS_OPERATION (self));

  locker = g_mutex_locker_new (&self->lock);
  self->pending_done = done;
  self->pending_total = total;
  if (what != NULL)
    g_set_str (&self->pending_what, what);
  if (!self->scheduled)
    {
      self->scheduled = TRUE;
      g_idle_add_full (G_PRIORITY_DEFAULT, deliver_cb, g_object_ref (self), g_object_unref);
    }
}

/**
 * rog_operation_get_fraction:
 * @self: an operation
 *
 * Returns: the share that is done, 0 to 1. Main thread.
 */
double
rog_operation_get_fraction (RogOperation *self)
{
  g_return_val_if_fail (ROG_IS_OPERATION (self), 0);

  return self->fraction;
}

/**
 * rog_operation_get_done:
 * @self: an operation
 * @total: (out) (optional): of how much; 0 where it is not known
 *
 * Returns: how much is done. Main thread.
 */
guint64
rog_operation_get_done (RogOperation *self,
                        guint64      *total)
{
  g_return_val_if_fail (ROG_IS_OPERATION (self), 0);

  if (total != NULL)
    *total = self->total;
  return self->done;
}

/**
 * rog_operation_get_what:
 * @self: an operation
 *
 * Returns: (transfer none) (nullable): what it is doing, for people. Main thread.
 */
const char *
rog_operation_get_what (RogOperation *self)
{
  g_return_val_if_fail (ROG_IS_OPERATION (self), NULL);

  return self->what;
}
