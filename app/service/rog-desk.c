// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-desk.h"

#include <glib/gi18n.h>

#include "service/rog-desk-private.h"
#include "service/rog-dossier-row.h"
#include "service/rog-work.h"

G_DEFINE_FINAL_TYPE (RogDesk, rog_desk, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_NAME,
  PROP_OFFICE,
  PROP_ROLE,
  PROP_REGISTER_NOTICE,
  PROP_CHECKING,
  N_PROPS
};

enum
{
  LEFT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/*
 * Jobs: what a thread gets of the desk
 */

RogDeskJob *
rog_desk_job_new (RogDesk *self)
{
  RogDeskJob *job = g_new0 (RogDeskJob, 1);

  job->keyring = g_object_ref (self->keyring);
  job->clock = g_object_ref (self->clock);
  job->law = g_object_ref (self->law);
  job->folder = g_strdup (self->folder);
  job->n_left = self->n_left;
  job->database = rog_profile_get_database (self->profile);
  job->recovery = rog_profile_get_recovery (self->profile);

  return job;
}

void
rog_desk_job_free (RogDeskJob *job)
{
  g_object_unref (job->keyring);
  g_object_unref (job->clock);
  g_object_unref (job->law);
  g_free (job->folder);
  g_free (job->database);
  g_free (job->recovery);
  g_free (job->name);
  g_free (job->office);
  g_free (job->role);
  if (job->words != NULL)
    rog_secret_wipe (job->words, strlen (job->words));
  g_free (job->words);
  g_free (job->backup);
  g_clear_object (&job->operation);
  g_clear_pointer (&job->pin, rog_secret_unref);
  g_free (job);
}

/*
 * State
 */

void
rog_desk_set_state (RogDesk     *self,
                    RogDeskState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* Takes @problem. */
void
rog_desk_set_problem (RogDesk *self,
                      GError  *problem)
{
  g_clear_error (&self->problem);
  self->problem = problem;
}

gboolean
rog_desk_check_open (RogDesk *self,
                     GTask   *task)
{
  if (self->open != NULL)
    return TRUE;

  g_task_return_new_error (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE, _ ("The register is locked."));
  return FALSE;
}

/* Private: what there is to say of the register changed. */
void
rog_desk_notify_notice (RogDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REGISTER_NOTICE]);
}

/* Private: "checking" changed. */
void
rog_desk_notify_checking (RogDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKING]);
}

static void
set_person (RogDesk     *self,
            RogIdentity *identity)
{
  g_set_str (&self->name, rog_identity_get_name (identity));
  g_set_str (&self->office, rog_identity_get_organization (identity));
  g_set_str (&self->role, rog_identity_get_role (identity));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFICE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLE]);
}

/* Takes @open. */
void
rog_desk_take_register (RogDesk     *self,
                        RogRegister *open)
{
  g_clear_pointer (&self->open, rog_register_free);
  self->open = open;

  /* It had nothing to be compared with; from here on it has. */
  if (open->recovered)
    open->comparison = ROG_RECORDS_EQUAL;
  rog_desk_say_opened (self);
  set_person (self, open->identity);
  g_list_store_splice (self->dossiers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->dossiers)),
                       open->dossiers->pdata, open->dossiers->len);
  rog_desk_keep_checkpoint (self);
  rog_desk_begin_check (self);
  if (open->recovery_key != NULL)
    {
      self->asked[0] = (guint)g_random_int_range (1, 12);
      self->asked[1] = (guint)g_random_int_range (13, 25);
      rog_desk_set_state (self, ROG_DESK_RECOVERY_SHEET);
    }
  else
    rog_desk_set_state (self, ROG_DESK_READY);
}

/*
 * The checkpoint in the keyring: written after each commit, the last one only when several
 * come at once
 */

typedef struct
{
  RogKeyring *keyring;
  RogStore   *store;
  RogSigner  *signer;
  char       *register_uuid;
} Checkpoint;

static void
checkpoint_free (Checkpoint *job)
{
  g_object_unref (job->keyring);
  g_object_unref (job->store);
  g_object_unref (job->signer);
  g_free (job->register_uuid);
  g_free (job);
}

static gpointer
read_checkpoint (RogDatabase  *database,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Checkpoint *job = data;

  return rog_records_get_checkpoint (database, job->register_uuid, error);
}

