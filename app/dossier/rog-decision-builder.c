// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-decision-builder.h"

#include "core/rog-json.h"
#include "dossier/rog-blocker.h"
#include "dossier/rog-decision-items.h"
#include "dossier/rog-decision-pleaded.h"
#include "dossier/rog-dossier-error.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-content.h"

/* What is being built, and from what. */
typedef struct
{
  RogRulingCheck c;
  RogRequest    *request;
  JsonObject    *body;
  GPtrArray     *items; /* RogItem, by number */
  GPtrArray     *pairs;
} Builder;

static JsonObject *
request_state (Builder *b)
{
  return b->request != NULL ? rog_entity_peek_state (ROG_ENTITY (b->request)) : NULL;
}

/* What the draft says, else what the request says. */
static void
put_part (Builder    *b,
          const char *member,
          const char *of_request)
{
  const char *text = rog_ruling_draft_get_part (b->c.draft, member);

  if (text == NULL && of_request != NULL && b->request != NULL)
    text = rog_entity_get_string (ROG_ENTITY (b->request), of_request);
  if (text != NULL)
    json_object_set_string_member (b->body, member, text);
}

/* The date that the request itself bears; a translation bears its own. */
static void
put_request_date (Builder *b)
{
  GListModel *model = rog_dossier_get_documents (b->c.dossier);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (model, i);
      const char *date = rog_entity_get_string (ROG_ENTITY (document), "date");

      if (g_strcmp0 (rog_document_get_role (document), "request") != 0 || rog_document_get_translation_of (document) != NULL || date == NULL)
        continue;
      json_object_set_string_member (b->body, "request", rog_entity_get_id (ROG_ENTITY (document)));
      json_object_set_string_member (b->body, "request_date", date);
      return;
    }
}

static void
put_head (Builder *b)
{
  const char *court = rog_ruling_draft_get_part (b->c.draft, "court");
  JsonObject *request = request_state (b);

  json_object_set_string_member (b->body, "kind", rog_ruling_draft_get_kind (b->c.draft));
  rog_json_copy_member (rog_ruling_draft_peek_state (b->c.draft), b->body, "until");
  if (request != NULL)
    {
      rog_json_copy_member (request, b->body, "court");
      rog_json_copy_member (request, b->body, "authority");
      rog_json_copy_member (request, b->body, "instrument");
      rog_json_copy_member (request, b->body, "practice");
    }
  if (court != NULL)
    {
      JsonObject *party = json_object_new ();

      json_object_set_string_member (party, "name", court);
      json_object_set_object_member (b->body, "court", party);
    }
  put_part (b, "our_reference", "our_reference");
  put_part (b, "their_reference", "their_reference");
  put_request_date (b);
  put_part (b, "legal_basis", "legal_basis");
  put_part (b, "procedure", NULL);
  put_part (b, "consultation", NULL);
  put_part (b, "facts", "facts_alleged");
  put_part (b, "secrecy", NULL);
  put_part (b, "urgency", NULL);
  put_part (b, "place", NULL);
}

static void
put_date (Builder *b)
{
  const char *date = rog_ruling_draft_get_part (b->c.draft, "date");
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (b->c.dossier);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (b->c.now);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, zone);
  g_autofree char *today = g_date_time_format (here, "%Y-%m-%d");

  json_object_set_string_member (b->body, "date", date != NULL ? date : today);
}

/*
 * Items
 */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 x = rog_item_get_number (*(RogItem *const *)a), y = rog_item_get_number (*(RogItem *const *)b);

  return (x > y) - (x < y);
}

static GPtrArray *
find_items (RogRulingCheck *c)
{
  g_auto (GStrv) ids = rog_ruling_draft_dup_items (c->draft);
  GPtrArray *out = g_ptr_array_new ();

  for (char **id = ids; *id != NULL; id++)
    {
      RogItem *item = rog_dossier_find_item (c->dossier, *id);

      if (item != NULL && !rog_item_is_withdrawn (item))
        g_ptr_array_add (out, item);
    }
  g_ptr_array_sort (out, compare_numbers);

  return out;
}

/*
 * Answers, hearing, paragraphs
 */

