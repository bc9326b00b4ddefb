// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RogSlots:
 *
 * Memory that one document's worker draws into, mapped once by both sides: making it anew
 * for each page would cost more than drawing. A slot is taken for a drawing and is free
 * again when the bytes made of it are released, on any thread.
 */
typedef struct _RogSlots RogSlots;

RogSlots *rog_slots_new (gsize budget);
RogSlots *rog_slots_ref (RogSlots *self);
void      rog_slots_unref (RogSlots *self);
int       rog_slots_take (RogSlots *self,
                          gsize     size,
                          GError  **error);
void      rog_slots_put_back (RogSlots *self,
                              int       slot);
int       rog_slots_get_fd (RogSlots *self,
                            int       slot);
gsize     rog_slots_get_size (RogSlots *self,
                              int       slot);
GBytes   *rog_slots_wrap (RogSlots *self,
                          int       slot,
                          gsize     length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogSlots, rog_slots_unref)

G_END_DECLS
