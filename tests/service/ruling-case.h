// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "at-desk.h"
#include "dossier/rog-blocker.h"

/* A desk, the practice dossier on it, and a decision in the making. */
typedef struct
{
  Wait       wait;
  RogDesk   *desk;
  RogWork   *work;
  char      *dossier;
  char      *folder;
  GPtrArray *seen; /* the codes of all that was seen to block */
} Case;

void            case_set_up (Case       *c,
                             const char *profile,
                             const char *role);
void            case_tear_down (Case *c);
void            case_open_again (Case *c);
void            case_assert_same_after_opening (Case *c);
GFile          *case_file (Case       *c,
                           const char *name);
RogDossier     *case_get_dossier (Case *c);
RogEntity      *case_first_of (GListModel *model);
RogItem        *case_get_item (Case  *c,
                               gint64 number);
const char     *case_id_of (gpointer entity);
const char     *case_get_person (Case       *c,
                                 const char *name);
RogRulingDraft *case_get_ruling (Case *c);
char           *case_sign (Case       *c,
                           const char *pin,
                           GError    **error);
char           *case_attach (Case    *c,
                             GFile   *scan,
                             GError **error);
guint           case_count_decisions (Case *c);
guint           case_count_vault (Case *c);
void            case_assert_refused (Case       *c,
                                     const char *code);
void            case_assert_free (Case *c);
void            case_put_reason (Case       *c,
                                 const char *card,
                                 const char *text);
void            case_hear_all (Case       *c,
                               RogItem    *item,
                               const char *how);
void            case_execute (Case       *c,
                              RogItem    *item,
                              const char *reason);
void            case_withhold_rest (Case       *c,
                                    JsonObject *opening);
void            case_assert_within (Case *c);
