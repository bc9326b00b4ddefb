// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section-kinds.h"

G_BEGIN_DECLS

/* How each section was left by the person, in the settings of the profile. */
RogLayout rog_section_memory_get_layout (GSettings            *settings,
                                         const RogSectionKind *kind);
void      rog_section_memory_set_layout (GSettings            *settings,
                                         const RogSectionKind *kind,
                                         RogLayout             layout);
int       rog_section_memory_get_width (GSettings            *settings,
                                        const RogSectionKind *kind);
void      rog_section_memory_set_width (GSettings            *settings,
                                        const RogSectionKind *kind,
                                        int                   width);

G_END_DECLS
