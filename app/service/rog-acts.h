// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-clock.h"
#include "dossier/rog-dossier.h"
#include "record/rog-act.h"
#include "store/rog-records.h"

G_BEGIN_DECLS

/**
 * RogActOrder:
 * @kind: the act's kind
 * @object: the object whose state it sets
 * @person: (nullable): whose record it goes into; %NULL is the bench's, or counsel's own
 * @body: the complete new state
 * @documents: (element-type utf8): ids of documents it bears on, the new ones among them
 * @basis: (element-type RogDigest): acts it rests on, beside the last one of @object
 *
 * An act to be made.
 */
typedef struct
{
  char       *kind;
  char       *object;
  char       *person;
  JsonObject *body;
  GPtrArray  *documents;
  GArray     *basis;
} RogActOrder;

RogActOrder *rog_act_order_new (const char *kind,
                                const char *object,
                                JsonObject *body);
void         rog_act_order_add_document (RogActOrder *self,
                                         const char  *document);
void         rog_act_order_free (RogActOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogActOrder, rog_act_order_free)

/**
 * RogStoredAct:
 * @act: the act
 * @seq: its place in its record
 * @received: when it was entered, UTC seconds
 * @words: (element-type utf8 utf8): the detached words that are left, by id
 *
 * An act as it is in a record, with what lies beside it.
 */
typedef struct
{
  RogAct     *act;
  guint64     seq;
  gint64      received;
  GHashTable *words;
} RogStoredAct;

void rog_stored_act_free (RogStoredAct *self);

/* On the store's thread */
GPtrArray *rog_acts_load (RogDatabase  *database,
                          const char   *dossier,
                          GCancellable *cancellable,
                          GError      **error);
GPtrArray *rog_acts_append (RogDatabase *database,
                            RogRecords  *records,
                            RogSigner   *author,
                            RogClock    *clock,
                            const char  *dossier,
                            GPtrArray   *orders,
                            GError     **error);

/* On the main thread */
gboolean rog_acts_apply (GPtrArray  *acts,
                         RogDossier *dossier);

G_END_DECLS
