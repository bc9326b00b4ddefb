// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

#include "widgets/rog-pin-item.h"

G_BEGIN_DECLS

/**
 * RogCiteRuns:
 *
 * Runs on the clipboard, for pasting within the program: a pin's id never leaves it.
 */
typedef struct _RogCiteRuns RogCiteRuns;

#define ROG_TYPE_CITE_RUNS (rog_cite_runs_get_type ())
GType rog_cite_runs_get_type (void) G_GNUC_CONST;

#define ROG_TYPE_CITE_TEXT (rog_cite_text_get_type ())
G_DECLARE_FINAL_TYPE (RogCiteText, rog_cite_text, ROG, CITE_TEXT, GtkTextView)

JsonArray *rog_cite_text_get_runs (RogCiteText       *self,
                                   const GtkTextIter *from,
                                   const GtkTextIter *to);
void       rog_cite_text_insert_runs (RogCiteText *self,
                                      GtkTextIter *at,
                                      JsonArray   *runs);
void       rog_cite_text_insert_pin (RogCiteText *self,
                                     GtkTextIter *at,
                                     RogPinItem  *pin);
char      *rog_cite_runs_to_text (JsonArray *runs);

G_END_DECLS
