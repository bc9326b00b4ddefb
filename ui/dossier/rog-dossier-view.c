// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-dossier-view.h"

#include <glib/gi18n.h>

#include "dossier/rog-desk-handle.h"
#include "dossier/rog-document-pane.h"
#include "dossier/rog-document-row.h"
#include "dossier/rog-limit-facts.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-section-keys.h"
#include "dossier/rog-section-kinds.h"
#include "dossier/rog-section-pins.h"
#include "rog-limit-words.h"
#include "window/rog-window.h"

#define N_PANES 3

struct _RogDossierView
{
  AdwBin parent_instance;

  AdwOverlaySplitView *split;
  GtkWidget           *sidebar;
  AdwWindowTitle      *title;
  AdwBin              *limit;
  GtkListBox          *sections;
  GtkLabel            *documents_heading;
  GtkListBox          *documents;
  GtkStack            *source;
  RogDocumentPane     *document;
  RogDeskHandle       *handle;
  AdwClamp            *desk_clamp;
  GtkStack            *desk_bin;

  RogDesk              *desk;     /* (owned) */
  RogWork              *work;     /* (owned) */
  GSettings            *settings; /* (owned) */
  const RogSectionKind *kind;     /* of the section on the desk */
  RogLayout             layout;
  gboolean              one_pane;
  char                 *name;             /* (owned): reference, for tab and window */
  GtkWidget            *focused[N_PANES]; /* weak: what had the focus in each pane */
  guint                 tick_id;
};

G_DEFINE_FINAL_TYPE (RogDossierView, rog_dossier_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LAYOUT_NAME,
  PROP_SOURCE_NAME,
  PROP_HAS_SOURCE,
  PROP_ONE_PANE,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/*
 * Layout
 */

/* The layout asked for, as far as there is room for it. */
static RogLayout
get_possible_layout (RogDossierView *self)
{
  if (self->one_pane && self->layout == ROG_LAYOUT_BOTH)
    return ROG_LAYOUT_WORK;

  return self->layout;
}

static void
apply_layout (RogDossierView *self)
{
  RogLayout  layout = get_possible_layout (self);
  GtkWidget *section = gtk_stack_get_visible_child (self->desk_bin);
  gboolean   both = layout == ROG_LAYOUT_BOTH;
  int        width = both ? g_settings_get_int (self->settings, "desk-width") : G_MAXINT;

  gtk_widget_set_visible (GTK_WIDGET (self->source), layout != ROG_LAYOUT_WORK);
  gtk_widget_set_visible (GTK_WIDGET (self->desk_clamp), layout != ROG_LAYOUT_DOCUMENT);
  gtk_widget_set_visible (GTK_WIDGET (self->handle), both);
  gtk_widget_set_hexpand (GTK_WIDGET (self->desk_clamp), !both);
  adw_clamp_set_maximum_size (self->desk_clamp, width);
  adw_clamp_set_tightening_threshold (self->desk_clamp, width);
  gtk_widget_set_size_request (GTK_WIDGET (self->desk_clamp), both ? width : -1, -1);
  if (section != NULL)
    g_object_set (section, "beside-document", both, "narrow", self->one_pane || both, NULL);
}

static void
remember_layout (RogDossierView *self)
{
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, "section-layouts");
  GVariantBuilder builder;
  GVariantIter    iter;
  const char     *id, *layout;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &id, &layout))
    if (!g_str_equal (id, self->kind->id))
      g_variant_builder_add (&builder, "{ss}", id, layout);
  g_variant_builder_add (&builder, "{ss}", self->kind->id, rog_layout_to_string (self->layout));
  g_settings_set_value (self->settings, "section-layouts", g_variant_builder_end (&builder));
}

static RogLayout
recall_layout (RogDossierView *self)
{
  g_autoptr (GVariant) layouts = g_settings_get_value (self->settings, "section-layouts");
  const char *name = NULL;
  RogLayout   layout = self->kind->layout;

  if (g_variant_lookup (layouts, self->kind->id, "&s", &name))
    rog_layout_from_string (name, &layout);

  return layout;
}

static void
set_layout (RogDossierView *self,
            RogLayout       layout,
            gboolean        by_person)
{
  if (self->layout != layout)
    {
      self->layout = layout;
      if (by_person && self->kind != NULL)
        remember_layout (self);
    }
  apply_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT_NAME]);
}

/*
 * Source
 */

