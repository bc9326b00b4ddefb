// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-section.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-layout-toggle.h"
#include "rog-error-text.h"
#include "scope/rog-scope-card.h"
#include "scope/rog-scope-points.h"
#include "scope/rog-scope-rows.h"
#include "widgets/rog-section-title.h"

#define STACKED "max-width: 640sp"
#define ANNOUNCE_SECONDS 60
#define MAX_PIN (64 * 1024)

struct _RogScopeSection
{
  RogSection parent_instance;

  RogSectionTitle  *title;
  AdwBanner        *problem;
  AdwBreakpointBin *bin;
  GtkBox           *content;
  GtkWidget        *undo;
  GtkWidget        *redo;
  RogScopePoints   *points; /* (nullable): the bench's alone */
  RogTimeline      *timeline;
  RogScopeCard     *card;

  RogScopeDrafts *drafts; /* (owned) (nullable): %NULL where nothing is narrowed */
  GListStore     *rows;   /* (owned) (nullable) */
  gint64          announced;
  guint           update_id;
};

G_DEFINE_FINAL_TYPE (RogScopeSection, rog_scope_section, ROG_TYPE_SECTION)

static RogWork *
get_work (RogScopeSection *self)
{
  return rog_section_get_work (ROG_SECTION (self));
}

static RogDossier *
get_dossier (RogScopeSection *self)
{
  return rog_work_get_dossier (get_work (self));
}

/*
 * Words
 */

