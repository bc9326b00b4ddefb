// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rog-formats-error.h"

G_DEFINE_QUARK (rog - formats - error - quark, rog_formats_error)