static GtkWidget *
get_own_source (RogDossierView *self)
{
  GtkWidget *section = gtk_stack_get_visible_child (self->desk_bin);

  return section != NULL ? rog_section_get_source (ROG_SECTION (section)) : NULL;
}

static void
set_source (RogDossierView *self,
            gboolean        own)
{
  GtkWidget *source = own ? get_own_source (self) : NULL;

  gtk_stack_set_visible_child (self->source, source != NULL ? source : GTK_WIDGET (self->document));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SOURCE]);
}

static gboolean
is_own_source (RogDossierView *self)
{
  return gtk_stack_get_visible_child (self->source) != GTK_WIDGET (self->document);
}

/* Something in the document is to be seen: make room for it. */
static void
reveal_document (RogDossierView *self)
{
  set_source (self, FALSE);
  if (get_possible_layout (self) == ROG_LAYOUT_WORK)
    set_layout (self, self->one_pane ? ROG_LAYOUT_DOCUMENT : ROG_LAYOUT_BOTH, FALSE);
}

static void
width_cb (RogDossierView *self)
{
  int width;

  g_object_get (self->handle, "width", &width, NULL);
  g_settings_set_int (self->settings, "desk-width", width);
  apply_layout (self);
}

/*
 * Sections
 */

static const RogSectionKind *
get_row_kind (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "kind");
}

static GtkListBoxRow *
find_row (RogDossierView *self,
          const char     *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    if (g_str_equal (get_row_kind (row)->id, id))
      return row;

  return NULL;
}

static void
section_selected_cb (RogDossierView *self,
                     GtkListBoxRow  *row)
{
  if (row == NULL || self->work == NULL || self->kind == get_row_kind (row))
    return;

  self->kind = get_row_kind (row);
  gtk_stack_set_visible_child_name (self->desk_bin, self->kind->id);
  set_source (self, TRUE);
  set_layout (self, recall_layout (self), FALSE);
}

static void
section_activated_cb (RogDossierView *self)
{
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  if (get_possible_layout (self) == ROG_LAYOUT_DOCUMENT)
    set_layout (self, self->one_pane ? ROG_LAYOUT_WORK : ROG_LAYOUT_BOTH, TRUE);
}

static void
count_cb (RogSection *section,
          GParamSpec *pspec,
          GtkLabel   *label)
{
  const char *count = rog_section_get_count (section);

  gtk_label_set_label (label, count != NULL ? count : "");
}

static GtkLabel *
add_section_row (RogDossierView       *self,
                 const RogSectionKind *kind)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (rog_section_kind_get_title (kind));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "queue-count");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (kind->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer)kind);
  gtk_list_box_append (self->sections, row);

  return GTK_LABEL (count);
}

static void
add_sections (RogDossierView *self)
{
  guint                 n;
  const RogSectionKind *kinds = rog_section_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *section;
      GtkLabel  *count;

      if (!rog_section_kind_is_for (&kinds[i], rog_desk_get_role (self->desk)))
        continue;

      section = g_object_new (kinds[i].get_type (), "work", self->work, "desk", self->desk, NULL);
      gtk_stack_add_named (self->desk_bin, section, kinds[i].id);
      if (rog_section_get_source (ROG_SECTION (section)) != NULL)
        gtk_stack_add_child (self->source, rog_section_get_source (ROG_SECTION (section)));
      count = add_section_row (self, &kinds[i]);
      g_signal_connect_object (section, "notify::count", G_CALLBACK (count_cb), count, 0);
      count_cb (ROG_SECTION (section), NULL, count);
    }
}

/*
 * Documents
 */

static GtkWidget *
create_document_row (gpointer item,
                     gpointer user_data)
{
  return rog_document_row_new (item);
}

static void
select_document (RogDossierView *self,
                 RogDocument    *document)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->documents, i)) != NULL; i++)
    if (rog_document_row_get_document (GTK_WIDGET (row)) == document)
      gtk_list_box_select_row (self->documents, row);
}

static void
document_activated_cb (RogDossierView *self,
                       GtkListBoxRow  *row)
{
  rog_document_pane_show (self->document, rog_document_row_get_document (GTK_WIDGET (row)), NULL, FALSE);
  reveal_document (self);
  if (adw_overlay_split_view_get_collapsed (self->split))
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
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
  reveal_document (self);
  select_document (self, document);
  rog_document_pane_show (self->document, document, passage, focus);
}

