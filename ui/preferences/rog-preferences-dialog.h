// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogPreferencesDialog:
 *
 * Preferences of the profile, and the court's own settings, which are in the register:
 * "place", "signers" (name, office), "remedy", "paragraphs" (title, text). They are saved
 * half a second after each change.
 */
#define ROG_TYPE_PREFERENCES_DIALOG (rog_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogPreferencesDialog, rog_preferences_dialog, ROG, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *rog_preferences_dialog_new (RogDesk   *desk,
                                       GSettings *settings);

G_END_DECLS
