// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/rog-typeset-flow.h"

#include <string.h>

#include "typeset/rog-typeset-error.h"

/* How a text is set: sizes and distances in points. */
typedef struct
{
  double         size;
  double         leading;
  double         space;
  double         left;
  double         right;
  PangoWeight    weight;
  PangoStyle     style;
  PangoAlignment align;
  gboolean       justify;
  int            tracking;
} Style;

static const Style body = { 10.8, 15.2, 7, 0, 0, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, PANGO_ALIGN_LEFT, TRUE, 0 };

static const Style lines[] = {
  { 15, 19, 0, 0, 0, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, PANGO_ALIGN_CENTER, FALSE, 700 },
  { 11.5, 15.5, 2, 0, 0, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, PANGO_ALIGN_CENTER, FALSE, 0 },
  { 9.4, 12.6, 1, 0, 0, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, PANGO_ALIGN_CENTER, FALSE, 0 },
  { 16, 21, 26, 0, 0, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, PANGO_ALIGN_CENTER, FALSE, 0 },
  { 10.8, 15.2, 3, 0, 0, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, PANGO_ALIGN_CENTER, FALSE, 0 },
};

static const Style headings[] = {
  { 12, 16, 19, 0, 0, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, PANGO_ALIGN_LEFT, FALSE, 120 },
  { 10.8, 15.2, 12, 0, 0, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, PANGO_ALIGN_LEFT, FALSE, 0 },
};

/* A table of so few rows, its head among them, stays on one page. */
#define SHORT_TABLE 9

/* A paragraph of so many lines, in a document that wants its paragraphs whole, stays on one page. */
#define WHOLE_PARAGRAPH 12

/* What the functions below share. */
typedef struct
{
  RogTypesetDocument *document;
  PangoContext       *context;
  GPtrArray          *flows;
  GPtrArray          *slips;
  double              number_width;
} Setter;

void
rog_flow_free (gpointer data)
{
  RogFlow *flow = data;

  g_array_unref (flow->lines);
  g_object_unref (flow->layout);
  g_free (flow);
}

void
rog_slip_free (gpointer data)
{
  RogSlip *slip = data;

  g_array_unref (slip->cells);
  g_free (slip);
}

static void
apply_style (PangoLayout *layout,
             const Style *style)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  PangoAttrList  *attrs = pango_layout_get_attributes (layout);
  PangoAttribute *spacing = pango_attr_letter_spacing_new ((int)(style->tracking * PANGO_SCALE / 1000));

  pango_font_description_set_family_static (font, ROG_SERIF);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->weight);
  pango_font_description_set_style (font, style->style);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_alignment (layout, style->align);
  pango_layout_set_justify (layout, style->justify);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (attrs != NULL)
    pango_attr_list_insert (attrs, spacing);
  else
    pango_attribute_destroy (spacing);
  pango_layout_set_attributes (layout, attrs);
}

static gboolean
set_markup (PangoLayout *layout,
            const char  *markup,
            GError     **error)
{
  g_autoptr (PangoAttrList) attrs = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!pango_parse_markup (markup, -1, 0, &attrs, &text, NULL, &local_error))
    {
      g_set_error (error, ROG_TYPESET_ERROR, ROG_TYPESET_ERROR_MARKUP, "%s", local_error->message);
      return FALSE;
    }
  /* Hyphens that are not in the text would come out of a search as words nobody wrote. */
  pango_attr_list_insert (attrs, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, attrs);
  return TRUE;
}

static void
collect_lines (RogFlow     *flow,
               const Style *style)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (flow->layout);

  do
    {
      RogFlowLine    line = { .line = pango_layout_iter_get_line_readonly (iter) };
      PangoRectangle logical;
      double         ascent, height;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      ascent = (pango_layout_iter_get_baseline (iter) - logical.y) / (double)PANGO_SCALE;
      height = logical.height / (double)PANGO_SCALE;
      line.x = logical.x / (double)PANGO_SCALE;
      /* A fallback font may be taller than the leading; then its line is. */
      line.height = MAX (style->leading, height > style->leading * 1.25 ? height : 0);
      line.baseline = ascent + (line.height - height) / 2;
      g_array_append_val (flow->lines, line);
    }
  while (pango_layout_iter_next_line (iter));
}