static void
open_document (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  RogDocument    *document = rog_dossier_find_document (rog_work_get_dossier (self->work), g_variant_get_string (parameter, NULL));

  if (document == NULL)
    return;

  reveal_document (self);
  select_document (self, document);
  rog_document_pane_show (self->document, document, NULL, TRUE);
}

/* Where the last jump came from; where there was none, what was before this dossier. */
static void
go_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  if (!rog_document_pane_go_back (ROG_DOSSIER_VIEW (widget)->document))
    gtk_widget_activate_action (widget, "navigation.pop", NULL);
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
  pin = *text != '\0' ? rog_pin_link_parse (text, NULL) : NULL;
  document = pin != NULL ? rog_dossier_find_document (rog_work_get_dossier (self->work), pin->document) : NULL;
  if (document == NULL || get_possible_layout (self) == ROG_LAYOUT_WORK)
    return;

  passage = rog_pin_link_make_passage (pin);
  select_document (self, document);
  rog_document_pane_show (self->document, document, passage, FALSE);
}

/*
 * Actions
 */

static void
go_to_section (RogDossierView *self,
               const char     *id)
{
  GtkListBoxRow *row = find_row (self, id);

  if (row == NULL)
    return;

  gtk_list_box_select_row (self->sections, row);
  section_activated_cb (self);
}

static void
show_section (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  go_to_section (ROG_DOSSIER_VIEW (widget), g_variant_get_string (parameter, NULL));
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
  go_to_section (self, section);
  child = gtk_stack_get_child_by_name (self->desk_bin, section);
  if (child != NULL)
    rog_section_show_object (ROG_SECTION (child), object);
}

/* What is used of a document stays beside what it is used for. */
static void
go_beside (RogDossierView *self,
           const char     *id)
{
  go_to_section (self, id);
  if (!self->one_pane && self->layout == ROG_LAYOUT_WORK)
    set_layout (self, ROG_LAYOUT_BOTH, FALSE);
}

/* What was selected has its use then; until then it stays. */
static void
cite (RogDossierView *self,
      const char     *id,
      const char     *pins)
{
  go_beside (self, id);
  if (g_str_equal (id, "notes"))
    rog_section_pins_give (self->desk_bin, id, "write", pins);
  else
    rog_section_pins_give_each (self->desk_bin, id, "add-pin", pins);
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
  if (g_str_equal (verb, "highlight"))
    {
      rog_section_pins_give (self->desk_bin, "notes", verb, pins);
      rog_reader_clear_selection (rog_document_pane_get_reader (self->document));
      return;
    }
  if (g_str_equal (verb, "narrow"))
    {
      go_beside (self, "scope");
      rog_section_pins_give_each (self->desk_bin, "scope", "narrow", pins);
      rog_reader_clear_selection (rog_document_pane_get_reader (self->document));
      return;
    }

  if (g_str_equal (verb, "cite"))
    id = rog_section_pins_choose (self->desk_bin, self->kind->id);
  else if (!g_str_equal (verb, "cite-in"))
    id = g_strdup ("notes");
  if (id != NULL)
    cite (self, id, pins);
  else
    rog_section_pins_ask (self->desk_bin, GTK_WIDGET (self->document), rog_document_pane_get_reader (self->document), pins);
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
  if (g_str_equal (id, "notes") || rog_section_pins_take (self->desk_bin, id, "add-pin"))
    cite (self, id, pins);
}

