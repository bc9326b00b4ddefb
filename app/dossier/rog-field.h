// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RogFieldKind:
 * @ROG_FIELD_TEXT: a text that is not empty
 * @ROG_FIELD_TOKEN: a stable id of a catalogue: letters, digits, "-", "." and "_"
 * @ROG_FIELD_ID: a uuid in lower case
 * @ROG_FIELD_HASH: a SHA-256 value in base64url
 * @ROG_FIELD_SALT: 32 bytes in base64url
 * @ROG_FIELD_TIME: "2026-09-27T16:02:11Z"
 * @ROG_FIELD_DATE: "2026-09-27", a whole day in the court's zone
 * @ROG_FIELD_MOMENT: a time or a date
 * @ROG_FIELD_BOUND: a date, "all" or "not-stated"
 * @ROG_FIELD_INT: an integer of zero or more
 * @ROG_FIELD_BOOL: a boolean
 * @ROG_FIELD_CHOICE: one of #RogField.choices
 * @ROG_FIELD_WORDS: a text taken from a document, which stands detached in a signed act
 * @ROG_FIELD_AREA: x, y, width, height in 1/1000 pt
 * @ROG_FIELD_QUADS: lists of eight integers: UL, UR, LL, LR
 * @ROG_FIELD_TEXTS: a list of texts
 * @ROG_FIELD_IDS: a list of uuids
 * @ROG_FIELD_LIST: a list of texts, or one of #RogField.choices ("all", "not-stated" where there are none)
 * @ROG_FIELD_OBJECT: an object with #RogField.fields
 * @ROG_FIELD_OBJECTS: a list of such objects
 * @ROG_FIELD_OBJECT_LIST: a list of such objects, "all" or "not-stated"
 * @ROG_FIELD_ANY: an object whose members are not checked here
 */
typedef enum
{
  ROG_FIELD_TEXT,
  ROG_FIELD_TOKEN,
  ROG_FIELD_ID,
  ROG_FIELD_HASH,
  ROG_FIELD_SALT,
  ROG_FIELD_TIME,
  ROG_FIELD_DATE,
  ROG_FIELD_MOMENT,
  ROG_FIELD_BOUND,
  ROG_FIELD_INT,
  ROG_FIELD_BOOL,
  ROG_FIELD_CHOICE,
  ROG_FIELD_WORDS,
  ROG_FIELD_AREA,
  ROG_FIELD_QUADS,
  ROG_FIELD_TEXTS,
  ROG_FIELD_IDS,
  ROG_FIELD_LIST,
  ROG_FIELD_OBJECT,
  ROG_FIELD_OBJECTS,
  ROG_FIELD_OBJECT_LIST,
  ROG_FIELD_ANY,
} RogFieldKind;

typedef struct _RogField RogField;

/**
 * RogField:
 * @name: the member's name; %NULL ends a table
 * @kind: what its value is
 * @required: whether a state without it is refused
 * @fields: (nullable): the members of the object or objects
 * @choices: (nullable): the words allowed
 * @lines: whether a text may have lines; words taken from a document (%ROG_FIELD_WORDS) may in any case
 *
 * One member of a state. A table of these is the one description that reading, checking, GObject
 * properties and the published JSON Schema come from. Members that no table knows are kept.
 */
struct _RogField
{
  const char        *name;
  RogFieldKind       kind;
  gboolean           required;
  const RogField    *fields;
  const char *const *choices;
  gboolean           lines;
};

gboolean    rog_fields_check (const RogField *fields,
                              JsonObject     *object,
                              GError        **error);
gboolean    rog_fields_check_plain (const RogField *fields,
                                    JsonObject     *object,
                                    GError        **error);
JsonObject *rog_fields_to_schema (const RogField *fields);
GPtrArray  *rog_fields_detach_words (const RogField *fields,
                                     JsonObject     *object);

/**
 * RogDetachedWords:
 * @id: the uuid that stands in the act
 * @salt: 32 bytes
 * @text: the words
 *
 * Words taken out of a body before it is signed, to be kept beside the act under one key.
 */
typedef struct
{
  char   *id;
  GBytes *salt;
  char   *text;
} RogDetachedWords;

void rog_detached_words_free (RogDetachedWords *words);

/**
 * RogWordsResolver:
 * @id: the uuid of detached words
 * @user_data: what came with it
 *
 * Returns: (transfer full) (nullable): the words, or %NULL where they were erased or never given
 */
typedef char *(*RogWordsResolver) (const char *id,
                                   gpointer    user_data);

void rog_words_attach (JsonObject      *object,
                       RogWordsResolver resolver,
                       gpointer         user_data);

G_END_DECLS
