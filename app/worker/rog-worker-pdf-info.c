// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/rog-worker-pdf.h"

#include <string.h>

#include "confine/rog-worker-protocol.h"

/* What a document says about itself: sizes, labels, title, outline, form fields. */

/**
 * rog_worker_pdf_clip_text:
 * @text: (transfer full) (nullable): a string of the document
 *
 * Returns: (transfer full): valid UTF-8 of bounded length, empty for none
 */
char *
rog_worker_pdf_clip_text (char *text)
{
  g_autofree char *owned = text;
  const char      *end;

  if (owned == NULL)
    return g_strdup ("");
  (void)g_utf8_validate (owned, (gssize)strnlen (owned, ROG_WORKER_MAX_NAME), &end);

  return g_strndup (owned, (gsize)(end - owned));
}

/**
 * rog_worker_pdf_get_sizes:
 *
 * Returns: (transfer floating): width and height of each page; 0 and 0 of one that cannot be shown
 */
GVariant *
rog_worker_pdf_get_sizes (RogWorkerPdf *self)
{
  int                n_pages = poppler_document_get_n_pages (rog_worker_pdf_get_document (self));
  g_autofree gint32 *sizes = g_new0 (gint32, (gsize)n_pages * 2);

  for (int i = 0; i < n_pages; i++)
    {
      g_autoptr (PopplerPage) page = rog_worker_pdf_get_page (self, (guint)i + 1);

      if (page != NULL)
        (void)rog_worker_pdf_get_page_size (page, &sizes[i * 2], &sizes[i * 2 + 1]);
    }
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT32, sizes, (gsize)n_pages * 2, sizeof (gint32));
}

/**
 * rog_worker_pdf_get_labels:
 *
 * Returns: (transfer full): the printed number of each page, as the document has it
 */
GStrv
rog_worker_pdf_get_labels (RogWorkerPdf *self)
{
  int   n_pages = poppler_document_get_n_pages (rog_worker_pdf_get_document (self));
  GStrv labels = g_new0 (char *, (gsize)n_pages + 1);

  for (int i = 0; i < n_pages; i++)
    {
      g_autoptr (PopplerPage) page = rog_worker_pdf_get_page (self, (guint)i + 1);

      labels[i] = rog_worker_pdf_clip_text (page != NULL ? poppler_page_get_label (page) : NULL);
    }
  return labels;
}

char *
rog_worker_pdf_get_title (RogWorkerPdf *self)
{
  return rog_worker_pdf_clip_text (poppler_document_get_title (rog_worker_pdf_get_document (self)));
}

static guint
page_of_dest (PopplerDocument *document,
              PopplerDest     *dest)
{
  int n_pages = poppler_document_get_n_pages (document);

  if (dest == NULL)
    return 0;
  if (dest->type == POPPLER_DEST_NAMED)
    {
      PopplerDest *found = dest->named_dest != NULL ? poppler_document_find_dest (document, dest->named_dest) : NULL;
      int          page = found != NULL ? found->page_num : 0;

      g_clear_pointer (&found, poppler_dest_free);
      return page >= 1 && page <= n_pages ? (guint)page : 0;
    }
  return dest->page_num >= 1 && dest->page_num <= n_pages ? (guint)dest->page_num : 0;
}

static void
add_outline (PopplerDocument  *document,
             PopplerIndexIter *iter,
             guint             depth,
             guint            *n_items,
             GVariantBuilder  *builder)
{
  do
    {
      PopplerAction    *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);
      guint             page = 0;

      if (action != NULL)
        {
          g_autofree char *title = rog_worker_pdf_clip_text (g_strdup (action->any.title));

          if (action->type == POPPLER_ACTION_GOTO_DEST)
            page = page_of_dest (document, action->goto_dest.dest);
          g_variant_builder_add (builder, "(suu)", title, depth, page);
          poppler_action_free (action);
          (*n_items)++;
        }
      if (child != NULL && depth + 1 < ROG_WORKER_MAX_OUTLINE_DEPTH && *n_items < ROG_WORKER_MAX_OUTLINE)
        add_outline (document, child, depth + 1, n_items, builder);
      g_clear_pointer (&child, poppler_index_iter_free);
    }
  while (*n_items < ROG_WORKER_MAX_OUTLINE && poppler_index_iter_next (iter));
}

