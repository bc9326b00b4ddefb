// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RogErrorText:
 * @happened: what happened
 * @safe: what is safe
 * @todo: what to do
 * @details: domain, code and message, for whoever is asked for help
 *
 * An error in the words of the person who meets it.
 */
typedef struct
{
  char *happened;
  char *safe;
  char *todo;
  char *details;
} RogErrorText;

gboolean      rog_error_is_recorded (const GError *error);
RogErrorText *rog_error_text_new (const GError *error,
                                  const char   *what);
char         *rog_error_text_to_line (const RogErrorText *text);
void          rog_error_text_free (RogErrorText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogErrorText, rog_error_text_free)

G_END_DECLS
