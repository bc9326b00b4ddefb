// SPDX-License-Identifier: GPL-3.0-or-later
#include "apply-fault.h"

#include "service/rog-acts.h"

gboolean apply_fault = FALSE;

gboolean __real_rog_acts_apply (GPtrArray  *acts,
                                RogDossier *dossier);
gboolean __wrap_rog_acts_apply (GPtrArray  *acts,
                                RogDossier *dossier);

gboolean
__wrap_rog_acts_apply (GPtrArray  *acts,
                       RogDossier *dossier)
{
  return !apply_fault && __real_rog_acts_apply (acts, dossier);
}
