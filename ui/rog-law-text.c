// SPDX-License-Identifier: GPL-3.0-or-later
#include "rog-law-text.h"

/**
 * rog_law_text_get_law:
 *
 * The catalogues are compiled in, checked by the tests and never change: one copy serves
 * every place.
 *
 * Returns: (transfer none): the law as data
 */
RogLaw *
rog_law_text_get_law (void)
{
  static RogLaw *law;

  if (g_once_init_enter_pointer (&law))
    {
      g_autoptr (GError) error = NULL;
      RogLaw *loaded = rog_law_new (&error);

      if (loaded == NULL)
        g_error ("The catalogues that are compiled in cannot be read: %s", error->message);
      g_once_init_leave_pointer (&law, loaded);
    }

  return law;
}

/**
 * rog_law_text_get_catalogue:
 * @catalogue: a catalogue's name
 *
 * Returns: (transfer none): its entries, #RogLawEntry
 */
GListModel *
rog_law_text_get_catalogue (const char *catalogue)
{
  return rog_law_get_catalogue (rog_law_text_get_law (), catalogue);
}

/**
 * rog_law_text_label:
 * @catalogue: a catalogue's name
 * @id: (nullable): an id, from anywhere
 *
 * Returns: (transfer none): what it is called; @id itself where the catalogue has none; never %NULL
 */
const char *
rog_law_text_label (const char *catalogue,
                    const char *id)
{
  const char *label;

  if (id == NULL)
    return "";

  label = rog_rules_get_label (ROG_RULES (rog_law_text_get_law ()), catalogue, id);

  return label != NULL ? label : id;
}

/**
 * rog_law_text_word:
 * @instrument: (nullable): an instrument's id
 * @word: a word's id: "authority", "state"
 *
 * Returns: (transfer none) (nullable): what the instrument calls it
 */
const char *
rog_law_text_word (const char *instrument,
                   const char *word)
{
  return instrument != NULL ? rog_rules_get_word (ROG_RULES (rog_law_text_get_law ()), instrument, word) : NULL;
}
