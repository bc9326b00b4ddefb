// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-ground-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "challenges/rog-challenge-rows.h"
#include "rog-law-text.h"
#include "widgets/rog-chip.h"

#define LIST_HEIGHT 380
#define LIST_WIDTH 330

struct _RogGroundPicker
{
  GtkPopover parent_instance;

  GtkWidget  *search;
  GtkListBox *list;
  char       *wanted; /* (owned) (nullable): what is searched, case folded */
};

G_DEFINE_FINAL_TYPE (RogGroundPicker, rog_ground_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/**
 * rog_ground_get_hearing:
 * @ground: an entry of the grounds
 *
 * Returns: (transfer none): where it can be heard, as the law has it
 */
const char *
rog_ground_get_hearing (RogLawEntry *ground)
{
  const char *heard = rog_law_entry_get_text (ground, "heard");
  const char *note = rog_law_entry_get_text (ground, "heard_note");

  if (note != NULL)
    return note;
  if (rog_law_entry_is_excluded (ground))
    return _("Excluded by many instruments; it can be pleaded all the same.");
  if (g_strcmp0 (heard, "issuing") == 0)
    return _("Heard in the issuing State.");
  if (g_strcmp0 (heard, "both") == 0)
    return _("Can be heard here and in the issuing State.");

  return _("Can be heard here.");
}

/**
 * rog_ground_sources_new:
 * @ground: an entry of the grounds
 *
 * Returns: (transfer floating): its sources, a chip each
 */
GtkWidget *
rog_ground_sources_new (RogLawEntry *ground)
{
  GtkWidget *box = adw_wrap_box_new ();
  g_auto (GStrv) sources = rog_law_entry_dup_sources (ground);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  for (char **source = sources; *source != NULL; source++)
    adw_wrap_box_append (ADW_WRAP_BOX (box), rog_chip_new (ROG_CHIP_NEUTRAL, NULL, *source));

  return box;
}

static char *
fold (const char *text)
{
  return text != NULL ? g_utf8_casefold (text, -1) : g_strdup ("");
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  RogGroundPicker *self = user_data;
  RogLawEntry     *ground = g_object_get_data (G_OBJECT (row), "ground");
  g_autofree char *label = ground != NULL ? fold (rog_law_entry_get_label (ground)) : NULL;
  g_autofree char *test = ground != NULL ? fold (rog_law_entry_get_text (ground, "test")) : NULL;
  g_auto (GStrv) sources = ground != NULL ? rog_law_entry_dup_sources (ground) : NULL;
  g_autofree char *all = sources != NULL ? g_strjoinv (" ", sources) : NULL;
  g_autofree char *folded = all != NULL ? fold (all) : NULL;

  if (ground == NULL || self->wanted == NULL || *self->wanted == '\0')
    return TRUE;

  return strstr (label, self->wanted) != NULL || strstr (test, self->wanted) != NULL || strstr (folded, self->wanted) != NULL;
}

static void
search_cb (RogGroundPicker *self)
{
  g_free (self->wanted);
  self->wanted = fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->list);
}

static void
into_list_cb (RogGroundPicker *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static gboolean
key_cb (RogGroundPicker *self,
        guint            key)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;

  into_list_cb (self);

  return GDK_EVENT_STOP;
}

static void
activated_cb (RogGroundPicker *self,
              GtkListBoxRow   *row)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, g_object_get_data (G_OBJECT (row), "ground"));
}

static void
append_text (GtkWidget  *box,
             const char *text,
             const char *css)
{
  GtkWidget *label;

  if (text == NULL)
    return;
  label = rog_challenge_label_new (text, css);
  gtk_widget_add_css_class (label, "row-note");
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_row (const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "card-row");
  gtk_box_append (GTK_BOX (box), rog_challenge_label_new (title, "heading"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return row;
}

static void
add_ground (RogGroundPicker *self,
            RogLawEntry     *ground)
{
  GtkWidget       *row = make_row (rog_law_entry_get_label (ground));
  GtkWidget       *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  const char      *not_when = rog_law_entry_get_text (ground, "not_when");
  g_autofree char *when = not_when != NULL ? g_strdup_printf (_("When it does not apply: %s"), not_when) : NULL;
  const char      *test = rog_law_entry_get_text (ground, "test");

  append_text (box, test, NULL);
  gtk_box_append (GTK_BOX (box), rog_ground_sources_new (ground));
  append_text (box, when, "dim-label");
  append_text (box, rog_law_entry_get_text (ground, "says"), "dim-label");
  append_text (box, rog_ground_get_hearing (ground), "dim-label");
  if (test != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, test, -1);
  g_object_set_data_full (G_OBJECT (row), "ground", g_object_ref (ground), g_object_unref);
  gtk_list_box_append (self->list, row);
}

static void
fill (RogGroundPicker *self)
{
  GListModel *grounds = rog_law_text_get_catalogue ("grounds");
  GtkWidget  *own = make_row (_("A ground of your own"));

  append_text (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (own)), _("With a title and a source that you write"), "dim-label");
  gtk_list_box_append (self->list, own);
  for (guint i = 0; i < g_list_model_get_n_items (grounds); i++)
    {
      g_autoptr (RogLawEntry) ground = g_list_model_get_item (grounds, i);

      add_ground (self, ground);
    }
}

/* The rows are made when the catalogue is first opened: a form has many of these. */
static void
rog_ground_picker_show (GtkWidget *widget)
{
  RogGroundPicker *self = ROG_GROUND_PICKER (widget);

  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    fill (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");

  GTK_WIDGET_CLASS (rog_ground_picker_parent_class)->show (widget);
  gtk_widget_grab_focus (self->search);
}

static void
rog_ground_picker_finalize (GObject *object)
{
  g_free (ROG_GROUND_PICKER (object)->wanted);

  G_OBJECT_CLASS (rog_ground_picker_parent_class)->finalize (object);
}

static void
rog_ground_picker_class_init (RogGroundPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ground_picker_finalize;
  GTK_WIDGET_CLASS (klass)->show = rog_ground_picker_show;

  signals[PICKED] = g_signal_new ("picked", ROG_TYPE_GROUND_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ROG_TYPE_LAW_ENTRY);
}

static void
rog_ground_picker_init (RogGroundPicker *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget          *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Search grounds and sources"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search grounds and sources"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (into_list_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "rich-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Grounds"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scrolled, LIST_WIDTH, LIST_HEIGHT);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
rog_ground_picker_new (void)
{
  return g_object_new (ROG_TYPE_GROUND_PICKER, NULL);
}
