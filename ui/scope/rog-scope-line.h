// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "dossier/rog-scope-draft.h"
#include "law/rog-law.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogScopeLine:
 *
 * One field of an item: requested, narrowed to, because; opened, it is edited in place. What
 * lies outside what is requested is refused there. Property "stacked": one below the other.
 * Signal "opened": the person has opened it.
 */
#define ROG_TYPE_SCOPE_LINE (rog_scope_line_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeLine, rog_scope_line, ROG, SCOPE_LINE, GtkBox)

GtkWidget  *rog_scope_line_new (RogWork       *work,
                                RogLaw        *law,
                                RogItem       *item,
                                RogScopeDraft *draft,
                                const char    *field);
const char *rog_scope_line_get_field (RogScopeLine *self);
void        rog_scope_line_update (RogScopeLine *self);
void        rog_scope_line_set_stacked (RogScopeLine *self,
                                        gboolean      stacked);
void        rog_scope_line_open (RogScopeLine *self);
void        rog_scope_line_go_to (RogScopeLine *self,
                                  const char   *part);
gboolean    rog_scope_line_is_open (RogScopeLine *self);

G_END_DECLS