static RogFlow *
make_flow (Setter      *setter,
           const Style *style,
           const char  *markup,
           double       x,
           double       width,
           GError     **error)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (setter->context);
  RogFlow *flow;

  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  if (!set_markup (layout, markup, error))
    return NULL;
  apply_style (layout, style);

  flow = g_new0 (RogFlow, 1);
  flow->layout = g_steal_pointer (&layout);
  flow->lines = g_array_new (FALSE, FALSE, sizeof (RogFlowLine));
  flow->x = x;
  flow->width = width;
  collect_lines (flow, style);
  g_ptr_array_add (setter->flows, flow);
  return flow;
}

static RogFlow *
make_plain_flow (Setter      *setter,
                 const Style *style,
                 const char  *text,
                 double       x,
                 double       width)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return make_flow (setter, style, markup, x, width, NULL);
}

static RogSlip *
add_slip (Setter   *setter,
          RogBlock *block,
          double    space)
{
  RogSlip *slip = g_new0 (RogSlip, 1);

  slip->block = block;
  slip->space = space;
  slip->cells = g_array_new (FALSE, FALSE, sizeof (RogCell));
  g_ptr_array_add (setter->slips, slip);
  return slip;
}

static void
add_cell (RogSlip *slip,
          RogFlow *flow,
          guint    from,
          guint    to,
          gboolean is_text)
{
  RogCell cell = { flow, from, MIN (to, flow->lines->len), is_text };
  double  height = 0;

  for (guint i = cell.from; i < cell.to; i++)
    height += g_array_index (flow->lines, RogFlowLine, i).height;
  slip->height = MAX (slip->height, height);
  g_array_append_val (slip->cells, cell);
}

/* Never one line alone at the foot of a page or at the head of the next. */
static gboolean
is_glued_line (guint index,
               guint count)
{
  return index == 1 || (index > 0 && index + 1 == count);
}

static void
add_lines (Setter   *setter,
           RogBlock *block,
           RogFlow  *flow,
           RogFlow  *label,
           double    space,
           gboolean  glued)
{
  gboolean whole = rog_typeset_document_has_whole_paragraphs (setter->document) && flow->lines->len <= WHOLE_PARAGRAPH;

  for (guint i = 0; i < flow->lines->len; i++)
    {
      RogSlip *slip = add_slip (setter, block, i == 0 ? space : 0);

      if (i == 0 && label != NULL)
        add_cell (slip, label, 0, label->lines->len, FALSE);
      add_cell (slip, flow, i, i + 1, TRUE);
      slip->glued = i == 0 ? glued : whole || is_glued_line (i, flow->lines->len);
    }
}

static gboolean
flow_text (Setter      *setter,
           RogBlock    *block,
           const Style *style,
           double       left,
           double       right,
           double       label_x,
           gboolean     glued,
           GError     **error)
{
  RogFlow *label = NULL, *flow;
  Style    label_style = *style;

  label_style.justify = FALSE;
  label_style.align = PANGO_ALIGN_LEFT;
  if (block->label != NULL)
    label = make_plain_flow (setter, &label_style, block->label, label_x, MAX (left - label_x - 4, 40));
  flow = make_flow (setter, style, block->markup, left, ROG_BODY_WIDTH - left - right, error);
  if (flow == NULL)
    return FALSE;
  add_lines (setter, block, flow, label, style->space, glued);
  return TRUE;
}

static gboolean
flow_heading (Setter   *setter,
              RogBlock *block,
              GError  **error)
{
  return flow_text (setter, block, &headings[MIN (block->level, 2) - 1], block->label != NULL ? 26 : 0, 0, 0, FALSE, error);
}

static gboolean
flow_fact (Setter   *setter,
           RogBlock *block,
           gboolean  follows,
           gboolean  glued,
           GError  **error)
{
  Style    style = body, label_style = body;
  RogFlow *label, *flow;
  double   label_width = ROG_BODY_WIDTH * 0.28;

  style.space = follows ? 4 : 14;
  style.justify = FALSE;
  label_style.justify = FALSE;
  label_style.style = PANGO_STYLE_ITALIC;
  label = make_plain_flow (setter, &label_style, block->label != NULL ? block->label : "", 0, label_width - 10);
  flow = make_flow (setter, &style, block->markup, label_width, ROG_BODY_WIDTH - label_width, error);
  if (flow == NULL)
    return FALSE;
  add_lines (setter, block, flow, label, style.space, glued);
  return TRUE;
}

