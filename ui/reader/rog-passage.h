// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pdf/rog-page-text.h"

G_BEGIN_DECLS

/**
 * RogAudience:
 * @ROG_AUDIENCE_ME: only me; yellow, solid
 * @ROG_AUDIENCE_HOUSE: bench or office; blue, dashed
 * @ROG_AUDIENCE_OTHER: received from another house; green, double
 *
 * Who can read a note, coded by colour, line and words together.
 */
typedef enum
{
  ROG_AUDIENCE_ME,
  ROG_AUDIENCE_HOUSE,
  ROG_AUDIENCE_OTHER,
} RogAudience;

/**
 * RogPassage:
 *
 * A place in a document: lines of text on one page, or an area of it. As a highlight
 * it has an id, an audience, a disc ("CW", or the citation's number) and a sentence
 * that says what it is ("note by Tom Kieffer, bench").
 */
#define ROG_TYPE_PASSAGE (rog_passage_get_type ())
G_DECLARE_FINAL_TYPE (RogPassage, rog_passage, ROG, PASSAGE, GObject)

RogPassage *rog_passage_new (guint       page,
                             GArray     *quads,
                             const char *quote);
RogPassage *rog_passage_new_area (guint          page,
                                  const RogRect *area);

guint          rog_passage_get_page (RogPassage *self);
GArray        *rog_passage_get_quads (RogPassage *self);
const RogRect *rog_passage_get_rects (RogPassage *self,
                                      guint      *n_rects);
const char    *rog_passage_get_quote (RogPassage *self);
gboolean       rog_passage_is_area (RogPassage *self);
const char    *rog_passage_get_label (RogPassage *self);
void           rog_passage_set_label (RogPassage *self,
                                      const char *label);

const char *rog_passage_get_id (RogPassage *self);
RogAudience rog_passage_get_audience (RogPassage *self);
const char *rog_passage_get_disc (RogPassage *self);
const char *rog_passage_get_words (RogPassage *self);
void        rog_passage_set_highlight (RogPassage *self,
                                       const char *id,
                                       RogAudience audience,
                                       const char *disc,
                                       const char *words);
gboolean    rog_passage_contains (RogPassage *self,
                                  int         x,
                                  int         y);

G_END_DECLS
