// SPDX-License-Identifier: GPL-3.0-or-later

#include "rog-display-test.h"

#include <adwaita.h>
#include <string.h>

#include "widgets/rog-widgets.h"

/* For what never comes, on the slowest machine and with a sanitizer. */
#define DEADLINE (120 * G_USEC_PER_SEC)

void
rog_test_init (int    *argc,
               char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  rog_widgets_init ();
}

GtkWidget *
rog_test_window (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 600);
  return window;
}

static gboolean
is_mapped (gpointer window)
{
  return gtk_widget_get_mapped (window) && gtk_widget_get_width (window) > 0;
}

void
rog_test_present (GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  rog_test_wait (is_mapped, window);
}

/* The key bindings of @widget and, as with a real key, of the controllers on it. */
gboolean
rog_test_key (GtkWidget      *widget,
              guint           key,
              GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
      for (guint s = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && !handled && s < g_list_model_get_n_items (G_LIST_MODEL (controller)); s++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), s);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state)
            handled = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE, widget, gtk_shortcut_get_arguments (shortcut));
        }
      if (handled)
        return TRUE;
    }
  return FALSE;
}

/* Where the focus goes from one place to another. */
static GPtrArray *
walk (GtkWidget       *window,
      GtkDirectionType direction,
      GtkWidget       *from,
      GtkWidget       *to)
{
  GPtrArray *places = g_ptr_array_new ();
  GtkWidget *place;

  gtk_widget_grab_focus (from);
  do
    {
      g_signal_emit_by_name (window, "move-focus", direction);
      place = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_nonnull (place);
      g_assert_false (g_ptr_array_find (places, place, NULL));
      g_ptr_array_add (places, place);
    }
  while (place != to);

  return places;
}

/* rog_test_tab_through: Tab goes into a widget and out of it again, and Shift+Tab the same way back. Returns the number of
 * places in it. */
guint
rog_test_tab_through (GtkWidget *widget)
{
  GtkWidget *window = rog_test_window ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("before"), *after = gtk_button_new_with_label ("after");
  g_autoptr (GPtrArray) on = NULL;
  g_autoptr (GPtrArray) back = NULL;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (GTK_BOX (box), after);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  rog_test_present (window);
  on = walk (window, GTK_DIR_TAB_FORWARD, before, after);
  back = walk (window, GTK_DIR_TAB_BACKWARD, after, before);
  g_assert_cmpuint (on->len, >, 1);
  g_assert_cmpuint (back->len, ==, on->len);
  for (guint i = 0; i + 1 < on->len; i++)
    g_assert_true (g_ptr_array_index (on, i) == g_ptr_array_index (back, back->len - 2 - i));
  gtk_window_destroy (GTK_WINDOW (window));

  return on->len - 1;
}

/* rog_test_child: a child that @widget has from its template. */
GtkWidget *
rog_test_child (gpointer    widget,
                const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name));
}

static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type))
        g_ptr_array_add (found, child);
      collect (child, type, found);
    }
}

/* rog_test_find_all: what of @type is below @widget, in the order of the tree. */
GPtrArray *
rog_test_find_all (gpointer widget,
                   GType    type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (widget, type, found);

  return found;
}

/* rog_test_first: the first of them; there is one. */
GtkWidget *
rog_test_first (gpointer widget,
                GType    type)
{
  g_autoptr (GPtrArray) all = rog_test_find_all (widget, type);

  g_assert_cmpuint (all->len, >, 0);

  return g_ptr_array_index (all, 0);
}

/* rog_test_find: the first of them whose text @property is @value; or NULL. */
GtkWidget *
rog_test_find (gpointer    widget,
               GType       type,
               const char *property,
               const char *value)
{
  g_autoptr (GPtrArray) all = rog_test_find_all (widget, type);

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *its = NULL;

      g_object_get (g_ptr_array_index (all, i), property, &its, NULL);
      if (g_strcmp0 (its, value) == 0)
        return g_ptr_array_index (all, i);
    }

  return NULL;
}

/* rog_test_says: whether a label below @widget shows @words, in what it shows. */
gboolean
rog_test_says (gpointer    widget,
               const char *words)
{
  g_autoptr (GPtrArray) labels = rog_test_find_all (widget, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_text (g_ptr_array_index (labels, i)), words) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* rog_test_wait: runs the main loop until @condition holds; fails after two minutes. */
void
rog_test_wait (RogTestCondition condition,
               gpointer         data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  guint  wake = g_timeout_add (20, tick, NULL);

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (wake);
}
