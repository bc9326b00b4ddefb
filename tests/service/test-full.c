// SPDX-License-Identifier: GPL-3.0-or-later
/* The disk is full while something is written: what was typed is on it as soon as there is room, and nothing is shown that is not. */
#include <sqlcipher/sqlite3.h>

#include "at-desk.h"
#include "faulty-vfs.h"
#include "service/rog-desk-private.h"
#include "service/rog-paper.h"
#include "store/rog-store-error.h"

#define DRAFT "22222222-2222-4222-8222-222222222222"

static void
save (RogWork    *work,
      const char *kind,
      const char *id,
      const char *text,
      Wait       *wait)
{
  g_autoptr (JsonObject) content = json_object_new ();

  json_object_set_string_member (content, "text", text);
  rog_work_save_paper_async (work, kind, id, NULL, "me", content, NULL, wait_cb, wait);
}

static void
assert_full (RogWork *work,
             Wait    *wait)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rog_work_save_paper_finish (work, wait_for (wait), &error));
  g_assert_error (error, ROG_STORE_ERROR, ROG_STORE_ERROR_FULL);
}

static void
assert_text (RogWork    *work,
             const char *kind,
             const char *text)
{
  GListModel *papers = rog_work_get_papers (work, kind);
  g_autoptr (RogPaper) paper = g_list_model_get_item (papers, 0);

  g_assert_cmpuint (g_list_model_get_n_items (papers), ==, text != NULL ? 1 : 0);
  if (text != NULL)
    g_assert_cmpstr (json_object_get_string_member (rog_paper_get_content (paper), "text"), ==, text);
}

static void
again_cb (gboolean *saved)
{
  *saved = TRUE;
}

/* A draft stays, and is written by itself once there is room; a note is not shown as if it were there. */
static void
test_again (void)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogWork) later = NULL;
  g_autofree char *dossier = NULL;
  gboolean         saved = FALSE, undo = TRUE;

  wait_init (&wait);
  desk = at_desk_ready ("again", &wait);
  work = at_desk_add_practice (desk, &wait);
  dossier = g_strdup (rog_work_get_id (work));
  at_desk_wait_checked (desk);

  faulty_vfs_arm (1, SQLITE_FULL, TRUE);
  save (work, "ruling-draft", DRAFT, "typed on a full disk", &wait);
  assert_full (work, &wait);
  save (work, "note", NULL, "noted on a full disk", &wait);
  assert_full (work, &wait);
  assert_text (work, "ruling-draft", "typed on a full disk");
  assert_text (work, "note", NULL);

  g_signal_connect_swapped (work, "notify::saved-at", G_CALLBACK (again_cb), &saved);
  faulty_vfs_disarm ();
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
  rog_work_undo (work);
  g_object_get (work, "can-undo", &undo, NULL);
  g_assert_false (undo);
  rog_work_redo (work);

  later = at_desk_open_again (desk, dossier, &wait);
  assert_text (later, "ruling-draft", "typed on a full disk");
  assert_text (later, "note", NULL);
  rog_desk_lock (desk);
}

/* A note that is on the disk is as it was when changing it, or deleting it, did not succeed. */
static void
test_as_before (void)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;

  wait_init (&wait);
  desk = at_desk_ready ("before", &wait);
  work = at_desk_add_practice (desk, &wait);
  at_desk_wait_checked (desk);
  note = at_desk_save_note (work, NULL, "first", &wait);

  faulty_vfs_arm (1, SQLITE_FULL, TRUE);
  save (work, "note", note, "second", &wait);
  assert_full (work, &wait);
  assert_text (work, "note", "first");
  rog_work_delete_paper_async (work, note, NULL, wait_cb, &wait);
  g_assert_false (rog_work_delete_paper_finish (work, wait_for (&wait), &error));
  assert_text (work, "note", "first");
  faulty_vfs_disarm ();
  rog_work_undo (work);
  assert_text (work, "note", NULL);
  rog_desk_lock (desk);
}

/* Locked before it was written again: that is tried once more first. */
static void
test_locked (void)
{
  g_auto (Wait) wait;
  g_autoptr (RogDesk) desk = NULL;
  g_autoptr (RogWork) work = NULL;
  g_autoptr (RogWork) later = NULL;
  g_autofree char *dossier = NULL;

  wait_init (&wait);
  desk = at_desk_ready ("locked", &wait);
  work = at_desk_add_practice (desk, &wait);
  dossier = g_strdup (rog_work_get_id (work));
  at_desk_wait_checked (desk);

  faulty_vfs_arm (1, SQLITE_FULL, TRUE);
  save (work, "note-draft", DRAFT, "half a note", &wait);
  assert_full (work, &wait);
  faulty_vfs_disarm ();

  later = at_desk_open_again (desk, dossier, &wait);
  assert_text (later, "note-draft", "half a note");
  rog_desk_lock (desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  faulty_vfs_install ();

  g_test_add_func ("/service/full/again", test_again);
  g_test_add_func ("/service/full/as-before", test_as_before);
  g_test_add_func ("/service/full/locked", test_locked);

  return g_test_run ();
}