/* One text may answer several pairs; what is not in the decision gives no reason in it. */
static JsonArray *
find_reasons (Builder    *b,
              JsonObject *answer,
              const char *key)
{
  g_autoptr (GPtrArray) own = rog_ruling_get_answer_reasons (b->c.dossier, b->c.draft, key);
  JsonArray *named = rog_json_peek_array (answer, "paragraphs");
  JsonArray *array;

  if (own->len > 0)
    return rog_decision_paragraph_ids (own);
  array = json_array_new ();
  for (guint i = 0; named != NULL && i < json_array_get_length (named); i++)
    if (rog_ruling_has_paragraph (b->c.dossier, b->c.draft, json_array_get_string_element (named, i)))
      json_array_add_string_element (array, json_array_get_string_element (named, i));

  return array;
}

static void
put_answers (Builder *b)
{
  JsonArray *answers = json_array_new ();

  for (guint i = 0; i < b->pairs->len; i++)
    {
      RogPair    *pair = g_ptr_array_index (b->pairs, i);
      JsonObject *answer = rog_ruling_draft_peek_answer (b->c.draft, rog_pair_get_key (pair));
      JsonObject *object;

      if (answer == NULL || rog_json_peek_string (answer, "answer") == NULL)
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "kind", rog_pair_is_interim (pair) ? "interim" : "ground");
      json_object_set_string_member (object, "challenge", rog_pair_get_challenge (pair));
      json_object_set_string_member (object, "ground", rog_pair_get_ground (pair));
      if (rog_pair_get_item (pair) != NULL)
        json_object_set_string_member (object, "item", rog_pair_get_item (pair));
      json_object_set_string_member (object, "answer", rog_json_peek_string (answer, "answer"));
      json_object_set_string_member (object, "text", rog_pair_get_title (pair));
      rog_json_copy_member (answer, object, "until");
      rog_json_copy_member (answer, object, "tied");
      json_object_set_array_member (object, "paragraphs", find_reasons (b, answer, rog_pair_get_key (pair)));
      json_array_add_object_element (answers, object);
    }
  json_object_set_array_member (b->body, "answers", answers);
}

/* As the dossier has it now: in which capacity, and by which article it is secret. */
static void
put_standing (Builder    *b,
              JsonObject *heard)
{
  const char *item = rog_json_peek_string (heard, "item");
  const char *person = rog_json_peek_string (heard, "person");
  const char *capacity = rog_dossier_get_capacity (b->c.dossier, person, item);
  const char *article = g_strcmp0 (rog_json_peek_string (heard, "basis"), "secrecy") == 0 ? rog_dossier_find_secrecy_article (b->c.dossier, item, person) : NULL;

  json_object_set_string_member (heard, "capacity", capacity != NULL ? capacity : "concerned");
  if (article != NULL)
    json_object_set_string_member (heard, "article", article);
}

static void
put_heard (Builder *b)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < b->items->len; i++)
    {
      const char *id = rog_entity_get_id (g_ptr_array_index (b->items, i));
      g_auto (GStrv) persons = rog_dossier_dup_item_persons (b->c.dossier, id);

      for (char **person = persons; *person != NULL; person++)
        {
          JsonObject *heard = rog_ruling_draft_peek_heard (b->c.draft, id, *person);
          JsonObject *copy;

          if (heard == NULL || !json_object_has_member (heard, "heard"))
            continue;
          copy = rog_json_object_copy (heard);
          json_object_set_string_member (copy, "item", id);
          json_object_set_string_member (copy, "person", *person);
          put_standing (b, copy);
          json_array_add_object_element (array, copy);
        }
    }
  json_object_set_array_member (b->body, "heard", array);
}

static void
name_in (JsonObject *about,
         const char *list,
         const char *id)
{
  JsonArray *array = rog_json_peek_array (about, list);

  if (id == NULL)
    return;
  if (array == NULL)
    {
      array = json_array_new ();
      json_object_set_array_member (about, list, array);
    }
  if (!rog_json_array_has (array, id))
    json_array_add_string_element (array, id);
}

/* The reasons for an answer are about the item of each pair that they answer. */
static void
name_pairs_in (JsonObject     *about,
               RogDossier     *dossier,
               RogRulingDraft *draft,
               const char     *key)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (dossier, draft);
  g_auto (GStrv) parts = g_strsplit (key, "/", 3);

  name_in (about, "challenges", parts[0]);
  if (g_strv_length (parts) == 3 && *parts[2] != '\0')
    name_in (about, "items", parts[2]);
  for (guint i = 0; i < pairs->len; i++)
    if (g_strcmp0 (rog_ruling_peek_answers_as (dossier, draft, rog_pair_get_key (g_ptr_array_index (pairs, i))), key) == 0)
      name_in (about, "items", rog_pair_get_item (g_ptr_array_index (pairs, i)));
}

