// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-acts.h"
#include "service/rog-desk-private.h"
#include "service/rog-paper.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

struct _RogWork
{
  GObject parent_instance;

  RogDesk    *desk; /* (owned) (nullable): %NULL once closed */
  char       *id;   /* (owned) */
  gboolean    practice;
  RogDossier *dossier;  /* (owned) */
  GListStore *papers;   /* (owned): RogPaper, those that are not deleted */
  GHashTable *filtered; /* (owned): kind → GListStore of the papers of that kind */
  GPtrArray  *undo;     /* (owned): what rog_work_make_undo() makes */
  guint       undo_position;
  gint64      saved_at;
  GHashTable *unwritten; /* (owned): ids of drafts whose last save did not reach the disk */
  guint       retry;     /* runs while there are any */
};

RogWork *rog_work_new (RogDesk    *desk,
                       const char *id,
                       gboolean    practice,
                       GPtrArray  *acts,
                       GPtrArray  *papers);

RogSigner *rog_work_get_signer (RogWork *self);
gboolean   rog_work_check_open (RogWork *self,
                                GTask   *task);
void       rog_work_set_saved (RogWork *self,
                               gint64   saved_at,
                               guint    position);
GPtrArray *rog_work_make_undo (void);
void       rog_work_write_again (RogWork *self);
void       rog_work_forget_papers (RogWork   *self,
                                   GPtrArray *ids);
void       rog_work_take_paper (RogWork  *self,
                                RogPaper *paper);
gboolean   rog_work_write_paper (RogDatabase *database,
                                 const char  *dossier,
                                 RogPaper    *paper,
                                 GError     **error);
GPtrArray *rog_work_load_papers (RogDatabase *database,
                                 const char  *dossier,
                                 GError     **error);

gboolean rog_work_prepare_orders (RogWork   *self,
                                  GPtrArray *orders,
                                  GError   **error);
void     rog_work_append_async (RogWork            *self,
                                GPtrArray          *orders,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
gboolean rog_work_append_finish (RogWork      *self,
                                 GAsyncResult *result,
                                 GError      **error);

typedef struct _RogPlaceJob RogPlaceJob;

RogPlaceJob *rog_place_job_new (RogWork    *self,
                                const char *document);
void         rog_place_job_free (RogPlaceJob *job);
guint        rog_place_job_recall_page (RogPlaceJob  *job,
                                        RogStore     *store,
                                        GCancellable *cancellable);

void rog_desk_update_row (RogDesk *self,
                          RogWork *work);

G_END_DECLS
