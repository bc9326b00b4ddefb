// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Merkle trees as in RFC 6962 § 2.1 and RFC 9162 § 2.1: a leaf is SHA-256 (0x00 ‖ entry), a
 * node SHA-256 (0x01 ‖ left ‖ right), and a tree of n leaves has on its left the largest
 * perfect subtree smaller than n.
 */
#include "record/rog-tree.h"

#include <string.h>

/**
 * rog_tree_leaf:
 * @entry: an entry's bytes
 *
 * Returns: SHA-256 (0x00 ‖ @entry)
 */
RogDigest
rog_tree_leaf (GBytes *entry)
{
  static const guint8 prefix = 0x00;
  g_autoptr (GBytes) salt = g_bytes_new_static (&prefix, 1);

  return rog_digest_salted (salt, g_bytes_get_data (entry, NULL), g_bytes_get_size (entry));
}

/**
 * rog_tree_node:
 * @left: the left subtree's root
 * @right: the right subtree's root
 *
 * Returns: SHA-256 (0x01 ‖ @left ‖ @right)
 */
RogDigest
rog_tree_node (const RogDigest *left,
               const RogDigest *right)
{
  guint8 buffer[1 + 2 * ROG_DIGEST_SIZE];

  buffer[0] = 0x01;
  memcpy (buffer + 1, left->bytes, ROG_DIGEST_SIZE);
  memcpy (buffer + 1 + ROG_DIGEST_SIZE, right->bytes, ROG_DIGEST_SIZE);

  return rog_digest_of (buffer, sizeof buffer);
}

/**
 * rog_tree_empty_root:
 *
 * Returns: the root of a tree without leaves: the SHA-256 of nothing
 */
RogDigest
rog_tree_empty_root (void)
{
  return rog_digest_of ("", 0);
}

/* The largest power of two smaller than @size, as its exponent. */
static guint
split_level (guint64 size)
{
  return 63 - (guint)__builtin_clzll (size - 1);
}

/* The root of the leaves [begin, end), where @begin is a multiple of every subtree taken. */
static gboolean
range_root (const RogTreeStorage *storage,
            guint64               begin,
            guint64               end,
            RogDigest            *root,
            GError              **error)
{
  guint64   size = end - begin;
  guint     level;
  RogDigest left, right;

  if ((size & (size - 1)) == 0)
    {
      level = (guint)__builtin_ctzll (size);
      return storage->get (storage->data, level, begin >> level, root, error);
    }

  level = split_level (size);
  if (!storage->get (storage->data, level, begin >> level, &left, error) ||
      !range_root (storage, begin + (G_GUINT64_CONSTANT (1) << level), end, &right, error))
    return FALSE;

  *root = rog_tree_node (&left, &right);
  return TRUE;
}

/**
 * rog_tree_append:
 * @storage: where the nodes lie
 * @size: the number of leaves so far
 * @leaf: the new leaf
 * @error: where an error goes
 *
 * Keeps @leaf and every perfect subtree it completes. As thread-safe as @storage.
 *
 * Returns: %FALSE with @storage's error
 */
gboolean
rog_tree_append (const RogTreeStorage *storage,
                 guint64               size,
                 const RogDigest      *leaf,
                 GError              **error)
{
  RogDigest node = *leaf;
  guint64   index = size;
  guint     level = 0;

  for (;;)
    {
      RogDigest left;

      if (!storage->put (storage->data, level, index, &node, error))
        return FALSE;
      if ((index & 1) == 0)
        return TRUE;
      if (!storage->get (storage->data, level, index - 1, &left, error))
        return FALSE;
      node = rog_tree_node (&left, &node);
      index >>= 1;
      level++;
    }
}

/**
 * rog_tree_root:
 * @storage: where the nodes lie
 * @size: a number of leaves, up to what was appended
 * @root: (out): the root of the first @size leaves
 * @error: where an error goes
 *
 * Returns: %FALSE with @storage's error
 */
gboolean
rog_tree_root (const RogTreeStorage *storage,
               guint64               size,
               RogDigest            *root,
               GError              **error)
{
  if (size == 0)
    {
      *root = rog_tree_empty_root ();
      return TRUE;
    }

  return range_root (storage, 0, size, root, error);
}

/*
 * Proofs
 */

static gboolean
add_range (GArray               *proof,
           const RogTreeStorage *storage,
           guint64               begin,
           guint64               end,
           GError              **error)
{
  RogDigest root;

  if (!range_root (storage, begin, end, &root, error))
    return FALSE;

  g_array_append_val (proof, root);
  return TRUE;
}

