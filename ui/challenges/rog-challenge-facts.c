// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-challenge-facts.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pin.h"
#include "dossier/rog-scope-format.h"
#include "rog-law-text.h"

#define MAX_PIN (64 * 1024)

/*
 * Pairs
 */

static gboolean
is_about (JsonObject *target,
          const char *item)
{
  return g_strcmp0 (rog_json_peek_string (target, "kind"), "request") == 0 ||
         g_strcmp0 (rog_json_peek_string (target, "item"), item) == 0 || rog_json_array_has (rog_json_peek_array (target, "tied"), item);
}

static gboolean
targets_item (RogEntity  *challenge,
              JsonObject *ground,
              const char *item)
{
  JsonArray *own = rog_json_peek_array (ground, "items");
  JsonArray *targets = rog_entity_peek_array (challenge, "targets");

  if (own != NULL && json_array_get_length (own) > 0)
    return rog_json_array_has (own, item);

  for (guint i = 0; i < json_array_get_length (targets); i++)
    if (is_about (json_array_get_object_element (targets, i), item))
      return TRUE;

  return FALSE;
}

/* On delay, access, a bar, a decision: answered as such, beside what is said of items. */
static gboolean
targets_more_than_items (RogEntity *challenge)
{
  static const char *const of_items[] = { "request", "item", "measure", NULL };
  JsonArray               *targets = rog_entity_peek_array (challenge, "targets");

  for (guint i = 0; i < json_array_get_length (targets); i++)
    if (!g_strv_contains (of_items, rog_json_peek_string (json_array_get_object_element (targets, i), "kind")))
      return TRUE;

  return FALSE;
}

static JsonObject *
find_answer (RogEntity        *decision,
             RogEntity        *challenge,
             RogChallengePair *pair)
{
  JsonArray  *answers = rog_entity_peek_array (decision, "answers");
  const char *item = pair->item != NULL ? rog_entity_get_id (ROG_ENTITY (pair->item)) : NULL;

  for (guint i = 0; answers != NULL && i < json_array_get_length (answers); i++)
    {
      JsonObject *answer = json_array_get_object_element (answers, i);

      if (g_strcmp0 (rog_json_peek_string (answer, "challenge"), rog_entity_get_id (challenge)) == 0 &&
          g_strcmp0 (rog_json_peek_string (answer, "ground"), pair->ground) == 0 &&
          g_strcmp0 (rog_json_peek_string (answer, "item"), item) == 0)
        return answer;
    }

  return NULL;
}

static void
add_pair (GPtrArray  *out,
          RogDossier *dossier,
          RogEntity  *challenge,
          JsonObject *ground,
          RogItem    *item)
{
  RogChallengePair *pair = g_new0 (RogChallengePair, 1);
  GListModel       *decisions = rog_dossier_get_decisions (dossier);

  pair->ground = rog_json_peek_string (ground, "id");
  pair->item = item;
  pair->withdrawn = rog_dossier_ground_is_withdrawn (dossier, rog_entity_get_id (challenge), pair->ground);
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogEntity) decision = g_list_model_get_item (decisions, i);
      JsonObject *answer = find_answer (decision, challenge, pair);

      if (answer == NULL || rog_dossier_is_set_aside (dossier, ROG_DECISION (decision), item != NULL ? rog_entity_get_id (ROG_ENTITY (item)) : NULL))
        continue;
      pair->answer = answer;
      pair->decision = decision; /* the list holds it */
    }
  g_ptr_array_add (out, pair);
}

/**
 * rog_challenge_list_pairs:
 * @dossier: a dossier
 * @challenge: one of its challenges; it outlives what is returned
 * @ground: a ground or interim relief of it
 * @interim: which of the two
 *
 * Returns: (transfer full) (element-type RogChallengePair): what is to be answered of it, or was: for each
 *   item that it is brought against, and where it is not about an item
 */
