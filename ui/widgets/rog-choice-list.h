// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void rog_choice_list_set (AdwComboRow *row);

G_END_DECLS
