// SPDX-License-Identifier: GPL-3.0-or-later
/* The practice dossier can be deleted and reset; a real one cannot be deleted. */
#include "at-desk.h"
#include "service/rog-desk-private.h"
#include "service/rog-dossier-row.h"
#include "service/rog-profile.h"
#include "service/rog-work-place.h"
#include "store/rog-papers.h"
#include "store/rog-search.h"
#include "store/rog-statement.h"
#include "store/rog-vault.h"

typedef struct
{
  const char *dossier;
  guint       n_keys;
  guint       n_papers;
  guint       n_hits;
  guint       n_acts;
  guint       n_places; /* in its documents */
  guint       n_known;  /* documents of which more than the id is left */
} Left;

static gpointer
count (RogDatabase  *database,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  Left *left = data;
  g_autoptr (GPtrArray) rows = rog_vault_list (database, left->dossier, error);
  g_autoptr (GPtrArray) papers = rog_papers_list (database, left->dossier, "note", FALSE, error);
  g_autoptr (GPtrArray) hits = rog_search_pages (database, left->dossier, NULL, "account", 10, error);
  g_autoptr (GPtrArray) records = rog_records_list (database, left->dossier, error);
  g_autoptr (RogStatement) places = rog_statement_new (database, error, "SELECT count(*) FROM place WHERE name LIKE ? || '/%'", "t", left->dossier);
  const RogDigest nothing = { 0 };
  gboolean        row;

  g_assert_true (rows != NULL && papers != NULL && hits != NULL && records != NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const RogDocumentRow *document = g_ptr_array_index (rows, i);

      left->n_keys += document->key != NULL ? 1 : 0;
      left->n_known += document->size != 0 || *document->media_type != '\0' || !rog_digest_equal (&document->hash, &nothing) ? 1 : 0;
    }
  g_assert_true (places != NULL && rog_statement_step (places, &row, error));
  left->n_places = (guint)rog_statement_get_int (places, 0);
  for (guint i = 0; i < records->len; i++)
    left->n_acts += (guint)((RogRecordInfo *)g_ptr_array_index (records, i))->size;
  left->n_papers = papers->len;
  left->n_hits = hits->len;

  return left;
}

static Left
what_is_left (RogDesk    *desk,
              const char *dossier)
{
  Left left = { .dossier = dossier };
  g_autoptr (GError) error = NULL;

  /* After everything that is on its way. */
  rog_store_run_sync_at (desk->open->store, G_PRIORITY_LOW, count, &left, NULL, &error);
  g_assert_no_error (error);

  return left;
}

/* Somebody has read in it. */
static void
place_in (RogWork *work)
{
  const RogPlace place = { 2, 0 };
  g_autoptr (RogEntity) document = g_list_model_get_item (rog_dossier_get_documents (rog_work_get_dossier (work)), 0);

  rog_work_keep_place (work, rog_entity_get_id (document), &place);
}

static guint
count_files (RogDesk *desk)
{
  g_autoptr (GDir) dir = g_dir_open (rog_store_get_vault_folder (desk->open->store), 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_reset_and_delete (void)
{
  g_auto (Wait) wait;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autofree char *old = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *note = NULL;
  guint            files;
  Left             before, after;

  wait_init (&wait);
  desk = at_desk_ready ("practice", &wait);
  work = at_desk_add_practice (desk, &wait);
  old = g_strdup (rog_work_get_id (work));
  note = at_desk_save_note (work, NULL, "Mine", &wait);
  place_in (work);
  before = what_is_left (desk, old);
  g_assert_cmpuint (before.n_places, ==, 1);
  g_assert_cmpuint (before.n_known, ==, before.n_keys);
  files = count_files (desk);
  g_assert_cmpuint (before.n_keys, >=, 6);
  g_assert_cmpuint (before.n_papers, ==, 1);
  g_assert_cmpuint (before.n_hits, >, 0);

  rog_desk_reset_practice_async (desk, old, NULL, wait_cb, &wait);
  fresh = rog_desk_reset_practice_finish (desk, wait_for (&wait), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fresh, !=, old);
  g_assert_true (rog_work_is_closed (work));
  g_assert_cmpuint (g_list_model_get_n_items (rog_desk_get_dossiers (desk)), ==, 1);
  g_assert_cmpuint (count_files (desk), ==, files);
  after = what_is_left (desk, old);
  g_assert_cmpuint (after.n_keys, ==, 0);
  g_assert_cmpuint (after.n_places, ==, 0);
  g_assert_cmpuint (after.n_known, ==, 0);
  g_assert_cmpuint (after.n_papers, ==, 0);
  g_assert_cmpuint (after.n_hits, ==, 0);
  g_assert_cmpuint (after.n_acts, ==, before.n_acts);

  rog_desk_delete_practice_async (desk, fresh, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_delete_practice_finish (desk, wait_for (&wait), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (rog_desk_get_dossiers (desk)), ==, 0);
  g_assert_cmpuint (count_files (desk), ==, 0);

  /* Gone it is after the register was opened again; and what is no practice dossier cannot go. */
  rog_desk_lock (desk);
  rog_desk_unlock_async (desk, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_unlock_finish (desk, wait_for (&wait), NULL));
  g_assert_cmpuint (g_list_model_get_n_items (rog_desk_get_dossiers (desk)), ==, 0);
  rog_desk_delete_practice_async (desk, fresh, NULL, wait_cb, &wait);
  g_assert_false (rog_desk_delete_practice_finish (desk, wait_for (&wait), &error));
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND);
  at_desk_wait_checked (desk);
  g_assert_null (rog_desk_get_register_notice (desk));
  rog_desk_lock (desk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/practice/reset-and-delete", test_reset_and_delete);

  return g_test_run ();
}
