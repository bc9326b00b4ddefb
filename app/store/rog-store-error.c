// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rog-store-error.h"

G_DEFINE_QUARK (rog - store - error - quark, rog_store_error)
