// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-done.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/rog-json.h"
#include "dossier/rog-decision-effect.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-scope-format.h"
#include "ruling/rog-ruling-export.h"
#include "service/rog-record-view.h"
#include "widgets/rog-chip.h"

struct _RogRulingDone
{
  AdwBin parent_instance;

  RogRulingPaper *paper;    /* (owned) */
  RogDecision    *decision; /* (owned) */
  RogChip        *mark;
};

G_DEFINE_FINAL_TYPE (RogRulingDone, rog_ruling_done, ADW_TYPE_BIN)

/*
 * Verification
 */

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (RogRulingDone) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogRecordView) view = rog_work_check_record_finish (ROG_WORK (object), result, &error);

  if (view == NULL)
    rog_chip_set (self->mark, ROG_CHIP_NEUTRAL, NULL, _("Not checked"));
  else if (rog_record_view_get_problem (view) != NULL)
    rog_chip_set (self->mark, ROG_CHIP_RED, "dialog-warning-symbolic", _("The record does not hold"));
  else
    rog_chip_set (self->mark, ROG_CHIP_GREEN, "object-select-symbolic", _("Recorded and checked"));
}

static void
export_cb (RogRulingDone *self)
{
  rog_ruling_export_decision (GTK_WIDGET (self), rog_ruling_paper_get_work (self->paper), rog_entity_get_id (ROG_ENTITY (self->decision)));
}

static void
read_cb (RogRulingDone *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "document.open", "(sb)", rog_decision_get_document (self->decision), TRUE);
}

/*
 * Object
 */

static GtkWidget *
make_button (RogRulingDone *self,
             const char    *label,
             GCallback      callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
back_cb (RogRulingDone *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static GtkWidget *
make_buttons (RogRulingDone *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (box), make_button (self, _("Read Decision"), G_CALLBACK (read_cb)));
  adw_wrap_box_append (ADW_WRAP_BOX (box), make_button (self, _("Export Decision"), G_CALLBACK (export_cb)));
  adw_wrap_box_append (ADW_WRAP_BOX (box), make_button (self, _("Back to Docket"), G_CALLBACK (back_cb)));

  return box;
}

static GtkWidget *
make_label (const char *text,
            const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);

  return label;
}

/*
 * The extracts that were signed with it
 */

static void
read_extract_cb (GtkWidget     *button,
                 RogRulingDone *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "document.open", "(sb)", g_object_get_data (G_OBJECT (button), "document"), TRUE);
}

static void
export_extract_cb (GtkWidget     *button,
                   RogRulingDone *self)
{
  rog_ruling_export_extract (GTK_WIDGET (self), rog_ruling_paper_get_work (self->paper), rog_entity_get_id (ROG_ENTITY (self->decision)),
                             g_object_get_data (G_OBJECT (button), "person"));
}

/* @label tells it from those of other extracts. */
static void
add_extract_button (RogRulingDone *self,
                    GtkWidget     *box,
                    const char    *words,
                    const char    *label,
                    GCallback      callback,
                    JsonObject    *served)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  g_object_set_data_full (G_OBJECT (button), "document", g_strdup (rog_json_peek_string (served, "document")), g_free);
  g_object_set_data_full (G_OBJECT (button), "person", g_strdup (rog_json_peek_string (served, "person")), g_free);
  /* GTK names a button after the words on it, and that goes before a label. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

static void
add_extract (RogRulingDone *self,
             GtkWidget     *box,
             JsonObject    *served)
{
  RogPerson  *person = rog_dossier_find_person (rog_ruling_paper_get_dossier (self->paper), rog_json_peek_string (served, "person"));
  const char *name = person != NULL ? rog_person_get_name (person) : _("a person concerned");
  g_autofree char *title = g_strdup_printf (_("Extract for %s"), name);
  g_autofree char *read = g_strdup_printf (_("Read Extract for %s"), name);
  g_autofree char *export = g_strdup_printf (_("Export Extract for %s"), name);
  GtkWidget *buttons = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  add_extract_button (self, buttons, _("Read Extract"), read, G_CALLBACK (read_extract_cb), served);
  add_extract_button (self, buttons, _("Export Extract"), export, G_CALLBACK (export_extract_cb), served);
  gtk_box_append (GTK_BOX (box), make_label (title, "row-text"));
  gtk_box_append (GTK_BOX (box), buttons);
}

static void
add_extracts (RogRulingDone *self,
              GtkWidget     *box)
{
  JsonArray *served = rog_entity_peek_array (ROG_ENTITY (self->decision), "served");

  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    if (rog_json_peek_string (json_array_get_object_element (served, i), "document") != NULL)
      add_extract (self, box, json_array_get_object_element (served, i));
}

static void
rog_ruling_done_finalize (GObject *object)
{
  g_clear_object (&ROG_RULING_DONE (object)->paper);
  g_clear_object (&ROG_RULING_DONE (object)->decision);

  G_OBJECT_CLASS (rog_ruling_done_parent_class)->finalize (object);
}

static void
rog_ruling_done_class_init (RogRulingDoneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_done_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rog_ruling_done_init (RogRulingDone *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "ruling-card");
}

static void
append_line (GString    *text,
             const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* Of one of its items: that it was set aside, and which decision came after. */
