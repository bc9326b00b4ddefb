// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-rules.h"

G_DEFINE_INTERFACE (RogRules, rog_rules, G_TYPE_OBJECT)

static void
rog_rules_default_init (RogRulesInterface *iface)
{
}

/**
 * rog_rules_category_is_within:
 * @self: (nullable): the law
 * @category: a data category
 * @within: another
 *
 * Returns: whether @category is @within or a kind of it; without @self only the same is
 */
gboolean
rog_rules_category_is_within (RogRules   *self,
                              const char *category,
                              const char *within)
{
  if (g_strcmp0 (category, within) == 0)
    return TRUE;

  return self != NULL && ROG_RULES_GET_IFACE (self)->category_is_within (self, category, within);
}

/**
 * rog_rules_get_label:
 * @self: (nullable): the law
 * @catalogue: "measures", "data-categories", "grounds", "routes", "outcomes", "answers", "capacities",
 *   "document-roles", "event-kinds", "limit-purposes", "instruments", …
 * @id: a stable id
 *
 * Returns: (transfer none): its label in the user's language; @id itself where the catalogue has none
 */
const char *
rog_rules_get_label (RogRules   *self,
                     const char *catalogue,
                     const char *id)
{
  const char *label = self != NULL ? ROG_RULES_GET_IFACE (self)->get_label (self, catalogue, id) : NULL;

  return label != NULL ? label : id;
}

/**
 * rog_rules_get_word:
 * @self: (nullable): the law
 * @instrument: an instrument's id
 * @word: what is to be said: "authority", "request", "outcome.execute", …
 *
 * Returns: (transfer none) (nullable): how that instrument says it
 */
const char *
rog_rules_get_word (RogRules   *self,
                    const char *instrument,
                    const char *word)
{
  return self != NULL && instrument != NULL ? ROG_RULES_GET_IFACE (self)->get_word (self, instrument, word) : NULL;
}

/**
 * rog_rules_asks_consultation:
 * @self: (nullable): the law
 * @instrument: (nullable): an instrument's id
 * @article: (nullable): the article by which something is refused, as it was typed; %NULL where no article of the instrument
 *   is the ground
 *
 * Returns: whether the instrument asks that the authority is consulted before that
 */
gboolean
rog_rules_asks_consultation (RogRules   *self,
                             const char *instrument,
                             const char *article)
{
  return self != NULL && instrument != NULL && ROG_RULES_GET_IFACE (self)->asks_consultation (self, instrument, article);
}
