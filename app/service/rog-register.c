// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Opening and making a register: keyring and database. Everything here runs on
 * a thread of its own and blocks.
 */
#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "identity/rog-replacement.h"
#include "service/rog-desk-private.h"
#include "service/rog-docket-rows.h"
#include "service/rog-register-known.h"
#include "service/rog-register-sheet.h"
#include "store/rog-backup.h"
#include "store/rog-settings.h"
#include "store/rog-vault.h"

#define SETTING_IDENTITY "identity" /* the acting key that the register's record speaks of last */
#define SETTING_COURT "court"
#define MAX_COURT (1024 * 1024)

void
rog_register_free (RogRegister *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->records);
  g_clear_object (&self->store);
  g_clear_object (&self->identity);
  g_free (self->register_uuid);
  g_clear_pointer (&self->recovery_key, rog_secret_unref);
  g_clear_pointer (&self->known, rog_checkpoint_free);
  g_clear_pointer (&self->court, json_object_unref);
  g_clear_pointer (&self->dossiers, g_ptr_array_unref);
  g_free (self);
}

/*
 * On the store's thread
 */

typedef struct
{
  RogRegister *open;
  RogDeskJob  *job;
  const char  *note; /* (nullable): what lies in the keyring */
} Opening;

static gboolean
read_court (RogDatabase *database,
            RogRegister *open,
            GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!rog_settings_get (database, SETTING_COURT, &text, error))
    return FALSE;
  if (text == NULL)
    {
      open->court = json_object_new ();
      return TRUE;
    }

  bytes = g_bytes_new (text, strlen (text));
  node = rog_json_parse (bytes, MAX_COURT, error);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  open->court = rog_json_object_copy (json_node_get_object (node));
  return TRUE;
}

static gboolean
add_statement (JsonObject *body,
               GBytes     *statement,
               GError    **error)
{
  g_autoptr (RogCertificate) before = NULL;
  g_autoptr (RogCertificate) after = NULL;
  g_autofree char *text = rog_base64url_encode (g_bytes_get_data (statement, NULL), g_bytes_get_size (statement));
  gboolean         by_old_too;

  if (!rog_replacement_verify (statement, &before, &after, &by_old_too, error))
    return FALSE;

  json_object_set_string_member (body, "replaces", rog_certificate_get_key_id (before));
  json_object_set_string_member (body, "statement", text);
  return TRUE;
}

static gboolean
say_identity (RogRegister *open,
              RogDatabase *database,
              RogClock    *clock,
              GError     **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (RogTransaction) transaction = NULL;
  g_autofree char *object = rog_uuid_new ();
  g_autoptr (RogEntry) entry = NULL;
  GBytes     *statement = rog_identity_get_replacement (open->identity);
  const char *acting = rog_signer_get_key_id (rog_identity_get_signer (open->identity, FALSE));
  RogActParts parts = {
    .record = open->register_uuid,
    .object = object,
    .kind = statement != NULL ? "identity.replaced" : "identity.made",
    .at = rog_clock_now (clock),
    .body = body,
  };
  const struct
  {
    const char   *member;
    RogKeyPurpose purpose;
  } keys[] = {
    { "acting", ROG_KEY_PURPOSE_ACTING },
    { "signing", ROG_KEY_PURPOSE_SIGNING },
    { "receiving", ROG_KEY_PURPOSE_RECEIVING },
  };

  json_object_set_string_member (body, "name", rog_identity_get_name (open->identity));
  json_object_set_string_member (body, "role", rog_identity_get_role (open->identity));
  json_object_set_string_member (body, "office", rog_identity_get_organization (open->identity));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      RogCertificate *certificate = rog_identity_get_certificate (open->identity, keys[i].purpose, FALSE);

      json_object_set_string_member (body, keys[i].member, rog_certificate_get_key_id (certificate));
    }

  if (statement != NULL && !add_statement (body, statement, error))
    return FALSE;

  transaction = rog_transaction_begin (database, error);
  if (transaction == NULL)
    return FALSE;
  entry = rog_records_sign_and_append (open->records, database, &parts, NULL, NULL, error);

  return entry != NULL && rog_settings_set (database, SETTING_IDENTITY, acting, error) &&
         rog_transaction_commit (transaction, error);
}

/* Keys that were made anew are said in the register's record, by whichever run comes to it
 * first: the keyring has them before the register can say so. */
