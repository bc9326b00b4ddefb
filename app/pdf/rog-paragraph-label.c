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

typedef struct
{
  guint number;
  char  outer[8]; /* "a" of "(a)(ii)" */
  char  inner[8];
} Place;

/* "(i)" is the ninth letter after "(h)", else a roman numeral inside the letter before. */
static void
enter_part (Place      *place,
            const char *part)
{
  gboolean next_letter = part[1] == '\0' && place->outer[1] == '\0' && part[0] == place->outer[0] + 1;

  if (place->outer[0] != '\0' && rog_paragraph_label_is_roman (part) && !next_letter &&
      !rog_paragraph_label_is_roman (place->outer))
    {
      g_strlcpy (place->inner, part, sizeof place->inner);
      return;
    }
  g_strlcpy (place->outer, part, sizeof place->outer);
  place->inner[0] = '\0';
}

static void
enter_line (const gunichar *line,
            gsize           length,
            Place          *place)
{
  RogParagraphLabel label;

  if (!rog_paragraph_label_read (line, length, &label))
    return;
  if (label.number != 0)
    {
      /* A date or a sum at the start of a line does not count on from where we are. */
      if (place->number != 0 && (label.number <= place->number || label.number > place->number + 10))
        return;
      *place = (Place){ .number = label.number };
    }
  if (label.part[0] != '\0')
    enter_part (place, label.part);
}

/**
 * rog_paragraph_label_at:
 * @text: a page's text, lines ended by line feeds
 * @length: its characters
 * @index: one of them, or @length for what the page ends with
 *
 * See rog_page_text_get_paragraph_label(), which is for where the page is at hand. Any thread.
 *
 * Returns: (transfer full) (nullable): "¶ 12(a)(ii)"; %NULL where no number stands before it
 */
char *
rog_paragraph_label_at (const gunichar *text,
                        gsize           length,
                        gsize           index)
{
  g_autoptr (GString) label = g_string_new (NULL);
  Place place = { 0 };

  for (gsize start = 0, end; start < length && start <= index; start = end + 1)
    {
      for (end = start; end < length && text[end] != '\n';)
        end++;
      enter_line (text + start, end - start, &place);
    }
  if (place.number == 0 && place.outer[0] == '\0')
    return NULL;

  if (place.number != 0)
    g_string_append_printf (label, "¶ %u", place.number);
  if (place.outer[0] != '\0')
    g_string_append_printf (label, "(%s)", place.outer);
  if (place.inner[0] != '\0')
    g_string_append_printf (label, "(%s)", place.inner);

  return g_string_free (g_steal_pointer (&label), FALSE);
}
