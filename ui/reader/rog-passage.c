// SPDX-License-Identifier: GPL-3.0-or-later

#include "reader/rog-passage.h"

struct _RogPassage
{
  GObject parent_instance;

  guint    page;
  GArray  *quads;
  RogRect *rects;
  gboolean area;
  char    *quote;
  char    *label;

  char       *id;
  RogAudience audience;
  char       *disc;
  char       *words;
};

G_DEFINE_FINAL_TYPE (RogPassage, rog_passage, G_TYPE_OBJECT)

static void
rog_passage_finalize (GObject *object)
{
  RogPassage *self = ROG_PASSAGE (object);

  g_clear_pointer (&self->quads, g_array_unref);
  g_free (self->rects);
  g_free (self->quote);
  g_free (self->label);
  g_free (self->id);
  g_free (self->disc);
  g_free (self->words);
  G_OBJECT_CLASS (rog_passage_parent_class)->finalize (object);
}

static void
rog_passage_class_init (RogPassageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_passage_finalize;
}

static void
rog_passage_init (RogPassage *self)
{
}

/**
 * rog_passage_new:
 * @page: counting from 1
 * @quads: (element-type RogQuad): one a line
 * @quote: the words that stand there
 */
RogPassage *
rog_passage_new (guint       page,
                 GArray     *quads,
                 const char *quote)
{
  RogPassage *self = g_object_new (ROG_TYPE_PASSAGE, NULL);

  self->page = page;
  self->quads = g_array_ref (quads);
  self->rects = g_new0 (RogRect, quads->len + 1);
  for (guint i = 0; i < quads->len; i++)
    self->rects[i] = rog_quad_get_bounds (&g_array_index (quads, RogQuad, i));
  self->quote = g_strdup (quote ? quote : "");
  return self;
}

/**
 * rog_passage_new_area:
 * @area: a rectangle around a stamp, a signature, a picture
 */
RogPassage *
rog_passage_new_area (guint          page,
                      const RogRect *area)
{
  g_autoptr (GArray) quads = g_array_new (FALSE, FALSE, sizeof (RogQuad));
  RogQuad     quad = rog_quad_from_rect (area);
  RogPassage *self;

  g_array_append_val (quads, quad);
  self = rog_passage_new (page, quads, NULL);
  self->area = TRUE;
  return self;
}

guint
rog_passage_get_page (RogPassage *self)
{
  return self->page;
}

/**
 * rog_passage_get_quads:
 *
 * Returns: (transfer none) (element-type RogQuad): what an anchor keeps
 */
GArray *
rog_passage_get_quads (RogPassage *self)
{
  return self->quads;
}

const RogRect *
rog_passage_get_rects (RogPassage *self,
                       guint      *n_rects)
{
  *n_rects = self->quads->len;
  return self->rects;
}

const char *
rog_passage_get_quote (RogPassage *self)
{
  return self->quote;
}

gboolean
rog_passage_is_area (RogPassage *self)
{
  return self->area;
}

/**
 * rog_passage_get_label:
 *
 * Returns: (nullable): what the paragraph is cited by, "¶ 13" or "¶ 12(a)"
 */
const char *
rog_passage_get_label (RogPassage *self)
{
  return self->label;
}

void
rog_passage_set_label (RogPassage *self,
                       const char *label)
{
  g_set_str (&self->label, label);
}

const char *
rog_passage_get_id (RogPassage *self)
{
  return self->id;
}

RogAudience
rog_passage_get_audience (RogPassage *self)
{
  return self->audience;
}

const char *
rog_passage_get_disc (RogPassage *self)
{
  return self->disc;
}

const char *
rog_passage_get_words (RogPassage *self)
{
  return self->words;
}

/**
 * rog_passage_set_highlight:
 * @id: the note's
 * @audience: who can read it
 * @disc: initials or a citation's number
 * @words: what a screen reader says of it
 */
void
rog_passage_set_highlight (RogPassage *self,
                           const char *id,
                           RogAudience audience,
                           const char *disc,
                           const char *words)
{
  g_set_str (&self->id, id);
  g_set_str (&self->disc, disc);
  g_set_str (&self->words, words);
  self->audience = audience;
}

gboolean
rog_passage_contains (RogPassage *self,
                      int         x,
                      int         y)
{
  for (guint i = 0; i < self->quads->len; i++)
    {
      const RogRect *rect = &self->rects[i];
      if (x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height)
        return TRUE;
    }
  return FALSE;
}
