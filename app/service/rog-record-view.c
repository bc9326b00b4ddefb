// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-record-view.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "dossier/rog-act-kinds.h"
#include "service/rog-register-known.h"
#include "service/rog-work-private.h"
#include "typeset/rog-checkpoint-sheet.h"

struct _RogRecordView
{
  GObject parent_instance;

  GListStore    *lines;      /* (owned) */
  guint64        n_valid;    /* of all lines */
  char          *headline;   /* (owned) (nullable): the first thing that does not hold, in short */
  char          *problem;    /* (owned) (nullable): in a sentence */
  RogRecordMatch match;      /* with the keyring's checkpoint */
  gint64         matched_at; /* when the last entry that the checkpoint covers was received; 0 */
  char          *checkpoint; /* (owned) (nullable): signed notes, one a record */
  GArray        *sheets;     /* (owned) (element-type RogCheckpointOfRecord): as they are printed */
};

G_DEFINE_FINAL_TYPE (RogRecordView, rog_record_view, G_TYPE_OBJECT)

static void
clear_sheet (gpointer data)
{
  RogCheckpointOfRecord *sheet = data;

  g_free (sheet->audience);
  g_free (sheet->root);
  g_free (sheet->note);
}

static void
rog_record_view_finalize (GObject *object)
{
  RogRecordView *self = ROG_RECORD_VIEW (object);

  g_clear_object (&self->lines);
  g_free (self->headline);
  g_free (self->problem);
  g_free (self->checkpoint);
  g_array_unref (self->sheets);

  G_OBJECT_CLASS (rog_record_view_parent_class)->finalize (object);
}

static void
rog_record_view_class_init (RogRecordViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_record_view_finalize;
}

static void
rog_record_view_init (RogRecordView *self)
{
  self->lines = g_list_store_new (ROG_TYPE_RECORD_LINE);
  self->sheets = g_array_new (FALSE, TRUE, sizeof (RogCheckpointOfRecord));
  g_array_set_clear_func (self->sheets, clear_sheet);
}

/*
 * On the store's thread
 */

typedef struct
{
  char         *dossier;
  RogVerifier  *verifier;  /* (owned) */
  RogSigner    *signer;    /* (owned) */
  RogKeyring   *keyring;   /* (owned) */
  RogStore     *store;     /* (owned) */
  RogOperation *operation; /* (owned) */
  char         *note;      /* (owned) (nullable): the keyring's checkpoint, unchecked */
  GPtrArray    *reports;   /* (owned) (nullable): on every record, once they were looked at */
} Check;

static void
check_free (Check *check)
{
  g_free (check->dossier);
  g_object_unref (check->verifier);
  g_object_unref (check->signer);
  g_object_unref (check->keyring);
  g_object_unref (check->store);
  g_object_unref (check->operation);
  g_free (check->note);
  g_clear_pointer (&check->reports, g_ptr_array_unref);
  g_free (check);
}

static void
set_bytes (JsonObject *object,
           const char *member,
           GBytes     *bytes)
{
  g_autofree char *text = rog_base64url_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  json_object_set_string_member (object, member, text);
}

static JsonObject *
describe_keeper (RogSigner *keeper)
{
  JsonObject *object = json_object_new ();

  set_bytes (object, "acting", rog_signer_get_certificate (keeper));
  set_bytes (object, "voucher", rog_signer_get_voucher (keeper));

  return object;
}

/* Entry, the way up to the root, what the keeper signed of it, and the keeper: enough to check
 * it anywhere. */
static char *
make_proof (RogDatabase *database,
            Check       *check,
            RogEntry    *entry,
            guint64      size,
            const char  *note,
            GError     **error)
{
  g_autoptr (GArray) path = rog_records_prove_inclusion (database, rog_entry_get_record (entry), rog_entry_get_seq (entry), error);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) bytes = NULL;
  JsonArray *hashes;

  if (path == NULL)
    return NULL;

  hashes = json_array_new ();
  for (guint i = 0; i < path->len; i++)
    {
      g_autofree char *hash = rog_digest_to_string (&g_array_index (path, RogDigest, i));

      json_array_add_string_element (hashes, hash);
    }
  json_object_set_int_member (object, "v", 1);
  set_bytes (object, "entry", rog_entry_get_bytes (entry));
  json_object_set_int_member (object, "seq", (gint64)rog_entry_get_seq (entry));
  json_object_set_int_member (object, "size", (gint64)size);
  json_object_set_array_member (object, "path", hashes);
  json_object_set_string_member (object, "checkpoint", note);
  json_object_set_object_member (object, "keeper", describe_keeper (check->signer));
  bytes = rog_json_object_canonical (object, error);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static const RogRecordProblem *
