// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-pin.h"
#include "reader/rog-passage.h"
#include "service/rog-desk.h"
#include "service/rog-paper.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/* What a note's paper says: the state of a #RogNote. */
const char *rog_note_facts_get_house (RogDesk *desk);
const char *rog_note_facts_get_audience_words (const char *audience);
const char *rog_note_facts_get_role_words (const char *role);
char       *rog_note_facts_describe_time (RogPaper *paper,
                                          gint64    now);
RogAudience rog_note_facts_get_look (RogPaper *paper);
gboolean    rog_note_facts_is_private (RogPaper *paper);
RogPin     *rog_note_facts_get_pin (RogPaper *paper);
GPtrArray  *rog_note_facts_get_pins (RogPaper *paper);
int         rog_note_facts_compare (RogPaper   *a,
                                    RogPaper   *b,
                                    RogDossier *dossier);
JsonArray  *rog_note_facts_parse_pins (const char *text);
JsonObject *rog_note_facts_new_content (RogDesk    *desk,
                                        const char *audience,
                                        JsonArray  *pins,
                                        const char *text);
void        rog_note_facts_carry_over (JsonObject *content,
                                       JsonObject *before);
void        rog_note_facts_save_async (RogWork            *work,
                                       const char         *id,
                                       JsonObject         *content,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);

G_END_DECLS
