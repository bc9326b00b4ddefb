// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-register-sheet.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "identity/rog-recovery.h"
#include "store/rog-settings.h"

#define SETTING_RECOVERY "recovery"
#define RECOVERY_CONFIRMED "confirmed"
#define SETTING_RECOVERY_KEYS "recovery-keys" /* the acting key that the sheet was made with */
#define SETTING_RECOVERY_FILE "recovery-file" /* the bytes beside the register, or "" where nothing vouches for them */
#define MAX_FILE (64 * 1024)

/*
 * On the store's thread
 */

/**
 * rog_register_read_sheet:
 * @database: the register's database
 * @open: the register; gets the key of a sheet that is not confirmed
 * @error: where an error goes
 *
 * The recovery key stays in the encrypted register until the sheet is confirmed, so that an
 * interrupted first run can show the same sheet again. On the store's thread.
 *
 * Returns: %FALSE where it cannot be read
 */
gboolean
rog_register_read_sheet (RogDatabase *database,
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
  rog_secret_wipe ((gpointer)g_bytes_get_data (key, NULL), g_bytes_get_size (key)); /* ours alone */
  return TRUE;
}

static gboolean
set_file (RogDatabase *database,
          GBytes      *file,
          GError     **error)
{
  g_autofree char *text = rog_base64url_encode (g_bytes_get_data (file, NULL), g_bytes_get_size (file));

  return rog_settings_set (database, SETTING_RECOVERY_FILE, text, error);
}

static gboolean
get_file (RogDatabase *database,
          GBytes     **file,
          GError     **error)
{
  g_autofree char *text = NULL;

  *file = NULL;
  if (!rog_settings_get (database, SETTING_RECOVERY_FILE, &text, error))
    return FALSE;
  if (text == NULL || *text == '\0')
    return TRUE;

  *file = rog_base64url_decode (text, error);
  return *file != NULL;
}

static GBytes *
read_file (const char *path,
           GError    **error)
{
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  if (length > 0 && length <= MAX_FILE)
    return g_bytes_new_take (data, length);

  g_free (data);
  g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("“%s” is not a recovery file."), path);
  return NULL;
}

