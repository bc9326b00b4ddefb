// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/rog-announce.h"
#include "reader/rog-reader-find.h"

struct _RogReaderFind
{
  GtkWidget parent_instance;

  RogReader    *reader;
  GtkWidget    *revealer;
  GtkWidget    *entry;
  GtkWidget    *count;
  GCancellable *cancellable;
  char         *words;
  GPtrArray    *hits;
  guint         current;
  guint         page;
  guint         without_text;
};

G_DEFINE_FINAL_TYPE (RogReaderFind, rog_reader_find, GTK_TYPE_WIDGET)

static void scan_next (RogReaderFind *self);

static void
show_hit (RogReaderFind *self)
{
  gboolean any = self->hits->len > 0;

  rog_reader_set_hits (self->reader, self->hits, self->current);
  if (any)
    rog_reader_show_passage (self->reader, g_ptr_array_index (self->hits, self->current));
}

static void
show_count (RogReaderFind *self,
            gboolean       announce)
{
  g_autofree char *text = NULL;

  if (self->words == NULL)
    text = g_strdup ("");
  else if (self->hits->len > 0)
    text = g_strdup_printf (_("%u of %u"), self->current + 1, self->hits->len);
  else if (rog_reader_find_is_busy (self))
    text = g_strdup (_("Searching…"));
  else if (self->without_text > 0)
    text = g_strdup_printf (ngettext ("Not found; %u page has no text", "Not found; %u pages have no text", self->without_text), self->without_text);
  else
    text = g_strdup (_("Not found"));
  gtk_label_set_label (GTK_LABEL (self->count), text);
  if (announce)
    {
      g_autofree char *said = g_strdup_printf (ngettext ("%u passage found", "%u passages found", self->hits->len), self->hits->len);
      rog_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
}

/* The first hit at or after the page that is read. */
static void
choose_first (RogReaderFind *self)
{
  self->current = 0;
  while (self->current + 1 < self->hits->len && rog_passage_get_page (g_ptr_array_index (self->hits, self->current)) < rog_reader_get_page (self->reader))
    self->current++;
}

static void
take_page (RogReaderFind *self,
           RogPageText   *text)
{
  g_autoptr (GArray) found = rog_page_text_find (text, self->words);

  if (!rog_page_text_has_words (text))
    self->without_text++;
  for (guint i = 0; i < found->len; i++)
    {
      RogTextRange *range = &g_array_index (found, RogTextRange, i);
      g_autoptr (GArray) quads = rog_page_text_get_quads (text, range);
      g_autofree char *quote = rog_page_text_get_quote (text, range);
      if (quads->len > 0)
        g_ptr_array_add (self->hits, rog_passage_new (self->page, quads, quote));
    }
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RogReaderFind) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPageText) text = rog_page_source_text_finish (ROG_PAGE_SOURCE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;
  if (text)
    take_page (self, text);
  else
    self->without_text++;
  scan_next (self);
}

static void
scan_next (RogReaderFind *self)
{
  RogPageSource *source = rog_reader_get_source (self->reader);

  if (source && self->page < rog_page_source_get_n_pages (source))
    {
      self->page++;
      rog_page_source_text_async (source, self->page, self->cancellable, text_cb, g_object_ref (self));
      show_count (self, FALSE);
      return;
    }
  g_clear_object (&self->cancellable);
  choose_first (self);
  show_hit (self);
  show_count (self, TRUE);
}

static void
stop (RogReaderFind *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_clear_pointer (&self->words, g_free);
  self->page = self->current = self->without_text = 0;
}

/**
 * rog_reader_find_search:
 * @words: what to find; empty for nothing
 */
void
rog_reader_find_search (RogReaderFind *self,
                        const char    *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  stop (self);
  rog_reader_set_hits (self->reader, NULL, 0);
  if (*stripped != '\0' && rog_reader_get_source (self->reader))
    {
      self->words = g_steal_pointer (&stripped);
      self->cancellable = g_cancellable_new ();
      scan_next (self);
    }
  else
    show_count (self, FALSE);
}

/**
 * rog_reader_find_step:
 * @direction: 1 to the next hit, -1 to the one before; round the ends
 */
void
rog_reader_find_step (RogReaderFind *self,
                      int            direction)
{
  if (self->hits->len == 0)
    return;
  self->current = (self->current + self->hits->len + (guint)direction) % self->hits->len;
  show_hit (self);
  show_count (self, FALSE);
  rog_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (GTK_LABEL (self->count)), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
next_cb (RogReaderFind *self)
{
  rog_reader_find_step (self, 1);
}

static void
previous_cb (RogReaderFind *self)
{
  rog_reader_find_step (self, -1);
}

static void
changed_cb (RogReaderFind *self)
{
  rog_reader_find_search (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

void
rog_reader_find_open (RogReaderFind *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * rog_reader_find_close:
 *
 * Closes the bar; focus goes to the text.
 */
void
rog_reader_find_close (RogReaderFind *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  stop (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  rog_reader_set_hits (self->reader, NULL, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

guint
rog_reader_find_get_n_hits (RogReaderFind *self)
{
  return self->hits->len;
}

gboolean
rog_reader_find_is_busy (RogReaderFind *self)
{
  return self->cancellable != NULL;
}

static void
rog_reader_find_dispose (GObject *object)
{
  RogReaderFind *self = ROG_READER_FIND (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (rog_reader_find_parent_class)->dispose (object);
}

static void
rog_reader_find_class_init (RogReaderFindClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_reader_find_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_SEARCH);
}

static GtkWidget *
step_button (RogReaderFind *self,
             const char    *icon,
             const char    *words,
             GCallback      callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
rog_reader_find_init (RogReaderFind *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry), _("Find in document"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "next-match", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "previous-match", G_CALLBACK (previous_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (rog_reader_find_close), self, G_CONNECT_SWAPPED);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (self->count, "dimmed");
  gtk_widget_add_css_class (steps, "linked");
  gtk_box_append (GTK_BOX (steps), step_button (self, "go-up-symbolic", _("Previous Hit"), G_CALLBACK (previous_cb)));
  gtk_box_append (GTK_BOX (steps), step_button (self, "go-down-symbolic", _("Next Hit"), G_CALLBACK (next_cb)));
  gtk_widget_add_css_class (bar, "find-bar");
  gtk_box_append (GTK_BOX (bar), self->entry);
  gtk_box_append (GTK_BOX (bar), self->count);
  gtk_box_append (GTK_BOX (bar), steps);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), bar);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

GtkWidget *
rog_reader_find_new (RogReader *reader)
{
  RogReaderFind *self = g_object_new (ROG_TYPE_READER_FIND, NULL);

  self->reader = g_object_ref (reader);
  return GTK_WIDGET (self);
}
