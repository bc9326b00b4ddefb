// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogSignatureState:
 * @ROG_SIGNATURE_NONE: no signature came with the document
 * @ROG_SIGNATURE_GOOD: the key of the certificate signed these very bytes
 * @ROG_SIGNATURE_BROKEN: what came as its signature is not one over these bytes
 * @ROG_SIGNATURE_UNKNOWN: what came as its signature is of a kind that is not checked here
 */
typedef enum
{
  ROG_SIGNATURE_NONE,
  ROG_SIGNATURE_GOOD,
  ROG_SIGNATURE_BROKEN,
  ROG_SIGNATURE_UNKNOWN,
} RogSignatureState;

/**
 * RogSignatureReport:
 * @state: what was found
 * @name: (nullable): whom the certificate names, where it is good
 * @organization: (nullable): of which court or firm
 * @fingerprint: (nullable): SHA-256 of the certificate, in groups, to compare
 * @at: when it was signed, as the signer's clock had it, in seconds since 1970; -1 where that is not said
 * @self_made: whether the certificate vouches for itself alone
 * @practice: whether it signs practice material only
 *
 * What the signature of a document is worth: that the same key signed it, not who holds that key.
 */
typedef struct
{
  RogSignatureState state;
  char             *name;
  char             *organization;
  char             *fingerprint;
  gint64            at;
  gboolean          self_made;
  gboolean          practice;
} RogSignatureReport;

void                rog_signature_report_free (RogSignatureReport *report);
void                rog_work_check_signature_async (RogWork            *self,
                                                    const char         *document,
                                                    GCancellable       *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer            user_data);
RogSignatureReport *rog_work_check_signature_finish (RogWork      *self,
                                                     GAsyncResult *result,
                                                     GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogSignatureReport, rog_signature_report_free)

G_END_DECLS
