// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-desk.h"
#include "service/rog-work.h"
#include "wait.h"

/* A desk with real parts, as the tests of the use cases need it. Every call checks what it does. */
#define AT_DESK_PIN "314159"
#define AT_DESK_NAME "Ada Lorne"

/* Before its first run; past it, with a clock that the test moves; past it, with the wall's. */
RogDesk *at_desk_before (const char *profile);
RogDesk *at_desk_new (const char *profile,
                      const char *role,
                      Wait       *wait);
RogDesk *at_desk_ready (const char *profile,
                        Wait       *wait);

/* The steps of a first run. */
void   at_desk_start (RogDesk *desk,
                      Wait    *wait);
void   at_desk_make_identity (RogDesk    *desk,
                              const char *role,
                              Wait       *wait);
char **at_desk_read_sheet (RogDesk *desk);
void   at_desk_confirm (RogDesk *desk,
                        char   **words,
                        Wait    *wait);

/* Until the check of the records after opening has ended; until the keyring has the
 * register's checkpoint. */
void at_desk_print (RogWork *work,
                    Wait    *wait);
void at_desk_wait_checked (RogDesk *desk);
void at_desk_wait_checkpoint (RogDesk *desk);

RogWork    *at_desk_add_practice (RogDesk *desk,
                                  Wait    *wait);
RogWork    *at_desk_open (RogDesk    *desk,
                          const char *dossier,
                          Wait       *wait);
RogWork    *at_desk_open_again (RogDesk    *desk,
                                const char *dossier,
                                Wait       *wait);
char       *at_desk_save_note (RogWork    *work,
                               const char *id,
                               const char *text,
                               Wait       *wait);
void        at_desk_save_court (RogDesk *desk,
                                Wait    *wait);
RogSecret  *at_desk_pin (const char *pin);
JsonObject *at_desk_json (const char *text);
JsonNode   *at_desk_node (const char *text);
char       *at_desk_pdf_text (GBytes *pdf);

/* What was written into a folder, as anybody reads it. */
GBytes *at_desk_read_file (const char *folder,
                           const char *name);
char   *at_desk_text_of (const char *folder,
                         const char *name);
void    at_desk_assert_says (const char *text,
                             const char *words);
void    at_desk_assert_signed (const char *folder,
                               const char *name,
                               const char *pem);
GFile  *at_desk_make_scan (const char *folder);
