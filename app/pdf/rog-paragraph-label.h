// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RogParagraphLabel:
 * @number: the paragraph's, 0 where there is none
 * @part: "a", "ii", "1" of "(a)", "(ii)", "(1)"; empty where there is none
 *
 * What a line begins with.
 */
typedef struct
{
  guint number;
  char  part[8];
} RogParagraphLabel;

gboolean rog_paragraph_label_read (const gunichar    *line,
                                   gsize              length,
                                   RogParagraphLabel *label);
gboolean rog_paragraph_label_is_roman (const char *part);
char    *rog_paragraph_label_at (const gunichar *text,
                                 gsize           length,
                                 gsize           index);

G_END_DECLS
