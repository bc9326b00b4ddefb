// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-decision-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "dossier/rog-blocker.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-decision-pleaded.h"
#include "dossier/rog-dossier-error.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-check.h"
#include "dossier/rog-scope-format.h"

/* What is being built, and from what. */
typedef struct
{
  RogRulingCheck c;
  RogRequest    *request;
  JsonObject    *body;
  GPtrArray     *items; /* RogItem, by number */
  GPtrArray     *pairs;
} Builder;

static void
copy_text (JsonObject *from,
           JsonObject *to,
           const char *member)
{
  if (from != NULL && rog_json_peek_string (from, member) != NULL)
    json_object_set_string_member (to, member, rog_json_peek_string (from, member));
}

static void
copy_member (JsonObject *from,
             JsonObject *to,
             const char *member)
{
  if (json_object_has_member (from, member))
    json_object_set_member (to, member, json_node_copy (json_object_get_member (from, member)));
}

static JsonObject *
request_state (Builder *b)
{
  return b->request != NULL ? rog_entity_peek_state (ROG_ENTITY (b->request)) : NULL;
}

/* What the draft says, else what the request says. */
static void
put_part (Builder    *b,
          const char *member,
          const char *of_request)
{
  const char *text = rog_ruling_draft_get_part (b->c.draft, member);

  if (text == NULL && of_request != NULL && b->request != NULL)
    text = rog_entity_get_string (ROG_ENTITY (b->request), of_request);
  if (text != NULL)
    json_object_set_string_member (b->body, member, text);
}

static void
put_head (Builder *b)
{
  const char *court = rog_ruling_draft_get_part (b->c.draft, "court");
  JsonObject *request = request_state (b);

  json_object_set_string_member (b->body, "kind", rog_ruling_draft_get_kind (b->c.draft));
  copy_member (rog_ruling_draft_peek_state (b->c.draft), b->body, "until");
  if (request != NULL)
    {
      copy_member (request, b->body, "court");
      copy_member (request, b->body, "authority");
      copy_member (request, b->body, "instrument");
      copy_member (request, b->body, "practice");
    }
  if (court != NULL)
    {
      JsonObject *party = json_object_new ();

      json_object_set_string_member (party, "name", court);
      json_object_set_object_member (b->body, "court", party);
    }
  put_part (b, "our_reference", "our_reference");
  put_part (b, "their_reference", "their_reference");
  put_part (b, "legal_basis", "legal_basis");
  put_part (b, "procedure", NULL);
  put_part (b, "consultation", NULL);
  put_part (b, "facts", "facts_alleged");
  put_part (b, "secrecy", NULL);
  put_part (b, "urgency", NULL);
  put_part (b, "place", NULL);
}

static void
put_date (Builder *b)
{
  const char *date = rog_ruling_draft_get_part (b->c.draft, "date");
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (b->c.dossier);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (b->c.now);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, zone);
  g_autofree char *today = g_date_time_format (here, "%Y-%m-%d");

  json_object_set_string_member (b->body, "date", date != NULL ? date : today);
}

/*
 * Items
 */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 x = rog_item_get_number (*(RogItem *const *)a), y = rog_item_get_number (*(RogItem *const *)b);

  return (x > y) - (x < y);
}

static GPtrArray *
find_items (RogRulingCheck *c)
{
  g_auto (GStrv) ids = rog_ruling_draft_dup_items (c->draft);
  GPtrArray *out = g_ptr_array_new ();

  for (char **id = ids; *id != NULL; id++)
    {
      RogItem *item = rog_dossier_find_item (c->dossier, *id);

      if (item != NULL && !rog_item_is_withdrawn (item))
        g_ptr_array_add (out, item);
    }
  g_ptr_array_sort (out, compare_numbers);

  return out;
}

static JsonObject *
make_version (RogItem    *item,
              JsonObject *scope,
              JsonArray  *changes,
              gboolean    other)
{
  g_autoptr (RogScopeVersion) version = rog_scope_version_new (scope, NULL, NULL);
  g_autofree char *requested = rog_item_get_requested_hash (item);
  g_autofree char *hash = NULL;
  g_autofree char *salt = NULL;
  GBytes          *bytes;
  JsonObject      *object;

  if (version == NULL || requested == NULL)
    return NULL;

  bytes = rog_scope_version_get_salt (version);
  hash = rog_scope_version_get_hash (version);
  salt = rog_base64url_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  object = json_object_new ();
  json_object_set_string_member (object, "requested", requested);
  json_object_set_string_member (object, "salt", salt);
  json_object_set_string_member (object, "hash", hash);
  json_object_set_object_member (object, "scope", rog_json_object_copy (scope));
  if (changes != NULL)
    json_object_set_array_member (object, "changes", json_array_ref (changes));
  if (other)
    json_object_set_boolean_member (object, "other_measure", TRUE);

  return object;
}

