// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rog-chip.h"

struct _RogChip
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (RogChip, rog_chip, GTK_TYPE_WIDGET)

static const char *const style_classes[] = { "neutral", "accent", "amber", "green", "red" };

static void
rog_chip_dispose (GObject *object)
{
  g_clear_pointer (&ROG_CHIP (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rog_chip_parent_class)->dispose (object);
}

static void
rog_chip_class_init (RogChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rog_chip_init (RogChip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
rog_chip_new (RogChipStyle style,
              const char  *icon_name,
              const char  *words)
{
  RogChip *self = g_object_new (ROG_TYPE_CHIP, NULL);

  rog_chip_set (self, style, icon_name, words);
  return GTK_WIDGET (self);
}

/**
 * rog_chip_set:
 * @icon_name: (nullable): a symbolic icon
 * @words: the status; also the tooltip, where the chip is too narrow for it
 */
void
rog_chip_set (RogChip     *self,
              RogChipStyle style,
              const char  *icon_name,
              const char  *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (style_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), style_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), style_classes[style]);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * rog_chip_set_wraps:
 * @self: a chip
 *
 * Where every word counts, a chip with little room has two lines instead of an ellipsis.
 */
void
rog_chip_set_wraps (RogChip *self)
{
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (GTK_LABEL (self->label), GTK_JUSTIFY_CENTER);
}

const char *
rog_chip_get_words (RogChip *self)
{
  return gtk_label_get_label (GTK_LABEL (self->label));
}
