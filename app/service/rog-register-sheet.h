// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-desk-private.h"

G_BEGIN_DECLS

/* What a register has to do with its recovery sheet: the sheet's key until it is confirmed, and the keys wrapped by it,
 * which lie in the register and in a file beside it. */
gboolean rog_register_read_sheet (RogDatabase *database,
                                  RogRegister *open,
                                  GError     **error);
gboolean rog_register_settle_sheet (RogDatabase *database,
                                    RogRegister *open,
                                    const char  *path,
                                    GError     **error);
gboolean rog_register_forget_sheet_file (RogDatabase *database,
                                         GError     **error);
gboolean rog_register_needs_sheet (RogDeskJob  *job,
                                   RogRegister *open);
GBytes  *rog_register_get_sheet_file (RogStore     *store,
                                      const char   *path,
                                      gboolean      compared,
                                      GCancellable *cancellable,
                                      GError      **error);

G_END_DECLS
