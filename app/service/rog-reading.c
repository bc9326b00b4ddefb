// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Reading what is to be imported: folders, bags, archives and bare files become files in the
 * vault, encrypted as they are read. PDFs and archives are parsed in confined workers. All of
 * it blocks, on a thread of its own.
 */
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "confine/rog-archive.h"
#include "confine/rog-confine-error.h"
#include "confine/rog-confined-pdf.h"
#include "confine/rog-memfd.h"
#include "core/rog-path.h"
#include "formats/rog-bag-archive.h"
#include "formats/rog-formats-error.h"
#include "formats/rog-request-file.h"
#include "service/rog-import-private.h"
#include "service/rog-work-export.h"

#define MAX_FILE ((gsize)2 * 1024 * 1024 * 1024)
#define MAX_REQUEST ((gsize)16 * 1024 * 1024)
/* Workers that pages of one document may cost; its other pages are then read no more. */
#define MAX_DEATHS 4
/* Of all files of one import, in this process: a page may be drawn from the same stream ten thousand times. */
#define MAX_TEXT ((gsize)256 * 1024 * 1024)

typedef struct
{
  const char    *vault;
  RogWorkerPool *pool;
  RogOperation  *operation;
  GCancellable  *cancellable;
  RogReadingFunc func;
  gpointer       data;
  RogReading    *reading;
  GHashTable    *seen;  /* hash in hexadecimal → position + 1 */
  GHashTable    *taken; /* folded names */
  gsize          text;  /* bytes of text so far */
  guint          done;  /* files that were read */
  guint          total; /* files there are; a folder or an archive that was not opened yet is one */
} Reader;

/* How far the import has come, of all its files; @page is 0 before the first. */
static void
report (Reader            *reader,
        const RogReadFile *file,
        guint              page)
{
  g_autofree char *name = g_path_get_basename (file->name);
  g_autofree char *what = NULL;
  guint            part = page > 0 ? 1000 * page / file->pages : 0;

  if (page == 0)
    what = g_strdup_printf (_ ("Reading file %u of %u: %s"), reader->done + 1, reader->total, name);
  else
    what = g_strdup_printf (_ ("Reading file %u of %u: %s, page %u of %u"), reader->done + 1, reader->total, name, page, file->pages);
  rog_operation_report (reader->operation, 1000 * (guint64)reader->done + part, 1000 * (guint64)reader->total, what);
}

RogReadFile *
rog_read_file_new (const char *name)
{
  RogReadFile *self = g_new0 (RogReadFile, 1);

  self->name = g_strdup (name);
  self->state = ROG_IMPORT_FILE_READING;
  self->text = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
rog_read_file_free (RogReadFile *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->reason);
  g_clear_pointer (&self->file, rog_vault_file_free);
  g_ptr_array_unref (self->text);
  g_free (self);
}

void
rog_reading_free (RogReading *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->files);
  g_clear_pointer (&self->request, json_object_unref);
  g_free (self);
}

/*
 * One file
 */

static gboolean
looks_like_pdf (GBytes *bytes)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  /* Readers accept the mark anywhere in the first kilobyte. */
  return g_strstr_len (data, (gssize)MIN (length, 1024), "%PDF-") != NULL;
}

static gboolean
looks_like_zip (GBytes *bytes)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length >= 4 && memcmp (data, "PK\003\004", 4) == 0;
}

/* Why a PDF was not taken, for people. What the worker says is not shown: the file may have made it say so. */
static char *
dup_reason (const GError *error)
{
  const char *words = N_ ("Damaged, not taken: ask the sender for it again");

  if (g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_ENCRYPTED))
    words = N_ ("Protected by a password, not taken: remove it and import again");
  else if (g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT))
    words = N_ ("Larger, or with more pages, than is read, not taken: ask the sender for it in smaller parts");
  else if (g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_TIMED_OUT))
    words = N_ ("Reading took too long, not taken: ask the sender for another copy");
  else if (g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_CRASHED))
    words = N_ ("It stopped the process that reads it, not taken: ask the sender for another copy");

  return g_strdup (_ (words));
}

static char *
dup_page_text (RogConfinedPdf *pdf,
               guint           page,
               GCancellable   *cancellable,
               GError        **error)
{
  g_autoptr (GVariant) text = rog_confined_pdf_get_text (pdf, page, ROG_CONFINE_BACKGROUND_DEADLINE, cancellable, error);
  const char *words = "";

  if (text != NULL)
    g_variant_get_child (text, 0, "&s", &words);

  return g_strdup (words);
}

/* Whether the worker is gone with the page, and not only without its text. */
static gboolean
cost_the_worker (const GError *error)
{
  return g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_CRASHED) ||
         g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_TIMED_OUT) ||
         g_error_matches (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_PROTOCOL);
}

