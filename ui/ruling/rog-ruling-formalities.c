// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-formalities.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-formalities.h"
#include "dossier/rog-outcomes.h"
#include "dossier/rog-pin-link.h"
#include "ruling/rog-ruling-tables.h"

struct _RogRulingFormalities
{
  AdwBin parent_instance;

  RogRulingPaper *paper; /* (owned) */
  RogItem        *item;  /* (owned) */
  GtkBox         *box;
  GPtrArray      *fields; /* RogRulingFields, one a formality; the box holds them */
};

G_DEFINE_FINAL_TYPE (RogRulingFormalities, rog_ruling_formalities, ADW_TYPE_BIN)

static const char *
get_id (RogRulingFormalities *self)
{
  return rog_entity_get_id (ROG_ENTITY (self->item));
}

static void
changed_cb (RogRulingFields      *fields,
            RogRulingFormalities *self)
{
  g_autoptr (JsonObject) answer = rog_ruling_fields_to_json (fields);

  rog_ruling_draft_set_formality (rog_ruling_paper_get_draft (self->paper), get_id (self), g_object_get_data (G_OBJECT (fields), "formality"),
                                  json_object_get_size (answer) > 0 ? answer : NULL);
}

static void
add_places (RogRulingFormalities *self,
            GtkWidget            *fields,
            const char           *formality)
{
  g_autofree char *place = g_strjoin ("/", get_id (self), formality, NULL);

  rog_ruling_paper_add_place (self->paper, place, fields);
  for (const RogRulingField *field = rog_ruling_tables_get_formality (); field->member != NULL; field++)
    {
      g_autofree char *row = g_strjoin ("/", place, field->member, NULL);

      rog_ruling_paper_add_place (self->paper, row, rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), field->member));
    }
}

static void
add_formality (RogRulingFormalities *self,
               JsonObject           *formality)
{
  const char *id = rog_json_peek_string (formality, "id");
  const char *text = rog_json_peek_string (formality, "text");
  JsonObject *pin = rog_json_peek_object (formality, "pin");
  GtkWidget  *fields = rog_ruling_fields_new (rog_ruling_tables_get_formality (), text, rog_ruling_paper_get_instrument (self->paper));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "answer")), text);
  g_object_set_data_full (G_OBJECT (fields), "formality", g_strdup (id), g_free);
  g_signal_connect_object (fields, "changed", G_CALLBACK (changed_cb), self, 0);
  g_ptr_array_add (self->fields, fields);
  gtk_box_append (self->box, fields);
  if (pin != NULL)
    {
      GtkWidget *link = rog_pin_link_new (rog_ruling_paper_get_dossier (self->paper), pin);

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_box_append (self->box, link);
    }
  add_places (self, fields, id);
}

static void
rebuild (RogRulingFormalities *self,
         JsonArray            *asked)
{
  GtkWidget *heading = gtk_label_new (_("Formalities asked for"));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_ptr_array_set_size (self->fields, 0);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section-heading");
  gtk_box_append (self->box, heading);
  for (guint i = 0; i < json_array_get_length (asked); i++)
    add_formality (self, json_array_get_object_element (asked, i));
}

/* Whether the fields are those of what is asked now. */
static gboolean
is_same (RogRulingFormalities *self,
         JsonArray            *asked)
{
  gboolean same = json_array_get_length (asked) == self->fields->len;

  for (guint i = 0; same && i < self->fields->len; i++)
    {
      GtkWidget  *fields = g_ptr_array_index (self->fields, i);
      JsonObject *formality = json_array_get_object_element (asked, i);
      GtkWidget  *row = rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "answer");

      same = g_strcmp0 (g_object_get_data (G_OBJECT (fields), "formality"), rog_json_peek_string (formality, "id")) == 0 &&
             g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), rog_json_peek_string (formality, "text")) == 0;
    }

  return same;
}

/**
 * rog_ruling_formalities_update:
 * @self: the formalities of an item
 *
 * Shows what the draft has now, where the item is executed; what is being typed is left alone.
 */
void
rog_ruling_formalities_update (RogRulingFormalities *self)
{
  RogRulingDraft *draft = rog_ruling_paper_get_draft (self->paper);
  JsonArray      *asked = rog_item_peek_formalities (self->item);
  gboolean        shown = asked != NULL && json_array_get_length (asked) > 0 && rog_outcome_is_executed (rog_ruling_draft_get_outcome (draft, get_id (self)));

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;
  if (!is_same (self, asked))
    rebuild (self, asked);
  for (guint i = 0; i < self->fields->len; i++)
    rog_ruling_fields_load (g_ptr_array_index (self->fields, i),
                            rog_ruling_draft_peek_formality (draft, get_id (self), rog_json_peek_string (json_array_get_object_element (asked, i), "id")));
}

static void
rog_ruling_formalities_finalize (GObject *object)
{
  RogRulingFormalities *self = ROG_RULING_FORMALITIES (object);

  g_clear_object (&self->paper);
  g_clear_object (&self->item);
  g_ptr_array_unref (self->fields);

  G_OBJECT_CLASS (rog_ruling_formalities_parent_class)->finalize (object);
}

static void
rog_ruling_formalities_class_init (RogRulingFormalitiesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_formalities_finalize;
}

static void
rog_ruling_formalities_init (RogRulingFormalities *self)
{
  self->fields = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * rog_ruling_formalities_new:
 * @paper: the paper
 * @item: an item
 *
 * Returns: (transfer floating): the formalities that it asks
 */
GtkWidget *
rog_ruling_formalities_new (RogRulingPaper *paper,
                            RogItem        *item)
{
  RogRulingFormalities *self = g_object_new (ROG_TYPE_RULING_FORMALITIES, NULL);

  self->paper = g_object_ref (paper);
  self->item = g_object_ref (item);

  return GTK_WIDGET (self);
}