static JsonObject *
version_of (Builder    *b,
            RogItem    *item,
            const char *outcome,
            const char *measure)
{
  gboolean       other = g_str_equal (outcome, "other-measure");
  RogScopeDraft *draft = rog_ruling_check_find_scope (&b->c, rog_entity_get_id (ROG_ENTITY (item)));
  g_autoptr (JsonObject) scope = NULL;
  g_autoptr (JsonArray) changes = NULL;

  if (g_str_equal (outcome, "execute"))
    return rog_item_peek_scope (item) != NULL ? make_version (item, rog_item_peek_scope (item), NULL, FALSE) : NULL;
  if ((!other && !g_str_equal (outcome, "execute-in-part")) || draft == NULL)
    return NULL;

  scope = rog_scope_draft_get_scope (draft);
  changes = rog_scope_draft_get_changes (draft);
  if (other && measure != NULL)
    json_object_set_string_member (scope, "measure", measure);

  return make_version (item, scope, changes, other);
}

/* "recognised and executed", as the instrument says it. */
static char *
operative_words (Builder    *b,
                 RogItem    *item,
                 const char *outcome,
                 JsonObject *line)
{
  g_autofree char *key = g_strconcat ("outcome.", outcome, NULL);
  const char      *word = rog_rules_get_word (b->c.rules, b->c.instrument, key);
  const char      *paper = rog_rules_get_word (b->c.rules, b->c.instrument, "request");
  JsonObject      *ground = rog_json_peek_object (line, "ground");
  const char      *article = ground != NULL ? rog_json_peek_string (ground, "article") : rog_json_peek_string (line, "article");
  const char      *name = ground != NULL ? rog_json_peek_string (ground, "name") : NULL;
  GString         *out = g_string_new (NULL);

  g_string_append_printf (out, C_ ("operative part", "As to “%s”, the %s is %s"), rog_item_get_title (item),
                                  paper != NULL ? paper : C_ ("instrument", "request"), word != NULL ? word : rog_rules_get_label (b->c.rules, "outcomes", outcome));
  if (g_str_equal (outcome, "other-measure") && rog_json_peek_string (line, "measure") != NULL)
    g_string_append_printf (out, ": %s", rog_rules_get_label (b->c.rules, "measures", rog_json_peek_string (line, "measure")));
  if (article != NULL || name != NULL)
    g_string_append_printf (out, " (%s%s%s)", article != NULL ? article : "", article != NULL && name != NULL ? ", " : "", name != NULL ? name : "");
  if (rog_json_peek_object (line, "until") != NULL)
    {
      g_autofree char *until = rog_end_format (b->c.dossier, rog_json_peek_object (line, "until"));
      g_autofree char *review = rog_moment_format (b->c.dossier, rog_json_peek_string (line, "review"));

      g_string_append_printf (out, C_ ("operative part", ", until: %s; to be reviewed on %s"), until, review);
    }
  if (rog_json_peek_string (line, "to") != NULL)
    {
      g_autofree char *when = rog_moment_format (b->c.dossier, rog_json_peek_string (line, "when"));

      g_string_append_printf (out, C_ ("operative part", ", and sent to %s on %s"), rog_json_peek_string (line, "to"), when);
    }
  g_string_append_c (out, '.');

  return g_string_free_and_steal (out);
}

static void
append_rest (Builder       *b,
             GString       *words,
             RogScopeDraft *draft)
{
  g_auto (GStrv) fields = rog_scope_draft_dup_fields (draft);

  for (char **field = fields; *field != NULL; field++)
    {
      const char *rest = rog_json_peek_string (rog_scope_draft_peek_change (draft, *field), "rest");
      const char *label = rog_scope_field_get_label (b->c.rules, *field);

      if (g_strcmp0 (rest, "open") == 0)
        g_string_append_printf (words, C_ ("operative part", " What is left of “%s” is not refused and stays open."), label);
      else if (g_strcmp0 (rest, "refused") == 0)
        g_string_append_printf (words, C_ ("operative part", " What is left of “%s” is refused."), label);
      else if (g_strcmp0 (rest, "given-up") == 0)
        g_string_append_printf (words, C_ ("operative part", " What is left of “%s” was given up by the authority."), label);
    }
}

