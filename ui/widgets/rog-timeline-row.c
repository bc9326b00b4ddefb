// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rog-timeline-row.h"

typedef struct
{
  GDate day;
  char *label;
} Stated;

struct _RogTimelineRow
{
  GObject parent_instance;

  char    *id;
  char    *number;
  char    *title;
  char    *subtitle;
  char    *words;
  GDate    requested[2];
  GDate    kept[2];
  gboolean editable;
  GArray  *stated;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RogTimelineRow, rog_timeline_row, G_TYPE_OBJECT)

static void
stated_clear (gpointer data)
{
  g_free (((Stated *)data)->label);
}

static void
rog_timeline_row_finalize (GObject *object)
{
  RogTimelineRow *self = ROG_TIMELINE_ROW (object);

  g_free (self->id);
  g_free (self->number);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->words);
  g_array_unref (self->stated);
  G_OBJECT_CLASS (rog_timeline_row_parent_class)->finalize (object);
}

static void
rog_timeline_row_class_init (RogTimelineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_timeline_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_TIMELINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_timeline_row_init (RogTimelineRow *self)
{
  g_date_clear (self->requested, 2);
  g_date_clear (self->kept, 2);
  self->stated = g_array_new (FALSE, TRUE, sizeof (Stated));
  g_array_set_clear_func (self->stated, stated_clear);
}

/**
 * rog_timeline_row_new:
 * @id: the caller's id of the item
 * @number: "1"
 * @title: "Mailbox content"
 * @subtitle: "r.monteiro@meridianmail.example"
 */
RogTimelineRow *
rog_timeline_row_new (const char *id,
                      const char *number,
                      const char *title,
                      const char *subtitle)
{
  RogTimelineRow *self = g_object_new (ROG_TYPE_TIMELINE_ROW, NULL);

  self->id = g_strdup (id);
  self->number = g_strdup (number);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle ? subtitle : "");
  return self;
}

static void
set_period (RogTimelineRow *self,
            GDate          *period,
            const GDate    *from,
            const GDate    *to)
{
  g_date_clear (period, 2);
  if (from && to && g_date_valid (from) && g_date_valid (to) && g_date_compare (from, to) <= 0)
    {
      period[0] = *from;
      period[1] = *to;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
get_period (const GDate *period,
            GDate       *from,
            GDate       *to)
{
  *from = period[0];
  *to = period[1];
  return g_date_valid (&period[0]);
}

/**
 * rog_timeline_row_set_requested:
 * @from: (nullable): first day asked for, %NULL where the item has no period
 * @to: (nullable): last day
 */
void
rog_timeline_row_set_requested (RogTimelineRow *self,
                                const GDate    *from,
                                const GDate    *to)
{
  set_period (self, self->requested, from, to);
}

gboolean
rog_timeline_row_get_requested (RogTimelineRow *self,
                                GDate          *from,
                                GDate          *to)
{
  return get_period (self->requested, from, to);
}

/**
 * rog_timeline_row_set_kept:
 * @from: (nullable): first day kept, %NULL for as requested
 * @to: (nullable): last day
 */
void
rog_timeline_row_set_kept (RogTimelineRow *self,
                           const GDate    *from,
                           const GDate    *to)
{
  set_period (self, self->kept, from, to);
}

/**
 * rog_timeline_row_get_kept:
 *
 * Returns: %FALSE where the item has no period; what is requested where nothing is cut
 */
gboolean
rog_timeline_row_get_kept (RogTimelineRow *self,
                           GDate          *from,
                           GDate          *to)
{
  if (get_period (self->kept, from, to))
    return TRUE;
  return get_period (self->requested, from, to);
}

gboolean
rog_timeline_row_is_narrowed (RogTimelineRow *self)
{
  return g_date_valid (&self->kept[0]) && g_date_valid (&self->requested[0]) &&
         (g_date_compare (&self->kept[0], &self->requested[0]) != 0 || g_date_compare (&self->kept[1], &self->requested[1]) != 0);
}

/**
 * rog_timeline_row_set_words:
 * @words: (nullable): what stands in the bar ("as item 1"), or on the line of an item
 *   without a period ("No period: on the day of execution"); %NULL for the dates
 */
void
rog_timeline_row_set_words (RogTimelineRow *self,
                            const char     *words)
{
  if (g_set_str (&self->words, words))
    g_signal_emit (self, signals[CHANGED], 0);
}

const char *
rog_timeline_row_get_words (RogTimelineRow *self)
{
  return self->words;
}

/**
 * rog_timeline_row_set_editable:
 * @editable: whether the period can be narrowed here
 */
void
rog_timeline_row_set_editable (RogTimelineRow *self,
                               gboolean        editable)
{
  if (self->editable == editable)
    return;
  self->editable = editable;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
rog_timeline_row_get_editable (RogTimelineRow *self)
{
  return self->editable;
}

/**
 * rog_timeline_row_add_stated:
 * @day: a date stated in a warrant that authorises this item
 * @label: "Warrant, to 30 Jun 2026": what is stated, never what follows from it
 */
void
rog_timeline_row_add_stated (RogTimelineRow *self,
                             const GDate    *day,
                             const char     *label)
{
  Stated stated = { *day, g_strdup (label) };

  g_array_append_val (self->stated, stated);
  g_signal_emit (self, signals[CHANGED], 0);
}

guint
rog_timeline_row_get_n_stated (RogTimelineRow *self)
{
  return self->stated->len;
}

const char *
rog_timeline_row_get_stated (RogTimelineRow *self,
                             guint           index,
                             GDate          *day)
{
  Stated *stated = &g_array_index (self->stated, Stated, index);

  *day = stated->day;
  return stated->label;
}

const char *
rog_timeline_row_get_id (RogTimelineRow *self)
{
  return self->id;
}

const char *
rog_timeline_row_get_number (RogTimelineRow *self)
{
  return self->number;
}

const char *
rog_timeline_row_get_title (RogTimelineRow *self)
{
  return self->title;
}

const char *
rog_timeline_row_get_subtitle (RogTimelineRow *self)
{
  return self->subtitle;
}
