// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string.h>

#include "crypto/rog-x509-verifier.h"
#include "register.h"

/* What stands in every frozen register; its key is register_make_key(). */
#define FROZEN_DOSSIER "6f1f3f5e-7a34-4a54-9d0e-0a7f6f2f9c11"
#define FROZEN_DOCUMENT "0b0c8f7e-52c1-4a0c-8a53-9c1de0c0a1b2"
#define FROZEN_PAPER "c7a1b0d2-3e4f-4a5b-8c6d-7e8f9a0b1c2d"
#define FROZEN_TEXT "The records of the account are asked for from January to March."
#define FROZEN_QUOTE "from January to March"
#define FROZEN_NOTE "{\"text\":\"Three months\"}"
#define FROZEN_COURT "{\"place\":\"Arvendal\"}"
#define FROZEN_ACTS 6
