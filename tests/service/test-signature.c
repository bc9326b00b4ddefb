// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A signature that comes with a document, at the desk of counsel: what the court signed, as OpenSSL sees it too; what
 * OpenSSL signed; what was changed on the way; what came without.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "core/rog-json.h"
#include "ruling-case.h"
#include "service/rog-import.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-export.h"
#include "service/rog-work-sign.h"
#include "service/rog-work-signature.h"

#define HEARD "{'heard':true,'how':'in writing','when':'2026-10-30'}"
#define CERTIFICATE "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out cert.pem -days 9 -subj '/CN=Ida Falk/O=Court of Karvelle/title=judge' -addext keyUsage=critical,digitalSignature,nonRepudiation"
#define RSA "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 9 -subj '/CN=Ida Falk/O=Court of Karvelle/title=judge' -addext keyUsage=critical,digitalSignature,nonRepudiation"
#define NAMELESS "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out cert.pem -days 9 -subj /O=Nobody"
#define SIGN "openssl cms -sign -cades -binary -in scan.pdf -signer cert.pem -inkey key.pem -md sha256 -outform DER -out scan.pdf.p7s"

static char *
run (const char *folder,
     const char *command)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawn (launcher, &error, "sh", "-c", command, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return out;
}

/* The folder's files as a dossier of counsel's: a form says what a bag would. */
static RogWork *
import_bare (RogDesk    *desk,
             const char *folder,
             Wait       *wait)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (RogImport) import = NULL;
  g_autoptr (JsonObject) request = at_desk_json ("{'v':1,'request':{'title':'Bare files','instrument':'uncac','authority':{'name':'A'},'zone':'CET'},"
                                                 "'items':[{'id':'33333333-3333-4333-8333-333333333333','number':1,'title':'Mailbox','scope':{'measure':'content-data'}}]}");
  JsonArray *documents = json_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier = NULL;

  g_list_store_append (files, file);
  import = rog_desk_begin_import (desk, G_LIST_MODEL (files));
  rog_import_read_async (import, wait_cb, wait);
  g_assert_true (rog_import_read_finish (import, wait_for (wait), &error));
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (rog_import_get_files (import)); i++)
    {
      g_autoptr (GObject) each = g_list_model_get_item (rog_import_get_files (import), i);
      g_autofree char *name = NULL, *role = NULL, *in_bag = NULL, *id = g_uuid_string_random ();
      JsonObject      *document = json_object_new ();

      g_object_get (each, "name", &name, "role", &role, NULL);
      in_bag = g_strconcat ("data/", name, NULL);
      json_object_set_string_member (document, "id", id);
      json_object_set_string_member (document, "name", name);
      json_object_set_string_member (document, "role", role);
      json_object_set_string_member (document, "file", in_bag);
      json_array_add_object_element (documents, document);
    }
  json_object_set_array_member (request, "documents", documents);
  rog_import_set_request (import, request);
  rog_import_commit_async (import, wait_cb, wait);
  dossier = rog_import_commit_finish (import, wait_for (wait), &error);
  g_assert_no_error (error);

  return at_desk_open (desk, dossier, wait);
}

static RogWork *
import_bag (RogDesk    *desk,
            const char *folder,
            Wait       *wait)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (RogImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier = NULL;

  g_list_store_append (files, file);
  import = rog_desk_begin_import (desk, G_LIST_MODEL (files));
  rog_import_read_async (import, wait_cb, wait);
  g_assert_true (rog_import_read_finish (import, wait_for (wait), &error));
  g_assert_no_error (error);
  rog_import_commit_async (import, wait_cb, wait);
  dossier = rog_import_commit_finish (import, wait_for (wait), &error);
  g_assert_no_error (error);

  return at_desk_open (desk, dossier, wait);
}

/* The document whose file ends so. */
static RogSignatureReport *
check (RogWork    *work,
       const char *suffix,
       Wait       *wait)
{
  GListModel *documents = rog_dossier_get_documents (rog_work_get_dossier (work));

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogEntity) document = g_list_model_get_item (documents, i);
      g_autoptr (GError) error = NULL;
      RogSignatureReport *report;

      if (!g_str_has_suffix (rog_entity_get_string (document, "file"), suffix))
        continue;
      rog_work_check_signature_async (work, rog_entity_get_id (document), NULL, wait_cb, wait);
      report = rog_work_check_signature_finish (work, wait_for (wait), &error);
      g_assert_no_error (error);
      return report;
    }
  g_assert_not_reached ();
}

