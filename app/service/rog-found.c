// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-found.h"

static void
passage_free (gpointer data)
{
  RogFoundPassage *passage = data;

  g_free (passage->object);
  g_free (passage->source);
  g_free (passage->audience);
  g_free (passage->words);
  g_free (passage->pin);
  g_free (passage->place);
  g_free (passage);
}

static void
group_free (gpointer data)
{
  RogFoundGroup *group = data;

  g_free (group->dossier);
  g_ptr_array_unref (group->passages);
  g_free (group);
}

/**
 * rog_found_new:
 *
 * Returns: (transfer full): nothing found yet
 */
RogFound *
rog_found_new (void)
{
  RogFound *self = g_new0 (RogFound, 1);

  self->groups = g_ptr_array_new_with_free_func (group_free);

  return self;
}

/**
 * rog_found_free:
 * @self: (nullable) (transfer full): what was found
 */
void
rog_found_free (RogFound *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->groups);
  g_free (self);
}

static RogFoundGroup *
get_group (RogFound   *self,
           const char *dossier)
{
  RogFoundGroup *group;

  for (guint i = 0; i < self->groups->len; i++)
    {
      group = g_ptr_array_index (self->groups, i);
      if (g_str_equal (group->dossier, dossier))
        return group;
    }

  group = g_new0 (RogFoundGroup, 1);
  group->dossier = g_strdup (dossier);
  group->passages = g_ptr_array_new_with_free_func (passage_free);
  g_ptr_array_add (self->groups, group);

  return group;
}

/**
 * rog_found_add:
 * @self: what was found
 * @dossier: the dossier it was found in
 * @kind: where
 * @words: the passage, with marks
 * @rank: how well it fits, the best the lowest
 *
 * Returns: (transfer none): the passage, for what else is known of it
 */
RogFoundPassage *
rog_found_add (RogFound    *self,
               const char  *dossier,
               RogFoundKind kind,
               const char  *words,
               double       rank)
{
  RogFoundPassage *passage = g_new0 (RogFoundPassage, 1);

  passage->kind = kind;
  passage->words = g_strdup (words);
  passage->rank = rank;
  g_ptr_array_add (get_group (self, dossier)->passages, passage);
  self->n_passages++;

  return passage;
}

static int
compare_passages (gconstpointer a,
                  gconstpointer b)
{
  const RogFoundPassage *first = *(const RogFoundPassage *const *)a, *second = *(const RogFoundPassage *const *)b;

  return (first->rank > second->rank) - (first->rank < second->rank);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const RogFoundGroup *first = *(const RogFoundGroup *const *)a, *second = *(const RogFoundGroup *const *)b;

  return compare_passages (&g_ptr_array_index (first->passages, 0), &g_ptr_array_index (second->passages, 0));
}

/**
 * rog_found_sort:
 * @self: what was found
 *
 * Puts the best first: passages in their dossier, and dossiers by their best passage. Equal ones
 * stay in the order they were found in.
 */
void
rog_found_sort (RogFound *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_sort (((RogFoundGroup *)g_ptr_array_index (self->groups, i))->passages, compare_passages);
  g_ptr_array_sort (self->groups, compare_groups);
}
