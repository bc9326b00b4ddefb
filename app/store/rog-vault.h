// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rog-digest.h"
#include "core/rog-operation.h"
#include "store/rog-database.h"

G_BEGIN_DECLS

#define ROG_VAULT_KEY_SIZE 32

/**
 * RogVaultFile:
 *
 * A document that has been written into the vault and has no row yet. Freed without
 * rog_vault_file_keep(), its file goes again.
 */
typedef struct _RogVaultFile RogVaultFile;

RogVaultFile    *rog_vault_write (const char   *vault,
                                  GInputStream *source,
                                  GCancellable *cancellable,
                                  GError      **error);
void             rog_vault_file_keep (RogVaultFile *self);
void             rog_vault_file_free (RogVaultFile *self);
const char      *rog_vault_file_get_id (RogVaultFile *self);
const RogDigest *rog_vault_file_get_hash (RogVaultFile *self);
guint64          rog_vault_file_get_size (RogVaultFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogVaultFile, rog_vault_file_free)

/**
 * RogDocumentRow:
 * @id: the document's uuid
 * @dossier: the dossier it is in
 * @hash: SHA-256 of its bytes
 * @size: how many they are
 * @media_type: "application/pdf"; any type is kept
 * @name: the name it came with
 * @file: the file in the vault
 * @key: (nullable): the file's key; %NULL once erased
 * @added: when it came, Unix seconds
 * @erased: when it was erased, 0 where it was not
 *
 * A document in the catalogue.
 */
typedef struct
{
  char      *id;
  char      *dossier;
  RogDigest  hash;
  guint64    size;
  char      *media_type;
  char      *name;
  char      *file;
  RogSecret *key;
  gint64     added;
  gint64     erased;
} RogDocumentRow;

void rog_document_row_free (RogDocumentRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogDocumentRow, rog_document_row_free)

gboolean        rog_vault_add (RogDatabase  *database,
                               RogVaultFile *file,
                               const char   *dossier,
                               const char   *name,
                               const char   *media_type,
                               gint64        now,
                               GError      **error);
RogDocumentRow *rog_vault_get (RogDatabase *database,
                               const char  *id,
                               GError     **error);
RogDocumentRow *rog_vault_find (RogDatabase     *database,
                                const char      *dossier,
                                const RogDigest *hash,
                                GError         **error);
GPtrArray      *rog_vault_list (RogDatabase *database,
                                const char  *dossier,
                                GError     **error);
GInputStream   *rog_vault_open (const char           *vault,
                                const RogDocumentRow *row,
                                GError              **error);
int             rog_vault_open_memfd (const char           *vault,
                                      const RogDocumentRow *row,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean        rog_vault_erase (const char  *vault,
                                 RogDatabase *database,
                                 const char  *id,
                                 gint64       now,
                                 GError     **error);
GPtrArray      *rog_vault_sweep (const char  *vault,
                                 RogDatabase *database,
                                 gboolean     trusted,
                                 GError     **error);
gboolean        rog_vault_set_aside (const char *vault,
                                     GError    **error);

G_END_DECLS
