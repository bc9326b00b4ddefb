// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/rog-act-page.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-layout-toggle.h"
#include "form/rog-form-moment.h"
#include "rog-error-text.h"
#include "widgets/rog-choice-list.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

#define UNDO_SECONDS 10

struct _RogActPage
{
  AdwNavigationPage parent_instance;

  AdwPreferencesPage *page;
  GtkButton          *go;
  GtkLabel           *missing;

  GPtrArray        *rows;     /* of the fields; the rows are their parent's */
  GPtrArray        *checks;   /* check buttons, each with a member and an id */
  GPtrArray        *entities; /* combo rows, each with a member and a list of entities */
  JsonObject       *more;     /* (owned): what was made in groups of another kind, by id */
  RogProofGroup    *proof;    /* its parent's (nullable) */
  RogActPageMissing find_missing;
  gpointer          data;
  GDestroyNotify    destroy;
  char             *sentence; /* (owned) (nullable): what is missing */
  char             *before;   /* (owned) (nullable): what it said when it was first shown */
  gboolean          busy;
  gboolean          entered;
  gboolean          watched; /* whether its view tells when it is popped */
};

G_DEFINE_FINAL_TYPE (RogActPage, rog_act_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHANGED,
  GO,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * What is missing
 */

static const char *
find_missing_row (RogActPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (!gtk_widget_get_visible (row) || rog_form_row_is_complete (row))
        continue;
      g_free (self->sentence);
      if (rog_form_row_is_empty (row))
        // Translators: the name of a field.
        self->sentence = g_strdup_printf (_("“%s” is needed"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      else
        // Translators: the name of a field.
        self->sentence = g_strdup_printf (_("“%s” cannot be read"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

      return self->sentence;
    }

  return NULL;
}

static const char *
find_missing (RogActPage *self)
{
  const char *missing = self->find_missing != NULL ? self->find_missing (self, self->data) : NULL;

  if (missing == NULL)
    missing = find_missing_row (self);
  if (missing != NULL)
    return missing;
  if (self->proof != NULL && gtk_widget_get_visible (GTK_WIDGET (self->proof)) && !rog_proof_group_is_complete (self->proof))
    return _("The passage where it stands, or how it is known, is needed");

  return NULL;
}

/**
 * rog_act_page_update:
 * @self: the page
 *
 * Says what is missing now.
 */
void
rog_act_page_update (RogActPage *self)
{
  const char *missing;

  g_signal_emit (self, signals[CHANGED], 0);
  missing = find_missing (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), missing == NULL && !self->busy);
  gtk_label_set_label (self->missing, missing != NULL ? missing : "");
}

static void
go_cb (RogActPage *self)
{
  if (!self->busy && find_missing (self) == NULL)
    g_signal_emit (self, signals[GO], 0);
}

static void
activate_go (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  go_cb (ROG_ACT_PAGE (widget));
}

/**
 * rog_act_page_begin:
 * @self: the page
 *
 * It is being entered: nothing can be entered twice.
 */
void
rog_act_page_begin (RogActPage *self)
{
  self->busy = TRUE;
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), FALSE);
}

/**
 * rog_act_page_end:
 * @self: the page
 * @done: what is said when it succeeded, a toast
 * @error: (nullable): what went wrong
 * @what: what did not succeed, a whole sentence
 *
 * Goes back, or says why it was not entered and keeps what was typed.
 */
void
rog_act_page_end (RogActPage   *self,
                  const char   *done,
                  const GError *error,
                  const char   *what)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  self->busy = FALSE;
  self->entered = error == NULL || rog_error_is_recorded (error);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), TRUE);
  if (view == NULL)
    return;
  if (self->entered)
    {
      if (error == NULL)
        rog_window_show_toast (view, adw_toast_new (done));
      else
        rog_window_show_error (view, NULL, error);
      if (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
        adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
      return;
    }

  rog_act_page_update (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (RogErrorText) text = rog_error_text_new (error, what);
      g_autofree char *line = rog_error_text_to_line (text);

      gtk_label_set_label (self->missing, line);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), line, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
}

/*
 * Fields
 */

/**
 * rog_act_page_add_group:
 * @self: the page
 * @title: (nullable): the group's title
 * @description: (nullable): a sentence below it
 *
 * Returns: (transfer none): an empty group
 */
AdwPreferencesGroup *
rog_act_page_add_group (RogActPage *self,
                        const char *title,
                        const char *description)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title != NULL ? title : "",
                                   "description", description, NULL);

  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  if (title == NULL)
    rog_row_name_list (group, adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self)));

  return ADW_PREFERENCES_GROUP (group);
}

