// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Around each found word in a passage's words: control characters, which no text has. */
#define ROG_FOUND_BEGIN "\002"
#define ROG_FOUND_END "\003"

/**
 * RogFoundKind:
 * @ROG_FOUND_REFERENCE: a reference of the dossier, ours or the authority's
 * @ROG_FOUND_PERSON: a person, by name, variant or identifier
 * @ROG_FOUND_TITLE: the title of the request
 * @ROG_FOUND_AUTHORITY: the authority, or its country
 * @ROG_FOUND_DOCUMENT: the name of a document
 * @ROG_FOUND_TEXT: the text of a document
 * @ROG_FOUND_RULING: the name or the text of a decision
 * @ROG_FOUND_NOTE: a note
 *
 * Where something was found.
 */
typedef enum
{
  ROG_FOUND_REFERENCE,
  ROG_FOUND_PERSON,
  ROG_FOUND_TITLE,
  ROG_FOUND_AUTHORITY,
  ROG_FOUND_DOCUMENT,
  ROG_FOUND_TEXT,
  ROG_FOUND_RULING,
  ROG_FOUND_NOTE,
} RogFoundKind;

/**
 * RogFoundPassage:
 * @kind: where it was found
 * @object: (nullable): the id of the document, the person or the note
 * @source: (nullable): the document's name, the note's author
 * @audience: (nullable): of a note: "only-me", "bench", "office"
 * @words: the passage, found words between %ROG_FOUND_BEGIN and %ROG_FOUND_END
 * @pin: (nullable): where it stands, a pin as JSON. One into a document's text has its quote, and no quads:
 *   where the words stand on the page is known once the page is open
 * @place: (nullable): "p. 3 ¶ 13"
 * @rank: how well it fits, the best the lowest
 *
 * One passage that was found.
 */
typedef struct
{
  RogFoundKind kind;
  char        *object;
  char        *source;
  char        *audience;
  char        *words;
  char        *pin;
  char        *place;
  double       rank;
} RogFoundPassage;

/**
 * RogFoundGroup:
 * @dossier: a dossier's id
 * @passages: (element-type RogFoundPassage): the best first
 *
 * What was found in one dossier.
 */
typedef struct
{
  char      *dossier;
  GPtrArray *passages;
} RogFoundGroup;

/**
 * RogFound:
 * @groups: (element-type RogFoundGroup): the best first
 * @n_passages: of all groups
 * @n_dossiers: how many dossiers were searched
 * @n_pages: how many pages
 * @n_unread: how many of their PDF documents have no text to be searched
 * @is_cut: whether there was more than is given here
 * @names_person: whether a person was found by the words: a search by name
 *
 * What a search found.
 */
typedef struct
{
  GPtrArray *groups;
  guint      n_passages;
  guint      n_dossiers;
  guint      n_pages;
  guint      n_unread;
  gboolean   is_cut;
  gboolean   names_person;
} RogFound;

RogFound        *rog_found_new (void);
void             rog_found_free (RogFound *self);
RogFoundPassage *rog_found_add (RogFound    *self,
                                const char  *dossier,
                                RogFoundKind kind,
                                const char  *words,
                                double       rank);
void             rog_found_sort (RogFound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogFound, rog_found_free)

G_END_DECLS
