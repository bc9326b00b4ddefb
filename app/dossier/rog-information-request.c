// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-information-request.h"

#include "dossier/rog-common-fields.h"

static const RogField answer_fields[] = {
  { "at", ROG_FIELD_MOMENT, TRUE },
  { "document", ROG_FIELD_ID },
  { "text", ROG_FIELD_TEXT },
  {},
};

static const RogField fields[] = {
  { "to", ROG_FIELD_TEXT, TRUE },
  { "items", ROG_FIELD_IDS },
  { "questions", ROG_FIELD_OBJECTS, TRUE, rog_paragraph_fields },
  { "article", ROG_FIELD_TEXT },
  { "due", ROG_FIELD_DATE },
  { "place", ROG_FIELD_TEXT },
  { "date", ROG_FIELD_DATE },
  { "signers", ROG_FIELD_OBJECTS, FALSE, rog_signer_fields },
  { "document", ROG_FIELD_ID },
  { "signature", ROG_FIELD_ID },
  { "sent", ROG_FIELD_OBJECT, FALSE, rog_proof_fields },
  { "answer", ROG_FIELD_OBJECT, FALSE, answer_fields },
  {},
};

ROG_DEFINE_ENTITY (RogInformationRequest, rog_information_request, fields)
ROG_DEFINE_ENTITY_TEXT (RogInformationRequest, rog_information_request, get_to, "to")
ROG_DEFINE_ENTITY_TEXT (RogInformationRequest, rog_information_request, get_due, "due")
ROG_DEFINE_ENTITY_TEXT (RogInformationRequest, rog_information_request, get_document, "document")
