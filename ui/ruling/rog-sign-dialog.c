// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-sign-dialog.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "rog-error-text.h"
#include "rog-law-text.h"
#include "service/rog-work-sign.h"
#include "widgets/rog-chip.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

#define PIN_LENGTH 6

struct _RogSignDialog
{
  AdwDialog parent_instance;

  GtkLabel            *intro;
  GtkListBox          *content;
  GtkWidget           *confirm_heading;
  GtkListBox          *confirmations;
  AdwPasswordEntryRow *pin;
  GtkLabel            *problem;
  GtkWidget           *cancel;
  GtkWidget           *sign;
  GtkWidget           *spinner;
  GtkLabel            *sign_label;

  RogRulingPaper *paper;     /* (owned) */
  GPtrArray      *confirmed; /* (owned) (element-type RogBlocker): what is shown, to be confirmed */
  GPtrArray      *checks;    /* GtkCheckButton, one each */
  RogBlocker     *going;     /* (owned) (nullable): what the person goes to */
  gboolean        busy;
};

G_DEFINE_FINAL_TYPE (RogSignDialog, rog_sign_dialog, ADW_TYPE_DIALOG)

static guint signed_signal;
static guint go_signal;

/*
 * What is signed
 */

static GtkWidget *
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (list, row);

  return row;
}

static void
add_item (RogSignDialog *self,
          RogItem       *item)
{
  RogRulingDraft  *draft = rog_ruling_paper_get_draft (self->paper);
  const char      *outcome = rog_ruling_draft_get_outcome (draft, rog_entity_get_id (ROG_ENTITY (item)));
  GtkWidget       *row = add_row (self->content, rog_item_get_title (item), NULL);
  GtkWidget       *chip = rog_chip_new (ROG_CHIP_NEUTRAL, NULL, rog_law_text_label ("outcomes", outcome));
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, rog_item_get_number (item));
  GtkWidget       *disc = gtk_label_new (number);

  gtk_widget_add_css_class (disc, "number-disc");
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  rog_chip_set_wraps (ROG_CHIP (chip));
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), disc);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
}

static void
add_items (RogSignDialog *self)
{
  RogDossier *dossier = rog_ruling_paper_get_dossier (self->paper);
  GListModel *items = rog_dossier_get_items (dossier);
  g_autoptr (GString) open = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (rog_ruling_draft_covers (rog_ruling_paper_get_draft (self->paper), rog_entity_get_id (ROG_ENTITY (item))))
        add_item (self, item);
      else if (rog_dossier_item_is_undecided (dossier, item))
        g_string_append_printf (open, "%s%s", open->len > 0 ? "\n" : "", rog_item_get_title (item));
    }
  if (open->len > 0)
    add_row (self->content, _("Left open"), open->str);
}

static void
add_answers (RogSignDialog *self)
{
  RogRulingDraft *draft = rog_ruling_paper_get_draft (self->paper);
  RogDossier     *dossier = rog_ruling_paper_get_dossier (self->paper);
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (dossier, draft);

  for (guint i = 0; i < pairs->len; i++)
    {
      RogPair         *pair = g_ptr_array_index (pairs, i);
      JsonObject      *answer = rog_ruling_draft_peek_answer (draft, rog_pair_get_key (pair));
      const char      *word = answer != NULL ? rog_json_peek_string (answer, "answer") : NULL;
      RogItem         *item = rog_pair_get_item (pair) != NULL ? rog_dossier_find_item (dossier, rog_pair_get_item (pair)) : NULL;
      g_autofree char *title = item != NULL ? g_strdup_printf ("%s, %s", rog_pair_get_title (pair), rog_item_get_title (item))
                                            : g_strdup (rog_pair_get_title (pair));

      if (word != NULL)
        add_row (self->content, title, rog_law_text_label ("answers", word));
    }
}

static JsonObject *
find_service (RogSignDialog *self,
              const char    *person)
{
  JsonArray *served = rog_ruling_draft_peek_list (rog_ruling_paper_get_draft (self->paper), "served");

  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (served, i), "person"), person) == 0)
      return json_array_get_object_element (served, i);

  return NULL;
}

