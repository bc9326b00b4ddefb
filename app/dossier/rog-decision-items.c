// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a decision says of each item: its outcome and version, the items that open rests become, and the annex.

#include "dossier/rog-decision-items.h"

#include <glib/gi18n-lib.h>

#include "core/rog-clock.h"
#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-decision-changes.h"
#include "dossier/rog-decision-sentences.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-formalities.h"
#include "dossier/rog-scope-format.h"

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
version_of (RogRulingCheck *c,
            RogItem        *item,
            const char     *outcome,
            const char     *measure)
{
  gboolean       other = g_str_equal (outcome, "other-measure");
  RogScopeDraft *draft = rog_ruling_check_find_scope (c, rog_entity_get_id (ROG_ENTITY (item)));
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

/* Where another decision on the item came before, it is named. */
static void
put_earlier (RogRulingCheck *c,
             RogItem        *item,
             JsonObject     *object)
{
  RogDecision     *earlier = NULL;
  g_autofree char *before = rog_dossier_dup_before (c->dossier, item);
  g_autofree char *words = NULL;

  rog_dossier_get_item_state (c->dossier, item, &earlier);
  if (before == NULL || earlier == NULL)
    return;
  words = g_strdup_printf ("%s %s", rog_json_peek_string (object, "words"), before);
  json_object_set_string_member (object, "words", words);
  json_object_set_string_member (object, "earlier", rog_entity_get_id (ROG_ENTITY (earlier)));
}

/* rog_decision_paragraph_ids: of #JsonObject, in their order. */
JsonArray *
rog_decision_paragraph_ids (GPtrArray *paragraphs)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < paragraphs->len; i++)
    json_array_add_string_element (array, rog_json_peek_string (g_ptr_array_index (paragraphs, i), "id"));

  return array;
}

