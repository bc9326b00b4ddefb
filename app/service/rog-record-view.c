// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-record-view.h"

#include <glib/gi18n-lib.h>

#include "dossier/rog-act-kinds.h"
#include "service/rog-work-private.h"

/* What a line says, by property. */
static const char *const text_names[] = {
  "audience",
  "kind",
  "title",
  "author",
  "role",
  "hash",
  "previous",
  "certificate",
  "what",
  "problem",
  "proof",
};

enum
{
  TEXT_AUDIENCE,
  TEXT_KIND,
  TEXT_TITLE,
  TEXT_AUTHOR,
  TEXT_ROLE,
  TEXT_HASH,
  TEXT_PREVIOUS,
  TEXT_CERTIFICATE,
  TEXT_WHAT,
  TEXT_PROBLEM,
  TEXT_PROOF,
  N_TEXTS
};

struct _RogRecordLine
{
  GObject parent_instance;

  char   *texts[N_TEXTS]; /* (owned) (nullable) */
  guint64 seq;
  gint64  received;
  gint64  at;
};

G_DEFINE_FINAL_TYPE (RogRecordLine, rog_record_line, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SEQ,
  PROP_RECEIVED,
  PROP_AT,
  PROP_FIRST_TEXT,
  N_LINE_PROPS = PROP_FIRST_TEXT + N_TEXTS
};

struct _RogRecordView
{
  GObject parent_instance;

  GListStore *lines;      /* (owned) */
  guint64     n_valid;    /* of all lines */
  char       *problem;    /* (owned) (nullable): the first thing that does not hold */
  char       *checkpoint; /* (owned): signed notes, one a record */
};

G_DEFINE_FINAL_TYPE (RogRecordView, rog_record_view, G_TYPE_OBJECT)

static void
rog_record_line_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RogRecordLine *self = ROG_RECORD_LINE (object);

  if (id == PROP_SEQ)
    g_value_set_uint64 (value, self->seq);
  else if (id == PROP_RECEIVED)
    g_value_set_int64 (value, self->received);
  else if (id == PROP_AT)
    g_value_set_int64 (value, self->at);
  else
    g_value_set_string (value, self->texts[id - PROP_FIRST_TEXT]);
}

