// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "dossier/rog-dossier.h"
#include "law/rog-law.h"

G_BEGIN_DECLS

/**
 * RogScopeEditor:
 *
 * Where one field of an extent is edited, in place. Signal "edited" (JsonNode): the person
 * has made it another value; whether that is taken is the owner's to say, who shows the
 * value that holds with rog_scope_editor_show(), which is never "edited". Signal "typing": something is typed, or no
 * longer, that is no part of the value before it is added.
 */
#define ROG_TYPE_SCOPE_EDITOR (rog_scope_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (RogScopeEditor, rog_scope_editor, ROG, SCOPE_EDITOR, GtkBox)

struct _RogScopeEditorClass
{
  GtkBoxClass parent_class;

  /* Shows a value, %NULL where none is stated. */
  void (*show) (RogScopeEditor *self,
                JsonNode       *value);
};

GtkWidget *rog_scope_editor_new (RogDossier *dossier,
                                 RogLaw     *law,
                                 const char *field,
                                 JsonNode   *requested);
void       rog_scope_editor_show (RogScopeEditor *self,
                                  JsonNode       *value);
void       rog_scope_editor_edited (RogScopeEditor *self,
                                    JsonNode       *value);
void       rog_scope_editor_set_typing (RogScopeEditor *self,
                                        gboolean        typing);
gboolean   rog_scope_editor_is_typing (RogScopeEditor *self);
gboolean   rog_scope_editor_has (const char *field);

G_END_DECLS