static JsonObject *
build_item (RogRulingCheck *c,
            RogItem        *item)
{
  static const char *const copied[] = { "outcome", "article", "ground", "until", "review", "measure", "returned", "to", "when", "objection", "execution_postponed", "tied", NULL };
  const char              *id = rog_entity_get_id (ROG_ENTITY (item));
  JsonObject              *line = rog_ruling_draft_peek_item (c->draft, id);
  const char              *outcome = rog_json_peek_string (line, "outcome");
  g_autofree char         *card = g_strconcat ("item:", id, NULL);
  g_autofree char         *words = NULL;
  g_autoptr (GPtrArray) reasons = rog_ruling_draft_get_paragraphs (c->draft, card);
  JsonObject *object = json_object_new ();
  JsonObject *version = version_of (c, item, outcome, rog_json_peek_string (line, "measure"));
  JsonArray  *formalities = rog_formalities_build (c->draft, item);

  json_object_set_string_member (object, "item", id);
  json_object_set_string_member (object, "title", rog_item_get_title (item));
  for (const char *const *member = copied; *member != NULL; member++)
    rog_json_copy_member (line, object, *member);
  if (version != NULL)
    json_object_set_object_member (object, "version", version);
  if (formalities != NULL)
    json_object_set_array_member (object, "formalities", formalities);
  words = rog_decision_item_to_words (c->dossier, c->rules, c->instrument, object);
  json_object_set_string_member (object, "words", words);
  put_earlier (c, item, object);
  json_object_set_array_member (object, "paragraphs", rog_decision_paragraph_ids (reasons));

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
build_part (RogRulingCheck     *c,
            RogItem            *item,
            const RogScopePart *part,
            gint64              number)
{
  g_autofree char *requested = rog_item_get_requested_hash (item);
  g_autofree char *id = rog_uuid_new ();
  g_autoptr (GBytes) salt = rog_random_salt ();
  g_autofree char *salt_text = rog_base64url_encode (g_bytes_get_data (salt, NULL), g_bytes_get_size (salt));
  g_autofree char *value = rog_scope_format_field (c->dossier, c->rules, part->scope, part->field);
  g_autofree char *title = g_strdup_printf (C_ ("part left open", "%s (left open: %s, %s)"), rog_item_get_title (item),
                                               rog_scope_field_get_label (c->rules, part->field), value);
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
build_parts (RogRulingCheck *c,
             RogItem        *item,
             JsonArray      *parts)
{
  RogScopeDraft *draft = rog_ruling_check_find_scope (c, rog_entity_get_id (ROG_ENTITY (item)));
  g_autoptr (GPtrArray) split = NULL;

  if (draft == NULL || g_strcmp0 (rog_ruling_draft_get_outcome (c->draft, rog_entity_get_id (ROG_ENTITY (item))), "execute-in-part") != 0)
    return;
  split = rog_scope_draft_split (draft, c->rules);
  for (guint i = 0; i < split->len; i++)
    json_array_add_object_element (parts, build_part (c, item, g_ptr_array_index (split, i),
                                                      highest_number (c->dossier) + 1 + json_array_get_length (parts)));
}

/* A value in words; of persons with the capacity that each has to this item. */
static char *
format_value (RogRulingCheck *c,
              const char     *item,
              JsonObject     *scope,
              const char     *field)
{
  JsonArray *array = g_str_equal (field, "persons") ? rog_json_peek_array (scope, field) : NULL;
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (g_free);

  if (array == NULL || json_array_get_length (array) == 0)
    return rog_scope_format_field (c->dossier, c->rules, scope, field);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *person = json_array_get_string_element (array, i);
      const char *capacity = rog_dossier_get_capacity (c->dossier, person, item);

      if (rog_dossier_find_person (c->dossier, person) == NULL)
        g_ptr_array_add (parties, g_strdup (person));
      else
        g_ptr_array_add (parties, rog_party_format (c->dossier, c->rules, person, capacity != NULL ? capacity : "concerned"));
    }
  g_ptr_array_add (parties, NULL);

  return g_strjoinv ("; ", (char **)parties->pdata);
}

/* Of a formality it is said what is answered: the version has it as it was asked. */
static void
add_row (RogRulingCheck *c,
         JsonArray      *rows,
         JsonObject     *built,
         const char     *field,
         JsonObject     *requested,
         JsonObject     *decided)
{
  const char      *item = rog_json_peek_string (built, "item");
  JsonArray       *answered = g_str_equal (field, "formalities") ? rog_json_peek_array (built, field) : NULL;
  g_autofree char *before = format_value (c, item, requested, field);
  g_autofree char *after = answered != NULL ? rog_formalities_to_cell (answered) : format_value (c, item, decided, field);
  JsonObject      *row = json_object_new ();

  json_object_set_string_member (row, "field", field);
  json_object_set_string_member (row, "label", rog_scope_field_get_label (c->rules, field));
  json_object_set_string_member (row, "requested", before);
  json_object_set_string_member (row, "decided", after);
  json_array_add_object_element (rows, row);
}

/* The annex: every field of an item that is stated anywhere, requested and decided. */
static void
build_table (RogRulingCheck *c,
             RogItem        *item,
             JsonObject     *built,
             JsonArray      *table)
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
        add_row (c, rows, built, field->name, requested, decided);
    }
  entry = json_object_new ();
  json_object_set_string_member (entry, "item", rog_entity_get_id (ROG_ENTITY (item)));
  json_object_set_array_member (entry, "rows", rows);
  json_array_add_object_element (table, entry);
}

/* rog_decision_put_items: "items", "parts" and "table" of a decision, of those of @items that have an outcome. */
void
rog_decision_put_items (RogRulingCheck *c,
                        GPtrArray      *items,
                        JsonObject     *body)
{
  JsonArray *lines = json_array_new ();
  JsonArray *parts = json_array_new ();
  JsonArray *table = json_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      RogItem    *item = g_ptr_array_index (items, i);
      JsonObject *built;

      if (rog_ruling_draft_get_outcome (c->draft, rog_entity_get_id (ROG_ENTITY (item))) == NULL)
        continue;
      built = build_item (c, item);
      json_array_add_object_element (lines, built);
      build_parts (c, item, parts);
      build_table (c, item, built, table);
    }
  rog_decision_tell_apart (c->dossier, c->rules, c->instrument, lines);
  json_object_set_array_member (body, "items", lines);
  json_object_set_array_member (body, "parts", parts);
  json_object_set_array_member (body, "table", table);
}
