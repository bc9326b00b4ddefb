// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an extract says, and to whom: nothing of what is not open to its reader, by whatever way it could come in.
#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-blocker.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-dossier-query.h"
#include "draft-case.h"

#define LETTER "00000000-0000-4000-8000-0000000000c1"
#define WITNESS "00000000-0000-4000-8000-0000000000c2"
#define HASH "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define PIN_IN(document, page) "{'document':'" document "','hash':'" HASH "','page':" page ",'area':[0,0,1000,1000]}"

static void
set_up (Case         *c,
        gconstpointer data)
{
  case_set_up (c, data);
  fixture_apply (c->dossier, "document.entered", LETTER, "{'name':'Letter of 3 November','role':'correspondence','media_type':'application/pdf','size':10,'hash':'" HASH "'}");
}

static void
apply (Case       *c,
       const char *kind,
       const char *body)
{
  g_autofree char *id = rog_uuid_new ();

  fixture_apply (c->dossier, kind, id, body);
}

static void
open_to_2 (Case       *c,
           const char *what)
{
  g_autofree char *body = g_strdup_printf ("{'persons':['" PERSON_2 "'],%s}", what);

  apply (c, "opening.made", body);
}

/* What PERSON_2 would read. */
static char *
read_extract (Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = case_build (c, &error);
  g_autoptr (JsonObject) extract = NULL;
  g_autoptr (RogTextDocument) text = NULL;

  g_assert_no_error (error);
  extract = rog_decision_make_extract (c->dossier, body, PERSON_2, NULL);
  text = rog_decision_to_text (c->dossier, extract, NULL);

  return rog_text_document_to_text (text);
}

static void
assert_says (Case       *c,
             const char *words,
             gboolean    said)
{
  g_autofree char *text = read_extract (c);

  if ((strstr (text, words) != NULL) != said)
    g_test_message ("“%s” is %sin:\n%s", words, said ? "not " : "", text);
  g_assert_true ((strstr (text, words) != NULL) == said);
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
put_paragraph (Case       *c,
               const char *card,
               const char *text,
               const char *pin)
{
  g_autofree char *json = g_strdup_printf ("{'pins':[%s]}", pin != NULL ? pin : "");
  g_autoptr (JsonObject) holder = fixture_json (json);
  g_autofree char *id = rog_ruling_draft_put_paragraph (c->draft, NULL, card, text, json_object_get_array_member (holder, "pins"), NULL, NOW);

  g_assert_nonnull (id);
}

/* Orders and conditions that name nothing are in an extract where the judge put them, as general paragraphs are. */
static void
test_put_there (Case         *c,
                gconstpointer data)
{
  open_to_2 (c, "'items':['" ITEM_2 "']");
  case_set_list (c, "conditions", "[{'id':'00000000-0000-4000-8000-0000000000d1','text':'Names of bystanders are made unreadable.','article':'10','extract_for':['" PERSON_2 "']},"
                                  "{'id':'00000000-0000-4000-8000-0000000000d2','text':'The yield is kept apart.','article':'11'}]");
  case_set_list (c, "lines", "[{'id':'00000000-0000-4000-8000-0000000000d3','order':'tell','text':'The registry sends a copy.','extract_for':['" PERSON_2 "']},"
                             "{'id':'00000000-0000-4000-8000-0000000000d4','order':'tell','text':'The bank is asked first.'}]");
  assert_says (c, "Names of bystanders", TRUE);
  assert_says (c, "The yield is kept apart", FALSE);
  assert_says (c, "The registry sends a copy", TRUE);
  assert_says (c, "The bank is asked first", FALSE);
}

/* A reason that cites a document is about it: its name and its pages are told to whom it is open. */
static void
test_citation (Case         *c,
               gconstpointer data)
{
  open_to_2 (c, "'items':['" ITEM_2 "']");
  put_paragraph (c, "item:" ITEM_2, "The place is named.", PIN_IN (LETTER, "7"));
  assert_says (c, "The place is named", FALSE);
  assert_says (c, "Letter of 3 November", FALSE);
  open_to_2 (c, "'documents':['" LETTER "']");
  assert_says (c, "The place is named. (Letter of 3 November, p. 7)", TRUE);
}

/* The whole cites it too. */
static void
test_citation_in_whole (Case         *c,
                        gconstpointer data)
{
  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  put_paragraph (c, "item:" ITEM_2, "The place is named.", PIN_IN (LETTER, "7"));
  assert_not_open (c, "the challenge for Tomas Rehlin; Letter of 3 November");
}

/* So does the route: what the authority accepted a narrowing by. */
static void
test_route (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) route = fixture_json ("{'route':'consultation','document':'" LETTER "','date':'2026-11-03','spoke':'Prosecutor Aldane'}");

  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  rog_scope_draft_set_route (c->scope, "period", route);
  assert_says (c, "Aldane", FALSE);
  assert_says (c, "Letter of 3 November", FALSE);
  assert_not_open (c, "the challenge for Tomas Rehlin; Letter of 3 November");
  open_to_2 (c, "'documents':['" LETTER "']");
  assert_says (c, "Aldane", TRUE);
}

