// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-document-row.h"

#include <glib/gi18n.h>

#include "widgets/rog-date-entry.h"

/* What the document says of itself, in dim text: no verdict, a date or the number of its pages. */
static char *
describe (RogDocument *document)
{
  const char *until = rog_entity_get_string (ROG_ENTITY (document), "valid_until");
  gint64      pages = rog_entity_get_int (ROG_ENTITY (document), "pages");
  GDate       date;

  if (until != NULL && rog_date_parse (until, &date))
    {
      g_autofree char *text = rog_date_format_short (&date);

      // Translators: a document is valid to this date.
      return g_strdup_printf (C_("document", "to %s"), text);
    }

  return pages > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, pages) : NULL;
}

static void
update (GtkWidget *row)
{
  RogDocument     *document = rog_document_row_get_document (row);
  GtkLabel        *name = g_object_get_data (G_OBJECT (row), "name");
  GtkLabel        *note = g_object_get_data (G_OBJECT (row), "note");
  g_autofree char *text = describe (document);

  gtk_label_set_label (name, rog_document_get_name (document));
  gtk_widget_set_tooltip_text (GTK_WIDGET (name), rog_document_get_name (document));
  gtk_label_set_label (note, text != NULL ? text : "");
}

/**
 * rog_document_row_new:
 * @document: a document
 *
 * Returns: (transfer floating): its row in the sidebar, which follows it
 */
GtkWidget *
rog_document_row_new (RogDocument *document)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *note = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_widget_set_margin_top (name, 3);
  gtk_widget_set_margin_bottom (name, 3);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (note, "queue-count");
  gtk_widget_add_css_class (note, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("text-x-generic-symbolic"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), note);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, note, NULL, -1);

  g_object_set_data_full (G_OBJECT (row), "document", g_object_ref (document), g_object_unref);
  g_object_set_data (G_OBJECT (row), "name", name);
  g_object_set_data (G_OBJECT (row), "note", note);
  g_signal_connect_object (document, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);

  return row;
}

/**
 * rog_document_row_get_document:
 * @row: from rog_document_row_new()
 *
 * Returns: (transfer none): its document
 */
RogDocument *
rog_document_row_get_document (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "document");
}