/**
 * rog_act_page_add_fields:
 * @self: the page
 * @title: (nullable): the group's title
 * @fields: the fields; they outlive the page
 * @object: (nullable): whose members they show
 *
 * Returns: (transfer none): the group
 */
AdwPreferencesGroup *
rog_act_page_add_fields (RogActPage         *self,
                         const char         *title,
                         const RogFormField *fields,
                         JsonObject         *object)
{
  AdwPreferencesGroup *group = rog_act_page_add_group (self, title, NULL);
  g_autoptr (JsonObject) empty = json_object_new ();

  for (guint i = 0; fields[i].member != NULL; i++)
    {
      GtkWidget *row = rog_form_row_new (&fields[i], object != NULL ? object : empty);

      g_signal_connect_object (row, ADW_IS_COMBO_ROW (row) ? "notify::selected" : "changed", G_CALLBACK (rog_act_page_update), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (group, row);
    }

  return group;
}

/**
 * rog_act_page_get_row:
 * @self: the page
 * @member: a field
 *
 * Returns: (transfer none) (nullable): its row; one that is hidden is neither needed nor kept
 */
GtkWidget *
rog_act_page_get_row (RogActPage *self,
                      const char *member)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (rog_form_row_get_member (g_ptr_array_index (self->rows, i)), member))
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

/**
 * rog_act_page_dup_value:
 * @self: the page
 * @member: a field
 *
 * Returns: (transfer full) (nullable): what it says
 */
char *
rog_act_page_dup_value (RogActPage *self,
                        const char *member)
{
  GtkWidget *row = rog_act_page_get_row (self, member);

  return row != NULL && gtk_widget_get_visible (row) ? rog_form_row_dup_value (row) : NULL;
}

/**
 * rog_act_page_add_check:
 * @self: the page
 * @group: one of its groups, or an expander row in one
 * @member: the list that it belongs to
 * @id: what is kept in that list
 * @title: what is shown
 * @active: whether it is chosen
 *
 * Returns: (transfer none): a row with a check
 */
GtkWidget *
rog_act_page_add_check (RogActPage *self,
                        GtkWidget  *group,
                        const char *member,
                        const char *id,
                        const char *title,
                        gboolean    active)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (check), "member", g_strdup (member), g_free);
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (rog_act_page_update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  if (ADW_IS_EXPANDER_ROW (group))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (group), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static gboolean
array_has (JsonArray  *array,
           const char *id)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_strcmp0 (json_array_get_string_element (array, i), id) == 0)
      return TRUE;

  return FALSE;
}

/**
 * rog_act_page_add_entities:
 * @self: the page
 * @title: the group's title
 * @description: (nullable): a sentence below it
 * @member: the list that they are kept in
 * @entities: persons, items or documents; without any there is no group
 * @name: the member that is their name
 * @chosen: (nullable): ids of those that are chosen
 *
 * One check for each.
 *
 * Returns: (transfer none) (nullable): the group
 */
AdwPreferencesGroup *
rog_act_page_add_entities (RogActPage *self,
                           const char *title,
                           const char *description,
                           const char *member,
                           GListModel *entities,
                           const char *name,
                           JsonArray  *chosen)
{
  AdwPreferencesGroup *group;

  if (g_list_model_get_n_items (entities) == 0)
    return NULL;

  group = rog_act_page_add_group (self, title, description);
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (entities, i);
      const char *id = rog_entity_get_id (entity);

      rog_act_page_add_check (self, GTK_WIDGET (group), member, id, rog_entity_get_string (entity, name), array_has (chosen, id));
    }

  return group;
}

/* What has no name is called by when it was entered. */
static char *
name_entity (RogEntity  *entity,
             const char *member)
{
  const char *name = rog_entity_get_string (entity, member);

  return name != NULL ? g_strdup (name) : rog_form_moment_format (rog_entity_get_at (entity), NULL);
}

/**
 * rog_act_page_add_entity:
 * @self: the page
 * @group: one of its groups
 * @member: where its id is kept
 * @title: what is shown
 * @entities: what can be chosen
 * @name: the member that is their name
 * @none: (nullable): what is shown for none of them; %NULL where there has to be one
 *
 * Returns: (transfer none): a row that chooses one
 */
