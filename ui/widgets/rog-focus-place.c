// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/rog-focus-place.h"

struct _RogFocusPlace
{
  char   *what; /* (owned) (nullable): what the place is for */
  GArray *path; /* (owned): which child of what is around it, from the inside out */
};

/* What a button does, and to what; what a menu is called. A text has no more than its place. */
static char *
describe (GtkWidget *widget)
{
  const char      *action = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;
  GVariant        *target = action != NULL ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) : NULL;
  g_autofree char *printed = target != NULL ? g_variant_print (target, FALSE) : NULL;

  if (action != NULL)
    return g_strconcat (action, printed, NULL);

  return GTK_IS_MENU_BUTTON (widget) ? g_strdup (gtk_widget_get_tooltip_text (widget)) : NULL;
}

static guint
find_index (GtkWidget *widget)
{
  guint index = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    index++;

  return index;
}

/**
 * rog_focus_place_new:
 * @root: what is about to be made anew
 *
 * What has the keyboard in a menu counts as the button of that menu.
 *
 * Returns: (transfer full) (nullable): where the keyboard is in @root; %NULL where it is not there
 */
RogFocusPlace *
rog_focus_place_new (GtkWidget *root)
{
  GtkRoot       *window = gtk_widget_get_root (root);
  GtkWidget     *focus = window != NULL ? gtk_root_get_focus (window) : NULL;
  RogFocusPlace *self;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, root))
    return NULL;

  self = g_new0 (RogFocusPlace, 1);
  self->path = g_array_new (FALSE, FALSE, sizeof (guint));
  self->what = describe (focus);
  for (GtkWidget *widget = focus; widget != root; widget = gtk_widget_get_parent (widget))
    {
      guint index = find_index (widget);

      if (GTK_IS_POPOVER (widget) || GTK_IS_MENU_BUTTON (widget))
        {
          g_clear_pointer (&self->what, g_free);
          g_array_set_size (self->path, 0);
          if (GTK_IS_POPOVER (widget))
            continue;
          self->what = describe (widget);
        }
      g_array_append_val (self->path, index);
    }

  return self;
}

void
rog_focus_place_free (RogFocusPlace *self)
{
  g_free (self->what);
  g_array_unref (self->path);
  g_free (self);
}

/* In the frame after the one that lays out what is new: before, GTK knows no place of it to scroll to. */
static gboolean
show_cb (GtkWidget     *viewport,
         GdkFrameClock *clock,
         gpointer       data)
{
  guint     *frames = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (viewport));

  if (++*frames < 2)
    return G_SOURCE_CONTINUE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, viewport))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), focus, NULL);

  return G_SOURCE_REMOVE;
}

/* Nothing is scrolled, unless the place is out of sight. */
static gboolean
give (GtkWidget *widget,
      gboolean   to_what_is_in_it)
{
  GtkWidget     *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment = viewport != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)) : NULL;
  double         value = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;

  if (!(to_what_is_in_it ? gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD) : gtk_widget_grab_focus (widget)))
    return FALSE;
  if (adjustment != NULL)
    {
      gtk_adjustment_set_value (adjustment, value);
      gtk_widget_add_tick_callback (viewport, show_cb, g_new0 (guint, 1), g_free);
    }

  return TRUE;
}

static gboolean
is_same (RogFocusPlace *self,
         GtkWidget     *widget)
{
  g_autofree char *what = describe (widget);

  return g_strcmp0 (what, self->what) == 0 && gtk_widget_get_mapped (widget) && give (widget, FALSE);
}

static gboolean
return_to_same (RogFocusPlace *self,
                GtkWidget     *widget)
{
  if (is_same (self, widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (return_to_same (self, child))
      return TRUE;

  return FALSE;
}

/* What has come into its place; the last there is, where it was the last. */
static GtkWidget *
follow (RogFocusPlace *self,
        GtkWidget     *root)
{
  GtkWidget *widget = root;

  for (guint i = self->path->len; i-- > 0 && gtk_widget_get_first_child (widget) != NULL;)
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      for (guint n = g_array_index (self->path, guint, i); n > 0 && gtk_widget_get_next_sibling (child) != NULL; n--)
        child = gtk_widget_get_next_sibling (child);
      widget = child;
    }

  return widget;
}

/**
 * rog_focus_place_return:
 * @self: where the keyboard was
 * @root: where it was in
 *
 * Gives the keyboard to what does the same; where that is gone, to what has come into its place.
 *
 * Returns: whether something there took it
 */
gboolean
rog_focus_place_return (RogFocusPlace *self,
                        GtkWidget     *root)
{
  GtkWidget *there = follow (self, root);

  /* Where some are called the same, it is the one in its place. */
  if (self->what != NULL && (is_same (self, there) || return_to_same (self, root)))
    return TRUE;
  for (GtkWidget *widget = there; widget != NULL; widget = widget != root ? gtk_widget_get_parent (widget) : NULL)
    if (give (widget, TRUE))
      return TRUE;

  return FALSE;
}

/**
 * rog_focus_place_take:
 * @place: (inout) (nullable): where the keyboard was on @page before
 * @page: a page that another one is about to cover
 *
 * Keeps where the keyboard is on @page, for rog_focus_place_give_back().
 */
void
rog_focus_place_take (RogFocusPlace **place,
                      GtkWidget      *page)
{
  g_clear_pointer (place, rog_focus_place_free);
  *place = rog_focus_place_new (page);
}

/**
 * rog_focus_place_give_back:
 * @self: (nullable): where the keyboard was on @page
 * @page: the page, which is seen again
 *
 * Gives the keyboard back, unless the person has taken it elsewhere meanwhile.
 */
void
rog_focus_place_give_back (RogFocusPlace *self,
                           GtkWidget     *page)
{
  GtkRoot   *window = gtk_widget_get_root (page);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (window) : NULL;

  if (self != NULL && gtk_widget_get_mapped (page) && (focus == NULL || gtk_widget_is_ancestor (focus, gtk_widget_get_parent (page))))
    rog_focus_place_return (self, page);
}
