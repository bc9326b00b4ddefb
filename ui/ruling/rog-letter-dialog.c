// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-letter-dialog.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "rog-error-text.h"
#include "ruling/rog-ruling-export.h"
#include "ruling/rog-ruling-page.h"
#include "service/rog-work-sign.h"
#include "widgets/rog-cite-view.h"
#include "widgets/rog-date-entry.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

#define PIN_LENGTH 6

struct _RogLetterDialog
{
  AdwDialog parent_instance;

  GtkBox              *columns;
  GtkStack            *stack;
  GtkWidget           *form;
  GtkWidget           *signed_page;
  GtkWidget           *foot;
  GtkListBox          *fields;
  GtkListBox          *items;
  GtkBox              *questions;
  GtkBox              *pages;
  GtkLabel            *missing;
  GtkLabel            *problem;
  GtkWidget           *pin_group;
  AdwPasswordEntryRow *pin;
  GtkWidget           *cancel;
  GtkWidget           *sign;
  GtkWidget           *spinner;
  GtkLabel            *sign_label;

  RogRulingPaper *paper;   /* (owned) */
  RogLetterDraft *draft;   /* (owned) */
  RogPreview     *preview; /* (owned) */
  char           *letter;  /* (owned) (nullable): once it is signed */
  gboolean        busy;
};

G_DEFINE_FINAL_TYPE (RogLetterDialog, rog_letter_dialog, ADW_TYPE_DIALOG)

/*
 * State
 */

static gboolean
is_judge (RogLetterDialog *self)
{
  return g_strcmp0 (rog_desk_get_role (rog_ruling_paper_get_desk (self->paper)), "judge") == 0;
}

static gboolean
is_ready (RogLetterDialog *self)
{
  g_autofree char *missing = rog_letter_draft_dup_missing (self->draft);

  return missing == NULL && !self->busy && is_judge (self) && g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->pin)), -1) >= PIN_LENGTH;
}

static void
update_cb (RogLetterDialog *self)
{
  g_autofree char *missing = rog_letter_draft_dup_missing (self->draft);
  gboolean         ready = is_ready (self);

  if (missing == NULL && !is_judge (self))
    missing = g_strdup (_("A judge signs it. It is kept as a draft until then."));
  gtk_label_set_label (self->missing, missing != NULL ? missing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), missing != NULL);
  gtk_widget_set_sensitive (self->sign, ready);
  adw_dialog_set_default_widget (ADW_DIALOG (self), ready ? self->sign : NULL);
}

static void
draft_changed_cb (RogLetterDialog *self)
{
  g_autoptr (JsonObject) state = rog_letter_draft_to_state (self->draft);

  rog_preview_show_letter (self->preview, state);
  update_cb (self);
}

static void
set_busy (RogLetterDialog *self,
          gboolean         busy)
{
  self->busy = busy;
  gtk_widget_set_visible (self->spinner, busy);
  gtk_label_set_label (self->sign_label, busy ? _("Signing…") : _("Sign and Record"));
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pin), !busy);
  gtk_widget_set_sensitive (self->cancel, !busy);
  adw_dialog_set_can_close (ADW_DIALOG (self), !busy);
  update_cb (self);
}

/*
 * Pages
 */

static void
pages_cb (RogLetterDialog *self)
{
  guint      n = rog_preview_get_n_pages (self->preview);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_box_remove (self->pages, child);
  for (guint i = 1; i <= n; i++)
    gtk_box_append (self->pages, rog_ruling_page_new (self->preview, i));
}

static void
show_problem (RogLetterDialog *self,
              const GError    *error,
              const char      *what)
{
  g_autoptr (RogErrorText) text = rog_error_text_new (error, what);
  g_autofree char *line = rog_error_text_to_line (text);

  gtk_label_set_label (self->problem, line);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), line, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
failed_cb (RogLetterDialog *self,
           const GError    *error)
{
  show_problem (self, error, _("The pages could not be set. The draft is safe."));
}

/*
 * Questions
 */

static void
question_changed_cb (RogCiteView     *view,
                     RogLetterDialog *self)
{
  rog_letter_draft_set_runs (self->draft, g_object_get_data (G_OBJECT (view), "question"), rog_cite_view_get_runs (view));
}

