// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-outcomes.h"

static const char *const usual[] = { "execute", "execute-in-part", "other-measure", "refuse", "postpone", "return", NULL };
static const char *const of_notification[] = { "raise-none", "raise-ground", "no-objection", "object", NULL };

/* Those that the instrument has a sentence for. */
static char **
dup_known (RogRules          *rules,
           const char        *instrument,
           const char *const *outcomes)
{
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();

  for (; *outcomes != NULL; outcomes++)
    {
      g_autofree char *key = g_strconcat ("outcome.", *outcomes, NULL);

      if (rog_rules_get_word (rules, instrument, key) != NULL)
        g_strv_builder_add (out, *outcomes);
    }

  return g_strv_builder_end (out);
}

/**
 * rog_outcome_is_executed:
 * @outcome: (nullable): an outcome
 *
 * Returns: whether an item with it is carried out: wholly, in part or by another measure
 */
gboolean
rog_outcome_is_executed (const char *outcome)
{
  static const char *const executed[] = { "execute", "execute-in-part", "other-measure", NULL };

  return outcome != NULL && g_strv_contains (executed, outcome);
}

/**
 * rog_outcomes_dup:
 * @rules: (nullable): the law
 * @instrument: (nullable): under which the request was made
 * @item: an item
 *
 * A notification has outcomes of its own (casework § 7), and of these each instrument knows its own: a ground for
 * refusal is raised under Regulation 2023/1543, an objection made under EIO 31(3). Under an instrument that knows no
 * others, every item is a notification, whether the request calls it one or not.
 *
 * Returns: (transfer full): the outcomes that the item can have, in the order in which they are offered
 */
char **
rog_outcomes_dup (RogRules   *rules,
                  const char *instrument,
                  RogItem    *item)
{
  g_auto (GStrv) ordinary = dup_known (rules, instrument, usual);
  g_auto (GStrv) own = dup_known (rules, instrument, of_notification);

  if (rog_item_is_notification (item) || (ordinary[0] == NULL && own[0] != NULL))
    return own[0] != NULL ? g_steal_pointer (&own) : g_strdupv ((char **)of_notification);

  return g_strdupv ((char **)usual);
}
