// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-page-source.h"

G_BEGIN_DECLS

#define ROG_READER_GAP 16
#define ROG_READER_MARGIN 24
#define ROG_ZOOM_MIN 0.5
#define ROG_ZOOM_MAX 4.0

/* Pixels per point at 100 %. */
#define ROG_READER_UNIT (96.0 / 72.0)

typedef enum
{
  ROG_FIT_NONE,
  ROG_FIT_TEXT,
  ROG_FIT_WIDTH,
  ROG_FIT_PAGE,
} RogFit;

#define ROG_TYPE_FIT (rog_fit_get_type ())
GType rog_fit_get_type (void) G_GNUC_CONST;

/**
 * RogReaderLayout:
 *
 * Where each page lies on the scrolled sheet. Arithmetic only.
 */
typedef struct
{
  guint    n_pages;
  double  *widths;
  double  *heights;
  double  *tops;
  double   scale;
  double   width;
  double   height;
  double   crop_left;
  double   crop_right;
  gboolean cropped;
} RogReaderLayout;

void   rog_reader_layout_load (RogReaderLayout *self,
                               RogPageSource   *source);
void   rog_reader_layout_clear (RogReaderLayout *self);
double rog_reader_layout_fit (RogReaderLayout *self,
                              RogFit           fit,
                              double           zoom,
                              guint            page,
                              double           width,
                              double           height);
void   rog_reader_layout_place (RogReaderLayout *self,
                                RogFit           fit,
                                double           scale,
                                double           view_width);
guint  rog_reader_layout_page_at (RogReaderLayout *self,
                                  double           y);
double rog_reader_layout_left (RogReaderLayout *self,
                               guint            page);

G_END_DECLS
