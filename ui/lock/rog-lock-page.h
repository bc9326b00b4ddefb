// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogLockPage:
 *
 * What stands in place of the work while the register is closed: locked, or without its
 * key. It says which, what is safe, and has the way back.
 */
#define ROG_TYPE_LOCK_PAGE (rog_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (RogLockPage, rog_lock_page, ROG, LOCK_PAGE, AdwBin)

GtkWidget *rog_lock_page_new (RogDesk *desk);

G_END_DECLS
