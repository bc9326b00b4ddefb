// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ROG_CORE_ERROR:
 *
 * Errors of the core library. Each library above has a domain of its own; `ui`
 * turns all of them into sentences in one place.
 */
#define ROG_CORE_ERROR (rog_core_error_quark ())

/**
 * RogCoreError:
 * @ROG_CORE_ERROR_INVALID: the input is not in the form it must have
 * @ROG_CORE_ERROR_NOT_CANONICAL: well-formed, but not the canonical bytes of what it says
 * @ROG_CORE_ERROR_LIMIT: the input is larger or deeper than is read
 * @ROG_CORE_ERROR_UNSAFE_PATH: a name that leads out of its folder, or that some system cannot hold
 */
typedef enum
{
  ROG_CORE_ERROR_INVALID,
  ROG_CORE_ERROR_NOT_CANONICAL,
  ROG_CORE_ERROR_LIMIT,
  ROG_CORE_ERROR_UNSAFE_PATH,
} RogCoreError;

GQuark rog_core_error_quark (void);

G_END_DECLS
