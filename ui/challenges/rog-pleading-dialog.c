// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-pleading-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "challenges/rog-challenge-facts.h"
#include "core/rog-json.h"
#include "crypto/rog-secret.h"
#include "rog-error-text.h"
#include "rog-law-text.h"
#include "service/rog-work-challenge.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

#define SHORTEST_PIN 6

struct _RogPleadingDialog
{
  AdwDialog parent_instance;

  GtkButton *go;
  GtkLabel  *summary;
  GtkLabel  *late;
  GtkWidget *pin;
  GtkLabel  *problem;

  RogWork           *work;  /* (owned) */
  RogChallengeDraft *draft; /* (owned) (nullable): of a challenge */
  JsonObject        *step;  /* (owned) (nullable): or its supplement, or withdrawal */
  gboolean           busy;
};

G_DEFINE_FINAL_TYPE (RogPleadingDialog, rog_pleading_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
peek_pin (RogPleadingDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->pin));
}

static void
update (RogPleadingDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), g_utf8_strlen (peek_pin (self), -1) >= SHORTEST_PIN && !self->busy);
  gtk_widget_set_sensitive (self->pin, !self->busy);
  gtk_button_set_label (self->go, self->busy ? _("Signing…") : _("Choose Folder and Sign…"));
  adw_dialog_set_can_close (ADW_DIALOG (self), !self->busy);
}

static void
pin_cb (RogPleadingDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  update (self);
}

static void
show_problem (RogPleadingDialog *self,
              const GError      *error)
{
  g_autoptr (RogErrorText) text = rog_error_text_new (error, _("The pleading was not signed."));
  g_autofree char *line = rog_error_text_to_line (text);

  gtk_label_set_label (self->problem, line);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), line, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
signed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RogPleadingDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_sign_pleading_finish (ROG_WORK (object), result, &error);

  self->busy = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  update (self);
  if (rog_error_is_recorded (error))
    {
      rog_window_show_error (GTK_WIDGET (self), NULL, error);
      g_signal_emit (self, signals[SIGNED], 0);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (id == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error);
      return;
    }

  rog_window_show_toast (GTK_WIDGET (self), adw_toast_new (_("Pleading signed and saved")));
  g_signal_emit (self, signals[SIGNED], 0);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static gboolean
is_withdrawal (RogPleadingDialog *self)
{
  return self->step != NULL && g_strcmp0 (rog_json_peek_string (self->step, "step"), "withdrawal") == 0;
}

/* For whom it is. */
static const char *
peek_name (RogPleadingDialog *self)
{
  RogDossier *dossier = rog_work_get_dossier (self->work);
  RogEntity  *challenge = self->step != NULL ? rog_dossier_find (dossier, ROG_TYPE_CHALLENGE, rog_json_peek_string (self->step, "challenge")) : NULL;
  const char *id = challenge != NULL ? rog_challenge_get_for (ROG_CHALLENGE (challenge)) : self->draft != NULL ? rog_json_peek_string (rog_challenge_draft_get_content (self->draft), "for")
                                                                                                               : NULL;
  RogPerson  *person = id != NULL ? rog_dossier_find_person (dossier, id) : NULL;

  return person != NULL ? rog_person_get_name (person) : "";
}

/* A name for the files, of what can stand in any file system. */
static char *
make_file_name (RogPleadingDialog *self)
{
  g_autofree char *name = NULL;

  if (self->step == NULL)
    // Translators: the name of a file: a challenge for a person.
    name = g_strdup_printf (_("Challenge for %s"), peek_name (self));
  else
    // Translators: the name of a file, and a sentence: what is signed, and the person for whom.
    name = g_strdup_printf (is_withdrawal (self) ? _("Withdrawal of the challenge for %s") : _("Supplement to the challenge for %s"), peek_name (self));
  g_strdelimit (name, "/\\:*?\"<>|", '-');

  return g_strdup_printf ("%s.pdf", name);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RogPleadingDialog) self = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autofree char *name = make_file_name (self);
  g_autoptr (GFile) pdf = folder != NULL ? g_file_get_child (folder, name) : NULL;
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (RogSecret) pin = NULL;

  if (pdf == NULL || rog_work_is_closed (self->work))
    return;

  pin = rog_secret_new_copy (peek_pin (self), strlen (peek_pin (self)));
  self->busy = TRUE;
  update (self);
  if (self->step != NULL)
    {
      rog_work_sign_step_async (self->work, self->step, pin, pdf, NULL, signed_cb, g_object_ref (self));
      return;
    }
  state = rog_challenge_draft_to_state (self->draft);
  rog_work_sign_pleading_async (self->work, state, rog_challenge_draft_get_paper (self->draft), pin, pdf, NULL, signed_cb, g_object_ref (self));
}

