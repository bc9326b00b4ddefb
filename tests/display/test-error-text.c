// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every code of every library has sentences of its own. Needs no display.

#include <gio/gio.h>

#include "confine/rog-confine-error.h"
#include "core/rog-core-error.h"
#include "crypto/rog-crypto-error.h"
#include "dossier/rog-dossier-error.h"
#include "formats/rog-formats-error.h"
#include "identity/rog-identity-error.h"
#include "law/rog-law-error.h"
#include "record/rog-record-error.h"
#include "rog-error-text.h"
#include "service/rog-profile.h"
#include "store/rog-store-error.h"
#include "typeset/rog-typeset-error.h"

static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), >, 8);
  g_assert_true (g_unichar_isupper (g_utf8_get_char (text)) || g_str_has_prefix (text, "“"));
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_null (strchr (text, '!'));
}

static void
test_every_code (void)
{
  const struct
  {
    GQuark domain;
    int    last;
  } domains[] = {
    { ROG_CORE_ERROR, ROG_CORE_ERROR_UNSAFE_PATH },
    { ROG_CRYPTO_ERROR, ROG_CRYPTO_ERROR_BAD_SIGNATURE },
    { ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NOT_LISTED },
    { ROG_STORE_ERROR, ROG_STORE_ERROR_CLOSED },
    { ROG_RECORD_ERROR, ROG_RECORD_ERROR_PROOF },
    { ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_PROTOCOL },
    { ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_IO },
    { ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_BLOCKED },
    { ROG_LAW_ERROR, ROG_LAW_ERROR_UNKNOWN },
    { ROG_TYPESET_ERROR, ROG_TYPESET_ERROR_NOT_FOUND },
    { ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BACKUP },
  };
  g_autoptr (GError) foreign = g_error_new_literal (g_quark_from_string ("of-nobody"), 0, "Because of page 7");
  g_autoptr (RogErrorText) general = rog_error_text_new (foreign, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    for (int code = 0; code <= domains[i].last; code++)
      {
        g_autoptr (GError) error = g_error_new_literal (domains[i].domain, code, "Because of page 7");
        g_autoptr (RogErrorText) text = rog_error_text_new (error, NULL);

        g_test_message ("%s, %d", g_quark_to_string (domains[i].domain), code);
        assert_sentence (text->happened);
        assert_sentence (text->safe);
        assert_sentence (text->todo);
        g_assert_cmpstr (text->happened, !=, general->happened);
        g_assert_nonnull (strstr (text->details, "Because of page 7"));
      }
}

static const char *
happened (GQuark domain,
          int    code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "told");
  g_autoptr (RogErrorText) text = rog_error_text_new (error, NULL);

  return g_intern_string (text->happened);
}

/* What a person must be able to tell apart. */
static void
test_different (void)
{
  const char *keyring[] = {
    happened (ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_LOCKED),
    happened (ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_SERVICE),
    happened (ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_NO_ITEM),
    happened (ROG_STORE_ERROR, ROG_STORE_ERROR_IN_USE),
    happened (ROG_STORE_ERROR, ROG_STORE_ERROR_NEWER),
    happened (ROG_STORE_ERROR, ROG_STORE_ERROR_FULL),
    happened (ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NOT_PDF),
    happened (ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_ENCRYPTED),
    happened (ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_DAMAGED),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keyring); i++)
    for (gsize j = 0; j < i; j++)
      g_assert_cmpstr (keyring[i], !=, keyring[j]);
}

static void
test_line (void)
{
  g_autoptr (GError) full = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOSPC, "No space left on device");
  g_autoptr (GError) wait = g_error_new_literal (ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_WAIT, "The next one is taken in 30 seconds");
  g_autoptr (RogErrorText) text = rog_error_text_new (full, "The file was not saved.");
  g_autoptr (RogErrorText) told = rog_error_text_new (wait, NULL);
  g_autofree char *line = rog_error_text_to_line (text);

  g_assert_true (g_str_has_prefix (line, "The file was not saved. The disk is full"));
  g_assert_null (strstr (line, "No space left on device"));
  g_assert_cmpstr (told->happened, ==, "The next one is taken in 30 seconds.");
}

/* What is in the record is never told as not done, whatever did not succeed after it. */
static void
test_recorded (void)
{
  g_autoptr (GError) recorded = g_error_new_literal (ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_RECORDED, "The letter is signed and recorded, but could not be shown here.");
  g_autoptr (RogErrorText) text = rog_error_text_new (recorded, "The letter was not signed.");
  g_autofree char *line = rog_error_text_to_line (text);

  g_assert_true (rog_error_is_recorded (recorded));
  g_assert_false (rog_error_is_recorded (NULL));
  g_assert_cmpstr (line, ==, "The letter is signed and recorded, but could not be shown here. Nothing of it is lost. Close the dossier and open it again.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/error-text/every-code", test_every_code);
  g_test_add_func ("/ui/error-text/different", test_different);
  g_test_add_func ("/ui/error-text/line", test_line);
  g_test_add_func ("/ui/error-text/recorded", test_recorded);

  return g_test_run ();
}
