// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "law/rog-law.h"

G_BEGIN_DECLS

RogLaw     *rog_law_text_get_law (void);
GListModel *rog_law_text_get_catalogue (const char *catalogue);
const char *rog_law_text_label (const char *catalogue,
                                const char *id);
const char *rog_law_text_word (const char *instrument,
                               const char *word);

G_END_DECLS
