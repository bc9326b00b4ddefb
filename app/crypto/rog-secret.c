// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rog-secret.h"

#include <openssl/crypto.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/rog-clock.h"

struct _RogSecret
{
  gatomicrefcount references;
  guint8         *data;
  gsize           length;
  gsize           mapped;
  gboolean        locked;
};

G_DEFINE_BOXED_TYPE (RogSecret, rog_secret, rog_secret_ref, rog_secret_unref)

/**
 * rog_secret_new_zeroed:
 * @length: how many bytes
 *
 * Memory for a secret that is written in place by rog_secret_get_writable(). Where the
 * limit of locked memory is used up it is not locked, and works all the same: refusing
 * to open a register over it would protect nobody. Ends the program where there is no
 * memory, as g_malloc() does.
 *
 * Returns: (transfer full): the secret
 */
RogSecret *
rog_secret_new_zeroed (gsize length)
{
  RogSecret *self = g_new0 (RogSecret, 1);
  gsize      page = (gsize)sysconf (_SC_PAGESIZE);

  g_atomic_ref_count_init (&self->references);
  self->length = length;
  self->mapped = MAX (1, (length + page - 1) / page) * page;
  self->data = mmap (NULL, self->mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (self->data == MAP_FAILED)
    g_error ("No memory for %" G_GSIZE_FORMAT " bytes: %s", length, g_strerror (errno));

  self->locked = mlock (self->data, self->mapped) == 0;
  /* Kernels without these (both are older than any that is supported) lose only the extra care. */
  madvise (self->data, self->mapped, MADV_DONTDUMP);
  madvise (self->data, self->mapped, MADV_WIPEONFORK);

  return self;
}

/**
 * rog_secret_new_random:
 * @length: how many bytes
 *
 * Returns: (transfer full): a secret from the kernel's generator
 */
RogSecret *
rog_secret_new_random (gsize length)
{
  RogSecret *self = rog_secret_new_zeroed (length);

  rog_random_bytes (self->data, length);

  return self;
}

/**
 * rog_secret_new_copy:
 * @data: (array length=length): the bytes
 * @length: their number
 *
 * The caller's copy is left as it is: wipe it with rog_secret_wipe().
 *
 * Returns: (transfer full): a secret of these bytes
 */
RogSecret *
rog_secret_new_copy (gconstpointer data,
                     gsize         length)
{
  RogSecret *self = rog_secret_new_zeroed (length);

  if (length > 0)
    memcpy (self->data, data, length);

  return self;
}

/**
 * rog_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): @self
 */
RogSecret *
rog_secret_ref (RogSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * rog_secret_unref:
 * @self: (transfer full) (nullable): a secret
 *
 * The last reference wipes it.
 */
void
rog_secret_unref (RogSecret *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  OPENSSL_cleanse (self->data, self->mapped);
  munmap (self->data, self->mapped);
  g_free (self);
}

/**
 * rog_secret_get_data:
 * @self: a secret
 * @length: (out) (optional): the number of bytes
 *
 * Returns: (transfer none) (array length=length): the bytes
 */
const guint8 *
rog_secret_get_data (RogSecret *self,
                     gsize     *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;

  return self->data;
}

/**
 * rog_secret_get_writable:
 * @self: a secret that nobody else has yet
 *
 * Returns: (transfer none): the bytes, to be filled by who made it
 */
guint8 *
rog_secret_get_writable (RogSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (g_atomic_ref_count_compare (&self->references, 1), NULL);

  return self->data;
}

/**
 * rog_secret_get_size:
 * @self: a secret
 *
 * Returns: the number of bytes
 */
gsize
rog_secret_get_size (RogSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * rog_secret_is_locked:
 * @self: a secret
 *
 * Returns: whether its pages are kept out of swap
 */
gboolean
rog_secret_is_locked (RogSecret *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->locked;
}

/**
 * rog_secret_equal:
 * @a: a secret
 * @b: another
 *
 * Compares in a time that does not depend on the contents.
 *
 * Returns: whether they are the same
 */
gboolean
rog_secret_equal (RogSecret *a,
                  RogSecret *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->length == b->length && CRYPTO_memcmp (a->data, b->data, a->length) == 0;
}

/**
 * rog_secret_wipe:
 * @data: (array length=length) (nullable): memory of the caller
 * @length: how much of it
 *
 * Overwrites memory in a way that the compiler does not leave out.
 */
void
rog_secret_wipe (gpointer data,
                 gsize    length)
{
  if (data != NULL)
    OPENSSL_cleanse (data, length);
}
