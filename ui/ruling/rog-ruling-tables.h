// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ruling/rog-ruling-fields.h"

G_BEGIN_DECLS

/* The fields of the ruling, as casework §§ 7 and 8 have them. */
const char           *rog_ruling_tables_get_outcome_title (const char *outcome);
const RogRulingField *rog_ruling_tables_get_needs (const char *outcome);
const RogRulingField *rog_ruling_tables_get_put_off (void);
const RogRulingField *rog_ruling_tables_get_heard (void);
const RogRulingField *rog_ruling_tables_get_formality (void);
const RogRulingField *rog_ruling_tables_get_condition (void);
const RogRulingField *rog_ruling_tables_get_line (void);
const RogRulingField *rog_ruling_tables_get_parts (void);
const RogRulingField *rog_ruling_tables_get_urgency (void);
const RogRulingField *rog_ruling_tables_get_remedy (void);
const RogRulingField *rog_ruling_tables_get_signer (void);
const RogRulingField *rog_ruling_tables_get_service (void);

G_END_DECLS
