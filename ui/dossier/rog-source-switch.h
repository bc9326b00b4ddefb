// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RogSourceSwitch:
 *
 * The section's own source, or the documents: stands above both, and is seen only where the
 * section has a source of its own. It follows the #RogDossierView it is in.
 */
#define ROG_TYPE_SOURCE_SWITCH (rog_source_switch_get_type ())
G_DECLARE_FINAL_TYPE (RogSourceSwitch, rog_source_switch, ROG, SOURCE_SWITCH, AdwBin)

G_END_DECLS