GPtrArray *
rog_challenge_list_pairs (RogDossier *dossier,
                          RogEntity  *challenge,
                          JsonObject *ground,
                          gboolean    interim)
{
  GPtrArray  *out = g_ptr_array_new_with_free_func (g_free);
  GListModel *items = rog_dossier_get_items (dossier);

  for (guint i = 0; !interim && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (rog_dossier_get_item_state (dossier, item, NULL) != ROG_ITEM_ENDED && targets_item (challenge, ground, rog_entity_get_id (ROG_ENTITY (item))))
        add_pair (out, dossier, challenge, ground, item);
    }
  if (interim || targets_more_than_items (challenge))
    add_pair (out, dossier, challenge, ground, NULL);

  return out;
}

/**
 * rog_challenge_pair_is_open:
 * @pair: a pair
 *
 * Returns: whether an answer is still to be given; one that is reserved is
 */
gboolean
rog_challenge_pair_is_open (const RogChallengePair *pair)
{
  return !pair->withdrawn && (pair->answer == NULL || g_strcmp0 (rog_json_peek_string (pair->answer, "answer"), "reserved") == 0);
}

static void
count_pairs (RogDossier *dossier,
             RogEntity  *challenge,
             const char *member,
             guint      *n,
             guint      *n_open,
             guint      *n_withdrawn)
{
  JsonArray *list = rog_entity_peek_array (challenge, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autoptr (GPtrArray) pairs = rog_challenge_list_pairs (dossier, challenge, json_array_get_object_element (list, i),
                                                              g_str_equal (member, "interim"));

      for (guint j = 0; j < pairs->len; j++)
        {
          RogChallengePair *pair = g_ptr_array_index (pairs, j);

          *n += 1;
          *n_open += rog_challenge_pair_is_open (pair) ? 1 : 0;
          *n_withdrawn += pair->withdrawn ? 1 : 0;
        }
    }
}

/**
 * rog_challenge_get_status:
 * @dossier: a dossier
 * @challenge: one of its challenges
 *
 * Returns: where it stands. One whose measure is tied to no item yet is to be answered
 */
RogChallengeStatus
rog_challenge_get_status (RogDossier *dossier,
                          RogEntity  *challenge)
{
  guint n = 0, n_open = 0, n_withdrawn = 0;

  count_pairs (dossier, challenge, "grounds", &n, &n_open, &n_withdrawn);
  count_pairs (dossier, challenge, "interim", &n, &n_open, &n_withdrawn);
  if (n > 0 && n_withdrawn == n)
    return ROG_CHALLENGE_WITHDRAWN;

  return n == 0 || n_open > 0 ? ROG_CHALLENGE_TO_ANSWER : ROG_CHALLENGE_ANSWERED;
}

/*
 * Words
 */

/**
 * rog_challenge_item_words:
 * @item: an item
 * @dossier: its dossier
 * @numbered: whether it is called by the bench's number; outside, by its place in the request
 *
 * Returns: (transfer full): what it is called
 */
char *
rog_challenge_item_words (RogItem    *item,
                          RogDossier *dossier,
                          gboolean    numbered)
{
  JsonObject      *scope = rog_item_peek_scope (item);
  JsonObject      *pin = scope != NULL ? rog_json_peek_object (scope, "place") : NULL;
  g_autofree char *place = pin != NULL && !numbered ? rog_dossier_format_pin (dossier, pin, TRUE) : NULL;

  if (numbered)
    // Translators: an item on the bench's desk: its number and its title.
    return g_strdup_printf (C_ ("item", "%d · %s"), (int)rog_item_get_number (item), rog_item_get_title (item));
  if (place != NULL)
    return g_strdup_printf ("%s, %s", rog_item_get_title (item), place);

  return g_strdup (rog_item_get_title (item));
}

/**
 * rog_challenge_target_words:
 * @dossier: a dossier
 * @target: what a challenge attacks
 * @numbered: as in rog_challenge_item_words()
 *
 * Returns: (transfer full): it in words
 */
