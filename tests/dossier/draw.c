// SPDX-License-Identifier: GPL-3.0-or-later
#include "draw.h"

#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-dossier-decided.h"

#define DEEPEST 4

/*
 * Numbers and texts
 */

static guint
below (guint n)
{
  return (guint)g_test_rand_int_range (0, (gint32)n);
}

static gboolean
one_in (guint n)
{
  return below (n) == 0;
}

static void
draw_bytes (guint8 *bytes,
            gsize   n)
{
  for (gsize i = 0; i < n; i++)
    bytes[i] = (guint8)below (256);
}

char *
draw_uuid (void)
{
  guint8 b[16];

  draw_bytes (b, sizeof b);

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-4%x%02x-8%x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3], b[4], b[5],
                          b[6] & 15, b[7], b[8] & 15, b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

static char *
draw_32 (void)
{
  guint8 bytes[32];

  draw_bytes (bytes, sizeof bytes);

  return rog_base64url_encode (bytes, sizeof bytes);
}

static char *
draw_text (void)
{
  static const char *const words[] = { "payments", "Mill Street", "¶ 13", "“account”", "§ 5", "Straße", "Ærøskøbing", "\u202bמסמך\u202c", "a\nb", "😀", "\\", "\"" };
  GString                 *text = g_string_new (words[below (G_N_ELEMENTS (words))]);

  while (!one_in (3))
    g_string_append_printf (text, " %s", words[below (G_N_ELEMENTS (words))]);

  return g_string_free_and_steal (text);
}

static char *
draw_date (void)
{
  return g_strdup_printf ("20%02u-%02u-%02u", 20 + below (10), 1 + below (12), 1 + below (28));
}

static char *
draw_time (void)
{
  g_autofree char *date = draw_date ();

  return g_strdup_printf ("%sT%02u:%02u:%02uZ", date, below (24), below (60), below (60));
}

static char *
draw_choice (const char *const *choices)
{
  static const char *const list_words[] = { "all", "not-stated", NULL };

  choices = choices != NULL ? choices : list_words;

  return g_strdup (choices[below (g_strv_length ((char **)choices))]);
}

/*
 * Ids
 */

static GListModel *
model_named (RogDossier *dossier,
             const char *name)
{
  static const struct
  {
    const char *name;
    GListModel *(*get) (RogDossier *self);
  } models[] = {
    { "item", rog_dossier_get_items },
    { "items", rog_dossier_get_items },
    { "tied", rog_dossier_get_items },
    { "of", rog_dossier_get_items },
    { "person", rog_dossier_get_persons },
    { "persons", rog_dossier_get_persons },
    { "readers", rog_dossier_get_persons },
    { "for", rog_dossier_get_persons },
    { "document", rog_dossier_get_documents },
    { "documents", rog_dossier_get_documents },
    { "attachments", rog_dossier_get_documents },
    { "scan", rog_dossier_get_documents },
    { "challenge", rog_dossier_get_challenges },
    { "challenges", rog_dossier_get_challenges },
    { "decision", rog_dossier_get_decisions },
    { "opening", rog_dossier_get_openings },
  };

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      if (g_str_equal (models[i].name, name))
        return models[i].get (dossier);
    }

  return NULL;
}

static char *
draw_id (RogDossier *dossier,
         const char *name)
{
  GListModel *model = model_named (dossier, name);
  g_autoptr (RogEntity) entity = NULL;

  if (model == NULL || g_list_model_get_n_items (model) == 0 || one_in (8))
    return draw_uuid ();
  entity = g_list_model_get_item (model, below (g_list_model_get_n_items (model)));

  return g_strdup (rog_entity_get_id (entity));
}

/*
 * Values
 */

static JsonObject *draw_members (RogDossier     *dossier,
                                 const RogField *fields,
                                 guint           depth);

