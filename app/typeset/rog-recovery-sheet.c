// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/rog-recovery-sheet.h"

#include <glib/gi18n-lib.h>

#define COLUMNS 3

static char *
word_cell (const char *const *words,
           guint              n_words,
           guint              index)
{
  g_autofree char *word = NULL;

  if (index >= n_words)
    return g_strdup ("");
  word = g_markup_escape_text (words[index], -1);
  return g_strdup_printf ("<span size=\"10pt\">%u.</span> <span size=\"15pt\"><b>%s</b></span>", index + 1, word);
}

/* Words run down the columns, as they are read aloud. */
static void
add_words (RogTypesetDocument *document,
           const char *const  *words)
{
  static const double columns[COLUMNS] = { 1, 1, 1 };
  guint               n_words = g_strv_length ((GStrv)words), n_rows = (n_words + COLUMNS - 1) / COLUMNS;
  g_autofree char    *first = g_strdup_printf (_ ("Words %u to %u"), 1, n_rows);
  g_autofree char    *second = g_strdup_printf (_ ("Words %u to %u"), n_rows + 1, 2 * n_rows);
  g_autofree char    *third = g_strdup_printf (_ ("Words %u to %u"), 2 * n_rows + 1, n_words);
  const char         *head[] = { first, second, third, NULL };
  RogBlock           *table = rog_typeset_document_add_table (document, "words", columns, COLUMNS, head);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *a = word_cell (words, n_words, row), *b = word_cell (words, n_words, row + n_rows), *c = word_cell (words, n_words, row + 2 * n_rows);
      const char      *cells[] = { a, b, c, NULL };

      rog_block_add_row (table, cells);
    }
}

static void
add_fact (RogTypesetDocument *document,
          const char         *label,
          const char         *text)
{
  if (text != NULL)
    rog_typeset_document_add_text (document, ROG_BLOCK_FACT, 1, NULL, label, text);
}

/**
 * rog_recovery_sheet_new:
 * @profile: (nullable): the profile's name, where it is not the only one
 * @name: whose register it is
 * @sheet_id: (nullable): what tells this sheet from an earlier one
 * @fingerprint: (nullable): the signing certificate's, to be compared
 * @words: (array zero-terminated=1): the recovery words, in order
 * @now: when it was made, in Unix seconds
 *
 * The recovery sheet, one page. The words are in ordinary memory while it is set and
 * drawn, and on the paper ever after: make it only when it is asked for.
 *
 * Returns: (transfer full): the sheet, to be set
 */
RogTypesetDocument *
rog_recovery_sheet_new (const char        *profile,
                        const char        *name,
                        const char        *sheet_id,
                        const char        *fingerprint,
                        const char *const *words,
                        gint64             now)
{
  RogTypesetDocument *document = rog_typeset_document_new (_ ("Recovery sheet"), now);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);
  g_autofree char *date = g_date_time_format (time, "%-d %B %Y, %H:%M");

  rog_typeset_document_add_text (document, ROG_BLOCK_LINE, 1, NULL, NULL, _ ("ROGATORY"));
  rog_typeset_document_add_text (document, ROG_BLOCK_LINE, 4, "title", NULL, _ ("Recovery sheet"));
  rog_typeset_document_add_text (document, ROG_BLOCK_PARAGRAPH, 1, "what", NULL,
                                 _ ("These words open the register named below, with everything in it, wherever the register or a backup of it is. "
                                    "Rogatory keeps no copy of them, and nobody can make them again."));
  rog_typeset_document_add (document, ROG_BLOCK_RULE, 1, NULL, NULL, NULL);
  add_fact (document, _ ("Register of"), name);
  add_fact (document, _ ("Profile"), profile);
  add_fact (document, _ ("Made on"), date);
  add_fact (document, _ ("Sheet"), sheet_id);
  add_fact (document, _ ("Fingerprint"), fingerprint);
  add_words (document, words);
  rog_typeset_document_add_text (document, ROG_BLOCK_HEADING, 2, NULL, NULL, _ ("When to use it"));
  rog_typeset_document_add_text (document, ROG_BLOCK_PARAGRAPH, 1, "use", NULL,
                                 _ ("When the keyring of the computer is lost or its password is forgotten: start Rogatory, "
                                    "choose Use Recovery Sheet, and type the words in their order. The register opens again; "
                                    "the keys for signing are made anew, under a new PIN, and whoever had compared the old fingerprint is told to compare again."));
  rog_typeset_document_add_text (document, ROG_BLOCK_HEADING, 2, NULL, NULL, _ ("Where to keep it"));
  rog_typeset_document_add_text (document, ROG_BLOCK_PARAGRAPH, 1, "keep", NULL,
                                 _ ("On paper, under lock and key, apart from the computer: in the safe of the court or of the office. "
                                    "Whoever has this sheet and the computer, or a backup, can read every dossier in the register. "
                                    "The PIN and the signing key are not on it: whoever signs after a recovery has another key, with another fingerprint."));
  return document;
}

/** rog_recovery_sheet_to_pdf: as rog_recovery_sheet_new(), as a PDF in memory. Blocking. */
GBytes *
rog_recovery_sheet_to_pdf (const char        *profile,
                           const char        *name,
                           const char        *sheet_id,
                           const char        *fingerprint,
                           const char *const *words,
                           gint64             now,
                           GError           **error)
{
  g_autoptr (RogTypesetting) setting =
      rog_typesetting_new (rog_recovery_sheet_new (profile, name, sheet_id, fingerprint, words, now), error);

  return setting != NULL ? rog_typesetting_to_pdf (setting, error) : NULL;
}
