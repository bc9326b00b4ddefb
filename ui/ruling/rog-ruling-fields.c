// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-fields.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "law/rog-law.h"
#include "rog-law-text.h"
#include "widgets/rog-choice-list.h"
#include "widgets/rog-date-entry.h"
#include "widgets/rog-long-row.h"
#include "widgets/rog-row-name.h"

struct _RogRulingFields
{
  AdwBin parent_instance;

  GtkListBox           *list;
  const RogRulingField *fields;
  JsonObject           *object; /* (owned): as it was loaded, with the members not shown */
  GPtrArray            *rows;   /* of the fields, in their order; the list holds them */
  gboolean              loading;
};

G_DEFINE_FINAL_TYPE (RogRulingFields, rog_ruling_fields, ADW_TYPE_BIN)

static guint changed_signal;

static const RogRulingWord yes_or_no[] = {
  { "true", NC_ ("answer", "Yes") },
  { "false", NC_ ("answer", "No") },
  {},
};

/*
 * Members: "object/member" is a member of an object
 */

static JsonObject *
find_holder (JsonObject  *object,
             const char  *path,
             gboolean     make,
             const char **member)
{
  const char      *slash = strchr (path, '/');
  g_autofree char *first = NULL;
  JsonObject      *inner;

  *member = path;
  if (slash == NULL)
    return object;

  first = g_strndup (path, (gsize)(slash - path));
  inner = rog_json_peek_object (object, first);
  if (inner == NULL && make)
    {
      inner = json_object_new ();
      json_object_set_object_member (object, first, inner);
    }

  return inner != NULL ? find_holder (inner, slash + 1, make, member) : NULL;
}

static const char *
peek_value (JsonObject           *object,
            const RogRulingField *field)
{
  const char *member;
  JsonObject *holder = find_holder (object, field->member, FALSE, &member);

  if (holder == NULL || !json_object_has_member (holder, member))
    return NULL;
  if (field->kind == ROG_RULING_YES_OR_NO)
    return json_object_get_boolean_member_with_default (holder, member, FALSE) ? "true" : "false";

  return rog_json_peek_string (holder, member);
}

static void
drop_empty_holders (JsonObject *object,
                    const char *path)
{
  const char      *slash = strchr (path, '/');
  g_autofree char *first = slash != NULL ? g_strndup (path, (gsize)(slash - path)) : NULL;
  JsonObject      *holder = first != NULL ? rog_json_peek_object (object, first) : NULL;

  if (holder == NULL)
    return;
  drop_empty_holders (holder, slash + 1);
  if (json_object_get_size (holder) == 0)
    json_object_remove_member (object, first);
}

static void
put_value (JsonObject           *object,
           const RogRulingField *field,
           const char           *value)
{
  const char *member;
  JsonObject *holder = find_holder (object, field->member, value != NULL, &member);

  if (value == NULL && holder != NULL)
    json_object_remove_member (holder, member);
  else if (value != NULL && field->kind == ROG_RULING_YES_OR_NO)
    json_object_set_boolean_member (holder, member, g_str_equal (value, "true"));
  else if (value != NULL)
    json_object_set_string_member (holder, member, value);
  drop_empty_holders (object, field->member);
}

/*
 * Rows
 */

static const RogRulingWord *
get_words (const RogRulingField *field)
{
  return field->kind == ROG_RULING_YES_OR_NO ? yes_or_no : field->words;
}

static char *
dup_date (const char *text)
{
  GDate date;

  if (!rog_date_parse (text, &date))
    return NULL;

  return g_strdup_printf ("%04u-%02u-%02u", (guint)g_date_get_year (&date), (guint)g_date_get_month (&date), (guint)g_date_get_day (&date));
}

static char *
dup_choice (GtkWidget            *row,
            const RogRulingField *field)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  if (get_words (field) != NULL)
    return g_strdup (get_words (field)[selected - 1].id);

  {
    g_autoptr (RogLawEntry) entry = g_list_model_get_item (rog_law_text_get_catalogue (field->catalogue), selected - 1);

    return g_strdup (rog_law_entry_get_id (entry));
  }
}

/* What the row says, as it is kept; NULL when it says nothing that can be kept. */
static char *
dup_value (GtkWidget            *row,
           const RogRulingField *field)
{
  g_autofree char *text = NULL;

  if (field->kind == ROG_RULING_ONE_OF || field->kind == ROG_RULING_YES_OR_NO)
    return dup_choice (row, field);

  text = field->kind == ROG_RULING_LONG ? rog_long_row_dup_text (row) : g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  if (text[strspn (text, " \n\t")] == '\0')
    return NULL;

  return field->kind == ROG_RULING_DATE ? dup_date (text) : g_steal_pointer (&text);
}