static gboolean
refuse (GError    **error,
        const char *what)
{
  g_set_error_literal (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_PROOF, what);
  return FALSE;
}

/* RFC 9162 § 2.1.3.1, PATH (m, D[begin:end]) */
static gboolean
path (GArray               *proof,
      const RogTreeStorage *storage,
      guint64               index,
      guint64               begin,
      guint64               end,
      GError              **error)
{
  guint64 middle;

  if (end - begin == 1)
    return TRUE;

  middle = begin + (G_GUINT64_CONSTANT (1) << split_level (end - begin));
  if (index < middle)
    return path (proof, storage, index, begin, middle, error) && add_range (proof, storage, middle, end, error);

  return path (proof, storage, index, middle, end, error) && add_range (proof, storage, begin, middle, error);
}

/**
 * rog_tree_prove_inclusion:
 * @storage: where the nodes lie
 * @index: a leaf's number, from 0
 * @size: the size of the tree it is proved in
 * @error: where an error goes
 *
 * RFC 9162 § 2.1.3.
 *
 * Returns: (transfer full) (nullable) (element-type RogDigest): the audit path, leaf upwards
 */
GArray *
rog_tree_prove_inclusion (const RogTreeStorage *storage,
                          guint64               index,
                          guint64               size,
                          GError              **error)
{
  g_autoptr (GArray) proof = g_array_new (FALSE, FALSE, sizeof (RogDigest));

  if (index >= size)
    {
      refuse (error, "There is no such leaf in a tree of that size");
      return NULL;
    }

  return path (proof, storage, index, 0, size, error) ? g_steal_pointer (&proof) : NULL;
}

/* RFC 9162 § 2.1.4.1, SUBPROOF (m, D[begin:end], whole) */
static gboolean
subproof (GArray               *proof,
          const RogTreeStorage *storage,
          guint64               old_end,
          guint64               begin,
          guint64               end,
          gboolean              whole,
          GError              **error)
{
  guint64 middle;

  if (old_end == end)
    return whole || add_range (proof, storage, begin, end, error);

  middle = begin + (G_GUINT64_CONSTANT (1) << split_level (end - begin));
  if (old_end <= middle)
    return subproof (proof, storage, old_end, begin, middle, whole, error) && add_range (proof, storage, middle, end, error);

  return subproof (proof, storage, old_end, middle, end, FALSE, error) && add_range (proof, storage, begin, middle, error);
}

/**
 * rog_tree_prove_consistency:
 * @storage: where the nodes lie
 * @old_size: the size known to someone, at least 1
 * @new_size: the size now
 * @error: where an error goes
 *
 * RFC 9162 § 2.1.4. Every tree is consistent with the empty one, so there is no proof
 * from size 0.
 *
 * Returns: (transfer full) (nullable) (element-type RogDigest): the proof
 */
GArray *
rog_tree_prove_consistency (const RogTreeStorage *storage,
                            guint64               old_size,
                            guint64               new_size,
                            GError              **error)
{
  g_autoptr (GArray) proof = g_array_new (FALSE, FALSE, sizeof (RogDigest));

  if (old_size == 0 || old_size > new_size)
    {
      refuse (error, "There is no proof between trees of these sizes");
      return NULL;
    }

  return subproof (proof, storage, old_size, 0, new_size, TRUE, error) ? g_steal_pointer (&proof) : NULL;
}

/**
 * rog_tree_check_inclusion:
 * @leaf: a leaf
 * @index: its number, from 0
 * @size: the size of the tree
 * @proof: (element-type RogDigest): an audit path, untrusted
 * @root: the root of the tree
 * @error: where an error goes
 *
 * RFC 9162 § 2.1.3.2.
 *
 * Returns: %FALSE with %ROG_RECORD_ERROR_PROOF unless @proof proves it
 */
