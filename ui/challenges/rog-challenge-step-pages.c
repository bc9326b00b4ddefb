// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes after a challenge was written: that it was filed, a supplement to it, its withdrawal. Acts of their own,
// each with when, how and the proof of its filing (casework § 6).
#include "challenges/rog-challenge-step-pages.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenge-facts.h"
#include "challenges/rog-pleading-dialog.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "form/rog-form-lists.h"
#include "service/rog-work-challenge.h"

static const RogFormField filed_fields[] = {
  { "at", N_ ("Filed on"), ROG_FORM_DATE, TRUE, NULL, NULL },
  { "how", N_ ("How"), ROG_FORM_CHOICE, TRUE, NULL, rog_form_filings },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

/* Counsel writes it here; where there are documents too, they go with it. */
static const RogFormField supplement_fields[] = {
  { "text", N_ ("What is added, a line a paragraph"), ROG_FORM_LONG, TRUE, NULL, NULL },
  { "place", N_ ("Place"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static const RogFormField withdrawal_fields[] = {
  { "text", N_ ("Why, a line a paragraph"), ROG_FORM_LONG, FALSE, NULL, NULL },
  { "place", N_ ("Place"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

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

static Step *
step_new (RogWork    *work,
          const char *challenge,
          gboolean    withdrawal)
{
  Step *step = g_new0 (Step, 1);

  step->work = g_object_ref (work);
  step->challenge = g_strdup (challenge);
  step->withdrawal = withdrawal;

  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->work);
  g_free (step->challenge);
  g_free (step);
}

/* @proofs: how it can be proved. Takes @page, with its fields. */
static RogActPage *
finish_page (RogActPage   *page,
             Step         *step,
             RogProofParts proofs,
             GCallback     go)
{
  rog_act_page_set_proof (page, ROG_PROOF_GROUP (rog_proof_group_new (step->work, proofs)));
  rog_act_page_set_missing (page, NULL, step, step_free);
  g_signal_connect (page, "go", go, step);
  rog_act_page_update (page);

  return page;
}

/*
 * Filed
 */

static void
filed_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogActPage) page = user_data;
  g_autoptr (GError) error = NULL;

  rog_work_enter_filed_finish (ROG_WORK (object), result, &error);
  rog_act_page_end (page, _("Filing entered in the record"), error, _("It was not entered."));
}

static void
go_filed_cb (RogActPage *page,
             Step       *step)
{
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);

  rog_act_page_put_proof (page, body);
  rog_act_page_begin (page);
  rog_work_enter_filed_async (step->work, step->challenge, body, rog_proof_group_get_file (rog_act_page_get_proof (page)), NULL, filed_cb, g_object_ref (page));
}

/**
 * rog_filed_page_new:
 * @work: the work on a dossier, at counsel's desk
 * @challenge: the id of a pleading that was signed
 *
 * Returns: (transfer floating): the form of when and how it was filed
 */
RogActPage *
rog_filed_page_new (RogWork    *work,
                    const char *challenge)
{
  RogActPage *page = rog_act_page_new (_("Enter Filing"), _("Enter in Record"));

  rog_act_page_add_fields (page, NULL, filed_fields, NULL);

  return finish_page (page, step_new (work, challenge, FALSE), ROG_PROOF_FILE, G_CALLBACK (go_filed_cb));
}

/*
 * Supplemented, withdrawn
 */

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

static JsonObject *
make_body (RogActPage *page,
           Step       *step)
{
  JsonObject *body = rog_act_page_to_json (page);

  json_object_set_string_member (body, "challenge", step->challenge);
  json_object_set_string_member (body, "step", step->withdrawal ? "withdrawal" : "supplement");

  return body;
}

static void
go_cb (RogActPage *page,
       Step       *step)
{
  g_autoptr (JsonObject) body = make_body (page, step);

  rog_act_page_put_proof (page, rog_json_peek_object (body, "filed"));
  rog_act_page_begin (page);
  rog_work_add_challenge_step_async (step->work, body, rog_proof_group_get_file (rog_act_page_get_proof (page)), NULL, entered_cb, g_object_ref (page));
}

/* The dialog has said itself that it is signed. */
static void
signed_cb (RogActPage *page)
{
  rog_act_page_end (page, NULL, NULL, NULL);
}

static void
sign_cb (RogActPage *page,
         Step       *step)
{
  g_autoptr (JsonObject) body = make_body (page, step);
  AdwDialog *dialog = rog_pleading_dialog_new_step (step->work, body);

  g_signal_connect_object (dialog, "signed", G_CALLBACK (signed_cb), page, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (page));
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

static RogActPage *
begin_page (Step       *step,
            RogEntity  *challenge,
            const char *title,
            const char *button)
{
  RogActPage *page = rog_act_page_new (title, button);

  if (step->withdrawal)
    {
      AdwPreferencesGroup *group = rog_act_page_add_group (page, _("What is withdrawn"), _("Nothing chosen means all of it"));

      add_grounds (page, step, group, challenge, "grounds");
      add_grounds (page, step, group, challenge, "interim");
    }

  return page;
}

/**
 * rog_challenge_step_page_new:
 * @work: the work on a dossier, at a court's desk
 * @challenge: one of its challenges
 * @withdrawal: whether it is withdrawn; else supplemented
 *
 * Returns: (transfer floating): the form that enters what came
 */
RogActPage *
rog_challenge_step_page_new (RogWork   *work,
                             RogEntity *challenge,
                             gboolean   withdrawal)
{
  Step       *step = step_new (work, rog_entity_get_id (challenge), withdrawal);
  RogActPage *page = begin_page (step, challenge, withdrawal ? _("Enter Withdrawal") : _("Enter Supplement"), _("Enter in Record"));

  rog_act_page_add_fields (page, NULL, step_fields, NULL);

  /* It goes into the record of the person it is for: what it came as, and no document of the bench. */
  return finish_page (page, step, ROG_PROOF_FILE, G_CALLBACK (go_cb));
}

/**
 * rog_challenge_step_page_new_own:
 * @work: the work on a dossier, at counsel's desk
 * @challenge: one of its challenges
 * @withdrawal: whether it is withdrawn; else supplemented
 *
 * Returns: (transfer floating): the form in which it is written, and signed as the challenge itself was
 */
RogActPage *
rog_challenge_step_page_new_own (RogWork   *work,
                                 RogEntity *challenge,
                                 gboolean   withdrawal)
{
  Step       *step = step_new (work, rog_entity_get_id (challenge), withdrawal);
  RogActPage *page = begin_page (step, challenge, withdrawal ? _("Withdraw Challenge") : _("Write Supplement"), _("Sign and Save…"));

  rog_act_page_add_fields (page, NULL, withdrawal ? withdrawal_fields : supplement_fields, rog_entity_peek_state (challenge));
  rog_act_page_add_entities (page, _("Attachments"), NULL, "documents", rog_dossier_get_documents (rog_work_get_dossier (work)), "name", NULL);
  rog_act_page_set_missing (page, NULL, step, step_free);
  g_signal_connect (page, "go", G_CALLBACK (sign_cb), step);
  rog_act_page_update (page);

  return page;
}
