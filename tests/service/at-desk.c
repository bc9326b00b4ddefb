// SPDX-License-Identifier: GPL-3.0-or-later
#include "at-desk.h"

#include <cairo-pdf.h>
#include <string.h>

#include "core/rog-json.h"
#include "identity/rog-recovery.h"
#include "service/rog-desk-private.h"
#include "service/rog-work-sign.h"

JsonObject *
at_desk_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *with_quotes = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (with_quotes, strlen (with_quotes));
  g_autoptr (JsonNode) node = rog_json_parse (bytes, 1 << 20, &error);

  g_assert_no_error (error);

  return rog_json_object_copy (json_node_get_object (node));
}

JsonNode *
at_desk_node (const char *text)
{
  g_autofree char *holder = g_strdup_printf ("{'value':%s}", text);
  g_autoptr (JsonObject) object = at_desk_json (holder);

  return json_node_copy (json_object_get_member (object, "value"));
}

RogSecret *
at_desk_pin (const char *pin)
{
  return rog_secret_new_copy (pin, strlen (pin));
}

char *
at_desk_pdf_text (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GSubprocess) reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", "-", "-", NULL);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (reader, pdf, NULL, &text, NULL, &error));

  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

/*
 * A desk
 */

RogDesk *
at_desk_before (const char *profile)
{
  g_autoptr (RogClock) clock = rog_clock_new ();

  return rog_desk_new (profile, clock);
}

void
at_desk_start (RogDesk *desk,
               Wait    *wait)
{
  g_autoptr (GError) error = NULL;

  rog_desk_start_async (desk, NULL, wait_cb, wait);
  g_assert_true (rog_desk_start_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);
}

void
at_desk_make_identity (RogDesk    *desk,
                       const char *role,
                       Wait       *wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);

  rog_desk_make_identity_async (desk, AT_DESK_NAME, "District Court of Lindhaven", role, pin, NULL, wait_cb, wait);
  g_assert_true (rog_desk_make_identity_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);
}

/* The words of the sheet, each right after its number: dates have numbers too. */
char **
at_desk_read_sheet (RogDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = rog_desk_get_recovery_sheet (desk, &error);
  g_autofree char *text = NULL;
  g_auto (GStrv) tokens = NULL;
  char **words = g_new0 (char *, 25);

  g_assert_no_error (error);
  text = at_desk_pdf_text (pdf);
  tokens = g_strsplit_set (text, " \n\t.", -1);
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      guint64 number;
      guint   next = i + 1;

      while (tokens[next] != NULL && *tokens[next] == '\0')
        next++;
      if (tokens[next] == NULL || !g_ascii_string_to_unsigned (tokens[i], 10, 1, 24, &number, NULL) || rog_recovery_word_index (tokens[next]) < 0)
        continue;
      g_free (words[number - 1]);
      words[number - 1] = g_strdup (tokens[next]);
    }
  g_assert_cmpuint (g_strv_length (words), ==, 24);

  return words;
}

void
at_desk_confirm (RogDesk *desk,
                 char   **words,
                 Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  guint first, second;

  rog_desk_get_recovery_questions (desk, &first, &second);
  rog_desk_confirm_recovery_async (desk, "wrong", words[second - 1], NULL, wait_cb, wait);
  g_assert_false (rog_desk_confirm_recovery_finish (desk, wait_for (wait), &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_RECOVERY_WORDS);
  g_clear_error (&error);

  rog_desk_confirm_recovery_async (desk, words[first - 1], words[second - 1], NULL, wait_cb, wait);
  g_assert_true (rog_desk_confirm_recovery_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);
}

static void
pass_first_run (RogDesk    *desk,
                const char *role,
                Wait       *wait)
{
  g_auto (GStrv) words = NULL;

  at_desk_start (desk, wait);
  at_desk_make_identity (desk, role, wait);
  words = at_desk_read_sheet (desk);
  at_desk_confirm (desk, words, wait);
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_READY);
}

/* Its clock stands at now, and moves when the test says so. */
RogDesk *
at_desk_new (const char *profile,
             const char *role,
             Wait       *wait)
{
  g_autoptr (RogClock) clock = rog_clock_new_fixed (g_get_real_time () / G_USEC_PER_SEC);
  RogDesk *desk = rog_desk_new (profile, clock);

  pass_first_run (desk, role, wait);

  return desk;
}

/* A judge's, by the clock on the wall. */
RogDesk *
at_desk_ready (const char *profile,
               Wait       *wait)
{
  RogDesk *desk = at_desk_before (profile);

  pass_first_run (desk, "judge", wait);

  return desk;
}

/* The decision goes to the printer as it is now. */
void
at_desk_print (RogWork *work,
               Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) printed = NULL;
  g_autoptr (GBytes) pdf = NULL;

  rog_work_typeset_decision_async (work, NULL, wait_cb, wait);
  pdf = rog_work_typeset_decision_finish (work, wait_for (wait), &printed, &error);
  g_assert_no_error (error);
  rog_work_set_printed (work, printed);
}

