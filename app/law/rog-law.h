// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-rules.h"
#include "law/rog-law-entry.h"

G_BEGIN_DECLS

/**
 * RogLaw:
 *
 * The law as data: the catalogues of data/law, compiled in and checked when they are loaded. It is the
 * #RogRules that the model asks. Immutable after loading; any thread.
 */
#define ROG_TYPE_LAW (rog_law_get_type ())
G_DECLARE_FINAL_TYPE (RogLaw, rog_law, ROG, LAW, GObject)

RogLaw      *rog_law_new (GError **error);
GListModel  *rog_law_get_catalogue (RogLaw     *self,
                                    const char *catalogue);
RogLawEntry *rog_law_find (RogLaw     *self,
                           const char *catalogue,
                           const char *id);
char       **rog_law_dup_articles (RogLaw     *self,
                                   const char *instrument,
                                   const char *outcome);
gboolean     rog_law_refusal_is_exhaustive (RogLaw     *self,
                                            const char *instrument);
const char  *rog_law_get_opening (RogLaw     *self,
                                  const char *instrument);
char        *rog_law_compute_due (RogLaw     *self,
                                  gint64      hours,
                                  gint64      days,
                                  const char *trigger,
                                  const char *zone,
                                  const char *country,
                                  GError    **error);
gboolean     rog_law_criterion_is_against (RogLaw     *self,
                                           const char *criterion,
                                           gboolean    suspect);
JsonObject  *rog_law_make_limit (RogLaw     *self,
                                 const char *rule);

G_END_DECLS