static char *
describe_service (JsonObject *service)
{
  const char *what = service != NULL ? rog_json_peek_string (service, "what") : NULL;

  if (g_strcmp0 (what, "whole") == 0)
    return g_strdup (_("The whole decision"));
  if (g_strcmp0 (what, "extract") == 0)
    return g_strdup (_("An extract"));
  if (g_strcmp0 (what, "nothing") == 0)
    // Translators: what is served on a person, after what has happened: "Nothing until the data have been secured".
    return g_strdup_printf (_("Nothing until %s"), rog_json_peek_string (service, "until"));

  return g_strdup (_("Not said"));
}

/* Why a person who is served nothing was not heard: once for each reason. */
static void
append_why (RogSignDialog *self,
            const char    *person,
            GString       *words)
{
  RogRulingDraft *draft = rog_ruling_paper_get_draft (self->paper);
  g_auto (GStrv) items = rog_ruling_draft_dup_items (draft);

  for (char **item = items; *item != NULL; item++)
    {
      JsonObject      *heard = rog_ruling_draft_peek_heard (draft, *item, person);
      const char      *basis = heard != NULL ? rog_json_peek_string (heard, "basis") : NULL;
      g_autofree char *line = basis != NULL ? g_strdup_printf (_("Not heard: %s"), rog_law_text_label ("not-heard", basis)) : NULL;

      if (line != NULL && strstr (words->str, line) == NULL)
        g_string_append_printf (words, "\n%s", line);
    }
}

/* Each person concerned, and whoever is served nothing too. */
static void
add_served (RogSignDialog *self)
{
  RogDossier *dossier = rog_ruling_paper_get_dossier (self->paper);
  g_auto (GStrv) persons = rog_ruling_dup_concerned (dossier, rog_ruling_paper_get_draft (self->paper));

  for (char **id = persons; *id != NULL; id++)
    {
      RogPerson       *person = rog_dossier_find_person (dossier, *id);
      JsonObject      *service = find_service (self, *id);
      const char      *what = service != NULL ? rog_json_peek_string (service, "what") : NULL;
      g_autofree char *title = g_strdup_printf (_("Served on %s"), person != NULL ? rog_person_get_name (person) : _("a person concerned"));
      g_autofree char *said = describe_service (service);
      g_autoptr (GString) words = g_string_new (said);

      if (what == NULL || g_str_equal (what, "nothing"))
        append_why (self, *id, words);
      add_row (self->content, title, words->str);
    }
}

static void update_cb (RogSignDialog *self);

static void
go_cb (RogSignDialog *self,
       GtkWidget     *button)
{
  g_set_object (&self->going, g_object_get_data (G_OBJECT (button), "block"));
  adw_dialog_close (ADW_DIALOG (self));
}

/* What is asked of the whole decision has no place of its own. */
static void
add_go (RogSignDialog *self,
        GtkWidget     *row,
        RogBlocker    *block)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-jump-symbolic");
  // Translators: a sentence that says what is to be confirmed.
  g_autofree char *name = g_strdup_printf (_("Show: %s"), rog_blocker_get_sentence (block));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Close and Show"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "block", block); /* the dialog holds it */
  g_signal_connect_object (button, "clicked", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_confirmations (RogSignDialog *self)
{
  self->confirmed = rog_work_find_confirmations (rog_ruling_paper_get_work (self->paper));
  for (guint i = 0; i < self->confirmed->len; i++)
    {
      RogBlocker *block = g_ptr_array_index (self->confirmed, i);
      const char *sentence = rog_blocker_get_sentence (block);
      GtkWidget  *row = add_row (self->confirmations, sentence, NULL);
      GtkWidget  *check = gtk_check_button_new ();

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_signal_connect_object (check, "toggled", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      if (rog_blocker_get_object (block) != NULL || !g_str_equal (rog_blocker_get_section (block), "ruling"))
        add_go (self, row, block);
    }
  gtk_widget_set_visible (self->confirm_heading, self->confirmed->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->confirmations), self->confirmed->len > 0);
}

/*
 * Signing
 */

static gboolean
is_ready (RogSignDialog *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (!gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return FALSE;

  return !self->busy && g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->pin)), -1) >= PIN_LENGTH;
}

/* Enter signs only once everything is there. */
static void
update_cb (RogSignDialog *self)
{
  gboolean ready = is_ready (self);

  gtk_widget_set_sensitive (self->sign, ready);
  adw_dialog_set_default_widget (ADW_DIALOG (self), ready ? self->sign : NULL);
}

