// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-scope-version.h"

#include "core/rog-clock.h"
#include "core/rog-digest.h"
#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-containment.h"

struct _RogScopeVersion
{
  GObject parent_instance;

  JsonObject *scope;
  GBytes     *salt;
};

G_DEFINE_FINAL_TYPE (RogScopeVersion, rog_scope_version, G_TYPE_OBJECT)

static void
rog_scope_version_finalize (GObject *object)
{
  RogScopeVersion *self = ROG_SCOPE_VERSION (object);

  g_clear_pointer (&self->scope, json_object_unref);
  g_clear_pointer (&self->salt, g_bytes_unref);

  G_OBJECT_CLASS (rog_scope_version_parent_class)->finalize (object);
}

static void
rog_scope_version_class_init (RogScopeVersionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_version_finalize;
}

static void
rog_scope_version_init (RogScopeVersion *self)
{
}

void
rog_scope_finding_free (RogScopeFinding *finding)
{
  g_free (finding->field);
  g_free (finding->sentence);
  g_free (finding);
}

/**
 * rog_scope_version_new:
 * @scope: the extent; a copy is kept
 * @salt: (nullable): 32 bytes, or %NULL for fresh ones
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the version, or %NULL with %ROG_DOSSIER_ERROR_INVALID
 */
RogScopeVersion *
rog_scope_version_new (JsonObject *scope,
                       GBytes     *salt,
                       GError    **error)
{
  RogScopeVersion *self;

  if (!rog_fields_check (rog_scope_fields, scope, error))
    return NULL;

  self = g_object_new (ROG_TYPE_SCOPE_VERSION, NULL);
  self->scope = rog_json_object_copy (scope);
  self->salt = salt != NULL ? g_bytes_ref (salt) : rog_random_salt ();

  return self;
}

/**
 * rog_scope_version_peek_scope:
 * @self: a version
 *
 * Returns: (transfer none): the extent; not to be changed
 */
JsonObject *
rog_scope_version_peek_scope (RogScopeVersion *self)
{
  return self->scope;
}

GBytes *
rog_scope_version_get_salt (RogScopeVersion *self)
{
  return self->salt;
}

/**
 * rog_scope_version_get_hash:
 * @self: a version
 *
 * Returns: (transfer full) (nullable): SHA-256 (salt ‖ canonical JSON) in base64url; %NULL only where the
 *   extent holds what canonical JSON does not know (a float), which no act can
 */
char *
rog_scope_version_get_hash (RogScopeVersion *self)
{
  g_autoptr (GBytes) bytes = rog_json_object_canonical (self->scope, NULL);
  RogDigest digest;

  if (bytes == NULL)
    return NULL;
  digest = rog_digest_salted (self->salt, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return rog_digest_to_string (&digest);
}

/**
 * rog_scope_version_contains:
 * @requested: what was asked for, or the part of it that was left open
 * @decided: what is decided
 * @other_measure: whether another measure was chosen: then only persons, period and places are compared,
 *   and the purpose is shown and confirmed
 * @rules: (nullable): for the tree of data categories
 * @report: (out) (optional) (transfer full) (element-type RogScopeFinding): each field that leaves the
 *   requested extent, and each that cannot be computed
 *
 * Whether @decided lies within @requested (casework § 4): the period inside it, in whole days of the
 * court's zone, both ends included; lists subsets; exclusions and safeguards supersets; retention not longer.
 *
 * Returns: whether nothing computed lies outside
 */
gboolean
rog_scope_version_contains (RogScopeVersion *requested,
                            RogScopeVersion *decided,
                            gboolean         other_measure,
                            RogRules        *rules,
                            GPtrArray      **report)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_scope_finding_free);
  gboolean within = TRUE;

  g_return_val_if_fail (ROG_IS_SCOPE_VERSION (requested), FALSE);
  g_return_val_if_fail (ROG_IS_SCOPE_VERSION (decided), FALSE);

  rog_containment_compare (requested->scope, decided->scope, other_measure, rules, found);
  for (guint i = 0; i < found->len; i++)
    {
      const RogScopeFinding *finding = g_ptr_array_index (found, i);

      within = within && finding->verdict != ROG_SCOPE_OUTSIDE;
    }
  if (report != NULL)
    *report = g_steal_pointer (&found);

  return within;
}
