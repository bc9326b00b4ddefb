// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/rog-text-fold.h"

#define SOFT_HYPHEN 0xad

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == SOFT_HYPHEN || c == 0x2010 || c == 0x2011;
}

static gunichar
plain_form (gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0x2032:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0xab:
    case 0xbb:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return c;
    }
}

static void
append (RogTextFold *self,
        gunichar     c,
        guint        origin)
{
  g_array_append_val (self->characters, c);
  g_array_append_val (self->origins, origin);
}

static void
append_space (RogTextFold *self,
              guint        origin)
{
  guint length = self->characters->len;

  if (length > 0 && g_array_index (self->characters, gunichar, length - 1) != ' ')
    append (self, ' ', origin);
}

/* "ß" becomes "ss", "ﬁ" becomes "fi", "É" becomes "e". */
static void
append_folded (RogTextFold *self,
               gunichar     c,
               guint        origin)
{
  char             utf8[7] = { 0 };
  g_autofree char *folded = NULL;
  g_autofree char *normal = NULL;

  if (c < 0x80)
    {
      append (self, (gunichar)g_ascii_tolower ((char)c), origin);
      return;
    }
  g_unichar_to_utf8 (plain_form (c), utf8);
  folded = g_utf8_casefold (utf8, -1);
  normal = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  for (const char *p = normal != NULL ? normal : folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar part = g_utf8_get_char (p);

      if (!g_unichar_ismark (part))
        append (self, part, origin);
    }
}

/* Whether a hyphen at @i ends a line whose word goes on in the next; @next: where. */
static gboolean
breaks_word (const gunichar *text,
             gsize           length,
             gsize           i,
             gsize          *next)
{
  gsize j = i + 1;

  if (i == 0 || !g_unichar_isalpha (text[i - 1]))
    return FALSE;
  while (j < length && text[j] != '\n' && g_unichar_isspace (text[j]))
    j++;
  if (j >= length || text[j] != '\n')
    return FALSE;
  while (j < length && g_unichar_isspace (text[j]))
    j++;
  *next = j;

  return j < length && g_unichar_isalpha (text[j]);
}

/**
 * rog_text_fold_new:
 * @text: characters
 * @length: how many
 * @hyphens: what to make of one at the end of a line
 *
 * Returns: (transfer full): the folded text, without blanks at its ends
 */
RogTextFold *
rog_text_fold_new (const gunichar *text,
                   gsize           length,
                   RogHyphens      hyphens)
{
  RogTextFold *self = g_new (RogTextFold, 1);

  self->characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->origins = g_array_new (FALSE, FALSE, sizeof (guint));
  for (gsize i = 0; i < length; i++)
    {
      gsize next;

      if (is_hyphen (text[i]) && breaks_word (text, length, i, &next))
        {
          if (hyphens == ROG_HYPHENS_KEEP && text[i] != SOFT_HYPHEN)
            append (self, '-', (guint)i);
          i = next - 1;
        }
      else if (text[i] == SOFT_HYPHEN)
        continue;
      else if (g_unichar_isspace (text[i]))
        append_space (self, (guint)i);
      else
        append_folded (self, text[i], (guint)i);
    }
  while (self->characters->len > 0 && g_array_index (self->characters, gunichar, self->characters->len - 1) == ' ')
    {
      g_array_set_size (self->characters, self->characters->len - 1);
      g_array_set_size (self->origins, self->origins->len - 1);
    }
  return self;
}

void
rog_text_fold_free (RogTextFold *self)
{
  g_array_unref (self->characters);
  g_array_unref (self->origins);
  g_free (self);
}
