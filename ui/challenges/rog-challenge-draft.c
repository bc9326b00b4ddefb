// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-challenge-draft.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenge-facts.h"
#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"

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
 * Members
 */

/**
 * rog_draft_list:
 * @object: an object of a draft
 * @member: a member
 *
 * Returns: (transfer none): its list, made where there is none
 */
JsonArray *
rog_draft_list (JsonObject *object,
                const char *member)
{
  if (rog_json_peek_array (object, member) == NULL)
    json_object_set_array_member (object, member, json_array_new ());

  return rog_json_peek_array (object, member);
}

/**
 * rog_draft_object:
 * @object: an object of a draft
 * @member: a member
 *
 * Returns: (transfer none): its object, made where there is none
 */
JsonObject *
rog_draft_object (JsonObject *object,
                  const char *member)
{
  if (rog_json_peek_object (object, member) == NULL)
    json_object_set_object_member (object, member, json_object_new ());

  return rog_json_peek_object (object, member);
}

/* What says nothing is not there. */
void
rog_draft_set_text (JsonObject *object,
                    const char *member,
                    const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (stripped != NULL && *stripped != '\0')
    json_object_set_string_member (object, member, stripped);
  else if (json_object_has_member (object, member))
    json_object_remove_member (object, member);
}

const char *
rog_draft_get_text (JsonObject *object,
                    const char *member)
{
  const char *text = rog_json_peek_string (object, member);

  return text != NULL ? text : "";
}

/**
 * rog_draft_list_add:
 * @list: a list of objects
 *
 * Returns: (transfer none): a new one at its end, with an id
 */
JsonObject *
rog_draft_list_add (JsonArray *list)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *id = rog_uuid_new ();

  json_object_set_string_member (object, "id", id);
  json_array_add_object_element (list, object);

  return object;
}

void
rog_draft_list_remove (JsonArray  *list,
                       JsonObject *object)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (json_array_get_object_element (list, i) == object)
      {
        json_array_remove_element (list, i);
        return;
      }
}

gboolean
rog_draft_list_has_text (JsonArray  *list,
                         const char *text)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (g_strcmp0 (json_array_get_string_element (list, i), text) == 0)
      return TRUE;

  return FALSE;
}

void
rog_draft_list_set_text (JsonArray  *list,
                         const char *text,
                         gboolean    there)
{
  if (rog_draft_list_has_text (list, text) == there)
    return;
  if (there)
    {
      json_array_add_string_element (list, text);
      return;
    }

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_strcmp0 (json_array_get_string_element (list, i), text) == 0)
      {
        json_array_remove_element (list, i);
        return;
      }
}

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
 * What is missing
 */

static void
rog_challenge_missing_free (RogChallengeMissing *missing)
{
  g_free (missing->words);
  g_free (missing);
}

static void
add_missing (GPtrArray       *out,
             RogChallengePart part,
             const char      *words)
{
  RogChallengeMissing *missing = g_new0 (RogChallengeMissing, 1);

  missing->words = g_strdup (words);
  missing->part = part;
  g_ptr_array_add (out, missing);
}

static gboolean
has_words (JsonObject *object,
           const char *runs,
           const char *text)
{
  JsonArray *array = rog_json_peek_array (object, runs);

  return (array != NULL && json_array_get_length (array) > 0) || rog_json_peek_string (object, text) != NULL;
}

static void
find_missing_in_targets (RogChallengeDraft *self,
                         GPtrArray         *out)
{
  JsonArray *targets = rog_draft_list (self->content, "targets");

  if (json_array_get_length (targets) == 0)
    add_missing (out, ROG_CHALLENGE_PART_TARGETS, _("what is challenged"));
  for (guint i = 0; i < json_array_get_length (targets); i++)
    {
      JsonObject *target = json_array_get_object_element (targets, i);
      const char *kind = rog_json_peek_string (target, "kind");

      if (!g_str_equal (kind, "item") && !g_str_equal (kind, "request") && rog_json_peek_string (target, "words") == NULL)
        {
          add_missing (out, ROG_CHALLENGE_PART_TARGETS, _("the words of a target"));
          return;
        }
    }
}