static guint
count_narrowed (RogScopeSection *self)
{
  guint n = 0;

  for (guint i = 0; self->drafts != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (RogTimelineRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      RogItem *item = rog_dossier_find_item (get_dossier (self), rog_timeline_row_get_id (row));
      g_auto (GStrv) fields = item != NULL ? rog_scope_draft_dup_fields (rog_scope_drafts_get (self->drafts, item)) : NULL;

      n += fields != NULL && fields[0] != NULL;
    }

  return n;
}

/* "Saved 11:24", or nothing while nothing was saved since the dossier was opened. */
static char *
dup_saved (RogScopeSection *self)
{
  gint64 saved_at;
  g_autoptr (GDateTime) when = NULL;

  g_object_get (get_work (self), "saved-at", &saved_at, NULL);
  if (saved_at == 0)
    return NULL;

  when = g_date_time_new_from_unix_local (saved_at);

  // Translators: when the last change was saved: a time of day.
  return g_date_time_format (when, _("Saved %H:%M"));
}

static void
update_title (RogScopeSection *self)
{
  guint            n_items = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint            n_narrowed = count_narrowed (self);
  g_autofree char *saved = dup_saved (self);
  GString         *text = g_string_new (NULL);
  g_autofree char *subtitle = NULL;

  g_string_append_printf (text, ngettext ("%u item", "%u items", n_items), n_items);
  if (n_narrowed > 0)
    g_string_append_printf (text, ngettext (" · %u narrowed", " · %u narrowed", n_narrowed), n_narrowed);
  if (saved != NULL)
    g_string_append_printf (text, " · %s", saved);
  subtitle = g_string_free_and_steal (text);
  rog_section_title_set_line (self->title, subtitle, saved);
}

static void
saved_cb (RogScopeSection *self)
{
  g_autofree char *saved = dup_saved (self);
  gint64           now = g_get_monotonic_time () / G_USEC_PER_SEC;

  update_title (self);
  adw_banner_set_revealed (self->problem, FALSE);
  if (saved == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || (self->announced != 0 && now - self->announced < ANNOUNCE_SECONDS))
    return;

  self->announced = now;
  gtk_accessible_announce (GTK_ACCESSIBLE (self), saved, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
failed_cb (RogScopeSection *self,
           GError          *error)
{
  g_autoptr (RogErrorText) text = rog_error_text_new (error, _("The last change is not saved."));
  g_autofree char *line = rog_error_text_to_line (text);

  adw_banner_set_title (self->problem, line);
  adw_banner_set_revealed (self->problem, TRUE);
}

static void
retry_cb (RogScopeSection *self)
{
  RogItem *item = rog_scope_card_get_item (self->card);

  adw_banner_set_revealed (self->problem, FALSE);
  if (item != NULL && self->drafts != NULL)
    g_signal_emit_by_name (rog_scope_drafts_get (self->drafts, item), "changed");
}

/*
 * Items
 */

static RogTimelineRow *
find_row (RogScopeSection *self,
          const char      *id)
{
  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (RogTimelineRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (g_str_equal (rog_timeline_row_get_id (row), id))
        return row;
    }

  return NULL;
}

static void
update_rows (RogScopeSection *self)
{
  rog_scope_rows_update (G_LIST_MODEL (self->rows), get_dossier (self), self->drafts);
}

static void
row_selected_cb (RogScopeSection *self,
                 RogTimelineRow  *row)
{
  RogItem *item = row != NULL ? rog_dossier_find_item (get_dossier (self), rog_timeline_row_get_id (row)) : NULL;

  if (item != rog_scope_card_get_item (self->card))
    rog_scope_card_set_item (self->card, item);
}

/* An end was moved in the timeline: that is the period now. */
static void
edited_cb (RogScopeSection *self,
           RogTimelineRow  *row)
{
  RogItem *item = rog_dossier_find_item (get_dossier (self), rog_timeline_row_get_id (row));
  char     first[16], last[16];
  GDate    from, to;

  if (item == NULL || !rog_timeline_row_get_kept (row, &from, &to))
    return;

  rog_timeline_select (self->timeline, row);
  g_date_strftime (first, sizeof first, "%Y-%m-%d", &from);
  g_date_strftime (last, sizeof last, "%Y-%m-%d", &to);
  rog_scope_draft_set_period (rog_scope_drafts_get (self->drafts, item), first, last);
}

static void
draft_changed_cb (RogScopeSection *self,
                  const char      *id)
{
  RogItem *item = rog_scope_card_get_item (self->card);

  update_rows (self);
  update_title (self);
  if (item != NULL && g_str_equal (rog_entity_get_id (ROG_ENTITY (item)), id))
    rog_scope_card_update (self->card);
}

/* The dossier is another one: rows and card are made anew, the selected item stays. */
static void
rebuild (RogScopeSection *self)
{
  RogTimelineRow  *before = rog_timeline_get_selected (self->timeline);
  g_autofree char *id = before != NULL ? g_strdup (rog_timeline_row_get_id (before)) : NULL;
  g_autoptr (RogTimelineRow) first = NULL;
  g_autoptr (GListStore) old = g_steal_pointer (&self->rows);
  RogTimelineRow *row;

  self->rows = rog_scope_rows_new (get_dossier (self), self->drafts != NULL);
  update_rows (self);
  rog_timeline_set_rows (self->timeline, G_LIST_MODEL (self->rows));
  rog_scope_rows_add_offences (self->timeline, get_dossier (self));
  first = g_list_model_get_item (G_LIST_MODEL (self->rows), 0);
  row = find_row (self, id);
  rog_scope_card_set_item (self->card, NULL);
  rog_timeline_select (self->timeline, row != NULL ? row : first);
  gtk_widget_set_visible (GTK_WIDGET (self->timeline), first != NULL);
  if (self->points != NULL)
    rog_scope_points_update (self->points);
  update_title (self);
}

static gboolean
rebuild_cb (gpointer data)
{
  RogScopeSection *self = data;

  self->update_id = 0;
  rebuild (self);

  return G_SOURCE_REMOVE;
}

/* A dossier changes act by act; the items are made once for all of them. */
static void
dossier_changed_cb (RogScopeSection *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (rebuild_cb, self);
}

/* "ITEM", or "ITEM/FIELD/PART": then what is to be said of that field has the keyboard. */
static void
show_object (RogSection *section,
             const char *object)
{
  RogScopeSection *self = ROG_SCOPE_SECTION (section);
  g_auto (GStrv) parts = g_strsplit (object, "/", 3);
  RogTimelineRow *row = find_row (self, parts[0]);

  if (row == NULL)
    return;
  rog_timeline_select (self->timeline, row);
  if (g_strv_length (parts) == 3)
    rog_scope_card_go_to (self->card, parts[1], parts[2]);
}

/*
 * Actions
 */

static void
pin_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RogScopeSection *self = ROG_SCOPE_SECTION (widget);
  const char      *text = g_variant_get_string (parameter, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonNode) node = rog_json_parse (bytes, MAX_PIN, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || rog_scope_card_get_item (self->card) == NULL)
    return;

  if (g_str_equal (name, "scope.narrow"))
    rog_scope_card_narrow (self->card, json_node_get_object (node));
  else
    rog_scope_card_add_pin (self->card, json_node_get_object (node));
}

/* A passage goes to the item that is on the desk, and to none that is not. */
static gboolean
is_writing (RogSection *section)
{
  return gtk_widget_get_mapped (GTK_WIDGET (section)) && rog_scope_card_get_item (ROG_SCOPE_SECTION (section)->card) != NULL;
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  RogScopeSection *self = ROG_SCOPE_SECTION (widget);

  if (g_str_equal (name, "scope.undo"))
    rog_scope_drafts_undo (self->drafts);
  else
    rog_scope_drafts_redo (self->drafts);
}

static void
steps_cb (RogScopeSection *self)
{
  gboolean can_undo, can_redo;

  g_object_get (get_work (self), "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scope.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scope.redo", can_redo);
  gtk_widget_set_visible (self->redo, can_redo);
}

/*
 * Object
 */

static void
stack (RogScopeSection *self)
{
  gboolean stacked = adw_breakpoint_bin_get_current_breakpoint (self->bin) != NULL;

  rog_scope_card_set_stacked (self->card, stacked);
  gtk_widget_set_margin_start (GTK_WIDGET (self->content), stacked ? 10 : 20);
  gtk_widget_set_margin_end (GTK_WIDGET (self->content), stacked ? 10 : 20);
}

static void
build (RogScopeSection *self)
{
  RogDesk *desk = rog_section_get_desk (ROG_SECTION (self));

  if (self->drafts != NULL)
    {
      self->points = ROG_SCOPE_POINTS (rog_scope_points_new (get_work (self)));
      gtk_box_append (self->content, GTK_WIDGET (self->points));
    }
  self->timeline = ROG_TIMELINE (rog_timeline_new ());
  self->card = ROG_SCOPE_CARD (rog_scope_card_new (get_work (self), rog_desk_get_law (desk), self->drafts));
  gtk_box_append (self->content, GTK_WIDGET (self->timeline));
  gtk_box_append (self->content, GTK_WIDGET (self->card));
  g_signal_connect_object (self->timeline, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}

static void
follow_work (RogScopeSection *self)
{
  RogWork *work = get_work (self);

  g_signal_connect_object (get_dossier (self), "changed", G_CALLBACK (dossier_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->drafts == NULL)
    return;

  g_signal_connect_object (self->drafts, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "notify::saved-at", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "notify::can-undo", G_CALLBACK (steps_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "notify::can-redo", G_CALLBACK (steps_cb), self, G_CONNECT_SWAPPED);
  steps_cb (self);
}

static void
rog_scope_section_constructed (GObject *object)
{
  static const char *const actions[] = { "scope.add-pin", "scope.narrow", "scope.undo", "scope.redo" };
  RogScopeSection         *self = ROG_SCOPE_SECTION (object);
  gboolean                 narrows = g_strcmp0 (rog_desk_get_role (rog_section_get_desk (ROG_SECTION (self))), "counsel") != 0;

  G_OBJECT_CLASS (rog_scope_section_parent_class)->constructed (object);

  if (narrows)
    self->drafts = rog_scope_drafts_new (get_work (self));
  for (guint i = 0; !narrows && i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], FALSE);
  gtk_widget_set_visible (self->undo, narrows);
  gtk_widget_set_visible (self->redo, FALSE);
  build (self);
  adw_breakpoint_bin_add_breakpoint (self->bin, adw_breakpoint_new (adw_breakpoint_condition_parse (STACKED)));
  g_signal_connect_object (self->bin, "notify::current-breakpoint", G_CALLBACK (stack), self, G_CONNECT_SWAPPED);
  follow_work (self);
  stack (self);
  rebuild (self);
}

static void
rog_scope_section_unmap (GtkWidget *widget)
{
  RogScopeSection *self = ROG_SCOPE_SECTION (widget);

  if (self->drafts != NULL && !rog_work_is_closed (get_work (self)))
    rog_scope_drafts_flush (self->drafts);

  GTK_WIDGET_CLASS (rog_scope_section_parent_class)->unmap (widget);
}

static void
rog_scope_section_dispose (GObject *object)
{
  RogScopeSection *self = ROG_SCOPE_SECTION (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->drafts);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (rog_scope_section_parent_class)->dispose (object);
}

static void
rog_scope_section_class_init (RogScopeSectionClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rog_scope_section_constructed;
  object_class->dispose = rog_scope_section_dispose;
  widget_class->unmap = rog_scope_section_unmap;
  ROG_SECTION_CLASS (klass)->show_object = show_object;
  ROG_SECTION_CLASS (klass)->is_writing = is_writing;

  gtk_widget_class_install_action (widget_class, "scope.add-pin", "s", pin_action);
  gtk_widget_class_install_action (widget_class, "scope.narrow", "s", pin_action);
  gtk_widget_class_install_action (widget_class, "scope.undo", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "scope.redo", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "scope.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "scope.redo", NULL);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  g_type_ensure (ROG_TYPE_SECTION_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-scope-section.ui");
  gtk_widget_class_bind_template_child (widget_class, RogScopeSection, title);
  gtk_widget_class_bind_template_child (widget_class, RogScopeSection, problem);
  gtk_widget_class_bind_template_child (widget_class, RogScopeSection, bin);
  gtk_widget_class_bind_template_child (widget_class, RogScopeSection, content);
  gtk_widget_class_bind_template_child (widget_class, RogScopeSection, undo);
  gtk_widget_class_bind_template_child (widget_class, RogScopeSection, redo);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
rog_scope_section_init (RogScopeSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
