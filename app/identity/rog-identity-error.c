// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-identity-error.h"

G_DEFINE_QUARK (rog - identity - error - quark, rog_identity_error)
