// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page is painted from whatever picture there is; marks multiply onto it, so that the
// words under them stay as black as they were.

#include "config.h"

#include "reader/rog-reader-private.h"
#include "widgets/rog-palette.h"

#define WATERMARK 0.55f /* of the diagonal */
#define DISC_RADIUS 11

static void
underline (GtkSnapshot           *snapshot,
           const graphene_rect_t *line,
           const GdkRGBA         *color,
           RogAudience            audience)
{
  float x = line->origin.x, y = line->origin.y + line->size.height, width = line->size.width;
  float thick = rog_palette_is_high_contrast () ? 2.5f : 1.5f;

  switch (audience)
    {
    case ROG_AUDIENCE_HOUSE:
      for (float at = 0; at < width; at += 7)
        gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x + at, y - thick, MIN (4.5f, width - at), thick));
      break;
    case ROG_AUDIENCE_OTHER:
      gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y - 1, width, 1));
      gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y + 1.5f, width, 1));
      break;
    case ROG_AUDIENCE_ME:
    default:
      gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y - thick, width, thick));
      break;
    }
}

static GdkRGBA
audience_color (RogAudience audience)
{
  return rog_palette_get (audience == ROG_AUDIENCE_ME ? ROG_COLOR_ME : audience == ROG_AUDIENCE_HOUSE ? ROG_COLOR_HOUSE
                                                                                                      : ROG_COLOR_OTHER);
}

static GdkRGBA
audience_line (RogAudience audience,
               gboolean    night)
{
  GdkRGBA color = audience_color (audience), end = night ? (GdkRGBA){ 1, 1, 1, 1 } : (GdkRGBA){ 0, 0, 0, 1 };

  return rog_palette_mix (&color, &end, night ? 0.1f : 0.3f);
}

static void
fill_lines (RogReader     *self,
            GtkSnapshot   *snapshot,
            RogPassage    *passage,
            const GdkRGBA *color)
{
  guint           n_rects;
  const RogRect  *rects = rog_passage_get_rects (passage, &n_rects);
  graphene_rect_t view;

  for (guint i = 0; i < n_rects; i++)
    {
      rog_reader_to_view (self, rog_passage_get_page (passage), &rects[i], &view);
      gtk_snapshot_append_color (snapshot, color, graphene_rect_inset (&view, -1, 0));
    }
}

static void
outline_lines (RogReader   *self,
               GtkSnapshot *snapshot,
               RogPassage  *passage)
{
  guint          n_rects;
  const RogRect *rects = rog_passage_get_rects (passage, &n_rects);
  GdkRGBA        color = rog_palette_get (ROG_COLOR_ACCENT);

  for (guint i = 0; i < n_rects; i++)
    {
      graphene_rect_t view;
      GskRoundedRect  round;

      rog_reader_to_view (self, rog_passage_get_page (passage), &rects[i], &view);
      gsk_rounded_rect_init_from_rect (&round, graphene_rect_inset (&view, -2.5f, -1.5f), 3);
      gtk_snapshot_append_border (snapshot, &round, (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f }, (GdkRGBA[4]){ color, color, color, color });
    }
}

static RogPassage *
nth_highlight (RogReader *self,
               guint      i)
{
  g_autoptr (RogPassage) passage = self->highlights ? g_list_model_get_item (self->highlights, i) : NULL;

  /* The list holds it. */
  return passage;
}

/* The fills of one page: highlights, hits, the selection. */
static void
draw_fills (RogReader   *self,
            GtkSnapshot *snapshot,
            guint        page,
            gboolean     night)
{
  RogPageText *text = rog_reader_peek_text (self, page);
  RogTextRange range;
  RogPassage  *passage;
  GdkRGBA      color;
  float        strength = night ? 0.38f : 0.45f;

  for (guint i = 0; (passage = nth_highlight (self, i)); i++)
    if (rog_passage_get_page (passage) == page)
      {
        color = audience_color (rog_passage_get_audience (passage));
        color = rog_palette_fade (&color, strength);
        fill_lines (self, snapshot, passage, &color);
      }
  for (guint i = 0; self->hits && i < self->hits->len; i++)
    {
      passage = g_ptr_array_index (self->hits, i);
      if (rog_passage_get_page (passage) != page)
        continue;
      color = rog_palette_get (i == self->current_hit ? ROG_COLOR_HIT_CURRENT : ROG_COLOR_HIT);
      if (night && i != self->current_hit)
        color = rog_palette_fade (&color, 0.4f);
      fill_lines (self, snapshot, passage, &color);
    }

  color = rog_palette_get (ROG_COLOR_ACCENT);
  color = rog_palette_fade (&color, night ? 0.5f : 0.32f);
  rog_reader_selected_on (self, page, &range);
  if (text && range.end > range.start)
    {
      range = rog_text_clamp (text, &range);
      g_autoptr (GArray) quads = rog_page_text_get_quads (text, &range);
      g_autoptr (RogPassage) selected = rog_passage_new (page, quads, NULL);
      fill_lines (self, snapshot, selected, &color);
    }
}

