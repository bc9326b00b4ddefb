// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "dossier/rog-rules.h"

G_BEGIN_DECLS

/**
 * RogScopeVersion:
 *
 * One version of an item's extent, with a salt, so that its hash can be named in a decision without
 * telling anything to those to whom the version is not open. Immutable.
 */
#define ROG_TYPE_SCOPE_VERSION (rog_scope_version_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeVersion, rog_scope_version, ROG, SCOPE_VERSION, GObject)

/**
 * RogScopeVerdict:
 * @ROG_SCOPE_OUTSIDE: this field leaves what was requested
 * @ROG_SCOPE_CONFIRM: this field differs and cannot be computed: it is shown, and a judge confirms it
 */
typedef enum
{
  ROG_SCOPE_OUTSIDE,
  ROG_SCOPE_CONFIRM,
} RogScopeVerdict;

/**
 * RogScopeFinding:
 * @field: the scope's field
 * @verdict: what was computed
 * @sentence: what is to be shown
 */
typedef struct
{
  char           *field;
  RogScopeVerdict verdict;
  char           *sentence;
} RogScopeFinding;

void rog_scope_finding_free (RogScopeFinding *finding);

RogScopeVersion *rog_scope_version_new (JsonObject *scope,
                                        GBytes     *salt,
                                        GError    **error);
JsonObject      *rog_scope_version_peek_scope (RogScopeVersion *self);
GBytes          *rog_scope_version_get_salt (RogScopeVersion *self);
char            *rog_scope_version_get_hash (RogScopeVersion *self);
gboolean         rog_scope_version_contains (RogScopeVersion *requested,
                                             RogScopeVersion *decided,
                                             gboolean         other_measure,
                                             RogRules        *rules,
                                             GPtrArray      **report);

G_END_DECLS
