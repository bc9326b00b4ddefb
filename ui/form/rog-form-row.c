// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of a form: one field, and its value as it is kept.
#include "form/rog-form-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "form/rog-form-moment.h"
#include "rog-law-text.h"
#include "widgets/rog-choice-list.h"
#include "widgets/rog-date-entry.h"
#include "widgets/rog-long-row.h"

static const RogFormField *
get_field (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "form-field");
}

/* The zone in which a time is meant; the system's where none was said. */
static GTimeZone *
get_zone (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "form-zone");
}

/* Follows "object/member" to the object that has the member. */
static JsonObject *
find_holder (JsonObject  *object,
             const char  *path,
             gboolean     make,
             const char **member)
{
  const char      *slash = strchr (path, '/');
  g_autofree char *first = NULL;
  JsonObject      *inner;

  *member = slash != NULL ? slash + 1 : path;
  if (slash == NULL)
    return object;

  first = g_strndup (path, (gsize)(slash - path));
  inner = rog_json_peek_object (object, first);
  if (inner == NULL && make)
    {
      inner = json_object_new ();
      json_object_set_object_member (object, first, inner);
    }

  return inner;
}

static const char *
peek_value (JsonObject *object,
            const char *path)
{
  const char *member;
  JsonObject *holder = find_holder (object, path, FALSE, &member);

  return holder != NULL ? rog_json_peek_string (holder, member) : NULL;
}

/* What can be chosen, in the order of the row; an empty one stands for nothing yet. */
static GStrv
get_ids (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "form-ids");
}

static char *
dup_choice (GtkWidget *row)
{
  GStrv ids = get_ids (row);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected < g_strv_length (ids) && *ids[selected] != '\0' ? g_strdup (ids[selected]) : NULL;
}

/* What the row says, in the form in which it is kept; NULL when it says nothing that can be kept. */
static char *
dup_value (GtkWidget *row)
{
  const RogFormField *field = get_field (row);
  g_autofree char    *text = NULL;
  GDate               date;

  if (field->kind == ROG_FORM_CHOICE)
    return dup_choice (row);

  text = g_strstrip (rog_form_row_dup_text (row));
  if (*text == '\0')
    return NULL;
  if (field->kind == ROG_FORM_TEXT || field->kind == ROG_FORM_LONG)
    return g_steal_pointer (&text);
  if (field->kind == ROG_FORM_NUMBER)
    return strspn (text, "0123456789") == strlen (text) && strlen (text) < 7 ? g_steal_pointer (&text) : NULL;
  if (field->kind == ROG_FORM_MOMENT)
    return rog_form_moment_parse (text, get_zone (row));
  if (!rog_date_parse (text, &date))
    return NULL;

  return g_strdup_printf ("%04u-%02u-%02u", (guint)g_date_get_year (&date), (guint)g_date_get_month (&date), (guint)g_date_get_day (&date));
}