static void
find_missing_in_grounds (RogChallengeDraft *self,
                         GPtrArray         *out)
{
  JsonArray *grounds = rog_draft_list (self->content, "grounds");
  gboolean   title = TRUE, argument = TRUE;

  for (guint i = 0; i < json_array_get_length (grounds); i++)
    {
      JsonObject *ground = json_array_get_object_element (grounds, i);

      title = title && rog_json_peek_string (ground, "title") != NULL;
      argument = argument && has_words (ground, "runs", "argument");
    }
  if (json_array_get_length (grounds) == 0)
    add_missing (out, ROG_CHALLENGE_PART_GROUNDS, _("a ground"));
  if (!title)
    add_missing (out, ROG_CHALLENGE_PART_GROUNDS, _("the title of a ground"));
  /* On paper, the argument stands in the scan. */
  if (!argument && !rog_challenge_draft_is_index (self))
    add_missing (out, ROG_CHALLENGE_PART_GROUNDS, _("the argument of a ground"));
}

static void
find_missing_in_relief (RogChallengeDraft *self,
                        GPtrArray         *out)
{
  JsonArray *list = rog_draft_list (self->content, "relief");

  if (json_array_get_length (list) == 0)
    add_missing (out, ROG_CHALLENGE_PART_RELIEF, _("the relief"));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *relief = json_array_get_object_element (list, i);
      const char *need = rog_relief_get_need (relief);

      if (need != NULL)
        add_missing (out, ROG_CHALLENGE_PART_RELIEF, need);
    }
}

static void
find_missing_in_filing (RogChallengeDraft *self,
                        GPtrArray         *out)
{
  JsonObject *filed = rog_draft_object (self->content, "filed");
  JsonObject *proof = rog_draft_object (filed, "proof");

  if (rog_json_peek_string (filed, "at") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_FILED, _("when it was filed"));
  if (rog_json_peek_string (proof, "reason") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_FILED, _("how that is known"));
}

/**
 * rog_challenge_draft_find_missing:
 * @self: a draft
 *
 * Returns: (transfer full) (element-type RogChallengeMissing): what it needs before it can be signed or entered
 */
GPtrArray *
rog_challenge_draft_find_missing (RogChallengeDraft *self)
{
  GPtrArray  *out = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_challenge_missing_free);
  JsonObject *by;

  g_return_val_if_fail (ROG_IS_CHALLENGE_DRAFT (self), out);

  by = rog_draft_object (self->content, "by");
  if (rog_challenge_draft_is_index (self) && rog_json_peek_string (self->content, "scan") == NULL &&
      rog_json_peek_string (self->content, "scan_file") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_PAPER, _("the scan"));
  if (rog_json_peek_string (self->content, "for") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_PERSON, _("for whom"));
  if (rog_json_peek_string (by, "name") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_PERSON, _("by whom"));
  find_missing_in_targets (self, out);
  find_missing_in_grounds (self, out);
  find_missing_in_relief (self, out);
  if (rog_challenge_draft_is_index (self))
    find_missing_in_filing (self, out);
  else if (rog_json_peek_string (self->content, "court") == NULL)
    add_missing (out, ROG_CHALLENGE_PART_PERSON, _("the court"));

  return out;
}

/*
 * From draft to state
 */

static void
remove_empty (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      gboolean  empty;

      if (JSON_NODE_HOLDS_OBJECT (node))
        remove_empty (json_node_get_object (node));
      empty = (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0) ||
              (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0);

      if (empty)
        json_object_remove_member (object, l->data);
    }
}

static void
take_runs (RogChallengeDraft *self,
           JsonObject        *object,
           const char        *text_member)
{
  JsonArray *runs = rog_json_peek_array (object, "runs");

  if (runs == NULL)
    return;

  if (json_array_get_length (runs) > 0)
    {
      g_autoptr (JsonArray) pins = json_array_new ();
      g_autofree char *text = rog_challenge_text_of_runs (rog_challenge_draft_get_dossier (self), runs, pins);

      rog_draft_set_text (object, text_member, text);
      if (json_array_get_length (pins) > 0)
        json_object_set_array_member (object, "pins", g_steal_pointer (&pins));
    }
  json_object_remove_member (object, "runs");
}

