// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What blocks signing blocks it through the service, whatever a screen lets through; and what is
 * signed lies within what was requested, whatever was drafted.
 */
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-formalities.h"
#include "dossier/rog-pair.h"
#include "ruling-case.h"
#include "service/rog-desk-private.h"
#include "service/rog-drafts.h"
#include "service/rog-work-challenge.h"
#include "service/rog-work-private.h"
#include "service/rog-work-sign.h"

#define HEARD "{'heard':true,'how':'in writing','when':'2026-10-30'}"
#define ROUTE "{'route':'domestic-law','provision':'Code of Procedure, section 101','opening':'Treaty, Article 8'}"
#define GROUND "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b11"
#define ORDER "7a1f6a34-5d0e-4a43-9a3e-0d5c2f6f1b13"
#define DOSSIERS 3

static void
append (Case       *c,
        const char *kind,
        const char *object,
        JsonObject *body)
{
  g_autoptr (GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_order_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (orders, rog_act_order_new (kind, object, body));
  rog_work_append_async (c->work, g_steal_pointer (&orders), NULL, wait_cb, &c->wait);
  g_assert_true (rog_work_append_finish (c->work, wait_for (&c->wait), &error));
  g_assert_no_error (error);
}

static void
append_event (Case       *c,
              const char *kind,
              const char *person,
              const char *more)
{
  g_autofree char *text = g_strdup_printf ("{'kind':'%s','at':'2026-10-02','persons':['%s']%s}", kind, person, more);
  g_autoptr (JsonObject) body = at_desk_json (text);
  RogClock *clock = rog_desk_get_clock (c->desk);

  /* Nobody enters two in one second: what comes later is what holds. */
  rog_clock_set (clock, rog_clock_now (clock) + 1);
  append (c, "event.entered", NULL, body);
}

/* An item that is ready to be refused, or whatever is put in the place of that. */
static void
prepare (Case    *c,
         RogItem *item)
{
  g_autofree char *card = g_strconcat ("item:", case_id_of (item), NULL);
  g_autoptr (JsonObject) ground = at_desk_json ("{'source':'other','name':'Code of Procedure, section 101'}");

  rog_ruling_draft_include (case_get_ruling (c), item);
  rog_ruling_draft_set_outcome (case_get_ruling (c), case_id_of (item), "refuse");
  rog_ruling_draft_set_item_object (case_get_ruling (c), case_id_of (item), "ground", ground);
  case_put_reason (c, card, "For this reason.");
  case_hear_all (c, item, HEARD);
  rog_ruling_draft_set_part (case_get_ruling (c), "procedure", "The letter came on 6 October 2026.");
  rog_ruling_draft_set_part (case_get_ruling (c), "consultation", "The authority was asked and gave no other reason.");
  rog_ruling_draft_set_part (case_get_ruling (c), "secrecy", "Who is not heard is told when the accounts have been read.");
}

static void
assert_signs (Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *decision = NULL;

  case_assert_free (c);
  decision = case_sign (c, AT_DESK_PIN, &error);
  g_assert_no_error (error);
  g_assert_nonnull (decision);
}

/* The draft with one member of the item's line another, or gone. */
static void
change_line (Case       *c,
             RogItem    *item,
             const char *outcome,
             JsonObject *needs,
             const char *without)
{
  g_autoptr (JsonObject) state = rog_ruling_draft_to_json (case_get_ruling (c));
  g_autoptr (GList) names = json_object_get_members (needs);
  JsonObject *line = json_object_get_object_member (json_object_get_object_member (state, "items"), case_id_of (item));

  json_object_set_string_member (line, "outcome", outcome);
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (g_strcmp0 (l->data, without) == 0)
        json_object_remove_member (line, l->data);
      else
        json_object_set_member (line, l->data, json_node_copy (json_object_get_member (needs, l->data)));
    }
  g_assert_true (rog_ruling_draft_replace (case_get_ruling (c), state, NULL));
}