static void
show_choice (GtkWidget            *row,
             const RogRulingField *field,
             const char           *value)
{
  const RogRulingWord *words = get_words (field);
  guint                selected = 0;

  for (guint i = 0; value != NULL && words != NULL && words[i].id != NULL; i++)
    if (g_str_equal (words[i].id, value))
      selected = i + 1;
  for (guint i = 0; value != NULL && words == NULL && i < g_list_model_get_n_items (rog_law_text_get_catalogue (field->catalogue)); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (rog_law_text_get_catalogue (field->catalogue), i);

      if (g_str_equal (rog_law_entry_get_id (entry), value))
        selected = i + 1;
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
}

/* Shows a value, where the row says another one: what is being typed is left alone. */
static void
show_value (GtkWidget            *row,
            const RogRulingField *field,
            const char           *value)
{
  g_autofree char *said = dup_value (row, field);
  g_autofree char *written = NULL;
  GDate            date;

  if (g_strcmp0 (said, value) == 0)
    return;
  if (field->kind == ROG_RULING_ONE_OF || field->kind == ROG_RULING_YES_OR_NO)
    {
      show_choice (row, field, value);
      return;
    }
  if (field->kind == ROG_RULING_DATE && value != NULL && rog_date_parse (value, &date))
    written = rog_date_format (&date);
  else
    written = g_strdup (value != NULL ? value : "");
  if (field->kind == ROG_RULING_LONG)
    gtk_text_buffer_set_text (rog_long_row_get_buffer (row), written, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), written);
}

static gboolean
is_one_of (const char *value,
           const char *choices)
{
  g_auto (GStrv) ids = g_strsplit (choices, "|", -1);

  return value != NULL && g_strv_contains ((const char *const *)ids, value);
}

static void
update_visible (RogRulingFields *self)
{
  g_autoptr (JsonObject) now = rog_ruling_fields_to_json (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RogRulingField *field = &self->fields[i];
      const char           *value = NULL;

      for (guint j = 0; field->when != NULL && j < self->rows->len; j++)
        if (g_str_equal (self->fields[j].member, field->when))
          value = peek_value (now, &self->fields[j]);
      gtk_widget_set_visible (g_ptr_array_index (self->rows, i), field->when == NULL || is_one_of (value, field->is));
    }
}

