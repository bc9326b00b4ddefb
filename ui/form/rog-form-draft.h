// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/rog-act-page.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

void rog_form_draft_keep (RogWork    *work,
                          RogActPage *page,
                          const char *action,
                          GVariant   *target);
void rog_form_draft_reopen (RogWork    *work,
                            GtkWidget  *section,
                            const char *prefix);

G_END_DECLS
