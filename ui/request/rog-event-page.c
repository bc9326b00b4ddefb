// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something that happened outside of the program (casework § 3): one form for all kinds.
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "form/rog-entity-row.h"
#include "request/rog-event-item.h"
#include "request/rog-request-pages.h"
#include "rog-law-text.h"
#include "service/rog-work-challenge.h"
#include "request/rog-request-parts.h"

static const RogFormChoice extents[] = {
  { "whole", N_ ("Whole") },
  { "extract", N_ ("Extract") },
  { NULL, NULL },
};

#define MAX_ADDED 9 /* items in one supplement; more come by another event */

static const RogFormField fields[] = {
  { "kind", N_ ("What happened"), ROG_FORM_CHOICE, TRUE, "event-kinds", NULL },
  { "at", N_ ("When"), ROG_FORM_MOMENT, TRUE, NULL, NULL },
  { "due", N_ ("Until"), ROG_FORM_MOMENT, TRUE, NULL, NULL },
  { "until/date", N_ ("Until (date)"), ROG_FORM_MOMENT, FALSE, NULL, NULL },
  { "until/event", N_ ("Until (event, in words)"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "whom", N_ ("To or by whom, in words"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "how", N_ ("How"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "extent", N_ ("What was served"), ROG_FORM_CHOICE, TRUE, NULL, extents },
  { "reason", N_ ("Why it was served whole all the same"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "remedy_information", N_ ("Information on the remedy"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "language", N_ ("Its language"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "text", N_ ("In words"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

typedef struct
{
  RogWork   *work;        /* (owned) */
  RogEntity *corrected;   /* (owned) (nullable): what was entered wrong */
  GtkWidget *decision;    /* (nullable): the page's */
  GtkWidget *letter;      /* (nullable): the page's */
  GtkWidget *whole;       /* (nullable): the page's: that all of the request is withdrawn */
  GPtrArray *items;       /* (owned) (element-type RogEventItem): the page's */
  GPtrArray *added;       /* (owned) (element-type RogEventItem): the page's, of items that a supplement adds */
  GtkWidget *add;         /* (nullable): the group that begins one */
  gboolean   no_decision; /* served, and it is not said what */
  char      *not_served;  /* (owned) (nullable): why the whole is not served */
} Event;

static void
event_free (gpointer data)
{
  Event *event = data;

  g_object_unref (event->work);
  g_clear_object (&event->corrected);
  g_ptr_array_unref (event->items);
  g_ptr_array_unref (event->added);
  g_free (event->not_served);
  g_free (event);
}

static gboolean
kind_has (const char *kind,
          const char *member)
{
  RogLawEntry *entry = rog_law_find (rog_law_text_get_law (), "event-kinds", kind);

  return entry != NULL && json_object_get_boolean_member_with_default (rog_law_entry_peek (entry), member, FALSE);
}

static void
show (RogActPage *page,
      const char *member,
      gboolean    visible)
{
  gtk_widget_set_visible (rog_act_page_get_row (page, member), visible);
}

/* What the authority has changed is entered with the event that it came by, and corrected by another of its events. */
static gboolean
changes_items (Event      *event,
               const char *kind)
{
  return event->corrected == NULL && (g_strcmp0 (kind, "supplement") == 0 || g_strcmp0 (kind, "correction") == 0);
}

/* Items come from the request, a supplement or a split (casework § 4). */
static gboolean
adds_items (Event      *event,
            const char *kind)
{
  return event->corrected == NULL && g_strcmp0 (kind, "supplement") == 0;
}

/* One that was left out a moment ago may come back: it is the last to be begun anew. */
static RogEventItem *
find_free (Event *event)
{
  RogEventItem *found = NULL;

  for (guint i = 0; i < event->added->len; i++)
    {
      RogEventItem *item = g_ptr_array_index (event->added, i);

      if (!rog_event_item_is_begun (item) && !rog_event_item_is_left_out (item))
        return item;
      if (!rog_event_item_is_begun (item) && found == NULL)
        found = item;
    }

  return found;
}

/* Ctrl+Z, where no text takes it. */
static gboolean
put_back_cb (GtkWidget *page,
             GVariant  *args,
             gpointer   data)
{
  Event *event = data;

  for (guint i = event->added->len; i > 0; i--)
    if (rog_event_item_put_back (g_ptr_array_index (event->added, i - 1)))
      return TRUE;

  return FALSE;
}

static void
add_cb (Event *event)
{
  RogEventItem *item = find_free (event);

  if (item == NULL)
    return;
  rog_event_item_begin (item);
  gtk_widget_child_focus (GTK_WIDGET (item), GTK_DIR_TAB_FORWARD);
}

static void
update_items (RogActPage *page,
              Event      *event,
              const char *kind)
{
  for (guint i = 0; i < event->items->len; i++)
    {
      RogEventItem *item = g_ptr_array_index (event->items, i);

      rog_event_item_update (item, changes_items (event, kind) && rog_act_page_has (page, "items", rog_event_item_get_id (item)));
    }
  for (guint i = 0; i < event->added->len; i++)
    rog_event_item_update (g_ptr_array_index (event->added, i), adds_items (event, kind) && rog_event_item_is_begun (g_ptr_array_index (event->added, i)));
  if (event->add != NULL)
    gtk_widget_set_visible (event->add, adds_items (event, kind) && find_free (event) != NULL);
}

static void
add_items (RogActPage *page,
           Event      *event)
{
  RogDossier *dossier = rog_work_get_dossier (event->work);
  GListModel *items = rog_dossier_get_items (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      GtkWidget *group;

      if (rog_item_is_part (item) || rog_item_peek_scope (item) == NULL || !rog_dossier_item_may_change (dossier, item))
        continue;
      group = rog_event_item_new (page, event->work, item);
      g_ptr_array_add (event->items, group);
      rog_act_page_take_group (page, ADW_PREFERENCES_GROUP (group));
    }
}

/* (nullable): @group, without items none */
static void
add_whole (RogActPage *page,
           GtkWidget  *group,
           Event      *event)
{
  RogRequest *request = rog_dossier_get_request (rog_work_get_dossier (event->work));

  if (group != NULL && event->corrected == NULL && !rog_work_is_counsel (event->work))
    event->whole = rog_act_page_add_check (page, group, "whole", rog_entity_get_id (ROG_ENTITY (request)), _("The whole request"), FALSE);
}

static void
add_added (RogActPage *page,
           Event      *event)
{
  GtkWidget          *row = adw_button_row_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  event->add = adw_preferences_group_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add an Item…"));
  g_signal_connect_swapped (row, "activated", G_CALLBACK (add_cb), event);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (event->add), row);
  for (guint i = 0; i < MAX_ADDED; i++)
    {
      g_autofree char *key = g_strdup_printf ("added-%u", i + 1);
      GtkWidget       *group = rog_event_item_new_added (page, event->work, key);

      g_ptr_array_add (event->added, group);
      rog_act_page_take_group (page, ADW_PREFERENCES_GROUP (group));
    }
  rog_act_page_take_group (page, ADW_PREFERENCES_GROUP (event->add));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK), gtk_callback_action_new (put_back_cb, event, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (page), keys);
}

static void
put_changes (JsonObject *changes,
             GPtrArray  *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      RogEventItem *item = g_ptr_array_index (items, i);
      JsonObject   *change = rog_event_item_peek_change (item);

      if (change != NULL)
        json_object_set_object_member (changes, rog_event_item_get_id (item), rog_json_object_copy (change));
    }
}

/* (nullable): what is changed of each item, and what is added, for rog_work_enter_change_async() */
static JsonObject *
dup_changes (Event *event)
{
  g_autoptr (JsonObject) changes = json_object_new ();

  put_changes (changes, event->items);
  put_changes (changes, event->added);

  return json_object_get_size (changes) > 0 ? g_steal_pointer (&changes) : NULL;
}

static gboolean
names_document (RogProofGroup *group)
{
  g_autoptr (JsonObject) proof = rog_proof_group_to_json (group);

  return rog_proof_group_get_file (group) != NULL || (proof != NULL && (json_object_has_member (proof, "pin") || json_object_has_member (proof, "document")));
}

static const char *
find_missing_in (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const char *missing = rog_event_item_find_missing (g_ptr_array_index (items, i));

      if (missing != NULL)
        return missing;
    }

  return NULL;
}

static const char *
find_missing_of_items (RogActPage *page,
                       Event      *event)
{
  g_autoptr (JsonObject) changes = dup_changes (event);
  const char *missing = find_missing_in (event->items);

  if (missing == NULL)
    missing = find_missing_in (event->added);
  if (missing != NULL)
    return missing;

  return changes == NULL || names_document (rog_act_page_get_proof (page)) ? NULL : _("The document by which the authority changes its request is needed");
}

/* What each kind needs is in the law's catalogue. */
static void
changed_cb (RogActPage *page,
            Event      *event)
{
  g_autofree char *kind = rog_act_page_dup_value (page, "kind");
  gboolean         served = g_strcmp0 (kind, "served") == 0;
  g_autoptr (JsonObject) body = NULL;

  show (page, "due", kind_has (kind, "due"));
  show (page, "until/date", kind_has (kind, "until"));
  show (page, "until/event", kind_has (kind, "until"));
  show (page, "extent", served);
  show (page, "remedy_information", served);
  show (page, "language", served);
  if (event->decision != NULL)
    gtk_widget_set_visible (event->decision, kind_has (kind, "decision"));
  if (event->letter != NULL)
    gtk_widget_set_visible (event->letter, kind_has (kind, "letter"));
  if (event->whole != NULL)
    gtk_widget_set_visible (event->whole, g_strcmp0 (kind, "withdrawal") == 0);
  update_items (page, event, kind);

  body = rog_act_page_to_json (page);
  event->no_decision = served && !rog_work_is_counsel (event->work) && rog_json_peek_string (body, "decision") == NULL;
  g_free (event->not_served);
  event->not_served = rog_json_peek_string (body, "extent") != NULL ? rog_work_dup_not_served (event->work, body) : NULL;
  show (page, "reason", event->not_served != NULL);
}

static gboolean
sets_aside_something (RogActPage *page,
                      Event      *event)
{
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);

  return rog_work_is_counsel (event->work) || rog_json_peek_string (body, "decision") != NULL || rog_act_page_count (page, "items") > 0;
}

static const char *
find_missing (RogActPage *page,
              gpointer    data)
{
  Event           *event = data;
  g_autofree char *reason = rog_act_page_dup_value (page, "reason");
  g_autofree char *kind = rog_act_page_dup_value (page, "kind");
  g_autofree char *date = rog_act_page_dup_value (page, "until/date");
  g_autofree char *until = rog_act_page_dup_value (page, "until/event");
  g_autofree char *whom = rog_act_page_dup_value (page, "whom");
  g_autofree char *text = rog_act_page_dup_value (page, "text");

  if (kind_has (kind, "until") && date == NULL && until == NULL)
    return _("Until when, by a date or an event, is needed");
  if (kind_has (kind, "persons") && whom == NULL && rog_act_page_count (page, "persons") == 0)
    return _("Whom it concerns is needed");
  if (g_strcmp0 (kind, "withdrawal") == 0 && rog_act_page_count (page, "items") == 0 && rog_act_page_count (page, "whole") == 0 && !rog_work_is_counsel (event->work))
    return _("Which items are withdrawn is needed");
  if (g_strcmp0 (kind, "other") == 0 && text == NULL)
    return _("What happened, in words, is needed");
  if (g_strcmp0 (kind, "set-aside") == 0 && !sets_aside_something (page, event))
    return _("Which decision was set aside, or of which items, is needed");
  if (event->no_decision)
    return event->decision != NULL ? _("Which decision was served is needed") : _("No decision is in this dossier yet; one that was written elsewhere is entered first");
  if (event->not_served != NULL && reason == NULL)
    return event->not_served;

  return find_missing_of_items (page, event);
}

/* Counsel has no acts of a decision, and names its PDF. */
static GListModel *
dup_decisions (RogWork *work)
{
  RogDossier *dossier = rog_work_get_dossier (work);
  GListModel *documents = rog_dossier_get_documents (dossier);
  GListStore *store;

  if (!rog_work_is_counsel (work))
    return g_object_ref (rog_dossier_get_decisions (dossier));

  store = g_list_store_new (ROG_TYPE_DOCUMENT);
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);

      if (g_strcmp0 (rog_document_get_role (document), "decision") == 0)
        g_list_store_append (store, document);
    }

  return G_LIST_MODEL (store);
}

static void
name_document (JsonObject *body)
{
  const char *document = rog_json_peek_string (body, "decision");
  JsonArray  *documents;

  if (document == NULL)
    return;

  documents = json_array_new ();
  json_array_add_string_element (documents, document);
  json_object_set_array_member (body, "documents", documents);
  json_object_remove_member (body, "decision");
}

static void
entered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogActPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_enter_event_finish (ROG_WORK (object), result, &error);

  rog_act_page_end (page, _("Event entered in the record"), error, _("It was not entered."));
}

/* That the whole request is withdrawn names each item that is not withdrawn yet. */
static void
name_all (RogDossier *dossier,
          JsonObject *body)
{
  gboolean    whole = json_object_has_member (body, "whole") && g_strcmp0 (rog_json_peek_string (body, "kind"), "withdrawal") == 0;
  GListModel *items = rog_dossier_get_items (dossier);
  JsonArray  *all;

  json_object_remove_member (body, "whole");
  if (!whole)
    return;
  all = json_array_new ();
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (!rog_item_is_withdrawn (item))
        json_array_add_string_element (all, rog_entity_get_id (ROG_ENTITY (item)));
    }
  json_object_set_array_member (body, "items", all);
}

