// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Places on a page, everywhere the same: integers of 1/1000 pt on the page as displayed
 * (CropBox, after /Rotate, UserUnit ignored), origin upper left, y down; pages from 1.
 */

#define ROG_UNITS_PER_POINT 1000

/**
 * RogRect:
 *
 * An area of a page.
 */
typedef struct
{
  int x;
  int y;
  int width;
  int height;
} RogRect;

/**
 * RogQuad:
 *
 * Four points UL, UR, LL, LR as x, y: one line of a marked passage.
 */
typedef struct
{
  int points[8];
} RogQuad;

RogQuad rog_quad_from_rect (const RogRect *rect);
RogRect rog_quad_get_bounds (const RogQuad *quad);
void    rog_rect_union (RogRect       *rect,
                        const RogRect *other);

G_END_DECLS
