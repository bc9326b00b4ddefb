// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/rog-notes-section-private.h"

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-layout-toggle.h"
#include "notes/rog-note-audience.h"
#include "notes/rog-note-composer.h"
#include "notes/rog-note-facts.h"
#include "notes/rog-note-row.h"
#include "widgets/rog-toggles.h"
#include "window/rog-window.h"

#define DRAFT_DELAY 800

G_DEFINE_FINAL_TYPE (RogNotesSection, rog_notes_section, ROG_TYPE_SECTION)

static RogWork *
get_work (RogNotesSection *self)
{
  return rog_section_get_work (ROG_SECTION (self));
}

static RogDesk *
get_desk (RogNotesSection *self)
{
  return rog_section_get_desk (ROG_SECTION (self));
}

/* rog_notes_section_dup_note: (transfer full) (nullable): the note of that id. */
RogPaper *
rog_notes_section_dup_note (RogNotesSection *self,
                            const char      *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (self->papers, i);

      if (g_strcmp0 (rog_paper_get_id (paper), id) == 0)
        return g_steal_pointer (&paper);
    }

  return NULL;
}

/*
 * The list
 */

static gboolean
match (gpointer item,
       gpointer user_data)
{
  RogNotesSection *self = user_data;
  const char      *name = adw_toggle_group_get_active_name (self->filter);

  if (g_strcmp0 (name, "me") == 0)
    return rog_note_facts_is_private (item);
  if (g_strcmp0 (name, "house") == 0)
    return !rog_note_facts_is_private (item);

  return TRUE;
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  return rog_note_facts_compare ((RogPaper *)a, (RogPaper *)b, rog_work_get_dossier (get_work (user_data)));
}

/* rog_notes_section_find_row: (nullable): the row of a note, where the filter shows it. */
GtkListBoxRow *
rog_notes_section_find_row (RogNotesSection *self,
                            const char      *id)
{
  GtkListBoxRow *row;

  for (int i = 0; id != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (rog_note_card_get_id (rog_note_row_get_card (row)), id) == 0)
      return row;

  return NULL;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  RogNotesSection *self = user_data;
  GtkWidget       *row = rog_note_row_new (item, rog_work_get_dossier (get_work (self)), rog_clock_now (rog_desk_get_clock (get_desk (self))));

  rog_note_card_set_selected (rog_note_row_get_card (GTK_LIST_BOX_ROW (row)), g_strcmp0 (self->selected, rog_paper_get_id (item)) == 0);

  return row;
}

static void
show_state (RogNotesSection *self)
{
  guint            n = g_list_model_get_n_items (self->papers);
  g_autofree char *count = n > 0 ? g_strdup_printf ("%u", n) : NULL;

  rog_section_set_count (ROG_SECTION (self), count);
  adw_status_page_set_title (self->empty, n == 0 ? _("No notes yet") : _("No notes for this audience"));
  adw_status_page_set_description (self->empty, n == 0 ? _("Select words in the document, or draw a frame on a scan, then choose Note.") : NULL);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (self->shown) > 0 ? "notes" : "none");
}

