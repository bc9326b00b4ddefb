// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/rog-act-page.h"

G_BEGIN_DECLS

RogActPage *rog_filed_page_new (RogWork    *work,
                                const char *challenge);
RogActPage *rog_challenge_step_page_new (RogWork   *work,
                                         RogEntity *challenge,
                                         gboolean   withdrawal);
RogActPage *rog_challenge_step_page_new_own (RogWork   *work,
                                             RogEntity *challenge,
                                             gboolean   withdrawal);

G_END_DECLS
