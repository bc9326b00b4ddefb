// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands on a page that cannot be drawn: its number, why, and its text if it has any.

#include "config.h"

#include <glib/gi18n.h>

#include "confine/rog-confine-error.h"
#include "reader/rog-reader-private.h"

typedef struct
{
  GtkWidget *box;
  guint      page;
} ShowText;

static const char *
reason_of (const GError *error)
{
  if (g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT))
    return _("It is too large to be drawn at this size: zoom out.");

  /* The worker's own words are not shown: the file may have made it say them. */
  return _("The process that reads documents does not get past it. Nothing else is affected: the file is kept and can be exported.");
}

static void
show_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree ShowText *job = user_data;
  g_autoptr (GtkWidget) box = job->box;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPageText) text = rog_page_source_text_finish (ROG_PAGE_SOURCE (source), result, &error);
  GtkWidget *label, *scrolled;

  if (gtk_widget_get_parent (box) == NULL)
    return;
  label = gtk_label_new (text == NULL ? reason_of (error) : rog_page_text_get_length (text) == 0 ? _("This page has no text.") : rog_page_text_get_text (text));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), FALSE);
  gtk_box_append (GTK_BOX (box), scrolled);
}

static void
clicked_cb (GtkButton *button,
            GtkWidget *box)
{
  RogReader *self = ROG_READER (gtk_widget_get_ancestor (box, ROG_TYPE_READER));
  ShowText  *job = g_new0 (ShowText, 1);

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  job->box = g_object_ref (box);
  job->page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (box), "page"));
  rog_page_source_text_async (self->source, job->page, self->cancellable, show_text_cb, job);
}

static GtkWidget *
failure_new (guint         page,
             const GError *error)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget       *button = gtk_button_new_with_mnemonic (_("_Show Text"));
  g_autofree char *title = g_strdup_printf (_("Page %u cannot be shown"), page);
  GtkWidget       *heading = gtk_label_new (title), *reason = gtk_label_new (reason_of (error));

  gtk_widget_add_css_class (box, "failed-page");
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_justify (GTK_LABEL (reason), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (heading, 48);
  gtk_widget_set_margin_start (reason, 24);
  gtk_widget_set_margin_end (reason, 24);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), reason);
  gtk_box_append (GTK_BOX (box), button);
  g_object_set_data (G_OBJECT (box), "page", GUINT_TO_POINTER (page));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), box, 0);
  return box;
}

/* rog_reader_failures_add: puts a box on @page that says why it cannot be drawn. */
void
rog_reader_failures_add (RogReader    *self,
                         guint         page,
                         const GError *error)
{
  if (g_hash_table_contains (self->failures, GUINT_TO_POINTER (page)))
    return;

  GtkWidget *box = failure_new (page, error);
  gtk_widget_insert_before (box, GTK_WIDGET (self), self->bubble);
  g_hash_table_insert (self->failures, GUINT_TO_POINTER (page), box);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* rog_reader_failures_allocate: each box as large as its page, or larger where its words need it. */
void
rog_reader_failures_allocate (RogReader *self)
{
  GHashTableIter iter;
  gpointer       key, value;

  g_hash_table_iter_init (&iter, self->failures);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint           page = GPOINTER_TO_UINT (key);
      graphene_rect_t view;
      RogRect         all = { 0, 0, (int)(self->layout.widths[page] * 1000), (int)(self->layout.heights[page] * 1000) };
      int             least_width, least_height;

      rog_reader_to_view (self, page, &all, &view);
      gtk_widget_measure (value, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
      int width = MAX (least_width, (int)view.size.width);
      gtk_widget_measure (value, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
      gtk_widget_size_allocate (value, &(GtkAllocation){ (int)view.origin.x, (int)view.origin.y, width, MAX (least_height, (int)view.size.height) }, -1);
    }
}

void
rog_reader_failures_clear (RogReader *self)
{
  GHashTableIter iter;
  gpointer       box;

  g_hash_table_iter_init (&iter, self->failures);
  while (g_hash_table_iter_next (&iter, NULL, &box))
    gtk_widget_unparent (box);
  g_hash_table_remove_all (self->failures);
}
