// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/rog-typesetting.h"

G_BEGIN_DECLS

/**
 * PracticeSource:
 *
 * A practice document, read from its source: README.md beside this file says how it is written.
 */
typedef struct
{
  RogTypesetDocument *document;
  GHashTable         *paragraphs;
  gboolean            is_scan;
} PracticeSource;

PracticeSource *practice_source_load (const char *path,
                                      GHashTable *values,
                                      GError    **error);
void            practice_source_free (PracticeSource *self);

GBytes *practice_scan (RogTypesetting *setting,
                       const char     *title,
                       gint64          created,
                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PracticeSource, practice_source_free)

G_END_DECLS
