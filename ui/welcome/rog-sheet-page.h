// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"

G_BEGIN_DECLS

/**
 * RogSheetPage:
 *
 * First run, second page: the recovery sheet is printed or saved, and two of its words are
 * typed back, before there is a register to lose.
 */
#define ROG_TYPE_SHEET_PAGE (rog_sheet_page_get_type ())
G_DECLARE_FINAL_TYPE (RogSheetPage, rog_sheet_page, ROG, SHEET_PAGE, AdwNavigationPage)

AdwNavigationPage *rog_sheet_page_new (RogDesk *desk,
                                       gboolean printed,
                                       gboolean saved);
gboolean           rog_sheet_page_get_printed (RogSheetPage *self);
gboolean           rog_sheet_page_get_saved (RogSheetPage *self);

G_END_DECLS
