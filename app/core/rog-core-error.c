// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-core-error.h"

G_DEFINE_QUARK (rog - core - error - quark, rog_core_error)
