// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-event.h"

G_BEGIN_DECLS

/**
 * RogInformationRequest:
 *
 * A letter by which the court asks the authority (or another) for information: an act that leaves the item undecided.
 */
#define ROG_TYPE_INFORMATION_REQUEST (rog_information_request_get_type ())
G_DECLARE_FINAL_TYPE (RogInformationRequest, rog_information_request, ROG, INFORMATION_REQUEST, RogEntity)

RogInformationRequest *rog_information_request_new (const char *id,
                                                    JsonObject *state,
                                                    GError    **error);
const char            *rog_information_request_get_to (RogInformationRequest *self);
const char            *rog_information_request_get_due (RogInformationRequest *self);
const char            *rog_information_request_get_document (RogInformationRequest *self);
RogEvent              *rog_information_request_find_event (RogInformationRequest *self,
                                                           RogDossier            *dossier,
                                                           const char            *kind);
gboolean               rog_information_request_is_answered (RogInformationRequest *self,
                                                            RogDossier            *dossier);

G_END_DECLS