/* As `openssl x509 -fingerprint -sha256` prints it, with colons. */
static void
assert_fingerprint (RogSignatureReport *report,
                    const char         *folder,
                    const char         *pem)
{
  g_autofree char *command = g_strconcat ("openssl x509 -noout -fingerprint -sha256 -in ", pem, NULL);
  g_autofree char *printed = run (folder, command);
  const char      *theirs = strchr (printed, '=');
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) ours = g_string_new (NULL);

  g_assert_nonnull (theirs);
  for (const char *c = theirs; *c != '\0'; c++)
    if (g_ascii_isxdigit (*c))
      g_string_append_c (plain, g_ascii_toupper (*c));
  for (const char *c = report->fingerprint; *c != '\0'; c++)
    if (g_ascii_isxdigit (*c))
      g_string_append_c (ours, g_ascii_toupper (*c));
  g_assert_cmpstr (ours->str, ==, plain->str);
}

/* What the court signed, in the bag that it exports, at counsel's desk. */
static void
test_ours (void)
{
  Case             c = { 0 };
  RogItem         *item;
  Wait             wait;
  g_autofree char *card = NULL, *id = NULL, *pdf = NULL, *bag = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (RogDesk) counsel = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogSignatureReport) report = NULL;
  g_autoptr (RogSignatureReport) request = NULL;
  g_autoptr (GError) error = NULL;

  case_set_up (&c, "signature-court", "judge");
  item = case_get_item (&c, 1);
  card = g_strconcat ("item:", case_id_of (item), NULL);
  rog_ruling_draft_include (case_get_ruling (&c), item);
  rog_ruling_draft_set_outcome (case_get_ruling (&c), case_id_of (item), "execute");
  case_put_reason (&c, card, "The mailbox is named.");
  case_hear_all (&c, item, HEARD);
  rog_ruling_draft_set_part (case_get_ruling (&c), "procedure", "They were heard.");
  rog_ruling_draft_set_part (case_get_ruling (&c), "secrecy", "The others are told when it is over.");
  id = case_sign (&c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  pdf = g_build_filename (c.folder, "decision.pdf", NULL);
  file = g_file_new_for_path (pdf);
  rog_work_export_signed_async (c.work, id, NULL, file, NULL, wait_cb, &c.wait);
  g_assert_true (rog_work_export_signed_finish (c.work, wait_for (&c.wait), &error));
  at_desk_assert_signed (c.folder, "decision.pdf", "judge.pem");
  bag = g_build_filename (c.folder, "bag", NULL);
  folder = g_file_new_for_path (bag);
  rog_work_export_bag_async (c.work, folder, NULL, wait_cb, &c.wait);
  g_assert_true (rog_work_export_bag_finish (c.work, wait_for (&c.wait), NULL, &error));

  wait_init (&wait);
  counsel = at_desk_new ("signature-counsel", "counsel", &wait);
  work = import_bag (counsel, bag, &wait);
  report = check (work, "decision.pdf", &wait);
  g_assert_cmpint (report->state, ==, ROG_SIGNATURE_GOOD);
  g_assert_cmpstr (report->name, ==, AT_DESK_NAME);
  g_assert_true (report->self_made);
  g_assert_true (report->practice);
  g_assert_cmpint (report->at, >, 0);
  assert_fingerprint (report, c.folder, "judge.pem");
  request = check (work, "request.json", &wait);
  g_assert_cmpint (request->state, ==, ROG_SIGNATURE_NONE);
  g_clear_object (&work);
  rog_desk_lock (counsel);
  g_clear_object (&counsel);
  wait_clear (&wait);
  case_tear_down (&c);
}