/* Private: see rog-import-private.h. */
GPtrArray *
rog_reading_dup_text (GBytes        *pdf,
                      RogWorkerPool *pool,
                      GCancellable  *cancellable)
{
  g_autofd int fd = rog_memfd_new_sealed (pdf, NULL);
  g_autoptr (RogConfinedPdf) open = fd >= 0 ? rog_confined_pdf_open (pool, fd, NULL, ROG_CONFINE_OPEN_DEADLINE, cancellable, NULL) : NULL;
  GPtrArray *pages;

  if (open == NULL)
    return NULL;

  pages = g_ptr_array_new_with_free_func (g_free);
  for (guint page = 1; page <= rog_confined_pdf_get_n_pages (open); page++)
    g_ptr_array_add (pages, dup_page_text (open, page, cancellable, NULL));

  return pages;
}

/* The text of every page, for the search index; a page that cannot be read has none, and
 * says so when somebody looks at it. One that costs the worker costs no other page. */
static gboolean
read_text (Reader         *reader,
           RogReadFile    *file,
           RogConfinedPdf *first,
           int             fd,
           GError        **error)
{
  g_autoptr (RogConfinedPdf) pdf = g_object_ref (first);
  guint deaths = 0;

  for (guint page = 1; page <= file->pages && pdf != NULL && reader->text < MAX_TEXT; page++)
    {
      g_autoptr (GError) local = NULL;
      char *text;

      if (g_cancellable_set_error_if_cancelled (reader->cancellable, error))
        return FALSE;
      report (reader, file, page);
      text = dup_page_text (pdf, page, reader->cancellable, &local);
      reader->text += strlen (text);
      g_ptr_array_add (file->text, text);
      if (!cost_the_worker (local))
        continue;

      g_clear_object (&pdf);
      if (++deaths < MAX_DEATHS)
        pdf = rog_confined_pdf_open (reader->pool, fd, NULL, ROG_CONFINE_OPEN_DEADLINE, reader->cancellable, NULL);
    }

  return TRUE;
}

/* Returns FALSE only where reading as a whole has to stop. */
static gboolean
read_pdf (Reader      *reader,
          RogReadFile *file,
          GBytes      *bytes,
          GError     **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RogConfinedPdf) pdf = NULL;
  g_autofd int fd = rog_memfd_new_sealed (bytes, error);

  if (fd < 0)
    return FALSE;

  pdf = rog_confined_pdf_open (reader->pool, fd, NULL, ROG_CONFINE_OPEN_DEADLINE, reader->cancellable, &local);
  if (pdf == NULL && (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
                      g_error_matches (local, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NO_SANDBOX)))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (pdf == NULL)
    {
      file->state = g_error_matches (local, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_ENCRYPTED) ? ROG_IMPORT_FILE_PASSWORD : ROG_IMPORT_FILE_DAMAGED;
      file->reason = dup_reason (local);
      return TRUE;
    }

  file->pages = rog_confined_pdf_get_n_pages (pdf);

  return read_text (reader, file, pdf, fd, error);
}

static gboolean
keep_file (Reader      *reader,
           RogReadFile *file,
           GBytes      *bytes,
           GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autofree char *hash = NULL;
  guint            first;

  file->file = rog_vault_write (reader->vault, stream, reader->cancellable, error);
  if (file->file == NULL)
    return FALSE;

  hash = rog_digest_to_hex (rog_vault_file_get_hash (file->file));
  first = GPOINTER_TO_UINT (g_hash_table_lookup (reader->seen, hash));
  if (first > 0)
    {
      const RogReadFile *other = g_ptr_array_index (reader->reading->files, first - 1);
      g_autofree char   *name = g_path_get_basename (other->name);

      file->state = ROG_IMPORT_FILE_DUPLICATE;
      file->same_as = first - 1;
      file->reason = g_strdup_printf (_ ("The same file as “%s”: not added twice"), name);
      g_clear_pointer (&file->file, rog_vault_file_free);
    }
  else
    g_hash_table_insert (reader->seen, g_steal_pointer (&hash), GUINT_TO_POINTER (reader->reading->files->len));

  return TRUE;
}

/* Adds one file, whatever it is. A file that cannot be read is there with its reason. A bare
 * file is named as it would be in a bag, so that a request speaks of both in the same way. */
