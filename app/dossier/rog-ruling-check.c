// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-ruling-check.h"

#include <glib/gi18n-lib.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-challenge-step.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-outcomes.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-content.h"
#include "dossier/rog-scope-format.h"

/* What is said of an item begins with its number, as court and counsel name it: it is short, and it stays. */
void
rog_ruling_check_add (RogRulingCheck *c,
                      const char     *code,
                      const char     *section,
                      const char     *object,
                      const char     *field,
                      const char     *format,
                      ...)
{
  RogItem         *item = object != NULL ? rog_dossier_find_item (c->dossier, object) : NULL;
  g_autofree char *sentence = NULL;
  va_list          args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  if (item != NULL)
    {
      g_autofree char *rest = g_steal_pointer (&sentence);

      // Translators: the number of an item of the request, and what is to be said of it.
      sentence = g_strdup_printf (_ ("Item %d: %s"), (int)rog_item_get_number (item), rest);
    }
  g_ptr_array_add (c->out, rog_blocker_new (code, section, object, field, sentence));
}

/* Whether something stands there: blanks alone are no reason, no article and no place. */
gboolean
rog_ruling_check_says (JsonObject *object,
                       const char *member)
{
  JsonNode   *node = object != NULL ? json_object_get_member (object, member) : NULL;
  const char *text;

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) > 0;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return TRUE;

  for (text = json_node_get_string (node); *text != '\0'; text = g_utf8_next_char (text))
    {
      if (!g_unichar_isspace (g_utf8_get_char (text)))
        return TRUE;
    }

  return FALSE;
}

/* A date, an event, or that it cannot be foreseen. */
gboolean
rog_ruling_check_has_end (JsonObject *until)
{
  return rog_ruling_check_says (until, "date") || rog_ruling_check_says (until, "event") || rog_ruling_check_says (until, "open");
}

RogScopeDraft *
rog_ruling_check_find_scope (RogRulingCheck *c,
                             const char     *item)
{
  for (guint i = 0; c->scope_drafts != NULL && i < g_list_model_get_n_items (c->scope_drafts); i++)
    {
      g_autoptr (RogScopeDraft) draft = g_list_model_get_item (c->scope_drafts, i);

      if (g_strcmp0 (rog_scope_draft_get_item (draft), item) == 0)
        return draft; /* the list holds it */
    }

  return NULL;
}

gboolean
rog_ruling_check_is_executed (RogRulingCheck *c,
                              const char     *item)
{
  return rog_outcome_is_executed (rog_ruling_draft_get_outcome (c->draft, item));
}

static RogRulingCheck
begin (RogDossier     *dossier,
       RogRulingDraft *draft,
       GListModel     *scope_drafts,
       RogRules       *rules,
       gint64          now)
{
  RogRequest    *request = rog_dossier_get_request (dossier);
  RogRulingCheck c = { dossier, draft, scope_drafts, rules, now,
                       request != NULL ? rog_request_get_instrument (request) : NULL,
                       g_ptr_array_new_with_free_func (g_object_unref) };

  return c;
}

/**
 * rog_ruling_has_nothing_left:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 *
 * Returns: whether no item is left to decide, and the draft neither takes up a challenge nor orders anything: there is
 *   no decision to be made until it does
 */
gboolean
rog_ruling_has_nothing_left (RogDossier     *dossier,
                             RogRulingDraft *draft)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (draft);

  return items[0] == NULL && g_list_model_get_n_items (rog_dossier_get_items (dossier)) > 0 && !rog_dossier_has_undecided (dossier) &&
         g_strcmp0 (rog_ruling_draft_get_kind (draft), "incident") != 0;
}

/* What can still be decided, and where. */
static void
say_nothing_left (RogRulingCheck *c)
{
  GListModel *challenges = rog_dossier_get_challenges (c->dossier);
  gboolean    open = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (challenges) && !open; i++)
    {
      g_autoptr (RogEntity) challenge = g_list_model_get_item (challenges, i);

      open = rog_ruling_can_take_up (c->dossier, c->draft, rog_entity_get_id (challenge));
    }
  rog_ruling_check_add (c, "nothing-left", "ruling", NULL, open ? "takes-up" : "lines", "%s",
                        open ? _ ("No item is left to decide. To decide more, answer a challenge that is open, or add an order")
                             : _ ("No item is left to decide. To decide more, add an order"));
}

