// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-profile.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define MAX_NAME 32
#define MAX_SHOWN 40

G_DEFINE_QUARK (rog - service - error - quark, rog_service_error)

/**
 * rog_profile_check:
 * @profile: a name from the command line
 * @error: where an error goes
 *
 * A profile's name becomes part of a folder, a bus name and a keyring attribute: lower-case
 * letters, digits and "-", beginning with a letter.
 *
 * Returns: %FALSE with %ROG_SERVICE_ERROR_PROFILE for any other
 */
gboolean
rog_profile_check (const char *profile,
                   GError    **error)
{
  gsize            length = strlen (profile);
  g_autofree char *valid = NULL;
  g_autofree char *shown = NULL;

  if (length > 0 && length <= MAX_NAME && g_ascii_islower (*profile) &&
      strspn (profile, "abcdefghijklmnopqrstuvwxyz0123456789-") == length)
    return TRUE;

  valid = g_utf8_make_valid (profile, -1);
  shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_SHOWN));
  g_set_error (error, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_PROFILE,
               _ ("“%s” cannot be the name of a profile: use up to %d small letters, digits and “-”, beginning with a letter."),
                 shown, MAX_NAME);
  return FALSE;
}

/**
 * rog_profile_get_directory:
 * @profile: a profile's name
 *
 * Returns: (transfer full): the folder with everything of the profile
 */
char *
rog_profile_get_directory (const char *profile)
{
  return g_build_filename (g_get_user_data_dir (), "rogatory", profile, NULL);
}

/**
 * rog_profile_get_app_id:
 * @profile: a profile's name
 * @app_id: the application's id
 *
 * Each profile is an instance of its own, with a bus name of its own.
 *
 * Returns: (transfer full): the id to use on the bus
 */
char *
rog_profile_get_app_id (const char *profile,
                        const char *app_id)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *element = NULL;

  if (g_str_equal (profile, ROG_PROFILE_DEFAULT))
    return g_strdup (app_id);

  /* "-" is discouraged in bus names; profile names have no "_". */
  parts = g_strsplit (profile, "-", -1);
  element = g_strjoinv ("_", parts);

  return g_strconcat (app_id, ".profile.", element, NULL);
}

/**
 * rog_profile_get_database:
 * @profile: a profile's name
 *
 * Returns: (transfer full): the register's path
 */
char *
rog_profile_get_database (const char *profile)
{
  g_autofree char *directory = rog_profile_get_directory (profile);

  return g_build_filename (directory, "register.db", NULL);
}

/**
 * rog_profile_get_recovery:
 * @profile: a profile's name
 *
 * Returns: (transfer full): the path of the wrapped master key
 */
char *
rog_profile_get_recovery (const char *profile)
{
  g_autofree char *directory = rog_profile_get_directory (profile);

  return g_build_filename (directory, "recovery.json", NULL);
}
