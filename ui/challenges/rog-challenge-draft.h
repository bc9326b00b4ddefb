// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "challenges/rog-draft-json.h"
#include "service/rog-desk.h"
#include "service/rog-paper.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogChallengePart:
 *
 * The parts of a challenge, as cards of its form.
 */
typedef enum
{
  ROG_CHALLENGE_PART_PAPER,
  ROG_CHALLENGE_PART_PERSON,
  ROG_CHALLENGE_PART_TARGETS,
  ROG_CHALLENGE_PART_GROUNDS,
  ROG_CHALLENGE_PART_RELIEF,
  ROG_CHALLENGE_PART_INTERIM,
  ROG_CHALLENGE_PART_ATTACHMENTS,
  ROG_CHALLENGE_PART_FILED,
  ROG_CHALLENGE_N_PARTS,
} RogChallengePart;

/**
 * RogChallengeMissing:
 * @words: what is missing, for the footer
 * @part: where it is given
 */
typedef struct
{
  char            *words;
  RogChallengePart part;
} RogChallengeMissing;

/**
 * RogChallengeDraft:
 *
 * A challenge being written: counsel's pleading, or the court's index of one on paper. Its
 * content is the state of a #RogChallenge as far as it is there; texts with pins in them are
 * kept beside as "runs"; of an index that is changed, "challenge" is whose. It is a working paper of its author alone, saved shortly after each
 * change. Signals: "changed" (by the person, through rog_challenge_draft_touch()), "reloaded"
 * (by undo: every part of the form is shown anew), "saved" (it is on the disk, or it is not:
 * see rog_challenge_draft_get_problem()).
 */
#define ROG_TYPE_CHALLENGE_DRAFT (rog_challenge_draft_get_type ())
G_DECLARE_FINAL_TYPE (RogChallengeDraft, rog_challenge_draft, ROG, CHALLENGE_DRAFT, GObject)

RogChallengeDraft *rog_challenge_draft_new (RogDesk  *desk,
                                            RogWork  *work,
                                            RogPaper *paper);
RogChallengeDraft *rog_challenge_draft_new_index (RogDesk   *desk,
                                                  RogWork   *work,
                                                  RogEntity *challenge);
RogWork           *rog_challenge_draft_get_work (RogChallengeDraft *self);
RogDesk           *rog_challenge_draft_get_desk (RogChallengeDraft *self);
RogDossier        *rog_challenge_draft_get_dossier (RogChallengeDraft *self);
JsonObject        *rog_challenge_draft_get_content (RogChallengeDraft *self);
const char        *rog_challenge_draft_get_paper (RogChallengeDraft *self);
gboolean           rog_challenge_draft_is_index (RogChallengeDraft *self);
const char        *rog_challenge_draft_get_challenge (RogChallengeDraft *self);
const GError      *rog_challenge_draft_get_problem (RogChallengeDraft *self);
gboolean           rog_challenge_draft_is_saved (RogChallengeDraft *self);
gpointer           rog_challenge_draft_get_view (RogChallengeDraft *self);
void               rog_challenge_draft_set_view (RogChallengeDraft *self,
                                                 gpointer           view);
void               rog_challenge_draft_touch (RogChallengeDraft *self);
void               rog_challenge_draft_flush (RogChallengeDraft *self);
void               rog_challenge_draft_discard (RogChallengeDraft *self);
GPtrArray         *rog_challenge_draft_find_missing (RogChallengeDraft *self);
JsonObject        *rog_challenge_draft_to_state (RogChallengeDraft *self);
JsonObject        *rog_challenge_draft_content_of (RogDossier *dossier,
                                                   RogEntity  *challenge);

G_END_DECLS
