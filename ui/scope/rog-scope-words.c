// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-words.h"

#include "dossier/rog-scope-format.h"
#include "scope/rog-scope-text.h"

struct _RogScopeWords
{
  RogScopeEditor parent_instance;

  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (RogScopeWords, rog_scope_words, ROG_TYPE_SCOPE_EDITOR)

static void
show (RogScopeEditor *editor,
      JsonNode       *value)
{
  RogScopeWords *self = ROG_SCOPE_WORDS (editor);

  rog_scope_text_set (self->text, value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value) : "");
}

static void
changed_cb (RogScopeWords *self)
{
  g_autofree char *text = rog_scope_text_dup (self->text);
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  if (*text != '\0')
    rog_scope_editor_edited (ROG_SCOPE_EDITOR (self), node);
}

static void
rog_scope_words_class_init (RogScopeWordsClass *klass)
{
  ROG_SCOPE_EDITOR_CLASS (klass)->show = show;
}

static void
rog_scope_words_init (RogScopeWords *self)
{
}

GtkWidget *
rog_scope_words_new (RogDossier *dossier,
                     RogLaw     *law,
                     const char *field,
                     JsonNode   *requested)
{
  RogScopeWords *self = g_object_new (ROG_TYPE_SCOPE_WORDS, NULL);

  self->text = rog_scope_text_new (rog_scope_field_get_label (ROG_RULES (law), field), G_CALLBACK (changed_cb), self);
  gtk_box_append (GTK_BOX (self), self->text);

  return GTK_WIDGET (self);
}
