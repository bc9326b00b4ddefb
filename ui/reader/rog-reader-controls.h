// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-reader.h"

G_BEGIN_DECLS

/**
 * RogReaderControls:
 *
 * The floating page control: page entry, previous, next, zoom. It fades two seconds
 * after the pointer stops, stays while it has focus, and always where animations are
 * off. The entry takes "3", "¶ 13" and a page's label; with all else "elsewhere" (string) is asked,
 * which returns whether it is anywhere.
 */
#define ROG_TYPE_READER_CONTROLS (rog_reader_controls_get_type ())
G_DECLARE_FINAL_TYPE (RogReaderControls, rog_reader_controls, ROG, READER_CONTROLS, GtkWidget)

GtkWidget *rog_reader_controls_new (RogReader *reader);
void       rog_reader_controls_wake (RogReaderControls *self);
void       rog_reader_controls_edit_page (RogReaderControls *self);
void       rog_reader_controls_go_to (RogReaderControls *self,
                                      const char        *where);

G_END_DECLS
