// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "reader/rog-reader.h"

G_BEGIN_DECLS

/* Passages for the sections of a dossier, by the actions "<section>.<verb>" of their classes. */
gboolean rog_section_pins_take (GtkStack   *sections,
                                const char *id,
                                const char *verb);
void     rog_section_pins_give (GtkStack   *sections,
                                const char *id,
                                const char *verb,
                                const char *pins);
void     rog_section_pins_give_each (GtkStack   *sections,
                                     const char *id,
                                     const char *verb,
                                     const char *pins);
GMenu   *rog_section_pins_make_menu (GtkStack   *sections,
                                     const char *pins);

/* A passage that is cited goes into a text that is being written. */
char  *rog_section_pins_choose (GtkStack   *sections,
                                const char *current);
void   rog_section_pins_ask (GtkStack   *sections,
                             GtkWidget  *pane,
                             RogReader  *reader,
                             const char *pins);
GMenu *rog_section_pins_make_writing_menu (GtkStack   *sections,
                                           const char *pins);

G_END_DECLS
