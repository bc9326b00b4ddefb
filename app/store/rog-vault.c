// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE /* memfd_create(), seals */

#include "store/rog-vault.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/rog-clock.h"
#include "crypto/rog-chunk-reader.h"
#include "crypto/rog-chunk-writer.h"
#include "store/rog-disk.h"
#include "store/rog-search.h"
#include "store/rog-statement.h"

#define PART_SUFFIX ".part"
#define COPY_SIZE (256 * 1024)

struct _RogVaultFile
{
  char      *id;   /* (owned) the document's uuid */
  char      *path; /* (owned) */
  char      *name; /* (owned) random: neither id nor hash */
  RogSecret *key;  /* (owned) */
  RogDigest  hash;
  guint64    size;
  gboolean   kept;
};

/* The stream's errors are GIO's: a full disk must still be told from a broken one. */
static void
translate_io (GError **error)
{
  if (error != NULL && *error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      (*error)->domain = ROG_STORE_ERROR;
      (*error)->code = ROG_STORE_ERROR_FULL;
    }
}

/*
 * Writing
 */

/**
 * rog_vault_file_free:
 * @self: (nullable) (transfer full): a written document
 *
 * Removes its file, unless it was kept.
 */
void
rog_vault_file_free (RogVaultFile *self)
{
  if (self == NULL)
    return;

  if (!self->kept && self->path != NULL)
    g_unlink (self->path);
  g_clear_pointer (&self->key, rog_secret_unref);
  g_free (self->id);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/**
 * rog_vault_file_keep:
 * @self: a written document
 *
 * Its row was committed: the file stays.
 */
void
rog_vault_file_keep (RogVaultFile *self)
{
  self->kept = TRUE;
}

/**
 * rog_vault_file_get_id:
 * @self: a written document
 *
 * Returns: (transfer none): the uuid it was given
 */
const char *
rog_vault_file_get_id (RogVaultFile *self)
{
  return self->id;
}

/**
 * rog_vault_file_get_hash:
 * @self: a written document
 *
 * Returns: (transfer none): the SHA-256 of its bytes
 */
const RogDigest *
rog_vault_file_get_hash (RogVaultFile *self)
{
  return &self->hash;
}

/**
 * rog_vault_file_get_size:
 * @self: a written document
 *
 * Returns: the number of its bytes
 */
guint64
rog_vault_file_get_size (RogVaultFile *self)
{
  return self->size;
}

static RogVaultFile *
new_file (const char *vault)
{
  RogVaultFile *self = g_new0 (RogVaultFile, 1);
  guint8        random[16];

  rog_random_bytes (random, sizeof random);
  self->id = rog_uuid_new ();
  self->name = rog_base64url_encode (random, sizeof random);
  self->path = g_build_filename (vault, self->name, NULL);
  self->key = rog_secret_new_random (ROG_VAULT_KEY_SIZE);

  return self;
}

static gboolean
pump (RogVaultFile  *self,
      GInputStream  *source,
      GOutputStream *sink,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  RogSecret *buffer = rog_secret_new_zeroed (COPY_SIZE);
  guint8    *data = rog_secret_get_writable (buffer);
  gboolean   good = FALSE;
  gssize     got;
  gsize      length = ROG_DIGEST_SIZE;

  while ((got = g_input_stream_read (source, data, COPY_SIZE, cancellable, error)) > 0)
    {
      g_checksum_update (checksum, data, got);
      self->size += (guint64)got;
      if (!g_output_stream_write_all (sink, data, (gsize)got, NULL, cancellable, error))
        break;
    }
  good = got == 0;
  g_checksum_get_digest (checksum, self->hash.bytes, &length);
  rog_secret_unref (buffer);

  return good;
}

static gboolean
write_part (RogVaultFile *self,
            const char   *part,
            GInputStream *source,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofd int fd = g_open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  g_autoptr (GOutputStream) base = NULL;
  g_autoptr (RogChunkWriter) writer = NULL;

  if (fd < 0)
    return rog_disk_set_error (error, "The document cannot be stored");

  base = g_unix_output_stream_new (fd, FALSE);
  writer = rog_chunk_writer_new (base, self->key, self->id, error);
  if (writer == NULL || !pump (self, source, G_OUTPUT_STREAM (writer), cancellable, error) ||
      !rog_chunk_writer_finish (writer, cancellable, error))
    {
      translate_io (error);
      return FALSE;
    }

  return fsync (fd) == 0 || rog_disk_set_error (error, "The document cannot be stored");
}

/**
 * rog_vault_write:
 * @vault: the vault's folder
 * @source: the document, of any type
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Encrypts a document into a file of its own under a key of its own, and hashes it on the
 * way. On return it is on the disk, whole, under its name; before, under another. Blocking;
 * any thread. rog_vault_add() then makes its row: a crash between the two leaves a file
 * that the next sweep removes.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with %ROG_STORE_ERROR_FULL, _IO,
 *   %G_IO_ERROR_CANCELLED or @source's error
 */
RogVaultFile *
rog_vault_write (const char   *vault,
                 GInputStream *source,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (RogVaultFile) self = new_file (vault);
  g_autofree char *part = g_strconcat (self->path, PART_SUFFIX, NULL);

  if (!write_part (self, part, source, cancellable, error))
    {
      g_unlink (part);
      return NULL;
    }
  if (g_rename (part, self->path) != 0)
    {
      rog_disk_set_error (error, "The document cannot be stored");
      g_unlink (part);
      return NULL;
    }

  return rog_disk_sync_folder (vault, "The vault cannot be written", error) ? g_steal_pointer (&self) : NULL;
}

/*
 * The catalogue
 */

/**
 * rog_document_row_free:
 * @row: (nullable) (transfer full): a row
 */
void
rog_document_row_free (RogDocumentRow *row)
{
  if (row == NULL)
    return;

  g_free (row->id);
  g_free (row->dossier);
  g_free (row->media_type);
  g_free (row->name);
  g_free (row->file);
  g_clear_pointer (&row->key, rog_secret_unref);
  g_free (row);
}

/**
 * rog_vault_add:
 * @database: the database
 * @file: a written document
 * @dossier: the dossier it is for
 * @name: the name it came with
 * @media_type: its type
 * @now: the time, Unix seconds
 * @error: where an error goes
 *
 * Makes the document's row. Call rog_vault_file_keep() once this is committed.
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_EXISTS where the dossier has the same document
 */
gboolean
rog_vault_add (RogDatabase  *database,
               RogVaultFile *file,
               const char   *dossier,
               const char   *name,
               const char   *media_type,
               gint64        now,
               GError      **error)
{
  gsize         length;
  const guint8 *data = rog_secret_get_data (file->key, &length);
  g_autoptr (GBytes) key = g_bytes_new_static (data, length);

  return rog_database_run (database, error,
                           "INSERT INTO document (id, dossier, hash, size, media_type, name, file, key, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           "ttditttbi", file->id, dossier, &file->hash, (gint64)file->size, media_type, name, file->name, key, now);
}

#define COLUMNS "SELECT id, dossier, hash, size, media_type, name, file, key, added, erased FROM document "

static RogDocumentRow *
read_row (RogStatement *statement,
          GError      **error)
{
  g_autoptr (RogDocumentRow) row = g_new0 (RogDocumentRow, 1);

  row->id = g_strdup (rog_statement_get_text (statement, 0));
  row->dossier = g_strdup (rog_statement_get_text (statement, 1));
  row->size = (guint64)rog_statement_get_int (statement, 3);
  row->media_type = g_strdup (rog_statement_get_text (statement, 4));
  row->name = g_strdup (rog_statement_get_text (statement, 5));
  row->file = g_strdup (rog_statement_get_text (statement, 6));
  row->key = rog_statement_dup_secret (statement, 7);
  row->added = rog_statement_get_int (statement, 8);
  row->erased = rog_statement_get_int (statement, 9);

  return rog_statement_get_digest (statement, 2, &row->hash, error) ? g_steal_pointer (&row) : NULL;
}

static RogDocumentRow *
read_one (RogStatement *statement,
          GError      **error)
{
  gboolean row;

  if (statement == NULL || !rog_statement_step (statement, &row, error))
    return NULL;
  if (row)
    return read_row (statement, error);

  g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND, "There is no such document");
  return NULL;
}

/**
 * rog_vault_get:
 * @database: the database
 * @id: a document's uuid
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): its row, or %NULL with %ROG_STORE_ERROR_NOT_FOUND
 */
RogDocumentRow *
rog_vault_get (RogDatabase *database,
               const char  *id,
               GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, COLUMNS "WHERE id = ?", "t", id);

  return read_one (statement, error);
}

