// SPDX-License-Identifier: GPL-3.0-or-later
//
// The docket's rows with their menus, and the dialog of what takes a while.

#include <adwaita.h>

#include "docket/rog-docket-queues.h"
#include "docket/rog-docket-row.h"
#include "docket/rog-progress-dialog.h"
#include "rog-display-test.h"
#include "rog-ui.h"

#define DOSSIER "90000000-0000-4000-8000-000000000001"

static RogDossierRow *
dossier_new (gboolean practice)
{
  g_autoptr (JsonObject) summary = json_object_new ();

  json_object_set_string_member (summary, "reference", "2026/118");
  json_object_set_string_member (summary, "title", "Bribery");
  json_object_set_boolean_member (summary, "practice", practice);

  return rog_dossier_row_new (DOSSIER, summary);
}

static void
collect (GMenuModel *model,
         GString    *actions)
{
  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      g_autofree char *action = NULL, *target = NULL;

      if (section != NULL)
        collect (section, actions);
      else if (g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) &&
               g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_TARGET, "s", &target))
        {
          g_assert_cmpstr (target, ==, DOSSIER);
          g_string_append_printf (actions, "%s ", action);
        }
    }
}

static GtkWidget *
menu_of (GtkWidget *row)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      return child;

  return NULL;
}

static void
assert_menu (gboolean    practice,
             const char *expected)
{
  g_autoptr (RogDossierRow) dossier = dossier_new (practice);
  g_autoptr (GString) actions = g_string_new (NULL);
  GtkWidget *window = rog_test_window (), *list = gtk_list_box_new ();
  GtkWidget *row = g_object_ref_sink (rog_docket_row_new (dossier));

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  rog_test_present (window);
  g_assert_null (menu_of (row));
  g_assert_true (rog_test_key (row, GDK_KEY_Menu, 0));
  g_assert_true (gtk_widget_get_visible (menu_of (row)));
  collect (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu_of (row))), actions);
  g_assert_cmpstr (actions->str, ==, expected);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (row);
}

/* A real dossier is never deleted. */
static void
test_menu (void)
{
  assert_menu (TRUE, "desk.open desk.export desk.reset desk.delete ");
  assert_menu (FALSE, "desk.open desk.export ");
}

static gboolean
is_presented (gpointer dialog)
{
  return gtk_widget_get_mapped (dialog);
}

static gboolean
is_gone (gpointer dialog)
{
  return gtk_widget_get_root (dialog) == NULL;
}

