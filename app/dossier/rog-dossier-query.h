// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier-decided.h"
#include "dossier/rog-dossier.h"

G_BEGIN_DECLS

const char *rog_dossier_get_capacity (RogDossier *self,
                                      const char *person,
                                      const char *item);
char      **rog_dossier_dup_item_persons (RogDossier *self,
                                          const char *item);
char      **rog_dossier_dup_counsel (RogDossier *self,
                                     const char *person,
                                     const char *item,
                                     const char *day);
gboolean    rog_dossier_has_undecided (RogDossier *self);
gboolean    rog_dossier_item_is_of (RogDossier *self,
                                    const char *item,
                                    JsonArray  *ids);
GPtrArray  *rog_dossier_get_challenges_on (RogDossier *self,
                                           const char *item);
GPtrArray  *rog_dossier_get_steps_of (RogDossier *self,
                                      const char *challenge);
gboolean    rog_dossier_ground_is_withdrawn (RogDossier *self,
                                             const char *challenge,
                                             const char *ground);
gboolean    rog_dossier_is_pleaded (RogDossier *self,
                                    const char *document);
gboolean    rog_dossier_is_open_to (RogDossier *self,
                                    const char *object,
                                    const char *person);
gboolean    rog_dossier_is_secret_from (RogDossier *self,
                                        const char *object,
                                        const char *person);
const char *rog_dossier_find_secrecy_article (RogDossier *self,
                                              const char *item,
                                              const char *person);
gboolean    rog_dossier_is_kept_secret (RogDossier *self,
                                        const char *item);
gboolean    rog_dossier_may_know (RogDossier *self,
                                  const char *object,
                                  const char *person);
gboolean    rog_dossier_is_suspect (RogDossier *self,
                                    const char *person);
gboolean    rog_dossier_is_accounted_for (RogDossier *self,
                                          const char *document,
                                          const char *person);
RogItem    *rog_dossier_find_left_out (RogDossier  *self,
                                       JsonObject  *opening,
                                       RogDocument *document);
gboolean    rog_dossier_is_field_secret_from (RogDossier *self,
                                              const char *item,
                                              const char *field,
                                              const char *person);
gboolean    rog_dossier_may_know_field (RogDossier *self,
                                        const char *item,
                                        const char *field,
                                        const char *person);
char      **rog_dossier_dup_hidden_fields (RogDossier *self,
                                           const char *item,
                                           const char *person);
char      **rog_dossier_dup_known_persons (RogDossier *self,
                                           const char *item,
                                           const char *reader);
gboolean    rog_dossier_limit_runs (RogDossier *self,
                                    RogLimit   *limit);
GTimeZone  *rog_dossier_get_zone (RogDossier *self);
gboolean    rog_moment_get_end (const char *moment,
                                GTimeZone  *zone,
                                gint64     *seconds);

G_END_DECLS
