// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "dossier/rog-act-kinds.h"
#include "dossier/rog-request-file.h"

/*
 * The published schemas are written from the tables that reading uses. With ROG_WRITE_SCHEMAS set this
 * program writes them; without, it holds that the files say what the tables say.
 */

static char *
path_of (const char *name)
{
  return g_build_filename (g_getenv ("ROG_SOURCE_ROOT"), "data", "schema", name, NULL);
}

static JsonObject *
publish (const char     *id,
         const char     *title,
         const RogField *fields)
{
  JsonObject      *schema = rog_fields_to_schema (fields);
  g_autofree char *url = g_strconcat ("https://rogatory.org/schema/", id, NULL);

  json_object_set_string_member (schema, "$schema", "https://json-schema.org/draft/2020-12/schema");
  json_object_set_string_member (schema, "$id", url);
  json_object_set_string_member (schema, "title", title);

  return schema;
}

static void
compare (const char *file,
         JsonObject *schema)
{
  g_autofree char *path = path_of (file);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), schema);
  g_autofree char *text = json_to_string (node, TRUE);
  g_autofree char *with_end = g_strconcat (text, "\n", NULL);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("ROG_WRITE_SCHEMAS") != NULL)
    {
      g_file_set_contents (path, with_end, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, with_end);
}

static void
test_kinds (void)
{
  for (guint i = 0; i < rog_act_kinds_get_count (); i++)
    {
      const RogActKind *kind = rog_act_kinds_get (i);
      g_autofree char  *file = g_strdup_printf ("act-%s-1.json", kind->name);
      g_autofree char  *title = g_strdup_printf ("Body of an act of kind %s", kind->name);
      g_autoptr (JsonObject) schema = publish (file, title, kind->fields);

      compare (file, schema);
      g_assert_true (rog_act_kinds_find (kind->name) == kind);
      g_assert_cmpstr (rog_act_kind_get_title (kind->name), !=, kind->name);
    }
  g_assert_null (rog_act_kinds_find ("future.kind"));
  g_assert_cmpstr (rog_act_kind_get_title ("future.kind"), ==, "future.kind");
}

static void
test_request_file (void)
{
  g_autoptr (JsonObject) schema = publish ("request-1.json", "A request for legal assistance, as request.json in a bag", rog_request_file_get_fields ());

  compare ("request-1.json", schema);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/kinds", test_kinds);
  g_test_add_func ("/schema/request-file", test_request_file);

  return g_test_run ();
}
