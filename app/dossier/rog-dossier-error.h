// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RogDossierError:
 * @ROG_DOSSIER_ERROR_INVALID: a state that is not in the form its kind has; the message names the member
 * @ROG_DOSSIER_ERROR_UNKNOWN: something named by id that the dossier does not hold
 * @ROG_DOSSIER_ERROR_BLOCKED: a decision that cannot be built because something is missing
 */
#define ROG_DOSSIER_ERROR (rog_dossier_error_quark ())

typedef enum
{
  ROG_DOSSIER_ERROR_INVALID,
  ROG_DOSSIER_ERROR_UNKNOWN,
  ROG_DOSSIER_ERROR_BLOCKED,
} RogDossierError;

GQuark rog_dossier_error_quark (void);

G_END_DECLS
