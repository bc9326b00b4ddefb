// SPDX-License-Identifier: GPL-3.0-or-later
#include "draft-case.h"

#include "dossier/rog-blocker.h"
#include "dossier/rog-decision-builder.h"

void
case_set_up (Case         *c,
             gconstpointer data)
{
  c->dossier = fixture_dossier ();
  fixture_add_challenge (c->dossier);
  c->draft = fixture_ruling (c->dossier);
  c->scopes = fixture_scopes (c->dossier);
  c->scope = g_list_model_get_item (G_LIST_MODEL (c->scopes), 0);
  fixture_answer (c->draft, PAIR, "upheld-in-part");
  fixture_answer (c->draft, INTERIM_PAIR, "no-object");
}

void
case_tear_down (Case         *c,
                gconstpointer data)
{
  g_clear_object (&c->scope);
  g_clear_object (&c->scopes);
  g_clear_object (&c->draft);
  g_clear_object (&c->dossier);
}

/* How many blockers of this code there are, on this object and field where they are given. */
guint
case_count (GPtrArray  *blockers,
            const char *code,
            const char *object,
            const char *field)
{
  guint n = 0;

  for (guint i = 0; i < blockers->len; i++)
    {
      RogBlocker *block = g_ptr_array_index (blockers, i);

      g_assert_cmpstr (rog_blocker_get_sentence (block), !=, NULL);
      g_assert_cmpstr (rog_blocker_get_section (block), !=, NULL);
      if ((code == NULL || g_str_equal (rog_blocker_get_code (block), code)) &&
          (object == NULL || g_strcmp0 (rog_blocker_get_object (block), object) == 0) &&
          (field == NULL || g_strcmp0 (rog_blocker_get_field (block), field) == 0))
        n++;
      else
        g_test_message ("also: %s: %s", rog_blocker_get_code (block), rog_blocker_get_sentence (block));
    }

  return n;
}

GPtrArray *
case_find_blocks (Case *c)
{
  return rog_ruling_find_blocks (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
}

GPtrArray *
case_find_confirmations (Case *c)
{
  return rog_ruling_find_confirmations (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW);
}

/* @entries: a list, as JSON. */
void
case_set_list (Case       *c,
               const char *list,
               const char *entries)
{
  g_autofree char *json = g_strdup_printf ("{'list':%s}", entries);
  g_autoptr (JsonObject) holder = fixture_json (json);

  rog_ruling_draft_set_list (c->draft, list, json_object_get_array_member (holder, "list"));
}

JsonObject *
case_build (Case    *c,
            GError **error)
{
  return rog_decision_build (c->dossier, c->draft, G_LIST_MODEL (c->scopes), NULL, NOW, error);
}

void
case_assert_free (Case *c)
{
  g_autoptr (GPtrArray) blocks = case_find_blocks (c);

  g_assert_cmpuint (case_count (blocks, NULL, NULL, NULL), ==, 0);
}