static void
set_busy (RogSignDialog *self,
          gboolean       busy)
{
  self->busy = busy;
  gtk_widget_set_visible (self->spinner, busy);
  gtk_label_set_label (self->sign_label, busy ? _("Signing…") : _("Sign and Record"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->pin), !busy);
  gtk_widget_set_sensitive (self->cancel, !busy);
  adw_dialog_set_can_close (ADW_DIALOG (self), !busy);
  update_cb (self);
}

static void
show_problem (RogSignDialog *self,
              const GError  *error)
{
  g_autoptr (RogErrorText) text = rog_error_text_new (error, _("The decision was not signed."));
  g_autofree char *line = rog_error_text_to_line (text);

  gtk_label_set_label (self->problem, line);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), line, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_widget_grab_focus (GTK_WIDGET (self->pin));
}

static void
signed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (RogSignDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_sign_decision_finish (ROG_WORK (object), result, &error);

  set_busy (self, FALSE);
  if (rog_error_is_recorded (error))
    {
      rog_window_show_error (GTK_WIDGET (self), NULL, error);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (id == NULL)
    {
      show_problem (self, error);
      return;
    }
  g_signal_emit (self, signed_signal, 0, id);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
sign_cb (RogSignDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->pin));
  g_autoptr (RogSecret) pin = NULL;

  if (!is_ready (self))
    return;

  pin = rog_secret_new_copy (text, strlen (text));
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  set_busy (self, TRUE);
  rog_work_sign_decision_async (rog_ruling_paper_get_work (self->paper), self->confirmed, pin, NULL, signed_cb, g_object_ref (self));
}

static void
cancel_cb (RogSignDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/*
 * Object
 */

/* By now the keyboard is back where it was, and can be given to another place. */
static void
rog_sign_dialog_closed (AdwDialog *dialog)
{
  g_autoptr (RogBlocker) block = g_steal_pointer (&ROG_SIGN_DIALOG (dialog)->going);

  if (block != NULL)
    g_signal_emit (dialog, go_signal, 0, block);
}

static void
rog_sign_dialog_finalize (GObject *object)
{
  RogSignDialog *self = ROG_SIGN_DIALOG (object);

  g_clear_object (&self->paper);
  g_clear_object (&self->going);
  g_clear_pointer (&self->confirmed, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (rog_sign_dialog_parent_class)->finalize (object);
}

static void
rog_sign_dialog_class_init (RogSignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_sign_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = rog_sign_dialog_closed;

  signed_signal = g_signal_new ("signed", ROG_TYPE_SIGN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  go_signal = g_signal_new ("go", ROG_TYPE_SIGN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ROG_TYPE_BLOCKER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-sign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogSignDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, RogSignDialog, content);
  gtk_widget_class_bind_template_child (widget_class, RogSignDialog, confirm_heading);
  gtk_widget_class_bind_template_child (widget_class, RogSignDialog, confirmations);
  gtk_widget_class_bind_template_child (widget_class, RogSignDialog, pin);
  gtk_widget_class_bind_template_child (widget_class, RogSignDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, RogSignDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, RogSignDialog, sign);
  gtk_widget_class_bind_template_child (widget_class, RogSignDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, RogSignDialog, sign_label);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
}

static void
rog_sign_dialog_init (RogSignDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rog_row_name_list (GTK_WIDGET (self->pin), _("Signing key"));
}

/**
 * rog_sign_dialog_new:
 * @paper: a draft that nothing blocks
 *
 * Returns: (transfer floating): the dialog
 */
RogSignDialog *
rog_sign_dialog_new (RogRulingPaper *paper)
{
  RogSignDialog   *self = g_object_new (ROG_TYPE_SIGN_DIALOG, NULL);
  const char      *name = rog_desk_get_name (rog_ruling_paper_get_desk (paper));
  g_autofree char *intro = g_strdup_printf (_("You are about to sign this decision as %s. Once recorded it cannot be changed, only followed by a new decision."), name);

  self->paper = g_object_ref (paper);
  gtk_label_set_label (self->intro, intro);
  add_items (self);
  add_answers (self);
  add_served (self);
  add_confirmations (self);
  update_cb (self);

  return self;
}
