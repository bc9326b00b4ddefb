// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-changed.h"

#include <glib/gi18n.h>

#include "dossier/rog-scope-format.h"
#include "window/rog-window.h"

struct _RogScopeChanged
{
  AdwBin parent_instance;

  RogLaw         *law;    /* (owned) */
  RogScopeDrafts *drafts; /* (owned) */
  RogItem        *item;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RogScopeChanged, rog_scope_changed, ADW_TYPE_BIN)

static guint rebased_signal;

static void
undo_cb (AdwToast        *toast,
         RogScopeChanged *self)
{
  rog_scope_draft_replace (g_object_get_data (G_OBJECT (toast), "draft"), g_object_get_data (G_OBJECT (toast), "before"), NULL);
  g_signal_emit (self, rebased_signal, 0);
}

/* A reason that was typed does not go unseen, also where there is nothing left that it was for. */
static void
tell_gone (RogScopeChanged *self,
           RogScopeDraft   *draft,
           char           **gone,
           JsonObject      *before)
{
  g_autofree char *labels = NULL;
  g_autofree char *words = NULL;
  AdwToast        *toast;

  if (gone[0] == NULL)
    return;
  for (char **field = gone; *field != NULL; field++)
    g_set_str (field, rog_scope_field_get_label (ROG_RULES (self->law), *field));
  labels = g_strjoinv (", ", gone);
  // Translators: fields of an item, such as "Period", that the authority now requests as they had been narrowed.
  words = g_strdup_printf (_("%s: now requested as narrowed, reason removed"), labels);
  toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "draft", g_object_ref (draft), g_object_unref);
  g_object_set_data_full (G_OBJECT (toast), "before", json_object_ref (before), (GDestroyNotify)json_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  rog_window_show_toast (GTK_WIDGET (self), toast);
}

static void
rebase_cb (RogScopeChanged *self)
{
  RogScopeDraft *draft = rog_scope_drafts_get (self->drafts, self->item);
  g_autoptr (JsonObject) before = rog_scope_draft_to_json (draft);
  g_auto (GStrv) gone = rog_scope_draft_rebase (draft, self->item);

  g_signal_emit (self, rebased_signal, 0);
  tell_gone (self, draft, gone, before);
}

static void
rog_scope_changed_finalize (GObject *object)
{
  RogScopeChanged *self = ROG_SCOPE_CHANGED (object);

  g_clear_object (&self->law);
  g_clear_object (&self->drafts);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (rog_scope_changed_parent_class)->finalize (object);
}

static void
rog_scope_changed_class_init (RogScopeChangedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_changed_finalize;

  rebased_signal = g_signal_new ("rebased", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_scope_changed_init (RogScopeChanged *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_("The authority has changed what it requests since this was written."));
  GtkWidget *button = gtk_button_new_with_label (_("Rest on It"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (box, "scope-line");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (button, "clicked", G_CALLBACK (rebase_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rog_scope_changed_new:
 * @law: the law
 * @drafts: what is being narrowed
 *
 * Returns: (transfer floating): nothing, until rog_scope_changed_update()
 */
GtkWidget *
rog_scope_changed_new (RogLaw         *law,
                       RogScopeDrafts *drafts)
{
  RogScopeChanged *self = g_object_new (ROG_TYPE_SCOPE_CHANGED, "visible", FALSE, NULL);

  self->law = g_object_ref (law);
  self->drafts = g_object_ref (drafts);

  return GTK_WIDGET (self);
}

/**
 * rog_scope_changed_update:
 * @self: what is said of an item
 * @item: the item
 *
 * Shows itself where the draft on @item rests on what was requested before.
 */
void
rog_scope_changed_update (RogScopeChanged *self,
                          RogItem         *item)
{
  g_autofree char *hash = rog_item_get_requested_hash (item);

  g_set_object (&self->item, item);
  gtk_widget_set_visible (GTK_WIDGET (self), g_strcmp0 (hash, rog_scope_draft_get_rests_on (rog_scope_drafts_get (self->drafts, item))) != 0);
}
