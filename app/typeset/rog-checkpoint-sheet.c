// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/rog-checkpoint-sheet.h"

#include <glib/gi18n-lib.h>

static const char *
name_record (const char *audience)
{
  if (g_str_equal (audience, "bench"))
    return _ ("Record of the bench");
  if (g_str_equal (audience, "own"))
    return _ ("Record of this desk");

  return _ ("Record of a person heard");
}

/* In groups of four, eight to a line, as they are read aloud and compared. */
static char *
group_hash (const char *hex)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; hex[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append (text, i % 32 == 0 ? "\n" : " ");
      g_string_append_c (text, hex[i]);
    }

  return g_string_free_and_steal (text);
}

static void
add_fixed (RogTypesetDocument *document,
           RogBlockKind        kind,
           const char         *label,
           const char         *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *markup = g_strdup_printf ("<span font_family=\"monospace\" size=\"9pt\">%s</span>", escaped);

  rog_typeset_document_add (document, kind, 1, NULL, label, markup);
}

static void
add_record (RogTypesetDocument          *document,
            const RogCheckpointOfRecord *record)
{
  g_autofree char *root = group_hash (record->root);
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, record->size);
  g_autofree char *note = g_strchomp (g_strdup (record->note));

  rog_typeset_document_add_text (document, ROG_BLOCK_HEADING, 2, NULL, NULL, name_record (record->audience));
  rog_typeset_document_add_text (document, ROG_BLOCK_FACT, 1, NULL, _ ("Entries"), size);
  add_fixed (document, ROG_BLOCK_FACT, _ ("Root"), root);
  rog_typeset_document_add_text (document, ROG_BLOCK_PARAGRAPH, 1, NULL, NULL, _ ("Signed note:"));
  add_fixed (document, ROG_BLOCK_QUOTE, NULL, note);
}

static RogTypesetDocument *
make_sheet (const char                  *reference,
            const char                  *keeper,
            const char                  *key,
            gboolean                     practice,
            const RogCheckpointOfRecord *records,
            guint                        n_records,
            gint64                       now)
{
  RogTypesetDocument *document = rog_typeset_document_new (_ ("Checkpoint of the record"), now);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);
  g_autofree char *date = g_date_time_format (time, _ ("%A %-e %B %Y, %H:%M:%S %Z"));
  g_autofree char *fingerprint = group_hash (key);

  if (practice)
    rog_typeset_document_set_footer (document, _ ("Practice: not a decision"));
  rog_typeset_document_add_text (document, ROG_BLOCK_LINE, 4, "title", NULL, _ ("Checkpoint of the record"));
  if (reference != NULL)
    rog_typeset_document_add_text (document, ROG_BLOCK_LINE, 5, NULL, NULL, reference);
  rog_typeset_document_add_text (document, ROG_BLOCK_FACT, 1, NULL, _ ("Made on"), date);
  rog_typeset_document_add_text (document, ROG_BLOCK_FACT, 1, NULL, _ ("Keeper"), keeper);
  add_fixed (document, ROG_BLOCK_FACT, _ ("Fingerprint"), fingerprint);
  rog_typeset_document_add_text (document, ROG_BLOCK_PARAGRAPH, 1, NULL, NULL,
                                 _ ("Whoever keeps this page can tell later whether anything that stood in the record then was changed, "
                                    "left out or put in: a record that goes on from it still has this root for its first entries. "
                                    "The certificate of the keeper is self-made: compare the fingerprint."));
  for (guint i = 0; i < n_records; i++)
    add_record (document, &records[i]);

  return document;
}

/**
 * rog_checkpoint_sheet_to_pdf:
 * @reference: (nullable): the dossier's reference
 * @keeper: who keeps the records
 * @key: the fingerprint of the keeper's acting certificate, hexadecimal
 * @practice: whether they are of a practice dossier
 * @records: (array length=n_records): the records' checkpoints
 * @n_records: how many
 * @now: when it is made, in Unix seconds
 * @error: where an error goes
 *
 * The checkpoint of a dossier's records, to be printed and kept apart. Blocking; any thread.
 *
 * Returns: (transfer full) (nullable): a PDF
 */
GBytes *
rog_checkpoint_sheet_to_pdf (const char                  *reference,
                             const char                  *keeper,
                             const char                  *key,
                             gboolean                     practice,
                             const RogCheckpointOfRecord *records,
                             guint                        n_records,
                             gint64                       now,
                             GError                     **error)
{
  g_autoptr (RogTypesetting) setting = rog_typesetting_new (make_sheet (reference, keeper, key, practice, records, n_records, now), error);

  return setting != NULL ? rog_typesetting_to_pdf (setting, error) : NULL;
}
