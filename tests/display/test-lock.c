// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lock, and a dossier that is deleted, with a real desk: nothing of the place that was left is in memory.

#include <adwaita.h>

#include "docket/rog-desk-place.h"
#include "docket/rog-docket-queue.h"
#include "docket/rog-docket.h"
#include "dossier/rog-workspace.h"
#include "lock/rog-lock-page.h"
#include "rog-display-test.h"
#include "rog-ui.h"
#include "ruling-case.h"
#include "window/rog-window.h"

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

static gboolean
has_text_view (gpointer window)
{
  return find (window, GTK_TYPE_TEXT_VIEW) != NULL;
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *)pointer == NULL;
}

/* The practice dossier, with the cursor in a note. */
static RogWindow *
write_note (Case       *c,
            const char *name,
            GtkWidget **text)
{
  RogWindow *window;

  case_set_up (c, name, "judge");
  window = rog_window_new (GTK_APPLICATION (g_application_get_default ()), c->desk);
  rog_test_present (GTK_WIDGET (window));
  g_assert_true (gtk_widget_activate_action (find (GTK_WIDGET (window), ROG_TYPE_DESK_PLACE), "desk.find", "(sss)", c->dossier, "notes", ""));
  rog_test_wait (has_text_view, window);
  *text = find (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW);
  g_assert_true (gtk_widget_grab_focus (*text));

  return window;
}

/* What has the focus goes with the rest, and the way on has it now. */
static void
test_place (void)
{
  Case       c = { 0 };
  GtkWidget *place, *text, *focus;
  RogWindow *window = write_note (&c, "lock-place", &text);

  place = find (GTK_WIDGET (window), ROG_TYPE_DESK_PLACE);
  g_object_add_weak_pointer (G_OBJECT (place), (gpointer *)&place);
  g_object_add_weak_pointer (G_OBJECT (text), (gpointer *)&text);

  rog_desk_lock (c.desk);
  g_assert_nonnull (find (GTK_WIDGET (window), ROG_TYPE_LOCK_PAGE));
  rog_test_wait (is_gone, &place);
  rog_test_wait (is_gone, &text);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, ROG_TYPE_LOCK_PAGE));
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

/* The same where a dossier is taken away that is worked on. */
static void
test_removed (void)
{
  Case          c = { 0 };
  GtkWidget    *view, *text;
  RogWindow    *window = write_note (&c, "removed-place", &text);
  RogWorkspace *workspace = ROG_WORKSPACE (find (GTK_WIDGET (window), ROG_TYPE_WORKSPACE));

  view = rog_workspace_get_front (workspace);
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *)&view);
  g_object_add_weak_pointer (G_OBJECT (text), (gpointer *)&text);

  g_assert_true (rog_workspace_remove (workspace, c.dossier));
  rog_test_wait (is_gone, &view);
  rog_test_wait (is_gone, &text);
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

static gboolean
is_locked (gpointer desk)
{
  return rog_desk_get_state (desk) == ROG_DESK_LOCKED;
}

static gboolean
has_docket (gpointer window)
{
  return find (window, GTK_TYPE_SEARCH_ENTRY) != NULL && find (window, ROG_TYPE_DOCKET) != NULL;
}

static gboolean
has_workspace (gpointer window)
{
  return find (window, ROG_TYPE_WORKSPACE) != NULL;
}

static const char *
get_sort (GtkWidget *docket)
{
  g_autoptr (GVariant) where = g_variant_ref_sink (rog_docket_get_where (ROG_DOCKET (docket)));
  const char *sort;

  g_variant_get_child (where, 1, "&s", &sort);

  return g_intern_string (sort);
}

/* So many dossiers are open, in front or behind the docket. */
static gsize
count_open (RogWindow *window)
{
  g_autoptr (RogSecret) sought = NULL;
  g_autoptr (GVariant) where = rog_desk_place_get_where (ROG_DESK_PLACE (find (GTK_WIDGET (window), ROG_TYPE_DESK_PLACE)), &sought);
  g_autoptr (GVariant) open = g_variant_get_child_value (where, 3);

  return g_variant_n_children (open);
}

static GtkListBoxRow *
find_row (GtkWidget *docket,
          int        index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (docket, GTK_TYPE_LIST_BOX)), index);
}

/* Locked and unlocked, as by a person; the place that was left is gone. */
static void
lock_and_unlock (Case      *c,
                 RogWindow *window)
{
  g_auto (Wait) wait;
  g_autoptr (GError) error = NULL;

  wait_init (&wait);
  rog_desk_lock (c->desk);
  rog_test_wait (is_locked, c->desk);
  g_assert_false (rog_test_says (window, "Rehlin"));
  rog_desk_unlock_async (c->desk, NULL, wait_cb, &wait);
  g_assert_true (rog_desk_unlock_finish (c->desk, wait_for (&wait), &error));
  g_assert_no_error (error);
}

/* At the docket, with a dossier open behind it: the queue, the order and the search are as they were, and the dossier is open. */
static void
test_docket (void)
{
  Case           c = { 0 };
  GtkWidget     *text, *docket;
  RogWindow     *window = write_note (&c, "lock-docket", &text);
  RogDocketQueue queue = ROG_DOCKET_PRACTICE;

  g_assert_true (gtk_widget_activate_action (text, "desk.search", NULL));
  rog_test_wait (has_docket, window);
  docket = find (GTK_WIDGET (window), ROG_TYPE_DOCKET);
  gtk_list_box_select_row (GTK_LIST_BOX (find (docket, GTK_TYPE_LIST_BOX)), find_row (docket, queue));
  g_assert_true (gtk_widget_activate_action (docket, "docket-list.sort", "s", "reference"));
  gtk_editable_set_text (GTK_EDITABLE (find (docket, GTK_TYPE_SEARCH_ENTRY)), "Rehlin");

  lock_and_unlock (&c, window);

  rog_test_wait (has_docket, window);
  docket = find (GTK_WIDGET (window), ROG_TYPE_DOCKET);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (docket, GTK_TYPE_SEARCH_ENTRY))), ==, "Rehlin");
  g_assert_true (gtk_list_box_row_is_selected (find_row (docket, queue)));
  g_assert_cmpstr (get_sort (docket), ==, "reference");
  g_assert_null (find (GTK_WIDGET (window), ROG_TYPE_WORKSPACE));

  g_assert_cmpuint (count_open (window), ==, 1);

  /* In the dossier then, the lock leads back into it. */
  g_assert_true (gtk_widget_activate_action (docket, "desk.open", "s", c.dossier));
  rog_test_wait (has_workspace, window);
  rog_test_wait (has_text_view, window);
  lock_and_unlock (&c, window);
  rog_test_wait (has_workspace, window);
  g_assert_cmpuint (count_open (window), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();
  application = adw_application_new (NULL, G_APPLICATION_DEFAULT_FLAGS);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));
  g_test_add_func ("/lock/place", test_place);
  g_test_add_func ("/lock/docket", test_docket);
  g_test_add_func ("/removed/place", test_removed);

  return g_test_run ();
}
