// SPDX-License-Identifier: GPL-3.0-or-later
#include "apply-fault.h"

#include "dossier/rog-dossier-error.h"
#include "service/rog-acts.h"

gboolean apply_fault = FALSE;

gboolean __real_rog_acts_apply (GPtrArray  *acts,
                                RogDossier *dossier,
                                GError    **error);
gboolean __wrap_rog_acts_apply (GPtrArray  *acts,
                                RogDossier *dossier,
                                GError    **error);

gboolean
__wrap_rog_acts_apply (GPtrArray  *acts,
                       RogDossier *dossier,
                       GError    **error)
{
  if (!apply_fault)
    return __real_rog_acts_apply (acts, dossier, error);

  g_set_error_literal (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID, "Not taken");

  return FALSE;
}