static void
append_put_off (Builder    *b,
                GString    *words,
                JsonObject *put_off)
{
  g_autofree char *until = rog_end_format (b->c.dossier, rog_json_peek_object (put_off, "until"));
  g_autofree char *review = rog_moment_format (b->c.dossier, rog_json_peek_string (put_off, "review"));
  const char      *article = rog_json_peek_string (put_off, "article");

  g_string_append_printf (words, C_ ("operative part", " Execution is put off (%s), until: %s; to be reviewed on %s."), article != NULL ? article : "", until, review);
}

static JsonArray *
ids_of (GPtrArray *paragraphs)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < paragraphs->len; i++)
    json_array_add_string_element (array, rog_json_peek_string (g_ptr_array_index (paragraphs, i), "id"));

  return array;
}

static JsonObject *
build_item (Builder *b,
            RogItem *item)
{
  static const char *const copied[] = { "outcome", "article", "ground", "until", "review", "measure", "returned", "to", "when", "objection", "execution_postponed", "tied", NULL };
  const char              *id = rog_entity_get_id (ROG_ENTITY (item));
  JsonObject              *line = rog_ruling_draft_peek_item (b->c.draft, id);
  const char              *outcome = rog_json_peek_string (line, "outcome");
  RogScopeDraft           *draft = rog_ruling_check_find_scope (&b->c, id);
  g_autofree char         *card = g_strconcat ("item:", id, NULL);
  g_autoptr (GPtrArray) reasons = rog_ruling_draft_get_paragraphs (b->c.draft, card);
  g_autofree char *first = operative_words (b, item, outcome, line);
  g_autoptr (GString) words = g_string_new (first);
  JsonObject *object = json_object_new ();
  JsonObject *version = version_of (b, item, outcome, rog_json_peek_string (line, "measure"));

  json_object_set_string_member (object, "item", id);
  json_object_set_string_member (object, "title", rog_item_get_title (item));
  for (const char *const *member = copied; *member != NULL; member++)
    copy_member (line, object, *member);
  if (version != NULL)
    json_object_set_object_member (object, "version", version);
  if (g_str_equal (outcome, "execute-in-part") && draft != NULL)
    append_rest (b, words, draft);
  if (rog_json_peek_object (line, "execution_postponed") != NULL)
    append_put_off (b, words, rog_json_peek_object (line, "execution_postponed"));
  json_object_set_string_member (object, "words", words->str);
  json_object_set_array_member (object, "paragraphs", ids_of (reasons));

  return object;
}

static gint64
highest_number (RogDossier *dossier)
{
  GListModel *items = rog_dossier_get_items (dossier);
  gint64      highest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      highest = MAX (highest, rog_item_get_number (item));
    }

  return highest;
}

static JsonObject *
build_part (Builder            *b,
            RogItem            *item,
            const RogScopePart *part,
            gint64              number)
{
  g_autofree char *requested = rog_item_get_requested_hash (item);
  g_autofree char *id = rog_uuid_new ();
  g_autoptr (GBytes) salt = rog_random_salt ();
  g_autofree char *salt_text = rog_base64url_encode (g_bytes_get_data (salt, NULL), g_bytes_get_size (salt));
  g_autofree char *value = rog_scope_format_field (b->c.dossier, b->c.rules, part->scope, part->field);
  g_autofree char *title = g_strdup_printf (C_ ("part left open", "%s (left open: %s, %s)"), rog_item_get_title (item),
                                               rog_scope_field_get_label (b->c.rules, part->field), value);
  JsonObject      *object = json_object_new ();

  json_object_set_string_member (object, "item", id);
  json_object_set_int_member (object, "number", number);
  json_object_set_string_member (object, "title", title);
  json_object_set_string_member (object, "of", rog_entity_get_id (ROG_ENTITY (item)));
  json_object_set_string_member (object, "requested", requested);
  json_object_set_string_member (object, "field", part->field);
  json_object_set_string_member (object, "end", part->end);
  json_object_set_string_member (object, "salt", salt_text);
  json_object_set_object_member (object, "scope", json_object_ref (part->scope));

  return object;
}

