// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section.h"

G_BEGIN_DECLS

/**
 * RogServedSection:
 *
 * What counsel knows of the ruling: the decisions that were disclosed or served, each with what is entered of its service
 * and its remedy. Nothing is written here.
 */
#define ROG_TYPE_SERVED_SECTION (rog_served_section_get_type ())
G_DECLARE_FINAL_TYPE (RogServedSection, rog_served_section, ROG, SERVED_SECTION, RogSection)

G_END_DECLS
