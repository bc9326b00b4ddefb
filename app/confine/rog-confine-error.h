// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ROG_CONFINE_ERROR:
 *
 * What can go wrong with a document that is parsed in a confined process.
 */
#define ROG_CONFINE_ERROR (rog_confine_error_quark ())

/**
 * RogConfineError:
 * @ROG_CONFINE_ERROR_CRASHED: the worker died at it; on it, other documents and pages are not affected
 * @ROG_CONFINE_ERROR_TIMED_OUT: the worker did not answer in time and was killed
 * @ROG_CONFINE_ERROR_REFUSED: the name or kind of an archive's member is not one that is taken out
 * @ROG_CONFINE_ERROR_DAMAGED: it is of the right kind but cannot be read
 * @ROG_CONFINE_ERROR_ENCRYPTED: it needs a password, or another one
 * @ROG_CONFINE_ERROR_NOT_PDF: the bytes are not a PDF, or (archives) not a zip file
 * @ROG_CONFINE_ERROR_LIMIT: larger, deeper or more numerous than is read
 * @ROG_CONFINE_ERROR_NO_SANDBOX: the worker could not be started or could not confine itself
 * @ROG_CONFINE_ERROR_PROTOCOL: the worker answered nonsense and was killed
 */
typedef enum
{
  ROG_CONFINE_ERROR_CRASHED,
  ROG_CONFINE_ERROR_TIMED_OUT,
  ROG_CONFINE_ERROR_REFUSED,
  ROG_CONFINE_ERROR_DAMAGED,
  ROG_CONFINE_ERROR_ENCRYPTED,
  ROG_CONFINE_ERROR_NOT_PDF,
  ROG_CONFINE_ERROR_LIMIT,
  ROG_CONFINE_ERROR_NO_SANDBOX,
  ROG_CONFINE_ERROR_PROTOCOL,
} RogConfineError;

GQuark rog_confine_error_quark (void);

G_END_DECLS
