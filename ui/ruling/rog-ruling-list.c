// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-list.h"

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "ruling/rog-ruling-about.h"
#include "ruling/rog-ruling-extracts.h"

struct _RogRulingList
{
  AdwBin parent_instance;

  GtkBox               *box;
  GtkBox               *entries;
  GtkWidget            *add;
  RogRulingPaper       *paper; /* (owned) */
  char                 *name;
  char                 *label;
  const RogRulingField *fields;
  char                 *item;     /* (nullable): whose entries they are */
  GPtrArray            *rows;     /* RogRulingFields, one an entry shown */
  GPtrArray            *extracts; /* RogRulingExtracts, one an entry shown that can be in one */
  GPtrArray            *abouts;   /* RogRulingAbout, one an order shown */
  GArray               *positions;
  gboolean              storing;
};

G_DEFINE_FINAL_TYPE (RogRulingList, rog_ruling_list, ADW_TYPE_BIN)

static JsonArray *
peek_list (RogRulingList *self)
{
  return rog_ruling_draft_peek_list (rog_ruling_paper_get_draft (self->paper), self->name);
}

/* An entry that is about no item belongs to the list of the whole. */
static gboolean
is_shown (RogRulingList *self,
          JsonObject    *entry)
{
  JsonObject *about = rog_json_peek_object (entry, "about");
  JsonArray  *items = about != NULL ? rog_json_peek_array (about, "items") : NULL;

  if (self->item == NULL)
    return items == NULL || json_array_get_length (items) == 0;

  return rog_json_array_has (items, self->item);
}

static JsonArray *
copy_list (RogRulingList *self)
{
  JsonArray *from = peek_list (self);
  JsonArray *to = json_array_new ();

  for (guint i = 0; from != NULL && i < json_array_get_length (from); i++)
    json_array_add_object_element (to, rog_json_object_copy (json_array_get_object_element (from, i)));

  return to;
}

static void
store (RogRulingList *self,
       JsonArray     *array)
{
  rog_ruling_draft_set_list (rog_ruling_paper_get_draft (self->paper), self->name, array);
}

static void
fields_changed_cb (RogRulingFields *fields,
                   RogRulingList   *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonArray *from = peek_list (self);
  guint      row;

  if (!g_ptr_array_find (self->rows, fields, &row))
    return;
  for (guint i = 0; from != NULL && i < json_array_get_length (from); i++)
    {
      gboolean this_one = i == g_array_index (self->positions, guint, row);

      json_array_add_object_element (array, this_one ? rog_ruling_fields_to_json (fields)
                                                     : rog_json_object_copy (json_array_get_object_element (from, i)));
    }
  self->storing = TRUE;
  store (self, array);
  self->storing = FALSE;
}

static void
remove_cb (GtkButton     *button,
           RogRulingList *self)
{
  RogRulingFields *fields = g_object_get_data (G_OBJECT (button), "fields");
  g_autoptr (JsonArray) array = copy_list (self);
  guint row;

  if (!g_ptr_array_find (self->rows, fields, &row))
    return;
  json_array_remove_element (array, g_array_index (self->positions, guint, row));
  store (self, array);
  gtk_widget_grab_focus (self->add);
}

static gboolean
has_extracts (RogRulingList *self)
{
  return g_str_equal (self->name, "conditions") || g_str_equal (self->name, "lines");
}

static void
put_cb (RogRulingExtracts *extracts,
        const char        *person,
        gboolean           in,
        RogRulingList     *self)
{
  g_autoptr (JsonArray) array = copy_list (self);
  guint row;

  if (!g_ptr_array_find (self->extracts, extracts, &row))
    return;
  rog_ruling_set_in_extract (json_array_get_object_element (array, g_array_index (self->positions, guint, row)), person, in);
  store (self, array);
}

static gboolean
has_orders (RogRulingList *self)
{
  return g_str_equal (self->name, "lines");
}

static void
chosen_cb (RogRulingAbout *about,
           const char     *challenge,
           RogRulingList  *self)
{
  g_autoptr (JsonArray) array = copy_list (self);
  guint row;

  if (!g_ptr_array_find (self->abouts, about, &row))
    return;
  rog_ruling_about_put (json_array_get_object_element (array, g_array_index (self->positions, guint, row)), challenge);
  store (self, array);
}

static GtkWidget *
make_entry (RogRulingList *self,
            JsonObject    *entry)
{
  GtkWidget       *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *fields = rog_ruling_fields_new (self->fields, self->label, rog_ruling_paper_get_instrument (self->paper));
  GtkWidget       *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char      *id = rog_json_peek_string (entry, "id");
  g_autofree char *place = id != NULL ? g_strdup (id) : g_strdup_printf ("%s/%u", self->name, self->rows->len);

  rog_ruling_fields_load (ROG_RULING_FIELDS (fields), entry);
  gtk_widget_set_hexpand (fields, TRUE);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "fields", fields);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  g_signal_connect_object (fields, "changed", G_CALLBACK (fields_changed_cb), self, 0);
  gtk_box_append (GTK_BOX (box), fields);
  gtk_box_append (GTK_BOX (box), button);
  g_ptr_array_add (self->rows, fields);
  rog_ruling_paper_add_place (self->paper, place, fields);
  gtk_box_append (GTK_BOX (outer), box);
  if (has_orders (self))
    {
      GtkWidget *about = rog_ruling_about_new (self->paper, self->item);

      g_signal_connect_object (about, "chosen", G_CALLBACK (chosen_cb), self, 0);
      g_ptr_array_add (self->abouts, about);
      rog_ruling_fields_append (ROG_RULING_FIELDS (fields), about);
    }
  if (has_extracts (self))
    {
      GtkWidget *extracts = rog_ruling_extracts_new (self->paper);

      g_signal_connect_object (extracts, "put", G_CALLBACK (put_cb), self, 0);
      g_ptr_array_add (self->extracts, extracts);
      gtk_box_append (GTK_BOX (outer), extracts);
    }

  return outer;
}