static gboolean
flow_signature (Setter   *setter,
                RogBlock *block,
                GError  **error)
{
  Style    style = body;
  double   x = ROG_BODY_WIDTH * 0.5;
  RogFlow *flow;
  RogSlip *slip;

  style.justify = FALSE;
  style.align = PANGO_ALIGN_CENTER;
  flow = make_flow (setter, &style, block->markup, x, ROG_BODY_WIDTH - x, error);
  if (flow == NULL)
    return FALSE;
  if (block->label != NULL)
    {
      Style place = body;

      place.justify = FALSE;
      slip = add_slip (setter, block, 20);
      add_cell (slip, make_plain_flow (setter, &place, block->label, 0, ROG_BODY_WIDTH), 0, G_MAXUINT, TRUE);
      slip->glued = TRUE;
    }
  slip = add_slip (setter, block, 46);
  slip->glued = TRUE;
  add_cell (slip, flow, 0, flow->lines->len, TRUE);
  return TRUE;
}

static GPtrArray *
flow_row (Setter   *setter,
          RogBlock *block,
          GStrv     row,
          gboolean  is_head,
          GError  **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  Style  style = { 9.3, 12.4, 0, 0, 0, is_head ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, PANGO_ALIGN_LEFT, FALSE, 0 };
  double total = 0, x = 0;
  guint  n_given = g_strv_length (row);

  for (guint i = 0; i < block->columns->len; i++)
    total += g_array_index (block->columns, double, i);
  for (guint i = 0; i < block->columns->len; i++)
    {
      double   width = ROG_BODY_WIDTH * g_array_index (block->columns, double, i) / total;
      RogFlow *flow = make_flow (setter, &style, i < n_given ? row[i] : "", x, width - 9, error);

      if (flow == NULL)
        return NULL;
      g_ptr_array_add (cells, flow);
      x += width;
    }
  return g_steal_pointer (&cells);
}

static guint
longest (GPtrArray *flows)
{
  guint count = 0;

  for (guint i = 0; i < flows->len; i++)
    count = MAX (count, ((RogFlow *)flows->pdata[i])->lines->len);
  return count;
}

/* A row stays whole unless it is taller than half a page; then it goes line by line. A short table is not split. */
static void
add_row (Setter    *setter,
         RogBlock  *block,
         GPtrArray *flows,
         guint      index)
{
  guint n_lines = longest (flows), step = n_lines * 12.4 > (ROG_BODY_BOTTOM - ROG_MARGIN_TOP) / 2 ? 1 : n_lines;

  for (guint from = 0; from < n_lines; from += step)
    {
      RogSlip *slip = add_slip (setter, block, from > 0 ? 0 : index == 0 ? 10
                                                                         : 4);

      for (guint i = 0; i < flows->len; i++)
        {
          RogFlow *flow = flows->pdata[i];

          if (from < flow->lines->len)
            add_cell (slip, flow, from, from + step, TRUE);
        }
      slip->is_head = index == 0;
      slip->rule_above = index == 0;
      slip->rule_below = from + step >= n_lines;
      slip->is_last = slip->rule_below && index + 1 == block->rows->len;
      /* The head, the first row and its first lines stay together. */
      slip->glued = ((index == 1 || (index > 0 && block->rows->len <= SHORT_TABLE)) && from == 0) || (from > 0 && is_glued_line (from, n_lines));
      if (slip->rule_below)
        slip->height += 4;
    }
}

static gboolean
flow_table (Setter   *setter,
            RogBlock *block,
            GError  **error)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      g_autoptr (GPtrArray) flows = flow_row (setter, block, block->rows->pdata[i], i == 0, error);

      if (flows == NULL)
        return FALSE;
      add_row (setter, block, flows, i);
    }
  return TRUE;
}

