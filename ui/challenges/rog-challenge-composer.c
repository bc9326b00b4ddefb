// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-challenge-composer.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenge-cards.h"
#include "challenges/rog-challenge-facts.h"
#include "challenges/rog-pleading-dialog.h"
#include "challenges/rog-pleading-preview.h"
#include "core/rog-json.h"
#include "dossier/rog-layout-toggle.h"
#include "dossier/rog-pin-link.h"
#include "rog-error-text.h"
#include "service/rog-work-challenge.h"
#include "widgets/rog-cite-view.h"
#include "window/rog-window.h"

struct _RogChallengeComposer
{
  AdwNavigationPage parent_instance;

  GtkBox    *columns;
  GtkBox    *left;
  GtkBox    *right;
  GtkLabel  *missing;
  GtkLabel  *saved;
  GtkButton *preview;
  GtkButton *go;

  RogChallengeDraft *draft; /* (owned) */
  GListStore        *pins;  /* (owned): of RogPinItem, for `@` */
  gboolean           beside_document;
  gboolean           busy;
};

G_DEFINE_FINAL_TYPE (RogChallengeComposer, rog_challenge_composer, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  PROP_0,
  PROP_BESIDE_DOCUMENT,
  N_PROPS
};

enum
{
  DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/*
 * Footer
 */

static char *
join_missing (GPtrArray *missing)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", ((RogChallengeMissing *)g_ptr_array_index (missing, i))->words);

  return g_string_free_and_steal (out);
}

static char *
describe_lateness (RogChallengeComposer *self)
{
  RogDossier      *dossier = rog_challenge_draft_get_dossier (self->draft);
  RogClock        *clock = rog_desk_get_clock (rog_challenge_draft_get_desk (self->draft));
  g_autofree char *due = rog_challenge_find_due (dossier, rog_challenge_draft_get_content (self->draft));
  g_autofree char *now = rog_time_to_utc (rog_clock_now (clock));
  gboolean         after;

  if (due == NULL || !rog_challenge_is_after (dossier, now, due, &after) || !after)
    return NULL;

  return rog_challenge_describe_filing (dossier, now, due);
}

static void
update_footer (RogChallengeComposer *self)
{
  g_autoptr (GPtrArray) missing = rog_challenge_draft_find_missing (self->draft);
  g_autofree char *list = join_missing (missing);
  g_autofree char *late = rog_challenge_draft_is_index (self->draft) ? NULL : describe_lateness (self);
  // Translators: what a form lacks: "Missing: the scan, a ground".
  g_autofree char *words = missing->len > 0 ? g_strdup_printf (_("Missing: %s"), list) : g_strdup (late);

  gtk_label_set_label (self->missing, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing), words != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), missing->len == 0 && !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "challenge.go", missing->len == 0 && !self->busy);
}

static void
update_saved (RogChallengeComposer *self)
{
  const GError    *problem = rog_challenge_draft_get_problem (self->draft);
  g_autofree char *words = NULL;
  gint64           at = 0;

  g_object_get (rog_challenge_draft_get_work (self->draft), "saved-at", &at, NULL);
  if (problem != NULL)
    {
      g_autoptr (RogErrorText) text = rog_error_text_new (problem, _("The draft could not be saved."));

      words = rog_error_text_to_line (text);
    }
  else if (!rog_challenge_draft_is_saved (self->draft))
    words = g_strdup (_("Saving…"));
  else if (at > 0)
    {
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (at);
      g_autofree char *time = g_date_time_format (when, _("%H:%M"));

      words = g_strdup_printf (_("Saved %s, encrypted"), time);
    }
  gtk_label_set_label (self->saved, words != NULL ? words : _("Saved as you write, encrypted"));
}

static void
changed_cb (RogChallengeComposer *self)
{
  update_footer (self);
  update_saved (self);
}

/*
 * Form
 */

static void
add_pin (RogChallengeComposer *self,
         JsonObject           *pin)
{
  g_autoptr (RogPinItem) item = NULL;

  if (pin == NULL)
    return;
  item = rog_pin_link_new_item (rog_challenge_draft_get_dossier (self->draft), pin);
  g_list_store_append (self->pins, item);
}