#define SECRET_FIELDS(basis) "{'fields':[{'item':'" ITEM_1 "','fields':['period','persons']}],'from':['" PERSON_2 "'],'basis':'" basis "','set_by':'Ada Lorne','reason':'The accounts are still watched.'}"

/* A field that is kept secret by itself is not told though its item is open: not what was asked, not what was decided, not
 * that it was cut, and nobody whom it alone names. */
static void
test_secret_field (Case         *c,
                   gconstpointer data)
{
  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  assert_says (c, "2024", TRUE);
  assert_says (c, "What was asked for beyond that under “period”", TRUE);
  assert_says (c, "Rehlin", TRUE);
  apply (c, "secrecy.set", SECRET_FIELDS ("asked"));
  assert_says (c, "As to “Bank records”", TRUE);
  assert_says (c, "to follow the payments", TRUE);
  assert_says (c, "2020", FALSE);
  assert_says (c, "2024", FALSE);
  assert_says (c, "“period”", FALSE);
  assert_says (c, "Rehlin", FALSE);
  assert_not_open (c, "Bank records: persons; Bank records: period; the challenge for Tomas Rehlin; Tomas Rehlin");
}

/* The measure, where another is ordered in its place: neither is told. */
static void
test_secret_measure (Case         *c,
                     gconstpointer data)
{
  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  rog_ruling_draft_set_outcome (c->draft, ITEM_1, "other-measure");
  rog_ruling_draft_set_item_text (c->draft, ITEM_1, "measure", "production-order");
  rog_ruling_draft_set_item_text (c->draft, ITEM_1, "article", "10");
  assert_says (c, "production-order", TRUE);
  apply (c, "secrecy.set", "{'fields':[{'item':'" ITEM_1 "','fields':['measure']}],'from':['" PERSON_2 "'],'basis':'asked','set_by':'Ada Lorne','reason':'The accounts are still watched.'}");
  assert_says (c, "As to “Bank records”", TRUE);
  assert_says (c, "production-order", FALSE);
}

static guint
count_unreasoned (Case       *c,
                  const char *object,
                  const char *field)
{
  g_autoptr (GPtrArray) shown = case_find_confirmations (c);

  return case_count (shown, "extract-reasons", object, field);
}