static gboolean
flow_block (Setter   *setter,
            RogBlock *block,
            RogBlock *before,
            gboolean  glued,
            GError  **error)
{
  Style style = body;

  switch (block->kind)
    {
    case ROG_BLOCK_LINE:
      return flow_text (setter, block, &lines[MIN (block->level, G_N_ELEMENTS (lines)) - 1], 0, 0, 0, glued, error);
    case ROG_BLOCK_HEADING:
      return flow_heading (setter, block, error);
    case ROG_BLOCK_NUMBERED:
      return flow_text (setter, block, &style, setter->number_width, 0, 0, glued, error);
    case ROG_BLOCK_SUB_ITEM:
      style.space = 4;
      return flow_text (setter, block, &style, setter->number_width + 22.0 * block->level, 0, setter->number_width + 22.0 * (block->level - 1), glued, error);
    case ROG_BLOCK_QUOTE:
      style.size = 10;
      style.leading = 13.8;
      return flow_text (setter, block, &style, 44, 26, 28, glued, error);
    case ROG_BLOCK_FACT:
      return flow_fact (setter, block, before != NULL && (before->kind == ROG_BLOCK_FACT || before->kind == ROG_BLOCK_RULE), glued, error);
    case ROG_BLOCK_TABLE:
      return flow_table (setter, block, error);
    case ROG_BLOCK_SIGNATURE:
      return flow_signature (setter, block, error);
    case ROG_BLOCK_RULE:
      {
        RogSlip *slip = add_slip (setter, block, 8);

        slip->rule_below = slip->is_last = TRUE;
        slip->height = 6;
        slip->glued = glued;
        return TRUE;
      }
    case ROG_BLOCK_PARAGRAPH:
    case ROG_BLOCK_PAGE_BREAK:
    default:
      return flow_text (setter, block, &style, 0, 0, 0, glued, error);
    }
}

/* All numbers stand in one column, which is wide enough for the widest. */
static double
measure_numbers (Setter *setter)
{
  GPtrArray *blocks = rog_typeset_document_get_blocks (setter->document);
  double     width = 28;

  for (guint i = 0; i < blocks->len; i++)
    {
      RogBlock *block = blocks->pdata[i];
      RogFlow  *label;
      int       label_width;

      if (block->kind != ROG_BLOCK_NUMBERED || block->label == NULL || strlen (block->label) < 4)
        continue;
      label = make_plain_flow (setter, &body, block->label, 0, ROG_BODY_WIDTH);
      pango_layout_set_width (label->layout, -1);
      pango_layout_get_size (label->layout, &label_width, NULL);
      width = MAX (width, MIN (label_width / (double)PANGO_SCALE + 9, ROG_BODY_WIDTH / 3));
    }
  return width;
}

/*
 * rog_typeset_flow_blocks:
 * @flows: (element-type RogFlow): takes the texts, broken into lines
 * @slips: (element-type RogSlip): takes what stands below each other, not yet placed
 *
 * Returns: %FALSE with %ROG_TYPESET_ERROR_MARKUP
 */
gboolean
rog_typeset_flow_blocks (RogTypesetDocument *document,
                         PangoContext       *context,
                         GPtrArray          *flows,
                         GPtrArray          *slips,
                         GError            **error)
{
  Setter     setter = { document, context, flows, slips, 28 };
  GPtrArray *blocks = rog_typeset_document_get_blocks (document);
  gboolean   glued = FALSE, forced = FALSE;

  setter.number_width = measure_numbers (&setter);
  for (guint i = 0; i < blocks->len; i++)
    {
      RogBlock *block = blocks->pdata[i];
      guint     first = slips->len;

      if (block->kind == ROG_BLOCK_PAGE_BREAK)
        {
          forced = TRUE;
          continue;
        }
      if (!flow_block (&setter, block, i > 0 ? blocks->pdata[i - 1] : NULL, glued, error))
        {
          g_prefix_error (error, "“%s”: ", block->id != NULL ? block->id : block->markup);
          return FALSE;
        }
      if (glued && (block->kind == ROG_BLOCK_TABLE || block->kind == ROG_BLOCK_HEADING) && slips->len > first)
        ((RogSlip *)slips->pdata[first])->glued = TRUE;
      if (forced && slips->len > first)
        ((RogSlip *)slips->pdata[first])->forced = TRUE;
      forced = FALSE;
      glued = block->kind == ROG_BLOCK_HEADING;
    }
  return TRUE;
}
