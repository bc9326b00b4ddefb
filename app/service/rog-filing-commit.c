// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The one transaction in which documents and acts come about, on the store's thread, and what is
 * looked at in it before anything is entered.
 */
#include <glib/gi18n.h>

#include "service/rog-work-sign-private.h"
#include "store/rog-papers.h"
#include "store/rog-records.h"
#include "store/rog-search.h"
#include "store/rog-store-error.h"

/*
 * What it was made of
 */

/* How many entries the records of the dossier have. */
static gboolean
count_entries (RogDatabase *database,
               const char  *dossier,
               guint64     *n,
               GError     **error)
{
  g_autoptr (GPtrArray) records = rog_records_list (database, dossier, error);

  if (records == NULL)
    return FALSE;

  *n = 0;
  for (guint i = 0; i < records->len; i++)
    *n += ((const RogRecordInfo *)g_ptr_array_index (records, i))->size;

  return TRUE;
}

/* Private: remembers how far the dossier's records have come, for rog_filing_commit_func(). */
gpointer
rog_filing_count_func (RogDatabase  *database,
                       gpointer      data,
                       GCancellable *cancellable,
                       GError      **error)
{
  RogFiling *self = data;

  return count_entries (database, self->dossier, &self->n_entries, error) ? self : NULL;
}

void
rog_filing_set_changed_error (GError **error)
{
  g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("Something was entered in this dossier meanwhile, so nothing was recorded. Read it again first."));
}

/* What is entered was made of the dossier, and of the draft, as they were when the person said so. Entries are
 * counted where they are kept: one that is on its way to the dossier on the screen is there already. */
static gboolean
check_unchanged (RogDatabase *database,
                 RogFiling   *self,
                 GError     **error)
{
  guint64 n = 0;

  if (!self->guarded)
    return TRUE;
  if (!count_entries (database, self->dossier, &n, error))
    return FALSE;

  if (n != self->n_entries)
    rog_filing_set_changed_error (error);
  else if (self->drafts != NULL && rog_drafts_get_serial (self->drafts) != self->draft_serial)
    g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("The draft was changed meanwhile, so nothing was recorded. Read it again first."));
  else
    return TRUE;

  return FALSE;
}

/*
 * Everything at once
 */

/* The same document twice in a dossier is seen by its hash. */
static gboolean
check_new (RogDatabase  *database,
           RogFiling    *self,
           RogVaultFile *file,
           const char   *name,
           GError      **error)
{
  GError *local = NULL;
  g_autoptr (RogDocumentRow) same = rog_vault_find (database, self->dossier, rog_vault_file_get_hash (file), &local);

  if (local != NULL && !g_error_matches (local, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_clear_error (&local);
  if (same != NULL)
    g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("“%s” is in this dossier already: it is the same file as “%s”."), name, same->name);

  return same == NULL;
}

static gboolean
add_words (RogDatabase  *database,
           RogFiling    *self,
           RogVaultFile *file,
           GPtrArray    *words,
           GError      **error)
{
  const char *id = rog_vault_file_get_id (file);

  if (words == NULL || words->len == 0)
    return TRUE;
  if (!rog_search_begin_document (database, self->dossier, id, words->len, error))
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      if (!rog_search_add_page (database, id, i + 1, g_ptr_array_index (words, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_given (RogDatabase *database,
           RogFiling   *self,
           gint64       now,
           GError     **error)
{
  for (guint i = 0; self->reading != NULL && i < self->reading->files->len; i++)
    {
      const RogReadFile *file = g_ptr_array_index (self->reading->files, i);

      if (!check_new (database, self, file->file, file->name, error) || !rog_vault_add (database, file->file, self->dossier, file->name, file->media_type, now, error) ||
          !add_words (database, self, file->file, file->text, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_pieces (RogDatabase *database,
            RogFiling   *self,
            gint64       now,
            GError     **error)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      RogPiece        *piece = g_ptr_array_index (self->pieces, i);
      g_autofree char *pdf_name = g_strconcat (piece->file_name, ".pdf", NULL);
      g_autofree char *p7s_name = rog_filing_signature_name (piece->file_name);

      if (!check_new (database, self, piece->pdf_file, piece->title, error) ||
          !rog_vault_add (database, piece->pdf_file, self->dossier, pdf_name, ROG_PDF_TYPE, now, error) ||
          !rog_vault_add (database, piece->signature_file, self->dossier, p7s_name, ROG_SIGNATURE_TYPE, now, error) ||
          !add_words (database, self, piece->pdf_file, piece->words, error))
        return FALSE;
    }

  return TRUE;
}

/* What was typed and not used is never out of the register, not for a moment. */
static gboolean
use_papers (RogDatabase *database,
            RogFiling   *self,
            gint64       now,
            GError     **error)
{
  for (guint i = 0; i < self->papers->len; i++)
    {
      const char *id = g_ptr_array_index (self->papers, i);
      g_autoptr (RogPaperRow) row = rog_papers_get (database, id, NULL);

      /* One that was never saved has nothing to be put away. */
      if (row != NULL && !rog_papers_delete (database, id, now, error))
        return FALSE;
    }

  return self->rest == NULL || rog_work_write_paper (database, self->dossier, self->rest, error);
}

static void
keep_files (RogFiling *self)
{
  for (guint i = 0; self->reading != NULL && i < self->reading->files->len; i++)
    rog_vault_file_keep (((RogReadFile *)g_ptr_array_index (self->reading->files, i))->file);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      RogPiece *piece = g_ptr_array_index (self->pieces, i);

      rog_vault_file_keep (piece->pdf_file);
      rog_vault_file_keep (piece->signature_file);
    }
}

/* Private: all of it or nothing. What is there in the end are #RogStoredAct. */
gpointer
rog_filing_commit_func (RogDatabase  *database,
                        gpointer      data,
                        GCancellable *cancellable,
                        GError      **error)
{
  RogFiling *self = data;
  gint64     now = rog_clock_now (self->clock);
  g_autoptr (RogTransaction) transaction = rog_transaction_begin (database, error);
  g_autoptr (GPtrArray) acts = NULL;

  if (transaction == NULL || !check_unchanged (database, self, error) || !add_given (database, self, now, error) || !add_pieces (database, self, now, error))
    return NULL;
  acts = rog_acts_append (database, self->records, self->author, self->clock, self->dossier, self->orders, error);
  if (acts == NULL || !use_papers (database, self, now, error) || !rog_transaction_commit (transaction, error))
    return NULL;

  keep_files (self);

  return g_steal_pointer (&acts);
}