/* An outcome, or an answer, of whose reasons none is in the extract is shown to the judge before it is signed. */
static void
test_no_reason (Case         *c,
                gconstpointer data)
{
  g_autoptr (GPtrArray) reasons = rog_ruling_draft_get_paragraphs (c->draft, "item:" ITEM_1);
  g_autofree char *id = g_strdup (rog_json_peek_string (g_ptr_array_index (reasons, 0), "id"));

  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  case_set_list (c, "served", "[{'person':'" PERSON_1 "','what':'extract'},{'person':'" PERSON_2 "','what':'extract'}]");
  g_assert_cmpuint (count_unreasoned (c, NULL, NULL), ==, 0);
  apply (c, "secrecy.set", SECRET_FIELDS ("asked"));
  g_assert_cmpuint (count_unreasoned (c, NULL, NULL), ==, 1);
  g_assert_cmpuint (count_unreasoned (c, ITEM_1, "reasons"), ==, 1);
  rog_ruling_draft_set_in_extract (c->draft, id, PERSON_2, TRUE);
  g_assert_cmpuint (count_unreasoned (c, NULL, NULL), ==, 0);
}

static void
test_no_reason_for_answer (Case         *c,
                           gconstpointer data)
{
  apply (c, "opening.made", "{'persons':['" PERSON_1 "'],'items':['" ITEM_1 "']}");
  case_set_list (c, "served", "[{'person':'" PERSON_1 "','what':'extract'}]");
  g_assert_cmpuint (count_unreasoned (c, NULL, NULL), ==, 0);
  apply (c, "secrecy.set", "{'fields':[{'item':'" ITEM_1 "','fields':['retention']}],'from':['" PERSON_1 "'],'basis':'asked','set_by':'Ada Lorne','reason':'So it asks.'}");
  g_assert_cmpuint (count_unreasoned (c, ITEM_1, "reasons"), ==, 1);
  g_assert_cmpuint (count_unreasoned (c, ITEM_1, PAIR), ==, 1);
  g_assert_cmpuint (count_unreasoned (c, NULL, NULL), ==, 2); /* the answer on interim relief is about the challenge alone */
}

/* Opening the item does not open it; opening it by itself does. */
static void
test_secret_field_opened (Case         *c,
                          gconstpointer data)
{
  apply (c, "secrecy.set", SECRET_FIELDS ("asked"));
  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  g_assert_true (rog_dossier_may_know (c->dossier, ITEM_1, PERSON_2));
  g_assert_true (rog_dossier_may_know_field (c->dossier, ITEM_1, "purpose", PERSON_2));
  g_assert_false (rog_dossier_may_know_field (c->dossier, ITEM_1, "period", PERSON_2));
  assert_says (c, "2024", FALSE);
  open_to_2 (c, "'fields':[{'item':'" ITEM_1 "','fields':['period']}]");
  g_assert_true (rog_dossier_may_know_field (c->dossier, ITEM_1, "period", PERSON_2));
  g_assert_false (rog_dossier_may_know_field (c->dossier, ITEM_1, "persons", PERSON_2));
  assert_says (c, "2024", TRUE);
  assert_says (c, "Rehlin", FALSE);
}

/* A field of an item that is not open can be: it alone. A judge's secrecy after that ends it. */
static void
test_open_field (Case         *c,
                 gconstpointer data)
{
  open_to_2 (c, "'fields':[{'item':'" ITEM_1 "','fields':['period']}]");
  g_assert_false (rog_dossier_may_know (c->dossier, ITEM_1, PERSON_2));
  g_assert_true (rog_dossier_may_know_field (c->dossier, ITEM_1, "period", PERSON_2));
  g_assert_false (rog_dossier_may_know_field (c->dossier, ITEM_1, "purpose", PERSON_2));
  assert_says (c, "Bank records", FALSE);
  apply (c, "secrecy.set", SECRET_FIELDS ("judge"));
  g_assert_false (rog_dossier_may_know_field (c->dossier, ITEM_1, "period", PERSON_2));
}

/* What is written about such an item is in the extract where the judge, who read it, put it there. */
static void
test_secret_field_paragraph (Case         *c,
                             gconstpointer data)
{
  g_autofree char *id = NULL;

  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  id = rog_ruling_draft_put_paragraph (c->draft, NULL, "item:" ITEM_1, "The statements are needed.", NULL, NULL, NOW);
  assert_says (c, "The statements are needed", TRUE);
  apply (c, "secrecy.set", SECRET_FIELDS ("asked"));
  assert_says (c, "The statements are needed", FALSE);
  rog_ruling_draft_set_in_extract (c->draft, id, PERSON_2, TRUE);
  assert_says (c, "The statements are needed", TRUE);
}

