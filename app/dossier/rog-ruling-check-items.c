// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "core/rog-text.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-formalities.h"
#include "dossier/rog-outcomes.h"
#include "dossier/rog-ruling-check.h"

/* What an outcome needs beside reasons: the table of casework § 7. */

static void
need (RogRulingCheck *c,
      const char     *item,
      gboolean        given,
      const char     *field,
      const char     *what)
{
  if (!given)
    rog_ruling_check_add (c, "need-missing", "ruling", item, field, "%s", what);
}

static void
need_text (RogRulingCheck *c,
           const char     *item,
           JsonObject     *line,
           const char     *field,
           const char     *what)
{
  need (c, item, rog_ruling_check_says (line, field), field, what);
}

static void
check_ground (RogRulingCheck *c,
              const char     *item,
              JsonObject     *line)
{
  JsonObject *ground = rog_json_peek_object (line, "ground");
  const char *source = ground != NULL ? rog_json_peek_string (ground, "source") : NULL;

  if (g_strcmp0 (source, "instrument") == 0)
    need (c, item, rog_ruling_check_says (ground, "article"), "ground/article", _ ("the article of the instrument is missing"));
  else
    need (c, item, g_strcmp0 (source, "other") == 0 && rog_ruling_check_says (ground, "name"), source != NULL ? "ground/name" : "ground/source",
          _ ("the ground is missing: an article of the instrument, or another source that binds the court, named"));
}

static void
check_postponement (RogRulingCheck *c,
                    const char     *item,
                    JsonObject     *line,
                    const char     *prefix)
{
  g_autofree char *article = g_strconcat (prefix, "article", NULL);
  g_autofree char *until = g_strconcat (prefix, "until/date", NULL);
  g_autofree char *review = g_strconcat (prefix, "review", NULL);

  need (c, item, rog_ruling_check_says (line, "article"), article, _ ("the article on postponement is missing"));
  need (c, item, rog_ruling_check_has_end (rog_json_peek_object (line, "until")), until, _ ("until when is missing: a date, an event, or not foreseeable"));
  need (c, item, rog_ruling_check_says (line, "review"), review, _ ("the review date is missing"));
}

static void
check_return (RogRulingCheck *c,
              const char     *item,
              JsonObject     *line)
{
  const char *how = rog_json_peek_string (line, "returned");

  need (c, item, g_strcmp0 (how, "issuing") == 0 || g_strcmp0 (how, "forwarded") == 0, "returned", _ ("returned to the issuing State, or forwarded, is missing"));
  need_text (c, item, line, "article", _ ("the article is missing"));
  if (g_strcmp0 (how, "forwarded") == 0)
    {
      need_text (c, item, line, "to", _ ("to whom it is forwarded is missing"));
      need_text (c, item, line, "when", _ ("when it is forwarded is missing"));
    }
}

/* Every change has a reason, a route that names what it must, and says what becomes of the rest. */
static void
check_change (RogRulingCheck *c,
              RogScopeDraft  *scope,
              const char     *item,
              const char     *field,
              gboolean        other_measure)
{
  JsonObject *change = rog_scope_draft_peek_change (scope, field);
  JsonObject *route = rog_json_peek_object (change, "route");
  const char *rest = rog_json_peek_string (change, "rest");
  const char *label = rog_rules_get_label (c->rules, "scope-fields", field);
  const char *missing = NULL;

  if (!rog_ruling_check_says (change, "reason"))
    rog_ruling_check_add (c, "change-reason-missing", "scope", item, field, _ ("the reason for changing “%s” is missing"), label);
  if (rest == NULL && !other_measure)
    rog_ruling_check_add (c, "change-rest-missing", "scope", item, field, _ ("what becomes of the rest of “%s” is missing"), label);
  if (g_strcmp0 (rest, "open") == 0)
    return;
  if (route == NULL)
    rog_ruling_check_add (c, "change-route-missing", "scope", item, field, _ ("the route for changing “%s” is missing"), label);
  else if (!rog_route_is_complete (route, other_measure, c->rules, c->instrument, &missing))
    rog_ruling_check_add (c, "change-route-incomplete", "scope", item, field, _ ("the route for changing “%s” does not name its “%s”"), label, rog_rules_get_label (c->rules, "route-fields", missing));
}

static void
check_version (RogRulingCheck *c,
               const char     *item,
               gboolean        other_measure)
{
  RogScopeDraft *scope = rog_ruling_check_find_scope (c, item);
  g_autoptr (GPtrArray) report = NULL;
  g_auto (GStrv) changed = NULL;

  if (scope != NULL)
    changed = rog_scope_draft_dup_fields (scope);
  if (changed == NULL || changed[0] == NULL)
    {
      rog_ruling_check_add (c, "version-missing", "scope", item, NULL, _ ("nothing is changed in the scope"));
      return;
    }
  for (char **field = changed; *field != NULL; field++)
    check_change (c, scope, item, *field, other_measure);

  rog_scope_draft_compare (scope, other_measure, c->rules, &report);
  for (guint i = 0; i < report->len; i++)
    {
      const RogScopeFinding *finding = g_ptr_array_index (report, i);

      if (finding->verdict == ROG_SCOPE_OUTSIDE)
        rog_ruling_check_add (c, "version-outside", "scope", item, finding->field, "%s", finding->sentence);
    }
}

