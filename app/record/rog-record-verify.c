// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-record-verify.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "record/rog-record-kinds.h"

/* An act, as far as conflicts need it. */
typedef struct
{
  guint64   seq;
  char     *object; /* (owned) */
  GArray   *after;  /* (owned) (element-type RogDigest) */
  RogDigest hash;
} Node;

struct _RogRecordCheck
{
  RogVerifier     *verifier; /* (owned) (nullable) */
  RogRecordReport *report;   /* (owned) */
  RogFrontier      frontier;
  gboolean         broken;
  gint64           last_received;
  RogCheckpoint   *expected; /* (owned) (nullable) */

  GHashTable *acts;   /* (owned) (element-type RogDigest Node) every act seen */
  GHashTable *heads;  /* (owned) (element-type utf8 GPtrArray(Node)) the heads of each object */
  GHashTable *others; /* (owned) (element-type RogDigest) acts of other records of the dossier */
  GHashTable *erased; /* (owned) (element-type guint64 RogDigest) leaves of entries without bytes */
};

static guint
digest_hash (gconstpointer key)
{
  guint value;

  memcpy (&value, key, sizeof value);

  return value;
}

static gboolean
digest_equal (gconstpointer a,
              gconstpointer b)
{
  return rog_digest_equal (a, b);
}

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->object);
  g_array_unref (node->after);
  g_free (node);
}

static void
problem_free (gpointer data)
{
  RogRecordProblem *problem = data;

  g_free (problem->sentence);
  g_free (problem->object);
  g_free (problem);
}

/**
 * rog_record_report_free:
 * @report: (nullable) (transfer full): a report
 */
void
rog_record_report_free (RogRecordReport *report)
{
  if (report == NULL)
    return;

  g_free (report->record);
  g_clear_pointer (&report->problems, g_ptr_array_unref);
  g_free (report);
}

static RogRecordProblem *
add_problem (RogRecordCheck      *check,
             guint64              seq,
             RogRecordProblemKind kind,
             char                *sentence)
{
  RogRecordProblem *problem = g_new0 (RogRecordProblem, 1);

  problem->seq = seq;
  problem->kind = kind;
  problem->sentence = sentence;
  g_ptr_array_add (check->report->problems, problem);

  return problem;
}

static void
break_off (RogRecordCheck *check,
           char           *sentence)
{
  add_problem (check, check->report->size, ROG_RECORD_PROBLEM_BROKEN, sentence);
  check->broken = TRUE;
}

/**
 * rog_record_check_new:
 * @record: the record's uuid
 * @verifier: (nullable): what checks signatures; %NULL leaves them unchecked, for a first
 *   quick look at a large record
 *
 * Returns: (transfer full): a check at its beginning
 */
RogRecordCheck *
rog_record_check_new (const char  *record,
                      RogVerifier *verifier)
{
  RogRecordCheck *check = g_new0 (RogRecordCheck, 1);

  check->verifier = verifier != NULL ? g_object_ref (verifier) : NULL;
  check->report = g_new0 (RogRecordReport, 1);
  check->report->record = g_strdup (record);
  check->report->problems = g_ptr_array_new_with_free_func (problem_free);
  check->last_received = G_MININT64;
  check->acts = g_hash_table_new_full (digest_hash, digest_equal, NULL, node_free);
  check->heads = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  check->others = g_hash_table_new_full (digest_hash, digest_equal, g_free, NULL);
  check->erased = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return check;
}

/**
 * rog_record_check_free:
 * @check: (nullable) (transfer full): a check
 */
void
rog_record_check_free (RogRecordCheck *check)
{
  if (check == NULL)
    return;

  g_clear_object (&check->verifier);
  g_clear_pointer (&check->expected, rog_checkpoint_free);
  g_clear_pointer (&check->report, rog_record_report_free);
  g_hash_table_unref (check->heads);
  g_hash_table_unref (check->acts);
  g_hash_table_unref (check->others);
  g_hash_table_unref (check->erased);
  g_free (check);
}

/**
 * rog_record_check_know:
 * @check: a check
 * @act: the hash of an act of another record of the same dossier
 *
 * An act of the bench's record may rest on acts of any record of the dossier.
 */
void
rog_record_check_know (RogRecordCheck  *check,
                       const RogDigest *act)
{
  g_hash_table_add (check->others, g_memdup2 (act, sizeof *act));
}

/**
 * rog_record_check_expect:
 * @check: a check
 * @size: how many entries there must be
 * @root: the root they must have
 *
 * What is known of the record from elsewhere: where the entries are others, or fewer, the
 * report says so even if they agree among themselves.
 */
void
rog_record_check_expect (RogRecordCheck  *check,
                         guint64          size,
                         const RogDigest *root)
{
  g_clear_pointer (&check->expected, rog_checkpoint_free);
  check->expected = rog_checkpoint_new (check->report->record, size, root);
}

/**
 * rog_record_check_break:
 * @check: a check
 * @sentence: what a person is told
 *
 * Says that what follows the entries looked at so far does not hold, for a reason that the
 * entries themselves do not show.
 */
