// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/rog-act-page.h"

G_BEGIN_DECLS

void rog_limit_rules_add (RogActPage *page,
                          const char *instrument);
void rog_limit_rules_name (const char *instrument,
                           JsonObject *body);

G_END_DECLS
