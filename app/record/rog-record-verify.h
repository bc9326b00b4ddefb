// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/rog-entry.h"
#include "record/rog-tree.h"

G_BEGIN_DECLS

/**
 * RogRecordProblemKind:
 * @ROG_RECORD_PROBLEM_BROKEN: the entry is not what was entered; it and all after it prove nothing
 * @ROG_RECORD_PROBLEM_CLOCK: received before the entry before it, or signed after it was received
 * @ROG_RECORD_PROBLEM_UNKNOWN_BASIS: rests on an act that is not in the record
 * @ROG_RECORD_PROBLEM_CONFLICT: two acts set one object, and neither knew of the other
 * @ROG_RECORD_PROBLEM_ERASED: the bytes are gone and no later entry says that they were erased
 */
typedef enum
{
  ROG_RECORD_PROBLEM_BROKEN,
  ROG_RECORD_PROBLEM_CLOCK,
  ROG_RECORD_PROBLEM_UNKNOWN_BASIS,
  ROG_RECORD_PROBLEM_CONFLICT,
  ROG_RECORD_PROBLEM_ERASED,
} RogRecordProblemKind;

/**
 * RogRecordProblem:
 * @seq: the entry
 * @kind: what it is
 * @sentence: what a person is told
 * @object: (nullable): of a conflict, the object
 */
typedef struct
{
  guint64              seq;
  RogRecordProblemKind kind;
  char                *sentence;
  char                *object;
} RogRecordProblem;

/**
 * RogRecordReport:
 * @record: the record's uuid
 * @size: how many entries were looked at
 * @valid: how many, from the first, hold; equal to @size where nothing is broken
 * @root: the root of the @valid first entries
 * @problems: (element-type RogRecordProblem): by entry
 */
typedef struct
{
  char      *record;
  guint64    size;
  guint64    valid;
  RogDigest  root;
  GPtrArray *problems;
} RogRecordReport;

void rog_record_report_free (RogRecordReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogRecordReport, rog_record_report_free)

/**
 * RogRecordCheck:
 *
 * Looks at a record's entries one after the other, in their order. It keeps of each act
 * what conflicts need, never its body. One thread at a time.
 */
typedef struct _RogRecordCheck RogRecordCheck;

RogRecordCheck  *rog_record_check_new (const char  *record,
                                       RogVerifier *verifier);
void             rog_record_check_free (RogRecordCheck *check);
void             rog_record_check_know (RogRecordCheck  *check,
                                        const RogDigest *act);
void             rog_record_check_add (RogRecordCheck  *check,
                                       GBytes          *bytes,
                                       const RogDigest *leaf);
void             rog_record_check_expect (RogRecordCheck  *check,
                                          guint64          size,
                                          const RogDigest *root);
void             rog_record_check_break (RogRecordCheck *check,
                                         const char     *sentence);
RogRecordReport *rog_record_check_finish (RogRecordCheck *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogRecordCheck, rog_record_check_free)

G_END_DECLS