static void
build_parts (Builder   *b,
             RogItem   *item,
             JsonArray *parts)
{
  RogScopeDraft *draft = rog_ruling_check_find_scope (&b->c, rog_entity_get_id (ROG_ENTITY (item)));
  g_autoptr (GPtrArray) split = NULL;

  if (draft == NULL || g_strcmp0 (rog_ruling_draft_get_outcome (b->c.draft, rog_entity_get_id (ROG_ENTITY (item))), "execute-in-part") != 0)
    return;
  split = rog_scope_draft_split (draft, b->c.rules);
  for (guint i = 0; i < split->len; i++)
    json_array_add_object_element (parts, build_part (b, item, g_ptr_array_index (split, i),
                                                      highest_number (b->c.dossier) + 1 + json_array_get_length (parts)));
}

static void
add_row (Builder    *b,
         JsonArray  *rows,
         const char *field,
         JsonObject *requested,
         JsonObject *decided)
{
  g_autofree char *before = rog_scope_format_field (b->c.dossier, b->c.rules, requested, field);
  g_autofree char *after = rog_scope_format_field (b->c.dossier, b->c.rules, decided, field);
  JsonObject      *row = json_object_new ();

  json_object_set_string_member (row, "field", field);
  json_object_set_string_member (row, "label", rog_scope_field_get_label (b->c.rules, field));
  json_object_set_string_member (row, "requested", before);
  json_object_set_string_member (row, "decided", after);
  json_array_add_object_element (rows, row);
}

/* The annex: every field of an item that is stated anywhere, requested and decided. */
static void
build_table (Builder    *b,
             RogItem    *item,
             JsonObject *built,
             JsonArray  *table)
{
  JsonObject *version = rog_json_peek_object (built, "version");
  JsonObject *requested = rog_item_peek_scope (item);
  JsonObject *decided = version != NULL ? rog_json_peek_object (version, "scope") : NULL;
  JsonArray  *rows;
  JsonObject *entry;

  if (requested == NULL || decided == NULL)
    return;
  rows = json_array_new ();
  for (const RogField *field = rog_scope_fields; field->name != NULL; field++)
    {
      if (!g_str_equal (field->name, "place") && (json_object_has_member (requested, field->name) || json_object_has_member (decided, field->name)))
        add_row (b, rows, field->name, requested, decided);
    }
  entry = json_object_new ();
  json_object_set_string_member (entry, "item", rog_entity_get_id (ROG_ENTITY (item)));
  json_object_set_array_member (entry, "rows", rows);
  json_array_add_object_element (table, entry);
}

static void
put_items (Builder *b)
{
  JsonArray *items = json_array_new ();
  JsonArray *parts = json_array_new ();
  JsonArray *table = json_array_new ();

  for (guint i = 0; i < b->items->len; i++)
    {
      RogItem    *item = g_ptr_array_index (b->items, i);
      JsonObject *built;

      if (rog_ruling_draft_get_outcome (b->c.draft, rog_entity_get_id (ROG_ENTITY (item))) == NULL)
        continue;
      built = build_item (b, item);
      json_array_add_object_element (items, built);
      build_parts (b, item, parts);
      build_table (b, item, built, table);
    }
  json_object_set_array_member (b->body, "items", items);
  json_object_set_array_member (b->body, "parts", parts);
  json_object_set_array_member (b->body, "table", table);
}

/*
 * Answers, hearing, paragraphs
 */

