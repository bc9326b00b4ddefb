// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening a document, what is known of it, and its pages as pictures. What it says is rog-pdf-text.c.

#include "pdf/rog-pdf-private.h"

#include <unistd.h>

#include <glib/gstdio.h>

#include "confine/rog-confine-error.h"
#include "confine/rog-confined-pdf.h"
#include "confine/rog-memfd.h"

/* Pixels that may be out at once, in the cache and on the screen; the worker maps as much. */
#define VISIBLE_SLOTS (768UL * 1024 * 1024)
#define BACKGROUND_SLOTS (128UL * 1024 * 1024)

/* What stands in for a page that cannot be shown: A4. */
#define FALLBACK_WIDTH 595276
#define FALLBACK_HEIGHT 841890

G_DEFINE_FINAL_TYPE (RogPdf, rog_pdf, G_TYPE_OBJECT)

static void
outline_item_free (gpointer data)
{
  RogPdfOutlineItem *item = data;

  g_free (item->title);
  g_free (item);
}

static void
rog_pdf_finalize (GObject *object)
{
  RogPdf *self = ROG_PDF (object);

  g_clear_pointer (&self->visible, rog_pdf_lane_free);
  g_clear_pointer (&self->background, rog_pdf_lane_free);
  g_clear_pointer (&self->cache, rog_page_cache_free);
  g_clear_pointer (&self->outline, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_strfreev);
  rog_pdf_drop_texts (self);
  g_free (self->title);
  g_free (self->sizes);
  g_free (self->broken);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (rog_pdf_parent_class)->finalize (object);
}

static void
rog_pdf_class_init (RogPdfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_pdf_finalize;
}

static void
rog_pdf_init (RogPdf *self)
{
  g_mutex_init (&self->lock);
  g_queue_init (&self->texts);
  self->cache = rog_page_cache_new ();
}

static gboolean
is_broken (RogPdf      *self,
           guint        page,
           RogPdfBroken how)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return (self->broken[page - 1] & how) != 0;
}

/* rog_pdf_note_failure: what the worker died of, or took too long over, is not asked for again. */
void
rog_pdf_note_failure (RogPdf       *self,
                      guint         page,
                      RogPdfBroken  how,
                      const GError *error)
{
  if (!rog_pdf_lane_is_fatal (error))
    return;
  g_mutex_lock (&self->lock);
  self->broken[page - 1] |= (guint8)how;
  g_mutex_unlock (&self->lock);
}

/* rog_pdf_fail_if_broken: TRUE, with an error, where the page was found to be so. */
gboolean
rog_pdf_fail_if_broken (RogPdf      *self,
                        guint        page,
                        RogPdfBroken how,
                        GError     **error)
{
  if (!is_broken (self, page, how))
    return FALSE;
  g_set_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_CRASHED, "Page %u could not be shown", page);
  return TRUE;
}

/* ---- opening ---- */

static GPtrArray *
take_outline (GVariant *outline)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (outline_item_free);
  GVariantIter iter;
  char        *title;
  guint        depth, page;

  g_variant_iter_init (&iter, outline);
  while (g_variant_iter_next (&iter, "(suu)", &title, &depth, &page))
    {
      RogPdfOutlineItem *item = g_new (RogPdfOutlineItem, 1);

      *item = (RogPdfOutlineItem){ title, page, depth };
      g_ptr_array_add (items, item);
    }
  return g_steal_pointer (&items);
}

static void
take_info (RogPdf         *self,
           RogConfinedPdf *pdf)
{
  gsize n_sizes;

  self->n_pages = rog_confined_pdf_get_n_pages (pdf);
  n_sizes = (gsize)self->n_pages * 2;
  self->sizes = g_memdup2 (rog_confined_pdf_get_sizes (pdf), n_sizes * sizeof (int));
  self->labels = g_strdupv (rog_confined_pdf_get_labels (pdf));
  self->title = g_strdup (rog_confined_pdf_get_title (pdf));
  self->outline = take_outline (rog_confined_pdf_get_outline (pdf));
  self->broken = g_new0 (guint8, self->n_pages);

  for (gsize i = 0; i < n_sizes; i += 2)
    {
      if (self->sizes[i] != 0)
        continue;
      self->broken[i / 2] = ROG_PDF_BROKEN_SIZE | ROG_PDF_BROKEN_PICTURE | ROG_PDF_BROKEN_TEXT;
      self->sizes[i] = FALLBACK_WIDTH;
      self->sizes[i + 1] = FALLBACK_HEIGHT;
    }
}

/**
 * rog_pdf_open:
 * @pool: where the confined workers come from
 * @bytes: the document; copied into sealed memory
 * @password: (nullable): the document's
 * @cancellable: (nullable): gives up
 * @error: where an error goes
 *
 * Blocks, at most 30 s. %ROG_CONFINE_ERROR_ENCRYPTED means: ask for a password, or for another.
 *
 * Returns: (transfer full): the document; %NULL with any of %ROG_CONFINE_ERROR
 */
