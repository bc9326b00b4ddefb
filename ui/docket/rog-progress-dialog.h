// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "core/rog-operation.h"

G_BEGIN_DECLS

/**
 * RogProgressDialog:
 *
 * Something that takes a while: how far it is, and a button that stops it. It closes only when it is told to:
 * what is stopped takes a moment to clean up. Where it goes with its window or the lock before that, it stops what
 * it shows.
 */
#define ROG_TYPE_PROGRESS_DIALOG (rog_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RogProgressDialog, rog_progress_dialog, ROG, PROGRESS_DIALOG, AdwDialog)

/* How far it is, in words: "3 of 14 documents". */
typedef char *(*RogProgressWords) (guint64 done,
                                   guint64 total);

AdwDialog *rog_progress_dialog_new (const char   *title,
                                    RogOperation *operation);
void       rog_progress_dialog_set_words (RogProgressDialog *self,
                                          RogProgressWords   words);
void       rog_progress_dialog_present_later (RogProgressDialog *self,
                                              GtkWidget         *parent);
void       rog_progress_dialog_finish (RogProgressDialog *self);

G_END_DECLS