static void
check_needs (RogRulingCheck *c,
             const char     *item,
             const char     *outcome,
             JsonObject     *line)
{
  if (g_str_equal (outcome, "execute-in-part"))
    check_version (c, item, FALSE);
  else if (g_str_equal (outcome, "other-measure"))
    {
      need_text (c, item, line, "measure", _ ("which other measure is missing"));
      need_text (c, item, line, "article", _ ("the article is missing"));
      check_version (c, item, TRUE);
    }
  else if (g_str_equal (outcome, "refuse") || g_str_equal (outcome, "raise-ground"))
    check_ground (c, item, line);
  else if (g_str_equal (outcome, "postpone"))
    check_postponement (c, item, line, "");
  else if (g_str_equal (outcome, "return"))
    check_return (c, item, line);
  else if (g_str_equal (outcome, "object"))
    need_text (c, item, line, "objection", _ ("what the objection asks is missing: stop, no use, or use under conditions"));
}

/* Each formality asked takes an answer where the item is executed, and one that is not wholly followed a reason. */
static void
check_formalities (RogRulingCheck *c,
                   const char     *id,
                   RogItem        *item)
{
  JsonArray *asked = rog_ruling_check_is_executed (c, id) ? rog_item_peek_formalities (item) : NULL;
  gboolean   tied = rog_ruling_check_is_tied (c, rog_ruling_draft_peek_item (c->draft, id));

  for (guint i = 0; asked != NULL && i < json_array_get_length (asked); i++)
    {
      JsonObject      *one = json_array_get_object_element (asked, i);
      const char      *formality = rog_json_peek_string (one, "id");
      JsonObject      *answer = rog_ruling_draft_peek_formality (c->draft, id, formality);
      const char      *word = answer != NULL ? rog_json_peek_string (answer, "answer") : NULL;
      g_autofree char *text = rog_text_to_quoted (rog_json_peek_string (one, "text"));
      g_autofree char *reason = g_strconcat (formality, "/reason", NULL);

      if (word == NULL)
        rog_ruling_check_add (c, "formality-missing", "ruling", id, formality, _ ("whether the formality “%s” is followed is missing"), text);
      else if (g_strcmp0 (word, "followed") != 0 && !tied && !rog_ruling_check_says (answer, "reason"))
        rog_ruling_check_add (c, "formality-reason-missing", "ruling", id, reason, _ ("the reason why the formality “%s” is not, or only in part, followed is missing"), text);
    }
}

static gboolean
is_allowed (RogRulingCheck *c,
            RogItem        *item,
            const char     *outcome)
{
  g_auto (GStrv) outcomes = rog_outcomes_dup (c->rules, c->instrument, item);

  return g_strv_contains ((const char *const *)outcomes, outcome);
}

static void
check_outcome (RogRulingCheck *c,
               const char     *id,
               RogItem        *item)
{
  JsonObject      *line = rog_ruling_draft_peek_item (c->draft, id);
  const char      *outcome = rog_json_peek_string (line, "outcome");
  JsonObject      *put_off = rog_json_peek_object (line, "execution_postponed");
  g_autofree char *card = g_strconcat ("item:", id, NULL);
  g_autoptr (GPtrArray) reasons = rog_ruling_draft_get_paragraphs (c->draft, card);

  if (outcome == NULL || !is_allowed (c, item, outcome))
    rog_ruling_check_add (c, "outcome-missing", "ruling", id, "outcome", _ ("the outcome is missing"));
  else
    check_needs (c, id, outcome, line);
  check_formalities (c, id, item);
  if (put_off != NULL)
    check_postponement (c, id, put_off, "execution_postponed/");
  if (reasons->len == 0 && !rog_ruling_check_is_tied (c, line))
    rog_ruling_check_add (c, "reason-missing", "ruling", id, "reasons", _ ("the reasons are missing"));
}

static void
check_rests_on (RogRulingCheck *c,
                const char     *id,
                RogItem        *item)
{
  g_autofree char *now = rog_item_get_requested_hash (item);
  const char      *drafted = rog_json_peek_string (rog_ruling_draft_peek_item (c->draft, id), "rests_on");
  const char      *outcome = rog_ruling_draft_get_outcome (c->draft, id);
  RogScopeDraft   *scope = rog_ruling_check_find_scope (c, id);
  gboolean         uses_scope = scope != NULL && (g_strcmp0 (outcome, "execute-in-part") == 0 || g_strcmp0 (outcome, "other-measure") == 0);

  gboolean narrowed = uses_scope && rog_scope_draft_has_changes (scope) && g_strcmp0 (rog_scope_draft_get_rests_on (scope), now) != 0;

  /* Where it is narrowed, that is looked at first; then the decision rests on it. */
  if (narrowed || g_strcmp0 (drafted, now) != 0)
    rog_ruling_check_add (c, "requested-not-latest", narrowed ? "scope" : "ruling", id, "requested",
                          _ ("the authority has changed this item since it was taken into the decision"));
  if (rog_dossier_has_unread (c->dossier, id))
    rog_ruling_check_add (c, "unread", "record", id, NULL,
                          _ ("an entry on this item cannot be read by this version of the program, so what is requested may be another thing by now"));
  if (rog_entity_is_in_conflict (ROG_ENTITY (item)))
    rog_ruling_check_add (c, "conflict", "scope", id, NULL, _ ("two entries say different things of this item"));
}

