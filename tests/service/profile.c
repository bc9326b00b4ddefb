// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile.h"

#include "core/rog-digest.h"
#include "identity/rog-identity.h"
#include "identity/rog-replacement.h"
#include "service/rog-paper.h"
#include "service/rog-profile.h"
#include "store/rog-records.h"

#define NOTE "The account is named twice"

RogDesk *
profile_start (const char *profile,
               Wait       *wait)
{
  RogDesk *desk = at_desk_before (profile);

  at_desk_start (desk, wait);

  return desk;
}

void
profile_assert_note (RogWork *work)
{
  GListModel *notes = rog_work_get_papers (work, "note");
  g_autoptr (RogPaper) paper = g_list_model_get_item (notes, 0);

  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (rog_paper_get_content (paper), "text"), ==, NOTE);
}

gboolean
profile_try_act (RogWork *work,
                 Wait    *wait,
                 GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *object = NULL;

  json_object_set_string_member (body, "name", "Mara Ellin");
  json_object_set_string_member (body, "kind", "natural");
  rog_work_act_async (work, "person.entered", NULL, body, NULL, wait_cb, wait);
  object = rog_work_act_finish (work, wait_for (wait), error);

  return object != NULL;
}

/* A dossier with a note, in a profile that is locked again; and its id. */
char *
profile_make (const char *profile,
              char     ***words,
              Wait       *wait)
{
  g_autoptr (RogDesk) desk = at_desk_before (profile);
  g_autoptr (RogWork) work = NULL;
  g_autofree char *note = NULL;

  at_desk_start (desk, wait);
  at_desk_make_identity (desk, "judge", wait);
  *words = at_desk_read_sheet (desk);
  at_desk_confirm (desk, *words, wait);
  work = at_desk_add_practice (desk, wait);
  note = at_desk_save_note (work, NULL, NOTE, wait);
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  rog_desk_lock (desk);

  return g_strdup (rog_work_get_id (work));
}

/*
 * On the disk
 */

GBytes *
profile_read_database (const char *profile)
{
  g_autofree char *path = rog_profile_get_database (profile);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

void
profile_write_database (const char *profile,
                        GBytes     *bytes)
{
  g_autofree char *path = rog_profile_get_database (profile);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

/*
 * In the keyring
 */

gboolean
profile_has_master_key (const char *profile)
{
  g_autoptr (RogKeyring) keyring = rog_keyring_new (profile);

  return rog_keyring_find (keyring, ROG_KEYRING_MASTER_KEY, NULL, NULL);
}

void
profile_empty_keyring (const char *profile)
{
  const RogKeyringKind kinds[] = { ROG_KEYRING_MASTER_KEY, ROG_KEYRING_IDENTITY, ROG_KEYRING_CHECKPOINT, ROG_KEYRING_PIN_TRIES };
  g_autoptr (RogKeyring) keyring = rog_keyring_new (profile);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      rog_keyring_remove (keyring, kinds[i], NULL, &error);
      g_assert_no_error (error);
    }
}

void
profile_recover (RogDesk *desk,
                 char   **words,
                 Wait    *wait,
                 GError **error)
{
  g_autofree char *typed = g_strjoinv (" ", words);
  g_autoptr (RogSecret) pin = rog_secret_new_copy ("271828", 6);

  rog_desk_recover_async (desk, typed, pin, NULL, wait_cb, wait);
  rog_desk_recover_finish (desk, wait_for (wait), error);
}

/*
 * In its record
 */

typedef struct
{
  const char *kind;
  JsonObject *body; /* (owned): of the last act of @kind in the register's record */
} Sought;

static gboolean
seek (RogEntry *entry,
      gpointer  data,
      GError  **error)
{
  Sought *sought = data;
  RogAct *act = rog_entry_get_act (entry);

  if (g_str_equal (rog_act_get_kind (act), sought->kind))
    {
      g_clear_pointer (&sought->body, json_object_unref);
      sought->body = json_object_ref (rog_act_get_body (act));
    }

  return TRUE;
}

static gpointer
seek_in_register (RogDatabase  *database,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autofree char *uuid = rog_records_get_register (database, error);

  return uuid != NULL && rog_records_foreach (database, uuid, 0, seek, data, cancellable, error) ? data : NULL;
}

/* Work on the closed register's database, as someone who has the key. */
void
profile_with_database (const char  *profile,
                       RogStoreFunc func,
                       gpointer     data)
{
  g_autoptr (RogKeyring) keyring = rog_keyring_new (profile);
  g_autoptr (GError) error = NULL;
  g_autoptr (RogIdentity) identity = rog_identity_load (keyring, NULL, &error);
  g_autofree char *folder = rog_profile_get_directory (profile);
  g_autoptr (RogStore) store = NULL;

  g_assert_no_error (error);
  store = rog_store_open (folder, rog_identity_get_master_key (identity), ROG_DATABASE_EXISTING, &error);
  g_assert_no_error (error);
  rog_store_run_sync (store, func, data, NULL, &error);
  g_assert_no_error (error);
  rog_store_close (store);
}

JsonObject *
profile_last_in_register (const char *profile,
                          const char *kind)
{
  Sought sought = { kind, NULL };

  profile_with_database (profile, seek_in_register, &sought);

  return sought.body;
}

void
profile_assert_replaced (const char *profile)
{
  g_autoptr (JsonObject) body = profile_last_in_register (profile, "identity.replaced");
  g_autoptr (GBytes) statement = NULL;
  g_autoptr (RogCertificate) old_signing = NULL;
  g_autoptr (RogCertificate) new_signing = NULL;
  g_autoptr (GError) error = NULL;
  gboolean by_old_too;

  g_assert_nonnull (body);
  statement = rog_base64url_decode (json_object_get_string_member (body, "statement"), &error);
  g_assert_no_error (error);
  g_assert_true (rog_replacement_verify (statement, &old_signing, &new_signing, &by_old_too, &error));
  g_assert_no_error (error);
  g_assert_false (by_old_too);
  g_assert_cmpstr (json_object_get_string_member (body, "signing"), ==, rog_certificate_get_key_id (new_signing));
  g_assert_cmpstr (rog_certificate_get_key_id (old_signing), !=, rog_certificate_get_key_id (new_signing));
}
