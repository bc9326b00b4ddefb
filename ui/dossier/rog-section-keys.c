// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-section-keys.h"

static void
add_shortcut (GtkShortcutController *controller,
              guint                  key,
              int                    number)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK), gtk_named_action_new ("dossier.section-number"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (number));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/**
 * rog_section_keys_add:
 * @view: a dossier
 *
 * Ctrl and a digit is "dossier.section-number"; the unshifted digits of a French keyboard too.
 */
void
rog_section_keys_add (GtkWidget *view)
{
  static const guint  azerty[] = { GDK_KEY_ampersand, GDK_KEY_eacute, GDK_KEY_quotedbl, GDK_KEY_apostrophe,
                                   GDK_KEY_parenleft, GDK_KEY_minus, GDK_KEY_egrave, GDK_KEY_underscore };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_MANAGED);
  for (guint i = 0; i < G_N_ELEMENTS (azerty); i++)
    {
      add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_1 + i, (int)i + 1);
      add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), azerty[i], (int)i + 1);
    }
  gtk_widget_add_controller (view, controller);
}
