// SPDX-License-Identifier: GPL-3.0-or-later
/* Working papers of one dossier: saved at once, undone until they are used. */
#include <glib/gi18n-lib.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "service/rog-paper.h"
#include "service/rog-work-private.h"
#include "store/rog-papers.h"

#define MAX_UNDO 200
/* So often a draft is written again that did not reach the disk. */
#define RETRY_SECONDS 3
#define MAX_PAPER (4 * 1024 * 1024)

/* One step of undo: a paper before and after. %NULL is "not there". */
typedef struct
{
  RogPaper *before; /* (owned) (nullable) */
  RogPaper *after;  /* (owned) (nullable) */
} PaperChange;

static void
paper_change_free (PaperChange *change)
{
  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_free (change);
}

GPtrArray *
rog_work_make_undo (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)paper_change_free);
}

/*
 * Rows and papers
 */

static RogPaper *
paper_from_row (const RogPaperRow *row,
                GError           **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (row->content, strlen (row->content));
  g_autoptr (JsonNode) node = rog_json_parse (bytes, MAX_PAPER, error);
  g_autoptr (JsonObject) content = NULL;

  if (node == NULL)
    return NULL;

  content = JSON_NODE_HOLDS_OBJECT (node) ? rog_json_object_copy (json_node_get_object (node)) : json_object_new ();

  return rog_paper_new (row->id, row->kind, row->object, row->audience, row->author, row->created, row->updated, content);
}

/* Private: all papers of a dossier, on the store's thread. */
GPtrArray *
rog_work_load_papers (RogDatabase *database,
                      const char  *dossier,
                      GError     **error)
{
  g_autoptr (GPtrArray) papers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = rog_papers_list (database, dossier, NULL, FALSE, error);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      RogPaper *paper = paper_from_row (g_ptr_array_index (rows, i), error);

      if (paper == NULL)
        return NULL;
      g_ptr_array_add (papers, paper);
    }

  return g_steal_pointer (&papers);
}

typedef struct
{
  char     *dossier;
  char     *id;
  RogPaper *paper; /* (nullable): deletes */
  RogPaper *other; /* (nullable): what was there before */
  gint64    now;
} Save;

static void
save_free (Save *job)
{
  g_free (job->dossier);
  g_free (job->id);
  g_clear_object (&job->paper);
  g_clear_object (&job->other);
  g_free (job);
}

