// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the forms of the Request section have in common.
#include "request/rog-request-pages.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-query.h"
#include "service/rog-work-facts.h"

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

/**
 * rog_request_page_take_proof:
 * @page: a form with a proof
 * @body: what becomes the act; gets its `proof`
 */
void
rog_request_page_take_proof (RogActPage *page,
                             JsonObject *body)
{
  JsonObject *proof = rog_proof_group_to_json (rog_act_page_get_proof (page));

  if (proof != NULL)
    json_object_set_object_member (body, "proof", proof);
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