gboolean
rog_tree_check_inclusion (const RogDigest *leaf,
                          guint64          index,
                          guint64          size,
                          GArray          *proof,
                          const RogDigest *root,
                          GError         **error)
{
  guint64   fn = index, sn = size - 1;
  RogDigest node = *leaf;

  if (index >= size)
    return refuse (error, "There is no such leaf in a tree of that size");

  for (guint i = 0; i < proof->len; i++)
    {
      const RogDigest *step = &g_array_index (proof, RogDigest, i);

      if (sn == 0)
        return refuse (error, "The proof is too long");
      if ((fn & 1) == 1 || fn == sn)
        {
          node = rog_tree_node (step, &node);
          while ((fn & 1) == 0 && fn != 0)
            {
              fn >>= 1;
              sn >>= 1;
            }
        }
      else
        {
          node = rog_tree_node (&node, step);
        }
      fn >>= 1;
      sn >>= 1;
    }

  if (sn != 0)
    return refuse (error, "The proof is too short");

  return rog_digest_equal (&node, root) || refuse (error, "The proof does not lead to the root");
}

/* RFC 9162 § 2.1.4.2, steps 5 to 7, from the first node of the path on. */
static gboolean
check_path (guint64          fn,
            guint64          sn,
            const RogDigest *first,
            GArray          *proof,
            guint            next,
            const RogDigest *old_root,
            const RogDigest *new_root,
            GError         **error)
{
  RogDigest fr = *first, sr = *first;

  for (guint i = next; i < proof->len; i++)
    {
      const RogDigest *step = &g_array_index (proof, RogDigest, i);

      if (sn == 0)
        return refuse (error, "The proof is too long");
      if ((fn & 1) == 1 || fn == sn)
        {
          fr = rog_tree_node (step, &fr);
          sr = rog_tree_node (step, &sr);
          while ((fn & 1) == 0 && fn != 0)
            {
              fn >>= 1;
              sn >>= 1;
            }
        }
      else
        {
          sr = rog_tree_node (&sr, step);
        }
      fn >>= 1;
      sn >>= 1;
    }

  if (sn != 0)
    return refuse (error, "The proof is too short");

  return (rog_digest_equal (&fr, old_root) && rog_digest_equal (&sr, new_root)) ||
         refuse (error, "The proof does not lead to both roots");
}

/**
 * rog_tree_check_consistency:
 * @old_size: the earlier size
 * @new_size: the later size
 * @old_root: the root of the earlier tree
 * @new_root: the root of the later tree
 * @proof: (element-type RogDigest): a consistency proof, untrusted
 * @error: where an error goes
 *
 * RFC 9162 § 2.1.4.2: that the later tree has all leaves of the earlier one, in their
 * places. A proof from size 0 is refused.
 *
 * Returns: %FALSE with %ROG_RECORD_ERROR_PROOF unless @proof proves it
 */
gboolean
rog_tree_check_consistency (guint64          old_size,
                            guint64          new_size,
                            const RogDigest *old_root,
                            const RogDigest *new_root,
                            GArray          *proof,
                            GError         **error)
{
  guint64 fn = old_size - 1, sn = new_size - 1;

  if (old_size == 0 || old_size > new_size)
    return refuse (error, "There is no proof between trees of these sizes");
  if (old_size == new_size)
    return (proof->len == 0 && rog_digest_equal (old_root, new_root)) ||
           refuse (error, "Two trees of one size differ");
  if (proof->len == 0)
    return refuse (error, "The proof is empty");

  while ((fn & 1) == 1)
    {
      fn >>= 1;
      sn >>= 1;
    }

  if ((old_size & (old_size - 1)) == 0)
    return check_path (fn, sn, old_root, proof, 0, old_root, new_root, error);

  return check_path (fn, sn, &g_array_index (proof, RogDigest, 0), proof, 1, old_root, new_root, error);
}

/*
 * Frontier
 */

/**
 * rog_frontier_add:
 * @frontier: a frontier
 * @leaf: the next leaf
 */
void
rog_frontier_add (RogFrontier     *frontier,
                  const RogDigest *leaf)
{
  RogDigest node = *leaf;
  guint     level = 0;

  for (guint64 size = frontier->size; (size & 1) == 1; size >>= 1)
    node = rog_tree_node (&frontier->nodes[level++], &node);

  frontier->nodes[level] = node;
  frontier->size++;
}

/**
 * rog_frontier_root:
 * @frontier: a frontier
 *
 * Returns: the root of the leaves added so far
 */
RogDigest
rog_frontier_root (const RogFrontier *frontier)
{
  RogDigest root = rog_tree_empty_root ();
  gboolean  begun = FALSE;

  for (guint level = 0; level < 64; level++)
    {
      if ((frontier->size >> level & 1) == 0)
        continue;
      root = begun ? rog_tree_node (&frontier->nodes[level], &root) : frontier->nodes[level];
      begun = TRUE;
    }

  return root;
}