static gboolean
add_file (Reader     *reader,
          const char *name,
          GBytes     *bytes,
          GError    **error)
{
  RogReadFile *file = rog_read_file_new (name);
  guint        position = reader->reading->files->len;
  gboolean     uncertain;

  g_ptr_array_add (reader->reading->files, file);
  reader->func (file, position, TRUE, reader->data);
  report (reader, file, 0);

  /* An empty file may be what was meant; an empty PDF never is. */
  if (g_bytes_get_size (bytes) == 0 && g_ascii_strcasecmp (name + MAX (strlen (name), 4) - 4, ".pdf") == 0)
    {
      file->state = ROG_IMPORT_FILE_DAMAGED;
      file->reason = g_strdup (_ ("Empty, not taken: ask the sender for it again"));
    }
  else if (looks_like_pdf (bytes))
    {
      file->media_type = g_strdup ("application/pdf");
      if (!read_pdf (reader, file, bytes, error))
        return FALSE;
    }
  else
    {
      g_autofree char *type = g_content_type_guess (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &uncertain);
      g_autofree char *mime = g_content_type_get_mime_type (type);

      file->media_type = g_strdup (mime != NULL ? mime : "application/octet-stream");
    }

  if (file->reason == NULL)
    {
      if (!keep_file (reader, file, bytes, error))
        return FALSE;
      if (file->state == ROG_IMPORT_FILE_READING)
        file->state = file->pages > 0 ? ROG_IMPORT_FILE_READY : ROG_IMPORT_FILE_KEPT;
    }
  reader->func (file, position, FALSE, reader->data);
  reader->done++;

  return TRUE;
}

/* Bare files lie beside each other, whatever folders they came from. */
static gboolean
add_bare_file (Reader     *reader,
               const char *name,
               GBytes     *bytes,
               GError    **error)
{
  g_autofree char *part = rog_path_make_part (name);
  g_autofree char *wish = g_strconcat ("data/", part, NULL);
  g_autofree char *in_bag = rog_path_take_member (reader->taken, wish);

  return add_file (reader, in_bag, bytes, error);
}

/*
 * Bags
 */

static gboolean
read_request (Reader  *reader,
              RogBag  *bag,
              GError **error)
{
  g_autoptr (GBytes) bytes = rog_bag_read (bag, ROG_BAG_REQUEST, MAX_REQUEST, reader->cancellable, error);

  if (bytes == NULL)
    return FALSE;
  if (reader->reading->request != NULL)
    {
      g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("There are two requests among the files: import them one after the other."));
      return FALSE;
    }

  reader->reading->request = rog_request_file_parse (bytes, error);

  return reader->reading->request != NULL;
}

/* A bag is taken whole or not at all: what its manifests vouch for must be readable. */
static gboolean
read_bag (Reader  *reader,
          RogBag  *bag,
          GError **error)
{
  GPtrArray *payload = rog_bag_get_payload (bag);

  if (!read_request (reader, bag, error))
    return FALSE;

  reader->total = reader->total - 1 + payload->len;
  for (guint i = 0; i < payload->len; i++)
    {
      const char *name = g_ptr_array_index (payload, i);
      g_autoptr (GBytes) bytes = rog_bag_read (bag, name, MAX_FILE, reader->cancellable, error);
      RogReadFile *file;

      if (bytes == NULL)
        return FALSE;
      /* Another desk's record, checked as part of the bag, is no document of this one. */
      if (g_str_has_prefix (name, ROG_EXPORT_RECORD))
        {
          reader->total--;
          continue;
        }
      if (!g_hash_table_add (reader->taken, rog_path_fold_member (name)))
        {
          g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("Two of the files are called “%s”: import the request by itself."), name);
          return FALSE;
        }
      if (!add_file (reader, name, bytes, error))
        return FALSE;
      file = g_ptr_array_index (reader->reading->files, reader->reading->files->len - 1);
      if (file->state == ROG_IMPORT_FILE_PASSWORD || file->state == ROG_IMPORT_FILE_DAMAGED)
        {
          g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, "“%s”: %s", name, file->reason);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_source (Reader       *reader,
             RogBagSource *source,
             GError      **error)
{
  GPtrArray *names = rog_bag_source_get_names (source);

  reader->total = reader->total - 1 + names->len;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GBytes) bytes = rog_bag_source_read (source, name, MAX_FILE, reader->cancellable, error);

      if (bytes == NULL || !add_bare_file (reader, name, bytes, error))
        return FALSE;
    }

  return TRUE;
}

/* Takes @source. */
static gboolean
read_bag_or_files (Reader       *reader,
                   RogBagSource *source,
                   GError      **error)
{
  g_autoptr (RogBag) bag = NULL;

  if (!rog_bag_source_has (source, "bagit.txt"))
    {
      gboolean done = read_source (reader, source, error);

      rog_bag_source_free (source);
      return done;
    }

  bag = rog_bag_open (source, reader->cancellable, error);

  return bag != NULL && read_bag (reader, bag, error);
}

/*
 * What the user gave
 */

