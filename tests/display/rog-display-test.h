// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*RogTestCondition) (gpointer data);

void       rog_test_init (int    *argc,
                          char ***argv);
GtkWidget *rog_test_window (void);
void       rog_test_present (GtkWidget *window);
gboolean   rog_test_key (GtkWidget      *widget,
                         guint           key,
                         GdkModifierType state);
guint      rog_test_tab_through (GtkWidget *widget);
GtkWidget *rog_test_child (gpointer    widget,
                           const char *name);
GPtrArray *rog_test_find_all (gpointer widget,
                              GType    type);
GtkWidget *rog_test_first (gpointer widget,
                           GType    type);
GtkWidget *rog_test_find (gpointer    widget,
                          GType       type,
                          const char *property,
                          const char *value);
gboolean   rog_test_says (gpointer    widget,
                          const char *words);
void       rog_test_wait (RogTestCondition condition,
                          gpointer         data);

G_END_DECLS
