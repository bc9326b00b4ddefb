// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-bundle.h"

#include <string.h>

#include "identity/rog-identity-error.h"

/* Then, for each: length of the name (1 byte), name, length (4 bytes, big-endian), value. */
#define MAGIC "ROGKEYS1"
#define MAGIC_SIZE 8

typedef struct
{
  char      *name;
  RogSecret *value;
} Entry;

struct _RogBundle
{
  GPtrArray *entries;
};

static void
entry_free (Entry *entry)
{
  g_free (entry->name);
  rog_secret_unref (entry->value);
  g_free (entry);
}

RogBundle *
rog_bundle_new (void)
{
  RogBundle *self = g_new0 (RogBundle, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)entry_free);

  return self;
}

void
rog_bundle_free (RogBundle *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->entries);
  g_free (self);
}

void
rog_bundle_add (RogBundle  *self,
                const char *name,
                RogSecret  *value)
{
  Entry *entry;

  g_return_if_fail (strlen (name) <= G_MAXUINT8);

  entry = g_new0 (Entry, 1);
  entry->name = g_strdup (name);
  entry->value = rog_secret_ref (value);
  g_ptr_array_add (self->entries, entry);
}

void
rog_bundle_add_bytes (RogBundle  *self,
                      const char *name,
                      GBytes     *value)
{
  g_autoptr (RogSecret) copy = rog_secret_new_copy (g_bytes_get_data (value, NULL), g_bytes_get_size (value));

  rog_bundle_add (self, name, copy);
}

/* (transfer full) (nullable): %ROG_IDENTITY_ERROR_DAMAGED where there is none of that name. */
RogSecret *
rog_bundle_get (RogBundle  *self,
                const char *name,
                GError    **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->name, name))
        return rog_secret_ref (entry->value);
    }

  g_set_error (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "The stored keys lack “%s”", name);
  return NULL;
}

GBytes *
rog_bundle_get_bytes (RogBundle  *self,
                      const char *name,
                      GError    **error)
{
  g_autoptr (RogSecret) value = rog_bundle_get (self, name, error);

  return value != NULL ? g_bytes_new (rog_secret_get_data (value, NULL), rog_secret_get_size (value)) : NULL;
}

RogSecret *
rog_bundle_to_secret (RogBundle *self)
{
  gsize      length = MAGIC_SIZE;
  RogSecret *secret;
  guint8    *at;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      length += 1 + strlen (entry->name) + 4 + rog_secret_get_size (entry->value);
    }

  secret = rog_secret_new_zeroed (length);
  at = rog_secret_get_writable (secret);
  memcpy (at, MAGIC, MAGIC_SIZE);
  at += MAGIC_SIZE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry  *entry = g_ptr_array_index (self->entries, i);
      gsize   name_length = strlen (entry->name);
      gsize   value_length = rog_secret_get_size (entry->value);
      guint32 big_endian = GUINT32_TO_BE ((guint32)value_length);

      *at++ = (guint8)name_length;
      memcpy (at, entry->name, name_length);
      memcpy (at + name_length, &big_endian, sizeof big_endian);
      memcpy (at + name_length + 4, rog_secret_get_data (entry->value, NULL), value_length);
      at += name_length + 4 + value_length;
    }

  return secret;
}

/* One entry from @at; returns the place after it, or NULL where it goes beyond @end. */
static const guint8 *
read_entry (RogBundle    *self,
            const guint8 *at,
            const guint8 *end)
{
  gsize            name_length = *at++;
  g_autofree char *name = NULL;
  g_autoptr (RogSecret) value = NULL;
  guint32 length;

  if ((gsize)(end - at) < name_length + 4)
    return NULL;
  name = g_strndup ((const char *)at, name_length);
  memcpy (&length, at + name_length, sizeof length);
  length = GUINT32_FROM_BE (length);
  at += name_length + 4;
  if ((gsize)(end - at) < length)
    return NULL;

  value = rog_secret_new_copy (at, length);
  rog_bundle_add (self, name, value);

  return at + length;
}

RogBundle *
rog_bundle_new_from_secret (RogSecret *secret,
                            GError   **error)
{
  g_autoptr (RogBundle) self = rog_bundle_new ();
  gsize         length;
  const guint8 *at = rog_secret_get_data (secret, &length);
  const guint8 *end = at + length;

  if (length < MAGIC_SIZE || memcmp (at, MAGIC, MAGIC_SIZE) != 0)
    at = NULL;
  else
    at += MAGIC_SIZE;
  while (at != NULL && at < end)
    at = read_entry (self, at, end);

  if (at == NULL)
    {
      g_set_error_literal (error, ROG_IDENTITY_ERROR, ROG_IDENTITY_ERROR_DAMAGED, "The stored keys are not in the form they were put there");
      return NULL;
    }

  return g_steal_pointer (&self);
}
