// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/rog-typesetting.h"

G_BEGIN_DECLS

RogTypesetDocument *rog_recovery_sheet_new (const char        *profile,
                                            const char        *name,
                                            const char        *sheet_id,
                                            const char        *fingerprint,
                                            const char *const *words,
                                            gint64             now);
GBytes             *rog_recovery_sheet_to_pdf (const char        *profile,
                                               const char        *name,
                                               const char        *sheet_id,
                                               const char        *fingerprint,
                                               const char *const *words,
                                               gint64             now,
                                               GError           **error);

G_END_DECLS
