// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "core/rog-signer.h"
#include "record/rog-act-parts.h"
#include "record/rog-record-error.h"

G_BEGIN_DECLS

#define ROG_ACT_MAX_SIZE ((gsize)(4 * 1024 * 1024))
#define ROG_ACT_MAX_DEPTH 28
#define ROG_ACT_MAX_CERT ((gsize)(64 * 1024))
#define ROG_ACT_MAX_SIGNATURE ((gsize)1024)

/**
 * RogAct:
 *
 * What a person did, signed by that person's acting key: canonical bytes, signature and
 * certificate. It belongs to exactly one record, and its signature binds it there.
 *
 * Immutable; any thread.
 */
#define ROG_TYPE_ACT (rog_act_get_type ())
G_DECLARE_FINAL_TYPE (RogAct, rog_act, ROG, ACT, GObject)

/**
 * RogActParts:
 * @record: uuid of the record it is for
 * @object: uuid of the one thing whose state it sets
 * @kind: "decision.signed"
 * @at: the author's clock, Unix seconds
 * @after: (nullable) (element-type RogDigest): the acts it rests on, the last one known for @object among them
 * @docs: (nullable) (element-type RogActDoc): documents it bears on, with salts
 * @body: the complete new state of @object
 * @nonce: (nullable): 32 bytes; %NULL draws them
 *
 * What an act is made from; nothing in it is taken over.
 */
typedef struct
{
  const char *record;
  const char *object;
  const char *kind;
  gint64      at;
  GArray     *after;
  GPtrArray  *docs;
  JsonObject *body;
  GBytes     *nonce;
} RogActParts;

RogAct *rog_act_new_signed (const RogActParts *parts,
                            RogSigner         *signer,
                            GError           **error);
RogAct *rog_act_new_from_bytes (GBytes  *bytes,
                                GBytes  *signature,
                                GBytes  *acting,
                                GBytes  *voucher,
                                GError **error);

GBytes          *rog_act_get_bytes (RogAct *self);
GBytes          *rog_act_get_signature (RogAct *self);
GBytes          *rog_act_get_acting (RogAct *self);
GBytes          *rog_act_get_voucher (RogAct *self);
const RogDigest *rog_act_get_hash (RogAct *self);
const char      *rog_act_get_record (RogAct *self);
const char      *rog_act_get_object (RogAct *self);
const char      *rog_act_get_kind (RogAct *self);
gint64           rog_act_get_at (RogAct *self);
const char      *rog_act_get_author_key (RogAct *self);
const char      *rog_act_get_author_name (RogAct *self);
const char      *rog_act_get_author_role (RogAct *self);
GArray          *rog_act_get_after (RogAct *self);
GBytes          *rog_act_get_nonce (RogAct *self);
GPtrArray       *rog_act_get_docs (RogAct *self);
JsonObject      *rog_act_get_body (RogAct *self);

GBytes    *rog_act_get_message (RogAct *self);
RogAuthor *rog_act_verify (RogAct      *self,
                           RogVerifier *verifier,
                           GError     **error);

JsonObject *rog_act_dup_cert_json (RogAct *self);
gboolean    rog_act_read_cert_json (JsonObject *cert,
                                    GBytes    **acting,
                                    GBytes    **voucher,
                                    GError    **error);

G_END_DECLS
