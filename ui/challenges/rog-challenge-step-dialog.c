// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-challenge-step-dialog.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenge-facts.h"
#include "challenges/rog-challenge-rows.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "form/rog-form-card.h"
#include "rog-error-text.h"
#include "service/rog-work-challenge.h"
#include "window/rog-window.h"

struct _RogChallengeStepDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *grounds;
  AdwPreferencesGroup *fields;
  AdwPreferencesGroup *documents;
  GtkButton           *go;
  GtkLabel            *missing;

  RogWork   *work;      /* (owned) */
  char      *challenge; /* (owned) */
  GPtrArray *rows;      /* of the fields; the rows are their parent's */
  GPtrArray *checks;    /* of the grounds, each with its id */
  GPtrArray *enclosed;  /* of the documents */
  gboolean   withdrawal;
  gboolean   busy;
};

G_DEFINE_FINAL_TYPE (RogChallengeStepDialog, rog_challenge_step_dialog, ADW_TYPE_DIALOG)

static const RogFormChoice filings[] = {
  { "counter", N_ ("At the counter") },
  { "post", N_ ("By post") },
  { "e-mail", N_ ("By e-mail") },
  { "minutes", N_ ("Orally, in the minutes") },
  { "other", N_ ("Another way") },
  { NULL, NULL },
};

/* Of "filed", but for the text. */
static const RogFormField step_fields[] = {
  { "text", N_ ("What it says, in short"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "at", N_ ("Filed on"), ROG_FORM_DATE, TRUE, NULL, NULL },
  { "how", N_ ("How"), ROG_FORM_CHOICE, TRUE, NULL, filings },
  { "proof/reason", N_ ("How that is known (proof)"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static gboolean
is_complete (RogChallengeStepDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!rog_form_row_is_complete (g_ptr_array_index (self->rows, i)))
      return FALSE;

  return TRUE;
}

static void
update (RogChallengeStepDialog *self)
{
  gboolean complete = is_complete (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->go), complete && !self->busy);
  gtk_label_set_label (self->missing, complete ? "" : _("A date, and how it is known, are needed"));
}

static void
take_checked (JsonObject *body,
              const char *member,
              GPtrArray  *checks)
{
  g_autoptr (JsonArray) ids = json_array_new ();

  for (guint i = 0; i < checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (checks, i)))
      json_array_add_string_element (ids, g_object_get_data (g_ptr_array_index (checks, i), "id"));
  if (json_array_get_length (ids) > 0)
    json_object_set_array_member (body, member, g_steal_pointer (&ids));
}

static JsonObject *
make_body (RogChallengeStepDialog *self)
{
  JsonObject *body = json_object_new ();
  JsonObject *filed = json_object_new ();

  json_object_set_string_member (body, "challenge", self->challenge);
  json_object_set_string_member (body, "step", self->withdrawal ? "withdrawal" : "supplement");
  rog_form_row_store (g_ptr_array_index (self->rows, 0), body);
  for (guint i = 1; i < self->rows->len; i++)
    rog_form_row_store (g_ptr_array_index (self->rows, i), filed);
  json_object_set_object_member (body, "filed", filed);
  take_checked (body, "grounds", self->checks);
  take_checked (body, "documents", self->enclosed);

  return body;
}

static void
entered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogChallengeStepDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_add_challenge_step_finish (ROG_WORK (object), result, &error);

  self->busy = FALSE;
  if (id != NULL)
    {
      rog_window_show_toast (GTK_WIDGET (self), adw_toast_new (self->withdrawal ? _("Withdrawal entered in the record") : _("Supplement entered in the record")));
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  update (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (RogErrorText) text = rog_error_text_new (error, _("It was not entered."));
      g_autofree char *line = rog_error_text_to_line (text);

      gtk_label_set_label (self->missing, line);
    }
}

static void
go_cb (RogChallengeStepDialog *self)
{
  g_autoptr (JsonObject) body = NULL;

  if (self->busy || !is_complete (self))
    return;

  body = make_body (self);
  self->busy = TRUE;
  update (self);
  rog_work_add_challenge_step_async (self->work, body, NULL, NULL, entered_cb, g_object_ref (self));
}

/*
 * Making it
 */

static void
add_check (AdwPreferencesGroup *group,
           GPtrArray           *checks,
           const char          *title,
           const char          *id)
{
  GtkWidget *row = rog_challenge_check_new (title, FALSE);
  GtkWidget *check = rog_challenge_check_get_button (row);

  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (id), g_free);
  g_ptr_array_add (checks, check);
  adw_preferences_group_add (group, row);
}