static void
rog_record_line_finalize (GObject *object)
{
  RogRecordLine *self = ROG_RECORD_LINE (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (rog_record_line_parent_class)->finalize (object);
}

static void
rog_record_line_class_init (RogRecordLineClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_record_line_get_property;
  object_class->finalize = rog_record_line_finalize;

  g_object_class_install_property (object_class, PROP_SEQ, g_param_spec_uint64 ("seq", NULL, NULL, 0, G_MAXUINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_RECEIVED, g_param_spec_int64 ("received", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_AT, g_param_spec_int64 ("at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags));
  for (guint i = 0; i < N_TEXTS; i++)
    g_object_class_install_property (object_class, PROP_FIRST_TEXT + i, g_param_spec_string (text_names[i], NULL, NULL, NULL, flags));
}

static void
rog_record_line_init (RogRecordLine *self)
{
}

static void
rog_record_view_finalize (GObject *object)
{
  RogRecordView *self = ROG_RECORD_VIEW (object);

  g_clear_object (&self->lines);
  g_free (self->problem);
  g_free (self->checkpoint);

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
}

/*
 * On the store's thread
 */

typedef struct
{
  char        *dossier;
  RogVerifier *verifier; /* (owned) */
  RogSigner   *signer;   /* (owned) */
} Check;

static void
check_free (Check *check)
{
  g_free (check->dossier);
  g_clear_object (&check->verifier);
  g_clear_object (&check->signer);
  g_free (check);
}

/* The name or the words that a body leads with; nothing that needs the dossier. */
static char *
describe_body (JsonObject *body)
{
  static const char *const members[] = { "title", "name", "counsel", "because", "text", "reason" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = rog_json_peek_string (body, members[i]);

      if (text != NULL)
        return g_strdup (text);
    }

  return g_strdup ("");
}

static char *
describe_certificate (RogAct *act)
{
  RogDigest        digest = rog_digest_of_bytes (rog_act_get_acting (act));
  g_autofree char *hex = rog_digest_to_hex (&digest);

  return g_steal_pointer (&hex);
}

/* Entry, the way up to the root, and what the keeper signed of it: enough to check it anywhere. */
static char *
make_proof (RogDatabase *database,
            RogEntry    *entry,
            guint64      size,
            const char  *note,
            GError     **error)
{
  g_autoptr (GArray) path = rog_records_prove_inclusion (database, rog_entry_get_record (entry), rog_entry_get_seq (entry), error);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  GBytes          *raw = rog_entry_get_bytes (entry);
  JsonArray       *hashes;

  if (path == NULL)
    return NULL;

  hashes = json_array_new ();
  for (guint i = 0; i < path->len; i++)
    {
      g_autofree char *hash = rog_digest_to_string (&g_array_index (path, RogDigest, i));

      json_array_add_string_element (hashes, hash);
    }
  text = rog_base64url_encode (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
  json_object_set_int_member (object, "v", 1);
  json_object_set_string_member (object, "entry", text);
  json_object_set_int_member (object, "seq", (gint64)rog_entry_get_seq (entry));
  json_object_set_int_member (object, "size", (gint64)size);
  json_object_set_array_member (object, "path", hashes);
  json_object_set_string_member (object, "checkpoint", note);
  bytes = rog_json_object_canonical (object, error);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static const char *
find_problem (RogRecordReport *report,
              guint64          seq)
{
  for (guint i = 0; report != NULL && i < report->problems->len; i++)
    {
      RogRecordProblem *problem = g_ptr_array_index (report->problems, i);

      if (problem->seq == seq)
        return problem->sentence;
    }

  return report != NULL && seq >= report->valid ? _("This entry stands after one that does not hold.") : NULL;
}

static RogRecordLine *
make_line (RogDatabase     *database,
           RogRecordInfo   *info,
           RogRecordReport *report,
           RogEntry        *entry,
           const char      *note,
           GError         **error)
{
  g_autoptr (RogRecordLine) line = g_object_new (ROG_TYPE_RECORD_LINE, NULL);
  RogAct   *act = rog_entry_get_act (entry);
  RogDigest leaf = rog_entry_get_leaf (entry);

  line->seq = rog_entry_get_seq (entry);
  line->received = rog_entry_get_received (entry);
  line->at = rog_act_get_at (act);
  line->texts[TEXT_AUDIENCE] = g_strdup (info->audience);
  line->texts[TEXT_KIND] = g_strdup (rog_act_get_kind (act));
  line->texts[TEXT_TITLE] = g_strdup (rog_act_kind_get_title (rog_act_get_kind (act)));
  line->texts[TEXT_AUTHOR] = g_strdup (rog_act_get_author_name (act));
  line->texts[TEXT_ROLE] = g_strdup (rog_act_get_author_role (act));
  line->texts[TEXT_HASH] = rog_digest_to_hex (&leaf);
  line->texts[TEXT_PREVIOUS] = rog_digest_to_hex (rog_entry_get_prev (entry));
  line->texts[TEXT_CERTIFICATE] = describe_certificate (act);
  line->texts[TEXT_WHAT] = describe_body (rog_act_get_body (act));
  line->texts[TEXT_PROBLEM] = g_strdup (find_problem (report, line->seq));
  line->texts[TEXT_PROOF] = make_proof (database, entry, info->size, note, error);

  return line->texts[TEXT_PROOF] != NULL ? g_steal_pointer (&line) : NULL;
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
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (RogCheckpoint) checkpoint = rog_checkpoint_new (info->uuid, info->size, &info->root);
  g_autofree char *note = rog_checkpoint_sign (checkpoint, check->signer, error);
  g_autoptr (GPtrArray) entries = note != NULL ? rog_records_load (database, info->uuid, cancellable, error) : NULL;
  RogRecordReport *report = find_report (reports, info->uuid);
  g_autofree char *before = view->checkpoint;

  if (entries == NULL)
    {
      g_steal_pointer (&before);
      return FALSE;
    }

  view->checkpoint = before != NULL ? g_strconcat (before, "\n", note, NULL) : g_strdup (note);
  if (report != NULL && report->valid < report->size && view->problem == NULL)
    view->problem = g_strdup (find_problem (report, report->valid));
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (RogRecordLine) line = make_line (database, info, report, g_ptr_array_index (entries, i), note, error);

      if (line == NULL)
        return FALSE;
      view->n_valid += report == NULL || line->seq < report->valid ? 1 : 0;
      g_list_store_append (view->lines, line);
    }

  return TRUE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const RogRecordLine *first = a, *second = b;

  if (first->received != second->received)
    return first->received > second->received ? -1 : 1;

  return first->seq > second->seq ? -1 : first->seq < second->seq ? 1
                                                                  : 0;
}

static gpointer
check_records (RogDatabase  *database,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Check *check = data;
  g_autoptr (RogRecordView) view = g_object_new (ROG_TYPE_RECORD_VIEW, NULL);
  g_autoptr (GPtrArray) infos = rog_records_list (database, check->dossier, error);
  g_autoptr (GPtrArray) reports = infos != NULL ? rog_records_verify_all (database, check->verifier, NULL, cancellable, error) : NULL;

  if (reports == NULL)
    return NULL;

  for (guint i = 0; i < infos->len; i++)
    if (!add_record (view, database, check, g_ptr_array_index (infos, i), reports, cancellable, error))
      return NULL;
  g_list_store_sort (view->lines, compare_lines, NULL);

  return g_steal_pointer (&view);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError        *error = NULL;
  RogRecordView *view = rog_store_run_finish (ROG_STORE (source), result, &error);

  if (view != NULL)
    g_task_return_pointer (task, view, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * rog_work_check_record_async:
 * @work: the work on a dossier
 * @cancellable: (nullable): what stops it
 * @callback: called with the records
 * @user_data: for @callback
 *
 * Reads the records of the dossier that this desk holds, and checks every signature, every
 * link and the tree.
 */
void
rog_work_check_record_async (RogWork            *work,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (work, cancellable, callback, user_data);
  Check *check;

  g_return_if_fail (ROG_IS_WORK (work));

  g_task_set_source_tag (task, rog_work_check_record_async);
  if (!rog_work_check_open (work, task))
    return;

  check = g_new0 (Check, 1);
  check->dossier = g_strdup (work->id);
  check->verifier = ROG_VERIFIER (rog_x509_verifier_new ());
  check->signer = g_object_ref (rog_identity_get_signer (work->desk->open->identity, FALSE)); /* who keeps it, in practice too */
  rog_store_run_async (work->desk->open->store, G_PRIORITY_DEFAULT, check_records, check, (GDestroyNotify)check_free,
                       g_object_unref, cancellable, checked_cb, g_steal_pointer (&task));
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
  g_return_val_if_fail (g_task_is_valid (result, work), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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

guint64
rog_record_view_get_n_valid (RogRecordView *self)
{
  g_return_val_if_fail (ROG_IS_RECORD_VIEW (self), 0);

  return self->n_valid;
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
 * rog_record_view_get_checkpoint:
 * @self: the records
 *
 * Returns: (transfer none) (nullable): a signed note a record, as text
 */
const char *
rog_record_view_get_checkpoint (RogRecordView *self)
{
  g_return_val_if_fail (ROG_IS_RECORD_VIEW (self), NULL);

  return self->checkpoint;
}