static gboolean
read_archive (Reader  *reader,
              int      fd,
              GError **error)
{
  g_autoptr (RogArchive) archive = rog_archive_open_fd (reader->pool, fd, reader->cancellable, error);
  RogBagSource *source;

  if (archive == NULL)
    return FALSE;

  source = rog_bag_source_new_archive (archive, reader->cancellable, error);

  return source != NULL && read_bag_or_files (reader, source, error);
}

/* Of several files, which it is. */
static void
set_unread (GError    **error,
            const char *name,
            GError     *why)
{
  if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, why);
  else
    {
      if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("“%s” is not there."), name);
      else if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
        g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("The system does not allow “%s” to be read."), name);
      else
        g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("“%s” could not be read (%s)."), name, why->message);
      g_error_free (why);
    }
}

/* Into memory that a worker can be given. @fd: where its descriptor goes. */
static GBytes *
load_file (GFile        *file,
           int          *fd,
           GCancellable *cancellable,
           GError      **error)
{
  GError *why = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &why);
  g_autoptr (GFileInfo) info = stream != NULL ? g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL) : NULL;
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  GBytes          *bytes;

  /* What is too large is not read before that is said; what says nothing of its size, or grows, no further than that. */
  if (info != NULL && (guint64)g_file_info_get_size (info) > MAX_FILE)
    g_set_error_literal (&why, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "Larger than is read");
  *fd = stream != NULL && why == NULL ? rog_memfd_new_copy (G_INPUT_STREAM (stream), MAX_FILE, cancellable, &why) : -1;
  bytes = *fd >= 0 ? rog_memfd_seal_and_map (*fd, MAX_FILE, &why) : NULL;
  if (g_error_matches (why, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT))
    {
      g_error_free (why);
      g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("“%s” is larger than 2 GB."), name);
    }
  else if (bytes == NULL)
    set_unread (error, name, why);

  return bytes;
}

/* Of several files, which archive it is. What is wrong with this computer is not said of a file. */
static void
name_archive (GError    **error,
              const char *name)
{
  g_autoptr (GError) why = NULL;

  if ((*error)->domain != ROG_CONFINE_ERROR || g_error_matches (*error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NO_SANDBOX))
    {
      g_prefix_error (error, "%s: ", name);
      return;
    }

  why = g_steal_pointer (error);
  if (g_error_matches (why, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_DAMAGED) || g_error_matches (why, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NOT_PDF))
    g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("“%s” is a damaged archive, and cannot be read."), name);
  else if (g_error_matches (why, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_ENCRYPTED))
    g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("“%s” is protected by a password."), name);
  else if (g_error_matches (why, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT))
    g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("“%s” is larger, or holds more files, than is read: ask the sender for smaller parts."), name);
  else
    g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("“%s” could not be unpacked (%s)."), name, why->message);
}

static gboolean
read_given (Reader  *reader,
            GFile   *given,
            GError **error)
{
  g_autofree char *name = g_file_get_basename (given);
  g_autoptr (GBytes) bytes = NULL;
  g_autofd int fd = -1;

  /* Dragged out of a browser: nothing is fetched from the network. */
  if (g_file_peek_path (given) == NULL)
    {
      g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_IMPORT, _ ("“%s” is not a file on this computer: save it to a folder, and import it from there."), name);
      return FALSE;
    }
  if (g_file_query_file_type (given, G_FILE_QUERY_INFO_NONE, reader->cancellable) == G_FILE_TYPE_DIRECTORY)
    {
      RogBagSource *source = rog_bag_source_new_folder (given, reader->cancellable, error);

      return source != NULL && read_bag_or_files (reader, source, error);
    }

  bytes = load_file (given, &fd, reader->cancellable, error);
  if (bytes == NULL)
    return FALSE;
  if (!looks_like_zip (bytes))
    return add_bare_file (reader, name, bytes, error);
  g_clear_pointer (&bytes, g_bytes_unref);
  if (!read_archive (reader, fd, error))
    {
      g_autofree char *shown = g_filename_display_name (name);

      name_archive (error, shown);
      return FALSE;
    }

  return TRUE;
}

/* Private: reads all of @sources (element-type GFile); see rog-import-private.h. */
RogReading *
rog_reading_new (GPtrArray     *sources,
                 const char    *vault,
                 RogWorkerPool *pool,
                 RogOperation  *operation,
                 RogReadingFunc func,
                 gpointer       data,
                 GError       **error)
{
  g_autoptr (RogReading) reading = g_new0 (RogReading, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { vault, pool, operation, rog_operation_get_cancellable (operation), func, data, reading, seen, taken, 0, 0, sources->len };

  reading->files = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_read_file_free);
  for (guint i = 0; i < sources->len; i++)
    {
      if (!read_given (&reader, g_ptr_array_index (sources, i), error))
        return NULL;
    }

  return g_steal_pointer (&reading);
}
