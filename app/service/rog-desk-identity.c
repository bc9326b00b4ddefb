// SPDX-License-Identifier: GPL-3.0-or-later
/* First run, recovery, lock and unlock: how a desk comes by its keys and its register. */
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "identity/rog-identity-error.h"
#include "identity/rog-recovery.h"
#include "service/rog-desk-private.h"
#include "store/rog-settings.h"
#include "typeset/rog-recovery-sheet.h"

void
rog_desk_found_free (RogDeskFound *found)
{
  if (found->open != NULL)
    rog_store_close (found->open->store);
  g_clear_pointer (&found->open, rog_register_free);
  g_clear_error (&found->problem);
  g_free (found->keyring);
  g_free (found);
}

/* Takes @open and @problem. */
RogDeskFound *
rog_desk_found_new (RogDeskState state,
                    RogRegister *open,
                    GError      *problem)
{
  RogDeskFound *found = g_new0 (RogDeskFound, 1);

  found->state = state;
  found->open = open;
  found->problem = problem;

  return found;
}

/* What a failure to open means for the person. */
static RogDeskState
state_of_problem (const GError *problem)
{
  if (problem->domain != ROG_IDENTITY_ERROR)
    return ROG_DESK_BROKEN;

  switch ((RogIdentityError)problem->code)
    {
    case ROG_IDENTITY_ERROR_LOCKED:
    case ROG_IDENTITY_ERROR_DENIED:
      return ROG_DESK_KEYRING_LOCKED;
    case ROG_IDENTITY_ERROR_NO_SERVICE:
    case ROG_IDENTITY_ERROR_TIMED_OUT:
    case ROG_IDENTITY_ERROR_FAILED:
      return ROG_DESK_NO_KEYRING;
    case ROG_IDENTITY_ERROR_NO_ITEM:
    case ROG_IDENTITY_ERROR_DAMAGED:
      return ROG_DESK_KEY_MISSING;
    case ROG_IDENTITY_ERROR_EXISTS:
    case ROG_IDENTITY_ERROR_SHORT_PIN:
    case ROG_IDENTITY_ERROR_WAIT:
    case ROG_IDENTITY_ERROR_BAD_WORDS:
    case ROG_IDENTITY_ERROR_NOT_LISTED:
    default:
      return ROG_DESK_BROKEN;
    }
}

/* Takes @problem. */
static RogDeskFound *
found_problem (GError *problem)
{
  return rog_desk_found_new (state_of_problem (problem), NULL, problem);
}

/* Keys without a register are what an interrupted first run leaves. There was one if the keyring knows a checkpoint, or
 * cannot say, or anything of it is left: then none is made, which would take the place of the one that is gone. */
static gboolean
check_never_made (RogDeskJob   *job,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *vault = g_build_filename (job->folder, "vault", NULL);
  g_autoptr (GDir) dir = g_dir_open (vault, 0, NULL);
  gboolean found = rog_keyring_find (job->keyring, ROG_KEYRING_CHECKPOINT, cancellable, &problem);

  if (!found && !g_error_matches (problem, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!found && !g_file_test (job->recovery, G_FILE_TEST_EXISTS) && (dir == NULL || g_dir_read_name (dir) == NULL))
    return TRUE;

  g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND,
               _ ("The register is not in “%s”, though the keyring has its keys. Bring the folder back, or restore a backup."), job->folder);
  return FALSE;
}

static RogDeskFound *
open_with_keys (RogDeskJob   *job,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogIdentity) identity = rog_identity_load (job->keyring, cancellable, &error);
  RogRegister *open = NULL;

  if (identity == NULL)
    return found_problem (g_steal_pointer (&error));

  if (rog_store_exists (job->folder))
    open = rog_register_open (job, identity, cancellable, &error);
  else if (!check_never_made (job, cancellable, &error))
    return found_problem (g_steal_pointer (&error));
  else
    open = rog_register_make (job, identity, cancellable, &error);

  if (open == NULL)
    return rog_desk_found_new (ROG_DESK_BROKEN, NULL, g_steal_pointer (&error));

  return rog_desk_found_new (ROG_DESK_READY, open, NULL);
}

static RogDeskFound *
look (RogDeskJob   *job,
      GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  switch (rog_identity_state (job->keyring, job->database, cancellable, &error))
    {
    case ROG_IDENTITY_FRESH:
      return rog_desk_found_new (ROG_DESK_FIRST_RUN, NULL, NULL);
    case ROG_IDENTITY_READY:
      return open_with_keys (job, cancellable);
    case ROG_IDENTITY_KEYRING_LOCKED:
      return rog_desk_found_new (ROG_DESK_KEYRING_LOCKED, NULL, g_steal_pointer (&error));
    case ROG_IDENTITY_KEY_MISSING:
      return rog_desk_found_new (ROG_DESK_KEY_MISSING, NULL, g_steal_pointer (&error));
    case ROG_IDENTITY_NO_SERVICE:
    default:
      return rog_desk_found_new (ROG_DESK_NO_KEYRING, NULL, g_steal_pointer (&error));
    }
}

