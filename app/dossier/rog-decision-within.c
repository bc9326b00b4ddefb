// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-decision-within.h"

#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-error.h"

static gboolean
fail (GError    **error,
      RogItem    *item,
      const char *what)
{
  g_set_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID, "Item %" G_GINT64_FORMAT ": %s", rog_item_get_number (item), what);
  return FALSE;
}

/* An extent of a decision, in what the item asks for now. The same extent is always within itself. */
static gboolean
check_scope (RogItem    *item,
             JsonObject *extent,
             gboolean    other_measure,
             RogRules   *rules,
             GError    **error)
{
  g_autofree char *named = rog_item_get_requested_hash (item);
  g_autoptr (RogScopeVersion) requested = rog_item_get_requested (item);
  g_autoptr (RogScopeVersion) decided = rog_scope_version_new (rog_json_peek_object (extent, "scope"), NULL, error);
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) other = NULL;

  if (decided == NULL)
    return FALSE;
  if (requested == NULL || g_strcmp0 (named, rog_json_peek_string (extent, "requested")) != 0)
    return fail (error, item, "the version does not name what is requested now");

  one = rog_json_object_canonical (rog_scope_version_peek_scope (requested), error);
  other = one != NULL ? rog_json_object_canonical (rog_scope_version_peek_scope (decided), error) : NULL;
  if (other == NULL)
    return FALSE;
  if (!g_bytes_equal (one, other) && !rog_scope_version_contains (requested, decided, other_measure, rules, NULL))
    return fail (error, item, "the version does not lie within what is requested");

  return TRUE;
}

static gboolean
check_hash (RogItem    *item,
            JsonObject *version,
            GError    **error)
{
  g_autoptr (GBytes) salt = rog_base64url_decode (rog_json_peek_string (version, "salt"), NULL);
  g_autoptr (RogScopeVersion) decided = rog_scope_version_new (rog_json_peek_object (version, "scope"), salt, error);
  g_autofree char *hash = decided != NULL ? rog_scope_version_get_hash (decided) : NULL;

  if (decided == NULL)
    return FALSE;

  return g_strcmp0 (hash, rog_json_peek_string (version, "hash")) == 0 || fail (error, item, "the hash is not that of the version");
}

static RogItem *
find (RogDossier *dossier,
      const char *id,
      GError    **error)
{
  RogItem *item = rog_dossier_find_item (dossier, id);

  if (item == NULL)
    g_set_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_UNKNOWN, "Item %s is not in the dossier", id);

  return item;
}

static gboolean
check_line (RogDossier *dossier,
            JsonObject *line,
            RogRules   *rules,
            GError    **error)
{
  JsonObject *version = rog_json_peek_object (line, "version");
  RogItem    *item = find (dossier, rog_json_peek_string (line, "item"), error);

  if (item == NULL)
    return FALSE;

  return version == NULL || (check_scope (item, version, json_object_get_boolean_member_with_default (version, "other_measure", FALSE), rules, error) &&
                             check_hash (item, version, error));
}

static gboolean
check_part (RogDossier *dossier,
            JsonObject *part,
            RogRules   *rules,
            GError    **error)
{
  RogItem *item = find (dossier, rog_json_peek_string (part, "of"), error);

  return item != NULL && check_scope (item, part, FALSE, rules, error);
}

/**
 * rog_decision_check_within:
 * @dossier: a dossier
 * @body: the body of an act `decision.signed`, as its table accepts it
 * @rules: (nullable): for the tree of data categories
 * @error: where an error goes
 *
 * The last look at a decision before it is entered: every decided version, and every part left open, names the
 * requested version of its item by hash and lies within it (casework § 4). What is drafted is checked against this
 * long before, in words; here nothing that lies outside gets into a record, however it was made.
 *
 * Returns: %FALSE with %ROG_DOSSIER_ERROR_INVALID, or _UNKNOWN where an item is not in the dossier
 */
gboolean
rog_decision_check_within (RogDossier *dossier,
                           JsonObject *body,
                           RogRules   *rules,
                           GError    **error)
{
  JsonArray *items = rog_json_peek_array (body, "items");
  JsonArray *parts = rog_json_peek_array (body, "parts");

  g_return_val_if_fail (ROG_IS_DOSSIER (dossier), FALSE);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      if (!check_line (dossier, json_array_get_object_element (items, i), rules, error))
        return FALSE;
    }
  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      if (!check_part (dossier, json_array_get_object_element (parts, i), rules, error))
        return FALSE;
    }

  return TRUE;
}
