// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-geometry.h"

/**
 * rog_quad_from_rect:
 * @rect: an area
 *
 * Returns: its corners in the order UL, UR, LL, LR
 */
RogQuad
rog_quad_from_rect (const RogRect *rect)
{
  int left = rect->x, top = rect->y;
  int right = rect->x + rect->width, bottom = rect->y + rect->height;

  return (RogQuad){ { left, top, right, top, left, bottom, right, bottom } };
}

/**
 * rog_quad_get_bounds:
 * @quad: four points in any order; coordinates within ±2^29
 *
 * Returns: the smallest upright rectangle around them
 */
RogRect
rog_quad_get_bounds (const RogQuad *quad)
{
  const int *p = quad->points;
  int        left = MIN (MIN (p[0], p[2]), MIN (p[4], p[6]));
  int        right = MAX (MAX (p[0], p[2]), MAX (p[4], p[6]));
  int        top = MIN (MIN (p[1], p[3]), MIN (p[5], p[7]));
  int        bottom = MAX (MAX (p[1], p[3]), MAX (p[5], p[7]));

  return (RogRect){ left, top, right - left, bottom - top };
}

/**
 * rog_rect_union:
 * @rect: (inout): grows so that it holds @other
 * @other: an area
 */
void
rog_rect_union (RogRect       *rect,
                const RogRect *other)
{
  int right = MAX (rect->x + rect->width, other->x + other->width);
  int bottom = MAX (rect->y + rect->height, other->y + other->height);

  rect->x = MIN (rect->x, other->x);
  rect->y = MIN (rect->y, other->y);
  rect->width = right - rect->x;
  rect->height = bottom - rect->y;
}
