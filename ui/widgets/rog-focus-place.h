// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RogFocusPlace:
 *
 * Where the keyboard was in a part of the window, to be found again once what is in that part was made anew.
 */
typedef struct _RogFocusPlace RogFocusPlace;

RogFocusPlace *rog_focus_place_new (GtkWidget *root) G_GNUC_WARN_UNUSED_RESULT;
void           rog_focus_place_free (RogFocusPlace *self);
gboolean       rog_focus_place_return (RogFocusPlace *self,
                                       GtkWidget     *root);
void           rog_focus_place_take (RogFocusPlace **place,
                                     GtkWidget      *page);
void           rog_focus_place_give_back (RogFocusPlace *self,
                                          GtkWidget     *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogFocusPlace, rog_focus_place_free)

G_END_DECLS
