// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/rog-act-page.h"

G_BEGIN_DECLS

/* @part and @key (nullable): which fact; without, the person chooses. @part alone: a new one of that part. */
RogActPage *rog_fact_page_new (RogWork    *work,
                               const char *part,
                               const char *key);

G_END_DECLS
