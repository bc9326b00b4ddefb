// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

#include <string.h>

#include "core/rog-json.h"

#define HASH "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

JsonObject *
fixture_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *with_quotes = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (with_quotes, strlen (with_quotes));
  g_autoptr (JsonNode) node = rog_json_parse (bytes, 1 << 20, &error);

  g_assert_no_error (error);

  return rog_json_object_copy (json_node_get_object (node));
}

gboolean
fixture_act (RogDossier *dossier,
             const char *hash,
             const char *after,
             const char *at,
             const char *kind,
             const char *object,
             const char *body)
{
  g_autoptr (JsonObject) json = fixture_json (body);
  g_autoptr (GError) error = NULL;
  const char *rests_on[] = { after, NULL };
  RogActView  view = { .hash = hash, .record = REQUEST, .seq = rog_dossier_get_n_acts (dossier), .kind = kind, .object = object, .at = at, .author_name = "Ana Brekke", .author_role = "judge", .after = rests_on, .body = json };
  gboolean    done = rog_dossier_apply (dossier, &view, &error);

  if (!done)
    g_test_message ("%s", error->message);

  return done;
}

void
fixture_apply (RogDossier *dossier,
               const char *kind,
               const char *object,
               const char *body)
{
  g_autofree char *hash = g_strdup_printf ("act-%05u", rog_dossier_get_n_acts (dossier) + 1);
  g_autofree char *before = g_strdup_printf ("act-%05u", rog_dossier_get_n_acts (dossier));

  g_assert_true (fixture_act (dossier, hash, before, "2026-09-01T08:00:00Z", kind, object, body));
}

#define SCOPE_1 "{'measure':'bank-records','data_categories':['bank'],'persons':['" PERSON_1 "'],"       \
                "'period':{'from':'2020-01-01','to':'2024-12-31'},'terms':'not-stated','exclusions':[]," \
                "'safeguards':['Letters of counsel are set aside'],'purpose':'to follow the payments',"  \
                "'retention':{'length':5,'unit':'years'},'offences':['" OFFENCE "']}"
#define SCOPE_2 "{'measure':'search','persons':['" PERSON_2 "'],'places':['14 Mill Street'],'terms':'all'}"

/* An act after all that were applied before. */
void
fixture_enter (RogDossier *dossier,
               const char *at,
               const char *kind,
               const char *object,
               const char *body)
{
  g_autofree char *hash = g_strdup_printf ("act-%05u", rog_dossier_get_n_acts (dossier) + 1);
  g_autofree char *before = g_strdup_printf ("act-%05u", rog_dossier_get_n_acts (dossier));

  g_assert_true (fixture_act (dossier, hash, before, at, kind, object, body));
}

RogDossier *
fixture_dossier (void)
{
  RogDossier *dossier = rog_dossier_new (REQUEST);

  fixture_apply (dossier, "request.entered", REQUEST,
                 "{'title':'A and B','instrument':'eio','legal_basis':'Directive 2014/41/EU','zone':'Europe/Berlin',"
                 "'authority':{'name':'Prosecutor of Karvelle','country':'XV'},'court':{'name':'Court of Lindhaven'},"
                 "'their_reference':'1 Js 2/26','our_reference':'2026/7','facts_alleged':'It is alleged that payments were made.',"
                 "'offences':[{'id':'" OFFENCE "','title':'Bribery','from':'2023-03-01','to':'2024-10-31'}]}");
  fixture_apply (dossier, "document.entered", DOCUMENT,
                 "{'name':'Request','role':'request','media_type':'application/pdf','size':1000,'hash':'" HASH "','items':['" ITEM_1 "']}");
  fixture_apply (dossier, "person.entered", PERSON_1, "{'kind':'natural','name':'Tomas Rehlin'}");
  fixture_apply (dossier, "person.entered", PERSON_2, "{'kind':'legal','name':'Corrin Advisory Ltd'}");
  fixture_apply (dossier, "item.entered", ITEM_1, "{'number':1,'title':'Bank records','requested':{'salt':'" HASH "','scope':" SCOPE_1 "}}");
  fixture_apply (dossier, "item.entered", ITEM_2, "{'number':2,'title':'Search, 14 Mill Street','requested':{'salt':'" HASH "','scope':" SCOPE_2 "}}");

  return dossier;
}