static char *
draw_string (RogDossier     *dossier,
             const RogField *field)
{
  switch (field->kind)
    {
    case ROG_FIELD_TEXT:
    case ROG_FIELD_WORDS:
      return draw_text ();
    case ROG_FIELD_TOKEN:
      return g_strdup_printf ("token-%u.a_b", below (9));
    case ROG_FIELD_ID:
      return draw_id (dossier, field->name);
    case ROG_FIELD_HASH:
    case ROG_FIELD_SALT:
      return draw_32 ();
    case ROG_FIELD_TIME:
      return draw_time ();
    case ROG_FIELD_DATE:
      return draw_date ();
    case ROG_FIELD_MOMENT:
      return one_in (2) ? draw_date () : draw_time ();
    case ROG_FIELD_BOUND:
      return one_in (3) ? draw_choice (NULL) : draw_date ();
    case ROG_FIELD_CHOICE:
      return draw_choice (field->choices);
    case ROG_FIELD_INT:
    case ROG_FIELD_BOOL:
    case ROG_FIELD_AREA:
    case ROG_FIELD_QUADS:
    case ROG_FIELD_TEXTS:
    case ROG_FIELD_IDS:
    case ROG_FIELD_LIST:
    case ROG_FIELD_OBJECT:
    case ROG_FIELD_OBJECTS:
    case ROG_FIELD_OBJECT_LIST:
    case ROG_FIELD_ANY:
    default:
      return NULL;
    }
}

static JsonArray *
draw_ints (guint n)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    json_array_add_int_element (array, below (842000));

  return array;
}

static void
add_element (RogDossier     *dossier,
             const RogField *field,
             JsonArray      *array,
             guint           depth)
{
  g_autofree char *text = NULL;

  if (field->kind == ROG_FIELD_QUADS)
    json_array_add_array_element (array, draw_ints (8));
  else if (field->kind == ROG_FIELD_OBJECTS || field->kind == ROG_FIELD_OBJECT_LIST)
    json_array_add_object_element (array, draw_members (dossier, field->fields, depth + 1));
  else
    {
      text = field->kind == ROG_FIELD_IDS ? draw_id (dossier, field->name) : draw_text ();
      json_array_add_string_element (array, text);
    }
}

static JsonNode *
draw_list (RogDossier     *dossier,
           const RogField *field,
           guint           depth)
{
  JsonNode *node = json_node_alloc ();

  if ((field->kind == ROG_FIELD_LIST || field->kind == ROG_FIELD_OBJECT_LIST) && one_in (3))
    {
      g_autofree char *word = draw_choice (field->choices);

      return json_node_init_string (node, word);
    }

  json_node_init_array (node, NULL);
  json_node_take_array (node, field->kind == ROG_FIELD_AREA ? draw_ints (4) : json_array_new ());
  for (guint i = field->kind == ROG_FIELD_AREA ? 0 : below (3); i > 0; i--)
    add_element (dossier, field, json_node_get_array (node), depth);

  return node;
}

static JsonNode *
draw_node (RogDossier     *dossier,
           const RogField *field,
           guint           depth)
{
  g_autofree char *text = draw_string (dossier, field);
  JsonNode        *node;
  JsonObject      *object;

  if (text == NULL && (field->kind == ROG_FIELD_AREA || field->kind == ROG_FIELD_QUADS || field->kind == ROG_FIELD_TEXTS || field->kind == ROG_FIELD_IDS ||
                       field->kind == ROG_FIELD_LIST || field->kind == ROG_FIELD_OBJECTS || field->kind == ROG_FIELD_OBJECT_LIST))
    return draw_list (dossier, field, depth);

  node = json_node_alloc ();
  if (text != NULL)
    return json_node_init_string (node, text);
  if (field->kind == ROG_FIELD_INT)
    return json_node_init_int (node, below (1000));
  if (field->kind == ROG_FIELD_BOOL)
    return json_node_init_boolean (node, one_in (2));

  object = draw_members (dossier, field->fields, depth + 1);
  json_node_init_object (node, object);
  json_object_unref (object);

  return node;
}

