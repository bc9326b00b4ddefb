// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-document-pane-private.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-find.h"
#include "dossier/rog-dossier-goto.h"
#include "dossier/rog-layout-toggle.h"
#include "dossier/rog-selection.h"
#include "dossier/rog-source-switch.h"

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

#define NO_BREAK_SPACE "\302\240"

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

/* rog_document_pane_update_title: says what is open, and its page. */
void
rog_document_pane_update_title (RogDocumentPane *self)
{
  g_autofree char *subtitle = NULL, *page = NULL;

  if (self->document == NULL)
    return;

  gtk_label_set_label (self->title, rog_document_get_name (self->document));
  if (self->in_sheet && self->left != NULL && *self->left != '\0')
    subtitle = join_whole (self->left, self->dossier);
  else if (self->in_sheet)
    subtitle = g_strdup (self->dossier);
  else if (rog_document_pane_is_open (self))
    {
      page = g_strdup_printf (_("page %u of %u"), rog_reader_get_page (self->reader), rog_page_source_get_n_pages (rog_reader_get_source (self->reader)));
      // Translators: "page 3 of 11 · night paper": text is shown bright on dark.
      subtitle = is_night (self) ? g_strdup_printf (_("%s · night paper"), page) : g_steal_pointer (&page);
    }
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
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

  if (rog_document_pane_is_open (self))
    rog_reader_find_open (rog_reader_view_get_find (self->pages));
}

static void
go_to_page (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RogDocumentPane *self = ROG_DOCUMENT_PANE (widget);

  if (rog_document_pane_is_open (self))
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK, "document.properties", NULL);
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
  rog_document_pane_update_title (self);
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

  rog_document_pane_update_title (self);
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
    rog_document_pane_remember_place (self);

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
  rog_document_pane_open_init (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reader = rog_reader_view_get_reader (self->pages);
  g_signal_connect_object (self->reader, "page-changed", G_CALLBACK (rog_document_pane_update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "moved", G_CALLBACK (rog_document_pane_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "highlight-activated", G_CALLBACK (highlight_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "notify::night-paper", G_CALLBACK (rog_document_pane_update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (rog_document_pane_update_title), self, G_CONNECT_SWAPPED);
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