/**
 * rog_vault_find:
 * @database: the database
 * @dossier: a dossier
 * @hash: the SHA-256 of a document
 * @error: where an error goes
 *
 * Whether a dossier has a document already; never asked across dossiers: that a document
 * exists elsewhere is a secret.
 *
 * Returns: (transfer full) (nullable): its row, or %NULL with %ROG_STORE_ERROR_NOT_FOUND
 */
RogDocumentRow *
rog_vault_find (RogDatabase     *database,
                const char      *dossier,
                const RogDigest *hash,
                GError         **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, COLUMNS "WHERE dossier = ? AND hash = ? AND erased IS NULL", "td", dossier, hash);

  return read_one (statement, error);
}

/**
 * rog_vault_list:
 * @database: the database
 * @dossier: a dossier
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable) (element-type RogDocumentRow): its documents, erased ones
 *   too, in the order they came
 */
GPtrArray *
rog_vault_list (RogDatabase *database,
                const char  *dossier,
                GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_document_row_free);
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, COLUMNS "WHERE dossier = ? ORDER BY rowid", "t", dossier);
  gboolean row;

  if (statement == NULL)
    return NULL;

  for (;;)
    {
      RogDocumentRow *document;

      if (!rog_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      document = read_row (statement, error);
      if (document == NULL)
        return NULL;
      g_ptr_array_add (list, document);
    }
}

