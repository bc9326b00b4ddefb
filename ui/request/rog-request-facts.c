// SPDX-License-Identifier: GPL-3.0-or-later
//
// The request in short, the measures asked for, and what came in when.
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "core/rog-text.h"
#include "dossier/rog-dossier-decided.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-request-change.h"
#include "request/rog-request-cards.h"
#include "rog-law-text.h"
#include "widgets/rog-chip.h"

/**
 * rog_request_cards_new_head:
 * @view: what is shown
 *
 * Returns: (transfer floating): what it is about, by which instrument, from where
 */
GtkWidget *
rog_request_cards_new_head (const RogRequestView *view)
{
  JsonObject *authority = rog_json_peek_object (view->request, "authority");
  const char *country = authority != NULL ? rog_json_peek_string (authority, "country_name") : NULL;
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget  *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget  *title = rog_request_label_new (rog_json_peek_string (view->request, "title"), "title-2");
  GtkWidget  *chips = adw_wrap_box_new ();

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  if (view->editing)
    gtk_box_append (GTK_BOX (line), rog_request_button_new ("document-edit-symbolic", _("Change: What it is about"), "request.edit-fact",
                                                                                        g_variant_new ("(ss)", ROG_REQUEST_MEMBER, "title")));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (chips), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (chips), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (chips), rog_chip_new (ROG_CHIP_NEUTRAL, "text-x-generic-symbolic",
                                                           rog_law_text_label ("instruments", rog_json_peek_string (view->request, "instrument"))));
  if (country != NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (chips), rog_chip_new (ROG_CHIP_NEUTRAL, "rog-globe-symbolic", country));
  if (rog_request_changes_find (view->changes, ROG_REQUEST_MEMBER, "title") != NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (chips), rog_chip_new (ROG_CHIP_ACCENT, "document-edit-symbolic", _("Not in the record yet")));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), chips);

  return box;
}

/*
 * In short
 */

static const char *
peek_member (JsonObject *request,
             const char *path)
{
  const char      *slash = strchr (path, '/');
  g_autofree char *first = slash != NULL ? g_strndup (path, (gsize)(slash - path)) : NULL;
  JsonObject      *holder = first != NULL ? rog_json_peek_object (request, first) : request;

  return holder != NULL ? rog_json_peek_string (holder, slash != NULL ? slash + 1 : path) : NULL;
}

/* A text of the request, with where it stands once that is known. */
static void
append_member (GtkWidget            *list,
               const RogRequestView *view,
               const char           *label,
               const char           *path)
{
  JsonObject *passage = rog_request_peek_passage (view->request, path);

  rog_request_append_changeable (list, view, label, peek_member (view->request, path), passage != NULL ? rog_json_peek_array (passage, "pins") : NULL, NULL,
                                 ROG_REQUEST_MEMBER, path);
}

static void
append_offences (GtkWidget            *list,
                 const RogRequestView *view)
{
  JsonArray *offences = rog_json_peek_array (view->request, "offences");

  for (guint i = 0; offences != NULL && i < json_array_get_length (offences); i++)
    {
      JsonObject      *offence = json_array_get_object_element (offences, i);
      const char      *from = rog_json_peek_string (offence, "from");
      const char      *to = rog_json_peek_string (offence, "to");
      g_autofree char *period = from != NULL || to != NULL ? rog_request_format_period (from, to) : NULL;
      g_autofree char *text = period != NULL ? g_strdup_printf ("%s\n%s", rog_json_peek_string (offence, "title"), period)
                                             : g_strdup (rog_json_peek_string (offence, "title"));

      rog_request_append_changeable (list, view, _("Offence alleged"), text, rog_json_peek_array (offence, "pins"), NULL, ROG_REQUEST_OFFENCE, rog_json_peek_string (offence, "id"));
    }
}

static void
append_statements (GtkWidget            *list,
                   const RogRequestView *view)
{
  JsonArray *statements = rog_json_peek_array (view->request, "in_short");

  for (guint i = 0; statements != NULL && i < json_array_get_length (statements); i++)
    {
      JsonObject *statement = json_array_get_object_element (statements, i);
      const char *label = rog_json_peek_string (statement, "label");

      rog_request_append_changeable (list, view, label, rog_json_peek_string (statement, "text"), rog_json_peek_array (statement, "pins"), NULL,
                                     ROG_REQUEST_IN_SHORT, label);
    }
}

