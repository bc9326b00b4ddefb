// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a document says: the texts of its pages, of which the last used are kept, and the values of a filled form.

#include "pdf/rog-pdf-private.h"

#define TEXT_CACHE 64

typedef struct
{
  guint        page;
  RogPageText *text; /* (owned) */
} TextEntry;

static void
text_entry_free (gpointer data)
{
  TextEntry *entry = data;

  g_object_unref (entry->text);
  g_free (entry);
}

/* rog_pdf_drop_texts: none is kept any more. */
void
rog_pdf_drop_texts (RogPdf *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_queue_clear_full (&self->texts, text_entry_free);
}

static void
keep_text (RogPdf      *self,
           guint        page,
           RogPageText *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  TextEntry *entry = g_new (TextEntry, 1);

  *entry = (TextEntry){ page, g_object_ref (text) };
  g_queue_push_head (&self->texts, entry);
  if (self->texts.length > TEXT_CACHE)
    text_entry_free (g_queue_pop_tail (&self->texts));
}

/**
 * rog_pdf_peek_text:
 * @page: from 1
 *
 * Returns: (transfer full) (nullable): the text of the page where it has been read lately
 */
RogPageText *
rog_pdf_peek_text (RogPdf *self,
                   guint   page)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  for (GList *l = self->texts.head; l != NULL; l = l->next)
    {
      TextEntry *entry = l->data;

      if (entry->page != page)
        continue;
      g_queue_unlink (&self->texts, l);
      g_queue_push_head_link (&self->texts, l);
      return g_object_ref (entry->text);
    }
  return NULL;
}

typedef struct
{
  RogPdf *pdf; /* unowned: the task's source */
  guint   page;
} TextJob;

static gpointer
text_func (RogConfinedPdf *pdf,
           RogSlots       *slots,
           guint           deadline,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  TextJob     *job = data;
  RogPageText *text = rog_pdf_peek_text (job->pdf, job->page);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) boxes_value = NULL;
  const gint32 *boxes;
  const char   *words;
  gsize         n_boxes;

  if (text != NULL)
    return text;
  if (rog_pdf_fail_if_broken (job->pdf, job->page, ROG_PDF_BROKEN_TEXT, error))
    return NULL;
  reply = rog_confined_pdf_get_text (pdf, job->page, deadline, cancellable, error);
  if (reply == NULL)
    return NULL;
  g_variant_get_child (reply, 0, "&s", &words);
  boxes_value = g_variant_get_child_value (reply, 1);
  boxes = g_variant_get_fixed_array (boxes_value, &n_boxes, sizeof (gint32));
  text = rog_page_text_new (words, boxes, n_boxes, error);
  if (text != NULL)
    keep_text (job->pdf, job->page, text);

  return text;
}

/**
 * rog_pdf_get_text_async:
 * @page: from 1
 * @priority: who waits for it
 *
 * The text of a page and where it stands. A scan without recognised text has none, which is
 * not an error.
 */
void
rog_pdf_get_text_async (RogPdf             *self,
                        guint               page,
                        RogPdfPriority      priority,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  RogPageText *text;
  TextJob     *job;

  g_return_if_fail (page >= 1 && page <= self->n_pages);

  job = g_new (TextJob, 1);
  *job = (TextJob){ self, page };
  g_task_set_source_tag (task, rog_pdf_get_text_async);
  g_task_set_task_data (task, job, g_free);

  text = rog_pdf_peek_text (self, page);
  if (text != NULL)
    g_task_return_pointer (task, text, g_object_unref);
  else
    rog_pdf_lane_push (priority == ROG_PDF_PRIORITY_BACKGROUND ? self->background : self->visible, task, priority, text_func);
}

/**
 * rog_pdf_get_text_finish:
 *
 * Returns: (transfer full): the text; %NULL with any of %ROG_CONFINE_ERROR
 */
RogPageText *
rog_pdf_get_text_finish (RogPdf       *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  RogPageText *text;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  text = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (text == NULL)
    {
      rog_pdf_note_failure (self, ((TextJob *)g_task_get_task_data (G_TASK (result)))->page, ROG_PDF_BROKEN_TEXT, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return text;
}

/**
 * rog_pdf_get_text:
 * @page: from 1
 *
 * As rog_pdf_get_text_async() in the background, blocking, on any thread: for an index.
 *
 * Returns: (transfer full): the text; %NULL with any of %ROG_CONFINE_ERROR
 */
RogPageText *
rog_pdf_get_text (RogPdf       *self,
                  guint         page,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  TextJob      job = { self, page };
  RogPageText *text;

  g_return_val_if_fail (page >= 1 && page <= self->n_pages, NULL);

  text = rog_pdf_lane_run (self->background, text_func, &job, cancellable, &local_error);
  if (text == NULL)
    {
      rog_pdf_note_failure (self, page, ROG_PDF_BROKEN_TEXT, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return text;
}

/* ---- form fields ---- */

static void
field_free (gpointer data)
{
  RogPdfField *field = data;

  g_free (field->name);
  g_free (field->value);
  g_free (field);
}

static gpointer
fields_func (RogConfinedPdf *pdf,
             RogSlots       *slots,
             guint           deadline,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  return rog_confined_pdf_get_fields (pdf, deadline, cancellable, error);
}

/**
 * rog_pdf_get_fields:
 *
 * The values of a filled form, in page order; blocks; any thread.
 *
 * Returns: (transfer full) (element-type RogPdfField): empty where there is no form
 */
GPtrArray *
rog_pdf_get_fields (RogPdf       *self,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GVariant) found = rog_pdf_lane_run (self->background, fields_func, NULL, cancellable, error);
  GPtrArray   *fields;
  GVariantIter iter;
  char        *name, *value;

  if (found == NULL)
    return NULL;
  fields = g_ptr_array_new_with_free_func (field_free);
  g_variant_iter_init (&iter, found);
  while (g_variant_iter_next (&iter, "(ss)", &name, &value))
    {
      RogPdfField *field = g_new (RogPdfField, 1);

      *field = (RogPdfField){ name, value };
      g_ptr_array_add (fields, field);
    }
  return fields;
}
