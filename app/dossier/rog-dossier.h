// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "dossier/rog-challenge.h"
#include "dossier/rog-conflict.h"
#include "dossier/rog-decision.h"
#include "dossier/rog-document.h"
#include "dossier/rog-event.h"
#include "dossier/rog-information-request.h"
#include "dossier/rog-item.h"
#include "dossier/rog-limit.h"
#include "dossier/rog-person.h"
#include "dossier/rog-request.h"

G_BEGIN_DECLS

/**
 * RogActView:
 * @hash: the act's hash in base64url
 * @record: the record it is in
 * @seq: its place there
 * @kind: its kind
 * @object: the object whose state it sets
 * @at: "2026-09-27T16:02:11Z"
 * @author_name: by whom
 * @author_role: in which role
 * @author_key: with which key
 * @after: (nullable) (array zero-terminated=1): hashes of the acts it rests on
 * @body: the complete new state of @object
 * @words: (nullable): where detached words are found
 * @words_data: for @words
 *
 * One act as the fold needs it. Nothing here is kept after rog_dossier_apply() returns.
 */
typedef struct
{
  const char        *hash;
  const char        *record;
  guint64            seq;
  const char        *kind;
  const char        *object;
  const char        *at;
  const char        *author_name;
  const char        *author_role;
  const char        *author_key;
  const char *const *after;
  JsonObject        *body;
  RogWordsResolver   words;
  gpointer           words_data;
} RogActView;

/**
 * RogDossier:
 *
 * One dossier as its acts make it: a fold that puts, per object, the body of its latest act. The order in
 * which acts come does not matter: an act that another rests on (through `after`) is the earlier one. Two
 * acts on one object, neither of which rests on the other, are a conflict: the one with the later time is
 * shown, and both are kept (rog_dossier_get_conflicts()). Kinds that are not known, and bodies that cannot
 * be read, are kept too (rog_dossier_get_unknown()).
 *
 * "changed" is emitted after each act that changed something. Main thread.
 */
#define ROG_TYPE_DOSSIER (rog_dossier_get_type ())
G_DECLARE_FINAL_TYPE (RogDossier, rog_dossier, ROG, DOSSIER, GObject)

RogDossier *rog_dossier_new (const char *id);
const char *rog_dossier_get_id (RogDossier *self);
gboolean    rog_dossier_apply (RogDossier       *self,
                               const RogActView *view,
                               GError          **error);
JsonObject *rog_dossier_to_json (RogDossier *self);
guint       rog_dossier_get_n_acts (RogDossier *self);
const char *rog_dossier_get_last_at (RogDossier *self);
char       *rog_dossier_dup_first_at (RogDossier *self,
                                      RogEntity  *entity);

/* All lists are owned by the dossier and kept up to date. */
RogRequest *rog_dossier_get_request (RogDossier *self);
GListModel *rog_dossier_get_model (RogDossier *self,
                                   GType       type);
GListModel *rog_dossier_get_documents (RogDossier *self);
GListModel *rog_dossier_get_persons (RogDossier *self);
GListModel *rog_dossier_get_items (RogDossier *self);
GListModel *rog_dossier_get_capacities (RogDossier *self);
GListModel *rog_dossier_get_representations (RogDossier *self);
GListModel *rog_dossier_get_limits (RogDossier *self);
GListModel *rog_dossier_get_events (RogDossier *self);
GListModel *rog_dossier_get_secrecy (RogDossier *self);
GListModel *rog_dossier_get_openings (RogDossier *self);
GListModel *rog_dossier_get_proposals (RogDossier *self);
GListModel *rog_dossier_get_challenges (RogDossier *self);
GListModel *rog_dossier_get_challenge_steps (RogDossier *self);
GListModel *rog_dossier_get_decisions (RogDossier *self);
GListModel *rog_dossier_get_information_requests (RogDossier *self);
GListModel *rog_dossier_get_conflicts (RogDossier *self);
GListModel *rog_dossier_get_unknown (RogDossier *self);
gboolean    rog_dossier_has_unread (RogDossier *self,
                                    const char *object);

RogEntity   *rog_dossier_find (RogDossier *self,
                               GType       type,
                               const char *id);
RogItem     *rog_dossier_find_item (RogDossier *self,
                                    const char *id);
RogPerson   *rog_dossier_find_person (RogDossier *self,
                                      const char *id);
RogDocument *rog_dossier_find_document (RogDossier *self,
                                        const char *id);
char        *rog_dossier_format_pin (RogDossier *self,
                                     JsonObject *pin,
                                     gboolean    cite);

G_END_DECLS
