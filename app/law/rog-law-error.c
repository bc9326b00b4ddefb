// SPDX-License-Identifier: GPL-3.0-or-later
#include "law/rog-law-error.h"

G_DEFINE_QUARK (rog - law - error - quark, rog_law_error)