RogPdf *
rog_pdf_open (RogWorkerPool *pool,
              GBytes        *bytes,
              const char    *password,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofd int fd = rog_memfd_new_sealed (bytes, error);
  g_autoptr (RogConfinedPdf) pdf = NULL;
  g_autoptr (RogPdf) self = NULL;

  if (fd < 0)
    return NULL;
  pdf = rog_confined_pdf_open (pool, fd, password, ROG_CONFINE_OPEN_DEADLINE, cancellable, error);
  if (pdf == NULL)
    return NULL;

  self = g_object_new (ROG_TYPE_PDF, NULL);
  take_info (self, pdf);
  self->visible = rog_pdf_lane_new (pool, fd, password, ROG_CONFINE_PAGE_DEADLINE, VISIBLE_SLOTS);
  self->background = rog_pdf_lane_new (pool, fd, password, ROG_CONFINE_BACKGROUND_DEADLINE, BACKGROUND_SLOTS);
  rog_pdf_lane_adopt (self->visible, pdf);

  return g_steal_pointer (&self);
}

/* ---- what is known ---- */

guint
rog_pdf_get_n_pages (RogPdf *self)
{
  return self->n_pages;
}

/**
 * rog_pdf_get_page_size:
 * @page: from 1
 * @width: (out): in 1/1000 pt, as displayed
 * @height: (out): in 1/1000 pt
 */
void
rog_pdf_get_page_size (RogPdf *self,
                       guint   page,
                       int    *width,
                       int    *height)
{
  g_return_if_fail (page >= 1 && page <= self->n_pages);

  *width = self->sizes[(gsize)(page - 1) * 2];
  *height = self->sizes[(gsize)(page - 1) * 2 + 1];
}

/**
 * rog_pdf_get_page_label:
 * @page: from 1
 *
 * Returns: (transfer none): the number printed on it, as the document has it; may be empty
 */
const char *
rog_pdf_get_page_label (RogPdf *self,
                        guint   page)
{
  g_return_val_if_fail (page >= 1 && page <= self->n_pages, NULL);

  return self->labels[page - 1];
}

/**
 * rog_pdf_get_title:
 *
 * Returns: (transfer none): what the document calls itself; may be empty
 */
const char *
rog_pdf_get_title (RogPdf *self)
{
  return self->title;
}

/**
 * rog_pdf_get_outline:
 *
 * Returns: (transfer none) (element-type RogPdfOutlineItem): in order; none is more than one
 *   deeper than the one before
 */
GPtrArray *
rog_pdf_get_outline (RogPdf *self)
{
  return self->outline;
}

/**
 * rog_pdf_is_page_broken:
 * @page: from 1
 *
 * Returns: whether the page was found not to be drawable
 */
gboolean
rog_pdf_is_page_broken (RogPdf *self,
                        guint   page)
{
  g_return_val_if_fail (page >= 1 && page <= self->n_pages, TRUE);

  return is_broken (self, page, ROG_PDF_BROKEN_SIZE | ROG_PDF_BROKEN_PICTURE);
}

/* ---- pictures ---- */

typedef struct
{
  RogPdf  *pdf; /* unowned: the task's source */
  guint    page;
  double   scale;
  RogRect  area;
  gboolean preview;
} RenderJob;

