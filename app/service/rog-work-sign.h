// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-blocker.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/*
 * Signing. A decision is made from the drafts of the work, see rog-drafts.h; what is written
 * here is refused with ROG_SERVICE_ERROR_BLOCKED, and the first blocker's sentence, while
 * anything blocks, from whatever place it is called. Only a judge's desk signs decisions.
 */

/* (element-type RogBlocker): what blocks signing, and what is shown and confirmed in the dialog that signs. */
GPtrArray *rog_work_find_blocks (RogWork *self);
GPtrArray *rog_work_find_key_blocks (RogWork   *self,
                                     GPtrArray *blocks);
GPtrArray *rog_work_find_confirmations (RogWork *self);

/* @confirmed: (nullable) (element-type RogBlocker): what rog_work_find_confirmations() gave and the judge
 * confirmed; what is not among it by now is refused. Returns the decision's id. */
void  rog_work_sign_decision_async (RogWork            *self,
                                    GPtrArray          *confirmed,
                                    RogSecret          *pin,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
char *rog_work_sign_decision_finish (RogWork      *self,
                                     GAsyncResult *result,
                                     GError      **error);

/* Print, Sign by Hand, Import Scan: the decision as it is to be printed; that it was; and its scan entered as the
 * original, if it still says what was printed. */
void     rog_work_typeset_decision_async (RogWork            *self,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
GBytes  *rog_work_typeset_decision_finish (RogWork      *self,
                                           GAsyncResult *result,
                                           JsonObject  **printed,
                                           GError      **error);
void     rog_work_set_printed (RogWork    *self,
                               JsonObject *printed);
gboolean rog_work_check_printed (RogWork *self,
                                 GError **error);
void     rog_work_attach_paper_decision_async (RogWork            *self,
                                               GPtrArray          *confirmed,
                                               GFile              *scan,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
char    *rog_work_attach_paper_decision_finish (RogWork      *self,
                                                GAsyncResult *result,
                                                GError      **error);

/* A decision written elsewhere, which the draft names or whose file it has: its original is that document. */
void  rog_work_enter_decision_async (RogWork            *self,
                                     GPtrArray          *confirmed,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
char *rog_work_enter_decision_finish (RogWork      *self,
                                      GAsyncResult *result,
                                      GError      **error);

/* Ask for Information: @letter is the state of a RogInformationRequest: "to", "questions", "items", "article",
 * "due". Returns its id. */
void  rog_work_sign_letter_async (RogWork            *self,
                                  JsonObject         *letter,
                                  RogSecret          *pin,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
char *rog_work_sign_letter_finish (RogWork      *self,
                                   GAsyncResult *result,
                                   GError      **error);

/* Export: @object is a decision, a letter or a pleading. Beside `NAME.pdf` stand `NAME.pdf.p7s` and
 * `judge.pem` (counsel's desk: `counsel.pem`, and the pleading's act, `NAME.act.json`). @person: (nullable): whose extract. */
void     rog_work_export_signed_async (RogWork            *self,
                                       const char         *object,
                                       const char         *person,
                                       GFile              *pdf,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean rog_work_export_signed_finish (RogWork      *self,
                                        GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
