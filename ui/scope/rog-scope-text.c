// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text of several lines that grows with what is written. It has no undo of its own: what is
// typed is saved, and undo takes the save back.
#include "scope/rog-scope-text.h"

static GtkTextBuffer *
get_buffer (GtkWidget *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/**
 * rog_scope_text_new:
 * @label: how it is called
 * @changed: called with @owner when its text is another one
 * @owner: an object
 *
 * Returns: (transfer floating): the text
 */
GtkWidget *
rog_scope_text_new (const char *label,
                    GCallback   changed,
                    gpointer    owner)
{
  GtkWidget *self = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), 10);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), 10);
  gtk_widget_set_size_request (self, -1, 64);
  gtk_widget_add_css_class (self, "scope-text");
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (get_buffer (self), "changed", changed, owner, G_CONNECT_SWAPPED);

  return self;
}

/**
 * rog_scope_text_set:
 * @self: the text
 * @text: what it shall say; the cursor stays where that is what it says already
 */
void
rog_scope_text_set (GtkWidget  *self,
                    const char *text)
{
  g_autofree char *now = rog_scope_text_dup (self);

  if (!g_str_equal (now, text))
    gtk_text_buffer_set_text (get_buffer (self), text, -1);
}

char *
rog_scope_text_dup (GtkWidget *self)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (get_buffer (self), &from, &to);

  return gtk_text_buffer_get_text (get_buffer (self), &from, &to, FALSE);
}
