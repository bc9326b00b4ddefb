// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-fold.h"

struct _RogFold
{
  GHashTable *acts;      /* hash → GStrv of the acts it rests on */
  GHashTable *states;    /* object and type → GPtrArray of RogFoldState */
  GHashTable *contested; /* keys of states with more than one head */
};

static void
state_free (RogFoldState *state)
{
  g_free (state->hash);
  g_free (state->record);
  g_free (state->kind);
  g_free (state->object);
  g_free (state->at);
  g_free (state->author_name);
  g_free (state->author_role);
  json_object_unref (state->body);
  g_free (state);
}

RogFold *
rog_fold_new (void)
{
  RogFold *self = g_new0 (RogFold, 1);

  self->acts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->contested = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
rog_fold_free (RogFold *self)
{
  g_hash_table_unref (self->acts);
  g_hash_table_unref (self->states);
  g_hash_table_unref (self->contested);
  g_free (self);
}

gboolean
rog_fold_has_act (RogFold    *self,
                  const char *hash)
{
  return g_hash_table_contains (self->acts, hash);
}

guint
rog_fold_get_n_acts (RogFold *self)
{
  return g_hash_table_size (self->acts);
}

/**
 * rog_fold_add_act:
 * @self: a fold
 * @hash: an act
 * @after: (nullable): the acts it rests on; some may come later, or never
 */
void
rog_fold_add_act (RogFold           *self,
                  const char        *hash,
                  const char *const *after)
{
  static const char *const none[] = { NULL };

  g_hash_table_insert (self->acts, g_strdup (hash), g_strdupv ((char **)(after != NULL ? after : none)));
}

static char *
key_of (const char *object,
        GType       type)
{
  return g_strdup_printf ("%s %s", object, g_type_name (type));
}

void
rog_fold_add_state (RogFold          *self,
                    const RogActView *view,
                    GType             type,
                    const char       *object,
                    JsonObject       *body)
{
  g_autofree char *key = key_of (object, type);
  GPtrArray       *states = g_hash_table_lookup (self->states, key);
  RogFoldState    *state = g_new0 (RogFoldState, 1);

  state->hash = g_strdup (view->hash);
  state->record = g_strdup (view->record);
  state->seq = view->seq;
  state->kind = g_strdup (view->kind);
  state->object = g_strdup (object);
  state->at = g_strdup (view->at);
  state->author_name = g_strdup (view->author_name);
  state->author_role = g_strdup (view->author_role);
  state->type = type;
  state->body = json_object_ref (body);

  if (states == NULL)
    {
      states = g_ptr_array_new_with_free_func ((GDestroyNotify)state_free);
      g_hash_table_insert (self->states, g_steal_pointer (&key), states);
    }
  g_ptr_array_add (states, state);
}

/* Whether @from rests on @hash, directly or through others. */
static gboolean
rests_on (RogFold    *self,
          const char *from,
          const char *hash)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();

  g_ptr_array_add (todo, (gpointer)from);
  while (todo->len > 0)
    {
      const char *const *after = g_hash_table_lookup (self->acts, g_ptr_array_steal_index (todo, todo->len - 1));

      for (; after != NULL && *after != NULL; after++)
        {
          if (g_str_equal (*after, hash))
            return TRUE;
          if (g_hash_table_add (seen, (gpointer)*after))
            g_ptr_array_add (todo, (gpointer)*after);
        }
    }

  return FALSE;
}

static gboolean
is_superseded (RogFold      *self,
               RogFoldState *state,
               GPtrArray    *states)
{
  /* The latest come last, and one of them is nearly always the answer. */
  for (guint i = states->len; i > 0; i--)
    {
      RogFoldState *other = g_ptr_array_index (states, i - 1);

      if (other != state && rests_on (self, other->hash, state->hash))
        return TRUE;
    }

  return FALSE;
}

static int
compare_latest_first (gconstpointer a,
                      gconstpointer b)
{
  const RogFoldState *x = *(RogFoldState *const *)a;
  const RogFoldState *y = *(RogFoldState *const *)b;
  int                 order = g_strcmp0 (y->at, x->at);

  return order != 0 ? order : g_strcmp0 (y->hash, x->hash);
}

/**
 * rog_fold_get_heads:
 * @self: a fold
 * @object: an object's id
 * @type: what it is
 *
 * Returns: (transfer full) (element-type RogFoldState): the acts on it that no other act on it rests on,
 *   the one with the latest time first; more than one is a conflict
 */
GPtrArray *
rog_fold_get_heads (RogFold    *self,
                    const char *object,
                    GType       type)
{
  g_autofree char *key = key_of (object, type);
  GPtrArray       *states = g_hash_table_lookup (self->states, key);
  GPtrArray       *heads = g_ptr_array_new ();

  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      if (!is_superseded (self, g_ptr_array_index (states, i), states))
        g_ptr_array_add (heads, g_ptr_array_index (states, i));
    }
  g_ptr_array_sort (heads, compare_latest_first);

  if (heads->len > 1)
    g_hash_table_add (self->contested, g_steal_pointer (&key));
  else
    g_hash_table_remove (self->contested, key);

  return heads;
}

/**
 * rog_fold_get_contested:
 * @self: a fold
 *
 * Returns: (transfer full) (element-type RogFoldState): one state of each object that had more than one
 *   head when it was last looked at. An act that comes late can join them, so these are looked at again.
 */
GPtrArray *
rog_fold_get_contested (RogFold *self)
{
  GPtrArray     *out = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->contested);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      GPtrArray *states = g_hash_table_lookup (self->states, key);

      g_ptr_array_add (out, g_ptr_array_index (states, 0));
    }

  return out;
}

/**
 * rog_fold_get_first_at:
 * @self: a fold
 * @object: an object's id
 * @type: what it is
 *
 * Returns: (transfer full): the earliest time of an act on it
 */
char *
rog_fold_get_first_at (RogFold    *self,
                       const char *object,
                       GType       type)
{
  g_autofree char *key = key_of (object, type);
  GPtrArray       *states = g_hash_table_lookup (self->states, key);
  const char      *first = NULL;

  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      const RogFoldState *state = g_ptr_array_index (states, i);

      if (first == NULL || g_strcmp0 (state->at, first) < 0)
        first = state->at;
    }

  return g_strdup (first);
}