void
fixture_add_challenge (RogDossier *dossier)
{
  fixture_apply (dossier, "challenge.entered", CHALLENGE,
                 "{'for':'" PERSON_1 "','capacity':'suspect','by':{'kind':'counsel','name':'Vera Lund'},"
                 "'targets':[{'kind':'item','item':'" ITEM_1 "'}],'grounds':[{'id':'" GROUND "','ground':'G07','title':'Overbroad','argument':'Twenty months would do.'}],"
                 "'relief':[{'kind':'narrow','items':['" ITEM_1 "'],'text':'to twenty months'},{'kind':'refuse','items':['" ITEM_2 "']}],'interim':[{'id':'" INTERIM "','kind':'suspend-execution'}]}");
}

static void
hear (RogRulingDraft *draft,
      const char     *item,
      const char     *person)
{
  g_autoptr (JsonObject) heard = fixture_json ("{'heard':true,'how':'in writing','when':'2026-09-10'}");

  rog_ruling_draft_set_heard (draft, item, person, heard);
}

static void
give_reasons (RogRulingDraft *draft,
              const char     *card)
{
  g_autofree char *id = rog_ruling_draft_put_paragraph (draft, NULL, card, "Because the payments are in that period.", NULL, NULL, NOW);

  g_assert_nonnull (id);
}

static void
set_list (RogRulingDraft *draft,
          const char     *list,
          const char     *text)
{
  g_autoptr (JsonObject) holder = fixture_json (text);

  rog_ruling_draft_set_list (draft, list, json_object_get_array_member (holder, "list"));
}

RogRulingDraft *
fixture_ruling (RogDossier *dossier)
{
  RogRulingDraft *draft = rog_ruling_draft_new ("measure");

  rog_ruling_draft_include (draft, rog_dossier_find_item (dossier, ITEM_1));
  rog_ruling_draft_include (draft, rog_dossier_find_item (dossier, ITEM_2));
  rog_ruling_draft_set_outcome (draft, ITEM_1, "execute-in-part");
  rog_ruling_draft_set_outcome (draft, ITEM_2, "execute");
  give_reasons (draft, "item:" ITEM_1);
  give_reasons (draft, "item:" ITEM_2);
  hear (draft, ITEM_1, PERSON_1);
  hear (draft, ITEM_2, PERSON_2);
  rog_ruling_draft_set_part (draft, "procedure", "The order came on 1 September 2026.");
  rog_ruling_draft_set_part (draft, "secrecy", "What is secret is told when it is over.");
  rog_ruling_draft_set_part (draft, "place", "Lindhaven");
  set_list (draft, "remedy", "{'list':[{'for':'each person concerned','court':'Court of Appeal','days':14,'from':'service','suspends':false}]}");
  set_list (draft, "signers", "{'list':[{'name':'Ana Brekke','office':'Judge'}]}");

  return draft;
}

GListStore *
fixture_scopes (RogDossier *dossier)
{
  GListStore *store = g_list_store_new (ROG_TYPE_SCOPE_DRAFT);
  g_autoptr (RogScopeDraft) draft = rog_scope_draft_new (rog_dossier_find_item (dossier, ITEM_1));
  g_autoptr (JsonObject) route = fixture_json ("{'route':'domestic-law','provision':'§ 5 Bank Act','opening':'EIO 9(1)'}");

  rog_scope_draft_set_period (draft, "2023-03-01", "2024-10-31");
  rog_scope_draft_set_reason (draft, "period", "The offence is alleged for that time.");
  rog_scope_draft_set_route (draft, "period", route);
  rog_scope_draft_set_rest (draft, "period", "refused");
  g_list_store_append (store, draft);

  return store;
}

void
fixture_answer (RogRulingDraft *draft,
                const char     *key,
                const char     *answer)
{
  g_autofree char *text = g_strdup_printf ("{'answer':'%s','until':{'date':'2026-12-01'}}", answer);
  g_autofree char *card = g_strconcat ("pair:", key, NULL);
  g_autoptr (JsonObject) object = fixture_json (text);

  rog_ruling_draft_set_answer (draft, key, object);
  give_reasons (draft, card);
}
