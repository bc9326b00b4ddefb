// SPDX-License-Identifier: GPL-3.0-or-later
//
// The time limits of an instrument, in the form that enters one (casework § 9). Choosing one fills in what the law says; from
// when it runs is for the person to say.
#include "request/rog-limit-rules.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "rog-law-text.h"

/* The rules of the instrument that have a length, as states. */
static GPtrArray *
find_rules (const char *instrument)
{
  GListModel *rules = rog_law_text_get_catalogue ("limits");
  GPtrArray  *out = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (rules, i);
      JsonObject *state = NULL;

      if (g_strcmp0 (rog_json_peek_string (rog_law_entry_peek (entry), "instrument"), instrument) == 0)
        state = rog_law_make_limit (rog_law_text_get_law (), rog_law_entry_get_id (entry));
      if (state != NULL)
        g_ptr_array_add (out, state);
    }

  return out;
}

static void
set_length (RogActPage *page,
            JsonObject *rule,
            const char *member)
{
  gint64           length = json_object_get_int_member_with_default (rule, member, 0);
  g_autofree char *text = length > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, length) : g_strdup ("");

  rog_form_row_set_text (rog_act_page_get_row (page, member), text);
}

static void
fill_in_cb (GtkWidget  *button,
            RogActPage *page)
{
  static const char *const choices[] = { "for", "source", "binds", NULL };
  JsonObject              *rule = g_object_get_data (G_OBJECT (button), "rule");
  gboolean                 practicable = json_object_get_boolean_member (rule, "where_practicable");

  for (const char *const *member = choices; *member != NULL; member++)
    rog_form_row_choose (rog_act_page_get_row (page, *member), rog_json_peek_string (rule, *member));
  rog_form_row_choose (rog_act_page_get_row (page, "firm"), practicable ? "where-practicable" : "firm");
  rog_form_row_set_text (rog_act_page_get_row (page, "because"), rog_json_peek_string (rule, "because"));
  rog_form_row_set_text (rog_act_page_get_row (page, "trigger/event"), rog_json_peek_string (rog_json_peek_object (rule, "trigger"), "event"));
  set_length (page, rule, "days");
  set_length (page, rule, "hours");
  gtk_widget_grab_focus (rog_act_page_get_row (page, "trigger/at"));
}

static void
add_rule (RogActPage          *page,
          AdwPreferencesGroup *group,
          JsonObject          *rule)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_button_new_with_label (_("Fill In"));
  const char      *title = rog_json_peek_string (rule, "title");
  g_autofree char *label = g_strdup_printf (_("Fill in: %s"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rog_json_peek_string (rule, "because"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* GTK names a button after the words on it, and that goes before a label. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "rule", json_object_ref (rule), (GDestroyNotify)json_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (fill_in_cb), page);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
}

/**
 * rog_limit_rules_add:
 * @page: the form for a time limit; it is filled in by what is chosen
 * @instrument: the request's instrument
 *
 * Adds the time limits that the instrument sets, where it sets one.
 */
void
rog_limit_rules_add (RogActPage *page,
                     const char *instrument)
{
  g_autoptr (GPtrArray) rules = find_rules (instrument);
  AdwPreferencesGroup *group;

  if (rules->len == 0)
    return;
  group = rog_act_page_add_group (page, _("Set by the instrument"), _("One of them fills in the form. From when it runs is for you to say."));
  for (guint i = 0; i < rules->len; i++)
    add_rule (page, group, g_ptr_array_index (rules, i));
}

static gboolean
says (JsonObject *rule,
      JsonObject *body)
{
  static const char *const members[] = { "source", "for", "binds", "because", NULL };
  static const char *const lengths[] = { "days", "hours", NULL };
  gboolean                 same = TRUE;

  for (const char *const *member = members; same && *member != NULL; member++)
    same = g_strcmp0 (rog_json_peek_string (rule, *member), rog_json_peek_string (body, *member)) == 0;
  for (const char *const *member = lengths; same && *member != NULL; member++)
    same = json_object_get_int_member_with_default (rule, *member, 0) == json_object_get_int_member_with_default (body, *member, 0);

  return same;
}

/**
 * rog_limit_rules_name:
 * @instrument: the request's instrument
 * @body: a time limit that is entered; it is changed
 *
 * Names the rule that it is of, where it still says what the rule says.
 */
void
rog_limit_rules_name (const char *instrument,
                      JsonObject *body)
{
  g_autoptr (GPtrArray) rules = find_rules (instrument);

  for (guint i = 0; i < rules->len; i++)
    {
      JsonObject *rule = g_ptr_array_index (rules, i);

      if (!says (rule, body))
        continue;
      json_object_set_string_member (body, "rule", rog_json_peek_string (rule, "rule"));
      json_object_set_string_member (body, "title", rog_json_peek_string (rule, "title"));
    }
}
