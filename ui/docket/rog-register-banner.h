// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogRegisterBanner:
 *
 * What was found of the register on opening: it is rolled back or broken. It stays as long as that is so,
 * and its button says what can be done.
 */
#define ROG_TYPE_REGISTER_BANNER (rog_register_banner_get_type ())
G_DECLARE_FINAL_TYPE (RogRegisterBanner, rog_register_banner, ROG, REGISTER_BANNER, AdwBin)

GtkWidget *rog_register_banner_new (RogDesk *desk);

G_END_DECLS
