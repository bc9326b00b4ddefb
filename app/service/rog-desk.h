// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "core/rog-clock.h"
#include "confine/rog-worker-pool.h"
#include "core/rog-operation.h"
#include "crypto/rog-secret.h"
#include "law/rog-law.h"

G_BEGIN_DECLS

/**
 * RogDeskState:
 * @ROG_DESK_STARTING: not yet looked
 * @ROG_DESK_FIRST_RUN: neither a register nor keys: the person is asked who they are
 * @ROG_DESK_RECOVERY_SHEET: keys are made; the recovery sheet has not been confirmed yet
 * @ROG_DESK_READY: the register is open
 * @ROG_DESK_LOCKED: locked here, by the person, by idle time or by the session
 * @ROG_DESK_KEYRING_LOCKED: a register is there; the keyring is locked
 * @ROG_DESK_NO_KEYRING: no keyring service answers
 * @ROG_DESK_KEY_MISSING: a register is there and the keyring holds no key for it: the
 *   recovery sheet brings it back; a new key is never made
 * @ROG_DESK_BROKEN: the register could not be opened for another reason, see rog_desk_get_problem()
 *
 * What the desk of one profile can do just now.
 */
typedef enum
{
  ROG_DESK_STARTING,
  ROG_DESK_FIRST_RUN,
  ROG_DESK_RECOVERY_SHEET,
  ROG_DESK_READY,
  ROG_DESK_LOCKED,
  ROG_DESK_KEYRING_LOCKED,
  ROG_DESK_NO_KEYRING,
  ROG_DESK_KEY_MISSING,
  ROG_DESK_BROKEN,
} RogDeskState;

/**
 * RogDesk:
 *
 * The desk of one profile: one person, one role, one register. All calls on the main
 * thread; slow ones are asynchronous. Properties (notify): "state" (RogDeskState as int),
 * "name", "office", "role", "register-notice", "checking" (boolean). Signal "left": see
 * rog_desk_lock().
 */
#define ROG_TYPE_DESK (rog_desk_get_type ())
G_DECLARE_FINAL_TYPE (RogDesk, rog_desk, ROG, DESK, GObject)

typedef struct _RogWork   RogWork;
typedef struct _RogImport RogImport;

RogDesk      *rog_desk_new (const char *profile,
                            RogClock   *clock);
RogDeskState  rog_desk_get_state (RogDesk *self);
const GError *rog_desk_get_problem (RogDesk *self);
const char   *rog_desk_get_keyring_label (RogDesk *self);
const char   *rog_desk_get_profile (RogDesk *self);
const char   *rog_desk_get_name (RogDesk *self);
const char   *rog_desk_get_office (RogDesk *self);
const char   *rog_desk_get_role (RogDesk *self);
RogClock     *rog_desk_get_clock (RogDesk *self);

RogLaw        *rog_desk_get_law (RogDesk *self);
RogWorkerPool *rog_desk_get_worker_pool (RogDesk *self);

