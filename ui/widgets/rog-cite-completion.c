// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/rog-announce.h"
#include "widgets/rog-cite-completion.h"

struct _RogCiteCompletion
{
  GObject parent_instance;

  GtkTextView        *view;
  GtkWidget          *popover;
  GtkWidget          *list;
  GtkFilterListModel *filtered;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
  char               *typed;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RogCiteCompletion, rog_cite_completion, G_TYPE_OBJECT)

static gboolean
contains (const char *text,
          const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (text, -1), *key = g_utf8_casefold (typed, -1);

  return strstr (folded, key) != NULL;
}

static gboolean
matches (gpointer item,
         gpointer data)
{
  RogCiteCompletion *self = data;

  return self->typed == NULL || contains (rog_pin_item_get_label (item), self->typed) || contains (rog_pin_item_get_quote (item), self->typed);
}

static void
set_up_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  const char *classes[] = { "heading", "quote" };

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      /* A list asks for what its labels need at least: as wide as a passage is told by. */
      gtk_label_set_width_chars (GTK_LABEL (label), 30);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
      gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkWidget  *box = gtk_list_item_get_child (item);
  RogPinItem *pin = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), rog_pin_item_get_label (pin));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), rog_pin_item_get_quote (pin));
  gtk_list_item_set_accessible_label (item, rog_pin_item_get_label (pin));
  gtk_list_item_set_accessible_description (item, rog_pin_item_get_quote (pin));
}

static void
choose (RogCiteCompletion *self)
{
  g_autoptr (RogPinItem) pin = NULL;

  g_set_object (&pin, gtk_single_selection_get_selected_item (self->selection));
  rog_cite_completion_close (self);
  if (pin)
    g_signal_emit (self, signals[CHOSEN], 0, pin);
}

static void
activated_cb (RogCiteCompletion *self,
              guint              position)
{
  gtk_single_selection_set_selected (self->selection, position);
  choose (self);
}

static void
rog_cite_completion_dispose (GObject *object)
{
  RogCiteCompletion *self = ROG_CITE_COMPLETION (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->filter)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->filtered);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->typed, g_free);
  G_OBJECT_CLASS (rog_cite_completion_parent_class)->dispose (object);
}

static void
rog_cite_completion_class_init (RogCiteCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_cite_completion_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", ROG_TYPE_CITE_COMPLETION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ROG_TYPE_PIN_ITEM);
}

static void
rog_cite_completion_init (RogCiteCompletion *self)
{
}

RogCiteCompletion *
rog_cite_completion_new (GtkTextView *view)
{
  RogCiteCompletion  *self = g_object_new (ROG_TYPE_CITE_COMPLETION, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scrolled = gtk_scrolled_window_new ();

  self->view = view;
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "Passages to cite"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), scrolled);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (view));
  return self;
}

void
rog_cite_completion_set_pins (RogCiteCompletion *self,
                              GListModel        *pins)
{
  gtk_filter_list_model_set_model (self->filtered, pins);
}

/**
 * rog_cite_completion_update:
 * @typed: what stands between the `@` and the cursor
 * @at: where the cursor is, in the view's coordinates
 *
 * Returns: whether there is something to choose; closed otherwise
 */
gboolean
rog_cite_completion_update (RogCiteCompletion *self,
                            const char        *typed,
                            GdkRectangle      *at)
{
  g_set_str (&self->typed, typed);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    {
      rog_cite_completion_close (self);
      return FALSE;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  return TRUE;
}

void
rog_cite_completion_close (RogCiteCompletion *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

gboolean
rog_cite_completion_is_open (RogCiteCompletion *self)
{
  return gtk_widget_get_visible (self->popover);
}

/**
 * rog_cite_completion_key:
 *
 * Returns: whether the key was for the list: ↑, ↓, Enter, Tab, Esc
 */
gboolean
rog_cite_completion_key (RogCiteCompletion *self,
                         guint              key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (!rog_cite_completion_is_open (self) || n == 0)
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    {
      at = (at + (key == GDK_KEY_Down ? 1 : n - 1)) % n;
      gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), at, GTK_LIST_SCROLL_SELECT, NULL);
      g_autoptr (RogPinItem) pin = g_list_model_get_item (G_LIST_MODEL (self->selection), at);
      rog_announce (GTK_ACCESSIBLE (self->view), rog_pin_item_get_label (pin), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      return TRUE;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Tab)
    {
      choose (self);
      return TRUE;
    }
  if (key == GDK_KEY_Escape)
    {
      rog_cite_completion_close (self);
      return TRUE;
    }
  return FALSE;
}
