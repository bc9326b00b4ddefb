// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-drafts.h"

#include "core/rog-clock.h"
#include "service/rog-paper.h"

#define KIND "scope-draft"
#define SAVE_MS 400

struct _RogScopeDrafts
{
  GObject parent_instance;

  RogWork    *work;   /* (owned) */
  GListModel *papers; /* (owned): of this kind */
  GHashTable *kept;   /* (owned): item → Kept */
  guint       saving; /* saves under way */
  int         step;   /* undo (-1) or redo (1) that waits for them */
};

/* A draft and the paper it is kept in. */
typedef struct
{
  RogScopeDrafts *owner;
  RogScopeDraft  *draft;      /* (owned) */
  char           *paper;      /* (owned): its id; there is no such paper before the first save */
  guint           timeout_id; /* runs while something is not saved yet */
  gboolean        following;  /* the draft is following its paper */
} Kept;

G_DEFINE_FINAL_TYPE (RogScopeDrafts, rog_scope_drafts, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_clear_handle_id (&kept->timeout_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (kept->draft, kept);
  g_object_unref (kept->draft);
  g_free (kept->paper);
  g_free (kept);
}

/*
 * Saving
 */

/* Undo begins with what is on the disk: a save under way is waited for. */
static void
step (RogScopeDrafts *self)
{
  int direction = self->step;

  if (self->saving > 0)
    return;

  self->step = 0;
  if (direction < 0)
    rog_work_undo (self->work);
  else if (direction > 0)
    rog_work_redo (self->work);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogScopeDrafts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_save_paper_finish (ROG_WORK (object), result, &error);

  self->saving--;
  if (id == NULL)
    {
      self->step = 0;
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  step (self);
}

static void
save (Kept *kept)
{
  RogScopeDrafts *self = kept->owner;
  g_autoptr (JsonObject) content = rog_scope_draft_to_json (kept->draft);

  g_clear_handle_id (&kept->timeout_id, g_source_remove);
  self->saving++;
  rog_work_save_paper_async (self->work, KIND, kept->paper, rog_scope_draft_get_item (kept->draft), "me", content, NULL,
                             saved_cb, g_object_ref (self));
}

static gboolean
timeout_cb (gpointer data)
{
  Kept *kept = data;

  kept->timeout_id = 0;
  save (kept);

  return G_SOURCE_REMOVE;
}

static void
start_timeout (Kept *kept)
{
  g_clear_handle_id (&kept->timeout_id, g_source_remove);
  kept->timeout_id = g_timeout_add (SAVE_MS, timeout_cb, kept);
}

static void
draft_changed_cb (RogScopeDraft *draft,
                  Kept          *kept)
{
  if (!kept->following)
    start_timeout (kept);
  g_signal_emit (kept->owner, signals[CHANGED], 0, rog_scope_draft_get_item (draft));
}

/*
 * Following the papers
 */

/* This person's paper about an item, if there is one. */
static RogPaper *
dup_paper (RogScopeDrafts *self,
           const char     *item)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (self->papers, i);

      if (g_strcmp0 (rog_paper_get_object (paper), item) == 0 && g_strcmp0 (rog_paper_get_audience (paper), "me") == 0)
        return g_steal_pointer (&paper);
    }

  return NULL;
}

static gboolean
is_same (RogScopeDraft *draft,
         JsonObject    *content)
{
  g_autoptr (JsonObject) state = rog_scope_draft_to_json (draft);

  return json_object_equal (state, content);
}

/* What the draft should be: as its paper, or as nothing had been changed where there is none. */
static JsonObject *
get_state (RogScopeDrafts *self,
           RogItem        *item,
           RogPaper       *paper)
{
  g_autoptr (RogScopeDraft) empty = NULL;

  if (paper != NULL)
    return json_object_ref (rog_paper_get_content (paper));

  empty = rog_scope_draft_new (item);

  return rog_scope_draft_to_json (empty);
}

static void
follow (RogScopeDrafts *self,
        Kept           *kept,
        RogItem        *item)
{
  g_autoptr (RogPaper) paper = dup_paper (self, rog_entity_get_id (ROG_ENTITY (item)));
  g_autoptr (JsonObject) state = get_state (self, item, paper);
  g_autoptr (GError) error = NULL;

  if (paper != NULL)
    g_set_str (&kept->paper, rog_paper_get_id (paper));
  if (kept->timeout_id != 0 || is_same (kept->draft, state))
    return;

  kept->following = TRUE;
  if (!rog_scope_draft_replace (kept->draft, state, &error))
    g_warning ("A draft of a scope cannot be read: %s", error->message);
  kept->following = FALSE;
}

