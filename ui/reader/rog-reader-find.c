// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "reader/rog-reader-find.h"
#include "widgets/rog-announce.h"
#include "widgets/rog-toggles.h"

/* Which hit of a document that was opened for its hits. */
typedef enum
{
  WANTED_NONE,
  WANTED_FIRST,
  WANTED_LAST,
} Wanted;

struct _RogReaderFind
{
  GtkWidget parent_instance;

  RogReader    *reader;
  GtkWidget    *revealer;
  GtkWidget    *entry;
  GtkWidget    *count;
  GtkWidget    *scope;
  GCancellable *cancellable;
  char         *words;
  GPtrArray    *hits;
  guint         current;
  guint         page;
  guint         without_text;
  gboolean      jumps; /* the first hit is shown once it is known */

  char      *document;  /* (nullable): the one that is open */
  GPtrArray *documents; /* (nullable) (element-type RogFindDocument): all of them, once it is known */
  guint      n_unread;
  Wanted     wanted;
  gboolean   had_focus; /* while another document is opened the bar is not there to have it */
};

G_DEFINE_FINAL_TYPE (RogReaderFind, rog_reader_find, GTK_TYPE_WIDGET)

enum
{
  SOUGHT_WIDE,
  DOCUMENT_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * rog_find_document_new:
 * @id: a document's id
 * @n: how often the words stand in it
 */
RogFindDocument *
rog_find_document_new (const char *id,
                       guint       n)
{
  RogFindDocument *document = g_new0 (RogFindDocument, 1);

  document->id = g_strdup (id);
  document->n = n;
  return document;
}

void
rog_find_document_free (RogFindDocument *document)
{
  g_free (document->id);
  g_free (document);
}

static gboolean
is_wide (RogReaderFind *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->scope)), "dossier") == 0;
}

/* --- the whole dossier --- */

static RogFindDocument *
document_at (RogReaderFind *self,
             guint          i)
{
  return g_ptr_array_index (self->documents, i);
}

/* How many hits are in all documents, and how many before the one that is open. */
static guint
count_wide (RogReaderFind *self,
            guint         *before)
{
  guint    total = 0;
  gboolean passed = FALSE;

  *before = 0;
  for (guint i = 0; self->documents && i < self->documents->len; i++)
    {
      passed = passed || g_strcmp0 (document_at (self, i)->id, self->document) == 0;
      *before += passed ? 0 : document_at (self, i)->n;
      total += document_at (self, i)->n;
    }
  return total;
}

static const char *
next_document (RogReaderFind *self,
               int            direction)
{
  guint n = self->documents ? self->documents->len : 0, at = 0;

  while (at < n && g_strcmp0 (document_at (self, at)->id, self->document) != 0)
    at++;
  for (guint i = 1; i <= n; i++)
    {
      RogFindDocument *document = document_at (self, (at + n + i * (guint)(direction > 0 ? 1 : n - 1)) % n);
      if (document->n > 0)
        return document->id;
    }
  return NULL;
}

static void scan_next (RogReaderFind *self);

static void
show_hit (RogReaderFind *self)
{
  gboolean any = self->hits->len > 0;

  rog_reader_set_hits (self->reader, self->hits, self->current);
  if (any && self->jumps)
    rog_reader_show_passage (self->reader, g_ptr_array_index (self->hits, self->current));
}

static char *
describe_wide (RogReaderFind *self)
{
  guint            before, total = count_wide (self, &before);
  g_autofree char *unread = g_strdup_printf (ngettext ("%u document has no text", "%u documents have no text", self->n_unread), self->n_unread);
  g_autofree char *count = NULL;

  if (self->documents == NULL)
    return g_strdup (_("Searching…"));
  if (self->hits->len > 0)
    count = g_strdup_printf (_("%u of %u"), before + self->current + 1, total);
  else if (total > 0)
    count = g_strdup_printf (ngettext ("%u in other documents", "%u in other documents", total), total);
  else
    count = g_strdup (_("Not found"));
  /* Translators: how many hits, and what could not be searched. */
  return self->n_unread > 0 ? g_strdup_printf (_("%s; %s"), count, unread) : g_steal_pointer (&count);
}

