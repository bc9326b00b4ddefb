// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening a document where it was left, and the jumps from one to another.
#include "dossier/rog-document-pane-private.h"

#include <glib/gi18n.h>

#include "dossier/rog-document-kept.h"
#include "dossier/rog-dossier-query.h"
#include "notes/rog-note-marks.h"
#include "reader/rog-pdf-source.h"
#include "rog-error-text.h"
#include "service/rog-work-place.h"

/* Where a jump to another document came from. */
typedef struct
{
  RogDocument *document;
  RogPlace     place;
} Jump;

#define PLACE_DELAY 2
#define MAX_JUMPS 100

static void
jump_clear (gpointer data)
{
  g_clear_object (&((Jump *)data)->document);
}

/* rog_document_pane_is_open: whether pages are there. */
gboolean
rog_document_pane_is_open (RogDocumentPane *self)
{
  return rog_reader_get_source (self->reader) != NULL;
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

/* rog_document_pane_remember_place: where the document that is open is read now, for when it is opened again. */
void
rog_document_pane_remember_place (RogDocumentPane *self)
{
  RogPlace place;

  g_clear_handle_id (&self->place_timeout, g_source_remove);
  if (self->document == NULL || !rog_document_pane_is_open (self))
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
  rog_document_pane_remember_place (self);

  return G_SOURCE_REMOVE;
}

/* rog_document_pane_moved: soon remembers the place. */
void
rog_document_pane_moved (RogDocumentPane *self)
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
  adw_status_page_set_child (self->problem, NULL);
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
  rog_document_pane_update_title (self);
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
  if (rog_document_pane_is_open (self))
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
  rog_document_pane_update_title (self);

  if (g_strcmp0 (type, "application/pdf") != 0)
    {
      adw_status_page_set_icon_name (self->problem, "text-x-generic-symbolic");
      adw_status_page_set_title (self->problem, _("Not a PDF"));
      adw_status_page_set_description (self->problem, _("This file is kept encrypted as it came, and is not opened here. Export Dossier, in the menu, takes it out unchanged."));
      adw_status_page_set_child (self->problem, rog_document_kept_new (self->document));
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, "opening");
  self->cancellable = g_cancellable_new ();
  rog_work_recall_place_async (self->work, get_document_id (self), self->cancellable, recalled_cb, g_object_ref (self));
  rog_work_open_document_async (self->work, get_document_id (self), first_page (self), self->cancellable, opened_cb, g_object_ref (self));
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
  if (document == self->document && rog_document_pane_is_open (self))
    {
      if (passage != NULL)
        go_to_place (self);
      return;
    }
  if (document == self->document && self->cancellable != NULL && gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->problem))
    return;

  rog_document_pane_remember_place (self);
  if (passage != NULL && self->document != NULL && rog_document_pane_is_open (self))
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

/* rog_document_pane_open_init: before the template. */
void
rog_document_pane_open_init (RogDocumentPane *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->jumps = g_array_new (FALSE, FALSE, sizeof (Jump));
  g_array_set_clear_func (self->jumps, jump_clear);
}
