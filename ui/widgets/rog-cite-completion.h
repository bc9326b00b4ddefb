// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "widgets/rog-pin-item.h"

G_BEGIN_DECLS

/**
 * RogCiteCompletion:
 *
 * What `@` offers: the pins whose place or words contain what is typed after it. Focus
 * stays in the text. Signal `chosen` (RogPinItem).
 */
#define ROG_TYPE_CITE_COMPLETION (rog_cite_completion_get_type ())
G_DECLARE_FINAL_TYPE (RogCiteCompletion, rog_cite_completion, ROG, CITE_COMPLETION, GObject)

RogCiteCompletion *rog_cite_completion_new (GtkTextView *view);
void               rog_cite_completion_set_pins (RogCiteCompletion *self,
                                                 GListModel        *pins);
gboolean           rog_cite_completion_update (RogCiteCompletion *self,
                                               const char        *typed,
                                               GdkRectangle      *at);
void               rog_cite_completion_close (RogCiteCompletion *self);
gboolean           rog_cite_completion_is_open (RogCiteCompletion *self);
gboolean           rog_cite_completion_key (RogCiteCompletion *self,
                                            guint              key);

G_END_DECLS