/* What this form does not ask for stays as it is. */
static void
keep_others (RogEntity  *corrected,
             JsonObject *body)
{
  static const char *const others[] = { "by", "challenge", "answer", NULL };
  JsonObject              *state = rog_entity_peek_state (corrected);

  for (const char *const *member = others; *member != NULL; member++)
    rog_json_copy_member (state, body, *member);
}

static void
go_cb (RogActPage *page,
       Event      *event)
{
  g_autoptr (JsonObject) body = rog_act_page_to_json (page);
  g_autoptr (JsonObject) changes = dup_changes (event);
  GFile      *file = rog_proof_group_get_file (rog_act_page_get_proof (page));
  const char *zone = rog_request_get_zone (rog_dossier_get_request (rog_work_get_dossier (event->work)));

  json_object_set_string_member (body, "zone", zone);
  if (rog_work_is_counsel (event->work))
    name_document (body);
  name_all (rog_work_get_dossier (event->work), body);
  rog_act_page_put_proof (page, body);
  rog_act_page_begin (page);
  if (changes != NULL)
    rog_work_enter_change_async (event->work, body, changes, file, NULL, entered_cb, g_object_ref (page));
  else if (event->corrected == NULL)
    rog_work_enter_event_async (event->work, body, file, NULL, entered_cb, g_object_ref (page));
  else
    {
      keep_others (event->corrected, body);
      rog_work_correct_event_async (event->work, rog_entity_get_id (event->corrected), body, file, NULL, entered_cb, g_object_ref (page));
    }
}