static void
put_answers (Builder *b)
{
  JsonArray *answers = json_array_new ();

  for (guint i = 0; i < b->pairs->len; i++)
    {
      RogPair         *pair = g_ptr_array_index (b->pairs, i);
      JsonObject      *answer = rog_ruling_draft_peek_answer (b->c.draft, rog_pair_get_key (pair));
      g_autofree char *card = g_strconcat ("pair:", rog_pair_get_key (pair), NULL);
      g_autoptr (GPtrArray) own = rog_ruling_draft_get_paragraphs (b->c.draft, card);
      JsonObject *object;

      if (answer == NULL || rog_json_peek_string (answer, "answer") == NULL)
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "kind", rog_pair_is_interim (pair) ? "interim" : "ground");
      json_object_set_string_member (object, "challenge", rog_pair_get_challenge (pair));
      json_object_set_string_member (object, "ground", rog_pair_get_ground (pair));
      if (rog_pair_get_item (pair) != NULL)
        json_object_set_string_member (object, "item", rog_pair_get_item (pair));
      json_object_set_string_member (object, "answer", rog_json_peek_string (answer, "answer"));
      json_object_set_string_member (object, "text", rog_pair_get_title (pair));
      copy_member (answer, object, "until");
      copy_member (answer, object, "tied");
      if (own->len > 0)
        json_object_set_array_member (object, "paragraphs", ids_of (own));
      else
        copy_member (answer, object, "paragraphs");
      json_array_add_object_element (answers, object);
    }
  json_object_set_array_member (b->body, "answers", answers);
}

static void
put_heard (Builder *b)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < b->items->len; i++)
    {
      const char *id = rog_entity_get_id (g_ptr_array_index (b->items, i));
      g_auto (GStrv) persons = rog_dossier_dup_item_persons (b->c.dossier, id);

      for (char **person = persons; *person != NULL; person++)
        {
          JsonObject *heard = rog_ruling_draft_peek_heard (b->c.draft, id, *person);
          JsonObject *copy;

          if (heard == NULL || !json_object_has_member (heard, "heard"))
            continue;
          copy = rog_json_object_copy (heard);
          json_object_set_string_member (copy, "item", id);
          json_object_set_string_member (copy, "person", *person);
          json_array_add_object_element (array, copy);
        }
    }
  json_object_set_array_member (b->body, "heard", array);
}

static void
name_in (JsonObject *about,
         const char *list,
         const char *id)
{
  JsonArray *array = rog_json_peek_array (about, list);

  if (id == NULL)
    return;
  if (array == NULL)
    {
      array = json_array_new ();
      json_object_set_array_member (about, list, array);
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (g_strcmp0 (json_array_get_string_element (array, i), id) == 0)
        return;
    }
  json_array_add_string_element (array, id);
}

/* The paragraphs that were written in one place; each is about what the place is about, and what it names itself. */
static void
put_card (Builder    *b,
          JsonArray  *array,
          const char *card,
          const char *item,
          const char *challenge)
{
  g_autoptr (GPtrArray) written = rog_ruling_draft_get_paragraphs (b->c.draft, card);

  for (guint i = 0; i < written->len; i++)
    {
      JsonObject *copy = rog_json_object_copy (g_ptr_array_index (written, i));
      JsonObject *about = rog_json_peek_object (copy, "about");

      if (about == NULL)
        {
          about = json_object_new ();
          json_object_set_object_member (copy, "about", about);
        }
      name_in (about, "challenges", challenge);
      name_in (about, "items", item);
      json_array_add_object_element (array, copy);
    }
}

static void
put_pairs_on (Builder    *b,
              JsonArray  *array,
              const char *item)
{
  for (guint i = 0; i < b->pairs->len; i++)
    {
      RogPair         *pair = g_ptr_array_index (b->pairs, i);
      g_autofree char *card = g_strconcat ("pair:", rog_pair_get_key (pair), NULL);

      if (g_strcmp0 (rog_pair_get_item (pair), item) == 0)
        put_card (b, array, card, item, rog_pair_get_challenge (pair));
    }
}

/* As the decision is read, not as it was written: what is general, item by item with the answers on it, then the
 * answers that concern no single item. */
static void
put_paragraphs (Builder *b)
{
  JsonArray *array = json_array_new ();

  put_card (b, array, "general", NULL, NULL);
  for (guint i = 0; i < b->items->len; i++)
    {
      const char      *item = rog_entity_get_id (g_ptr_array_index (b->items, i));
      g_autofree char *card = g_strconcat ("item:", item, NULL);

      put_card (b, array, card, item, NULL);
      put_pairs_on (b, array, item);
    }
  put_pairs_on (b, array, NULL);
  json_object_set_array_member (b->body, "paragraphs", array);
}

