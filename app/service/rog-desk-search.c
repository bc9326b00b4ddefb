// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Searching this register: references, persons, the text of documents and decisions, notes. What is sought
 * stays on this computer; a search that finds a person by name is noted in the register's record.
 */
#include "service/rog-desk-search.h"

#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-pin.h"
#include "pdf/rog-page-text.h"
#include "pdf/rog-paragraph-label.h"
#include "service/rog-desk-private.h"
#include "service/rog-docket-rows.h"
#include "service/rog-search-words.h"
#include "store/rog-search.h"
#include "store/rog-statement.h"

#define MAX_PAGES 300
#define MAX_NOTE (4 * 1024 * 1024)
#define PARAGRAPH_SIGN "¶ "

/* What is found by its name comes before what is found in a text; a text's own rank is a small negative number. */
#define RANK_REFERENCE (-4e6)
#define RANK_PERSON (-3e6)
#define RANK_NAME (-2e6)
#define RANK_NOTE (-1e6)

typedef struct
{
  char           *typed;
  gboolean        practice;
  RogSearchWords *words;
  GHashTable     *names;   /* document id → its name */
  GHashTable     *rulings; /* the ids of decisions' documents */
  RogFound       *found;   /* (nullable): while it is made */
} Search;

static void
search_free (Search *self)
{
  g_free (self->typed);
  rog_search_words_free (self->words);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->rulings);
  g_clear_pointer (&self->found, rog_found_free);
  g_free (self);
}

/*
 * What a dossier is found by
 */

static const struct
{
  const char  *name;
  RogFoundKind kind;
  double       rank;
} kinds[] = {
  { "reference", ROG_FOUND_REFERENCE, RANK_REFERENCE },
  { "person", ROG_FOUND_PERSON, RANK_PERSON },
  { "title", ROG_FOUND_TITLE, RANK_NAME },
  { "authority", ROG_FOUND_AUTHORITY, RANK_NAME },
  { "document", ROG_FOUND_DOCUMENT, RANK_NAME },
  { "decision", ROG_FOUND_RULING, RANK_NAME },
};

static void
look_at_name (Search     *self,
              const char *dossier,
              JsonObject *name)
{
  const char      *kind = rog_json_peek_string (name, "kind");
  const char      *id = rog_json_peek_string (name, "id");
  const char      *text = rog_json_peek_string (name, "text");
  g_autofree char *marked = text != NULL ? rog_search_words_mark (self->words, text) : NULL;

  if (text != NULL && id != NULL)
    g_hash_table_insert (self->names, g_strdup (id), g_strdup (text));
  if (id != NULL && g_strcmp0 (kind, "decision") == 0)
    g_hash_table_add (self->rulings, g_strdup (id));

  for (guint i = 0; marked != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      RogFoundPassage *passage;

      if (g_strcmp0 (kinds[i].name, kind) != 0)
        continue;
      passage = rog_found_add (self->found, dossier, kinds[i].kind, marked, kinds[i].rank);
      passage->object = g_strdup (id);
      if (kinds[i].kind == ROG_FOUND_PERSON)
        self->found->names_person = TRUE;
    }
}

static gboolean
look_at_dossiers (RogDatabase  *database,
                  Search       *self,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT id, summary FROM dossier WHERE practice = ?", "i", (gint64)self->practice);
  gboolean row = TRUE;

  while (statement != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) && rog_statement_step (statement, &row, error))
    {
      g_autoptr (JsonObject) summary = NULL;
      g_autofree char *dossier = NULL;
      JsonArray       *found_by;

      if (!row)
        return TRUE;
      dossier = g_strdup (rog_statement_get_text (statement, 0));
      summary = rog_docket_rows_parse (rog_statement_get_text (statement, 1));
      found_by = summary != NULL ? rog_json_peek_array (summary, "found-by") : NULL;
      for (guint i = 0; found_by != NULL && i < json_array_get_length (found_by); i++)
        look_at_name (self, dossier, json_array_get_object_element (found_by, i));
    }

  return FALSE;
}

/*
 * The text of documents
 */

/* A paragraph that began on the page before is called by what that page ends with. */
static char *
label_at (RogDatabase         *database,
          const RogSearchPage *page,
          const char          *text,
          guint                index)
{
  glong                length = 0;
  g_autofree gunichar *characters = g_utf8_to_ucs4 (text, -1, NULL, &length, NULL);
  g_autofree char     *here = characters != NULL ? rog_paragraph_label_at (characters, (gsize)length, index) : NULL;
  g_autofree char     *before = NULL, *previous = NULL;
  g_autofree gunichar *others = NULL;

  if (page->page == 1 || (here != NULL && *here != '('))
    return g_steal_pointer (&here);

  previous = rog_search_get_page (database, page->document, page->page - 1, NULL);
  others = previous != NULL ? g_utf8_to_ucs4 (previous, -1, NULL, &length, NULL) : NULL;
  before = others != NULL ? rog_paragraph_label_at (others, (gsize)length, (gsize)length) : NULL;

  return rog_page_text_join_labels (before, here);
}

