// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is opened to whom. The bench's act has its own ids, and which ids of a person's record stand for
 * them; the act in a person's record has what is open to that person in words, and nothing else: not the
 * other persons, not a number, not the bench's reasons (casework §§ 2, 10).
 */
#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-opening.h"
#include "dossier/rog-scope-format.h"
#include "service/rog-work-challenge-private.h"
#include "service/rog-work-challenge.h"

typedef struct
{
  RogWork    *work;
  const char *person;
  JsonObject *opening; /* the bench's */
  JsonArray  *what;
  JsonArray  *ids;
} Telling;

/* The id that stands for one of the bench's in this person's record: from an earlier opening, or a new one. */
static const char *
find_own_id (Telling    *t,
             const char *of)
{
  GListModel *openings = rog_dossier_get_openings (t->work->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (openings); i++)
    {
      g_autoptr (RogEntity) opening = g_list_model_get_item (openings, i);
      JsonArray *told = rog_entity_peek_array (opening, "told");

      for (guint j = 0; told != NULL && j < json_array_get_length (told); j++)
        {
          JsonObject *one = json_array_get_object_element (told, j);
          JsonArray  *ids = rog_json_peek_array (one, "ids");

          if (g_strcmp0 (rog_json_peek_string (one, "person"), t->person) != 0)
            continue;
          for (guint k = 0; k < json_array_get_length (ids); k++)
            {
              JsonObject *pair = json_array_get_object_element (ids, k);

              if (g_strcmp0 (rog_json_peek_string (pair, "of"), of) == 0)
                return rog_json_peek_string (pair, "as"); /* the dossier holds it */
            }
        }
    }

  return NULL;
}

static char *
own_id (Telling    *t,
        const char *of)
{
  JsonObject *pair;
  char       *as;

  for (guint i = 0; i < json_array_get_length (t->ids); i++)
    {
      pair = json_array_get_object_element (t->ids, i);
      if (g_strcmp0 (rog_json_peek_string (pair, "of"), of) == 0)
        return g_strdup (rog_json_peek_string (pair, "as"));
    }

  as = g_strdup (find_own_id (t, of));
  if (as == NULL)
    as = rog_uuid_new ();
  pair = json_object_new ();
  json_object_set_string_member (pair, "of", of);
  json_object_set_string_member (pair, "as", as);
  json_array_add_object_element (t->ids, pair);

  return as;
}

static JsonObject *
tell (Telling    *t,
      const char *of,
      const char *kind,
      const char *words)
{
  g_autofree char *as = own_id (t, of);
  JsonObject      *one = json_object_new ();

  json_object_set_string_member (one, "id", as);
  json_object_set_string_member (one, "kind", kind);
  json_object_set_string_member (one, "words", words);
  json_array_add_object_element (t->what, one);

  return one;
}

/* A place is told only where the document it is in is open to the person, by this opening or an earlier one, and it is not
 * kept secret by itself. */
static void
tell_item (Telling    *t,
           const char *id)
{
  RogItem    *item = rog_dossier_find_item (t->work->dossier, id);
  JsonObject *scope = rog_item_peek_scope (item);
  JsonObject *pin = scope != NULL ? rog_json_peek_object (scope, "place") : NULL;
  const char *document = pin != NULL ? rog_json_peek_string (pin, "document") : NULL;
  JsonObject *one = tell (t, id, "item", rog_item_get_title (item));

  if (document != NULL && !rog_dossier_is_field_secret_from (t->work->dossier, id, "place", t->person) &&
      (rog_json_array_has (rog_json_peek_array (t->opening, "documents"), document) || rog_dossier_may_know (t->work->dossier, document, t->person)))
    {
      g_autofree char *place = rog_dossier_format_pin (t->work->dossier, pin, TRUE);

      if (place != NULL)
        json_object_set_string_member (one, "place", place);
    }
}

static void
tell_fields (Telling    *t,
             JsonObject *of_item)
{
  RogRules   *rules = ROG_RULES (t->work->desk->law);
  const char *id = rog_json_peek_string (of_item, "item");
  JsonObject *scope = rog_item_peek_scope (rog_dossier_find_item (t->work->dossier, id));
  JsonArray  *fields = rog_json_peek_array (of_item, "fields");

  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      const char      *field = json_array_get_string_element (fields, i);
      g_autofree char *value = rog_scope_format_field (t->work->dossier, rules, scope, field);
      g_autofree char *words = g_strdup_printf (C_ ("field of an item", "%s: %s"), rog_scope_field_get_label (rules, field), value);

      tell (t, id, "field", words);
    }
}

