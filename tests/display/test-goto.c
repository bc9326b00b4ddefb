// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the page entry finds "Annex C". Needs no display.

#include "dossier/rog-dossier-goto.h"

#define HASH "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define ID "90000000-0000-4000-8000-00000000000%u"

static void
enter (RogDossier *dossier,
       guint       number,
       const char *name)
{
  g_autofree char *id = g_strdup_printf (ID, number);
  g_autofree char *hash = g_strdup_printf ("act-%u", number);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GError) error = NULL;
  RogActView view = { .hash = hash, .record = "record", .kind = "document.entered", .object = id, .at = "2026-09-01T08:00:00Z", .author_name = "Ana Brekke", .author_role = "judge", .body = body };

  json_object_set_string_member (body, "name", name);
  json_object_set_string_member (body, "role", "annex");
  json_object_set_string_member (body, "media_type", "application/pdf");
  json_object_set_string_member (body, "hash", HASH);
  json_object_set_int_member (body, "size", 1000);
  rog_dossier_apply (dossier, &view, &error);
  g_assert_no_error (error);
}

static void
assert_goes_to (RogDossier *dossier,
                const char *typed,
                guint       number)
{
  g_autofree char *found = rog_dossier_goto_find_document (dossier, typed);
  g_autofree char *expected = number > 0 ? g_strdup_printf (ID, number) : NULL;

  g_test_message ("%s", typed);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_documents (void)
{
  g_autoptr (RogDossier) dossier = rog_dossier_new ("90000000-0000-4000-8000-000000000000");

  enter (dossier, 1, "Letter of request");
  enter (dossier, 2, "Annex Cover");
  enter (dossier, 3, "Annex C: messages");
  enter (dossier, 4, "Warrant (English translation)");

  assert_goes_to (dossier, "annex c", 3);
  assert_goes_to (dossier, "Annex C", 3);
  assert_goes_to (dossier, "annex", 2);
  assert_goes_to (dossier, "letter of request", 1);
  assert_goes_to (dossier, "english warrant", 4);
  assert_goes_to (dossier, "Annex D", 0);
  assert_goes_to (dossier, "", 0);
  assert_goes_to (dossier, "  ", 0);
  g_assert_null (rog_dossier_goto_find_challenge (dossier, "C-2"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/goto/documents", test_documents);

  return g_test_run ();
}