GtkWidget *
rog_act_page_add_entity (RogActPage          *self,
                         AdwPreferencesGroup *group,
                         const char          *member,
                         const char          *title,
                         GListModel          *entities,
                         const char          *name,
                         const char          *none)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row;

  if (none != NULL)
    gtk_string_list_append (names, none);
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (entities, i);
      g_autofree char *words = name_entity (entity, name);

      gtk_string_list_append (names, words);
    }
  row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "use-markup", FALSE, "use-subtitle", TRUE, "model", names, NULL);
  rog_choice_list_set (ADW_COMBO_ROW (row));
  g_object_set_data_full (G_OBJECT (row), "member", g_strdup (member), g_free);
  g_object_set_data_full (G_OBJECT (row), "entities", g_object_ref (entities), g_object_unref);
  g_object_set_data (G_OBJECT (row), "none", GINT_TO_POINTER (none != NULL));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (rog_act_page_update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->entities, row);
  adw_preferences_group_add (group, row);

  return row;
}

static RogEntity *
dup_chosen (GtkWidget *row)
{
  guint offset = g_object_get_data (G_OBJECT (row), "none") != NULL ? 1 : 0;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (selected == GTK_INVALID_LIST_POSITION || selected < offset)
    return NULL;

  return g_list_model_get_item (g_object_get_data (G_OBJECT (row), "entities"), selected - offset);
}

/**
 * rog_act_page_has:
 * @self: the page
 * @member: a list
 * @id: one of those that can be chosen in it
 *
 * Returns: whether it is chosen
 */
gboolean
rog_act_page_has (RogActPage *self,
                  const char *member,
                  const char *id)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (g_str_equal (g_object_get_data (G_OBJECT (check), "member"), member) && g_str_equal (g_object_get_data (G_OBJECT (check), "id"), id))
        return gtk_check_button_get_active (check);
    }

  return FALSE;
}

/**
 * rog_act_page_count:
 * @self: the page
 * @member: a list
 *
 * Returns: how many are chosen in it
 */
guint
rog_act_page_count (RogActPage *self,
                    const char *member)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (g_str_equal (g_object_get_data (G_OBJECT (check), "member"), member) && gtk_check_button_get_active (check))
        n++;
    }

  return n;
}

/**
 * rog_act_page_take_group:
 * @self: the page
 * @group: (transfer floating): a group of another kind; what is made in it goes to rog_act_page_set_more()
 */
void
rog_act_page_take_group (RogActPage          *self,
                         AdwPreferencesGroup *group)
{
  adw_preferences_page_add (self->page, group);
}

/**
 * rog_act_page_peek_more:
 * @self: the page
 * @id: what it was made for
 *
 * Returns: (transfer none) (nullable): what rog_act_page_set_more() was given, or was kept of it
 */
JsonObject *
rog_act_page_peek_more (RogActPage *self,
                        const char *id)
{
  return rog_json_peek_object (self->more, id);
}

/**
 * rog_act_page_set_more:
 * @self: the page
 * @id: what it is for
 * @more: (nullable): what was made; copied
 *
 * Keeps it with what was typed.
 */
void
rog_act_page_set_more (RogActPage *self,
                       const char *id,
                       JsonObject *more)
{
  if (more != NULL)
    json_object_set_object_member (self->more, id, rog_json_object_copy (more));
  else if (json_object_has_member (self->more, id))
    json_object_remove_member (self->more, id);
  rog_act_page_update (self);
}

/**
 * rog_act_page_set_proof:
 * @self: the page
 * @proof: (transfer floating): its proof, which is needed as long as it is visible
 */
void
rog_act_page_set_proof (RogActPage    *self,
                        RogProofGroup *proof)
{
  self->proof = proof;
  g_signal_connect_object (proof, "changed", G_CALLBACK (rog_act_page_update), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (proof));
}

RogProofGroup *
rog_act_page_get_proof (RogActPage *self)
{
  return self->proof;
}

/**
 * rog_act_page_add_pin:
 * @self: the page
 * @pin: a passage that was cited while it was shown
 *
 * Returns: whether it takes passages
 */
gboolean
rog_act_page_add_pin (RogActPage *self,
                      JsonObject *pin)
{
  if (self->proof == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->proof)))
    return FALSE;

  rog_proof_group_add_pin (self->proof, pin);

  return TRUE;
}

/*
 * What it says
 */

static void
add_to_list (JsonObject *body,
             const char *member,
             const char *id)
{
  JsonArray *list = rog_json_peek_array (body, member);

  if (list == NULL)
    {
      list = json_array_new ();
      json_object_set_array_member (body, member, list);
    }
  json_array_add_string_element (list, id);
}

