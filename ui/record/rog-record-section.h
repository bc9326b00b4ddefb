// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section.h"

G_BEGIN_DECLS

/**
 * RogRecordSection:
 *
 * The record of a dossier: every entry by day, checked when it is shown, and what proves
 * each. A record that is broken says so, and what stands before the break stays valid.
 */
#define ROG_TYPE_RECORD_SECTION (rog_record_section_get_type ())
G_DECLARE_FINAL_TYPE (RogRecordSection, rog_record_section, ROG, RECORD_SECTION, RogSection)

G_END_DECLS
