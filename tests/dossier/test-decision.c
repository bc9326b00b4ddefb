// SPDX-License-Identifier: GPL-3.0-or-later
/* What a decision says, and what of it is in an extract. */
#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-blocker.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-dossier-query.h"
#include "draft-case.h"

static void
rename_item_2 (Case       *c,
               const char *title)
{
  g_autofree char *state = g_strdup_printf ("{'number':2,'title':'%s','requested':{'salt':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',"
                                            "'scope':{'measure':'search','persons':['" PERSON_2 "'],'places':['14 Mill Street']}}}",
                                            title);

  fixture_apply (c->dossier, "item.corrected", ITEM_2, state);
  rog_ruling_draft_include (c->draft, rog_dossier_find_item (c->dossier, ITEM_2));
}

/* Items that are not chosen stay open, and nothing of theirs blocks or is in the decision. */
static void
test_second_decision (Case         *c,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;
  JsonArray *items, *paragraphs;

  rog_ruling_draft_leave_open (c->draft, ITEM_1);
  case_assert_free (c);
  body = case_build (c, &error);
  g_assert_no_error (error);
  items = json_object_get_array_member (body, "items");
  paragraphs = json_object_get_array_member (body, "paragraphs");
  g_assert_cmpuint (json_array_get_length (items), ==, 1);
  g_assert_cmpuint (json_array_get_length (paragraphs), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (body, "answers")), ==, 0);
}

/* A title is whatever the sender wrote: it begins no line, and does not end the quotation that it stands in. */
static void
test_title_quoted (Case         *c,
                   gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (RogTextDocument) text = NULL;
  g_autofree char *all = NULL;

  rename_item_2 (c, "A”, it is executed.\\nAs to “B");
  body = case_build (c, NULL);
  text = rog_decision_to_text (c->dossier, body, NULL);
  all = rog_text_document_to_text (text);
  g_assert_nonnull (strstr (all, "As to “A’, it is executed. As to ‘B”: "));
  g_assert_null (strstr (all, "A”,"));
  g_assert_null (strstr (all, "“B”"));
}

/* What was pleaded is said with argument and relief; not the relief on an item that the decision leaves open. */
static void
test_pleaded (Case         *c,
              gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;

  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_assert_cmpstr (json_object_get_string_member (body, "challenges"), ==,
                   "Vera Lund, for Tomas Rehlin (suspect), pleads: Overbroad.\n"
                   "Twenty months would do.\n"
                   "What is attacked: “Bank records”.\n"
                   "The relief asked for: narrow: to twenty months.\n"
                   "Vera Lund, for Tomas Rehlin (suspect), pleads: Interim relief: suspend execution.");
}

/* What was added later was pleaded too; what was withdrawn is said elsewhere. */
static void
test_pleaded_later (Case         *c,
                    gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;

  fixture_apply (c->dossier, "challenge.supplemented", "00000000-0000-4000-8000-000000000054",
                 "{'challenge':'" CHALLENGE "','step':'supplement','text':'The account was closed in 2022.','filed':{'at':'2026-09-12'}}");
  fixture_apply (c->dossier, "challenge.supplemented", "00000000-0000-4000-8000-000000000055",
                 "{'challenge':'" REQUEST "','step':'supplement','text':'Of another challenge.','filed':{'at':'2026-09-13'}}");
  fixture_apply (c->dossier, "challenge.withdrawn", "00000000-0000-4000-8000-000000000056",
                 "{'challenge':'" CHALLENGE "','step':'withdrawal','grounds':['" INTERIM "'],'text':'No longer urgent.','filed':{'at':'2026-09-14'}}");
  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  g_assert_cmpstr (json_object_get_string_member (body, "challenges"), ==,
                   "Vera Lund, for Tomas Rehlin (suspect), pleads: Overbroad.\n"
                   "Twenty months would do.\n"
                   "What is attacked: “Bank records”.\n"
                   "Supplemented on 12 September 2026.\n"
                   "The account was closed in 2022.\n"
                   "The relief asked for: narrow: to twenty months.");
}