static void
filter_cb (RogNotesSection *self)
{
  if (self->note_filter != NULL)
    gtk_filter_changed (self->note_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/*
 * Selecting
 */

static gboolean
reveal_cb (gpointer data)
{
  RogNotesSection *self = data;
  GtkListBoxRow   *row = rog_notes_section_find_row (self, self->selected);

  self->reveal_id = 0;
  if (row != NULL)
    gtk_viewport_scroll_to (self->viewport, GTK_WIDGET (row), NULL);

  return G_SOURCE_REMOVE;
}

/* rog_notes_section_select: marks a note, and scrolls to it. */
void
rog_notes_section_select (RogNotesSection *self,
                          const char      *id)
{
  GtkListBoxRow *before = rog_notes_section_find_row (self, self->selected), *row = rog_notes_section_find_row (self, id);

  if (before != NULL && before != row)
    rog_note_card_set_selected (rog_note_row_get_card (before), FALSE);
  g_set_str (&self->selected, id);
  if (row != NULL)
    rog_note_card_set_selected (rog_note_row_get_card (row), TRUE);
  /* Once it has its new height. */
  if (self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, reveal_cb, self, NULL);
}

static void
show_in_document (RogNotesSection *self,
                  const char      *id)
{
  g_autoptr (RogPaper) paper = rog_notes_section_dup_note (self, id);
  JsonObject *pin = paper != NULL ? rog_json_peek_object (rog_paper_get_content (paper), "pin") : NULL;
  g_autoptr (JsonNode) node = pin != NULL ? json_node_init_object (json_node_alloc (), pin) : NULL;
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : g_strdup ("");

  gtk_widget_activate_action (GTK_WIDGET (self), "document.show-note", "(ss)", id, text);
}

static void
row_activated_cb (RogNotesSection *self,
                  GtkListBoxRow   *row)
{
  const char *id = rog_note_card_get_id (rog_note_row_get_card (row));

  rog_notes_section_select (self, id);
  show_in_document (self, id);
}

static void
rog_notes_section_show_object (RogSection *section,
                               const char *object)
{
  RogNotesSection *self = ROG_NOTES_SECTION (section);
  GtkListBoxRow   *row;

  if (rog_notes_section_find_row (self, object) == NULL)
    adw_toggle_group_set_active_name (self->filter, "all");
  rog_notes_section_select (self, object);
  row = rog_notes_section_find_row (self, object);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/*
 * What is half written is kept too
 */

static void
draft_saved_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (RogNotesSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_save_paper_finish (ROG_WORK (object), result, &error);

  if (id == NULL && !rog_work_is_closed (ROG_WORK (object)))
    rog_window_show_unsaved (GTK_WIDGET (self), error);
}

static void
keep_draft (RogNotesSection *self)
{
  g_autoptr (JsonObject) draft = rog_note_composer_dup_draft (self->composer);

  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  if (rog_work_is_closed (get_work (self)))
    return;
  if (self->draft_id == NULL)
    self->draft_id = rog_uuid_new ();
  rog_work_save_paper_async (get_work (self), "note-draft", self->draft_id, NULL, "me", draft, NULL,
                             draft_saved_cb, g_object_ref (self));
}

static gboolean
draft_timeout_cb (gpointer data)
{
  RogNotesSection *self = data;

  self->draft_timeout = 0;
  keep_draft (self);

  return G_SOURCE_REMOVE;
}

static void
draft_changed_cb (RogNotesSection *self)
{
  if (self->draft_timeout == 0)
    self->draft_timeout = g_timeout_add (DRAFT_DELAY, draft_timeout_cb, self);
}

static void
load_draft (RogNotesSection *self)
{
  GListModel *drafts = rog_work_get_papers (get_work (self), "note-draft");
  g_autoptr (RogPaper) paper = g_list_model_get_item (drafts, 0);

  if (paper == NULL)
    return;

  g_set_str (&self->draft_id, rog_paper_get_id (paper));
  rog_note_composer_set_draft (self->composer, rog_paper_get_content (paper));
}

/*
 * Saving
 */

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogNotesSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_save_paper_finish (ROG_WORK (object), result, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->composer), TRUE);
  if (id == NULL)
    {
      rog_window_show_error (GTK_WIDGET (self), _("The note was not saved."), error);
      return;
    }

  rog_note_composer_done (self->composer);
  keep_draft (self);
  if (rog_notes_section_find_row (self, id) == NULL)
    adw_toggle_group_set_active_name (self->filter, "all");
  rog_notes_section_select (self, id);
  /* Marked, not scrolled to: the person is reading there. */
  gtk_widget_activate_action (GTK_WIDGET (self), "document.show-note", "(ss)", id, "");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _("Note saved"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* The state of the note that the composer makes: a new one, or one that is edited. */
static JsonObject *
make_content (RogNotesSection *self,
              RogPaper        *edited)
{
  g_autofree char *text = rog_note_composer_dup_text (self->composer);
  const char      *answers = rog_note_composer_get_answers (self->composer);
  JsonObject      *content = rog_note_facts_new_content (get_desk (self), rog_note_composer_get_audience (self->composer),
                                                         rog_note_composer_get_pins (self->composer), text);

  if (answers != NULL)
    json_object_set_string_member (content, "reply_to", answers);
  if (edited != NULL)
    rog_note_facts_carry_over (content, rog_paper_get_content (edited));

  return content;
}

static void
save_written (RogNotesSection *self)
{
  const char *edits = rog_note_composer_get_edits (self->composer);
  g_autoptr (RogPaper) edited = edits != NULL ? rog_notes_section_dup_note (self, edits) : NULL;
  g_autoptr (JsonObject) content = make_content (self, edited);

  gtk_widget_set_sensitive (GTK_WIDGET (self->composer), FALSE);
  rog_note_facts_save_async (get_work (self), edits, content, saved_cb, g_object_ref (self));
}

static void
widened_cb (RogNotesSection *self)
{
  save_written (self);
}

static void
submit_cb (RogNotesSection *self)
{
  const char *edits = rog_note_composer_get_edits (self->composer);
  g_autoptr (RogPaper) edited = edits != NULL ? rog_notes_section_dup_note (self, edits) : NULL;
  g_autoptr (JsonObject) content = make_content (self, edited);

  /* A new note says who reads it where it is written; one that exists is asked about. */
  if (edited != NULL)
    rog_note_audience_change (GTK_WIDGET (self), get_desk (self), edited, rog_json_peek_string (content, "audience"),
                              G_CALLBACK (widened_cb));
  else
    save_written (self);
}

/*
 * Object
 */

static void
add_filters (RogNotesSection *self)
{
  const char *const names[] = { "all", "me", "house" };
  const char       *labels[] = { C_ ("notes", "All"), rog_note_facts_get_audience_words ("only-me"),
                                    rog_note_facts_get_audience_words (rog_note_facts_get_house (get_desk (self))) };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      AdwToggle *toggle = g_object_new (ADW_TYPE_TOGGLE, "name", names[i], "label", labels[i], NULL);

      adw_toggle_group_add (self->filter, toggle);
    }
  adw_toggle_group_set_active_name (self->filter, "all");
}

static void
bind_list (RogNotesSection *self)
{
  g_autoptr (GListModel) filtered = NULL;

  self->papers = rog_work_get_papers (get_work (self), "note");
  self->note_filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (self->papers), self->note_filter));
  self->shown = G_LIST_MODEL (gtk_sort_list_model_new (g_steal_pointer (&filtered),
                                                       GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL))));
  gtk_list_box_bind_model (self->list, self->shown, create_row, self, NULL);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->papers, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* At the lock the work ends before the section goes off the screen. */
