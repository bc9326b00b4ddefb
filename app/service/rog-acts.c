// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-acts.h"

#include <glib/gi18n-lib.h>

#include "core/rog-clock.h"
#include "dossier/rog-act-kinds.h"
#include "dossier/rog-dossier-error.h"
#include "service/rog-profile.h"
#include "store/rog-records-person.h"
#include "store/rog-statement.h"

/*
 * Orders
 */

/**
 * rog_act_order_new:
 * @kind: the act's kind
 * @object: (nullable): the object whose state it sets; %NULL makes a new one
 * @body: the complete new state; copied
 *
 * Returns: (transfer full): an order for the bench's record
 */
RogActOrder *
rog_act_order_new (const char *kind,
                   const char *object,
                   JsonObject *body)
{
  RogActOrder *self = g_new0 (RogActOrder, 1);

  self->kind = g_strdup (kind);
  self->object = object != NULL ? g_strdup (object) : rog_uuid_new ();
  self->body = rog_json_object_copy (body);
  self->documents = g_ptr_array_new_with_free_func (g_free);
  self->basis = g_array_new (FALSE, FALSE, sizeof (RogDigest));

  return self;
}

/**
 * rog_act_order_add_document:
 * @self: an order
 * @document: the id of a document in the vault
 *
 * Names @document in the act's `docs`.
 */
void
rog_act_order_add_document (RogActOrder *self,
                            const char  *document)
{
  g_ptr_array_add (self->documents, g_strdup (document));
}

/**
 * rog_act_order_free:
 * @self: (nullable) (transfer full): an order
 */
void
rog_act_order_free (RogActOrder *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->object);
  g_free (self->person);
  json_object_unref (self->body);
  g_ptr_array_unref (self->documents);
  g_array_unref (self->basis);
  g_free (self);
}

/*
 * Stored acts
 */

/**
 * rog_stored_act_free:
 * @self: (nullable) (transfer full): a stored act
 */
void
rog_stored_act_free (RogStoredAct *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->act);
  g_hash_table_unref (self->words);
  g_free (self);
}

static RogStoredAct *
stored_act_new (RogEntry  *entry,
                GPtrArray *words)
{
  RogStoredAct *self = g_new0 (RogStoredAct, 1);

  self->act = g_object_ref (rog_entry_get_act (entry));
  self->seq = rog_entry_get_seq (entry);
  self->received = rog_entry_get_received (entry);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      RogActWords *each = g_ptr_array_index (words, i);

      g_hash_table_insert (self->words, g_strdup (each->id), g_strdup (each->text));
    }

  return self;
}

/*
 * Loading
 */

/* What a person was told of an opening is in that person's record; the dossier here has the bench's act of it. */
static gboolean
is_anothers_view (const char *kind,
                  gboolean    persons)
{
  return persons && g_str_equal (kind, "opening.made");
}

typedef struct
{
  RogDatabase *database;
  GPtrArray   *acts;
  gboolean     persons;
} Loading;

static gboolean
load_entry (RogEntry *entry,
            gpointer  data,
            GError  **error)
{
  Loading *loading = data;
  RogAct  *act = rog_entry_get_act (entry);
  g_autoptr (RogActFile) file = NULL;
  g_autoptr (GError) local_error = NULL;

  if (is_anothers_view (rog_act_get_kind (act), loading->persons))
    return TRUE;
  file = rog_records_get_file (loading->database, rog_act_get_hash (act), &local_error);
  /* Not the act that was entered: the record is broken there, and the dossier is read without it. */
  if (g_error_matches (local_error, ROG_STORE_ERROR, ROG_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (file == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_ptr_array_add (loading->acts, stored_act_new (entry, file->words));
  return TRUE;
}

/**
 * rog_acts_load:
 * @database: the database
 * @dossier: a dossier's id
 * @cancellable: (nullable): what stops it
 * @error: where an error goes
 *
 * All acts of all records of a dossier, erased ones and those that were changed left out. On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type RogStoredAct): the acts, record by record
 */
GPtrArray *
rog_acts_load (RogDatabase  *database,
               const char   *dossier,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_stored_act_free);
  g_autoptr (GPtrArray) records = rog_records_list (database, dossier, error);
  Loading loading = { database, acts, FALSE };

  if (records == NULL)
    return NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const RogRecordInfo *info = g_ptr_array_index (records, i);

      loading.persons = g_str_equal (info->audience, ROG_AUDIENCE_PERSON);
      if (!rog_records_foreach (database, info->uuid, 0, load_entry, &loading, cancellable, error))
        return NULL;
    }

  return g_steal_pointer (&acts);
}

/*
 * Appending
 */

/* The record an order goes into; a person's is opened when it is first needed. */
static char *
find_record (RogDatabase       *database,
             RogRecords        *records,
             const char        *dossier,
             const RogActOrder *order,
             GError           **error)
{
  g_autofree char *record = NULL;

  if (order->person == NULL)
    {
      if (!rog_records_find_bench (database, dossier, &record, error))
        return NULL;
      if (record == NULL)
        g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("This dossier is not kept here"));
      return g_steal_pointer (&record);
    }

  if (!rog_records_find_person (database, dossier, order->person, &record, error))
    return NULL;
  if (record == NULL)
    {
      record = rog_records_create (records, database, ROG_AUDIENCE_PERSON, dossier, error);
      if (record == NULL || !rog_records_set_person (database, record, order->person, error))
        return NULL;
    }

  return g_steal_pointer (&record);
}

