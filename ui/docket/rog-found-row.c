// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-found-row.h"

#include <glib/gi18n.h>

#include "notes/rog-note-facts.h"
#include "widgets/rog-palette.h"
#include "widgets/rog-pin-button.h"

struct _RogFoundRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *words;
  GtkLabel *source;

  GVariant *target; /* (owned): for "desk.find" */
};

G_DEFINE_FINAL_TYPE (RogFoundRow, rog_found_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const icons[] = {
  [ROG_FOUND_REFERENCE] = "folder-symbolic",
  [ROG_FOUND_PERSON] = "rog-persons-symbolic",
  [ROG_FOUND_TITLE] = "folder-symbolic",
  [ROG_FOUND_AUTHORITY] = "rog-globe-symbolic",
  [ROG_FOUND_DOCUMENT] = "text-x-generic-symbolic",
  [ROG_FOUND_TEXT] = "text-x-generic-symbolic",
  [ROG_FOUND_RULING] = "rog-gavel-symbolic",
  [ROG_FOUND_NOTE] = "rog-highlight-symbolic",
};

static char *
describe_source (const RogFoundPassage *passage)
{
  switch (passage->kind)
    {
    case ROG_FOUND_REFERENCE:
      return g_strdup (C_ ("found", "Reference"));
    case ROG_FOUND_PERSON:
      return g_strdup (C_ ("found", "Person"));
    case ROG_FOUND_TITLE:
      return g_strdup (C_ ("found", "Title of the request"));
    case ROG_FOUND_AUTHORITY:
      return g_strdup (C_ ("found", "Authority"));
    case ROG_FOUND_RULING:
      return g_strdup (passage->source != NULL ? passage->source : C_ ("found", "Decision"));
    case ROG_FOUND_NOTE:
      if (passage->source != NULL)
        // Translators: a note's author, and who can read it.
        return g_strdup_printf (C_ ("found", "Note by %s · %s"), passage->source, rog_note_facts_get_audience_words (passage->audience));
      return g_strdup_printf (C_ ("found", "Note · %s"), rog_note_facts_get_audience_words (passage->audience));
    case ROG_FOUND_DOCUMENT:
    case ROG_FOUND_TEXT:
    default:
      return g_strdup (passage->source != NULL ? passage->source : C_ ("found", "Document"));
    }
}

static void
mark (PangoAttrList *attributes,
      guint          start,
      guint          end)
{
  GdkRGBA         color = rog_palette_get (ROG_COLOR_HIT);
  PangoAttribute *each[] = {
    pango_attr_background_new ((guint16)(color.red * 65535), (guint16)(color.green * 65535), (guint16)(color.blue * 65535)),
    pango_attr_foreground_new (0x2000, 0x2000, 0x2000), /* on that background in the dark style too */
    pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD),
  };

  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    {
      each[i]->start_index = start;
      each[i]->end_index = end;
      pango_attr_list_insert (attributes, each[i]);
    }
}

/* The words without their marks; what was between marks stands out, by weight and not by colour alone. */
static char *
show_words (GtkLabel   *label,
            const char *marked)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GString *plain = g_string_new (NULL);
  guint    start = 0;

  for (const char *at = marked; *at != '\0'; at++)
    {
      if (*at == ROG_FOUND_BEGIN[0])
        start = (guint)plain->len;
      else if (*at == ROG_FOUND_END[0])
        mark (attributes, start, (guint)plain->len);
      else
        g_string_append_c (plain, *at);
    }
  gtk_label_set_label (label, plain->str);
  gtk_label_set_attributes (label, attributes);

  return g_string_free_and_steal (plain);
}

/* The row is what has the focus; its pin is the same for the pointer. */
static void
add_pin (RogFoundRow *self,
         const char  *place,
         const char  *words)
{
  g_autoptr (RogPinItem) item = rog_pin_item_new ("", place, words);
  GtkWidget *pin = rog_pin_button_new (item);

  gtk_widget_set_focusable (pin, FALSE);
  g_signal_connect_object (pin, "activate", G_CALLBACK (gtk_widget_activate), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), pin);
}

static GVariant *
make_target (const char            *dossier,
             const RogFoundPassage *passage)
{
  const char *object = passage->object != NULL ? passage->object : "";

  if (passage->pin != NULL)
    return g_variant_new ("(sss)", dossier, "pin", passage->pin);

  switch (passage->kind)
    {
    case ROG_FOUND_PERSON:
      return g_variant_new ("(sss)", dossier, "request", object);
    case ROG_FOUND_DOCUMENT:
    case ROG_FOUND_RULING:
      return g_variant_new ("(sss)", dossier, "document", object);
    case ROG_FOUND_NOTE:
      return g_variant_new ("(sss)", dossier, "notes", object);
    case ROG_FOUND_REFERENCE:
    case ROG_FOUND_TITLE:
    case ROG_FOUND_AUTHORITY:
    case ROG_FOUND_TEXT:
    default:
      return g_variant_new ("(sss)", dossier, "", "");
    }
}

static void
rog_found_row_finalize (GObject *object)
{
  g_clear_pointer (&ROG_FOUND_ROW (object)->target, g_variant_unref);

  G_OBJECT_CLASS (rog_found_row_parent_class)->finalize (object);
}

static void
rog_found_row_class_init (RogFoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_found_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-found-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RogFoundRow, icon);
  gtk_widget_class_bind_template_child (widget_class, RogFoundRow, words);
  gtk_widget_class_bind_template_child (widget_class, RogFoundRow, source);
}

static void
rog_found_row_init (RogFoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_found_row_new:
 * @dossier: the dossier's id
 * @passage: what was found in it
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
rog_found_row_new (const char            *dossier,
                   const RogFoundPassage *passage)
{
  RogFoundRow     *self = g_object_new (ROG_TYPE_FOUND_ROW, NULL);
  g_autofree char *source = describe_source (passage);
  g_autofree char *words = show_words (self->words, passage->words);
  g_autofree char *label = NULL;

  self->target = g_variant_ref_sink (make_target (dossier, passage));
  gtk_image_set_from_icon_name (self->icon, icons[passage->kind]);
  gtk_label_set_label (self->source, source);
  if (passage->place != NULL)
    add_pin (self, passage->place, words);

  if (passage->place != NULL)
    // Translators: a passage that was found, read aloud: its words, the document, the place in it.
    label = g_strdup_printf (C_ ("found", "%s, %s, %s"), words, source, passage->place);
  else
    // Translators: what was found, read aloud: its words, what it is.
    label = g_strdup_printf (C_ ("found", "%s, %s"), words, source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

/**
 * rog_found_row_get_target:
 * @self: the row
 *
 * Returns: (transfer none): what "desk.find" is to be given
 */
GVariant *
rog_found_row_get_target (RogFoundRow *self)
{
  g_return_val_if_fail (ROG_IS_FOUND_ROW (self), NULL);

  return self->target;
}