/**
 * rog_ruling_find_blocks:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @scope_drafts: (nullable): a list model of #RogScopeDraft, one for each item that is narrowed
 * @rules: (nullable): the law
 * @now: the time, in seconds since 1970
 *
 * Everything that casework § 7 says blocks signing, in the order in which a judge would come to it. The
 * decision can be signed when this is empty. For the bench only.
 *
 * Returns: (transfer full) (element-type RogBlocker): what stands in the way
 */
GPtrArray *
rog_ruling_find_blocks (RogDossier     *dossier,
                        RogRulingDraft *draft,
                        GListModel     *scope_drafts,
                        RogRules       *rules,
                        gint64          now)
{
  RogRulingCheck c = begin (dossier, draft, scope_drafts, rules, now);

  if (rog_ruling_has_nothing_left (dossier, draft))
    {
      say_nothing_left (&c);
      return c.out;
    }
  rog_ruling_check_items (&c);
  rog_ruling_check_pairs (&c);
  rog_ruling_check_parts (&c);
  rog_ruling_check_periods (&c);

  return c.out;
}

/*
 * Shown and confirmed when signing
 */

static void
confirm_clock (RogRulingCheck *c)
{
  const char *last = rog_dossier_get_last_at (c->dossier);
  gint64      seconds;

  if (last != NULL && rog_time_from_utc (last, &seconds, NULL) && c->now < seconds)
    rog_ruling_check_add (c, "clock-behind", "ruling", NULL, NULL, _ ("This computer's clock is behind the last entry. Both times will be recorded"));
}

/* Of an item, that blocks; of anything else, nobody here can say what it means for the decision. */
static void
confirm_unread (RogRulingCheck *c)
{
  guint n = g_list_model_get_n_items (rog_dossier_get_unknown (c->dossier));

  if (n > 0)
    rog_ruling_check_add (c, "unread", "record", NULL, NULL,
                          ngettext ("%u entry of this dossier cannot be read by this version of the program, and the decision does not take it into account",
                                    "%u entries of this dossier cannot be read by this version of the program, and the decision does not take them into account", n),
                          n);
}

static void
confirm_scope (RogRulingCheck *c,
               const char     *item)
{
  const char    *outcome = rog_ruling_draft_get_outcome (c->draft, item);
  gboolean       other = g_strcmp0 (outcome, "other-measure") == 0;
  RogScopeDraft *scope = rog_ruling_check_find_scope (c, item);
  g_autoptr (GPtrArray) report = NULL;

  if (scope == NULL || !(other || g_strcmp0 (outcome, "execute-in-part") == 0))
    return;
  rog_scope_draft_compare (scope, other, c->rules, &report);
  for (guint i = 0; i < report->len; i++)
    {
      const RogScopeFinding *finding = g_ptr_array_index (report, i);

      if (finding->verdict == ROG_SCOPE_CONFIRM)
        rog_ruling_check_add (c, "cannot-be-computed", "scope", item, finding->field, "“%s”: %s",
                              rog_rules_get_label (c->rules, "scope-fields", finding->field), finding->sentence);
    }
}

/* The authority has replaced the words that it was written on: its reason and what it cites may be of these. */
static void
confirm_earlier (RogRulingCheck *c,
                 const char     *item)
{
  const char    *outcome = rog_ruling_draft_get_outcome (c->draft, item);
  RogScopeDraft *scope = rog_ruling_check_find_scope (c, item);
  g_auto (GStrv) fields = scope != NULL ? rog_scope_draft_dup_fields (scope) : NULL;

  if (fields == NULL || (g_strcmp0 (outcome, "execute-in-part") != 0 && g_strcmp0 (outcome, "other-measure") != 0))
    return;
  for (char **field = fields; *field != NULL; field++)
    if (rog_scope_draft_is_on_earlier (scope, *field))
      rog_ruling_check_add (c, "written-on-earlier", "scope", item, *field,
                            _ ("the reason for narrowing “%s”, and what it cites, was written on what was requested before"), rog_scope_field_get_label (c->rules, *field));
}

static gboolean
arrived_after (RogEntity *entity,
               gint64     edited)
{
  gint64 at;

  return rog_entity_get_at (entity) != NULL && rog_time_from_utc (rog_entity_get_at (entity), &at, NULL) && at > edited;
}

static gboolean
is_withdrawal (RogEntity *entity)
{
  return ROG_IS_CHALLENGE_STEP (entity) && g_strcmp0 (rog_challenge_step_get_step (ROG_CHALLENGE_STEP (entity)), "withdrawal") == 0;
}

