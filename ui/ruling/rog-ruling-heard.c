// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-heard.h"

#include <glib/gi18n.h>

#include "dossier/rog-dossier-query.h"
#include "rog-law-text.h"
#include "ruling/rog-ruling-tables.h"

struct _RogRulingHeard
{
  AdwBin parent_instance;

  RogRulingPaper *paper; /* (owned) */
  char           *item;  /* (owned) */
  GtkBox         *box;
  GPtrArray      *fields; /* RogRulingFields, one a person */
};

G_DEFINE_FINAL_TYPE (RogRulingHeard, rog_ruling_heard, ADW_TYPE_BIN)

static void
changed_cb (RogRulingFields *fields,
            RogRulingHeard  *self)
{
  g_autoptr (JsonObject) heard = rog_ruling_fields_to_json (fields);

  rog_ruling_draft_set_heard (rog_ruling_paper_get_draft (self->paper), self->item, g_object_get_data (G_OBJECT (fields), "person"),
                              json_object_get_size (heard) > 0 ? heard : NULL);
}

static void
add_person (RogRulingHeard *self,
            const char     *id)
{
  RogDossier      *dossier = rog_ruling_paper_get_dossier (self->paper);
  RogPerson       *person = rog_dossier_find_person (dossier, id);
  const char      *capacity = rog_dossier_get_capacity (dossier, id, self->item);
  g_autofree char *label = g_strdup_printf (_("%s, %s: heard"), person != NULL ? rog_person_get_name (person) : _("A person concerned"), capacity != NULL ? rog_law_text_label ("capacities", capacity) : _("person concerned"));
  g_autofree char *place = g_strconcat (self->item, "/", id, NULL);
  GtkWidget       *fields = rog_ruling_fields_new (rog_ruling_tables_get_heard (), label, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "heard")), label);
  g_object_set_data_full (G_OBJECT (fields), "person", g_strdup (id), g_free);
  g_signal_connect_object (fields, "changed", G_CALLBACK (changed_cb), self, 0);
  g_ptr_array_add (self->fields, fields);
  gtk_box_append (self->box, fields);
  rog_ruling_paper_add_place (self->paper, place, fields);
  for (const RogRulingField *field = rog_ruling_tables_get_heard (); field->member != NULL; field++)
    {
      g_autofree char *row = g_strjoin ("/", place, field->member, NULL);

      rog_ruling_paper_add_place (self->paper, row, rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), field->member));
    }
}

static void
rebuild (RogRulingHeard *self,
         char          **persons)
{
  GtkWidget *heading = gtk_label_new (_("Heard"));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_ptr_array_set_size (self->fields, 0);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section-heading");
  gtk_box_append (self->box, heading);
  for (char **person = persons; *person != NULL; person++)
    add_person (self, *person);
}

/**
 * rog_ruling_heard_update:
 * @self: the persons of an item
 *
 * Shows what the draft has now; what is being typed is left alone.
 */
void
rog_ruling_heard_update (RogRulingHeard *self)
{
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (rog_ruling_paper_get_dossier (self->paper), self->item);
  gboolean same = g_strv_length (persons) == self->fields->len;

  for (guint i = 0; same && persons[i] != NULL; i++)
    same = g_strcmp0 (g_object_get_data (g_ptr_array_index (self->fields, i), "person"), persons[i]) == 0;
  if (!same)
    rebuild (self, persons);
  for (guint i = 0; i < self->fields->len; i++)
    rog_ruling_fields_load (g_ptr_array_index (self->fields, i), rog_ruling_draft_peek_heard (rog_ruling_paper_get_draft (self->paper), self->item, persons[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), self->fields->len > 0);
}

static void
rog_ruling_heard_finalize (GObject *object)
{
  RogRulingHeard *self = ROG_RULING_HEARD (object);

  g_clear_object (&self->paper);
  g_ptr_array_unref (self->fields);
  g_free (self->item);

  G_OBJECT_CLASS (rog_ruling_heard_parent_class)->finalize (object);
}

static void
rog_ruling_heard_class_init (RogRulingHeardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_heard_finalize;
}

static void
rog_ruling_heard_init (RogRulingHeard *self)
{
  self->fields = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * rog_ruling_heard_new:
 * @paper: the paper
 * @item: an item's id
 *
 * Returns: (transfer floating): the persons whom it touches
 */
GtkWidget *
rog_ruling_heard_new (RogRulingPaper *paper,
                      const char     *item)
{
  RogRulingHeard *self = g_object_new (ROG_TYPE_RULING_HEARD, NULL);

  self->paper = g_object_ref (paper);
  self->item = g_strdup (item);

  return GTK_WIDGET (self);
}
