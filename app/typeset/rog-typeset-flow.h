// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pango/pangocairo.h>

#include "typeset/rog-typeset-document.h"

G_BEGIN_DECLS

/* Private to this folder: blocks become lines, lines become slips. */

/* A4, in points, and the measures of a page. */
#define ROG_PAGE_WIDTH 595.276
#define ROG_PAGE_HEIGHT 841.890
#define ROG_MARGIN_LEFT 80.0
#define ROG_MARGIN_RIGHT 80.0
#define ROG_MARGIN_TOP 88.0
#define ROG_MARGIN_BOTTOM 86.0
#define ROG_BODY_WIDTH (ROG_PAGE_WIDTH - ROG_MARGIN_LEFT - ROG_MARGIN_RIGHT)
#define ROG_BODY_BOTTOM (ROG_PAGE_HEIGHT - ROG_MARGIN_BOTTOM)

#define ROG_SERIF "TeX Gyre Pagella, Libertinus Serif, Liberation Serif, Noto Serif, serif"

/**
 * RogFlowLine:
 *
 * One line of a layout: @x from the layout's left edge, @baseline from the line's top.
 */
typedef struct
{
  PangoLayoutLine *line;
  double           x;
  double           baseline;
  double           height;
} RogFlowLine;

/**
 * RogFlow:
 *
 * A text broken into lines, @x from the left margin.
 */
typedef struct
{
  PangoLayout *layout;
  GArray      *lines;
  double       x;
  double       width;
} RogFlow;

/**
 * RogCell:
 *
 * Some lines of a flow, drawn side by side with others.
 */
typedef struct
{
  RogFlow *flow;
  guint    from;
  guint    to;
  gboolean is_text;
} RogCell;

/**
 * RogSlip:
 * @glued: no page begins with it
 * @forced: a page begins with it
 * @space: above it, dropped where a page begins
 * @page: from 1, once it is placed
 * @y: its top on the page
 *
 * What is never split: a line, a table's row, a signature's part.
 */
typedef struct
{
  RogBlock *block;
  GArray   *cells;
  double    height;
  double    space;
  gboolean  glued;
  gboolean  forced;
  gboolean  is_head;
  gboolean  is_last;
  gboolean  rule_above;
  gboolean  rule_below;
  guint     page;
  double    y;
} RogSlip;

void     rog_slip_free (gpointer data);
void     rog_flow_free (gpointer data);
gboolean rog_typeset_flow_blocks (RogTypesetDocument *document,
                                  PangoContext       *context,
                                  GPtrArray          *flows,
                                  GPtrArray          *slips,
                                  GError            **error);

G_END_DECLS