/* Whom the court holds to be concerned by an item, and no field of it names, is not known to who may know the item. */
static void
test_capacity (Case         *c,
               gconstpointer data)
{
  g_autoptr (JsonObject) heard = fixture_json ("{'heard':true,'how':'at a hearing','when':'2026-09-12'}");

  fixture_apply (c->dossier, "person.entered", WITNESS, "{'kind':'natural','name':'Jonas Petterhall'}");
  apply (c, "capacity.set", "{'person':'" WITNESS "','item':'" ITEM_2 "','capacity':'witness','source':'judge','reason':'He let the rooms.'}");
  rog_ruling_draft_set_heard (c->draft, ITEM_2, WITNESS, heard);
  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  assert_says (c, "Petterhall", FALSE);
  assert_not_open (c, "the challenge for Tomas Rehlin; Jonas Petterhall");
}

/* In which capacity somebody is heard is told with the persons of the item, and not where these are kept secret. */
static void
test_own_capacity (Case         *c,
                   gconstpointer data)
{
  apply (c, "capacity.set", "{'person':'" PERSON_2 "','item':'" ITEM_2 "','capacity':'accused','source':'judge','reason':'So the file says.'}");
  open_to_2 (c, "'items':['" ITEM_2 "']");
  assert_says (c, "Corrin Advisory Ltd (accused) was heard on", TRUE);
  apply (c, "secrecy.set", "{'fields':[{'item':'" ITEM_2 "','fields':['persons']}],'from':['" PERSON_2 "'],'basis':'judge','set_by':'Ada Lorne','reason':'It is still watched.'}");
  assert_says (c, "Corrin Advisory Ltd was heard on", TRUE);
  assert_says (c, "accused", FALSE);
}

/* A capacity in an item that is not open is not told beside the name in one that is. */
static void
test_other_capacity (Case         *c,
                     gconstpointer data)
{
  g_autoptr (JsonObject) heard = fixture_json ("{'heard':false,'basis':'waived'}");

  apply (c, "capacity.set", "{'person':'" PERSON_2 "','item':'" ITEM_1 "','capacity':'accused','source':'judge','reason':'So the file says.'}");
  rog_ruling_draft_set_heard (c->draft, ITEM_1, PERSON_2, heard);
  case_set_list (c, "told", "[{'person':'" PERSON_2 "','when':'at once','by':'the court'}]");
  open_to_2 (c, "'items':['" ITEM_2 "']");
  assert_says (c, "Corrin Advisory Ltd (concerned): at once, by the court.", TRUE);
  assert_says (c, "accused", FALSE);
}

/* The date of the request is told to whom the request is open. */
static void
test_request_date (Case         *c,
                   gconstpointer data)
{
  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  fixture_apply (c->dossier, "document.changed", DOCUMENT,
                 "{'name':'Request','role':'request','media_type':'application/pdf','size':1000,'hash':'" HASH "','items':['" ITEM_1 "'],'date':'2026-08-27'}");
  assert_says (c, "27 August 2026", FALSE);
  open_to_2 (c, "'documents':['" DOCUMENT "']");
  assert_says (c, "27 August 2026", TRUE);
}

/* An order is told with its day, or not at all; what the consultation brought is in no extract. */
static void
test_days (Case         *c,
           gconstpointer data)
{
  open_to_2 (c, "'items':['" ITEM_2 "']");
  rog_ruling_draft_set_part (c->draft, "consultation", "The authority was asked on 3 November.");
  case_set_list (c, "lines", "[{'id':'00000000-0000-4000-8000-0000000000d3','order':'tell','text':'A copy is sent.','date':'2027-03-01','about':{'items':['" ITEM_2 "']}},"
                             "{'id':'00000000-0000-4000-8000-0000000000d4','order':'tell','text':'The bank is asked.','date':'2027-04-02','about':{'items':['" ITEM_1 "']}}]");
  assert_says (c, "A copy is sent. To be done on 1 March 2027 at the latest.", TRUE);
  assert_says (c, "2 April 2027", FALSE);
  assert_says (c, "3 November", FALSE);
}

