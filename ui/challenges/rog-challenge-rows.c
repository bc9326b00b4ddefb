// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-challenge-rows.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "rog-law-text.h"
#include "widgets/rog-choice-list.h"
#include "widgets/rog-cite-view.h"
#include "widgets/rog-date-entry.h"

/*
 * What a row is bound to
 */

typedef struct
{
  RogChallengeDraft *draft;  /* (owned) */
  gpointer           widget; /* not owned: it owns this */
  JsonObject        *object; /* (owned) */
  char              *member; /* (owned) */
  char             **ids;    /* (owned) (nullable): of a choice */
} Binding;

static void
binding_free (Binding *binding)
{
  if (rog_challenge_draft_get_view (binding->draft) == binding->widget)
    rog_challenge_draft_set_view (binding->draft, NULL);
  g_object_unref (binding->draft);
  json_object_unref (binding->object);
  g_free (binding->member);
  g_strfreev (binding->ids);
  g_free (binding);
}

static Binding *
bind_member (gpointer           widget,
             RogChallengeDraft *draft,
             JsonObject        *object,
             const char        *member)
{
  Binding *binding = g_new0 (Binding, 1);

  binding->draft = g_object_ref (draft);
  binding->widget = widget;
  binding->object = json_object_ref (object);
  binding->member = g_strdup (member);
  g_object_set_data_full (G_OBJECT (widget), "binding", binding, (GDestroyNotify)binding_free);

  return binding;
}

static void
store_text (gpointer    widget,
            const char *text)
{
  Binding *binding = g_object_get_data (G_OBJECT (widget), "binding");

  if (g_strcmp0 (rog_json_peek_string (binding->object, binding->member), text) == 0)
    return;
  rog_draft_set_text (binding->object, binding->member, text);
  rog_challenge_draft_touch (binding->draft);
}

/*
 * Rows
 */

static void
entry_cb (GtkWidget *row)
{
  store_text (row, gtk_editable_get_text (GTK_EDITABLE (row)));
}

/**
 * rog_challenge_entry_new:
 * @draft: the draft
 * @title: what it is
 * @object: an object of the draft
 * @member: its member, a text
 *
 * Returns: (transfer floating): a line of text
 */
GtkWidget *
rog_challenge_entry_new (RogChallengeDraft *draft,
                         const char        *title,
                         JsonObject        *object,
                         const char        *member)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), rog_draft_get_text (object, member));
  bind_member (row, draft, object, member);
  g_signal_connect (row, "changed", G_CALLBACK (entry_cb), NULL);

  return row;
}

static void
date_cb (RogDateEntry *entry)
{
  g_autofree char *text = NULL;
  GDate            date;

  if (rog_date_entry_get_date (entry, &date))
    text = g_strdup_printf ("%04u-%02u-%02u", (guint)g_date_get_year (&date), (guint)g_date_get_month (&date), (guint)g_date_get_day (&date));
  store_text (entry, text);
}

/**
 * rog_challenge_date_new:
 * @draft: the draft
 * @title: what it is
 * @object: an object of the draft
 * @member: its member, a day
 *
 * Returns: (transfer floating): a day
 */
GtkWidget *
rog_challenge_date_new (RogChallengeDraft *draft,
                        const char        *title,
                        JsonObject        *object,
                        const char        *member)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = rog_date_entry_new ();
  GDate      date;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  rog_date_entry_set_label (ROG_DATE_ENTRY (entry), title);
  if (rog_date_parse (rog_draft_get_text (object, member), &date))
    rog_date_entry_set_date (ROG_DATE_ENTRY (entry), &date);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  bind_member (entry, draft, object, member);
  g_signal_connect (entry, "changed", G_CALLBACK (date_cb), NULL);

  return row;
}

static void
choice_cb (GtkWidget *row)
{
  Binding *binding = g_object_get_data (G_OBJECT (row), "binding");
  guint    selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (selected < g_strv_length (binding->ids))
    store_text (row, binding->ids[selected]);
}

/**
 * rog_challenge_choice_new:
 * @draft: the draft
 * @title: what it is
 * @ids: what is kept; "" for none
 * @titles: what is shown
 * @object: an object of the draft
 * @member: its member
 *
 * Returns: (transfer floating): one of a few; the first where the draft has none
 */
GtkWidget *
rog_challenge_choice_new (RogChallengeDraft *draft,
                          const char        *title,
                          const char *const *ids,
                          const char *const *titles,
                          JsonObject        *object,
                          const char        *member)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (titles);
  Binding *binding = bind_member (row, draft, object, member);

  binding->ids = g_strdupv ((char **)ids);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  rog_choice_list_set (ADW_COMBO_ROW (row));
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], rog_draft_get_text (object, member)))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_signal_connect (row, "notify::selected", G_CALLBACK (choice_cb), NULL);

  return row;
}

/**
 * rog_challenge_combo_new:
 * @draft: the draft
 * @title: what it is
 * @catalogue: a catalogue of the law
 * @object: an object of the draft
 * @member: its member, an id of the catalogue
 *
 * Returns: (transfer floating): one of a catalogue; nothing yet where the draft has none
 */
