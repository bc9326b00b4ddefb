// SPDX-License-Identifier: GPL-3.0-or-later
//
// A supplement to a challenge, or its withdrawal: acts of their own, each with when, how and the proof
// of its filing (casework § 6).
#include "challenges/rog-challenge-step-page.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenge-facts.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "form/rog-form-lists.h"
#include "service/rog-work-challenge.h"

/* Of "filed", but for the text. */
static const RogFormField step_fields[] = {
  { "text", N_ ("What it says, in short"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "filed/at", N_ ("Filed on"), ROG_FORM_DATE, TRUE, NULL, NULL },
  { "filed/how", N_ ("How"), ROG_FORM_CHOICE, TRUE, NULL, rog_form_filings },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

typedef struct
{
  RogWork *work;      /* (owned) */
  char    *challenge; /* (owned) */
  gboolean withdrawal;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->work);
  g_free (step->challenge);
  g_free (step);
}

static void
entered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogActPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_add_challenge_step_finish (ROG_WORK (object), result, &error);
  Step            *step = rog_act_page_get_data (page);

  rog_act_page_end (page, step->withdrawal ? _("Withdrawal entered in the record") : _("Supplement entered in the record"), error, _("It was not entered."));
}

static void
go_cb (RogActPage *page,
       Step       *step)
{
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);
  RogProofGroup *group = rog_act_page_get_proof (page);
  JsonObject    *proof = rog_proof_group_to_json (group);

  json_object_set_string_member (body, "challenge", step->challenge);
  json_object_set_string_member (body, "step", step->withdrawal ? "withdrawal" : "supplement");
  if (proof != NULL)
    json_object_set_object_member (rog_json_peek_object (body, "filed"), "proof", proof);
  rog_act_page_begin (page);
  rog_work_add_challenge_step_async (step->work, body, rog_proof_group_get_file (group), NULL, entered_cb, g_object_ref (page));
}

static void
add_grounds (RogActPage          *page,
             Step                *step,
             AdwPreferencesGroup *group,
             RogEntity           *challenge,
             const char          *member)
{
  RogDossier *dossier = rog_work_get_dossier (step->work);
  JsonArray  *list = rog_entity_peek_array (challenge, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject      *ground = json_array_get_object_element (list, i);
      const char      *id = rog_json_peek_string (ground, "id");
      const char      *title = rog_json_peek_string (ground, "title");
      g_autofree char *words = title != NULL ? g_strdup (title) : rog_challenge_relief_words (dossier, ground);

      if (!rog_dossier_ground_is_withdrawn (dossier, step->challenge, id))
        rog_act_page_add_check (page, GTK_WIDGET (group), "grounds", id, words, FALSE);
    }
}

/**
 * rog_challenge_step_page_new:
 * @work: the work on a dossier
 * @challenge: one of its challenges
 * @withdrawal: whether it is withdrawn; else supplemented
 * @own: whether the challenge is this desk's own, counsel's
 *
 * Returns: (transfer floating): the form
 */
RogActPage *
rog_challenge_step_page_new (RogWork   *work,
                             RogEntity *challenge,
                             gboolean   withdrawal,
                             gboolean   own)
{
  RogActPage *page = rog_act_page_new (withdrawal ? _("Enter Withdrawal") : _("Enter Supplement"), _("Enter in Record"));
  Step       *step = g_new0 (Step, 1);

  step->work = g_object_ref (work);
  step->challenge = g_strdup (rog_entity_get_id (challenge));
  step->withdrawal = withdrawal;
  if (withdrawal)
    {
      AdwPreferencesGroup *group = rog_act_page_add_group (page, _("What is withdrawn"), _("Nothing chosen means all of it"));

      add_grounds (page, step, group, challenge, "grounds");
      add_grounds (page, step, group, challenge, "interim");
    }
  rog_act_page_add_fields (page, NULL, step_fields, NULL);
  /* At a court it goes into the record of the person it is for: what it came as, and no document of the bench. */
  if (own)
    rog_act_page_add_entities (page, _("Its documents"), NULL, "documents", rog_dossier_get_documents (rog_work_get_dossier (work)), "name", NULL);
  rog_act_page_set_proof (page, ROG_PROOF_GROUP (rog_proof_group_new (work, own ? ROG_PROOF_DOCUMENT | ROG_PROOF_FILE : ROG_PROOF_FILE)));
  rog_act_page_set_missing (page, NULL, step, step_free);
  g_signal_connect (page, "go", G_CALLBACK (go_cb), step);
  rog_act_page_update (page);

  return page;
}