/* What no section takes is not offered. */
static void
enable_verbs (RogDossierView *self)
{
  GtkWidget *notes = gtk_stack_get_child_by_name (self->desk_bin, "notes");
  gboolean   narrows = rog_section_pins_take (self->desk_bin, "scope", "narrow") && g_strcmp0 (rog_desk_get_role (self->desk), "counsel") != 0;
  g_autoptr (GMenu) menu = rog_section_pins_make_menu (self->desk_bin, "");

  gtk_widget_action_set_enabled (GTK_WIDGET (self->document), "selection.narrow", narrows);
  if (notes != NULL)
    {
      gtk_widget_action_set_enabled (notes, "note.narrow", narrows);
      gtk_widget_action_set_enabled (notes, "note.cite", g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
    }
}

static void
step_section (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  GtkListBoxRow  *row = gtk_list_box_get_selected_row (self->sections);
  int             step = g_str_equal (name, "dossier.next-section") ? 1 : -1;
  GtkListBoxRow  *next = row != NULL ? gtk_list_box_get_row_at_index (self->sections, gtk_list_box_row_get_index (row) + step) : NULL;

  if (next != NULL && (step > 0 || gtk_list_box_row_get_index (row) > 0))
    gtk_list_box_select_row (self->sections, next);
}

static void
show_numbered (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  GtkListBoxRow  *row = gtk_list_box_get_row_at_index (self->sections, g_variant_get_int32 (parameter) - 1);

  if (row != NULL)
    go_to_section (self, get_row_kind (row)->id);
}

static void
toggle_sidebar (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AdwOverlaySplitView *split = ROG_DOSSIER_VIEW (widget)->split;

  adw_overlay_split_view_set_show_sidebar (split, !adw_overlay_split_view_get_show_sidebar (split));
}

static void
next_layout (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  RogLayout       layout = (RogLayout)((self->layout + 1) % 3);

  if (self->one_pane && layout == ROG_LAYOUT_BOTH)
    layout = ROG_LAYOUT_WORK;
  set_layout (self, layout, TRUE);
}

/* F6 goes round the panes that are there, and comes back to where the focus was in each. */
static void
step_pane (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (widget);
  GtkWidget      *panes[N_PANES] = { self->sidebar, GTK_WIDGET (self->source), GTK_WIDGET (self->desk_bin) };
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  int             step = g_str_equal (name, "dossier.next-pane") ? 1 : N_PANES - 1;
  int             now = 0;

  for (int i = 0; i < N_PANES; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      now = i;
  if (focus != NULL)
    g_set_weak_pointer (&self->focused[now], focus);

  for (int i = (now + step) % N_PANES; i != now; i = (i + step) % N_PANES)
    {
      if (!gtk_widget_get_mapped (panes[i]))
        continue;
      if (self->focused[i] != NULL && gtk_widget_get_mapped (self->focused[i]) && gtk_widget_grab_focus (self->focused[i]))
        return;
      if (gtk_widget_child_focus (panes[i], GTK_DIR_TAB_FORWARD))
        return;
    }
}

/*
 * Words
 */

static char *
describe_persons (RogDossierView *self)
{
  GListModel *persons = rog_dossier_get_persons (rog_work_get_dossier (self->work));
  guint       n = g_list_model_get_n_items (persons);
  g_autoptr (RogPerson) first = g_list_model_get_item (persons, 0);
  g_autoptr (RogPerson) second = g_list_model_get_item (persons, 1);

  if (n == 0)
    return g_strdup ("");
  if (n == 1)
    return g_strdup (rog_person_get_name (first));
  if (n == 2)
    // Translators: two persons.
    return g_strdup_printf (_("%s and %s"), rog_person_get_name (first), rog_person_get_name (second));

  return g_strdup_printf (g_dngettext (NULL, "%s and %u other", "%s and %u others", n - 1), rog_person_get_name (first), n - 1);
}

static void
update_limit (RogDossierView *self)
{
  GtkWidget    *view = adw_bin_get_child (self->limit);
  RogLimitFacts facts;

  gtk_widget_set_visible (GTK_WIDGET (self->limit), rog_limit_facts_find (rog_work_get_dossier (self->work), &facts));
  if (gtk_widget_get_visible (GTK_WIDGET (self->limit)))
    rog_limit_words_show (ROG_LIMIT_VIEW (view), &facts, rog_clock_now (rog_desk_get_clock (self->desk)));
}

static void
update (RogDossierView *self)
{
  RogRequest      *request = rog_dossier_get_request (rog_work_get_dossier (self->work));
  const char      *reference = request != NULL ? rog_request_get_our_reference (request) : NULL;
  const char      *title = request != NULL ? rog_request_get_title (request) : NULL;
  g_autofree char *persons = describe_persons (self);

  if (g_set_str (&self->name, reference != NULL ? reference : title != NULL ? title
                                                                            : _("Dossier")))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  adw_window_title_set_title (self->title, self->name);
  adw_window_title_set_subtitle (self->title, persons);
  update_limit (self);
}

static gboolean
tick_cb (gpointer data)
{
  update_limit (data);

  return G_SOURCE_CONTINUE;
}

/*
 * Object
 */

static void
rog_dossier_view_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (object);

  switch (id)
    {
    case PROP_LAYOUT_NAME:
      g_value_set_string (value, rog_layout_to_string (get_possible_layout (self)));
      break;

    case PROP_SOURCE_NAME:
      g_value_set_string (value, is_own_source (self) ? "own" : "documents");
      break;

    case PROP_HAS_SOURCE:
      g_value_set_boolean (value, get_own_source (self) != NULL);
      break;

    case PROP_ONE_PANE:
      g_value_set_boolean (value, self->one_pane);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_layout_by_name (RogDossierView *self,
                    const char     *name)
{
  RogLayout layout;

  if (rog_layout_from_string (name, &layout) && layout != get_possible_layout (self))
    set_layout (self, layout, TRUE);
}

static void
rog_dossier_view_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (object);

  switch (id)
    {
    case PROP_LAYOUT_NAME:
      set_layout_by_name (self, g_value_get_string (value));
      break;

    case PROP_SOURCE_NAME:
      if (g_value_get_string (value) != NULL && g_str_equal (g_value_get_string (value), "own") != is_own_source (self))
        set_source (self, g_str_equal (g_value_get_string (value), "own"));
      break;

    case PROP_ONE_PANE:
      if (self->one_pane == g_value_get_boolean (value))
        return;
      self->one_pane = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      if (self->work != NULL)
        set_layout (self, self->layout, FALSE);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_dossier_view_dispose (GObject *object)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  for (guint i = 0; i < N_PANES; i++)
    g_clear_weak_pointer (&self->focused[i]);

  G_OBJECT_CLASS (rog_dossier_view_parent_class)->dispose (object);
}

static void
rog_dossier_view_finalize (GObject *object)
{
  RogDossierView *self = ROG_DOSSIER_VIEW (object);

  g_clear_object (&self->work);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_free (self->name);

  G_OBJECT_CLASS (rog_dossier_view_parent_class)->finalize (object);
}

static gboolean
rog_dossier_view_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (ROG_DOSSIER_VIEW (widget)->sections);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-dossier-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, split);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, title);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, limit);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, sections);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, documents_heading);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, documents);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, source);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, document);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, handle);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, desk_clamp);
  gtk_widget_class_bind_template_child (widget_class, RogDossierView, desk_bin);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, document_activated_cb);
}