static void
assert_cards (JsonObject        *body,
              const char *const *cards)
{
  JsonArray *paragraphs = json_object_get_array_member (body, "paragraphs");
  guint      n = 0;

  for (; cards[n] != NULL; n++)
    {
      g_assert_cmpuint (n, <, json_array_get_length (paragraphs));
      g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (paragraphs, n), "card"), ==, cards[n]);
    }
  g_assert_cmpuint (n, ==, json_array_get_length (paragraphs));
}

/* Reasons, and what is missing, are read in the order of the request, whatever was written first. */
static void
test_order (Case         *c,
            gconstpointer data)
{
  static const char *const cards[] = { "general", "item:" ITEM_1, "pair:" PAIR, "item:" ITEM_2, "pair:" INTERIM_PAIR, NULL };
  g_autoptr (GPtrArray) written = rog_ruling_draft_get_paragraphs (c->draft, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (JsonObject) body = NULL;

  for (guint i = 0; i < written->len; i++)
    g_ptr_array_add (ids, g_strdup (rog_json_peek_string (g_ptr_array_index (written, i), "id")));
  for (guint i = 0; i < ids->len; i++)
    rog_ruling_draft_remove_paragraph (c->draft, g_ptr_array_index (ids, i));
  for (guint i = G_N_ELEMENTS (cards) - 1; i-- > 0;)
    g_free (rog_ruling_draft_put_paragraph (c->draft, NULL, cards[i], "A reason.", NULL, NULL, NOW));
  body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  assert_cards (body, cards);

  rog_ruling_draft_leave_open (c->draft, ITEM_1);
  rog_ruling_draft_include (c->draft, rog_dossier_find_item (c->dossier, ITEM_1));
  rog_ruling_draft_set_outcome (c->draft, ITEM_2, NULL);
  blocks = case_find_blocks (c);
  g_assert_cmpstr (rog_blocker_get_sentence (g_ptr_array_index (blocks, 0)), ==, "Item 1: the outcome is missing");
  g_assert_cmpuint (case_count (blocks, "outcome-missing", ITEM_2, NULL), ==, 1);
  g_assert_true (g_str_has_prefix (rog_blocker_get_sentence (g_ptr_array_index (blocks, blocks->len - 1)), "Item 2: "));
}

/* Signed, it is an act; its open rests are items; its text has every part. */
static void
test_signed (Case         *c,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (RogTextDocument) text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL, *words = NULL;

  rog_scope_draft_set_rest (c->scope, "period", "open");
  body = case_build (c, &error);
  g_assert_no_error (error);
  text = rog_decision_to_text (c->dossier, body, NULL);
  words = rog_text_document_to_text (text);
  for (const char *const *word = (const char *const[]){ "Court of Lindhaven", "2026/7", "1 Js 2/26", "Directive 2014/41/EU", "The order came on", "Tomas Rehlin (concerned) was heard", "It is alleged",
                                                        "Vera Lund, for Tomas Rehlin (suspect), pleads: Overbroad.", "Twenty months would do.",
                                                        "The relief asked for: narrow: to twenty months; refuse.", "Because the payments", "is not refused and stays open", "Court of Appeal", "14 days",
                                                        "Lindhaven, 21 September 2026", "Ana Brekke", "1 March 2023 to 31 October 2024", NULL };
       *word != NULL; word++)
    {
      if (strstr (words, *word) == NULL)
        g_error ("“%s” is not in: %s", *word, words);
    }

  node = json_node_init_object (json_node_alloc (), body);
  json = json_to_string (node, FALSE);
  fixture_apply (c->dossier, "decision.signed", "00000000-0000-4000-8000-000000000081", json);
  g_assert_cmpuint (g_list_model_get_n_items (rog_dossier_get_items (c->dossier)), ==, 4);
  /* What is kept secret of an item is so of each rest of it. */
  fixture_apply (c->dossier, "secrecy.set", "00000000-0000-4000-8000-0000000000e1",
                 "{'fields':[{'item':'" ITEM_1 "','fields':['persons']}],'from':['" PERSON_2 "'],'basis':'judge','set_by':'Ada Lorne','reason':'It is still watched.'}");
  for (guint i = 2; i < 4; i++)
    {
      g_autoptr (RogItem) part = g_list_model_get_item (rog_dossier_get_items (c->dossier), i);

      g_assert_cmpstr (rog_item_get_part_of (part), ==, ITEM_1);
      g_assert_true (rog_dossier_is_field_secret_from (c->dossier, rog_entity_get_id (ROG_ENTITY (part)), "persons", PERSON_2));
      g_assert_false (rog_dossier_is_field_secret_from (c->dossier, rog_entity_get_id (ROG_ENTITY (part)), "purpose", PERSON_2));
      g_assert_nonnull (rog_item_peek_scope (part));
    }
}

/* A limit to decide runs until nothing is left to decide; one to execute goes on. */
static void
test_limit (Case         *c,
            gconstpointer data)
{
  static const char *const purposes[] = { "decide", "execute", NULL };
  GListModel              *limits;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; purposes[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("00000000-0000-4000-8000-0000000000b%u", i);
      g_autofree char *limit = g_strdup_printf ("{'source':'by-law','for':'%s','binds':'us','zone':'Europe/Oslo','due':'2026-12-10','because':'so the law'}", purposes[i]);

      fixture_apply (c->dossier, "limit.set", id, limit);
    }
  limits = rog_dossier_get_limits (c->dossier);
  g_assert_cmpuint (g_list_model_get_n_items (limits), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RogLimit) limit = g_list_model_get_item (limits, i);

      g_assert_true (rog_dossier_limit_runs (c->dossier, limit));
    }

  body = case_build (c, NULL);
  node = json_node_init_object (json_node_alloc (), body);
  json = json_to_string (node, FALSE);
  fixture_apply (c->dossier, "decision.signed", "00000000-0000-4000-8000-000000000081", json);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RogLimit) limit = g_list_model_get_item (limits, i);

      g_assert_cmpint (rog_dossier_limit_runs (c->dossier, limit), ==, g_str_equal (rog_limit_get_for (limit), "execute"));
    }
}

