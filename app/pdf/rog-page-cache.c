// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/rog-page-cache.h"

#include <math.h>

struct _RogPageCache
{
  GMutex lock;
  GQueue images; /* (element-type RogPageImage) (owned): the last used first */
  gsize  size;
  gsize  budget;
};

RogPageCache *
rog_page_cache_new (void)
{
  RogPageCache *self = g_new0 (RogPageCache, 1);

  g_mutex_init (&self->lock);
  g_queue_init (&self->images);
  self->budget = ROG_PAGE_CACHE_DEFAULT_BUDGET;

  return self;
}

void
rog_page_cache_free (RogPageCache *self)
{
  g_queue_clear_full (&self->images, g_object_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static gboolean
drop_last (RogPageCache *self)
{
  g_autoptr (RogPageImage) image = g_queue_pop_tail (&self->images);

  if (image == NULL)
    return FALSE;
  self->size -= rog_page_image_get_cost (image);
  return TRUE;
}

/**
 * rog_page_cache_set_budget:
 * @self: the cache
 * @bytes: how much it may hold; 256 MiB unless said
 */
void
rog_page_cache_set_budget (RogPageCache *self,
                           gsize         bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->budget = bytes;
  while (self->size > self->budget && drop_last (self))
    ;
}

static gboolean
same_area (const RogRect *a,
           const RogRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

static gboolean
shows (RogPageImage  *image,
       guint          page,
       double         scale,
       const RogRect *area,
       gboolean       preview)
{
  return rog_page_image_get_page (image) == page && fabs (rog_page_image_get_scale (image) - scale) < 1e-6 &&
         rog_page_image_is_preview (image) == preview && same_area (rog_page_image_get_area (image), area);
}

static GList *
find_link (RogPageCache  *self,
           guint          page,
           double         scale,
           const RogRect *area,
           gboolean       preview)
{
  for (GList *l = self->images.head; l != NULL; l = l->next)
    {
      if (shows (l->data, page, scale, area, preview))
        return l;
    }
  return NULL;
}

static void
remove_link (RogPageCache *self,
             GList        *link)
{
  g_autoptr (RogPageImage) image = link->data;

  self->size -= rog_page_image_get_cost (image);
  g_queue_delete_link (&self->images, link);
}

/**
 * rog_page_cache_add:
 * @self: the cache
 * @image: a picture; it replaces one of the same page, scale and area
 */
void
rog_page_cache_add (RogPageCache *self,
                    RogPageImage *image)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GList *link = find_link (self, rog_page_image_get_page (image), rog_page_image_get_scale (image),
                           rog_page_image_get_area (image), rog_page_image_is_preview (image));

  if (link != NULL)
    remove_link (self, link);
  g_queue_push_head (&self->images, g_object_ref (image));
  self->size += rog_page_image_get_cost (image);
  while (self->size > self->budget && drop_last (self))
    ;
}

/**
 * rog_page_cache_find:
 *
 * Returns: (transfer full) (nullable): exactly this drawing
 */
RogPageImage *
rog_page_cache_find (RogPageCache  *self,
                     guint          page,
                     double         scale,
                     const RogRect *area,
                     gboolean       preview)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GList *link = find_link (self, page, scale, area, preview);

  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->images, link);
  g_queue_push_head_link (&self->images, link);

  return g_object_ref (link->data);
}

/* The larger the better up to the scale wanted; beyond it, the nearer the better. */
static double
distance (RogPageImage *image,
          double        scale)
{
  double ratio = log (rog_page_image_get_scale (image) / scale);

  return fabs (ratio) + (rog_page_image_is_preview (image) ? 0.1 : 0);
}

/**
 * rog_page_cache_nearest:
 * @self: the cache
 * @page: from 1
 * @scale: what is wanted
 *
 * Returns: (transfer full) (nullable): a drawing of the whole page, to be stretched until the
 *   right one is there. It counts as used.
 */
RogPageImage *
rog_page_cache_nearest (RogPageCache *self,
                        guint         page,
                        double        scale)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GList *best = NULL;
  int    largest = 0;

  for (GList *l = self->images.head; l != NULL; l = l->next)
    {
      const RogRect *area = rog_page_image_get_area (l->data);

      if (rog_page_image_get_page (l->data) != page || area->x != 0 || area->y != 0 || area->height < largest)
        continue;
      if (best == NULL || area->height > largest || distance (l->data, scale) < distance (best->data, scale))
        best = l;
      largest = area->height;
    }
  if (best == NULL)
    return NULL;
  g_queue_unlink (&self->images, best);
  g_queue_push_head_link (&self->images, best);

  return g_object_ref (best->data);
}

/**
 * rog_page_cache_evict_one:
 *
 * Drops what was not used for longest.
 *
 * Returns: whether there was anything
 */
gboolean
rog_page_cache_evict_one (RogPageCache *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return drop_last (self);
}

void
rog_page_cache_clear (RogPageCache *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (drop_last (self))
    ;
}

gsize
rog_page_cache_get_size (RogPageCache *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->size;
}
