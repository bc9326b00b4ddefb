// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section.h"

G_BEGIN_DECLS

/**
 * RogScopeSection:
 *
 * What is asked for, item by item, and what of it is being narrowed. Actions:
 * "scope.add-pin" (a pin as JSON) cites a passage in the reason that is open;
 * "scope.narrow" (a pin as JSON) begins a change of the selected item with it;
 * "scope.undo", "scope.redo".
 */
#define ROG_TYPE_SCOPE_SECTION (rog_scope_section_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeSection, rog_scope_section, ROG, SCOPE_SECTION, RogSection)

G_END_DECLS