/* Private: puts a paper into the register, on the store's thread. */
gboolean
rog_work_write_paper (RogDatabase *database,
                      const char  *dossier,
                      RogPaper    *paper,
                      GError     **error)
{
  g_autoptr (GBytes) content = rog_json_object_canonical (rog_paper_get_content (paper), error);
  g_autofree char *text = NULL;
  RogPaperRow      row;

  if (content == NULL)
    return FALSE;

  text = g_strndup (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  row = (RogPaperRow){
    .id = (char *)rog_paper_get_id (paper),
    .dossier = (char *)dossier,
    .kind = (char *)rog_paper_get_kind (paper),
    .object = (char *)rog_paper_get_object (paper),
    .author = (char *)rog_paper_get_author_key (paper),
    .audience = (char *)rog_paper_get_audience (paper),
    .content = text,
    .created = rog_paper_get_created (paper),
    .updated = rog_paper_get_updated (paper),
  };

  return rog_papers_save (database, &row, error);
}

static gpointer
save_func (RogDatabase  *database,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Save    *job = data;
  gboolean done = job->paper != NULL ? rog_work_write_paper (database, job->dossier, job->paper, error)
                                     : rog_papers_delete (database, job->id, job->now, error);

  return done ? job : NULL;
}

/*
 * The list
 */

static gboolean
find_paper (GListModel *list,
            const char *id,
            guint      *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RogPaper) each = g_list_model_get_item (list, i);

      if (g_str_equal (rog_paper_get_id (each), id))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
put_in_list (GListStore *list,
             const char *id,
             RogPaper   *paper)
{
  guint    position;
  gboolean there = find_paper (G_LIST_MODEL (list), id, &position);

  if (there && paper != NULL)
    g_list_store_splice (list, position, 1, (gpointer *)&paper, 1);
  else if (there)
    g_list_store_remove (list, position);
  else if (paper != NULL)
    g_list_store_append (list, paper);
}

static void
show_paper (RogWork    *self,
            const char *id,
            const char *kind,
            RogPaper   *paper)
{
  GListStore *list = g_hash_table_lookup (self->filtered, kind);

  put_in_list (self->papers, id, paper);
  if (list != NULL)
    put_in_list (list, id, paper);
}

static RogPaper *
dup_paper (RogWork    *self,
           const char *id)
{
  guint position;

  if (!find_paper (G_LIST_MODEL (self->papers), id, &position))
    return NULL;

  return g_list_model_get_item (G_LIST_MODEL (self->papers), position);
}

/*
 * Saving
 */

/* At once, not when it is on the disk: an undo right after typing takes back what was typed. */
static void
push_change (RogWork     *self,
             PaperChange *change)
{
  g_ptr_array_set_size (self->undo, (int)self->undo_position);
  g_ptr_array_add (self->undo, change);
  if (self->undo->len > MAX_UNDO)
    g_ptr_array_remove_index (self->undo, 0);
  self->undo_position = self->undo->len;
}

/* A form being filled in, or a note being written, is no step of undo: its fields have one of their own. */
static gboolean
is_step (PaperChange *change)
{
  const char *kind = rog_paper_get_kind (change->after != NULL ? change->after : change->before);

  return !g_str_equal (kind, "form-draft") && !g_str_equal (kind, "note-draft");
}

static gboolean
retry_cb (gpointer data)
{
  RogWork *self = data;

  self->retry = 0;
  rog_work_write_again (self);

  return G_SOURCE_REMOVE;
}

/* Nobody has a draft but the list: it stays there, and is written as soon as that is possible. */
static void
keep_trying (RogWork    *self,
             const char *id)
{
  g_hash_table_add (self->unwritten, g_strdup (id));
  if (self->retry == 0)
    self->retry = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

/* Whoever wrote it still has it: the list does not show what is not there. */
static void
take_back (RogWork *self,
           Save    *job)
{
  g_autoptr (RogPaper) shown = dup_paper (self, job->id);

  if (shown != job->paper)
    return;

  show_paper (self, job->id, rog_paper_get_kind (job->paper != NULL ? job->paper : job->other), job->other);
  for (guint i = self->undo->len; i > 0; i--)
    {
      PaperChange *change = g_ptr_array_index (self->undo, i - 1);

      if (change->after != job->paper || change->before != job->other)
        continue;
      g_ptr_array_remove_index (self->undo, i - 1);
      if (self->undo_position >= i)
        self->undo_position--;
    }
  rog_work_set_saved (self, self->saved_at, self->undo_position);
}

static void
unsaved (RogWork *self,
         Save    *job)
{
  RogPaper *known = job->paper != NULL ? job->paper : job->other;

  if (self->desk == NULL)
    return;
  if (known == NULL || g_str_has_suffix (rog_paper_get_kind (known), "-draft"))
    keep_trying (self, job->id);
  else
    take_back (self, job);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogWork         *self = g_task_get_source_object (task);
  Save            *job = g_task_get_task_data (task);
  GError          *error = NULL;
  g_autofree char *id = g_strdup (job->id);

  if (rog_store_run_finish (ROG_STORE (source), result, &error) == NULL)
    {
      unsaved (self, job);
      g_task_return_error (task, error);
      return;
    }

  if (self->desk != NULL)
    {
      g_hash_table_remove (self->unwritten, id);
      /* Said of everything that is written here. */
      if (g_hash_table_size (self->unwritten) == 0)
        rog_work_set_saved (self, rog_clock_now (self->desk->clock), self->undo_position);
    }
  g_task_return_pointer (task, g_steal_pointer (&id), g_free);
}

/* Takes @job and @task. */
static void
run_save (RogWork *self,
          Save    *job,
          GTask   *task)
{
  g_task_set_task_data (task, job, (GDestroyNotify)save_free);
  rog_store_run_async (self->desk->open->store, G_PRIORITY_HIGH, save_func, job, NULL, NULL, NULL, saved_cb, task);
}

/* Private: drafts whose last save did not reach the disk, as the list has them now. */
void
rog_work_write_again (RogWork *self)
{
  g_autofree const char **ids = (const char **)g_hash_table_get_keys_as_array (self->unwritten, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (RogPaper) paper = dup_paper (self, ids[i]);
      Save *job = g_new0 (Save, 1);

      job->dossier = g_strdup (self->id);
      job->id = g_strdup (ids[i]);
      job->paper = g_steal_pointer (&paper);
      job->now = rog_clock_now (self->desk->clock);
      run_save (self, job, g_task_new (self, NULL, NULL, NULL));
    }
}

/* The list shows the paper at once, so that what is typed next is based on it; a save that
 * fails is told to the caller. */
static void
save_change (RogWork     *self,
             PaperChange *change,
             gboolean     backwards,
             GTask       *task)
{
  RogPaper *paper = backwards ? change->before : change->after;
  RogPaper *other = backwards ? change->after : change->before;
  RogPaper *known = paper != NULL ? paper : other;
  Save     *job = g_new0 (Save, 1);

  job->dossier = g_strdup (self->id);
  job->id = g_strdup (rog_paper_get_id (known));
  g_set_object (&job->paper, paper);
  g_set_object (&job->other, other);
  job->now = rog_clock_now (self->desk->clock);
  show_paper (self, job->id, rog_paper_get_kind (known), paper);
  run_save (self, job, task);
}

/* Takes both. */
static void
take_change (RogWork     *self,
             PaperChange *change,
             GTask       *task)
{
  gboolean step = is_step (change);

  if (step)
    push_change (self, change);
  save_change (self, change, FALSE, task);
  if (!step)
    paper_change_free (change);
}

/**
 * rog_work_get_papers:
 * @self: the work on a dossier
 * @kind: a kind of working paper
 *
 * Returns: (transfer none): a list of #RogPaper of that kind, kept up to date
 */
GListModel *
rog_work_get_papers (RogWork    *self,
                     const char *kind)
{
  GListStore *list;

  g_return_val_if_fail (ROG_IS_WORK (self), NULL);

  list = g_hash_table_lookup (self->filtered, kind);
  if (list != NULL)
    return G_LIST_MODEL (list);

  list = g_list_store_new (ROG_TYPE_PAPER);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->papers)); i++)
    {
      g_autoptr (RogPaper) each = g_list_model_get_item (G_LIST_MODEL (self->papers), i);

      if (g_str_equal (rog_paper_get_kind (each), kind))
        g_list_store_append (list, each);
    }
  g_hash_table_insert (self->filtered, g_strdup (kind), list);

  return G_LIST_MODEL (list);
}

