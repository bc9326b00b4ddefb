// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section.h"

G_BEGIN_DECLS

/**
 * RogRulingSection:
 *
 * The work on a decision: what is missing, a card for each item that is not decided, the
 * parts of the decision. Its source is the decision as it will be printed.
 */
#define ROG_TYPE_RULING_SECTION (rog_ruling_section_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingSection, rog_ruling_section, ROG, RULING_SECTION, RogSection)

G_END_DECLS
