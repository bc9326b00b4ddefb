// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferences/rog-preferences-dialog.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "ruling/rog-ruling-fields.h"
#include "ruling/rog-ruling-tables.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

struct _RogPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  GtkSpinButton       *minutes;
  AdwPreferencesPage  *court_page;
  AdwEntryRow         *place;
  AdwPreferencesGroup *signers;
  AdwPreferencesGroup *remedy_group;
  RogRulingFields     *remedy;
  AdwPreferencesGroup *paragraphs;

  RogDesk    *desk;   /* (owned) */
  JsonObject *court;  /* (owned): as it was, with the members not shown */
  GtkWidget  *window; /* where a failed save is said */
  GPtrArray  *signer_rows;
  GPtrArray  *paragraph_rows;
  gboolean    shown;   /* what is in the rows is the person's from now on */
  guint       save_id; /* saves a moment after the last change */
};

G_DEFINE_FINAL_TYPE (RogPreferencesDialog, rog_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void changed_cb (RogPreferencesDialog *self);

static char *
get_buffer_text (GtkTextBuffer *buffer)
{
  char *text;

  g_object_get (buffer, "text", &text, NULL);

  return g_strstrip (text);
}

static void
remove_cb (GtkWidget *button,
           GtkWidget *row)
{
  RogPreferencesDialog *self = ROG_PREFERENCES_DIALOG (gtk_widget_get_ancestor (row, ROG_TYPE_PREFERENCES_DIALOG));
  gboolean              signer = g_ptr_array_remove (self->signer_rows, row);

  if (!signer)
    g_ptr_array_remove (self->paragraph_rows, row);
  adw_preferences_group_remove (signer ? self->signers : self->paragraphs, row);
  changed_cb (self);
}

static GtkWidget *
make_remove_button (GtkWidget *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), row, 0);

  return button;
}

/* A signer is a row that opens to two fields; its title is what they say. */
static void
name_signer_cb (GtkWidget *row)
{
  GtkEditable *name = g_object_get_data (G_OBJECT (row), "name");
  GtkEditable *office = g_object_get_data (G_OBJECT (row), "office");
  const char  *text = gtk_editable_get_text (name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *text != '\0' ? text : _("New signer"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), gtk_editable_get_text (office));
}

static GtkWidget *
add_entry (RogPreferencesDialog *self,
           GtkWidget            *row,
           const char           *member,
           const char           *title,
           const char           *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (row), member, entry);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), entry);

  return entry;
}

static GtkWidget *
add_signer (RogPreferencesDialog *self,
            const char           *name,
            const char           *office)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *name_row = add_entry (self, row, "name", _("Name"), name);
  GtkWidget *office_row = add_entry (self, row, "office", _("Office"), office);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_signal_connect_object (name_row, "changed", G_CALLBACK (name_signer_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (office_row, "changed", G_CALLBACK (name_signer_cb), row, G_CONNECT_SWAPPED);
  name_signer_cb (row);
  rog_row_name_by_title (row);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), make_remove_button (row));
  g_ptr_array_add (self->signer_rows, row);
  adw_preferences_group_add (self->signers, row);

  return row;
}

static void
name_paragraph_cb (GtkWidget *row)
{
  const char *text = gtk_editable_get_text (g_object_get_data (G_OBJECT (row), "title"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *text != '\0' ? text : _("New paragraph"));
}

static GtkWidget *
add_paragraph (RogPreferencesDialog *self,
               const char           *title,
               const char           *text)
{
  GtkWidget     *row = adw_expander_row_new ();
  GtkWidget     *title_row = add_entry (self, row, "title", _("Title"), title);
  GtkWidget     *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_widget_set_size_request (view, -1, 90);
  gtk_widget_add_css_class (view, "row-text-view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text"), -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (row), "text", buffer);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), view);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_signal_connect_object (title_row, "changed", G_CALLBACK (name_paragraph_cb), row, G_CONNECT_SWAPPED);
  name_paragraph_cb (row);
  rog_row_name_by_title (row);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), make_remove_button (row));
  g_ptr_array_add (self->paragraph_rows, row);
  adw_preferences_group_add (self->paragraphs, row);

  return row;
}

