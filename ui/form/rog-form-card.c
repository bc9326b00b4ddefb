// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/rog-form-card.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "widgets/rog-row-name.h"

struct _RogFormCard
{
  AdwExpanderRow parent_instance;

  JsonObject *object;   /* (owned): as it came */
  GPtrArray  *rows;     /* of the fields; the rows are their parent's */
  char       *untitled; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogFormCard, rog_form_card, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * The card
 */

static void
retitle (RogFormCard *self)
{
  g_autofree char *title = rog_form_card_dup_title (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
}

static void
changed_cb (RogFormCard *self)
{
  retitle (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (RogFormCard *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
add_remove_button (RogFormCard *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), button);
}

static void
rog_form_card_finalize (GObject *object)
{
  RogFormCard *self = ROG_FORM_CARD (object);

  json_object_unref (self->object);
  g_ptr_array_unref (self->rows);
  g_free (self->untitled);

  G_OBJECT_CLASS (rog_form_card_parent_class)->finalize (object);
}

static void
rog_form_card_class_init (RogFormCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_form_card_finalize;

  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_FORM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", ROG_TYPE_FORM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_form_card_init (RogFormCard *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * rog_form_card_new:
 * @fields: the fields, the first of which is its title; they outlive the card
 * @object: what it shows
 * @untitled: its title while the first field is empty
 * @removable: whether it can be taken out of its list
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
rog_form_card_new (const RogFormField *fields,
                   JsonObject         *object,
                   const char         *untitled,
                   gboolean            removable)
{
  RogFormCard *self = g_object_new (ROG_TYPE_FORM_CARD, NULL);

  self->object = rog_json_object_copy (object);
  self->untitled = g_strdup (untitled);
  for (guint i = 0; fields[i].member != NULL; i++)
    {
      GtkWidget *row = rog_form_row_new (&fields[i], object);

      g_signal_connect_object (row, fields[i].kind == ROG_FORM_CHOICE ? "notify::selected" : "changed",
                               G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
  if (removable)
    add_remove_button (self);
  retitle (self);
  rog_row_name_by_title (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * rog_form_card_is_complete:
 * @self: the card
 *
 * Returns: whether every field has what it must have; one that is hidden is not needed
 */
gboolean
rog_form_card_is_complete (RogFormCard *self)
{
  g_return_val_if_fail (ROG_IS_FORM_CARD (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->rows, i)) && !rog_form_row_is_complete (g_ptr_array_index (self->rows, i)))
      return FALSE;

  return TRUE;
}

/**
 * rog_form_card_to_json:
 * @self: the card
 *
 * Returns: (transfer full): the object as the fields say it
 */
JsonObject *
rog_form_card_to_json (RogFormCard *self)
{
  JsonObject *object;

  g_return_val_if_fail (ROG_IS_FORM_CARD (self), NULL);

  object = rog_json_object_copy (self->object);
  for (guint i = 0; i < self->rows->len; i++)
    rog_form_row_store (g_ptr_array_index (self->rows, i), object);

  return object;
}

/**
 * rog_form_card_dup_title:
 * @self: the card
 *
 * Returns: (transfer full): what its first field says, or that it says nothing
 */
char *
rog_form_card_dup_title (RogFormCard *self)
{
  GtkWidget *first = g_ptr_array_index (self->rows, 0);

  if (ADW_IS_COMBO_ROW (first))
    return rog_form_row_dup_words (first);
  if (*gtk_editable_get_text (GTK_EDITABLE (first)) == '\0')
    return g_strdup (self->untitled);

  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (first)));
}

/**
 * rog_form_card_get_row:
 * @self: the card
 * @member: one of its fields
 *
 * Returns: (transfer none) (nullable): its row
 */
GtkWidget *
rog_form_card_get_row (RogFormCard *self,
                       const char  *member)
{
  g_return_val_if_fail (ROG_IS_FORM_CARD (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (rog_form_row_get_member (g_ptr_array_index (self->rows, i)), member))
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

/**
 * rog_form_card_focus_first:
 * @self: the card
 *
 * Opens the card and puts the focus into its first field.
 */
void
rog_form_card_focus_first (RogFormCard *self)
{
  g_return_if_fail (ROG_IS_FORM_CARD (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}
