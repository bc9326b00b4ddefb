// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Text that somebody else wrote, where it stands beside text of this program: it begins no line of its own, does not turn
 * the direction of what follows, and does not end the quotation that it stands in.
 */
#include "core/rog-text.h"

/* Format characters of spelling: soft hyphen, non-joiner and joiner. */
static const gunichar spelling[] = { 0xad, 0x200c, 0x200d };

/* Those that are seen: signs before Arabic, Syriac and Kaithi numbers. */
static const gunichar seen[] = { 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd };

/* Marks of direction, which running text of Hebrew and Arabic needs; in one line they can turn a number round. */
static const gunichar marks[] = { 0x61c, 0x200e, 0x200f };

static gboolean
has (const gunichar *set,
     gsize           length,
     gunichar        c)
{
  for (gsize i = 0; i < length; i++)
    {
      if (set[i] == c)
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_text_is_format:
 * @c: a character
 *
 * Any thread.
 *
 * Returns: whether it is not seen: a format character of Unicode (Cf), soft hyphen and joiners among them
 */
gboolean
rog_text_is_format (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT && !has (seen, G_N_ELEMENTS (seen), c);
}

static gboolean
is_refused (gunichar c,
            gboolean lines)
{
  GUnicodeType type = g_unichar_type (c);

  if (type == G_UNICODE_CONTROL)
    return !lines || (c != '\n' && c != '\t');
  if (type == G_UNICODE_FORMAT)
    return rog_text_is_format (c) && !has (spelling, G_N_ELEMENTS (spelling), c) && !(lines && has (marks, G_N_ELEMENTS (marks), c));

  return type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * rog_text_is_plain:
 * @text: UTF-8, from whomever
 * @lines: whether it may have lines: "\n", tabs, and marks of direction
 *
 * Any thread.
 *
 * Returns: whether it is nothing but text: no controls, no separators of lines, and of format characters (Unicode, Cf)
 *   only those that spell a word or are seen
 */
gboolean
rog_text_is_plain (const char *text,
                   gboolean    lines)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (is_refused (g_utf8_get_char (c), lines))
        return FALSE;
    }

  return TRUE;
}

/* Double quotation marks as single ones; %NULL: as it is. */
static const char *
inner_mark (gunichar c)
{
  switch (c)
    {
    case '"':
      return "'";
    case 0xab:
      return "‹";
    case 0xbb:
      return "›";
    case 0x201c:
      return "‘";
    case 0x201d:
    case 0x201f:
    case 0x2033:
    case 0xff02:
    case 0x301e:
      return "’";
    case 0x201e:
    case 0x301d:
    case 0x301f:
      return "‚";
    default:
      return NULL;
    }
}

/**
 * rog_text_to_quoted:
 * @text: (nullable): UTF-8
 *
 * Any thread.
 *
 * Returns: (transfer full): @text as it stands in quotation marks: on one line, with single marks where it has double ones,
 *   and without what rog_text_is_plain() refuses
 */
char *
rog_text_to_quoted (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar    one = g_utf8_get_char (c);
      const char *mark = inner_mark (one);

      if (mark != NULL)
        g_string_append (out, mark);
      else if (!is_refused (one, FALSE))
        g_string_append_unichar (out, one);
      else if (g_unichar_type (one) != G_UNICODE_FORMAT && out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }

  return g_string_free_and_steal (out);
}