static gboolean
read_hash (RogDatabase *database,
           const char  *document,
           RogDigest   *hash,
           GError     **error)
{
  g_autoptr (RogStatement) statement = rog_statement_new (database, error, "SELECT hash FROM document WHERE id = ?1", "t", document);
  gboolean row = FALSE;

  if (statement == NULL || !rog_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND, _ ("A document that this names is not kept here"));
      return FALSE;
    }

  return rog_statement_get_digest (statement, 0, hash, error);
}

static GPtrArray *
make_docs (RogDatabase       *database,
           const char        *record,
           const RogActOrder *order,
           GError           **error)
{
  g_autoptr (GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_doc_free);

  for (guint i = 0; i < order->documents->len; i++)
    {
      const char *id = g_ptr_array_index (order->documents, i);
      g_autoptr (GBytes) salt = rog_records_salt (database, record, id, error);
      RogDigest hash;

      if (salt == NULL || !read_hash (database, id, &hash, error))
        return NULL;
      g_ptr_array_add (docs, rog_act_doc_new (id, salt, &hash));
    }

  return g_steal_pointer (&docs);
}

/* What is once signed cannot be mended: an act that no dossier would take is never made. */
static gboolean
check_body (const RogActOrder *order,
            GError           **error)
{
  const RogActKind *known = rog_act_kinds_find (order->kind);

  /* The life of records, and what the register's own record has, is entered by what keeps them. */
  if (known != NULL && known->type == G_TYPE_INVALID)
    {
      g_set_error (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID, "%s is not an act in a dossier", order->kind);
      return FALSE;
    }

  return known == NULL || rog_fields_check (known->fields, order->body, error);
}

/* What is taken from documents is detached, so that it can be erased without the act. */
static GPtrArray *
detach_words (const char *kind,
              JsonObject *body)
{
  GPtrArray        *words = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_act_words_free);
  const RogActKind *known = rog_act_kinds_find (kind);
  g_autoptr (GPtrArray) detached = NULL;

  if (known == NULL)
    return words;

  detached = rog_fields_detach_words (known->fields, body);
  for (guint i = 0; i < detached->len; i++)
    {
      RogDetachedWords *each = g_ptr_array_index (detached, i);

      g_ptr_array_add (words, rog_act_words_new_full (each->id, each->salt, each->text));
    }

  return words;
}

static GArray *
find_after (RogDatabase       *database,
            const char        *record,
            const RogActOrder *order,
            GError           **error)
{
  /* A person's record rests on its own acts alone; the bench's on any of the dossier's. */
  GArray *after = rog_records_last_of_object (database, order->person != NULL ? record : NULL, order->object, error);

  if (after == NULL)
    return NULL;

  for (guint i = 0; i < order->basis->len; i++)
    {
      const RogDigest *basis = &g_array_index (order->basis, RogDigest, i);
      gboolean         there = FALSE;

      for (guint j = 0; j < after->len && !there; j++)
        there = rog_digest_equal (&g_array_index (after, RogDigest, j), basis);
      if (!there)
        g_array_append_vals (after, basis, 1);
    }

  return after;
}

