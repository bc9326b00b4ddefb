// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "core/rog-digest.h"
#include "record/rog-record-error.h"

G_BEGIN_DECLS

/**
 * RogTreeStorage:
 * @get: reads the root of a perfect subtree of 2^@level leaves, the @index-th of its level
 * @put: keeps one; never called twice for the same place
 * @data: given to both
 *
 * Where the nodes of a tree lie. Level 0 are the leaves' hashes. Only perfect subtrees are
 * kept, which never change as the tree grows.
 */
typedef struct
{
  gboolean (*get) (gpointer   data,
                   guint      level,
                   guint64    index,
                   RogDigest *node,
                   GError   **error);
  gboolean (*put) (gpointer         data,
                   guint            level,
                   guint64          index,
                   const RogDigest *node,
                   GError         **error);
  gpointer data;
} RogTreeStorage;

RogDigest rog_tree_leaf (GBytes *entry);
RogDigest rog_tree_node (const RogDigest *left,
                         const RogDigest *right);
RogDigest rog_tree_empty_root (void);

gboolean rog_tree_append (const RogTreeStorage *storage,
                          guint64               size,
                          const RogDigest      *leaf,
                          GError              **error);
gboolean rog_tree_root (const RogTreeStorage *storage,
                        guint64               size,
                        RogDigest            *root,
                        GError              **error);
GArray  *rog_tree_prove_inclusion (const RogTreeStorage *storage,
                                   guint64               index,
                                   guint64               size,
                                   GError              **error);
GArray  *rog_tree_prove_consistency (const RogTreeStorage *storage,
                                     guint64               old_size,
                                     guint64               new_size,
                                     GError              **error);
gboolean rog_tree_check_inclusion (const RogDigest *leaf,
                                   guint64          index,
                                   guint64          size,
                                   GArray          *proof,
                                   const RogDigest *root,
                                   GError         **error);
gboolean rog_tree_check_consistency (guint64          old_size,
                                     guint64          new_size,
                                     const RogDigest *old_root,
                                     const RogDigest *new_root,
                                     GArray          *proof,
                                     GError         **error);

/**
 * RogFrontier:
 *
 * The right edge of a growing tree: enough to know the root after each leaf, in constant
 * space, without storage. All zero is the empty tree.
 */
typedef struct
{
  guint64   size;
  RogDigest nodes[64];
} RogFrontier;

void      rog_frontier_add (RogFrontier     *frontier,
                            const RogDigest *leaf);
RogDigest rog_frontier_root (const RogFrontier *frontier);

G_END_DECLS
