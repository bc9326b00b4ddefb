// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the cards of the Request section are made of.
#pragma once

#include <adwaita.h>

#include "form/rog-act-page.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogRequestView:
 * @dossier: the dossier
 * @request: (nullable): the request, with what is not in the record yet
 * @changes: (nullable): what is not in the record yet
 * @now: UTC seconds
 * @narrow: whether there is room for one column only
 * @at_court: whether this is a desk of the bench, where items have numbers
 * @editing: whether facts can be changed now
 * @may_open: whether this person opens things to others
 * @may_change_limits: whether this person changes time limits
 *
 * What the cards show, and how.
 */
typedef struct
{
  RogDossier *dossier;
  JsonObject *request;
  JsonArray  *changes;
  gint64      now;
  gboolean    narrow;
  gboolean    at_court;
  gboolean    editing;
  gboolean    may_open;
  gboolean    may_change_limits;
} RogRequestView;

GtkWidget *rog_request_card_new (GtkWidget  *box,
                                 const char *title);
GtkWidget *rog_request_label_new (const char *text,
                                  const char *css);
GtkWidget *rog_request_row_new (GtkWidget *list);
char      *rog_request_name_item (const RogRequestView *view,
                                  RogItem              *item);
GtkWidget *rog_request_button_new (const char *icon,
                                   const char *tooltip,
                                   const char *action,
                                   GVariant   *target);
GtkWidget *rog_request_menu_new (const char *tooltip,
                                 GMenu      *menu);
void       rog_request_append_entering (GtkWidget  *list,
                                        const char *title,
                                        const char *action,
                                        GVariant   *target);

GtkWidget *rog_request_append_fact (GtkWidget            *list,
                                    const RogRequestView *view,
                                    const char           *label,
                                    const char           *text,
                                    JsonArray            *pins,
                                    JsonObject           *pin);
void       rog_request_append_changeable (GtkWidget            *list,
                                          const RogRequestView *view,
                                          const char           *label,
                                          const char           *text,
                                          JsonArray            *pins,
                                          JsonObject           *pin,
                                          const char           *part,
                                          const char           *key);

char *rog_request_format_date (const char *text);
char *rog_request_format_period (const char *from,
                                 const char *to);
void  rog_request_add_persons (RogActPage *page,
                               const char *title,
                               RogDossier *dossier,
                               JsonArray  *chosen);
char *rog_request_format_moment (RogDossier *dossier,
                                 const char *text,
                                 const char *zone);

G_END_DECLS
