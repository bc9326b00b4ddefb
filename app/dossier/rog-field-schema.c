// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-field.h"

/*
 * The published JSON Schemas (2020-12) in data/schema are written from the same tables that reading
 * uses; a test compares the two, so that neither can change alone.
 */

#define DATE "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#define TIME DATE "T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z"
#define UUID "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

static JsonObject *
typed (const char *type)
{
  JsonObject *schema = json_object_new ();

  json_object_set_string_member (schema, "type", type);

  return schema;
}

static JsonObject *
pattern (const char *expression)
{
  JsonObject *schema = typed ("string");

  json_object_set_string_member (schema, "pattern", expression);

  return schema;
}

static JsonObject *
text (void)
{
  JsonObject *schema = typed ("string");

  json_object_set_int_member (schema, "minLength", 1);

  return schema;
}

static JsonObject *
choice (const char *const *words)
{
  static const char *const list_words[] = { "all", "not-stated", NULL };
  JsonObject              *schema = json_object_new ();
  JsonArray               *array = json_array_new ();

  for (const char *const *word = words != NULL ? words : list_words; *word != NULL; word++)
    json_array_add_string_element (array, *word);
  json_object_set_array_member (schema, "enum", array);

  return schema;
}

static JsonObject *
list_of (JsonObject *items)
{
  JsonObject *schema = typed ("array");

  json_object_set_object_member (schema, "items", items);

  return schema;
}

static JsonObject *
integers (gint64 count)
{
  JsonObject *schema = list_of (typed ("integer"));

  json_object_set_int_member (schema, "minItems", count);
  json_object_set_int_member (schema, "maxItems", count);

  return schema;
}

static JsonObject *
one_of (JsonObject *a,
        JsonObject *b)
{
  JsonObject *schema = json_object_new ();
  JsonArray  *array = json_array_new ();

  json_array_add_object_element (array, a);
  json_array_add_object_element (array, b);
  json_object_set_array_member (schema, "anyOf", array);

  return schema;
}

static JsonObject *
whole_number (void)
{
  JsonObject *schema = typed ("integer");

  json_object_set_int_member (schema, "minimum", 0);

  return schema;
}

static JsonObject *
reference (const char *name)
{
  JsonObject *schema = json_object_new ();

  json_object_set_string_member (schema, "$ref", name);

  return schema;
}

static JsonObject *
of_field (const RogField *field)
{
  switch (field->kind)
    {
    case ROG_FIELD_TEXT:
      return text ();
    case ROG_FIELD_TOKEN:
      return pattern ("^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$");
    case ROG_FIELD_ID:
      return pattern ("^" UUID "$");
    case ROG_FIELD_HASH:
    case ROG_FIELD_SALT:
      return pattern ("^[A-Za-z0-9_-]{43}$");
    case ROG_FIELD_TIME:
      return pattern ("^" TIME "$");
    case ROG_FIELD_DATE:
      return pattern ("^" DATE "$");
    case ROG_FIELD_MOMENT:
      return pattern ("^(" DATE "|" TIME ")$");
    case ROG_FIELD_BOUND:
      return pattern ("^(" DATE "|all|not-stated)$");
    case ROG_FIELD_INT:
      return whole_number ();
    case ROG_FIELD_BOOL:
      return typed ("boolean");
    case ROG_FIELD_CHOICE:
      return choice (field->choices);
    case ROG_FIELD_WORDS:
      return one_of (text (), reference ("act-1.json#/$defs/words"));
    case ROG_FIELD_AREA:
      return integers (4);
    case ROG_FIELD_QUADS:
      return list_of (integers (8));
    case ROG_FIELD_TEXTS:
      return list_of (text ());
    case ROG_FIELD_IDS:
      return list_of (pattern ("^" UUID "$"));
    case ROG_FIELD_LIST:
      return one_of (list_of (text ()), choice (field->choices));
    case ROG_FIELD_OBJECT:
      return rog_fields_to_schema (field->fields);
    case ROG_FIELD_OBJECTS:
      return list_of (rog_fields_to_schema (field->fields));
    case ROG_FIELD_OBJECT_LIST:
      return one_of (list_of (rog_fields_to_schema (field->fields)), choice (NULL));
    case ROG_FIELD_ANY:
      return typed ("object");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rog_fields_to_schema:
 * @fields: a table
 *
 * Returns: (transfer full): the JSON Schema (2020-12) of an object with these members
 */
JsonObject *
rog_fields_to_schema (const RogField *fields)
{
  JsonObject *schema = typed ("object");
  JsonObject *properties = json_object_new ();
  JsonArray  *required = json_array_new ();

  for (const RogField *field = fields; field != NULL && field->name != NULL; field++)
    {
      json_object_set_object_member (properties, field->name, of_field (field));
      if (field->required)
        json_array_add_string_element (required, field->name);
    }
  json_object_set_object_member (schema, "properties", properties);
  if (json_array_get_length (required) > 0)
    json_object_set_array_member (schema, "required", required);
  else
    json_array_unref (required);

  return schema;
}
