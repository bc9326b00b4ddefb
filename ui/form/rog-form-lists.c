// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/rog-form-lists.h"

#include <glib/gi18n.h>

const RogFormChoice rog_form_person_kinds[] = {
  { "natural", N_ ("Natural person") },
  { "legal", N_ ("Legal person") },
  { NULL, NULL },
};

const RogFormChoice rog_form_limit_sources[] = {
  { "asked", N_ ("Asked for by the authority") },
  { "by-law", N_ ("By law") },
  { "set", N_ ("Set by the court") },
  { NULL, NULL },
};

const RogFormChoice rog_form_limit_bound[] = {
  { "us", N_ ("The court") },
  { "authority", N_ ("The authority") },
  { "provider", N_ ("A provider") },
  { "person", N_ ("A person heard") },
  { NULL, NULL },
};

const RogFormChoice rog_form_filings[] = {
  { "counter", N_ ("At the counter") },
  { "post", N_ ("By post") },
  { "e-mail", N_ ("By e-mail") },
  { "minutes", N_ ("Orally, in the minutes") },
  { "other", N_ ("Another way") },
  { NULL, NULL },
};

/**
 * rog_form_choice_get_title:
 * @choices: one of these lists
 * @id: (nullable): what is kept
 *
 * Returns: (transfer none) (nullable): what is shown for it
 */
const char *
rog_form_choice_get_title (const RogFormChoice *choices,
                           const char          *id)
{
  for (guint i = 0; choices[i].id != NULL; i++)
    if (g_strcmp0 (choices[i].id, id) == 0)
      return _(choices[i].title);

  return NULL;
}

/**
 * rog_form_intake_fact_has_time:
 * @fact: (nullable): an intake fact
 *
 * Returns: whether it is a date and time, as when something was received is, and not words
 */
gboolean
rog_form_intake_fact_has_time (const char *fact)
{
  return fact != NULL && g_str_has_prefix (fact, "received");
}
