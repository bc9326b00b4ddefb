// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/rog-request-section.h"

#include <glib/gi18n.h>

#include "dossier/rog-layout-toggle.h"
#include "request/rog-act-dialog.h"
#include "request/rog-request-blocks.h"
#include "request/rog-request-cards.h"
#include "rog-law-text.h"

#define SIDE_WIDTH 400
#define ONE_COLUMN 1200

struct _RogRequestSection
{
  RogSection parent_instance;

  AdwWindowTitle *title;
  GtkBox         *frame;
  GtkBox         *columns;
  GtkBox         *left;
  AdwClamp       *side;
  GtkBox         *right;
  GtkBox         *below;

  gboolean may_open; /* whether this person opens things to others */
  guint    update_id;
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

  if (date != NULL)
    // Translators: who entered the request, and on which date.
    subtitle = g_strdup_printf (_("Entered by %s on %s"), rog_entity_get_author_name (ROG_ENTITY (request)), date);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

static void
update (RogRequestSection *self)
{
  RogDossier *dossier = rog_work_get_dossier (rog_section_get_work (ROG_SECTION (self)));
  RogClock   *clock = rog_desk_get_clock (rog_section_get_desk (ROG_SECTION (self)));
  RogRequest *request = rog_dossier_get_request (dossier);
  gboolean    narrow = rog_section_get_narrow (ROG_SECTION (self));

  clear (self->left);
  clear (self->right);
  clear (self->below);
  if (request == NULL)
    return;

  update_title (self, request);
  gtk_box_append (self->left, rog_request_cards_new_head (dossier));
  gtk_box_append (self->left, rog_request_cards_new_short (dossier, narrow));
  gtk_box_append (self->left, rog_request_cards_new_measures (dossier, narrow));
  gtk_box_append (self->right, rog_request_cards_new_limits (dossier, rog_clock_now (clock)));
  if (g_strcmp0 (rog_desk_get_role (rog_section_get_desk (ROG_SECTION (self))), "counsel") != 0)
    gtk_box_append (self->right, rog_request_blocks_new (rog_section_get_work (ROG_SECTION (self))));
  gtk_box_append (self->right, rog_request_cards_new_persons (dossier, self->may_open));
  gtk_box_append (self->right, rog_request_cards_new_events (dossier, narrow));
  gtk_box_append (self->below, rog_request_cards_new_intake (dossier, narrow));
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
  gtk_widget_set_margin_start (GTK_WIDGET (self->frame), narrow ? 12 : 22);
  gtk_widget_set_margin_end (GTK_WIDGET (self->frame), narrow ? 12 : 22);
  /* At once: the cards of two columns are too wide for one. */
  update (self);
}

static void
enter_event (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  adw_dialog_present (rog_act_dialog_new_event (rog_section_get_work (ROG_SECTION (widget))), widget);
}

static void
make_opening (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  adw_dialog_present (rog_act_dialog_new_opening (rog_section_get_work (ROG_SECTION (widget))), widget);
}

static void
rog_request_section_constructed (GObject *object)
{
  RogRequestSection *self = ROG_REQUEST_SECTION (object);
  RogWork           *work = rog_section_get_work (ROG_SECTION (self));
  const char        *role = rog_desk_get_role (rog_section_get_desk (ROG_SECTION (self)));

  G_OBJECT_CLASS (rog_request_section_parent_class)->constructed (object);

  g_signal_connect_object (rog_work_get_dossier (work), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
  g_signal_connect (self, "map", G_CALLBACK (changed_cb), NULL);
  self->may_open = g_strcmp0 (role, "judge") == 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.opening", self->may_open);
  narrow_cb (self);
}

static void
rog_request_section_dispose (GObject *object)
{
  RogRequestSection *self = ROG_REQUEST_SECTION (object);

  g_clear_handle_id (&self->update_id, g_source_remove);

  G_OBJECT_CLASS (rog_request_section_parent_class)->dispose (object);
}

static void
rog_request_section_class_init (RogRequestSectionClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rog_request_section_constructed;
  object_class->dispose = rog_request_section_dispose;

  gtk_widget_class_install_action (widget_class, "request.event", NULL, enter_event);
  gtk_widget_class_install_action (widget_class, "request.opening", NULL, make_opening);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-request-section.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, title);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, frame);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, columns);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, left);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, side);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, right);
  gtk_widget_class_bind_template_child (widget_class, RogRequestSection, below);
}

static void
rog_request_section_init (RogRequestSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