/* What `@` offers: the passages of one's notes, and where each item stands in the request. */
static void
fill_pins (RogChallengeComposer *self)
{
  GListModel *notes = rog_work_get_papers (rog_challenge_draft_get_work (self->draft), "note");
  GListModel *items = rog_dossier_get_items (rog_challenge_draft_get_dossier (self->draft));

  g_list_store_remove_all (self->pins);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (RogPaper) note = g_list_model_get_item (notes, i);
      JsonArray *pins = rog_json_peek_array (rog_paper_get_content (note), "pins");

      add_pin (self, rog_json_peek_object (rog_paper_get_content (note), "pin"));
      for (guint j = 0; pins != NULL && j < json_array_get_length (pins); j++)
        add_pin (self, json_array_get_object_element (pins, j));
    }
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      JsonObject *scope = rog_item_peek_scope (item);

      add_pin (self, scope != NULL ? rog_json_peek_object (scope, "place") : NULL);
    }
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
fill (RogChallengeComposer *self)
{
  gboolean index = rog_challenge_draft_is_index (self->draft);

  clear (self->left);
  clear (self->right);
  /* What was filed stays what it is: only its index changes. */
  if (index && rog_challenge_draft_get_challenge (self->draft) == NULL)
    gtk_box_append (self->left, rog_challenge_cards_new_paper (self->draft));
  gtk_box_append (self->left, rog_challenge_cards_new_person (self->draft));
  gtk_box_append (self->left, rog_challenge_cards_new_targets (self->draft));
  if (index)
    gtk_box_append (self->left, rog_challenge_cards_new_filed (self->draft));
  gtk_box_append (self->right, rog_challenge_cards_new_grounds (self->draft, G_LIST_MODEL (self->pins)));
  gtk_box_append (self->right, rog_challenge_cards_new_passages (self->draft));
  gtk_box_append (self->right, rog_challenge_cards_new_relief (self->draft));
  gtk_box_append (self->right, rog_challenge_cards_new_interim (self->draft));
  if (!index)
    gtk_box_append (self->left, rog_challenge_cards_new_attachments (self->draft));
  changed_cb (self);
}

/*
 * Acts
 */

static void
finish (RogChallengeComposer *self,
        const char           *toast)
{
  rog_challenge_draft_discard (self->draft);
  if (toast != NULL)
    rog_window_show_toast (GTK_WIDGET (self), adw_toast_new (toast));
  g_signal_emit (self, signals[DONE], 0);
}

static void
show_failure (RogChallengeComposer *self,
              const GError         *error,
              const char           *what)
{
  g_autoptr (RogErrorText) text = rog_error_text_new (error, what);
  g_autofree char *line = rog_error_text_to_line (text);

  if (rog_error_is_recorded (error))
    {
      rog_window_show_error (GTK_WIDGET (self), NULL, error);
      finish (self, NULL);
      return;
    }
  gtk_label_set_label (self->missing, line);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), TRUE);
}

static void
end_entering (RogChallengeComposer *self,
              const char           *id,
              const GError         *error)
{
  self->busy = FALSE;
  update_footer (self);
  if (id != NULL)
    finish (self, _("Challenge entered in the record"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error, _("The challenge was not entered."));
}

static void
entered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogChallengeComposer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_enter_challenge_finish (ROG_WORK (object), result, &error);

  end_entering (self, id, error);
}

static void
indexed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogChallengeComposer) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = rog_work_index_challenge_finish (ROG_WORK (object), result, &error);

  self->busy = FALSE;
  update_footer (self);
  if (done)
    finish (self, _("Index changed in the record"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error, _("The index was not changed."));
}

/* A scan comes in with its challenge; a document that is here already is named by it. */
static void
enter (RogChallengeComposer *self)
{
  RogWork    *work = rog_challenge_draft_get_work (self->draft);
  const char *uri = rog_json_peek_string (rog_challenge_draft_get_content (self->draft), "scan_file");
  g_autoptr (JsonObject) state = rog_challenge_draft_to_state (self->draft);
  g_autoptr (GFile) scan = uri != NULL ? g_file_new_for_uri (uri) : NULL;

  self->busy = TRUE;
  update_footer (self);
  if (rog_challenge_draft_get_challenge (self->draft) != NULL)
    rog_work_index_challenge_async (work, rog_challenge_draft_get_challenge (self->draft), state, NULL, indexed_cb, g_object_ref (self));
  else
    rog_work_enter_challenge_async (work, state, scan, NULL, entered_cb, g_object_ref (self));
}

/* Counsel's pleading: its dialog signs, and says when it is done. */
static void
signed_cb (RogChallengeComposer *self)
{
  finish (self, NULL);
}