static void
papers_changed_cb (RogScopeDrafts *self)
{
  g_autoptr (GList) all = g_hash_table_get_values (self->kept);

  for (GList *l = all; l != NULL; l = l->next)
    {
      Kept    *kept = l->data;
      RogItem *item = rog_dossier_find_item (rog_work_get_dossier (self->work), rog_scope_draft_get_item (kept->draft));

      if (item != NULL)
        follow (self, kept, item);
    }
}

/*
 * Object
 */

static void
rog_scope_drafts_finalize (GObject *object)
{
  RogScopeDrafts *self = ROG_SCOPE_DRAFTS (object);

  g_hash_table_unref (self->kept);
  g_clear_object (&self->papers);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (rog_scope_drafts_parent_class)->finalize (object);
}

static void
rog_scope_drafts_class_init (RogScopeDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_drafts_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_ERROR);
}

static void
rog_scope_drafts_init (RogScopeDrafts *self)
{
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
}

/**
 * rog_scope_drafts_new:
 * @work: the work on a dossier
 *
 * Returns: (transfer full): its drafts
 */
RogScopeDrafts *
rog_scope_drafts_new (RogWork *work)
{
  RogScopeDrafts *self = g_object_new (ROG_TYPE_SCOPE_DRAFTS, NULL);

  self->work = g_object_ref (work);
  self->papers = g_object_ref (rog_work_get_papers (work, KIND));
  g_signal_connect_object (self->papers, "items-changed", G_CALLBACK (papers_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "closing", G_CALLBACK (rog_scope_drafts_flush), self, G_CONNECT_SWAPPED);

  return self;
}

/* That is no change of the judge's: there is nothing to save. */
static void
rest_on_latest (Kept    *kept,
                RogItem *item)
{
  gboolean following = kept->following;

  kept->following = TRUE;
  rog_scope_draft_follow (kept->draft, item);
  kept->following = following;
}

/**
 * rog_scope_drafts_get:
 * @self: the drafts
 * @item: an item that says what is requested
 *
 * Returns: (transfer none): the draft on @item; one that changes nothing where none was begun
 */
RogScopeDraft *
rog_scope_drafts_get (RogScopeDrafts *self,
                      RogItem        *item)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (item));
  Kept       *kept;

  g_return_val_if_fail (ROG_IS_SCOPE_DRAFTS (self), NULL);

  kept = g_hash_table_lookup (self->kept, id);
  if (kept != NULL)
    {
      rest_on_latest (kept, item);
      return kept->draft;
    }

  kept = g_new0 (Kept, 1);
  kept->owner = self;
  kept->paper = rog_uuid_new ();
  kept->draft = rog_scope_draft_new (item);
  follow (self, kept, item);
  rest_on_latest (kept, item);
  g_signal_connect (kept->draft, "changed", G_CALLBACK (draft_changed_cb), kept);
  g_hash_table_insert (self->kept, g_strdup (id), kept);

  return kept->draft;
}

/**
 * rog_scope_drafts_flush:
 * @self: the drafts
 *
 * Saves at once what would be saved in a moment.
 */
void
rog_scope_drafts_flush (RogScopeDrafts *self)
{
  g_autoptr (GList) all = NULL;

  g_return_if_fail (ROG_IS_SCOPE_DRAFTS (self));

  all = g_hash_table_get_values (self->kept);
  for (GList *l = all; l != NULL; l = l->next)
    if (((Kept *)l->data)->timeout_id != 0)
      save (l->data);
}

/**
 * rog_scope_drafts_undo:
 * @self: the drafts
 *
 * Takes the last change of a working paper back; what is not saved yet is saved first.
 */
void
rog_scope_drafts_undo (RogScopeDrafts *self)
{
  rog_scope_drafts_flush (self);
  self->step = -1;
  step (self);
}

void
rog_scope_drafts_redo (RogScopeDrafts *self)
{
  rog_scope_drafts_flush (self);
  self->step = 1;
  step (self);
}
