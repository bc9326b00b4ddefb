// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Opening and making a register: keyring, database, recovery file. Everything here runs on
 * a thread of its own and blocks.
 */
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "identity/rog-recovery.h"
#include "service/rog-desk-private.h"
#include "service/rog-docket-rows.h"
#include "store/rog-settings.h"

#define SETTING_RECOVERY "recovery"
#define RECOVERY_CONFIRMED "confirmed"
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
  g_clear_pointer (&self->court, json_object_unref);
  g_clear_pointer (&self->dossiers, g_ptr_array_unref);
  g_free (self);
}

/*
 * On the store's thread
 */

typedef struct
{
  RogRegister   *open;
  RogDeskJob    *job;
  RogCheckpoint *known; /* (nullable) */
} Opening;

/* The recovery key stays in the encrypted register until the sheet is confirmed, so that an
 * interrupted first run can show the same sheet again. */
static gboolean
read_recovery (RogDatabase *database,
               RogRegister *open,
               GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) key = NULL;

  if (!rog_settings_get (database, SETTING_RECOVERY, &text, error))
    return FALSE;
  if (text == NULL || g_str_equal (text, RECOVERY_CONFIRMED))
    return TRUE;

  key = rog_base64url_decode (text, error);
  rog_secret_wipe (text, strlen (text));
  if (key == NULL)
    return FALSE;

  open->recovery_key = rog_secret_new_copy (g_bytes_get_data (key, NULL), g_bytes_get_size (key));
  return TRUE;
}

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

static gpointer
read_register (RogDatabase  *database,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Opening     *opening = data;
  RogRegister *open = opening->open;

  open->register_uuid = rog_records_open_register (open->records, database, error);
  if (open->register_uuid == NULL ||
      !rog_records_compare (database, opening->known, &open->comparison, error) ||
      !read_recovery (database, open, error) ||
      !read_court (database, open, error))
    return NULL;

  open->dossiers = rog_docket_rows_load (database, rog_clock_now (opening->job->clock), cancellable, error);

  return open->dossiers;
}

static gboolean
say_identity (RogRegister *open,
              RogDatabase *database,
              RogClock    *clock,
              GError     **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *object = g_uuid_string_random ();
  g_autoptr (RogEntry) entry = NULL;
  RogActParts parts = {
    .record = open->register_uuid,
    .object = object,
    .kind = "identity.made",
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

  entry = rog_records_sign_and_append (open->records, database, &parts, NULL, NULL, error);

  return entry != NULL;
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
      !rog_transaction_commit (g_steal_pointer (&transaction), error))
    return NULL;

  open->comparison = ROG_RECORDS_EQUAL;
  open->court = json_object_new ();
  open->dossiers = g_ptr_array_new_with_free_func (g_object_unref);

  return open->dossiers;
}

static gpointer
keep_recovery_key (RogDatabase  *database,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  RogSecret       *key = data;
  gsize            length;
  const guint8    *bytes = rog_secret_get_data (key, &length);
  g_autofree char *text = rog_base64url_encode (bytes, length);
  gboolean         kept = rog_settings_set (database, SETTING_RECOVERY, text, error);

  rog_secret_wipe (text, strlen (text));

  return kept ? key : NULL;
}

/*
 * On the job's thread
 */

/* A checkpoint that cannot be read, or is not one of ours, is as good as none: the desk says
 * "not compared", never "whole". */
static RogCheckpoint *
read_known_checkpoint (RogDeskJob   *job,
                       RogIdentity  *identity,
                       GCancellable *cancellable)
{
  g_autoptr (RogVerifier) verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  g_autoptr (RogSecret) secret = rog_keyring_lookup (job->keyring, ROG_KEYRING_CHECKPOINT, cancellable, NULL);
  RogSigner       *signer = rog_identity_get_signer (identity, FALSE);
  g_autofree char *note = NULL;
  const guint8    *data;
  gsize            length;

  if (secret == NULL)
    return NULL;

  data = rog_secret_get_data (secret, &length);
  note = g_strndup ((const char *)data, length);

  return rog_checkpoint_verify (note, verifier, rog_signer_get_certificate (signer),
                                rog_signer_get_voucher (signer), NULL, NULL);
}

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
 * rog_register_renew_recovery:
 * @job: the desk's job
 * @open: an open register
 * @error: where an error goes
 *
 * Makes a new recovery key and keeps the wrapped keys beside the register. The file is
 * written last: until it is there, nothing speaks of a sheet that opens nothing.
 *
 * Returns: %FALSE where it could not be kept
 */
gboolean
rog_register_renew_recovery (RogDeskJob  *job,
                             RogRegister *open,
                             GError     **error)
{
  g_autoptr (RogSecret) key = rog_secret_new_random (ROG_SECRET_KEY_SIZE);
  g_autoptr (GBytes) file = rog_identity_make_recovery (open->identity, key, error);

  if (file == NULL || rog_store_run_sync (open->store, keep_recovery_key, key, NULL, error) == NULL)
    return FALSE;
  if (!g_file_set_contents_full (job->recovery, g_bytes_get_data (file, NULL), (gssize)g_bytes_get_size (file),
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error))
    return FALSE;

  g_clear_pointer (&open->recovery_key, rog_secret_unref);
  open->recovery_key = g_steal_pointer (&key);

  return TRUE;
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
  g_autoptr (RogCheckpoint) known = NULL;
  Opening opening = { open, job, NULL };

  if (open == NULL)
    return NULL;

  opening.known = known = read_known_checkpoint (job, identity, cancellable);
  if (rog_store_run_sync (open->store, read_register, &opening, cancellable, error) == NULL)
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
