// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-found-card.h"

#include <glib/gi18n.h>

#include "docket/rog-docket-row.h"

/* So many passages are shown of each dossier before the person asks for more. */
#define SHOWN 4

struct _RogFoundCard
{
  GtkWidget parent_instance;

  GtkListBox    *list;
  GtkListBoxRow *heading;
  GtkLabel      *tile;
  GtkLabel      *reference;
  GtkLabel      *title;
  GtkLabel      *place;
  GtkLabel      *count;
  GtkBox        *line;
  RogLimitView  *limit;
  GtkListBoxRow *more; /* (nullable) */

  RogDossierRow *dossier;  /* (owned) */
  GPtrArray     *passages; /* (owned) (element-type RogFoundPassage): borrowed of what was found */
};

G_DEFINE_FINAL_TYPE (RogFoundCard, rog_found_card, GTK_TYPE_WIDGET)

static void
add_rows (RogFoundCard *self,
          guint         from,
          guint         to)
{
  for (guint i = from; i < to; i++)
    gtk_list_box_append (self->list, rog_found_row_new (rog_dossier_row_get_id (self->dossier), g_ptr_array_index (self->passages, i)));
}

static void
add_more (RogFoundCard *self)
{
  guint            n = self->passages->len - SHOWN;
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u more", "%u more", n), n);
  GtkWidget       *label = gtk_label_new (text);

  self->more = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-down-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (self->more, box);
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "found-more");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, GTK_WIDGET (self->more));
}

/* The first of those that came has the focus, where the row that asked for them had it. */
static void
show_more (RogFoundCard *self)
{
  int first = gtk_list_box_row_get_index (self->more);

  gtk_list_box_remove (self->list, GTK_WIDGET (self->more));
  self->more = NULL;
  add_rows (self, SHOWN, self->passages->len);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, first)));
}

static void
activated_cb (RogFoundCard  *self,
              GtkListBoxRow *row)
{
  if (row == self->more)
    show_more (self);
  else if (ROG_IS_FOUND_ROW (row))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), "desk.find", rog_found_row_get_target (ROG_FOUND_ROW (row)));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "desk.find", "(sss)", rog_dossier_row_get_id (self->dossier), "", "");
}

/* From the last row of a card the arrow goes on to the next card. */
static gboolean
keynav_failed_cb (RogFoundCard    *self,
                  GtkDirectionType direction)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (root == NULL || (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN))
    return FALSE;

  return gtk_widget_child_focus (root, direction == GTK_DIR_UP ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

static void
rog_found_card_dispose (GObject *object)
{
  RogFoundCard *self = ROG_FOUND_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROG_TYPE_FOUND_CARD);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->passages, g_ptr_array_unref);

  G_OBJECT_CLASS (rog_found_card_parent_class)->dispose (object);
}

static void
rog_found_card_class_init (RogFoundCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_found_card_dispose;

  g_type_ensure (ROG_TYPE_LIMIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-found-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RogFoundCard, list);
  gtk_widget_class_bind_template_child (widget_class, RogFoundCard, heading);
  gtk_widget_class_bind_template_child (widget_class, RogFoundCard, tile);
  gtk_widget_class_bind_template_child (widget_class, RogFoundCard, reference);
  gtk_widget_class_bind_template_child (widget_class, RogFoundCard, title);
  gtk_widget_class_bind_template_child (widget_class, RogFoundCard, place);
  gtk_widget_class_bind_template_child (widget_class, RogFoundCard, count);
  gtk_widget_class_bind_template_child (widget_class, RogFoundCard, line);
  gtk_widget_class_bind_template_child (widget_class, RogFoundCard, limit);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
}

static void
rog_found_card_init (RogFoundCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_dossier (RogFoundCard *self,
              gint64        now)
{
  g_autofree char *reference = NULL, *title = NULL, *authority = NULL, *country = NULL, *country_name = NULL;
  g_autofree char *count = NULL, *sentence = NULL, *place = NULL;

  g_object_get (self->dossier, "reference", &reference, "title", &title, "authority", &authority, "country", &country, "country-name", &country_name, NULL);
  count = g_strdup_printf (g_dngettext (NULL, "%u passage", "%u passages", self->passages->len), self->passages->len);
  place = *country_name != '\0' ? g_strdup_printf (_("%s, %s"), authority, country_name) : g_strdup (authority);
  gtk_label_set_label (self->tile, country != NULL && *country != '\0' ? country : "–");
  gtk_label_set_label (self->reference, reference);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->count, count);
  rog_docket_row_show_limit (self->limit, self->dossier, now);

  // Translators: a dossier in which something was found, read aloud: reference, offences, number of passages.
  sentence = g_strdup_printf (C_ ("found", "%s, %s, %s"), reference, title, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/**
 * rog_found_card_new:
 * @dossier: the dossier, as the docket has it
 * @passages: (element-type RogFoundPassage): what was found in it and is to be shown, one or more; what
 *   is in it has to outlive the card
 * @now: UTC seconds
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
rog_found_card_new (RogDossierRow *dossier,
                    GPtrArray     *passages,
                    gint64         now)
{
  RogFoundCard *self = g_object_new (ROG_TYPE_FOUND_CARD, NULL);

  self->dossier = g_object_ref (dossier);
  self->passages = g_ptr_array_ref (passages);
  show_dossier (self, now);
  /* A row that says "1 more" takes the place of that one. */
  add_rows (self, 0, passages->len > SHOWN + 1 ? SHOWN : passages->len);
  if (passages->len > SHOWN + 1)
    add_more (self);

  return GTK_WIDGET (self);
}

/**
 * rog_found_card_set_narrow:
 * @self: the card
 * @narrow: whether there is room for the essential alone
 */
void
rog_found_card_set_narrow (RogFoundCard *self,
                           gboolean      narrow)
{
  g_return_if_fail (ROG_IS_FOUND_CARD (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->line, narrow ? 2 : 14);
  gtk_widget_set_halign (GTK_WIDGET (self->count), narrow ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_visible (GTK_WIDGET (self->limit), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->tile), !narrow);
}

/**
 * rog_found_card_focus_first:
 * @self: the card
 *
 * Returns: whether its first passage took the focus
 */
gboolean
rog_found_card_focus_first (RogFoundCard *self)
{
  g_return_val_if_fail (ROG_IS_FOUND_CARD (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 1)));
}
