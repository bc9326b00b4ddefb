// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/rog-paragraph-label.h"

#include <string.h>

#define MAX_NUMBER 9999

static gsize
skip_blanks (const gunichar *line,
             gsize           length,
             gsize           i)
{
  while (i < length && g_unichar_isspace (line[i]))
    i++;
  return i;
}

/* Digits at @i; returns how many there are, none where the number is too large. */
static gsize
read_number (const gunichar *line,
             gsize           length,
             gsize           i,
             guint          *number)
{
  gsize start = i;

  for (*number = 0; i < length && line[i] >= '0' && line[i] <= '9' && i - start < 5; i++)
    *number = *number * 10 + (guint)(line[i] - '0');

  return *number >= 1 && *number <= MAX_NUMBER ? i - start : 0;
}

/* "(a)", "(iv)", "(12)", "a)": letters or digits, at most four. */
static gboolean
read_part (const gunichar *line,
           gsize           length,
           gsize           i,
           char           *part)
{
  gboolean open = i < length && line[i] == '(';
  gsize    n = 0;

  i += open;
  while (i < length && n < 4 && line[i] < 0x80 && g_ascii_isalnum ((char)line[i]))
    part[n++] = (char)line[i++];
  part[n] = '\0';
  if (n == 0 || i >= length || line[i] != ')' || (!open && n > 1))
    return part[0] = '\0', FALSE;

  return TRUE;
}

/**
 * rog_paragraph_label_read:
 * @line: a line of text
 * @length: its characters
 * @label: (out): what it begins with
 *
 * Understands "13.", "13. (a)", "¶ 13", "[13]", "(a)", "a)", "(ii)", "§ 13" not: that is a law's.
 *
 * Returns: whether it begins with a number or a part
 */
gboolean
rog_paragraph_label_read (const gunichar    *line,
                          gsize              length,
                          RogParagraphLabel *label)
{
  gsize    i = skip_blanks (line, length, 0);
  gboolean pilcrow = i < length && line[i] == 0xb6;
  gboolean bracket;
  gsize    digits;

  *label = (RogParagraphLabel){ 0 };
  if (pilcrow)
    i = skip_blanks (line, length, i + 1);
  bracket = i < length && line[i] == '[';
  i += bracket;

  digits = read_number (line, length, i, &label->number);
  if (digits == 0)
    {
      label->number = 0;
      return !pilcrow && !bracket && read_part (line, length, i, label->part);
    }
  i += digits;
  if (bracket ? (i >= length || line[i] != ']') : !pilcrow && (i >= length || line[i] != '.'))
    return label->number = 0, FALSE;
  if (i < length && (bracket || line[i] == '.'))
    i++;
  /* "13.5" and "13.07.2026" are no paragraphs. A number that hangs in the margin has no space after it. */
  if (i < length && g_unichar_isdigit (line[i]))
    return label->number = 0, FALSE;
  (void)read_part (line, length, skip_blanks (line, length, i), label->part);

  return TRUE;
}

gboolean
rog_paragraph_label_is_roman (const char *part)
{
  return *part != '\0' && strspn (part, "ivx") == strlen (part);
}