static gboolean
say_replacement (RogRegister *open,
                 RogDatabase *database,
                 RogClock    *clock,
                 GError     **error)
{
  const char      *acting = rog_signer_get_key_id (rog_identity_get_signer (open->identity, FALSE));
  g_autofree char *said = NULL;

  if (rog_identity_get_replacement (open->identity) == NULL)
    return TRUE;
  if (!rog_settings_get (database, SETTING_IDENTITY, &said, error))
    return FALSE;

  return g_strcmp0 (said, acting) == 0 || say_identity (open, database, clock, error);
}

static gboolean
load_docket (RogDatabase  *database,
             RogRegister  *open,
             RogDeskJob   *job,
             GCancellable *cancellable,
             GError      **error)
{
  gboolean at_court = g_strcmp0 (rog_identity_get_role (open->identity), "counsel") != 0;

  g_clear_pointer (&open->dossiers, g_ptr_array_unref);
  open->dossiers = rog_docket_rows_load (database, ROG_RULES (job->law), at_court, rog_clock_now (job->clock), cancellable, error);

  return open->dossiers != NULL;
}

/* A backup that was put back goes on in new records before anything else is entered: in one
 * commit with the keys that were made for it. */
static gboolean
continue_restored (RogDatabase *database,
                   Opening     *opening,
                   GError     **error)
{
  RogRegister *open = opening->open;
  g_autoptr (RogTransaction) transaction = rog_transaction_begin (database, error);
  char *uuid;

  if (transaction == NULL)
    return FALSE;
  uuid = rog_records_continue_after_restore (open->records, database, open->known, error);
  if (uuid == NULL)
    return FALSE;
  g_free (open->register_uuid);
  open->register_uuid = uuid;
  if (!say_replacement (open, database, opening->job->clock, error) || !rog_register_forget_sheet_file (database, error) ||
      !rog_settings_set (database, ROG_BACKUP_SETTING, ROG_BACKUP_CONTINUED, error) ||
      !rog_transaction_commit (transaction, error))
    return FALSE;

  open->comparison = ROG_RECORDS_EQUAL;
  return TRUE;
}

/* One that is not as the keyring knows it is not written to at all until the person says that
 * it was restored. With nothing to compare it with, the recovery sheet speaks for it. */
static gboolean
settle (RogDatabase *database,
        Opening     *opening,
        GError     **error)
{
  RogRegister     *open = opening->open;
  gboolean         recovering = opening->job->words != NULL;
  g_autofree char *backup = NULL;

  if (!rog_settings_get (database, ROG_BACKUP_SETTING, &backup, error))
    return FALSE;
  if (g_strcmp0 (backup, ROG_BACKUP_RESTORED) == 0)
    return continue_restored (database, opening, error);

  open->recovered = recovering && open->comparison == ROG_RECORDS_NOT_COMPARED;
  if (!open->recovered && !rog_register_is_compared (open))
    return TRUE;

  return say_replacement (open, database, opening->job->clock, error);
}

/* What a crash left between a file and its row goes, unless the register may be the wrong one; a row without its file is said. */
static gboolean
sweep_vault (RogDatabase *database,
             RogRegister *open,
             GError     **error)
{
  g_autoptr (GPtrArray) missing = rog_vault_sweep (rog_store_get_vault_folder (open->store), database, rog_register_is_compared (open), error);

  if (missing == NULL)
    return FALSE;

  open->n_missing = missing->len;
  return TRUE;
}

static gpointer
read_register (RogDatabase  *database,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Opening     *opening = data;
  RogRegister *open = opening->open;

  open->register_uuid = rog_records_open_register (open->records, database, error);
  open->known = rog_register_check_note (database, rog_identity_get_signer (open->identity, FALSE), opening->note);
  if (open->register_uuid == NULL ||
      !rog_records_compare (database, open->known, &open->comparison, error) ||
      !rog_register_read_sheet (database, open, error) ||
      !read_court (database, open, error))
    return NULL;

  /* A first run that ended before the keyring was told has nothing to be compared with. */
  if (open->known == NULL && open->recovery_key != NULL)
    open->comparison = ROG_RECORDS_EQUAL;

  return settle (database, opening, error) && sweep_vault (database, open, error) &&
                 rog_register_settle_sheet (database, open, opening->job->recovery, error) &&
                 load_docket (database, open, opening->job, cancellable, error)
             ? open
             : NULL;
}

