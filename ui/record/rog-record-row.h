// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-record-view.h"

G_BEGIN_DECLS

/**
 * RogRecordRow:
 *
 * One entry of the record, on the rail of its day.
 */
#define ROG_TYPE_RECORD_ROW (rog_record_row_get_type ())
G_DECLARE_FINAL_TYPE (RogRecordRow, rog_record_row, ROG, RECORD_ROW, GtkListBoxRow)

GtkWidget     *rog_record_row_new (RogRecordLine *line);
void           rog_record_row_set_narrow (RogRecordRow *self,
                                          gboolean      narrow);
RogRecordLine *rog_record_row_get_line (RogRecordRow *self);

char       *rog_record_line_dup_day (RogRecordLine *line);
char       *rog_record_line_dup_who (RogRecordLine *line);
const char *rog_record_line_get_audience (RogRecordLine *line);

char *rog_record_line_dup_date (RogRecordLine *line);
char *rog_record_line_format_time (gint64 seconds);

G_END_DECLS
