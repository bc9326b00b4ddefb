// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What becomes of a document once an item that it bears on is open to a person (casework § 2): it is open too, withheld
 * from the person by a criterion, or secret from the person by a judge's reasoned act. None stays merely not opened.
 */
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-opening.h"
#include "dossier/rog-secrecy.h"

static gboolean
is_accused_of (RogDossier *self,
               const char *person,
               const char *item)
{
  const char *capacity = rog_dossier_get_capacity (self, person, item);

  return g_strcmp0 (capacity, "suspect") == 0 || g_strcmp0 (capacity, "accused") == 0;
}

/**
 * rog_dossier_is_suspect:
 * @self: a dossier
 * @person: a person's id
 *
 * Returns: whether the person is a suspect or accused, in general or on an item: less may be withheld from such a person
 */
gboolean
rog_dossier_is_suspect (RogDossier *self,
                        const char *person)
{
  GListModel *items = rog_dossier_get_items (self);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogEntity) item = g_list_model_get_item (items, i);

      if (is_accused_of (self, person, rog_entity_get_id (item)))
        return TRUE;
    }

  return is_accused_of (self, person, NULL);
}

static gboolean
withholds (RogEntity  *opening,
           const char *document,
           const char *person)
{
  JsonArray *withheld = rog_entity_names (opening, "persons", person) ? rog_entity_peek_array (opening, "withheld") : NULL;

  for (guint i = 0; withheld != NULL && i < json_array_get_length (withheld); i++)
    if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (withheld, i), "document"), document) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_withheld (RogDossier *self,
             const char *document,
             const char *person)
{
  GListModel *model = rog_dossier_get_openings (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) opening = g_list_model_get_item (model, i);

      if (withholds (opening, document, person))
        return TRUE;
    }

  return FALSE;
}

/* What the authority asked, or the law has, ends for a person to whom the item is opened; what a judge set with a reason stays. */
static gboolean
is_kept_by_judge (RogDossier *self,
                  const char *document,
                  const char *person)
{
  GListModel *model = rog_dossier_get_secrecy (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) secrecy = g_list_model_get_item (model, i);
      gboolean from = rog_entity_get_string (secrecy, "from") != NULL || rog_entity_names (secrecy, "from", person);

      if (from && !rog_entity_get_boolean (secrecy, "lifted") && g_strcmp0 (rog_entity_get_string (secrecy, "basis"), "judge") == 0 &&
          rog_entity_get_string (secrecy, "reason") != NULL && rog_entity_names (secrecy, "documents", document))
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_dossier_is_accounted_for:
 * @self: a dossier
 * @document: a document's id
 * @person: a person's id
 *
 * Returns: whether the document is open to the person, withheld from the person by a criterion, or secret from the person
 *   by a judge's act that has a reason
 */
gboolean
rog_dossier_is_accounted_for (RogDossier *self,
                              const char *document,
                              const char *person)
{
  return rog_dossier_may_know (self, document, person) || is_withheld (self, document, person) || is_kept_by_judge (self, document, person);
}

/* Whether the opening itself says what becomes of the document. */
static gboolean
says_of (JsonObject *opening,
         const char *document)
{
  JsonArray *withheld = rog_json_peek_array (opening, "withheld");

  for (guint i = 0; withheld != NULL && i < json_array_get_length (withheld); i++)
    if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (withheld, i), "document"), document) == 0)
      return TRUE;

  return rog_json_array_has (rog_json_peek_array (opening, "documents"), document);
}

/**
 * rog_dossier_find_left_out:
 * @self: a dossier
 * @opening: the state of a #RogOpening that is to be made
 * @document: a document
 *
 * Returns: (transfer none) (nullable): an item that the opening opens and the document bears on, where the document would
 *   stay merely not opened for one of the persons; %NULL where it does not
 */
RogItem *
rog_dossier_find_left_out (RogDossier  *self,
                           JsonObject  *opening,
                           RogDocument *document)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (document));
  JsonArray  *items = rog_json_peek_array (opening, "items"), *persons = rog_json_peek_array (opening, "persons");
  RogItem    *item = NULL;

  if (says_of (opening, id))
    return NULL;
  for (guint i = 0; item == NULL && items != NULL && i < json_array_get_length (items); i++)
    if (rog_entity_names (ROG_ENTITY (document), "items", json_array_get_string_element (items, i)))
      item = rog_dossier_find_item (self, json_array_get_string_element (items, i));
  for (guint i = 0; item != NULL && persons != NULL && i < json_array_get_length (persons); i++)
    if (!rog_dossier_is_accounted_for (self, id, json_array_get_string_element (persons, i)))
      return item;

  return NULL;
}
