// SPDX-License-Identifier: GPL-3.0-or-later
//
// with-key PROFILE break SEQ | forget 0 | grow N | newer N: the database of a closed register, changed by someone
// who has its key from the keyring: one letter in an entry of a dossier's record, with nothing else
// disturbed; N acts more in the register's own record; or N acts of a kind that only a newer version
// of the program knows in the last bench's record. Or the keyring forgets what it knows of the register.
#include <locale.h>
#include <stdlib.h>

#include "crypto/rog-x509-verifier.h"
#include "identity/rog-identity.h"
#include "service/rog-profile.h"
#include "store/rog-records.h"
#include "store/rog-statement.h"
#include "store/rog-store.h"

typedef struct
{
  RogKeyring  *keyring;
  RogIdentity *identity;
  gint64       number;
} Change;

static gpointer
break_entry (RogDatabase  *database,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Change *change = data;

  if (!rog_database_run (database, error,
                         "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"role\":\"judge\"', '\"role\":\"clerk\"') AS BLOB) "
                         "WHERE seq = ? AND record IN (SELECT id FROM record WHERE audience = 'bench')",
                         "i", change->number))
    return NULL;
  if (rog_database_changes (database) == 1)
    return data;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is not just one such entry");
  return NULL;
}

static gpointer
forget (RogDatabase  *database,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Change *change = data;

  return rog_keyring_remove (change->keyring, ROG_KEYRING_CHECKPOINT, cancellable, error) ? data : NULL;
}

/* N acts of one kind in one record, each of its own object. */
static gboolean
add_acts (RogDatabase *database,
          Change      *change,
          const char  *record,
          const char  *kind,
          gboolean     practice,
          GError     **error)
{
  g_autoptr (RogVerifier) verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  g_autoptr (RogClock) clock = rog_clock_new ();
  RogSigner *author = rog_identity_get_signer (change->identity, practice);
  g_autoptr (RogRecords) records = rog_records_new (rog_identity_get_signer (change->identity, FALSE), verifier, clock);
  g_autoptr (RogTransaction) transaction = rog_transaction_begin (database, error);

  for (gint64 i = 0; transaction != NULL && i < change->number; i++)
    {
      g_autofree char *object = g_uuid_string_random ();
      g_autoptr (JsonObject) body = json_object_new ();
      g_autoptr (RogEntry) entry = NULL;
      RogActParts parts = { .record = record, .object = object, .kind = kind, .at = rog_clock_now (clock), .body = body };

      json_object_set_string_member (body, "dossier", object);
      json_object_set_string_member (body, "what", "a page");
      entry = rog_records_sign_and_append (records, database, &parts, NULL, author, error);
      if (entry == NULL)
        return FALSE;
    }

  return transaction != NULL && rog_transaction_commit (transaction, error);
}

static gpointer
newer (RogDatabase  *database,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (GPtrArray) infos = rog_records_list (database, NULL, error);
  const char *record = NULL;

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const RogRecordInfo *info = g_ptr_array_index (infos, i);

      if (g_str_equal (info->audience, ROG_AUDIENCE_BENCH) && !info->ended)
        record = info->uuid;
    }

  return record != NULL && add_acts (database, data, record, "transfer.sealed", TRUE, error) ? data : NULL;
}

static gpointer
grow (RogDatabase  *database,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  g_autofree char *uuid = rog_records_get_register (database, error);

  return uuid != NULL && add_acts (database, data, uuid, "access.printed", FALSE, error) ? data : NULL;
}

static gboolean
change_register (const char  *profile,
                 RogStoreFunc func,
                 gint64       number,
                 GError     **error)
{
  g_autoptr (RogKeyring) keyring = rog_keyring_new (profile);
  g_autofree char *folder = rog_profile_get_directory (profile);
  g_autoptr (RogIdentity) identity = rog_identity_load (keyring, NULL, error);
  g_autoptr (RogStore) store = NULL;
  Change   change = { keyring, identity, number };
  gboolean done;

  if (identity != NULL)
    store = rog_store_open (folder, rog_identity_get_master_key (identity), ROG_DATABASE_EXISTING, error);
  if (store == NULL)
    return FALSE;

  done = rog_store_run_sync (store, func, &change, NULL, error) != NULL;
  rog_store_close (store);

  return done;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  static const struct
  {
    const char  *name;
    RogStoreFunc func;
  } changes[] = { { "break", break_entry }, { "forget", forget }, { "grow", grow }, { "newer", newer } };
  RogStoreFunc func = NULL;

  setlocale (LC_ALL, "");
  for (guint i = 0; argc == 4 && i < G_N_ELEMENTS (changes); i++)
    if (g_str_equal (argv[2], changes[i].name))
      func = changes[i].func;
  if (func == NULL)
    {
      g_printerr ("usage: with-key PROFILE break SEQ | forget 0 | grow N | newer N\n");
      return 2;
    }
  if (change_register (argv[1], func, g_ascii_strtoll (argv[3], NULL, 10), &error))
    return 0;

  g_printerr ("%s\n", error->message);
  return 1;
}
