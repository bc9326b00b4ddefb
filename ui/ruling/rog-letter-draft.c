// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-letter-draft.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenge-facts.h"
#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "service/rog-paper.h"

#define KIND "letter-draft"
#define SAVE_DELAY 500

struct _RogLetterDraft
{
  GObject parent_instance;

  RogWork    *work;    /* (owned) */
  JsonObject *content; /* (owned) */
  char       *paper;   /* (owned): its id */
  guint       save_id;
  gboolean    gone; /* used: saved no more */
};

G_DEFINE_FINAL_TYPE (RogLetterDraft, rog_letter_draft, G_TYPE_OBJECT)

static guint changed_signal;

/*
 * Saving
 */

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_save_paper_finish (ROG_WORK (object), result, &error);

  if (id == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("A draft could not be saved: %s", error->message);
}

static gboolean
save_cb (gpointer data)
{
  RogLetterDraft *self = data;

  self->save_id = 0;
  if (!self->gone && !rog_work_is_closed (self->work))
    rog_work_save_paper_async (self->work, KIND, self->paper, NULL, "bench", self->content, NULL, saved_cb, NULL);

  return G_SOURCE_REMOVE;
}

static void
touch (RogLetterDraft *self)
{
  if (self->save_id == 0)
    self->save_id = g_timeout_add (SAVE_DELAY, save_cb, self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * rog_letter_draft_flush:
 * @self: a draft
 *
 * Saves now what waits to be saved.
 */
void
rog_letter_draft_flush (RogLetterDraft *self)
{
  g_return_if_fail (ROG_IS_LETTER_DRAFT (self));

  if (self->save_id == 0)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  save_cb (self);
}

static RogPaper *
find_paper (RogWork *work)
{
  return g_list_model_get_item (rog_work_get_papers (work, KIND), 0);
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
 * rog_letter_draft_discard:
 * @self: a draft
 *
 * Puts its paper away: it was signed.
 */
void
rog_letter_draft_discard (RogLetterDraft *self)
{
  g_autoptr (RogPaper) paper = NULL;

  g_return_if_fail (ROG_IS_LETTER_DRAFT (self));

  g_clear_handle_id (&self->save_id, g_source_remove);
  self->gone = TRUE;
  paper = find_paper (self->work);
  if (paper != NULL)
    rog_work_delete_paper_async (self->work, rog_paper_get_id (paper), NULL, discarded_cb, NULL);
}

/*
 * Content
 */

RogWork *
rog_letter_draft_get_work (RogLetterDraft *self)
{
  return self->work;
}

/**
 * rog_letter_draft_get_text:
 * @self: a draft
 * @member: "to", "article" or "due"
 *
 * Returns: the text, empty where there is none
 */
const char *
rog_letter_draft_get_text (RogLetterDraft *self,
                           const char     *member)
{
  const char *text = rog_json_peek_string (self->content, member);

  return text != NULL ? text : "";
}

void
rog_letter_draft_set_text (RogLetterDraft *self,
                           const char     *member,
                           const char     *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : g_strdup ("");

  if (g_str_equal (stripped, rog_letter_draft_get_text (self, member)))
    return;
  if (*stripped != '\0')
    json_object_set_string_member (self->content, member, stripped);
  else
    json_object_remove_member (self->content, member);
  touch (self);
}

static JsonArray *
get_list (RogLetterDraft *self,
          const char     *member)
{
  if (rog_json_peek_array (self->content, member) == NULL)
    json_object_set_array_member (self->content, member, json_array_new ());

  return rog_json_peek_array (self->content, member);
}

static int
find_item (RogLetterDraft *self,
           const char     *item)
{
  JsonArray *items = get_list (self, "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    if (g_strcmp0 (json_array_get_string_element (items, i), item) == 0)
      return (int)i;

  return -1;
}

gboolean
rog_letter_draft_has_item (RogLetterDraft *self,
                           const char     *item)
{
  return find_item (self, item) >= 0;
}

void
rog_letter_draft_set_item (RogLetterDraft *self,
                           const char     *item,
                           gboolean        there)
{
  int position = find_item (self, item);

  if ((position >= 0) == there)
    return;
  if (there)
    json_array_add_string_element (get_list (self, "items"), item);
  else
    json_array_remove_element (get_list (self, "items"), (guint)position);
  touch (self);
}

JsonArray *
rog_letter_draft_peek_questions (RogLetterDraft *self)
{
  return get_list (self, "questions");
}

/**
 * rog_letter_draft_add_question:
 * @self: a draft
 *
 * Returns: (transfer none): a new question, empty
 */
JsonObject *
rog_letter_draft_add_question (RogLetterDraft *self)
{
  JsonObject      *question = json_object_new ();
  g_autofree char *id = rog_uuid_new ();

  json_object_set_string_member (question, "id", id);
  json_object_set_array_member (question, "runs", json_array_new ());
  json_array_add_object_element (get_list (self, "questions"), question);

  return question;
}

void
rog_letter_draft_remove_question (RogLetterDraft *self,
                                  JsonObject     *question)
{
  JsonArray *questions = get_list (self, "questions");

  for (guint i = 0; i < json_array_get_length (questions); i++)
    if (json_array_get_object_element (questions, i) == question)
      {
        json_array_remove_element (questions, i);
        touch (self);
        return;
      }
}

/**
 * rog_letter_draft_set_runs:
 * @self: a draft
 * @question: one of its questions
 * @runs: (transfer full): its text with pins
 */
void
rog_letter_draft_set_runs (RogLetterDraft *self,
                           JsonObject     *question,
                           JsonArray      *runs)
{
  json_object_set_array_member (question, "runs", runs);
  touch (self);
}

/*
 * The letter
 */

static JsonObject *
make_question (RogLetterDraft *self,
               JsonObject     *question)
{
  g_autoptr (JsonArray) pins = json_array_new ();
  g_autofree char *text = rog_challenge_text_of_runs (rog_work_get_dossier (self->work), rog_json_peek_array (question, "runs"), pins);
  JsonObject      *state;

  g_strstrip (text);
  if (*text == '\0')
    return NULL;

  state = json_object_new ();
  json_object_set_string_member (state, "id", rog_json_peek_string (question, "id"));
  json_object_set_string_member (state, "text", text);
  if (json_array_get_length (pins) > 0)
    json_object_set_array_member (state, "pins", g_steal_pointer (&pins));

  return state;
}

/**
 * rog_letter_draft_to_state:
 * @self: a draft
 *
 * Returns: (transfer full): the state of a #RogInformationRequest, as far as it is there
 */
JsonObject *
rog_letter_draft_to_state (RogLetterDraft *self)
{
  JsonObject *state = rog_json_object_copy (self->content);
  JsonArray  *from = get_list (self, "questions");
  JsonArray  *to = json_array_new ();

  for (guint i = 0; i < json_array_get_length (from); i++)
    {
      JsonObject *question = make_question (self, json_array_get_object_element (from, i));

      if (question != NULL)
        json_array_add_object_element (to, question);
    }
  json_object_set_array_member (state, "questions", to);

  return state;
}

/**
 * rog_letter_draft_dup_missing:
 * @self: a draft
 *
 * Returns: (transfer full) (nullable): what is needed before it can be signed
 */
char *
rog_letter_draft_dup_missing (RogLetterDraft *self)
{
  g_autoptr (JsonObject) state = rog_letter_draft_to_state (self);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *joined = NULL;

  if (*rog_letter_draft_get_text (self, "to") == '\0')
    g_strv_builder_add (words, _("to whom it goes"));
  if (json_array_get_length (get_list (self, "items")) == 0)
    g_strv_builder_add (words, _("an item"));
  if (json_array_get_length (rog_json_peek_array (state, "questions")) == 0)
    g_strv_builder_add (words, _("a question"));
  list = g_strv_builder_end (words);
  if (list[0] == NULL)
    return NULL;

  joined = g_strjoinv (", ", list);

  return g_strdup_printf (_("Missing: %s"), joined);
}

/*
 * Object
 */

static void
rog_letter_draft_dispose (GObject *object)
{
  g_clear_handle_id (&ROG_LETTER_DRAFT (object)->save_id, g_source_remove);

  G_OBJECT_CLASS (rog_letter_draft_parent_class)->dispose (object);
}

static void
rog_letter_draft_finalize (GObject *object)
{
  RogLetterDraft *self = ROG_LETTER_DRAFT (object);

  g_clear_object (&self->work);
  g_clear_pointer (&self->content, json_object_unref);
  g_free (self->paper);

  G_OBJECT_CLASS (rog_letter_draft_parent_class)->finalize (object);
}

static void
rog_letter_draft_class_init (RogLetterDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_letter_draft_dispose;
  G_OBJECT_CLASS (klass)->finalize = rog_letter_draft_finalize;

  changed_signal = g_signal_new ("changed", ROG_TYPE_LETTER_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_letter_draft_init (RogLetterDraft *self)
{
}

/* A letter is to the authority that asks, until a person says otherwise. */
static JsonObject *
make_content (RogWork *work)
{
  JsonObject *content = json_object_new ();
  RogRequest *request = rog_dossier_get_request (rog_work_get_dossier (work));
  JsonObject *authority = request != NULL ? rog_entity_peek_object (ROG_ENTITY (request), "authority") : NULL;
  const char *name = authority != NULL ? rog_json_peek_string (authority, "name") : NULL;

  if (name != NULL)
    json_object_set_string_member (content, "to", name);

  return content;
}

/**
 * rog_letter_draft_new:
 * @work: the work on a dossier
 * @item: (nullable): the id of an item that is asked about
 *
 * Returns: (transfer full): the letter that was begun, or a new one
 */
RogLetterDraft *
rog_letter_draft_new (RogWork    *work,
                      const char *item)
{
  RogLetterDraft *self = g_object_new (ROG_TYPE_LETTER_DRAFT, NULL);
  g_autoptr (RogPaper) paper = find_paper (work);

  self->work = g_object_ref (work);
  self->paper = paper != NULL ? g_strdup (rog_paper_get_id (paper)) : rog_uuid_new ();
  self->content = paper != NULL ? rog_json_object_copy (rog_paper_get_content (paper)) : make_content (work);
  if (item != NULL && !rog_letter_draft_has_item (self, item))
    json_array_add_string_element (get_list (self, "items"), item);
  if (json_array_get_length (get_list (self, "questions")) == 0)
    rog_letter_draft_add_question (self);

  return self;
}