static char *
describe_count (RogReaderFind *self)
{
  if (self->words == NULL)
    return g_strdup ("");
  if (is_wide (self))
    return describe_wide (self);
  if (self->hits->len > 0)
    return g_strdup_printf (_("%u of %u"), self->current + 1, self->hits->len);
  if (rog_reader_find_is_busy (self))
    return g_strdup (_("Searching…"));
  if (self->without_text > 0)
    return g_strdup_printf (ngettext ("Not found; %u page has no text", "Not found; %u pages have no text", self->without_text), self->without_text);
  return g_strdup (_("Not found"));
}

static void
show_count (RogReaderFind *self,
            gboolean       announce)
{
  g_autofree char *text = describe_count (self);
  guint            before, n = is_wide (self) ? count_wide (self, &before) : self->hits->len;

  gtk_label_set_label (GTK_LABEL (self->count), text);
  if (announce)
    {
      g_autofree char *said = g_strdup_printf (ngettext ("%u passage found", "%u passages found", n), n);
      rog_announce (GTK_ACCESSIBLE (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
}

/* The first hit at or after the page that is read. */
static void
choose_first (RogReaderFind *self)
{
  self->current = self->wanted == WANTED_LAST && self->hits->len > 0 ? self->hits->len - 1 : 0;
  if (self->wanted != WANTED_NONE)
    return;
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
  self->wanted = WANTED_NONE;
  self->jumps = TRUE;
  show_count (self, !is_wide (self));
}

static void
scan (RogReaderFind *self,
      gboolean       jumps)
{
  self->jumps = jumps;
  self->cancellable = g_cancellable_new ();
  scan_next (self);
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
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  self->wanted = WANTED_NONE;
  rog_reader_set_hits (self->reader, NULL, 0);
  if (*stripped == '\0' || (!is_wide (self) && rog_reader_get_source (self->reader) == NULL))
    {
      show_count (self, FALSE);
      return;
    }
  self->words = g_steal_pointer (&stripped);
  if (is_wide (self))
    g_signal_emit (self, signals[SOUGHT_WIDE], 0, self->words);
  if (rog_reader_get_source (self->reader))
    scan (self, TRUE);
  else
    show_count (self, FALSE);
}

/* From the last hit of a document to the first of the next, and the other way; %FALSE where that is this one. */
static gboolean
step_over (RogReaderFind *self,
           int            direction)
{
  gboolean    inside = direction > 0 ? self->current + 1 < self->hits->len : self->current > 0 && self->hits->len > 0;
  const char *next = inside ? NULL : next_document (self, direction);

  if (next == NULL || g_strcmp0 (next, self->document) == 0)
    return FALSE;

  self->wanted = direction > 0 ? WANTED_FIRST : WANTED_LAST;
  self->had_focus = (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  g_signal_emit (self, signals[DOCUMENT_WANTED], 0, next);
  return TRUE;
}

/**
 * rog_reader_find_step:
 * @direction: 1 to the next hit, -1 to the one before; round the ends
 */
void
rog_reader_find_step (RogReaderFind *self,
                      int            direction)
{
  if (is_wide (self) && step_over (self, direction))
    return;
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

static void
scope_cb (RogReaderFind *self)
{
  const char *words = is_wide (self) ? _("Find in dossier") : _("Find in document");

  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  changed_cb (self);
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
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  self->wanted = WANTED_NONE;
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

/**
 * rog_reader_find_has_hits:
 *
 * Returns: whether there is one to step to, in this document or in another
 */
gboolean
rog_reader_find_has_hits (RogReaderFind *self)
{
  guint before;

  return self->hits->len > 0 || (is_wide (self) && count_wide (self, &before) > 0);
}

/**
 * rog_reader_find_allow_wide:
 *
 * Offers the whole dossier: its owner finds there.
 */
void
rog_reader_find_allow_wide (RogReaderFind *self)
{
  gtk_widget_set_visible (gtk_widget_get_parent (self->scope), TRUE);
}

/**
 * rog_reader_find_set_wide:
 * @wide: whether the whole dossier is searched
 */
void
rog_reader_find_set_wide (RogReaderFind *self,
                          gboolean       wide)
{
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->scope), wide ? "dossier" : "document");
}

/**
 * rog_reader_find_set_document:
 * @document: (nullable): the id of the document that the reader is given next
 */
void
rog_reader_find_set_document (RogReaderFind *self,
                              const char    *document)
{
  g_set_str (&self->document, document);
}

/**
 * rog_reader_find_take_wide:
 * @documents: (element-type RogFindDocument): all documents, in the order they are gone through
 * @n_unread: how many of them have no text
 *
 * What was found in the dossier by the words of the last "sought-wide".
 */
void
rog_reader_find_take_wide (RogReaderFind *self,
                           GPtrArray     *documents,
                           guint          n_unread)
{
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  self->documents = g_ptr_array_ref (documents);
  self->n_unread = n_unread;
  show_count (self, TRUE);
}

/**
 * rog_reader_find_source_changed:
 *
 * The reader shows another document: what was sought is sought in it too. Nothing moves by that, unless it
 * was opened for its hits.
 */
void
rog_reader_find_source_changed (RogReaderFind *self)
{
  g_autofree char *words = g_steal_pointer (&self->words);

  stop (self);
  rog_reader_set_hits (self->reader, NULL, 0);
  if (words == NULL || !gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    {
      show_count (self, FALSE);
      return;
    }
  self->words = g_steal_pointer (&words);
  if (rog_reader_get_source (self->reader) == NULL)
    return;
  if (self->wanted != WANTED_NONE && self->had_focus)
    {
      gtk_widget_grab_focus (self->entry);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  scan (self, self->wanted != WANTED_NONE);
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
  g_clear_pointer (&self->document, g_free);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  G_OBJECT_CLASS (rog_reader_find_parent_class)->dispose (object);
}

static void
rog_reader_find_class_init (RogReaderFindClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_reader_find_dispose;
  signals[SOUGHT_WIDE] = g_signal_new ("sought-wide", ROG_TYPE_READER_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DOCUMENT_WANTED] = g_signal_new ("document-wanted", ROG_TYPE_READER_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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

static GtkWidget *
scope_new (RogReaderFind *self)
{
  GtkWidget *scope = adw_toggle_group_new ();

  adw_toggle_group_add (ADW_TOGGLE_GROUP (scope), g_object_new (ADW_TYPE_TOGGLE, "name", "document", "label", C_("find in", "Document"), NULL));
  adw_toggle_group_add (ADW_TOGGLE_GROUP (scope), g_object_new (ADW_TYPE_TOGGLE, "name", "dossier", "label", C_("find in", "Dossier"), NULL));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (scope), "document");
  g_signal_connect_object (scope, "notify::active-name", G_CALLBACK (scope_cb), self, G_CONNECT_SWAPPED);
  return scope;
}

static void
rog_reader_find_init (RogReaderFind *self)
{
  GtkWidget *bar = adw_wrap_box_new (), *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *toggles;

  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->entry), _("Find in document"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find in document"), -1);
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
  self->scope = scope_new (self);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 9);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  gtk_box_append (GTK_BOX (first), self->entry);
  gtk_box_append (GTK_BOX (first), steps);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_box_append (GTK_BOX (second), self->count);
  toggles = rog_toggles_new (ADW_TOGGLE_GROUP (self->scope), C_("accessible name", "Find in"), NULL);
  gtk_widget_set_visible (toggles, FALSE);
  gtk_box_append (GTK_BOX (second), toggles);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), first);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), second);
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
