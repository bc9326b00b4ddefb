// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogIdentityPage:
 *
 * First run, first page: role, name, court or firm, the PIN of the new signing key.
 */
#define ROG_TYPE_IDENTITY_PAGE (rog_identity_page_get_type ())
G_DECLARE_FINAL_TYPE (RogIdentityPage, rog_identity_page, ROG, IDENTITY_PAGE, AdwNavigationPage)

AdwNavigationPage *rog_identity_page_new (RogDesk *desk);
gboolean           rog_identity_page_wants_practice (RogIdentityPage *self);

G_END_DECLS
