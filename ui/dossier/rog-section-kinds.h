// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-section.h"

G_BEGIN_DECLS

/**
 * RogSectionKind:
 * @id: stable name, in settings and actions
 * @title: in the sidebar
 * @icon_name: in the sidebar
 * @layout: the layout at first use
 * @width: the width of the desk beside the document at first use, in px
 * @get_type: its type
 * @roles: (nullable): the roles that have it; %NULL for all
 *
 * A section that a dossier has. A section that is not built is not in the table.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon_name;
  RogLayout   layout;
  int         width;
  GType (*get_type) (void);
  const char *const *roles;
} RogSectionKind;

const RogSectionKind *rog_section_kinds_get (guint *n_kinds);
gboolean              rog_section_kind_is_for (const RogSectionKind *kind,
                                               const char           *role);
const char           *rog_section_kind_get_title (const RogSectionKind *kind);

const char *rog_layout_to_string (RogLayout layout);
gboolean    rog_layout_from_string (const char *text,
                                    RogLayout  *layout);

G_END_DECLS
