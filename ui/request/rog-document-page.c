// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a document is, as a person says it: title, role, language, original or copy, the items it bears on (casework §§ 2, 3).
// What the file itself is came with it, and is shown.
#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-document-kept.h"
#include "dossier/rog-dossier-query.h"
#include "form/rog-entity-row.h"
#include "request/rog-request-pages.h"
#include "rog-law-text.h"
#include "service/rog-work-describe.h"
#include "widgets/rog-row-name.h"

static const RogFormChoice forms[] = {
  { "original", N_ ("Original") },
  { "copy", N_ ("Copy") },
  { NULL, NULL },
};

static const RogFormField document_fields[] = {
  { "name", N_ ("Title"), ROG_FORM_TEXT, TRUE, NULL, NULL },
  { "role", N_ ("Role"), ROG_FORM_CHOICE, TRUE, "document-roles", NULL },
  { "language", N_ ("Language"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "form", N_ ("Original or copy"), ROG_FORM_CHOICE, FALSE, NULL, forms },
  { "author", N_ ("Author"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "date", N_ ("Dated"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "valid_from", N_ ("Valid from, as stated"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "valid_until", N_ ("Valid until, as stated"), ROG_FORM_DATE, FALSE, NULL, NULL },
  { "description", N_ ("Description"), ROG_FORM_LONG, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

typedef struct
{
  RogWork     *work;     /* (owned) */
  RogDocument *document; /* (owned) */
  char        *read;     /* the act that the form shows (owned) */
  JsonObject  *before;   /* what is said of it there (owned) */
} Described;

static void
described_free (gpointer data)
{
  Described *described = data;

  g_object_unref (described->work);
  g_object_unref (described->document);
  g_free (described->read);
  json_object_unref (described->before);
  g_free (described);
}

/* What is said of the document, without what the file is. */
static JsonObject *
dup_said (RogDocument *document)
{
  JsonObject *said = rog_entity_to_json (ROG_ENTITY (document));
  g_autoptr (GList) members = json_object_get_members (said);

  for (GList *l = members; l != NULL; l = l->next)
    if (!rog_work_can_describe (l->data))
      json_object_remove_member (said, l->data);

  return said;
}

static void
take (JsonObject *from,
      const char *member,
      JsonObject *to)
{
  if (json_object_has_member (from, member))
    rog_json_copy_member (from, to, member);
  else if (json_object_has_member (to, member))
    json_object_remove_member (to, member);
}

/* The items in the order in which they were said, where they are the same. */
static gboolean
has_same_items (JsonObject *page,
                JsonObject *before)
{
  JsonArray *now = rog_json_peek_array (page, "items"), *old = rog_json_peek_array (before, "items");
  guint      n = now != NULL ? json_array_get_length (now) : 0;

  if (n != (old != NULL ? json_array_get_length (old) : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!rog_json_array_has (old, json_array_get_string_element (now, i)))
      return FALSE;

  return TRUE;
}

/* All that is said of it from now on: what the form does not show stays as it was. */
static JsonObject *
make_description (RogActPage *page,
                  Described  *described)
{
  g_autoptr (JsonObject) typed = rog_act_page_to_json (page);
  JsonObject *said = rog_json_object_copy (described->before);

  for (const RogFormField *field = document_fields; field->member != NULL; field++)
    if (gtk_widget_get_visible (rog_act_page_get_row (page, field->member)))
      take (typed, field->member, said);
  take (typed, "translation_of", said);
  if (!has_same_items (typed, described->before))
    take (typed, "items", said);

  return said;
}

static const char *
find_missing (RogActPage *page,
              gpointer    data)
{
  Described *described = data;
  g_autoptr (JsonObject) said = make_description (page, described);

  return json_object_equal (said, described->before) ? _("Nothing is changed yet") : NULL;
}

static void
described_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RogActPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_describe_document_finish (ROG_WORK (object), result, &error);

  rog_act_page_end (page, _("Entered in the record"), error, _("It was not entered."));
}

static void
go_cb (RogActPage *page,
       Described  *described)
{
  g_autoptr (JsonObject) said = make_description (page, described);

  rog_act_page_begin (page);
  rog_work_describe_document_async (described->work, rog_entity_get_id (ROG_ENTITY (described->document)), described->read, said, NULL, described_cb, g_object_ref (page));
}

/* What it can be a translation of. */
static GListModel *
list_others (RogDossier  *dossier,
             RogDocument *document)
{
  GListModel *all = rog_dossier_get_documents (dossier);
  GListStore *others = g_list_store_new (ROG_TYPE_DOCUMENT);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (RogDocument) other = g_list_model_get_item (all, i);

      if (other != document)
        g_list_store_append (others, other);
    }

  return G_LIST_MODEL (others);
}

static void
add_translation (RogActPage          *page,
                 AdwPreferencesGroup *group,
                 Described           *described)
{
  g_autoptr (GListModel) others = list_others (rog_work_get_dossier (described->work), described->document);
  const char *of = rog_document_get_translation_of (described->document);
  GtkWidget  *row;

  if (g_list_model_get_n_items (others) == 0)
    return;
  row = rog_act_page_add_entity (page, group, "translation_of", _("Translation of"), others, "name", _("No translation"));
  rog_entity_row_choose (row, of);
}

/**
 * rog_document_page_new:
 * @work: the work on a dossier
 * @document: one of its documents
 *
 * Returns: (transfer floating): the form that corrects what is said of it
 */
RogActPage *
rog_document_page_new (RogWork     *work,
                       RogDocument *document)
{
  RogActPage          *page = rog_act_page_new (C_ ("document", "Properties"), _("Enter in Record"));
  RogDossier          *dossier = rog_work_get_dossier (work);
  Described           *described = g_new0 (Described, 1);
  AdwPreferencesGroup *group;

  described->work = g_object_ref (work);
  described->document = g_object_ref (document);
  described->read = g_strdup (rog_entity_get_act (ROG_ENTITY (document)));
  described->before = dup_said (document);
  group = rog_act_page_add_fields (page, _("Document"), document_fields, described->before);
  rog_group_describe (group, _("What changes is entered in the record, and cannot be undone, only corrected again. The file stays as it came."));
  add_translation (page, group, described);
  /* A role that this program has no words for stays as it is. */
  gtk_widget_set_visible (rog_act_page_get_row (page, "role"), rog_law_find (rog_law_text_get_law (), "document-roles", rog_document_get_role (document)) != NULL);
  rog_act_page_add_entities (page, _("Bears on"), NULL, "items", rog_dossier_get_items (dossier), "title", rog_json_peek_array (described->before, "items"));
  group = rog_act_page_add_group (page, _("The file"), NULL);
  adw_preferences_group_add (group, rog_document_kept_new (document));
  rog_act_page_set_missing (page, find_missing, described, described_free);
  g_signal_connect (page, "go", G_CALLBACK (go_cb), described);
  rog_act_page_update (page);

  return page;
}