static void
tell_documents (Telling *t)
{
  RogRules  *rules = ROG_RULES (t->work->desk->law);
  JsonArray *documents = rog_json_peek_array (t->opening, "documents");
  JsonArray *withheld = rog_json_peek_array (t->opening, "withheld");

  for (guint i = 0; documents != NULL && i < json_array_get_length (documents); i++)
    {
      const char *id = json_array_get_string_element (documents, i);

      tell (t, id, "document", rog_document_get_name (rog_dossier_find_document (t->work->dossier, id)));
    }
  /* Of what is withheld its role is said, not its name. */
  for (guint i = 0; withheld != NULL && i < json_array_get_length (withheld); i++)
    {
      JsonObject  *one = json_array_get_object_element (withheld, i);
      const char  *id = rog_json_peek_string (one, "document");
      RogDocument *document = rog_dossier_find_document (t->work->dossier, id);
      JsonObject  *told = tell (t, id, "withheld", rog_rules_get_label (rules, "document-roles", rog_document_get_role (document)));

      json_object_set_string_member (told, "criterion", rog_json_peek_string (one, "criterion"));
    }
}

static JsonObject *
make_persons_opening (Telling *t)
{
  static const char *const copied[] = { "at", "how", NULL };
  JsonObject              *body = json_object_new ();
  JsonArray               *persons = json_array_new ();
  JsonArray               *items = rog_json_peek_array (t->opening, "items");
  JsonArray               *fields = rog_json_peek_array (t->opening, "fields");
  g_autofree char         *self = own_id (t, t->person);

  json_array_add_string_element (persons, self);
  json_object_set_array_member (body, "persons", persons);
  for (const char *const *member = copied; *member != NULL; member++)
    {
      if (rog_json_peek_string (t->opening, *member) != NULL)
        json_object_set_string_member (body, *member, rog_json_peek_string (t->opening, *member));
    }
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    tell_item (t, json_array_get_string_element (items, i));
  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    tell_fields (t, json_array_get_object_element (fields, i));
  tell_documents (t);
  json_object_set_array_member (body, "what", json_array_ref (t->what));

  return body;
}

static void
tell_person (RogWork    *self,
             RogFiling  *filing,
             const char *person,
             JsonArray  *told)
{
  g_autoptr (JsonArray) what = json_array_new ();
  g_autoptr (JsonArray) ids = json_array_new ();
  Telling t = { self, person, filing->body, what, ids };
  g_autoptr (JsonObject) body = make_persons_opening (&t);
  RogActOrder *order = rog_filing_add_order (filing, "opening.made", NULL, body);
  JsonObject  *one = json_object_new ();

  order->person = g_strdup (person);
  json_object_set_string_member (one, "person", person);
  json_object_set_string_member (one, "opening", order->object);
  json_object_set_array_member (one, "ids", json_array_ref (ids));
  json_array_add_object_element (told, one);
}

static void
tie_opening (RogFiling *filing)
{
  rog_filing_add_order (filing, "opening.made", filing->object, filing->body);
}

/*
 * Checking
 */

static gboolean
not_found (GError **error)
{
  g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("What is to be opened is not in the dossier."));
  return FALSE;
}

static gboolean
check_ids (JsonObject *opening,
           const char *list,
           const char *member,
           RogDossier *dossier,
           GType       type,
           guint      *n,
           GError    **error)
{
  JsonArray *array = rog_json_peek_array (opening, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++, ++*n)
    {
      const char *id = member == NULL ? json_array_get_string_element (array, i) : rog_json_peek_string (json_array_get_object_element (array, i), member);

      if (rog_dossier_find (dossier, type, id) == NULL)
        return not_found (error);
    }

  return TRUE;
}

/* Once an item is open to a person, nothing that bears on it stays merely not opened (casework § 2). */
static gboolean
check_left_out (RogDossier *dossier,
                JsonObject *opening,
                GError    **error)
{
  GListModel *documents = rog_dossier_get_documents (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);
      RogItem *item = rog_dossier_find_left_out (dossier, opening, document);

      if (item == NULL)
        continue;
      g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED,
                   // Translators: a document, and an item.
                   _ ("“%s” bears on “%s”. Open it too, withhold it by a criterion, or keep it secret by a judge’s act first."),
                     rog_document_get_name (document), rog_item_get_title (item));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_withheld_from (RogWork    *self,
                     JsonObject *opening,
                     JsonObject *withheld,
                     const char *person,
                     GError    **error)
{
  const char *document = rog_json_peek_string (withheld, "document"), *criterion = rog_json_peek_string (withheld, "criterion");
  const char *name = rog_document_get_name (rog_dossier_find_document (self->dossier, document));

  if (rog_dossier_may_know (self->dossier, document, person) || rog_json_array_has (rog_json_peek_array (opening, "documents"), document))
    {
      g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("“%s” is open: it cannot be withheld as well."), name);
      return FALSE;
    }
  if (!rog_law_criterion_is_against (self->desk->law, criterion, rog_dossier_is_suspect (self->dossier, person)))
    {
      g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED,
                   // Translators: a document, and a person.
                   _ ("“%s” cannot be withheld from %s by this criterion."), name,
                     rog_person_get_name (rog_dossier_find_person (self->dossier, person)));
      return FALSE;
    }

  return TRUE;
}