static void
check_value_cb (GtkWidget *row)
{
  g_autofree char *value = dup_value (row);
  gboolean         wrong = value == NULL && *gtk_editable_get_text (GTK_EDITABLE (row)) != '\0';

  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
add_entries (const char    *catalogue,
             GStrvBuilder  *ids,
             GtkStringList *titles)
{
  GListModel *entries = rog_law_text_get_catalogue (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (entries, i);

      g_strv_builder_add (ids, rog_law_entry_get_id (entry));
      gtk_string_list_append (titles, rog_law_entry_get_label (entry));
    }
}

static guint
count_choices (const RogFormField *field)
{
  guint n = 0;

  if (field->choices == NULL)
    return g_list_model_get_n_items (rog_law_text_get_catalogue (field->catalogue));
  while (field->choices[n].id != NULL)
    n++;

  return n;
}

/* What is chosen is said by whoever fills in the form, never by where a list begins. */
static GtkWidget *
make_choice_row (const RogFormField *field,
                 const char         *value)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv ids;

  if (value == NULL && count_choices (field) > 1)
    {
      g_strv_builder_add (builder, "");
      gtk_string_list_append (titles, _("Not chosen"));
    }
  for (guint i = 0; field->choices != NULL && field->choices[i].id != NULL; i++)
    {
      g_strv_builder_add (builder, field->choices[i].id);
      gtk_string_list_append (titles, _(field->choices[i].title));
    }
  if (field->choices == NULL)
    add_entries (field->catalogue, builder, titles);
  ids = g_strv_builder_end (builder);

  /* The names of a catalogue are longer than what is left beside a title. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), field->choices == NULL);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), text);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  rog_choice_list_set (ADW_COMBO_ROW (row));
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), g_list_model_get_n_items (G_LIST_MODEL (titles)) > 12);
  g_object_set_data_full (G_OBJECT (row), "form-ids", ids, (GDestroyNotify)g_strfreev);
  if (value != NULL)
    rog_form_row_choose (row, value);

  return row;
}

static GtkWidget *
make_date_row (const char *value)
{
  GtkWidget *row = adw_entry_row_new ();
  GDate      date;

  if (value != NULL && rog_date_parse (value, &date))
    {
      g_autofree char *text = rog_date_format (&date);

      gtk_editable_set_text (GTK_EDITABLE (row), text);
    }
  gtk_widget_set_tooltip_text (row, _("A date, for example 30 November 2024 or 2024-11-30"));
  g_signal_connect (row, "changed", G_CALLBACK (check_value_cb), NULL);

  return row;
}

static GtkWidget *
make_moment_row (const char *value)
{
  GtkWidget       *row = adw_entry_row_new ();
  g_autofree char *text = value != NULL ? rog_form_moment_format (value, NULL) : NULL;

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_set_tooltip_text (row, _("A date, with the time where it is known, for example 30 November 2024, 14:30"));
  g_signal_connect (row, "changed", G_CALLBACK (check_value_cb), NULL);

  return row;
}

/**
 * rog_form_row_choose:
 * @row: a row of a choice
 * @id: what to choose; nothing changes where it cannot be chosen
 */
void
rog_form_row_choose (GtkWidget  *row,
                     const char *id)
{
  GStrv ids = get_ids (row);

  for (guint i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], id))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

/**
 * rog_form_row_dup_text:
 * @row: a row in which something is typed
 *
 * Returns: (transfer full): what is typed, whether it can be read or not
 */
char *
rog_form_row_dup_text (GtkWidget *row)
{
  return get_field (row)->kind == ROG_FORM_LONG ? rog_long_row_dup_text (row) : g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

/**
 * rog_form_row_set_text:
 * @row: a row in which something is typed
 * @text: as if it were typed
 */
void
rog_form_row_set_text (GtkWidget  *row,
                       const char *text)
{
  if (get_field (row)->kind == ROG_FORM_LONG)
    gtk_text_buffer_set_text (rog_long_row_get_buffer (row), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/**
 * rog_form_row_connect:
 * @row: a row
 * @changed: called, with @object alone, when something else is typed or chosen
 * @object: for @changed; it ends with it
 */
void
rog_form_row_connect (GtkWidget *row,
                      GCallback  changed,
                      gpointer   object)
{
  gpointer source = get_field (row)->kind == ROG_FORM_LONG ? (gpointer)rog_long_row_get_buffer (row) : row;

  g_signal_connect_object (source, ADW_IS_COMBO_ROW (row) ? "notify::selected" : "changed", changed, object, G_CONNECT_SWAPPED);
}

/**
 * rog_form_row_is_empty:
 * @row: from rog_form_row_new()
 *
 * Returns: whether nothing is typed or chosen
 */
gboolean
rog_form_row_is_empty (GtkWidget *row)
{
  if (get_field (row)->kind == ROG_FORM_CHOICE)
    {
      g_autofree char *value = dup_value (row);

      return value == NULL;
    }

  {
    g_autofree char *text = rog_form_row_dup_text (row);

    return *text == '\0';
  }
}

/**
 * rog_form_row_dup_words:
 * @row: a row of a choice
 *
 * Returns: (transfer full): what is chosen, as it is shown
 */
char *
rog_form_row_dup_words (GtkWidget *row)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return g_strdup (chosen != NULL ? gtk_string_object_get_string (chosen) : "");
}

/**
 * rog_form_row_new:
 * @field: (transfer none): the field; it outlives the row
 * @object: the object whose member it shows
 *
 * A choice of several for which the object has no value starts at *Not chosen*.
 *
 * Returns: (transfer floating): a row for the field
 */
GtkWidget *
rog_form_row_new (const RogFormField *field,
                  JsonObject         *object)
{
  const char *value = peek_value (object, field->member);
  GtkWidget  *row;

  switch (field->kind)
    {
    case ROG_FORM_CHOICE:
      row = make_choice_row (field, value);
      break;

    case ROG_FORM_DATE:
      row = make_date_row (value);
      break;

    case ROG_FORM_MOMENT:
      row = make_moment_row (value);
      break;

    case ROG_FORM_NUMBER:
      row = adw_entry_row_new ();
      adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_DIGITS);
      g_signal_connect (row, "changed", G_CALLBACK (check_value_cb), NULL);
      break;

    case ROG_FORM_LONG:
      row = rog_long_row_new (_(field->title));
      gtk_text_buffer_set_text (rog_long_row_get_buffer (row), value != NULL ? value : "", -1);
      break;

    case ROG_FORM_TEXT:
    default:
      row = adw_entry_row_new ();
      gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->title));
  g_object_set_data (G_OBJECT (row), "form-field", (gpointer)field);

  return row;
}