static void
add_grounds (RogChallengeStepDialog *self,
             RogEntity              *challenge,
             const char             *member)
{
  RogDossier *dossier = rog_work_get_dossier (self->work);
  JsonArray  *list = rog_entity_peek_array (challenge, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject      *ground = json_array_get_object_element (list, i);
      const char      *id = rog_json_peek_string (ground, "id");
      const char      *title = rog_json_peek_string (ground, "title");
      g_autofree char *words = title != NULL ? g_strdup (title) : rog_challenge_relief_words (dossier, ground);

      if (!rog_dossier_ground_is_withdrawn (dossier, self->challenge, id))
        add_check (self->grounds, self->checks, words, id);
    }
}

static void
add_fields (RogChallengeStepDialog *self)
{
  g_autoptr (JsonObject) empty = json_object_new ();

  for (guint i = 0; step_fields[i].member != NULL; i++)
    {
      GtkWidget *row = rog_form_row_new (&step_fields[i], empty);

      g_signal_connect_object (row, ADW_IS_COMBO_ROW (row) ? "notify::selected" : "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->fields, row);
    }
}

static void
add_documents (RogChallengeStepDialog *self)
{
  GListModel *documents = rog_dossier_get_documents (rog_work_get_dossier (self->work));

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);

      add_check (self->documents, self->enclosed, rog_document_get_name (document), rog_entity_get_id (ROG_ENTITY (document)));
    }
}

static void
rog_challenge_step_dialog_finalize (GObject *object)
{
  RogChallengeStepDialog *self = ROG_CHALLENGE_STEP_DIALOG (object);

  g_clear_object (&self->work);
  g_free (self->challenge);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->enclosed);

  G_OBJECT_CLASS (rog_challenge_step_dialog_parent_class)->finalize (object);
}

static void
rog_challenge_step_dialog_class_init (RogChallengeStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_challenge_step_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-challenge-step-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogChallengeStepDialog, grounds);
  gtk_widget_class_bind_template_child (widget_class, RogChallengeStepDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, RogChallengeStepDialog, documents);
  gtk_widget_class_bind_template_child (widget_class, RogChallengeStepDialog, go);
  gtk_widget_class_bind_template_child (widget_class, RogChallengeStepDialog, missing);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
rog_challenge_step_dialog_init (RogChallengeStepDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->enclosed = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_challenge_step_dialog_new:
 * @work: the work on a dossier
 * @challenge: one of its challenges
 * @withdrawal: whether it is withdrawn; else supplemented
 *
 * Returns: (transfer floating): the form
 */
AdwDialog *
rog_challenge_step_dialog_new (RogWork   *work,
                               RogEntity *challenge,
                               gboolean   withdrawal)
{
  RogChallengeStepDialog *self = g_object_new (ROG_TYPE_CHALLENGE_STEP_DIALOG,
                                               "title", withdrawal ? _("Enter Withdrawal") : _("Enter Supplement"), NULL);

  self->work = g_object_ref (work);
  self->challenge = g_strdup (rog_entity_get_id (challenge));
  self->withdrawal = withdrawal;
  gtk_widget_set_visible (GTK_WIDGET (self->grounds), withdrawal);
  if (withdrawal)
    {
      add_grounds (self, challenge, "grounds");
      add_grounds (self, challenge, "interim");
    }
  add_fields (self);
  add_documents (self);
  update (self);

  return ADW_DIALOG (self);
}