find_break (const RogRecordReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    {
      const RogRecordProblem *problem = g_ptr_array_index (report->problems, i);

      if (problem->kind == ROG_RECORD_PROBLEM_BROKEN || problem->kind == ROG_RECORD_PROBLEM_ERASED)
        return problem;
    }

  return NULL;
}

static char *
describe_break (const RogRecordReport  *report,
                const RogRecordProblem *problem)
{
  if (problem->kind == ROG_RECORD_PROBLEM_ERASED)
    return g_strdup_printf (_ ("Entry %" PRIu64 " is missing"), problem->seq);
  if (problem->seq >= report->size)
    return g_strdup (_ ("The entries do not fit what is known of them"));
  if (problem->seq == 0)
    return g_strdup (_ ("The first entry does not hold"));

  return g_strdup_printf (_ ("Entry %" PRIu64 " does not fit entry %" PRIu64), problem->seq, problem->seq - 1);
}

/* The first of all that is found is what is said. */
static void
take_break (RogRecordView         *view,
            const RogRecordReport *report,
            gboolean               of_register)
{
  const RogRecordProblem *problem = find_break (report);

  if (problem == NULL || view->problem != NULL)
    return;

  view->headline = of_register ? g_strdup (_ ("The register’s own record does not hold")) : describe_break (report, problem);
  view->problem = g_strdup (problem->sentence);
}

static void
take_checkpoint (RogRecordView *view,
                 RogRecordInfo *info,
                 const char    *note)
{
  g_autofree char      *before = view->checkpoint;
  RogCheckpointOfRecord sheet = { g_strdup (info->audience), info->size, rog_digest_to_hex (&info->root), g_strdup (note) };

  view->checkpoint = before != NULL ? g_strconcat (before, "\n", note, NULL) : g_strdup (note);
  g_array_append_val (view->sheets, sheet);
}

/* A record that does not hold is vouched for by nobody. */
static char *
sign_checkpoint (Check                 *check,
                 RogRecordInfo         *info,
                 const RogRecordReport *report,
                 gboolean               sound,
                 GError               **error)
{
  g_autoptr (RogCheckpoint) checkpoint = rog_checkpoint_new (info->uuid, info->size, &info->root);

  return sound && find_break (report) == NULL ? rog_checkpoint_sign (checkpoint, check->signer, error) : NULL;
}

static RogRecordReport *
find_report (GPtrArray  *reports,
             const char *record)
{
  for (guint i = 0; i < reports->len; i++)
    {
      RogRecordReport *report = g_ptr_array_index (reports, i);

      if (g_strcmp0 (report->record, record) == 0)
        return report;
    }

  return NULL;
}

