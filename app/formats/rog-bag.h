// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "core/rog-operation.h"
#include "formats/rog-bag-source.h"

G_BEGIN_DECLS

/* Where a request lies in its bag. */
#define ROG_BAG_REQUEST "data/request.json"

/**
 * RogBag:
 *
 * A BagIt bag (RFC 8493, versions 1.0 and 0.97), read from a folder or from the members
 * of an archive. Opening checks everything but the payload's checksums; each payload
 * file is checked against every manifest in the moment it is read, over the very bytes
 * that are returned. sha512 and sha256 are read; a bag with neither is refused, as is
 * one that fetches (fetch.txt). One thread at a time; calls block.
 */
#define ROG_TYPE_BAG (rog_bag_get_type ())
G_DECLARE_FINAL_TYPE (RogBag, rog_bag, ROG, BAG, GObject)

RogBag     *rog_bag_open_folder (GFile        *folder,
                                 GCancellable *cancellable,
                                 GError      **error);
RogBag     *rog_bag_open_members (RogBagNext    next,
                                  gpointer      user_data,
                                  GCancellable *cancellable,
                                  GError      **error);
RogBag     *rog_bag_open (RogBagSource *source,
                          GCancellable *cancellable,
                          GError      **error);
GPtrArray  *rog_bag_get_payload (RogBag *self);
guint64     rog_bag_get_size (RogBag     *self,
                              const char *name);
const char *rog_bag_get_info (RogBag     *self,
                              const char *label);
GBytes     *rog_bag_read (RogBag       *self,
                          const char   *name,
                          gsize         max_size,
                          GCancellable *cancellable,
                          GError      **error);
gboolean    rog_bag_verify (RogBag       *self,
                            RogOperation *operation,
                            GError      **error);

G_END_DECLS