static void
add_signer_cb (RogPreferencesDialog *self)
{
  GtkWidget *row = add_signer (self, rog_desk_get_name (self->desk), "");

  changed_cb (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (g_object_get_data (G_OBJECT (row), "office"));
}

static void
add_paragraph_cb (RogPreferencesDialog *self)
{
  GtkWidget *row = add_paragraph (self, "", "");

  changed_cb (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (g_object_get_data (G_OBJECT (row), "title"));
}

/*
 * Reading and saving
 */

static void
add_from_array (RogPreferencesDialog *self,
                const char           *member,
                const char           *first,
                const char           *second,
                GtkWidget *(*add) (RogPreferencesDialog *, const char *, const char *))
{
  JsonArray *array = rog_json_peek_array (self->court, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode   *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (object != NULL)
        add (self, rog_json_peek_string (object, first), rog_json_peek_string (object, second));
    }
}

static void
show_court (RogPreferencesDialog *self)
{
  const char *place = rog_json_peek_string (self->court, "place");
  JsonArray  *remedy = rog_json_peek_array (self->court, "remedy");

  gtk_editable_set_text (GTK_EDITABLE (self->place), place != NULL ? place : "");
  if (remedy != NULL && json_array_get_length (remedy) > 0)
    rog_ruling_fields_load (self->remedy, json_array_get_object_element (remedy, 0));
  add_from_array (self, "signers", "name", "office", add_signer);
  add_from_array (self, "paragraphs", "title", "text", add_paragraph);
  self->shown = TRUE;
}

static JsonArray *
signers_to_json (RogPreferencesDialog *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->signer_rows->len; i++)
    {
      GObject    *row = g_ptr_array_index (self->signer_rows, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", gtk_editable_get_text (g_object_get_data (row, "name")));
      json_object_set_string_member (object, "office", gtk_editable_get_text (g_object_get_data (row, "office")));
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
paragraphs_to_json (RogPreferencesDialog *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->paragraph_rows->len; i++)
    {
      GObject         *row = g_ptr_array_index (self->paragraph_rows, i);
      JsonObject      *object = json_object_new ();
      g_autofree char *text = get_buffer_text (g_object_get_data (row, "text"));

      json_object_set_string_member (object, "title", gtk_editable_get_text (g_object_get_data (row, "title")));
      json_object_set_string_member (object, "text", text);
      json_array_add_object_element (array, object);
    }

  return array;
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!rog_desk_save_court_finish (ROG_DESK (object), result, &error))
    rog_window_show_error (window, _("The settings of the court were not saved."), error);
}

/* One remedy is kept here; a decision may have more. */
static JsonArray *
remedy_to_json (RogPreferencesDialog *self)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonObject) remedy = rog_ruling_fields_to_json (self->remedy);

  if (json_object_get_size (remedy) > 0)
    json_array_add_object_element (array, g_steal_pointer (&remedy));

  return array;
}

static void
save (RogPreferencesDialog *self)
{
  g_autoptr (JsonObject) court = rog_json_object_copy (self->court);

  json_object_set_string_member (court, "place", gtk_editable_get_text (GTK_EDITABLE (self->place)));
  json_object_set_array_member (court, "remedy", remedy_to_json (self));
  json_object_set_array_member (court, "signers", signers_to_json (self));
  json_object_set_array_member (court, "paragraphs", paragraphs_to_json (self));
  rog_desk_save_court_async (self->desk, court, NULL, saved_cb, g_object_ref (self->window));
}

static gboolean
save_cb (gpointer data)
{
  RogPreferencesDialog *self = data;

  self->save_id = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (RogPreferencesDialog *self)
{
  if (!self->shown || self->window == NULL)
    return;

  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (500, save_cb, self);
}

static void
rog_preferences_dialog_closed (AdwDialog *dialog)
{
  RogPreferencesDialog *self = ROG_PREFERENCES_DIALOG (dialog);

  if (self->save_id == 0)
    return;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (rog_desk_get_state (self->desk) == ROG_DESK_READY)
    save (self);
}

static void
rog_preferences_dialog_map (GtkWidget *widget)
{
  ROG_PREFERENCES_DIALOG (widget)->window = gtk_widget_get_ancestor (widget, ROG_TYPE_WINDOW);

  GTK_WIDGET_CLASS (rog_preferences_dialog_parent_class)->map (widget);
}

static void
rog_preferences_dialog_dispose (GObject *object)
{
  RogPreferencesDialog *self = ROG_PREFERENCES_DIALOG (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_pointer (&self->signer_rows, g_ptr_array_unref);
  g_clear_pointer (&self->paragraph_rows, g_ptr_array_unref);
  g_clear_pointer (&self->court, json_object_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (rog_preferences_dialog_parent_class)->dispose (object);
}

static void
rog_preferences_dialog_class_init (RogPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_preferences_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = rog_preferences_dialog_closed;
  widget_class->map = rog_preferences_dialog_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RogPreferencesDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, RogPreferencesDialog, court_page);
  gtk_widget_class_bind_template_child (widget_class, RogPreferencesDialog, place);
  gtk_widget_class_bind_template_child (widget_class, RogPreferencesDialog, signers);
  gtk_widget_class_bind_template_child (widget_class, RogPreferencesDialog, remedy_group);
  gtk_widget_class_bind_template_child (widget_class, RogPreferencesDialog, paragraphs);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_signer_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_paragraph_cb);
}

static void
rog_preferences_dialog_init (RogPreferencesDialog *self)
{
  self->signer_rows = g_ptr_array_new ();
  self->paragraph_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->remedy = ROG_RULING_FIELDS (rog_ruling_fields_new (rog_ruling_tables_get_remedy (), _("Remedy"), NULL));
  adw_preferences_group_add (self->remedy_group, GTK_WIDGET (self->remedy));
  g_signal_connect_object (self->remedy, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rog_preferences_dialog_new:
 * @desk: a desk that is open
 * @settings: the settings of its profile
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rog_preferences_dialog_new (RogDesk   *desk,
                            GSettings *settings)
{
  RogPreferencesDialog *self = g_object_new (ROG_TYPE_PREFERENCES_DIALOG, NULL);
  gboolean              counsel = g_strcmp0 (rog_desk_get_role (desk), "counsel") == 0;

  self->desk = g_object_ref (desk);
  self->court = json_object_ref (rog_desk_get_court (desk));
  g_settings_bind (settings, "lock-minutes", self->minutes, "value", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_page_set_title (self->court_page, counsel ? _("Office") : _("Court"));
  show_court (self);

  return ADW_DIALOG (self);
}
