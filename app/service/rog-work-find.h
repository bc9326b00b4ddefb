// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogWorkPlace:
 * @document: a document's id
 * @page: from 1
 * @start: the first character
 * @end: the one after the last
 *
 * Where words stand in a dossier.
 */
typedef struct
{
  char *document;
  guint page;
  guint start;
  guint end;
} RogWorkPlace;

/**
 * RogWorkFound:
 * @places: (element-type RogWorkPlace): in the order of documents and pages
 * @n_unread: how many documents have no text to be searched
 *
 * What was found in the documents of one dossier.
 */
typedef struct
{
  GPtrArray *places;
  guint      n_unread;
} RogWorkFound;

void rog_work_found_free (RogWorkFound *self);

void          rog_work_find_async (RogWork            *self,
                                   const char         *words,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
RogWorkFound *rog_work_find_finish (RogWork      *self,
                                    GAsyncResult *result,
                                    GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogWorkFound, rog_work_found_free)

G_END_DECLS
