// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogLetterDraft:
 *
 * A letter that asks for information, being written: to whom, on which items, what, by when. A working paper, saved
 * shortly after each change; there is one at a time. Its content is the state of a #RogInformationRequest as far as
 * it is there, but each question keeps its text with pins in it as "runs". Signal "changed".
 */
#define ROG_TYPE_LETTER_DRAFT (rog_letter_draft_get_type ())
G_DECLARE_FINAL_TYPE (RogLetterDraft, rog_letter_draft, ROG, LETTER_DRAFT, GObject)

RogLetterDraft *rog_letter_draft_new (RogWork    *work,
                                      const char *item);
RogWork        *rog_letter_draft_get_work (RogLetterDraft *self);
const char     *rog_letter_draft_get_text (RogLetterDraft *self,
                                           const char     *member);
void            rog_letter_draft_set_text (RogLetterDraft *self,
                                           const char     *member,
                                           const char     *text);
gboolean        rog_letter_draft_has_item (RogLetterDraft *self,
                                           const char     *item);
void            rog_letter_draft_set_item (RogLetterDraft *self,
                                           const char     *item,
                                           gboolean        there);
JsonArray      *rog_letter_draft_peek_questions (RogLetterDraft *self);
JsonObject     *rog_letter_draft_add_question (RogLetterDraft *self);
void            rog_letter_draft_remove_question (RogLetterDraft *self,
                                                  JsonObject     *question);
void            rog_letter_draft_set_runs (RogLetterDraft *self,
                                           JsonObject     *question,
                                           JsonArray      *runs);
char           *rog_letter_draft_dup_missing (RogLetterDraft *self);
JsonObject     *rog_letter_draft_to_state (RogLetterDraft *self);
void            rog_letter_draft_flush (RogLetterDraft *self);
void            rog_letter_draft_discard (RogLetterDraft *self);

G_END_DECLS
