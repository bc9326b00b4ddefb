// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-work.h"

G_BEGIN_DECLS

/*
 * Challenges, what is opened to whom, and events. At a court's desk a challenge goes into the
 * record of the person it is for, without anything that only the bench knows: items by number
 * or id, what it was tied to, pins into the bench's documents. The bench's index, complete,
 * follows in its own record in the same transaction.
 */

/* A challenge that came on paper: @challenge is the state of a RogChallenge as the court indexes it; the scan, a PDF,
 * is the challenge. Returns its id. */
void  rog_work_enter_challenge_async (RogWork            *self,
                                      JsonObject         *challenge,
                                      GFile              *scan,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
char *rog_work_enter_challenge_finish (RogWork      *self,
                                       GAsyncResult *result,
                                       GError      **error);

/* The bench's index of a challenge anew, as when words are tied to items: @state is complete. */
void     rog_work_index_challenge_async (RogWork            *self,
                                         const char         *challenge,
                                         JsonObject         *state,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean rog_work_index_challenge_finish (RogWork      *self,
                                          GAsyncResult *result,
                                          GError      **error);

/* A supplement or a withdrawal: @step is the state of a RogChallengeStep; @scan (nullable) what it came as. */
void  rog_work_add_challenge_step_async (RogWork            *self,
                                         JsonObject         *step,
                                         GFile              *scan,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
char *rog_work_add_challenge_step_finish (RogWork      *self,
                                          GAsyncResult *result,
                                          GError      **error);

/* Counsel: signs the pleading, enters it into counsel's own record, and writes NAME.pdf, NAME.pdf.p7s, NAME.act.json
 * and counsel.pem. It says nothing of filing: that is entered with its proof. @draft (nullable): the working paper it was
 * made from. Where only the files cannot be written, the pleading is signed all the same, and
 * rog_work_export_signed_async() writes them elsewhere. */
void  rog_work_sign_pleading_async (RogWork            *self,
                                    JsonObject         *challenge,
                                    const char         *draft,
                                    RogSecret          *pin,
                                    GFile              *pdf,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
char *rog_work_sign_pleading_finish (RogWork      *self,
                                     GAsyncResult *result,
                                     GError      **error);

/* Counsel: a supplement to a challenge, or its withdrawal, likewise. rog_work_sign_pleading_finish() ends it. */
void rog_work_sign_step_async (RogWork            *self,
                               JsonObject         *step,
                               RogSecret          *pin,
                               GFile              *pdf,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);

/* Counsel: a PDF of counsel's own becomes a document of the dossier, to go with a challenge. Returns its id. */
void  rog_work_add_document_async (RogWork            *self,
                                   GFile              *file,
                                   RogOperation       *operation,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
char *rog_work_add_document_finish (RogWork      *self,
                                    GAsyncResult *result,
                                    GError      **error);
void  rog_work_add_exhibit_async (RogWork            *self,
                                  GFile              *file,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
char *rog_work_add_exhibit_finish (RogWork      *self,
                                   GAsyncResult *result,
                                   GError      **error);

/* Counsel: that it was filed. @filed has "at" and "how"; @proof (nullable) is the court's receipt, else @filed has a
 * "proof" with a reason. */
void     rog_work_enter_filed_async (RogWork            *self,
                                     const char         *challenge,
                                     JsonObject         *filed,
                                     GFile              *proof,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean rog_work_enter_filed_finish (RogWork      *self,
                                      GAsyncResult *result,
                                      GError      **error);

/* Open to…, by a judge: @opening is the state of a RogOpening. In the same transaction each person's record gets an act
 * of its own, with ids of its own, of what is opened to that person alone. Returns the opening's id. */
void  rog_work_open_to_async (RogWork            *self,
                              JsonObject         *opening,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
char *rog_work_open_to_finish (RogWork      *self,
                               GAsyncResult *result,
                               GError      **error);

/* Something that happened elsewhere: @event is the state of a RogEvent, @proof (nullable) a PDF that shows it. Where a
 * whole decision was served on whom not all of it is open to, it needs a "reason", and a sentence says so. */
char *rog_work_dup_not_served (RogWork    *self,
                               JsonObject *event);
void  rog_work_enter_event_async (RogWork            *self,
                                  JsonObject         *event,
                                  GFile              *proof,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
void  rog_work_enter_change_async (RogWork            *self,
                                   JsonObject         *event,
                                   JsonObject         *items,
                                   GFile              *proof,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
void  rog_work_correct_event_async (RogWork            *self,
                                    const char         *object,
                                    JsonObject         *event,
                                    GFile              *proof,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
char *rog_work_enter_event_finish (RogWork      *self,
                                   GAsyncResult *result,
                                   GError      **error);

G_END_DECLS
