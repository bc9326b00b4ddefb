// SPDX-License-Identifier: GPL-3.0-or-later
//
// An area by the keyboard: a frame in the part of the page that is seen, moved and sized by the arrow keys. It is the
// selection from the start; Enter, or going elsewhere, takes it as it is.

#include "config.h"

#include <glib/gi18n.h>

#include "reader/rog-reader-private.h"
#include "widgets/rog-announce.h"

/* Shares of the page. */
#define STEP 0.01
#define LARGE_STEP 0.1
#define LEAST 0.02

#define HINT_MARGIN 12
#define CONTROLS_HEIGHT 64 /* of the page control at the bottom of the view, with what is around it */

static RogRect
page_rect (RogReader *self,
           guint      page)
{
  return (RogRect){ 0, 0, (int)(self->layout.widths[page] * 1000), (int)(self->layout.heights[page] * 1000) };
}

static RogRect
area_rect (RogReader *self)
{
  guint n_rects;

  return rog_passage_get_rects (self->area, &n_rects)[0];
}

/*
 * In words
 */

static char *
dup_position (const RogRect *area,
              const RogRect *page)
{
  // Translators: where the marked area begins, in hundredths of the page.
  return g_strdup_printf (_("%.0f %% from the left, %.0f %% from the top"), 100.0 * area->x / page->width, 100.0 * area->y / page->height);
}

static char *
dup_size (const RogRect *area,
          const RogRect *page)
{
  // Translators: how large the marked area is, in hundredths of the page.
  return g_strdup_printf (_("%.0f %% wide, %.0f %% high"), 100.0 * area->width / page->width, 100.0 * area->height / page->height);
}

static char *
dup_words (RogReader *self)
{
  guint            number = rog_passage_get_page (self->area);
  RogRect          page = page_rect (self, number), area = area_rect (self);
  g_autofree char *position = dup_position (&area, &page), *size = dup_size (&area, &page);

  // Translators: the number of the page, where on it the marked area begins, how large it is.
  return g_strdup_printf (_("Area on page %u: %s, %s"), number, position, size);
}

static void
say (RogReader  *self,
     const char *words)
{
  rog_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/*
 * The frame
 */

static void
set_area (RogReader     *self,
          guint          page,
          const RogRect *rect)
{
  g_clear_object (&self->area);
  self->area = rog_passage_new_area (page, rect);
  rog_reader_selection_changed (self);
}

/* The middle of what is seen of the page that is read now. */
static RogRect
middle_of_view (RogReader *self)
{
  RogRect         page = page_rect (self, self->page);
  graphene_rect_t all, seen, view = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (GTK_WIDGET (self)), (float)gtk_widget_get_height (GTK_WIDGET (self)));
  double          scale = self->layout.scale / 1000;

  rog_reader_to_view (self, self->page, &page, &all);
  if (!graphene_rect_intersection (&all, &view, &seen))
    seen = all;
  graphene_rect_inset (&seen, seen.size.width / 4, seen.size.height / 4);

  return (RogRect){ (int)((seen.origin.x - all.origin.x) / scale), (int)((seen.origin.y - all.origin.y) / scale),
                    MAX ((int)(seen.size.width / scale), (int)(page.width * LEAST)), MAX ((int)(seen.size.height / scale), (int)(page.height * LEAST)) };
}

/* rog_reader_begin_area: a frame on the page, or the area that is marked already; from now on keys move it. */
void
rog_reader_begin_area (RogReader *self)
{
  g_autofree char *words = NULL, *all = NULL;

  if (self->page == 0 || self->framing)
    return;
  if (self->area == NULL)
    {
      RogRect rect = middle_of_view (self);

      rog_reader_clear_selection (self);
      self->framing = TRUE;
      set_area (self, self->page, &rect);
    }
  else
    {
      RogRect rect = area_rect (self);

      self->framing = TRUE;
      rog_reader_selection_changed (self);
      rog_reader_reveal (self, rog_passage_get_page (self->area), &rect, 0);
    }
  words = dup_words (self);
  all = g_strdup_printf ("%s. %s", words, gtk_label_get_label (GTK_LABEL (self->hint)));
  say (self, all);
}

/* rog_reader_take_area: keys do what they did before, and the area stays; FALSE where none was being marked. */
gboolean
rog_reader_take_area (RogReader *self)
{
  if (!self->framing)
    return FALSE;
  self->framing = FALSE;
  rog_reader_selection_changed (self);
  say (self, _("Area marked"));
  return TRUE;
}

/* rog_reader_leave_area: as before, and nothing is marked; FALSE where none was being marked. */
gboolean
rog_reader_leave_area (RogReader *self)
{
  if (!self->framing)
    return FALSE;
  rog_reader_clear_selection (self);
  say (self, _("No area marked"));
  return TRUE;
}