/*
 * Reading
 */

/**
 * rog_vault_open:
 * @vault: the vault's folder
 * @row: a document
 * @error: where an error goes
 *
 * Blocking; any thread.
 *
 * Returns: (transfer full) (nullable): the document's bytes as a stream that can be sought,
 *   or %NULL with %ROG_STORE_ERROR_NOT_FOUND (erased, or its file is gone), _IO, or an error of
 *   crypto where the file was changed
 */
GInputStream *
rog_vault_open (const char           *vault,
                const RogDocumentRow *row,
                GError              **error)
{
  g_autofree char *path = g_build_filename (vault, row->file, NULL);
  g_autofd int     fd = -1;
  RogChunkReader  *reader;

  if (row->key == NULL)
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND, "The document was erased");
      return NULL;
    }
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  if (fd < 0 && errno == ENOENT)
    {
      g_set_error_literal (error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND, "The document’s file is missing from the vault");
      return NULL;
    }
  if (fd < 0)
    {
      rog_disk_set_error (error, "The document cannot be read");
      return NULL;
    }

  reader = rog_chunk_reader_new_for_fd (fd, 0, row->key, row->id, error);

  return reader != NULL ? G_INPUT_STREAM (reader) : NULL;
}

static gboolean
seal (int      fd,
      GError **error)
{
  return (lseek (fd, 0, SEEK_SET) == 0 &&
          fcntl (fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0) ||
         rog_disk_set_error (error, "The document cannot be handed over");
}

/**
 * rog_vault_open_memfd:
 * @vault: the vault's folder
 * @row: a document
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * Reads a document whole into memory that has no name on any disk and cannot be changed
 * any more, for the worker. Blocking; any thread.
 *
 * Returns: the memfd, or -1 as rog_vault_open()
 */
int
rog_vault_open_memfd (const char           *vault,
                      const RogDocumentRow *row,
                      GCancellable         *cancellable,
                      GError              **error)
{
  g_autoptr (GInputStream) stream = rog_vault_open (vault, row, error);
  g_autofd int fd = -1;

  if (stream == NULL)
    return -1;

  fd = memfd_create ("rogatory-document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0)
    {
      rog_disk_set_error (error, "The document cannot be handed over");
      return -1;
    }
  if (!rog_chunk_reader_copy_to_fd (ROG_CHUNK_READER (stream), fd, cancellable, error) || !seal (fd, error))
    return -1;

  return g_steal_fd (&fd);
}

/*
 * Erasing
 */

/**
 * rog_vault_erase:
 * @vault: the vault's folder
 * @database: the database, outside of transactions
 * @id: a document's uuid
 * @now: the time, Unix seconds
 * @error: where an error goes
 *
 * Overwrites the document's key, empties the log where it stood, drops its text from the
 * search index and unlinks its file. The row stays, with the hash. Older backups keep the
 * document. The act that says so is the caller's. Blocking.
 *
 * Returns: %FALSE with %ROG_STORE_ERROR_NOT_FOUND or another error
 */
gboolean
rog_vault_erase (const char  *vault,
                 RogDatabase *database,
                 const char  *id,
                 gint64       now,
                 GError     **error)
{
  g_autoptr (RogDocumentRow) row = rog_vault_get (database, id, error);
  g_autofree char *path = row != NULL ? g_build_filename (vault, row->file, NULL) : NULL;
  g_autoptr (RogTransaction) transaction = row != NULL ? rog_transaction_begin (database, error) : NULL;

  if (transaction == NULL ||
      !rog_database_run (database, error, "UPDATE document SET key = zeroblob(length(key)) WHERE id = ?", "t", id) ||
      !rog_database_run (database, error, "UPDATE document SET key = NULL, name = '', erased = ? WHERE id = ?", "it", now, id) ||
      !rog_search_remove_document (database, id, error) || !rog_transaction_commit (transaction, error))
    return FALSE;
  g_clear_pointer (&transaction, rog_transaction_free);

  if (!rog_database_scrub (database, error))
    return FALSE;
  if (g_unlink (path) != 0 && errno != ENOENT)
    return rog_disk_set_error (error, "The document’s file cannot be removed; its key is erased");

  return rog_disk_sync_folder (vault, "The vault cannot be written", error);
}
