// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forms of the Request section, each of which becomes one act.
#pragma once

#include "form/rog-act-page.h"

G_BEGIN_DECLS

RogActPage *rog_event_page_new (RogWork   *work,
                                RogEntity *corrected);
RogActPage *rog_document_page_new (RogWork     *work,
                                   RogDocument *document);
RogActPage *rog_opening_page_new (RogWork *work);
RogActPage *rog_secrecy_page_new (RogWork *work);
RogActPage *rog_secrecy_lift_page_new (RogWork    *work,
                                       RogEntity  *secrecy,
                                       const char *what);

/* Persons: @person, @representation and @limit are of the dossier. */
RogActPage *rog_person_page_new (RogWork   *work,
                                 RogEntity *person);
RogActPage *rog_capacity_page_new (RogWork   *work,
                                   RogEntity *person);
RogActPage *rog_counsel_page_new (RogWork   *work,
                                  RogEntity *person,
                                  RogEntity *representation);

RogActPage *rog_limit_page_new (RogWork *work);
RogActPage *rog_limit_change_page_new (RogWork   *work,
                                       RogEntity *limit);
RogActPage *rog_limit_met_page_new (RogWork   *work,
                                    RogEntity *limit);

/* What several of them do */
void rog_request_page_set_zone (RogActPage *page,
                                const char *member,
                                RogWork    *work);
void rog_request_page_enter (RogActPage *page,
                             RogWork    *work,
                             const char *kind,
                             RogEntity  *object,
                             JsonObject *body);

AdwPreferencesGroup *rog_request_page_add_fields (RogActPage *page,
                                                  RogDossier *dossier,
                                                  const char *description);
void                 rog_request_page_gather_fields (JsonObject *body);

G_END_DECLS