/* Slots that the cache holds are given up for a page that is wanted now. */
static GBytes *
render_pixels (RenderJob      *job,
               RogConfinedPdf *pdf,
               RogSlots       *slots,
               guint           deadline,
               guint          *width,
               guint          *height,
               GCancellable   *cancellable,
               GError        **error)
{
  if (!rog_confined_pdf_measure (pdf, job->page, job->scale, &job->area, width, height, error))
    return NULL;
  for (;;)
    {
      g_autoptr (GError) local_error = NULL;
      GBytes *pixels = rog_confined_pdf_render (pdf, slots, job->page, job->scale, &job->area, job->preview, deadline,
                                                width, height, cancellable, &local_error);

      if (pixels != NULL)
        return pixels;
      if (!g_error_matches (local_error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT) ||
          !rog_page_cache_evict_one (job->pdf->cache))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
}

static gpointer
render_func (RogConfinedPdf *pdf,
             RogSlots       *slots,
             guint           deadline,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  RenderJob    *job = data;
  RogPageImage *image = rog_page_cache_find (job->pdf->cache, job->page, job->scale, &job->area, job->preview);
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GError) local_error = NULL;
  guint width, height;

  if (image != NULL)
    return image;
  if (rog_pdf_fail_if_broken (job->pdf, job->page, ROG_PDF_BROKEN_PICTURE, error))
    return NULL;
  pixels = render_pixels (job, pdf, slots, deadline, &width, &height, cancellable, &local_error);
  if (pixels == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  image = rog_page_image_new (pixels, (int)width, (int)height, (int)width * 4, job->page, job->scale, &job->area, job->preview);
  rog_page_cache_add (job->pdf->cache, image);

  return image;
}

/**
 * rog_pdf_render_async:
 * @page: from 1
 * @scale: pixels a point (device pixels)
 * @area: (nullable): what part of the page; %NULL for all of it
 * @preview: a rough drawing that comes sooner, for scans in half the time
 * @priority: who waits for it
 * @cancellable: (nullable): to give up; what has not begun is then not begun
 * @callback: called on this thread's main context
 * @user_data: for it
 *
 * Draws a page, or takes it from the cache. A drawing is at most 16 megapixels
 * (%ROG_CONFINE_ERROR_LIMIT): of larger ones ask for the area on the screen. The area a widget
 * shows should be whole pages where they fit, else large tiles: each drawing interprets the
 * page again.
 *
 * To paint in two steps, show rog_pdf_peek_image() stretched until this is there.
 */
void
rog_pdf_render_async (RogPdf             *self,
                      guint               page,
                      double              scale,
                      const RogRect      *area,
                      gboolean            preview,
                      RogPdfPriority      priority,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError       *error = NULL;
  RogPageImage *image;
  RenderJob    *job;

  g_return_if_fail (page >= 1 && page <= self->n_pages);

  job = g_new (RenderJob, 1);
  *job = (RenderJob){ self, page, scale, { 0, 0, 0, 0 }, preview };
  if (area != NULL)
    job->area = *area;
  else
    rog_pdf_get_page_size (self, page, &job->area.width, &job->area.height);
  g_task_set_source_tag (task, rog_pdf_render_async);
  g_task_set_task_data (task, job, g_free);

  image = rog_page_cache_find (self->cache, page, scale, &job->area, preview);
  if (image != NULL)
    g_task_return_pointer (task, image, g_object_unref);
  else if (rog_pdf_fail_if_broken (self, page, ROG_PDF_BROKEN_PICTURE, &error))
    g_task_return_error (task, error);
  else
    rog_pdf_lane_push (priority == ROG_PDF_PRIORITY_BACKGROUND ? self->background : self->visible, task, priority, render_func);
}

/**
 * rog_pdf_render_finish:
 *
 * Returns: (transfer full): the picture; %NULL with any of %ROG_CONFINE_ERROR. One that the
 *   worker died of is remembered: rog_pdf_is_page_broken()
 */
RogPageImage *
rog_pdf_render_finish (RogPdf       *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  RenderJob    *job;
  RogPageImage *image;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  image = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (image == NULL)
    {
      rog_pdf_note_failure (self, job->page, ROG_PDF_BROKEN_PICTURE, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return image;
}

/**
 * rog_pdf_draw_ahead:
 * @page: from 1
 * @scale: pixels a point
 * @cancellable: (nullable): to give up; kills the worker
 *
 * Draws a page into the cache, so that rog_pdf_render_async() finds it there. Blocks. Why it could not be drawn is for
 * who asks for it then.
 */
void
rog_pdf_draw_ahead (RogPdf       *self,
                    guint         page,
                    double        scale,
                    GCancellable *cancellable)
{
  RenderJob job = { self, page, scale, { 0, 0, 0, 0 }, FALSE };
  g_autoptr (RogPageImage) image = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (page >= 1 && page <= self->n_pages);

  rog_pdf_get_page_size (self, page, &job.area.width, &job.area.height);
  image = rog_pdf_lane_run (self->visible, render_func, &job, cancellable, &error);
  if (image == NULL)
    rog_pdf_note_failure (self, page, ROG_PDF_BROKEN_PICTURE, error);
}

/**
 * rog_pdf_peek_image:
 * @page: from 1
 * @scale: what is wanted
 *
 * Returns: (transfer full) (nullable): the cached drawing of the page that comes nearest to @scale
 */
RogPageImage *
rog_pdf_peek_image (RogPdf *self,
                    guint   page,
                    double  scale)
{
  return rog_page_cache_nearest (self->cache, page, scale);
}

/**
 * rog_pdf_set_cache_budget:
 * @bytes: how much drawn pages may take; 256 MiB unless said
 */
void
rog_pdf_set_cache_budget (RogPdf *self,
                          gsize   bytes)
{
  rog_page_cache_set_budget (self->cache, bytes);
}

/**
 * rog_pdf_drop_cache:
 *
 * Forgets pictures and texts, as when the screen is locked.
 */
void
rog_pdf_drop_cache (RogPdf *self)
{
  rog_page_cache_clear (self->cache);
  rog_pdf_drop_texts (self);
}
