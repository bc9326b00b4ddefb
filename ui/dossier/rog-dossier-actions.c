// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a dossier does when it is asked to: its actions, which are those of everything in it.

#include "dossier/rog-dossier-view-private.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-add.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-section-pins.h"
#include "window/rog-window.h"

/*
 * Documents
 */

static void
peek_at_pin (RogDossierView *self,
             const char     *id)
{
  g_autoptr (JsonNode) node = json_from_string (id, NULL);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    rog_dossier_peek_show_pin (rog_dossier_panes_get_peek (self->panes), self->work, json_node_get_object (node));
}

static void
show_document (RogDossierView *self,
               RogDocument    *document,
               RogPassage     *passage,
               gboolean        focus)
{
  rog_dossier_panes_reveal_document (self->panes);
  rog_dossier_sidebar_select_document (self->sidebar, document);
  rog_document_pane_show (self->document, document, passage, focus);
}

static void
open_pin (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  const char     *id;
  gboolean        focus;
  RogDocument    *document;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPin) pin = NULL;
  g_autoptr (RogPassage) passage = NULL;

  g_variant_get (parameter, "(&sb)", &id, &focus);
  pin = rog_pin_link_parse (id, &error);
  document = pin != NULL ? rog_dossier_find_document (rog_work_get_dossier (self->work), pin->document) : NULL;
  if (document == NULL)
    {
      rog_window_show_toast (widget, adw_toast_new (_("The document of this pin is not here")));
      return;
    }

  passage = rog_pin_link_make_passage (pin);
  show_document (self, document, passage, focus);
  peek_at_pin (self, id);
}

static void
open_document (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  const char     *id;
  gboolean        focus;
  RogDocument    *document;

  g_variant_get (parameter, "(&sb)", &id, &focus);
  document = rog_dossier_find_document (rog_work_get_dossier (self->work), id);
  if (document != NULL)
    show_document (self, document, NULL, focus);
}

/* Where the last jump came from; where there was none, what was before this dossier. */
static void
go_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);

  if (!rog_dossier_panes_close_source (self->panes) && !rog_document_pane_go_back (self->document))
    gtk_widget_activate_action (widget, "navigation.pop", NULL);
}

/* What a document is, in a form beside it, of the section that has what is stated; without a target, the one that is open. */
static void
show_properties (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  RogDocument    *open = rog_document_pane_get_document (self->document);
  const char     *id = parameter != NULL ? g_variant_get_string (parameter, NULL) : open != NULL ? rog_entity_get_id (ROG_ENTITY (open))
                                                                                                 : NULL;
  GtkWidget      *section;

  if (id == NULL)
    return;
  rog_dossier_view_ensure_all_sections (self);
  rog_dossier_view_go_to_section (self, "request");
  section = gtk_stack_get_child_by_name (self->sections, "request");
  if (section != NULL)
    gtk_widget_activate_action (section, "request.document", "s", id);
}

static void
add_document (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  rog_dossier_add_document (widget, ROG_DOSSIER_VIEW (widget)->work);
}

/* A note was selected: the document shows where it stands, if it is there to be seen. */
static void
show_note (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  const char     *id, *text;
  RogDocument    *document;
  g_autoptr (RogPin) pin = NULL;
  g_autoptr (RogPassage) passage = NULL;

  g_variant_get (parameter, "(&s&s)", &id, &text);
  rog_reader_set_selected_highlight (rog_document_pane_get_reader (self->document), id);
  rog_dossier_peek_show_note (rog_dossier_panes_get_peek (self->panes), self->work, id);
  pin = *text != '\0' ? rog_pin_link_parse (text, NULL) : NULL;
  document = pin != NULL ? rog_dossier_find_document (rog_work_get_dossier (self->work), pin->document) : NULL;
  if (document == NULL || !rog_dossier_panes_shows_document (self->panes))
    return;

  passage = rog_pin_link_make_passage (pin);
  rog_dossier_sidebar_select_document (self->sidebar, document);
  rog_document_pane_show (self->document, document, passage, FALSE);
}

/*
 * Sections
 */