static gboolean
read_hash (RogDatabase *database,
           const char  *document,
           RogDigest   *hash,
           GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT hash FROM document WHERE id = ?", "t", document);
  gboolean row;

  return statement != NULL && rog_statement_step (statement, &row, error) && row && rog_statement_get_digest (statement, 0, hash, error);
}

static char *
pin_to_string (const RogPin *pin)
{
  g_autoptr (JsonObject) object = rog_pin_to_json (pin);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

static char *
describe_place (const RogPin *pin)
{
  g_autofree char *place = rog_pin_format (pin, "");

  return g_strdup (g_strstrip (place));
}

static void
add_cutting (RogDatabase         *database,
             Search              *self,
             const RogSearchPage *page,
             const RogDigest     *hash,
             const char          *text,
             const RogCutting    *cutting)
{
  g_autofree char *digest = rog_digest_to_string (hash);
  g_autofree char *label = label_at (database, page, text, cutting->start);
  g_autoptr (RogPin) pin = rog_pin_new (page->document, digest, page->page);
  gboolean         ruling = g_hash_table_contains (self->rulings, page->document);
  RogFoundPassage *passage = rog_found_add (self->found, page->dossier, ruling ? ROG_FOUND_RULING : ROG_FOUND_TEXT, cutting->words, page->rank);

  rog_pin_set_words (pin, cutting->quote, label != NULL && g_str_has_prefix (label, PARAGRAPH_SIGN) ? label + strlen (PARAGRAPH_SIGN) : label);
  passage->object = g_strdup (page->document);
  passage->source = g_strdup (g_hash_table_lookup (self->names, page->document));
  passage->pin = pin_to_string (pin);
  passage->place = describe_place (pin);
}

static gboolean
look_at_pages (RogDatabase  *database,
               Search       *self,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GPtrArray) pages = rog_search_everywhere (database, self->practice, self->typed, MAX_PAGES + 1, cancellable, error);

  if (pages == NULL)
    return FALSE;

  self->found->is_cut = pages->len > MAX_PAGES;
  for (guint i = 0; i < MIN (pages->len, MAX_PAGES); i++)
    {
      const RogSearchPage *page = g_ptr_array_index (pages, i);
      g_autofree char     *text = NULL;
      g_autoptr (GPtrArray) cuttings = rog_cuttings_new (page->text, &text);
      RogDigest hash;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_hash (database, page->document, &hash, error))
        return FALSE;
      for (guint j = 0; j < cuttings->len; j++)
        add_cutting (database, self, page, &hash, text, g_ptr_array_index (cuttings, j));
    }

  return TRUE;
}

/*
 * Notes
 */

static void
look_at_note (Search     *self,
              const char *id,
              const char *dossier,
              JsonObject *content)
{
  const char      *text = rog_json_peek_string (content, "text");
  g_autofree char *marked = text != NULL ? rog_search_words_mark (self->words, text) : NULL;
  g_autoptr (GPtrArray) cuttings = NULL;
  JsonObject *pin_object = rog_json_peek_object (content, "pin");
  g_autoptr (RogPin) pin = pin_object != NULL ? rog_pin_from_json (pin_object, NULL) : NULL;
  RogFoundPassage *passage;

  if (marked == NULL)
    return;

  cuttings = rog_cuttings_new (marked, NULL);
  passage = rog_found_add (self->found, dossier, ROG_FOUND_NOTE, ((RogCutting *)g_ptr_array_index (cuttings, 0))->words, RANK_NOTE);
  passage->object = g_strdup (id);
  passage->source = g_strdup (rog_json_peek_string (content, "author"));
  passage->audience = g_strdup (rog_json_peek_string (content, "audience"));
  passage->place = pin != NULL ? describe_place (pin) : NULL;
}

/* Every note here is this person's to read: no other's desk is in this register. */
static gboolean
look_at_notes (RogDatabase  *database,
               Search       *self,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error,
                                                          "SELECT paper.id, paper.dossier, paper.content FROM paper JOIN dossier ON dossier.id = paper.dossier "
                                                          "WHERE paper.kind = 'note' AND paper.deleted IS NULL AND dossier.practice = ? ORDER BY paper.created",
                                                          "i", (gint64)self->practice);
  gboolean row = TRUE;

  while (statement != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) && rog_statement_step (statement, &row, error))
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *id = NULL, *dossier = NULL;
      const char      *content;

      if (!row)
        return TRUE;
      id = g_strdup (rog_statement_get_text (statement, 0));
      dossier = g_strdup (rog_statement_get_text (statement, 1));
      content = rog_statement_get_text (statement, 2);
      bytes = g_bytes_new (content, strlen (content));
      node = rog_json_parse (bytes, MAX_NOTE, NULL);
      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        look_at_note (self, id, dossier, json_node_get_object (node));
    }

  return FALSE;
}

/*
 * All of it
 */