static void
draw_marks (RogReader   *self,
            GtkSnapshot *snapshot,
            guint        page,
            gboolean     night)
{
  RogPassage *passage;

  for (guint i = 0; (passage = nth_highlight (self, i)); i++)
    {
      guint          n_rects;
      const RogRect *rects = rog_passage_get_rects (passage, &n_rects);
      RogAudience    audience = rog_passage_get_audience (passage);
      GdkRGBA        color = audience_line (audience, night);
      guint          below = 0;

      if (rog_passage_get_page (passage) != page)
        continue;
      /* Where highlights overlap, each one's line stands below the one before. */
      for (guint j = 0; j < i; j++)
        {
          RogPassage *other = nth_highlight (self, j);
          if (rog_passage_get_page (other) == page && n_rects > 0 &&
              rog_passage_contains (other, rects[0].x + rects[0].width / 2, rects[0].y + rects[0].height / 2))
            below++;
        }
      for (guint r = 0; r < n_rects; r++)
        {
          graphene_rect_t view;
          rog_reader_to_view (self, page, &rects[r], &view);
          view.size.height += below * 3.0f;
          underline (snapshot, &view, &color, audience);
        }
      if (self->selected_highlight && g_strcmp0 (rog_passage_get_id (passage), self->selected_highlight) == 0)
        outline_lines (self, snapshot, passage);
    }
  if (self->outlined && rog_passage_get_page (self->outlined) == page)
    outline_lines (self, snapshot, self->outlined);
}

/* --- discs in the margin --- */

static gboolean
disc_center (RogReader        *self,
             guint             index,
             graphene_point_t *center)
{
  RogPassage     *passage = nth_highlight (self, index);
  guint           page = rog_passage_get_page (passage);
  guint           n_rects;
  const RogRect  *rects = rog_passage_get_rects (passage, &n_rects);
  RogPageText    *text = rog_reader_peek_text (self, page);
  RogRect         bounds;
  graphene_rect_t line, paper;

  if (n_rects == 0 || rog_passage_get_disc (passage) == NULL || page > self->layout.n_pages)
    return FALSE;
  rog_reader_to_view (self, page, &rects[0], &line);
  rog_reader_to_view (self, page, &(RogRect){ 0, 0, (int)(self->layout.widths[page] * 1000), 1000 }, &paper);

  float right = paper.origin.x + paper.size.width;
  float x = right - DISC_RADIUS - 9;
  if (text && rog_text_bounds (text, &bounds))
    {
      graphene_rect_t body;
      rog_reader_to_view (self, page, &bounds, &body);
      x = MIN (x, body.origin.x + body.size.width + DISC_RADIUS + 12);
    }
  /* No margin to stand in: the underline alone says it. */
  if (x + DISC_RADIUS > gtk_widget_get_width (GTK_WIDGET (self)))
    return FALSE;
  *center = GRAPHENE_POINT_INIT (x, line.origin.y + line.size.height / 2);
  return TRUE;
}

/* Discs that would cover each other stand side by side, the later one below. */
static gboolean
disc_place (RogReader        *self,
            guint             index,
            graphene_point_t *center)
{
  guint page = rog_passage_get_page (nth_highlight (self, index));

  if (!disc_center (self, index, center))
    return FALSE;
  for (guint i = 0; i < index; i++)
    {
      graphene_point_t other;
      if (rog_passage_get_page (nth_highlight (self, i)) == page && disc_center (self, i, &other) &&
          ABS (other.y - center->y) < 2 * DISC_RADIUS)
        center->y += 2 * DISC_RADIUS + 2;
    }
  return TRUE;
}