/**
 * rog_act_page_to_json:
 * @self: the page
 *
 * Returns: (transfer full): what its fields say; the proof is for whoever made the page
 */
JsonObject *
rog_act_page_to_json (RogActPage *self)
{
  JsonObject *body = json_object_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_visible (row))
        rog_form_row_store (row, body);
    }
  for (guint i = 0; i < self->entities->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->entities, i);
      g_autoptr (RogEntity) chosen = gtk_widget_get_visible (row) ? dup_chosen (row) : NULL;

      if (chosen != NULL)
        json_object_set_string_member (body, g_object_get_data (G_OBJECT (row), "member"), rog_entity_get_id (chosen));
    }
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (check))
        add_to_list (body, g_object_get_data (G_OBJECT (check), "member"), g_object_get_data (G_OBJECT (check), "id"));
    }

  return body;
}

/*
 * Half filled, and closed by mistake
 */

/* All that a person can have typed or chosen, whether it can be read or not. */
static char *
describe (RogActPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget       *row = g_ptr_array_index (self->rows, i);
      g_autofree char *words = ADW_IS_COMBO_ROW (row) ? rog_form_row_dup_words (row) : g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

      g_string_append_printf (text, "%s\n", words);
    }
  for (guint i = 0; i < self->checks->len; i++)
    g_string_append_c (text, gtk_check_button_get_active (g_ptr_array_index (self->checks, i)) ? '1' : '0');
  for (guint i = 0; i < self->entities->len; i++)
    g_string_append_printf (text, " %u", adw_combo_row_get_selected (g_ptr_array_index (self->entities, i)));
  if (json_object_get_size (self->more) > 0)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), self->more);
      g_autofree char *more = json_to_string (node, FALSE);

      g_string_append (text, more);
    }
  if (self->proof != NULL)
    {
      g_autofree char *proof = rog_proof_group_describe (self->proof);

      g_string_append (text, proof);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
remember (RogActPage *self)
{
  if (self->before == NULL)
    self->before = describe (self);
}

/**
 * rog_act_page_is_begun:
 * @self: the page
 *
 * Returns: whether something was typed or chosen in it, and is not entered
 */
gboolean
rog_act_page_is_begun (RogActPage *self)
{
  g_autofree char *now = describe (self);

  return self->before != NULL && !self->entered && !g_str_equal (now, self->before);
}

/**
 * rog_act_page_dup_state:
 * @self: the page
 *
 * Returns: (transfer full): all that was typed and chosen, for rog_act_page_set_state()
 */
JsonObject *
rog_act_page_dup_state (RogActPage *self)
{
  JsonObject *state = json_object_new (), *rows = json_object_new (), *entities = json_object_new ();
  JsonArray  *checks = json_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget       *row = g_ptr_array_index (self->rows, i);
      g_autofree char *value = ADW_IS_COMBO_ROW (row) ? rog_form_row_dup_value (row) : g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

      if (value != NULL)
        json_object_set_string_member (rows, rog_form_row_get_member (row), value);
    }
  for (guint i = 0; i < self->checks->len; i++)
    json_array_add_boolean_element (checks, gtk_check_button_get_active (g_ptr_array_index (self->checks, i)));
  for (guint i = 0; i < self->entities->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->entities, i);
      g_autoptr (RogEntity) chosen = dup_chosen (row);

      if (chosen != NULL)
        json_object_set_string_member (entities, g_object_get_data (G_OBJECT (row), "member"), rog_entity_get_id (chosen));
    }
  json_object_set_object_member (state, "rows", rows);
  json_object_set_array_member (state, "checks", checks);
  json_object_set_object_member (state, "entities", entities);
  json_object_set_object_member (state, "more", rog_json_object_copy (self->more));
  if (self->proof != NULL)
    json_object_set_object_member (state, "proof", rog_proof_group_dup_state (self->proof));

  return state;
}

static void
choose_entity (GtkWidget  *row,
               const char *id)
{
  GListModel *entities = g_object_get_data (G_OBJECT (row), "entities");
  guint       offset = g_object_get_data (G_OBJECT (row), "none") != NULL ? 1 : 0;

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (entities, i);

      if (g_str_equal (rog_entity_get_id (entity), id))
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i + offset);
    }
}

/**
 * rog_act_page_set_state:
 * @self: a page that was made as the one whose state it is
 * @state: what rog_act_page_dup_state() gave
 *
 * What can still be chosen is chosen; what cannot is left open.
 */