static void fill_questions (RogLetterDialog *self);

static void
remove_question_cb (GtkButton       *button,
                    RogLetterDialog *self)
{
  rog_letter_draft_remove_question (self->draft, g_object_get_data (G_OBJECT (button), "question"));
  fill_questions (self);
  gtk_widget_child_focus (GTK_WIDGET (self->questions), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_question (RogLetterDialog *self,
               JsonObject      *question,
               guint            number)
{
  GtkWidget       *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *view = rog_cite_view_new ();
  GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_("Question %u"), number);

  rog_cite_view_set_label (ROG_CITE_VIEW (view), label);
  rog_cite_view_set_placeholder (ROG_CITE_VIEW (view), _("Type the question; @ cites a passage"));
  rog_cite_view_set_pins (ROG_CITE_VIEW (view), rog_ruling_paper_get_pins (self->paper));
  rog_cite_view_set_runs (ROG_CITE_VIEW (view), rog_json_peek_array (question, "runs"));
  g_object_set_data (G_OBJECT (view), "question", question);
  g_object_set_data (G_OBJECT (button), "question", question);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Remove Question"));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (view, "changed", G_CALLBACK (question_changed_cb), self, 0);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_question_cb), self, 0);
  gtk_box_append (GTK_BOX (row), view);
  gtk_box_append (GTK_BOX (row), button);

  return row;
}

static void
fill_questions (RogLetterDialog *self)
{
  JsonArray *questions = rog_letter_draft_peek_questions (self->draft);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
    gtk_box_remove (self->questions, child);
  if (json_array_get_length (questions) == 0)
    rog_letter_draft_add_question (self->draft);
  for (guint i = 0; i < json_array_get_length (questions); i++)
    gtk_box_append (self->questions, make_question (self, json_array_get_object_element (questions, i), i + 1));
}

static void
add_cb (RogLetterDialog *self)
{
  rog_letter_draft_add_question (self->draft);
  fill_questions (self);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->questions)), GTK_DIR_TAB_FORWARD);
}

/*
 * Fields
 */

static void
entry_cb (GtkEditable     *row,
          RogLetterDialog *self)
{
  rog_letter_draft_set_text (self->draft, g_object_get_data (G_OBJECT (row), "member"), gtk_editable_get_text (row));
}

static void
add_entry (RogLetterDialog *self,
           const char      *title,
           const char      *member)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), rog_letter_draft_get_text (self->draft, member));
  g_object_set_data (G_OBJECT (row), "member", (gpointer)member);
  g_signal_connect_object (row, "changed", G_CALLBACK (entry_cb), self, 0);
  gtk_list_box_append (self->fields, row);
}

static void
due_cb (RogDateEntry    *entry,
        RogLetterDialog *self)
{
  GDate date;
  char  iso[32] = "";

  if (rog_date_entry_get_date (entry, &date))
    g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
  rog_letter_draft_set_text (self->draft, "due", iso);
}

static void
add_due (RogLetterDialog *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = rog_date_entry_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Answer requested by"));
  rog_date_entry_set_label (ROG_DATE_ENTRY (entry), _("Answer requested by"));
  rog_date_entry_set_text (ROG_DATE_ENTRY (entry), rog_letter_draft_get_text (self->draft, "due"));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  g_signal_connect_object (entry, "changed", G_CALLBACK (due_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  gtk_list_box_append (self->fields, row);
}

static void
item_cb (GtkCheckButton  *check,
         RogLetterDialog *self)
{
  rog_letter_draft_set_item (self->draft, g_object_get_data (G_OBJECT (check), "item"), gtk_check_button_get_active (check));
}

static void
add_item (RogLetterDialog *self,
          RogItem         *item)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (item));
  GtkWidget  *row = adw_action_row_new ();
  GtkWidget  *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rog_item_get_title (item));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), rog_letter_draft_has_item (self->draft, id));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, rog_item_get_title (item), -1);
  g_object_set_data_full (G_OBJECT (check), "item", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (item_cb), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->items, row);
}

