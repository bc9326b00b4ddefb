// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-route.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "widgets/rog-date-entry.h"

typedef enum
{
  PART_TEXT,
  PART_DATE,
  PART_SWITCH,
  PART_DOCUMENT,
  PART_GROUND,
  PART_SOURCE,
} PartKind;

/* What a route may name: the table of routes of the request's law. @when: only where that
 * member has that value ("" where it has none). */
typedef struct
{
  const char *route;
  const char *member;
  const char *title;
  PartKind    kind;
  const char *when;
  const char *value;
} Part;

static const Part parts[] = {
  { "consultation", "by_telephone", N_ ("By telephone, in haste"), PART_SWITCH, NULL, NULL },
  { "consultation", "document", N_ ("Document of the authority"), PART_DOCUMENT, "by_telephone", "" },
  { "consultation", "date", N_ ("Date"), PART_DATE, NULL, NULL },
  { "consultation", "spoke", N_ ("Who spoke for the authority"), PART_TEXT, "by_telephone", "true" },
  { "consultation", "taken_by", N_ ("Who took the call"), PART_TEXT, "by_telephone", "true" },
  { "domestic-law", "provision", N_ ("Provision of our law"), PART_TEXT, NULL, NULL },
  { "domestic-law", "opening", N_ ("Opening of the instrument to our law"), PART_TEXT, NULL, NULL },
  { "less-intrusive", "article", N_ ("Article"), PART_TEXT, NULL, NULL },
  { "less-intrusive", "why", N_ ("Why it applies"), PART_TEXT, NULL, NULL },
  { "refusal-in-part", "ground_source", N_ ("Where the ground stands"), PART_SOURCE, NULL, NULL },
  { "refusal-in-part", "article", N_ ("Article of the instrument"), PART_TEXT, "ground_source", "instrument" },
  { "refusal-in-part", "ground", N_ ("Ground"), PART_GROUND, "ground_source", "instrument" },
  { "refusal-in-part", "source", N_ ("The source that binds the court"), PART_TEXT, "ground_source", "other" },
  { "condition", "power", N_ ("Power in the treaty"), PART_TEXT, NULL, NULL },
  { "condition", "consulted", N_ ("Consultation"), PART_TEXT, NULL, NULL },
  { "condition", "accepted", N_ ("Acceptance"), PART_TEXT, NULL, NULL },
};

struct _RogScopeRoute
{
  AdwBin parent_instance;

  RogDossier *dossier; /* (owned) */
  RogLaw     *law;     /* (owned) */
  GtkListBox *list;
  GtkWidget  *choice;
  GtkWidget  *rows[G_N_ELEMENTS (parts)]; /* (nullable): of the route that is chosen */
  JsonObject *route;                      /* (owned) (nullable): as it stands */
  gboolean    showing;
};

G_DEFINE_FINAL_TYPE (RogScopeRoute, rog_scope_route, ADW_TYPE_BIN)

static guint edited_signal;

/*
 * Values
 */

static const char *
peek (JsonObject *route,
      const char *member)
{
  JsonNode *node = route != NULL ? json_object_get_member (route, member) : NULL;

  if (node == NULL)
    return "";
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node) ? "true" : "";

  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : "";
}

static gboolean
is_part_of (const Part *part,
            JsonObject *route)
{
  return g_str_equal (part->route, peek (route, "route")) &&
         (part->when == NULL || g_str_equal (peek (route, part->when), part->value));
}

static char *
dup_date (GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  GDate       day;

  if (!rog_date_parse (text, &day))
    return NULL;

  return g_strdup_printf ("%04u-%02u-%02u", (guint)g_date_get_year (&day), (guint)g_date_get_month (&day), (guint)g_date_get_day (&day));
}

