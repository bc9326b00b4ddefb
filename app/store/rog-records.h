// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-clock.h"
#include "core/rog-operation.h"
#include "core/rog-signer.h"
#include "record/rog-act-file.h"
#include "record/rog-entry.h"
#include "record/rog-record-kinds.h"
#include "record/rog-record-verify.h"
#include "store/rog-store.h"

G_BEGIN_DECLS

/**
 * RogRecordInfo:
 * @id: its row
 * @uuid: its uuid
 * @audience: "register", "bench", "person" or "own"
 * @dossier: (nullable): the dossier it is of; known to this desk alone
 * @keeper: the key id of who keeps it
 * @kept: whether this desk appends to it
 * @ended: whether another record goes on from it
 * @previous: (nullable): the record it goes on from
 * @size: how many entries it has
 * @root: the root of its tree
 *
 * A record, as the register knows it.
 */
typedef struct
{
  gint64    id;
  char     *uuid;
  char     *audience;
  char     *dossier;
  char     *keeper;
  gboolean  kept;
  gboolean  ended;
  char     *previous;
  guint64   size;
  RogDigest root;
} RogRecordInfo;

void rog_record_info_free (RogRecordInfo *info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogRecordInfo, rog_record_info_free)

/**
 * RogRecords:
 *
 * What appends to records: the keeper's acting key, a verifier and a clock. It keeps
 * nothing else; all calls take the database and so belong on the store's thread. Calls
 * that write make a transaction, or join the caller's: put them and the writes of a
 * projection into one.
 */
#define ROG_TYPE_RECORDS (rog_records_get_type ())
G_DECLARE_FINAL_TYPE (RogRecords, rog_records, ROG, RECORDS, GObject)

RogRecords *rog_records_new (RogSigner   *keeper,
                             RogVerifier *verifier,
                             RogClock    *clock);

char     *rog_records_open_register (RogRecords  *self,
                                     RogDatabase *database,
                                     GError     **error);
char     *rog_records_create (RogRecords  *self,
                              RogDatabase *database,
                              const char  *audience,
                              const char  *dossier,
                              GError     **error);
RogEntry *rog_records_append (RogRecords       *self,
                              RogDatabase      *database,
                              const RogActFile *file,
                              GError          **error);
RogEntry *rog_records_sign_and_append (RogRecords        *self,
                                       RogDatabase       *database,
                                       const RogActParts *parts,
                                       GPtrArray         *words,
                                       RogSigner         *author,
                                       GError           **error);
gboolean  rog_records_erase_words (RogRecords  *self,
                                   RogDatabase *database,
                                   const char  *record,
                                   const char  *words,
                                   GError     **error);
char     *rog_records_continue_after_restore (RogRecords          *self,
                                              RogDatabase         *database,
                                              const RogCheckpoint *found,
                                              GError             **error);

/* Reading: needs no key */

typedef gboolean (*RogEntryFunc) (RogEntry *entry,
                                  gpointer  data,
                                  GError  **error);

RogRecordInfo *rog_records_get_info (RogDatabase *database,
                                     const char  *record,
                                     GError     **error);
GPtrArray     *rog_records_list (RogDatabase *database,
                                 const char  *dossier,
                                 GError     **error);
char          *rog_records_get_register (RogDatabase *database,
                                         GError     **error);
RogCheckpoint *rog_records_get_checkpoint (RogDatabase *database,
                                           const char  *record,
                                           GError     **error);
gboolean       rog_records_foreach (RogDatabase  *database,
                                    const char   *record,
                                    guint64       from,
                                    RogEntryFunc  func,
                                    gpointer      data,
                                    GCancellable *cancellable,
                                    GError      **error);
GPtrArray     *rog_records_load (RogDatabase  *database,
                                 const char   *record,
                                 GCancellable *cancellable,
                                 GError      **error);
RogEntry      *rog_records_find_act (RogDatabase     *database,
                                     const RogDigest *act,
                                     GError         **error);
GArray        *rog_records_last_of_object (RogDatabase *database,
                                           const char  *record,
                                           const char  *object,
                                           GError     **error);
RogActFile    *rog_records_get_file (RogDatabase     *database,
                                     const RogDigest *act,
                                     GError         **error);
char          *rog_records_get_words (RogDatabase *database,
                                      const char  *record,
                                      const char  *words,
                                      GError     **error);
GBytes        *rog_records_salt (RogDatabase *database,
                                 const char  *record,
                                 const char  *document,
                                 GError     **error);
GArray        *rog_records_prove_inclusion (RogDatabase *database,
                                            const char  *record,
                                            guint64      seq,
                                            GError     **error);
GArray        *rog_records_prove_consistency (RogDatabase *database,
                                              const char  *record,
                                              guint64      old_size,
                                              GError     **error);

/* Verifying */

/**
 * RogRecordsComparison:
 * @ROG_RECORDS_EQUAL: the register is as the checkpoint says
 * @ROG_RECORDS_AHEAD: it has grown since, and has all that the checkpoint speaks of
 * @ROG_RECORDS_BEHIND: it was rolled back: the checkpoint speaks of entries that are gone
 * @ROG_RECORDS_DIFFERENT: entries that the checkpoint speaks of are others now
 * @ROG_RECORDS_NOT_COMPARED: there was no checkpoint to compare with
 *
 * The register against the checkpoint that the keyring holds.
 */
typedef enum
{
  ROG_RECORDS_EQUAL,
  ROG_RECORDS_AHEAD,
  ROG_RECORDS_BEHIND,
  ROG_RECORDS_DIFFERENT,
  ROG_RECORDS_NOT_COMPARED,
} RogRecordsComparison;

GPtrArray *rog_records_verify_all (RogDatabase  *database,
                                   RogVerifier  *verifier,
                                   RogOperation *operation,
                                   GCancellable *cancellable,
                                   GError      **error);
GPtrArray *rog_store_verify_records (RogStore     *store,
                                     int           priority,
                                     RogVerifier  *verifier,
                                     RogOperation *operation,
                                     GCancellable *cancellable,
                                     GError      **error);
gboolean   rog_records_compare (RogDatabase          *database,
                                const RogCheckpoint  *known,
                                RogRecordsComparison *comparison,
                                GError              **error);

G_END_DECLS
