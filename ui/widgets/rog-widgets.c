// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rog-widgets.h"

#include "rog-resources.h"

/**
 * rog_widgets_init:
 *
 * Makes style sheets and icons known, before the application object starts up: it
 * finds them by its resource base path, `/org/rogatory/Rogatory`. May be called again.
 */
void
rog_widgets_init (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  rog_register_resource ();
  g_once_init_leave (&done, 1);
}
