// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an item asks as to form, and what a decision that executes it says of each (casework § 4; EIO 9(2) and the like).

#include "dossier/rog-formalities.h"

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "core/rog-text.h"
#include "dossier/rog-outcomes.h"

/**
 * rog_item_peek_formalities:
 * @item: an item
 *
 * Returns: (transfer none) (nullable): the formalities that it asks now: {id, text, pin}
 */
JsonArray *
rog_item_peek_formalities (RogItem *item)
{
  JsonObject *scope = rog_item_peek_scope (item);

  return scope != NULL ? rog_json_peek_array (scope, "formalities") : NULL;
}

/**
 * rog_formalities_build:
 * @draft: a draft of a decision
 * @item: an item that it covers
 *
 * Returns: (transfer full) (nullable): what the decision says of the formalities that the item asks, as far as they are
 *   answered; %NULL where that is of none
 */
JsonArray *
rog_formalities_build (RogRulingDraft *draft,
                       RogItem        *item)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (item));
  JsonArray  *asked = rog_outcome_is_executed (rog_ruling_draft_get_outcome (draft, id)) ? rog_item_peek_formalities (item) : NULL;
  g_autoptr (JsonArray) built = json_array_new ();

  for (guint i = 0; asked != NULL && i < json_array_get_length (asked); i++)
    {
      JsonObject *one = json_array_get_object_element (asked, i);
      JsonObject *answer = rog_ruling_draft_peek_formality (draft, id, rog_json_peek_string (one, "id"));
      const char *word = answer != NULL ? rog_json_peek_string (answer, "answer") : NULL;
      JsonObject *object;

      if (word == NULL)
        continue;
      object = json_object_new ();
      rog_json_copy_member (one, object, "id");
      rog_json_copy_member (one, object, "text");
      rog_json_copy_member (answer, object, "answer");
      if (g_strcmp0 (word, "followed") != 0)
        {
          rog_json_copy_member (answer, object, "reason");
          rog_json_copy_member (answer, object, "article");
        }
      json_array_add_object_element (built, object);
    }

  return json_array_get_length (built) > 0 ? g_steal_pointer (&built) : NULL;
}

static char *
say_answer (const char *answer,
            const char *title,
            const char *text)
{
  // Translators: an item, and words of the authority on how it is to be carried out
  if (g_strcmp0 (answer, "followed") == 0)
    return g_strdup_printf (C_ ("formality", "As to “%s”, this formality is followed: “%s”."), title, text);
  if (g_strcmp0 (answer, "followed-in-part") == 0)
    return g_strdup_printf (C_ ("formality", "As to “%s”, this formality is followed in part: “%s”."), title, text);

  return g_strdup_printf (C_ ("formality", "As to “%s”, this formality is not followed: “%s”."), title, text);
}

/**
 * rog_formality_to_words:
 * @formality: an entry of an item's "formalities" in a decision
 * @title: what the item is called
 *
 * Returns: (transfer full): whether it is followed, and, where it is not or only in part, why
 */
char *
rog_formality_to_words (JsonObject *formality,
                        const char *title)
{
  const char      *reason = rog_json_peek_string (formality, "reason");
  const char      *article = rog_json_peek_string (formality, "article");
  g_autofree char *item = rog_text_to_quoted (title);
  g_autofree char *text = rog_text_to_quoted (rog_json_peek_string (formality, "text"));
  GString         *out = g_string_new (NULL);
  g_autofree char *answer = say_answer (rog_json_peek_string (formality, "answer"), item, text);

  g_string_append (out, answer);
  if (reason != NULL)
    g_string_append_printf (out, " %s", reason);
  if (article != NULL)
    g_string_append_printf (out, " (%s)", article);

  return g_string_free_and_steal (out);
}

/**
 * rog_formalities_to_cell:
 * @formalities: an item's "formalities" in a decision
 *
 * Returns: (transfer full): what is decided of them, as the annex has it
 */
char *
rog_formalities_to_cell (JsonArray *formalities)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (formalities); i++)
    {
      JsonObject *one = json_array_get_object_element (formalities, i);
      const char *answer = rog_json_peek_string (one, "answer");
      const char *word = g_strcmp0 (answer, "followed") == 0      ? C_ ("formality", "followed")
                                                                  : g_strcmp0 (answer, "followed-in-part") == 0
                                                                  ? C_ ("formality", "followed in part")
                                                                       : C_ ("formality", "not followed");

      // Translators: words of the authority on how a measure is to be carried out, and whether that is followed
      g_ptr_array_add (cells, g_strdup_printf (C_ ("formality", "%s: %s"), rog_json_peek_string (one, "text"), word));
    }
  g_ptr_array_add (cells, NULL);

  return g_strjoinv ("; ", (char **)cells->pdata);
}