static gpointer
search_func (RogDatabase  *database,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Search         *self = data;
  RogSearchExtent extent;

  self->found = rog_found_new ();
  if (!rog_search_measure (database, self->practice, &extent, error) ||
      !look_at_dossiers (database, self, cancellable, error) ||
      !look_at_pages (database, self, cancellable, error) ||
      !look_at_notes (database, self, cancellable, error))
    return NULL;

  self->found->n_dossiers = extent.n_dossiers;
  self->found->n_pages = extent.n_pages;
  self->found->n_unread = extent.n_unread;
  rog_found_sort (self->found);

  return g_steal_pointer (&self->found);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError   *error = NULL;
  RogFound *found = rog_store_run_finish (ROG_STORE (source), result, &error);

  if (found == NULL)
    g_task_return_error (task, error);
  else if (rog_desk_check_open (g_task_get_source_object (task), task))
    g_task_return_pointer (task, found, (GDestroyNotify)rog_found_free);
  else
    rog_found_free (found);
}

/**
 * rog_desk_search_async:
 * @self: a desk whose register is open
 * @words: what a person typed: all of it is sought, "several words in quotes" as one, the last word may
 *   be the beginning of one
 * @practice: whether the practice dossiers are searched, else the real ones: never both
 * @cancellable: (nullable): what stops it
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Searches references, titles, authorities, persons, documents, decisions and the notes of this
 * person, drafts not. Nothing is noted of it: see rog_desk_note_search_async().
 */
void
rog_desk_search_async (RogDesk            *self,
                       const char         *words,
                       gboolean            practice,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Search *search;

  g_return_if_fail (ROG_IS_DESK (self) && words != NULL);

  g_task_set_source_tag (task, rog_desk_search_async);
  if (!rog_desk_check_open (self, task))
    return;

  search = g_new0 (Search, 1);
  search->typed = g_utf8_make_valid (words, -1);
  search->practice = practice;
  search->words = rog_search_words_new (search->typed);
  search->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  search->rulings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rog_store_run_async (self->open->store, G_PRIORITY_DEFAULT, search_func, search, (GDestroyNotify)search_free,
                       (GDestroyNotify)rog_found_free, cancellable, searched_cb, g_steal_pointer (&task));
}

/**
 * rog_desk_search_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): what was found
 */
RogFound *
rog_desk_search_finish (RogDesk      *self,
                        GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * Noting
 */

typedef struct
{
  RogRecords *records;
  RogClock   *clock;
  char       *register_uuid;
  char       *typed;
} Noting;

static void
noting_free (Noting *job)
{
  g_object_unref (job->records);
  g_object_unref (job->clock);
  g_free (job->register_uuid);
  g_free (job->typed);
  g_free (job);
}

static gpointer
note_func (RogDatabase  *database,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Noting          *job = data;
  g_autofree char *object = rog_uuid_new ();
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GPtrArray) detached = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_words_free);
  g_autoptr (RogEntry) entry = NULL;
  RogActWords *words = rog_act_words_new (job->typed);
  RogActParts  parts = {
     .record = job->register_uuid,
     .object = object,
     .kind = "access.searched",
     .at = rog_clock_now (job->clock),
     .body = body,
  };

  g_ptr_array_add (detached, words);
  json_object_set_string_member (body, "what", "the dossiers of this register, by name");
  json_object_set_object_member (body, "words", rog_act_words_to_json (words));
  entry = rog_records_sign_and_append (job->records, database, &parts, detached, NULL, error);

  return entry != NULL ? job : NULL;
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  RogDesk *self = g_task_get_source_object (task);
  GError  *error = NULL;

  if (rog_store_run_finish (ROG_STORE (source), result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  rog_desk_keep_checkpoint (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * rog_desk_note_search_async:
 * @self: a desk whose register is open
 * @words: the words that a person was found by
 * @cancellable: (nullable): what stops it
 * @callback: called when it is noted
 * @user_data: for @callback
 *
 * Notes in the register's record that it was searched by name (`access.searched`). The words are
 * detached from the act: they can be erased, and the entry stays.
 */
void
rog_desk_note_search_async (RogDesk            *self,
                            const char         *words,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Noting *job;

  g_return_if_fail (ROG_IS_DESK (self) && words != NULL);

  g_task_set_source_tag (task, rog_desk_note_search_async);
  if (!rog_desk_check_open (self, task) || !rog_desk_check_sound (self, NULL, task))
    return;

  job = g_new0 (Noting, 1);
  job->records = g_object_ref (self->open->records);
  job->clock = g_object_ref (self->clock);
  job->register_uuid = g_strdup (self->open->register_uuid);
  job->typed = g_strdup (words);
  rog_store_run_async (self->open->store, G_PRIORITY_DEFAULT, note_func, job, (GDestroyNotify)noting_free, NULL, cancellable, noted_cb, g_steal_pointer (&task));
}

/**
 * rog_desk_note_search_finish:
 * @self: a desk
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: %FALSE where it could not be noted
 */
gboolean
rog_desk_note_search_finish (RogDesk      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
