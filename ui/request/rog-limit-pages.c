// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time limits: set, changed, met (casework § 9). Several or none.
#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-scope-format.h"
#include "dossier/rog-zone.h"
#include "form/rog-form-lists.h"
#include "form/rog-form-moment.h"
#include "request/rog-limit-rules.h"
#include "request/rog-request-pages.h"
#include "rog-law-text.h"
#include "widgets/rog-row-name.h"

static const RogFormChoice firm[] = {
  { "firm", N_ ("Firm") },
  { "where-practicable", N_ ("Where practicable") },
  { NULL, NULL },
};

static const RogFormField limit_fields[] = {
  { "for", N_ ("To do"), ROG_FORM_CHOICE, TRUE, "limit-purposes", NULL },
  { "source", N_ ("Where it comes from"), ROG_FORM_CHOICE, TRUE, NULL, rog_form_limit_sources },
  { "firm", N_ ("As the law says it"), ROG_FORM_CHOICE, TRUE, NULL, firm },
  { "binds", N_ ("Whom it binds"), ROG_FORM_CHOICE, TRUE, NULL, rog_form_limit_bound },
  { "because", N_ ("Why: article, paragraph or reason"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static const RogFormField time_fields[] = {
  { "zone", N_ ("Time zone"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "due", N_ ("Ends"), ROG_FORM_MOMENT, FALSE, NULL, NULL },
  { "trigger/event", N_ ("Runs from (event)"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "trigger/at", N_ ("Runs from (date)"), ROG_FORM_MOMENT, FALSE, NULL, NULL },
  { "days", N_ ("Length in days"), ROG_FORM_NUMBER, FALSE, NULL, NULL },
  { "hours", N_ ("Length in hours"), ROG_FORM_NUMBER, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

typedef struct
{
  RogWork   *work;   /* (owned) */
  RogEntity *limit;  /* (owned) (nullable) */
  GtkWidget *person; /* the page's (nullable) */

  AdwPreferencesGroup *time; /* the page's (nullable) */
} About;

static void
about_free (gpointer data)
{
  About *about = data;

  g_object_unref (about->work);
  g_clear_object (&about->limit);
  g_free (about);
}

static About *
about_new (RogWork   *work,
           RogEntity *limit)
{
  About *about = g_new0 (About, 1);

  about->work = g_object_ref (work);
  g_set_object (&about->limit, limit);

  return about;
}

/*
 * Setting
 */

/* In the zone that is typed, once it is one. */
static char *
dup_moment (RogActPage *page,
            const char *member)
{
  GtkWidget       *row = rog_act_page_get_row (page, member);
  g_autofree char *name = rog_act_page_dup_value (page, "zone");
  g_autoptr (GTimeZone) zone = rog_zone_find (name);

  return rog_form_moment_parse (gtk_editable_get_text (GTK_EDITABLE (row)), zone);
}

/* Whose holidays count: those of the court that keeps the dossier. */
static const char *
get_country (About *about)
{
  RogRequest *request = rog_dossier_get_request (rog_work_get_dossier (about->work));
  JsonObject *court = request != NULL ? rog_entity_peek_object (ROG_ENTITY (request), "court") : NULL;

  return court != NULL ? rog_json_peek_string (court, "country") : NULL;
}

static char *
compute_due (RogActPage *page,
             About      *about)
{
  g_autofree char *days = rog_act_page_dup_value (page, "days");
  g_autofree char *hours = rog_act_page_dup_value (page, "hours");
  g_autofree char *zone = rog_act_page_dup_value (page, "zone");
  g_autofree char *from = dup_moment (page, "trigger/at");
  g_autofree char *stated = dup_moment (page, "due");

  if (stated != NULL)
    return g_steal_pointer (&stated);
  if (from == NULL || (days == NULL && hours == NULL))
    return NULL;

  return rog_law_compute_due (rog_law_text_get_law (), hours != NULL ? g_ascii_strtoll (hours, NULL, 10) : 0,
                              days != NULL ? g_ascii_strtoll (days, NULL, 10) : 0, from, zone, get_country (about), NULL);
}

static const char *
find_missing_limit (RogActPage *page,
                    gpointer    data)
{
  About           *about = data;
  g_autofree char *name = rog_act_page_dup_value (page, "zone");
  g_autofree char *event = rog_act_page_dup_value (page, "trigger/event");
  g_autofree char *from = dup_moment (page, "trigger/at");
  g_autofree char *because = rog_act_page_dup_value (page, "because");
  g_autoptr (GTimeZone) zone = rog_zone_find (name);
  g_autofree char *due = NULL;

  if (because == NULL)
    return _("Why there is a time limit is needed");
  if (zone == NULL)
    return _("A time zone that is known is needed, as “Europe/Berlin” or “+02:00”");
  if ((event == NULL) != (from == NULL))
    return _("What it runs from has an event and a date");
  due = compute_due (page, about);
  if (due == NULL)
    return _("The end is needed, or a date from which it runs and a length");

  return NULL;
}

/* What the end is, where it follows from what is there, and which days were not counted as working days. */
static void
describe_time (RogActPage *page,
               About      *about)
{
  RogLawEntry     *calendar = rog_law_find (rog_law_text_get_law (), "holidays", get_country (about));
  g_autofree char *stated = dup_moment (page, "due");
  g_autofree char *due = stated == NULL ? compute_due (page, about) : NULL;
  g_autofree char *end = due != NULL ? rog_moment_format (rog_work_get_dossier (about->work), due) : NULL;
  g_autofree char *hours = rog_act_page_dup_value (page, "hours");
  g_autofree char *text = NULL;

  /* Hours run through every day. */
  if (end != NULL && hours != NULL)
    // Translators: of a time limit: a date and a time.
    text = g_strdup_printf (_("It ends on %s, in the court’s time zone."), end);
  else if (end != NULL && calendar != NULL)
    // Translators: of a time limit: a date, and the name of a country.
    text = g_strdup_printf (_("It ends on %s, with the holidays of %s."), end, rog_law_entry_get_label (calendar));
  else if (end != NULL)
    // Translators: of a time limit: a date.
    text = g_strdup_printf (_("It ends on %s. The holidays of the court’s country are not known here: look whether it ends on one."), end);
  rog_group_describe (about->time, text);
}

static void
limit_changed_cb (RogActPage *page,
                  About      *about)
{
  g_autofree char *source = rog_act_page_dup_value (page, "source");
  g_autofree char *binds = rog_act_page_dup_value (page, "binds");

  gtk_widget_set_visible (rog_act_page_get_row (page, "firm"), g_strcmp0 (source, "by-law") == 0);
  if (about->person != NULL)
    gtk_widget_set_visible (about->person, g_strcmp0 (binds, "person") == 0);
  describe_time (page, about);
}

static void
limit_go_cb (RogActPage *page,
             About      *about)
{
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);
  g_autoptr (JsonObject) proof = rog_proof_group_to_json (rog_act_page_get_proof (page));
  JsonObject      *trigger = rog_json_peek_object (body, "trigger");
  g_autofree char *due = compute_due (page, about);
  g_autofree char *from = dup_moment (page, "trigger/at");
  g_autofree char *stated = dup_moment (page, "due");

  if (g_strcmp0 (rog_json_peek_string (body, "firm"), "where-practicable") == 0)
    json_object_set_boolean_member (body, "where_practicable", TRUE);
  if (json_object_has_member (body, "firm"))
    json_object_remove_member (body, "firm");
  json_object_set_string_member (body, "due", due);
  if (stated == NULL)
    rog_limit_rules_name (rog_request_get_instrument (rog_dossier_get_request (rog_work_get_dossier (about->work))), body);
  if (trigger != NULL && from != NULL)
    json_object_set_string_member (trigger, "at", from);
  if (proof != NULL && json_object_has_member (proof, "pin"))
    json_object_set_object_member (body, "pin", json_object_ref (rog_json_peek_object (proof, "pin")));
  rog_request_page_enter (page, about->work, "limit.set", NULL, body);
}

/**
 * rog_limit_page_new:
 * @work: the work on a dossier with a request
 *
 * Returns: (transfer floating): the form for a time limit by law, asked for, or set
 */
RogActPage *
rog_limit_page_new (RogWork *work)
{
  RogActPage *page = rog_act_page_new (_("Enter Time Limit"), _("Enter in Record"));
  RogDossier *dossier = rog_work_get_dossier (work);
  About      *about = about_new (work, NULL);
  g_autoptr (JsonObject) known = json_object_new ();
  AdwPreferencesGroup *group;

  json_object_set_string_member (known, "zone", rog_request_get_zone (rog_dossier_get_request (dossier)));
  rog_limit_rules_add (page, rog_request_get_instrument (rog_dossier_get_request (dossier)));
  group = rog_act_page_add_fields (page, NULL, limit_fields, NULL);
  if (g_list_model_get_n_items (rog_dossier_get_persons (dossier)) > 0)
    about->person = rog_act_page_add_entity (page, group, "person", _("Which person"), rog_dossier_get_persons (dossier), "name", NULL);
  about->time = rog_act_page_add_fields (page, _("Time"), time_fields, known);
  rog_act_page_add_entities (page, _("Items"), _("Nothing chosen means the whole request"), "items", rog_dossier_get_items (dossier), "title", NULL);
  /* Why it is there stands above: the passage where it is said may be added. */
  rog_act_page_set_proof (page, ROG_PROOF_GROUP (rog_proof_group_new (work, ROG_PROOF_PASSAGES)));
  rog_proof_group_set_optional (rog_act_page_get_proof (page));
  rog_act_page_set_missing (page, find_missing_limit, about, about_free);
  g_signal_connect (page, "changed", G_CALLBACK (limit_changed_cb), about);
  g_signal_connect (page, "go", G_CALLBACK (limit_go_cb), about);
  rog_act_page_update (page);

  return page;
}

/*
 * Changing
 */

/* A filing date set by law is only restored; other dates are never (casework § 9). */
static const RogFormChoice changes_by_law[] = {
  { "restored", N_ ("Restored") },
  { "suspended", N_ ("Suspended") },
  { "resumed", N_ ("Runs again") },
  { NULL, NULL },
};

static const RogFormChoice changes_of_law[] = {
  { "extended", N_ ("Extended") },
  { "restored", N_ ("Restored") },
  { "suspended", N_ ("Suspended") },
  { "resumed", N_ ("Runs again") },
  { NULL, NULL },
};

static const RogFormChoice changes_of_date[] = {
  { "extended", N_ ("Extended") },
  { "suspended", N_ ("Suspended") },
  { "resumed", N_ ("Runs again") },
  { NULL, NULL },
};

#define CHANGE_FIELDS(choices)                                       \
  {                                                                  \
    { "kind", N_ ("Change"), ROG_FORM_CHOICE, TRUE, NULL, choices }, \
    { "at", N_ ("On"), ROG_FORM_MOMENT, TRUE, NULL, NULL },          \
    { "by", N_ ("By whom"), ROG_FORM_TEXT, TRUE, NULL, NULL },       \
    { "reason", N_ ("Reason"), ROG_FORM_TEXT, TRUE, NULL, NULL },    \
    { "due", N_ ("New end"), ROG_FORM_MOMENT, TRUE, NULL, NULL },    \
    { "told", N_ ("Told to"), ROG_FORM_TEXT, FALSE, NULL, NULL },    \
    { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },                \
  }

static const RogFormField change_by_law_fields[] = CHANGE_FIELDS (changes_by_law);
static const RogFormField change_of_law_fields[] = CHANGE_FIELDS (changes_of_law);
static const RogFormField change_of_date_fields[] = CHANGE_FIELDS (changes_of_date);

static const RogFormField *
get_change_fields (RogLimit *limit)
{
  gboolean filing = g_strcmp0 (rog_limit_get_for (limit), "file") == 0 || g_strcmp0 (rog_limit_get_for (limit), "object") == 0;

  if (g_strcmp0 (rog_limit_get_source (limit), "by-law") != 0)
    return change_of_date_fields;

  return filing ? change_by_law_fields : change_of_law_fields;
}

static void
set_limits_zone (RogActPage *page,
                 const char *member,
                 RogEntity  *limit)
{
  const char *name = rog_limit_get_zone (ROG_LIMIT (limit));
  g_autoptr (GTimeZone) zone = rog_zone_find (name);

  if (zone != NULL)
    rog_form_row_set_zone (rog_act_page_get_row (page, member), zone, name);
}

static void
change_changed_cb (RogActPage *page)
{
  g_autofree char *kind = rog_act_page_dup_value (page, "kind");

  gtk_widget_set_visible (rog_act_page_get_row (page, "due"), g_strcmp0 (kind, "suspended") != 0);
}

static void
change_go_cb (RogActPage *page,
              About      *about)
{
  g_autoptr (JsonObject) change = rog_act_page_to_json (page);
  g_autoptr (JsonObject) body = rog_json_object_copy (rog_entity_peek_state (about->limit));
  JsonArray  *before = rog_json_peek_array (body, "changes");
  JsonArray  *after = before != NULL ? json_array_ref (before) : json_array_new ();
  const char *told = rog_json_peek_string (change, "told");

  if (told != NULL)
    {
      JsonArray *list = json_array_new ();

      json_array_add_string_element (list, told);
      json_object_set_array_member (change, "told", list);
    }
  if (rog_json_peek_string (change, "due") != NULL)
    json_object_set_string_member (body, "due", rog_json_peek_string (change, "due"));
  json_array_add_object_element (after, g_steal_pointer (&change));
  json_object_set_array_member (body, "changes", after);
  rog_request_page_enter (page, about->work, "limit.changed", about->limit, body);
}

/**
 * rog_limit_change_page_new:
 * @work: the work on a dossier, at a judge's desk
 * @limit: one of its time limits
 *
 * Returns: (transfer floating): the form that extends, suspends or restores it
 */
RogActPage *
rog_limit_change_page_new (RogWork   *work,
                           RogEntity *limit)
{
  RogActPage          *page = rog_act_page_new (_("Change Time Limit"), _("Enter in Record"));
  About               *about = about_new (work, limit);
  AdwPreferencesGroup *group;

  group = rog_act_page_add_fields (page, NULL, get_change_fields (ROG_LIMIT (limit)), NULL);
  rog_group_describe (group, rog_limit_get_because (ROG_LIMIT (limit)));
  set_limits_zone (page, "at", limit);
  set_limits_zone (page, "due", limit);
  rog_act_page_set_missing (page, NULL, about, about_free);
  g_signal_connect (page, "changed", G_CALLBACK (change_changed_cb), NULL);
  g_signal_connect (page, "go", G_CALLBACK (change_go_cb), about);
  rog_act_page_update (page);

  return page;
}

/*
 * Met
 */

static const RogFormField met_fields[] = {
  { "at", N_ ("On"), ROG_FORM_MOMENT, TRUE, NULL, NULL },
  { "how", N_ ("How"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "reason", N_ ("Reason, where it was later than that"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static void
met_go_cb (RogActPage *page,
           About      *about)
{
  g_autoptr (JsonObject) body = rog_json_object_copy (rog_entity_peek_state (about->limit));

  json_object_set_object_member (body, "met", rog_act_page_to_json (page));
  rog_request_page_enter (page, about->work, "limit.changed", about->limit, body);
}

/**
 * rog_limit_met_page_new:
 * @work: the work on a dossier
 * @limit: one of its time limits
 *
 * Returns: (transfer floating): the form that says when and how what it asks for was done
 */
RogActPage *
rog_limit_met_page_new (RogWork   *work,
                        RogEntity *limit)
{
  RogActPage          *page = rog_act_page_new (_("Time Limit Met"), _("Enter in Record"));
  About               *about = about_new (work, limit);
  AdwPreferencesGroup *group;

  group = rog_act_page_add_fields (page, NULL, met_fields, NULL);
  rog_group_describe (group, rog_limit_get_because (ROG_LIMIT (limit)));
  set_limits_zone (page, "at", limit);
  rog_act_page_set_missing (page, NULL, about, about_free);
  g_signal_connect (page, "go", G_CALLBACK (met_go_cb), about);
  rog_act_page_update (page);

  return page;
}
