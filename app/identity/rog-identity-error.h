// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ROG_IDENTITY_ERROR (rog_identity_error_quark ())

/**
 * RogIdentityError:
 * @ROG_IDENTITY_ERROR_FAILED: the keyring answered with an error of its own
 * @ROG_IDENTITY_ERROR_LOCKED: the item is there, the keyring is locked
 * @ROG_IDENTITY_ERROR_NO_ITEM: the keyring answers and has no such item
 * @ROG_IDENTITY_ERROR_NO_SERVICE: no keyring service answers
 * @ROG_IDENTITY_ERROR_TIMED_OUT: the keyring took longer than is waited: a question to the user may be open
 * @ROG_IDENTITY_ERROR_DENIED: the user did not let the keyring be unlocked
 * @ROG_IDENTITY_ERROR_DAMAGED: what lies in the keyring, or beside the register, is not what was put there
 * @ROG_IDENTITY_ERROR_EXISTS: keys or a register are there already; new ones are not made over them
 * @ROG_IDENTITY_ERROR_SHORT_PIN: the PIN has fewer than %ROG_PIN_MIN_LENGTH characters
 * @ROG_IDENTITY_ERROR_WAIT: too many wrong PINs: the message says how long to wait
 * @ROG_IDENTITY_ERROR_BAD_WORDS: not the words of a recovery sheet, or those of another one
 * @ROG_IDENTITY_ERROR_NOT_LISTED: the signing session was not opened for this document
 */
typedef enum
{
  ROG_IDENTITY_ERROR_FAILED,
  ROG_IDENTITY_ERROR_LOCKED,
  ROG_IDENTITY_ERROR_NO_ITEM,
  ROG_IDENTITY_ERROR_NO_SERVICE,
  ROG_IDENTITY_ERROR_TIMED_OUT,
  ROG_IDENTITY_ERROR_DENIED,
  ROG_IDENTITY_ERROR_DAMAGED,
  ROG_IDENTITY_ERROR_EXISTS,
  ROG_IDENTITY_ERROR_SHORT_PIN,
  ROG_IDENTITY_ERROR_WAIT,
  ROG_IDENTITY_ERROR_BAD_WORDS,
  ROG_IDENTITY_ERROR_NOT_LISTED,
} RogIdentityError;

GQuark rog_identity_error_quark (void);

G_END_DECLS
