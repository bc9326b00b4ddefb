// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the keyring knows of the register: the checkpoint that lies there, whoever of this
 * desk's acting keys has signed it.
 */
#include <string.h>

#include "service/rog-desk-private.h"
#include "service/rog-register-known.h"

/**
 * rog_register_read_note:
 * @keyring: the profile's keyring
 * @cancellable: (nullable): what stops it
 *
 * Blocking.
 *
 * Returns: (transfer full) (nullable): the keyring's checkpoint as it lies there, unchecked;
 *   %NULL where there is none, or it cannot be read
 */
char *
rog_register_read_note (RogKeyring   *keyring,
                        GCancellable *cancellable)
{
  g_autoptr (RogSecret) secret = rog_keyring_lookup (keyring, ROG_KEYRING_CHECKPOINT, cancellable, NULL);
  const guint8 *data;
  gsize         length;

  if (secret == NULL)
    return NULL;

  data = rog_secret_get_data (secret, &length);
  return g_strndup ((const char *)data, length);
}

typedef struct
{
  const char    *note;
  RogVerifier   *verifier;
  GBytes        *tried; /* (owned) (nullable): the last certificate that did not fit */
  RogCheckpoint *found; /* (owned) (nullable) */
} Search;

static gboolean
try_author (RogEntry *entry,
            gpointer  data,
            GError  **error)
{
  Search *search = data;
  RogAct *act = rog_entry_get_act (entry);
  GBytes *acting = rog_act_get_acting (act);

  if (search->found != NULL || (search->tried != NULL && g_bytes_equal (search->tried, acting)))
    return TRUE;

  search->found = rog_checkpoint_verify (search->note, search->verifier, acting, rog_act_get_voucher (act), NULL, NULL);
  g_clear_pointer (&search->tried, g_bytes_unref);
  search->tried = g_bytes_ref (acting);

  return TRUE;
}

/* By a key that was replaced since: the register's own entries have its certificate. */
static RogCheckpoint *
search_authors (RogDatabase *database,
                const char  *note,
                RogVerifier *verifier)
{
  g_autoptr (GPtrArray) all = rog_records_list (database, NULL, NULL);
  Search search = { note, verifier, NULL, NULL };

  for (guint i = 0; all != NULL && i < all->len && search.found == NULL; i++)
    {
      RogRecordInfo *info = g_ptr_array_index (all, i);

      /* An entry that cannot be read is for the check of the records to say. */
      if (g_str_equal (info->audience, ROG_AUDIENCE_REGISTER))
        rog_records_foreach (database, info->uuid, 0, try_author, &search, NULL, NULL);
    }
  g_clear_pointer (&search.tried, g_bytes_unref);

  return search.found;
}

/**
 * rog_register_check_note:
 * @database: the register's database
 * @signer: this desk's acting key
 * @note: (nullable): what lies in the keyring
 *
 * A note that cannot be read, or is not one of ours, is as good as none: the desk says "not
 * compared", never "whole". After a recovery the note may still be one by the acting key
 * that was replaced. On the store's thread.
 *
 * Returns: (transfer full) (nullable): what it says
 */
RogCheckpoint *
rog_register_check_note (RogDatabase *database,
                         RogSigner   *signer,
                         const char  *note)
{
  g_autoptr (RogVerifier) verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  RogCheckpoint *known;

  if (note == NULL)
    return NULL;

  known = rog_checkpoint_verify (note, verifier, rog_signer_get_certificate (signer), rog_signer_get_voucher (signer), NULL, NULL);

  return known != NULL ? known : search_authors (database, note, verifier);
}