static gpointer
begin_register (RogDatabase  *database,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Opening     *opening = data;
  RogRegister *open = opening->open;
  g_autoptr (RogTransaction) transaction = rog_transaction_begin (database, error);

  if (transaction == NULL)
    return NULL;

  open->register_uuid = rog_records_open_register (open->records, database, error);
  if (open->register_uuid == NULL || !say_identity (open, database, opening->job->clock, error) ||
      !rog_transaction_commit (transaction, error))
    return NULL;

  open->comparison = ROG_RECORDS_EQUAL;
  open->court = json_object_new ();
  open->dossiers = g_ptr_array_new_with_free_func (g_object_unref);

  return open->dossiers;
}

/*
 * On the job's thread
 */

static RogRegister *
register_new (RogDeskJob     *job,
              RogIdentity    *identity,
              RogDatabaseMode mode,
              GError        **error)
{
  g_autoptr (RogRegister) open = g_new0 (RogRegister, 1);
  g_autoptr (RogVerifier) verifier = ROG_VERIFIER (rog_x509_verifier_new ());

  open->identity = g_object_ref (identity);
  open->store = rog_store_open (job->folder, rog_identity_get_master_key (identity), mode, error);
  if (open->store == NULL)
    return NULL;

  open->records = rog_records_new (rog_identity_get_signer (identity, FALSE), verifier, job->clock);

  return g_steal_pointer (&open);
}

/**
 * rog_register_is_compared:
 * @open: an open register
 *
 * Returns: whether it is the one that the keyring speaks of
 */
gboolean
rog_register_is_compared (RogRegister *open)
{
  return open->comparison == ROG_RECORDS_EQUAL || open->comparison == ROG_RECORDS_AHEAD;
}

/**
 * rog_register_continue:
 * @open: an open register that is not as the keyring knows it; only read
 * @database: the database
 * @clock: the clock
 * @error: where an error goes
 *
 * Takes it as restored: see rog_records_continue_after_restore(). On the store's thread.
 *
 * Returns: (transfer full) (nullable): the uuid of the register's new record, or %NULL: then
 *   nothing is changed
 */
char *
rog_register_continue (const RogRegister *open,
                       RogDatabase       *database,
                       RogClock          *clock,
                       GError           **error)
{
  g_autoptr (RogTransaction) transaction = rog_transaction_begin (database, error);
  g_autofree char *uuid = NULL;
  RogRegister      next = *open;

  if (transaction == NULL)
    return NULL;

  next.register_uuid = uuid = rog_records_continue_after_restore (open->records, database, open->known, error);
  if (uuid == NULL || !say_replacement (&next, database, clock, error) ||
      !rog_register_forget_sheet_file (database, error) || !rog_transaction_commit (transaction, error))
    return NULL;

  return g_steal_pointer (&uuid);
}

/**
 * rog_register_open:
 * @job: the desk's job
 * @identity: the person's keys
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Opens the register there is and compares it with the keyring's checkpoint.
 *
 * Returns: (transfer full) (nullable): the open register
 */
RogRegister *
rog_register_open (RogDeskJob   *job,
                   RogIdentity  *identity,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (RogRegister) open = register_new (job, identity, ROG_DATABASE_EXISTING, error);
  g_autofree char *note = open != NULL ? rog_register_read_note (job->keyring, cancellable) : NULL;
  Opening          opening = { open, job, note };

  if (open == NULL)
    return NULL;

  if (rog_store_run_sync (open->store, read_register, &opening, cancellable, error) == NULL ||
      (rog_register_needs_sheet (job, open) && !rog_register_renew_recovery (job, open, error)))
    {
      rog_store_close (open->store);
      return NULL;
    }

  return g_steal_pointer (&open);
}

/**
 * rog_register_make:
 * @job: the desk's job
 * @identity: the person's new keys
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Makes a register where there is none: the end of the first run.
 *
 * Returns: (transfer full) (nullable): the open register, with a recovery key to be confirmed
 */
RogRegister *
rog_register_make (RogDeskJob   *job,
                   RogIdentity  *identity,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (RogRegister) open = register_new (job, identity, ROG_DATABASE_NEW, error);
  Opening opening = { open, job, NULL };

  if (open == NULL)
    return NULL;

  if (rog_store_run_sync (open->store, begin_register, &opening, cancellable, error) == NULL ||
      !rog_register_renew_recovery (job, open, error))
    {
      rog_store_close (open->store);
      return NULL;
    }

  return g_steal_pointer (&open);
}
