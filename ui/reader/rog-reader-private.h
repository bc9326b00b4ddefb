// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-reader-pages.h"
#include "reader/rog-reader-text.h"
#include "reader/rog-reader-texts.h"
#include "reader/rog-reader.h"

G_BEGIN_DECLS

/* A place between two characters. */
typedef struct
{
  guint page;
  guint offset;
} RogTextPlace;

struct _RogReader
{
  GtkWidget parent_instance;

  RogPageSource  *source;
  RogReaderPages *pages;
  RogReaderTexts *texts;
  RogReaderLayout layout;
  GCancellable   *cancellable;
  GtkAdjustment  *adjustments[2];
  guint           policies[2];

  RogFit   fit;
  double   zoom;
  gboolean placed;
  guint    page;
  guint    told_page;
  guint    tell_idle;
  gboolean allocating;
  double   text_left;
  double   text_right;

  /* Where the top of the view is, kept while sizes change. */
  guint   top_page;
  double  top_offset;
  GArray *back;

  gboolean     selecting;
  RogTextUnit  grain;
  RogTextPlace anchor;
  RogTextPlace caret;
  RogTextPlace grain_start;
  RogTextPlace grain_end;
  gboolean     caret_browsing;
  double       caret_x;
  RogPassage  *area;
  gboolean     marking; /* by the pointer */
  gboolean     framing; /* by the keyboard */
  double       mark_x;
  double       mark_y;
  double       pointer_x;
  double       pointer_y;
  guint        autoscroll;

  GListModel *highlights;
  char       *selected_highlight;
  GPtrArray  *hits;
  guint       current_hit;
  RogPassage *outlined;
  RogPassage *sought; /* (nullable): what is to be shown once its page's text is there */
  guint       outline_timeout;

  gboolean    night_paper;
  char       *watermark;
  GtkWidget  *bubble;
  GtkWidget  *hint;
  GHashTable *failures;
};

/* rog-reader.c */
RogPageText *rog_reader_peek_text (RogReader *self,
                                   guint      page);

/* rog-reader-sheet.c */
void     rog_reader_to_page (RogReader *self,
                             double     x,
                             double     y,
                             guint     *page,
                             int       *page_x,
                             int       *page_y);
void     rog_reader_to_view (RogReader       *self,
                             guint            page,
                             const RogRect   *rect,
                             graphene_rect_t *view);
gboolean rog_reader_visible_pages (RogReader *self,
                                   guint     *first,
                                   guint     *last);
void     rog_reader_scroll_by (RogReader *self,
                               double     dx,
                               double     dy);
void     rog_reader_reveal (RogReader     *self,
                            guint          page,
                            const RogRect *rect,
                            double         share);
void     rog_reader_zoom_at (RogReader *self,
                             double     zoom,
                             double     x,
                             double     y);
void     rog_reader_push_back (RogReader *self);
void     rog_reader_remember_top (RogReader *self);
void     rog_reader_place_sheet (RogReader *self,
                                 int        width,
                                 int        height);

/* rog-reader-select.c */
gboolean rog_reader_has_selection (RogReader *self);
void     rog_reader_selected_on (RogReader    *self,
                                 guint         page,
                                 RogTextRange *range);
void     rog_reader_selection_changed (RogReader *self);
gboolean rog_reader_caret_rect (RogReader       *self,
                                graphene_rect_t *rect);
void     rog_reader_extend_to (RogReader   *self,
                               RogTextPlace place);
void     rog_reader_begin_at (RogReader   *self,
                              RogTextPlace place,
                              RogTextUnit  grain);
gboolean rog_reader_place_at (RogReader    *self,
                              double        x,
                              double        y,
                              RogTextPlace *place);

/* rog-reader-caret.c */
typedef enum
{
  ROG_READER_MOVE_LEFT,
  ROG_READER_MOVE_RIGHT,
  ROG_READER_MOVE_UP,
  ROG_READER_MOVE_DOWN,
  ROG_READER_MOVE_PAGE_UP,
  ROG_READER_MOVE_PAGE_DOWN,
  ROG_READER_MOVE_HOME,
  ROG_READER_MOVE_END,
} RogReaderMove;

void rog_reader_move_caret (RogReader    *self,
                            RogReaderMove move,
                            gboolean      control,
                            gboolean      extend);

/* rog-reader-area.c */
void     rog_reader_area_init (RogReader *self);
void     rog_reader_begin_area (RogReader *self);
gboolean rog_reader_take_area (RogReader *self);
gboolean rog_reader_leave_area (RogReader *self);
void     rog_reader_move_area (RogReader    *self,
                               RogReaderMove move,
                               gboolean      control,
                               gboolean      size);
void     rog_reader_hint_allocate (RogReader *self,
                                   int        width,
                                   int        height);

/* rog-reader-keys.c */
void rog_reader_keys_class_init (GtkWidgetClass *klass);

/* rog-reader-pointer.c */
void rog_reader_pointer_init (RogReader *self);
void rog_reader_pointer_dispose (RogReader *self);

/* rog-reader-draw.c */
void        rog_reader_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot);
RogPassage *rog_reader_disc_at (RogReader *self,
                                double     x,
                                double     y);

/* rog-reader-a11y.c */
void rog_reader_accessible_text_init (GtkAccessibleTextInterface *iface);
void rog_reader_a11y_page_changed (RogReader *self,
                                   guint      old_page);
void rog_reader_a11y_text_arrived (RogReader *self,
                                   guint      page);

/* rog-reader-failure.c */
void rog_reader_failures_add (RogReader    *self,
                              guint         page,
                              const GError *error);
void rog_reader_failures_allocate (RogReader *self);
void rog_reader_failures_clear (RogReader *self);

/* rog-reader-bubble.c */
GtkWidget *rog_reader_bubble_new (void);
gboolean   rog_reader_bubble_refresh (GtkWidget *bubble);
void       rog_reader_bubble_allocate (RogReader *self,
                                       int        width,
                                       int        height);

G_END_DECLS
