// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is entered of a person: details, capacity per item, counsel (casework § 2).
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-capacity.h"
#include "dossier/rog-dossier-query.h"
#include "form/rog-form-lists.h"
#include "request/rog-request-pages.h"
#include "service/rog-work-facts.h"

typedef struct
{
  RogWork   *work;   /* (owned) */
  RogEntity *person; /* (owned) (nullable): a new one */
  RogEntity *object; /* (owned) (nullable): what is changed */
} About;

static void
about_free (gpointer data)
{
  About *about = data;

  g_object_unref (about->work);
  g_clear_object (&about->person);
  g_clear_object (&about->object);
  g_free (about);
}

static About *
about_new (RogWork   *work,
           RogEntity *person,
           RogEntity *object)
{
  About *about = g_new0 (About, 1);

  about->work = g_object_ref (work);
  g_set_object (&about->person, person);
  g_set_object (&about->object, object);

  return about;
}

/* What is kept goes over what was there. */
static JsonObject *
make_body (RogActPage *page,
           RogEntity  *before)
{
  g_autoptr (JsonObject) said = rog_act_page_to_json (page);
  JsonObject *body = before != NULL ? rog_json_object_copy (rog_entity_peek_state (before)) : json_object_new ();
  g_autoptr (GList) members = json_object_get_members (said);

  for (GList *l = members; l != NULL; l = l->next)
    rog_json_copy_member (said, body, l->data);

  return body;
}

/* A field that was emptied is not stated any more. */
static void
drop_emptied (RogActPage         *page,
              const RogFormField *fields,
              JsonObject         *body)
{
  for (guint i = 0; fields[i].member != NULL; i++)
    {
      g_autofree char *value = rog_act_page_dup_value (page, fields[i].member);

      if (value == NULL && json_object_has_member (body, fields[i].member))
        json_object_remove_member (body, fields[i].member);
    }
}

static void
set_or_drop (JsonObject *body,
             const char *member,
             const char *value)
{
  if (value != NULL)
    json_object_set_string_member (body, member, value);
  else if (json_object_has_member (body, member))
    json_object_remove_member (body, member);
}

/*
 * Details
 */

