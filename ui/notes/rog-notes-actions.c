// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done with a note, and what whoever holds the section can have written: its actions.

#include "notes/rog-notes-section-private.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-view.h"
#include "notes/rog-note-audience.h"
#include "notes/rog-note-facts.h"
#include "window/rog-window.h"

#define UNDO_SECONDS 10

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogNotesSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_save_paper_finish (ROG_WORK (object), result, &error);

  if (id == NULL)
    rog_window_show_error (GTK_WIDGET (self), _("The note was not saved."), error);
}

/*
 * On a note
 */

static void
edit_note (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  RogNotesSection *self = ROG_NOTES_SECTION (widget);
  g_autoptr (RogPaper) paper = rog_notes_section_dup_note (self, g_variant_get_string (parameter, NULL));

  if (paper != NULL)
    rog_note_composer_edit (self->composer, paper);
}

static void
reply_note (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RogNotesSection *self = ROG_NOTES_SECTION (widget);
  g_autoptr (RogPaper) paper = rog_notes_section_dup_note (self, g_variant_get_string (parameter, NULL));

  if (paper != NULL)
    rog_note_composer_reply (self->composer, paper);
}

static char *
dup_pins (RogPaper *paper)
{
  g_autoptr (GPtrArray) pins = rog_note_facts_get_pins (paper);
  g_autoptr (JsonArray) list = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < pins->len; i++)
    json_array_add_object_element (list, json_object_ref (g_ptr_array_index (pins, i)));
  node = json_node_init_array (json_node_alloc (), list);

  return json_to_string (node, FALSE);
}

static void
popover_closed_cb (GtkWidget *popover)
{
  g_idle_add_once ((GSourceOnceFunc)gtk_widget_unparent, popover);
}

/* A note is cited by its passage, never by its text. */
static void
cite_note (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  RogNotesSection *self = ROG_NOTES_SECTION (widget);
  g_autoptr (RogPaper) paper = rog_notes_section_dup_note (self, g_variant_get_string (parameter, NULL));
  GtkListBoxRow   *row = rog_notes_section_find_row (self, g_variant_get_string (parameter, NULL));
  g_autofree char *pins = paper != NULL ? dup_pins (paper) : NULL;
  g_autoptr (GMenu) menu = NULL;
  GtkWidget *popover;

  if (pins == NULL || row == NULL)
    return;

  menu = rog_dossier_view_get_cite_menu (ROG_DOSSIER_VIEW (gtk_widget_get_ancestor (widget, ROG_TYPE_DOSSIER_VIEW)), pins);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, gtk_list_box_row_get_child (row));
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
narrow_note (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr (RogPaper) paper = rog_notes_section_dup_note (ROG_NOTES_SECTION (widget), g_variant_get_string (parameter, NULL));
  g_autofree char *pins = paper != NULL ? dup_pins (paper) : NULL;

  if (pins != NULL)
    gtk_widget_activate_action (widget, "dossier.use-pins", "(ss)", "narrow", pins);
}

static void
turn_audience_cb (RogNotesSection *self)
{
  g_autoptr (RogPaper) paper = rog_notes_section_dup_note (self, self->selected);
  g_autoptr (JsonObject) content = NULL;

  if (paper == NULL)
    return;

  content = rog_json_object_copy (rog_paper_get_content (paper));
  json_object_set_string_member (content, "audience",
                                 rog_note_facts_is_private (paper) ? rog_note_facts_get_house (rog_section_get_desk (ROG_SECTION (self))) : "only-me");
  rog_note_facts_save_async (rog_section_get_work (ROG_SECTION (self)), rog_paper_get_id (paper), content, changed_cb, g_object_ref (self));
}

static void
change_audience (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  RogNotesSection *self = ROG_NOTES_SECTION (widget);
  g_autoptr (RogPaper) paper = rog_notes_section_dup_note (self, g_variant_get_string (parameter, NULL));

  if (paper == NULL)
    return;

  rog_notes_section_select (self, rog_paper_get_id (paper));
  rog_note_audience_change (widget, rog_section_get_desk (ROG_SECTION (self)), paper,
                            rog_note_facts_is_private (paper) ? rog_note_facts_get_house (rog_section_get_desk (ROG_SECTION (self))) : "only-me",
                            G_CALLBACK (turn_audience_cb));
}

