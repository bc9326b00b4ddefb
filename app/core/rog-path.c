// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-path.h"

#include <string.h>

#include "core/rog-core-error.h"

#define MAX_NAME 1024
#define MAX_PART 255
#define MAX_PARTS 16
/* Of a part that is made here; room is left for the number that tells two of one name apart. */
#define MAX_MADE_PART 200
#define MAX_ENDING 16

static gboolean
refuse (GError    **error,
        const char *name,
        const char *reason)
{
  g_autofree char *shown = g_utf8_make_valid (name, (gssize)strnlen (name, 80));

  g_set_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_UNSAFE_PATH, "“%s”: %s", shown, reason);
  return FALSE;
}

static gboolean
is_reserved_part (const char *part)
{
  return *part == '\0' || g_str_equal (part, ".") || g_str_equal (part, "..");
}

/**
 * rog_path_check_member:
 * @name: the name of a member of an archive or bag, from an untrusted source
 * @error: where an error goes
 *
 * A name that is safe to look for below a folder, on any system: relative, UTF-8, no
 * "..", no empty part, no control character, no backslash, no colon, not overlong.
 *
 * Returns: %FALSE with %ROG_CORE_ERROR_UNSAFE_PATH that says why
 */
gboolean
rog_path_check_member (const char *name,
                       GError    **error)
{
  g_auto (GStrv) parts = NULL;

  if (strlen (name) > MAX_NAME)
    return refuse (error, name, "the name is too long");
  if (!g_utf8_validate (name, -1, NULL))
    return refuse (error, name, "the name is not UTF-8");

  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar ch = g_utf8_get_char (c);

      if (g_unichar_iscntrl (ch) || ch == '\\' || ch == ':' || g_unichar_type (ch) == G_UNICODE_FORMAT)
        return refuse (error, name, "the name has a character that is not allowed");
    }

  if (*name == '\0')
    return refuse (error, name, "the name is empty");
  parts = g_strsplit (name, "/", -1);
  if (g_strv_length (parts) > MAX_PARTS)
    return refuse (error, name, "too many folders");
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (is_reserved_part (parts[i]))
        return refuse (error, name, "the name leads out of its folder");
      if (strlen (parts[i]) > MAX_PART)
        return refuse (error, name, "the name is too long");
    }

  return TRUE;
}

/**
 * rog_path_fold_member:
 * @name: a name that passed rog_path_check_member()
 *
 * Two members whose folded names are equal cannot both be told apart on every
 * file system (case, Unicode normalisation).
 *
 * Returns: (transfer full): the name to compare by
 */
char *
rog_path_fold_member (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);

  g_autofree char *folded = g_utf8_casefold (normal, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);
}

static gboolean
may_stand_in_part (gunichar ch)
{
  return !g_unichar_iscntrl (ch) && g_unichar_type (ch) != G_UNICODE_FORMAT &&
         (ch >= 128 || strchr ("\\/:*?\"<>|", (int)ch) == NULL);
}

/* The ending with its dot, or the end of @name where it has none. */
static const char *
ending_of (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot != name && strlen (dot) <= MAX_ENDING ? dot : name + strlen (name);
}

static char *
cut (const char *name)
{
  const char *ending = ending_of (name);
  const char *end = ending;

  while (end > name && (gsize)(end - name) + strlen (ending) > MAX_MADE_PART)
    end = g_utf8_find_prev_char (name, end);

  return g_strdup_printf ("%.*s%s", (int)(end - name), name, ending);
}

/**
 * rog_path_make_part:
 * @name: the name of a file, in any bytes, perhaps with folders before it
 *
 * A name that rog_path_check_member() takes, as near as it can be to that of the file alone:
 * people's files are called "Letter 12:30.pdf", which not every system may write.
 *
 * Returns: (transfer full): the name, without folders
 */
char *
rog_path_make_part (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *valid = g_utf8_make_valid (base, -1);
  g_autofree char *part = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (may_stand_in_part (g_utf8_get_char (c)))
        g_string_append_len (plain, c, g_utf8_next_char (c) - c);
      else
        g_string_append_c (plain, '-');
    }
  part = cut (plain->str);

  return rog_path_check_member (part, NULL) ? g_steal_pointer (&part) : g_strdup ("document");
}

/**
 * rog_path_take_member:
 * @taken: (element-type utf8): folded names that are taken; the one that is returned is added
 * @name: the name that is wished, which passes rog_path_check_member()
 *
 * Returns: (transfer full): @name, or with a number before its ending where it is taken
 */
char *
rog_path_take_member (GHashTable *taken,
                      const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *ending = ending_of (slash != NULL ? slash + 1 : name);

  for (guint number = 1;; number++)
    {
      g_autofree char *tried = number == 1 ? g_strdup (name) : g_strdup_printf ("%.*s-%u%s", (int)(ending - name), name, number, ending);

      if (g_hash_table_add (taken, rog_path_fold_member (tried)))
        return g_steal_pointer (&tried);
    }
}