static void
describe_item (GString     *text,
               RogDossier  *dossier,
               RogDecision *decision,
               const char  *id)
{
  RogDecision     *last = rog_dossier_get_decision_on (dossier, id, NULL);
  RogItem         *item = rog_dossier_find_item (dossier, id);
  g_autofree char *date = last != NULL && last != decision ? rog_moment_format (dossier, rog_decision_get_date (last)) : NULL;
  g_autofree char *line = NULL;

  if (item == NULL)
    return;
  if (date != NULL)
    // Translators: the number of an item, a date.
    line = g_strdup_printf (_("Item %" PRId64 ": decided again by the decision of %s"), rog_item_get_number (item), date);
  else if (rog_dossier_is_set_aside (dossier, decision, id) && !rog_dossier_is_set_aside (dossier, decision, NULL))
    line = g_strdup_printf (_("Item %" PRId64 ": set aside"), rog_item_get_number (item));
  if (line != NULL)
    append_line (text, line);
}

/**
 * rog_ruling_done_describe:
 * @dossier: a dossier
 * @decision: one of its decisions
 *
 * Returns: (transfer full) (nullable): what became of it: that it was set aside, which items were decided again, and whether
 *   it may be carried out yet
 */
char *
rog_ruling_done_describe (RogDossier  *dossier,
                          RogDecision *decision)
{
  JsonArray       *items = rog_entity_peek_array (ROG_ENTITY (decision), "items");
  g_autofree char *effect = rog_decision_dup_effect (dossier, decision);
  g_autoptr (GString) text = g_string_new (NULL);

  if (rog_dossier_is_set_aside (dossier, decision, NULL))
    append_line (text, C_("decision", "Set aside"));
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    describe_item (text, dossier, decision, rog_json_peek_string (json_array_get_object_element (items, i), "item"));
  if (effect != NULL)
    append_line (text, effect);

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/**
 * rog_ruling_done_new:
 * @paper: the paper
 * @decision: a signed decision
 *
 * Returns: (transfer floating): its card
 */
GtkWidget *
rog_ruling_done_new (RogRulingPaper *paper,
                     RogDecision    *decision)
{
  RogRulingDone   *self = g_object_new (ROG_TYPE_RULING_DONE, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget       *mark = rog_chip_new (ROG_CHIP_NEUTRAL, NULL, _("Checking"));
  const char      *reference = rog_entity_get_string (ROG_ENTITY (decision), "our_reference");
  g_autofree char *date = rog_moment_format (rog_ruling_paper_get_dossier (paper), rog_decision_get_date (decision));
  g_autofree char *title = g_strdup_printf (_("Decision of %s"), date);
  g_autofree char *after = rog_ruling_done_describe (rog_ruling_paper_get_dossier (paper), decision);

  g_object_set (box, "margin-start", 14, "margin-end", 14, "margin-top", 14, "margin-bottom", 14, NULL);
  self->paper = g_object_ref (paper);
  self->decision = g_object_ref (decision);
  self->mark = ROG_CHIP (mark);
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  if (reference != NULL)
    gtk_box_append (GTK_BOX (box), make_label (reference, "dim-label"));
  if (after != NULL)
    gtk_box_append (GTK_BOX (box), make_label (after, "row-text"));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  add_extracts (self, box);
  adw_bin_set_child (ADW_BIN (self), box);
  rog_work_check_record_async (rog_ruling_paper_get_work (paper), NULL, checked_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
