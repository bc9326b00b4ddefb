// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a challenge's draft needs before it can be signed or entered.
#include "challenges/rog-challenge-draft.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenge-facts.h"
#include "core/rog-json.h"

static void
rog_challenge_missing_free (RogChallengeMissing *missing)
{
  g_free (missing->words);
  g_free (missing);
}

static void
add_missing (GPtrArray       *out,
             RogChallengePart part,
             const char      *words)
{
  RogChallengeMissing *missing = g_new0 (RogChallengeMissing, 1);

  missing->words = g_strdup (words);
  missing->part = part;
  g_ptr_array_add (out, missing);
}

static gboolean
has_words (JsonObject *object,
           const char *runs,
           const char *text)
{
  JsonArray *array = rog_json_peek_array (object, runs);

  return (array != NULL && json_array_get_length (array) > 0) || rog_json_peek_string (object, text) != NULL;
}

static void
find_missing_in_targets (RogChallengeDraft *self,
                         GPtrArray         *out)
{
  JsonArray *targets = rog_draft_list (rog_challenge_draft_get_content (self), "targets");

  if (json_array_get_length (targets) == 0)
    add_missing (out, ROG_CHALLENGE_PART_TARGETS, _("what is challenged"));
  for (guint i = 0; i < json_array_get_length (targets); i++)
    {
      JsonObject *target = json_array_get_object_element (targets, i);
      const char *kind = rog_json_peek_string (target, "kind");

      if (!g_str_equal (kind, "item") && !g_str_equal (kind, "request") && rog_json_peek_string (target, "words") == NULL)
        {
          add_missing (out, ROG_CHALLENGE_PART_TARGETS, _("the words of a target"));
          return;
        }
    }
}

static void
find_missing_in_grounds (RogChallengeDraft *self,
                         GPtrArray         *out)
{
  JsonArray *grounds = rog_draft_list (rog_challenge_draft_get_content (self), "grounds");
  gboolean   title = TRUE, argument = TRUE;

  for (guint i = 0; i < json_array_get_length (grounds); i++)
    {
      JsonObject *ground = json_array_get_object_element (grounds, i);

      title = title && rog_json_peek_string (ground, "title") != NULL;
      argument = argument && has_words (ground, "runs", "argument");
    }
  if (json_array_get_length (grounds) == 0)
    add_missing (out, ROG_CHALLENGE_PART_GROUNDS, _("a ground"));
  if (!title)
    add_missing (out, ROG_CHALLENGE_PART_GROUNDS, _("the title of a ground"));
  /* On paper, the argument stands in the scan. */
  if (!argument && !rog_challenge_draft_is_index (self))
    add_missing (out, ROG_CHALLENGE_PART_GROUNDS, _("the argument of a ground"));
}

static void
find_missing_in_relief (RogChallengeDraft *self,
                        GPtrArray         *out)
{
  JsonArray *list = rog_draft_list (rog_challenge_draft_get_content (self), "relief");

  if (json_array_get_length (list) == 0)
    add_missing (out, ROG_CHALLENGE_PART_RELIEF, _("the relief"));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *relief = json_array_get_object_element (list, i);
      const char *need = rog_relief_get_need (relief);

      if (need != NULL)
        add_missing (out, ROG_CHALLENGE_PART_RELIEF, need);
    }
}

static void
find_missing_in_filing (RogChallengeDraft *self,
                        GPtrArray         *out)
{
  JsonObject *filed = rog_draft_object (rog_challenge_draft_get_content (self), "filed");
  JsonObject *proof = rog_draft_object (filed, "proof");

  if (rog_json_peek_string (filed, "at") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_FILED, _("when it was filed"));
  if (rog_json_peek_string (filed, "how") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_FILED, _("how it was filed"));
  if (rog_json_peek_string (proof, "reason") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_FILED, _("how that is known"));
}

/**
 * rog_challenge_draft_find_missing:
 * @self: a draft
 *
 * Returns: (transfer full) (element-type RogChallengeMissing): what it needs before it can be signed or entered
 */
GPtrArray *
rog_challenge_draft_find_missing (RogChallengeDraft *self)
{
  GPtrArray  *out = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_challenge_missing_free);
  JsonObject *by;

  g_return_val_if_fail (ROG_IS_CHALLENGE_DRAFT (self), out);

  by = rog_draft_object (rog_challenge_draft_get_content (self), "by");
  if (rog_challenge_draft_is_index (self) && rog_json_peek_string (rog_challenge_draft_get_content (self), "scan") == NULL &&
      rog_json_peek_string (rog_challenge_draft_get_content (self), "scan_file") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_PAPER, _("the scan"));
  if (rog_json_peek_string (rog_challenge_draft_get_content (self), "for") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_PERSON, _("for whom"));
  if (rog_json_peek_string (by, "name") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_PERSON, _("by whom"));
  find_missing_in_targets (self, out);
  find_missing_in_grounds (self, out);
  find_missing_in_relief (self, out);
  if (rog_challenge_draft_is_index (self))
    find_missing_in_filing (self, out);
  else if (rog_json_peek_string (rog_challenge_draft_get_content (self), "court") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_PERSON, _("the court"));

  return out;
}
