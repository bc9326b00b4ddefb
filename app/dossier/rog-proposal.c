// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-proposal.h"

#include "dossier/rog-common-fields.h"

static const char *const makers[] = { "court", "authority", "person", NULL };

static const RogField fields[] = {
  { "item", ROG_FIELD_ID, TRUE },
  { "by", ROG_FIELD_CHOICE, TRUE, NULL, makers },
  { "person", ROG_FIELD_ID },
  { "rests_on", ROG_FIELD_HASH },
  { "scope", ROG_FIELD_OBJECT, TRUE, rog_scope_fields },
  { "reason", ROG_FIELD_TEXT },
  { "documents", ROG_FIELD_IDS },
  { "readers", ROG_FIELD_IDS },
  { "answer", ROG_FIELD_TEXT },
  { "answered", ROG_FIELD_MOMENT },
  {},
};

ROG_DEFINE_ENTITY (RogProposal, rog_proposal, fields)
ROG_DEFINE_ENTITY_TEXT (RogProposal, rog_proposal, get_item, "item")
ROG_DEFINE_ENTITY_TEXT (RogProposal, rog_proposal, get_by, "by")
ROG_DEFINE_ENTITY_TEXT (RogProposal, rog_proposal, get_reason, "reason")
