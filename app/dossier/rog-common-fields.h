// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-field.h"

G_BEGIN_DECLS

/* Tables that several kinds of state share. */
extern const RogField rog_pin_fields[];
extern const RogField rog_proof_fields[];
extern const RogField rog_about_fields[];
extern const RogField rog_offence_fields[];
extern const RogField rog_scope_fields[];
extern const RogField rog_party_fields[];
extern const RogField rog_end_fields[];
extern const RogField rog_remedy_fields[];
extern const RogField rog_signer_fields[];
extern const RogField rog_paragraph_fields[];
extern const RogField rog_route_fields[];
extern const RogField rog_change_fields[];
extern const RogField rog_heard_fields[];
extern const RogField rog_version_fields[];

extern const char *const rog_scope_list_fields[];

G_END_DECLS
