// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RogTimelineRow:
 *
 * An item as the timeline shows it. Days are closed periods. Without a kept period the
 * item stands as requested. Signal `changed`.
 */
#define ROG_TYPE_TIMELINE_ROW (rog_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (RogTimelineRow, rog_timeline_row, ROG, TIMELINE_ROW, GObject)

RogTimelineRow *rog_timeline_row_new (const char *id,
                                      const char *number,
                                      const char *title,
                                      const char *subtitle);
void            rog_timeline_row_set_requested (RogTimelineRow *self,
                                                const GDate    *from,
                                                const GDate    *to);
gboolean        rog_timeline_row_get_requested (RogTimelineRow *self,
                                                GDate          *from,
                                                GDate          *to);
void            rog_timeline_row_set_kept (RogTimelineRow *self,
                                           const GDate    *from,
                                           const GDate    *to);
gboolean        rog_timeline_row_get_kept (RogTimelineRow *self,
                                           GDate          *from,
                                           GDate          *to);
gboolean        rog_timeline_row_is_narrowed (RogTimelineRow *self);
void            rog_timeline_row_set_words (RogTimelineRow *self,
                                            const char     *words);
const char     *rog_timeline_row_get_words (RogTimelineRow *self);
void            rog_timeline_row_set_editable (RogTimelineRow *self,
                                               gboolean        editable);
gboolean        rog_timeline_row_get_editable (RogTimelineRow *self);
void            rog_timeline_row_add_stated (RogTimelineRow *self,
                                             const GDate    *day,
                                             const char     *label);
guint           rog_timeline_row_get_n_stated (RogTimelineRow *self);
const char     *rog_timeline_row_get_stated (RogTimelineRow *self,
                                             guint           index,
                                             GDate          *day);
const char     *rog_timeline_row_get_id (RogTimelineRow *self);
const char     *rog_timeline_row_get_number (RogTimelineRow *self);
const char     *rog_timeline_row_get_title (RogTimelineRow *self);
const char     *rog_timeline_row_get_subtitle (RogTimelineRow *self);

G_END_DECLS
