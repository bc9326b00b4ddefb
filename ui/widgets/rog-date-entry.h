// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RogDateEntry:
 *
 * A day, typed as the locale writes it ("30.11.2024", "30 November 2024") or as ISO
 * ("2024-11-30"), or chosen in a calendar. What is typed is judged on Enter or when
 * focus leaves, never while typing; a day that cannot be read says so and is kept as
 * typed. Signal `changed`: the day is another one.
 */
#define ROG_TYPE_DATE_ENTRY (rog_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (RogDateEntry, rog_date_entry, ROG, DATE_ENTRY, GtkBox)

GtkWidget *rog_date_entry_new (void);
gboolean   rog_date_entry_get_date (RogDateEntry *self,
                                    GDate        *date);
void       rog_date_entry_set_date (RogDateEntry *self,
                                    const GDate  *date);
void       rog_date_entry_set_text (RogDateEntry *self,
                                    const char   *text);
void       rog_date_entry_set_label (RogDateEntry *self,
                                     const char   *label);
gboolean   rog_date_entry_is_valid (RogDateEntry *self);

gboolean rog_date_parse (const char *text,
                         GDate      *date);
char    *rog_date_format (const GDate *date);
char    *rog_date_format_short (const GDate *date);

G_END_DECLS