static void
rog_dossier_view_class_init (RogDossierViewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_dossier_view_get_property;
  object_class->set_property = rog_dossier_view_set_property;
  object_class->dispose = rog_dossier_view_dispose;
  object_class->finalize = rog_dossier_view_finalize;

  properties[PROP_LAYOUT_NAME] = g_param_spec_string ("layout-name", NULL, NULL, NULL, flags);
  properties[PROP_SOURCE_NAME] = g_param_spec_string ("source-name", NULL, NULL, NULL, flags);
  properties[PROP_HAS_SOURCE] = g_param_spec_boolean ("has-source", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ONE_PANE] = g_param_spec_boolean ("one-pane", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "dossier.section", "s", show_section);
  gtk_widget_class_install_action (widget_class, "dossier.section-number", "i", show_numbered);
  gtk_widget_class_install_action (widget_class, "dossier.show", "(ss)", show_object);
  gtk_widget_class_install_action (widget_class, "dossier.sidebar", NULL, toggle_sidebar);
  gtk_widget_class_install_action (widget_class, "dossier.next-layout", NULL, next_layout);
  gtk_widget_class_install_action (widget_class, "dossier.next-pane", NULL, step_pane);
  gtk_widget_class_install_action (widget_class, "dossier.previous-pane", NULL, step_pane);
  gtk_widget_class_install_action (widget_class, "dossier.next-section", NULL, step_section);
  gtk_widget_class_install_action (widget_class, "dossier.previous-section", NULL, step_section);
  gtk_widget_class_install_action (widget_class, "dossier.use-pins", "(ss)", use_pins);
  gtk_widget_class_install_action (widget_class, "dossier.cite-in", "(ss)", cite_in);
  gtk_widget_class_install_action (widget_class, "document.show-note", "(ss)", show_note);
  gtk_widget_class_install_action (widget_class, "document.open", "s", open_document);
  gtk_widget_class_install_action (widget_class, "document.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "pin.open", "(sb)", open_pin);
  widget_class->grab_focus = rog_dossier_view_grab_focus;

  g_type_ensure (ROG_TYPE_DOCUMENT_PANE);
  g_type_ensure (ROG_TYPE_DESK_HANDLE);
  bind_template (widget_class);
}

static void
rog_dossier_view_init (RogDossierView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rog_section_keys_add (GTK_WIDGET (self));
}

/* The request itself lies open from the beginning: the source beside the work. */
static void
show_first_document (RogDossierView *self,
                     GListModel     *documents)
{
  g_autoptr (RogDocument) first = g_list_model_get_item (documents, 0);

  if (first == NULL)
    return;

  select_document (self, first);
  rog_document_pane_show (self->document, first, NULL, FALSE);
}

/**
 * rog_dossier_view_new:
 * @desk: the desk
 * @work: the work on a dossier
 * @settings: the settings of the profile
 *
 * Returns: (transfer floating): the dossier, at its first section
 */
GtkWidget *
rog_dossier_view_new (RogDesk   *desk,
                      RogWork   *work,
                      GSettings *settings)
{
  RogDossierView *self = g_object_new (ROG_TYPE_DOSSIER_VIEW, NULL);
  RogDossier     *dossier = rog_work_get_dossier (work);
  GListModel     *documents = rog_dossier_get_documents (dossier);

  self->desk = g_object_ref (desk);
  self->work = g_object_ref (work);
  self->settings = g_object_ref (settings);
  adw_bin_set_child (self->limit, rog_limit_view_new (ROG_LIMIT_SIDE));
  rog_document_pane_set_work (self->document, work);
  gtk_list_box_bind_model (self->documents, documents, create_document_row, NULL, NULL);
  if (g_strcmp0 (rog_desk_get_role (desk), "counsel") == 0)
    gtk_label_set_label (self->documents_heading, _("Disclosed to you"));
  g_object_set (self->handle, "width", g_settings_get_int (settings, "desk-width"), NULL);
  g_signal_connect_object (self->handle, "notify::width", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);

  add_sections (self);
  enable_verbs (self);
  gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, 0));
  show_first_document (self, documents);
  g_signal_connect_object (dossier, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  self->tick_id = g_timeout_add_seconds (60, tick_cb, self);

  return GTK_WIDGET (self);
}

