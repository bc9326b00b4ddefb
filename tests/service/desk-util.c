// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk-util.h"

#include "identity/rog-recovery.h"
#include "service/rog-desk-private.h"

RogDesk *
desk_new (const char *profile)
{
  g_autoptr (RogClock) clock = rog_clock_new ();

  return rog_desk_new (profile, clock);
}

void
desk_start (RogDesk *desk,
            Wait    *wait)
{
  g_autoptr (GError) error = NULL;

  rog_desk_start_async (desk, NULL, wait_cb, wait);
  g_assert_true (rog_desk_start_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);
}

void
desk_make_identity (RogDesk *desk,
                    Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RogSecret) pin = rog_secret_new_copy (PIN, strlen (PIN));

  rog_desk_make_identity_async (desk, "Ada Lorne", "District Court of Lindhaven", "judge", pin, NULL, wait_cb, wait);
  g_assert_true (rog_desk_make_identity_finish (desk, wait_for (wait), &error));
  g_assert_no_error (error);
}

/* The words of the sheet, as a person reads them off the page. */
char **
desk_read_sheet (RogDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = rog_desk_get_recovery_sheet (desk, &error);
  g_autoptr (GSubprocess) reader = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_null_terminated (24, g_free, TRUE);
  g_auto (GStrv) tokens = NULL;

  g_assert_no_error (error);
  reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", "-", "-", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (reader, pdf, NULL, &text, NULL, &error));
  tokens = g_strsplit_set (g_bytes_get_data (text, NULL), " \n\t.", -1);
  g_ptr_array_set_size (words, 24);
  for (guint i = 0; tokens[i] != NULL; i++)
    {
      guint64 number;

      if (!g_ascii_string_to_unsigned (tokens[i], 10, 1, 24, &number, NULL))
        continue;
      /* The word stands right after its number: dates have numbers too. */
      for (i++; tokens[i] != NULL && *tokens[i] == '\0'; i++)
        ;
      if (tokens[i] != NULL && rog_recovery_word_index (tokens[i]) >= 0)
        {
          g_free (g_ptr_array_index (words, number - 1));
          g_ptr_array_index (words, number - 1) = g_strdup (tokens[i]);
        }
      else
        i--;
    }
  for (guint i = 0; i < 24; i++)
    g_assert_nonnull (g_ptr_array_index (words, i));

  return (char **)g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

void
desk_confirm (RogDesk *desk,
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

RogDesk *
desk_ready (const char *profile,
            Wait       *wait)
{
  RogDesk *desk = desk_new (profile);
  g_auto (GStrv) words = NULL;

  desk_start (desk, wait);
  desk_make_identity (desk, wait);
  words = desk_read_sheet (desk);
  desk_confirm (desk, words, wait);

  return desk;
}

char *
work_save_note (RogWork    *work,
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

RogWork *
desk_open (RogDesk    *desk,
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

RogWork *
desk_add_practice (RogDesk *desk,
                   Wait    *wait)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier = NULL;

  rog_desk_add_practice_async (desk, NULL, wait_cb, wait);
  dossier = rog_desk_add_practice_finish (desk, wait_for (wait), &error);
  g_assert_no_error (error);

  return desk_open (desk, dossier, wait);
}

void
desk_wait_checked (RogDesk *desk)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (rog_desk_get_check (desk) != NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

void
desk_wait_checkpoint (RogDesk *desk)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (desk->checkpoint_running)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}
