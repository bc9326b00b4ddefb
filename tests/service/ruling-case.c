// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling-case.h"

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-scope-version.h"
#include "service/rog-desk-private.h"
#include "service/rog-drafts.h"
#include "service/rog-profile.h"
#include "service/rog-work-sign.h"

void
case_set_up (Case       *c,
             const char *profile,
             const char *role)
{
  g_autoptr (GError) error = NULL;

  wait_init (&c->wait);
  c->desk = at_desk_new (profile, role, &c->wait);
  at_desk_save_court (c->desk, &c->wait);
  c->work = at_desk_add_practice (c->desk, &c->wait);
  c->dossier = g_strdup (rog_work_get_id (c->work));
  c->folder = g_dir_make_tmp ("rogatory-XXXXXX", &error);
  g_assert_no_error (error);
  c->seen = g_ptr_array_new_with_free_func (g_free);
}

void
case_tear_down (Case *c)
{
  rog_desk_lock (c->desk);
  g_clear_object (&c->work);
  g_clear_object (&c->desk);
  g_free (c->dossier);
  g_free (c->folder);
  g_ptr_array_unref (c->seen);
  wait_clear (&c->wait);
}

/* The dossier as its records have it, not as it was on the screen. */
void
case_open_again (Case *c)
{
  RogWork *again = at_desk_open_again (c->desk, c->dossier, &c->wait);

  g_set_object (&c->work, again);
  g_object_unref (again);
}

/* Nothing is on the screen that the records do not say. */
void
case_assert_same_after_opening (Case *c)
{
  g_autoptr (JsonObject) before = rog_dossier_to_json (case_get_dossier (c));
  g_autoptr (JsonObject) after = NULL;
  g_autoptr (GBytes) first = rog_json_object_canonical (before, NULL);
  g_autoptr (GBytes) second = NULL;

  case_open_again (c);
  after = rog_dossier_to_json (case_get_dossier (c));
  second = rog_json_object_canonical (after, NULL);
  g_assert_true (g_bytes_equal (first, second));
}

GFile *
case_file (Case       *c,
           const char *name)
{
  g_autofree char *path = g_build_filename (c->folder, name, NULL);

  return g_file_new_for_path (path);
}

RogDossier *
case_get_dossier (Case *c)
{
  return rog_work_get_dossier (c->work);
}

/* The first of persons, items, documents: the dossier holds it. */
RogEntity *
case_first_of (GListModel *model)
{
  g_autoptr (RogEntity) entity = g_list_model_get_item (model, 0);

  g_assert_nonnull (entity);

  return entity;
}

RogItem *
case_get_item (Case  *c,
               gint64 number)
{
  GListModel *items = rog_dossier_get_items (case_get_dossier (c));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (rog_item_get_number (item) == number)
        return item; /* the dossier holds it */
    }
  g_assert_not_reached ();
}

const char *
case_id_of (gpointer entity)
{
  return rog_entity_get_id (ROG_ENTITY (entity));
}

const char *
case_get_person (Case       *c,
                 const char *name)
{
  GListModel *persons = rog_dossier_get_persons (case_get_dossier (c));

  for (guint i = 0; i < g_list_model_get_n_items (persons); i++)
    {
      g_autoptr (RogPerson) person = g_list_model_get_item (persons, i);

      if (g_str_equal (rog_person_get_name (person), name))
        return case_id_of (person);
    }
  g_assert_not_reached ();
}

RogRulingDraft *
case_get_ruling (Case *c)
{
  return rog_drafts_get_ruling (rog_work_get_drafts (c->work));
}

char *
case_sign (Case       *c,
           const char *pin,
           GError    **error)
{
  g_autoptr (RogSecret) secret = at_desk_pin (pin);
  g_autoptr (GPtrArray) confirmed = rog_work_find_confirmations (c->work);

  rog_work_sign_decision_async (c->work, confirmed, secret, NULL, wait_cb, &c->wait);

  return rog_work_sign_decision_finish (c->work, wait_for (&c->wait), error);
}

/* The decision as it was printed and signed by hand, with the scan. */
char *
case_attach (Case    *c,
             GFile   *scan,
             GError **error)
{
  g_autoptr (GPtrArray) confirmed = rog_work_find_confirmations (c->work);

  rog_work_attach_paper_decision_async (c->work, confirmed, scan, NULL, wait_cb, &c->wait);

  return rog_work_attach_paper_decision_finish (c->work, wait_for (&c->wait), error);
}