RogWork *
rog_dossier_view_get_work (RogDossierView *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_VIEW (self), NULL);

  return self->work;
}

const char *
rog_dossier_view_get_title (RogDossierView *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_VIEW (self), NULL);

  return self->name;
}

/**
 * rog_dossier_view_get_cite_menu:
 * @self: the view
 * @pins: a list of pins, as JSON
 *
 * Returns: (transfer full): a menu of the sections that these can be cited in
 */
GMenu *
rog_dossier_view_get_cite_menu (RogDossierView *self,
                                const char     *pins)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_VIEW (self), NULL);

  return rog_section_pins_make_menu (self->desk_bin, pins);
}

/**
 * rog_dossier_view_get_where:
 * @self: the view
 *
 * Returns: (transfer floating): dossier, section, layout, document and page, by ids alone
 */
GVariant *
rog_dossier_view_get_where (RogDossierView *self)
{
  RogDocument *document;

  g_return_val_if_fail (ROG_IS_DOSSIER_VIEW (self), NULL);

  document = rog_document_pane_get_document (self->document);

  return g_variant_new ("(ssssu)", rog_work_get_id (self->work), self->kind != NULL ? self->kind->id : "",
                        rog_layout_to_string (self->layout),
                        document != NULL ? rog_entity_get_id (ROG_ENTITY (document)) : "",
                        document != NULL ? rog_reader_get_page (rog_document_pane_get_reader (self->document)) : 0);
}

/**
 * rog_dossier_view_go_to:
 * @self: the view
 * @where: from rog_dossier_view_get_where()
 *
 * Goes back there.
 */
void
rog_dossier_view_go_to (RogDossierView *self,
                        GVariant       *where)
{
  const char    *section, *layout, *id;
  guint          page;
  RogDocument   *document;
  GtkListBoxRow *row;

  g_return_if_fail (ROG_IS_DOSSIER_VIEW (self));

  g_variant_get (where, "(&s&s&s&su)", NULL, &section, &layout, &id, &page);
  row = find_row (self, section);
  if (row != NULL)
    gtk_list_box_select_row (self->sections, row);
  document = *id != '\0' ? rog_dossier_find_document (rog_work_get_dossier (self->work), id) : NULL;
  if (document != NULL)
    {
      select_document (self, document);
      rog_document_pane_show_page (self->document, document, page);
    }
  set_layout_by_name (self, layout);
}
