// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-section-kinds.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenges-section.h"
#include "notes/rog-notes-section.h"
#include "record/rog-record-section.h"
#include "request/rog-request-section.h"
#include "ruling/rog-ruling-section.h"
#include "ruling/rog-served-section.h"
#include "scope/rog-scope-section.h"

static const char *const bench[] = { "judge", "clerk", NULL };
static const char *const counsel[] = { "counsel", NULL };

static const RogSectionKind kinds[] = {
  { "request", NC_ ("section", "Request"), "text-x-generic-symbolic", ROG_LAYOUT_WORK, 376, rog_request_section_get_type, NULL },
  { "notes", NC_ ("section", "Notes"), "rog-highlight-symbolic", ROG_LAYOUT_BOTH, 376, rog_notes_section_get_type, NULL },
  { "scope", NC_ ("section", "Scope"), "rog-scope-symbolic", ROG_LAYOUT_WORK, 448, rog_scope_section_get_type, NULL },
  { "challenges", NC_ ("section", "Challenges"), "rog-challenge-symbolic", ROG_LAYOUT_BOTH, 448, rog_challenges_section_get_type, NULL },
  { "ruling", NC_ ("section", "Ruling"), "rog-gavel-symbolic", ROG_LAYOUT_BOTH, 540, rog_ruling_section_get_type, bench },
  { "served", NC_ ("section", "Ruling"), "rog-gavel-symbolic", ROG_LAYOUT_BOTH, 448, rog_served_section_get_type, counsel },
  { "record", NC_ ("section", "Record"), "rog-record-symbolic", ROG_LAYOUT_WORK, 376, rog_record_section_get_type, NULL },
};

static const char *const layouts[] = { "document", "both", "work" };

/**
 * rog_section_kinds_get:
 * @n_kinds: (out): how many
 *
 * Returns: (transfer none) (array length=n_kinds): the sections, in the order of the sidebar
 */
const RogSectionKind *
rog_section_kinds_get (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);

  return kinds;
}

/**
 * rog_section_kind_is_for:
 * @kind: a section
 * @role: "judge", "clerk" or "counsel"
 *
 * Returns: whether that role has the section
 */
gboolean
rog_section_kind_is_for (const RogSectionKind *kind,
                         const char           *role)
{
  return kind->roles == NULL || g_strv_contains (kind->roles, role);
}

const char *
rog_section_kind_get_title (const RogSectionKind *kind)
{
  return g_dpgettext2 (NULL, "section", kind->title);
}

const char *
rog_layout_to_string (RogLayout layout)
{
  g_return_val_if_fail (layout < G_N_ELEMENTS (layouts), NULL);

  return layouts[layout];
}

/**
 * rog_layout_from_string:
 * @text: (nullable): a layout's name
 * @layout: (out): the layout
 *
 * Returns: whether it is one
 */
gboolean
rog_layout_from_string (const char *text,
                        RogLayout  *layout)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_strcmp0 (layouts[i], text) == 0)
      {
        *layout = (RogLayout)i;
        return TRUE;
      }

  return FALSE;
}