static JsonObject *
draw_members (RogDossier     *dossier,
              const RogField *fields,
              guint           depth)
{
  JsonObject *object = json_object_new ();

  for (const RogField *field = fields; field != NULL && field->name != NULL; field++)
    {
      if (field->required || (depth < DEEPEST && one_in (depth + 2)))
        json_object_set_member (object, field->name, draw_node (dossier, field, depth));
    }
  /* Of a later version: kept. */
  if (one_in (6))
    json_object_set_int_member (object, "later", below (9));

  return object;
}

JsonObject *
draw_body (RogDossier     *dossier,
           const RogField *fields)
{
  return draw_members (dossier, fields, 0);
}

/*
 * What is refused
 */

static const RogField *
draw_field (const RogField *fields)
{
  guint n = 0;

  while (fields[n].name != NULL)
    n++;

  return &fields[below (n)];
}

/* A text of the right type and the wrong form; NULL where every text that is not empty will do. */
static const char *
wrong_form (const RogField *field)
{
  switch (field->kind)
    {
    case ROG_FIELD_TEXT:
    case ROG_FIELD_WORDS:
    case ROG_FIELD_LIST:
      return "";
    case ROG_FIELD_TOKEN:
      return "two words";
    case ROG_FIELD_ID:
      return "00000000-0000-4000-8000-00000000000G";
    case ROG_FIELD_HASH:
    case ROG_FIELD_SALT:
      return "AAAA";
    case ROG_FIELD_TIME:
      return "2026-09-27T16:02:11+02:00";
    case ROG_FIELD_DATE:
    case ROG_FIELD_MOMENT:
    case ROG_FIELD_BOUND:
      return "2026-02-30";
    case ROG_FIELD_CHOICE:
    case ROG_FIELD_OBJECT_LIST:
      return "another-word";
    case ROG_FIELD_INT:
    case ROG_FIELD_BOOL:
    case ROG_FIELD_AREA:
    case ROG_FIELD_QUADS:
    case ROG_FIELD_TEXTS:
    case ROG_FIELD_IDS:
    case ROG_FIELD_OBJECT:
    case ROG_FIELD_OBJECTS:
    case ROG_FIELD_ANY:
    default:
      return "a text";
    }
}

char *
draw_spoil (const RogField *fields,
            JsonObject     *body)
{
  const RogField *field = draw_field (fields);
  JsonObject     *inner = field->kind == ROG_FIELD_OBJECT ? rog_json_peek_object (body, field->name) : NULL;

  if (inner != NULL && !one_in (3))
    {
      g_autofree char *within = draw_spoil (field->fields, inner);

      return g_strconcat (field->name, ".", within, NULL);
    }
  if (field->required && one_in (3))
    {
      json_object_remove_member (body, field->name);
      return g_strconcat (field->name, " left out", NULL);
    }
  if (one_in (2))
    {
      json_object_set_string_member (body, field->name, wrong_form (field));
      return g_strconcat (field->name, " of another form", NULL);
    }

  if (field->kind == ROG_FIELD_BOOL)
    json_object_set_int_member (body, field->name, 1);
  else
    json_object_set_boolean_member (body, field->name, TRUE);

  return g_strconcat (field->name, " of another type", NULL);
}

/*
 * Extents
 */

RogItem *
draw_item (RogDossier *dossier)
{
  GListModel *items = rog_dossier_get_items (dossier);
  guint       n = g_list_model_get_n_items (items);
  guint       first = n > 0 ? below (n) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, (first + i) % n);

      if (rog_item_peek_scope (item) != NULL)
        return item; /* the dossier holds it */
    }

  return NULL;
}

static gboolean
is_date (const char *bound)
{
  return bound != NULL && g_ascii_isdigit (*bound);
}

