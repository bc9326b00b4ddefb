// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-extracts.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-decision-builder.h"

struct _RogRulingExtracts
{
  AdwBin parent_instance;

  GtkBox         *checks;
  RogRulingPaper *paper; /* (owned) */
  gboolean        updating;
};

G_DEFINE_FINAL_TYPE (RogRulingExtracts, rog_ruling_extracts, ADW_TYPE_BIN)

static guint put_signal;

static const char *
get_person (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "person");
}

static gboolean
is_there (JsonObject *object,
          const char *person)
{
  JsonArray *array = rog_json_peek_array (object, "extract_for");

  return rog_json_array_has (array, person);
}

static void
toggled_cb (GtkCheckButton    *check,
            RogRulingExtracts *self)
{
  if (!self->updating)
    g_signal_emit (self, put_signal, 0, get_person (GTK_WIDGET (check)), gtk_check_button_get_active (check));
}

static GtkWidget *
find_check (RogRulingExtracts *self,
            const char        *person)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->checks)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (get_person (child), person) == 0)
      return child;

  return NULL;
}

static GtkWidget *
add_check (RogRulingExtracts *self,
           const char        *id)
{
  RogPerson       *person = rog_dossier_find_person (rog_ruling_paper_get_dossier (self->paper), id);
  g_autofree char *label = g_strdup_printf (_("In the extract for %s"), person != NULL ? rog_person_get_name (person) : _("a person concerned"));
  GtkWidget       *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), "person", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (self->checks, check);

  return check;
}

/* Whether the judge is the one who says so: what names something that is not open is in no extract, whatever is checked. */
static gboolean
is_for_judge (RogRulingExtracts *self,
              JsonObject        *service,
              JsonObject        *object)
{
  const char *person = rog_json_peek_string (service, "person");

  return g_strcmp0 (rog_json_peek_string (service, "what"), "extract") == 0 && person != NULL &&
         rog_decision_look_in_extract (rog_ruling_paper_get_dossier (self->paper), object, person) == ROG_IN_EXTRACT_BY_JUDGE;
}

static void
rog_ruling_extracts_finalize (GObject *object)
{
  g_clear_object (&ROG_RULING_EXTRACTS (object)->paper);

  G_OBJECT_CLASS (rog_ruling_extracts_parent_class)->finalize (object);
}

static void
rog_ruling_extracts_class_init (RogRulingExtractsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_extracts_finalize;

  put_signal = g_signal_new ("put", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
rog_ruling_extracts_init (RogRulingExtracts *self)
{
  self->checks = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->checks));
}

/**
 * rog_ruling_extracts_new:
 * @paper: the paper
 *
 * Returns: (transfer floating): nothing, until rog_ruling_extracts_update()
 */
GtkWidget *
rog_ruling_extracts_new (RogRulingPaper *paper)
{
  RogRulingExtracts *self = g_object_new (ROG_TYPE_RULING_EXTRACTS, "visible", FALSE, NULL);

  self->paper = g_object_ref (paper);

  return GTK_WIDGET (self);
}

/**
 * rog_ruling_extracts_update:
 * @self: the checks
 * @object: (nullable): the paragraph, order or condition, with what it is about; %NULL where nothing is written yet
 *
 * Shows in whose extract it is, for each person of whom the judge decides that.
 */
void
rog_ruling_extracts_update (RogRulingExtracts *self,
                            JsonObject        *object)
{
  JsonArray *served = rog_ruling_draft_peek_list (rog_ruling_paper_get_draft (self->paper), "served");
  gboolean   any = FALSE;

  self->updating = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->checks)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, FALSE);
  for (guint i = 0; object != NULL && served != NULL && i < json_array_get_length (served); i++)
    {
      JsonObject *service = json_array_get_object_element (served, i);
      const char *person = rog_json_peek_string (service, "person");
      GtkWidget  *check;

      if (!is_for_judge (self, service, object))
        continue;
      check = find_check (self, person);
      if (check == NULL)
        check = add_check (self, person);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_there (object, person));
      gtk_widget_set_visible (check, TRUE);
      any = TRUE;
    }
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}
