// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RogSecret:
 *
 * Bytes that must not leave memory: keys and what holds keys. They lie in pages of
 * their own that are kept out of core dumps and forked children, out of swap as far
 * as the lock limit goes, and are wiped when the last reference goes. Reference
 * counted, any thread; never changed once shared.
 */
typedef struct _RogSecret RogSecret;

#define ROG_TYPE_SECRET (rog_secret_get_type ())
GType rog_secret_get_type (void);

#define ROG_SECRET_KEY_SIZE 32

RogSecret    *rog_secret_new_zeroed (gsize length);
RogSecret    *rog_secret_new_random (gsize length);
RogSecret    *rog_secret_new_copy (gconstpointer data,
                                   gsize         length);
RogSecret    *rog_secret_ref (RogSecret *self);
void          rog_secret_unref (RogSecret *self);
const guint8 *rog_secret_get_data (RogSecret *self,
                                   gsize     *length);
guint8       *rog_secret_get_writable (RogSecret *self);
gsize         rog_secret_get_size (RogSecret *self);
gboolean      rog_secret_is_locked (RogSecret *self);
gboolean      rog_secret_equal (RogSecret *a,
                                RogSecret *b);
void          rog_secret_wipe (gpointer data,
                               gsize    length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogSecret, rog_secret_unref)

G_END_DECLS
