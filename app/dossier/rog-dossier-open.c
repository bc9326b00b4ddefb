// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is open to whom (casework § 2). Items, single fields of them and documents are opened, and kept secret, each by an
 * act; the one entered last holds, and where that cannot be told, what keeps it secret. Nothing is open by itself.
 */
#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-opening.h"
#include "dossier/rog-secrecy.h"

/**
 * rog_dossier_is_open_to:
 * @self: a dossier
 * @object: an item's or a document's id
 * @person: a person's id
 *
 * Returns: whether a judge's act opened it to the person. Nothing is open by itself
 */
gboolean
rog_dossier_is_open_to (RogDossier *self,
                        const char *object,
                        const char *person)
{
  GListModel *model = rog_dossier_get_openings (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) opening = g_list_model_get_item (model, i);

      if (rog_entity_names (opening, "persons", person) &&
          (rog_entity_names (opening, "items", object) || rog_entity_names (opening, "documents", object)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_kept_from (RogEntity  *secrecy,
              const char *person)
{
  gboolean everyone = rog_entity_get_string (secrecy, "from") != NULL;

  return !rog_entity_get_boolean (secrecy, "lifted") && (everyone || rog_entity_names (secrecy, "from", person));
}

static gboolean
is_secret_by (RogEntity  *secrecy,
              const char *object,
              const char *person)
{
  return is_kept_from (secrecy, person) && (rog_entity_names (secrecy, "items", object) || rog_entity_names (secrecy, "documents", object));
}

/* Whether it was entered after what was opened, or that cannot be told. */
static gboolean
is_after (RogEntity *secrecy,
          RogEntity *opened)
{
  return rog_entity_compare_order (secrecy, opened) >= 0;
}

/**
 * rog_dossier_is_secret_from:
 * @self: a dossier
 * @object: an item's or a document's id
 * @person: (nullable): a person's id, or %NULL for everyone
 *
 * Returns: whether it is secret, which is more than not opened: it has a basis
 */
gboolean
rog_dossier_is_secret_from (RogDossier *self,
                            const char *object,
                            const char *person)
{
  GListModel *model = rog_dossier_get_secrecy (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) secrecy = g_list_model_get_item (model, i);

      if (is_secret_by (secrecy, object, person))
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_dossier_find_secrecy_article:
 * @self: a dossier
 * @item: an item's id
 * @person: a person's id
 *
 * Returns: (transfer none) (nullable): the article by which the item is kept from the person, as the latest act that was
 *   not lifted names it
 */
const char *
rog_dossier_find_secrecy_article (RogDossier *self,
                                  const char *item,
                                  const char *person)
{
  GListModel *model = rog_dossier_get_secrecy (self);
  RogEntity  *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) secrecy = g_list_model_get_item (model, i);

      if (is_secret_by (secrecy, item, person) && rog_entity_get_string (secrecy, "article") != NULL && (last == NULL || is_after (secrecy, last)))
        last = secrecy;
    }

  return last != NULL ? rog_entity_get_string (last, "article") : NULL;
}

/* The act entered last that opened it to the person. */
static RogEntity *
find_opening (RogDossier *self,
              const char *object,
              const char *person)
{
  GListModel *model = rog_dossier_get_openings (self);
  RogEntity  *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) opening = g_list_model_get_item (model, i);

      if (rog_entity_names (opening, "persons", person) && (rog_entity_names (opening, "items", object) || rog_entity_names (opening, "documents", object)) &&
          (last == NULL || rog_entity_compare_order (opening, last) > 0))
        last = opening;
    }

  return last;
}

/**
 * rog_dossier_may_know:
 * @self: a dossier
 * @object: an item's or a document's id
 * @person: a person's id
 *
 * Whether it is open to the person. A judge who opens it to that person ends what was secret from that person
 * until then, as the authority asked or the law has it; what is made secret after that is secret. Of an item, single
 * fields can be kept secret all the same: rog_dossier_may_know_field().
 *
 * Returns: whether the person may know it
 */
gboolean
rog_dossier_may_know (RogDossier *self,
                      const char *object,
                      const char *person)
{
  RogEntity  *opened = find_opening (self, object, person);
  GListModel *model = rog_dossier_get_secrecy (self);

  for (guint i = 0; opened != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) secrecy = g_list_model_get_item (model, i);

      if (is_secret_by (secrecy, object, person) && is_after (secrecy, opened))
        return FALSE;
    }

  return opened != NULL;
}

/*
 * Single fields
 */

/* Whether an act of opening or of secrecy names this field of this item. */
static gboolean
names_field (RogEntity  *act,
             const char *item,
             const char *field)
{
  JsonArray *array = rog_entity_peek_array (act, "fields");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *one = json_array_get_object_element (array, i);
      JsonArray  *names = g_strcmp0 (rog_json_peek_string (one, "item"), item) == 0 ? rog_json_peek_array (one, "fields") : NULL;

      if (rog_json_array_has (names, field))
        return TRUE;
    }

  return FALSE;
}

/* What is kept secret of an item is so of each rest of it that was left open (casework § 4). */
static gboolean
names_field_of (RogDossier *self,
                RogEntity  *secrecy,
                const char *item,
                const char *field)
{
  /* As many steps as there are items: parts do not come round. */
  for (guint left = g_list_model_get_n_items (rog_dossier_get_items (self)); item != NULL && left > 0; left--)
    {
      RogItem *found = rog_dossier_find_item (self, item);

      if (names_field (secrecy, item, field))
        return TRUE;
      item = found != NULL ? rog_item_get_part_of (found) : NULL;
    }

  return FALSE;
}

