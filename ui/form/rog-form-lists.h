// SPDX-License-Identifier: GPL-3.0-or-later
//
// Choices and fields that several forms share. What the law names is in its catalogues.
#pragma once

#include "form/rog-form-row.h"

G_BEGIN_DECLS

extern const RogFormChoice rog_form_person_kinds[];
extern const RogFormChoice rog_form_limit_sources[];
extern const RogFormChoice rog_form_limit_bound[];
extern const RogFormChoice rog_form_filings[];

const char *rog_form_choice_get_title (const RogFormChoice *choices,
                                       const char          *id);

gboolean rog_form_intake_fact_has_time (const char *fact);

G_END_DECLS
