// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-challenge-step.h"

#include "dossier/rog-common-fields.h"

static const RogField filed_fields[] = {
  { "at", ROG_FIELD_MOMENT, TRUE },
  { "how", ROG_FIELD_TOKEN },
  { "proof", ROG_FIELD_OBJECT, FALSE, rog_proof_fields },
  {},
};

static const char *const steps[] = { "supplement", "withdrawal", NULL };

static const RogField fields[] = {
  { "challenge", ROG_FIELD_ID, TRUE },
  { "step", ROG_FIELD_CHOICE, TRUE, NULL, steps },
  { "grounds", ROG_FIELD_IDS },
  { "text", ROG_FIELD_TEXT },
  { "pins", ROG_FIELD_OBJECTS, FALSE, rog_pin_fields },
  { "documents", ROG_FIELD_IDS },
  { "document", ROG_FIELD_ID }, /* counsel's own: the pleading, as it was signed */
  { "signature", ROG_FIELD_ID },
  { "place", ROG_FIELD_TEXT },
  { "date", ROG_FIELD_DATE },
  { "filed", ROG_FIELD_OBJECT, FALSE, filed_fields },
  {},
};

ROG_DEFINE_ENTITY (RogChallengeStep, rog_challenge_step, fields)
ROG_DEFINE_ENTITY_TEXT (RogChallengeStep, rog_challenge_step, get_challenge, "challenge")
ROG_DEFINE_ENTITY_TEXT (RogChallengeStep, rog_challenge_step, get_step, "step")
ROG_DEFINE_ENTITY_TEXT (RogChallengeStep, rog_challenge_step, get_text, "text")