/* A criterion is available against some persons only, and a judge says why it applies. */
static gboolean
check_withheld (RogWork    *self,
                JsonObject *opening,
                GError    **error)
{
  JsonArray *withheld = rog_json_peek_array (opening, "withheld"), *persons = rog_json_peek_array (opening, "persons");

  for (guint i = 0; withheld != NULL && i < json_array_get_length (withheld); i++)
    {
      JsonObject *one = json_array_get_object_element (withheld, i);

      if (rog_json_peek_string (one, "reason") == NULL)
        {
          g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("The reason why “%s” is withheld is needed."), rog_document_get_name (rog_dossier_find_document (self->dossier, rog_json_peek_string (one, "document"))));
          return FALSE;
        }
      for (guint j = 0; j < json_array_get_length (persons); j++)
        if (!check_withheld_from (self, opening, one, json_array_get_string_element (persons, j), error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
check_opening (RogWork    *self,
               JsonObject *opening,
               GError    **error)
{
  guint persons = 0, things = 0;

  if (!rog_work_is_judge (self))
    {
      g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_BLOCKED, _ ("Only a judge opens a part of the dossier to a person."));
      return FALSE;
    }
  if (!rog_fields_check (rog_entity_type_get_fields (ROG_TYPE_OPENING), opening, error) ||
      !check_ids (opening, "persons", NULL, self->dossier, ROG_TYPE_PERSON, &persons, error) ||
      !check_ids (opening, "items", NULL, self->dossier, ROG_TYPE_ITEM, &things, error) ||
      !check_ids (opening, "fields", "item", self->dossier, ROG_TYPE_ITEM, &things, error) ||
      !check_ids (opening, "documents", NULL, self->dossier, ROG_TYPE_DOCUMENT, &things, error) ||
      !check_ids (opening, "withheld", "document", self->dossier, ROG_TYPE_DOCUMENT, &things, error))
    return FALSE;

  if (persons == 0 || things == 0)
    return not_found (error);

  return check_withheld (self, opening, error) && check_left_out (self->dossier, opening, error);
}

/**
 * rog_work_open_to_async:
 * @self: the work on a dossier, at a judge's desk
 * @opening: the state of a #RogOpening; copied
 * @cancellable: (nullable): what stops it, as long as nothing is entered
 * @callback: called when it is in the records
 * @user_data: for @callback
 *
 * Opens items, fields of items, and documents to persons: one act of the bench, and one in the record of each person, which
 * has the criterion of what is withheld, and not the bench's reason. Each document that bears on an item that is opened is
 * opened, withheld, or kept secret from each of the persons by a judge's act; else it is refused.
 */
void
rog_work_open_to_async (RogWork            *self,
                        JsonObject         *opening,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = rog_filing_begin_task (self, rog_work_open_to_async, cancellable, callback, user_data);
  JsonArray  *persons, *told;
  RogFiling  *filing;
  JsonObject *body;
  GError     *error = NULL;

  g_return_if_fail (ROG_IS_WORK (self) && opening != NULL);

  if (!rog_work_check_open (self, task))
    return;

  body = rog_json_object_copy (opening);
  if (!check_opening (self, body, &error))
    {
      rog_filing_give_up (task, body, error);
      return;
    }

  filing = rog_filing_new (self, NULL, body, tie_opening);
  persons = rog_json_peek_array (body, "persons");
  told = json_array_new ();
  for (guint i = 0; i < json_array_get_length (persons); i++)
    tell_person (self, filing, json_array_get_string_element (persons, i), told);
  json_object_set_array_member (body, "told", told);
  rog_filing_run_async (filing, self, cancellable, rog_filing_done_cb, g_steal_pointer (&task));
}

/**
 * rog_work_open_to_finish:
 * @self: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the opening's id
 */
char *
rog_work_open_to_finish (RogWork      *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
