// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ROG_FORMATS_ERROR:
 *
 * Errors of the formats library. Each message names the file and the reason.
 */
#define ROG_FORMATS_ERROR (rog_formats_error_quark ())

/**
 * RogFormatsError:
 * @ROG_FORMATS_ERROR_NOT_A_BAG: there is no bagit.txt: perhaps a folder of bare files
 * @ROG_FORMATS_ERROR_INVALID: a file is not in the form it must have
 * @ROG_FORMATS_ERROR_UNSUPPORTED: well-formed, but of a kind that is not read
 * @ROG_FORMATS_ERROR_UNSAFE: a name that leads elsewhere, a link, two names that differ only by case
 * @ROG_FORMATS_ERROR_MISSING: a file that a manifest lists is not there
 * @ROG_FORMATS_ERROR_EXTRA: a file that no manifest lists
 * @ROG_FORMATS_ERROR_TAMPERED: a file is not what its manifest says
 * @ROG_FORMATS_ERROR_LIMIT: more or larger than is read
 * @ROG_FORMATS_ERROR_IO: the file system refused
 */
typedef enum
{
  ROG_FORMATS_ERROR_NOT_A_BAG,
  ROG_FORMATS_ERROR_INVALID,
  ROG_FORMATS_ERROR_UNSUPPORTED,
  ROG_FORMATS_ERROR_UNSAFE,
  ROG_FORMATS_ERROR_MISSING,
  ROG_FORMATS_ERROR_EXTRA,
  ROG_FORMATS_ERROR_TAMPERED,
  ROG_FORMATS_ERROR_LIMIT,
  ROG_FORMATS_ERROR_IO,
} RogFormatsError;

GQuark rog_formats_error_quark (void);

G_END_DECLS
