// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-json.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-request-file.h"
#include "fixture.h"

/* Prints what the program writes, a line an act: "KIND BODY", for check-schemas.py. */

static void
print_body (const char *kind,
            JsonObject *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rog_json_object_canonical (body, &error);

  g_assert_no_error (error);
  g_print ("%s %.*s\n", kind, (int)g_bytes_get_size (bytes), (const char *)g_bytes_get_data (bytes, NULL));
}

static void
print_entities (GListModel *model)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (model, i);

      print_body (rog_entity_get_kind (entity), rog_entity_peek_state (entity));
    }
}

/* A decision that narrows with an open rest, answers, and puts off: and the items its rests become. */
static void
print_decision (RogDossier *dossier)
{
  g_autoptr (RogRulingDraft) draft = fixture_ruling (dossier);
  g_autoptr (GListStore) scopes = fixture_scopes (dossier);
  g_autoptr (RogScopeDraft) scope = g_list_model_get_item (G_LIST_MODEL (scopes), 0);
  g_autoptr (JsonObject) put_off = fixture_json ("{'article':'EIO 15(1)(a)','until':{'open':'not-foreseeable'},'review':'2026-12-01'}");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  fixture_answer (draft, CHALLENGE "/" GROUND "/" ITEM_1, "upheld-in-part");
  fixture_answer (draft, CHALLENGE "/" INTERIM "/", "granted");
  rog_scope_draft_set_rest (scope, "period", "open");
  rog_ruling_draft_set_item_object (draft, ITEM_2, "execution_postponed", put_off);
  body = rog_decision_build (dossier, draft, G_LIST_MODEL (scopes), NULL, NOW, &error);
  g_assert_no_error (error);
  print_body ("decision.signed", body);
  node = json_node_init_object (json_node_alloc (), body);
  text = json_to_string (node, FALSE);
  fixture_apply (dossier, "decision.signed", "00000000-0000-4000-8000-000000000081", text);
}

static void
print_detached (void)
{
  g_autoptr (JsonObject) body = fixture_json ("{'kind':'natural','name':'A','pins':[{'document':'" DOCUMENT "','hash':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA','page':1,'quote':'the words'}]}");
  g_autoptr (GPtrArray) words = rog_fields_detach_words (rog_entity_type_get_fields (ROG_TYPE_PERSON), body);

  g_assert_cmpuint (words->len, ==, 1);
  print_body ("person.entered", body);
}

static void
print_request_file (void)
{
  g_autoptr (JsonObject) file = fixture_json ("{'v':1,'request':{'title':'A','instrument':'treaty','zone':'CET','authority':{'name':'Prosecutor of Karvelle'}},"
                                              "'documents':[{'id':'" DOCUMENT "','file':'data/letter.pdf','name':'Letter','role':'request'}],"
                                              "'persons':[{'id':'" PERSON_1 "','kind':'natural','name':'Tomas Rehlin'}],"
                                              "'items':[{'id':'" ITEM_1 "','number':1,'title':'Bank records','scope':{'measure':'bank-records','persons':'all'}}]}");
  g_autoptr (GError) error = NULL;

  g_assert_true (rog_fields_check (rog_request_file_get_fields (), file, &error));
  g_assert_no_error (error);
  print_body ("request", file);
  json_object_remove_member (file, "v");
  g_assert_false (rog_fields_check (rog_request_file_get_fields (), file, NULL));
}

int
main (void)
{
  g_autoptr (RogDossier) dossier = fixture_dossier ();
  GListModel *items = rog_dossier_get_items (dossier);

  fixture_add_challenge (dossier);
  print_decision (dossier);
  print_detached ();
  print_request_file ();
  print_entities (rog_dossier_get_model (dossier, ROG_TYPE_REQUEST));
  print_entities (rog_dossier_get_documents (dossier));
  print_entities (rog_dossier_get_persons (dossier));
  print_entities (rog_dossier_get_challenges (dossier));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogEntity) item = g_list_model_get_item (items, i);

      print_body ("item.entered", rog_entity_peek_state (item));
    }

  return 0;
}
