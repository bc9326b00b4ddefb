// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/rog-request-section.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-layout-toggle.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-representation.h"
#include "dossier/rog-secrecy.h"
#include "form/rog-form-draft.h"
#include "request/rog-fact-page.h"
#include "request/rog-request-blocks.h"
#include "request/rog-request-cards.h"
#include "request/rog-request-draft.h"
#include "request/rog-request-pages.h"
#include "service/rog-work-facts.h"
#include "widgets/rog-focus-place.h"
#include "widgets/rog-section-title.h"
#include "window/rog-window.h"

#define SIDE_WIDTH 400
#define ONE_COLUMN 1200

struct _RogRequestSection
{
  RogSection parent_instance;

  AdwNavigationView *view;
  RogSectionTitle   *title;
  GtkToggleButton   *edit;
  GtkRevealer       *pending;
  GtkLabel          *pending_words;
  GtkBox            *frame;
  GtkBox            *columns;
  GtkBox            *left;
  AdwClamp          *side;
  GtkBox            *right;
  GtkBox            *below;

  gboolean       may_open; /* whether this person opens things to others */
  RogFocusPlace *opener;   /* (owned) (nullable): from where the form was opened */
  guint          update_id;
};

G_DEFINE_FINAL_TYPE (RogRequestSection, rog_request_section, ROG_TYPE_SECTION)

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
update_title (RogRequestSection *self,
              RogRequest        *request)
{
  g_autofree char *subtitle = NULL;
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (rog_entity_get_at (ROG_ENTITY (request)), NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *date = local != NULL ? g_date_time_format (local, _("%-e %B %Y")) : NULL;
  gboolean         beside;

  g_object_get (self, "beside-document", &beside, NULL);

  /* Beside a document there is no room for it. */
  if (date != NULL && !beside)
    // Translators: who entered the request, and on which date.
    subtitle = g_strdup_printf (_("Entered by %s on %s"), rog_entity_get_author_name (ROG_ENTITY (request)), date);
  rog_section_title_set_line (self->title, subtitle, NULL);
}

/* What is not in the record yet stands there already; what is taken away stays until it is. */
static JsonObject *
make_shown_request (RogRequest *request,
                    JsonArray  *changes)
{
  g_autoptr (JsonArray) shown = json_array_new ();

  for (guint i = 0; changes != NULL && i < json_array_get_length (changes); i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);

      if (json_object_has_member (change, "state"))
        json_array_add_object_element (shown, json_object_ref (change));
    }

  return rog_request_changes_apply (shown, rog_entity_peek_state (ROG_ENTITY (request)));
}

static void
update_pending (RogRequestSection *self,
                JsonArray         *changes)
{
  guint            n = changes != NULL ? json_array_get_length (changes) : 0;
  g_autofree char *words = g_strdup_printf (g_dngettext (NULL, "%u fact is not in the record yet", "%u facts are not in the record yet", n), n);

  if (n > 0)
    gtk_label_set_label (self->pending_words, words);
  gtk_revealer_set_reveal_child (self->pending, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.enter", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.discard", n > 0);
}

static void
add_cards (RogRequestSection    *self,
           const RogRequestView *view)
{
  RogWork *work = rog_section_get_work (ROG_SECTION (self));

  gtk_box_append (self->left, rog_request_cards_new_head (view));
  gtk_box_append (self->left, rog_request_cards_new_short (view));
  gtk_box_append (self->left, rog_request_cards_new_measures (view));
  gtk_box_append (self->right, rog_request_cards_new_limits (view));
  if (view->at_court)
    {
      gtk_box_append (self->right, rog_request_blocks_new (work, view->now, view->narrow));
      gtk_box_append (self->right, rog_request_cards_new_to_tell (view));
    }
  gtk_box_append (self->right, rog_request_cards_new_persons (view));
  if (view->at_court)
    gtk_box_append (self->right, rog_request_cards_new_secrecy (view));
  gtk_box_append (self->right, rog_request_cards_new_events (view));
  gtk_box_append (self->below, rog_request_cards_new_intake (view));
}