/* Not the last step of undo: something else may have been saved since. */
static void
undelete_cb (AdwToast        *toast,
             RogNotesSection *self)
{
  RogPaper *paper = g_object_get_data (G_OBJECT (toast), "note");

  rog_note_facts_save_async (rog_section_get_work (ROG_SECTION (self)), rog_paper_get_id (paper), rog_paper_get_content (paper), changed_cb,
                             g_object_ref (self));
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AdwToast) toast = user_data;
  g_autoptr (RogNotesSection) self = g_object_ref (g_object_get_data (G_OBJECT (toast), "section"));
  g_autoptr (GError) error = NULL;

  if (rog_work_delete_paper_finish (ROG_WORK (object), result, &error))
    rog_window_show_toast (GTK_WIDGET (self), g_steal_pointer (&toast));
  else
    rog_window_show_error (GTK_WIDGET (self), _("The note was not deleted."), error);
}

/* The focus goes to the next note, or the one before, or the composer. */
static void
focus_beside (RogNotesSection *self,
              const char      *id)
{
  GtkListBoxRow *row = rog_notes_section_find_row (self, id);
  int            index = row != NULL ? gtk_list_box_row_get_index (row) : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, index + 1);

  if (next == NULL && index > 0)
    next = gtk_list_box_get_row_at_index (self->list, index - 1);
  gtk_widget_grab_focus (next != NULL ? GTK_WIDGET (next) : GTK_WIDGET (self->composer));
}

static void
delete_note (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  RogNotesSection *self = ROG_NOTES_SECTION (widget);
  g_autoptr (RogPaper) paper = rog_notes_section_dup_note (self, g_variant_get_string (parameter, NULL));
  AdwToast *toast;

  if (paper == NULL)
    return;

  focus_beside (self, rog_paper_get_id (paper));
  toast = adw_toast_new (_("Note deleted"));
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), "note", g_object_ref (paper), g_object_unref);
  g_object_set_data_full (G_OBJECT (toast), "section", g_object_ref (self), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undelete_cb), self, 0);
  rog_work_delete_paper_async (rog_section_get_work (ROG_SECTION (self)), rog_paper_get_id (paper), NULL, deleted_cb, toast);
}

/*
 * For whoever holds the section
 */

static void
write_note (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RogNotesSection *self = ROG_NOTES_SECTION (widget);
  g_autoptr (JsonArray) pins = rog_note_facts_parse_pins (g_variant_get_string (parameter, NULL));

  if (pins != NULL)
    rog_note_composer_begin (self->composer, pins);
}

static void
highlight (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  RogNotesSection *self = ROG_NOTES_SECTION (widget);
  g_autoptr (JsonArray) pins = rog_note_facts_parse_pins (g_variant_get_string (parameter, NULL));
  g_autoptr (JsonObject) content = NULL;

  if (pins == NULL)
    return;

  content = rog_note_facts_new_content (rog_section_get_desk (ROG_SECTION (self)), "only-me", pins, NULL);
  rog_note_facts_save_async (rog_section_get_work (ROG_SECTION (self)), NULL, content, changed_cb, g_object_ref (self));
}

/* rog_notes_section_install_actions: "notes." for whoever holds the section, "note." for a note. */
void
rog_notes_section_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "notes.write", "s", write_note);
  gtk_widget_class_install_action (widget_class, "notes.add-pin", "s", write_note);
  gtk_widget_class_install_action (widget_class, "notes.highlight", "s", highlight);
  gtk_widget_class_install_action (widget_class, "note.cite", "s", cite_note);
  gtk_widget_class_install_action (widget_class, "note.narrow", "s", narrow_note);
  gtk_widget_class_install_action (widget_class, "note.edit", "s", edit_note);
  gtk_widget_class_install_action (widget_class, "note.reply", "s", reply_note);
  gtk_widget_class_install_action (widget_class, "note.audience", "s", change_audience);
  gtk_widget_class_install_action (widget_class, "note.delete", "s", delete_note);
}
