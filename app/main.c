// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include <locale.h>
#include <sys/resource.h>

#include <glib/gi18n.h>

#include "rog-application.h"
#include "service/rog-profile.h"

/* The profile decides the bus name, so it is read before there is an application. */
static char *
take_profile (int     *argc,
              char  ***argv,
              GError **error)
{
  g_autofree char *profile = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return NULL;

  if (profile == NULL)
    profile = g_strdup (ROG_PROFILE_DEFAULT);
  if (!rog_profile_check (profile, error))
    return NULL;

  return g_steal_pointer (&profile);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (RogApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char    *profile = NULL;
  const struct rlimit no_core = { 0, 0 };

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* A core file would hold documents and keys in clear. */
  setrlimit (RLIMIT_CORE, &no_core);

  profile = take_profile (&argc, &argv, &error);
  if (profile == NULL)
    {
      g_printerr ("rogatory: %s\n", error->message);
      return 2;
    }

  application = rog_application_new (profile);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