/* Each outcome with all that it needs, and without each. */
static void
test_needs (void)
{
  static const struct
  {
    const char *outcome;
    const char *needs;
    const char *missing[5];
  } table[] = {
    { "refuse", "{'ground':{'source':'other','name':'Constitution, Article 10'}}", { "ground" } },
    { "postpone", "{'article':'Treaty, Article 4','until':{'open':'not-foreseeable'},'review':'2026-12-01'}", { "article", "until", "review" } },
    { "return", "{'returned':'issuing','article':'Treaty, Article 9'}", { "returned", "article" } },
    { "return", "{'returned':'forwarded','article':'Treaty, Article 7','to':'Court of Ostmark Bay','when':'2026-10-22'}", { "to", "when" } },
  };
  Case             c = { 0 };
  RogItem         *item;
  g_autofree char *card = NULL;

  case_set_up (&c, "blocks-needs", "judge");
  item = case_get_item (&c, 3);
  prepare (&c, item);
  case_assert_free (&c);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (JsonObject) needs = at_desk_json (table[i].needs);

      change_line (&c, item, table[i].outcome, needs, NULL);
      case_assert_free (&c);
      for (guint j = 0; table[i].missing[j] != NULL; j++)
        {
          change_line (&c, item, table[i].outcome, needs, table[i].missing[j]);
          case_assert_refused (&c, "need-missing");
        }
      change_line (&c, item, table[i].outcome, needs, NULL);
      case_assert_free (&c);
    }
  case_tear_down (&c);
}

/* The parts of a decision, each taken away. */
static void
test_parts (void)
{
  static const char *const texts[] = { "procedure", "consultation", "secrecy", "place" };
  static const char *const lists[] = { "remedy", "signers" };
  Case                     c = { 0 };

  case_set_up (&c, "blocks-parts", "judge");
  prepare (&c, case_get_item (&c, 3));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strdup (rog_ruling_draft_get_part (case_get_ruling (&c), texts[i]));

      g_assert_nonnull (text);
      rog_ruling_draft_set_part (case_get_ruling (&c), texts[i], "  ");
      case_assert_refused (&c, "part-missing");
      rog_ruling_draft_set_part (case_get_ruling (&c), texts[i], text);
      case_assert_free (&c);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (JsonArray) list = json_array_ref (rog_ruling_draft_peek_list (case_get_ruling (&c), lists[i]));
      g_autoptr (JsonArray) empty = json_array_new ();

      rog_ruling_draft_set_list (case_get_ruling (&c), lists[i], empty);
      case_assert_refused (&c, "part-missing");
      rog_ruling_draft_set_list (case_get_ruling (&c), lists[i], list);
      case_assert_free (&c);
    }
  case_tear_down (&c);
}

/* The authority asks for more after the item was chosen: the ruling was on something else. */
static void
test_not_latest (void)
{
  Case     c = { 0 };
  RogItem *item;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) scope = NULL;

  case_set_up (&c, "blocks-latest", "judge");
  item = case_get_item (&c, 3);
  prepare (&c, item);
  case_assert_free (&c);
  scope = rog_json_object_copy (rog_item_peek_scope (item));
  json_object_set_string_member (scope, "purpose", "and who else could draw on it");
  body = rog_item_make_state (3, rog_item_get_title (item), scope);
  append (&c, "item.supplemented", case_id_of (item), body);
  case_assert_refused (&c, "requested-not-latest");
  rog_ruling_draft_include (case_get_ruling (&c), item);
  assert_signs (&c);
  case_tear_down (&c);
}