static void
show_entered (RogActPage *page,
              Event      *event)
{
  RogProofGroup *group = rog_act_page_get_proof (page);
  JsonObject    *proof = rog_entity_peek_object (event->corrected, "proof");
  JsonObject    *pin = proof != NULL ? rog_json_peek_object (proof, "pin") : NULL;

  if (event->decision != NULL)
    rog_entity_row_choose (event->decision, rog_entity_get_string (event->corrected, "decision"));
  if (event->letter != NULL)
    rog_entity_row_choose (event->letter, rog_entity_get_string (event->corrected, "letter"));
  if (proof == NULL)
    return;
  rog_proof_group_set_reason (group, rog_json_peek_string (proof, "reason"));
  rog_proof_group_set_document (group, rog_json_peek_string (proof, "document"));
  if (pin != NULL)
    rog_proof_group_add_pin (group, pin);
}

/**
 * rog_event_page_new:
 * @work: the work on a dossier with a request
 * @corrected: (nullable): an event that was entered wrong
 *
 * Returns: (transfer floating): the form for what happened elsewhere
 */
RogActPage *
rog_event_page_new (RogWork   *work,
                    RogEntity *corrected)
{
  RogActPage          *page = rog_act_page_new (corrected != NULL ? _("Correct Event") : _("Enter Event"), _("Enter in Record"));
  RogDossier          *dossier = rog_work_get_dossier (work);
  Event               *event = g_new0 (Event, 1);
  AdwPreferencesGroup *group = rog_act_page_add_fields (page, NULL, fields, corrected != NULL ? rog_entity_peek_state (corrected) : NULL);
  GListModel          *letters = rog_dossier_get_information_requests (dossier);
  AdwPreferencesGroup *about;
  g_autoptr (GListModel) decisions = dup_decisions (work);

  event->work = g_object_ref (work);
  event->items = g_ptr_array_new ();
  event->added = g_ptr_array_new ();
  g_set_object (&event->corrected, corrected);
  if (g_list_model_get_n_items (decisions) > 0)
    event->decision = rog_act_page_add_entity (page, group, "decision", _("Decision"), decisions, rog_work_is_counsel (work) ? "name" : "title", C_ ("decision", "None"));
  if (g_list_model_get_n_items (letters) > 0)
    event->letter = rog_act_page_add_entity (page, group, "letter", _("Letter, by when it was signed"), letters, "title", C_ ("letter", "None in particular"));
  rog_request_page_set_zone (page, "at", work);
  rog_request_page_set_zone (page, "due", work);
  rog_request_page_set_zone (page, "until/date", work);
  rog_request_add_persons (page, _("Persons"), dossier, corrected != NULL ? rog_entity_peek_array (corrected, "persons") : NULL);
  about = rog_act_page_add_entities (page, _("Items"), NULL, "items", rog_dossier_get_items (dossier), "title", corrected != NULL ? rog_entity_peek_array (corrected, "items") : NULL);
  add_whole (page, GTK_WIDGET (about), event);
  add_items (page, event);
  add_added (page, event);
  rog_act_page_set_proof (page, ROG_PROOF_GROUP (rog_proof_group_new (work, ROG_PROOF_PASSAGES | ROG_PROOF_DOCUMENT | ROG_PROOF_FILE)));
  if (corrected != NULL)
    show_entered (page, event);
  rog_act_page_set_missing (page, find_missing, event, event_free);
  g_signal_connect (page, "changed", G_CALLBACK (changed_cb), event);
  g_signal_connect (page, "go", G_CALLBACK (go_cb), event);
  rog_act_page_update (page);

  return page;
}
