// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rog_scope_text_new (const char *label,
                               GCallback   changed,
                               gpointer    owner);
void       rog_scope_text_set (GtkWidget  *self,
                               const char *text);
char      *rog_scope_text_dup (GtkWidget *self);

G_END_DECLS
