// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RogSectionTitle:
 *
 * The title of a section in its header bar and a line below it. The line is shown whole, in its short form, or not
 * at all: never cut off.
 * Properties: "title".
 */
#define ROG_TYPE_SECTION_TITLE (rog_section_title_get_type ())
G_DECLARE_FINAL_TYPE (RogSectionTitle, rog_section_title, ROG, SECTION_TITLE, GtkWidget)

void rog_section_title_set_line (RogSectionTitle *self,
                                 const char      *whole,
                                 const char      *shorter);

G_END_DECLS