/* Apply to Items: outcome, what it needs, and reasons, in place of what was there; each item rests on its own request. */
static void
test_apply (Case         *c,
            gconstpointer data)
{
  RogItem         *to = rog_dossier_find_item (c->dossier, ITEM_2);
  g_autofree char *hash = rog_item_get_requested_hash (to);
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  g_autoptr (GPtrArray) before = rog_ruling_draft_get_paragraphs (c->draft, "item:" ITEM_1);
  g_autoptr (JsonObject) ground = fixture_json ("{'source':'instrument','article':'5','name':'Ne bis in idem'}");

  rog_ruling_draft_leave_open (c->draft, ITEM_2);
  rog_ruling_draft_apply (c->draft, ITEM_2, rog_dossier_find_item (c->dossier, ITEM_1), TRUE, NOW);
  g_assert_cmpstr (rog_ruling_draft_get_outcome (c->draft, ITEM_1), !=, NULL);
  rog_ruling_draft_set_outcome (c->draft, ITEM_1, "refuse");
  rog_ruling_draft_set_item_object (c->draft, ITEM_1, "ground", ground);
  id = rog_ruling_draft_put_paragraph (c->draft, NULL, "item:" ITEM_2, "Something else", NULL, NULL, NOW);

  rog_ruling_draft_apply (c->draft, ITEM_1, to, FALSE, NOW);
  g_assert_cmpstr (rog_ruling_draft_get_outcome (c->draft, ITEM_2), ==, "refuse");
  g_assert_cmpstr (rog_json_peek_string (rog_ruling_draft_peek_item (c->draft, ITEM_2), "rests_on"), ==, hash);
  g_assert_cmpstr (rog_json_peek_string (rog_json_peek_object (rog_ruling_draft_peek_item (c->draft, ITEM_2), "ground"), "article"), ==, "5");
  reasons = rog_ruling_draft_get_paragraphs (c->draft, "item:" ITEM_2);
  g_assert_cmpstr (rog_json_peek_string (g_ptr_array_index (reasons, reasons->len - 1), "text"), ==, "Something else");

  rog_ruling_draft_apply (c->draft, ITEM_1, to, TRUE, NOW);
  g_clear_pointer (&reasons, g_ptr_array_unref);
  reasons = rog_ruling_draft_get_paragraphs (c->draft, "item:" ITEM_2);
  g_assert_cmpuint (before->len, >, 0);
  g_assert_cmpuint (reasons->len, ==, before->len);
  g_assert_cmpstr (rog_json_peek_string (g_ptr_array_index (reasons, 0), "text"), ==, rog_json_peek_string (g_ptr_array_index (before, 0), "text"));
  g_assert_cmpstr (rog_json_peek_string (g_ptr_array_index (reasons, 0), "id"), !=, rog_json_peek_string (g_ptr_array_index (before, 0), "id"));
}

