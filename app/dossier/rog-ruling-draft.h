// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-item.h"

G_BEGIN_DECLS

/**
 * RogRulingDraft:
 *
 * The work on one decision (casework §§ 7, 8): the items chosen for it, an outcome for each with what it
 * needs, an answer per pair, who was heard or why not, conditions, orders, the parts of the decision, and its
 * numbered paragraphs, each of which knows what it is about. A working paper; no outcome and no reason is in
 * it that a person did not put there. Its JSON is a whole state, so that undo is putting an earlier one back.
 *
 * Members of the JSON: "kind", "until"; "items": {id: {outcome, article, ground, until, review, measure,
 * returned, to, when, objection, execution_postponed, tied, rests_on}}; "answers": {pair key: {answer, until,
 * as, paragraphs}}; "heard": {"item person": {heard, how, when, by, basis, until, text, told_when, told_by}};
 * "formalities": {"item formality": {answer, reason, article}};
 * "paragraphs": [{id, card, text, pins, about, extract_for}]; "lines", "conditions", "remedy", "signers",
 * "told": lists as in a decision; "parts": {"court", "our_reference", "their_reference", "legal_basis",
 * "procedure", "consultation", "facts", "challenges", "secrecy", "place", "date", "urgency"}; "takes_up": ids of
 * challenges whose pairs without an item are answered here; "original", "document" or, until it is entered,
 * "document_file" (a URI), "parts_confirmed" (names of parts); "printed" (to be signed by hand: the hash
 * of its words, the "date" on it, "at"); "served"; "edited".
 *
 * A paragraph's "card" is where it was written: "item:ID", "pair:KEY" or "general". "changed" is emitted
 * after each change. Main thread.
 */
#define ROG_TYPE_RULING_DRAFT (rog_ruling_draft_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingDraft, rog_ruling_draft, ROG, RULING_DRAFT, GObject)

RogRulingDraft *rog_ruling_draft_new (const char *kind);
RogRulingDraft *rog_ruling_draft_from_json (JsonObject *object,
                                            GError    **error);
JsonObject     *rog_ruling_draft_to_json (RogRulingDraft *self);
gboolean        rog_ruling_draft_replace (RogRulingDraft *self,
                                          JsonObject     *object,
                                          GError        **error);
JsonObject     *rog_ruling_draft_peek_state (RogRulingDraft *self);

const char *rog_ruling_draft_get_kind (RogRulingDraft *self);
void        rog_ruling_draft_set_kind (RogRulingDraft *self,
                                       const char     *kind);

/* Items */
void        rog_ruling_draft_include (RogRulingDraft *self,
                                      RogItem        *item);
void        rog_ruling_draft_leave_open (RogRulingDraft *self,
                                         const char     *item);
gboolean    rog_ruling_draft_covers (RogRulingDraft *self,
                                     const char     *item);
char      **rog_ruling_draft_dup_items (RogRulingDraft *self);
JsonObject *rog_ruling_draft_peek_item (RogRulingDraft *self,
                                        const char     *item);
const char *rog_ruling_draft_get_outcome (RogRulingDraft *self,
                                          const char     *item);
void        rog_ruling_draft_set_outcome (RogRulingDraft *self,
                                          const char     *item,
                                          const char     *outcome);
void        rog_ruling_draft_set_item_text (RogRulingDraft *self,
                                            const char     *item,
                                            const char     *member,
                                            const char     *text);
void        rog_ruling_draft_set_item_object (RogRulingDraft *self,
                                              const char     *item,
                                              const char     *member,
                                              JsonObject     *object);
void        rog_ruling_draft_apply (RogRulingDraft *self,
                                    const char     *from,
                                    RogItem        *to,
                                    gboolean        reasons,
                                    gint64          now);

/* Answers, by pair; who was heard, by item and person; what is answered to a formality, by item and formality */
JsonObject *rog_ruling_draft_peek_answer (RogRulingDraft *self,
                                          const char     *pair);
void        rog_ruling_draft_set_answer (RogRulingDraft *self,
                                         const char     *pair,
                                         JsonObject     *answer);
JsonObject *rog_ruling_draft_peek_heard (RogRulingDraft *self,
                                         const char     *item,
                                         const char     *person);
void        rog_ruling_draft_set_heard (RogRulingDraft *self,
                                        const char     *item,
                                        const char     *person,
                                        JsonObject     *heard);
JsonObject *rog_ruling_draft_peek_formality (RogRulingDraft *self,
                                             const char     *item,
                                             const char     *formality);
void        rog_ruling_draft_set_formality (RogRulingDraft *self,
                                            const char     *item,
                                            const char     *formality,
                                            JsonObject     *answer);

/* Parts: free texts by name; lists by name; any other member */
const char *rog_ruling_draft_get_part (RogRulingDraft *self,
                                       const char     *part);
void        rog_ruling_draft_set_part (RogRulingDraft *self,
                                       const char     *part,
                                       const char     *text);
JsonArray  *rog_ruling_draft_peek_list (RogRulingDraft *self,
                                        const char     *list);
void        rog_ruling_draft_set_list (RogRulingDraft *self,
                                       const char     *list,
                                       JsonArray      *array);
void        rog_ruling_draft_set_member (RogRulingDraft *self,
                                         const char     *member,
                                         JsonNode       *value);

/* Paragraphs */
char      *rog_ruling_draft_put_paragraph (RogRulingDraft *self,
                                           const char     *id,
                                           const char     *card,
                                           const char     *text,
                                           JsonArray      *pins,
                                           JsonObject     *about,
                                           gint64          now);
void       rog_ruling_draft_remove_paragraph (RogRulingDraft *self,
                                              const char     *id);
void       rog_ruling_set_in_extract (JsonObject *object,
                                      const char *person,
                                      gboolean    in);
void       rog_ruling_draft_set_in_extract (RogRulingDraft *self,
                                            const char     *id,
                                            const char     *person,
                                            gboolean        in);
void       rog_ruling_draft_move_paragraph (RogRulingDraft *self,
                                            const char     *id,
                                            guint           position);
GPtrArray *rog_ruling_draft_get_paragraphs (RogRulingDraft *self,
                                            const char     *card);
gboolean   rog_ruling_draft_get_edited (RogRulingDraft *self,
                                        const char     *card,
                                        gint64         *seconds);

G_END_DECLS
