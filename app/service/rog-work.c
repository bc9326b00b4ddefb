// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-work.h"

#include <glib/gi18n.h>

#include "dossier/rog-act-kinds.h"
#include "dossier/rog-decision-within.h"
#include "service/rog-paper.h"
#include "service/rog-work-private.h"

G_DEFINE_FINAL_TYPE (RogWork, rog_work, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_SAVED_AT,
  N_PROPS
};

enum
{
  CLOSING,
  CLOSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/*
 * Overrides
 */

static void
rog_work_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  RogWork *self = ROG_WORK (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo_position > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->undo_position < self->undo->len);
      break;
    case PROP_SAVED_AT:
      g_value_set_int64 (value, self->saved_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_work_dispose (GObject *object)
{
  RogWork *self = ROG_WORK (object);

  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_pointer (&self->unwritten, g_hash_table_unref);
  g_clear_object (&self->desk);
  g_clear_object (&self->dossier);
  g_clear_object (&self->papers);
  g_clear_pointer (&self->filtered, g_hash_table_unref);
  g_clear_pointer (&self->undo, g_ptr_array_unref);

  G_OBJECT_CLASS (rog_work_parent_class)->dispose (object);
}

static void
rog_work_finalize (GObject *object)
{
  RogWork *self = ROG_WORK (object);

  g_free (self->id);

  G_OBJECT_CLASS (rog_work_parent_class)->finalize (object);
}

static void
rog_work_class_init (RogWorkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_work_get_property;
  object_class->dispose = rog_work_dispose;
  object_class->finalize = rog_work_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_SAVED_AT] = g_param_spec_int64 ("saved-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RogWork::closing:
   *
   * The desk is being locked: the last moment in which something can be saved.
   */
  signals[CLOSING] = g_signal_new ("closing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RogWork::closed:
   *
   * The desk was locked: what shows this dossier has to go.
   */
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_work_init (RogWork *self)
{
  self->papers = g_list_store_new (ROG_TYPE_PAPER);
  self->filtered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->unwritten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Private: see rog_desk_open_dossier_async(). @acts and @papers are only read. */
RogWork *
rog_work_new (RogDesk    *desk,
              const char *id,
              gboolean    practice,
              GPtrArray  *acts,
              GPtrArray  *papers)
{
  RogWork *self = g_object_new (ROG_TYPE_WORK, NULL);

  self->desk = g_object_ref (desk);
  self->id = g_strdup (id);
  self->practice = practice;
  self->dossier = rog_dossier_new (id);
  self->undo = rog_work_make_undo ();
  g_list_store_splice (self->papers, 0, 0, papers->pdata, papers->len);
  rog_acts_apply (acts, self->dossier);

  return self;
}

RogSigner *
rog_work_get_signer (RogWork *self)
{
  return rog_identity_get_signer (self->desk->open->identity, self->practice);
}

/* Private: @position is the new place on the undo stack. */
void
rog_work_set_saved (RogWork *self,
                    gint64   saved_at,
                    guint    position)
{
  self->saved_at = saved_at;
  self->undo_position = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

gboolean
rog_work_check_open (RogWork *self,
                     GTask   *task)
{
  if (self->desk != NULL)
    return rog_desk_check_open (self->desk, task);

  g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE, _ ("The dossier was closed: the desk is locked."));
  return FALSE;
}

/*
 * Acts
 */

typedef struct
{
  RogRecords *records;
  RogSigner  *author;
  RogClock   *clock;
  char       *dossier;
  GPtrArray  *orders;
} Append;

static void
append_free (Append *job)
{
  g_object_unref (job->records);
  g_object_unref (job->author);
  g_object_unref (job->clock);
  g_free (job->dossier);
  g_ptr_array_unref (job->orders);
  g_free (job);
}

static gpointer
append_func (RogDatabase  *database,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Append *job = data;

  return rog_acts_append (database, job->records, job->author, job->clock, job->dossier, job->orders, error);
}

static void
appended_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogWork *self = g_task_get_source_object (task);
  GError  *error = NULL;
  g_autoptr (GPtrArray) acts = rog_store_run_finish (ROG_STORE (source), result, &error);
  gboolean shown;

  if (acts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  shown = rog_acts_apply (acts, self->dossier);
  if (self->desk != NULL)
    {
      rog_desk_keep_checkpoint (self->desk);
      if (shown)
        rog_desk_update_row (self->desk, self);
    }
  if (shown)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_RECORDED, "%s", _ ("It is signed and recorded, but could not be shown here."));
}

/* What made the object may be an act on another one: a decision makes the items that its open rests become. */
static void
add_basis (RogWork          *self,
           const RogActKind *kind,
           RogActOrder      *order)
{
  RogEntity *entity = kind->type != G_TYPE_INVALID && order->person == NULL ? rog_dossier_find (self->dossier, kind->type, order->object) : NULL;
  RogDigest  digest;

  if (entity != NULL && rog_digest_from_string (rog_entity_get_act (entity), &digest, NULL))
    g_array_append_val (order->basis, digest);
}

/* Private: what of @orders (element-type RogActOrder) only the dossier can tell: what they rest on, and that no
 * decision lies outside what was requested, however it was made. */
gboolean
rog_work_prepare_orders (RogWork   *self,
                         GPtrArray *orders,
                         GError   **error)
{
  for (guint i = 0; i < orders->len; i++)
    {
      RogActOrder      *order = g_ptr_array_index (orders, i);
      const RogActKind *kind = rog_act_kinds_find (order->kind);

      if (kind == NULL)
        continue;
      if (kind->type == ROG_TYPE_DECISION && !rog_decision_check_within (self->dossier, order->body, ROG_RULES (self->desk->law), error))
        return FALSE;
      add_basis (self, kind, order);
    }

  return TRUE;
}

/* Private: @orders (element-type RogActOrder) is taken over. All or none. */
void
rog_work_append_async (RogWork            *self,
                       GPtrArray          *orders,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Append *job;
  GError *error = NULL;

  g_task_set_source_tag (task, rog_work_append_async);
  if (!rog_work_check_open (self, task) || !rog_desk_check_sound (self->desk, self->id, task))
    {
      g_ptr_array_unref (orders);
      return;
    }
  if (!rog_work_prepare_orders (self, orders, &error))
    {
      g_ptr_array_unref (orders);
      g_task_return_error (task, error);
      return;
    }

  job = g_new0 (Append, 1);
  job->records = g_object_ref (self->desk->open->records);
  job->author = g_object_ref (rog_work_get_signer (self));
  job->clock = g_object_ref (self->desk->clock);
  job->dossier = g_strdup (self->id);
  job->orders = orders;
  rog_store_run_async (self->desk->open->store, G_PRIORITY_HIGH, append_func, job, (GDestroyNotify)append_free,
                       (GDestroyNotify)g_ptr_array_unref, cancellable, appended_cb, g_steal_pointer (&task));
}

gboolean
rog_work_append_finish (RogWork      *self,
                        GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
act_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (rog_work_append_finish (ROG_WORK (source), result, &error))
    g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * rog_work_act_async:
 * @self: the work on a dossier
 * @kind: the act's kind
 * @object: (nullable): the object whose state it sets; %NULL makes a new one
 * @body: the complete new state
 * @cancellable: (nullable): what stops it, as long as nothing is signed
 * @callback: called when the act is in the record
 * @user_data: for @callback
 *
 * Signs an act and enters it into the bench's record, or counsel's own.
 */
void
rog_work_act_async (RogWork            *self,
                    const char         *kind,
                    const char         *object,
                    JsonObject         *body,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_order_free);
  RogActOrder *order = rog_act_order_new (kind, object, body);

  g_return_if_fail (ROG_IS_WORK (self));

  g_task_set_source_tag (task, rog_work_act_async);
  g_task_set_task_data (task, g_strdup (order->object), g_free);
  g_ptr_array_add (orders, order);
  rog_work_append_async (self, g_steal_pointer (&orders), cancellable, act_cb, g_steal_pointer (&task));
}

/**
 * rog_work_act_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the object's id
 */
char *
rog_work_act_finish (RogWork      *self,
                     GAsyncResult *result,
                     GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Public
 */

/**
 * rog_work_close:
 * @self: the work on a dossier
 *
 * Ends it: emits "closing" and "closed", once.
 */
void
rog_work_close (RogWork *self)
{
  g_return_if_fail (ROG_IS_WORK (self));

  if (self->desk == NULL)
    return;

  g_signal_emit (self, signals[CLOSING], 0);
  rog_work_write_again (self);
  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_object (&self->desk);
  g_signal_emit (self, signals[CLOSED], 0);
}

/**
 * rog_work_is_closed:
 * @self: the work on a dossier
 *
 * Returns: whether it has ended
 */
gboolean
rog_work_is_closed (RogWork *self)
{
  g_return_val_if_fail (ROG_IS_WORK (self), TRUE);

  return self->desk == NULL;
}

/**
 * rog_work_get_id:
 * @self: the work on a dossier
 *
 * Returns: (transfer none): the dossier's uuid
 */
const char *
rog_work_get_id (RogWork *self)
{
  g_return_val_if_fail (ROG_IS_WORK (self), NULL);

  return self->id;
}

/**
 * rog_work_get_dossier:
 * @self: the work on a dossier
 *
 * Returns: (transfer none): the dossier as its acts make it, kept up to date
 */
RogDossier *
rog_work_get_dossier (RogWork *self)
{
  g_return_val_if_fail (ROG_IS_WORK (self), NULL);

  return self->dossier;
}

/**
 * rog_work_is_practice:
 * @self: the work on a dossier
 *
 * Returns: whether it is practice: nothing in it is real
 */
gboolean
rog_work_is_practice (RogWork *self)
{
  g_return_val_if_fail (ROG_IS_WORK (self), FALSE);

  return self->practice;
}

/**
 * rog_work_is_judge:
 * @self: the work on a dossier
 *
 * Returns: whether this is a judge's desk: who rules, signs, opens, and sets capacities and time limits; %FALSE once
 *   the work has ended
 */
gboolean
rog_work_is_judge (RogWork *self)
{
  g_return_val_if_fail (ROG_IS_WORK (self), FALSE);

  return !rog_work_is_closed (self) && g_str_equal (rog_signer_get_role (rog_work_get_signer (self)), "judge");
}

/**
 * rog_work_is_counsel:
 * @self: the work on a dossier
 *
 * Returns: whether this is counsel's desk, not a court's; %FALSE once the work has ended
 */
gboolean
rog_work_is_counsel (RogWork *self)
{
  g_return_val_if_fail (ROG_IS_WORK (self), FALSE);

  return !rog_work_is_closed (self) && g_str_equal (rog_signer_get_role (rog_work_get_signer (self)), "counsel");
}