/* The words of an extract that name a field which is not open. */
static void
test_named (Case         *c,
            gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) extract = NULL;
  g_auto (GStrv) named = NULL;
  g_autofree char *joined = NULL;

  fixture_apply (c->dossier, "item.corrected", ITEM_2,
                 "{'number':2,'title':'Search, 14 Mill Street','requested':{'salt':'" HASH "','scope':{'measure':'search','persons':['" PERSON_2 "'],'places':['14 Mill Street'],'holder':{'name':'Harbour Trust'}}}}");
  rog_ruling_draft_include (c->draft, rog_dossier_find_item (c->dossier, ITEM_2));
  open_to_2 (c, "'items':['" ITEM_2 "']");
  apply (c, "secrecy.set", "{'fields':[{'item':'" ITEM_2 "','fields':['holder']}],'from':'everyone','basis':'asked','reason':'So it asks.'}");
  put_paragraph (c, "general", "The house of the\nHarbour Trust is searched.", NULL);
  {
    g_autoptr (GPtrArray) general = rog_ruling_draft_get_paragraphs (c->draft, "general");

    for (guint i = 0; i < general->len; i++)
      rog_ruling_draft_set_in_extract (c->draft, rog_json_peek_string (g_ptr_array_index (general, i), "id"), PERSON_2, TRUE);
  }
  body = case_build (c, NULL);
  extract = rog_decision_make_extract (c->dossier, body, PERSON_2, NULL);
  named = rog_decision_dup_named (c->dossier, extract, PERSON_2, NULL);
  joined = g_strjoinv ("; ", named);
  g_assert_cmpstr (joined, ==, "Harbour Trust");
}

/* Two items of one title are told apart; in an extract only those that are in it, and nothing says that there are others. */
static void
test_same_title (Case         *c,
                 gconstpointer data)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (RogTextDocument) text = NULL;
  g_autofree char *all = NULL;

  fixture_apply (c->dossier, "item.corrected", ITEM_2,
                 "{'number':2,'title':'Bank records','requested':{'salt':'" HASH "','scope':{'measure':'search','persons':['" PERSON_2 "'],'places':['14 Mill Street']}}}");
  rog_ruling_draft_include (c->draft, rog_dossier_find_item (c->dossier, ITEM_2));
  body = case_build (c, NULL);
  text = rog_decision_to_text (c->dossier, body, NULL);
  all = rog_text_document_to_text (text);
  g_assert_nonnull (strstr (all, "As to “Bank records (1)”: "));
  g_assert_nonnull (strstr (all, "As to “Bank records (2)”: "));
  g_assert_nonnull (strstr (all, "was heard on “Bank records (2)”"));
  g_assert_nonnull (strstr (all, "against “Bank records (1)”"));
  g_assert_null (strstr (all, "“Bank records”"));

  open_to_2 (c, "'items':['" ITEM_2 "']");
  assert_says (c, "As to “Bank records”: ", TRUE);
  assert_says (c, "was heard on “Bank records”", TRUE);
  assert_says (c, "Bank records (", FALSE);
  open_to_2 (c, "'items':['" ITEM_1 "']");
  assert_says (c, "As to “Bank records (2)”: ", TRUE);
}