static void
changed_cb (RogRulingFields *self)
{
  if (self->loading)
    return;

  update_visible (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
check_date_cb (GtkWidget *row)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autofree char *date = dup_date (text);
  gboolean         wrong = date == NULL && *text != '\0';

  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static GtkWidget *
make_choice_row (const RogRulingField *field)
{
  GtkWidget           *row = adw_combo_row_new ();
  const RogRulingWord *words = get_words (field);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("Not chosen"));
  for (guint i = 0; words != NULL && words[i].id != NULL; i++)
    gtk_string_list_append (titles, words == yes_or_no ? g_dpgettext2 (NULL, "answer", words[i].title) : _(words[i].title));
  for (guint i = 0; words == NULL && i < g_list_model_get_n_items (rog_law_text_get_catalogue (field->catalogue)); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (rog_law_text_get_catalogue (field->catalogue), i);

      gtk_string_list_append (titles, rog_law_entry_get_label (entry));
    }
  /* Beside a long title an answer would be cut off. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  rog_choice_list_set (ADW_COMBO_ROW (row));

  return row;
}

static void
article_cb (GtkButton *button,
            GtkWidget *row)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (row), gtk_button_get_label (button));
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_grab_focus (row);
}

/* The articles under which the instrument knows the outcome, to choose from or not. */
static void
add_articles (GtkWidget *row,
              char     **articles)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (char **article = articles; *article != NULL; article++)
    {
      GtkWidget *choice = gtk_button_new_with_label (*article);

      gtk_widget_add_css_class (choice, "flat");
      g_signal_connect_object (choice, "clicked", G_CALLBACK (article_cb), row, 0);
      gtk_box_append (GTK_BOX (box), choice);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Articles"));
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (button), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Articles"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static GtkWidget *
make_entry_row (RogRulingFields      *self,
                const RogRulingField *field,
                const char           *instrument)
{
  GtkWidget *row = adw_entry_row_new ();
  g_auto (GStrv) articles = NULL;

  if (field->articles != NULL && instrument != NULL)
    articles = rog_law_dup_articles (rog_law_text_get_law (), instrument, field->articles);
  if (articles != NULL && articles[0] != NULL)
    add_articles (row, articles);
  if (field->kind == ROG_RULING_DATE)
    {
      gtk_widget_set_tooltip_text (row, _("A date, for example 30 November 2024 or 2024-11-30"));
      g_signal_connect (row, "changed", G_CALLBACK (check_date_cb), NULL);
    }

  return row;
}

static GtkWidget *
make_row (RogRulingFields      *self,
          const RogRulingField *field,
          const char           *instrument)
{
  GtkWidget *row;

  switch (field->kind)
    {
    case ROG_RULING_ONE_OF:
    case ROG_RULING_YES_OR_NO:
      row = make_choice_row (field);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      break;

    case ROG_RULING_LONG:
      row = rog_long_row_new (_(field->title));
      g_signal_connect_object (rog_long_row_get_buffer (row), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      break;

    case ROG_RULING_TEXT:
    case ROG_RULING_DATE:
    default:
      row = make_entry_row (self, field, instrument);
      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->title));

  return row;
}

static void
rog_ruling_fields_finalize (GObject *object)
{
  RogRulingFields *self = ROG_RULING_FIELDS (object);

  json_object_unref (self->object);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (rog_ruling_fields_parent_class)->finalize (object);
}

/* Some lines of text are in the row, a line is the row itself. */
static gboolean
focus_row (GtkWidget *row)
{
  GtkWidget *view = rog_long_row_get_view (row);

  return gtk_widget_grab_focus (view != NULL ? view : row);
}

/* The first of them that says nothing yet; else the first. */
static gboolean
rog_ruling_fields_grab_focus (GtkWidget *widget)
{
  RogRulingFields *self = ROG_RULING_FIELDS (widget);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget       *row = g_ptr_array_index (self->rows, i);
      g_autofree char *value = dup_value (row, &self->fields[i]);

      if (value == NULL && gtk_widget_get_visible (row))
        return focus_row (row);
    }

  return focus_row (g_ptr_array_index (self->rows, 0));
}

static void
rog_ruling_fields_class_init (RogRulingFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_fields_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = rog_ruling_fields_grab_focus;

  changed_signal = g_signal_new ("changed", ROG_TYPE_RULING_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_ruling_fields_init (RogRulingFields *self)
{
  self->object = json_object_new ();
  self->rows = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * rog_ruling_fields_new:
 * @fields: (transfer none): the fields; they outlive the widget
 * @label: what they are of, for assistive technology
 * @instrument: (nullable): the instrument whose articles are offered
 *
 * Returns: (transfer floating): the fields, all of them empty
 */
GtkWidget *
rog_ruling_fields_new (const RogRulingField *fields,
                       const char           *label,
                       const char           *instrument)
{
  RogRulingFields *self = g_object_new (ROG_TYPE_RULING_FIELDS, NULL);

  self->fields = fields;
  self->loading = TRUE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (guint i = 0; fields[i].member != NULL; i++)
    {
      GtkWidget *row = make_row (self, &fields[i], instrument);

      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list, row);
    }
  update_visible (self);
  self->loading = FALSE;

  return GTK_WIDGET (self);
}

/**
 * rog_ruling_fields_load:
 * @self: the fields
 * @object: (nullable): what they say; what they say already is left alone
 */
void
rog_ruling_fields_load (RogRulingFields *self,
                        JsonObject      *object)
{
  self->loading = TRUE;
  json_object_unref (self->object);
  self->object = object != NULL ? rog_json_object_copy (object) : json_object_new ();
  for (guint i = 0; i < self->rows->len; i++)
    show_value (g_ptr_array_index (self->rows, i), &self->fields[i], peek_value (self->object, &self->fields[i]));
  update_visible (self);
  self->loading = FALSE;
}

/**
 * rog_ruling_fields_to_json:
 * @self: the fields
 *
 * Returns: (transfer full): the object as the fields say it
 */
JsonObject *
rog_ruling_fields_to_json (RogRulingFields *self)
{
  JsonObject *object = rog_json_object_copy (self->object);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *value = dup_value (g_ptr_array_index (self->rows, i), &self->fields[i]);

      put_value (object, &self->fields[i], value);
    }

  return object;
}

/**
 * rog_ruling_fields_append:
 * @self: the fields
 * @row: (transfer floating): a row of somebody else's, which stands below them
 */
void
rog_ruling_fields_append (RogRulingFields *self,
                          GtkWidget       *row)
{
  gtk_list_box_append (self->list, row);
}

/**
 * rog_ruling_fields_get_row:
 * @self: the fields
 * @member: a field's member
 *
 * Returns: (transfer none) (nullable): its row
 */
GtkWidget *
rog_ruling_fields_get_row (RogRulingFields *self,
                           const char      *member)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (self->fields[i].member, member))
      return g_ptr_array_index (self->rows, i);

  return NULL;
}