static void
update (RogRequestSection *self)
{
  RogWork    *work = rog_section_get_work (ROG_SECTION (self));
  RogDossier *dossier = rog_work_get_dossier (work);
  RogRequest *request;
  JsonArray  *changes;
  g_autoptr (RogFocusPlace) place = rog_focus_place_new (GTK_WIDGET (self->frame));
  g_autoptr (JsonObject) shown = NULL;

  clear (self->left);
  clear (self->right);
  clear (self->below);
  /* The desk is locked: the section is on its way out, and shows nothing until then. */
  request = rog_work_is_closed (work) ? NULL : rog_dossier_get_request (dossier);
  if (request == NULL)
    return;

  changes = rog_request_draft_peek (work);
  shown = make_shown_request (request, changes);
  update_title (self, request);
  update_pending (self, changes);
  add_cards (self, &(RogRequestView){
                       .dossier = dossier,
                       .request = shown,
                       .changes = changes,
                       .now = rog_clock_now (rog_desk_get_clock (rog_section_get_desk (ROG_SECTION (self)))),
                       .narrow = rog_section_get_narrow (ROG_SECTION (self)),
                       .at_court = g_strcmp0 (rog_desk_get_role (rog_section_get_desk (ROG_SECTION (self))), "counsel") != 0,
                       .editing = gtk_toggle_button_get_active (self->edit),
                       .may_open = self->may_open,
                       .may_change_limits = rog_work_may_change_limits (work),
                   });
  if (place != NULL)
    rog_focus_place_return (place, GTK_WIDGET (self->frame));
}

