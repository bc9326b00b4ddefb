// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-secret.h"

G_BEGIN_DECLS

#define ROG_RECOVERY_WORDS 24
#define ROG_RECOVERY_LIST_SIZE 2048

char      *rog_recovery_word (guint index);
int        rog_recovery_word_index (const char *word);
char     **rog_recovery_words (RogSecret *recovery_key);
void       rog_recovery_words_free (char **words);
RogSecret *rog_recovery_key_from_words (const char *text,
                                        GError    **error);
char      *rog_recovery_sheet_id (RogSecret *recovery_key);

GBytes    *rog_recovery_seal (RogSecret *payload,
                              RogSecret *recovery_key,
                              GError   **error);
RogSecret *rog_recovery_open (GBytes    *file,
                              RogSecret *recovery_key,
                              GError   **error);
char      *rog_recovery_file_sheet_id (GBytes  *file,
                                       GError **error);

G_END_DECLS
