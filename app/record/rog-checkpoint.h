// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-digest.h"
#include "core/rog-signer.h"
#include "record/rog-record-error.h"

G_BEGIN_DECLS

#define ROG_CHECKPOINT_MAX_SIZE ((gsize)(64 * 1024))

/**
 * RogCheckpoint:
 * @record: the record's uuid
 * @size: how many entries it had
 * @root: the root of its tree
 *
 * What a keeper says of a record at one moment. On paper and in files it is a signed note
 * (C2SP signed-note and tlog-checkpoint), origin `org.rogatory/<record uuid>`, signed by
 * the keeper's acting key with ECDSA P-256 (signature type 0x02).
 */
typedef struct
{
  char     *record;
  guint64   size;
  RogDigest root;
} RogCheckpoint;

RogCheckpoint *rog_checkpoint_new (const char      *record,
                                   guint64          size,
                                   const RogDigest *root);
RogCheckpoint *rog_checkpoint_copy (const RogCheckpoint *checkpoint);
void           rog_checkpoint_free (RogCheckpoint *checkpoint);
char          *rog_checkpoint_sign (const RogCheckpoint *checkpoint,
                                    RogSigner           *signer,
                                    GError             **error);
RogCheckpoint *rog_checkpoint_parse (const char *note,
                                     GError    **error);
RogCheckpoint *rog_checkpoint_verify (const char  *note,
                                      RogVerifier *verifier,
                                      GBytes      *acting,
                                      GBytes      *voucher,
                                      RogAuthor  **author,
                                      GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogCheckpoint, rog_checkpoint_free)

G_END_DECLS
