// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-editor.h"

#include "scope/rog-scope-choices.h"
#include "scope/rog-scope-lines.h"
#include "scope/rog-scope-period.h"
#include "scope/rog-scope-retention.h"
#include "scope/rog-scope-words.h"

typedef struct
{
  gboolean showing; /* what is set now is shown, not edited */
  gboolean typing;
} RogScopeEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RogScopeEditor, rog_scope_editor, GTK_TYPE_BOX)

static guint edited_signal, typing_signal;

static void
rog_scope_editor_class_init (RogScopeEditorClass *klass)
{
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, JSON_TYPE_NODE);
  typing_signal = g_signal_new ("typing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_scope_editor_init (RogScopeEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/**
 * rog_scope_editor_show:
 * @self: an editor
 * @value: (nullable): the value that holds
 */
void
rog_scope_editor_show (RogScopeEditor *self,
                       JsonNode       *value)
{
  RogScopeEditorPrivate *priv = rog_scope_editor_get_instance_private (self);

  g_return_if_fail (ROG_IS_SCOPE_EDITOR (self));

  priv->showing = TRUE;
  ROG_SCOPE_EDITOR_GET_CLASS (self)->show (self, value);
  priv->showing = FALSE;
}

/**
 * rog_scope_editor_edited:
 * @self: an editor
 * @value: what the person has made of it
 *
 * For the kinds of editors: says so, unless it is only being shown.
 */
void
rog_scope_editor_edited (RogScopeEditor *self,
                         JsonNode       *value)
{
  RogScopeEditorPrivate *priv = rog_scope_editor_get_instance_private (self);

  if (!priv->showing)
    g_signal_emit (self, edited_signal, 0, value);
}

/**
 * rog_scope_editor_set_typing:
 * @self: an editor
 * @typing: whether something is typed in it that is no part of its value yet
 *
 * For the kinds of editors.
 */
void
rog_scope_editor_set_typing (RogScopeEditor *self,
                             gboolean        typing)
{
  RogScopeEditorPrivate *priv = rog_scope_editor_get_instance_private (self);

  if (priv->typing == typing)
    return;

  priv->typing = typing;
  g_signal_emit (self, typing_signal, 0);
}

gboolean
rog_scope_editor_is_typing (RogScopeEditor *self)
{
  RogScopeEditorPrivate *priv = rog_scope_editor_get_instance_private (self);

  return priv->typing;
}

typedef GtkWidget *(*MakeFunc) (RogDossier *dossier,
                                RogLaw     *law,
                                const char *field,
                                JsonNode   *requested);

static const struct
{
  const char *field;
  MakeFunc    make;
} kinds[] = {
  { "period", rog_scope_period_new },
  { "data_categories", rog_scope_choices_new },
  { "persons", rog_scope_choices_new },
  { "offences", rog_scope_choices_new },
  { "identifiers", rog_scope_lines_new },
  { "places", rog_scope_lines_new },
  { "terms", rog_scope_lines_new },
  { "correspondents", rog_scope_lines_new },
  { "exclusions", rog_scope_lines_new },
  { "safeguards", rog_scope_lines_new },
  { "method", rog_scope_words_new },
  { "purpose", rog_scope_words_new },
  { "retention", rog_scope_retention_new },
};

/**
 * rog_scope_editor_has:
 * @field: a scope's field
 *
 * Returns: whether it can be narrowed here
 */
gboolean
rog_scope_editor_has (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].field, field))
      return TRUE;

  return FALSE;
}

/**
 * rog_scope_editor_new:
 * @dossier: the dossier
 * @law: the law
 * @field: a field for which rog_scope_editor_has()
 * @requested: (nullable): what is requested of it
 *
 * Returns: (transfer floating): its editor
 */
GtkWidget *
rog_scope_editor_new (RogDossier *dossier,
                      RogLaw     *law,
                      const char *field,
                      JsonNode   *requested)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].field, field))
      return kinds[i].make (dossier, law, field, requested);

  g_return_val_if_reached (NULL);
}