/* One end moves onto the other: what is left is one day, and within. */
static void
narrow_period (JsonObject *scope)
{
  JsonObject *period = rog_json_peek_object (scope, "period");
  const char *from = period != NULL ? rog_json_peek_string (period, "from") : NULL;
  const char *to = period != NULL ? rog_json_peek_string (period, "to") : NULL;

  if (is_date (from) && one_in (2))
    json_object_set_string_member (period, "to", from);
  else if (is_date (to))
    json_object_set_string_member (period, "from", to);
}

static void
narrow_list (JsonObject *scope,
             const char *name)
{
  JsonArray *list = rog_json_peek_array (scope, name);

  if (list != NULL && json_array_get_length (list) > 0)
    json_array_remove_element (list, below (json_array_get_length (list)));
}

/* What contradicts itself (a period that ends before it begins) has nothing within it but itself. */
static gboolean
contains_itself (JsonObject *scope)
{
  g_autoptr (RogScopeVersion) version = rog_scope_version_new (scope, NULL, NULL);

  return rog_scope_version_contains (version, version, FALSE, NULL, NULL);
}

JsonObject *
draw_within (JsonObject *scope)
{
  JsonObject *within = rog_json_object_copy (scope);
  JsonArray  *exclusions = rog_json_peek_array (within, "exclusions");

  if (!contains_itself (scope))
    return within;
  if (one_in (2))
    narrow_period (within);
  for (const char *const *name = rog_scope_list_fields; *name != NULL; name++)
    {
      if (one_in (3))
        narrow_list (within, *name);
    }
  if (exclusions != NULL && one_in (2))
    json_array_add_string_element (exclusions, "Letters of counsel");

  return within;
}

/*
 * Decisions
 */

static void
seal (JsonObject *version)
{
  g_autofree char *salt_text = draw_32 ();
  g_autoptr (GBytes) salt = rog_base64url_decode (salt_text, NULL);
  g_autoptr (RogScopeVersion) made = rog_scope_version_new (rog_json_peek_object (version, "scope"), salt, NULL);
  g_autofree char *hash = rog_scope_version_get_hash (made);

  json_object_set_string_member (version, "salt", salt_text);
  json_object_set_string_member (version, "hash", hash);
}

static JsonObject *
draw_version (RogItem *item)
{
  JsonObject      *version = json_object_new ();
  g_autofree char *requested = rog_item_get_requested_hash (item);

  json_object_set_string_member (version, "requested", requested);
  json_object_set_object_member (version, "scope", draw_within (rog_item_peek_scope (item)));
  seal (version);

  return version;
}

static JsonObject *
draw_line (RogItem *item)
{
  static const char *const outcomes[] = { "execute-in-part", "execute-in-part", "execute-in-part", "refuse", "postpone", "return" };
  JsonObject              *line = json_object_new ();

  json_object_set_string_member (line, "item", rog_entity_get_id (ROG_ENTITY (item)));
  json_object_set_string_member (line, "outcome", outcomes[below (G_N_ELEMENTS (outcomes))]);
  if (g_str_equal (rog_json_peek_string (line, "outcome"), "execute-in-part"))
    json_object_set_object_member (line, "version", draw_version (item));

  return line;
}

static JsonObject *
draw_part (RogItem *item,
           gint64   number)
{
  JsonObject      *part = json_object_new ();
  g_autofree char *id = draw_uuid ();
  g_autofree char *salt = draw_32 ();
  g_autofree char *requested = rog_item_get_requested_hash (item);

  json_object_set_string_member (part, "item", id);
  json_object_set_int_member (part, "number", number);
  json_object_set_string_member (part, "title", "Left open");
  json_object_set_string_member (part, "of", rog_entity_get_id (ROG_ENTITY (item)));
  json_object_set_string_member (part, "requested", requested);
  json_object_set_string_member (part, "field", "places");
  json_object_set_string_member (part, "end", "rest");
  json_object_set_string_member (part, "salt", salt);
  json_object_set_object_member (part, "scope", draw_within (rog_item_peek_scope (item)));

  return part;
}

