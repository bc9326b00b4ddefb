// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section.h"

G_BEGIN_DECLS

/**
 * RogRequestSection:
 *
 * The request in short: who asks for what and why, the persons and in which capacity, the
 * time limits, and what came in when.
 */
#define ROG_TYPE_REQUEST_SECTION (rog_request_section_get_type ())
G_DECLARE_FINAL_TYPE (RogRequestSection, rog_request_section, ROG, REQUEST_SECTION, RogSection)

G_END_DECLS
