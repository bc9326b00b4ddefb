// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "identity/rog-keyring.h"
#include "store/rog-records.h"

G_BEGIN_DECLS

char          *rog_register_read_note (RogKeyring   *keyring,
                                       GCancellable *cancellable);
RogCheckpoint *rog_register_check_note (RogDatabase *database,
                                        RogSigner   *signer,
                                        const char  *note);

G_END_DECLS
