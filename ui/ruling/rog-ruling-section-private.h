// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ruling/rog-ruling-section.h"

G_BEGIN_DECLS

/* rog-ruling-section.c */
void rog_ruling_section_show_signed (RogRulingSection *self,
                                     const char       *id);

/* rog-ruling-enter.c */
void rog_ruling_section_enter_elsewhere (RogRulingSection *self);
void rog_ruling_section_install_by_hand (GtkWidgetClass *klass);

G_END_DECLS
