// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RogBagWriter:
 *
 * Writes a bag (RFC 8493, version 1.0, SHA-512) into a new folder that a person chose.
 * It is no bag until rog_bag_writer_finish() has written bagit.txt, last of all; until
 * then, freeing the writer takes away all it wrote. Nothing is written elsewhere first:
 * a copy in clear beside the chosen folder is one that nobody chose. Blocking.
 */
typedef struct _RogBagWriter RogBagWriter;

RogBagWriter *rog_bag_writer_new (GFile   *folder,
                                  GError **error);
void          rog_bag_writer_free (RogBagWriter *self);
gboolean      rog_bag_writer_add (RogBagWriter *self,
                                  const char   *name,
                                  GBytes       *bytes,
                                  GError      **error);
gboolean      rog_bag_writer_finish (RogBagWriter      *self,
                                     const char *const *info,
                                     GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogBagWriter, rog_bag_writer_free)

G_END_DECLS
