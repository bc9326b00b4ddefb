// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-elsewhere.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "rog-law-text.h"
#include "widgets/rog-date-entry.h"
#include "window/rog-window.h"

struct _RogRulingElsewhere
{
  AdwBin parent_instance;

  RogRulingPaper *paper; /* (owned) */
  GtkBox         *box;
  GtkWidget      *file;
  GtkWidget      *date;
  GPtrArray      *checks; /* GtkCheckButton, one a part */
  gboolean        updating;
};

G_DEFINE_FINAL_TYPE (RogRulingElsewhere, rog_ruling_elsewhere, ADW_TYPE_BIN)

static const char *
peek (RogRulingPaper *paper,
      const char     *member)
{
  return rog_json_peek_string (rog_ruling_draft_peek_state (rog_ruling_paper_get_draft (paper)), member);
}

static void
put (RogRulingPaper *paper,
     const char     *member,
     const char     *text)
{
  g_autoptr (JsonNode) node = text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;

  rog_ruling_draft_set_member (rog_ruling_paper_get_draft (paper), member, node);
}

/**
 * rog_ruling_is_elsewhere:
 * @paper: the paper
 *
 * Returns: whether the decision was written elsewhere
 */
gboolean
rog_ruling_is_elsewhere (RogRulingPaper *paper)
{
  return g_strcmp0 (peek (paper, "original"), "other") == 0;
}

/**
 * rog_ruling_set_elsewhere:
 * @paper: the paper
 * @elsewhere: whether the decision was written elsewhere
 */
void
rog_ruling_set_elsewhere (RogRulingPaper *paper,
                          gboolean        elsewhere)
{
  if (rog_ruling_is_elsewhere (paper) != elsewhere)
    put (paper, "original", elsewhere ? "other" : NULL);
}

/*
 * The document
 */

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (RogRulingElsewhere) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri == NULL || rog_work_is_closed (rog_ruling_paper_get_work (self->paper)))
    return;
  put (self->paper, "document_file", uri);
}

static void
choose_cb (RogRulingElsewhere *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_dialog_set_title (dialog, _("Decision Written Elsewhere"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), rog_window_get_leaving (GTK_WIDGET (self)), chosen_cb, g_object_ref (self));
}

static void
here_cb (RogRulingElsewhere *self)
{
  rog_ruling_set_elsewhere (self->paper, FALSE);
}

static void
date_cb (RogDateEntry       *entry,
         RogRulingElsewhere *self)
{
  GDate date;
  char  iso[32] = "";

  if (self->updating)
    return;
  if (rog_date_entry_get_date (entry, &date))
    g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
  rog_ruling_draft_set_part (rog_ruling_paper_get_draft (self->paper), "date", *iso != '\0' ? iso : NULL);
}

/*
 * Its parts
 */

static gboolean
is_confirmed (RogRulingElsewhere *self,
              const char         *part)
{
  JsonArray *array = rog_ruling_draft_peek_list (rog_ruling_paper_get_draft (self->paper), "parts_confirmed");

  return rog_json_array_has (array, part);
}

static void
confirmed_cb (RogRulingElsewhere *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  if (self->updating)
    return;
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      json_array_add_string_element (array, g_object_get_data (g_ptr_array_index (self->checks, i), "part"));
  rog_ruling_draft_set_member (rog_ruling_paper_get_draft (self->paper), "parts_confirmed", node);
}

/* The names of parts are words in a sentence; a row begins with a capital. */
static char *
make_title (const char *words)
{
  g_autofree char *first = g_utf8_substring (words, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (words), NULL);
}

static GtkWidget *
make_parts (RogRulingElsewhere *self)
{
  GtkWidget  *list = gtk_list_box_new ();
  GListModel *parts = rog_law_text_get_catalogue ("decision-parts");

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Parts that the decision has"), -1);
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (RogLawEntry) part = g_list_model_get_item (parts, i);
      g_autofree char *title = make_title (rog_law_entry_get_label (part));
      GtkWidget       *row = adw_action_row_new ();
      GtkWidget       *check = gtk_check_button_new ();
      g_autofree char *place = g_strconcat ("confirmed/", rog_law_entry_get_id (part), NULL);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      g_object_set_data_full (G_OBJECT (check), "part", g_strdup (rog_law_entry_get_id (part)), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      rog_ruling_paper_add_place (self->paper, place, check);
      g_ptr_array_add (self->checks, check);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  return list;
}

/**
 * rog_ruling_elsewhere_update:
 * @self: the card
 *
 * Shows what the draft has now.
 */
void
rog_ruling_elsewhere_update (RogRulingElsewhere *self)
{
  gboolean    elsewhere = rog_ruling_is_elsewhere (self->paper);
  const char *uri = peek (self->paper, "document_file");
  const char *date = rog_ruling_draft_get_part (rog_ruling_paper_get_draft (self->paper), "date");
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), elsewhere);
  if (!elsewhere)
    return;
  self->updating = TRUE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file), name != NULL ? name : _("No file chosen"));
  if (!gtk_widget_has_focus (self->date) && date != NULL)
    rog_date_entry_set_text (ROG_DATE_ENTRY (self->date), date);
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), is_confirmed (self, g_object_get_data (g_ptr_array_index (self->checks, i), "part")));
  self->updating = FALSE;
}

