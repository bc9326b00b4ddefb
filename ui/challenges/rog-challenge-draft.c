// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-challenge-draft.h"

#include "core/rog-clock.h"
#include "core/rog-json.h"

#define SAVE_DELAY 500

struct _RogChallengeDraft
{
  GObject parent_instance;

  RogDesk    *desk;    /* (owned) */
  RogWork    *work;    /* (owned) */
  JsonObject *content; /* (owned) */
  char       *paper;   /* (owned): its id */
  char       *saved;   /* (owned) (nullable): the content as it was last given to be saved */
  GError     *problem; /* (owned) (nullable): why the last save failed */
  gpointer    view;    /* (nullable): the text that was written in last; it takes itself away */
  guint       save_id;
  guint       n_saving;
  gboolean    gone; /* used or discarded: saved no more */
};

G_DEFINE_FINAL_TYPE (RogChallengeDraft, rog_challenge_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  RELOADED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * Saving
 */

static char *
to_text (JsonObject *content)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), content);

  return json_to_string (node, FALSE);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogChallengeDraft) self = user_data;
  g_autofree char *id = NULL;

  g_clear_error (&self->problem);
  id = rog_work_save_paper_finish (ROG_WORK (object), result, &self->problem);
  self->n_saving--;
  g_signal_emit (self, signals[SAVED], 0);
}

static void
save (RogChallengeDraft *self)
{
  char *text = to_text (self->content);

  if (self->gone || g_strcmp0 (text, self->saved) == 0)
    {
      g_free (text);
      return;
    }

  g_free (self->saved);
  self->saved = text;
  self->n_saving++;
  rog_work_save_paper_async (self->work, "challenge-draft", self->paper, rog_json_peek_string (self->content, "for"), "me",
                             self->content, NULL, saved_cb, g_object_ref (self));
}

/* What did not reach the disk at first has, by now. */
static void
all_saved_cb (RogChallengeDraft *self)
{
  if (self->problem == NULL)
    return;

  g_clear_error (&self->problem);
  g_signal_emit (self, signals[SAVED], 0);
}

static gboolean
save_later_cb (gpointer data)
{
  RogChallengeDraft *self = data;

  self->save_id = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

/* Undo put back an earlier paper: the form shows that one. */
static void
papers_cb (RogChallengeDraft *self,
           guint              position,
           guint              removed,
           guint              added,
           GListModel        *papers)
{
  if (self->gone || self->save_id != 0)
    return;

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);
      g_autofree char *text = to_text (rog_paper_get_content (paper));

      if (!g_str_equal (rog_paper_get_id (paper), self->paper) || g_strcmp0 (text, self->saved) == 0)
        continue;
      json_object_unref (self->content);
      self->content = rog_json_object_copy (rog_paper_get_content (paper));
      g_set_str (&self->saved, text);
      g_signal_emit (self, signals[RELOADED], 0);
    }
}

/*
 * Object
 */

static void
rog_challenge_draft_dispose (GObject *object)
{
  RogChallengeDraft *self = ROG_CHALLENGE_DRAFT (object);

  g_clear_handle_id (&self->save_id, g_source_remove);

  G_OBJECT_CLASS (rog_challenge_draft_parent_class)->dispose (object);
}

static void
rog_challenge_draft_finalize (GObject *object)
{
  RogChallengeDraft *self = ROG_CHALLENGE_DRAFT (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->work);
  g_clear_pointer (&self->content, json_object_unref);
  g_clear_error (&self->problem);
  g_free (self->paper);
  g_free (self->saved);

  G_OBJECT_CLASS (rog_challenge_draft_parent_class)->finalize (object);
}

static void
rog_challenge_draft_class_init (RogChallengeDraftClass *klass)
{
  static const char *const names[N_SIGNALS] = { "changed", "reloaded", "saved" };

  G_OBJECT_CLASS (klass)->dispose = rog_challenge_draft_dispose;
  G_OBJECT_CLASS (klass)->finalize = rog_challenge_draft_finalize;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], ROG_TYPE_CHALLENGE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_challenge_draft_init (RogChallengeDraft *self)
{
}

/* What is known before anything is written: who writes. */
static JsonObject *
make_content (RogDesk    *desk,
              RogDossier *dossier)
{
  JsonObject *content = json_object_new ();
  JsonObject *by = rog_draft_object (content, "by");
  RogRequest *request = rog_dossier_get_request (dossier);
  JsonObject *court = request != NULL ? rog_entity_peek_object (ROG_ENTITY (request), "court") : NULL;

  json_object_set_string_member (by, "kind", "counsel");
  if (g_strcmp0 (rog_desk_get_role (desk), "counsel") == 0)
    {
      rog_draft_set_text (by, "name", rog_desk_get_name (desk));
      rog_draft_set_text (by, "office", rog_desk_get_office (desk));
      rog_draft_set_text (content, "court", court != NULL ? rog_json_peek_string (court, "name") : NULL);
    }
  else
    rog_draft_set_text (by, "entered_by", rog_desk_get_name (desk));

  return content;
}