void
rog_record_check_break (RogRecordCheck *check,
                        const char     *sentence)
{
  if (!check->broken)
    break_off (check, g_strdup (sentence));
}

static void
check_expected (RogRecordCheck *check)
{
  RogDigest root = rog_frontier_root (&check->frontier);

  if (check->broken || check->expected == NULL)
    return;

  if (check->expected->size != check->report->size)
    break_off (check, g_strdup_printf (ngettext ("The record has %" PRIu64 " entry, where %" PRIu64 " are known to have been made.",
                                                 "The record has %" PRIu64 " entries, where %" PRIu64 " are known to have been made.", check->report->size),
                                       check->report->size, check->expected->size));
  else if (!rog_digest_equal (&root, &check->expected->root))
    break_off (check, g_strdup (_ ("The entries of the record are not those that are known to have been made.")));
}

/*
 * What an entry must be
 */

static gboolean
check_place (RogRecordCheck *check,
             RogEntry       *entry)
{
  RogDigest prev = rog_frontier_root (&check->frontier);
  gboolean  first = check->report->size == 0;
  gboolean  opens = g_str_equal (rog_act_get_kind (rog_entry_get_act (entry)), ROG_KIND_RECORD_OPENED);

  if (!g_str_equal (rog_entry_get_record (entry), check->report->record))
    break_off (check, g_strdup (_ ("This entry belongs to another record.")));
  else if (rog_entry_get_seq (entry) != check->report->size)
    break_off (check, g_strdup_printf (_ ("This entry has the number %" PRIu64 ", where %" PRIu64 " must stand."),
                                         rog_entry_get_seq (entry), check->report->size));
  else if (!rog_digest_equal (rog_entry_get_prev (entry), &prev))
    break_off (check, g_strdup (_ ("This entry does not follow from the ones before it: one of them was changed, removed or put in.")));
  else if (first != opens)
    break_off (check, g_strdup (_ ("A record begins with the act that opens it, and only there.")));

  return !check->broken;
}

static gboolean
check_author (RogRecordCheck *check,
              RogAct         *act)
{
  g_autoptr (RogAuthor) author = NULL;
  g_autoptr (GError) error = NULL;

  if (check->verifier == NULL)
    return TRUE;

  author = rog_act_verify (act, check->verifier, &error);
  if (author == NULL)
    {
      break_off (check, g_strdup_printf (_ ("The signature of this entry does not hold (%s)."), error->message));
      return FALSE;
    }

  return TRUE;
}

/*
 * Facts that are shown and break nothing
 */

static void
check_clock (RogRecordCheck *check,
             RogEntry       *entry)
{
  gint64 received = rog_entry_get_received (entry);

  if (received < check->last_received)
    add_problem (check, check->report->size, ROG_RECORD_PROBLEM_CLOCK,
                 g_strdup (_ ("The clock stood before the time of the entry before this one.")));
  else if (rog_act_get_at (rog_entry_get_act (entry)) > received)
    add_problem (check, check->report->size, ROG_RECORD_PROBLEM_CLOCK,
                 g_strdup (_ ("By its author’s clock this was signed after it was entered here.")));
  check->last_received = MAX (received, check->last_received);
}

static void
check_basis (RogRecordCheck *check,
             RogAct         *act)
{
  GArray *after = rog_act_get_after (act);

  for (guint i = 0; i < after->len; i++)
    {
      const RogDigest *hash = &g_array_index (after, RogDigest, i);

      if (g_hash_table_contains (check->acts, hash) || g_hash_table_contains (check->others, hash))
        continue;
      add_problem (check, check->report->size, ROG_RECORD_PROBLEM_UNKNOWN_BASIS,
                   g_strdup (_ ("This act rests on one that is not in the record before it.")));
      return;
    }
}

/* Whether @target can be reached from @from through `after`. Acts only rest on earlier
 * ones, so nothing older than @target needs to be walked. */
static gboolean
reaches (RogRecordCheck *check,
         Node           *from,
         Node           *target)
{
  g_autoptr (GPtrArray) todo = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_ptr_array_add (todo, from);
  while (todo->len > 0)
    {
      Node *node = g_ptr_array_steal_index_fast (todo, todo->len - 1);

      if (node == target)
        return TRUE;
      for (guint i = 0; i < node->after->len; i++)
        {
          Node *next = g_hash_table_lookup (check->acts, &g_array_index (node->after, RogDigest, i));

          if (next != NULL && next->seq >= target->seq && g_hash_table_add (seen, next))
            g_ptr_array_add (todo, next);
        }
    }

  return FALSE;
}

