// SPDX-License-Identifier: GPL-3.0-or-later
//
// Open to…: items, single fields of them, and documents, to persons, by a judge (casework § 2).
#include <string.h>

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "request/rog-request-pages.h"
#include "rog-law-text.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-scope-format.h"
#include "service/rog-work-challenge.h"
#include "widgets/rog-row-name.h"
#include "request/rog-request-parts.h"
#include "request/rog-withheld-group.h"

static const RogFormField opening_fields[] = {
  { "at", N_ ("From"), ROG_FORM_MOMENT, TRUE, NULL, NULL },
  { "how", N_ ("How it is shown"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "reason", N_ ("Reason"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

typedef struct
{
  RogWork             *work; /* (owned) */
  AdwPreferencesGroup *items;
  AdwPreferencesGroup *fields; /* (nullable) */
  RogWithheldGroup    *withheld;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->work);
  g_free (opening);
}

/*
 * What is chosen
 */

static gboolean
has (JsonObject *body,
     const char *list,
     const char *id)
{
  JsonArray *array = rog_json_peek_array (body, list);

  return rog_json_array_has (array, id);
}

static gboolean
is_secret_from_chosen (RogDossier *dossier,
                       const char *object,
                       JsonObject *body)
{
  JsonArray *persons = rog_json_peek_array (body, "persons");

  for (guint i = 0; persons != NULL && i < json_array_get_length (persons); i++)
    if (rog_dossier_is_secret_from (dossier, object, json_array_get_string_element (persons, i)))
      return TRUE;

  return FALSE;
}

/* The fields of a chosen item that stay secret from somebody chosen: "Statements of the account: Period". */
static void
name_secret_fields (GString    *names,
                    RogDossier *dossier,
                    RogItem    *item,
                    JsonObject *body)
{
  RogRules   *rules = ROG_RULES (rog_law_text_get_law ());
  const char *id = rog_entity_get_id (ROG_ENTITY (item));
  JsonArray  *persons = rog_json_peek_array (body, "persons");

  for (const RogField *field = rog_scope_fields; field->name != NULL; field++)
    for (guint i = 0; persons != NULL && i < json_array_get_length (persons); i++)
      if (rog_dossier_is_field_secret_from (dossier, id, field->name, json_array_get_string_element (persons, i)))
        {
          g_string_append_printf (names, "%s%s: %s", names->len > 0 ? "; " : "", rog_item_get_title (item), rog_scope_field_get_label (rules, field->name));
          break;
        }
}

/* Opening an item does not open what is kept secret of it by itself. */
static void
describe_fields (Opening    *opening,
                 JsonObject *body)
{
  RogDossier *dossier = rog_work_get_dossier (opening->work);
  GListModel *items = rog_dossier_get_items (dossier);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (has (body, "items", rog_entity_get_id (ROG_ENTITY (item))))
        name_secret_fields (names, dossier, item, body);
    }
  if (names->len > 0)
    // Translators: items, each with a field of it.
    words = g_strdup_printf (_("Kept secret by themselves, and not opened with the item: %s"), names->str);
  rog_group_describe (opening->fields, words != NULL ? words : _("For an item that is not opened whole, or of which they are kept secret"));
}

/* An item that is chosen, and secret from somebody who is. */
static gboolean
is_secret_item (RogDossier *dossier,
                RogItem    *item,
                JsonObject *body)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (item));

  return has (body, "items", id) && is_secret_from_chosen (dossier, id, body);
}

static void
describe_items (Opening    *opening,
                JsonObject *body)
{
  RogDossier *dossier = rog_work_get_dossier (opening->work);
  GListModel *items = rog_dossier_get_items (dossier);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (is_secret_item (dossier, item, body))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", rog_item_get_title (item));
    }
  if (names->len > 0)
    // Translators: items.
    words = g_strdup_printf (_("Secret from a person who is chosen: %s"), names->str);
  rog_group_describe (opening->items, words);
}

/* What the judge has to see before opening: it is said, and decided by the judge. */
static void
changed_cb (RogActPage *page,
            Opening    *opening)
{
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);

  if (opening->items != NULL)
    describe_items (opening, body);
  if (opening->fields != NULL)
    describe_fields (opening, body);
  rog_withheld_group_update (opening->withheld, body);
}

static const char *
find_missing (RogActPage *page,
              gpointer    data)
{
  Opening                 *opening = data;
  static const char *const fixed[] = { "persons", "items", "documents", NULL };
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);
  const char *left_out = rog_withheld_group_find_missing (opening->withheld);
  gboolean    anything = FALSE;

  rog_request_page_gather_fields (body);
  for (guint i = 1; fixed[i] != NULL; i++)
    anything = anything || rog_act_page_count (page, fixed[i]) > 0;
  if (rog_act_page_count (page, "persons") == 0)
    return _("Choose to whom it is opened");
  if (!anything && !json_object_has_member (body, "fields"))
    return _("Choose what is opened");
  if (left_out != NULL)
    return left_out;
  if (!json_object_has_member (body, "at") || !json_object_has_member (body, "reason"))
    return _("A date and the reason are needed");

  return NULL;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RogActPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_open_to_finish (ROG_WORK (object), result, &error);

  rog_act_page_end (page, _("Opened and entered in the record"), error, _("It was not opened."));
}

static void
go_cb (RogActPage *page,
       Opening    *opening)
{
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);

  rog_request_page_gather_fields (body);
  rog_withheld_group_gather (opening->withheld, body);
  rog_act_page_begin (page);
  rog_work_open_to_async (opening->work, body, NULL, opened_cb, g_object_ref (page));
}

/**
 * rog_opening_page_new:
 * @work: the work on a dossier, at a judge's desk
 *
 * Returns: (transfer floating): the form that opens a part of the dossier to persons
 */
RogActPage *
rog_opening_page_new (RogWork *work)
{
  RogActPage *page = rog_act_page_new (_("Open to"), _("Open and Record"));
  RogDossier *dossier = rog_work_get_dossier (work);
  Opening    *opening = g_new0 (Opening, 1);

  opening->work = g_object_ref (work);
  rog_request_add_persons (page, _("To whom"), dossier, NULL);
  opening->items = rog_act_page_add_entities (page, _("Items"), NULL, "items", rog_dossier_get_items (dossier), "title", NULL);
  opening->fields = rog_request_page_add_fields (page, dossier, _("For an item that is not opened whole, or of which they are kept secret"));
  rog_act_page_add_entities (page, _("Documents"), NULL, "documents", rog_dossier_get_documents (dossier), "name", NULL);
  opening->withheld = rog_withheld_group_new (page, work);
  rog_act_page_add_fields (page, _("When and why"), opening_fields, NULL);
  rog_request_page_set_zone (page, "at", work);
  rog_act_page_set_missing (page, find_missing, opening, opening_free);
  g_signal_connect (page, "changed", G_CALLBACK (changed_cb), opening);
  g_signal_connect (page, "go", G_CALLBACK (go_cb), opening);
  rog_act_page_update (page);

  return page;
}
