// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/rog-typeset-error.h"

G_DEFINE_QUARK (rog - typeset - error - quark, rog_typeset_error)