static RogStoredAct *
append_one (RogDatabase *database,
            RogRecords  *records,
            RogSigner   *author,
            RogClock    *clock,
            const char  *dossier,
            RogActOrder *order,
            GError     **error)
{
  g_autofree char *record = find_record (database, records, dossier, order, error);
  g_autoptr (GPtrArray) docs = record != NULL ? make_docs (database, record, order, error) : NULL;
  g_autoptr (GArray) after = docs != NULL ? find_after (database, record, order, error) : NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (RogEntry) entry = NULL;
  RogActParts parts = {
    .record = record,
    .object = order->object,
    .kind = order->kind,
    .at = rog_clock_now (clock),
    .after = after,
    .docs = docs,
    .body = order->body,
  };

  if (after == NULL || !check_body (order, error))
    return NULL;

  words = detach_words (order->kind, order->body);
  entry = rog_records_sign_and_append (records, database, &parts, words, author, error);
  if (entry == NULL)
    return NULL;

  return stored_act_new (entry, words);
}

/**
 * rog_acts_append:
 * @database: the database
 * @records: what appends
 * @author: who acts: the person, or the same person's practice identity
 * @clock: the clock
 * @dossier: the dossier
 * @orders: (element-type RogActOrder): the acts, in order; their bodies lose their words
 * @error: where an error goes
 *
 * Signs and enters all of @orders, or none: one transaction, or part of the caller's; none where the body of one is
 * not of its kind (%ROG_DOSSIER_ERROR_INVALID). On the store's thread.
 *
 * Returns: (transfer full) (nullable) (element-type RogStoredAct): the acts that make the dossier here
 */
GPtrArray *
rog_acts_append (RogDatabase *database,
                 RogRecords  *records,
                 RogSigner   *author,
                 RogClock    *clock,
                 const char  *dossier,
                 GPtrArray   *orders,
                 GError     **error)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify)rog_stored_act_free);
  g_autoptr (RogTransaction) transaction = rog_transaction_begin (database, error);

  if (transaction == NULL)
    return NULL;

  for (guint i = 0; i < orders->len; i++)
    {
      const RogActOrder *order = g_ptr_array_index (orders, i);
      RogStoredAct      *act = append_one (database, records, author, clock, dossier, g_ptr_array_index (orders, i), error);

      if (act == NULL)
        return NULL;
      if (is_anothers_view (order->kind, order->person != NULL))
        rog_stored_act_free (act);
      else
        g_ptr_array_add (acts, act);
    }

  if (!rog_transaction_commit (transaction, error))
    return NULL;

  return g_steal_pointer (&acts);
}

/*
 * Applying
 */

static char *
resolve_words (const char *id,
               gpointer    data)
{
  return g_strdup (g_hash_table_lookup (data, id));
}

static gboolean
apply_one (RogStoredAct *stored,
           RogDossier   *dossier)
{
  RogAct          *act = stored->act;
  GArray          *basis = rog_act_get_after (act);
  g_autofree char *hash = rog_digest_to_string (rog_act_get_hash (act));
  g_autofree char *at = rog_time_to_utc (rog_act_get_at (act));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) after = NULL;
  RogActView view = {
    .hash = hash,
    .record = rog_act_get_record (act),
    .seq = stored->seq,
    .kind = rog_act_get_kind (act),
    .object = rog_act_get_object (act),
    .at = at,
    .author_name = rog_act_get_author_name (act),
    .author_role = rog_act_get_author_role (act),
    .author_key = rog_act_get_author_key (act),
    .body = rog_act_get_body (act),
    .words = resolve_words,
    .words_data = stored->words,
  };

  for (guint i = 0; i < basis->len; i++)
    g_strv_builder_take (builder, rog_digest_to_string (&g_array_index (basis, RogDigest, i)));
  after = g_strv_builder_end (builder);
  view.after = (const char *const *)after;

  return rog_dossier_apply (dossier, &view, NULL);
}

/**
 * rog_acts_apply:
 * @acts: (element-type RogStoredAct): what rog_acts_load() or rog_acts_append() gave
 * @dossier: the dossier they make
 *
 * All of them, in whatever order. One that this version cannot read, because a newer one wrote it, is kept among
 * rog_dossier_get_unknown(), and the others make the dossier.
 *
 * Returns: %FALSE where one was only kept
 */
gboolean
rog_acts_apply (GPtrArray  *acts,
                RogDossier *dossier)
{
  gboolean all = TRUE;

  for (guint i = 0; i < acts->len; i++)
    all = apply_one (g_ptr_array_index (acts, i), dossier) && all;

  return all;
}