/* How many files the vault has. */
guint
case_count_vault (Case *c)
{
  g_autofree char *folder = rog_profile_get_directory (rog_desk_get_profile (c->desk));
  g_autofree char *vault = g_build_filename (folder, "vault", NULL);
  g_autoptr (GDir) dir = g_dir_open (vault, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

guint
case_count_decisions (Case *c)
{
  return g_list_model_get_n_items (rog_dossier_get_decisions (case_get_dossier (c)));
}

/* Something of this kind blocks, signing is refused with the first sentence, and nothing is there. */
void
case_assert_refused (Case       *c,
                     const char *code)
{
  g_autoptr (GPtrArray) blocks = rog_work_find_blocks (c->work);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  gboolean         found = FALSE;
  guint            before = case_count_decisions (c);

  for (guint i = 0; i < blocks->len; i++)
    found = found || g_str_equal (rog_blocker_get_code (g_ptr_array_index (blocks, i)), code);
  if (!found)
    g_test_message ("“%s” does not block", code);
  g_assert_true (found);

  id = case_sign (c, AT_DESK_PIN, &error);
  g_assert_null (id);
  g_assert_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED);
  g_assert_cmpstr (error->message, ==, rog_blocker_get_sentence (g_ptr_array_index (blocks, 0)));
  g_assert_cmpuint (case_count_decisions (c), ==, before);
  g_ptr_array_add (c->seen, g_strdup (code));
}

void
case_assert_free (Case *c)
{
  g_autoptr (GPtrArray) blocks = rog_work_find_blocks (c->work);

  for (guint i = 0; i < blocks->len; i++)
    g_test_message ("blocks: %s: %s", rog_blocker_get_code (g_ptr_array_index (blocks, i)), rog_blocker_get_sentence (g_ptr_array_index (blocks, i)));
  g_assert_cmpuint (blocks->len, ==, 0);
}

void
case_put_reason (Case       *c,
                 const char *card,
                 const char *text)
{
  g_autofree char *id = rog_ruling_draft_put_paragraph (case_get_ruling (c), NULL, card, text, NULL, NULL, rog_clock_now (rog_desk_get_clock (c->desk)));

  g_assert_nonnull (id);
}

void
case_hear_all (Case       *c,
               RogItem    *item,
               const char *how)
{
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (case_get_dossier (c), case_id_of (item));

  for (char **person = persons; *person != NULL; person++)
    {
      g_autoptr (JsonObject) heard = at_desk_json (how);

      case_assert_refused (c, "heard-missing");
      rog_ruling_draft_set_heard (case_get_ruling (c), case_id_of (item), *person, heard);
    }
}

/* An item is executed as asked, for this reason, and everybody was heard: nothing blocks, unless more was asked. */
void
case_execute (Case       *c,
              RogItem    *item,
              const char *reason)
{
  g_autofree char *card = g_strconcat ("item:", case_id_of (item), NULL);

  rog_ruling_draft_include (case_get_ruling (c), item);
  rog_ruling_draft_set_outcome (case_get_ruling (c), case_id_of (item), "execute");
  case_put_reason (c, card, reason);
  case_hear_all (c, item, "{'heard':true,'how':'orally','when':'2026-10-30'}");
  rog_ruling_draft_set_part (case_get_ruling (c), "procedure", "They were heard.");
  rog_ruling_draft_set_part (case_get_ruling (c), "secrecy", "The others are told when it is over.");
}

/* Property: what was decided lies within what was requested, and names it by hash. */
void
case_assert_within (Case *c)
{
  RogDossier *dossier = case_get_dossier (c);
  GListModel *decisions = rog_dossier_get_decisions (dossier);
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogEntity) decision = g_list_model_get_item (decisions, i);
      JsonArray *items = rog_entity_peek_array (decision, "items");

      for (guint j = 0; j < json_array_get_length (items); j++)
        {
          JsonObject      *line = json_array_get_object_element (items, j);
          JsonObject      *version = rog_json_peek_object (line, "version");
          RogItem         *item = rog_dossier_find_item (dossier, rog_json_peek_string (line, "item"));
          g_autofree char *hash = rog_item_get_requested_hash (item);
          g_autoptr (RogScopeVersion) requested = rog_item_get_requested (item);
          g_autoptr (RogScopeVersion) decided = NULL;

          if (version == NULL)
            continue;
          decided = rog_scope_version_new (rog_json_peek_object (version, "scope"), NULL, NULL);
          g_assert_cmpstr (rog_json_peek_string (version, "requested"), ==, hash);
          g_assert_true (rog_scope_version_contains (requested, decided, FALSE, ROG_RULES (rog_desk_get_law (c->desk)), NULL));
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);
}

/* Withholds each document that bears on an item which @opening opens, and of which it says nothing. */
void
case_withhold_rest (Case       *c,
                    JsonObject *opening)
{
  RogDossier *dossier = case_get_dossier (c);
  GListModel *documents = rog_dossier_get_documents (dossier);
  JsonArray  *withheld = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);
      g_autofree char *json = g_strdup_printf ("{'document':'%s','criterion':'X03','reason':'Who told it is in it.'}", case_id_of (document));

      if (rog_dossier_find_left_out (dossier, opening, document) != NULL)
        json_array_add_object_element (withheld, at_desk_json (json));
    }
  json_object_set_array_member (opening, "withheld", withheld);
}
