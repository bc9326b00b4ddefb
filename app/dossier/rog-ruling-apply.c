// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-json.h"
#include "dossier/rog-ruling-draft.h"

/* What an item rests on, and where an attached decision decides it, are its own. */
static void
copy_line (RogRulingDraft *self,
           JsonObject     *line,
           const char     *to)
{
  static const char *const texts[] = { "article", "measure", "review", "returned", "to", "when", "objection", NULL };
  static const char *const objects[] = { "ground", "until", "execution_postponed", NULL };

  rog_ruling_draft_set_outcome (self, to, rog_json_peek_string (line, "outcome"));
  for (const char *const *member = texts; *member != NULL; member++)
    rog_ruling_draft_set_item_text (self, to, *member, rog_json_peek_string (line, *member));
  for (const char *const *member = objects; *member != NULL; member++)
    rog_ruling_draft_set_item_object (self, to, *member, rog_json_peek_object (line, *member));
}

static void
copy_reasons (RogRulingDraft *self,
              const char     *from,
              const char     *to,
              gint64          now)
{
  g_autofree char *source = g_strconcat ("item:", from, NULL);
  g_autofree char *target = g_strconcat ("item:", to, NULL);
  g_autoptr (GPtrArray) reasons = rog_ruling_draft_get_paragraphs (self, source);
  g_autoptr (GPtrArray) before = rog_ruling_draft_get_paragraphs (self, target);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < before->len; i++)
    g_ptr_array_add (gone, g_strdup (rog_json_peek_string (g_ptr_array_index (before, i), "id")));
  for (guint i = 0; i < gone->len; i++)
    rog_ruling_draft_remove_paragraph (self, g_ptr_array_index (gone, i));
  for (guint i = 0; i < reasons->len; i++)
    {
      JsonObject      *reason = g_ptr_array_index (reasons, i);
      g_autofree char *text = g_strdup (rog_json_peek_string (reason, "text"));
      g_autofree char *id = rog_ruling_draft_put_paragraph (self, NULL, target, text, rog_json_peek_array (reason, "pins"), NULL, now);
    }
}

/**
 * rog_ruling_draft_apply:
 * @self: a draft
 * @from: the id of an item that it covers
 * @to: another item
 * @reasons: whether the reasons too
 * @now: the time, as the one at which those reasons were edited
 *
 * Takes @to into this decision with the outcome of @from and all that the outcome needs, in place of what it had; what
 * is narrowed of an item is its own. Nothing happens where @from has no outcome.
 */
void
rog_ruling_draft_apply (RogRulingDraft *self,
                        const char     *from,
                        RogItem        *to,
                        gboolean        reasons,
                        gint64          now)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (to));
  JsonObject *line = rog_ruling_draft_peek_item (self, from);
  g_autoptr (JsonObject) copy = NULL;

  if (line == NULL || rog_json_peek_string (line, "outcome") == NULL || g_strcmp0 (from, id) == 0)
    return;

  copy = rog_json_object_copy (line);
  rog_ruling_draft_include (self, to);
  copy_line (self, copy, id);
  if (reasons)
    copy_reasons (self, from, id, now);
}
