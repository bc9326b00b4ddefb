// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-field.h"

G_BEGIN_DECLS

const RogField *rog_request_file_get_fields (void);

G_END_DECLS
