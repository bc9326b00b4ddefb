// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the forms of the Request section have in common.
#include "request/rog-request-pages.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-scope-format.h"
#include "rog-law-text.h"
#include "service/rog-work-facts.h"
#include "widgets/rog-row-name.h"

/**
 * rog_request_page_set_zone:
 * @page: a form
 * @member: a field that is a moment
 * @work: the work on a dossier, in whose zone a time is meant
 */
void
rog_request_page_set_zone (RogActPage *page,
                           const char *member,
                           RogWork    *work)
{
  RogDossier *dossier = rog_work_get_dossier (work);
  RogRequest *request = rog_dossier_get_request (dossier);
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (dossier);
  const char *name = request != NULL ? rog_request_get_zone (request) : NULL;

  rog_form_row_set_zone (rog_act_page_get_row (page, member), zone, name != NULL ? name : g_time_zone_get_identifier (zone));
}

static void
entered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogActPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_enter_fact_finish (ROG_WORK (object), result, &error);

  rog_act_page_end (page, _("Entered in the record"), error, _("It was not entered."));
}

/**
 * rog_request_page_enter:
 * @page: the form
 * @work: the work on a dossier
 * @kind: the act's kind
 * @object: (nullable): what it changes
 * @body: its complete new state
 */
void
rog_request_page_enter (RogActPage *page,
                        RogWork    *work,
                        const char *kind,
                        RogEntity  *object,
                        JsonObject *body)
{
  rog_act_page_begin (page);
  rog_work_enter_fact_async (work, kind, object != NULL ? rog_entity_get_id (object) : NULL, body, NULL, entered_cb, g_object_ref (page));
}

/*
 * Single fields of items
 */

#define FIELDS "fields:"

static void
add_item_fields (RogActPage          *page,
                 AdwPreferencesGroup *group,
                 RogDossier          *dossier,
                 RogItem             *item)
{
  RogRules        *rules = ROG_RULES (rog_law_text_get_law ());
  JsonObject      *scope = rog_item_peek_scope (item);
  g_autofree char *member = g_strconcat (FIELDS, rog_entity_get_id (ROG_ENTITY (item)), NULL);
  g_autoptr (GList) names = scope != NULL ? json_object_get_members (scope) : NULL;
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rog_item_get_title (item));
  rog_row_name_by_title (row);
  adw_preferences_group_add (group, row);
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *value = rog_scope_format_field (dossier, rules, scope, l->data);
      const char      *label = rog_scope_field_get_label (rules, l->data);
      GtkWidget       *check;

      /* A member that the catalogue does not call anything is not one that a person can read. */
      if (value == NULL || *value == '\0' || g_str_equal (label, l->data))
        continue;
      check = rog_act_page_add_check (page, row, member, l->data, label, FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (check), value);
    }
}

/**
 * rog_request_page_add_fields:
 * @page: a form
 * @dossier: the dossier
 * @description: what they are chosen for
 *
 * Returns: (transfer none) (nullable): a group with a check for each field of each item; %NULL where there is no item.
 *   What was chosen becomes the act's `fields` by rog_request_page_gather_fields()
 */
AdwPreferencesGroup *
rog_request_page_add_fields (RogActPage *page,
                             RogDossier *dossier,
                             const char *description)
{
  GListModel          *items = rog_dossier_get_items (dossier);
  AdwPreferencesGroup *group;

  if (g_list_model_get_n_items (items) == 0)
    return NULL;

  group = rog_act_page_add_group (page, _("Single fields"), description);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      add_item_fields (page, group, dossier, item);
    }

  return group;
}

/**
 * rog_request_page_gather_fields:
 * @body: what rog_act_page_to_json() gave; its lists of fields, each under its item, become what the act has
 */
void
rog_request_page_gather_fields (JsonObject *body)
{
  g_autoptr (JsonArray) fields = json_array_new ();
  g_autoptr (GList) members = json_object_get_members (body);

  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *member = l->data;
      JsonObject *one;

      if (!g_str_has_prefix (member, FIELDS))
        continue;
      one = json_object_new ();
      json_object_set_string_member (one, "item", member + strlen (FIELDS));
      json_object_set_array_member (one, "fields", json_array_ref (rog_json_peek_array (body, member)));
      json_array_add_object_element (fields, one);
      json_object_remove_member (body, member);
    }
  if (json_array_get_length (fields) > 0)
    json_object_set_array_member (body, "fields", g_steal_pointer (&fields));
}
