// SPDX-License-Identifier: GPL-3.0-or-later
//
// An intake fact in the form: which one, what it says or when it was, and what shows it (casework § 3).
#pragma once

#include "form/rog-form-group.h"

G_BEGIN_DECLS

extern const RogFormField rog_intake_card_fields[];

void        rog_intake_card_show (RogFormCard  *card,
                                  RogFormGroup *documents);
const char *rog_intake_card_find_missing (RogFormCard *card);
JsonObject *rog_intake_card_to_json (RogFormCard  *card,
                                     RogFormGroup *documents);

G_END_DECLS
