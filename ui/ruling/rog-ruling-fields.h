// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RogRulingFieldKind:
 * @ROG_RULING_TEXT: a line of text
 * @ROG_RULING_LONG: some lines of text
 * @ROG_RULING_DATE: a day, as the locale writes it or as ISO; kept as ISO
 * @ROG_RULING_ONE_OF: one of a few, or none of them
 * @ROG_RULING_YES_OR_NO: yes or no, or neither yet; kept as a boolean
 */
typedef enum
{
  ROG_RULING_TEXT,
  ROG_RULING_LONG,
  ROG_RULING_DATE,
  ROG_RULING_ONE_OF,
  ROG_RULING_YES_OR_NO,
} RogRulingFieldKind;

typedef struct
{
  const char *id; /* %NULL ends the table */
  const char *title;
} RogRulingWord;

/**
 * RogRulingField:
 * @member: where it is kept: a member, or "object/member"; %NULL ends the table
 * @title: what is shown, translatable
 * @kind: what it is
 * @words: (nullable): the choices
 * @catalogue: (nullable): or the catalogue of the law that has them
 * @articles: (nullable): the outcome whose articles are offered
 * @when: (nullable): shown only where this member is …
 * @is: … this: a choice's id, or some with "|" between them, "true" or "false"
 *
 * One field. None is ever filled in beforehand.
 */
typedef struct
{
  const char          *member;
  const char          *title;
  RogRulingFieldKind   kind;
  const RogRulingWord *words;
  const char          *catalogue;
  const char          *articles;
  const char          *when;
  const char          *is;
} RogRulingField;

/**
 * RogRulingFields:
 *
 * The fields of one object of the draft: rows in a list. Signal "changed": a person has
 * changed one of them.
 */
#define ROG_TYPE_RULING_FIELDS (rog_ruling_fields_get_type ())
G_DECLARE_FINAL_TYPE (RogRulingFields, rog_ruling_fields, ROG, RULING_FIELDS, AdwBin)

GtkWidget  *rog_ruling_fields_new (const RogRulingField *fields,
                                   const char           *label,
                                   const char           *instrument);
void        rog_ruling_fields_load (RogRulingFields *self,
                                    JsonObject      *object);
JsonObject *rog_ruling_fields_to_json (RogRulingFields *self);
void        rog_ruling_fields_append (RogRulingFields *self,
                                      GtkWidget       *row);
GtkWidget  *rog_ruling_fields_get_row (RogRulingFields *self,
                                       const char      *member);

G_END_DECLS