/**
 * rog_decision_make_paragraph:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @written: a paragraph of @draft
 *
 * Returns: (transfer full): the paragraph as the decision has it: about what the card is about that it was written in,
 *   and what it names itself
 */
JsonObject *
rog_decision_make_paragraph (RogDossier     *dossier,
                             RogRulingDraft *draft,
                             JsonObject     *written)
{
  JsonObject *copy = rog_json_object_copy (written);
  JsonObject *about = rog_json_peek_object (copy, "about");
  const char *card = rog_json_peek_string (written, "card");

  if (about == NULL)
    {
      about = json_object_new ();
      json_object_set_object_member (copy, "about", about);
    }
  if (card != NULL && g_str_has_prefix (card, "item:"))
    name_in (about, "items", card + strlen ("item:"));
  else if (card != NULL && g_str_has_prefix (card, "pair:"))
    name_pairs_in (about, dossier, draft, card + strlen ("pair:"));

  return copy;
}

static void
put_card (Builder    *b,
          JsonArray  *array,
          const char *card)
{
  g_autoptr (GPtrArray) written = rog_ruling_draft_get_paragraphs (b->c.draft, card);

  for (guint i = 0; i < written->len; i++)
    json_array_add_object_element (array, rog_decision_make_paragraph (b->c.dossier, b->c.draft, g_ptr_array_index (written, i)));
}

/* @item (nullable): %NULL for what is on none of the decision's items. */
static void
put_pairs_on (Builder    *b,
              JsonArray  *array,
              const char *item)
{
  for (guint i = 0; i < b->pairs->len; i++)
    {
      RogPair         *pair = g_ptr_array_index (b->pairs, i);
      g_autofree char *card = g_strconcat ("pair:", rog_pair_get_key (pair), NULL);
      const char      *on = rog_pair_get_item (pair) != NULL && rog_ruling_draft_covers (b->c.draft, rog_pair_get_item (pair)) ? rog_pair_get_item (pair) : NULL;

      if (g_strcmp0 (on, item) == 0)
        put_card (b, array, card);
    }
}

/* As the decision is read, not as it was written: what is general, item by item with the answers on it, then the
 * answers that concern no single item. */
static void
put_paragraphs (Builder *b)
{
  JsonArray *array = json_array_new ();

  put_card (b, array, "general");
  for (guint i = 0; i < b->items->len; i++)
    {
      const char      *item = rog_entity_get_id (g_ptr_array_index (b->items, i));
      g_autofree char *card = g_strconcat ("item:", item, NULL);

      put_card (b, array, card);
      put_pairs_on (b, array, item);
    }
  put_pairs_on (b, array, NULL);
  json_object_set_array_member (b->body, "paragraphs", array);
}

static void
put_entries (Builder    *b,
             const char *list)
{
  JsonArray *array = rog_ruling_draft_peek_list (b->c.draft, list);
  JsonArray *kept;

  if (array == NULL)
    return;
  kept = json_array_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (rog_ruling_has_entry (b->c.dossier, b->c.draft, json_array_get_object_element (array, i)))
      json_array_add_object_element (kept, rog_json_object_copy (json_array_get_object_element (array, i)));
  json_object_set_array_member (b->body, list, kept);
}

/* Whom the decision does not concern any more is served nothing of it. */
static void
put_served (Builder *b)
{
  JsonArray *array = rog_ruling_draft_peek_list (b->c.draft, "served");
  g_auto (GStrv) concerned = rog_ruling_dup_concerned (b->c.dossier, b->c.draft);
  JsonArray *kept;

  if (array == NULL)
    return;
  kept = json_array_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *one = json_array_get_object_element (array, i);
      const char *person = rog_json_peek_string (one, "person");

      if (person != NULL && g_strv_contains ((const char *const *)concerned, person))
        json_array_add_object_element (kept, rog_json_object_copy (one));
    }
  json_object_set_array_member (b->body, "served", kept);
}

