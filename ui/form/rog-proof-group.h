// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogProofParts:
 * @ROG_PROOF_PASSAGES: passages, as many as there are
 * @ROG_PROOF_DOCUMENT: a document of the dossier
 * @ROG_PROOF_FILE: a PDF that is not in the dossier yet
 *
 * What can show a fact, besides that it is said how it is known.
 */
typedef enum
{
  ROG_PROOF_PASSAGES = 1 << 0,
  ROG_PROOF_DOCUMENT = 1 << 1,
  ROG_PROOF_FILE = 1 << 2,
} RogProofParts;

/**
 * RogProofGroup:
 *
 * The proof of what is entered: passages (selected in the document, and cited), a document, a
 * PDF, or how it is known. Signal "changed".
 */
#define ROG_TYPE_PROOF_GROUP (rog_proof_group_get_type ())
G_DECLARE_FINAL_TYPE (RogProofGroup, rog_proof_group, ROG, PROOF_GROUP, AdwPreferencesGroup)

GtkWidget  *rog_proof_group_new (RogWork      *work,
                                 RogProofParts parts);
void        rog_proof_group_add_pin (RogProofGroup *self,
                                     JsonObject    *pin);
void        rog_proof_group_set_pins (RogProofGroup *self,
                                      JsonArray     *pins);
void        rog_proof_group_set_reason (RogProofGroup *self,
                                        const char    *reason);
void        rog_proof_group_set_document (RogProofGroup *self,
                                          const char    *document);
void        rog_proof_group_set_optional (RogProofGroup *self);
gboolean    rog_proof_group_is_complete (RogProofGroup *self);
JsonArray  *rog_proof_group_dup_pins (RogProofGroup *self);
char       *rog_proof_group_dup_reason (RogProofGroup *self);
JsonObject *rog_proof_group_to_json (RogProofGroup *self);
GFile      *rog_proof_group_get_file (RogProofGroup *self);
char       *rog_proof_group_describe (RogProofGroup *self);
JsonObject *rog_proof_group_dup_state (RogProofGroup *self);
void        rog_proof_group_set_state (RogProofGroup *self,
                                       JsonObject    *state);

G_END_DECLS