/* The act entered last that opened this very field to the person. */
static RogEntity *
find_field_opening (RogDossier *self,
                    const char *item,
                    const char *field,
                    const char *person)
{
  GListModel *model = rog_dossier_get_openings (self);
  RogEntity  *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) opening = g_list_model_get_item (model, i);

      if (rog_entity_names (opening, "persons", person) && names_field (opening, item, field) && (last == NULL || rog_entity_compare_order (opening, last) > 0))
        last = opening;
    }

  return last;
}

/* Whether something keeps the field secret that came after it was opened: itself, or, where @with_item, its item. */
static gboolean
is_field_secret_since (RogDossier *self,
                       const char *item,
                       const char *field,
                       const char *person,
                       RogEntity  *opened,
                       gboolean    with_item)
{
  GListModel *model = rog_dossier_get_secrecy (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) secrecy = g_list_model_get_item (model, i);
      gboolean of_field = is_kept_from (secrecy, person) && names_field_of (self, secrecy, item, field);

      if ((of_field || (with_item && is_secret_by (secrecy, item, person))) && (opened == NULL || is_after (secrecy, opened)))
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_dossier_is_field_secret_from:
 * @self: a dossier
 * @item: an item's id
 * @field: a field of its extent
 * @person: a person's id
 *
 * Returns: whether the field is kept secret by itself, and was not opened by itself since
 */
gboolean
rog_dossier_is_field_secret_from (RogDossier *self,
                                  const char *item,
                                  const char *field,
                                  const char *person)
{
  return is_field_secret_since (self, item, field, person, find_field_opening (self, item, field, person), FALSE);
}

/**
 * rog_dossier_may_know_field:
 * @self: a dossier
 * @item: an item's id
 * @field: a field of its extent
 * @person: a person's id
 *
 * A field is open with its item, or by itself. Kept secret by itself it is opened by itself: that its item is opened,
 * before or after, does not open it.
 *
 * Returns: whether the person may know it
 */
gboolean
rog_dossier_may_know_field (RogDossier *self,
                            const char *item,
                            const char *field,
                            const char *person)
{
  RogEntity *opened = find_field_opening (self, item, field, person);

  if (opened != NULL && !is_field_secret_since (self, item, field, person, opened, TRUE))
    return TRUE;

  return rog_dossier_may_know (self, item, person) && !rog_dossier_is_field_secret_from (self, item, field, person);
}

/**
 * rog_dossier_dup_hidden_fields:
 * @self: a dossier
 * @item: an item's id
 * @person: a person's id
 *
 * Returns: (transfer full): the fields that may not be known of an item that is open to the person, in the order of the
 *   field list; all of them where it is not
 */
char **
rog_dossier_dup_hidden_fields (RogDossier *self,
                               const char *item,
                               const char *person)
{
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();

  for (const RogField *field = rog_scope_fields; field->name != NULL; field++)
    if (!rog_dossier_may_know_field (self, item, field->name, person))
      g_strv_builder_add (out, field->name);

  return g_strv_builder_end (out);
}

static void
add_known (RogDossier *self,
           GPtrArray  *out,
           const char *id)
{
  if (id != NULL && rog_dossier_find_person (self, id) != NULL && !g_ptr_array_find_with_equal_func (out, id, g_str_equal, NULL))
    g_ptr_array_add (out, g_strdup (id));
}

/**
 * rog_dossier_dup_known_persons:
 * @self: a dossier
 * @item: an item's id
 * @reader: a person's id
 *
 * Another person is known only through a field that is open (casework § 2): one whom the court holds to be concerned,
 * and no field names, is not.
 *
 * Returns: (transfer full): the ids of the persons whom open fields of the item name to the reader
 */
char **
rog_dossier_dup_known_persons (RogDossier *self,
                               const char *item,
                               const char *reader)
{
  static const char *const lists[] = { "persons", "correspondents", NULL };
  RogItem                 *found = rog_dossier_find_item (self, item);
  JsonObject              *scope = found != NULL ? rog_item_peek_scope (found) : NULL;
  JsonObject              *holder = scope != NULL ? rog_json_peek_object (scope, "holder") : NULL;
  GPtrArray               *out = g_ptr_array_new ();

  for (const char *const *list = lists; scope != NULL && *list != NULL; list++)
    {
      JsonArray *array = rog_dossier_may_know_field (self, item, *list, reader) ? rog_json_peek_array (scope, *list) : NULL;

      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        add_known (self, out, json_array_get_string_element (array, i));
    }
  if (holder != NULL && rog_dossier_may_know_field (self, item, "holder", reader))
    add_known (self, out, rog_json_peek_string (holder, "person"));
  g_ptr_array_add (out, NULL);

  return (char **)g_ptr_array_free (out, FALSE);
}

static gboolean
is_kept_secret_from (RogDossier *self,
                     const char *item,
                     const char *person)
{
  if (rog_dossier_is_secret_from (self, item, person) && !rog_dossier_may_know (self, item, person))
    return TRUE;
  for (const RogField *field = rog_scope_fields; field->name != NULL; field++)
    if (rog_dossier_is_field_secret_from (self, item, field->name, person))
      return TRUE;

  return FALSE;
}

/**
 * rog_dossier_is_kept_secret:
 * @self: a dossier
 * @item: an item's id
 *
 * Returns: whether the item, or a field of it, is secret from a person of the dossier, and was not opened to that person
 *   since
 */
gboolean
rog_dossier_is_kept_secret (RogDossier *self,
                            const char *item)
{
  GListModel *model = rog_dossier_get_persons (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RogEntity) person = g_list_model_get_item (model, i);

      if (is_kept_secret_from (self, item, rog_entity_get_id (person)))
        return TRUE;
    }

  return FALSE;
}
