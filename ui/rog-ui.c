// SPDX-License-Identifier: GPL-3.0-or-later
#include "rog-ui.h"

#include <adwaita.h>

#include "rog-ui-resources.h"

/**
 * rog_ui_register:
 *
 * Makes templates and the list of shortcuts known; to be called once, before the application
 * starts up: #GtkApplication looks for that list then, and never again.
 */
void
rog_ui_register (void)
{
  rog_ui_register_resource ();
}

/**
 * rog_ui_init:
 *
 * Makes the style sheet known; to be called once, with a display, after rog_ui_register().
 */
void
rog_ui_init (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/rogatory/Rogatory/ui/places.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * rog_ui_new_settings:
 * @profile: the profile's name
 *
 * Returns: (transfer full): the settings of this profile; they are not encrypted and say
 *   nothing about a dossier
 */
GSettings *
rog_ui_new_settings (const char *profile)
{
  g_autofree char *path = g_strdup_printf ("/org/rogatory/Rogatory/%s/", profile);

  return g_settings_new_with_path ("org.rogatory.Rogatory", path);
}