char *
rog_challenge_target_words (RogDossier *dossier,
                            JsonObject *target,
                            gboolean    numbered)
{
  const char *kind = rog_json_peek_string (target, "kind");
  const char *words = rog_json_peek_string (target, "words");
  RogItem    *item = rog_dossier_find_item (dossier, rog_json_peek_string (target, "item"));
  const char *label = rog_law_text_label ("challenge-targets", kind);

  if (item != NULL)
    return rog_challenge_item_words (item, dossier, numbered);
  if (words != NULL)
    // Translators: a kind of target of a challenge, and which: "Delay: no answer since May".
    return g_strdup_printf (C_ ("target", "%s: %s"), label, words);

  return g_strdup (label);
}

/**
 * rog_challenge_document_pin:
 * @document: a document
 *
 * Returns: (transfer full): a pin to its first page, as "pin.open" takes it
 */
char *
rog_challenge_document_pin (RogDocument *document)
{
  g_autoptr (RogPin) pin = rog_pin_new (rog_entity_get_id (ROG_ENTITY (document)), rog_document_get_hash (document), 1);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) node = NULL;

  rog_pin_set_area (pin, 0, 0, 1, 1);
  object = rog_pin_to_json (pin);
  node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

/**
 * rog_challenge_find_capacity:
 * @dossier: a dossier
 * @person: (nullable): a person's id
 *
 * Returns: (transfer none): in which capacity the person stands in the request, as far as one is stated
 */
const char *
rog_challenge_find_capacity (RogDossier *dossier,
                             const char *person)
{
  GListModel *items = rog_dossier_get_items (dossier);
  const char *capacity = rog_dossier_get_capacity (dossier, person, NULL);

  for (guint i = 0; capacity == NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogEntity) item = g_list_model_get_item (items, i);

      capacity = rog_dossier_get_capacity (dossier, person, rog_entity_get_id (item));
    }

  return capacity != NULL ? capacity : "concerned";
}

/* Takes @words. */
static void
add_words (GString *out,
           char    *words)
{
  if (out->len > 0)
    g_string_append (out, ", ");
  g_string_append (out, words);
  g_free (words);
}

static void
add_dates (GString    *out,
           RogDossier *dossier,
           JsonObject *relief)
{
  JsonObject      *scope = rog_json_peek_object (relief, "scope");
  JsonObject      *period = scope != NULL ? rog_json_peek_object (scope, "period") : NULL;
  const char      *date = rog_json_peek_string (relief, "date");
  g_autofree char *from = period != NULL ? rog_moment_format (dossier, rog_json_peek_string (period, "from")) : NULL;
  g_autofree char *to = period != NULL ? rog_moment_format (dossier, rog_json_peek_string (period, "to")) : NULL;
  g_autofree char *day = date != NULL ? rog_moment_format (dossier, date) : NULL;

  if (from != NULL && *from != '\0')
    add_words (out, g_strdup_printf (_("from %s"), from));
  if (to != NULL && *to != '\0')
    add_words (out, g_strdup_printf (_("to %s"), to));
  if (day != NULL)
    add_words (out, g_strcmp0 (rog_json_peek_string (relief, "kind"), "decide-by") == 0 ? g_strdup_printf (_("by %s"), day)
                                                                                        : g_strdup_printf (_("until %s"), day));
}

/**
 * rog_challenge_relief_words:
 * @dossier: a dossier
 * @relief: a relief, or an interim one
 *
 * Returns: (transfer full): what is asked, without saying whether in the alternative
 */
