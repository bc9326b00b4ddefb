// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-dossier.h"

G_BEGIN_DECLS

/**
 * RogToTell:
 * @person: (nullable): who is to be told; %NULL where nobody is known whom it concerns
 * @source: the secrecy, or the decision that was made without hearing the person
 * @item: (nullable): of a decision, the item on which the person was not heard
 * @at: from when, in seconds since 1970
 *
 * A person from whom something is kept until a date (casework § 2). Nothing opens by itself when that comes: a judge tells
 * the person, or keeps it secret for longer. The dossier holds what it points to.
 */
typedef struct
{
  RogPerson  *person;
  RogEntity  *source;
  const char *item;
  gint64      at;
} RogToTell;

GPtrArray *rog_dossier_find_to_tell (RogDossier *self);
gboolean   rog_dossier_get_day (RogDossier *self,
                                const char *date,
                                gint64     *begins);

G_END_DECLS
