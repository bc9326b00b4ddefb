// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-drafts-private.h"

#include "core/rog-clock.h"
#include "core/rog-json.h"

/* How long changes are gathered into one save, which is one step of undo. */
#define GATHER_MS 600

G_DEFINE_FINAL_TYPE (RogDrafts, rog_drafts, G_TYPE_OBJECT)

enum
{
  FAILED,
  RULING_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Private to the drafts. */
void
rog_kept_free (RogKept *kept)
{
  g_signal_handlers_disconnect_by_data (kept->draft, kept);
  g_object_unref (kept->draft);
  g_free (kept->paper);
  g_free (kept);
}

static void
rog_drafts_dispose (GObject *object)
{
  RogDrafts *self = ROG_DRAFTS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->ruling, rog_kept_free);
  g_clear_object (&self->scopes);

  G_OBJECT_CLASS (rog_drafts_parent_class)->dispose (object);
}

static void
rog_drafts_class_init (RogDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_drafts_dispose;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[RULING_CHANGED] = g_signal_new ("ruling-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_drafts_init (RogDrafts *self)
{
  self->scopes = g_list_store_new (ROG_TYPE_SCOPE_DRAFT);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_kept_free);
}

/*
 * Saving
 */

static JsonObject *
kept_to_json (RogKept *kept)
{
  if (ROG_IS_SCOPE_DRAFT (kept->draft))
    return rog_scope_draft_to_json (ROG_SCOPE_DRAFT (kept->draft));

  return rog_ruling_draft_to_json (ROG_RULING_DRAFT (kept->draft));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogDrafts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_save_paper_finish (ROG_WORK (source), result, &error);

  if (id == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
save_kept (RogDrafts *self,
           RogKept   *kept)
{
  gboolean scope = ROG_IS_SCOPE_DRAFT (kept->draft);
  g_autoptr (JsonObject) content = kept_to_json (kept);

  kept->dirty = FALSE;
  self->quiet = TRUE;
  rog_work_save_paper_async (self->work, scope ? ROG_SCOPE_KIND : ROG_RULING_KIND, kept->paper,
                             scope ? rog_scope_draft_get_item (ROG_SCOPE_DRAFT (kept->draft)) : NULL,
                             "me", content, NULL, saved_cb, g_object_ref (self));
  self->quiet = FALSE;
}

/**
 * rog_drafts_save:
 * @self: the drafts
 *
 * Saves at once what was changed, as when something is about to be read from the papers.
 */
void
rog_drafts_save (RogDrafts *self)
{
  g_return_if_fail (ROG_IS_DRAFTS (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  if (rog_work_is_closed (self->work))
    return;
  for (guint i = 0; i < self->kept->len; i++)
    {
      RogKept *kept = g_ptr_array_index (self->kept, i);

      if (kept->dirty)
        save_kept (self, kept);
    }
  if (self->ruling != NULL && self->ruling->dirty)
    save_kept (self, self->ruling);
}

static gboolean
timer_cb (gpointer data)
{
  RogDrafts *self = data;

  self->timer = 0;
  rog_drafts_save (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (GObject *draft,
            RogKept *kept)
{
  RogDrafts *self = kept->drafts;

  g_atomic_int_inc (&self->serial);
  if (self->quiet)
    return;

  kept->dirty = TRUE;
  if (self->timer == 0)
    self->timer = g_timeout_add (GATHER_MS, timer_cb, self);
}

/* Private to the drafts: takes @draft; @paper (nullable) is the one that it was saved in. */
RogKept *
rog_drafts_keep (RogDrafts  *self,
                 gpointer    draft,
                 const char *paper)
{
  RogKept *kept = g_new0 (RogKept, 1);

  kept->drafts = self;
  kept->draft = G_OBJECT (draft);
  kept->paper = paper != NULL ? g_strdup (paper) : rog_uuid_new ();
  g_signal_connect (kept->draft, "changed", G_CALLBACK (changed_cb), kept);

  return kept;
}

/*
 * Papers that became others: undo, redo
 */

static RogPaper *
find_paper (GListModel *papers,
            const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);

      if (g_str_equal (rog_paper_get_id (paper), id))
        return paper; /* the list holds it */
    }

  return NULL;
}

static gboolean
is_same (JsonObject *a,
         JsonObject *b)
{
  g_autoptr (GBytes) first = rog_json_object_canonical (a, NULL);
  g_autoptr (GBytes) second = rog_json_object_canonical (b, NULL);

  return first != NULL && second != NULL && g_bytes_equal (first, second);
}

static JsonObject *
empty_state (RogDrafts *self,
             RogKept   *kept)
{
  RogItem *item;

  if (!ROG_IS_SCOPE_DRAFT (kept->draft))
    {
      g_autoptr (RogRulingDraft) fresh = rog_drafts_make_ruling (self);

      return rog_ruling_draft_to_json (fresh);
    }

  item = rog_dossier_find_item (self->work->dossier, rog_scope_draft_get_item (ROG_SCOPE_DRAFT (kept->draft)));
  if (item != NULL)
    {
      g_autoptr (RogScopeDraft) fresh = rog_scope_draft_new (item);

      return rog_scope_draft_to_json (fresh);
    }

  return kept_to_json (kept);
}

/* What is being typed goes before what an undo brings back. */
static void
take_over (RogDrafts  *self,
           RogKept    *kept,
           GListModel *papers)
{
  RogPaper *paper = find_paper (papers, kept->paper);
  g_autoptr (JsonObject) mine = kept_to_json (kept);
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (kept->dirty)
    return;
  state = paper != NULL ? json_object_ref (rog_paper_get_content (paper)) : empty_state (self, kept);
  if (is_same (mine, state))
    return;

  self->quiet = TRUE;
  if (ROG_IS_SCOPE_DRAFT (kept->draft))
    done = rog_scope_draft_replace (ROG_SCOPE_DRAFT (kept->draft), state, &error);
  else
    done = rog_ruling_draft_replace (ROG_RULING_DRAFT (kept->draft), state, &error);
  self->quiet = FALSE;
  if (!done)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static RogKept *
find_scope (RogDrafts  *self,
            const char *item)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      RogKept *kept = g_ptr_array_index (self->kept, i);

      if (g_strcmp0 (rog_scope_draft_get_item (ROG_SCOPE_DRAFT (kept->draft)), item) == 0)
        return kept;
    }

  return NULL;
}

static void
add_scope (RogDrafts *self,
           RogKept   *kept)
{
  g_ptr_array_add (self->kept, kept);
  g_list_store_append (self->scopes, kept->draft);
}

static gboolean
is_mine (RogDrafts *self,
         RogPaper  *paper)
{
  return g_strcmp0 (rog_paper_get_author_key (paper), rog_signer_get_key_id (rog_work_get_signer (self->work))) == 0;
}

/* A paper that no draft shows yet: when the dossier is opened, or a redo brings it back. */
static void
take_scope_paper (RogDrafts *self,
                  RogPaper  *paper)
{
  g_autoptr (GError) error = NULL;
  RogScopeDraft *draft;

  if (find_scope (self, rog_paper_get_object (paper)) != NULL || !is_mine (self, paper))
    return;

  draft = rog_scope_draft_from_json (rog_paper_get_content (paper), &error);
  if (draft == NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  else
    add_scope (self, rog_drafts_keep (self, draft, rog_paper_get_id (paper)));
}

/* A draft that was asked for before anybody saved one follows the paper that is saved for its item. */
static void
adopt_paper (RogDrafts  *self,
             RogKept    *kept,
             GListModel *papers)
{
  const char *item = rog_scope_draft_get_item (ROG_SCOPE_DRAFT (kept->draft));

  if (kept->dirty || find_paper (papers, kept->paper) != NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);

      if (g_strcmp0 (rog_paper_get_object (paper), item) == 0 && is_mine (self, paper))
        g_set_str (&kept->paper, rog_paper_get_id (paper));
    }
}

static void
scope_papers_cb (GListModel *papers,
                 guint       position,
                 guint       removed,
                 guint       added,
                 RogDrafts  *self)
{
  if (self->quiet || rog_work_is_closed (self->work))
    return;

  for (guint i = 0; i < self->kept->len; i++)
    {
      adopt_paper (self, g_ptr_array_index (self->kept, i), papers);
      take_over (self, g_ptr_array_index (self->kept, i), papers);
    }
  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);

      take_scope_paper (self, paper);
    }
}

static void
ruling_papers_cb (GListModel *papers,
                  guint       position,
                  guint       removed,
                  guint       added,
                  RogDrafts  *self)
{
  if (!self->quiet && self->ruling != NULL && !rog_work_is_closed (self->work))
    take_over (self, self->ruling, papers);
}

/*
 * Public
 */

/* A desk that locks keeps what was typed in the last moment. */
static void
closing_cb (RogWork   *work,
            RogDrafts *self)
{
  rog_drafts_save (self);
}

/**
 * rog_work_get_drafts:
 * @work: the work on a dossier that is open
 *
 * Returns: (transfer none): the drafts of this person in it, always the same
 */
RogDrafts *
rog_work_get_drafts (RogWork *work)
{
  RogDrafts  *self = g_object_get_data (G_OBJECT (work), "rog-drafts");
  GListModel *papers;

  g_return_val_if_fail (ROG_IS_WORK (work), NULL);

  if (self != NULL || rog_work_is_closed (work))
    return self;

  self = g_object_new (ROG_TYPE_DRAFTS, NULL);
  self->work = work;
  g_object_set_data_full (G_OBJECT (work), "rog-drafts", self, g_object_unref);
  g_signal_connect_object (work, "closing", G_CALLBACK (closing_cb), self, 0);
  papers = rog_work_get_papers (work, ROG_SCOPE_KIND);
  scope_papers_cb (papers, 0, 0, 0, self);
  g_signal_connect_object (papers, "items-changed", G_CALLBACK (scope_papers_cb), self, 0);
  g_signal_connect_object (rog_work_get_papers (work, ROG_RULING_KIND), "items-changed", G_CALLBACK (ruling_papers_cb), self, 0);

  return self;
}

/**
 * rog_drafts_get_scopes:
 * @self: the drafts
 *
 * Returns: (transfer none): a list of #RogScopeDraft, kept up to date: what app/dossier asks for
 */
GListModel *
rog_drafts_get_scopes (RogDrafts *self)
{
  g_return_val_if_fail (ROG_IS_DRAFTS (self), NULL);

  return G_LIST_MODEL (self->scopes);
}

/**
 * rog_drafts_get_scope:
 * @self: the drafts
 * @item: an item's id
 *
 * Returns: (transfer none) (nullable): the extent being worked on for that item, one that changes nothing where
 *   there was none, %NULL where the dossier has no such item. It is another one once a decision was signed
 */
RogScopeDraft *
rog_drafts_get_scope (RogDrafts  *self,
                      const char *item)
{
  RogItem *found;
  RogKept *kept;

  g_return_val_if_fail (ROG_IS_DRAFTS (self), NULL);

  kept = find_scope (self, item);
  found = rog_dossier_find_item (self->work->dossier, item);
  if (kept == NULL)
    {
      if (found == NULL || rog_item_peek_scope (found) == NULL)
        return NULL;
      kept = rog_drafts_keep (self, rog_scope_draft_new (found), NULL);
      add_scope (self, kept);
    }
  else if (found != NULL && !self->quiet)
    {
      self->quiet = TRUE;
      rog_scope_draft_follow (ROG_SCOPE_DRAFT (kept->draft), found);
      self->quiet = FALSE;
    }

  return ROG_SCOPE_DRAFT (kept->draft);
}

/**
 * rog_drafts_undo:
 * @self: the drafts
 *
 * As rog_work_undo(), with what was changed in the last moment as a step of its own.
 */
void
rog_drafts_undo (RogDrafts *self)
{
  g_return_if_fail (ROG_IS_DRAFTS (self));

  rog_drafts_save (self);
  rog_work_undo (self->work);
}

/**
 * rog_drafts_redo:
 * @self: the drafts
 *
 * As rog_work_redo().
 */
void
rog_drafts_redo (RogDrafts *self)
{
  g_return_if_fail (ROG_IS_DRAFTS (self));

  rog_drafts_save (self);
  rog_work_redo (self->work);
}

/* Private: another number after each change of any draft. Any thread. */
gint
rog_drafts_get_serial (RogDrafts *self)
{
  return g_atomic_int_get (&self->serial);
}
