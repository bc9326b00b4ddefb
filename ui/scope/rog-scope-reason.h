// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "dossier/rog-scope-draft.h"
#include "law/rog-law.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogScopeReason:
 *
 * Why a field is changed: reason, pins, what becomes of the rest, and the route. It writes
 * into the draft; rog_scope_reason_update() shows what the draft says.
 */
#define ROG_TYPE_SCOPE_REASON (rog_scope_reason_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeReason, rog_scope_reason, ROG, SCOPE_REASON, GtkBox)

GtkWidget *rog_scope_reason_new (RogWork       *work,
                                 RogLaw        *law,
                                 RogScopeDraft *draft,
                                 const char    *field);
void       rog_scope_reason_update (RogScopeReason *self);
void       rog_scope_reason_go_to (RogScopeReason *self,
                                   const char     *part);

void       rog_scope_reason_add_pin (RogScopeDraft *draft,
                                     const char    *field,
                                     JsonObject    *pin);
GPtrArray *rog_scope_pins_find (RogWork *work,
                                RogItem *item);

G_END_DECLS