static void
add_items (RogLetterDialog *self)
{
  RogDossier *dossier = rog_ruling_paper_get_dossier (self->paper);
  GListModel *items = rog_dossier_get_items (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (rog_dossier_item_is_undecided (dossier, item))
        add_item (self, item);
    }
}

/*
 * Signing
 */

static void
signed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (RogLetterDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_sign_letter_finish (ROG_WORK (object), result, &error);

  set_busy (self, FALSE);
  if (rog_error_is_recorded (error))
    {
      rog_letter_draft_discard (self->draft);
      rog_window_show_error (GTK_WIDGET (self), NULL, error);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (id == NULL)
    {
      show_problem (self, error, _("The letter was not signed."));
      gtk_widget_grab_focus (GTK_WIDGET (self->pin));
      return;
    }
  g_set_str (&self->letter, id);
  rog_letter_draft_discard (self->draft);
  gtk_stack_set_visible_child (self->stack, self->signed_page);
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_widget_child_focus (self->signed_page, GTK_DIR_TAB_FORWARD);
}

static void
sign_cb (RogLetterDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->pin));
  g_autoptr (RogSecret) pin = NULL;
  g_autoptr (JsonObject) state = NULL;

  if (!is_ready (self))
    return;

  pin = rog_secret_new_copy (text, strlen (text));
  state = rog_letter_draft_to_state (self->draft);
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  set_busy (self, TRUE);
  rog_work_sign_letter_async (rog_letter_draft_get_work (self->draft), state, pin, NULL, signed_cb, g_object_ref (self));
}

static void
export_cb (RogLetterDialog *self)
{
  rog_ruling_export_letter (GTK_WIDGET (self), rog_letter_draft_get_work (self->draft), self->letter);
}

static void
close_cb (RogLetterDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/*
 * Object
 */

static void
rog_letter_dialog_closed (AdwDialog *dialog)
{
  RogLetterDialog *self = ROG_LETTER_DIALOG (dialog);

  if (self->letter == NULL)
    rog_letter_draft_flush (self->draft);
}

static void
rog_letter_dialog_finalize (GObject *object)
{
  RogLetterDialog *self = ROG_LETTER_DIALOG (object);

  g_clear_object (&self->paper);
  g_clear_object (&self->draft);
  g_clear_object (&self->preview);
  g_free (self->letter);

  G_OBJECT_CLASS (rog_letter_dialog_parent_class)->finalize (object);
}

static void
rog_letter_dialog_class_init (RogLetterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_letter_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = rog_letter_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-letter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, form);
  gtk_widget_class_bind_template_child_full (widget_class, "signed", FALSE, G_STRUCT_OFFSET (RogLetterDialog, signed_page));
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, foot);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, items);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, pin_group);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, pin);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, sign);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, RogLetterDialog, sign_label);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
rog_letter_dialog_init (RogLetterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rog_row_name_list (GTK_WIDGET (self->pin), _("Signing key"));
}

/**
 * rog_letter_dialog_new:
 * @paper: the paper
 * @draft: the letter
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rog_letter_dialog_new (RogRulingPaper *paper,
                       RogLetterDraft *draft)
{
  RogLetterDialog *self = g_object_new (ROG_TYPE_LETTER_DIALOG, NULL);

  self->paper = g_object_ref (paper);
  self->draft = g_object_ref (draft);
  self->preview = rog_preview_new (rog_letter_draft_get_work (draft));
  g_signal_connect_object (self->preview, "changed", G_CALLBACK (pages_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rog_letter_draft_get_work (draft), "closing", G_CALLBACK (rog_letter_draft_flush), draft, G_CONNECT_SWAPPED);
  add_entry (self, _("To"), "to");
  add_entry (self, _("Article it rests on, if any"), "article");
  add_due (self);
  add_items (self);
  fill_questions (self);
  /* Not the address, which is there: the first letter typed would take its place. */
  adw_dialog_set_focus (ADW_DIALOG (self), gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->questions))));
  gtk_widget_set_visible (self->pin_group, is_judge (self));
  gtk_widget_set_visible (self->sign, is_judge (self));
  draft_changed_cb (self);

  return ADW_DIALOG (self);
}
