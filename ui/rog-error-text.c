// SPDX-License-Identifier: GPL-3.0-or-later
#include "rog-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

typedef struct
{
  int         code;
  const char *happened;
  const char *todo;
} Sentence;

static const Sentence io_sentences[] = {
  { G_IO_ERROR_NO_SPACE, N_ ("The disk is full."), N_ ("Free some space and try again.") },
  { G_IO_ERROR_NOT_FOUND, N_ ("The file is not there any more."), N_ ("Check where it was moved and choose it again.") },
  { G_IO_ERROR_PERMISSION_DENIED, N_ ("The system does not allow it."), N_ ("Check who may read and write there, or choose another folder.") },
  { G_IO_ERROR_READ_ONLY, N_ ("The place cannot be written to."), N_ ("Choose another folder.") },
  { G_IO_ERROR_EXISTS, N_ ("A file of that name is there already."), N_ ("Choose another name.") },
  { G_IO_ERROR_TIMED_OUT, N_ ("It took too long, and was stopped."), N_ ("Try again; if it happens again, restart the computer.") },
};

static const Sentence *
find_sentence (const Sentence *sentences,
               gsize           n_sentences,
               int             code)
{
  for (gsize i = 0; i < n_sentences; i++)
    if (sentences[i].code == code)
      return &sentences[i];

  return NULL;
}

/**
 * rog_error_text_new:
 * @error: any error
 * @what: what did not succeed, a whole sentence ("The dossier could not be opened.")
 *
 * The one place that turns an error into sentences: what happened, what is safe, what to do.
 *
 * Returns: (transfer full): the sentences
 */
RogErrorText *
rog_error_text_new (const GError *error,
                    const char   *what)
{
  RogErrorText   *text = g_new0 (RogErrorText, 1);
  const Sentence *sentence = NULL;

  g_return_val_if_fail (error != NULL, text);

  if (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR)
    sentence = find_sentence (io_sentences, G_N_ELEMENTS (io_sentences),
                              error->domain == G_IO_ERROR ? error->code : (int)g_io_error_from_file_error (error->code));

  text->happened = sentence != NULL ? g_strdup_printf ("%s %s", what, _(sentence->happened)) : g_strdup (what);
  text->safe = g_strdup (_("Everything saved before is safe."));
  text->todo = g_strdup (sentence != NULL ? _(sentence->todo) : error->message);
  text->details = g_strdup_printf ("%s (%s, %d)", error->message, g_quark_to_string (error->domain), error->code);

  return text;
}

/**
 * rog_error_text_to_line:
 * @text: the sentences
 *
 * Returns: (transfer full): what happened, what is safe and what to do, in one line
 */
char *
rog_error_text_to_line (const RogErrorText *text)
{
  return g_strdup_printf ("%s %s %s", text->happened, text->safe, text->todo);
}

/**
 * rog_error_text_free:
 * @text: (transfer full) (nullable): the sentences
 */
void
rog_error_text_free (RogErrorText *text)
{
  if (text == NULL)
    return;

  g_free (text->happened);
  g_free (text->safe);
  g_free (text->todo);
  g_free (text->details);
  g_free (text);
}
