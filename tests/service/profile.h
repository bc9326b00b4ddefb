// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "at-desk.h"
#include "store/rog-store.h"

/* A profile with a register, on the disk and in the keyring: what happens to either, and what is there then. */
char    *profile_make (const char *profile,
                       char     ***words,
                       Wait       *wait);
RogDesk *profile_start (const char *profile,
                        Wait       *wait);
void     profile_recover (RogDesk *desk,
                          char   **words,
                          Wait    *wait,
                          GError **error);
void     profile_assert_note (RogWork *work);
gboolean profile_try_act (RogWork *work,
                          Wait    *wait,
                          GError **error);

GBytes  *profile_read_database (const char *profile);
void     profile_write_database (const char *profile,
                                 GBytes     *bytes);
gboolean profile_has_master_key (const char *profile);
void     profile_empty_keyring (const char *profile);

void        profile_with_database (const char  *profile,
                                   RogStoreFunc func,
                                   gpointer     data);
JsonObject *profile_last_in_register (const char *profile,
                                      const char *kind);
void        profile_assert_replaced (const char *profile);