static void
clean_grounds (RogChallengeDraft *self,
               JsonArray         *grounds)
{
  for (guint i = 0; grounds != NULL && i < json_array_get_length (grounds); i++)
    {
      JsonObject *ground = json_array_get_object_element (grounds, i);
      JsonArray  *facts = rog_draft_list (ground, "facts");

      take_runs (self, ground, "argument");
      for (guint j = json_array_get_length (facts); j > 0; j--)
        {
          JsonObject *fact = json_array_get_object_element (facts, j - 1);

          take_runs (self, fact, "text");
          if (json_object_has_member (fact, "id"))
            json_object_remove_member (fact, "id");
          if (rog_json_peek_string (fact, "text") == NULL)
            json_array_remove_element (facts, j - 1);
        }
      remove_empty (ground);
    }
}

static void
clean_list (JsonArray *list,
            gboolean   keep_ids)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);

      if (!keep_ids && json_object_has_member (object, "id"))
        json_object_remove_member (object, "id");
      remove_empty (object);
    }
}

/* "After the date set" is a fact of the two dates; whether it matters is the judge's. */
static void
add_filing_facts (RogChallengeDraft *self,
                  JsonObject        *state)
{
  JsonObject      *filed = rog_json_peek_object (state, "filed");
  g_autofree char *due = rog_challenge_find_due (rog_challenge_draft_get_dossier (self), state);
  gboolean         after;

  if (filed == NULL)
    return;

  remove_empty (filed);
  if (due == NULL || !rog_challenge_is_after (rog_challenge_draft_get_dossier (self), rog_json_peek_string (filed, "at"), due, &after))
    return;
  json_object_set_string_member (filed, "due", due);
  json_object_set_boolean_member (filed, "after_date_set", after);
}

static void
add_reference (JsonArray  *references,
               const char *reference)
{
  if (reference != NULL && *reference != '\0')
    json_array_add_string_element (references, reference);
}

/* What a pleading says at its head: by which references the court and the authority know the request. */
static void
add_references (RogChallengeDraft *self,
                JsonObject        *state)
{
  RogRequest *request = rog_dossier_get_request (rog_challenge_draft_get_dossier (self));
  JsonArray  *references = rog_draft_list (state, "references");

  if (request == NULL || json_array_get_length (references) > 0)
    return;
  add_reference (references, rog_request_get_our_reference (request));
  add_reference (references, rog_request_get_their_reference (request));
}

/**
 * rog_challenge_draft_to_state:
 * @self: a draft that lacks nothing
 *
 * Returns: (transfer full): the state of a #RogChallenge
 */
JsonObject *
rog_challenge_draft_to_state (RogChallengeDraft *self)
{
  JsonObject *state;

  g_return_val_if_fail (ROG_IS_CHALLENGE_DRAFT (self), NULL);

  state = rog_json_object_copy (self->content);
  rog_draft_set_text (state, "scan_file", NULL);
  clean_grounds (self, rog_json_peek_array (state, "grounds"));
  clean_list (rog_json_peek_array (state, "targets"), FALSE);
  clean_list (rog_json_peek_array (state, "relief"), FALSE);
  clean_list (rog_json_peek_array (state, "interim"), TRUE);
  remove_empty (rog_draft_object (state, "by"));
  if (rog_challenge_draft_is_index (self))
    add_filing_facts (self, state);
  else
    add_references (self, state);
  remove_empty (state);

  return state;
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
  RogChallengeDraft *self = g_object_new (ROG_TYPE_CHALLENGE_DRAFT, NULL);

  self->desk = g_object_ref (desk);
  self->work = g_object_ref (work);
  self->paper = paper != NULL ? g_strdup (rog_paper_get_id (paper)) : rog_uuid_new ();
  self->content = paper != NULL ? rog_json_object_copy (rog_paper_get_content (paper)) : make_content (desk, rog_work_get_dossier (work));
  self->saved = to_text (self->content);
  g_signal_connect_object (rog_work_get_papers (work, "challenge-draft"), "items-changed", G_CALLBACK (papers_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
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