/* A filing period that runs: over, given up, or set aside for a reason that the decision gives. */
static void
test_period (void)
{
  static const char urgency[] = "The bank erases these records on the first of the month.";
  Case              c = { 0 };
  RogItem          *item;
  const char       *person;
  g_auto (GStrv) persons = NULL;
  g_autofree char *due = NULL;
  g_autofree char *more = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 20);

  case_set_up (&c, "blocks-period", "judge");
  item = case_get_item (&c, 3);
  persons = rog_dossier_dup_item_persons (rog_work_get_dossier (c.work), case_id_of (item));
  person = persons[0];
  prepare (&c, item);
  case_assert_free (&c);

  append_event (&c, "filing-period-set", person, ",'due':'2020-01-01'");
  case_assert_free (&c);
  due = g_date_time_format (later, "%Y-%m-%d");
  more = g_strdup_printf (",'items':['%s'],'due':'%s'", case_id_of (item), due);
  append_event (&c, "filing-period-set", person, more);
  case_assert_refused (&c, "period-running");
  rog_ruling_draft_set_part (case_get_ruling (&c), "urgency", urgency);
  case_assert_free (&c);
  rog_ruling_draft_set_part (case_get_ruling (&c), "urgency", NULL);
  case_assert_refused (&c, "period-running");
  append_event (&c, "nothing-more", person, "");
  case_assert_free (&c);
  case_tear_down (&c);
}

/*
 * No item left
 */

static void
challenge_delay (Case *c)
{
  g_autofree char *text = g_strdup_printf ("{'for':'%s','capacity':'suspect','by':{'kind':'counsel','name':'Henrik Vaal'},'targets':[{'kind':'delay','words':'nothing was heard'}],"
                                           "'grounds':[{'id':'" GROUND "','title':'It takes too long','argument':'It does.'}],'relief':[{'kind':'inform'}],"
                                           "'filed':{'at':'2026-10-20','how':'post'}}",
                                           case_get_person (c, "Miriam Solde"));
  g_autoptr (JsonObject) challenge = at_desk_json (text);
  g_autoptr (GFile) scan = at_desk_make_scan (c->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rog_work_enter_challenge_async (c->work, challenge, scan, NULL, wait_cb, &c->wait);
  id = rog_work_enter_challenge_finish (c->work, wait_for (&c->wait), &error);
  g_assert_no_error (error);
}

static JsonArray *
taken_up (Case *c)
{
  GListModel *challenges = rog_dossier_get_challenges (rog_work_get_dossier (c->work));
  g_autoptr (RogEntity) challenge = g_list_model_get_item (challenges, 0);
  g_autofree char *text = g_strdup_printf ("['%s']", rog_entity_get_id (challenge));
  g_autoptr (JsonNode) node = at_desk_node (text);

  return json_node_dup_array (node);
}

static void
assert_nothing_left (Case       *c,
                     const char *place)
{
  g_autoptr (GPtrArray) blocks = rog_work_find_blocks (c->work);

  case_assert_refused (c, "nothing-left");
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpstr (rog_blocker_get_field (g_ptr_array_index (blocks, 0)), ==, place);
}

/* What is decided without an item, signed: that many times by now. */
static void
assert_incidents (Case *c,
                  guint number)
{
  GListModel *decisions = rog_dossier_get_decisions (rog_work_get_dossier (c->work));
  guint       found = 0;

  rog_ruling_draft_set_part (case_get_ruling (c), "procedure", "Nothing was heard of.");
  assert_signs (c);
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogDecision) decision = g_list_model_get_item (decisions, i);

      if (json_array_get_length (rog_entity_peek_array (ROG_ENTITY (decision), "items")) > 0)
        continue;
      g_assert_cmpstr (rog_decision_get_kind (decision), ==, "incident");
      found++;
    }
  g_assert_cmpuint (found, ==, number);
}

