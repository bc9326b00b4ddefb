// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RogFormKind:
 * @ROG_FORM_TEXT: a line of text
 * @ROG_FORM_LONG: some lines of text
 * @ROG_FORM_DATE: a day, as the locale writes it or as ISO; kept as ISO
 * @ROG_FORM_NUMBER: a whole number
 * @ROG_FORM_MOMENT: a day, or a day and a time; a time is kept in UTC
 * @ROG_FORM_CHOICE: one of a few
 */
typedef enum
{
  ROG_FORM_TEXT,
  ROG_FORM_LONG,
  ROG_FORM_DATE,
  ROG_FORM_MOMENT,
  ROG_FORM_NUMBER,
  ROG_FORM_CHOICE,
} RogFormKind;

/**
 * RogFormChoice:
 * @id: what is kept; %NULL ends the table
 * @title: what is shown, translatable
 */
typedef struct
{
  const char *id;
  const char *title;
} RogFormChoice;

/**
 * RogFormField:
 * @member: where it is kept: a member, or "object/member"; %NULL ends the table
 * @title: what is shown, translatable
 * @kind: what it is
 * @required: whether a form without it is incomplete
 * @catalogue: (nullable): for a choice, the name of its catalogue
 * @choices: (nullable): or the choices themselves
 *
 * One field of a form.
 */
typedef struct
{
  const char          *member;
  const char          *title;
  RogFormKind          kind;
  gboolean             required;
  const char          *catalogue;
  const RogFormChoice *choices;
} RogFormField;

GtkWidget  *rog_form_row_new (const RogFormField *field,
                              JsonObject         *object);
gboolean    rog_form_row_is_complete (GtkWidget *row);
gboolean    rog_form_row_is_empty (GtkWidget *row);
void        rog_form_row_choose (GtkWidget  *row,
                                 const char *id);
char       *rog_form_row_dup_text (GtkWidget *row);
void        rog_form_row_set_text (GtkWidget  *row,
                                   const char *text);
void        rog_form_row_connect (GtkWidget *row,
                                  GCallback  changed,
                                  gpointer   object);
void        rog_form_row_store (GtkWidget  *row,
                                JsonObject *object);
char       *rog_form_row_dup_value (GtkWidget *row);
char       *rog_form_row_dup_words (GtkWidget *row);
const char *rog_form_row_get_member (GtkWidget *row);
void        rog_form_row_set_zone (GtkWidget  *row,
                                   GTimeZone  *zone,
                                   const char *name);

G_END_DECLS