static void
put_lists (Builder *b)
{
  static const char *const lists[] = { "lines", "conditions", "remedy", "signers", "told", "served", NULL };
  JsonObject              *state = rog_ruling_draft_peek_state (b->c.draft);
  g_auto (GStrv) withdrawn = rog_ruling_dup_withdrawn (b->c.dossier, b->c.draft);
  JsonArray *array = json_array_new ();

  for (const char *const *list = lists; *list != NULL; list++)
    copy_member (state, b->body, *list);
  for (char **id = withdrawn; *id != NULL; id++)
    json_array_add_string_element (array, *id);
  json_object_set_array_member (b->body, "challenges_withdrawn", array);
  copy_text (state, b->body, "document");
  json_object_set_string_member (b->body, "original", rog_json_peek_string (state, "original") != NULL ? rog_json_peek_string (state, "original") : "this-file");
}

/* Challenges, as pleaded: from the challenges themselves, unless the judge wrote another text. */
static void
put_challenges (Builder *b)
{
  g_autofree char *text = NULL;

  put_part (b, "challenges", NULL);
  if (json_object_has_member (b->body, "challenges"))
    return;
  text = rog_decision_dup_pleaded (b->c.dossier, b->c.rules, b->pairs, b->items);
  if (text != NULL)
    json_object_set_string_member (b->body, "challenges", text);
}

static void
put_confirmed (JsonObject *body,
               GPtrArray  *found)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", rog_blocker_get_code (g_ptr_array_index (found, i)));
      json_object_set_string_member (object, "text", rog_blocker_get_sentence (g_ptr_array_index (found, i)));
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (body, "confirmed", array);
}

/**
 * rog_decision_preview:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @scope_drafts: (nullable): a list model of #RogScopeDraft
 * @rules: (nullable): the law
 * @now: the time, in seconds since 1970
 *
 * Returns: (transfer full): what the decision says so far, for showing; parts that nobody wrote are not there
 */
JsonObject *
rog_decision_preview (RogDossier     *dossier,
                      RogRulingDraft *draft,
                      GListModel     *scope_drafts,
                      RogRules       *rules,
                      gint64          now)
{
  Builder b = { { dossier, draft, scope_drafts, rules, now } };

  b.request = rog_dossier_get_request (dossier);
  b.c.instrument = b.request != NULL ? rog_request_get_instrument (b.request) : NULL;
  b.body = json_object_new ();
  b.items = find_items (&b.c);
  b.pairs = rog_ruling_find_pairs (dossier, draft);

  put_head (&b);
  put_date (&b);
  put_items (&b);
  put_answers (&b);
  put_heard (&b);
  put_challenges (&b);
  put_paragraphs (&b);
  put_lists (&b);
  g_ptr_array_unref (b.items);
  g_ptr_array_unref (b.pairs);

  return b.body;
}

/**
 * rog_decision_build:
 * @dossier: a dossier
 * @draft: a draft of a decision in it
 * @scope_drafts: (nullable): a list model of #RogScopeDraft
 * @rules: (nullable): the law
 * @now: the time, in seconds since 1970
 * @error: where an error goes
 *
 * Makes the body of `decision.signed`: decided versions with the hashes of the requested ones, the items
 * that open rests become, answers, paragraphs with what they are about, and the annex. What the signing itself
 * makes (the document, its signature, the signers' keys and times) is added by the caller.
 *
 * Returns: (transfer full) (nullable): the body, or %NULL with %ROG_DOSSIER_ERROR_BLOCKED and the first thing
 *   that blocks signing, or %ROG_DOSSIER_ERROR_INVALID where a text in the draft is not in the form it must have
 */
JsonObject *
rog_decision_build (RogDossier     *dossier,
                    RogRulingDraft *draft,
                    GListModel     *scope_drafts,
                    RogRules       *rules,
                    gint64          now,
                    GError        **error)
{
  g_autoptr (GPtrArray) blocks = rog_ruling_find_blocks (dossier, draft, scope_drafts, rules, now);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (JsonObject) body = NULL;

  if (blocks->len > 0)
    {
      g_set_error_literal (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_BLOCKED, rog_blocker_get_sentence (g_ptr_array_index (blocks, 0)));
      return NULL;
    }

  body = rog_decision_preview (dossier, draft, scope_drafts, rules, now);
  found = rog_ruling_find_confirmations (dossier, draft, scope_drafts, rules, now);
  put_confirmed (body, found);
  if (!rog_fields_check (rog_entity_type_get_fields (ROG_TYPE_DECISION), body, error))
    return NULL;

  return g_steal_pointer (&body);
}