void
at_desk_wait_checked (RogDesk *desk)
{
  gint64 deadline = g_get_monotonic_time () + 300 * G_USEC_PER_SEC;

  while (rog_desk_get_check (desk) != NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

void
at_desk_wait_checkpoint (RogDesk *desk)
{
  gint64 deadline = g_get_monotonic_time () + 300 * G_USEC_PER_SEC;

  while (desk->checkpoint_running)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

/*
 * A dossier
 */

RogWork *
at_desk_open (RogDesk    *desk,
              const char *dossier,
              Wait       *wait)
{
  g_autoptr (GError) error = NULL;
  RogWork *work;

  rog_desk_open_dossier_async (desk, dossier, NULL, wait_cb, wait);
  work = rog_desk_open_dossier_finish (desk, wait_for (wait), &error);
  g_assert_no_error (error);

  return work;
}

/* From the disk: the register was closed in between. */
RogWork *
at_desk_open_again (RogDesk    *desk,
                    const char *dossier,
                    Wait       *wait)
{
  g_autoptr (GError) error = NULL;

  rog_desk_lock (desk);
  rog_desk_unlock_async (desk, NULL, wait_cb, wait);
  g_assert_true (rog_desk_unlock_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);

  return at_desk_open (desk, dossier, wait);
}

RogWork *
at_desk_add_practice (RogDesk *desk,
                      Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier = NULL;

  rog_desk_add_practice_async (desk, NULL, wait_cb, wait);
  dossier = rog_desk_add_practice_finish (desk, wait_for (wait), &error);
  g_assert_no_error (error);

  return at_desk_open (desk, dossier, wait);
}

void
at_desk_save_court (RogDesk *desk,
                    Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) court = at_desk_json ("{'place':'Lindhaven','signers':[{'name':'" AT_DESK_NAME "','office':'Judge at the District Court'}],"
                                               "'remedy':[{'for':'each person concerned','court':'Court of Appeal of Arvenia','days':14,'from':'service','suspends':false}]}");

  rog_desk_save_court_async (desk, court, NULL, wait_cb, wait);
  g_assert_true (rog_desk_save_court_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);
}

char *
at_desk_save_note (RogWork    *work,
                   const char *id,
                   const char *text,
                   Wait       *wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) content = json_object_new ();
  char *saved;

  json_object_set_string_member (content, "text", text);
  rog_work_save_paper_async (work, "note", id, NULL, "me", content, NULL, wait_cb, wait);
  saved = rog_work_save_paper_finish (work, wait_for (wait), &error);
  g_assert_no_error (error);

  return saved;
}

/*
 * What is given out
 */

GBytes *
at_desk_read_file (const char *folder,
                   const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

static gboolean
openssl_verifies (const char *folder,
                  const char *pdf,
                  const char *p7s,
                  const char *pem)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = g_build_filename (folder, pdf, NULL);
  g_autofree char *signature = g_build_filename (folder, p7s, NULL);
  g_autofree char *certificate = g_build_filename (folder, pem, NULL);
  g_autoptr (GSubprocess) openssl = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                                      "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature,
                                                      "-content", content, "-CAfile", certificate, "-purpose", "any", "-out", "/dev/null", NULL);

  g_assert_no_error (error);
  g_subprocess_wait (openssl, NULL, &error);
  g_assert_no_error (error);

  return g_subprocess_get_successful (openssl);
}

static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\f", -1);
  GString *out = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      if (**word != '\0')
        g_string_append_printf (out, "%s ", *word);
    }

  return g_string_free_and_steal (out);
}

void
at_desk_assert_says (const char *text,
                     const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_message ("not in the PDF: %s", words);
  g_assert_nonnull (strstr (text, words));
}

char *
at_desk_text_of (const char *folder,
                 const char *name)
{
  g_autoptr (GBytes) pdf = at_desk_read_file (folder, name);
  g_autofree char *text = at_desk_pdf_text (pdf);

  return squeeze (text);
}

void
at_desk_assert_signed (const char *folder,
                       const char *name,
                       const char *pem)
{
  g_autofree char *p7s = g_strconcat (name, ".p7s", NULL);
  g_autoptr (GBytes) pdf = at_desk_read_file (folder, name);
  g_autofree char *changed = g_build_filename (folder, "changed.pdf", NULL);
  gsize            length;
  g_autofree char *copy = NULL;

  g_assert_true (openssl_verifies (folder, name, p7s, pem));
  length = g_bytes_get_size (pdf);
  copy = g_memdup2 (g_bytes_get_data (pdf, NULL), length);
  copy[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (changed, copy, (gssize)length, NULL));
  g_assert_false (openssl_verifies (folder, "changed.pdf", p7s, pem));
}

/* Something on paper: one page, as a scanner gives it. */
GFile *
at_desk_make_scan (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "scan.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t         *cr = cairo_create (surface);

  cairo_rectangle (cr, 80, 80, 300, 200);
  cairo_fill (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return g_file_new_for_path (path);
}
