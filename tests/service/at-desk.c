// SPDX-License-Identifier: GPL-3.0-or-later
#include "at-desk.h"

#include <string.h>

#include "core/rog-json.h"
#include "identity/rog-recovery.h"

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

/* The words of the sheet, each right after its number. */
static char **
read_sheet (RogDesk *desk)
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

/* A register of its own, past first run. */
RogDesk *
at_desk_new (const char *profile,
             const char *role,
             Wait       *wait)
{
  g_autoptr (RogClock) clock = rog_clock_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = at_desk_pin (AT_DESK_PIN);
  RogDesk *desk = rog_desk_new (profile, clock);
  g_auto (GStrv) words = NULL;
  guint first, second;

  rog_desk_start_async (desk, NULL, wait_cb, wait);
  g_assert_true (rog_desk_start_finish (desk, wait_for (wait), &error));
  rog_desk_make_identity_async (desk, AT_DESK_NAME, "District Court of Lindhaven", role, pin, NULL, wait_cb, wait);
  g_assert_true (rog_desk_make_identity_finish (desk, wait_for (wait), &error));
  words = read_sheet (desk);
  rog_desk_get_recovery_questions (desk, &first, &second);
  rog_desk_confirm_recovery_async (desk, words[first - 1], words[second - 1], NULL, wait_cb, wait);
  g_assert_true (rog_desk_confirm_recovery_finish (desk, wait_for (wait), &error));
  g_assert_cmpint (rog_desk_get_state (desk), ==, ROG_DESK_READY);

  return desk;
}

char *
at_desk_add_practice (RogDesk *desk,
                      Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  char *id;

  rog_desk_add_practice_async (desk, NULL, wait_cb, wait);
  id = rog_desk_add_practice_finish (desk, wait_for (wait), &error);
  g_assert_no_error (error);

  return id;
}

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