/* What OpenSSL signed; changed by a byte; by another kind of key; without its signature. */
static void
test_theirs (void)
{
  static const struct
  {
    const char       *commands[3];
    RogSignatureState state;
  } cases[] = {
    { { CERTIFICATE, SIGN }, ROG_SIGNATURE_GOOD },
    { { CERTIFICATE, SIGN, "printf '%%%%\\n' >>scan.pdf" }, ROG_SIGNATURE_BROKEN },
    { { CERTIFICATE, SIGN, "mv scan.pdf.p7s 'for the scan.p7s'" }, ROG_SIGNATURE_GOOD },
    { { RSA, SIGN }, ROG_SIGNATURE_GOOD },
    { { NAMELESS, SIGN }, ROG_SIGNATURE_UNKNOWN },
    { { "echo nonsense >scan.pdf.p7s" }, ROG_SIGNATURE_BROKEN },
    { { "true" }, ROG_SIGNATURE_NONE },
  };
  Wait wait;
  g_autoptr (RogDesk) desk = NULL;

  wait_init (&wait);
  desk = at_desk_new ("signature-theirs", "counsel", &wait);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("rogatory-XXXXXX", NULL);
      g_autoptr (GFile) scan = at_desk_make_scan (folder);
      g_autoptr (RogWork) work = NULL;
      g_autoptr (RogSignatureReport) report = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].commands) && cases[i].commands[j] != NULL; j++)
        {
          g_autofree char *said = run (folder, cases[i].commands[j]);

          g_assert_nonnull (said);
        }
      work = import_bare (desk, folder, &wait);
      report = check (work, "scan.pdf", &wait);
      g_test_message ("case %u: %d", i, report->state);
      g_assert_cmpint (report->state, ==, cases[i].state);
      if (report->state == ROG_SIGNATURE_GOOD)
        {
          g_assert_cmpstr (report->name, ==, "Ida Falk");
          assert_fingerprint (report, folder, "cert.pem");
        }
    }
  rog_desk_lock (desk);
  wait_clear (&wait);
}

/* A document comes in later, by a letter say. */
static void
add_file (RogWork    *work,
          const char *folder,
          Wait       *wait)
{
  g_autoptr (GFile) file = at_desk_make_scan (folder);
  /* Made within the same second, it would be the same bytes as the one that was signed. */
  g_autofree char *changed = run (folder, "printf '%%%% by letter\\n' >>scan.pdf");
  g_autoptr (JsonObject) event = at_desk_json ("{'kind':'answered','at':'2026-11-01'}");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_work_enter_event_async (work, event, file, NULL, wait_cb, wait);
  id = rog_work_enter_event_finish (work, wait_for (wait), &error);
  g_assert_no_error (error);
  g_assert_nonnull (id);
}

/* Of two documents of one name, a signature of that name is neither's for sure: one over other bytes breaks neither. */
static void
test_equal_names (void)
{
  Wait             wait;
  g_autofree char *folder = g_dir_make_tmp ("rogatory-XXXXXX", NULL);
  g_autofree char *other = g_dir_make_tmp ("rogatory-XXXXXX", NULL);
  g_autofree char *made = NULL, *signature = NULL, *changed = NULL;
  g_autoptr (GFile) scan = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogSignatureReport) broken = NULL;
  g_autoptr (RogSignatureReport) unsure = NULL;

  wait_init (&wait);
  desk = at_desk_new ("signature-names", "counsel", &wait);
  scan = at_desk_make_scan (folder);
  made = run (folder, CERTIFICATE);
  signature = run (folder, SIGN);
  changed = run (folder, "printf '%%%%\\n' >>scan.pdf");
  work = import_bare (desk, folder, &wait);
  broken = check (work, "scan.pdf", &wait);
  g_assert_cmpint (broken->state, ==, ROG_SIGNATURE_BROKEN);
  add_file (work, other, &wait);
  unsure = check (work, "scan.pdf", &wait);
  g_assert_cmpint (unsure->state, ==, ROG_SIGNATURE_NONE);
  rog_desk_lock (desk);
  wait_clear (&wait);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/signature/ours", test_ours);
  g_test_add_func ("/service/signature/theirs", test_theirs);
  g_test_add_func ("/service/signature/equal-names", test_equal_names);

  return g_test_run ();
}
