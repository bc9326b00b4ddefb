// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is secret: from whom, on which basis, until when. Not opened is not secret (casework § 2).
#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/rog-json.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-scope-format.h"
#include "dossier/rog-secrecy.h"
#include "request/rog-request-cards.h"
#include "rog-law-text.h"

static char *
join (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **)names->pdata);
}

static char *
name_readers (RogDossier *dossier,
              RogEntity  *secrecy)
{
  g_auto (GStrv) persons = rog_entity_get_string (secrecy, "from") == NULL ? rog_entity_dup_strings (secrecy, "from") : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  if (persons == NULL)
    return g_strdup (_("Secret from everyone"));
  for (char **id = persons; *id != NULL; id++)
    {
      RogPerson *person = rog_dossier_find_person (dossier, *id);

      g_ptr_array_add (names, g_strdup (person != NULL ? rog_person_get_name (person) : _("a person concerned")));
    }
  joined = join (names);

  // Translators: names of persons.
  return g_strdup_printf (_("Secret from %s"), joined);
}

/* "Period of item 3". */
static void
name_fields (GPtrArray  *names,
             RogDossier *dossier,
             JsonObject *one)
{
  RogItem   *item = rog_dossier_find_item (dossier, rog_json_peek_string (one, "item"));
  JsonArray *list = rog_json_peek_array (one, "fields");

  for (guint i = 0; item != NULL && i < json_array_get_length (list); i++)
    // Translators: a field of an item, "Holder of item 3".
    g_ptr_array_add (names, g_strdup_printf (_("%s of item %" PRId64), rog_scope_field_get_label (ROG_RULES (rog_law_text_get_law ()), json_array_get_string_element (list, i)),
                                               rog_item_get_number (item)));
}

/* "item 1, Warrant (German)". */
static char *
name_things (RogDossier *dossier,
             RogEntity  *secrecy)
{
  g_auto (GStrv) items = rog_entity_dup_strings (secrecy, "items");
  g_auto (GStrv) documents = rog_entity_dup_strings (secrecy, "documents");
  JsonArray *fields = rog_entity_peek_array (secrecy, "fields");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (char **id = items; *id != NULL; id++)
    {
      RogItem *item = rog_dossier_find_item (dossier, *id);

      if (item != NULL)
        g_ptr_array_add (names, g_strdup_printf (_("item %" PRId64), rog_item_get_number (item)));
    }
  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    name_fields (names, dossier, json_array_get_object_element (fields, i));
  for (char **id = documents; *id != NULL; id++)
    {
      RogDocument *document = rog_dossier_find_document (dossier, *id);

      if (document != NULL)
        g_ptr_array_add (names, g_strdup (rog_document_get_name (document)));
    }

  return join (names);
}

static char *
describe_basis (RogEntity *secrecy)
{
  const char *basis = rog_secrecy_get_basis (ROG_SECRECY (secrecy));
  const char *article = rog_entity_get_string (secrecy, "article");
  const char *words = g_strcmp0 (basis, "asked") == 0 ? _("Asked by the authority") : g_strcmp0 (basis, "law") == 0 ? _("By law") : _("By a judge");

  // Translators: the basis of secrecy, and the article that it is in.
  return article != NULL ? g_strdup_printf (_("%s, %s"), words, article) : g_strdup (words);
}

static char *
describe_end (RogDossier *dossier,
              RogEntity  *secrecy)
{
  JsonObject      *until = rog_entity_peek_object (secrecy, "until");
  const char      *date = until != NULL ? rog_json_peek_string (until, "date") : NULL;
  const char      *event = until != NULL ? rog_json_peek_string (until, "event") : NULL;
  g_autofree char *moment = date != NULL ? rog_request_format_moment (dossier, date, NULL) : NULL;

  if (moment == NULL && event == NULL)
    return NULL;

  return g_strdup_printf (_("until %s"), moment != NULL ? moment : event);
}

static char *
describe (RogDossier *dossier,
          RogEntity  *secrecy)
{
  const char      *reason = rog_secrecy_get_reason (ROG_SECRECY (secrecy));
  const char      *review = rog_secrecy_get_review (ROG_SECRECY (secrecy));
  g_autofree char *things = name_things (dossier, secrecy);
  g_autofree char *basis = describe_basis (secrecy);
  g_autofree char *end = describe_end (dossier, secrecy);
  g_autofree char *date = review != NULL ? rog_request_format_date (review) : NULL;
  GString         *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s", things, basis);
  if (end != NULL)
    g_string_append_printf (text, ", %s", end);
  if (date != NULL)
    {
      g_string_append (text, "\n");
      // Translators: a date on which secrecy is to be looked at again.
      g_string_append_printf (text, _("To be looked at again on %s"), date);
    }
  if (reason != NULL)
    g_string_append_printf (text, "\n%s", reason);

  return g_string_free_and_steal (text);
}

static void
append_secrecy (GtkWidget            *list,
                const RogRequestView *view,
                RogEntity            *secrecy)
{
  GtkWidget       *box = rog_request_row_new (list);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  JsonObject      *pin = rog_entity_peek_object (secrecy, "pin");
  g_autofree char *title = name_readers (view->dossier, secrecy);
  g_autofree char *note = describe (view->dossier, secrecy);
  GtkWidget       *label = rog_request_label_new (note, "caption");

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (texts), rog_request_label_new (title, "caption-heading"));
  gtk_box_append (GTK_BOX (texts), label);
  if (pin != NULL)
    {
      GtkWidget *link = rog_pin_link_new (view->dossier, pin);

      gtk_widget_set_halign (link, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (texts), link);
    }
  gtk_box_append (GTK_BOX (box), texts);
  if (view->may_open)
    {
      GtkWidget *lift = gtk_button_new_with_label (_("Lift…"));

      gtk_widget_set_valign (lift, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (lift), "request.lift");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (lift), "s", rog_entity_get_id (secrecy));
      gtk_box_append (GTK_BOX (box), lift);
    }
}

/**
 * rog_request_describe_secrecy:
 * @dossier: a dossier
 * @secrecy: one of its secrecies
 *
 * Returns: (transfer full): what is secret from whom: "Secret from everyone: item 1"
 */
char *
rog_request_describe_secrecy (RogDossier *dossier,
                              RogEntity  *secrecy)
{
  g_autofree char *readers = name_readers (dossier, secrecy);
  g_autofree char *things = name_things (dossier, secrecy);

  // Translators: "Secret from everyone", and what is secret.
  return g_strdup_printf (_("%s: %s"), readers, things);
}

/**
 * rog_request_cards_new_secrecy:
 * @view: what is shown
 *
 * Returns: (transfer floating): what is secret, as long as it is; for a desk of the bench
 */
GtkWidget *
rog_request_cards_new_secrecy (const RogRequestView *view)
{
  GListModel *model = rog_dossier_get_secrecy (view->dossier);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *list = rog_request_card_new (box, _("Secrecy"));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) secrecy = g_list_model_get_item (model, i);

      if (!rog_entity_get_boolean (secrecy, "lifted"))
        append_secrecy (list, view, secrecy);
    }
  rog_request_append_entering (list, _("Keep Secret…"), "request.secrecy", NULL);

  return box;
}
