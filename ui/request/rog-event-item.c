// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/rog-event-item.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-scope-format.h"
#include "rog-law-text.h"
#include "scope/rog-scope-editor.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

#define UNDO_SECONDS 10

struct _RogEventItem
{
  AdwPreferencesGroup parent_instance;

  RogActPage *page;    /* whose group this is */
  RogWork    *work;    /* (owned) */
  RogItem    *item;    /* (owned) (nullable): %NULL of one that is added */
  char       *id;      /* (owned): what the page keeps it under */
  JsonObject *before;  /* (owned): what was requested before */
  JsonObject *scope;   /* (owned) (nullable): what is requested now; made when it is first shown */
  GPtrArray  *rows;    /* of what is one line each; the rows are their parent's */
  GPtrArray  *fields;  /* expander rows, each with a field and its editor; the rows are their parent's */
  GtkWidget  *others;  /* (nullable): shows the fields that are not stated */
  char       *missing; /* (owned) (nullable): a sentence */
  AdwToast   *toast;   /* (owned) (nullable): by which what was left out comes back */
};

G_DEFINE_FINAL_TYPE (RogEventItem, rog_event_item, ADW_TYPE_PREFERENCES_GROUP)

static const RogFormField line_fields[] = {
  { "title", N_ ("Item, in words"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "measure_text", N_ ("Measure, in words"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "period/from", N_ ("Period from"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "period/to", N_ ("Period to"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "holder/name", N_ ("Held by"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

/* An item that is added has to say what is asked for. */
static const RogFormField measure_field = { "measure", N_ ("Measure"), ROG_FORM_CHOICE, TRUE, "measures", NULL };

static const char *const ends[] = { "from", "to" };

/* In the order in which they are read. */
static const char *const fields[] = {
  "data_categories",
  "correspondents",
  "identifiers",
  "persons",
  "places",
  "terms",
  "method",
  "purpose",
  "exclusions",
  "safeguards",
  "retention",
  "offences",
};

static RogDossier *
get_dossier (RogEventItem *self)
{
  return rog_work_get_dossier (self->work);
}

/*
 * What is requested now
 */

/* Given to the page, which keeps it: nothing where it is as it was requested before. */
static void
keep (RogEventItem *self)
{
  g_autofree char *title = rog_form_row_dup_value (g_ptr_array_index (self->rows, 0));
  g_autofree char *latest = self->item != NULL ? rog_item_get_requested_hash (self->item) : NULL;
  g_autoptr (JsonObject) now = json_object_new ();
  gboolean same = self->item != NULL && g_strcmp0 (title, rog_item_get_title (self->item)) == 0 && json_object_equal (self->scope, self->before);

  if (latest != NULL)
    json_object_set_string_member (now, "rests_on", latest);
  json_object_set_string_member (now, "title", title != NULL ? title : "");
  json_object_set_object_member (now, "scope", rog_json_object_copy (self->scope));
  rog_act_page_set_more (self->page, rog_event_item_get_id (self), same ? NULL : now);
}

static void
say (RogEventItem *self,
     GtkWidget    *row)
{
  const char      *field = g_object_get_data (G_OBJECT (row), "field");
  JsonNode        *now = json_object_get_member (self->scope, field);
  JsonNode        *before = json_object_get_member (self->before, field);
  g_autofree char *words = rog_scope_format_value (get_dossier (self), ROG_RULES (rog_law_text_get_law ()), field, now);
  gboolean         same = self->item == NULL || (now == NULL || before == NULL ? now == before : json_node_equal (now, before));
  // Translators: what the authority requests now, in place of what it did before.
  g_autofree char *text = same ? g_strdup (words) : g_strdup_printf (_("Now: %s"), words);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
}

/* A choice that names nothing is as it was where that was everything, or not stated. */
static void
store (RogEventItem *self,
       const char   *field,
       JsonNode     *value)
{
  JsonNode *before = json_object_get_member (self->before, field);
  gboolean  none = JSON_NODE_HOLDS_ARRAY (value) && json_array_get_length (json_node_get_array (value)) == 0;

  if (!none || !g_strv_contains (rog_scope_list_fields, field))
    json_object_set_member (self->scope, field, json_node_copy (value));
  else if (before != NULL && JSON_NODE_HOLDS_VALUE (before))
    json_object_set_member (self->scope, field, json_node_copy (before));
  else if (before != NULL && JSON_NODE_HOLDS_ARRAY (before))
    json_object_set_string_member (self->scope, field, "not-stated");
  else if (json_object_has_member (self->scope, field))
    json_object_remove_member (self->scope, field);
}

static void
edited_cb (RogScopeEditor *editor,
           JsonNode       *value,
           RogEventItem   *self)
{
  GtkWidget  *row = g_object_get_data (G_OBJECT (editor), "row");
  const char *field = g_object_get_data (G_OBJECT (row), "field");

  store (self, field, value);
  rog_scope_editor_show (editor, json_object_get_member (self->scope, field));
  say (self, row);
  keep (self);
}

/* An end without a day is as it was where that was no day either. */
static void
store_period (RogEventItem *self,
              JsonObject   *lines)
{
  JsonObject *before = rog_json_peek_object (self->before, "period");
  JsonObject *typed = rog_json_peek_object (lines, "period");
  JsonObject *period = json_object_new ();
  gboolean    any = before != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *was = before != NULL ? rog_json_peek_string (before, ends[i]) : NULL;
      const char *day = typed != NULL ? rog_json_peek_string (typed, ends[i]) : NULL;

      any = any || day != NULL;
      if (day == NULL && was != NULL && !g_ascii_isdigit (*was))
        day = was;
      json_object_set_string_member (period, ends[i], day != NULL ? day : "not-stated");
    }
  if (any)
    json_object_set_object_member (self->scope, "period", json_object_ref (period));
  else if (json_object_has_member (self->scope, "period"))
    json_object_remove_member (self->scope, "period");
  json_object_unref (period);
}

/* The holder's name alone: who that is among the persons, and where it stood, was of the other name. */
static void
store_holder (RogEventItem *self,
              JsonObject   *lines)
{
  JsonObject *before = rog_json_peek_object (self->before, "holder");
  JsonObject *typed = rog_json_peek_object (lines, "holder");
  const char *name = typed != NULL ? rog_json_peek_string (typed, "name") : NULL;

  if (name != NULL && before != NULL && g_strcmp0 (rog_json_peek_string (before, "name"), name) == 0)
    json_object_set_object_member (self->scope, "holder", rog_json_object_copy (before));
  else if (name != NULL)
    json_object_set_object_member (self->scope, "holder", rog_json_object_copy (typed));
  else if (json_object_has_member (self->scope, "holder"))
    json_object_remove_member (self->scope, "holder");
}

static void
store_measure (RogEventItem *self,
               JsonObject   *lines)
{
  const char *words = rog_json_peek_string (lines, "measure_text");

  if (words != NULL)
    json_object_set_string_member (self->scope, "measure_text", words);
  else if (json_object_has_member (self->scope, "measure_text"))
    json_object_remove_member (self->scope, "measure_text");
}

static void
typed_cb (RogEventItem *self)
{
  g_autoptr (JsonObject) lines = json_object_new ();

  for (guint i = 0; i < self->rows->len; i++)
    rog_form_row_store (g_ptr_array_index (self->rows, i), lines);
  store_measure (self, lines);
  if (self->item == NULL && rog_json_peek_string (lines, "measure") != NULL)
    json_object_set_string_member (self->scope, "measure", rog_json_peek_string (lines, "measure"));
  store_period (self, lines);
  store_holder (self, lines);
  keep (self);
}

/*
 * Making the rows
 */

static GtkWidget *
make_field (RogEventItem *self,
            const char   *field)
{
  RogLaw    *law = rog_law_text_get_law ();
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *inner = adw_preferences_row_new ();
  JsonNode  *value = json_object_get_member (self->scope, field);
  /* All that can be requested, not what lies within what was; but words are kept as words. */
  GtkWidget *editor = rog_scope_editor_new (get_dossier (self), law, field, g_str_equal (field, "retention") ? value : NULL);

  g_object_set (editor, "margin-start", 12, "margin-end", 12, "margin-top", 9, "margin-bottom", 12, NULL);
  g_object_set (inner, "activatable", FALSE, "focusable", FALSE, "child", editor, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rog_scope_field_get_label (ROG_RULES (law), field));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (inner), rog_scope_field_get_label (ROG_RULES (law), field));
  rog_row_name_by_title (row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  g_object_set_data (G_OBJECT (row), "field", (gpointer)field);
  g_object_set_data (G_OBJECT (editor), "row", row);
  rog_scope_editor_show (ROG_SCOPE_EDITOR (editor), value);
  g_signal_connect_object (editor, "edited", G_CALLBACK (edited_cb), self, 0);
  g_signal_connect_object (editor, "typing", G_CALLBACK (rog_act_page_update), self->page, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (row), "editor", editor);
  say (self, row);

  return row;
}

static void
add_fields (RogEventItem *self,
            gboolean      stated)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (json_object_has_member (self->scope, fields[i]) == stated)
      {
        GtkWidget *row = make_field (self, fields[i]);

        g_ptr_array_add (self->fields, row);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      }
}

static void
others_cb (RogEventItem *self)
{
  guint n = self->fields->len;

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->others);
  self->others = NULL;
  add_fields (self, FALSE);
  if (n < self->fields->len)
    gtk_widget_child_focus (g_ptr_array_index (self->fields, n), GTK_DIR_TAB_FORWARD);
}

static void
add_line (RogEventItem       *self,
          const RogFormField *field,
          JsonObject         *lines)
{
  GtkWidget *row = rog_form_row_new (field, lines);

  g_signal_connect_object (row, ADW_IS_COMBO_ROW (row) ? "notify::selected" : "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_lines (RogEventItem *self,
           const char   *title)
{
  g_autoptr (JsonObject) lines = rog_json_object_copy (self->scope);
  JsonObject *period = rog_json_peek_object (lines, "period");

  json_object_set_string_member (lines, "title", title);
  for (guint i = 0; period != NULL && i < G_N_ELEMENTS (ends); i++)
    if (!g_ascii_isdigit (*rog_json_peek_string (period, ends[i])))
      json_object_remove_member (period, ends[i]);
  for (const RogFormField *field = line_fields; field->member != NULL; field++)
    {
      add_line (self, field, lines);
      if (self->item == NULL && field == line_fields)
        add_line (self, &measure_field, lines);
    }
}

/* As it was left, where it was made from what is requested still; else as it is requested. */
static void
fill (RogEventItem *self)
{
  JsonObject      *kept = rog_act_page_peek_more (self->page, rog_event_item_get_id (self));
  g_autofree char *latest = self->item != NULL ? rog_item_get_requested_hash (self->item) : NULL;
  JsonObject      *now = kept != NULL && g_strcmp0 (rog_json_peek_string (kept, "rests_on"), latest) == 0 ? kept : NULL;
  JsonObject      *scope = now != NULL ? rog_json_peek_object (now, "scope") : NULL;
  const char      *title = now != NULL ? rog_json_peek_string (now, "title") : NULL;

  self->scope = rog_json_object_copy (scope != NULL ? scope : self->before);
  add_lines (self, title != NULL ? title : self->item != NULL ? rog_item_get_title (self->item)
                                                              : "");
  add_fields (self, TRUE);
  self->others = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->others), _("Another Field…"));
  g_signal_connect_object (self->others, "activated", G_CALLBACK (others_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->others);
}

/*
 * Left out
 */

static void
dismissed_cb (RogEventItem *self)
{
  g_signal_handlers_disconnect_by_data (self->toast, self);
  g_clear_object (&self->toast);
}

/* As long as the toast is there, it has what was typed. */
static void
forget_left_out (RogEventItem *self)
{
  g_autoptr (AdwToast) toast = NULL;

  if (!g_set_object (&toast, self->toast))
    return;
  dismissed_cb (self);
  adw_toast_dismiss (toast);
}

/*
 * Object
 */

static void
rog_event_item_dispose (GObject *object)
{
  forget_left_out (ROG_EVENT_ITEM (object));

  G_OBJECT_CLASS (rog_event_item_parent_class)->dispose (object);
}

static void
rog_event_item_finalize (GObject *object)
{
  RogEventItem *self = ROG_EVENT_ITEM (object);

  g_clear_object (&self->work);
  g_clear_object (&self->item);
  g_free (self->id);
  g_clear_pointer (&self->before, json_object_unref);
  g_clear_pointer (&self->scope, json_object_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->fields);
  g_free (self->missing);

  G_OBJECT_CLASS (rog_event_item_parent_class)->finalize (object);
}

static void
rog_event_item_class_init (RogEventItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_event_item_dispose;
  G_OBJECT_CLASS (klass)->finalize = rog_event_item_finalize;
}

static void
rog_event_item_init (RogEventItem *self)
{
  self->rows = g_ptr_array_new ();
  self->fields = g_ptr_array_new ();
}

/**
 * rog_event_item_new:
 * @page: the form; takes the group with rog_act_page_take_group()
 * @work: the work on a dossier
 * @item: an item that is not decided
 *
 * Returns: (transfer floating): its group, hidden and empty until rog_event_item_update() shows it
 */
GtkWidget *
rog_event_item_new (RogActPage *page,
                    RogWork    *work,
                    RogItem    *item)
{
  // Translators: what the authority requests of an item, by its number.
  g_autofree char *title = g_strdup_printf (_("Item %d, as it is requested now"), (int)rog_item_get_number (item));
  RogEventItem    *self = g_object_new (ROG_TYPE_EVENT_ITEM, "title", title, "visible", FALSE, "description",
                                        _("What is changed here is what the authority requests from now on. The rest stays as it was."), NULL);

  self->page = page;
  self->work = g_object_ref (work);
  self->item = g_object_ref (item);
  self->id = g_strdup (rog_entity_get_id (ROG_ENTITY (item)));
  self->before = rog_json_object_copy (rog_item_peek_scope (item));

  return GTK_WIDGET (self);
}

/* Its button dismisses it. */
static void
put_back_cb (RogEventItem *self)
{
  g_autoptr (JsonObject) left_out = g_object_steal_data (G_OBJECT (self->toast), "left-out");

  dismissed_cb (self);
  rog_act_page_set_more (self->page, self->id, left_out);
}

/* GTK would move it to the toast, which knows no Ctrl+Z. */
static void
keep_keyboard_in_form (RogEventItem *self)
{
  for (GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (self)); next != NULL; next = gtk_widget_get_next_sibling (next))
    if (gtk_widget_get_visible (next) && gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
      return;
}

static void
leave_out_cb (RogEventItem *self)
{
  JsonObject *left_out = rog_json_object_copy (rog_act_page_peek_more (self->page, self->id));

  forget_left_out (self);
  self->toast = adw_toast_new (_("Item left out"));
  adw_toast_set_button_label (self->toast, _("Undo"));
  adw_toast_set_timeout (self->toast, UNDO_SECONDS);
  g_object_set_data_full (G_OBJECT (self->toast), "left-out", left_out, (GDestroyNotify)json_object_unref);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (put_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  keep_keyboard_in_form (self);
  rog_window_show_toast (GTK_WIDGET (self), g_object_ref (self->toast));
  rog_act_page_set_more (self->page, self->id, NULL);
}

/**
 * rog_event_item_new_added:
 * @page: the form; takes the group with rog_act_page_take_group()
 * @work: the work on a dossier
 * @key: what the page keeps it under; no item's id
 *
 * Returns: (transfer floating): the group of an item that the authority adds, hidden and empty until
 *   rog_event_item_update() shows it
 */
GtkWidget *
rog_event_item_new_added (RogActPage *page,
                          RogWork    *work,
                          const char *key)
{
  RogEventItem *self = g_object_new (ROG_TYPE_EVENT_ITEM, "title", _("An item that is added"), "visible", FALSE, NULL);
  GtkWidget    *leave_out = gtk_button_new_with_label (_("Leave Out"));

  gtk_widget_add_css_class (leave_out, "flat");
  g_signal_connect_object (leave_out, "clicked", G_CALLBACK (leave_out_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), leave_out);
  self->page = page;
  self->work = g_object_ref (work);
  self->id = g_strdup (key);
  self->before = json_object_new ();

  return GTK_WIDGET (self);
}

/**
 * rog_event_item_begin:
 * @self: the group of an item that is added
 *
 * Begins it: from now on the page keeps it, and rog_event_item_is_begun().
 */
void
rog_event_item_begin (RogEventItem *self)
{
  g_autoptr (JsonObject) now = json_object_new ();

  forget_left_out (self);
  json_object_set_string_member (now, "title", "");
  json_object_set_object_member (now, "scope", json_object_new ());
  rog_act_page_set_more (self->page, self->id, now);
}

gboolean
rog_event_item_is_begun (RogEventItem *self)
{
  return rog_act_page_peek_more (self->page, self->id) != NULL;
}

gboolean
rog_event_item_is_left_out (RogEventItem *self)
{
  return self->toast != NULL;
}

/**
 * rog_event_item_put_back:
 * @self: the group of an item that is added
 *
 * Shows again what was left out a moment ago, with all that was typed.
 *
 * Returns: whether there was anything
 */
gboolean
rog_event_item_put_back (RogEventItem *self)
{
  g_autoptr (AdwToast) toast = NULL;

  if (!g_set_object (&toast, self->toast))
    return FALSE;
  put_back_cb (self);
  adw_toast_dismiss (toast);

  return TRUE;
}

/* Empty again: what was left out is not there when another one is begun. */
static void
empty (RogEventItem *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (rows, g_ptr_array_index (self->rows, i));
  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_add (rows, g_ptr_array_index (self->fields, i));
  if (self->others != NULL)
    g_ptr_array_add (rows, self->others);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->fields, 0);
  self->others = NULL;
  g_clear_pointer (&self->scope, json_object_unref);
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (rows, i));
}

/**
 * rog_event_item_update:
 * @self: the group
 * @shown: whether the event is one that changes its item
 */
void
rog_event_item_update (RogEventItem *self,
                       gboolean      shown)
{
  if (shown && self->scope == NULL)
    fill (self);
  else if (!shown && self->item == NULL && self->scope != NULL && !rog_event_item_is_begun (self))
    empty (self);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}

/**
 * rog_event_item_find_missing:
 * @self: the group
 *
 * Returns: (transfer none) (nullable): what is missing of it, in a sentence, where it is shown
 */
const char *
rog_event_item_find_missing (RogEventItem *self)
{
  JsonObject *now = rog_event_item_peek_change (self);
  JsonObject *period = now != NULL ? rog_json_peek_object (rog_json_peek_object (now, "scope"), "period") : NULL;
  const char *from = period != NULL ? rog_json_peek_string (period, "from") : NULL;
  const char *to = period != NULL ? rog_json_peek_string (period, "to") : NULL;

  g_clear_pointer (&self->missing, g_free);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return NULL;

  for (guint i = 0; self->missing == NULL && i < self->rows->len; i++)
    if (!rog_form_row_is_complete (g_ptr_array_index (self->rows, i)))
      // Translators: the name of a field.
      self->missing = g_strdup_printf (rog_form_row_is_empty (g_ptr_array_index (self->rows, i)) ? _("“%s” is needed") : _("“%s” cannot be read"), adw_preferences_row_get_title (g_ptr_array_index (self->rows, i)));
  for (guint i = 0; self->missing == NULL && i < self->fields->len; i++)
    if (rog_scope_editor_is_typing (g_object_get_data (g_ptr_array_index (self->fields, i), "editor")))
      // Translators: the name of a field that is a list.
      self->missing = g_strdup_printf (_("What is typed in “%s” is not added yet"), adw_preferences_row_get_title (g_ptr_array_index (self->fields, i)));
  if (self->missing == NULL && from != NULL && to != NULL && g_ascii_isdigit (*from) && g_ascii_isdigit (*to) && strcmp (from, to) > 0)
    return _("The period ends before it begins");

  return self->missing;
}

/**
 * rog_event_item_peek_change:
 * @self: the group
 *
 * Returns: (transfer none) (nullable): what is requested now, where the event is one that changes its item, and it is
 *   another than before
 */
JsonObject *
rog_event_item_peek_change (RogEventItem *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) ? rog_act_page_peek_more (self->page, rog_event_item_get_id (self)) : NULL;
}

const char *
rog_event_item_get_id (RogEventItem *self)
{
  return self->id;
}
