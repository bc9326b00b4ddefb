// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RogErrorSentence:
 * @code: the code within its domain
 * @happened: (nullable): what happened; %NULL where the error's own message says it, which is a sentence then
 * @safe: (nullable): what is safe; %NULL where nothing more is to be said than that what was saved is
 * @todo: what to do
 */
typedef struct
{
  int         code;
  const char *happened;
  const char *safe;
  const char *todo;
} RogErrorSentence;

const RogErrorSentence *rog_error_sentence_find (const GError *error);

G_END_DECLS