static void
go_cb (RogChallengeComposer *self)
{
  AdwDialog *dialog;

  if (rog_challenge_draft_is_index (self->draft))
    {
      enter (self);
      return;
    }

  rog_challenge_draft_flush (self->draft);
  dialog = rog_pleading_dialog_new (self->draft);
  g_signal_connect_object (dialog, "signed", G_CALLBACK (signed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
go (GtkWidget  *widget,
    const char *name,
    GVariant   *parameter)
{
  go_cb (ROG_CHALLENGE_COMPOSER (widget));
}

static void
preview (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  adw_dialog_present (rog_pleading_preview_new (ROG_CHALLENGE_COMPOSER (widget)->draft), widget);
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  RogChallengeComposer *self = ROG_CHALLENGE_COMPOSER (widget);
  RogWork              *work = rog_challenge_draft_get_work (self->draft);

  rog_challenge_draft_flush (self->draft);
  if (g_str_equal (name, "challenge.undo"))
    rog_work_undo (work);
  else
    rog_work_redo (work);
}

static void
delete_draft (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  finish (ROG_CHALLENGE_COMPOSER (widget), _("Draft deleted"));
}

/*
 * Object
 */

static void
rog_challenge_composer_get_property (GObject    *object,
                                     guint       id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  if (id == PROP_BESIDE_DOCUMENT)
    g_value_set_boolean (value, ROG_CHALLENGE_COMPOSER (object)->beside_document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_challenge_composer_set_property (GObject      *object,
                                     guint         id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  RogChallengeComposer *self = ROG_CHALLENGE_COMPOSER (object);

  if (id != PROP_BESIDE_DOCUMENT)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->beside_document != g_value_get_boolean (value))
    {
      self->beside_document = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
    }
}

/* Leaving the page is no reason to wait with what was typed. */
static void
rog_challenge_composer_hidden (AdwNavigationPage *page)
{
  rog_challenge_draft_flush (ROG_CHALLENGE_COMPOSER (page)->draft);
}

static void
rog_challenge_composer_dispose (GObject *object)
{
  RogChallengeComposer *self = ROG_CHALLENGE_COMPOSER (object);

  if (self->draft != NULL && !rog_work_is_closed (rog_challenge_draft_get_work (self->draft)))
    rog_challenge_draft_flush (self->draft);
  g_clear_object (&self->draft);
  g_clear_object (&self->pins);

  G_OBJECT_CLASS (rog_challenge_composer_parent_class)->dispose (object);
}

static void
rog_challenge_composer_class_init (RogChallengeComposerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rog_challenge_composer_get_property;
  object_class->set_property = rog_challenge_composer_set_property;
  object_class->dispose = rog_challenge_composer_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hidden = rog_challenge_composer_hidden;

  properties[PROP_BESIDE_DOCUMENT] = g_param_spec_boolean ("beside-document", NULL, NULL, FALSE,
                                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[DONE] = g_signal_new ("done", ROG_TYPE_CHALLENGE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "challenge.go", NULL, go);
  gtk_widget_class_install_action (widget_class, "challenge.preview", NULL, preview);
  gtk_widget_class_install_action (widget_class, "challenge.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "challenge.redo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "challenge.delete", NULL, delete_draft);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "challenge.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "challenge.redo", NULL);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-challenge-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, RogChallengeComposer, columns);
  gtk_widget_class_bind_template_child (widget_class, RogChallengeComposer, left);
  gtk_widget_class_bind_template_child (widget_class, RogChallengeComposer, right);
  gtk_widget_class_bind_template_child (widget_class, RogChallengeComposer, missing);
  gtk_widget_class_bind_template_child (widget_class, RogChallengeComposer, saved);
  gtk_widget_class_bind_template_child (widget_class, RogChallengeComposer, preview);
  gtk_widget_class_bind_template_child (widget_class, RogChallengeComposer, go);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
rog_challenge_composer_init (RogChallengeComposer *self)
{
  self->pins = g_list_store_new (ROG_TYPE_PIN_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_challenge_composer_new:
 * @draft: the draft to go on with
 *
 * Returns: (transfer floating): its page
 */
RogChallengeComposer *
rog_challenge_composer_new (RogChallengeDraft *draft)
{
  gboolean              index = rog_challenge_draft_is_index (draft);
  gboolean              changes = rog_challenge_draft_get_challenge (draft) != NULL;
  RogChallengeComposer *self = g_object_new (ROG_TYPE_CHALLENGE_COMPOSER,
                                             "title", changes ? _("Edit Index") : index ? _("From Paper") : _("New Challenge"), NULL);

  self->draft = g_object_ref (draft);
  gtk_button_set_label (self->go, index ? _("Enter in Record") : _("Sign and Save…"));
  gtk_widget_set_visible (GTK_WIDGET (self->preview), !index);
  g_signal_connect_object (draft, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "saved", G_CALLBACK (update_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "reloaded", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill_pins (self);
  fill (self);

  return self;
}

/**
 * rog_challenge_composer_add_pin:
 * @self: the composer
 * @pin: a pin as JSON
 *
 * Cites a passage in the text that was written in last.
 *
 * Returns: whether there is such a text
 */
gboolean
rog_challenge_composer_add_pin (RogChallengeComposer *self,
                                const char           *pin)
{
  RogCiteView *view;
  g_autoptr (RogPin) parsed = rog_pin_link_parse (pin, NULL);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (RogPinItem) item = NULL;

  g_return_val_if_fail (ROG_IS_CHALLENGE_COMPOSER (self), FALSE);

  view = rog_challenge_draft_get_view (self->draft);
  if (view == NULL || parsed == NULL)
    return FALSE;

  object = rog_pin_to_json (parsed);
  item = rog_pin_link_new_item (rog_challenge_draft_get_dossier (self->draft), object);
  rog_cite_view_insert_pin (view, item);

  return TRUE;
}

/**
 * rog_challenge_composer_is_writing:
 * @self: the composer
 *
 * Returns: whether there is a text that passages are cited in
 */
gboolean
rog_challenge_composer_is_writing (RogChallengeComposer *self)
{
  g_return_val_if_fail (ROG_IS_CHALLENGE_COMPOSER (self), FALSE);

  return rog_challenge_draft_get_view (self->draft) != NULL;
}
