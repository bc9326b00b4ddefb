// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/rog-bag.h"

#include <string.h>

#include "formats/rog-bag-tags.h"
#include "formats/rog-formats-error.h"

#define MAX_TAG_FILE ((gsize)16 << 20)
#define MAX_PAYLOAD_FILE ((gsize)1 << 30)

/* A manifest: which checksum, and name → digest. */
typedef struct
{
  char         *name;
  GChecksumType type;
  GHashTable   *entries;
} Manifest;

struct _RogBag
{
  GObject parent_instance;

  RogBagSource *source;
  char         *version;
  GHashTable   *info;
  GPtrArray    *manifests;
  GPtrArray    *payload;
};

G_DEFINE_FINAL_TYPE (RogBag, rog_bag, G_TYPE_OBJECT)

static const struct
{
  const char   *name;
  GChecksumType type;
} algorithms[] = { { "sha512", G_CHECKSUM_SHA512 }, { "sha256", G_CHECKSUM_SHA256 } };

static void
manifest_free (gpointer data)
{
  Manifest *manifest = data;

  g_free (manifest->name);
  g_hash_table_unref (manifest->entries);
  g_free (manifest);
}

static void
rog_bag_finalize (GObject *object)
{
  RogBag *self = ROG_BAG (object);

  g_clear_pointer (&self->source, rog_bag_source_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->info, g_hash_table_unref);
  g_clear_pointer (&self->manifests, g_ptr_array_unref);
  g_clear_pointer (&self->payload, g_ptr_array_unref);
  G_OBJECT_CLASS (rog_bag_parent_class)->finalize (object);
}

static void
rog_bag_class_init (RogBagClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_bag_finalize;
}

static void
rog_bag_init (RogBag *self)
{
  self->manifests = g_ptr_array_new_with_free_func (manifest_free);
  self->payload = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
fail (GError        **error,
      RogFormatsError code,
      const char     *name,
      const char     *reason)
{
  g_set_error (error, ROG_FORMATS_ERROR, code, "“%s” %s", name, reason);
  return FALSE;
}

static Manifest *
load_manifest (RogBag       *self,
               const char   *name,
               GChecksumType type,
               gboolean      payload,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GBytes) bytes = rog_bag_source_read (self->source, name, MAX_TAG_FILE, cancellable, error);
  g_autoptr (GHashTable) entries = NULL;
  Manifest *manifest;

  if (bytes == NULL)
    return NULL;
  entries = rog_bag_parse_manifest (name, bytes, type, payload, self->version, error);
  if (entries == NULL)
    return NULL;
  manifest = g_new0 (Manifest, 1);
  manifest->name = g_strdup (name);
  manifest->type = type;
  manifest->entries = g_steal_pointer (&entries);
  return manifest;
}

static gboolean
check_bytes (const char   *name,
             GBytes       *bytes,
             const char   *manifest,
             GChecksumType type,
             const char   *digest,
             GError      **error)
{
  g_autofree char *found = g_compute_checksum_for_bytes (type, bytes);

  if (g_str_equal (found, digest))
    return TRUE;
  g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_TAMPERED, "“%s” is not what %s says: it was changed or damaged", name, manifest);
  return FALSE;
}

/* RFC 8493 § 2.1.3, § 3: each payload file in each manifest, and nothing else. */
static gboolean
check_complete (RogBag   *self,
                Manifest *manifest,
                GError  **error)
{
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, manifest->entries);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      if (!rog_bag_source_has (self->source, name))
        return fail (error, ROG_FORMATS_ERROR_MISSING, name, "is listed but not there");
    }
  for (guint i = 0; i < self->payload->len; i++)
    {
      if (!g_hash_table_contains (manifest->entries, self->payload->pdata[i]))
        return fail (error, ROG_FORMATS_ERROR_EXTRA, self->payload->pdata[i], "is there but not listed");
    }
  return TRUE;
}

static gboolean
load_manifests (RogBag       *self,
                GCancellable *cancellable,
                GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      g_autofree char *name = g_strdup_printf ("manifest-%s.txt", algorithms[i].name);
      Manifest        *manifest;

      if (!rog_bag_source_has (self->source, name))
        continue;
      manifest = load_manifest (self, name, algorithms[i].type, TRUE, cancellable, error);
      if (manifest == NULL)
        return FALSE;
      g_ptr_array_add (self->manifests, manifest);
      if (!check_complete (self, manifest, error))
        return FALSE;
    }
  if (self->manifests->len > 0)
    return TRUE;
  g_set_error_literal (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSUPPORTED, "The bag has neither manifest-sha512.txt nor manifest-sha256.txt.");
  return FALSE;
}