/**
 * rog_form_row_is_complete:
 * @row: from rog_form_row_new()
 *
 * Returns: whether it has what it must have, and nothing that cannot be read
 */
gboolean
rog_form_row_is_complete (GtkWidget *row)
{
  const RogFormField *field = get_field (row);
  g_autofree char    *value = dup_value (row);

  if (value != NULL)
    return TRUE;

  return !field->required && rog_form_row_is_empty (row);
}

/**
 * rog_form_row_store:
 * @row: from rog_form_row_new()
 * @object: where its value goes; the member is removed where there is none
 */
void
rog_form_row_store (GtkWidget  *row,
                    JsonObject *object)
{
  const RogFormField *field = get_field (row);
  g_autofree char    *value = dup_value (row);
  const char         *member;
  JsonObject         *holder = find_holder (object, field->member, value != NULL, &member);

  if (value != NULL && field->kind == ROG_FORM_NUMBER)
    json_object_set_int_member (holder, member, g_ascii_strtoll (value, NULL, 10));
  else if (value != NULL)
    json_object_set_string_member (holder, member, value);
  else if (holder != NULL && json_object_has_member (holder, member))
    json_object_remove_member (holder, member);
}

/**
 * rog_form_row_dup_value:
 * @row: from rog_form_row_new()
 *
 * Returns: (transfer full) (nullable): what it says, in the form in which it is kept
 */
char *
rog_form_row_dup_value (GtkWidget *row)
{
  return dup_value (row);
}

/**
 * rog_form_row_get_member:
 * @row: from rog_form_row_new()
 *
 * Returns: (transfer none): where it is kept
 */
const char *
rog_form_row_get_member (GtkWidget *row)
{
  return get_field (row)->member;
}

/**
 * rog_form_row_set_zone:
 * @row: a row of a moment
 * @zone: the zone in which its time is meant, and shown
 * @name: what the zone is called
 *
 * A time without its zone is another time elsewhere: the row says which one is meant.
 */
void
rog_form_row_set_zone (GtkWidget  *row,
                       GTimeZone  *zone,
                       const char *name)
{
  GtkWidget       *label = gtk_label_new (name);
  g_autofree char *value = dup_value (row);
  g_autofree char *text = value != NULL ? rog_form_moment_format (value, zone) : NULL;

  g_object_set_data_full (G_OBJECT (row), "form-zone", g_time_zone_ref (zone), (GDestroyNotify)g_time_zone_unref);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (label, _("Time zone"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), label);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}
