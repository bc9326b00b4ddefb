// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RogRules:
 *
 * What the model asks of the law: which data category lies within which, how an instrument calls things,
 * and the labels of stable ids. `law` implements it from data/law; the model never includes `law`.
 */
#define ROG_TYPE_RULES (rog_rules_get_type ())
G_DECLARE_INTERFACE (RogRules, rog_rules, ROG, RULES, GObject)

struct _RogRulesInterface
{
  GTypeInterface parent_iface;

  gboolean (*category_is_within) (RogRules   *self,
                                  const char *category,
                                  const char *within);
  const char *(*get_label) (RogRules   *self,
                            const char *catalogue,
                            const char *id);
  const char *(*get_word) (RogRules   *self,
                           const char *instrument,
                           const char *word);
  gboolean (*asks_consultation) (RogRules   *self,
                                 const char *instrument,
                                 const char *article);
};

gboolean    rog_rules_category_is_within (RogRules   *self,
                                          const char *category,
                                          const char *within);
const char *rog_rules_get_label (RogRules   *self,
                                 const char *catalogue,
                                 const char *id);
const char *rog_rules_get_word (RogRules   *self,
                                const char *instrument,
                                const char *word);
gboolean    rog_rules_asks_consultation (RogRules   *self,
                                         const char *instrument,
                                         const char *article);

G_END_DECLS