void
rog_act_page_set_state (RogActPage *self,
                        JsonObject *state)
{
  JsonObject *rows = rog_json_peek_object (state, "rows"), *entities = rog_json_peek_object (state, "entities");
  JsonObject *proof = rog_json_peek_object (state, "proof"), *more = rog_json_peek_object (state, "more");
  JsonArray  *checks = rog_json_peek_array (state, "checks");

  remember (self);
  if (more != NULL)
    {
      json_object_unref (self->more);
      self->more = rog_json_object_copy (more);
    }
  for (guint i = 0; rows != NULL && i < self->rows->len; i++)
    {
      GtkWidget  *row = g_ptr_array_index (self->rows, i);
      const char *value = rog_json_peek_string (rows, rog_form_row_get_member (row));

      if (value != NULL && ADW_IS_COMBO_ROW (row))
        rog_form_row_choose (row, value);
      else if (value != NULL)
        gtk_editable_set_text (GTK_EDITABLE (row), value);
    }
  for (guint i = 0; checks != NULL && json_array_get_length (checks) == self->checks->len && i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), json_array_get_boolean_element (checks, i));
  for (guint i = 0; entities != NULL && i < self->entities->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->entities, i);

      choose_entity (row, rog_json_peek_string (entities, g_object_get_data (G_OBJECT (row), "member")));
    }
  if (proof != NULL && self->proof != NULL)
    rog_proof_group_set_state (self->proof, proof);
  rog_act_page_update (self);
}

static void
open_again (AdwNavigationView *view,
            AdwToast          *toast)
{
  adw_navigation_view_push (view, g_object_get_data (G_OBJECT (toast), "page"));
}

/* What was typed stays as long as the toast: Escape is soon pressed. */
static void
popped_cb (RogActPage        *self,
           AdwNavigationPage *page,
           AdwNavigationView *view)
{
  AdwToast *toast;

  if (page != ADW_NAVIGATION_PAGE (self))
    return;

  g_signal_emit (self, signals[CLOSED], 0);
  if (self->busy || !rog_act_page_is_begun (self))
    return;

  toast = adw_toast_new (_("Form closed, nothing was entered"));
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), "page", g_object_ref (self), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_again), view, G_CONNECT_SWAPPED);
  rog_window_show_toast (GTK_WIDGET (view), toast);
}

static void
rog_act_page_showing (AdwNavigationPage *page)
{
  RogActPage *self = ROG_ACT_PAGE (page);
  GtkWidget  *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  remember (self);
  if (!self->watched && view != NULL)
    {
      self->watched = TRUE;
      g_signal_connect_object (view, "popped", G_CALLBACK (popped_cb), self, G_CONNECT_SWAPPED);
    }
}

/*
 * Object
 */

static void
rog_act_page_finalize (GObject *object)
{
  RogActPage *self = ROG_ACT_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->entities);
  json_object_unref (self->more);
  g_free (self->sentence);
  g_free (self->before);
  if (self->destroy != NULL)
    self->destroy (self->data);

  G_OBJECT_CLASS (rog_act_page_parent_class)->finalize (object);
}

static void
rog_act_page_class_init (RogActPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_act_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = rog_act_page_showing;

  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_ACT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", ROG_TYPE_ACT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GO] = g_signal_new ("go", ROG_TYPE_ACT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  gtk_widget_class_install_action (widget_class, "act.go", NULL, activate_go);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "act.go", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "act.go", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-act-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RogActPage, page);
  gtk_widget_class_bind_template_child (widget_class, RogActPage, go);
  gtk_widget_class_bind_template_child (widget_class, RogActPage, missing);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
rog_act_page_init (RogActPage *self)
{
  self->rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->entities = g_ptr_array_new ();
  self->more = json_object_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_act_page_new:
 * @title: what is entered
 * @button: what the button says
 *
 * Returns: (transfer floating): an empty page
 */
RogActPage *
rog_act_page_new (const char *title,
                  const char *button)
{
  RogActPage *self = g_object_new (ROG_TYPE_ACT_PAGE, "title", title, NULL);

  gtk_button_set_label (self->go, button);

  return self;
}

/**
 * rog_act_page_set_missing:
 * @self: the page
 * @func: (nullable): says what is missing besides fields and proof
 * @data: for @func, and for rog_act_page_get_data()
 * @destroy: (nullable): frees @data
 */
void
rog_act_page_set_missing (RogActPage       *self,
                          RogActPageMissing func,
                          gpointer          data,
                          GDestroyNotify    destroy)
{
  self->find_missing = func;
  self->data = data;
  self->destroy = destroy;
}

gpointer
rog_act_page_get_data (RogActPage *self)
{
  return self->data;
}