static void
to_step (RogReaderMove  move,
         gboolean       control,
         const RogRect *page,
         int           *dx,
         int           *dy)
{
  gboolean pages = move == ROG_READER_MOVE_PAGE_UP || move == ROG_READER_MOVE_PAGE_DOWN;
  double   step = control || pages ? LARGE_STEP : STEP;
  int      across = (int)round (page->width * step), down = (int)round (page->height * step);

  *dx = *dy = 0;
  switch (move)
    {
    case ROG_READER_MOVE_LEFT:
      *dx = -across;
      break;
    case ROG_READER_MOVE_RIGHT:
      *dx = across;
      break;
    case ROG_READER_MOVE_UP:
    case ROG_READER_MOVE_PAGE_UP:
      *dy = -down;
      break;
    case ROG_READER_MOVE_DOWN:
    case ROG_READER_MOVE_PAGE_DOWN:
      *dy = down;
      break;
    case ROG_READER_MOVE_HOME:
      *dx = -page->width;
      break;
    case ROG_READER_MOVE_END:
    default:
      *dx = page->width;
      break;
    }
}

/* Past the foot of a page is the head of the next one. */
static gboolean
to_next_page (RogReader *self,
              guint     *number,
              RogRect   *area,
              int        dy)
{
  guint   next = dy > 0 ? *number + 1 : *number - 1;
  RogRect page;

  if (dy == 0 || next < 1 || next > self->layout.n_pages)
    return FALSE;
  page = page_rect (self, next);
  area->width = MIN (area->width, page.width);
  area->height = MIN (area->height, page.height);
  area->x = MIN (area->x, page.width - area->width);
  area->y = dy > 0 ? 0 : page.height - area->height;
  *number = next;
  return TRUE;
}

/* The corner that goes ahead stays in view. */
static void
follow (RogReader     *self,
        guint          page,
        const RogRect *area,
        gboolean       far_x,
        gboolean       far_y)
{
  RogRect corner = { area->x + (far_x ? area->width : 0), area->y + (far_y ? area->height : 0), 0, 0 };

  rog_reader_reveal (self, page, &corner, 0);
}

/* rog_reader_move_area: @control: in larger steps; @size: its right and lower edge alone. */
void
rog_reader_move_area (RogReader    *self,
                      RogReaderMove move,
                      gboolean      control,
                      gboolean      size)
{
  guint            number = rog_passage_get_page (self->area), before = number;
  RogRect          page = page_rect (self, number), was = area_rect (self), area = was;
  g_autofree char *words = NULL;
  int              dx, dy;

  to_step (move, control, &page, &dx, &dy);
  if (size)
    {
      area.width = CLAMP (area.width + dx, MIN ((int)(page.width * LEAST), page.width - area.x), page.width - area.x);
      area.height = CLAMP (area.height + dy, MIN ((int)(page.height * LEAST), page.height - area.y), page.height - area.y);
    }
  else
    {
      area.x = CLAMP (area.x + dx, 0, page.width - area.width);
      area.y = CLAMP (area.y + dy, 0, page.height - area.height);
    }
  if (memcmp (&area, &was, sizeof area) == 0 && (size || !to_next_page (self, &number, &area, dy)))
    {
      say (self, size ? _("It cannot be made larger or smaller") : _("At the edge of the page"));
      return;
    }
  set_area (self, number, &area);
  follow (self, number, &area, size || dx > 0, size || dy > 0);
  words = number != before ? dup_words (self) : size ? dup_size (&area, &page)
                                                     : dup_position (&area, &page);
  say (self, words);
}

/*
 * What the keys do, for who sees it
 */

static GtkWidget *
hint_new (void)
{
  GtkWidget *hint = gtk_label_new (_("Arrows move the area, Shift changes its size, Ctrl goes further. Enter takes it, Esc leaves it."));

  gtk_widget_add_css_class (hint, "bubble");
  gtk_widget_add_css_class (hint, "hint");
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 50);
  gtk_label_set_justify (GTK_LABEL (hint), GTK_JUSTIFY_CENTER);
  gtk_widget_set_can_target (hint, FALSE);
  gtk_widget_set_visible (hint, FALSE);
  return hint;
}

/* rog_reader_hint_allocate: at the top of the view or at its foot, where less of the area lies under it. */
void
rog_reader_hint_allocate (RogReader *self,
                          int        width,
                          int        height)
{
  graphene_rect_t box;
  int             natural, tall, wide, foot, y = HINT_MARGIN;

  if (!gtk_widget_should_layout (self->hint))
    return;
  gtk_widget_measure (self->hint, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  wide = MAX (1, MIN (natural, width - 2 * HINT_MARGIN));
  gtk_widget_measure (self->hint, GTK_ORIENTATION_VERTICAL, wide, &tall, NULL, NULL, NULL);
  foot = MAX (y, height - tall - CONTROLS_HEIGHT);
  if (rog_reader_get_selection_bounds (self, &box) && MAX (0, box.origin.y + box.size.height - foot) < MAX (0, y + tall - box.origin.y))
    y = foot;
  gtk_widget_size_allocate (self->hint, &(GtkAllocation){ (width - wide) / 2, y, wide, tall }, -1);
}

static void
left_cb (RogReader *self)
{
  rog_reader_take_area (self);
}

/* rog_reader_area_init: makes the hint, and ends the marking when the keyboard goes elsewhere. */
void
rog_reader_area_init (RogReader *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->hint = hint_new ();
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
