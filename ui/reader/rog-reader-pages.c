// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two pictures a page. The coarse one costs a tenth and is what a page that comes into
// view is painted with at once; the sharp one replaces it. What is drawn next is chosen
// anew after each page, so that fast scrolling leaves no queue behind.

#include "reader/rog-reader-pages.h"

#include "pdf/rog-pdf.h"

#define COARSE_SCALE ROG_PDF_COARSE_SCALE
#define AHEAD_SHARP 2
#define AHEAD_COARSE 10
#define KEEP_WANTED 64

typedef struct
{
  GdkTexture *coarse;
  GdkTexture *sharp;
  double      sharp_scale;
  GError     *error;
} Entry;

struct _RogReaderPages
{
  GObject parent_instance;

  RogPageSource *source;
  gsize          budget;
  gsize          bytes;
  GHashTable    *entries;
  GQueue         coarse_wanted;
  guint          first;
  guint          last;
  double         scale;
  guint          drawing;
  double         drawing_scale;
  GCancellable  *cancellable;
};

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RogReaderPages, rog_reader_pages, G_TYPE_OBJECT)

static void draw_next (RogReaderPages *self);

static gsize
texture_bytes (GdkTexture *texture)
{
  return texture ? (gsize)gdk_texture_get_width (texture) * gdk_texture_get_height (texture) * 4 : 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->coarse);
  g_clear_object (&entry->sharp);
  g_clear_error (&entry->error);
  g_free (entry);
}

static Entry *
entry_of (RogReaderPages *self,
          guint           page)
{
  Entry *entry = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (page));

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (self->entries, GUINT_TO_POINTER (page), entry);
    }
  return entry;
}

static guint
distance (RogReaderPages *self,
          guint           page)
{
  if (page < self->first)
    return self->first - page;
  return page > self->last ? page - self->last : 0;
}

static void
drop (RogReaderPages *self,
      GdkTexture    **texture)
{
  self->bytes -= texture_bytes (*texture);
  g_clear_object (texture);
}

/* The farthest sharp picture goes first, then the farthest coarse one; what is seen stays. */
static gboolean
evict_one (RogReaderPages *self)
{
  GHashTableIter iter;
  gpointer       key, value;
  GdkTexture   **victim = NULL;
  guint64        worst = 0;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Entry  *entry = value;
      guint64 far = distance (self, GPOINTER_TO_UINT (key));

      if (far == 0)
        continue;
      if (entry->sharp && (far << 32) > worst)
        {
          worst = far << 32;
          victim = &entry->sharp;
        }
      if (entry->coarse && far > worst)
        {
          worst = far;
          victim = &entry->coarse;
        }
    }
  if (victim == NULL)
    return FALSE;
  drop (self, victim);
  return TRUE;
}

static gboolean
is_sharp (RogReaderPages *self,
          guint           page)
{
  Entry *entry = entry_of (self, page);

  return entry->error != NULL || (entry->sharp && ABS (entry->sharp_scale - self->scale) < 0.001);
}

static gboolean
has_any (RogReaderPages *self,
         guint           page)
{
  Entry *entry = entry_of (self, page);

  return entry->error != NULL || entry->coarse != NULL || entry->sharp != NULL;
}

/* Seen and blank, seen and coarse, near and coarse, a little ahead, wanted by a thumbnail. */
static gboolean
choose (RogReaderPages *self,
        guint          *page,
        double         *scale)
{
  guint n = rog_page_source_get_n_pages (self->source);

  *scale = COARSE_SCALE;
  for (*page = self->first; self->first > 0 && *page <= self->last; (*page)++)
    if (!has_any (self, *page) && self->scale > COARSE_SCALE)
      return TRUE;
  *scale = self->scale;
  for (*page = self->first; self->first > 0 && *page <= self->last; (*page)++)
    if (!is_sharp (self, *page))
      return TRUE;
  *scale = COARSE_SCALE;
  while (!g_queue_is_empty (&self->coarse_wanted))
    {
      *page = GPOINTER_TO_UINT (g_queue_pop_head (&self->coarse_wanted));
      if (entry_of (self, *page)->coarse == NULL && entry_of (self, *page)->error == NULL)
        return TRUE;
    }
  if (self->first == 0 || self->bytes > self->budget / 4 * 3)
    return FALSE;
  *scale = self->scale;
  for (guint step = 1; step <= AHEAD_SHARP; step++)
    for (guint side = 0; side < 2; side++)
      {
        *page = side == 0 ? self->last + step : self->first - step;
        if (*page >= 1 && *page <= n && !is_sharp (self, *page))
          return TRUE;
      }
  *scale = COARSE_SCALE;
  for (guint step = 1; step <= AHEAD_COARSE; step++)
    for (guint side = 0; side < 2; side++)
      {
        *page = side == 0 ? self->last + step : self->first - step;
        if (*page >= 1 && *page <= n && !has_any (self, *page))
          return TRUE;
      }
  return FALSE;
}