static char *
dup_value (const Part *part,
           GtkWidget  *row)
{
  g_autofree char *text = NULL;

  if (part->kind == PART_SWITCH)
    return adw_switch_row_get_active (ADW_SWITCH_ROW (row)) ? g_strdup ("true") : NULL;
  if (part->kind == PART_DATE)
    return dup_date (row);
  if (part->kind != PART_TEXT)
    return g_strdup (rog_scope_choice_get (row));

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
store (const Part *part,
       GtkWidget  *row,
       JsonObject *route)
{
  g_autofree char *value = dup_value (part, row);

  if (value == NULL)
    json_object_remove_member (route, part->member);
  else if (part->kind == PART_SWITCH)
    json_object_set_boolean_member (route, part->member, TRUE);
  else
    json_object_set_string_member (route, part->member, value);
}

static void
set_date (GtkWidget  *row,
          const char *value)
{
  g_autofree char *now = dup_date (row);
  g_autofree char *text = NULL;
  GDate            day;

  if (g_strcmp0 (now != NULL ? now : "", value) == 0)
    return;
  if (rog_date_parse (value, &day))
    text = rog_date_format (&day);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
set_text (GtkWidget  *row,
          const char *value)
{
  g_autofree char *now = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (!g_str_equal (now, value))
    gtk_editable_set_text (GTK_EDITABLE (row), value);
}

static void
set_value (const Part *part,
           GtkWidget  *row,
           const char *value)
{
  if (part->kind == PART_SWITCH)
    adw_switch_row_set_active (ADW_SWITCH_ROW (row), *value != '\0');
  else if (part->kind == PART_DATE)
    set_date (row, value);
  else if (part->kind != PART_TEXT)
    rog_scope_choice_set (row, value);
  else
    set_text (row, value);
}

/*
 * Rows
 */

static void edited_cb (RogScopeRoute *self);

static GtkWidget *
make_document_row (RogScopeRoute *self,
                   const char    *title)
{
  GListModel *documents = rog_dossier_get_documents (self->dossier);
  GPtrArray  *ids = g_ptr_array_new_with_free_func (g_free);
  GPtrArray  *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogEntity) document = g_list_model_get_item (documents, i);

      g_ptr_array_add (ids, g_strdup (rog_entity_get_id (document)));
      g_ptr_array_add (labels, g_strdup (rog_entity_get_string (document, "name")));
    }

  return rog_scope_choice_new (title, _("Not chosen"), ids, labels);
}

static GtkWidget *
make_catalogue_row (RogScopeRoute *self,
                    const char    *title,
                    const char    *catalogue)
{
  GListModel *entries = rog_law_get_catalogue (self->law, catalogue);
  GPtrArray  *ids = g_ptr_array_new_with_free_func (g_free);
  GPtrArray  *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (entries, i);

      g_ptr_array_add (ids, g_strdup (rog_law_entry_get_id (entry)));
      g_ptr_array_add (labels, g_strdup (rog_law_entry_get_label (entry)));
    }

  return rog_scope_choice_new (title, _("Not chosen"), ids, labels);
}

static GtkWidget *
make_source_row (const char *title)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (ids, g_strdup ("instrument"));
  g_ptr_array_add (labels, g_strdup (_("In the instrument")));
  g_ptr_array_add (ids, g_strdup ("other"));
  g_ptr_array_add (labels, g_strdup (_("In another source that binds the court")));

  return rog_scope_choice_new (title, _("Not chosen"), ids, labels);
}

static GtkWidget *
make_row (RogScopeRoute *self,
          const Part    *part)
{
  GtkWidget  *row;
  const char *signal = "notify::selected";

  if (part->kind == PART_DOCUMENT)
    row = make_document_row (self, _(part->title));
  else if (part->kind == PART_GROUND)
    row = make_catalogue_row (self, _(part->title), "grounds");
  else if (part->kind == PART_SOURCE)
    row = make_source_row (_(part->title));
  else
    {
      row = part->kind == PART_SWITCH ? adw_switch_row_new () : adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(part->title));
      signal = part->kind == PART_SWITCH ? "notify::active" : "changed";
      if (part->kind != PART_SWITCH)
        gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
    }
  if (part->kind == PART_DATE)
    gtk_widget_set_tooltip_text (row, _("A date, for example 30 November 2024 or 2024-11-30"));
  set_value (part, row, peek (self->route, part->member));
  g_signal_connect_object (row, signal, G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);

  return row;
}

