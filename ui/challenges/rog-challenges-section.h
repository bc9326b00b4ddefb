// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section.h"

G_BEGIN_DECLS

/**
 * RogChallengesSection:
 *
 * The challenges of a dossier. At the court: those to answer, answered and withdrawn, and the
 * form that enters one received on paper. At counsel's: drafts, and what was signed.
 */
#define ROG_TYPE_CHALLENGES_SECTION (rog_challenges_section_get_type ())
G_DECLARE_FINAL_TYPE (RogChallengesSection, rog_challenges_section, ROG, CHALLENGES_SECTION, RogSection)

G_END_DECLS
