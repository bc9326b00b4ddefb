// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/rog-form-card.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "rog-law-text.h"
#include "widgets/rog-date-entry.h"

struct _RogFormCard
{
  AdwExpanderRow parent_instance;

  JsonObject *object;   /* (owned): as it came */
  GPtrArray  *rows;     /* of the fields; the rows are their parent's */
  char       *untitled; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogFormCard, rog_form_card, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * A row and its value
 */

static const RogFormField *
get_field (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "form-field");
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

static char *
dup_choice (GtkWidget *row)
{
  const RogFormField *field = get_field (row);
  GObject            *entry = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));
  char               *id = NULL;

  if (field->choices != NULL)
    return g_strdup (field->choices[adw_combo_row_get_selected (ADW_COMBO_ROW (row))].id);
  if (entry != NULL)
    g_object_get (entry, "id", &id, NULL);

  return id;
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

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  if (*text == '\0')
    return NULL;
  if (field->kind == ROG_FORM_TEXT)
    return g_steal_pointer (&text);
  if (!rog_date_parse (text, &date))
    return NULL;

  return g_strdup_printf ("%04u-%02u-%02u", (guint)g_date_get_year (&date), (guint)g_date_get_month (&date), (guint)g_date_get_day (&date));
}

static void
check_date_cb (GtkWidget *row)
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

static GtkWidget *
make_choice_row (const RogFormField *field,
                 const char         *value)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; field->choices[i].id != NULL; i++)
    gtk_string_list_append (titles, _(field->choices[i].title));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  for (guint i = 0; value != NULL && field->choices[i].id != NULL; i++)
    if (g_str_equal (field->choices[i].id, value))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);

  return row;
}

static GtkWidget *
make_catalogue_row (const RogFormField *field,
                    const char         *value)
{
  GListModel *entries = rog_law_text_get_catalogue (field->catalogue);
  g_autoptr (GtkExpression) label = gtk_property_expression_new (ROG_TYPE_LAW_ENTRY, NULL, "label");
  GtkWidget *row = adw_combo_row_new ();

  adw_combo_row_set_expression (ADW_COMBO_ROW (row), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), entries);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), g_list_model_get_n_items (entries) > 12);
  for (guint i = 0; value != NULL && i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (GObject) entry = g_list_model_get_item (entries, i);
      g_autofree char *id = NULL;

      g_object_get (entry, "id", &id, NULL);
      if (g_strcmp0 (id, value) == 0)
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
    }

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
  g_signal_connect (row, "changed", G_CALLBACK (check_date_cb), NULL);

  return row;
}

static char *
name_choice (GtkWidget *row)
{
  const RogFormField *field = get_field (row);
  g_autofree char    *id = dup_value (row);

  if (field->choices != NULL)
    return g_strdup (_(field->choices[adw_combo_row_get_selected (ADW_COMBO_ROW (row))].title));

  return g_strdup (rog_law_text_label (field->catalogue, id));
}

/**
 * rog_form_row_new:
 * @field: (transfer none): the field; it outlives the row
 * @object: the object whose member it shows
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
      row = field->choices != NULL ? make_choice_row (field, value) : make_catalogue_row (field, value);
      break;

    case ROG_FORM_DATE:
      row = make_date_row (value);
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

  if (value != NULL || field->kind == ROG_FORM_CHOICE)
    return TRUE;

  return !field->required && *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0';
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

  if (value != NULL)
    json_object_set_string_member (holder, member, value);
  else if (holder != NULL && json_object_has_member (holder, member))
    json_object_remove_member (holder, member);
}

/*
 * The card
 */

static void
retitle (RogFormCard *self)
{
  g_autofree char *title = rog_form_card_dup_title (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
}

static void
changed_cb (RogFormCard *self)
{
  retitle (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (RogFormCard *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
add_remove_button (RogFormCard *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), button);
}

static void
rog_form_card_finalize (GObject *object)
{
  RogFormCard *self = ROG_FORM_CARD (object);

  json_object_unref (self->object);
  g_ptr_array_unref (self->rows);
  g_free (self->untitled);

  G_OBJECT_CLASS (rog_form_card_parent_class)->finalize (object);
}

static void
rog_form_card_class_init (RogFormCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_form_card_finalize;

  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_FORM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", ROG_TYPE_FORM_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_form_card_init (RogFormCard *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * rog_form_card_new:
 * @fields: the fields, the first of which is its title; they outlive the card
 * @object: what it shows
 * @untitled: its title while the first field is empty
 * @removable: whether it can be taken out of its list
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
rog_form_card_new (const RogFormField *fields,
                   JsonObject         *object,
                   const char         *untitled,
                   gboolean            removable)
{
  RogFormCard *self = g_object_new (ROG_TYPE_FORM_CARD, NULL);

  self->object = rog_json_object_copy (object);
  self->untitled = g_strdup (untitled);
  for (guint i = 0; fields[i].member != NULL; i++)
    {
      GtkWidget *row = rog_form_row_new (&fields[i], object);

      g_signal_connect_object (row, fields[i].kind == ROG_FORM_CHOICE ? "notify::selected" : "changed",
                               G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
  if (removable)
    add_remove_button (self);
  retitle (self);

  return GTK_WIDGET (self);
}

/**
 * rog_form_card_is_complete:
 * @self: the card
 *
 * Returns: whether every field has what it must have
 */
gboolean
rog_form_card_is_complete (RogFormCard *self)
{
  g_return_val_if_fail (ROG_IS_FORM_CARD (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (!rog_form_row_is_complete (g_ptr_array_index (self->rows, i)))
      return FALSE;

  return TRUE;
}

/**
 * rog_form_card_to_json:
 * @self: the card
 *
 * Returns: (transfer full): the object as the fields say it
 */
JsonObject *
rog_form_card_to_json (RogFormCard *self)
{
  JsonObject *object;

  g_return_val_if_fail (ROG_IS_FORM_CARD (self), NULL);

  object = rog_json_object_copy (self->object);
  for (guint i = 0; i < self->rows->len; i++)
    rog_form_row_store (g_ptr_array_index (self->rows, i), object);

  return object;
}

/**
 * rog_form_card_dup_title:
 * @self: the card
 *
 * Returns: (transfer full): what its first field says, or that it says nothing
 */
char *
rog_form_card_dup_title (RogFormCard *self)
{
  GtkWidget *first = g_ptr_array_index (self->rows, 0);

  if (ADW_IS_COMBO_ROW (first))
    return name_choice (first);
  if (*gtk_editable_get_text (GTK_EDITABLE (first)) == '\0')
    return g_strdup (self->untitled);

  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (first)));
}

/**
 * rog_form_card_focus_first:
 * @self: the card
 *
 * Opens the card and puts the focus into its first field.
 */
void
rog_form_card_focus_first (RogFormCard *self)
{
  g_return_if_fail (ROG_IS_FORM_CARD (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}