/**
 * rog_request_cards_new_short:
 * @view: what is shown
 *
 * Returns: (transfer floating): the request in short, each fact with its passages
 */
GtkWidget *
rog_request_cards_new_short (const RogRequestView *view)
{
  const char *word = rog_law_text_word (rog_json_peek_string (view->request, "instrument"), "authority");
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *list = rog_request_card_new (box, _("In short"));

  append_member (list, view, word != NULL ? word : _("Requesting authority"), "authority/name");
  append_member (list, view, _("Contact"), "authority/contact");
  append_member (list, view, _("Their reference"), "their_reference");
  if (view->editing)
    append_member (list, view, view->at_court ? _("Our reference") : _("Reference of the court"), "our_reference");
  append_member (list, view, _("Legal basis"), "legal_basis");
  append_offences (list, view);
  append_member (list, view, _("Facts as alleged"), "facts_alleged");
  append_statements (list, view);
  append_member (list, view, _("Purpose"), "purpose");
  append_member (list, view, _("Urgency"), "urgency");
  append_member (list, view, _("Confidentiality"), "confidentiality");
  if (view->editing)
    {
      rog_request_append_entering (list, _("Add a Fact…"), "request.use", g_variant_new_string (""));
      rog_request_append_entering (list, _("Add an Offence…"), "request.use", g_variant_new_string (ROG_REQUEST_OFFENCE));
    }

  return box;
}

/*
 * Measures
 */

/* What holds the thing asked for, or its number: the second half of an item's line. */
static char *
describe_item (RogItem *item)
{
  JsonObject *scope = rog_item_peek_scope (item);
  JsonArray  *identifiers = scope != NULL ? rog_json_peek_array (scope, "identifiers") : NULL;
  JsonObject *holder = scope != NULL ? rog_json_peek_object (scope, "holder") : NULL;
  JsonObject *period = scope != NULL ? rog_json_peek_object (scope, "period") : NULL;

  if (identifiers != NULL && json_array_get_length (identifiers) > 0)
    return g_strdup (rog_json_peek_string (json_array_get_object_element (identifiers, 0), "value"));
  if (holder != NULL)
    return g_strdup (rog_json_peek_string (holder, "name"));
  if (period != NULL)
    return rog_request_format_period (rog_json_peek_string (period, "from"), rog_json_peek_string (period, "to"));

  return NULL;
}

/* Where the authority changed it: its passage is there, or is still that of the words before. */
static char *
describe_source (const RogRequestView *view,
                 RogItem              *item)
{
  JsonObject  *source = rog_entity_peek_object (ROG_ENTITY (item), "source");
  RogDocument *document = source != NULL ? rog_dossier_find_document (view->dossier, rog_json_peek_string (source, "document")) : NULL;
  const char  *kind = rog_entity_get_kind (ROG_ENTITY (item));
  gboolean     cited = source != NULL && rog_json_peek_object (source, "pin") != NULL;

  if (document != NULL && g_strcmp0 (kind, "item.entered") == 0)
    // Translators: the name of a document.
    return g_strdup_printf (_("Added by the authority: %s"), rog_document_get_name (document));
  if (document == NULL || (g_strcmp0 (kind, "item.supplemented") != 0 && g_strcmp0 (kind, "item.corrected") != 0))
    return NULL;
  if (rog_json_peek_object (rog_item_peek_scope (item), "place") == NULL || cited)
    // Translators: the name of a document.
    return g_strdup_printf (_("Changed by the authority: %s"), rog_document_get_name (document));

  // Translators: the name of a document.
  return g_strdup_printf (_("Changed by the authority: %s. The passage is that of the request as it was."), rog_document_get_name (document));
}

