// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "form/rog-form-row.h"

G_BEGIN_DECLS

/**
 * RogFormCard:
 *
 * One object of a form, closed to its first field and opened to all of them. It keeps the
 * members it does not show. Signals "changed", "removed".
 */
#define ROG_TYPE_FORM_CARD (rog_form_card_get_type ())
G_DECLARE_FINAL_TYPE (RogFormCard, rog_form_card, ROG, FORM_CARD, AdwExpanderRow)

GtkWidget  *rog_form_card_new (const RogFormField *fields,
                               JsonObject         *object,
                               const char         *untitled,
                               gboolean            removable);
gboolean    rog_form_card_is_complete (RogFormCard *self);
JsonObject *rog_form_card_to_json (RogFormCard *self);
char       *rog_form_card_dup_title (RogFormCard *self);
GtkWidget  *rog_form_card_get_row (RogFormCard *self,
                                   const char  *member);
void        rog_form_card_focus_first (RogFormCard *self);

G_END_DECLS
