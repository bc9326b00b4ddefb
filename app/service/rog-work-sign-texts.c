// SPDX-License-Identifier: GPL-3.0-or-later
/* What is set and signed, as text: the same for the preview and for the file. Main thread. */
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-decision-builder.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-scope-format.h"
#include "service/rog-work-sign-private.h"

static gboolean
is_by_hand (JsonObject *body)
{
  return g_strcmp0 (rog_json_peek_string (body, "original"), "paper") == 0;
}

/* A self-made certificate proves sameness, not office: the document says so itself. */
static void
add_signature (RogWork         *self,
               RogTextDocument *text)
{
  RogCertificate  *certificate = rog_identity_get_certificate (self->desk->open->identity, ROG_KEY_PURPOSE_SIGNING, self->practice);
  g_autofree char *says = g_strdup_printf (C_ ("signature", "Signed electronically by %s; the signature is a file of its own (CAdES). The certificate is self-made: compare the fingerprint %s."),
                                              rog_certificate_get_name (certificate), rog_certificate_get_fingerprint (certificate));

  rog_text_document_add (text, ROG_TEXT_FACT, 0, "part:signature", C_ ("signature", "Signature"), says);
}

static RogTextDocument *
mark (RogWork         *self,
      RogTextDocument *text)
{
  if (self->practice)
    rog_text_document_set_practice (text, TRUE);

  return text;
}

/* Private: of a decision's body, or of an extract's. */
RogTextDocument *
rog_work_make_decision_text (RogWork    *self,
                             JsonObject *body)
{
  RogTextDocument *text = mark (self, rog_decision_to_text (self->dossier, body, ROG_RULES (self->desk->law)));

  if (!is_by_hand (body))
    add_signature (self, text);

  return text;
}

RogTextDocument *
rog_work_make_letter_text (RogWork    *self,
                           JsonObject *letter)
{
  RogTextDocument *text = mark (self, rog_information_request_to_text (self->dossier, letter, ROG_RULES (self->desk->law)));

  add_signature (self, text);

  return text;
}

RogTextDocument *
rog_work_make_pleading_text (RogWork    *self,
                             JsonObject *challenge)
{
  RogTextDocument *text = mark (self, rog_challenge_to_text (self->dossier, challenge, ROG_RULES (self->desk->law)));

  add_signature (self, text);

  return text;
}

/* Private: of a supplement, or a withdrawal. */
RogTextDocument *
rog_work_make_step_text (RogWork    *self,
                         JsonObject *step)
{
  RogTextDocument *text = mark (self, rog_challenge_step_to_text (self->dossier, step, ROG_RULES (self->desk->law)));

  add_signature (self, text);

  return text;
}

/**
 * rog_work_dup_today:
 * @self: the work on a dossier
 *
 * Returns: (transfer full): the day that it is at the court, YYYY-MM-DD
 */
char *
rog_work_dup_today (RogWork *self)
{
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (self->dossier);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (rog_clock_now (self->desk->clock));
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (here, "%Y-%m-%d");
}