static void
show_section (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  rog_dossier_view_go_to_section (ROG_DOSSIER_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_object (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  const char     *section, *object;
  GtkWidget      *child;

  g_variant_get (parameter, "(&s&s)", &section, &object);
  rog_dossier_view_go_to_section (self, section);
  child = gtk_stack_get_child_by_name (self->sections, section);
  if (child != NULL)
    rog_section_show_object (ROG_SECTION (child), object);
}

static void
step_section (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  rog_dossier_sidebar_step_section (ROG_DOSSIER_VIEW (widget)->sidebar, g_str_equal (name, "dossier.next-section") ? 1 : -1);
}

static void
show_numbered (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RogDossierView       *self = ROG_DOSSIER_VIEW (widget);
  const RogSectionKind *kind = rog_dossier_sidebar_get_nth_section (self->sidebar, g_variant_get_int32 (parameter) - 1);

  if (kind != NULL)
    rog_dossier_view_go_to_section (self, kind->id);
}

/*
 * What is used of a document
 */

/* What is used of a document stays beside what it is used for. */
static void
go_beside (RogDossierView *self,
           const char     *id)
{
  rog_dossier_view_go_to_section (self, id);
  rog_dossier_panes_keep_beside (self->panes);
}

/* What was selected has its use then; until then it stays. */
static void
cite (RogDossierView *self,
      const char     *id,
      const char     *pins)
{
  go_beside (self, id);
  if (g_str_equal (id, "notes"))
    rog_section_pins_give (self->sections, id, "write", pins);
  else
    rog_section_pins_give_each (self->sections, id, "add-pin", pins);
  rog_reader_clear_selection (rog_document_pane_get_reader (self->document));
}

static void
use_pins (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  RogDossierView  *self = ROG_DOSSIER_VIEW (widget);
  const char      *verb, *pins;
  g_autofree char *id = NULL;

  g_variant_get (parameter, "(&s&s)", &verb, &pins);
  rog_dossier_view_ensure_all_sections (self);
  if (g_str_equal (verb, "highlight"))
    {
      rog_section_pins_give (self->sections, "notes", verb, pins);
      rog_reader_clear_selection (rog_document_pane_get_reader (self->document));
      return;
    }
  if (g_str_equal (verb, "narrow"))
    {
      go_beside (self, "scope");
      rog_section_pins_give_each (self->sections, "scope", "narrow", pins);
      rog_reader_clear_selection (rog_document_pane_get_reader (self->document));
      return;
    }

  if (g_str_equal (verb, "use"))
    id = g_strdup ("request");
  else if (g_str_equal (verb, "cite"))
    id = rog_section_pins_choose (self->sections, rog_dossier_sidebar_get_section (self->sidebar)->id);
  else if (!g_str_equal (verb, "cite-in"))
    id = g_strdup ("notes");
  if (id != NULL)
    cite (self, id, pins);
  else
    rog_section_pins_ask (self->sections, GTK_WIDGET (self->document), rog_document_pane_get_reader (self->document), pins);
}

/* "Cite in…": the section is chosen by the person. */
static void
cite_in (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  const char     *id, *pins;

  g_variant_get (parameter, "(&s&s)", &id, &pins);
  rog_dossier_view_ensure_all_sections (self);
  if (g_str_equal (id, "notes") || rog_section_pins_take (self->sections, id, "add-pin"))
    cite (self, id, pins);
}

/*
 * Panes
 */

static void
toggle_sidebar (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AdwOverlaySplitView *split = ROG_DOSSIER_VIEW (widget)->split;

  adw_overlay_split_view_set_show_sidebar (split, !adw_overlay_split_view_get_show_sidebar (split));
}

/* The menu of what is in sight; the sidebar's where there is none. */
static void
open_menu (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);

  if (rog_document_pane_open_menu (self->document))
    return;

  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  rog_dossier_sidebar_open_menu (self->sidebar);
}

static void
look_in_document (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);

  rog_dossier_panes_reveal_document (self->panes);
  gtk_widget_activate_action (GTK_WIDGET (self->document), g_str_equal (name, "dossier.find") ? "document.find" : "document.go-to-page", NULL);
}

static void
next_layout (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  rog_dossier_panes_next_layout (ROG_DOSSIER_VIEW (widget)->panes);
}

static void
step_pane (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);

  rog_dossier_panes_step (self->panes, GTK_WIDGET (self->sidebar), g_str_equal (name, "dossier.next-pane") ? 1 : -1);
}

/* The decision that is being written, where there is no room for it beside the desk. */
static void
open_source (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  rog_dossier_panes_open_source (ROG_DOSSIER_VIEW (widget)->panes);
}

/* rog_dossier_view_install_actions: "dossier." of the dossier; "document." and "pin." of its documents. */
void
rog_dossier_view_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "dossier.section", "s", show_section);
  gtk_widget_class_install_action (klass, "dossier.section-number", "i", show_numbered);
  gtk_widget_class_install_action (klass, "dossier.show", "(ss)", show_object);
  gtk_widget_class_install_action (klass, "dossier.sidebar", NULL, toggle_sidebar);
  gtk_widget_class_install_action (klass, "dossier.menu", NULL, open_menu);
  gtk_widget_class_install_action (klass, "dossier.find", NULL, look_in_document);
  gtk_widget_class_install_action (klass, "dossier.go-to-page", NULL, look_in_document);
  gtk_widget_class_install_action (klass, "dossier.next-layout", NULL, next_layout);
  gtk_widget_class_install_action (klass, "dossier.next-pane", NULL, step_pane);
  gtk_widget_class_install_action (klass, "dossier.previous-pane", NULL, step_pane);
  gtk_widget_class_install_action (klass, "dossier.next-section", NULL, step_section);
  gtk_widget_class_install_action (klass, "dossier.previous-section", NULL, step_section);
  gtk_widget_class_install_action (klass, "dossier.open-source", NULL, open_source);
  gtk_widget_class_install_action (klass, "dossier.use-pins", "(ss)", use_pins);
  gtk_widget_class_install_action (klass, "dossier.cite-in", "(ss)", cite_in);
  gtk_widget_class_install_action (klass, "document.show-note", "(ss)", show_note);
  gtk_widget_class_install_action (klass, "document.open", "(sb)", open_document);
  gtk_widget_class_install_action (klass, "dossier.add-document", NULL, add_document);
  gtk_widget_class_install_action (klass, "document.properties", NULL, show_properties);
  gtk_widget_class_install_action (klass, "document.properties-of", "s", show_properties);
  gtk_widget_class_install_action (klass, "document.back", NULL, go_back);
  gtk_widget_class_install_action (klass, "pin.open", "(sb)", open_pin);
}
