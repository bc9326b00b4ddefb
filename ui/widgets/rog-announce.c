// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rog-announce.h"

/**
 * rog_announce:
 * @words: what a screen reader says now
 *
 * As gtk_accessible_announce(), which in GTK 4.18 calls a function that the context of
 * GTK_A11Y=test does not have.
 */
void
rog_announce (GtkAccessible                    *accessible,
              const char                       *words,
              GtkAccessibleAnnouncementPriority priority)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (accessible);

  if (context && g_strcmp0 (G_OBJECT_TYPE_NAME (context), "GtkTestATContext") != 0)
    gtk_accessible_announce (accessible, words, priority);
}
