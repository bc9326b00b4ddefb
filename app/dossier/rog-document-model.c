// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-document-model.h"

struct _RogTextDocument
{
  GObject parent_instance;

  char      *title;
  char      *running_head;
  gboolean   practice;
  GPtrArray *blocks;
};

G_DEFINE_FINAL_TYPE (RogTextDocument, rog_text_document, G_TYPE_OBJECT)

static void
block_free (RogTextBlock *block)
{
  g_free (block->id);
  g_free (block->label);
  g_free (block->text);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

static void
rog_text_document_finalize (GObject *object)
{
  RogTextDocument *self = ROG_TEXT_DOCUMENT (object);

  g_free (self->title);
  g_free (self->running_head);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);

  G_OBJECT_CLASS (rog_text_document_parent_class)->finalize (object);
}

static void
rog_text_document_class_init (RogTextDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_text_document_finalize;
}

static void
rog_text_document_init (RogTextDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)block_free);
}

RogTextDocument *
rog_text_document_new (const char *title)
{
  RogTextDocument *self = g_object_new (ROG_TYPE_TEXT_DOCUMENT, NULL);

  self->title = g_strdup (title);

  return self;
}

const char *
rog_text_document_get_title (RogTextDocument *self)
{
  return self->title;
}

const char *
rog_text_document_get_running_head (RogTextDocument *self)
{
  return self->running_head;
}

void
rog_text_document_set_running_head (RogTextDocument *self,
                                    const char      *text)
{
  g_set_str (&self->running_head, text);
}

/**
 * rog_text_document_is_practice:
 * @self: a document
 *
 * Returns: whether every page must say that it is practice and not a decision
 */
gboolean
rog_text_document_is_practice (RogTextDocument *self)
{
  return self->practice;
}

void
rog_text_document_set_practice (RogTextDocument *self,
                                gboolean         practice)
{
  self->practice = practice;
}

/**
 * rog_text_document_get_blocks:
 * @self: a document
 *
 * Returns: (transfer none) (element-type RogTextBlock): its blocks in order
 */
GPtrArray *
rog_text_document_get_blocks (RogTextDocument *self)
{
  return self->blocks;
}

/**
 * rog_text_document_add:
 * @self: a document
 * @kind: what the block is
 * @level: of lines, else 0
 * @id: (nullable): what it was made from
 * @label: (nullable): number, letter or name
 * @text: (nullable): its text
 *
 * Returns: (transfer none): the block, which is the document's
 */
RogTextBlock *
rog_text_document_add (RogTextDocument *self,
                       RogTextBlockKind kind,
                       guint            level,
                       const char      *id,
                       const char      *label,
                       const char      *text)
{
  RogTextBlock *block = g_new0 (RogTextBlock, 1);

  block->kind = kind;
  block->level = level;
  block->id = g_strdup (id);
  block->label = g_strdup (label);
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);

  return block;
}

void
rog_text_document_add_row (RogTextDocument   *self,
                           RogTextBlock      *table,
                           const char *const *cells)
{
  if (table->rows == NULL)
    table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_ptr_array_add (table->rows, g_strdupv ((char **)cells));
}

/**
 * rog_text_document_to_text:
 * @self: a document
 *
 * Returns: (transfer full): all its words, a block a line, cells of a row separated by tabs
 */
char *
rog_text_document_to_text (RogTextDocument *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const RogTextBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->label != NULL)
        g_string_append_printf (out, "%s ", block->label);
      g_string_append_printf (out, "%s\n", block->text != NULL ? block->text : "");
      for (guint j = 0; block->rows != NULL && j < block->rows->len; j++)
        {
          g_autofree char *row = g_strjoinv ("\t", g_ptr_array_index (block->rows, j));

          g_string_append_printf (out, "%s\n", row);
        }
    }

  return g_string_free_and_steal (out);
}
