// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rog-limit-view.h"

struct _RogLimitView
{
  GtkWidget parent_instance;

  RogLimitLevel level;
  GtkWidget    *disc;
  GtkWidget    *lines;
  GtkWidget    *words;
  GtkWidget    *when;
};

G_DEFINE_FINAL_TYPE (RogLimitView, rog_limit_view, GTK_TYPE_WIDGET)

static const char *const level_classes[] = { "neutral", "soon", "urgent", "passed" };

static void
rog_limit_view_dispose (GObject *object)
{
  RogLimitView *self = ROG_LIMIT_VIEW (object);

  g_clear_pointer (&self->disc, gtk_widget_unparent);
  g_clear_pointer (&self->lines, gtk_widget_unparent);
  G_OBJECT_CLASS (rog_limit_view_parent_class)->dispose (object);
}

static void
rog_limit_view_class_init (RogLimitViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_limit_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "limit");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TIMER);
}

static GtkWidget *
line_new (GtkWidget  *box,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
rog_limit_view_init (RogLimitView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_add_css_class (widget, "limit");
  self->disc = rog_limit_disc_new ();
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_valign (self->lines, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->lines, TRUE);
  self->words = line_new (self->lines, "words");
  self->when = line_new (self->lines, "when");
  gtk_widget_add_css_class (self->when, "dimmed");
  gtk_widget_set_parent (self->disc, widget);
  gtk_widget_set_parent (self->lines, widget);
}

GtkWidget *
rog_limit_view_new (RogLimitSize size)
{
  RogLimitView     *self = g_object_new (ROG_TYPE_LIMIT_VIEW, NULL);
  int               sides[] = { 20, 36, 64 }, gaps[] = { 9, 12, 16 };
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  rog_limit_disc_set_size (ROG_LIMIT_DISC (self->disc), sides[size]);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), (guint)gaps[size]);
  if (size == ROG_LIMIT_CARD)
    gtk_widget_add_css_class (GTK_WIDGET (self), "large");
  return GTK_WIDGET (self);
}

/**
 * rog_limit_view_set:
 * @left: the share of the period that is left
 * @words: "5 days left", "2 days over", "after the date set"
 * @when: "Rule by Sun 27 Sep, 18:00", the absolute time
 * @full: the sentence a screen reader says: "5 days left, rule by Sunday 27 September, 18:00"
 */
void
rog_limit_view_set (RogLimitView *self,
                    RogLimitLevel level,
                    double        left,
                    const char   *words,
                    const char   *when,
                    const char   *full)
{
  self->level = level;
  for (guint i = 0; i < G_N_ELEMENTS (level_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), level_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), level_classes[level]);
  rog_limit_disc_set (ROG_LIMIT_DISC (self->disc), level, left);
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_label_set_label (GTK_LABEL (self->when), when);
  gtk_widget_set_visible (self->when, *when != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
}

RogLimitLevel
rog_limit_view_get_level (RogLimitView *self)
{
  return self->level;
}