char *
rog_challenge_relief_words (RogDossier *dossier,
                            JsonObject *relief)
{
  const char *kind = rog_json_peek_string (relief, "kind");
  const char *text = rog_json_peek_string (relief, "text");
  const char *catalogue = kind != NULL && g_str_has_prefix (kind, "suspend-") ? "interim-reliefs" : "reliefs";
  g_autoptr (GString) more = g_string_new (NULL);

  add_dates (more, dossier, relief);
  if (text == NULL)
    text = rog_json_peek_string (relief, "reasons");
  if (text != NULL)
    g_string_append_printf (more, "%s%s", more->len > 0 ? ": " : "", text);
  if (more->len == 0)
    return g_strdup (rog_law_text_label (catalogue, kind));

  return g_strdup_printf (C_ ("relief", "%s: %s"), rog_law_text_label (catalogue, kind), more->str);
}

/**
 * rog_relief_get_need:
 * @relief: a relief
 *
 * Returns: (transfer none) (nullable): what it lacks to say what is asked
 */
const char *
rog_relief_get_need (JsonObject *relief)
{
  static const char *const in_words[] = { "other-measure", "condition", "words", NULL };
  const char              *kind = rog_json_peek_string (relief, "kind");
  JsonObject              *scope = rog_json_peek_object (relief, "scope");
  JsonObject              *period = scope != NULL ? rog_json_peek_object (scope, "period") : NULL;
  gboolean                 words = rog_json_peek_string (relief, "text") != NULL;

  if (kind == NULL)
    return _("which relief");
  if (g_strv_contains (in_words, kind) && !words)
    return _("the words of the relief");
  if (g_str_equal (kind, "narrow") && !words && (period == NULL || json_object_get_size (period) == 0))
    return _("to what the measure is to be narrowed");
  if (g_str_equal (kind, "decide-by") && rog_json_peek_string (relief, "date") == NULL)
    return _("the date to decide by");

  return NULL;
}

/*
 * Filing
 */

static gboolean
concerns (RogEntity  *entity,
          const char *member,
          const char *id)
{
  JsonArray *array = rog_entity_peek_array (entity, member);

  return array == NULL || json_array_get_length (array) == 0 || rog_entity_names (entity, member, id);
}

static gboolean
concerns_targets (RogEntity  *entity,
                  JsonObject *state)
{
  JsonArray *items = rog_entity_peek_array (entity, "items");
  JsonArray *targets = rog_json_peek_array (state, "targets");

  if (items == NULL || json_array_get_length (items) == 0)
    return TRUE;

  for (guint i = 0; i < json_array_get_length (items); i++)
    for (guint j = 0; targets != NULL && j < json_array_get_length (targets); j++)
      if (is_about (json_array_get_object_element (targets, j), json_array_get_string_element (items, i)))
        return TRUE;

  return FALSE;
}

/* Of two dates to file the one that ends later, as what blocks signing counts them. */
static const char *
choose_later (RogDossier *dossier,
              const char *one,
              const char *other)
{
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (dossier);
  gint64 end, other_end;

  if (!rog_moment_get_end (other, zone, &other_end))
    return one;

  return rog_moment_get_end (one, zone, &end) && end > other_end ? one : other;
}

static const char *
find_last_event (RogDossier *dossier,
                 JsonObject *state)
{
  GListModel *events = rog_dossier_get_events (dossier);
  const char *due = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEntity) event = g_list_model_get_item (events, i);
      const char *kind = rog_entity_get_string (event, "kind");

      if (kind != NULL && g_str_has_prefix (kind, "filing-period-") && concerns (event, "persons", rog_json_peek_string (state, "for")) &&
          concerns_targets (event, state) && rog_entity_get_string (event, "due") != NULL)
        due = rog_entity_get_string (event, "due");
    }

  return due;
}

/**
 * rog_challenge_find_due:
 * @dossier: a dossier
 * @state: a challenge as far as it is there
 *
 * Returns: (transfer full) (nullable): until when its person could file or object: the last of the dates set, by the time
 *   limits and by the event that set or extended one last; %NULL where there is none, or it is suspended
 */
