// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-challenges-section.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenge-card.h"
#include "challenges/rog-challenge-composer.h"
#include "challenges/rog-challenge-facts.h"
#include "challenges/rog-challenge-rows.h"
#include "challenges/rog-challenge-step-pages.h"
#include "core/rog-json.h"
#include "dossier/rog-layout-toggle.h"
#include "form/rog-form-draft.h"
#include "service/rog-work-sign.h"
#include "widgets/rog-focus-place.h"
#include "window/rog-window.h"

struct _RogChallengesSection
{
  RogSection parent_instance;

  AdwNavigationView *view;
  GtkWidget         *list; /* the page that the others cover */
  GtkStack          *stack;
  AdwStatusPage     *empty;
  GtkButton         *first;   /* the button that writes one, on the empty page */
  GtkButton         *another; /* and above the list */
  GtkBox            *cards;

  GHashTable    *shown;  /* (owned): id → card, which is its parent's */
  RogFocusPlace *opener; /* (owned) (nullable): from where a page over the list was opened */
  guint          update_id;
};

G_DEFINE_FINAL_TYPE (RogChallengesSection, rog_challenges_section, ROG_TYPE_SECTION)

static gboolean
is_court (RogChallengesSection *self)
{
  return g_strcmp0 (rog_desk_get_role (rog_section_get_desk (ROG_SECTION (self))), "counsel") != 0;
}

/*
 * Pages over the list
 */

static void
push (RogChallengesSection *self,
      GtkWidget            *page)
{
  if (GTK_WIDGET (adw_navigation_view_get_visible_page (self->view)) == self->list)
    rog_focus_place_take (&self->opener, self->list);
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (page));
}

/* Back to what has opened it; the cards were made anew meanwhile, if something was entered. */
static void
popped_cb (RogChallengesSection *self)
{
  if (GTK_WIDGET (adw_navigation_view_get_visible_page (self->view)) == self->list)
    rog_focus_place_give_back (self->opener, self->list);
}

/*
 * Drafts
 */