/* A citation stands in brackets, apart from the words before it. */
static void
test_citation (Case         *c,
               gconstpointer data)
{
  static const char mark[] = "\xef\xbf\xbc";
  g_autofree char  *text = g_strconcat ("Too long", mark, ", and (see ", mark, ") unclear.", NULL);
  g_autoptr (JsonObject) place = fixture_json ("{'pins':[{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':3,'label':'13'},{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':4}]}");
  g_autofree char *id = rog_ruling_draft_put_paragraph (c->draft, NULL, "general", text, json_object_get_array_member (place, "pins"), NULL, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = case_build (c, &error);
  g_autoptr (RogTextDocument) document = rog_decision_to_text (c->dossier, body, NULL);
  g_autofree char *words = rog_text_document_to_text (document);

  g_assert_nonnull (strstr (words, "Too long (Request, p. 3"));
  g_assert_nonnull (strstr (words, ", and (see Request, p. 4) unclear."));
}

/* While it is written: of a remedy only what is known is said, above all not whether it suspends. */
static void
test_remedy (Case         *c,
             gconstpointer data)
{
  g_autoptr (JsonObject) held = fixture_json ("{'list':[{'text':'See overleaf.'},{'court':'Court of Appeal','suspends':true}]}");
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (RogTextDocument) document = NULL;
  g_autofree char *words = NULL;

  rog_ruling_draft_set_list (c->draft, "remedy", json_object_get_array_member (held, "list"));
  body = rog_decision_preview (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
  document = rog_decision_to_text (c->dossier, body, NULL);
  words = rog_text_document_to_text (document);
  g_assert_nonnull (strstr (words, "See overleaf."));
  g_assert_nonnull (strstr (words, "The remedy suspends"));
  g_assert_null (strstr (words, "null"));
  g_assert_null (strstr (words, "does not suspend"));
  g_assert_null (strstr (words, "0 days"));
}

/* Why a field was narrowed and by which route is a reason of the decision; to whom the item is open, but not
 * what that reason cites, it is not told. */
static void
test_change_in_text (Case         *c,
                     gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) extract = NULL;
  g_autoptr (RogTextDocument) whole = NULL;
  g_autoptr (RogTextDocument) part = NULL;
  g_autofree char *words = NULL;
  g_autofree char *told = NULL;
  JsonObject      *version, *change;
  g_autoptr (JsonObject) cited = fixture_json ("{'pins':[{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':3}]}");

  body = case_build (c, NULL);
  whole = rog_decision_to_text (c->dossier, body, NULL);
  words = rog_text_document_to_text (whole);
  g_assert_nonnull (strstr (words, "The offence is alleged for that time. domestic-law: § 5 Bank Act; EIO 9(1)."));
  g_assert_nonnull (strstr (words, "is narrowed to"));

  fixture_apply (c->dossier, "opening.made", "00000000-0000-4000-8000-000000000092", "{'persons':['" PERSON_1 "'],'items':['" ITEM_1 "']}");
  version = json_object_get_object_member (json_array_get_object_element (json_object_get_array_member (body, "items"), 0), "version");
  change = json_array_get_object_element (json_object_get_array_member (version, "changes"), 0);
  json_object_set_array_member (change, "pins", json_array_ref (json_object_get_array_member (cited, "pins")));
  extract = rog_decision_make_extract (c->dossier, body, PERSON_1, NULL);
  part = rog_decision_to_text (c->dossier, extract, NULL);
  told = rog_text_document_to_text (part);
  g_assert_nonnull (strstr (told, "Bank records"));
  g_assert_null (strstr (told, "The offence is alleged for that time."));
}

/*
 * Who may know what of it
 */

/* Who was opened only item 2 is served an extract that says nothing of item 1. */
static void
test_extract (Case         *c,
              gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) extract = NULL;
  g_autoptr (RogTextDocument) text = NULL;
  g_autofree char *words = NULL;

  fixture_apply (c->dossier, "opening.made", "00000000-0000-4000-8000-000000000091", "{'persons':['" PERSON_2 "'],'items':['" ITEM_2 "']}");
  body = case_build (c, NULL);
  extract = rog_decision_make_extract (c->dossier, body, PERSON_2, NULL);
  text = rog_decision_to_text (c->dossier, extract, NULL);
  words = rog_text_document_to_text (text);
  g_assert_nonnull (strstr (words, "Search, 14 Mill Street"));
  g_assert_nonnull (strstr (words, "Extract"));
  g_assert_null (strstr (words, "Bank records"));
  g_assert_null (strstr (words, "Rehlin"));
  g_assert_null (strstr (words, "Overbroad"));
  g_assert_null (strstr (words, "The order came on"));
}

