// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-record-line.h"

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-act-kinds.h"

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
  "clock",
  "remark",
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
  TEXT_CLOCK,
  TEXT_REMARK,
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
  gint64  gap;
};

G_DEFINE_FINAL_TYPE (RogRecordLine, rog_record_line, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SEQ,
  PROP_RECEIVED,
  PROP_AT,
  PROP_GAP,
  PROP_FIRST_TEXT,
  N_LINE_PROPS = PROP_FIRST_TEXT + N_TEXTS
};

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
  else if (id == PROP_GAP)
    g_value_set_int64 (value, self->gap);
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
  g_object_class_install_property (object_class, PROP_GAP, g_param_spec_int64 ("gap", NULL, NULL, G_MININT64, G_MAXINT64, -1, flags));
  for (guint i = 0; i < N_TEXTS; i++)
    g_object_class_install_property (object_class, PROP_FIRST_TEXT + i, g_param_spec_string (text_names[i], NULL, NULL, NULL, flags));
}

static void
rog_record_line_init (RogRecordLine *self)
{
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
  RogDigest digest = rog_digest_of_bytes (rog_act_get_acting (act));

  return rog_digest_to_hex (&digest);
}

static guint
text_of_problem (RogRecordProblemKind kind)
{
  switch (kind)
    {
    case ROG_RECORD_PROBLEM_CLOCK:
      return TEXT_CLOCK;
    case ROG_RECORD_PROBLEM_UNKNOWN_BASIS:
    case ROG_RECORD_PROBLEM_CONFLICT:
      return TEXT_REMARK;
    case ROG_RECORD_PROBLEM_BROKEN:
    case ROG_RECORD_PROBLEM_ERASED:
    default:
      return TEXT_PROBLEM;
    }
}

static void
take_problems (RogRecordLine   *self,
               RogRecordReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    {
      const RogRecordProblem *problem = g_ptr_array_index (report->problems, i);

      if (problem->seq == self->seq)
        g_set_str (&self->texts[text_of_problem (problem->kind)], problem->sentence);
    }

  if (self->texts[TEXT_PROBLEM] == NULL && self->seq >= report->valid)
    self->texts[TEXT_PROBLEM] = g_strdup (_ ("This entry stands after one that does not hold."));
}

/* What a newer version wrote is kept, and said to be there. */
static char *
describe_unread (RogAct *act)
{
  const RogActKind *kind = rog_act_kinds_find (rog_act_get_kind (act));
  g_autoptr (GError) error = NULL;

  if (kind == NULL)
    return g_strdup (_ ("This version of the program does not know this kind of entry. It is kept as it is."));
  if (!rog_fields_check (kind->fields, rog_act_get_body (act), &error))
    return g_strdup_printf (_ ("This version of the program cannot read this entry (%s). It is kept as it is."), error->message);

  return NULL;
}

/**
 * rog_record_line_new:
 * @entry: an entry
 * @audience: of its record
 * @report: what was found in its record
 * @gap: seconds since the entry before was received; -1 for the first
 * @proof: (transfer full) (nullable): what proves it
 *
 * Returns: (transfer full): how it is read
 */
RogRecordLine *
rog_record_line_new (RogEntry        *entry,
                     const char      *audience,
                     RogRecordReport *report,
                     gint64           gap,
                     char            *proof)
{
  RogRecordLine *self = g_object_new (ROG_TYPE_RECORD_LINE, NULL);
  RogAct        *act = rog_entry_get_act (entry);
  RogDigest      leaf = rog_entry_get_leaf (entry);

  self->seq = rog_entry_get_seq (entry);
  self->received = rog_entry_get_received (entry);
  self->at = rog_act_get_at (act);
  self->gap = gap;
  self->texts[TEXT_AUDIENCE] = g_strdup (audience);
  self->texts[TEXT_KIND] = g_strdup (rog_act_get_kind (act));
  self->texts[TEXT_TITLE] = g_strdup (rog_act_kind_get_title (rog_act_get_kind (act)));
  self->texts[TEXT_AUTHOR] = g_strdup (rog_act_get_author_name (act));
  self->texts[TEXT_ROLE] = g_strdup (rog_act_get_author_role (act));
  self->texts[TEXT_HASH] = rog_digest_to_hex (&leaf);
  self->texts[TEXT_PREVIOUS] = rog_digest_to_hex (rog_entry_get_prev (entry));
  self->texts[TEXT_CERTIFICATE] = describe_certificate (act);
  self->texts[TEXT_REMARK] = describe_unread (act);
  self->texts[TEXT_WHAT] = self->texts[TEXT_REMARK] != NULL ? g_strdup (_ ("Written by a newer version; cannot be read by this one"))
                                                            : describe_body (rog_act_get_body (act));
  self->texts[TEXT_PROOF] = proof;
  take_problems (self, report);

  return self;
}