static void
put_lists (Builder *b)
{
  static const char *const lists[] = { "remedy", "signers", "told", NULL };
  JsonObject              *state = rog_ruling_draft_peek_state (b->c.draft);
  g_auto (GStrv) withdrawn = rog_ruling_dup_withdrawn (b->c.dossier, b->c.draft);
  JsonArray *array = json_array_new ();

  for (const char *const *list = lists; *list != NULL; list++)
    rog_json_copy_member (state, b->body, *list);
  put_entries (b, "lines");
  put_entries (b, "conditions");
  put_served (b);
  for (char **id = withdrawn; *id != NULL; id++)
    json_array_add_string_element (array, *id);
  json_object_set_array_member (b->body, "challenges_withdrawn", array);
  rog_json_copy_member (state, b->body, "document");
  json_object_set_string_member (b->body, "original", rog_json_peek_string (state, "original") != NULL ? rog_json_peek_string (state, "original") : "this-file");
}

/* Challenges, as pleaded: from the challenges themselves, unless the judge wrote another text. */
static void
put_challenges (Builder *b)
{
  g_autofree char *text = NULL;

  put_part (b, "challenges", NULL);
  if (json_object_has_member (b->body, "challenges"))
    return;
  text = rog_decision_dup_pleaded (b->c.dossier, b->c.rules, b->body, b->pairs, b->items);
  if (text != NULL)
    json_object_set_string_member (b->body, "challenges", text);
}

static void
put_confirmed (JsonObject *body,
               GPtrArray  *found)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", rog_blocker_get_code (g_ptr_array_index (found, i)));
      json_object_set_string_member (object, "text", rog_blocker_get_sentence (g_ptr_array_index (found, i)));
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (body, "confirmed", array);
}

/**
 * rog_decision_preview:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @scope_drafts: (nullable): a list model of #RogScopeDraft
 * @rules: (nullable): the law
 * @now: the time, in seconds since 1970
 *
 * Returns: (transfer full): what the decision says so far, for showing; parts that nobody wrote are not there
 */
JsonObject *
rog_decision_preview (RogDossier     *dossier,
                      RogRulingDraft *draft,
                      GListModel     *scope_drafts,
                      RogRules       *rules,
                      gint64          now)
{
  Builder b = { { dossier, draft, scope_drafts, rules, now } };

  b.request = rog_dossier_get_request (dossier);
  b.c.instrument = b.request != NULL ? rog_request_get_instrument (b.request) : NULL;
  b.body = json_object_new ();
  b.items = find_items (&b.c);
  b.pairs = rog_ruling_find_pairs (dossier, draft);

  put_head (&b);
  put_date (&b);
  rog_decision_put_items (&b.c, b.items, b.body);
  put_answers (&b);
  put_heard (&b);
  put_challenges (&b);
  put_paragraphs (&b);
  put_lists (&b);
  g_ptr_array_unref (b.items);
  g_ptr_array_unref (b.pairs);

  return b.body;
}

/**
 * rog_decision_build:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @scope_drafts: (nullable): a list model of #RogScopeDraft
 * @rules: (nullable): the law
 * @now: the time, in seconds since 1970
 * @error: where an error goes
 *
 * Makes the body of `decision.signed`: decided versions with the hashes of the requested ones, the items
 * that open rests become, answers, paragraphs with what they are about, and the annex. What the signing itself
 * makes (the document, its signature, the signers' keys and times) is added by the caller.
 *
 * Returns: (transfer full) (nullable): the body, or %NULL with %ROG_DOSSIER_ERROR_BLOCKED and the first thing
 *   that blocks signing, or %ROG_DOSSIER_ERROR_INVALID where a text in the draft is not in the form it must have
 */
JsonObject *
rog_decision_build (RogDossier     *dossier,
                    RogRulingDraft *draft,
                    GListModel     *scope_drafts,
                    RogRules       *rules,
                    gint64          now,
                    GError        **error)
{
  g_autoptr (GPtrArray) blocks = rog_ruling_find_blocks (dossier, draft, scope_drafts, rules, now);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (JsonObject) body = NULL;

  if (blocks->len > 0)
    {
      g_set_error_literal (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_BLOCKED, rog_blocker_get_sentence (g_ptr_array_index (blocks, 0)));
      return NULL;
    }

  body = rog_decision_preview (dossier, draft, scope_drafts, rules, now);
  found = rog_ruling_find_confirmations (dossier, draft, scope_drafts, rules, now);
  put_confirmed (body, found);
  if (!rog_fields_check (rog_entity_type_get_fields (ROG_TYPE_DECISION), body, error))
    return NULL;

  return g_steal_pointer (&body);
}
