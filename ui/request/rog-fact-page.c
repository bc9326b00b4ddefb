// SPDX-License-Identifier: GPL-3.0-or-later
//
// A fact of the request: which one it is, what it says, and where that stands. It is filled by
// selecting text in the document, and kept in a draft until that is entered.
#include "request/rog-fact-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-zone.h"
#include "form/rog-form-lists.h"
#include "form/rog-form-moment.h"
#include "request/rog-request-draft.h"
#include "request/rog-request-pages.h"
#include "rog-law-text.h"
#include "window/rog-window.h"

#define MAX_CHOICES 40

/* Texts of the request; what is marked is never taken away. */
static const struct
{
  const char *key;
  const char *title;
  gboolean    needed;
} members[] = {
  { "title", N_ ("What it is about"), TRUE },
  { "authority/name", N_ ("Requesting authority"), TRUE },
  { "authority/contact", N_ ("Contact at the authority"), FALSE },
  { "authority/country_name", N_ ("Country of the authority"), FALSE },
  { "their_reference", N_ ("Their reference"), FALSE },
  { "our_reference", N_ ("Our reference"), FALSE },
  { "legal_basis", N_ ("Legal basis"), FALSE },
  { "facts_alleged", N_ ("Facts as alleged, in short"), FALSE },
  { "purpose", N_ ("Purpose"), FALSE },
  { "urgency", N_ ("Urgency"), FALSE },
  { "confidentiality", N_ ("Confidentiality"), FALSE },
  { "channel", N_ ("Channel"), FALSE },
};

static const RogFormChoice what_choices[] = {
  { "set", N_ ("Says what stands below") },
  { "remove", N_ ("Is taken away") },
  { NULL, NULL },
};

/* "member:legal_basis", "intake:sheets", "offence", "in_short". The labels of the law live as long as the program. */
static RogFormChoice which_choices[MAX_CHOICES];

