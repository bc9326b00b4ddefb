// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "challenges/rog-challenge-draft.h"

G_BEGIN_DECLS

AdwDialog *rog_pleading_preview_new (RogChallengeDraft *draft);

G_END_DECLS