static gboolean
add_record (RogRecordView *view,
            RogDatabase   *database,
            Check         *check,
            RogRecordInfo *info,
            GPtrArray     *reports,
            gboolean       sound,
            GError       **error)
{
  RogRecordReport *report = find_report (reports, info->uuid);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *note = sign_checkpoint (check, info, report, sound, &local_error);
  g_autoptr (GPtrArray) entries = local_error == NULL ? rog_records_load (database, info->uuid, rog_operation_get_cancellable (check->operation), &local_error) : NULL;
  gint64 before = 0;

  if (entries == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  take_break (view, report, FALSE);
  if (note != NULL)
    take_checkpoint (view, info, note);
  for (guint i = 0; i < entries->len; i++)
    {
      RogEntry *entry = g_ptr_array_index (entries, i);
      gint64    received = rog_entry_get_received (entry);
      char     *proof = note != NULL ? make_proof (database, check, entry, info->size, note, error) : NULL;
      g_autoptr (RogRecordLine) line = NULL;

      if (note != NULL && proof == NULL)
        return FALSE;
      line = rog_record_line_new (entry, info->audience, report, i > 0 ? received - before : -1, proof);
      before = received;
      view->n_valid += rog_entry_get_seq (entry) < report->valid ? 1 : 0;
      g_list_store_append (view->lines, line);
    }

  return TRUE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  gint64  received_a, received_b;
  guint64 seq_a, seq_b;

  g_object_get ((gpointer)a, "received", &received_a, "seq", &seq_a, NULL);
  g_object_get ((gpointer)b, "received", &received_b, "seq", &seq_b, NULL);
  if (received_a != received_b)
    return received_a > received_b ? -1 : 1;

  return seq_a > seq_b ? -1 : seq_a < seq_b;
}

static gboolean
take_received (RogEntry *entry,
               gpointer  data,
               GError  **error)
{
  gint64 *at = data;

  if (*at == 0)
    *at = rog_entry_get_received (entry);
  return TRUE;
}

/* Against the checkpoint that lies in the keyring now. */
static gboolean
compare_with_keyring (RogRecordView *view,
                      RogDatabase   *database,
                      Check         *check,
                      GError       **error)
{
  g_autoptr (RogCheckpoint) known = rog_register_check_note (database, check->signer, check->note);
  RogRecordsComparison comparison;

  if (!rog_records_compare (database, known, &comparison, error))
    return FALSE;

  switch (comparison)
    {
    case ROG_RECORDS_NOT_COMPARED:
      view->match = ROG_RECORD_MATCH_NOT_COMPARED;
      break;
    case ROG_RECORDS_BEHIND:
      view->match = ROG_RECORD_MATCH_BEHIND;
      break;
    case ROG_RECORDS_DIFFERENT:
      view->match = ROG_RECORD_MATCH_DIFFERENT;
      break;
    case ROG_RECORDS_EQUAL:
    case ROG_RECORDS_AHEAD:
    default:
      view->match = ROG_RECORD_MATCH_YES;
      if (known->size > 0 && !rog_records_foreach (database, known->record, known->size - 1, take_received, &view->matched_at, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gpointer
view_records (RogDatabase  *database,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Check *check = data;
  g_autoptr (RogRecordView) view = g_object_new (ROG_TYPE_RECORD_VIEW, NULL);
  g_autofree char *uuid = rog_records_get_register (database, error);
  g_autoptr (GPtrArray) infos = uuid != NULL ? rog_records_list (database, check->dossier, error) : NULL;
  gboolean sound;

  if (infos == NULL || !compare_with_keyring (view, database, check, error))
    return NULL;

  take_break (view, find_report (check->reports, uuid), TRUE);
  sound = view->problem == NULL && (view->match == ROG_RECORD_MATCH_YES || view->match == ROG_RECORD_MATCH_NOT_COMPARED);
  for (guint i = 0; i < infos->len; i++)
    if (!add_record (view, database, check, g_ptr_array_index (infos, i), check->reports, sound, error))
      return NULL;
  g_list_store_sort (view->lines, compare_lines, NULL);

  return g_steal_pointer (&view);
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Check         *check = data;
  GError        *error = NULL;
  RogRecordView *view;

  check->note = rog_register_read_note (check->keyring, cancellable);
  check->reports = rog_store_verify_records (check->store, G_PRIORITY_DEFAULT, check->verifier, check->operation, cancellable, &error);
  view = check->reports != NULL ? rog_store_run_sync (check->store, view_records, check, cancellable, &error) : NULL;
  if (view != NULL)
    g_task_return_pointer (task, view, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * rog_work_check_record_async:
 * @work: the work on a dossier
 * @operation: (nullable): how many entries are done, and what stops it
 * @callback: called with the records
 * @user_data: for @callback
 *
 * Reads the records of the dossier that this desk holds, checks every signature, every link
 * and the tree, and compares the register with the checkpoint in the keyring.
 */
void
rog_work_check_record_async (RogWork            *work,
                             RogOperation       *operation,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (RogOperation) progress = operation != NULL ? g_object_ref (operation) : rog_operation_new ();
  g_autoptr (GTask) task = g_task_new (work, rog_operation_get_cancellable (progress), callback, user_data);
  Check *check;

  g_return_if_fail (ROG_IS_WORK (work));

  g_task_set_source_tag (task, rog_work_check_record_async);
  if (!rog_work_check_open (work, task))
    return;

  check = g_new0 (Check, 1);
  check->dossier = g_strdup (work->id);
  check->verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  check->signer = g_object_ref (rog_identity_get_signer (work->desk->open->identity, FALSE)); /* who keeps it, in practice too */
  check->keyring = g_object_ref (work->desk->keyring);
  check->store = g_object_ref (work->desk->open->store);
  check->operation = g_object_ref (progress);
  g_task_set_task_data (task, check, (GDestroyNotify)check_free);
  g_task_run_in_thread (task, check_thread);
}

/**
 * rog_work_check_record_finish:
 * @work: the work on a dossier
 * @result: what the callback was given
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the records, with what does not hold in them
 */
RogRecordView *
rog_work_check_record_finish (RogWork      *work,
                              GAsyncResult *result,
                              GError      **error)
{
  RogRecordView *view;

  g_return_val_if_fail (g_task_is_valid (result, work), NULL);

  view = g_task_propagate_pointer (G_TASK (result), error);
  if (view != NULL && work->desk != NULL)
    rog_desk_note_broken (work->desk, work->id, view->problem != NULL);

  return view;
}

/**
 * rog_record_view_get_lines:
 * @self: the records
 *
 * Returns: (transfer none): a list of #RogRecordLine, the latest first
 */
GListModel *
rog_record_view_get_lines (RogRecordView *self)
{
  g_return_val_if_fail (ROG_IS_RECORD_VIEW (self), NULL);

  return G_LIST_MODEL (self->lines);
}

/**
 * rog_record_view_get_n_valid:
 * @self: the records
 *
 * Returns: how many of the lines hold
 */
guint64
rog_record_view_get_n_valid (RogRecordView *self)
{
  g_return_val_if_fail (ROG_IS_RECORD_VIEW (self), 0);

  return self->n_valid;
}

/**
 * rog_record_view_get_headline:
 * @self: the records
 *
 * Returns: (transfer none) (nullable): what breaks a record, in short; %NULL where all is whole
 */
const char *
rog_record_view_get_headline (RogRecordView *self)
{
  g_return_val_if_fail (ROG_IS_RECORD_VIEW (self), NULL);

  return self->headline;
}

/**
 * rog_record_view_get_problem:
 * @self: the records
 *
 * Returns: (transfer none) (nullable): what breaks a record, in a sentence; %NULL where all is whole
 */
const char *
rog_record_view_get_problem (RogRecordView *self)
{
  g_return_val_if_fail (ROG_IS_RECORD_VIEW (self), NULL);

  return self->problem;
}

/**
 * rog_record_view_get_match:
 * @self: the records
 * @at: (out) (optional): where it matches, when the last entry that the checkpoint covers was
 *   entered; 0 where that is not known
 *
 * Returns: how the register stands to the checkpoint in the keyring
 */
RogRecordMatch
rog_record_view_get_match (RogRecordView *self,
                           gint64        *at)
{
  g_return_val_if_fail (ROG_IS_RECORD_VIEW (self), ROG_RECORD_MATCH_NOT_COMPARED);

  if (at != NULL)
    *at = self->matched_at;
  return self->match;
}

/**
 * rog_record_view_get_checkpoint:
 * @self: the records
 *
 * Returns: (transfer none) (nullable): a signed note a record, as text; %NULL where there is
 *   none that can be vouched for
 */
const char *
rog_record_view_get_checkpoint (RogRecordView *self)
{
  g_return_val_if_fail (ROG_IS_RECORD_VIEW (self), NULL);

  return self->checkpoint;
}

/**
 * rog_record_view_peek_sheets:
 * @self: the records
 *
 * Returns: (transfer none) (element-type RogCheckpointOfRecord): the checkpoint as it is printed
 */
GArray *
rog_record_view_peek_sheets (RogRecordView *self)
{
  g_return_val_if_fail (ROG_IS_RECORD_VIEW (self), NULL);

  return self->sheets;
}
