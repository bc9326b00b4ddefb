// SPDX-License-Identifier: GPL-3.0-or-later
/* The decision being worked on: a new one, the one there is, and what becomes of it when it is signed. */
#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-ruling-content.h"
#include "service/rog-drafts-private.h"

static JsonArray *
list_of (JsonObject *court,
         const char *member)
{
  JsonArray *list = rog_json_peek_array (court, member);

  return list != NULL ? json_array_ref (list) : json_array_new ();
}

/* Private to the drafts: a new ruling, with what the court's settings say of each. */
RogRulingDraft *
rog_drafts_make_ruling (RogDrafts *self)
{
  RogRulingDraft *draft = rog_ruling_draft_new ("measure");
  JsonObject     *settings = rog_desk_get_court (self->work->desk);
  g_autoptr (JsonObject) court = settings != NULL ? rog_json_object_copy (settings) : json_object_new ();
  g_autoptr (JsonArray) signers = list_of (court, "signers");
  g_autoptr (JsonArray) remedy = list_of (court, "remedy");

  rog_ruling_draft_set_part (draft, "place", rog_json_peek_string (court, "place"));
  rog_ruling_draft_set_list (draft, "signers", signers);
  rog_ruling_draft_set_list (draft, "remedy", remedy);

  return draft;
}

static RogKept *
open_ruling (RogDrafts *self)
{
  GListModel *papers = rog_work_get_papers (self->work, ROG_RULING_KIND);
  const char *mine = rog_signer_get_key_id (rog_work_get_signer (self->work));

  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);
      g_autoptr (GError) error = NULL;
      RogRulingDraft *draft;

      if (g_strcmp0 (rog_paper_get_author_key (paper), mine) != 0)
        continue;
      draft = rog_ruling_draft_from_json (rog_paper_get_content (paper), &error);
      if (draft != NULL)
        return rog_drafts_keep (self, draft, rog_paper_get_id (paper));
      g_signal_emit_by_name (self, "failed", error);
    }

  return rog_drafts_keep (self, rog_drafts_make_ruling (self), NULL);
}

/**
 * rog_drafts_get_ruling:
 * @self: the drafts
 *
 * Returns: (transfer none): the decision being worked on; a new one has place, signers and remedy from the
 *   court's settings, and nothing else
 */
RogRulingDraft *
rog_drafts_get_ruling (RogDrafts *self)
{
  g_return_val_if_fail (ROG_IS_DRAFTS (self), NULL);

  if (self->ruling == NULL)
    self->ruling = open_ruling (self);

  return ROG_RULING_DRAFT (self->ruling->draft);
}

/*
 * Signing
 */

/* Private: the papers that a decision made from these drafts uses up: the ruling, and the extents of its items. */
GPtrArray *
rog_drafts_dup_used_papers (RogDrafts *self)
{
  GPtrArray      *out = g_ptr_array_new_with_free_func (g_free);
  RogRulingDraft *ruling = rog_drafts_get_ruling (self);

  g_ptr_array_add (out, g_strdup (self->ruling->paper));
  for (guint i = 0; i < self->kept->len; i++)
    {
      RogKept *kept = g_ptr_array_index (self->kept, i);

      if (rog_ruling_draft_covers (ruling, rog_scope_draft_get_item (ROG_SCOPE_DRAFT (kept->draft))))
        g_ptr_array_add (out, g_strdup (kept->paper));
    }

  return out;
}

/* Private: (nullable) the paper of the next decision, with what was written for what this one leaves open. It is asked
 * for while the dossier knows nothing of this one. */
RogPaper *
rog_drafts_make_rest (RogDrafts *self)
{
  g_autoptr (RogRulingDraft) next = rog_drafts_make_ruling (self);
  g_autoptr (JsonObject) content = NULL;
  g_autofree char *id = rog_uuid_new ();
  gint64           now = rog_clock_now (self->work->desk->clock);

  if (!rog_ruling_take_rest (self->work->dossier, rog_drafts_get_ruling (self), next))
    return NULL;
  content = rog_ruling_draft_to_json (next);

  return rog_paper_new (id, ROG_RULING_KIND, NULL, "me", rog_signer_get_key_id (rog_work_get_signer (self->work)), now, now, content);
}

/* Private: after signing: what was used is no draft any more, and @rest (nullable) is the next ruling. Both are on the
 * disk already, and no undo brings the one back or takes the other away. */
void
rog_drafts_begin_again (RogDrafts *self,
                        GPtrArray *used,
                        RogPaper  *rest)
{
  self->quiet = TRUE;
  rog_work_forget_papers (self->work, used);
  if (rest != NULL)
    rog_work_take_paper (self->work, rest);
  self->quiet = FALSE;
  for (guint i = self->kept->len; i > 0; i--)
    {
      RogKept *kept = g_ptr_array_index (self->kept, i - 1);

      if (!g_ptr_array_find_with_equal_func (used, kept->paper, g_str_equal, NULL))
        continue;
      g_ptr_array_remove_index (self->kept, i - 1);
      g_list_store_remove (self->scopes, i - 1);
    }
  g_clear_pointer (&self->ruling, rog_kept_free);
  g_signal_emit_by_name (self, "ruling-changed");
}
