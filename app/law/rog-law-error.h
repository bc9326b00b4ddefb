// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RogLawError:
 * @ROG_LAW_ERROR_INVALID: a catalogue that is not in its form
 * @ROG_LAW_ERROR_UNKNOWN: an id that no catalogue has, a time zone this system does not know
 */
#define ROG_LAW_ERROR (rog_law_error_quark ())

typedef enum
{
  ROG_LAW_ERROR_INVALID,
  ROG_LAW_ERROR_UNKNOWN,
} RogLawError;

GQuark rog_law_error_quark (void);

G_END_DECLS
