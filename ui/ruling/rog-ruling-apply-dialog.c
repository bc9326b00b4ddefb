// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-apply-dialog.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-query.h"
#include "rog-law-text.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

struct _RogRulingApplyDialog
{
  AdwDialog parent_instance;

  GtkLabel     *intro;
  GtkListBox   *items;
  AdwSwitchRow *reasons;
  GtkWidget    *go;

  RogRulingPaper *paper;  /* (owned) */
  char           *item;   /* (owned): whose outcome it is */
  GPtrArray      *checks; /* GtkCheckButton, each with its item */
};

G_DEFINE_FINAL_TYPE (RogRulingApplyDialog, rog_ruling_apply_dialog, ADW_TYPE_DIALOG)

/* Outcomes are those of a request or those of a notification. */
static gboolean
can_take (RogRulingPaper *paper,
          RogItem        *from,
          RogItem        *to)
{
  return from != to && rog_item_is_notification (from) == rog_item_is_notification (to) &&
         rog_dossier_item_is_undecided (rog_ruling_paper_get_dossier (paper), to);
}

/**
 * rog_ruling_apply_is_possible:
 * @paper: the paper
 * @item: an item
 *
 * Returns: whether it has an outcome that others could have as well
 */
gboolean
rog_ruling_apply_is_possible (RogRulingPaper *paper,
                              RogItem        *item)
{
  GListModel *items = rog_dossier_get_items (rog_ruling_paper_get_dossier (paper));

  if (rog_ruling_draft_get_outcome (rog_ruling_paper_get_draft (paper), rog_entity_get_id (ROG_ENTITY (item))) == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) other = g_list_model_get_item (items, i);

      if (can_take (paper, item, other))
        return TRUE;
    }

  return FALSE;
}

static void
update (RogRulingApplyDialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    any = any || gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  gtk_widget_set_sensitive (self->go, any);
}

/* What an item would lose is said in its row. */
static char *
describe (RogRulingApplyDialog *self,
          const char           *id)
{
  RogRulingDraft  *draft = rog_ruling_paper_get_draft (self->paper);
  const char      *outcome = rog_ruling_draft_covers (draft, id) ? rog_ruling_draft_get_outcome (draft, id) : NULL;
  g_autofree char *card = g_strconcat ("item:", id, NULL);
  g_autoptr (GPtrArray) reasons = rog_ruling_draft_get_paragraphs (draft, card);

  if (outcome != NULL && reasons->len > 0)
    return g_strdup_printf (_("Has the outcome “%s”, and reasons"), rog_law_text_label ("outcomes", outcome));
  if (outcome != NULL)
    return g_strdup_printf (_("Has the outcome “%s”"), rog_law_text_label ("outcomes", outcome));

  return g_strdup (reasons->len > 0 ? _("Has reasons") : "");
}

static void
add_item (RogRulingApplyDialog *self,
          RogItem              *item)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *check = gtk_check_button_new ();
  g_autofree char *words = describe (self, rog_entity_get_id (ROG_ENTITY (item)));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rog_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, rog_item_get_title (item), -1);
  g_object_set_data_full (G_OBJECT (check), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (self->items, row);
}

static void
go_cb (RogRulingApplyDialog *self)
{
  RogRulingDraft  *draft = rog_ruling_paper_get_draft (self->paper);
  guint            n = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (!gtk_check_button_get_active (check))
        continue;
      rog_ruling_draft_apply (draft, self->item, g_object_get_data (G_OBJECT (check), "item"), adw_switch_row_get_active (self->reasons), rog_ruling_paper_now (self->paper));
      n++;
    }
  words = g_strdup_printf (ngettext ("Applied to %u item", "Applied to %u items", n), n);
  rog_window_show_toast (GTK_WIDGET (self), adw_toast_new (words));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
cancel_cb (RogRulingApplyDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
rog_ruling_apply_dialog_finalize (GObject *object)
{
  RogRulingApplyDialog *self = ROG_RULING_APPLY_DIALOG (object);

  g_clear_object (&self->paper);
  g_free (self->item);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (rog_ruling_apply_dialog_parent_class)->finalize (object);
}

static void
rog_ruling_apply_dialog_class_init (RogRulingApplyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_ruling_apply_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-ruling-apply-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRulingApplyDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, RogRulingApplyDialog, items);
  gtk_widget_class_bind_template_child (widget_class, RogRulingApplyDialog, reasons);
  gtk_widget_class_bind_template_child (widget_class, RogRulingApplyDialog, go);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
rog_ruling_apply_dialog_init (RogRulingApplyDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rog_row_name_list (GTK_WIDGET (self->reasons), _("What is applied"));
}

/**
 * rog_ruling_apply_dialog_new:
 * @paper: the paper
 * @item: the id of an item that has an outcome
 *
 * Returns: (transfer floating): the dialog; no item and nothing but the outcome is chosen beforehand
 */
AdwDialog *
rog_ruling_apply_dialog_new (RogRulingPaper *paper,
                             const char     *item)
{
  RogRulingApplyDialog *self = g_object_new (ROG_TYPE_RULING_APPLY_DIALOG, NULL);
  RogDossier           *dossier = rog_ruling_paper_get_dossier (paper);
  GListModel           *items = rog_dossier_get_items (dossier);
  RogItem              *from = rog_dossier_find_item (dossier, item);
  const char           *outcome = rog_ruling_draft_get_outcome (rog_ruling_paper_get_draft (paper), item);
  g_autofree char      *intro = g_strdup_printf (_("The outcome “%s”, with what it needs, is put in for these items as well, in place of what they have."), rog_law_text_label ("outcomes", outcome));

  self->paper = g_object_ref (paper);
  self->item = g_strdup (item);
  gtk_label_set_label (self->intro, intro);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) other = g_list_model_get_item (items, i);

      if (can_take (paper, from, other))
        add_item (self, other);
    }

  return ADW_DIALOG (self);
}