static void
test_progress (void)
{
  g_autoptr (RogOperation) operation = rog_operation_new ();
  GtkWidget *window = adw_window_new ();
  AdwDialog *dialog = g_object_ref_sink (rog_progress_dialog_new ("Exporting Dossier", operation));
  GtkWidget *cancel, *bar;

  adw_window_set_content (ADW_WINDOW (window), gtk_label_new ("behind"));
  rog_test_present (window);
  rog_progress_dialog_present_later (ROG_PROGRESS_DIALOG (dialog), window);
  g_assert_null (gtk_widget_get_root (GTK_WIDGET (dialog)));
  rog_test_wait (is_presented, dialog);

  bar = rog_test_first (GTK_WIDGET (dialog), GTK_TYPE_PROGRESS_BAR);
  cancel = rog_test_first (GTK_WIDGET (dialog), GTK_TYPE_BUTTON);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Exporting Dossier");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (cancel)), ==, "_Cancel");
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==, 0);
  /* It goes when it is told to, and not before. */
  adw_dialog_close (dialog);
  g_assert_nonnull (gtk_widget_get_root (GTK_WIDGET (dialog)));
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_true (g_cancellable_is_cancelled (rog_operation_get_cancellable (operation)));
  g_assert_false (gtk_widget_get_sensitive (cancel));
  rog_progress_dialog_finish (ROG_PROGRESS_DIALOG (dialog));
  rog_test_wait (is_gone, dialog);

  g_assert_finalize_object (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
count (guint64 done,
       guint64 total)
{
  return g_strdup_printf ("%u of %u documents", (guint)done, (guint)total);
}

static gboolean
says_count (gpointer dialog)
{
  return rog_test_says (dialog, "3 of 14 documents");
}

/* How far it is, in words; and a lock, which takes the dialog away, stops it. */
static void
test_taken_away (void)
{
  g_autoptr (RogOperation) operation = rog_operation_new ();
  GtkWidget *window = adw_window_new ();
  AdwDialog *dialog = g_object_ref_sink (rog_progress_dialog_new ("Backing Up Register", operation));

  adw_window_set_content (ADW_WINDOW (window), gtk_label_new ("behind"));
  rog_test_present (window);
  rog_progress_dialog_set_words (ROG_PROGRESS_DIALOG (dialog), count);
  rog_progress_dialog_present_later (ROG_PROGRESS_DIALOG (dialog), window);
  rog_test_wait (is_presented, dialog);
  rog_operation_report (operation, 3, 14, NULL);
  rog_test_wait (says_count, dialog);
  g_assert_false (g_cancellable_is_cancelled (rog_operation_get_cancellable (operation)));
  adw_dialog_force_close (dialog);
  rog_test_wait (is_gone, dialog);
  g_assert_true (g_cancellable_is_cancelled (rog_operation_get_cancellable (operation)));

  rog_progress_dialog_finish (ROG_PROGRESS_DIALOG (dialog));
  g_assert_finalize_object (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is over at once was never shown. */
static void
test_at_once (void)
{
  g_autoptr (RogOperation) operation = rog_operation_new ();
  GtkWidget *window = adw_window_new ();
  AdwDialog *dialog = g_object_ref_sink (rog_progress_dialog_new ("Exporting Dossier", operation));

  rog_test_present (window);
  rog_progress_dialog_present_later (ROG_PROGRESS_DIALOG (dialog), window);
  rog_progress_dialog_finish (ROG_PROGRESS_DIALOG (dialog));
  g_assert_finalize_object (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is not known leaves no gap, for the eye or the ear: counsel may not know the court's reference. */
static void
test_unknown (void)
{
  g_autoptr (JsonObject) summary = json_object_new ();
  g_autoptr (RogDossierRow) dossier = NULL;
  GtkWidget *row;

  json_object_set_string_member (summary, "title", "Bribery");
  json_object_set_string_member (summary, "authority", "Prosecutor of Karvelle");
  json_object_set_string_member (summary, "instrument", "treaty");
  json_object_set_string_member (summary, "status-text", "New");
  dossier = rog_dossier_row_new (DOSSIER, summary);
  row = g_object_ref_sink (rog_docket_row_new (dossier));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Bribery, Letter of request from Prosecutor of Karvelle, New");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (row, ROG_TYPE_DOCKET_ROW, "reference"))));
  g_assert_finalize_object (row);
}

/* A day that comes brings a dossier into another queue, without anybody opening it. */
static void
test_day (void)
{
  g_autoptr (JsonObject) summary = json_object_new ();
  JsonObject *then = json_object_new ();
  JsonArray  *array = json_array_new ();
  g_autoptr (RogDossierRow) dossier = NULL;
  g_autofree char *text = NULL;

  json_object_set_string_member (summary, "queue", "ruled");
  json_object_set_string_member (summary, "status-text", "Postponed");
  json_object_set_int_member (then, "at", 2000);
  json_object_set_string_member (then, "queue", "to-decide");
  json_object_set_string_member (then, "status-text", "To be looked at again");
  json_array_add_object_element (array, then);
  json_object_set_array_member (summary, "then", array);
  dossier = rog_dossier_row_new (DOSSIER, summary);
  g_assert_false (rog_dossier_row_look (dossier, 1999));
  g_assert_true (rog_docket_queue_contains (ROG_DOCKET_RULED, dossier, 1999));
  g_assert_true (rog_dossier_row_look (dossier, 2000));
  g_assert_false (rog_dossier_row_look (dossier, 2001));
  g_assert_true (rog_docket_queue_contains (ROG_DOCKET_TO_DECIDE, dossier, 2001));
  g_object_get (dossier, "status-text", &text, NULL);
  g_assert_cmpstr (text, ==, "To be looked at again");
}

/* Counsel neither rules nor awaits counsel. */
static void
test_queues (void)
{
  for (guint at_court = 0; at_court < 2; at_court++)
    {
      GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());

      rog_docket_queues_fill (GTK_LIST_BOX (list), at_court);
      g_assert_cmpint (rog_test_find (list, GTK_TYPE_LABEL, "label", "To decide") != NULL, ==, at_court);
      g_assert_cmpint (rog_test_find (list, GTK_TYPE_LABEL, "label", "Awaiting counsel") != NULL, ==, at_court);
      g_assert_cmpint (rog_test_find (list, GTK_TYPE_LABEL, "label", "Ruled") != NULL, ==, at_court);
      g_assert_cmpint (rog_test_find (list, GTK_TYPE_LABEL, "label", "Not decided") != NULL, ==, !at_court);
      g_assert_cmpint (rog_test_find (list, GTK_TYPE_LABEL, "label", "Decided") != NULL, ==, !at_court);
      g_assert_true (rog_test_find (list, GTK_TYPE_LABEL, "label", "Urgent") != NULL);
      g_assert_finalize_object (list);
    }
}

int
main (int    argc,
      char **argv)
{
  rog_test_init (&argc, &argv);
  rog_ui_register ();
  rog_ui_init ();

  g_test_add_func ("/docket/menu", test_menu);
  g_test_add_func ("/docket/queues", test_queues);
  g_test_add_func ("/docket/unknown", test_unknown);
  g_test_add_func ("/docket/day", test_day);
  g_test_add_func ("/docket/progress", test_progress);
  g_test_add_func ("/docket/progress/taken-away", test_taken_away);
  g_test_add_func ("/docket/progress/at-once", test_at_once);

  return g_test_run ();
}