static gboolean
update_cb (gpointer data)
{
  RogRequestSection *self = data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* A dossier changes act by act; the cards are made once for all of them. What blocks signing is in the drafts,
 * which are worked on in other sections: the cards are made anew when this one is shown. */
static void
changed_cb (RogRequestSection *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

static void
narrow_cb (RogRequestSection *self)
{
  gboolean narrow = rog_section_get_narrow (ROG_SECTION (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  adw_clamp_set_maximum_size (self->side, narrow ? ONE_COLUMN : SIDE_WIDTH);
  /* Beside a document there is no room for the word. */
  if (narrow)
    gtk_button_set_icon_name (GTK_BUTTON (self->edit), "document-edit-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (self->edit), C_ ("request", "Edit"));
  /* The button's own label would name it still, empty, once it is gone. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->edit), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit), GTK_ACCESSIBLE_PROPERTY_LABEL, C_ ("request", "Edit"), -1);
  gtk_widget_set_margin_start (GTK_WIDGET (self->frame), narrow ? 12 : 22);
  gtk_widget_set_margin_end (GTK_WIDGET (self->frame), narrow ? 12 : 22);
  /* At once: the cards of two columns are too wide for one. */
  update (self);
}

static void
edit_cb (RogRequestSection *self)
{
  changed_cb (self);
}

/*
 * Forms
 */

static void
push (RogRequestSection *self,
      RogActPage        *page,
      const char        *action,
      GVariant          *target)
{
  if (!ROG_IS_ACT_PAGE (adw_navigation_view_get_visible_page (self->view)))
    rog_focus_place_take (&self->opener, GTK_WIDGET (adw_navigation_view_find_page (self->view, "request")));
  adw_navigation_view_pop_to_tag (self->view, "request");
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (page));
  rog_form_draft_keep (rog_section_get_work (ROG_SECTION (self)), page, action, target);
}

/* Back to what has opened the form; the cards were made anew meanwhile, if something was entered. */
static void
popped_cb (RogRequestSection *self)
{
  rog_focus_place_give_back (self->opener, GTK_WIDGET (adw_navigation_view_find_page (self->view, "request")));
}

static RogWork *
get_work (GtkWidget *widget)
{
  return rog_section_get_work (ROG_SECTION (widget));
}

static RogEntity *
find (GtkWidget  *widget,
      GType       type,
      const char *id)
{
  return *id != '\0' ? rog_dossier_find (rog_work_get_dossier (get_work (widget)), type, id) : NULL;
}

static void
enter_event (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  push (ROG_REQUEST_SECTION (widget), rog_event_page_new (get_work (widget), NULL), name, parameter);
}

static void
correct_event (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RogEntity *event = find (widget, ROG_TYPE_EVENT, g_variant_get_string (parameter, NULL));

  if (event != NULL)
    push (ROG_REQUEST_SECTION (widget), rog_event_page_new (get_work (widget), event), name, parameter);
}

static void
make_opening (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  push (ROG_REQUEST_SECTION (widget), rog_opening_page_new (get_work (widget)), name, parameter);
}

static void
describe_document (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  RogEntity  *document = find (widget, ROG_TYPE_DOCUMENT, g_variant_get_string (parameter, NULL));
  RogActPage *page = document != NULL ? rog_document_page_new (get_work (widget), ROG_DOCUMENT (document)) : NULL;

  if (page == NULL)
    return;
  push (ROG_REQUEST_SECTION (widget), page, name, parameter);
  /* It is asked for where the document is, not here. */
  if (gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (rog_act_page_get_row (page, "name"));
}

static void
keep_secret (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  push (ROG_REQUEST_SECTION (widget), rog_secrecy_page_new (get_work (widget)), name, parameter);
}

static void
lift_secrecy (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  RogEntity       *secrecy = find (widget, ROG_TYPE_SECRECY, g_variant_get_string (parameter, NULL));
  g_autofree char *what = secrecy != NULL ? rog_request_describe_secrecy (rog_work_get_dossier (get_work (widget)), secrecy) : NULL;

  if (secrecy != NULL)
    push (ROG_REQUEST_SECTION (widget), rog_secrecy_lift_page_new (get_work (widget), secrecy, what), name, parameter);
}

static void
enter_limit (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  push (ROG_REQUEST_SECTION (widget), rog_limit_page_new (get_work (widget)), name, parameter);
}

static void
follow_limit (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  RogEntity *limit = find (widget, ROG_TYPE_LIMIT, g_variant_get_string (parameter, NULL));

  if (limit != NULL && g_str_equal (name, "request.limit-met"))
    push (ROG_REQUEST_SECTION (widget), rog_limit_met_page_new (get_work (widget), limit), name, parameter);
  else if (limit != NULL)
    push (ROG_REQUEST_SECTION (widget), rog_limit_change_page_new (get_work (widget), limit), name, parameter);
}

static void
enter_person (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  push (ROG_REQUEST_SECTION (widget), rog_person_page_new (get_work (widget), find (widget, ROG_TYPE_PERSON, g_variant_get_string (parameter, NULL))), name, parameter);
}

static void
set_capacity (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  RogEntity *person = find (widget, ROG_TYPE_PERSON, g_variant_get_string (parameter, NULL));

  if (person != NULL)
    push (ROG_REQUEST_SECTION (widget), rog_capacity_page_new (get_work (widget), person), name, parameter);
}

static void
enter_counsel (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const char *person, *representation;
  RogEntity  *found;

  g_variant_get (parameter, "(&s&s)", &person, &representation);
  found = find (widget, ROG_TYPE_PERSON, person);
  if (found != NULL)
    push (ROG_REQUEST_SECTION (widget), rog_counsel_page_new (get_work (widget), found, find (widget, ROG_TYPE_REPRESENTATION, representation)), name, parameter);
}

static void
edit_fact (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  const char *part, *key;

  g_variant_get (parameter, "(&s&s)", &part, &key);
  push (ROG_REQUEST_SECTION (widget), rog_fact_page_new (get_work (widget), part, key), name, parameter);
}

static void
use_as_fact (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const char *part = g_variant_get_string (parameter, NULL);

  push (ROG_REQUEST_SECTION (widget), rog_fact_page_new (get_work (widget), *part != '\0' ? part : NULL, NULL), name, parameter);
}

/* A passage cited from the document: it goes into the form that is open, or becomes a fact. */
static void
add_pin (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  RogRequestSection *self = ROG_REQUEST_SECTION (widget);
  g_autoptr (RogPin) pin = rog_pin_link_parse (g_variant_get_string (parameter, NULL), NULL);
  g_autoptr (JsonObject) object = pin != NULL ? rog_pin_to_json (pin) : NULL;

  if (object == NULL || rog_dossier_get_request (rog_work_get_dossier (get_work (widget))) == NULL)
    return;
  if (!ROG_IS_ACT_PAGE (adw_navigation_view_get_visible_page (self->view)))
    gtk_widget_activate_action (widget, "request.use", "s", "");
  if (!rog_act_page_add_pin (ROG_ACT_PAGE (adw_navigation_view_get_visible_page (self->view)), object))
    rog_window_show_toast (widget, adw_toast_new (_("This form takes no passage")));
}

/*
 * What is not in the record yet
 */

static void
enter_draft (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  rog_request_draft_enter (get_work (widget), widget);
}

static void
undo_cb (RogWork *work)
{
  if (!rog_work_is_closed (work))
    rog_work_undo (work);
}

static void
discard_draft (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AdwToast *toast = adw_toast_new (_("Facts discarded"));

  rog_request_draft_discard (get_work (widget), widget);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), get_work (widget), G_CONNECT_SWAPPED);
  rog_window_show_toast (widget, toast);
}

static void
step_back (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  if (g_str_equal (name, "request.undo"))
    rog_work_undo (get_work (widget));
  else
    rog_work_redo (get_work (widget));
}

static gboolean
rog_request_section_is_writing (RogSection *section)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (ROG_REQUEST_SECTION (section)->view);

  return ROG_IS_ACT_PAGE (page) && rog_act_page_get_proof (ROG_ACT_PAGE (page)) != NULL;
}

static void
rog_request_section_show_object (RogSection *section,
                                 const char *object)
{
  adw_navigation_view_pop_to_tag (ROG_REQUEST_SECTION (section)->view, "request");
}

static void
rog_request_section_constructed (GObject *object)
{
  RogRequestSection *self = ROG_REQUEST_SECTION (object);
  RogWork           *work = rog_section_get_work (ROG_SECTION (self));
  const char        *role = rog_desk_get_role (rog_section_get_desk (ROG_SECTION (self)));

  G_OBJECT_CLASS (rog_request_section_parent_class)->constructed (object);

  g_signal_connect_object (rog_work_get_dossier (work), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rog_request_draft_get_papers (work), "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
  g_signal_connect (self, "map", G_CALLBACK (changed_cb), NULL);
  self->may_open = g_strcmp0 (role, "judge") == 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.opening", self->may_open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.lift", self->may_open);
  narrow_cb (self);
  rog_form_draft_reopen (work, GTK_WIDGET (self), "request.");
}

static void
rog_request_section_dispose (GObject *object)
{
  RogRequestSection *self = ROG_REQUEST_SECTION (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->opener, rog_focus_place_free);

  G_OBJECT_CLASS (rog_request_section_parent_class)->dispose (object);
}

static void
rog_request_section_class_init (RogRequestSectionClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rog_request_section_constructed;
  object_class->dispose = rog_request_section_dispose;

  ROG_SECTION_CLASS (klass)->show_object = rog_request_section_show_object;
  ROG_SECTION_CLASS (klass)->is_writing = rog_request_section_is_writing;

  gtk_widget_class_install_action (widget_class, "request.event", NULL, enter_event);
  gtk_widget_class_install_action (widget_class, "request.correct-event", "s", correct_event);
  gtk_widget_class_install_action (widget_class, "request.opening", NULL, make_opening);
  gtk_widget_class_install_action (widget_class, "request.document", "s", describe_document);
  gtk_widget_class_install_action (widget_class, "request.secrecy", NULL, keep_secret);
  gtk_widget_class_install_action (widget_class, "request.lift", "s", lift_secrecy);
  gtk_widget_class_install_action (widget_class, "request.limit", NULL, enter_limit);
  gtk_widget_class_install_action (widget_class, "request.limit-change", "s", follow_limit);
  gtk_widget_class_install_action (widget_class, "request.limit-met", "s", follow_limit);
  gtk_widget_class_install_action (widget_class, "request.person", "s", enter_person);
  gtk_widget_class_install_action (widget_class, "request.capacity", "s", set_capacity);
  gtk_widget_class_install_action (widget_class, "request.counsel", "(ss)", enter_counsel);
  gtk_widget_class_install_action (widget_class, "request.edit-fact", "(ss)", edit_fact);
  gtk_widget_class_install_action (widget_class, "request.use", "s", use_as_fact);
  gtk_widget_class_install_action (widget_class, "request.add-pin", "s", add_pin);
  gtk_widget_class_install_action (widget_class, "request.enter", NULL, enter_draft);
  gtk_widget_class_install_action (widget_class, "request.discard", NULL, discard_draft);
  gtk_widget_class_install_action (widget_class, "request.undo", NULL, step_back);
  gtk_widget_class_install_action (widget_class, "request.redo", NULL, step_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "request.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "request.redo", NULL);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  g_type_ensure (ROG_TYPE_SECTION_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-request-section.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, view);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, title);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, edit);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, pending);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, pending_words);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, frame);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, columns);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, left);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, side);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, right);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, below);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, popped_cb);
}

static void
rog_request_section_init (RogRequestSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