static const RogFormField fields[] = {
  { "which", N_ ("Which fact"), ROG_FORM_CHOICE, TRUE, NULL, which_choices },
  { "what", N_ ("This fact"), ROG_FORM_CHOICE, TRUE, NULL, what_choices },
  { "label", N_ ("Its name"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "text", N_ ("What it says"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "at", N_ ("When"), ROG_FORM_MOMENT, FALSE, NULL, NULL },
  { "zone", N_ ("Time zone"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "from", N_ ("From"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "to", N_ ("To"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "source", N_ ("Legal source"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

typedef struct
{
  RogWork *work; /* (owned) */
  char    *part; /* (owned) (nullable): of the fact that is changed */
  char    *key;  /* (owned) (nullable) */
  gboolean filled;
  gboolean changing;
} Fact;

static void
fact_free (gpointer data)
{
  Fact *fact = data;

  g_object_unref (fact->work);
  g_free (fact->part);
  g_free (fact->key);
  g_free (fact);
}

static const char *
intern (const char *part,
        const char *key)
{
  g_autofree char *id = g_strconcat (part, ":", key, NULL);

  return g_intern_string (id);
}

/* "Ours" is the court's. */
static const char *
get_title (RogWork *work,
           guint    member)
{
  if (rog_work_is_counsel (work) && g_str_equal (members[member].key, "our_reference"))
    return N_ ("Reference of the court");

  return members[member].title;
}

static void
fill_which (RogWork *work)
{
  GListModel *facts = rog_law_text_get_catalogue ("intake-facts");
  guint       n = 0;

  which_choices[n++] = (RogFormChoice){ "", N_ ("Choose…") };
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    which_choices[n++] = (RogFormChoice){ intern (ROG_REQUEST_MEMBER, members[i].key), get_title (work, i) };
  which_choices[n++] = (RogFormChoice){ "offence", N_ ("Offence alleged") };
  for (guint i = 0; i < g_list_model_get_n_items (facts) && n < MAX_CHOICES - 2; i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (facts, i);

      which_choices[n++] = (RogFormChoice){ intern (ROG_REQUEST_INTAKE, rog_law_entry_get_id (entry)), rog_law_entry_get_label (entry) };
    }
  which_choices[n++] = (RogFormChoice){ "in_short", N_ ("Another fact, with a name of its own") };
}

/*
 * Which fact it is
 */

static char *
dup_part (RogActPage *page,
          Fact       *fact,
          char      **key)
{
  g_autofree char *which = rog_act_page_dup_value (page, "which");
  const char      *colon = which != NULL ? strchr (which, ':') : NULL;

  *key = NULL;
  if (fact->part != NULL)
    {
      *key = g_strdup (fact->key);
      return g_strdup (fact->part);
    }
  if (which == NULL || *which == '\0')
    return NULL;
  if (colon != NULL)
    {
      *key = g_strdup (colon + 1);
      return g_strndup (which, (gsize)(colon - which));
    }
  if (g_str_equal (which, ROG_REQUEST_IN_SHORT))
    *key = rog_act_page_dup_value (page, "label");

  return g_steal_pointer (&which);
}

static gboolean
is_removed (RogActPage *page)
{
  g_autofree char *what = rog_act_page_dup_value (page, "what");

  return g_strcmp0 (what, "remove") == 0;
}

static gboolean
is_needed (const char *part,
           const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_strcmp0 (part, ROG_REQUEST_MEMBER) == 0 && g_strcmp0 (key, members[i].key) == 0)
      return members[i].needed;

  return FALSE;
}

static gboolean
has_time (const char *part,
          const char *key)
{
  return g_strcmp0 (part, ROG_REQUEST_INTAKE) == 0 && rog_form_intake_fact_has_time (key);
}

static void
show (RogActPage *page,
      const char *member,
      gboolean    visible)
{
  gtk_widget_set_visible (rog_act_page_get_row (page, member), visible);
}

/* The words that were selected are what the fact says, until somebody types better ones. */
static void
fill_from_passage (RogActPage *page,
                   Fact       *fact)
{
  g_autoptr (JsonArray) pins = rog_proof_group_dup_pins (rog_act_page_get_proof (page));
  GtkWidget  *row = rog_act_page_get_row (page, "text");
  const char *quote = json_array_get_length (pins) > 0 ? rog_json_peek_string (json_array_get_object_element (pins, 0), "quote") : NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *text = NULL;

  if (fact->filled || quote == NULL || *gtk_editable_get_text (GTK_EDITABLE (row)) != '\0')
    return;

  words = g_strsplit_set (quote, " \t\r\n", -1);
  text = g_strjoinv (" ", words);
  fact->filled = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
changed_cb (RogActPage *page,
            Fact       *fact)
{
  g_autofree char *key = NULL;
  g_autofree char *part = NULL;
  gboolean         removed, offence, timed;

  if (fact->changing)
    return;

  fact->changing = TRUE;
  part = dup_part (page, fact, &key);
  removed = is_removed (page);
  offence = g_strcmp0 (part, ROG_REQUEST_OFFENCE) == 0;
  timed = has_time (part, key);
  show (page, "label", !removed && fact->part == NULL && g_strcmp0 (part, ROG_REQUEST_IN_SHORT) == 0);
  show (page, "text", !removed);
  show (page, "at", !removed && timed);
  show (page, "zone", !removed && timed);
  show (page, "from", !removed && offence);
  show (page, "to", !removed && offence);
  show (page, "source", !removed && offence);
  fill_from_passage (page, fact);
  fact->changing = FALSE;
}

static const char *
find_missing (RogActPage *page,
              gpointer    data)
{
  g_autofree char *key = NULL;
  g_autofree char *part = dup_part (page, data, &key);
  g_autofree char *text = rog_act_page_dup_value (page, "text");
  g_autofree char *at = rog_act_page_dup_value (page, "at");
  g_autofree char *name = rog_act_page_dup_value (page, "zone");
  g_autofree char *reason = rog_proof_group_dup_reason (rog_act_page_get_proof (page));
  g_autoptr (GTimeZone) zone = rog_zone_find (name);

  if (part == NULL)
    return _("Choose which fact it is");
  if (is_removed (page))
    return reason == NULL ? _("Why the fact is taken away, in words, is needed") : NULL;
  if (g_str_equal (part, ROG_REQUEST_IN_SHORT) && key == NULL)
    return _("The fact needs a name");
  if (has_time (part, key) && at == NULL)
    return _("When it was received is needed");
  if (has_time (part, key) && zone == NULL)
    return _("A time zone that is known is needed, as “Europe/Berlin” or “+02:00”");
  if (!has_time (part, key) && text == NULL)
    return _("What the fact says is needed");

  return NULL;
}

/*
 * Keeping
 */

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else if (json_object_has_member (object, member))
    json_object_remove_member (object, member);
}

static void
set_field (JsonObject *object,
           const char *member,
           RogActPage *page,
           const char *field)
{
  g_autofree char *value = rog_act_page_dup_value (page, field);

  set_text (object, member, value);
}

/* In the zone that is typed beside it. */
static void
set_time (JsonObject *state,
          RogActPage *page)
{
  g_autofree char *name = rog_act_page_dup_value (page, "zone");
  g_autoptr (GTimeZone) zone = rog_zone_find (name);
  g_autofree char *at = rog_form_moment_parse (gtk_editable_get_text (GTK_EDITABLE (rog_act_page_get_row (page, "at"))), zone);

  set_text (state, "at", at);
  set_text (state, "zone", name);
}

static JsonObject *
find_state (Fact       *fact,
            const char *part,
            const char *key)
{
  JsonObject *request = rog_entity_peek_state (ROG_ENTITY (rog_dossier_get_request (rog_work_get_dossier (fact->work))));
  JsonObject *change = rog_request_changes_find (rog_request_draft_peek (fact->work), part, key);

  if (change != NULL)
    return rog_json_peek_object (change, "state");

  return rog_request_peek_fact (request, part, key);
}

/* As the parts have it: see dossier/rog-request-change.h. */
static JsonObject *
make_state (RogActPage *page,
            Fact       *fact,
            const char *part,
            const char *key)
{
  RogProofGroup   *proof = rog_act_page_get_proof (page);
  JsonObject      *before = find_state (fact, part, key);
  JsonObject      *state = before != NULL ? rog_json_object_copy (before) : json_object_new ();
  g_autofree char *reason = rog_proof_group_dup_reason (proof);

  if (g_str_equal (part, ROG_REQUEST_INTAKE))
    {
      json_object_set_string_member (state, "fact", key);
      set_field (state, "value", page, "text");
      if (has_time (part, key))
        set_time (state, page);
      json_object_set_object_member (state, "proof", rog_proof_group_to_json (proof));
      return state;
    }

  json_object_set_array_member (state, "pins", rog_proof_group_dup_pins (proof));
  set_text (state, "reason", reason);
  set_field (state, g_str_equal (part, ROG_REQUEST_OFFENCE) ? "title" : "text", page, "text");
  if (g_str_equal (part, ROG_REQUEST_IN_SHORT))
    json_object_set_string_member (state, "label", key);
  if (g_str_equal (part, ROG_REQUEST_OFFENCE))
    {
      json_object_set_string_member (state, "id", key);
      set_field (state, "from", page, "from");
      set_field (state, "to", page, "to");
      set_field (state, "source", page, "source");
    }

  return state;
}

static void
go_cb (RogActPage *page,
       Fact       *fact)
{
  GtkWidget       *view = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW);
  g_autofree char *key = NULL;
  g_autofree char *part = dup_part (page, fact, &key);
  g_autofree char *reason = rog_proof_group_dup_reason (rog_act_page_get_proof (page));
  gboolean         removed = is_removed (page);
  g_autoptr (JsonObject) state = NULL;
  g_autoptr (JsonObject) change = NULL;

  if (key == NULL)
    key = rog_uuid_new ();
  if (!removed)
    state = make_state (page, fact, part, key);
  change = rog_request_change_new (part, key, state, removed ? reason : NULL);
  rog_request_draft_put (fact->work, change, view);
  rog_act_page_end (page, _("Kept; not in the record yet"), NULL, NULL);
}

/*
 * Making it
 */

/* What the form shows of a fact that is there. */
static JsonObject *
make_shown (Fact *fact)
{
  JsonObject *request = rog_entity_peek_state (ROG_ENTITY (rog_dossier_get_request (rog_work_get_dossier (fact->work))));
  g_autoptr (JsonObject) now = rog_request_changes_apply (rog_request_draft_peek (fact->work), request);
  JsonObject *shown = json_object_new ();
  JsonObject *known;

  json_object_set_string_member (shown, "zone", rog_request_get_zone (rog_dossier_get_request (rog_work_get_dossier (fact->work))));
  if (fact->part == NULL)
    return shown;
  if (g_str_equal (fact->part, ROG_REQUEST_MEMBER))
    {
      const char      *slash = strchr (fact->key, '/');
      g_autofree char *first = slash != NULL ? g_strndup (fact->key, (gsize)(slash - fact->key)) : NULL;

      known = first != NULL ? rog_json_peek_object (now, first) : now;
      if (known != NULL)
        set_text (shown, "text", rog_json_peek_string (known, slash != NULL ? slash + 1 : fact->key));
      return shown;
    }

  known = rog_request_peek_fact (now, fact->part, fact->key);
  for (guint i = 0; known != NULL && fields[i].member != NULL; i++)
    if (rog_json_peek_string (known, fields[i].member) != NULL)
      json_object_set_string_member (shown, fields[i].member, rog_json_peek_string (known, fields[i].member));
  if (known != NULL && g_str_equal (fact->part, ROG_REQUEST_INTAKE))
    set_text (shown, "text", rog_json_peek_string (known, "value"));
  if (known != NULL && g_str_equal (fact->part, ROG_REQUEST_OFFENCE))
    set_text (shown, "text", rog_json_peek_string (known, "title"));

  return shown;
}

static void
show_proof (RogProofGroup *group,
            Fact          *fact)
{
  JsonObject *request = rog_entity_peek_state (ROG_ENTITY (rog_dossier_get_request (rog_work_get_dossier (fact->work))));
  g_autoptr (JsonObject) now = rog_request_changes_apply (rog_request_draft_peek (fact->work), request);
  JsonObject *known, *proof;

  if (fact->part == NULL)
    return;

  known = g_str_equal (fact->part, ROG_REQUEST_MEMBER) ? rog_request_peek_passage (now, fact->key) : rog_request_peek_fact (now, fact->part, fact->key);
  proof = known != NULL ? rog_json_peek_object (known, "proof") : NULL;
  if (known == NULL)
    return;
  rog_proof_group_set_pins (group, rog_json_peek_array (known, "pins"));
  if (proof != NULL && rog_json_peek_object (proof, "pin") != NULL)
    rog_proof_group_add_pin (group, rog_json_peek_object (proof, "pin"));
  if (proof != NULL)
    rog_proof_group_set_document (group, rog_json_peek_string (proof, "document"));
  rog_proof_group_set_reason (group, rog_json_peek_string (proof != NULL ? proof : known, "reason"));
}

static const char *
name_fact (RogWork    *work,
           const char *part,
           const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (part, ROG_REQUEST_MEMBER) && g_str_equal (members[i].key, key))
      return _(get_title (work, i));
  if (g_str_equal (part, ROG_REQUEST_INTAKE))
    return rog_law_text_label ("intake-facts", key);
  if (g_str_equal (part, ROG_REQUEST_OFFENCE))
    return _("Offence alleged");

  return key;
}

/**
 * rog_fact_page_new:
 * @work: the work on a dossier with a request
 * @part: (nullable): the part of the request
 * @key: (nullable): which of its facts
 *
 * Returns: (transfer floating): the form
 */
RogActPage *
rog_fact_page_new (RogWork    *work,
                   const char *part,
                   const char *key)
{
  /* Of an intake fact alone a whole document is the proof; whatever else stands somewhere, is cited. */
  RogProofParts parts = ROG_PROOF_PASSAGES | (key != NULL && g_strcmp0 (part, ROG_REQUEST_INTAKE) == 0 ? ROG_PROOF_DOCUMENT : 0);
  Fact         *fact = g_new0 (Fact, 1);
  RogActPage   *page = rog_act_page_new (key != NULL ? name_fact (work, part, key) : _("Use as Fact"), _("Keep"));
  g_autoptr (JsonObject) shown = NULL;

  fill_which (work);
  fact->work = g_object_ref (work);
  if (key != NULL)
    {
      fact->part = g_strdup (part);
      fact->key = g_strdup (key);
    }
  shown = make_shown (fact);
  rog_act_page_add_fields (page, NULL, fields, shown);
  gtk_widget_set_visible (rog_act_page_get_row (page, "which"), key == NULL);
  gtk_widget_set_visible (rog_act_page_get_row (page, "what"), key != NULL && !is_needed (part, key));
  rog_act_page_set_proof (page, ROG_PROOF_GROUP (rog_proof_group_new (work, parts)));
  show_proof (rog_act_page_get_proof (page), fact);
  rog_act_page_set_missing (page, find_missing, fact, fact_free);
  g_signal_connect (page, "changed", G_CALLBACK (changed_cb), fact);
  g_signal_connect (page, "go", G_CALLBACK (go_cb), fact);
  if (key == NULL && part != NULL)
    rog_form_row_choose (rog_act_page_get_row (page, "which"), part);
  rog_act_page_update (page);

  return page;
}