/* A name is found in whatever spelling: composed or not, with what is not seen inside it, in capitals. */
static void
test_named_spelt (Case         *c,
                  gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *written;
    const char *found;
  } names[] = {
    { "Zo\u00eb Str\u00f6m", "It was Zoe\u0308 Stro\u0308m.", "Zo\u00eb Str\u00f6m; Str\u00f6m" },
    { "Zoe\u0308 Stro\u0308m", "It was STR\u00d6M.", "Stro\u0308m" },
    { "Uwe Gro\u00df", "It was Gross.", "Gro\u00df" },
    { "Jonas Petterhall", "It was Petter\u200bhall.", "Petterhall" },
    { "Jonas Petterhall", "It was Petter\u00adhall.", "Petterhall" },
    { "Jonas\u00a0Petterhall", "It was Petterhall.", "Petterhall" },
    { "Wei Li", "Mr Li came.", "Li" },
    { "Wei Li", "They were li and LIABLE.", "" },
    { "Wei Y", "Exhibit Y is kept.", "" },
  };

  open_to_2 (c, "'items':['" ITEM_2 "']");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *person = g_strdup_printf ("{'kind':'natural','name':'%s'}", names[i].name);
      g_autoptr (JsonObject) body = NULL;
      g_autoptr (JsonObject) extract = NULL;
      g_auto (GStrv) named = NULL;
      g_autofree char *joined = NULL;

      fixture_apply (c->dossier, i == 0 ? "person.entered" : "person.changed", WITNESS, person);
      body = case_build (c, NULL);
      extract = rog_decision_make_extract (c->dossier, body, PERSON_2, NULL);
      json_object_set_string_member (extract, "facts", names[i].written);
      named = rog_decision_dup_named (c->dossier, extract, PERSON_2, NULL);
      joined = g_strjoinv ("; ", named);
      g_assert_cmpstr (joined, ==, names[i].found);
    }
}

static void
apply_at (Case       *c,
          const char *at,
          const char *kind,
          const char *body)
{
  g_autofree char *id = rog_uuid_new ();

  g_assert_true (fixture_act (c->dossier, id, NULL, at, kind, id, body));
}

#define OPEN_ITEM "{'persons':['" PERSON_2 "'],'items':['" ITEM_1 "']}"
#define OPEN_FIELD "{'persons':['" PERSON_2 "'],'fields':[{'item':'" ITEM_1 "','fields':['period']}]}"
#define SECRET(basis) "{'items':['" ITEM_1 "'],'from':['" PERSON_2 "'],'basis':'" basis "','article':'" basis "','set_by':'Ada Lorne','reason':'So it is.'}"

/* Clocks are put right, and some never are: what was entered last holds, whatever its time. */
static void
test_clock_put_back (Case         *c,
                     gconstpointer data)
{
  apply_at (c, "2026-09-10T10:00:00Z", "opening.made", OPEN_ITEM);
  apply_at (c, "2026-09-10T10:00:00Z", "opening.made", OPEN_FIELD);
  g_assert_true (rog_dossier_may_know (c->dossier, ITEM_1, PERSON_2));
  apply_at (c, "2026-09-10T09:05:00Z", "secrecy.set", SECRET ("judge"));
  g_assert_false (rog_dossier_may_know (c->dossier, ITEM_1, PERSON_2));
  g_assert_false (rog_dossier_may_know_field (c->dossier, ITEM_1, "period", PERSON_2));
  g_assert_true (rog_dossier_is_kept_secret (c->dossier, ITEM_1));
  apply_at (c, "2026-09-10T08:00:00Z", "opening.made", OPEN_ITEM);
  g_assert_true (rog_dossier_may_know (c->dossier, ITEM_1, PERSON_2));
  /* In one second, by whatever basis. */
  apply_at (c, "2026-09-10T08:00:00Z", "secrecy.set", SECRET ("law"));
  g_assert_false (rog_dossier_may_know (c->dossier, ITEM_1, PERSON_2));
  g_assert_cmpstr (rog_dossier_find_secrecy_article (c->dossier, ITEM_1, PERSON_2), ==, "law");
}