static gboolean
write_file (const char *path,
            GBytes     *file,
            GError    **error)
{
  return g_file_set_contents_full (path, g_bytes_get_data (file, NULL), (gssize)g_bytes_get_size (file),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/* The file beside the register is what the sheet opens once the keyring has lost the keys: nobody else notices before
 * then that it is not the one that was written. */
static gboolean
settle_file (RogDatabase *database,
             RogRegister *open,
             const char  *path,
             GError     **error)
{
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) problem = NULL;

  if (!get_file (database, &kept, error))
    return FALSE;
  found = read_file (path, NULL);
  if (kept == NULL)
    return found == NULL || set_file (database, found, error);
  if (found != NULL && g_bytes_equal (found, kept))
    return TRUE;

  /* A disk that is full keeps nobody from reading. */
  open->sheet_is_damaged = !write_file (path, kept, &problem);
  return TRUE;
}

/* Whether the sheet, where it is confirmed, brings back keys that were replaced since. */
static gboolean
read_keys (RogDatabase *database,
           RogRegister *open,
           GError     **error)
{
  const char      *acting = rog_signer_get_key_id (rog_identity_get_signer (open->identity, FALSE));
  g_autofree char *keys = NULL;

  if (!rog_settings_get (database, SETTING_RECOVERY_KEYS, &keys, error))
    return FALSE;

  open->sheet_is_old = rog_identity_get_replacement (open->identity) != NULL && g_strcmp0 (keys, acting) != 0;
  return TRUE;
}

/**
 * rog_register_settle_sheet:
 * @database: the register's database
 * @open: the register
 * @path: the recovery file beside it
 * @error: where an error goes
 *
 * Whether the sheet is the last one, and its file as it was written: else it is written again. Only of a register that
 * is the one the keyring speaks of. On the store's thread.
 *
 * Returns: %FALSE where the register cannot be read or written
 */
gboolean
rog_register_settle_sheet (RogDatabase *database,
                           RogRegister *open,
                           const char  *path,
                           GError     **error)
{
  if (rog_register_is_compared (open) && !settle_file (database, open, path, error))
    return FALSE;

  return read_keys (database, open, error);
}

/**
 * rog_register_forget_sheet_file:
 * @database: the database of a register that was put back
 * @error: where an error goes
 *
 * The sheet may have been renewed since: the file beside the register counts, whatever the register held.
 *
 * Returns: %FALSE where it could not be written
 */
gboolean
rog_register_forget_sheet_file (RogDatabase *database,
                                GError     **error)
{
  return rog_settings_set (database, SETTING_RECOVERY_FILE, "", error);
}

typedef struct
{
  RogRegister *open;
  RogSecret   *key;
  GBytes      *file;
} KeepKey;

/* Key and file at once: the register never shows a sheet whose file it does not hold. */
static gpointer
keep_recovery_key (RogDatabase  *database,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  KeepKey         *keep = data;
  gsize            length;
  const guint8    *bytes = rog_secret_get_data (keep->key, &length);
  g_autofree char *text = rog_base64url_encode (bytes, length);
  g_autoptr (RogTransaction) transaction = rog_transaction_begin (database, error);
  gboolean kept = transaction != NULL && rog_settings_set (database, SETTING_RECOVERY, text, error) &&
                  set_file (database, keep->file, error) && rog_transaction_commit (transaction, error);

  rog_secret_wipe (text, strlen (text));

  return kept ? keep : NULL;
}

/* Only once the file is there: until then the old sheet is the one that counts. */
static gpointer
keep_recovery_keys (RogDatabase  *database,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  RogRegister *open = data;
  const char  *acting = rog_signer_get_key_id (rog_identity_get_signer (open->identity, FALSE));

  return rog_settings_set (database, SETTING_RECOVERY_KEYS, acting, error) ? open : NULL;
}

typedef struct
{
  GBytes *file; /* (owned) (nullable) */
} Kept;

static gpointer
get_kept (RogDatabase  *database,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Kept *kept = data;

  return get_file (database, &kept->file, error) ? kept : NULL;
}

/*
 * On the job's thread
 */

/**
 * rog_register_get_sheet_file:
 * @store: the register
 * @path: the recovery file beside it
 * @compared: whether the register is the one that the keyring speaks of
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * For a backup. Blocking.
 *
 * Returns: (transfer full) (nullable): the keys, wrapped by the recovery key, as the register holds them; as they lie beside it
 *   where it does not, or is not to be believed
 */
GBytes *
rog_register_get_sheet_file (RogStore     *store,
                             const char   *path,
                             gboolean      compared,
                             GCancellable *cancellable,
                             GError      **error)
{
  Kept kept = { NULL };

  if (compared && rog_store_run_sync (store, get_kept, &kept, cancellable, error) == NULL)
    return NULL;

  return kept.file != NULL ? kept.file : read_file (path, error);
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

  KeepKey keep = { open, key, file };

  if (file == NULL || rog_store_run_sync (open->store, keep_recovery_key, &keep, NULL, error) == NULL)
    return FALSE;
  if (!write_file (job->recovery, file, error) ||
      rog_store_run_sync (open->store, keep_recovery_keys, open, NULL, error) == NULL)
    return FALSE;

  g_clear_pointer (&open->recovery_key, rog_secret_unref);
  open->recovery_key = g_steal_pointer (&key);

  return TRUE;
}

/**
 * rog_register_needs_sheet:
 * @job: the desk's job
 * @open: an open register
 *
 * Returns: whether no sheet that is kept opens it: the file beside the register is gone, or holds keys that were replaced
 */
gboolean
rog_register_needs_sheet (RogDeskJob  *job,
                          RogRegister *open)
{
  return open->sheet_is_old || (open->recovery_key == NULL && !g_file_test (job->recovery, G_FILE_TEST_EXISTS));
}
