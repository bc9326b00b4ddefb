// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "record/rog-tree.h"

/* Storage in memory that refuses to be written twice. */
static guint64
place (guint   level,
       guint64 index)
{
  return (guint64)level << 48 | index;
}

static gboolean
get (gpointer data, guint level, guint64 index, RogDigest *node, GError **error)
{
  guint64    key = place (level, index);
  RogDigest *found = g_hash_table_lookup (data, &key);

  if (found == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such node");
      return FALSE;
    }
  *node = *found;
  return TRUE;
}

static gboolean
put (gpointer data, guint level, guint64 index, const RogDigest *node, GError **error)
{
  guint64 key = place (level, index);

  g_assert_false (g_hash_table_contains (data, &key));
  g_hash_table_insert (data, g_memdup2 (&key, sizeof key), g_memdup2 (node, sizeof *node));
  return TRUE;
}

static RogTreeStorage
memory_storage (void)
{
  return (RogTreeStorage){ get, put, g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free) };
}

/* The definition of RFC 6962 § 2.1, word by word. */
static RogDigest
naive_root (const RogDigest *leaves, guint64 n)
{
  guint64   k = 1;
  RogDigest left, right;

  if (n == 0)
    return rog_tree_empty_root ();
  if (n == 1)
    return leaves[0];
  while (k * 2 < n)
    k *= 2;
  left = naive_root (leaves, k);
  right = naive_root (leaves + k, n - k);

  return rog_tree_node (&left, &right);
}

#define N 200

static RogDigest leaves[N];
static RogDigest roots[N + 1];

static RogTreeStorage
grow (void)
{
  RogTreeStorage storage = memory_storage ();

  for (guint64 i = 0; i < N; i++)
    {
      g_autoptr (GBytes) entry = g_bytes_new (&i, sizeof i);

      leaves[i] = rog_tree_leaf (entry);
      g_assert_true (rog_tree_append (&storage, i, &leaves[i], NULL));
    }
  for (guint64 n = 0; n <= N; n++)
    roots[n] = naive_root (leaves, n);

  return storage;
}

static void
test_roots (void)
{
  RogTreeStorage storage = grow ();
  RogFrontier    frontier = { 0 };

  for (guint64 n = 0; n <= N; n++)
    {
      RogDigest root, edge = rog_frontier_root (&frontier);

      g_assert_true (rog_tree_root (&storage, n, &root, NULL));
      g_assert_true (rog_digest_equal (&root, &roots[n]));
      g_assert_true (rog_digest_equal (&edge, &roots[n]));
      if (n < N)
        rog_frontier_add (&frontier, &leaves[n]);
    }
  g_hash_table_unref (storage.data);
}

/* The eight inputs and nine roots that certificate-transparency implementations share. */
static void
test_known_answers (void)
{
  static const struct
  {
    const char *hex;
    gsize       length;
  } inputs[] = { { "", 0 }, { "\x00", 1 }, { "\x10", 1 }, { "\x20\x21", 2 }, { "\x30\x31", 2 }, { "\x40\x41\x42\x43", 4 }, { "\x50\x51\x52\x53\x54\x55\x56\x57", 8 }, { "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f", 16 } };
  static const char *const expected[] = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  };
  RogFrontier frontier = { 0 };

  for (gsize n = 0; n < G_N_ELEMENTS (expected); n++)
    {
      RogDigest        root = rog_frontier_root (&frontier);
      g_autofree char *hex = rog_digest_to_hex (&root);

      g_assert_cmpstr (hex, ==, expected[n]);
      if (n < G_N_ELEMENTS (inputs))
        {
          g_autoptr (GBytes) entry = g_bytes_new (inputs[n].hex, inputs[n].length);
          RogDigest leaf = rog_tree_leaf (entry);

          rog_frontier_add (&frontier, &leaf);
        }
    }
}

static gboolean
inclusion (guint64 index, guint64 size, GArray *proof, const RogDigest *root)
{
  g_autoptr (GError) error = NULL;
  gboolean good = rog_tree_check_inclusion (&leaves[index % N], index, size, proof, root, &error);

  g_assert_true (good || g_error_matches (error, ROG_RECORD_ERROR, ROG_RECORD_ERROR_PROOF));
  return good;
}

static void
test_inclusion (void)
{
  RogTreeStorage storage = grow ();

  for (guint64 size = 1; size <= N; size++)
    for (guint64 i = 0; i < size; i++)
      {
        g_autoptr (GArray) proof = rog_tree_prove_inclusion (&storage, i, size, NULL);

        g_assert_true (inclusion (i, size, proof, &roots[size]));
        g_assert_false (inclusion (i, size, proof, &roots[size - 1]));
        g_assert_false (inclusion (i + 1, size, proof, &roots[size]));
        g_assert_false (i == 0 ? FALSE : inclusion (i - 1, size, proof, &roots[size]));
        if (proof->len > 0)
          {
            RogDigest *step = &g_array_index (proof, RogDigest, (i + size) % proof->len);

            step->bytes[i % 32] ^= 1;
            g_assert_false (inclusion (i, size, proof, &roots[size]));
            step->bytes[i % 32] ^= 1;
            g_array_append_val (proof, roots[1]);
            g_assert_false (inclusion (i, size, proof, &roots[size]));
            g_array_set_size (proof, proof->len - 2);
            g_assert_false (inclusion (i, size, proof, &roots[size]));
          }
      }
  g_assert_null (rog_tree_prove_inclusion (&storage, 5, 5, NULL));
  g_hash_table_unref (storage.data);
}

static gboolean
consistency (guint64 old_size, guint64 new_size, const RogDigest *old_root, const RogDigest *new_root, GArray *proof)
{
  return rog_tree_check_consistency (old_size, new_size, old_root, new_root, proof, NULL);
}

static void
test_consistency (void)
{
  RogTreeStorage storage = grow ();
  RogDigest      other = rog_digest_of ("other", 5);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (RogDigest));

  for (guint64 n = 1; n <= N; n++)
    for (guint64 m = 1; m <= n; m++)
      {
        g_autoptr (GArray) proof = rog_tree_prove_consistency (&storage, m, n, NULL);

        g_assert_true (consistency (m, n, &roots[m], &roots[n], proof));
        g_assert_false (consistency (m, n, &other, &roots[n], proof));
        g_assert_false (consistency (m, n, &roots[m], &other, proof));
        g_assert_false (m == n ? FALSE : consistency (m + 1, n, &roots[m], &roots[n], proof));
        if (proof->len > 0)
          {
            g_array_index (proof, RogDigest, (m + n) % proof->len).bytes[n % 32] ^= 1;
            g_assert_false (consistency (m, n, &roots[m], &roots[n], proof));
            g_array_index (proof, RogDigest, (m + n) % proof->len).bytes[n % 32] ^= 1;
            g_array_append_val (proof, other);
            g_assert_false (consistency (m, n, &roots[m], &roots[n], proof));
            g_array_set_size (proof, proof->len - 2);
            g_assert_false (consistency (m, n, &roots[m], &roots[n], proof));
          }
      }
  g_assert_false (consistency (0, 5, &roots[0], &roots[5], none));
  g_assert_false (consistency (6, 5, &roots[6], &roots[5], none));
  g_assert_null (rog_tree_prove_consistency (&storage, 0, 5, NULL));
  g_hash_table_unref (storage.data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree/roots", test_roots);
  g_test_add_func ("/tree/known-answers", test_known_answers);
  g_test_add_func ("/tree/inclusion", test_inclusion);
  g_test_add_func ("/tree/consistency", test_consistency);

  return g_test_run ();
}
