// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-desk.h"
#include "service/rog-work.h"
#include "wait.h"

#define PIN "314159"

/* Steps of a person at a desk; each fails the test where it does not succeed. */
RogDesk *desk_new (const char *profile);
void     desk_start (RogDesk *desk,
                     Wait    *wait);
void     desk_make_identity (RogDesk *desk,
                             Wait    *wait);
char   **desk_read_sheet (RogDesk *desk);
void     desk_confirm (RogDesk *desk,
                       char   **words,
                       Wait    *wait);
RogDesk *desk_ready (const char *profile,
                     Wait       *wait);
RogWork *desk_open (RogDesk    *desk,
                    const char *dossier,
                    Wait       *wait);
RogWork *desk_add_practice (RogDesk *desk,
                            Wait    *wait);
char    *work_save_note (RogWork    *work,
                         const char *id,
                         const char *text,
                         Wait       *wait);
/* Until the check of the records after opening has ended; until the keyring has the
 * register's checkpoint. */
void desk_wait_checked (RogDesk *desk);
void desk_wait_checkpoint (RogDesk *desk);
