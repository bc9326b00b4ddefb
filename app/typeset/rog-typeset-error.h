// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ROG_TYPESET_ERROR:
 *
 * Errors of the typesetting library.
 */
#define ROG_TYPESET_ERROR (rog_typeset_error_quark ())

/**
 * RogTypesetError:
 * @ROG_TYPESET_ERROR_MARKUP: a text is not well-formed markup
 * @ROG_TYPESET_ERROR_EMPTY: there is nothing to set
 * @ROG_TYPESET_ERROR_FAILED: the PDF could not be written
 * @ROG_TYPESET_ERROR_NOT_FOUND: words looked for are not in the text, or not on one page
 */
typedef enum
{
  ROG_TYPESET_ERROR_MARKUP,
  ROG_TYPESET_ERROR_EMPTY,
  ROG_TYPESET_ERROR_FAILED,
  ROG_TYPESET_ERROR_NOT_FOUND,
} RogTypesetError;

GQuark rog_typeset_error_quark (void);

G_END_DECLS