static void
write_checkpoint (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Checkpoint *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogCheckpoint) checkpoint = rog_store_run_sync (job->store, read_checkpoint, job, cancellable, &error);
  g_autoptr (RogSecret) secret = NULL;
  g_autofree char *note = NULL;

  if (checkpoint != NULL)
    note = rog_checkpoint_sign (checkpoint, job->signer, &error);
  if (note != NULL)
    secret = rog_secret_new_copy (note, strlen (note));

  if (secret != NULL && rog_keyring_store (job->keyring, ROG_KEYRING_CHECKPOINT, secret, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
checkpoint_kept_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  RogDesk *self = ROG_DESK (source);
  g_autoptr (GError) error = NULL;

  self->checkpoint_running = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    rog_desk_set_notice (self, ROG_NOTICE_KEYRING, NULL);
  else if (self->open != NULL)
    rog_desk_set_notice (self, ROG_NOTICE_KEYRING, g_strdup_printf (_ ("The keyring could not take the register’s checkpoint: %s"), error->message));

  if (self->checkpoint_again)
    rog_desk_keep_checkpoint (self);
}

/* Private: only where the register is known to be the one that the keyring speaks of: a
 * rolled-back one must go on being seen as such. */
void
rog_desk_keep_checkpoint (RogDesk *self)
{
  g_autoptr (GTask) task = NULL;
  Checkpoint *job;

  if (self->open == NULL || !rog_register_is_compared (self->open))
    return;

  self->checkpoint_again = self->checkpoint_running;
  if (self->checkpoint_running)
    return;

  self->checkpoint_running = TRUE;
  job = g_new0 (Checkpoint, 1);
  job->keyring = g_object_ref (self->keyring);
  job->store = g_object_ref (self->open->store);
  job->signer = g_object_ref (rog_identity_get_signer (self->open->identity, FALSE));
  job->register_uuid = g_strdup (self->open->register_uuid);

  task = g_task_new (self, NULL, checkpoint_kept_cb, NULL);
  g_task_set_source_tag (task, rog_desk_keep_checkpoint);
  g_task_set_task_data (task, job, (GDestroyNotify)checkpoint_free);
  g_task_run_in_thread (task, write_checkpoint);
}

/*
 * Overrides
 */

static void
rog_desk_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  RogDesk *self = ROG_DESK (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int)self->state);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_OFFICE:
      g_value_set_string (value, self->office);
      break;
    case PROP_ROLE:
      g_value_set_string (value, self->role);
      break;
    case PROP_REGISTER_NOTICE:
      g_value_set_string (value, self->register_notice);
      break;
    case PROP_CHECKING:
      g_value_set_boolean (value, self->check != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_desk_dispose (GObject *object)
{
  RogDesk *self = ROG_DESK (object);

  rog_desk_lock (self);
  g_clear_object (&self->dossiers);
  g_clear_object (&self->works);
  g_clear_object (&self->keyring);
  g_clear_object (&self->clock);
  g_clear_object (&self->law);
  g_clear_object (&self->pool);

  G_OBJECT_CLASS (rog_desk_parent_class)->dispose (object);
}

static void
rog_desk_finalize (GObject *object)
{
  RogDesk *self = ROG_DESK (object);

  g_clear_error (&self->problem);
  g_free (self->keyring_label);
  for (guint i = 0; i < ROG_N_NOTICES; i++)
    g_free (self->notices[i]);
  g_hash_table_unref (self->broken);
  g_free (self->register_notice);
  g_free (self->profile);
  g_free (self->folder);
  g_free (self->name);
  g_free (self->office);
  g_free (self->role);

  G_OBJECT_CLASS (rog_desk_parent_class)->finalize (object);
}

static void
rog_desk_class_init (RogDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_desk_get_property;
  object_class->dispose = rog_desk_dispose;
  object_class->finalize = rog_desk_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, ROG_DESK_STARTING, ROG_DESK_BROKEN, ROG_DESK_STARTING, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_OFFICE] = g_param_spec_string ("office", NULL, NULL, NULL, flags);
  properties[PROP_ROLE] = g_param_spec_string ("role", NULL, NULL, NULL, flags);
  properties[PROP_REGISTER_NOTICE] = g_param_spec_string ("register-notice", NULL, NULL, NULL, flags);
  properties[PROP_CHECKING] = g_param_spec_boolean ("checking", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LEFT] = g_signal_new ("left", ROG_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_desk_init (RogDesk *self)
{
  self->dossiers = g_list_store_new (ROG_TYPE_DOSSIER_ROW);
  self->works = g_list_store_new (ROG_TYPE_WORK);
  self->broken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* The catalogues are part of the program: one that cannot be read is a fault of the build. */
static RogLaw *
load_law (void)
{
  g_autoptr (GError) error = NULL;
  RogLaw *law = rog_law_new (&error);

  if (law == NULL)
    g_error ("The law's catalogues: %s", error->message);

  return law;
}

/*
 * Public
 */

/**
 * rog_desk_new:
 * @profile: a name that passed rog_profile_check()
 * @clock: the clock
 *
 * Returns: (transfer full): the desk, which has not looked at anything yet
 */
RogDesk *
rog_desk_new (const char *profile,
              RogClock   *clock)
{
  RogDesk *self = g_object_new (ROG_TYPE_DESK, NULL);

  self->profile = g_strdup (profile);
  self->folder = rog_profile_get_directory (profile);
  self->clock = g_object_ref (clock);
  self->keyring = rog_keyring_new (profile);
  self->law = load_law ();

  return self;
}

/**
 * rog_desk_get_state:
 * @self: a desk
 *
 * Returns: what it can do just now
 */
RogDeskState
rog_desk_get_state (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), ROG_DESK_STARTING);

  return self->state;
}

/**
 * rog_desk_get_problem:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): why the register is not open
 */
const GError *
rog_desk_get_problem (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->problem;
}

/**
 * rog_desk_get_keyring_label:
 * @self: a desk whose keyring is locked, or has no key for the register
 *
 * Returns: (transfer none) (nullable): the name by which the person knows that keyring; %NULL where it has none
 */
const char *
rog_desk_get_keyring_label (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->keyring_label;
}

/**
 * rog_desk_get_profile:
 * @self: a desk
 *
 * Returns: (transfer none): the profile's name
 */
const char *
rog_desk_get_profile (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->profile;
}

/**
 * rog_desk_get_name:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the person's name, once known
 */
const char *
rog_desk_get_name (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->name;
}

/**
 * rog_desk_get_office:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the court or firm
 */
const char *
rog_desk_get_office (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->office;
}

/**
 * rog_desk_get_role:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): "judge", "clerk" or "counsel"
 */
const char *
rog_desk_get_role (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->role;
}

/**
 * rog_desk_get_clock:
 * @self: a desk
 *
 * Returns: (transfer none): the clock
 */
RogClock *
rog_desk_get_clock (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->clock;
}

/**
 * rog_desk_get_law:
 * @self: a desk
 *
 * Returns: (transfer none): the law's catalogues, which are the #RogRules of the model too
 */
RogLaw *
rog_desk_get_law (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->law;
}

/**
 * rog_desk_get_worker_pool:
 * @self: a desk
 *
 * Returns: (transfer none): where documents are parsed: one pool for the whole desk
 */
RogWorkerPool *
rog_desk_get_worker_pool (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  if (self->pool == NULL)
    self->pool = rog_worker_pool_new ();

  return self->pool;
}

/**
 * rog_desk_get_dossiers:
 * @self: a desk
 *
 * Returns: (transfer none): a list of #RogDossierRow, kept up to date; empty while locked
 */
GListModel *
rog_desk_get_dossiers (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return G_LIST_MODEL (self->dossiers);
}

/**
 * rog_desk_get_court:
 * @self: a desk whose register is open
 *
 * Returns: (transfer none) (nullable): the court's settings
 */
JsonObject *
rog_desk_get_court (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->open != NULL ? self->open->court : NULL;
}

/**
 * rog_desk_lock:
 * @self: a desk
 *
 * The person leaves: closes the register, drops the keys and empties the lists. Open works end
 * with "closed". A register that is being opened just now ends locked as well. Signal "left" comes
 * first, and where there is no register too: what was typed and is nobody else's business
 * goes then.
 */
void
rog_desk_lock (RogDesk *self)
{
  g_return_if_fail (ROG_IS_DESK (self));

  self->n_left++;
  g_signal_emit (self, signals[LEFT], 0);
  if (self->open == NULL)
    return;

  while (g_list_model_get_n_items (G_LIST_MODEL (self->works)) > 0)
    {
      g_autoptr (RogWork) work = g_list_model_get_item (G_LIST_MODEL (self->works), 0);

      g_list_store_remove (self->works, 0);
      rog_work_close (work);
    }
  g_list_store_remove_all (self->dossiers);
  rog_desk_end_check (self);
  rog_store_close (self->open->store);
  g_clear_pointer (&self->open, rog_register_free);
  rog_desk_set_state (self, ROG_DESK_LOCKED);
}
