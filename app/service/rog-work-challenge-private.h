// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-work-sign-private.h"

G_BEGIN_DECLS

gboolean rog_work_check_challenge (RogWork    *self,
                                   JsonObject *state,
                                   GError    **error);
void     rog_json_strip (JsonObject        *object,
                         const char *const *members);

G_END_DECLS