GtkWidget *
rog_challenge_combo_new (RogChallengeDraft *draft,
                         const char        *title,
                         const char        *catalogue,
                         JsonObject        *object,
                         const char        *member)
{
  GListModel *entries = rog_law_text_get_catalogue (catalogue);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) id_list = NULL;
  g_auto (GStrv) title_list = NULL;

  if (*rog_draft_get_text (object, member) == '\0')
    {
      g_strv_builder_add (ids, "");
      g_strv_builder_add (titles, _("Not chosen"));
    }
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (entries, i);

      g_strv_builder_add (ids, rog_law_entry_get_id (entry));
      g_strv_builder_add (titles, rog_law_entry_get_label (entry));
    }
  id_list = g_strv_builder_end (ids);
  title_list = g_strv_builder_end (titles);

  return rog_challenge_choice_new (draft, title, (const char *const *)id_list, (const char *const *)title_list, object, member);
}

static void
cite_cb (RogCiteView *view)
{
  Binding *binding = g_object_get_data (G_OBJECT (view), "binding");

  json_object_set_array_member (binding->object, "runs", rog_cite_view_get_runs (view));
  rog_challenge_draft_touch (binding->draft);
}

/* A passage that is cited from the document goes where one wrote last. */
static void
entered_cb (GtkEventController *controller)
{
  gpointer view = gtk_event_controller_get_widget (controller);
  Binding *binding = g_object_get_data (G_OBJECT (view), "binding");

  rog_challenge_draft_set_view (binding->draft, view);
}

/**
 * rog_challenge_cite_new:
 * @draft: the draft
 * @title: its accessible name
 * @placeholder: what it says while empty
 * @pins: pins that `@` offers
 * @object: an object of the draft, whose "runs" it writes
 *
 * Returns: (transfer floating): a text with pins in it
 */
GtkWidget *
rog_challenge_cite_new (RogChallengeDraft *draft,
                        const char        *title,
                        const char        *placeholder,
                        GListModel        *pins,
                        JsonObject        *object)
{
  GtkWidget          *view = rog_cite_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  rog_cite_view_set_label (ROG_CITE_VIEW (view), title);
  rog_cite_view_set_placeholder (ROG_CITE_VIEW (view), placeholder);
  rog_cite_view_set_pins (ROG_CITE_VIEW (view), pins);
  rog_cite_view_set_runs (ROG_CITE_VIEW (view), rog_draft_list (object, "runs"));
  bind_member (view, draft, object, "runs");
  g_signal_connect (view, "changed", G_CALLBACK (cite_cb), NULL);
  g_signal_connect (focus, "enter", G_CALLBACK (entered_cb), NULL);
  gtk_widget_add_controller (view, focus);
  if (rog_challenge_draft_get_view (draft) == NULL)
    rog_challenge_draft_set_view (draft, view);

  return view;
}

/**
 * rog_challenge_check_new:
 * @title: what is chosen
 * @active: whether it is
 *
 * Returns: (transfer floating): a row with a check
 */
GtkWidget *
rog_challenge_check_new (const char *title,
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
  g_object_set_data (G_OBJECT (row), "check", check);

  return row;
}

GtkWidget *
rog_challenge_check_get_button (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "check");
}

/*
 * Plain parts
 */

GtkWidget *
rog_challenge_list_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return list;
}

GtkWidget *
rog_challenge_label_new (const char *text,
                         const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);

  return label;
}

GtkWidget *
rog_challenge_heading_new (const char *title)
{
  GtkWidget *label = rog_challenge_label_new (title, "heading");

  gtk_widget_add_css_class (label, "card-heading");

  return label;
}

GtkWidget *
rog_challenge_button_new (const char *icon_name,
                          const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

void
rog_challenge_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    if (GTK_IS_LIST_BOX (box))
      gtk_list_box_remove (GTK_LIST_BOX (box), child);
    else
      gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
get_nth (GtkWidget *parent,
         guint      n)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  for (guint i = 0; i < n && child != NULL && gtk_widget_get_next_sibling (child) != NULL; i++)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* Which child of @parent holds @widget. */
static guint
find_place (GtkWidget *parent,
            GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && child != widget && !gtk_widget_is_ancestor (widget, child);
       child = gtk_widget_get_next_sibling (child))
    n++;

  return n;
}

/**
 * rog_challenge_refill:
 * @box: a box of lists; what comes after it adds to it
 * @fill: makes the lists anew
 * @data: for @fill
 *
 * The keyboard stays where it was: in the same row, in the one that has come into its place, or where one is added
 * once there is none.
 */
void
rog_challenge_refill (GtkWidget *box,
                      void (*fill) (gpointer data),
                      gpointer data)
{
  GtkRoot   *root = gtk_widget_get_root (box);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean   inside = focus != NULL && gtk_widget_is_ancestor (focus, box);
  guint      list_at = inside ? find_place (box, focus) : 0;
  guint      row_at = inside ? find_place (get_nth (box, list_at), focus) : 0;
  GtkWidget *list, *row;

  fill (data);
  if (!inside)
    return;
  list = get_nth (box, list_at);
  row = list != NULL ? get_nth (list, row_at) : gtk_widget_get_next_sibling (box);
  if (row != NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/**
 * rog_challenge_box_new:
 * @title: what the card is about
 * @list: (out) (transfer none): where its rows go
 *
 * Returns: (transfer floating): a card, with its heading
 */
GtkWidget *
rog_challenge_box_new (const char *title,
                       GtkWidget **list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *list = rog_challenge_list_new (title);
  gtk_box_append (GTK_BOX (box), rog_challenge_heading_new (title));
  gtk_box_append (GTK_BOX (box), *list);

  return box;
}