static gboolean
check_tag_manifest (RogBag       *self,
                    Manifest     *tags,
                    GCancellable *cancellable,
                    GError      **error)
{
  GHashTableIter iter;
  gpointer       name, digest;

  for (guint i = 0; i < self->manifests->len; i++)
    {
      Manifest *manifest = self->manifests->pdata[i];

      if (!g_hash_table_contains (tags->entries, manifest->name))
        return fail (error, ROG_FORMATS_ERROR_EXTRA, manifest->name, "is not listed in the tag manifest");
    }
  g_hash_table_iter_init (&iter, tags->entries);
  while (g_hash_table_iter_next (&iter, &name, &digest))
    {
      g_autoptr (GBytes) bytes = NULL;

      if (g_str_has_prefix (name, "tagmanifest-"))
        return fail (error, ROG_FORMATS_ERROR_INVALID, name, "is listed in a tag manifest");
      bytes = rog_bag_source_read (self->source, name, MAX_TAG_FILE, cancellable, error);
      if (bytes == NULL || !check_bytes (name, bytes, tags->name, tags->type, digest, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_tags (RogBag       *self,
            GCancellable *cancellable,
            GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      g_autofree char *name = g_strdup_printf ("tagmanifest-%s.txt", algorithms[i].name);
      Manifest        *manifest;
      gboolean         ok;

      if (!rog_bag_source_has (self->source, name))
        continue;
      manifest = load_manifest (self, name, algorithms[i].type, FALSE, cancellable, error);
      if (manifest == NULL)
        return FALSE;
      ok = check_tag_manifest (self, manifest, cancellable, error);
      manifest_free (manifest);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_oxum (RogBag  *self,
            GError **error)
{
  const char *oxum = rog_bag_get_info (self, "Payload-Oxum");
  guint64     octets, files, total = 0;

  if (oxum == NULL)
    return TRUE;
  if (!rog_bag_parse_oxum (oxum, &octets, &files))
    {
      g_set_error_literal (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_INVALID, "bag-info.txt: Payload-Oxum is not a size and a number of files");
      return FALSE;
    }
  for (guint i = 0; i < self->payload->len; i++)
    total += rog_bag_source_get_size (self->source, self->payload->pdata[i]);
  if (total == octets && self->payload->len == files)
    return TRUE;
  g_set_error (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_TAMPERED,
               "bag-info.txt: Payload-Oxum says %" G_GUINT64_FORMAT " bytes in %" G_GUINT64_FORMAT " files, there are %" G_GUINT64_FORMAT " in %u",
               octets, files, total, self->payload->len);
  return FALSE;
}

static gboolean
load_info (RogBag       *self,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!rog_bag_source_has (self->source, "bag-info.txt"))
    return TRUE;
  bytes = rog_bag_source_read (self->source, "bag-info.txt", MAX_TAG_FILE, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  self->info = rog_bag_parse_info (bytes, error);
  return self->info != NULL && check_oxum (self, error);
}

static gboolean
load_declaration (RogBag       *self,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!rog_bag_source_has (self->source, "bagit.txt"))
    {
      g_set_error_literal (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_NOT_A_BAG, "There is no bagit.txt.");
      return FALSE;
    }
  bytes = rog_bag_source_read (self->source, "bagit.txt", MAX_TAG_FILE, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  self->version = rog_bag_parse_declaration (bytes, error);
  return self->version != NULL;
}

static void
list_payload (RogBag *self)
{
  GPtrArray *names = rog_bag_source_get_names (self->source);

  for (guint i = 0; i < names->len; i++)
    {
      if (g_str_has_prefix (names->pdata[i], "data/"))
        g_ptr_array_add (self->payload, g_strdup (names->pdata[i]));
    }
}

/**
 * rog_bag_open:
 * @source: (transfer full): its files
 *
 * Returns: (transfer full): the bag, or %NULL with a #RogFormatsError
 *   (%ROG_FORMATS_ERROR_NOT_A_BAG where there is no bagit.txt)
 */
RogBag *
rog_bag_open (RogBagSource *source,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (RogBag) self = g_object_new (ROG_TYPE_BAG, NULL);

  self->source = source;
  if (!load_declaration (self, cancellable, error))
    return NULL;
  if (rog_bag_source_has (source, "fetch.txt"))
    {
      g_set_error_literal (error, ROG_FORMATS_ERROR, ROG_FORMATS_ERROR_UNSUPPORTED, "fetch.txt: the bag wants files from the network; nothing is fetched");
      return NULL;
    }
  list_payload (self);
  if (!load_manifests (self, cancellable, error) ||
      !check_tags (self, cancellable, error) ||
      !load_info (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** rog_bag_open_folder: as rog_bag_open(), for a folder on this computer */
RogBag *
rog_bag_open_folder (GFile        *folder,
                     GCancellable *cancellable,
                     GError      **error)
{
  RogBagSource *source = rog_bag_source_new_folder (folder, cancellable, error);

  return source != NULL ? rog_bag_open (source, cancellable, error) : NULL;
}

/** rog_bag_open_members: as rog_bag_open(), for the members of an archive */
RogBag *
rog_bag_open_members (RogBagNext    next,
                      gpointer      user_data,
                      GCancellable *cancellable,
                      GError      **error)
{
  RogBagSource *source = rog_bag_source_new_members (next, user_data, cancellable, error);

  return source != NULL ? rog_bag_open (source, cancellable, error) : NULL;
}

/** rog_bag_get_payload: Returns: (transfer none) (element-type utf8): names, each with its "data/", sorted */
GPtrArray *
rog_bag_get_payload (RogBag *self)
{
  return self->payload;
}

guint64
rog_bag_get_size (RogBag     *self,
                  const char *name)
{
  return rog_bag_source_get_size (self->source, name);
}

/** rog_bag_get_info: Returns: (nullable): what bag-info.txt says under @label (case does not matter) */
const char *
rog_bag_get_info (RogBag     *self,
                  const char *label)
{
  g_autofree char *key = g_ascii_strdown (label, -1);

  return self->info != NULL ? g_hash_table_lookup (self->info, key) : NULL;
}

/**
 * rog_bag_read:
 * @name: one of rog_bag_get_payload()
 *
 * Reads a payload file and checks it against every manifest.
 *
 * Returns: (transfer full): what it holds, or %NULL with a #RogFormatsError
 */
GBytes *
rog_bag_read (RogBag       *self,
              const char   *name,
              gsize         max_size,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GBytes) bytes = rog_bag_source_read (self->source, name, max_size, cancellable, error);

  if (bytes == NULL)
    return NULL;
  for (guint i = 0; i < self->manifests->len; i++)
    {
      Manifest   *manifest = self->manifests->pdata[i];
      const char *digest = g_hash_table_lookup (manifest->entries, name);

      if (digest == NULL)
        {
          fail (error, ROG_FORMATS_ERROR_EXTRA, name, "is not listed");
          return NULL;
        }
      if (!check_bytes (name, bytes, manifest->name, manifest->type, digest, error))
        return NULL;
    }
  return g_steal_pointer (&bytes);
}

/**
 * rog_bag_verify:
 * @operation: (nullable): progress, by bytes, and cancel
 *
 * Reads and checks the whole payload.
 *
 * Returns: %FALSE with a #RogFormatsError that names the first file that is not right
 */
gboolean
rog_bag_verify (RogBag       *self,
                RogOperation *operation,
                GError      **error)
{
  GCancellable *cancellable = operation != NULL ? rog_operation_get_cancellable (operation) : NULL;
  guint64       total = 0, done = 0;

  for (guint i = 0; i < self->payload->len; i++)
    total += rog_bag_get_size (self, self->payload->pdata[i]);
  for (guint i = 0; i < self->payload->len; i++)
    {
      const char *name = self->payload->pdata[i];
      g_autoptr (GBytes) bytes = NULL;

      if (operation != NULL)
        rog_operation_report (operation, done, total, name);
      bytes = rog_bag_read (self, name, MAX_PAYLOAD_FILE, cancellable, error);
      if (bytes == NULL)
        return FALSE;
      done += g_bytes_get_size (bytes);
    }
  return TRUE;
}
