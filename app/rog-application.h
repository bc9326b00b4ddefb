// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RogApplication:
 *
 * One profile of the program: one instance, one bus name, one desk. A second start of the
 * same profile hands its files to the first and ends.
 */
#define ROG_TYPE_APPLICATION (rog_application_get_type ())
G_DECLARE_FINAL_TYPE (RogApplication, rog_application, ROG, APPLICATION, AdwApplication)

RogApplication *rog_application_new (const char *profile);

G_END_DECLS
