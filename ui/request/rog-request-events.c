// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happened elsewhere and was entered here.
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "request/rog-request-cards.h"
#include "rog-law-text.h"

static void
add_names (GPtrArray            *names,
           const RogRequestView *view,
           RogEntity            *event)
{
  RogDossier *dossier = view->dossier;
  g_auto (GStrv) persons = rog_entity_dup_strings (event, "persons");
  g_auto (GStrv) items = rog_entity_dup_strings (event, "items");
  g_auto (GStrv) documents = rog_event_dup_documents (ROG_EVENT (event), dossier);

  for (guint i = 0; persons != NULL && persons[i] != NULL; i++)
    {
      RogPerson *person = rog_dossier_find_person (dossier, persons[i]);

      if (person != NULL)
        g_ptr_array_add (names, g_strdup (rog_person_get_name (person)));
    }
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      RogItem *item = rog_dossier_find_item (dossier, items[i]);

      if (item != NULL)
        g_ptr_array_add (names, rog_request_name_item (view, item));
    }
  for (guint i = 0; documents[i] != NULL; i++)
    {
      RogDocument *document = rog_dossier_find_document (dossier, documents[i]);

      if (document != NULL)
        g_ptr_array_add (names, g_strdup (rog_document_get_name (document)));
    }
}

/* "until 12 December 2026, 18:00 CET", by date or event. */
static char *
describe_end (RogDossier *dossier,
              RogEntity  *event)
{
  JsonObject      *until = rog_entity_peek_object (event, "until");
  const char      *due = rog_entity_get_string (event, "due");
  const char      *date = due != NULL ? due : until != NULL ? rog_json_peek_string (until, "date")
                                                            : NULL;
  const char      *words = until != NULL ? rog_json_peek_string (until, "event") : NULL;
  g_autofree char *moment = date != NULL ? rog_request_format_moment (dossier, date, rog_entity_get_string (event, "zone")) : NULL;

  if (moment == NULL && words == NULL)
    return NULL;

  // Translators: when a period or a suspension ends.
  return g_strdup_printf (_("until %s"), moment != NULL ? moment : words);
}

/* What was said of the remedy, and in which language. */
static void
add_remedy (GPtrArray *names,
            RogEntity *event)
{
  const char *remedy = rog_entity_get_string (event, "remedy_information");
  const char *language = rog_entity_get_string (event, "language");

  if (remedy != NULL && language != NULL)
    // Translators: what is said of the remedy, and in which language.
    g_ptr_array_add (names, g_strdup_printf (_("%s (%s)"), remedy, language));
  else if (remedy != NULL || language != NULL)
    g_ptr_array_add (names, g_strdup (remedy != NULL ? remedy : language));
}

static char *
describe_event (const RogRequestView *view,
                RogEntity            *event)
{
  static const char *const members[] = { "whom", "how", "text", "reason", NULL };
  JsonObject              *proof = rog_entity_peek_object (event, "proof");
  const char              *reason = proof != NULL ? rog_json_peek_string (proof, "reason") : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *extent = rog_entity_get_string (event, "extent");
  char       *end = describe_end (view->dossier, event);

  add_names (names, view, event);
  if (extent != NULL)
    // Translators: how much of a decision was served.
    g_ptr_array_add (names, g_strdup (g_str_equal (extent, "whole") ? _("the whole decision") : _("an extract")));
  if (end != NULL)
    g_ptr_array_add (names, end);
  for (const char *const *member = members; *member != NULL; member++)
    if (rog_entity_get_string (event, *member) != NULL)
      g_ptr_array_add (names, g_strdup (rog_entity_get_string (event, *member)));
  add_remedy (names, event);
  if (reason != NULL)
    // Translators: how something that happened is known.
    g_ptr_array_add (names, g_strdup_printf (_("known by: %s"), reason));
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("\n", (char **)names->pdata);
}

/* A document that shows it, where that is not a passage. */
static GtkWidget *
make_document_link (RogDossier *dossier,
                    JsonObject *proof)
{
  RogDocument *document = proof != NULL && rog_json_peek_object (proof, "pin") == NULL ? rog_dossier_find_document (dossier, rog_json_peek_string (proof, "document")) : NULL;
  GtkWidget   *label = document != NULL ? rog_request_label_new (rog_document_get_name (document), "caption") : NULL;

  if (label != NULL)
    gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/**
 * rog_request_cards_new_events:
 * @view: what is shown
 *
 * Returns: (transfer floating): what happened elsewhere and was entered here
 */
GtkWidget *
rog_request_cards_new_events (const RogRequestView *view)
{
  GListModel *events = rog_dossier_get_events (view->dossier);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *list = rog_request_card_new (box, _("Events"));

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEntity) event = g_list_model_get_item (events, i);
      JsonObject      *proof = rog_entity_peek_object (event, "proof");
      g_autofree char *at = rog_request_format_moment (view->dossier, rog_entity_get_string (event, "at"), rog_entity_get_string (event, "zone"));
      g_autofree char *what = describe_event (view, event);
      const char      *kind = rog_law_text_label ("event-kinds", rog_entity_get_string (event, "kind"));
      g_autofree char *text = *what != '\0' ? g_strdup_printf ("%s\n%s", at, what) : g_strdup (at);
      GtkWidget       *row = rog_request_append_fact (list, view, kind, text, NULL, proof != NULL ? rog_json_peek_object (proof, "pin") : NULL);
      GtkWidget       *link = make_document_link (view->dossier, proof);

      if (link != NULL)
        gtk_box_append (GTK_BOX (g_object_get_data (G_OBJECT (row), "body")), link);
      if (view->editing && g_strcmp0 (rog_entity_get_string (event, "kind"), "withdrawal") != 0)
        gtk_box_append (GTK_BOX (row), rog_request_button_new ("document-edit-symbolic", _("Correct This Event"), "request.correct-event",
                                                                                           g_variant_new_string (rog_entity_get_id (event))));
    }
  rog_request_append_entering (list, _("Enter Event…"), "request.event", NULL);

  return box;
}
