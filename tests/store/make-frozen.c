// SPDX-License-Identifier: GPL-3.0-or-later
//
// make-frozen FOLDER: a register of the schema there is now, small, with something in each table that
// is not a projection, by keys that are thrown away. What was made once for a schema that was
// released is never made again: test-frozen opens it for ever.
#include <glib/gstdio.h>

#include "crypto/rog-acting-signer.h"
#include "frozen.h"
#include "store/rog-papers.h"
#include "store/rog-search.h"
#include "store/rog-settings.h"
#include "store/rog-vault.h"

#define AT G_GINT64_CONSTANT (1790524931)

static RogSigner *
make_signer (void)
{
  static const RogSubject judge = { "Maren Solvik", "District Court of Arvendal", "judge", FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (RogKey) acting_key = rog_key_new_generate (&error);
  g_autoptr (RogKey) signing_key = rog_key_new_generate (&error);
  g_autoptr (RogCertificate) acting = rog_certificate_new (acting_key, &judge, ROG_KEY_PURPOSE_ACTING, AT, &error);
  g_autoptr (RogCertificate) signing = rog_certificate_new (signing_key, &judge, ROG_KEY_PURPOSE_SIGNING, AT, &error);
  g_autoptr (GBytes) voucher = rog_voucher_make (signing_key, signing, acting, AT, &error);
  RogSigner *signer = ROG_SIGNER (rog_acting_signer_new (acting_key, acting, voucher, &error));

  g_assert_no_error (error);
  return signer;
}

static void
add_act (RogRecords  *records,
         RogDatabase *database,
         const char  *record,
         const char  *quote)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *object = g_uuid_string_random ();
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (RogActWords) words = rog_act_words_new (quote);
  g_autoptr (GPtrArray) detached = g_ptr_array_new ();
  g_autoptr (GBytes) salt = rog_records_salt (database, record, FROZEN_DOCUMENT, &error);
  g_autoptr (GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_doc_free);
  RogDigest   hash = rog_digest_of (FROZEN_TEXT, strlen (FROZEN_TEXT));
  RogActParts parts = { record, object, "event.entered", AT, NULL, docs, body, NULL };
  g_autoptr (RogEntry) entry = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (docs, rog_act_doc_new (FROZEN_DOCUMENT, salt, &hash));
  g_ptr_array_add (detached, words);
  json_object_set_object_member (body, "quote", rog_act_words_to_json (words));
  entry = rog_records_sign_and_append (records, database, &parts, detached, NULL, &error);
  g_assert_no_error (error);
}

static void
add_document (RogDatabase *database,
              const char  *vault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) source = g_memory_input_stream_new_from_data (FROZEN_TEXT, -1, NULL);
  g_autoptr (RogVaultFile) file = rog_vault_write (vault, source, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (rog_vault_add (database, file, FROZEN_DOSSIER, "letter.txt", "text/plain", AT, &error));
  g_assert_true (rog_search_begin_document (database, FROZEN_DOSSIER, rog_vault_file_get_id (file), 1, &error));
  g_assert_true (rog_search_add_page (database, rog_vault_file_get_id (file), 1, FROZEN_TEXT, &error));
  g_assert_no_error (error);
  rog_vault_file_keep (file);
}

static void
fill (RogDatabase *database,
      const char  *vault)
{
  g_autoptr (RogSigner) signer = make_signer ();
  g_autoptr (RogVerifier) verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  g_autoptr (RogClock) clock = rog_clock_new_fixed (AT);
  g_autoptr (RogRecords) records = rog_records_new (signer, verifier, clock);
  g_autoptr (GError) error = NULL;
  g_autofree char *registry = rog_records_open_register (records, database, &error);
  g_autofree char *record = rog_records_create (records, database, ROG_AUDIENCE_BENCH, FROZEN_DOSSIER, &error);
  RogPaperRow      paper = { (char *)FROZEN_PAPER, (char *)FROZEN_DOSSIER, (char *)"note", NULL, (char *)"sha256:author", (char *)"me", (char *)FROZEN_NOTE, AT, AT, 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < FROZEN_ACTS; i++)
    add_act (records, database, record, FROZEN_QUOTE);
  add_document (database, vault);
  g_assert_true (rog_papers_save (database, &paper, &error));
  g_assert_true (rog_settings_set (database, "court", FROZEN_COURT, &error));
  g_assert_true (rog_places_set (database, "sha256:author", "reader", "3", &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = argc == 2 ? g_build_filename (argv[1], "register.db", NULL) : NULL;
  g_autofree char *vault = argc == 2 ? g_build_filename (argv[1], "vault", NULL) : NULL;
  g_autoptr (RogSecret) key = register_make_key ();
  RogDatabase *database;

  if (path == NULL || g_mkdir_with_parents (vault, 0755) != 0)
    {
      g_printerr ("usage: make-frozen FOLDER\n");
      return 2;
    }

  database = rog_database_open (path, key, ROG_DATABASE_NEW, &error);
  g_assert_no_error (error);
  fill (database, vault);
  g_assert_true (rog_database_scrub (database, &error)); /* everything is in the one file */
  rog_database_close (database);

  return 0;
}
