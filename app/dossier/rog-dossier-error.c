// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier-error.h"

G_DEFINE_QUARK (rog - dossier - error - quark, rog_dossier_error)