static void
stroke_disc (GtkSnapshot            *snapshot,
             const graphene_point_t *center,
             float                   radius,
             const GdkRGBA          *color,
             RogAudience             audience)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1.5f);

  gsk_path_builder_add_circle (builder, center, radius);
  path = gsk_path_builder_to_path (builder);
  if (audience == ROG_AUDIENCE_HOUSE)
    gsk_stroke_set_dash (stroke, (float[2]){ 3, 2.2f }, 2);
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  if (audience == ROG_AUDIENCE_OTHER)
    {
      g_autoptr (GskPathBuilder) inner = gsk_path_builder_new ();
      g_autoptr (GskPath) circle = NULL;
      g_autoptr (GskStroke) thin = gsk_stroke_new (1);

      gsk_path_builder_add_circle (inner, center, radius - 2.5f);
      circle = gsk_path_builder_to_path (inner);
      gtk_snapshot_append_stroke (snapshot, circle, thin, color);
    }
}

static void
draw_disc (RogReader   *self,
           GtkSnapshot *snapshot,
           guint        index,
           gboolean     night)
{
  RogPassage      *passage = nth_highlight (self, index);
  RogAudience      audience = rog_passage_get_audience (passage);
  GdkRGBA          tint = audience_color (audience), line = audience_line (audience, night);
  GdkRGBA          paper = night ? (GdkRGBA){ 0.14f, 0.14f, 0.15f, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
  GdkRGBA          ink = rog_palette_mix (&line, &(GdkRGBA){ 0, 0, 0, 1 }, night ? 0 : 0.3f);
  GdkRGBA          fill = rog_palette_mix (&paper, &tint, 0.22f);
  graphene_point_t center;
  GskRoundedRect   round;

  if (!disc_place (self, index, &center))
    return;
  gsk_rounded_rect_init_from_rect (&round, &GRAPHENE_RECT_INIT (center.x - DISC_RADIUS, center.y - DISC_RADIUS, 2 * DISC_RADIUS, 2 * DISC_RADIUS), DISC_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &fill, &round.bounds);
  gtk_snapshot_pop (snapshot);
  stroke_disc (snapshot, &center, DISC_RADIUS - 0.75f, &line, audience);

  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), rog_passage_get_disc (passage));
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  int width, height;
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, 8.5 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (center.x - width / 2.0f, center.y - height / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/* rog_reader_disc_at: the highlight whose disc is at the point. */
RogPassage *
rog_reader_disc_at (RogReader *self,
                    double     x,
                    double     y)
{
  RogPassage *passage;

  for (guint i = 0; (passage = nth_highlight (self, i)); i++)
    {
      graphene_point_t center;
      if (disc_place (self, i, &center) && hypot (center.x - x, center.y - y) <= DISC_RADIUS + 2)
        return passage;
    }
  return NULL;
}

/* --- pages --- */

/* Lightness turned round, hue kept: white becomes 0.14, black 0.89, a red stamp stays red. */
static void
push_night (GtkSnapshot *snapshot)
{
  const float       s = 0.75f, r = 0.3f, g = 0.59f, b = 0.11f;
  graphene_matrix_t matrix;
  graphene_vec4_t   offset;

  /* Graphene multiplies row vectors: column j of this is output channel j. */
  graphene_matrix_init_from_float (&matrix, (float[16]){
                                                s - 2 * s * r, -2 * s * r, -2 * s * r, 0,
                                                -2 * s * g, s - 2 * s * g, -2 * s * g, 0,
                                                -2 * s * b, -2 * s * b, s - 2 * s * b, 0,
                                                0, 0, 0, 1 });
  graphene_vec4_init (&offset, 0.89f, 0.89f, 0.89f, 0);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, &offset);
}

static void
draw_paper (RogReader             *self,
            GtkSnapshot           *snapshot,
            guint                  page,
            const graphene_rect_t *paper,
            gboolean               night)
{
  GdkTexture *texture = rog_reader_pages_peek (self->pages, page, self->layout.scale);

  if (night)
    push_night (snapshot);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, paper);
  if (texture)
    gtk_snapshot_append_scaled_texture (snapshot, texture, gdk_texture_get_width (texture) > paper->size.width * 2 ? GSK_SCALING_FILTER_TRILINEAR : GSK_SCALING_FILTER_LINEAR, paper);
  if (night)
    gtk_snapshot_pop (snapshot);
}

