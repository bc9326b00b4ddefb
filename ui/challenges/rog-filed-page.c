// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counsel's: that a pleading was filed, when, how, and what proves it (casework § 6).
#include "challenges/rog-filed-page.h"

#include <glib/gi18n.h>

#include "form/rog-form-lists.h"
#include "service/rog-work-challenge.h"

static const RogFormField filed_fields[] = {
  { "at", N_ ("Filed on"), ROG_FORM_DATE, TRUE, NULL, NULL },
  { "how", N_ ("How"), ROG_FORM_CHOICE, TRUE, NULL, rog_form_filings },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

typedef struct
{
  RogWork *work;      /* (owned) */
  char    *challenge; /* (owned) */
} Filed;

static void
filed_free (gpointer data)
{
  Filed *filed = data;

  g_object_unref (filed->work);
  g_free (filed->challenge);
  g_free (filed);
}

static void
entered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogActPage) page = user_data;
  g_autoptr (GError) error = NULL;

  rog_work_enter_filed_finish (ROG_WORK (object), result, &error);
  rog_act_page_end (page, _("Filing entered in the record"), error, _("It was not entered."));
}

static void
go_cb (RogActPage *page,
       Filed      *filed)
{
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);
  RogProofGroup *group = rog_act_page_get_proof (page);
  JsonObject    *proof = rog_proof_group_to_json (group);

  if (proof != NULL)
    json_object_set_object_member (body, "proof", proof);
  rog_act_page_begin (page);
  rog_work_enter_filed_async (filed->work, filed->challenge, body, rog_proof_group_get_file (group), NULL, entered_cb, g_object_ref (page));
}

/**
 * rog_filed_page_new:
 * @work: the work on a dossier, at counsel's desk
 * @challenge: the id of a pleading that was signed
 *
 * Returns: (transfer floating): the form
 */
RogActPage *
rog_filed_page_new (RogWork    *work,
                    const char *challenge)
{
  RogActPage *page = rog_act_page_new (_("Enter Filed"), _("Enter in Record"));
  Filed      *filed = g_new0 (Filed, 1);

  filed->work = g_object_ref (work);
  filed->challenge = g_strdup (challenge);
  rog_act_page_add_fields (page, NULL, filed_fields, NULL);
  rog_act_page_set_proof (page, ROG_PROOF_GROUP (rog_proof_group_new (work, ROG_PROOF_FILE)));
  rog_act_page_set_missing (page, NULL, filed, filed_free);
  g_signal_connect (page, "go", G_CALLBACK (go_cb), filed);
  rog_act_page_update (page);

  return page;
}