JsonObject *
draw_decision (RogDossier *dossier)
{
  JsonObject *body = draw_body (dossier, rog_entity_type_get_fields (ROG_TYPE_DECISION));
  RogItem    *item = draw_item (dossier);
  JsonArray  *lines = json_array_new ();
  JsonArray  *parts = json_array_new ();

  if (item != NULL)
    {
      json_array_add_object_element (lines, draw_line (item));
      if (one_in (3))
        json_array_add_object_element (parts, draw_part (item, 50 + below (50)));
    }
  json_object_set_array_member (body, "items", lines);
  json_object_set_array_member (body, "parts", parts);

  return body;
}

/*
 * What is open again
 */

JsonObject *
draw_event (RogDossier *dossier)
{
  static const char *const kinds[] = { "set-aside", "supplement", "correction" };
  JsonObject              *body = draw_body (dossier, rog_entity_type_get_fields (ROG_TYPE_EVENT));
  GListModel              *decisions = rog_dossier_get_decisions (dossier);
  RogItem                 *item = draw_item (dossier);
  guint                    n = g_list_model_get_n_items (decisions);

  if (one_in (2) || n == 0 || item == NULL)
    return body;
  json_object_set_string_member (body, "kind", kinds[below (G_N_ELEMENTS (kinds))]);
  json_object_remove_member (body, "decision");
  json_object_remove_member (body, "items");
  if (!one_in (3))
    {
      g_autoptr (RogEntity) decision = g_list_model_get_item (decisions, below (n));

      json_object_set_string_member (body, "decision", rog_entity_get_id (decision));
    }
  if (one_in (2))
    {
      JsonArray *items = json_array_new ();

      json_array_add_string_element (items, rog_entity_get_id (ROG_ENTITY (item)));
      json_object_set_array_member (body, "items", items);
    }

  return body;
}

char *
draw_standing (RogDossier *dossier)
{
  GListModel *items = rog_dossier_get_items (dossier);
  GString    *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      RogDecision *last = NULL;
      RogItemState state = rog_dossier_get_item_state (dossier, item, &last);

      g_assert_true (last != NULL || state == ROG_ITEM_UNDECIDED || state == ROG_ITEM_ENDED);
      g_assert_cmpint (rog_dossier_item_is_undecided (dossier, item), ==, state != ROG_ITEM_DECIDED && state != ROG_ITEM_ENDED);
      g_string_append_printf (out, "%s %d %s\n", rog_entity_get_id (ROG_ENTITY (item)), (int)state, last != NULL ? rog_entity_get_id (ROG_ENTITY (last)) : "");
    }

  return g_string_free_and_steal (out);
}

gboolean
draw_outside (RogDossier *dossier,
              JsonObject *decision)
{
  JsonArray       *lines = rog_json_peek_array (decision, "items");
  JsonObject      *line = json_array_get_length (lines) > 0 ? json_array_get_object_element (lines, 0) : NULL;
  JsonObject      *version = line != NULL ? rog_json_peek_object (line, "version") : NULL;
  JsonObject      *scope = version != NULL ? rog_json_peek_object (version, "scope") : NULL;
  g_autofree char *other = draw_32 ();

  if (scope == NULL)
    return FALSE;
  if (one_in (2))
    json_object_set_string_member (version, "requested", other);
  else if (one_in (2))
    json_object_set_string_member (version, "hash", other);
  else
    {
      json_object_set_string_member (scope, "measure", "another-measure");
      seal (version);
    }

  return TRUE;
}

void
draw_shuffle (GPtrArray *acts)
{
  for (guint i = acts->len; i > 1; i--)
    {
      guint    j = (guint)g_test_rand_int_range (0, (gint32)i);
      gpointer swapped = acts->pdata[j];

      acts->pdata[j] = acts->pdata[i - 1];
      acts->pdata[i - 1] = swapped;
    }
}
