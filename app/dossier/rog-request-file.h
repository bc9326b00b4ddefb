// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-field.h"

G_BEGIN_DECLS

const RogField *rog_request_file_get_fields (void);
gboolean        rog_request_file_check (JsonObject *file,
                                        GError    **error);

G_END_DECLS
