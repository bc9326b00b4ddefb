// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-document-kept.h"

#include <glib/gi18n.h>

#include "core/rog-digest.h"

static void
add_row (GtkWidget  *list,
         const char *title,
         const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* As any program that takes hashes of files writes it. */
static char *
dup_hash (RogDocument *document)
{
  RogDigest digest;

  if (!rog_digest_from_string (rog_document_get_hash (document), &digest, NULL))
    return g_strdup (rog_document_get_hash (document));

  return rog_digest_to_hex (&digest);
}

/**
 * rog_document_kept_new:
 * @document: a document that is not opened here
 *
 * Returns: (transfer floating): its type, size and hash, by which it is known again once it was exported (casework § 3)
 */
GtkWidget *
rog_document_kept_new (RogDocument *document)
{
  GtkWidget       *list = gtk_list_box_new ();
  GtkWidget       *clamp = adw_clamp_new ();
  gint64           size = rog_entity_get_int (ROG_ENTITY (document), "size");
  g_autofree char *full = g_format_size_full ((guint64)MAX (size, 0), G_FORMAT_SIZE_LONG_FORMAT);
  g_autofree char *hash = dup_hash (document);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The file"), -1);
  add_row (list, C_ ("file", "Type"), rog_document_get_media_type (document));
  add_row (list, C_ ("file", "Size"), full);
  add_row (list, C_ ("file", "Hash (SHA-256)"), hash);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 520);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);

  return clamp;
}