/* Looks where keys and register are, and opens the register where it can. */
void     rog_desk_start_async (RogDesk            *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gboolean rog_desk_start_finish (RogDesk      *self,
                                GAsyncResult *result,
                                GError      **error);

/* First run: keys, certificates, register. @pin: at least six characters. */
void     rog_desk_make_identity_async (RogDesk            *self,
                                       const char         *name,
                                       const char         *office,
                                       const char         *role,
                                       RogSecret          *pin,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean rog_desk_make_identity_finish (RogDesk      *self,
                                        GAsyncResult *result,
                                        GError      **error);

/* The recovery sheet of ROG_DESK_RECOVERY_SHEET, as a PDF in memory; and the check that
 * it was kept: two of its words, by their numbers from 1. */
GBytes  *rog_desk_get_recovery_sheet (RogDesk *self,
                                      GError **error);
void     rog_desk_get_recovery_questions (RogDesk *self,
                                          guint   *first,
                                          guint   *second);
void     rog_desk_confirm_recovery_async (RogDesk            *self,
                                          const char         *first_word,
                                          const char         *second_word,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
gboolean rog_desk_confirm_recovery_finish (RogDesk      *self,
                                           GAsyncResult *result,
                                           GError      **error);

/* Use Recovery Sheet: @words as typed; @pin for the new acting and signing keys. */
void     rog_desk_recover_async (RogDesk            *self,
                                 const char         *words,
                                 RogSecret          *pin,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
gboolean rog_desk_recover_finish (RogDesk      *self,
                                  GAsyncResult *result,
                                  GError      **error);

/* Lock: keys dropped, register closed, lists emptied. Unlock asks the keyring again. */
void     rog_desk_lock (RogDesk *self);
void     rog_desk_unlock_async (RogDesk            *self,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean rog_desk_unlock_finish (RogDesk      *self,
                                 GAsyncResult *result,
                                 GError      **error);

/* Restore Backup: into a profile in first run, or whose folder is gone. */
void     rog_desk_restore_backup_async (RogDesk            *self,
                                        GFile              *file,
                                        const char         *words,
                                        RogSecret          *pin,
                                        RogOperation       *operation,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean rog_desk_restore_backup_finish (RogDesk      *self,
                                         GAsyncResult *result,
                                         GError      **error);

/* What was found of the register on opening, in sentences; NULL when it is whole. Notified
 * as "register-notice". Every record is checked after opening: while that goes on,
 * rog_desk_get_check() has its progress ("checking" notifies). */
const char   *rog_desk_get_register_notice (RogDesk *self);
gboolean      rog_desk_is_notice_grave (RogDesk *self);
void          rog_desk_dismiss_notice (RogDesk *self);
gboolean      rog_desk_is_known (RogDesk *self);
RogOperation *rog_desk_get_check (RogDesk *self);

/* A register that is not as the keyring knows it: nothing can be entered into it before the
 * person says that it was put back on purpose. */
gboolean rog_desk_can_accept_restore (RogDesk *self);
void     rog_desk_accept_restore_async (RogDesk            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean rog_desk_accept_restore_finish (RogDesk      *self,
                                         GAsyncResult *result,
                                         GError      **error);

/* The docket: a GListModel of RogDossierRow, kept up to date. */
GListModel *rog_desk_get_dossiers (RogDesk *self);
void        rog_desk_look_at_rows (RogDesk *self);

void     rog_desk_open_dossier_async (RogDesk            *self,
                                      const char         *dossier_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
RogWork *rog_desk_open_dossier_finish (RogDesk      *self,
                                       GAsyncResult *result,
                                       GError      **error);

/* The practice dossier: imported from the installed bag. */
void  rog_desk_add_practice_async (RogDesk            *self,
                                   RogOperation       *operation,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
char *rog_desk_add_practice_finish (RogDesk      *self,
                                    GAsyncResult *result,
                                    GError      **error);

/* A practice dossier can be deleted, and reset: a fresh one takes its place. Open work on it
 * is closed. What was entered stays in the record, which is never made shorter. */
void     rog_desk_delete_practice_async (RogDesk            *self,
                                         const char         *dossier,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean rog_desk_delete_practice_finish (RogDesk      *self,
                                          GAsyncResult *result,
                                          GError      **error);
void     rog_desk_reset_practice_async (RogDesk            *self,
                                        const char         *dossier,
                                        RogOperation       *operation,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
char    *rog_desk_reset_practice_finish (RogDesk      *self,
                                         GAsyncResult *result,
                                         GError      **error);

/* Import: files and folders the user gave, see rog-import.h. */
RogImport *rog_desk_begin_import (RogDesk    *self,
                                  GListModel *files);

/* One encrypted file with everything, under the recovery key. */
void     rog_desk_backup_async (RogDesk            *self,
                                GFile              *file,
                                RogOperation       *operation,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean rog_desk_backup_finish (RogDesk      *self,
                                 GAsyncResult *result,
                                 guint        *n_missing,
                                 GError      **error);

/* The court's settings, a JSON object with "place", "signers", "remedy", "paragraphs". */
JsonObject *rog_desk_get_court (RogDesk *self);
void        rog_desk_save_court_async (RogDesk            *self,
                                       JsonObject         *court,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean    rog_desk_save_court_finish (RogDesk      *self,
                                        GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