/**
 * rog_worker_pdf_get_outline:
 *
 * Returns: (transfer floating): a(suu): title, depth, page or 0; cut at the limits of the protocol
 */
GVariant *
rog_worker_pdf_get_outline (RogWorkerPdf *self)
{
  PopplerDocument  *document = rog_worker_pdf_get_document (self);
  PopplerIndexIter *iter = poppler_index_iter_new (document);
  GVariantBuilder   builder;
  guint             n_items = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(suu)"));
  if (iter != NULL)
    add_outline (document, iter, 0, &n_items, &builder);
  g_clear_pointer (&iter, poppler_index_iter_free);

  return g_variant_builder_end (&builder);
}

/* ---- form fields ---- */

static char *
choice_value (PopplerFormField *field)
{
  g_autoptr (GString) value = g_string_new (NULL);
  int n_items = MIN (poppler_form_field_choice_get_n_items (field), ROG_WORKER_MAX_FIELDS);

  for (int i = 0; i < n_items; i++)
    {
      g_autofree char *item = NULL;

      if (!poppler_form_field_choice_is_item_selected (field, i))
        continue;
      item = poppler_form_field_choice_get_item (field, i);
      g_string_append_printf (value, "%s%s", value->len > 0 ? "\n" : "", item != NULL ? item : "");
    }
  if (value->len == 0)
    {
      g_autofree char *text = poppler_form_field_choice_is_editable (field) ? poppler_form_field_choice_get_text (field) : NULL;

      g_string_append (value, text != NULL ? text : "");
    }
  return g_string_free (g_steal_pointer (&value), FALSE);
}

static char *
field_value (PopplerFormField *field)
{
  switch (poppler_form_field_get_field_type (field))
    {
    case POPPLER_FORM_FIELD_TEXT:
      return poppler_form_field_text_is_password (field) ? NULL : poppler_form_field_text_get_text (field);
    case POPPLER_FORM_FIELD_CHOICE:
      return choice_value (field);
    case POPPLER_FORM_FIELD_BUTTON:
      if (poppler_form_field_button_get_button_type (field) == POPPLER_FORM_BUTTON_PUSH)
        return NULL;
      return g_strdup (poppler_form_field_button_get_state (field) ? "true" : "false");
    case POPPLER_FORM_FIELD_SIGNATURE:
    case POPPLER_FORM_FIELD_UNKNOWN:
    default:
      return NULL;
    }
}

static void
add_page_fields (PopplerPage     *page,
                 guint           *n_fields,
                 GVariantBuilder *builder)
{
  GList *mapping = g_list_reverse (poppler_page_get_form_field_mapping (page)); /* poppler's is last first */

  for (GList *l = mapping; l != NULL && *n_fields < ROG_WORKER_MAX_FIELDS; l = l->next)
    {
      PopplerFormField *field = ((PopplerFormFieldMapping *)l->data)->field;
      char             *raw = field_value (field);
      g_autofree char  *name = NULL;
      g_autofree char  *value = NULL;

      if (raw == NULL)
        continue;
      name = poppler_form_field_get_name (field);
      name = rog_worker_pdf_clip_text (name != NULL ? g_steal_pointer (&name) : poppler_form_field_get_partial_name (field));
      value = g_utf8_make_valid (raw, (gssize)strnlen (raw, 16 * ROG_WORKER_MAX_NAME));
      g_free (raw);
      g_variant_builder_add (builder, "(ss)", name, value);
      (*n_fields)++;
    }
  poppler_page_free_form_field_mapping (mapping);
}

/**
 * rog_worker_pdf_get_fields:
 *
 * Returns: (transfer floating): a(ss): name and value of the form's fields, in page order
 */
GVariant *
rog_worker_pdf_get_fields (RogWorkerPdf *self)
{
  int             n_pages = poppler_document_get_n_pages (rog_worker_pdf_get_document (self));
  guint           n_fields = 0;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (int i = 0; i < n_pages && n_fields < ROG_WORKER_MAX_FIELDS; i++)
    {
      g_autoptr (PopplerPage) page = rog_worker_pdf_get_page (self, (guint)i + 1);

      if (page != NULL)
        add_page_fields (page, &n_fields, &builder);
    }
  return g_variant_builder_end (&builder);
}