/* The rows that belong to the route as it stands, in their order; those that stay keep the focus. */
static void
sync_rows (RogScopeRoute *self)
{
  int position = 1;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gboolean wanted = self->route != NULL && is_part_of (&parts[i], self->route);

      if (wanted && self->rows[i] == NULL)
        {
          self->rows[i] = make_row (self, &parts[i]);
          gtk_list_box_insert (self->list, self->rows[i], position);
        }
      else if (!wanted && self->rows[i] != NULL)
        {
          gtk_list_box_remove (self->list, self->rows[i]);
          self->rows[i] = NULL;
        }
      else if (wanted)
        set_value (&parts[i], self->rows[i], peek (self->route, parts[i].member));
      position += wanted;
    }
}

static void
take_route (RogScopeRoute *self)
{
  const char *chosen = rog_scope_choice_get (self->choice);

  if (g_str_equal (peek (self->route, "route"), chosen != NULL ? chosen : ""))
    return;

  g_clear_pointer (&self->route, json_object_unref);
  if (chosen != NULL)
    {
      self->route = json_object_new ();
      json_object_set_string_member (self->route, "route", chosen);
    }
}

/* A member that belongs to the route no longer goes with its row. */
static void
drop_strangers (JsonObject *route)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gboolean known = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        known |= g_str_equal (parts[j].member, parts[i].member) && is_part_of (&parts[j], route);
      if (!known)
        json_object_remove_member (route, parts[i].member);
    }
}

static void
edited_cb (RogScopeRoute *self)
{
  if (self->showing)
    return;

  take_route (self);
  for (guint i = 0; self->route != NULL && i < G_N_ELEMENTS (parts); i++)
    if (self->rows[i] != NULL && is_part_of (&parts[i], self->route))
      store (&parts[i], self->rows[i], self->route);
  if (self->route != NULL)
    drop_strangers (self->route);

  self->showing = TRUE;
  sync_rows (self);
  self->showing = FALSE;
  g_signal_emit (self, edited_signal, 0, self->route);
}

/*
 * Object
 */

static void
rog_scope_route_finalize (GObject *object)
{
  RogScopeRoute *self = ROG_SCOPE_ROUTE (object);

  g_clear_object (&self->dossier);
  g_clear_object (&self->law);
  g_clear_pointer (&self->route, json_object_unref);

  G_OBJECT_CLASS (rog_scope_route_parent_class)->finalize (object);
}

/* The first thing that is not said yet; else the route. */
static gboolean
rog_scope_route_grab_focus (GtkWidget *widget)
{
  RogScopeRoute *self = ROG_SCOPE_ROUTE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *value = self->rows[i] != NULL ? dup_value (&parts[i], self->rows[i]) : NULL;

      if (self->rows[i] != NULL && value == NULL && parts[i].kind != PART_SWITCH)
        return gtk_widget_grab_focus (self->rows[i]);
    }

  return gtk_widget_grab_focus (self->choice);
}

static void
rog_scope_route_class_init (RogScopeRouteClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = rog_scope_route_grab_focus;
  G_OBJECT_CLASS (klass)->finalize = rog_scope_route_finalize;

  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, JSON_TYPE_OBJECT);
}

static void
rog_scope_route_init (RogScopeRoute *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

GtkWidget *
rog_scope_route_new (RogDossier *dossier,
                     RogLaw     *law)
{
  RogScopeRoute *self = g_object_new (ROG_TYPE_SCOPE_ROUTE, NULL);

  self->dossier = g_object_ref (dossier);
  self->law = g_object_ref (law);
  self->choice = make_catalogue_row (self, _("Route"), "routes");
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, self->choice);

  return GTK_WIDGET (self);
}

/**
 * rog_scope_route_show:
 * @self: the route
 * @route: (nullable): what holds
 */
void
rog_scope_route_show (RogScopeRoute *self,
                      JsonObject    *route)
{
  g_return_if_fail (ROG_IS_SCOPE_ROUTE (self));

  self->showing = TRUE;
  g_clear_pointer (&self->route, json_object_unref);
  self->route = route != NULL ? rog_json_object_copy (route) : NULL;
  rog_scope_choice_set (self->choice, self->route != NULL ? peek (self->route, "route") : NULL);
  sync_rows (self);
  self->showing = FALSE;
}
