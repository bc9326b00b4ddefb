// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "widgets/rog-pin-item.h"

G_BEGIN_DECLS

/**
 * RogCiteView:
 *
 * Text with pins in it: the argument of a challenge, the reasons of a ruling, a note. A
 * pin is one character to the cursor. Copying gives plain text, `“words” (Request p. 3
 * ¶ 13)` being the caller's to write: here a pin is copied as `(Request p. 3 ¶ 13)`; text
 * pasted within the program keeps its pins. `@` offers the pins of a list. What is typed
 * can be undone (Ctrl+Z) and done again (Ctrl+Shift+Z) until the text is set anew.
 *
 * The content is an array of runs: `{"text":"…"}` and `{"pin":"<id>","label":"…",
 * "quote":"…"}`; neighbouring texts are one run, no run is empty.
 *
 * Signal `changed`: the content is another one.
 */
#define ROG_TYPE_CITE_VIEW (rog_cite_view_get_type ())
G_DECLARE_FINAL_TYPE (RogCiteView, rog_cite_view, ROG, CITE_VIEW, AdwBin)

GtkWidget *rog_cite_view_new (void);
JsonArray *rog_cite_view_get_runs (RogCiteView *self) G_GNUC_WARN_UNUSED_RESULT;
void       rog_cite_view_set_runs (RogCiteView *self,
                                   JsonArray   *runs);
char      *rog_cite_view_dup_text (RogCiteView *self);
void       rog_cite_view_insert_pin (RogCiteView *self,
                                     RogPinItem  *pin);
void       rog_cite_view_insert_text (RogCiteView *self,
                                      const char  *text);
void       rog_cite_view_set_pins (RogCiteView *self,
                                   GListModel  *pins);
void       rog_cite_view_set_label (RogCiteView *self,
                                    const char  *label);
void       rog_cite_view_set_placeholder (RogCiteView *self,
                                          const char  *placeholder);
void       rog_cite_view_set_editable (RogCiteView *self,
                                       gboolean     editable);
gboolean   rog_cite_view_undo (RogCiteView *self);
gboolean   rog_cite_view_redo (RogCiteView *self);

G_END_DECLS