/*
 * Where it decides
 */

/**
 * rog_ruling_tied_row_new:
 * @paper: the paper
 * @label: what it is about, for assistive technology
 *
 * Returns: (transfer floating): a list with one entry, which is its row data "entry"
 */
GtkWidget *
rog_ruling_tied_row_new (RogRulingPaper *paper,
                         const char     *label)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Where it says so: page, paragraph"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_object_set_data (G_OBJECT (list), "entry", row);
  g_object_set_data_full (G_OBJECT (list), "paper", g_object_ref (paper), g_object_unref);

  return list;
}

void
rog_ruling_tied_row_update (GtkWidget  *row,
                            const char *text)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (row), "entry");

  gtk_widget_set_visible (row, rog_ruling_is_elsewhere (g_object_get_data (G_OBJECT (row), "paper")));
  if (g_strcmp0 (gtk_editable_get_text (entry), text != NULL ? text : "") != 0)
    gtk_editable_set_text (entry, text != NULL ? text : "");
}

/*
 * Object
 */

static void
rog_ruling_elsewhere_finalize (GObject *object)
{
  RogRulingElsewhere *self = ROG_RULING_ELSEWHERE (object);

  g_clear_object (&self->paper);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (rog_ruling_elsewhere_parent_class)->finalize (object);
}

static void
rog_ruling_elsewhere_class_init (RogRulingElsewhereClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_elsewhere_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rog_ruling_elsewhere_init (RogRulingElsewhere *self)
{
  self->checks = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  g_object_set (self->box, "margin-start", 14, "margin-end", 14, "margin-top", 14, "margin-bottom", 14, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ruling-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Decision written elsewhere"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
add_label (RogRulingElsewhere *self,
           const char         *text,
           const char         *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css);
  gtk_box_append (self->box, label);
}

static GtkWidget *
make_document (RogRulingElsewhere *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *choose = gtk_button_new_with_label (_("Choose…"));
  GtkWidget *date = adw_action_row_new ();

  self->file = adw_action_row_new ();
  self->date = rog_date_entry_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The document"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->file), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file), _("The decision, as PDF"));
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->file), choose);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (date), _("Its date"));
  rog_date_entry_set_label (ROG_DATE_ENTRY (self->date), _("Its date"));
  gtk_widget_set_valign (self->date, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->date, "changed", G_CALLBACK (date_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (date), self->date);
  gtk_list_box_append (GTK_LIST_BOX (list), self->file);
  gtk_list_box_append (GTK_LIST_BOX (list), date);
  rog_ruling_paper_add_place (self->paper, "document", choose);

  return list;
}

/**
 * rog_ruling_elsewhere_new:
 * @paper: the paper
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
rog_ruling_elsewhere_new (RogRulingPaper *paper)
{
  RogRulingElsewhere *self = g_object_new (ROG_TYPE_RULING_ELSEWHERE, NULL);
  GtkWidget          *here = gtk_button_new_with_label (_("Write It Here Instead"));

  self->paper = g_object_ref (paper);
  add_label (self, _("Decision written elsewhere"), "heading");
  add_label (self, _("The document is the decision. Say of each item and answer where it decides, and confirm the parts that it has."), "dim-label");
  gtk_box_append (self->box, make_document (self));
  add_label (self, _("It has these parts"), "section-heading");
  gtk_box_append (self->box, make_parts (self));
  gtk_widget_add_css_class (here, "flat");
  gtk_widget_set_halign (here, GTK_ALIGN_START);
  g_signal_connect_object (here, "clicked", G_CALLBACK (here_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, here);
  rog_ruling_elsewhere_update (self);

  return GTK_WIDGET (self);
}
