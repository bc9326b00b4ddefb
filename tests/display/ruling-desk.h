// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "ruling-case.h"

#define HEARD "{'heard':true,'how':'in writing','when':'2026-10-30'}"

/* The ruling of the practice dossier in a window, and the button that signs it. */
typedef struct
{
  Case       c;
  GtkWidget *window;
  GtkWidget *section;
  GtkWidget *sign;
  char      *shown; /* what "dossier.show" was asked for */
} RulingDesk;

void        ruling_desk_set_up (RulingDesk *desk,
                                const char *profile,
                                const char *role);
void        ruling_desk_tear_down (RulingDesk *desk);
GtkWidget  *ruling_desk_find_missing (RulingDesk *desk,
                                      const char *sentence);
RogBlocker *ruling_desk_find_block (RulingDesk *desk,
                                    const char *code);
void        ruling_desk_assert_blocked (RulingDesk *desk,
                                        const char *code);
void        ruling_desk_assert_free (RulingDesk *desk);
void        ruling_desk_prepare (RulingDesk *desk,
                                 RogItem    *item);
