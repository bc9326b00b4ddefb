// SPDX-License-Identifier: GPL-3.0-or-later
/* Finding in all documents of one dossier, as the reader finds in one: by the letter, not by the word. */
#include "service/rog-work-find.h"

#include "pdf/rog-text-find.h"
#include "service/rog-work-private.h"
#include "store/rog-search.h"

typedef struct
{
  char         *dossier;
  char         *words;
  GHashTable   *order; /* document id → its position + 1 */
  GHashTable   *read;  /* the ids of documents that have text */
  RogWorkFound *found; /* (nullable): while it is made */
} Finding;

static void
place_free (gpointer data)
{
  RogWorkPlace *place = data;

  g_free (place->document);
  g_free (place);
}

/**
 * rog_work_found_free:
 * @self: (nullable) (transfer full): what was found
 */
void
rog_work_found_free (RogWorkFound *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->places);
  g_free (self);
}

static void
finding_free (Finding *self)
{
  g_free (self->dossier);
  g_free (self->words);
  g_hash_table_unref (self->order);
  g_hash_table_unref (self->read);
  g_clear_pointer (&self->found, rog_work_found_free);
  g_free (self);
}

static gboolean
has_words (const gunichar *characters,
           glong           length)
{
  for (glong i = 0; i < length; i++)
    {
      if (g_unichar_isalnum (characters[i]))
        return TRUE;
    }

  return FALSE;
}

static void
look_at_page (const char *document,
              guint       page,
              const char *text,
              gpointer    data)
{
  Finding             *self = data;
  glong                length = 0;
  g_autofree gunichar *characters = g_utf8_to_ucs4 (text, -1, NULL, &length, NULL);
  g_autoptr (GArray) ranges = NULL;

  if (characters == NULL || !g_hash_table_contains (self->order, document) || !has_words (characters, length))
    return;

  g_hash_table_add (self->read, g_strdup (document));
  ranges = rog_text_find (characters, (gsize)length, self->words);
  for (guint i = 0; i < ranges->len; i++)
    {
      const RogTextRange *range = &g_array_index (ranges, RogTextRange, i);
      RogWorkPlace       *place = g_new0 (RogWorkPlace, 1);

      place->document = g_strdup (document);
      place->page = page;
      place->start = range->start;
      place->end = range->end;
      g_ptr_array_add (self->found->places, place);
    }
}

/* Pages come document by document; what is left is the order of the documents. */
static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const RogWorkPlace *first = *(const RogWorkPlace *const *)a, *second = *(const RogWorkPlace *const *)b;
  GHashTable         *order = user_data;

  return GPOINTER_TO_INT (g_hash_table_lookup (order, first->document)) - GPOINTER_TO_INT (g_hash_table_lookup (order, second->document));
}

static gpointer
find_func (RogDatabase  *database,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Finding *self = data;

  self->found = g_new0 (RogWorkFound, 1);
  self->found->places = g_ptr_array_new_with_free_func (place_free);
  if (!rog_search_foreach_page (database, self->dossier, look_at_page, self, cancellable, error))
    return NULL;

  g_ptr_array_sort_with_data (self->found->places, compare_places, self->order);
  self->found->n_unread = g_hash_table_size (self->order) - g_hash_table_size (self->read);

  return g_steal_pointer (&self->found);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError       *error = NULL;
  RogWorkFound *found = rog_store_run_finish (ROG_STORE (source), result, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify)rog_work_found_free);
  else
    g_task_return_error (task, error);
}

/* Those that can be opened and read. */
static GHashTable *
order_documents (RogDossier *dossier)
{
  GHashTable *order = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *documents = rog_dossier_get_documents (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);

      if (g_strcmp0 (rog_document_get_media_type (document), "application/pdf") == 0)
        g_hash_table_insert (order, g_strdup (rog_entity_get_id (ROG_ENTITY (document))), GUINT_TO_POINTER (i + 1));
    }

  return order;
}

/**
 * rog_work_find_async:
 * @self: the work on a dossier
 * @words: what to look for: see rog_text_find()
 * @cancellable: (nullable): what stops it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Finds in the text of all its documents.
 */
void
rog_work_find_async (RogWork            *self,
                     const char         *words,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Finding *finding;

  g_return_if_fail (ROG_IS_WORK (self) && words != NULL);

  g_task_set_source_tag (task, rog_work_find_async);
  if (!rog_work_check_open (self, task))
    return;

  finding = g_new0 (Finding, 1);
  finding->dossier = g_strdup (self->id);
  finding->words = g_utf8_make_valid (words, -1);
  finding->order = order_documents (self->dossier);
  finding->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rog_store_run_async (self->desk->open->store, G_PRIORITY_DEFAULT, find_func, finding, (GDestroyNotify)finding_free,
                       (GDestroyNotify)rog_work_found_free, cancellable, found_cb, g_steal_pointer (&task));
}

/**
 * rog_work_find_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): where the words stand
 */
RogWorkFound *
rog_work_find_finish (RogWork      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