/**
 * rog_work_save_paper_async:
 * @self: the work on a dossier
 * @kind: its kind
 * @paper_id: (nullable): the paper it replaces; %NULL makes a new one
 * @object: (nullable): what it is about
 * @audience: "me", "bench" or "office"
 * @content: what it says; copied
 * @cancellable: (nullable): not used once the save has begun
 * @callback: called when it is on the disk
 * @user_data: for @callback
 *
 * Saves a working paper, as one step of undo. A draft that does not reach the disk stays in the list, and is written
 * again until it does; any other paper is then as it was before.
 */
void
rog_work_save_paper_async (RogWork            *self,
                           const char         *kind,
                           const char         *paper_id,
                           const char         *object,
                           const char         *audience,
                           JsonObject         *content,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (JsonObject) copy = NULL;
  g_autofree char *id = paper_id != NULL ? g_strdup (paper_id) : rog_uuid_new ();
  PaperChange     *change;
  gint64           now;

  g_return_if_fail (ROG_IS_WORK (self));

  g_task_set_source_tag (task, rog_work_save_paper_async);
  if (!rog_work_check_open (self, task))
    return;

  now = rog_clock_now (self->desk->clock);
  copy = rog_json_object_copy (content);
  change = g_new0 (PaperChange, 1);
  change->before = dup_paper (self, id);
  change->after = rog_paper_new (id, kind, object, audience, rog_signer_get_key_id (rog_work_get_signer (self)),
                                 change->before != NULL ? rog_paper_get_created (change->before) : now, now, copy);
  take_change (self, change, g_steal_pointer (&task));
}