static void
keep (RogReaderPages *self,
      GdkTexture     *texture)
{
  Entry       *entry = entry_of (self, self->drawing);
  GdkTexture **place = self->drawing_scale > COARSE_SCALE ? &entry->sharp : &entry->coarse;

  if (*place)
    drop (self, place);
  *place = g_object_ref (texture);
  self->bytes += texture_bytes (texture);
  if (place == &entry->sharp)
    entry->sharp_scale = self->drawing_scale;
  else if (self->drawing_scale < COARSE_SCALE || ABS (self->drawing_scale - self->scale) < 0.001)
    {
      /* A page shown so small that its coarse picture is the sharp one. */
      if (entry->sharp)
        drop (self, &entry->sharp);
      entry->sharp = g_object_ref (texture);
      entry->sharp_scale = self->drawing_scale;
      self->bytes += texture_bytes (texture);
    }
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogReaderPages) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = rog_page_source_render_finish (ROG_PAGE_SOURCE (source), result, &error);
  guint page = self->drawing;

  if (self->source == NULL)
    return;
  if (texture)
    keep (self, texture);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    page = 0;
  else
    {
      Entry *entry = entry_of (self, page);
      g_clear_error (&entry->error);
      entry->error = g_steal_pointer (&error);
    }
  self->drawing = 0;
  while (self->bytes > self->budget && evict_one (self))
    ;
  if (page > 0)
    g_signal_emit (self, signals[READY], 0, page);
  draw_next (self);
}

static void
draw_next (RogReaderPages *self)
{
  guint  page;
  double scale;

  if (self->drawing > 0 || self->source == NULL || !choose (self, &page, &scale))
    return;
  self->drawing = page;
  self->drawing_scale = scale;
  rog_page_source_render_async (self->source, page, scale, self->cancellable, drawn_cb, g_object_ref (self));
}

static void
rog_reader_pages_dispose (GObject *object)
{
  RogReaderPages *self = ROG_READER_PAGES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->source);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_queue_clear (&self->coarse_wanted);
  G_OBJECT_CLASS (rog_reader_pages_parent_class)->dispose (object);
}

static void
rog_reader_pages_finalize (GObject *object)
{
  g_clear_object (&ROG_READER_PAGES (object)->cancellable);
  G_OBJECT_CLASS (rog_reader_pages_parent_class)->finalize (object);
}

static void
rog_reader_pages_class_init (RogReaderPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_reader_pages_dispose;
  G_OBJECT_CLASS (klass)->finalize = rog_reader_pages_finalize;
  signals[READY] = g_signal_new ("ready", ROG_TYPE_READER_PAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rog_reader_pages_init (RogReaderPages *self)
{
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
  self->cancellable = g_cancellable_new ();
  self->scale = 1;
}

/**
 * rog_reader_pages_new:
 * @budget: bytes of pixels to hold at most; the pages in view are held in any case
 *
 * Disposing of the cache cancels what is being drawn; drop it by
 * g_object_run_dispose() when the document closes, since a running job holds it.
 */
RogReaderPages *
rog_reader_pages_new (RogPageSource *source,
                      gsize          budget)
{
  RogReaderPages *self = g_object_new (ROG_TYPE_READER_PAGES, NULL);

  self->source = g_object_ref (source);
  self->budget = budget;
  return self;
}

/**
 * rog_reader_pages_want:
 * @first: first page in view
 * @last: last page in view
 * @scale: device pixels per point
 */
void
rog_reader_pages_want (RogReaderPages *self,
                       guint           first,
                       guint           last,
                       double          scale)
{
  self->first = first;
  self->last = last;
  self->scale = scale;
  draw_next (self);
}

/**
 * rog_reader_pages_peek:
 *
 * Returns: (transfer none) (nullable): the best picture there is of @page
 */
GdkTexture *
rog_reader_pages_peek (RogReaderPages *self,
                       guint           page,
                       double          scale)
{
  Entry *entry = entry_of (self, page);

  if (entry->sharp && (entry->coarse == NULL || entry->sharp_scale > COARSE_SCALE || entry->sharp_scale >= scale))
    return entry->sharp;
  return entry->coarse ? entry->coarse : entry->sharp;
}

/**
 * rog_reader_pages_peek_coarse:
 *
 * Returns: (transfer none) (nullable): a small picture, for a thumbnail
 */
GdkTexture *
rog_reader_pages_peek_coarse (RogReaderPages *self,
                              guint           page)
{
  Entry *entry = entry_of (self, page);

  return entry->coarse ? entry->coarse : entry->sharp;
}

void
rog_reader_pages_want_coarse (RogReaderPages *self,
                              guint           page)
{
  g_queue_push_head (&self->coarse_wanted, GUINT_TO_POINTER (page));
  if (g_queue_get_length (&self->coarse_wanted) > KEEP_WANTED)
    g_queue_pop_tail (&self->coarse_wanted);
  draw_next (self);
}

/**
 * rog_reader_pages_peek_error:
 *
 * Returns: (transfer none) (nullable): why @page could not be drawn
 */
const GError *
rog_reader_pages_peek_error (RogReaderPages *self,
                             guint           page)
{
  return entry_of (self, page)->error;
}

gboolean
rog_reader_pages_is_sharp (RogReaderPages *self,
                           guint           first,
                           guint           last)
{
  for (guint page = first; page <= last; page++)
    if (!is_sharp (self, page))
      return FALSE;
  return TRUE;
}

gsize
rog_reader_pages_get_bytes (RogReaderPages *self)
{
  return self->bytes;
}