/* Once every item is decided: an order can be made, and a challenge of something else answered; each is an incident. */
static void
test_nothing_left (void)
{
  Case c = { 0 };
  g_autoptr (JsonNode) orders = at_desk_node ("[{'id':'" ORDER "','order':'tell','text':'The registry tells the authority.'}]");
  g_autoptr (JsonArray) taken = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  case_set_up (&c, "blocks-left", "judge");
  for (gint64 number = 1; number <= 6; number++)
    prepare (&c, case_get_item (&c, number));
  assert_signs (&c);
  assert_nothing_left (&c, "lines");
  rog_ruling_draft_set_list (case_get_ruling (&c), "lines", json_node_get_array (orders));
  assert_incidents (&c, 1);

  challenge_delay (&c);
  assert_nothing_left (&c, "takes-up");
  taken = taken_up (&c);
  rog_ruling_draft_set_list (case_get_ruling (&c), "takes_up", taken);
  case_assert_refused (&c, "pair-unanswered");
  pairs = rog_ruling_find_pairs (rog_work_get_dossier (c.work), case_get_ruling (&c));
  g_assert_cmpuint (pairs->len, ==, 1);
  {
    g_autofree char *card = g_strconcat ("pair:", rog_pair_get_key (g_ptr_array_index (pairs, 0)), NULL);
    g_autoptr (JsonObject) answer = at_desk_json ("{'answer':'dismissed'}");

    rog_ruling_draft_set_answer (case_get_ruling (&c), rog_pair_get_key (g_ptr_array_index (pairs, 0)), answer);
    case_put_reason (&c, card, "It took three weeks.");
  }
  assert_incidents (&c, 2);
  /* What was answered for good cannot be taken up again. */
  assert_nothing_left (&c, "lines");
  case_tear_down (&c);
}

/*
 * Within, whatever was drafted
 */

static JsonNode *
node (const char *format,
      int         number)
{
  g_autofree char *text = g_strdup_printf ("{'value':%s}", format);
  g_autoptr (GString) said = g_string_new (text);
  g_autofree char *digits = g_strdup_printf ("%d", number);
  g_autoptr (JsonObject) holder = NULL;

  g_string_replace (said, "#", digits, 0);
  holder = at_desk_json (said->str);

  return json_node_copy (json_object_get_member (holder, "value"));
}

static void
explain (RogScopeDraft *scope,
         const char    *field)
{
  g_autoptr (JsonObject) route = at_desk_json (ROUTE);

  rog_scope_draft_set_reason (scope, field, "So much is needed.");
  rog_scope_draft_set_rest (scope, field, g_test_rand_bit () ? "refused" : "open");
  rog_scope_draft_set_route (scope, field, route);
}

/* Draws a period by its own arithmetic: years beside those that were asked for. Returns whether it is within. */
static gboolean
draw_period (RogScopeDraft *scope,
             int            first_year,
             int            last_year)
{
  int              from = g_test_rand_int_range (first_year - 1, last_year + 1);
  int              to = g_test_rand_int_range (from, last_year + 2);
  g_autofree char *begins = g_strdup_printf ("%d-06-01", from);
  g_autofree char *ends = g_strdup_printf ("%d-09-30", to);

  rog_scope_draft_set_period (scope, begins, ends);
  explain (scope, "period");

  return from >= first_year && to <= last_year;
}

static gboolean
draw_retention (RogScopeDraft *scope)
{
  int years = g_test_rand_int_range (1, 9);

  if (years == 5) /* what was asked for: no change */
    return TRUE;
  {
    g_autoptr (JsonNode) value = node ("{'length':#,'unit':'years','from':'the end of the proceedings with final effect'}", years);

    rog_scope_draft_set_value (scope, "retention", value);
  }
  explain (scope, "retention");

  return years < 5;
}

static gboolean
draw_categories (RogScopeDraft *scope,
                 const char    *one)
{
  gboolean         within = g_test_rand_int_range (0, 3) > 0;
  g_autofree char *text = g_strdup_printf (within ? "['%s']" : "['%s','content']", one);
  g_autoptr (JsonNode) value = node (text, 0);

  rog_scope_draft_set_value (scope, "data_categories", value);
  explain (scope, "data_categories");

  return within;
}

