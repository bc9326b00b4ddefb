// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "law/rog-law.h"
#include "scope/rog-scope-drafts.h"

G_BEGIN_DECLS

/**
 * RogScopeChanged:
 *
 * That the authority has changed what it requests since an item was narrowed, and the button that makes the draft rest
 * on it. "rebased" is emitted when the draft rests on something else.
 */
#define ROG_TYPE_SCOPE_CHANGED (rog_scope_changed_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeChanged, rog_scope_changed, ROG, SCOPE_CHANGED, AdwBin)

GtkWidget *rog_scope_changed_new (RogLaw         *law,
                                  RogScopeDrafts *drafts);
void       rog_scope_changed_update (RogScopeChanged *self,
                                     RogItem         *item);

G_END_DECLS
