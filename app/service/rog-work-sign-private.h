// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-document-model.h"
#include "service/rog-drafts.h"
#include "service/rog-import-private.h"
#include "service/rog-work-private.h"

G_BEGIN_DECLS

#define ROG_PDF_TYPE "application/pdf"
#define ROG_SIGNATURE_TYPE "application/pkcs7-signature"

/**
 * RogPiece:
 * @text: what it says
 * @file_name: the name in the vault, without its ending
 * @title: what the document is called
 * @role: its role
 * @person: (nullable): whose extract it is
 * @pdf: the PDF, once it is set
 * @words: (nullable) (element-type utf8): the text of its pages, to be found by
 * @pdf_file: it in the vault
 * @signature_file: its signature in the vault
 *
 * A document to be typeset and signed.
 */
typedef struct
{
  RogTextDocument *text;
  char            *file_name;
  char            *title;
  char            *role;
  char            *person;
  guint            pages;
  GBytes          *pdf;
  GBytes          *signature;
  GPtrArray       *words;
  RogVaultFile    *pdf_file;
  RogVaultFile    *signature_file;
} RogPiece;

typedef struct _RogFiling RogFiling;

/* Completes the orders, on the main thread, once documents have ids. */
typedef void (*RogFilingTie) (RogFiling *filing);

/**
 * RogFiling:
 * @object: the object of the act that it is all about
 * @body: (nullable): that act's body, until @tie has made the order of it
 * @persons_body: (nullable): what the person's record gets of it
 * @pieces: (element-type RogPiece): what is set and signed
 * @given: (element-type GFile): files of the user, taken into the vault
 * @reading: what was found in @given
 * @orders: (element-type RogActOrder): the acts
 * @papers: (element-type utf8): working papers that are used up
 * @rest: (nullable): the working paper that stands in their place, with what was not used
 * @basis: (element-type utf8): the acts it rests on
 * @guarded: whether it was made of the dossier as it stood, and is not entered where that changed meanwhile
 * @n_acts: how many acts the dossier had when it was begun, where it is @guarded
 * @n_entries: how many entries its records had then
 * @drafts: (unowned) (nullable): what it was made of, likewise, and what begins again then; the dossier's work has it
 * @draft_serial: see rog_drafts_get_serial()
 * @recorded: (nullable): what is said where it is in the record and cannot be shown, a translated literal
 * @tie: see #RogFilingTie
 * @any_file: whether what was given may be of another type than PDF
 * @given_items: (nullable): the items that the documents of @given bear on
 * @record_of: (nullable): the person whose record the documents of @given go into
 *
 * Documents and acts that come about together or not at all. Threads: made and tied on the main
 * one, its files on a thread of their own, committed on the store's.
 */
struct _RogFiling
{
  RogStore      *store;
  RogRecords    *records;
  RogSigner     *author;
  RogIdentity   *identity;
  RogClock      *clock;
  RogWorkerPool *pool;
  char          *dossier;
  gboolean       practice;

  char         *object;
  JsonObject   *body;
  JsonObject   *persons_body;
  RogSecret    *pin;
  GPtrArray    *pieces;
  GPtrArray    *given;
  char         *given_role;
  char         *given_name;
  JsonArray    *given_items;
  gboolean      any_file;
  char         *record_of;
  RogReading   *reading;
  GPtrArray    *orders;
  GPtrArray    *papers;
  RogPaper     *rest;
  GPtrArray    *basis;
  gboolean      guarded;
  guint         n_acts;
  guint64       n_entries;
  RogDrafts    *drafts;
  gint          draft_serial;
  const char   *recorded;
  RogOperation *operation;
  RogFilingTie  tie;
};

RogFiling   *rog_filing_new (RogWork     *work,
                             const char  *object,
                             JsonObject  *body,
                             RogFilingTie tie);
void         rog_filing_free (RogFiling *filing);
RogPiece    *rog_filing_add_piece (RogFiling       *filing,
                                   RogTextDocument *text,
                                   const char      *file_name,
                                   const char      *title,
                                   const char      *role);
void         rog_filing_add_given (RogFiling  *filing,
                                   GFile      *file,
                                   const char *role,
                                   const char *name);
const char  *rog_filing_get_given_id (RogFiling *filing);
RogActOrder *rog_filing_add_order (RogFiling  *filing,
                                   const char *kind,
                                   const char *object,
                                   JsonObject *body);
void         rog_filing_order_documents (RogFiling *filing);
char        *rog_filing_signature_name (const char *file_name);

void  rog_filing_run_async (RogFiling          *filing,
                            RogWork            *work,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
char *rog_filing_run_finish (RogWork      *work,
                             GAsyncResult *result,
                             GError      **error);

/* What every call that files something begins and ends with. */
GTask *rog_filing_begin_task (RogWork            *self,
                              gpointer            tag,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
void   rog_filing_give_up (GTask      *task,
                           JsonObject *body,
                           GError     *error);
void   rog_filing_done_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data);

/* A decision on its way into the record: its body, and its filing */
JsonObject  *rog_work_build_decision (RogWork   *self,
                                      GPtrArray *confirmed,
                                      gboolean   elsewhere,
                                      GError   **error);
char        *rog_work_dup_decision_title (RogWork    *self,
                                          JsonObject *body);
RogFiling   *rog_work_begin_decision (RogWork     *self,
                                      JsonObject  *body,
                                      RogFilingTie tie);
RogActOrder *rog_filing_order_decision (RogFiling *filing);

/* On the store's thread, as part of it */
gpointer rog_filing_count_func (RogDatabase  *database,
                                gpointer      data,
                                GCancellable *cancellable,
                                GError      **error);
gpointer rog_filing_commit_func (RogDatabase  *database,
                                 gpointer      data,
                                 GCancellable *cancellable,
                                 GError      **error);
void     rog_filing_set_changed_error (GError **error);

/* Texts, on the main thread */
RogTextDocument *rog_work_make_decision_text (RogWork    *self,
                                              JsonObject *body);
RogTextDocument *rog_work_make_letter_text (RogWork    *self,
                                            JsonObject *letter);
RogTextDocument *rog_work_make_step_text (RogWork    *self,
                                          JsonObject *step);
RogTextDocument *rog_work_make_pleading_text (RogWork    *self,
                                              JsonObject *challenge);
JsonObject      *rog_work_complete_letter (RogWork    *self,
                                           JsonObject *letter);
JsonObject      *rog_work_complete_pleading (RogWork    *self,
                                             JsonObject *challenge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogFiling, rog_filing_free)

G_END_DECLS