/* From corner to corner, so faint that what lies under it is read. */
static void
draw_watermark (RogReader             *self,
                GtkSnapshot           *snapshot,
                const graphene_rect_t *paper,
                gboolean               night)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->watermark);
  GdkRGBA ink = night ? (GdkRGBA){ 1, 1, 1, 0.1f } : (GdkRGBA){ 0, 0, 0, 0.08f };
  float   diagonal = hypotf (paper->size.width, paper->size.height), scale;
  int     width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width == 0)
    return;
  scale = WATERMARK * diagonal / width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (paper->origin.x + paper->size.width / 2, paper->origin.y + paper->size.height / 2));
  gtk_snapshot_rotate (snapshot, -atan2f (paper->size.height, paper->size.width) * 180 / (float)G_PI);
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-width / 2.0f, -height / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_page (RogReader   *self,
           GtkSnapshot *snapshot,
           guint        page)
{
  RogPageText    *text = rog_reader_peek_text (self, page);
  gboolean        dark = rog_palette_is_dark ();
  gboolean        night = dark && self->night_paper && text && rog_page_text_get_length (text) > 0;
  graphene_rect_t paper;
  GskRoundedRect  round;

  rog_reader_to_view (self, page, &(RogRect){ 0, 0, (int)(self->layout.widths[page] * 1000), (int)(self->layout.heights[page] * 1000) }, &paper);
  /* On whole pixels, so that a sharp picture is not smeared over two. */
  paper = GRAPHENE_RECT_INIT (roundf (paper.origin.x), roundf (paper.origin.y), roundf (paper.size.width), roundf (paper.size.height));
  gsk_rounded_rect_init_from_rect (&round, &paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &round, &(GdkRGBA){ 0, 0, 0, dark ? 0.5f : 0.18f }, 0, 1, 1, 4);

  gtk_snapshot_push_clip (snapshot, &paper);
  gtk_snapshot_push_blend (snapshot, night ? GSK_BLEND_MODE_SCREEN : GSK_BLEND_MODE_MULTIPLY);
  draw_paper (self, snapshot, page, &paper, night);
  gtk_snapshot_pop (snapshot);
  draw_fills (self, snapshot, page, night);
  gtk_snapshot_pop (snapshot);
  draw_marks (self, snapshot, page, night);
  if (self->watermark != NULL)
    draw_watermark (self, snapshot, &paper, night);
  if (dark && !night)
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 0.1f }, &paper);
  gtk_snapshot_pop (snapshot);
}

static void
draw_discs (RogReader   *self,
            GtkSnapshot *snapshot,
            guint        first,
            guint        last)
{
  gboolean    dark = rog_palette_is_dark () && self->night_paper;
  RogPassage *passage;

  for (guint i = 0; (passage = nth_highlight (self, i)); i++)
    if (rog_passage_get_page (passage) >= first && rog_passage_get_page (passage) <= last)
      draw_disc (self, snapshot, i, dark);
}

static void
draw_area (RogReader   *self,
           GtkSnapshot *snapshot)
{
  guint           n_rects;
  const RogRect  *rects;
  graphene_rect_t view;
  GdkRGBA         color = rog_palette_get (ROG_COLOR_ACCENT), fill = rog_palette_fade (&color, 0.15f);
  GskRoundedRect  round;

  if (self->area == NULL)
    return;
  rects = rog_passage_get_rects (self->area, &n_rects);
  rog_reader_to_view (self, rog_passage_get_page (self->area), rects, &view);
  gtk_snapshot_append_color (snapshot, &fill, &view);
  gsk_rounded_rect_init_from_rect (&round, &view, 0);
  gtk_snapshot_append_border (snapshot, &round, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ color, color, color, color });
}

void
rog_reader_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  RogReader      *self = ROG_READER (widget);
  guint           first, last;
  graphene_rect_t caret;

  if (self->source && self->placed && rog_reader_visible_pages (self, &first, &last))
    {
      for (guint page = first; page <= last; page++)
        draw_page (self, snapshot, page);
      draw_discs (self, snapshot, first, last);
      draw_area (self, snapshot);
      if (self->caret_browsing && rog_reader_caret_rect (self, &caret))
        {
          GdkRGBA color = rog_palette_get (ROG_COLOR_ACCENT);
          gtk_snapshot_append_color (snapshot, &color, &caret);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}