static void
clear (RogRulingList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->entries))) != NULL)
    gtk_box_remove (self->entries, child);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->extracts, 0);
  g_ptr_array_set_size (self->abouts, 0);
}

/**
 * rog_ruling_list_update:
 * @self: a list
 *
 * Shows what the draft has now; what is being typed is left alone.
 */
void
rog_ruling_list_update (RogRulingList *self)
{
  JsonArray *array = peek_list (self);
  guint      before = self->rows->len, n = 0;

  if (self->storing)
    return;

  g_array_set_size (self->positions, 0);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (is_shown (self, json_array_get_object_element (array, i)))
      g_array_append_val (self->positions, i);
  n = self->positions->len;
  if (n != before)
    clear (self);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *entry = json_array_get_object_element (array, g_array_index (self->positions, guint, i));

      if (n == before)
        rog_ruling_fields_load (g_ptr_array_index (self->rows, i), entry);
      else
        gtk_box_append (self->entries, make_entry (self, entry));
      if (has_orders (self))
        rog_ruling_about_update (g_ptr_array_index (self->abouts, i), entry);
      if (has_extracts (self))
        rog_ruling_extracts_update (g_ptr_array_index (self->extracts, i), entry);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->entries), n > 0);
}

/**
 * rog_ruling_list_append:
 * @self: a list
 * @entry: a new entry
 */
void
rog_ruling_list_append (RogRulingList *self,
                        JsonObject    *entry)
{
  g_autoptr (JsonArray) array = copy_list (self);

  json_array_add_object_element (array, rog_json_object_copy (entry));
  store (self, array);
}

static void
add_cb (RogRulingList *self)
{
  g_autoptr (JsonObject) entry = json_object_new ();

  if (has_extracts (self))
    {
      g_autofree char *id = rog_uuid_new ();

      json_object_set_string_member (entry, "id", id);
    }
  if (self->item != NULL)
    {
      JsonObject *about = json_object_new ();
      JsonArray  *ids = json_array_new ();

      json_array_add_string_element (ids, self->item);
      json_object_set_array_member (about, "items", ids);
      json_object_set_object_member (entry, "about", about);
    }
  rog_ruling_list_append (self, entry);
  rog_ruling_list_update (self);
  if (self->rows->len > 0)
    gtk_widget_child_focus (g_ptr_array_index (self->rows, self->rows->len - 1), GTK_DIR_TAB_FORWARD);
}

static void
rog_ruling_list_finalize (GObject *object)
{
  RogRulingList *self = ROG_RULING_LIST (object);

  g_clear_object (&self->paper);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->extracts);
  g_ptr_array_unref (self->abouts);
  g_array_unref (self->positions);
  g_free (self->name);
  g_free (self->label);
  g_free (self->item);

  G_OBJECT_CLASS (rog_ruling_list_parent_class)->finalize (object);
}

/* The first entry; without one, where one is added. An entry that is not complete is a place of its own. */
static gboolean
rog_ruling_list_grab_focus (GtkWidget *widget)
{
  RogRulingList *self = ROG_RULING_LIST (widget);

  return gtk_widget_grab_focus (self->rows->len > 0 ? g_ptr_array_index (self->rows, 0) : self->add);
}

static void
rog_ruling_list_class_init (RogRulingListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_list_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = rog_ruling_list_grab_focus;
}

static void
rog_ruling_list_init (RogRulingList *self)
{
  self->rows = g_ptr_array_new ();
  self->extracts = g_ptr_array_new ();
  self->abouts = g_ptr_array_new ();
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->entries = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->add = gtk_button_new ();
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->entries));
  gtk_box_append (self->box, self->add);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * rog_ruling_list_new:
 * @paper: the paper
 * @name: the list's name in the draft
 * @add: the words of the button that adds an entry
 * @label: what an entry is, for assistive technology
 * @fields: the fields of an entry
 * @item: (nullable): the item that its entries are about, or %NULL for those of the whole
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
rog_ruling_list_new (RogRulingPaper       *paper,
                     const char           *name,
                     const char           *add,
                     const char           *label,
                     const RogRulingField *fields,
                     const char           *item)
{
  RogRulingList *self = g_object_new (ROG_TYPE_RULING_LIST, NULL);

  self->paper = g_object_ref (paper);
  self->name = g_strdup (name);
  self->label = g_strdup (label);
  self->fields = fields;
  self->item = g_strdup (item);
  gtk_button_set_label (GTK_BUTTON (self->add), add);
  rog_ruling_list_update (self);

  return GTK_WIDGET (self);
}
