// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ROG_RECORD_ERROR:
 *
 * Errors of acts, entries, trees and checkpoints.
 */
#define ROG_RECORD_ERROR (rog_record_error_quark ())

/**
 * RogRecordError:
 * @ROG_RECORD_ERROR_INVALID: not an act, entry, proof or checkpoint of version 1
 * @ROG_RECORD_ERROR_NOT_CANONICAL: well-formed, but not in its one spelling
 * @ROG_RECORD_ERROR_LIMIT: larger or deeper than is read
 * @ROG_RECORD_ERROR_SIGNATURE: the signature, or the certificate it is checked by, does not hold
 * @ROG_RECORD_ERROR_MISMATCH: two things that must agree do not (record, hash, author)
 * @ROG_RECORD_ERROR_PROOF: a proof that does not prove it
 */
typedef enum
{
  ROG_RECORD_ERROR_INVALID,
  ROG_RECORD_ERROR_NOT_CANONICAL,
  ROG_RECORD_ERROR_LIMIT,
  ROG_RECORD_ERROR_SIGNATURE,
  ROG_RECORD_ERROR_MISMATCH,
  ROG_RECORD_ERROR_PROOF,
} RogRecordError;

GQuark rog_record_error_quark (void);

void rog_record_error_from_core (GError    **error,
                                 GError     *core,
                                 const char *what);

G_END_DECLS
