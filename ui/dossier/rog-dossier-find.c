// SPDX-License-Identifier: GPL-3.0-or-later
/* The reader's find bar, where it finds in the whole dossier. */
#include "dossier/rog-dossier-find.h"

#include "service/rog-work-find.h"

typedef struct
{
  RogWork      *work;        /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the search that runs */
} Wide;

static void
wide_free (gpointer data)
{
  Wide *wide = data;

  g_cancellable_cancel (wide->cancellable);
  g_clear_object (&wide->cancellable);
  g_object_unref (wide->work);
  g_free (wide);
}

static guint
count_in (const RogWorkFound *found,
          const char         *document)
{
  guint n = 0;

  for (guint i = 0; i < found->places->len; i++)
    n += g_str_equal (((RogWorkPlace *)g_ptr_array_index (found->places, i))->document, document) ? 1 : 0;

  return n;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogReaderFind) find = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogWorkFound) found = rog_work_find_finish (ROG_WORK (source), result, &error);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_find_document_free);
  GListModel *model = rog_dossier_get_documents (rog_work_get_dossier (ROG_WORK (source)));

  /* Stopped, or the register was closed: the bar goes with the dossier. */
  if (found == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) document = g_list_model_get_item (model, i);

      g_ptr_array_add (documents, rog_find_document_new (rog_entity_get_id (document), count_in (found, rog_entity_get_id (document))));
    }
  rog_reader_find_take_wide (find, documents, found->n_unread);
}

static void
sought_cb (RogReaderFind *find,
           const char    *words,
           Wide          *wide)
{
  g_cancellable_cancel (wide->cancellable);
  g_clear_object (&wide->cancellable);
  wide->cancellable = g_cancellable_new ();
  rog_work_find_async (wide->work, words, wide->cancellable, found_cb, g_object_ref (find));
}

static void
wanted_cb (RogReaderFind *find,
           const char    *document)
{
  gtk_widget_activate_action (GTK_WIDGET (find), "document.open", "(sb)", document, FALSE);
}

static void
wide_closure_free (gpointer  data,
                   GClosure *closure)
{
  wide_free (data);
}

/**
 * rog_dossier_find_connect:
 * @find: the bar of a reader that shows documents of one dossier
 * @work: the work on it
 *
 * Lets the bar find in all documents of the dossier, and go from one to the next by "document.open".
 */
void
rog_dossier_find_connect (RogReaderFind *find,
                          RogWork       *work)
{
  Wide *wide = g_new0 (Wide, 1);

  wide->work = g_object_ref (work);
  g_signal_connect_data (find, "sought-wide", G_CALLBACK (sought_cb), wide, wide_closure_free, G_CONNECT_DEFAULT);
  g_signal_connect (find, "document-wanted", G_CALLBACK (wanted_cb), NULL);
  rog_reader_find_allow_wide (find);
}
