// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "reader/rog-reader-private.h"
#include "reader/rog-reader-thumbnails.h"

#define STRIP_WIDTH 96
#define PAGE_WIDTH 62

struct _RogReaderThumbnails
{
  GtkWidget parent_instance;

  RogReader          *reader;
  GtkWidget          *scrolled;
  GtkWidget          *list;
  GtkSingleSelection *selection;
  GtkStringList      *numbers;
  gboolean            following;
};

G_DEFINE_FINAL_TYPE (RogReaderThumbnails, rog_reader_thumbnails, GTK_TYPE_WIDGET)

static void
show_picture (GtkWidget *picture,
              RogReader *reader)
{
  guint       page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (picture), "page"));
  GdkTexture *texture = reader->pages && page > 0 ? rog_reader_pages_peek_coarse (reader->pages, page) : NULL;

  gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (texture));
}

static void
ready_cb (GtkWidget      *picture,
          guint           page,
          RogReaderPages *pages)
{
  GtkWidget *strip = gtk_widget_get_ancestor (picture, ROG_TYPE_READER_THUMBNAILS);

  if (strip && page == GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (picture), "page")))
    show_picture (picture, ROG_READER_THUMBNAILS (strip)->reader);
}

static void
set_up_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *picture = gtk_picture_new (), *number = gtk_label_new (NULL);

  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_FILL);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_add_css_class (picture, "thumbnail");
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (number, "number");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         RogReaderThumbnails      *self)
{
  GtkWidget       *box = gtk_list_item_get_child (item), *picture = gtk_widget_get_first_child (box);
  guint            page = gtk_list_item_get_position (item) + 1;
  g_autofree char *words = g_strdup_printf (C_("accessible name", "Page %u"), page);
  double           width, height;

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
  gtk_list_item_set_accessible_label (item, words);
  if (self->reader->source == NULL)
    return;
  rog_page_source_get_page_size (self->reader->source, page, &width, &height);
  gtk_widget_set_size_request (picture, PAGE_WIDTH, (int)CLAMP (PAGE_WIDTH * height / MAX (1, width), 20, 160));
  g_object_set_data (G_OBJECT (picture), "page", GUINT_TO_POINTER (page));
  g_signal_connect_object (self->reader->pages, "ready", G_CALLBACK (ready_cb), picture, G_CONNECT_SWAPPED);
  show_picture (picture, self->reader);
  rog_reader_pages_want_coarse (self->reader->pages, page);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           RogReaderThumbnails      *self)
{
  GtkWidget *picture = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  g_object_set_data (G_OBJECT (picture), "page", NULL);
  if (self->reader && self->reader->pages)
    g_signal_handlers_disconnect_by_func (self->reader->pages, ready_cb, picture);
  gtk_picture_set_paintable (GTK_PICTURE (picture), NULL);
}

static void
selected_cb (RogReaderThumbnails *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (!self->following && position != GTK_INVALID_LIST_POSITION)
    rog_reader_show_page (self->reader, position + 1);
}

static void
page_cb (RogReaderThumbnails *self)
{
  guint page = rog_reader_get_page (self->reader);

  if (page == 0 || page > g_list_model_get_n_items (G_LIST_MODEL (self->numbers)))
    return;
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, page - 1);
  if (gtk_widget_get_mapped (self->list))
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->list), page - 1, GTK_LIST_SCROLL_NONE, NULL);
  self->following = FALSE;
}

/**
 * rog_reader_thumbnails_reload:
 * @shown: whether they are seen: rows that are not would be made, measured and drawn all the same, while the page is
 *   waited for
 *
 * Takes the reader's present document.
 */
void
rog_reader_thumbnails_reload (RogReaderThumbnails *self,
                              gboolean             shown)
{
  guint n = shown && self->reader->source ? rog_page_source_get_n_pages (self->reader->source) : 0;
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  for (guint page = 1; page <= n; page++)
    {
      g_autofree char *label = rog_page_source_dup_label (self->reader->source, page);
      if (label)
        g_strv_builder_add (numbers, label);
      else
        g_strv_builder_take (numbers, g_strdup_printf ("%u", page));
    }
  g_auto (GStrv) strings = g_strv_builder_end (numbers);
  self->following = TRUE;
  gtk_string_list_splice (self->numbers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->numbers)), (const char *const *)strings);
  self->following = FALSE;
  page_cb (self);
}

static void
rog_reader_thumbnails_dispose (GObject *object)
{
  RogReaderThumbnails *self = ROG_READER_THUMBNAILS (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->numbers);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (rog_reader_thumbnails_parent_class)->dispose (object);
}

static void
rog_reader_thumbnails_class_init (RogReaderThumbnailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_reader_thumbnails_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rog_reader_thumbnails_init (RogReaderThumbnails *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->numbers = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->numbers)));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "Pages"), -1);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_widget_set_size_request (self->scrolled, STRIP_WIDTH, -1);
  gtk_widget_add_css_class (self->scrolled, "thumbnails");
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
rog_reader_thumbnails_new (RogReader *reader)
{
  RogReaderThumbnails *self = g_object_new (ROG_TYPE_READER_THUMBNAILS, NULL);

  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "notify::page", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