static void
go_cb (RogPleadingDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->go)))
    return;

  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _("Where the Pleading Is Saved"));
  gtk_file_dialog_set_accept_label (dialog, _("_Sign and Save"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), rog_window_get_leaving (GTK_WIDGET (self)), chosen_cb, g_object_ref (self));
}

static void
cancel_cb (RogPleadingDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
summarize (RogPleadingDialog *self)
{
  JsonObject      *content = rog_challenge_draft_get_content (self->draft);
  RogDossier      *dossier = rog_challenge_draft_get_dossier (self->draft);
  RogClock        *clock = rog_desk_get_clock (rog_challenge_draft_get_desk (self->draft));
  JsonArray       *grounds = rog_draft_list (content, "grounds");
  g_autofree char *due = rog_challenge_find_due (dossier, content);
  g_autofree char *now = rog_time_to_utc (rog_clock_now (clock));
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *late = NULL;
  gboolean         after;

  g_string_append_printf (out, _("A challenge for %s, %s, to %s."), peek_name (self),
                                 rog_law_text_label ("capacities", rog_json_peek_string (content, "capacity")), rog_draft_get_text (content, "court"));
  for (guint i = 0; i < json_array_get_length (grounds); i++)
    g_string_append_printf (out, "\n• %s", rog_draft_get_text (json_array_get_object_element (grounds, i), "title"));
  gtk_label_set_label (self->summary, out->str);
  if (due == NULL || !rog_challenge_is_after (dossier, now, due, &after) || !after)
    return;

  late = rog_challenge_describe_filing (dossier, now, due);
  gtk_label_set_label (self->late, late);
  gtk_widget_set_visible (GTK_WIDGET (self->late), TRUE);
}

static void
rog_pleading_dialog_finalize (GObject *object)
{
  RogPleadingDialog *self = ROG_PLEADING_DIALOG (object);

  g_clear_object (&self->work);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->step, json_object_unref);

  G_OBJECT_CLASS (rog_pleading_dialog_parent_class)->finalize (object);
}

static void
rog_pleading_dialog_class_init (RogPleadingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_pleading_dialog_finalize;
  signals[SIGNED] = g_signal_new ("signed", ROG_TYPE_PLEADING_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-pleading-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogPleadingDialog, go);
  gtk_widget_class_bind_template_child (widget_class, RogPleadingDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, RogPleadingDialog, late);
  gtk_widget_class_bind_template_child (widget_class, RogPleadingDialog, pin);
  gtk_widget_class_bind_template_child (widget_class, RogPleadingDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
}

static void
rog_pleading_dialog_init (RogPleadingDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rog_row_name_list (GTK_WIDGET (self->pin), _("Signing key"));
}

/**
 * rog_pleading_dialog_new:
 * @draft: counsel's draft, which lacks nothing
 *
 * Returns: (transfer floating): the dialog that signs it
 */
AdwDialog *
rog_pleading_dialog_new (RogChallengeDraft *draft)
{
  RogPleadingDialog *self = g_object_new (ROG_TYPE_PLEADING_DIALOG, NULL);

  self->work = g_object_ref (rog_challenge_draft_get_work (draft));
  self->draft = g_object_ref (draft);
  summarize (self);
  update (self);

  return ADW_DIALOG (self);
}

/**
 * rog_pleading_dialog_new_step:
 * @work: the work on a dossier, at counsel's desk
 * @step: the state of a #RogChallengeStep, as it was written; copied
 *
 * Returns: (transfer floating): the dialog that signs it
 */
AdwDialog *
rog_pleading_dialog_new_step (RogWork    *work,
                              JsonObject *step)
{
  RogPleadingDialog *self = g_object_new (ROG_TYPE_PLEADING_DIALOG, NULL);
  g_autofree char   *summary = NULL;

  self->work = g_object_ref (work);
  self->step = rog_json_object_copy (step);
  summary = g_strdup_printf (is_withdrawal (self) ? _("Withdrawal of the challenge for %s") : _("Supplement to the challenge for %s"), peek_name (self));
  gtk_label_set_label (self->summary, summary);
  update (self);

  return ADW_DIALOG (self);
}