static void
assert_not_open (Case       *c,
                 const char *names)
{
  g_autoptr (JsonObject) body = case_build (c, NULL);
  g_auto (GStrv) not_open = rog_decision_dup_not_open (c->dossier, body, PERSON_2, NULL);
  g_autofree char *joined = g_strjoinv ("; ", not_open);

  g_assert_cmpstr (joined, ==, names);
}

static void
open_to_2 (Case       *c,
           const char *what)
{
  g_autofree char *id = rog_uuid_new ();
  g_autofree char *body = g_strdup_printf ("{'persons':['" PERSON_2 "'],%s}", what);

  fixture_apply (c->dossier, "opening.made", id, body);
}

static void
assert_named (Case       *c,
              const char *text,
              const char *names)
{
  g_autofree char *id = rog_ruling_draft_put_paragraph (c->draft, NULL, "item:" ITEM_2, text, NULL, NULL, NOW);
  g_autoptr (JsonObject) body = case_build (c, NULL);
  g_autoptr (JsonObject) extract = rog_decision_make_extract (c->dossier, body, PERSON_2, NULL);
  g_auto (GStrv) named = rog_decision_dup_named (c->dossier, extract, PERSON_2, NULL);
  g_autofree char *joined = g_strjoinv ("; ", named);

  g_assert_cmpstr (joined, ==, names);
  rog_ruling_draft_remove_paragraph (c->draft, id);
}