static RogChallengeDraft *
draft_new (RogDesk    *desk,
           RogWork    *work,
           RogPaper   *paper,
           JsonObject *content)
{
  RogChallengeDraft *self = g_object_new (ROG_TYPE_CHALLENGE_DRAFT, NULL);

  self->desk = g_object_ref (desk);
  self->work = g_object_ref (work);
  self->paper = paper != NULL ? g_strdup (rog_paper_get_id (paper)) : rog_uuid_new ();
  self->content = content;
  self->saved = to_text (self->content);
  g_signal_connect_object (rog_work_get_papers (work, "challenge-draft"), "items-changed", G_CALLBACK (papers_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "closing", G_CALLBACK (rog_challenge_draft_flush), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "notify::saved-at", G_CALLBACK (all_saved_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * rog_challenge_draft_new:
 * @desk: the desk
 * @work: the work on a dossier
 * @paper: (nullable): a draft written before
 *
 * Returns: (transfer full): the draft; a new one is saved once something is written
 */
RogChallengeDraft *
rog_challenge_draft_new (RogDesk  *desk,
                         RogWork  *work,
                         RogPaper *paper)
{
  return draft_new (desk, work, paper,
                    paper != NULL ? rog_json_object_copy (rog_paper_get_content (paper)) : make_content (desk, rog_work_get_dossier (work)));
}

/**
 * rog_challenge_draft_new_index:
 * @desk: the desk
 * @work: the work on a dossier
 * @challenge: a challenge that was entered from paper
 *
 * Returns: (transfer full): the draft that changes the court's index of it, begun before or new
 */
RogChallengeDraft *
rog_challenge_draft_new_index (RogDesk   *desk,
                               RogWork   *work,
                               RogEntity *challenge)
{
  GListModel *papers = rog_work_get_papers (work, "challenge-draft");

  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);

      if (g_strcmp0 (rog_json_peek_string (rog_paper_get_content (paper), "challenge"), rog_entity_get_id (challenge)) == 0)
        return rog_challenge_draft_new (desk, work, paper);
    }

  return draft_new (desk, work, NULL, rog_challenge_draft_content_of (rog_work_get_dossier (work), challenge));
}

RogWork *
rog_challenge_draft_get_work (RogChallengeDraft *self)
{
  return self->work;
}

RogDesk *
rog_challenge_draft_get_desk (RogChallengeDraft *self)
{
  return self->desk;
}

RogDossier *
rog_challenge_draft_get_dossier (RogChallengeDraft *self)
{
  return rog_work_get_dossier (self->work);
}

JsonObject *
rog_challenge_draft_get_content (RogChallengeDraft *self)
{
  return self->content;
}

const char *
rog_challenge_draft_get_paper (RogChallengeDraft *self)
{
  return self->paper;
}

/**
 * rog_challenge_draft_is_index:
 * @self: a draft
 *
 * Returns: whether it is the court's index of a challenge on paper, not a pleading
 */
gboolean
rog_challenge_draft_is_index (RogChallengeDraft *self)
{
  return g_strcmp0 (rog_desk_get_role (self->desk), "counsel") != 0;
}

/**
 * rog_challenge_draft_get_challenge:
 * @self: a draft
 *
 * Returns: (nullable): the id of the challenge whose index it changes
 */
const char *
rog_challenge_draft_get_challenge (RogChallengeDraft *self)
{
  return rog_json_peek_string (self->content, "challenge");
}

const GError *
rog_challenge_draft_get_problem (RogChallengeDraft *self)
{
  return self->problem;
}

/**
 * rog_challenge_draft_get_view:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the text of its form that was written in last
 */
gpointer
rog_challenge_draft_get_view (RogChallengeDraft *self)
{
  return self->view;
}

void
rog_challenge_draft_set_view (RogChallengeDraft *self,
                              gpointer           view)
{
  self->view = view;
}

gboolean
rog_challenge_draft_is_saved (RogChallengeDraft *self)
{
  return self->save_id == 0 && self->n_saving == 0 && self->problem == NULL;
}

/**
 * rog_challenge_draft_touch:
 * @self: a draft
 *
 * Its content was changed by the person: it is saved shortly.
 */
void
rog_challenge_draft_touch (RogChallengeDraft *self)
{
  g_return_if_fail (ROG_IS_CHALLENGE_DRAFT (self));

  if (self->save_id == 0)
    self->save_id = g_timeout_add (SAVE_DELAY, save_later_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rog_challenge_draft_flush:
 * @self: a draft
 *
 * Saves now what waits to be saved.
 */
void
rog_challenge_draft_flush (RogChallengeDraft *self)
{
  g_return_if_fail (ROG_IS_CHALLENGE_DRAFT (self));

  if (self->save_id == 0)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  save (self);
}

static void
discarded_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!rog_work_delete_paper_finish (ROG_WORK (object), result, &error))
    g_message ("A draft could not be put away: %s", error->message);
}

/**
 * rog_challenge_draft_discard:
 * @self: a draft
 *
 * Puts its paper away: it was used, or is not wanted.
 */
void
rog_challenge_draft_discard (RogChallengeDraft *self)
{
  GListModel *papers;

  g_return_if_fail (ROG_IS_CHALLENGE_DRAFT (self));

  g_clear_handle_id (&self->save_id, g_source_remove);
  self->gone = TRUE;
  papers = rog_work_get_papers (self->work, "challenge-draft");
  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);

      if (g_str_equal (rog_paper_get_id (paper), self->paper))
        {
          rog_work_delete_paper_async (self->work, self->paper, NULL, discarded_cb, NULL);
          return;
        }
    }
}
