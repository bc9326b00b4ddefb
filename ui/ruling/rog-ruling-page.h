// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-preview.h"

G_BEGIN_DECLS

/**
 * RogRulingPage:
 *
 * One page of what will be printed. Signal "picked" (string): a place was clicked, by its
 * id in the #RogPreview.
 */
#define ROG_TYPE_RULING_PAGE (rog_ruling_page_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingPage, rog_ruling_page, ROG, RULING_PAGE, GtkWidget)

GtkWidget *rog_ruling_page_new (RogPreview *preview,
                                guint       page);
void       rog_ruling_page_mark (RogRulingPage *self,
                                 const char    *place);
double     rog_ruling_page_get_y (RogRulingPage *self,
                                  int            y);

G_END_DECLS
