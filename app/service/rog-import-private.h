// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-desk-private.h"
#include "service/rog-import.h"
#include "store/rog-vault.h"

G_BEGIN_DECLS

struct _RogImportFile
{
  GObject parent_instance;

  char              *name; /* (owned) */
  char              *role; /* (owned) */
  RogImportFileState state;
  char              *reason; /* (owned) (nullable) */
  guint              pages;
  guint64            size;
};

void rog_import_file_update (RogImportFile     *self,
                             RogImportFileState state,
                             const char        *reason,
                             guint              pages,
                             guint64            size);

/* A file that has been read: encrypted in the vault already, without a row. */
typedef struct
{
  char              *name; /* as it came: "letter.pdf", "data/letter.pdf" in a bag */
  char              *media_type;
  RogImportFileState state;
  char              *reason; /* (nullable) */
  RogVaultFile      *file;   /* (nullable) */
  guint              pages;
  GPtrArray         *text;    /* (element-type utf8): a page's text each */
  guint              same_as; /* of a duplicate: the position of the first */
} RogReadFile;

RogReadFile *rog_read_file_new (const char *name);
void         rog_read_file_free (RogReadFile *self);

/* What reading found, made on a thread and handed over whole. */
typedef struct
{
  GPtrArray  *files;   /* (element-type RogReadFile) */
  JsonObject *request; /* (nullable): of a bag */
} RogReading;

void rog_reading_free (RogReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogReading, rog_reading_free)

/* Told of each file in turn, on the reading thread. */
typedef void (*RogReadingFunc) (RogReadFile *file,
                                guint        position,
                                gboolean     begins,
                                gpointer     data);

RogReading *rog_reading_new (GPtrArray     *sources,
                             const char    *vault,
                             RogWorkerPool *pool,
                             RogOperation  *operation,
                             RogReadingFunc func,
                             gpointer       data,
                             GError       **error);

/* The text of each page of a PDF, by a confined worker; %NULL where it cannot be had. */
GPtrArray *rog_reading_dup_text (GBytes        *pdf,
                                 RogWorkerPool *pool,
                                 GCancellable  *cancellable);

/* On the store's thread: everything in one transaction. */
GPtrArray *rog_reading_commit (RogDatabase *database,
                               RogReading  *reading,
                               JsonObject  *request,
                               RogRecords  *records,
                               RogSigner   *author,
                               RogClock    *clock,
                               const char  *dossier,
                               GError     **error);

RogImport *rog_import_new (RogDesk    *desk,
                           GListModel *files,
                           gboolean    practice);

G_END_DECLS
