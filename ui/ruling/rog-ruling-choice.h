// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RogRulingChoice:
 *
 * One of a few words, none of them chosen to begin with: toggles side by side, and a
 * drop-down where there is no room for them. Property "selected": the id, nullable.
 */
#define ROG_TYPE_RULING_CHOICE (rog_ruling_choice_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingChoice, rog_ruling_choice, ROG, RULING_CHOICE, AdwBin)

GtkWidget  *rog_ruling_choice_new (const char *label);
void        rog_ruling_choice_add (RogRulingChoice *self,
                                   const char      *id,
                                   const char      *words,
                                   const char      *tooltip);
const char *rog_ruling_choice_get_selected (RogRulingChoice *self);
void        rog_ruling_choice_set_selected (RogRulingChoice *self,
                                            const char      *id);
gboolean    rog_ruling_choice_select_nth (RogRulingChoice *self,
                                          guint            position);

G_END_DECLS