/* Words of an open paragraph that name what is not open: each way in which the dossier can call it. */
static void
test_named (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) served = fixture_json ("{'served':[{'person':'" PERSON_2 "','what':'extract'}]}");
  g_autoptr (GPtrArray) shown = NULL;
  g_autofree char *paragraph = NULL;

  fixture_apply (c->dossier, "person.changed", PERSON_1,
                 "{'kind':'natural','name':'Tomas Rehlin','variants':['Tomáš Řehlín'],'identifiers':[{'kind':'account','value':'XA92 0019 4006'}]}");
  open_to_2 (c, "'items':['" ITEM_2 "']");
  assert_named (c, "The office is at the place stated.", "");
  assert_named (c, "It was let by TOMAS\n Rehlin.", "Tomas Rehlin; Rehlin");
  assert_named (c, "As in item 1, the place is named.", "item 1");
  assert_named (c, "Items 2 and 1 belong together.", "item 1");
  assert_named (c, "Item 12 of the list, and page 1.", "");
  assert_named (c, "The bank records show it.", "Bank records");
  assert_named (c, "Money went to XA9200194006.", "XA92 0019 4006");
  assert_named (c, "tomáš řehlín was seen there.", "Tomas Rehlin; Rehlin");
  assert_named (c, "The Request says so; a request is a request.", "Request");
  assert_named (c, "Rehlingen lies elsewhere. Corrin Advisory Ltd, 14 Mill Street, is named.", "");

  /* The title of an open item says what is kept secret of it by itself. */
  fixture_apply (c->dossier, "secrecy.set", "00000000-0000-4000-8000-0000000000e1",
                 "{'fields':[{'item':'" ITEM_2 "','fields':['places']}],'from':['" PERSON_2 "'],'basis':'judge','set_by':'Ada Lorne','reason':'It is still watched.'}");
  assert_named (c, "The office is at the place stated.", "14 Mill Street");

  paragraph = rog_ruling_draft_put_paragraph (c->draft, NULL, "item:" ITEM_2, "Rehlin had the key.", NULL, NULL, NOW);
  rog_ruling_draft_set_list (c->draft, "served", json_object_get_array_member (served, "served"));
  shown = case_find_confirmations (c);
  g_assert_cmpuint (case_count (shown, "extract-names", PERSON_2, "served"), ==, 1);
}

/* The whole is for whom all is open to that it names: items, challenges of others, documents, persons whom no open item
 * names. Where it is meant for another, that is shown when it is signed. */
static void
test_whole (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) both = fixture_json ("{'served':[{'person':'" PERSON_1 "','what':'extract'},{'person':'" PERSON_2 "','what':'whole'}],"
                                              "'told':[{'person':'" PERSON_1 "','when':'at once'}],"
                                              "'lines':[{'id':'00000000-0000-4000-8000-0000000000a1','order':'tell','text':'The bank is told.','about':{'documents':['" DOCUMENT "']}}]}");
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) none = NULL;

  rog_ruling_draft_set_list (c->draft, "served", json_object_get_array_member (both, "served"));
  rog_ruling_draft_set_list (c->draft, "told", json_object_get_array_member (both, "told"));
  assert_not_open (c, "Bank records; Search, 14 Mill Street; the challenge for Tomas Rehlin; Tomas Rehlin");
  open_to_2 (c, "'items':['" ITEM_2 "']");
  assert_not_open (c, "Bank records; the challenge for Tomas Rehlin; Tomas Rehlin");
  shown = case_find_confirmations (c);
  g_assert_cmpuint (case_count (shown, "served-whole", PERSON_2, "served"), ==, 1);
  g_assert_cmpuint (case_count (shown, "served-whole", NULL, NULL), ==, 1);
  g_assert_nonnull (strstr (rog_blocker_get_sentence (g_ptr_array_index (shown, shown->len - 1)), ": Bank records; the challenge for Tomas Rehlin; Tomas Rehlin."));

  /* An open item names whom it touches; a challenge is open where its scan is. */
  open_to_2 (c, "'items':['" ITEM_1 "']");
  assert_not_open (c, "the challenge for Tomas Rehlin");
  fixture_apply (c->dossier, "challenge.indexed", CHALLENGE,
                 "{'for':'" PERSON_1 "','capacity':'suspect','by':{'kind':'counsel','name':'Vera Lund'},'scan':'" DOCUMENT "',"
                 "'targets':[{'kind':'item','item':'" ITEM_1 "'}],'grounds':[{'id':'" GROUND "','ground':'G07','title':'Overbroad','argument':'Twenty months would do.'}],"
                 "'relief':[{'kind':'narrow','items':['" ITEM_1 "'],'text':'to twenty months'}],'interim':[{'id':'" INTERIM "','kind':'suspend-execution'}]}");
  assert_not_open (c, "the challenge for Tomas Rehlin");
  rog_ruling_draft_set_list (c->draft, "lines", json_object_get_array_member (both, "lines"));
  assert_not_open (c, "the challenge for Tomas Rehlin; Request");
  open_to_2 (c, "'documents':['" DOCUMENT "']");
  assert_not_open (c, "");
  none = case_find_confirmations (c);
  g_assert_cmpuint (case_count (none, "served-whole", NULL, NULL), ==, 0);

  /* What is secret from the person is not known, opened or not. */
  fixture_apply (c->dossier, "secrecy.set", "00000000-0000-4000-8000-0000000000a2",
                 "{'items':['" ITEM_1 "'],'from':['" PERSON_2 "'],'until':{'date':'2027-01-31'},'basis':'judge','set_by':'Ada Lorne','reason':'The search is not over.'}");
  assert_not_open (c, "Bank records; Tomas Rehlin");
}

