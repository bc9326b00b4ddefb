// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RogLayoutToggle:
 *
 * Document, both or work: the toggle at the end of a header bar. It follows the
 * #RogDossierView it is in, and stands in as many header bars as a section has. Before it, where
 * several dossiers are open and their tabs have no room, is the button that shows them all.
 */
#define ROG_TYPE_LAYOUT_TOGGLE (rog_layout_toggle_get_type ())
G_DECLARE_FINAL_TYPE (RogLayoutToggle, rog_layout_toggle, ROG, LAYOUT_TOGGLE, AdwBin)

G_END_DECLS
