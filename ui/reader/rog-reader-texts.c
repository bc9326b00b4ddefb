// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader/rog-reader-texts.h"

#define TEXTS_KEPT 48

struct _RogReaderTexts
{
  GObject parent_instance;

  RogPageSource *source;
  GCancellable  *cancellable;
  GHashTable    *texts;   /* page → RogPageText */
  GHashTable    *pending; /* pages that were asked for */
  GQueue         recent;  /* pages, the oldest first */
};

enum
{
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RogReaderTexts, rog_reader_texts, G_TYPE_OBJECT)

static void
keep (RogReaderTexts *self,
      guint           page,
      RogPageText    *text)
{
  g_hash_table_insert (self->texts, GUINT_TO_POINTER (page), g_object_ref (text));
  g_queue_push_tail (&self->recent, GUINT_TO_POINTER (page));
  while (g_queue_get_length (&self->recent) > TEXTS_KEPT)
    g_hash_table_remove (self->texts, g_queue_pop_head (&self->recent));
}

typedef struct
{
  RogReaderTexts *texts;
  guint           page;
} TextJob;

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree TextJob *job = user_data;
  g_autoptr (RogReaderTexts) self = job->texts;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPageText) text = rog_page_source_text_finish (ROG_PAGE_SOURCE (source), result, &error);

  if (self->source == NULL)
    return;
  g_hash_table_remove (self->pending, GUINT_TO_POINTER (job->page));
  if (text == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (text == NULL)
    {
      /* The picture is what matters here; a page whose text cannot be had is marked by area. */
      g_debug ("no text for page %u: %s", job->page, error->message);
      text = rog_page_text_new ("", NULL, 0, NULL);
    }
  keep (self, job->page, text);
  g_signal_emit (self, signals[READY], 0, job->page, text);
}

static void
rog_reader_texts_dispose (GObject *object)
{
  RogReaderTexts *self = ROG_READER_TEXTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->source);
  g_hash_table_remove_all (self->texts);
  g_hash_table_remove_all (self->pending);
  g_queue_clear (&self->recent);
  G_OBJECT_CLASS (rog_reader_texts_parent_class)->dispose (object);
}

static void
rog_reader_texts_finalize (GObject *object)
{
  RogReaderTexts *self = ROG_READER_TEXTS (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->pending);
  G_OBJECT_CLASS (rog_reader_texts_parent_class)->finalize (object);
}

static void
rog_reader_texts_class_init (RogReaderTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_reader_texts_dispose;
  G_OBJECT_CLASS (klass)->finalize = rog_reader_texts_finalize;
  signals[READY] = g_signal_new ("ready", ROG_TYPE_READER_TEXTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_UINT, ROG_TYPE_PAGE_TEXT);
}

static void
rog_reader_texts_init (RogReaderTexts *self)
{
  self->cancellable = g_cancellable_new ();
  self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->pending = g_hash_table_new (NULL, NULL);
}

/**
 * rog_reader_texts_new:
 *
 * As with #RogReaderPages: drop it by g_object_run_dispose() when the document closes,
 * since a text that was asked for holds it.
 */
RogReaderTexts *
rog_reader_texts_new (RogPageSource *source)
{
  RogReaderTexts *self = g_object_new (ROG_TYPE_READER_TEXTS, NULL);

  self->source = g_object_ref (source);
  return self;
}

/**
 * rog_reader_texts_peek:
 * @page: from 1 to the number of pages
 *
 * Returns: (transfer none) (nullable): the page's text; where it is not there yet it is
 *   asked for, and `ready` tells
 */
RogPageText *
rog_reader_texts_peek (RogReaderTexts *self,
                       guint           page)
{
  RogPageText *text = g_hash_table_lookup (self->texts, GUINT_TO_POINTER (page));

  if (text == NULL && g_hash_table_add (self->pending, GUINT_TO_POINTER (page)))
    {
      TextJob *job = g_new0 (TextJob, 1);

      job->texts = g_object_ref (self);
      job->page = page;
      rog_page_source_text_async (self->source, page, self->cancellable, text_cb, job);
    }
  return text;
}