static const RogFormField person_fields[] = {
  { "name", N_ ("Name"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "kind", N_ ("Kind"), ROG_FORM_CHOICE, TRUE, NULL, rog_form_person_kinds },
  { "born", N_ ("Born"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "nationality", N_ ("Nationality"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "address", N_ ("Address"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "address_for_service", N_ ("Address for service"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "representative", N_ ("Represented by, for a legal person"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static gint64
next_number (RogDossier *dossier)
{
  GListModel *persons = rog_dossier_get_persons (dossier);
  gint64      highest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (persons); i++)
    {
      g_autoptr (RogEntity) person = g_list_model_get_item (persons, i);

      highest = MAX (highest, rog_entity_get_int (person, "number"));
    }

  return highest + 1;
}

static void
person_go_cb (RogActPage *page,
              About      *about)
{
  RogProofGroup *proof = rog_act_page_get_proof (page);
  g_autoptr (JsonObject) body = make_body (page, about->person);
  g_autofree char *reason = rog_proof_group_dup_reason (proof);

  drop_emptied (page, person_fields, body);
  json_object_set_array_member (body, "pins", rog_proof_group_dup_pins (proof));
  set_or_drop (body, "reason", reason);
  if (about->person == NULL)
    json_object_set_int_member (body, "number", next_number (rog_work_get_dossier (about->work)));
  rog_request_page_enter (page, about->work, about->person != NULL ? "person.changed" : "person.entered", about->person, body);
}

/**
 * rog_person_page_new:
 * @work: the work on a dossier
 * @person: (nullable): whose details they are; %NULL for a person who is not in the dossier yet
 *
 * Returns: (transfer floating): the form
 */
RogActPage *
rog_person_page_new (RogWork   *work,
                     RogEntity *person)
{
  RogActPage *page = rog_act_page_new (person != NULL ? _("Details of a Person") : _("Enter Person"), _("Enter in Record"));
  About      *about = about_new (work, person, NULL);
  GtkWidget  *proof = rog_proof_group_new (work, ROG_PROOF_PASSAGES);

  rog_act_page_add_fields (page, NULL, person_fields, person != NULL ? rog_entity_peek_state (person) : NULL);
  if (person != NULL)
    {
      rog_proof_group_set_pins (ROG_PROOF_GROUP (proof), rog_entity_peek_array (person, "pins"));
      rog_proof_group_set_reason (ROG_PROOF_GROUP (proof), rog_entity_get_string (person, "reason"));
    }
  rog_act_page_set_proof (page, ROG_PROOF_GROUP (proof));
  rog_act_page_set_missing (page, NULL, about, about_free);
  g_signal_connect (page, "go", G_CALLBACK (person_go_cb), about);
  rog_act_page_update (page);

  return page;
}

/*
 * Capacity
 */

static const RogFormChoice authority_alone[] = {
  { "authority", N_ ("Stated by the authority") },
  { NULL, NULL },
};

static const RogFormChoice authority_or_judge[] = {
  { "authority", N_ ("Stated by the authority") },
  { "judge", N_ ("Set by a judge") },
  { NULL, NULL },
};

static const RogFormField capacity_fields[] = {
  { "capacity", N_ ("Capacity"), ROG_FORM_CHOICE, TRUE, "capacities", NULL },
  { "source", N_ ("Source"), ROG_FORM_CHOICE, TRUE, NULL, authority_alone },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static const RogFormField capacity_fields_of_judge[] = {
  { "capacity", N_ ("Capacity"), ROG_FORM_CHOICE, TRUE, "capacities", NULL },
  { "source", N_ ("Source"), ROG_FORM_CHOICE, TRUE, NULL, authority_or_judge },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

/* The capacity that is there for the same person and item, and is changed. */
static RogEntity *
find_capacity (RogDossier *dossier,
               const char *person,
               const char *item)
{
  GListModel *capacities = rog_dossier_get_capacities (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (capacities); i++)
    {
      g_autoptr (RogCapacity) capacity = g_list_model_get_item (capacities, i);

      if (g_strcmp0 (rog_capacity_get_person (capacity), person) == 0 && g_strcmp0 (rog_capacity_get_item (capacity), item) == 0)
        return ROG_ENTITY (capacity); /* the dossier holds it */
    }

  return NULL;
}

static const char *
find_missing_capacity (RogActPage *page,
                       gpointer    data)
{
  g_autofree char *source = rog_act_page_dup_value (page, "source");
  g_autofree char *reason = rog_proof_group_dup_reason (rog_act_page_get_proof (page));

  return g_strcmp0 (source, "judge") == 0 && reason == NULL ? _("A capacity that a judge sets has a reason, in words") : NULL;
}

static void
capacity_go_cb (RogActPage *page,
                About      *about)
{
  RogProofGroup *proof = rog_act_page_get_proof (page);
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);
  g_autoptr (JsonArray) pins = rog_proof_group_dup_pins (proof);
  g_autofree char *reason = rog_proof_group_dup_reason (proof);
  const char      *person = rog_entity_get_id (about->person);

  json_object_set_string_member (body, "person", person);
  set_or_drop (body, "reason", reason);
  if (json_array_get_length (pins) > 0)
    json_object_set_object_member (body, "pin", json_object_ref (json_array_get_object_element (pins, 0)));
  rog_request_page_enter (page, about->work, "capacity.set",
                          find_capacity (rog_work_get_dossier (about->work), person, rog_json_peek_string (body, "item")), body);
}

/**
 * rog_capacity_page_new:
 * @work: the work on a dossier
 * @person: one of its persons
 *
 * Returns: (transfer floating): the form that says in which capacity the person stands, for all items or for one
 */
RogActPage *
rog_capacity_page_new (RogWork   *work,
                       RogEntity *person)
{
  RogActPage          *page = rog_act_page_new (_("Capacity"), _("Enter in Record"));
  About               *about = about_new (work, person, NULL);
  AdwPreferencesGroup *group = rog_act_page_add_fields (page, rog_entity_get_string (person, "name"),
                                                        rog_work_is_judge (work) ? capacity_fields_of_judge : capacity_fields, NULL);

  rog_act_page_add_entity (page, group, "item", _("For"), rog_dossier_get_items (rog_work_get_dossier (work)), "title", _("All items"));
  rog_act_page_set_proof (page, ROG_PROOF_GROUP (rog_proof_group_new (work, ROG_PROOF_PASSAGES)));
  rog_act_page_set_missing (page, find_missing_capacity, about, about_free);
  g_signal_connect (page, "go", G_CALLBACK (capacity_go_cb), about);
  rog_act_page_update (page);

  return page;
}

/*
 * Counsel
 */

static const RogFormField counsel_fields[] = {
  { "counsel", N_ ("Counsel"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "office", N_ ("Office"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "address", N_ ("Address"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "from", N_ ("From"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "to", N_ ("Ended on"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static void
counsel_go_cb (RogActPage *page,
               About      *about)
{
  g_autoptr (JsonObject) body = make_body (page, about->object);

  drop_emptied (page, counsel_fields, body);
  json_object_set_string_member (body, "person", rog_entity_get_id (about->person));
  if (rog_act_page_count (page, "items") == 0)
    json_object_set_string_member (body, "items", "all");
  rog_act_page_put_proof (page, body);
  rog_request_page_enter (page, about->work, "representation.set", about->object, body);
}

/**
 * rog_counsel_page_new:
 * @work: the work on a dossier
 * @person: one of its persons
 * @representation: (nullable): what is changed or ended; %NULL for counsel who is not entered yet
 *
 * Returns: (transfer floating): the form that says who acts for the person, on what
 */
RogActPage *
rog_counsel_page_new (RogWork   *work,
                      RogEntity *person,
                      RogEntity *representation)
{
  RogActPage *page = rog_act_page_new (representation != NULL ? _("Counsel") : _("Enter Counsel"), _("Enter in Record"));
  About      *about = about_new (work, person, representation);
  GtkWidget  *proof = rog_proof_group_new (work, ROG_PROOF_PASSAGES | ROG_PROOF_DOCUMENT);

  // Translators: for whom counsel acts.
  g_autofree char *title = g_strdup_printf (_("For %s"), rog_entity_get_string (person, "name"));

  rog_act_page_add_fields (page, title, counsel_fields, representation != NULL ? rog_entity_peek_state (representation) : NULL);
  rog_act_page_add_entities (page, _("Items"), _("Nothing chosen means all of them"), "items", rog_dossier_get_items (rog_work_get_dossier (work)), "title",
                                                 representation != NULL ? rog_entity_peek_array (representation, "items") : NULL);
  rog_act_page_set_proof (page, ROG_PROOF_GROUP (proof));
  rog_act_page_set_missing (page, NULL, about, about_free);
  g_signal_connect (page, "go", G_CALLBACK (counsel_go_cb), about);
  rog_act_page_update (page);

  return page;
}