static void
assert_asked (Case       *c,
              const char *names)
{
  g_autoptr (GPtrArray) shown = case_find_confirmations (c);
  g_autofree char *said = g_strdup_printf (": %s.", names);

  g_assert_cmpuint (case_count (shown, "served-whole", PERSON_2, "served"), ==, *names != '\0' ? 1 : 0);
  for (guint i = 0; i < shown->len; i++)
    if (g_str_equal (rog_blocker_get_code (g_ptr_array_index (shown, i)), "served-whole"))
      g_assert_nonnull (strstr (rog_blocker_get_sentence (g_ptr_array_index (shown, i)), said));
}

/* What is asked when it is signed is asked of the decision as it will be: a paragraph of an item that is left open is
 * not in it, a challenge that was withdrawn is. */
static void
test_whole_as_signed (Case         *c,
                      gconstpointer data)
{
  g_autoptr (JsonObject) whole = fixture_json ("{'served':[{'person':'" PERSON_2 "','what':'whole'}]}");
  g_autoptr (JsonObject) about = fixture_json ("{'documents':['" DOCUMENT "']}");

  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  rog_ruling_draft_set_list (c->draft, "served", json_object_get_array_member (whole, "served"));
  fixture_apply (c->dossier, "challenge.withdrawn", "00000000-0000-4000-8000-000000000059",
                 "{'challenge':'" CHALLENGE "','step':'withdrawal','grounds':['" GROUND "','" INTERIM "']}");
  assert_not_open (c, "the challenge for Tomas Rehlin");
  assert_asked (c, "the challenge for Tomas Rehlin");

  g_free (rog_ruling_draft_put_paragraph (c->draft, NULL, "item:" ITEM_1, "As the request says.", NULL, about, NOW));
  rog_ruling_draft_leave_open (c->draft, ITEM_1);
  assert_not_open (c, "");
  assert_asked (c, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/decision/" name, Case, NULL, case_set_up, function, case_tear_down)
  ADD ("second-decision", test_second_decision);
  ADD ("title-quoted", test_title_quoted);
  ADD ("pleaded", test_pleaded);
  ADD ("pleaded-later", test_pleaded_later);
  ADD ("order", test_order);
  ADD ("signed", test_signed);
  ADD ("limit", test_limit);
  ADD ("extract", test_extract);
  ADD ("whole", test_whole);
  ADD ("whole/as-signed", test_whole_as_signed);
  ADD ("named", test_named);
  ADD ("apply", test_apply);
  ADD ("citation", test_citation);
  ADD ("remedy", test_remedy);
  ADD ("change-in-text", test_change_in_text);

  return g_test_run ();
}
