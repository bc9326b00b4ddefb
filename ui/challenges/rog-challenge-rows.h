// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows of the challenge's form, each bound to one member of an object of the draft.
#pragma once

#include <adwaita.h>

#include "challenges/rog-challenge-draft.h"

G_BEGIN_DECLS

GtkWidget *rog_challenge_entry_new (RogChallengeDraft *draft,
                                    const char        *title,
                                    JsonObject        *object,
                                    const char        *member);
GtkWidget *rog_challenge_date_new (RogChallengeDraft *draft,
                                   const char        *title,
                                   JsonObject        *object,
                                   const char        *member);
GtkWidget *rog_challenge_combo_new (RogChallengeDraft *draft,
                                    const char        *title,
                                    const char        *catalogue,
                                    JsonObject        *object,
                                    const char        *member);
GtkWidget *rog_challenge_choice_new (RogChallengeDraft *draft,
                                     const char        *title,
                                     const char *const *ids,
                                     const char *const *titles,
                                     JsonObject        *object,
                                     const char        *member);
GtkWidget *rog_challenge_cite_new (RogChallengeDraft *draft,
                                   const char        *title,
                                   const char        *placeholder,
                                   GListModel        *pins,
                                   JsonObject        *object);
GtkWidget *rog_challenge_check_new (const char *title,
                                    gboolean    active);
GtkWidget *rog_challenge_check_get_button (GtkWidget *row);

GtkWidget *rog_challenge_list_new (const char *label);
GtkWidget *rog_challenge_heading_new (const char *title);
GtkWidget *rog_challenge_label_new (const char *text,
                                    const char *css);
GtkWidget *rog_challenge_button_new (const char *icon_name,
                                     const char *name);
void       rog_challenge_clear (GtkWidget *box);
void       rog_challenge_refill (GtkWidget *box,
                                 void (*fill) (gpointer data),
                                 gpointer data);
GtkWidget *rog_challenge_box_new (const char *title,
                                  GtkWidget **list);

G_END_DECLS
