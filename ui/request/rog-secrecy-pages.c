// SPDX-License-Identifier: GPL-3.0-or-later
//
// Secrecy, which is more than that nothing was opened: it has a basis (casework § 2). Set, and lifted by a judge.
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "request/rog-request-pages.h"
#include "request/rog-request-parts.h"

static const RogFormChoice bases[] = {
  { "asked", N_ ("Asked by the authority") },
  { "law", N_ ("By law") },
  { "judge", N_ ("By a judge") },
  { NULL, NULL },
};

static const RogFormChoice readers[] = {
  { "everyone", N_ ("Everyone") },
  { "persons", N_ ("The persons chosen below") },
  { NULL, NULL },
};

static const RogFormField secrecy_fields[] = {
  { "whom", N_ ("Secret from"), ROG_FORM_CHOICE, TRUE, NULL, readers },
  { "basis", N_ ("Basis"), ROG_FORM_CHOICE, TRUE, NULL, bases },
  { "article", N_ ("Article"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "reason", N_ ("Reason"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "until/date", N_ ("Until (date)"), ROG_FORM_MOMENT, FALSE, NULL, NULL },
  { "until/event", N_ ("Until (event, in words)"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "review", N_ ("To be looked at again on"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static const RogFormField lift_fields[] = {
  { "reason", N_ ("Why it ends"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

/*
 * Set
 */

static const char *
find_missing (RogActPage *page,
              gpointer    data)
{
  g_autofree char *whom = rog_act_page_dup_value (page, "whom");
  g_autofree char *reason = rog_act_page_dup_value (page, "reason");
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);

  rog_request_page_gather_fields (body);
  if (rog_act_page_count (page, "items") == 0 && rog_act_page_count (page, "documents") == 0 && !json_object_has_member (body, "fields"))
    return _("Choose what is kept secret");
  if (g_strcmp0 (whom, "persons") == 0 && rog_act_page_count (page, "persons") == 0)
    return _("Choose from whom it is kept secret");
  if (reason == NULL)
    return _("The reason is needed");

  return NULL;
}

static void
go_cb (RogActPage *page,
       RogWork    *work)
{
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);
  g_autoptr (JsonObject) proof = rog_proof_group_to_json (rog_act_page_get_proof (page));
  JsonArray *persons = rog_json_peek_array (body, "persons");

  rog_request_page_gather_fields (body);
  if (g_strcmp0 (rog_json_peek_string (body, "whom"), "persons") == 0)
    json_object_set_array_member (body, "from", json_array_ref (persons));
  else
    json_object_set_string_member (body, "from", "everyone");
  json_object_remove_member (body, "whom");
  if (persons != NULL)
    json_object_remove_member (body, "persons");
  if (proof != NULL && json_object_has_member (proof, "pin"))
    json_object_set_object_member (body, "pin", json_object_ref (rog_json_peek_object (proof, "pin")));
  rog_request_page_enter (page, work, "secrecy.set", NULL, body);
}

/**
 * rog_secrecy_page_new:
 * @work: the work on a dossier with a request
 *
 * Returns: (transfer floating): the form that keeps items, single fields of them, and documents secret
 */
RogActPage *
rog_secrecy_page_new (RogWork *work)
{
  RogActPage *page = rog_act_page_new (_("Keep Secret"), _("Enter in Record"));
  RogDossier *dossier = rog_work_get_dossier (work);

  rog_act_page_add_entities (page, _("Items"), NULL, "items", rog_dossier_get_items (dossier), "title", NULL);
  rog_request_page_add_fields (page, dossier, _("Of an item that may be known otherwise"));
  rog_act_page_add_entities (page, _("Documents"), NULL, "documents", rog_dossier_get_documents (dossier), "name", NULL);
  rog_act_page_add_fields (page, _("From whom and why"), secrecy_fields, NULL);
  rog_request_page_set_zone (page, "until/date", work);
  rog_request_add_persons (page, _("Persons"), dossier, NULL);
  rog_act_page_set_proof (page, ROG_PROOF_GROUP (rog_proof_group_new (work, ROG_PROOF_PASSAGES)));
  rog_proof_group_set_optional (rog_act_page_get_proof (page));
  rog_act_page_set_missing (page, find_missing, g_object_ref (work), g_object_unref);
  g_signal_connect (page, "go", G_CALLBACK (go_cb), work);
  rog_act_page_update (page);

  return page;
}

/*
 * Lifted
 */

static const char *
find_missing_reason (RogActPage *page,
                     gpointer    data)
{
  g_autofree char *reason = rog_act_page_dup_value (page, "reason");

  return reason == NULL ? _("Why it ends is needed") : NULL;
}

static void
lift_cb (RogActPage *page,
         RogWork    *work)
{
  RogEntity *secrecy = g_object_get_data (G_OBJECT (page), "secrecy");
  g_autoptr (JsonObject) body = rog_entity_to_json (secrecy);
  g_autofree char *reason = rog_act_page_dup_value (page, "reason");

  json_object_set_string_member (body, "reason", reason);
  json_object_set_boolean_member (body, "lifted", TRUE);
  rog_request_page_enter (page, work, "secrecy.lifted", secrecy, body);
}

/**
 * rog_secrecy_lift_page_new:
 * @work: the work on a dossier, at a judge's desk
 * @secrecy: what is lifted
 * @what: what it is, in words
 *
 * Returns: (transfer floating): the form that ends a secrecy
 */
RogActPage *
rog_secrecy_lift_page_new (RogWork    *work,
                           RogEntity  *secrecy,
                           const char *what)
{
  RogActPage      *page = rog_act_page_new (_("Lift Secrecy"), _("Lift and Record"));
  g_autofree char *text = g_strjoin ("\n\n", what, _("Nothing is opened by this alone: what was opened to a person before is open again, and the rest is opened by “Open to…”."), NULL);

  rog_act_page_add_group (page, NULL, text);
  rog_act_page_add_fields (page, NULL, lift_fields, NULL);
  g_object_set_data_full (G_OBJECT (page), "secrecy", g_object_ref (secrecy), g_object_unref);
  rog_act_page_set_missing (page, find_missing_reason, g_object_ref (work), g_object_unref);
  g_signal_connect (page, "go", G_CALLBACK (lift_cb), work);
  rog_act_page_update (page);

  return page;
}