/* A keyring that can be asked for its name has to be said by it: there may be several. */
static void
name_keyring (RogDeskJob   *job,
              RogDeskFound *found,
              GCancellable *cancellable)
{
  if (found->state == ROG_DESK_KEYRING_LOCKED || found->state == ROG_DESK_KEY_MISSING)
    found->keyring = rog_keyring_dup_label (job->keyring, cancellable);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  RogDeskFound *found = look (data, cancellable);

  name_keyring (data, found, cancellable);
  g_task_return_pointer (task, found, (GDestroyNotify)rog_desk_found_free);
}

/* Asks the keyring to open itself, which may put a question to the user, and looks again. */
static void
unlock_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  RogDeskJob   *job = data;
  RogDeskFound *found = look (job, cancellable);
  GError       *error = NULL;

  if (found->state == ROG_DESK_KEYRING_LOCKED)
    {
      rog_desk_found_free (found);
      if (rog_keyring_unlock (job->keyring, cancellable, &error))
        found = look (job, cancellable);
      else
        found = rog_desk_found_new (state_of_problem (error), NULL, error);
    }
  name_keyring (job, found, cancellable);

  g_task_return_pointer (task, found, (GDestroyNotify)rog_desk_found_free);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  RogDesk    *self = ROG_DESK (source);
  RogDeskJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  RogDeskFound *found = g_task_propagate_pointer (G_TASK (result), &error);

  if (found == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  rog_desk_set_problem (self, g_steal_pointer (&found->problem));
  g_set_str (&self->keyring_label, found->keyring);
  if (found->open != NULL && job->n_left != self->n_left)
    rog_desk_set_state (self, ROG_DESK_LOCKED);
  else if (found->open != NULL)
    rog_desk_take_register (self, g_steal_pointer (&found->open));
  else
    rog_desk_set_state (self, found->state);
  rog_desk_found_free (found);

  g_task_return_boolean (task, TRUE);
}

void
rog_desk_run_job (RogDesk            *self,
                  RogDeskJob         *job,
                  GTaskThreadFunc     func,
                  gpointer            tag,
                  GCancellable       *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  g_autoptr (GTask) inner = NULL;
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  inner = g_task_new (self, cancellable, found_cb, task);
  g_task_set_source_tag (inner, tag);
  g_task_set_task_data (inner, job, (GDestroyNotify)rog_desk_job_free);
  g_task_run_in_thread (inner, func);
}

/**
 * rog_desk_start_async:
 * @self: a desk
 * @cancellable: (nullable): what stops it
 * @callback: called when the state is known
 * @user_data: for @callback
 *
 * Looks where keys and register are, and opens the register where it can.
 */
void
rog_desk_start_async (RogDesk            *self,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_return_if_fail (ROG_IS_DESK (self));

  rog_desk_run_job (self, rog_desk_job_new (self), look_thread, rog_desk_start_async, cancellable, callback, user_data);
}

/**
 * rog_desk_start_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %TRUE; what was found is in the desk's state and problem
 */