char *
rog_challenge_find_due (RogDossier *dossier,
                        JsonObject *state)
{
  GListModel *limits = rog_dossier_get_limits (dossier);
  const char *due = find_last_event (dossier, state);

  for (guint i = 0; i < g_list_model_get_n_items (limits); i++)
    {
      g_autoptr (RogLimit) limit = g_list_model_get_item (limits, i);

      if (!rog_limit_is_for_filing (limit, rog_json_peek_string (state, "for")) || !concerns_targets (ROG_ENTITY (limit), state))
        continue;
      /* What is suspended has no end until it goes on. */
      if (rog_limit_get_suspended (limit) != NULL)
        return NULL;
      due = choose_later (dossier, due, rog_limit_get_due (limit));
    }

  return g_strdup (due);
}

/**
 * rog_challenge_is_after:
 * @dossier: a dossier, for the court's zone
 * @at: (nullable): when it was filed, a day or an instant
 * @due: (nullable): until when it could be, a day or an instant
 * @after: (out): whether the whole of @at lies after @due
 *
 * Returns: whether both can be read
 */
gboolean
rog_challenge_is_after (RogDossier *dossier,
                        const char *at,
                        const char *due,
                        gboolean   *after)
{
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (dossier);
  gint64 filed, end;

  if (!rog_moment_get_end (at, zone, &filed) || !rog_moment_get_end (due, zone, &end))
    return FALSE;

  if (strlen (at) == 10)
    {
      g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (filed);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (day, zone);
      g_autoptr (GDateTime) start = g_date_time_add_days (local, -1);

      filed = g_date_time_to_unix (start);
      *after = filed >= end;
    }
  else
    *after = filed > end;

  return TRUE;
}

/**
 * rog_challenge_describe_filing:
 * @dossier: a dossier
 * @at: (nullable): when it was filed
 * @due: (nullable): until when it could be
 *
 * Returns: (transfer full): the fact of the two dates; whether it matters is ruled on by the judge
 */
char *
rog_challenge_describe_filing (RogDossier *dossier,
                               const char *at,
                               const char *due)
{
  g_autofree char *until = rog_moment_format (dossier, due);
  gboolean         after;

  if (due == NULL)
    return g_strdup (_("No date to file by is entered for this person and these targets"));
  if (!rog_challenge_is_after (dossier, at, due, &after))
    return g_strdup_printf (_("The date set to file by is %s"), until);
  if (after)
    return g_strdup_printf (_("After the date set, %s"), until);

  return g_strdup_printf (_("Not after the date set, %s"), until);
}

/*
 * Texts with pins
 */

static JsonObject *
parse_pin (const char *id)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (id, strlen (id));
  g_autoptr (JsonNode) node = rog_json_parse (bytes, MAX_PIN, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_ref (json_node_get_object (node)) : NULL;
}

static void
append_pin (GString    *out,
            RogDossier *dossier,
            JsonObject *run,
            JsonArray  *pins)
{
  g_autoptr (JsonObject) pin = parse_pin (rog_json_peek_string (run, "pin"));
  g_autofree char *cite = pin != NULL ? rog_dossier_format_pin (dossier, pin, TRUE) : NULL;

  if (cite == NULL)
    return;

  if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]))
    g_string_append_c (out, ' ');
  g_string_append_printf (out, "(%s)", cite);
  json_array_add_object_element (pins, g_steal_pointer (&pin));
}

/**
 * rog_challenge_text_of_runs:
 * @dossier: a dossier
 * @runs: text with pins, as a #RogCiteView has it
 * @pins: where the pins go, in their order
 *
 * Returns: (transfer full): the text, each pin written as its citation
 */
char *
rog_challenge_text_of_runs (RogDossier *dossier,
                            JsonArray  *runs,
                            JsonArray  *pins)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (runs); i++)
    {
      JsonObject *run = json_array_get_object_element (runs, i);

      if (rog_json_peek_string (run, "pin") != NULL)
        append_pin (out, dossier, run, pins);
      else if (rog_json_peek_string (run, "text") != NULL)
        g_string_append (out, rog_json_peek_string (run, "text"));
    }

  return g_string_free_and_steal (out);
}