static gboolean
is_heard_complete (JsonObject *heard)
{
  if (heard == NULL || !json_object_has_member (heard, "heard"))
    return FALSE;
  if (json_object_get_boolean_member_with_default (heard, "heard", FALSE))
    return rog_ruling_check_says (heard, "how") && rog_ruling_check_says (heard, "when");

  return rog_ruling_check_says (heard, "basis");
}

static void
heard_needs (RogRulingCheck *c,
             const char     *item,
             const char     *person,
             const char     *member,
             const char     *sentence)
{
  RogPerson       *found = rog_dossier_find_person (c->dossier, person);
  g_autofree char *field = member != NULL ? g_strjoin ("/", person, member, NULL) : g_strdup (person);
  g_auto (GStrv) pieces = g_strsplit (sentence, "%s", 2);
  g_autofree char *words = g_strjoinv (found != NULL ? rog_person_get_name (found) : _ ("a person concerned"), pieces);

  rog_ruling_check_add (c, "heard-missing", "ruling", item, field, "%s", words);
}

/* While it is secret: when and by whom the person is told, or in words why that is not for this court (casework § 2).
 * Another reason is said. */
static void
check_not_heard (RogRulingCheck *c,
                 const char     *item,
                 const char     *person,
                 JsonObject     *heard)
{
  const char *basis = rog_json_peek_string (heard, "basis");
  gboolean    in_words = rog_ruling_check_says (heard, "text");

  if (g_strcmp0 (basis, "other") == 0 && !in_words)
    heard_needs (c, item, person, "text", _ ("the reason why %s was not heard is missing"));
  if (g_strcmp0 (basis, "secrecy") != 0 || in_words)
    return;
  if (!rog_ruling_check_has_end (rog_json_peek_object (heard, "until")) && !rog_ruling_check_says (heard, "told_when"))
    heard_needs (c, item, person, "told_when", _ ("when %s will be told is missing, or in words why that is not for this court"));
  if (!rog_ruling_check_says (heard, "told_by"))
    heard_needs (c, item, person, "told_by", _ ("by whom %s will be told is missing, or in words why that is not for this court"));
}

static void
check_heard (RogRulingCheck *c,
             const char     *id,
             RogItem        *item)
{
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (c->dossier, id);

  for (char **person = persons; *person != NULL; person++)
    {
      JsonObject *heard = rog_ruling_draft_peek_heard (c->draft, id, *person);

      if (!is_heard_complete (heard))
        heard_needs (c, id, *person, NULL, _ ("how %s was heard, or why not, is missing"));
      else if (!json_object_get_boolean_member_with_default (heard, "heard", FALSE))
        check_not_heard (c, id, *person, heard);
    }
}

/* What another court has decided goes before what was decided here (casework § 4). */
static gboolean
may_decide (RogRulingCheck *c,
            RogItem        *item)
{
  RogItemState state = rog_dossier_get_item_state (c->dossier, item, NULL);

  return state != ROG_ITEM_ENDED && (state != ROG_ITEM_DECIDED || g_strcmp0 (rog_ruling_draft_get_kind (c->draft), "higher") == 0);
}

static void
check_item (RogRulingCheck *c,
            const char     *id,
            RogItem        *item)
{
  if (rog_item_is_withdrawn (item))
    {
      rog_ruling_check_add (c, "item-withdrawn", "ruling", id, "outcome", _ ("the authority has withdrawn this item; it needs no outcome"));
      return;
    }
  if (!may_decide (c, item))
    {
      rog_ruling_check_add (c, "item-decided", "ruling", id, "outcome",
                            rog_item_is_part (item) && rog_dossier_get_decision_on (c->dossier, id, NULL) == NULL
                            ? _ ("the decision that left this open was set aside; the whole item is open again")
                            : _ ("it is decided, and the decision was neither set aside nor did it postpone the item"));
      return;
    }
  check_outcome (c, id, item);
  check_rests_on (c, id, item);
  check_heard (c, id, item);
}

/* In the order of the request, whatever the order in which they were chosen. */
void
rog_ruling_check_items (RogRulingCheck *c)
{
  GListModel *items = rog_dossier_get_items (c->dossier);
  g_auto (GStrv) chosen = rog_ruling_draft_dup_items (c->draft);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      const char *id = rog_entity_get_id (ROG_ENTITY (item));

      if (rog_ruling_draft_covers (c->draft, id))
        check_item (c, id, item);
    }
  for (char **id = chosen; *id != NULL; id++)
    {
      if (rog_dossier_find_item (c->dossier, *id) == NULL)
        rog_ruling_check_add (c, "item-unknown", "ruling", *id, NULL, _ ("An item of this decision is not in the dossier"));
    }
}