/**
 * rog_work_save_paper_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the paper's id
 */
char *
rog_work_save_paper_finish (RogWork      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * rog_work_delete_paper_async:
 * @self: the work on a dossier
 * @paper_id: a paper
 * @cancellable: (nullable): not used once it has begun
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts a paper away, as one step of undo.
 */
void
rog_work_delete_paper_async (RogWork            *self,
                             const char         *paper_id,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (RogPaper) before = NULL;
  PaperChange *change;

  g_return_if_fail (ROG_IS_WORK (self));

  g_task_set_source_tag (task, rog_work_delete_paper_async);
  if (!rog_work_check_open (self, task))
    return;

  before = dup_paper (self, paper_id);
  if (before == NULL)
    {
      g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("It was deleted already"));
      return;
    }

  change = g_new0 (PaperChange, 1);
  change->before = g_steal_pointer (&before);
  take_change (self, change, g_steal_pointer (&task));
}

/**
 * rog_work_delete_paper_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: whether it is put away
 */
gboolean
rog_work_delete_paper_finish (RogWork      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_autofree char *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL;
}

/* Private: shows a paper that is in the register already. What came about with something signed is no step of undo. */
void
rog_work_take_paper (RogWork  *self,
                     RogPaper *paper)
{
  show_paper (self, rog_paper_get_id (paper), rog_paper_get_kind (paper), paper);
}

/* Private: after signing: these papers are used up, on the disk already, and no undo brings them back. */
void
rog_work_forget_papers (RogWork   *self,
                        GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (RogPaper) paper = dup_paper (self, id);

      g_hash_table_remove (self->unwritten, id);
      if (paper != NULL)
        show_paper (self, id, rog_paper_get_kind (paper), NULL);
      for (guint j = self->undo->len; j > 0; j--)
        {
          PaperChange *change = g_ptr_array_index (self->undo, j - 1);
          RogPaper    *known = change->after != NULL ? change->after : change->before;

          if (!g_str_equal (rog_paper_get_id (known), id))
            continue;
          g_ptr_array_remove_index (self->undo, j - 1);
          if (self->undo_position >= j)
            self->undo_position--;
        }
    }
  rog_work_set_saved (self, self->saved_at, self->undo_position);
}

/*
 * Undo
 */

static void
step (RogWork *self,
      gboolean backwards)
{
  guint        index = backwards ? self->undo_position - 1 : self->undo_position;
  PaperChange *change = g_ptr_array_index (self->undo, index);

  self->undo_position = backwards ? index : index + 1;
  save_change (self, change, backwards, g_task_new (self, NULL, NULL, NULL));
}

/**
 * rog_work_undo:
 * @self: the work on a dossier
 *
 * Takes the last save or deletion of a working paper back. Nothing signed is undone.
 */
void
rog_work_undo (RogWork *self)
{
  g_return_if_fail (ROG_IS_WORK (self));

  if (self->desk != NULL && self->undo_position > 0)
    step (self, TRUE);
}

/**
 * rog_work_redo:
 * @self: the work on a dossier
 *
 * Does again what rog_work_undo() took back.
 */
void
rog_work_redo (RogWork *self)
{
  g_return_if_fail (ROG_IS_WORK (self));

  if (self->desk != NULL && self->undo_position < self->undo->len)
    step (self, FALSE);
}
