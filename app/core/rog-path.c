// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-path.h"

#include <string.h>

#include "core/rog-core-error.h"

#define MAX_NAME 1024
#define MAX_PART 255
#define MAX_PARTS 16

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
