// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-document.h"
#include "reader/rog-passage.h"

G_BEGIN_DECLS

char *rog_selection_to_json (RogDocument *document,
                             GPtrArray   *passages);
char *rog_selection_to_citation (RogDocument *document,
                                 GPtrArray   *passages);

G_END_DECLS
