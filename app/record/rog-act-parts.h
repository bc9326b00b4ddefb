// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-digest.h"
#include "core/rog-clock.h"
#include "core/rog-json.h"

G_BEGIN_DECLS

#define ROG_SALT_SIZE 32

/**
 * RogActDoc:
 * @id: the document's uuid
 * @hash: SHA-256 (salt ‖ the document's SHA-256)
 * @salt: (nullable): 32 bytes, one a document and record; %NULL where the reader was not given it
 *
 * A document an act bears on. Without the salt the hash betrays nothing.
 */
typedef struct
{
  char     *id;
  RogDigest hash;
  GBytes   *salt;
} RogActDoc;

RogActDoc *rog_act_doc_new (const char      *id,
                            GBytes          *salt,
                            const RogDigest *document);
void       rog_act_doc_free (RogActDoc *doc);
gboolean   rog_act_doc_matches (const RogActDoc *doc,
                                GBytes          *salt,
                                const RogDigest *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogActDoc, rog_act_doc_free)

/**
 * RogActWords:
 * @id: a uuid, as it stands in the act's body
 * @salt: 32 bytes
 * @text: the words
 *
 * Words taken from a document, detached from the act that quotes them: the body holds
 * `{"words":"<id>","hash":"<SHA-256(salt ‖ UTF-8)>"}`, and salt and words lie beside the
 * act, to be erased together while act, signature and leaf stay whole.
 */
typedef struct
{
  char   *id;
  GBytes *salt;
  char   *text;
} RogActWords;

RogActWords *rog_act_words_new (const char *text);
RogActWords *rog_act_words_new_full (const char *id,
                                     GBytes     *salt,
                                     const char *text);
void         rog_act_words_free (RogActWords *words);
RogDigest    rog_act_words_hash (const RogActWords *words);
JsonObject  *rog_act_words_to_json (const RogActWords *words);
GHashTable  *rog_act_words_in_body (JsonObject *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogActWords, rog_act_words_free)

G_END_DECLS