static void
append_item (GtkWidget            *list,
             const RogRequestView *view,
             RogItem              *item)
{
  GtkWidget       *box = rog_request_row_new (list);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, rog_item_get_number (item));
  g_autofree char *note = describe_item (item);
  g_autofree char *source = describe_source (view, item);
  JsonObject      *scope = rog_item_peek_scope (item);
  JsonObject      *place = scope != NULL ? rog_json_peek_object (scope, "place") : NULL;
  GtkWidget       *disc = gtk_label_new (number);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_add_css_class (disc, "number-disc");
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (disc, view->at_court);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), rog_request_label_new (rog_item_get_title (item), "caption-heading"));
  if (note != NULL)
    {
      GtkWidget *label = rog_request_label_new (note, "row-note");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "identifier");
      gtk_box_append (GTK_BOX (texts), label);
    }
  if (source != NULL)
    {
      GtkWidget *label = rog_request_label_new (source, "row-note");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_box_append (GTK_BOX (box), disc);
  gtk_box_append (GTK_BOX (box), texts);
  if (rog_item_is_withdrawn (item))
    gtk_box_append (GTK_BOX (box), rog_chip_new (ROG_CHIP_NEUTRAL, NULL, _("Withdrawn")));
  else if (rog_dossier_get_item_state (view->dossier, item, NULL) == ROG_ITEM_ENDED)
    // Translators: what a decision left open of an item, after that decision was set aside: the item itself is open again.
    gtk_box_append (GTK_BOX (box), rog_chip_new (ROG_CHIP_NEUTRAL, NULL, _("Open with the whole item")));
  if (place != NULL)
    {
      GtkWidget *link = rog_pin_link_new (view->dossier, place);

      gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
      gtk_widget_set_halign (link, view->narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (view->narrow ? texts : box), link);
    }
}

/**
 * rog_request_cards_new_measures:
 * @view: what is shown
 *
 * Returns: (transfer floating): the items asked for; they change by the authority's acts alone
 */
GtkWidget *
rog_request_cards_new_measures (const RogRequestView *view)
{
  GListModel *items = rog_dossier_get_items (view->dossier);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *list = rog_request_card_new (box, _("Measures requested"));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      append_item (list, view, item);
    }
  gtk_widget_set_visible (box, g_list_model_get_n_items (items) > 0);

  return box;
}

/*
 * Intake
 */

/* A document as a whole: what shows a passage of one is a link. */
static char *
name_document (RogDossier *dossier,
               JsonObject *proof)
{
  const char      *id = proof != NULL && rog_json_peek_object (proof, "pin") == NULL ? rog_json_peek_string (proof, "document") : NULL;
  RogDocument     *document = id != NULL ? rog_dossier_find_document (dossier, id) : NULL;
  g_autofree char *quoted = document != NULL ? rog_text_to_quoted (rog_entity_get_string (ROG_ENTITY (document), "name")) : NULL;

  return quoted != NULL ? g_strdup_printf (_("Shown by “%s”"), quoted) : NULL;
}

static void
append_intake_fact (GtkWidget            *list,
                    const RogRequestView *view,
                    JsonObject           *fact)
{
  JsonObject      *proof = rog_json_peek_object (fact, "proof");
  const char      *name = rog_json_peek_string (fact, "fact");
  g_autofree char *at = rog_json_peek_string (fact, "at") != NULL ? rog_request_format_moment (view->dossier, rog_json_peek_string (fact, "at"), rog_json_peek_string (fact, "zone")) : NULL;
  g_autofree char *document = name_document (view->dossier, proof);
  const char      *lines[] = { at, rog_json_peek_string (fact, "value"), proof != NULL ? rog_json_peek_string (proof, "reason") : NULL, document };
  g_autoptr (GStrvBuilder) said = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      g_strv_builder_add (said, lines[i]);
  parts = g_strv_builder_end (said);
  text = g_strjoinv ("\n", parts);
  rog_request_append_changeable (list, view, rog_law_text_label ("intake-facts", name), text, NULL,
                                 proof != NULL ? rog_json_peek_object (proof, "pin") : NULL, ROG_REQUEST_INTAKE, name);
}

/**
 * rog_request_cards_new_intake:
 * @view: what is shown
 *
 * Returns: (transfer floating): what came in, when, and how that is known
 */
GtkWidget *
rog_request_cards_new_intake (const RogRequestView *view)
{
  JsonArray *facts = rog_json_peek_array (view->request, "intake");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = rog_request_card_new (box, _("Intake"));

  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    append_intake_fact (list, view, json_array_get_object_element (facts, i));
  if (view->editing)
    rog_request_append_entering (list, _("Add an Intake Fact…"), "request.use", g_variant_new_string ("intake:received-competent"));
  gtk_widget_set_visible (box, gtk_widget_get_first_child (list) != NULL);

  return box;
}