static void
say_if_arrived (RogRulingCheck *c,
                const char     *item,
                RogEntity      *entity,
                gint64          edited)
{
  g_autofree char *at = rog_moment_format (c->dossier, rog_entity_get_at (entity));

  if (arrived_after (entity, edited))
    rog_ruling_check_add (c, "arrived-since", "ruling", item, rog_entity_get_id (entity),
                          is_withdrawal (entity) ? _ ("a challenge was withdrawn, in whole or in part, after its reasons were last edited, on %s")
                                                 : ROG_IS_CHALLENGE_STEP (entity)
                          ? _ ("a supplement to a challenge arrived after its reasons were last edited, on %s")
                          : ROG_IS_CHALLENGE (entity)
                          ? _ ("a challenge arrived after its reasons were last edited, on %s")
                          : _ ("something arrived after its reasons were last edited, on %s"),
                              at);
}

/* A file that came with an event is said with it, once. */
static gboolean
came_with_event (RogRulingCheck *c,
                 RogEntity      *entity,
                 const char     *item)
{
  GListModel *events = rog_dossier_get_events (c->dossier);

  if (g_strcmp0 (rog_entity_get_kind (entity), "document.entered") != 0)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEntity) event = g_list_model_get_item (events, i);
      JsonObject *proof = rog_entity_peek_object (event, "proof");

      if (proof != NULL && g_strcmp0 (rog_json_peek_string (proof, "document"), rog_entity_get_id (entity)) == 0 && rog_entity_names (event, "items", item))
        return TRUE;
    }

  return FALSE;
}

static void
confirm_arrivals_of (RogRulingCheck *c,
                     const char     *item,
                     GListModel     *model,
                     const char     *member,
                     gint64          edited)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (model, i);

      if (rog_entity_names (entity, member, item) && !came_with_event (c, entity, item))
        say_if_arrived (c, item, entity, edited);
    }
}

static void
confirm_arrivals (RogRulingCheck *c,
                  const char     *item)
{
  g_autofree char *card = g_strconcat ("item:", item, NULL);
  g_autoptr (GPtrArray) challenges = rog_dossier_get_challenges_on (c->dossier, item);
  gint64 edited;

  if (!rog_ruling_draft_get_edited (c->draft, card, &edited))
    return;
  confirm_arrivals_of (c, item, rog_dossier_get_documents (c->dossier), "items", edited);
  confirm_arrivals_of (c, item, rog_dossier_get_events (c->dossier), "items", edited);
  for (guint i = 0; i < challenges->len; i++)
    {
      RogEntity *challenge = g_ptr_array_index (challenges, i);
      g_autoptr (GPtrArray) steps = rog_dossier_get_steps_of (c->dossier, rog_entity_get_id (challenge));

      say_if_arrived (c, item, challenge, edited);
      for (guint j = 0; j < steps->len; j++)
        say_if_arrived (c, item, g_ptr_array_index (steps, j), edited);
    }
}

/**
 * rog_ruling_find_confirmations:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @scope_drafts: (nullable): a list model of #RogScopeDraft
 * @rules: (nullable): the law
 * @now: the time, in seconds since 1970
 *
 * What is shown and confirmed when signing and never blocks: a clock behind the last entry, entries that a newer
 * version wrote and this one cannot read, what arrived for an item since its reasons were last edited, what cannot be
 * computed, a reason written on what was requested before, an upheld ground without a line, the whole for a person who
 * may not know all of it yet, an extract whose words name what is not open to its reader, and one that tells an outcome
 * or an answer without a reason.
 *
 * Returns: (transfer full) (element-type RogBlocker): what is to be confirmed
 */
GPtrArray *
rog_ruling_find_confirmations (RogDossier     *dossier,
                               RogRulingDraft *draft,
                               GListModel     *scope_drafts,
                               RogRules       *rules,
                               gint64          now)
{
  RogRulingCheck c = begin (dossier, draft, scope_drafts, rules, now);
  g_auto (GStrv) items = rog_ruling_draft_dup_items (draft);

  confirm_clock (&c);
  confirm_unread (&c);
  for (char **item = items; *item != NULL; item++)
    {
      confirm_scope (&c, *item);
      confirm_earlier (&c, *item);
      confirm_arrivals (&c, *item);
    }
  rog_ruling_check_relief (&c);
  rog_ruling_check_served (&c);

  return c.out;
}