gboolean
rog_desk_start_finish (RogDesk      *self,
                       GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rog_desk_unlock_async:
 * @self: a desk that is locked, or whose keyring is
 * @cancellable: (nullable): what stops it
 * @callback: called when the state is known
 * @user_data: for @callback
 *
 * Opens the register again; asks the keyring to unlock itself where it is locked.
 */
void
rog_desk_unlock_async (RogDesk            *self,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_return_if_fail (ROG_IS_DESK (self));

  rog_desk_run_job (self, rog_desk_job_new (self), unlock_thread, rog_desk_unlock_async, cancellable, callback, user_data);
}

/**
 * rog_desk_unlock_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %TRUE; what was found is in the desk's state and problem
 */
gboolean
rog_desk_unlock_finish (RogDesk      *self,
                        GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/*
 * First run
 */

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  RogDeskJob *job = data;
  GError     *error = NULL;
  RogSubject  subject = { job->name, job->office, job->role, FALSE };
  g_autoptr (RogIdentity) identity = NULL;
  RogRegister *open = NULL;

  if (rog_store_make_folder (job->folder, &error))
    identity = rog_identity_create (job->keyring, job->database, &subject, job->pin, job->clock, cancellable, &error);

  if (identity != NULL)
    open = rog_register_make (job, identity, cancellable, &error);

  if (open != NULL)
    g_task_return_pointer (task, rog_desk_found_new (ROG_DESK_RECOVERY_SHEET, open, NULL), (GDestroyNotify)rog_desk_found_free);
  else
    g_task_return_error (task, error);
}

/**
 * rog_desk_make_identity_async:
 * @self: a desk in first run
 * @name: the person's name
 * @office: the court or firm
 * @role: "judge", "clerk" or "counsel"
 * @pin: the PIN of the signing key
 * @cancellable: (nullable): what stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Makes keys, certificates and register. A failure half way leaves nothing that a later
 * run takes for a person.
 */
void
rog_desk_make_identity_async (RogDesk            *self,
                              const char         *name,
                              const char         *office,
                              const char         *role,
                              RogSecret          *pin,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  RogDeskJob *job;

  g_return_if_fail (ROG_IS_DESK (self));

  job = rog_desk_job_new (self);
  job->name = g_strdup (name);
  job->office = g_strdup (office);
  job->role = g_strdup (role);
  job->pin = rog_secret_ref (pin);
  rog_desk_run_job (self, job, make_thread, rog_desk_make_identity_async, cancellable, callback, user_data);
}

/**
 * rog_desk_make_identity_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %FALSE with an identity or store error
 */
gboolean
rog_desk_make_identity_finish (RogDesk      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/*
 * The recovery sheet
 */

/**
 * rog_desk_get_recovery_sheet:
 * @self: a desk whose sheet is not confirmed yet
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the sheet as a PDF, in memory
 */
GBytes *
rog_desk_get_recovery_sheet (RogDesk *self,
                             GError **error)
{
  g_autofree char *id = NULL;
  RogCertificate  *certificate;
  char           **words;
  GBytes          *pdf;

  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  if (self->open == NULL || self->open->recovery_key == NULL)
    {
      g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE, _ ("The recovery sheet has been confirmed already."));
      return NULL;
    }

  words = rog_recovery_words (self->open->recovery_key);
  id = rog_recovery_sheet_id (self->open->recovery_key);
  certificate = rog_identity_get_certificate (self->open->identity, ROG_KEY_PURPOSE_SIGNING, FALSE);
  pdf = rog_recovery_sheet_to_pdf (self->profile, self->name, id, rog_certificate_get_fingerprint (certificate),
                                   (const char *const *)words, rog_clock_now (self->clock), error);
  rog_recovery_words_free (words);

  return pdf;
}

/**
 * rog_desk_get_recovery_questions:
 * @self: a desk whose sheet is not confirmed yet
 * @first: (out): the number of a word, from 1
 * @second: (out): the number of another
 */
void
rog_desk_get_recovery_questions (RogDesk *self,
                                 guint   *first,
                                 guint   *second)
{
  g_return_if_fail (ROG_IS_DESK (self));

  *first = self->asked[0];
  *second = self->asked[1];
}

static gboolean
word_matches (RogDesk    *self,
              guint       number,
              const char *typed)
{
  char           **words = rog_recovery_words (self->open->recovery_key);
  g_autofree char *plain = g_ascii_strdown (typed, -1);
  gboolean         same = g_str_equal (g_strstrip (plain), words[number - 1]);

  rog_recovery_words_free (words);

  return same;
}

static gpointer
forget_recovery_key (RogDatabase  *database,
                     gpointer      data,
                     GCancellable *cancellable,
                     GError      **error)
{
  if (!rog_settings_set (database, "recovery", "confirmed", error) || !rog_database_scrub (database, error))
    return NULL;

  return GUINT_TO_POINTER (TRUE);
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogDesk *self = g_task_get_source_object (task);
  GError  *error = NULL;

  if (rog_store_run_finish (ROG_STORE (source), result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->open != NULL)
    {
      g_clear_pointer (&self->open->recovery_key, rog_secret_unref);
      rog_desk_set_state (self, ROG_DESK_READY);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * rog_desk_confirm_recovery_async:
 * @self: a desk whose sheet is not confirmed yet
 * @first_word: the first word that was asked for
 * @second_word: the second
 * @cancellable: (nullable): what stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Checks that the sheet was kept, and forgets the recovery key for good.
 */
void
rog_desk_confirm_recovery_async (RogDesk            *self,
                                 const char         *first_word,
                                 const char         *second_word,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (ROG_IS_DESK (self));

  g_task_set_source_tag (task, rog_desk_confirm_recovery_async);
  if (self->open == NULL || self->open->recovery_key == NULL)
    g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE, _ ("There is no recovery sheet to confirm."));
  else if (!word_matches (self, self->asked[0], first_word))
    g_task_return_new_error (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_RECOVERY_WORDS,
                             _ ("Word %u is not the one on the sheet."), self->asked[0]);
  else if (!word_matches (self, self->asked[1], second_word))
    g_task_return_new_error (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_RECOVERY_WORDS,
                             _ ("Word %u is not the one on the sheet."), self->asked[1]);
  else
    rog_store_run_async (self->open->store, G_PRIORITY_HIGH, forget_recovery_key, NULL, NULL, NULL,
                         cancellable, forgotten_cb, g_steal_pointer (&task));
}

/**
 * rog_desk_confirm_recovery_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_SERVICE_ERROR_RECOVERY_WORDS that names the word
 */
gboolean
rog_desk_confirm_recovery_finish (RogDesk      *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
