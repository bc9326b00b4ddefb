// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "confine/rog-archive.h"
#include "formats/rog-bag.h"

G_BEGIN_DECLS

RogBagSource *rog_bag_source_new_archive (RogArchive   *archive,
                                          GCancellable *cancellable,
                                          GError      **error);
RogBag       *rog_bag_open_archive (RogArchive   *archive,
                                    GCancellable *cancellable,
                                    GError      **error);

G_END_DECLS
