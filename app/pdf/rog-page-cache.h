// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pdf/rog-page-image.h"

G_BEGIN_DECLS

/**
 * RogPageCache:
 *
 * Pictures of pages that were drawn, the last used last to go. May be used on any thread.
 */
typedef struct _RogPageCache RogPageCache;

#define ROG_PAGE_CACHE_DEFAULT_BUDGET (256 * 1024 * 1024)

RogPageCache *rog_page_cache_new (void);
void          rog_page_cache_free (RogPageCache *self);
void          rog_page_cache_set_budget (RogPageCache *self,
                                         gsize         bytes);
void          rog_page_cache_add (RogPageCache *self,
                                  RogPageImage *image);
RogPageImage *rog_page_cache_find (RogPageCache  *self,
                                   guint          page,
                                   double         scale,
                                   const RogRect *area,
                                   gboolean       preview);
RogPageImage *rog_page_cache_nearest (RogPageCache *self,
                                      guint         page,
                                      double        scale);
gboolean      rog_page_cache_evict_one (RogPageCache *self);
void          rog_page_cache_clear (RogPageCache *self);
gsize         rog_page_cache_get_size (RogPageCache *self);

G_END_DECLS
