// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RogBagSource:
 *
 * Files by name, wherever they come from: a folder, opened without following a link
 * anywhere below it, or members in memory. Names are checked and differ by more than
 * case. One thread at a time; calls block.
 */
typedef struct _RogBagSource RogBagSource;

/**
 * RogBagNext:
 * @name: (out) (transfer full): the member's name; %NULL after the last
 * @bytes: (out) (transfer full): what it holds
 *
 * Gives the members of an archive one after the other, already unpacked elsewhere.
 *
 * Returns: %FALSE with @error
 */
typedef gboolean (*RogBagNext) (gpointer      user_data,
                                char        **name,
                                GBytes      **bytes,
                                GCancellable *cancellable,
                                GError      **error);

RogBagSource *rog_bag_source_new_folder (GFile        *folder,
                                         GCancellable *cancellable,
                                         GError      **error);
RogBagSource *rog_bag_source_new_members (RogBagNext    next,
                                          gpointer      user_data,
                                          GCancellable *cancellable,
                                          GError      **error);
void          rog_bag_source_free (RogBagSource *self);
GPtrArray    *rog_bag_source_get_names (RogBagSource *self);
gboolean      rog_bag_source_has (RogBagSource *self,
                                  const char   *name);
guint64       rog_bag_source_get_size (RogBagSource *self,
                                       const char   *name);
GBytes       *rog_bag_source_read (RogBagSource *self,
                                   const char   *name,
                                   gsize         max_size,
                                   GCancellable *cancellable,
                                   GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogBagSource, rog_bag_source_free)

G_END_DECLS
