// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-document-pane.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-find.h"
#include "dossier/rog-dossier-goto.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-layout-toggle.h"
#include "dossier/rog-selection.h"
#include "notes/rog-note-marks.h"
#include "dossier/rog-source-switch.h"
#include "reader/rog-pdf-source.h"
#include "reader/rog-reader-view.h"
#include "rog-error-text.h"
#include "service/rog-work-place.h"

struct _RogDocumentPane
{
  AdwBin parent_instance;

  GtkLabel      *title;
  GtkLabel      *subtitle;
  GtkMenuButton *menu;
  GtkStack      *stack;
  AdwStatusPage *problem;
  RogReaderView *pages;
  RogReader     *reader;

  RogWork      *work;        /* (owned) (nullable) */
  char         *disclosed;   /* (owned) (nullable): what stands across pages that come from another desk */
  RogDocument  *document;    /* (owned) (nullable): the one chosen */
  RogPassage   *passage;     /* (owned) (nullable): to be shown once its pages are there */
  GCancellable *cancellable; /* (owned) (nullable): of the one that is being opened */
  GHashTable   *places;      /* (owned): document id → RogPlace */
  GArray       *jumps;       /* (owned) (element-type Jump) */
  guint         place_timeout;
  gboolean      focus;
  gboolean      alone;
  gboolean      in_sheet;
  char         *dossier; /* (owned) (nullable) */
  char         *left;    /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RogDocumentPane, rog_document_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ALONE,
  PROP_IN_SHEET,
  PROP_DOSSIER,
  PROP_LEFT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Where a jump to another document came from. */
typedef struct
{
  RogDocument *document;
  RogPlace     place;
} Jump;

#define PLACE_DELAY 2
#define MAX_JUMPS 100
#define NO_BREAK_SPACE "\302\240"

static void
jump_clear (gpointer data)
{
  g_clear_object (&((Jump *)data)->document);
}

static gboolean
is_open (RogDocumentPane *self)
{
  return rog_reader_get_source (self->reader) != NULL;
}

/* A line that is too long breaks before the reference, not within it. */
static char *
join_whole (const char *left,
            const char *dossier)
{
  g_autoptr (GString) whole = g_string_new (dossier);

  g_string_replace (whole, " ", NO_BREAK_SPACE, 0);

  // Translators: how much time is left, reference of a dossier.
  return g_strdup_printf (_("%s · %s"), left, whole->str);
}

/* Whether pages are recoloured: in the dark alone. */
static gboolean
is_night (RogDocumentPane *self)
{
  gboolean night;

  g_object_get (self->reader, "night-paper", &night, NULL);

  return night && adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static void
update_title (RogDocumentPane *self)
{
  g_autofree char *subtitle = NULL, *page = NULL;

  if (self->document == NULL)
    return;

  gtk_label_set_label (self->title, rog_document_get_name (self->document));
  if (self->in_sheet && self->left != NULL && *self->left != '\0')
    subtitle = join_whole (self->left, self->dossier);
  else if (self->in_sheet)
    subtitle = g_strdup (self->dossier);
  else if (is_open (self))
    {
      page = g_strdup_printf (_("page %u of %u"), rog_reader_get_page (self->reader), rog_page_source_get_n_pages (rog_reader_get_source (self->reader)));
      // Translators: "page 3 of 11 · night paper": text is shown bright on dark.
      subtitle = is_night (self) ? g_strdup_printf (_("%s · night paper"), page) : g_steal_pointer (&page);
    }
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
}

static const char *
get_document_id (RogDocumentPane *self)
{
  return rog_entity_get_id (ROG_ENTITY (self->document));
}

static RogPlace
get_place (RogDocumentPane *self)
{
  return (RogPlace){ rog_reader_get_page (self->reader), (gint)(rog_reader_get_offset (self->reader) * ROG_UNITS_PER_POINT) };
}

static void
set_place (RogDocumentPane *self,
           const char      *document,
           const RogPlace  *place)
{
  g_hash_table_insert (self->places, g_strdup (document), g_memdup2 (place, sizeof *place));
}

static void
remember_place (RogDocumentPane *self)
{
  RogPlace place;

  g_clear_handle_id (&self->place_timeout, g_source_remove);
  if (self->document == NULL || !is_open (self))
    return;

  place = get_place (self);
  if (place.page == 0)
    return;
  set_place (self, get_document_id (self), &place);
  rog_work_keep_place (self->work, get_document_id (self), &place);
}

static gboolean
place_timeout_cb (gpointer data)
{
  RogDocumentPane *self = data;

  self->place_timeout = 0;
  remember_place (self);

  return G_SOURCE_REMOVE;
}

static void
moved_cb (RogDocumentPane *self)
{
  if (self->place_timeout == 0)
    self->place_timeout = g_timeout_add_seconds (PLACE_DELAY, place_timeout_cb, self);
}

static void
go_to_place (RogDocumentPane *self)
{
  RogPlace *place = g_hash_table_lookup (self->places, get_document_id (self));

  if (self->passage != NULL)
    rog_reader_show_passage (self->reader, self->passage);
  else if (place != NULL && place->page > 0)
    rog_reader_set_position (self->reader, place->page, place->offset / (double)ROG_UNITS_PER_POINT);
  else
    rog_reader_show_page (self->reader, 1);
  g_clear_object (&self->passage);
  if (self->focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  self->focus = FALSE;
}

static void
show_problem (RogDocumentPane *self,
              const GError    *error)
{
  g_autoptr (RogErrorText) text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  text = rog_error_text_new (error, _("The document could not be opened."));
  adw_status_page_set_icon_name (self->problem, "dialog-warning-symbolic");
  adw_status_page_set_title (self->problem, text->happened);
  adw_status_page_set_description (self->problem, text->todo);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
show_marks (RogDocumentPane *self)
{
  g_autoptr (GListModel) marks = rog_note_marks_new (self->work, rog_entity_get_id (ROG_ENTITY (self->document)));

  rog_reader_set_highlights (self->reader, marks);
  rog_reader_view_set_cited (self->pages, marks);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RogDocumentPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPdf) pdf = rog_work_open_document_finish (ROG_WORK (object), result, &error);
  g_autoptr (RogPageSource) source = NULL;

  if (pdf == NULL)
    {
      show_problem (self, error);
      return;
    }
  if (self->work == NULL)
    return;

  source = rog_pdf_source_new (pdf);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  rog_reader_view_set_source (self->pages, source);
  show_marks (self);
  update_title (self);
  go_to_place (self);
}

static void
recalled_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RogDocumentPane) self = user_data;
  g_autoptr (GError) error = NULL;
  RogPlace place;

  /* Where it is not known, the document opens at its first page. */
  if (!rog_work_recall_place_finish (ROG_WORK (object), result, &place, &error))
    g_debug ("No place is known: %s", error->message);
  if (self->cancellable == NULL || g_cancellable_is_cancelled (G_CANCELLABLE (g_task_get_cancellable (G_TASK (result)))))
    return;

  if (!g_hash_table_contains (self->places, get_document_id (self)))
    set_place (self, get_document_id (self), &place);
  if (is_open (self))
    go_to_place (self);
}

/* The page that is seen first, where it is known already. */
static guint
first_page (RogDocumentPane *self)
{
  RogPlace *place = g_hash_table_lookup (self->places, get_document_id (self));

  if (self->passage != NULL)
    return rog_passage_get_page (self->passage);

  return place != NULL ? place->page : 0;
}

static void
begin_open (RogDocumentPane *self)
{
  const char *type = rog_document_get_media_type (self->document);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  rog_reader_find_set_document (rog_reader_view_get_find (self->pages), get_document_id (self));
  rog_reader_view_set_source (self->pages, NULL);
  rog_reader_set_watermark (self->reader, rog_dossier_is_pleaded (rog_work_get_dossier (self->work), get_document_id (self)) ? NULL : self->disclosed);
  update_title (self);

  if (g_strcmp0 (type, "application/pdf") != 0)
    {
      adw_status_page_set_icon_name (self->problem, "text-x-generic-symbolic");
      adw_status_page_set_title (self->problem, _("Not a PDF"));
      adw_status_page_set_description (self->problem, _("This file is kept encrypted as it came, and is not opened here. Export Dossier, in the menu, takes it out unchanged."));
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "opening");
  self->cancellable = g_cancellable_new ();
  rog_work_recall_place_async (self->work, get_document_id (self), self->cancellable, recalled_cb, g_object_ref (self));
  rog_work_open_document_async (self->work, get_document_id (self), first_page (self), self->cancellable, opened_cb, g_object_ref (self));
}

/*
 * Selection
 */

static char *
dup_selection (RogDocumentPane *self)
{
  g_autoptr (GPtrArray) passages = rog_reader_get_selection (self->reader);

  if (self->document == NULL || passages->len == 0)
    return NULL;

  return rog_selection_to_json (self->document, passages);
}

/* The dossier does it: note, highlight, cite and narrow are those of a section. */
static void
use_selection (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RogDocumentPane *self = ROG_DOCUMENT_PANE (widget);
  g_autofree char *pins = dup_selection (self);

  if (pins != NULL)
    gtk_widget_activate_action (widget, "dossier.use-pins", "(ss)", name + strlen ("selection."), pins);
}

static void
copy_selection (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  RogDocumentPane *self = ROG_DOCUMENT_PANE (widget);
  g_autoptr (GPtrArray) passages = rog_reader_get_selection (self->reader);
  g_autofree char *text = NULL;

  if (self->document == NULL || passages->len == 0)
    return;

  text = rog_selection_to_citation (self->document, passages);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
find (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  RogDocumentPane *self = ROG_DOCUMENT_PANE (widget);

  if (is_open (self))
    rog_reader_find_open (rog_reader_view_get_find (self->pages));
}

static void
go_to_page (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RogDocumentPane *self = ROG_DOCUMENT_PANE (widget);

  if (is_open (self))
    rog_reader_view_edit_page (self->pages);
}

static void
highlight_activated_cb (RogDocumentPane *self,
                        const char      *id)
{
  rog_reader_set_selected_highlight (self->reader, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "dossier.show", "(ss)", "notes", id);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "document.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "document.go-to-page", NULL, go_to_page);
  gtk_widget_class_install_action (widget_class, "selection.note", NULL, use_selection);
  gtk_widget_class_install_action (widget_class, "selection.highlight", NULL, use_selection);
  gtk_widget_class_install_action (widget_class, "selection.cite", NULL, use_selection);
  gtk_widget_class_install_action (widget_class, "selection.cite-in", NULL, use_selection);
  gtk_widget_class_install_action (widget_class, "selection.narrow", NULL, use_selection);
  gtk_widget_class_install_action (widget_class, "selection.use", NULL, use_selection);
  gtk_widget_class_install_action (widget_class, "selection.copy", NULL, copy_selection);
}

static void
rog_document_pane_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  RogDocumentPane *self = ROG_DOCUMENT_PANE (object);

  switch (id)
    {
    case PROP_ALONE:
      g_value_set_boolean (value, self->alone);
      break;

    case PROP_IN_SHEET:
      g_value_set_boolean (value, self->in_sheet);
      break;

    case PROP_DOSSIER:
      g_value_set_string (value, self->dossier);
      break;

    case PROP_LEFT:
      g_value_set_string (value, self->left);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_flag (RogDocumentPane *self,
          gboolean        *flag,
          gboolean         value,
          GParamSpec      *pspec)
{
  if (*flag == value)
    return;

  *flag = value;
  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
set_words (RogDocumentPane *self,
           char           **words,
           const char      *value,
           GParamSpec      *pspec)
{
  if (!g_set_str (words, value))
    return;

  update_title (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
rog_document_pane_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  RogDocumentPane *self = ROG_DOCUMENT_PANE (object);

  switch (id)
    {
    case PROP_ALONE:
      set_flag (self, &self->alone, g_value_get_boolean (value), pspec);
      break;

    case PROP_IN_SHEET:
      set_flag (self, &self->in_sheet, g_value_get_boolean (value), pspec);
      break;

    case PROP_DOSSIER:
      set_words (self, &self->dossier, g_value_get_string (value), pspec);
      break;

    case PROP_LEFT:
      set_words (self, &self->left, g_value_get_string (value), pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_document_pane_unmap (GtkWidget *widget)
{
  RogDocumentPane *self = ROG_DOCUMENT_PANE (widget);

  if (self->place_timeout != 0)
    remember_place (self);

  GTK_WIDGET_CLASS (rog_document_pane_parent_class)->unmap (widget);
}

/* Taken from the window behind a lock: the pages go now, with the worker that has them, whoever
 * still holds the pane. */
static void
rog_document_pane_unroot (GtkWidget *widget)
{
  RogDocumentPane *self = ROG_DOCUMENT_PANE (widget);

  if (self->work != NULL && rog_work_is_closed (self->work))
    {
      g_cancellable_cancel (self->cancellable);
      rog_reader_view_set_source (self->pages, NULL);
    }

  GTK_WIDGET_CLASS (rog_document_pane_parent_class)->unroot (widget);
}

static void
rog_document_pane_dispose (GObject *object)
{
  RogDocumentPane *self = ROG_DOCUMENT_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->work);
  g_clear_object (&self->document);
  g_clear_object (&self->passage);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->jumps, g_array_unref);
  g_clear_handle_id (&self->place_timeout, g_source_remove);

  G_OBJECT_CLASS (rog_document_pane_parent_class)->dispose (object);
}

static void
rog_document_pane_finalize (GObject *object)
{
  g_free (ROG_DOCUMENT_PANE (object)->dossier);
  g_free (ROG_DOCUMENT_PANE (object)->left);
  g_free (ROG_DOCUMENT_PANE (object)->disclosed);

  G_OBJECT_CLASS (rog_document_pane_parent_class)->finalize (object);
}

static void
rog_document_pane_class_init (RogDocumentPaneClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_document_pane_get_property;
  object_class->set_property = rog_document_pane_set_property;
  object_class->dispose = rog_document_pane_dispose;
  object_class->finalize = rog_document_pane_finalize;
  widget_class->unmap = rog_document_pane_unmap;
  widget_class->unroot = rog_document_pane_unroot;

  properties[PROP_ALONE] = g_param_spec_boolean ("alone", NULL, NULL, FALSE, flags);
  properties[PROP_IN_SHEET] = g_param_spec_boolean ("in-sheet", NULL, NULL, FALSE, flags);
  properties[PROP_DOSSIER] = g_param_spec_string ("dossier", NULL, NULL, NULL, flags);
  properties[PROP_LEFT] = g_param_spec_string ("left", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_actions (widget_class);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  g_type_ensure (ROG_TYPE_READER_VIEW);
  g_type_ensure (ROG_TYPE_SOURCE_SWITCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-document-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RogDocumentPane, title);
  gtk_widget_class_bind_template_child (widget_class, RogDocumentPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, RogDocumentPane, menu);
  gtk_widget_class_bind_template_child (widget_class, RogDocumentPane, stack);
  gtk_widget_class_bind_template_child (widget_class, RogDocumentPane, problem);
  gtk_widget_class_bind_template_child (widget_class, RogDocumentPane, pages);
}

static void
rog_document_pane_init (RogDocumentPane *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->jumps = g_array_new (FALSE, FALSE, sizeof (Jump));
  g_array_set_clear_func (self->jumps, jump_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reader = rog_reader_view_get_reader (self->pages);
  g_signal_connect_object (self->reader, "page-changed", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "highlight-activated", G_CALLBACK (highlight_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "notify::night-paper", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
}

/**
 * rog_document_pane_set_work:
 * @self: the pane
 * @work: the work whose documents it shows
 * @name: whose desk it is: at counsel's, it stands across each page that was disclosed
 */
void
rog_document_pane_set_work (RogDocumentPane *self,
                            RogWork         *work,
                            const char      *name)
{
  g_return_if_fail (ROG_IS_DOCUMENT_PANE (self));

  g_set_object (&self->work, work);
  if (rog_work_is_counsel (work))
    // Translators: across a page, the name of counsel.
    self->disclosed = g_strdup_printf (_("Opened to %s"), name);
  rog_dossier_find_connect (rog_reader_view_get_find (self->pages), work);
  rog_dossier_goto_connect (rog_reader_view_get_controls (self->pages), work);
}

static void
push_jump (RogDocumentPane *self)
{
  Jump jump = { g_object_ref (self->document), get_place (self) };

  if (self->jumps->len >= MAX_JUMPS)
    g_array_remove_index (self->jumps, 0);
  g_array_append_val (self->jumps, jump);
}

/**
 * rog_document_pane_show:
 * @self: the pane
 * @document: a document of the dossier
 * @passage: (nullable): a place in it; else it opens where it was left
 * @focus: whether the focus moves to its pages
 */
void
rog_document_pane_show (RogDocumentPane *self,
                        RogDocument     *document,
                        RogPassage      *passage,
                        gboolean         focus)
{
  g_return_if_fail (ROG_IS_DOCUMENT_PANE (self));

  g_set_object (&self->passage, passage);
  self->focus = focus;
  if (document == self->document && is_open (self))
    {
      if (passage != NULL)
        go_to_place (self);
      return;
    }
  if (document == self->document && self->cancellable != NULL && gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->problem))
    return;

  remember_place (self);
  if (passage != NULL && self->document != NULL && is_open (self))
    push_jump (self);
  g_set_object (&self->document, document);
  begin_open (self);
}

/**
 * rog_document_pane_go_back:
 * @self: the pane
 *
 * Goes back to where the last jump came from, in this document or in another.
 *
 * Returns: whether there was one
 */
gboolean
rog_document_pane_go_back (RogDocumentPane *self)
{
  Jump *jump;

  g_return_val_if_fail (ROG_IS_DOCUMENT_PANE (self), FALSE);

  if (rog_reader_go_back (self->reader))
    return TRUE;
  if (self->jumps->len == 0)
    return FALSE;

  jump = &g_array_index (self->jumps, Jump, self->jumps->len - 1);
  set_place (self, rog_entity_get_id (ROG_ENTITY (jump->document)), &jump->place);
  rog_document_pane_show (self, jump->document, NULL, FALSE);
  g_array_set_size (self->jumps, self->jumps->len - 1);

  return TRUE;
}

/**
 * rog_document_pane_show_page:
 * @self: the pane
 * @document: a document of the dossier
 * @page: from 1; 0 for where it was left
 */
void
rog_document_pane_show_page (RogDocumentPane *self,
                             RogDocument     *document,
                             guint            page)
{
  RogPlace place = { page, 0 };

  g_return_if_fail (ROG_IS_DOCUMENT_PANE (self));

  if (page > 0)
    set_place (self, rog_entity_get_id (ROG_ENTITY (document)), &place);
  rog_document_pane_show (self, document, NULL, FALSE);
}

/**
 * rog_document_pane_get_document:
 * @self: the pane
 *
 * Returns: (transfer none) (nullable): the document chosen
 */
RogDocument *
rog_document_pane_get_document (RogDocumentPane *self)
{
  g_return_val_if_fail (ROG_IS_DOCUMENT_PANE (self), NULL);

  return self->document;
}

/**
 * rog_document_pane_get_reader:
 * @self: the pane
 *
 * Returns: (transfer none): its reader
 */
RogReader *
rog_document_pane_get_reader (RogDocumentPane *self)
{
  g_return_val_if_fail (ROG_IS_DOCUMENT_PANE (self), NULL);

  return self->reader;
}

/**
 * rog_document_pane_open_menu:
 * @self: the pane
 *
 * Returns: whether it has a menu in sight, which is open now
 */
gboolean
rog_document_pane_open_menu (RogDocumentPane *self)
{
  g_return_val_if_fail (ROG_IS_DOCUMENT_PANE (self), FALSE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->menu)))
    return FALSE;

  gtk_menu_button_popup (self->menu);

  return TRUE;
}