static void
test_within (void)
{
  /* Numbers of items of the practice dossier, whole years inside the period they ask for, and one of their categories. */
  static const struct
  {
    gint64      number;
    int         first_year, last_year;
    const char *category;
  } items[] = { { 2, 2023, 2024, "traffic" }, { 3, 2023, 2024, "bank-transactions" }, { 6, 2023, 2024, "bank-account" } };
  guint n_signed = 0, n_refused = 0;
  Case  c = { 0 };

  case_set_up (&c, "blocks-within", "judge");
  for (guint i = 0; i < DOSSIERS * G_N_ELEMENTS (items); i++)
    {
      guint            k = i % G_N_ELEMENTS (items);
      RogItem         *item;
      RogScopeDraft   *scope;
      gboolean         within;
      guint            before;
      g_autofree char *id = NULL;
      g_autoptr (GError) error = NULL;

      if (k == 0 && i > 0)
        {
          g_clear_object (&c.work);
          c.work = at_desk_add_practice (c.desk, &c.wait);
        }
      item = case_get_item (&c, items[k].number);
      prepare (&c, item);
      rog_ruling_draft_set_outcome (case_get_ruling (&c), case_id_of (item), "execute-in-part");
      scope = rog_drafts_get_scope (rog_work_get_drafts (c.work), case_id_of (item));
      do
        {
          within = draw_period (scope, items[k].first_year, items[k].last_year);
          within = draw_retention (scope) && within;
          within = draw_categories (scope, items[k].category) && within;
          before = case_count_decisions (&c);
          if (within)
            break;
          case_assert_refused (&c, "version-outside");
          n_refused++;
          rog_scope_draft_clear (scope, "retention");
        }
      while (!within);

      id = case_sign (&c, AT_DESK_PIN, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (case_count_decisions (&c), ==, before + 1);
      case_assert_within (&c);
      n_signed++;
    }
  g_assert_cmpuint (n_signed, ==, DOSSIERS * G_N_ELEMENTS (items));
  g_test_message ("%u signed, %u refused", n_signed, n_refused);
  case_tear_down (&c);
}

/* A part that is refused is a refusal: the treaty asks for the same consultation. */
static void
test_part_refused (void)
{
  Case           c = { 0 };
  RogItem       *item;
  RogScopeDraft *scope;
  g_autoptr (JsonObject) route = at_desk_json (ROUTE);

  case_set_up (&c, "blocks-part", "judge");
  item = case_get_item (&c, 3);
  prepare (&c, item);
  rog_ruling_draft_set_outcome (case_get_ruling (&c), case_id_of (item), "execute-in-part");
  scope = rog_drafts_get_scope (rog_work_get_drafts (c.work), case_id_of (item));
  rog_scope_draft_set_period (scope, "2023-06-01", "2023-09-30");
  rog_scope_draft_set_reason (scope, "period", "So much is needed.");
  rog_scope_draft_set_route (scope, "period", route);
  rog_scope_draft_set_rest (scope, "period", "refused");
  case_assert_free (&c);
  rog_ruling_draft_set_part (case_get_ruling (&c), "consultation", NULL);
  case_assert_refused (&c, "part-missing");
  rog_scope_draft_set_rest (scope, "period", "open");
  case_assert_free (&c);
  case_tear_down (&c);
}

/* Another measure: which, by which article, and its version. Of that only persons, period and places are compared. */
static void
test_other_measure (void)
{
  Case           c = { 0 };
  RogItem       *item;
  RogScopeDraft *scope;
  g_autoptr (JsonObject) needs = at_desk_json ("{'measure':'production','article':'Treaty, Article 6'}");
  g_autoptr (JsonNode) categories = json_from_string ("[\"content\"]", NULL);

  case_set_up (&c, "blocks-other-measure", "judge");
  item = case_get_item (&c, 3);
  prepare (&c, item);
  change_line (&c, item, "other-measure", needs, NULL);
  case_assert_refused (&c, "version-missing");
  scope = rog_drafts_get_scope (rog_work_get_drafts (c.work), case_id_of (item));
  rog_scope_draft_set_value (scope, "data_categories", categories);
  explain (scope, "data_categories");
  case_assert_free (&c);
  change_line (&c, item, "other-measure", needs, "measure");
  case_assert_refused (&c, "need-missing");
  change_line (&c, item, "other-measure", needs, "article");
  case_assert_refused (&c, "need-missing");
  change_line (&c, item, "other-measure", needs, NULL);
  rog_scope_draft_set_period (scope, "2022-01-01", "2024-12-31");
  explain (scope, "period");
  case_assert_refused (&c, "version-outside");
  rog_scope_draft_clear (scope, "period");
  assert_signs (&c);
  case_tear_down (&c);
}

/* The execution of what is executed is put off: by an article, until when, and to be looked at again. */
static void
test_put_off (void)
{
  static const char *const members[] = { "article", "until", "review" };
  Case                     c = { 0 };
  RogItem                 *item;

  case_set_up (&c, "blocks-put-off", "judge");
  item = case_get_item (&c, 3);
  prepare (&c, item);
  for (guint i = 0; i <= G_N_ELEMENTS (members); i++)
    {
      g_autoptr (JsonObject) needs = at_desk_json ("{'execution_postponed':{'article':'Treaty, Article 4','until':{'open':'not-foreseeable'},'review':'2026-12-01'}}");

      if (i < G_N_ELEMENTS (members))
        json_object_remove_member (json_object_get_object_member (needs, "execution_postponed"), members[i]);
      change_line (&c, item, "execute", needs, NULL);
      if (i < G_N_ELEMENTS (members))
        case_assert_refused (&c, "need-missing");
    }
  assert_signs (&c);
  case_tear_down (&c);
}

/* What the request asks as to form is answered before the item is executed; the record has it, and so has what is kept of
 * the draft. */
static void
test_formalities (void)
{
  Case       c = { 0 };
  RogItem   *item;
  JsonArray *asked;
  g_autoptr (JsonObject) needs = json_object_new ();
  g_autoptr (JsonObject) followed = at_desk_json ("{'answer':'followed'}");
  g_autoptr (JsonObject) not = at_desk_json ("{'answer':'not-followed'}");
  g_autoptr (RogDecision) decision = NULL;
  JsonObject *line;

  case_set_up (&c, "blocks-formalities", "judge");
  item = case_get_item (&c, 5);
  asked = rog_item_peek_formalities (item);
  g_assert_cmpuint (json_array_get_length (asked), ==, 2);
  prepare (&c, item);
  case_assert_free (&c);
  change_line (&c, item, "execute", needs, NULL);
  case_assert_refused (&c, "formality-missing");
  for (guint i = 0; i < 2; i++)
    rog_ruling_draft_set_formality (case_get_ruling (&c), case_id_of (item), rog_json_peek_string (json_array_get_object_element (asked, i), "id"), i == 0 ? followed : not);
  case_assert_refused (&c, "formality-reason-missing");
  json_object_set_string_member (not, "reason", "The minutes are recorded in sound.");
  rog_ruling_draft_set_formality (case_get_ruling (&c), case_id_of (item), rog_json_peek_string (json_array_get_object_element (asked, 1), "id"), not);
  assert_signs (&c);
  case_assert_same_after_opening (&c);
  case_assert_within (&c);
  decision = g_list_model_get_item (rog_dossier_get_decisions (case_get_dossier (&c)), 0);
  line = json_array_get_object_element (rog_entity_peek_array (ROG_ENTITY (decision), "items"), 0);
  asked = json_object_get_array_member (line, "formalities");
  g_assert_cmpuint (json_array_get_length (asked), ==, 2);
  g_assert_cmpstr (rog_json_peek_string (json_array_get_object_element (asked, 1), "reason"), ==, "The minutes are recorded in sound.");
  g_assert_cmpstr (rog_json_peek_string (json_array_get_object_element (asked, 1), "text"), ==, "that the minutes be read back to him and signed by him");
  case_tear_down (&c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/blocks/needs", test_needs);
  g_test_add_func ("/service/blocks/other-measure", test_other_measure);
  g_test_add_func ("/service/blocks/put-off", test_put_off);
  g_test_add_func ("/service/blocks/formalities", test_formalities);
  g_test_add_func ("/service/blocks/parts", test_parts);
  g_test_add_func ("/service/blocks/not-latest", test_not_latest);
  g_test_add_func ("/service/blocks/period", test_period);
  g_test_add_func ("/service/blocks/nothing-left", test_nothing_left);
  g_test_add_func ("/service/blocks/part-refused", test_part_refused);
  g_test_add_func ("/service/blocks/within", test_within);

  return g_test_run ();
}