static void
closing_cb (RogNotesSection *self)
{
  if (self->draft_timeout != 0)
    keep_draft (self);
}

static void
rog_notes_section_constructed (GObject *object)
{
  RogNotesSection *self = ROG_NOTES_SECTION (object);

  G_OBJECT_CLASS (rog_notes_section_parent_class)->constructed (object);

  add_filters (self);
  rog_note_composer_set_work (self->composer, get_work (self), rog_note_facts_get_house (get_desk (self)));
  bind_list (self);
  load_draft (self);
  show_state (self);
  g_signal_connect_object (get_work (self), "closing", G_CALLBACK (closing_cb), self, G_CONNECT_SWAPPED);
}

/* Whatever takes it off the screen, what is half written is kept before. */
static void
rog_notes_section_unmap (GtkWidget *widget)
{
  RogNotesSection *self = ROG_NOTES_SECTION (widget);

  if (self->draft_timeout != 0)
    keep_draft (self);

  GTK_WIDGET_CLASS (rog_notes_section_parent_class)->unmap (widget);
}

static void
rog_notes_section_dispose (GObject *object)
{
  RogNotesSection *self = ROG_NOTES_SECTION (object);

  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->note_filter = NULL;
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (rog_notes_section_parent_class)->dispose (object);
}

static void
rog_notes_section_finalize (GObject *object)
{
  RogNotesSection *self = ROG_NOTES_SECTION (object);

  g_free (self->selected);
  g_free (self->draft_id);

  G_OBJECT_CLASS (rog_notes_section_parent_class)->finalize (object);
}

static void
in_sheet_cb (RogNotesSection *self)
{
  gboolean in_sheet;

  g_object_get (self, "in-sheet", &in_sheet, NULL);
  rog_note_composer_set_compact (self->composer, in_sheet);
  /* A half sheet has room for the words or for a picture. */
  adw_status_page_set_icon_name (self->empty, in_sheet ? NULL : "rog-highlight-symbolic");
}

static void
rog_notes_section_class_init (RogNotesSectionClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rog_notes_section_constructed;
  object_class->dispose = rog_notes_section_dispose;
  object_class->finalize = rog_notes_section_finalize;
  widget_class->unmap = rog_notes_section_unmap;
  ROG_SECTION_CLASS (klass)->show_object = rog_notes_section_show_object;
  rog_notes_section_install_actions (widget_class);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  g_type_ensure (ROG_TYPE_TOGGLES);
  g_type_ensure (ROG_TYPE_NOTE_COMPOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-notes-section.ui");
  gtk_widget_class_bind_template_child (widget_class, RogNotesSection, filter);
  gtk_widget_class_bind_template_child (widget_class, RogNotesSection, stack);
  gtk_widget_class_bind_template_child (widget_class, RogNotesSection, empty);
  gtk_widget_class_bind_template_child (widget_class, RogNotesSection, viewport);
  gtk_widget_class_bind_template_child (widget_class, RogNotesSection, list);
  gtk_widget_class_bind_template_child (widget_class, RogNotesSection, composer);
  gtk_widget_class_bind_template_callback (widget_class, in_sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, draft_changed_cb);
}

static void
rog_notes_section_init (RogNotesSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