static void
compose_draft (RogChallengesSection *self,
               RogChallengeDraft    *draft)
{
  RogChallengeComposer *composer = rog_challenge_composer_new (draft);

  g_object_bind_property (self, "beside-document", composer, "beside-document", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (composer, "done", G_CALLBACK (adw_navigation_view_pop), self->view, G_CONNECT_SWAPPED);
  push (self, GTK_WIDGET (composer));
}

static void
compose (RogChallengesSection *self,
         RogPaper             *paper)
{
  g_autoptr (RogChallengeDraft) draft = rog_challenge_draft_new (rog_section_get_desk (ROG_SECTION (self)), rog_section_get_work (ROG_SECTION (self)), paper);

  compose_draft (self, draft);
}

static void
draft_cb (RogChallengesSection *self,
          GtkWidget            *row)
{
  compose (self, g_object_get_data (G_OBJECT (row), "paper"));
}

static GtkWidget *
make_draft_row (RogChallengesSection *self,
                RogPaper             *paper)
{
  RogDossier *dossier = rog_work_get_dossier (rog_section_get_work (ROG_SECTION (self)));
  RogPerson  *person = rog_dossier_find_person (dossier, rog_json_peek_string (rog_paper_get_content (paper), "for"));
  GtkWidget  *row = adw_action_row_new ();
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (rog_paper_get_updated (paper));
  g_autofree char *time = g_date_time_format (when, _("%-e %B %Y, %H:%M"));
  gboolean         index = rog_json_peek_string (rog_paper_get_content (paper), "challenge") != NULL;
  g_autofree char *title = index ? g_strdup_printf (_("Index of the challenge for %s"), person != NULL ? rog_person_get_name (person) : "")
                                 : person != NULL
      ? g_strdup_printf (_("For %s"), rog_person_get_name (person))
      : g_strdup (_("For nobody yet"));
  g_autofree char *subtitle = g_strdup_printf (_("Saved %s. Only you can read it"), time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "paper", g_object_ref (paper), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (draft_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static guint
add_drafts (RogChallengesSection *self)
{
  GListModel *papers = rog_work_get_papers (rog_section_get_work (ROG_SECTION (self)), "challenge-draft");
  guint       n = g_list_model_get_n_items (papers);
  GtkWidget  *list;

  if (n == 0)
    return 0;

  list = rog_challenge_list_new (_("Drafts"));
  gtk_box_append (self->cards, rog_challenge_heading_new (_("Drafts")));
  gtk_box_append (self->cards, list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);

      gtk_list_box_append (GTK_LIST_BOX (list), make_draft_row (self, paper));
    }

  return n;
}

/*
 * Challenges
 */

static const char *
get_heading (RogChallengesSection *self,
             RogChallengeStatus    status)
{
  static const char *const court[] = { N_ ("To answer"), N_ ("Answered"), N_ ("Withdrawn") };

  if (status == ROG_CHALLENGE_TO_ANSWER && !is_court (self))
    return _("Signed");

  return _(court[status]);
}

static guint
add_status (RogChallengesSection *self,
            RogChallengeStatus    status)
{
  RogWork    *work = rog_section_get_work (ROG_SECTION (self));
  RogDossier *dossier = rog_work_get_dossier (work);
  GListModel *challenges = rog_dossier_get_challenges (dossier);
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (challenges); i++)
    {
      g_autoptr (RogEntity) challenge = g_list_model_get_item (challenges, i);
      GtkWidget *card;

      if (rog_challenge_get_status (dossier, challenge) != status)
        continue;
      if (n++ == 0)
        gtk_box_append (self->cards, rog_challenge_heading_new (get_heading (self, status)));
      card = rog_challenge_card_new (rog_section_get_desk (ROG_SECTION (self)), work, challenge);
      g_hash_table_insert (self->shown, g_strdup (rog_entity_get_id (challenge)), card);
      gtk_box_append (self->cards, card);
    }

  return n;
}

static void
update (RogChallengesSection *self)
{
  guint            n_drafts, n_open, n;
  g_autofree char *count = NULL;
  g_autoptr (RogFocusPlace) place = rog_focus_place_new (GTK_WIDGET (self->stack));

  g_hash_table_remove_all (self->shown);
  rog_challenge_clear (GTK_WIDGET (self->cards));
  n_drafts = add_drafts (self);
  n_open = add_status (self, ROG_CHALLENGE_TO_ANSWER);
  n = n_open + add_status (self, ROG_CHALLENGE_ANSWERED);
  n += add_status (self, ROG_CHALLENGE_WITHDRAWN);
  gtk_stack_set_visible_child_name (self->stack, n + n_drafts > 0 ? "list" : "empty");
  if (n_open > 0)
    count = g_strdup_printf ("%u", n_open);
  rog_section_set_count (ROG_SECTION (self), count);
  if (place != NULL)
    rog_focus_place_return (place, GTK_WIDGET (self->stack));
}

static gboolean
update_cb (gpointer data)
{
  RogChallengesSection *self = data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (RogChallengesSection *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

static void
rog_challenges_section_show_object (RogSection *section,
                                    const char *object)
{
  RogChallengesSection *self = ROG_CHALLENGES_SECTION (section);
  GtkWidget            *card;

  if (self->update_id != 0)
    {
      g_clear_handle_id (&self->update_id, g_source_remove);
      update (self);
    }
  adw_navigation_view_pop_to_tag (self->view, "list");
  card = g_hash_table_lookup (self->shown, object);
  if (card != NULL)
    gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
}

static gboolean
rog_challenges_section_is_writing (RogSection *section)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (ROG_CHALLENGES_SECTION (section)->view);

  return ROG_IS_CHALLENGE_COMPOSER (page) && rog_challenge_composer_is_writing (ROG_CHALLENGE_COMPOSER (page));
}

/*
 * Actions
 */

static void
write_challenge (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  compose (ROG_CHALLENGES_SECTION (widget), NULL);
}

/* A passage cited from the document, while a challenge is written. */
static void
add_pin (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (ROG_CHALLENGES_SECTION (widget)->view);

  if (!ROG_IS_CHALLENGE_COMPOSER (page))
    rog_window_show_toast (widget, adw_toast_new (_("Open or begin a challenge to cite in it")));
  else if (!rog_challenge_composer_add_pin (ROG_CHALLENGE_COMPOSER (page), g_variant_get_string (parameter, NULL)))
    rog_window_show_toast (widget, adw_toast_new (_("Add a ground first: passages are cited in its facts and argument")));
}

static void
push_form (GtkWidget  *widget,
           RogActPage *page,
           const char *name,
           GVariant   *parameter)
{
  push (ROG_CHALLENGES_SECTION (widget), GTK_WIDGET (page));
  rog_form_draft_keep (rog_section_get_work (ROG_SECTION (widget)), page, name, parameter);
}

static void
enter_step (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RogWork   *work = rog_section_get_work (ROG_SECTION (widget));
  RogEntity *challenge = rog_dossier_find (rog_work_get_dossier (work), ROG_TYPE_CHALLENGE, g_variant_get_string (parameter, NULL));

  if (challenge != NULL)
    {
      gboolean    withdrawal = g_str_equal (name, "challenges.withdraw");
      RogActPage *page = is_court (ROG_CHALLENGES_SECTION (widget)) ? rog_challenge_step_page_new (work, challenge, withdrawal)
                                                                    : rog_challenge_step_page_new_own (work, challenge, withdrawal);

      push_form (widget, page, name, parameter);
    }
}

static void
edit_index (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RogWork   *work = rog_section_get_work (ROG_SECTION (widget));
  RogEntity *challenge = rog_dossier_find (rog_work_get_dossier (work), ROG_TYPE_CHALLENGE, g_variant_get_string (parameter, NULL));
  g_autoptr (RogChallengeDraft) draft = NULL;

  if (challenge == NULL)
    return;
  draft = rog_challenge_draft_new_index (rog_section_get_desk (ROG_SECTION (widget)), work, challenge);
  compose_draft (ROG_CHALLENGES_SECTION (widget), draft);
}

static void
enter_filed (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  push_form (widget, rog_filed_page_new (rog_section_get_work (ROG_SECTION (widget)), g_variant_get_string (parameter, NULL)), name, parameter);
}

typedef struct
{
  GtkWidget *section; /* (owned) */
  char      *object;  /* (owned) */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->section);
  g_free (export->object);
  g_free (export);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  if (rog_work_export_signed_finish (ROG_WORK (object), result, &error))
    rog_window_show_toast (export->section, adw_toast_new (_("Pleading saved")));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rog_window_show_error (export->section, _("The files could not be written."), error);
  export_free (export);
}

static void
export_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Export *export = user_data;
  RogWork *work = rog_section_get_work (ROG_SECTION (export->section));
  g_autoptr (GFile) pdf = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (pdf != NULL && !rog_work_is_closed (work))
    rog_work_export_signed_async (work, export->object, NULL, pdf, NULL, exported_cb, export);
  else
    export_free (export);
}

static void
export_pleading (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  RogDossier *dossier = rog_work_get_dossier (rog_section_get_work (ROG_SECTION (widget)));
  Export *export = g_new0 (Export, 1);

  export->section = g_object_ref (widget);
  export->object = g_variant_dup_string (parameter, NULL);
  gtk_file_dialog_set_title (dialog, _("Where the Pleading Is Saved"));
  gtk_file_dialog_set_initial_name (dialog, rog_dossier_find (dossier, ROG_TYPE_CHALLENGE, export->object) != NULL ? _("Challenge.pdf") : _("Pleading.pdf"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), rog_window_get_leaving (widget), export_chosen_cb, export);
}

/*
 * Object
 */

static void
rog_challenges_section_constructed (GObject *object)
{
  RogChallengesSection *self = ROG_CHALLENGES_SECTION (object);
  RogWork              *work = rog_section_get_work (ROG_SECTION (self));
  const char           *label = is_court (self) ? _("Enter from Paper…") : _("New Challenge");

  G_OBJECT_CLASS (rog_challenges_section_parent_class)->constructed (object);

  gtk_button_set_label (self->first, label);
  gtk_button_set_label (self->another, label);
  adw_status_page_set_description (self->empty, is_court (self) ? _("A challenge that comes on paper is entered here: the scan is the challenge, and what you fill in is its index.")
                                                                : _("A challenge is written beside the document, signed, and saved to files that any court can read."));
  g_signal_connect_object (rog_work_get_dossier (work), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rog_work_get_papers (work, "challenge-draft"), "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  rog_form_draft_reopen (work, GTK_WIDGET (self), "challenges.");
}

static void
rog_challenges_section_dispose (GObject *object)
{
  RogChallengesSection *self = ROG_CHALLENGES_SECTION (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->opener, rog_focus_place_free);

  G_OBJECT_CLASS (rog_challenges_section_parent_class)->dispose (object);
}

static void
rog_challenges_section_finalize (GObject *object)
{
  g_hash_table_unref (ROG_CHALLENGES_SECTION (object)->shown);

  G_OBJECT_CLASS (rog_challenges_section_parent_class)->finalize (object);
}

static void
rog_challenges_section_class_init (RogChallengesSectionClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rog_challenges_section_constructed;
  object_class->dispose = rog_challenges_section_dispose;
  object_class->finalize = rog_challenges_section_finalize;
  ROG_SECTION_CLASS (klass)->show_object = rog_challenges_section_show_object;
  ROG_SECTION_CLASS (klass)->is_writing = rog_challenges_section_is_writing;

  gtk_widget_class_install_action (widget_class, "challenges.write", NULL, write_challenge);
  gtk_widget_class_install_action (widget_class, "challenges.export", "s", export_pleading);
  gtk_widget_class_install_action (widget_class, "challenges.add-pin", "s", add_pin);
  gtk_widget_class_install_action (widget_class, "challenges.supplement", "s", enter_step);
  gtk_widget_class_install_action (widget_class, "challenges.withdraw", "s", enter_step);
  gtk_widget_class_install_action (widget_class, "challenges.edit-index", "s", edit_index);
  gtk_widget_class_install_action (widget_class, "challenges.enter-filed", "s", enter_filed);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-challenges-section.ui");
  gtk_widget_class_bind_template_child (widget_class, RogChallengesSection, view);
  gtk_widget_class_bind_template_child (widget_class, RogChallengesSection, list);
  gtk_widget_class_bind_template_child (widget_class, RogChallengesSection, stack);
  gtk_widget_class_bind_template_child (widget_class, RogChallengesSection, empty);
  gtk_widget_class_bind_template_child (widget_class, RogChallengesSection, cards);
  gtk_widget_class_bind_template_child (widget_class, RogChallengesSection, first);
  gtk_widget_class_bind_template_child (widget_class, RogChallengesSection, another);
  gtk_widget_class_bind_template_callback (widget_class, popped_cb);
}

static void
rog_challenges_section_init (RogChallengesSection *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
