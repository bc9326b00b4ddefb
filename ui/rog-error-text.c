// SPDX-License-Identifier: GPL-3.0-or-later
#include "rog-error-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "rog-error-sentences.h"
#include "service/rog-profile.h"

/* Messages of the libraries are phrases or sentences; here they stand as sentences. */
static char *
make_sentence (const char *message)
{
  g_autofree char *text = g_strstrip (g_strdup (message));
  gsize            length = strlen (text);

  if (length == 0 || strchr (".!?", text[length - 1]) != NULL)
    return g_steal_pointer (&text);

  return g_strconcat (text, ".", NULL);
}

/**
 * rog_error_is_recorded:
 * @error: (nullable): any error
 *
 * Returns: whether what was asked for is signed and in the record all the same: whatever asked for it closes as when
 *   it is done, and the window says the rest
 */
gboolean
rog_error_is_recorded (const GError *error)
{
  return g_error_matches (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_RECORDED) || g_error_matches (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_UNWRITTEN);
}

/**
 * rog_error_text_new:
 * @error: any error
 * @what: (nullable): what did not succeed, a whole sentence ("The dossier could not be opened."); not said where
 *   rog_error_is_recorded()
 *
 * The one place that turns an error into sentences: what happened, what is safe, what to do.
 *
 * Returns: (transfer full): the sentences
 */
RogErrorText *
rog_error_text_new (const GError *error,
                    const char   *what)
{
  RogErrorText           *text = g_new0 (RogErrorText, 1);
  const RogErrorSentence *sentence;
  g_autofree char        *happened = NULL;

  g_return_val_if_fail (error != NULL, text);

  /* What is in the record is never told as not done. */
  if (rog_error_is_recorded (error))
    what = NULL;
  sentence = rog_error_sentence_find (error);
  if (sentence != NULL && sentence->happened == NULL)
    happened = make_sentence (error->message);
  else
    happened = g_strdup (sentence != NULL ? _(sentence->happened) : _("The system refused it."));

  text->happened = what != NULL ? g_strdup_printf ("%s %s", what, happened) : g_steal_pointer (&happened);
  text->safe = g_strdup (sentence != NULL && sentence->safe != NULL ? _(sentence->safe) : _("Everything saved before is safe."));
  text->todo = g_strdup (sentence != NULL ? _(sentence->todo) : _("Try again; if it happens again, give the details to whoever helps you."));
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
