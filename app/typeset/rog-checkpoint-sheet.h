// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/rog-typesetting.h"

G_BEGIN_DECLS

/**
 * RogCheckpointOfRecord:
 * @audience: whose record it is: "bench", "person" or "own"
 * @size: how many entries it has
 * @root: the root of its tree, hexadecimal
 * @note: the signed note
 *
 * One record's checkpoint, as it is printed.
 */
typedef struct
{
  char   *audience;
  guint64 size;
  char   *root;
  char   *note;
} RogCheckpointOfRecord;

GBytes *rog_checkpoint_sheet_to_pdf (const char                  *reference,
                                     const char                  *keeper,
                                     const char                  *key,
                                     gboolean                     practice,
                                     const RogCheckpointOfRecord *records,
                                     guint                        n_records,
                                     gint64                       now,
                                     GError                     **error);

G_END_DECLS
