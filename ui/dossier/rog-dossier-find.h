// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/rog-reader-find.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

void rog_dossier_find_connect (RogReaderFind *find,
                               RogWork       *work);

G_END_DECLS