static void
check_heads (RogRecordCheck *check,
             Node           *node)
{
  GPtrArray *heads = g_hash_table_lookup (check->heads, node->object);
  guint      before;

  if (heads == NULL)
    {
      heads = g_ptr_array_new ();
      g_hash_table_insert (check->heads, node->object, heads);
    }

  before = heads->len;
  for (guint i = heads->len; i > 0; i--)
    {
      if (reaches (check, node, g_ptr_array_index (heads, i - 1)))
        g_ptr_array_remove_index_fast (heads, i - 1);
    }
  g_ptr_array_add (heads, node);

  /* Said once, of the act that parted from the others, not of what goes on from it. */
  if (heads->len > 1 && heads->len > before)
    {
      RogRecordProblem *problem = add_problem (check, node->seq, ROG_RECORD_PROBLEM_CONFLICT,
                                               g_strdup (_ ("This act and an earlier one set the same thing, and neither knew of the other.")));

      problem->object = g_strdup (node->object);
    }
}

static void
remember (RogRecordCheck *check,
          RogAct         *act)
{
  Node *node;

  if (g_hash_table_contains (check->acts, rog_act_get_hash (act)))
    {
      break_off (check, g_strdup (_ ("The same act stands in the record twice.")));
      return;
    }

  node = g_new0 (Node, 1);
  node->seq = check->report->size;
  node->object = g_strdup (rog_act_get_object (act));
  node->after = g_array_ref (rog_act_get_after (act));
  node->hash = *rog_act_get_hash (act);
  g_hash_table_insert (check->acts, &node->hash, node);
  check_heads (check, node);
}

static void
note_erasure (RogRecordCheck *check,
              RogAct         *act)
{
  JsonObject *body = rog_act_get_body (act);
  const char *text = rog_json_peek_string (body, "leaf");
  RogDigest  *leaf, said;
  gint64      seq;

  if (!g_str_equal (rog_act_get_kind (act), ROG_KIND_ENTRY_ERASED) || !rog_json_get_int (body, "seq", &seq, NULL))
    return;

  leaf = g_hash_table_lookup (check->erased, &seq);
  if (leaf != NULL && text != NULL && rog_digest_from_string (text, &said, NULL) && rog_digest_equal (leaf, &said))
    g_hash_table_remove (check->erased, &seq);
}

static void
check_entry (RogRecordCheck  *check,
             GBytes          *bytes,
             const RogDigest *leaf)
{
  g_autoptr (GError) error = NULL;
  RogDigest computed = rog_tree_leaf (bytes);
  g_autoptr (RogEntry) entry = NULL;
  RogAct *act;

  if (leaf != NULL && !rog_digest_equal (&computed, leaf))
    {
      break_off (check, g_strdup (_ ("This entry is not the one that was entered: its bytes were changed.")));
      return;
    }
  entry = rog_entry_new_from_bytes (bytes, &error);
  if (entry == NULL)
    {
      break_off (check, g_strdup_printf (_ ("This entry cannot be read (%s)."), error->message));
      return;
    }

  act = rog_entry_get_act (entry);
  if (!check_place (check, entry) || !check_author (check, act))
    return;
  check_basis (check, act);
  remember (check, act);
  if (check->broken)
    return;
  check_clock (check, entry);
  note_erasure (check, act);
  rog_frontier_add (&check->frontier, &computed);
}

/**
 * rog_record_check_add:
 * @check: a check
 * @bytes: (nullable): the next entry; %NULL where its bytes were erased
 * @leaf: (nullable): the leaf kept for it; must be given where @bytes is %NULL
 *
 * Looks at the next entry: canonical, of this record, with the next number, resting on the
 * tree before it, signed by its author. After the first that is broken the others are only
 * counted. Blocking; any thread.
 */
void
rog_record_check_add (RogRecordCheck  *check,
                      GBytes          *bytes,
                      const RogDigest *leaf)
{
  g_return_if_fail (check != NULL && (bytes != NULL || leaf != NULL));

  if (!check->broken && bytes != NULL)
    {
      check_entry (check, bytes, leaf);
    }
  else if (!check->broken)
    {
      guint64 seq = check->report->size;

      g_hash_table_insert (check->erased, g_memdup2 (&seq, sizeof seq), g_memdup2 (leaf, sizeof *leaf));
      rog_frontier_add (&check->frontier, leaf);
    }

  check->report->size++;
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const RogRecordProblem *const *p = a;
  const RogRecordProblem *const *q = b;

  return ((*p)->seq > (*q)->seq) - ((*p)->seq < (*q)->seq);
}

/**
 * rog_record_check_finish:
 * @check: a check, which is spent thereby
 *
 * Returns: (transfer full): what was found
 */
RogRecordReport *
rog_record_check_finish (RogRecordCheck *check)
{
  RogRecordReport *report;
  GHashTableIter   iter;
  gpointer         seq;

  g_return_val_if_fail (check != NULL && check->report != NULL, NULL);

  check_expected (check);
  g_hash_table_iter_init (&iter, check->erased);
  while (g_hash_table_iter_next (&iter, &seq, NULL))
    add_problem (check, *(guint64 *)seq, ROG_RECORD_PROBLEM_ERASED,
                 g_strdup (_ ("This entry is missing, and no later one says that it was erased.")));

  report = g_steal_pointer (&check->report);
  report->valid = check->frontier.size;
  report->root = rog_frontier_root (&check->frontier);
  g_ptr_array_sort (report->problems, compare_problems);

  return report;
}