/* The last one set. */
static void
test_capacity_put_back (Case         *c,
                        gconstpointer data)
{
  apply_at (c, "2026-09-10T10:00:00Z", "capacity.set", "{'person':'" PERSON_2 "','item':'" ITEM_1 "','capacity':'suspect','source':'judge','reason':'So.'}");
  apply_at (c, "2026-09-10T09:00:00Z", "capacity.set", "{'person':'" PERSON_2 "','item':'" ITEM_1 "','capacity':'witness','source':'judge','reason':'So.'}");
  g_assert_cmpstr (rog_dossier_get_capacity (c->dossier, PERSON_2, ITEM_1), ==, "witness");
}

/* The whole is asked about by its words too: here the facts name somebody. */
static void
test_whole_names (Case         *c,
                  gconstpointer data)
{
  g_autoptr (JsonObject) state = fixture_json ("{'served':[{'person':'" PERSON_2 "','what':'whole'}]}");
  guint n = 0;

  fixture_apply (c->dossier, "person.entered", WITNESS, "{'kind':'natural','name':'Jonas Petterhall'}");
  open_to_2 (c, "'items':['" ITEM_1 "','" ITEM_2 "']");
  fixture_apply (c->dossier, "challenge.withdrawn", "00000000-0000-4000-8000-0000000000d9", "{'challenge':'" CHALLENGE "','step':'withdrawal'}");
  fixture_apply (c->dossier, "challenge.indexed", CHALLENGE,
                 "{'for':'" PERSON_1 "','capacity':'suspect','by':{'kind':'counsel','name':'Vera Lund'},'scan':'" DOCUMENT "','targets':[{'kind':'item','item':'" ITEM_1 "'}],"
                 "'grounds':[{'id':'" GROUND "','ground':'G07','title':'Overbroad','argument':'Twenty months would do.'}],'relief':[{'kind':'narrow'}],'interim':[{'id':'" INTERIM "','kind':'suspend-execution'}]}");
  open_to_2 (c, "'documents':['" DOCUMENT "']");
  rog_ruling_draft_set_list (c->draft, "served", json_object_get_array_member (state, "served"));
  rog_ruling_draft_set_part (c->draft, "facts", "Mr Petterhall is said to have opened the door.");
  {
    g_autoptr (GPtrArray) shown = case_find_confirmations (c);

    for (guint i = 0; i < shown->len; i++)
      {
        RogBlocker *one = g_ptr_array_index (shown, i);

        g_test_message ("%s: %s", rog_blocker_get_code (one), rog_blocker_get_sentence (one));
        g_assert_cmpstr (rog_blocker_get_code (one), !=, "served-whole");
        n += g_str_equal (rog_blocker_get_code (one), "whole-names") && strstr (rog_blocker_get_sentence (one), "Petterhall") != NULL;
      }
  }
  g_assert_cmpuint (n, ==, 1);
}

#define ADD(name, function) g_test_add ("/extract/" name, Case, NULL, set_up, function, case_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("put-there", test_put_there);
  ADD ("citation", test_citation);
  ADD ("citation-in-whole", test_citation_in_whole);
  ADD ("route", test_route);
  ADD ("secret-field", test_secret_field);
  ADD ("secret-measure", test_secret_measure);
  ADD ("no-reason", test_no_reason);
  ADD ("no-reason-for-answer", test_no_reason_for_answer);
  ADD ("secret-field-opened", test_secret_field_opened);
  ADD ("open-field", test_open_field);
  ADD ("secret-field-paragraph", test_secret_field_paragraph);
  ADD ("capacity", test_capacity);
  ADD ("own-capacity", test_own_capacity);
  ADD ("other-capacity", test_other_capacity);
  ADD ("request-date", test_request_date);
  ADD ("days", test_days);
  ADD ("named", test_named);
  ADD ("same-title", test_same_title);
  ADD ("named/spelt", test_named_spelt);
  ADD ("clock-put-back", test_clock_put_back);
  ADD ("capacity-put-back", test_capacity_put_back);
  ADD ("whole-names", test_whole_names);

  return g_test_run ();
}
