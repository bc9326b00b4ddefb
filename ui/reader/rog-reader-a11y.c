// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a screen reader gets: the text of the page that is read now, its caret, its
// selection, and each highlight as an attribute with its words.

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/rog-announce.h"
#include "reader/rog-reader-private.h"

static RogPageText *
page_text (GtkAccessibleText *accessible)
{
  RogReader *self = ROG_READER (accessible);

  return rog_reader_peek_text (self, self->page);
}

static GBytes *
bytes_of (RogPageText        *text,
          const RogTextRange *range)
{
  RogTextRange within = text ? rog_text_clamp (text, range) : *range;
  char        *slice = text ? rog_page_text_get_slice (text, &within) : g_strdup ("");

  return g_bytes_new_take (slice, strlen (slice) + 1);
}

static GBytes *
get_contents (GtkAccessibleText *accessible,
              unsigned int       start,
              unsigned int       end)
{
  return bytes_of (page_text (accessible), &(RogTextRange){ start, end });
}

static GBytes *
get_contents_at (GtkAccessibleText           *accessible,
                 unsigned int                 offset,
                 GtkAccessibleTextGranularity granularity,
                 unsigned int                *start,
                 unsigned int                *end)
{
  RogPageText *text = page_text (accessible);
  RogTextRange range = { offset, offset + 1 };

  if (text && granularity == GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD)
    range = rog_text_unit_at (text, offset, ROG_TEXT_UNIT_WORD);
  else if (text && granularity == GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE)
    range = rog_text_unit_at (text, offset, ROG_TEXT_UNIT_LINE);
  else if (text && granularity != GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER)
    range = rog_text_unit_at (text, offset, ROG_TEXT_UNIT_PARAGRAPH);
  *start = range.start;
  *end = range.end;
  return bytes_of (text, &range);
}

static unsigned int
get_caret_position (GtkAccessibleText *accessible)
{
  RogReader *self = ROG_READER (accessible);

  return self->caret.page == self->page ? self->caret.offset : 0;
}

static gboolean
get_selection (GtkAccessibleText       *accessible,
               gsize                   *n_ranges,
               GtkAccessibleTextRange **ranges)
{
  RogReader   *self = ROG_READER (accessible);
  RogPageText *text = page_text (accessible);
  RogTextRange range;

  rog_reader_selected_on (self, self->page, &range);
  if (text == NULL || range.end <= range.start)
    return FALSE;
  range.end = MIN (range.end, rog_page_text_get_length (text));
  *n_ranges = 1;
  *ranges = g_new (GtkAccessibleTextRange, 1);
  (*ranges)[0] = (GtkAccessibleTextRange){ range.start, range.end - range.start };
  return TRUE;
}

static gboolean
get_attributes (GtkAccessibleText       *accessible,
                unsigned int             offset,
                gsize                   *n_ranges,
                GtkAccessibleTextRange **ranges,
                char                  ***names,
                char                  ***values)
{
  RogReader   *self = ROG_READER (accessible);
  RogPageText *text = page_text (accessible);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (GtkAccessibleTextRange));
  g_autoptr (GStrvBuilder) name = g_strv_builder_new (), value = g_strv_builder_new ();

  for (guint i = 0; text && self->highlights && i < g_list_model_get_n_items (self->highlights); i++)
    {
      g_autoptr (RogPassage) passage = g_list_model_get_item (self->highlights, i);
      RogTextRange range;

      if (rog_passage_get_page (passage) != self->page || rog_passage_get_words (passage) == NULL ||
          !rog_page_text_range_of_quads (text, rog_passage_get_quads (passage), &range) || offset < range.start || offset >= range.end)
        continue;
      GtkAccessibleTextRange at = { range.start, range.end - range.start };
      g_array_append_val (found, at);
      g_strv_builder_add (name, "note");
      g_strv_builder_add (value, rog_passage_get_words (passage));
    }
  *n_ranges = found->len;
  if (found->len == 0)
    return FALSE;
  *ranges = (gpointer)g_array_free (g_steal_pointer (&found), FALSE);
  *names = g_strv_builder_end (name);
  *values = g_strv_builder_end (value);
  return TRUE;
}

static gboolean
get_extents (GtkAccessibleText *accessible,
             unsigned int       start,
             unsigned int       end,
             graphene_rect_t   *extents)
{
  RogReader   *self = ROG_READER (accessible);
  RogPageText *text = page_text (accessible);

  if (text == NULL)
    return FALSE;
  RogTextRange range = rog_text_clamp (text, &(RogTextRange){ start, end });
  g_autoptr (GArray) quads = rog_page_text_get_quads (text, &range);
  for (guint i = 0; i < quads->len; i++)
    {
      RogRect         box = rog_quad_get_bounds (&g_array_index (quads, RogQuad, i));
      graphene_rect_t view;
      rog_reader_to_view (self, self->page, &box, &view);
      if (i == 0)
        *extents = view;
      else
        graphene_rect_union (extents, &view, extents);
    }
  return quads->len > 0;
}

static gboolean
get_offset (GtkAccessibleText      *accessible,
            const graphene_point_t *point,
            unsigned int           *offset)
{
  RogReader   *self = ROG_READER (accessible);
  RogPageText *text;
  guint        page;
  int          x, y;

  rog_reader_to_page (self, point->x, point->y, &page, &x, &y);
  text = page == self->page ? rog_reader_peek_text (self, page) : NULL;
  if (text == NULL)
    return FALSE;
  *offset = rog_page_text_caret_at (text, x, y);
  return TRUE;
}

void
rog_reader_accessible_text_init (GtkAccessibleTextInterface *iface)
{
  iface->get_contents = get_contents;
  iface->get_contents_at = get_contents_at;
  iface->get_caret_position = get_caret_position;
  iface->get_selection = get_selection;
  iface->get_attributes = get_attributes;
  iface->get_extents = get_extents;
  iface->get_offset = get_offset;
}

/* rog_reader_a11y_page_changed: another page's text is read now. */
void
rog_reader_a11y_page_changed (RogReader *self,
                              guint      old_page)
{
  g_autofree char *words = NULL;
  g_autofree char *label = self->source ? rog_page_source_dup_label (self->source, self->page) : NULL;

  if (self->page == 0)
    return;
  words = label ? g_strdup_printf (_("Page %s, %u of %u"), label, self->page, self->layout.n_pages)
                : g_strdup_printf (_("Page %u of %u"), self->page, self->layout.n_pages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  if (old_page > 0)
    rog_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  if (rog_reader_peek_text (self, self->page))
    rog_reader_a11y_text_arrived (self, self->page);
}

void
rog_reader_a11y_text_arrived (RogReader *self,
                              guint      page)
{
  RogPageText *text = page == self->page ? rog_reader_peek_text (self, page) : NULL;

  if (text && rog_page_text_get_length (text) > 0)
    gtk_accessible_text_update_contents (GTK_ACCESSIBLE_TEXT (self), GTK_ACCESSIBLE_TEXT_CONTENT_CHANGE_INSERT, 0, rog_page_text_get_length (text));
}
