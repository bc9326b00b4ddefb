// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/rog-limit-view.h"

G_BEGIN_DECLS

/**
 * RogLimitBasis:
 * @ROG_LIMIT_SET: set by the court
 * @ROG_LIMIT_FIRM: by law: the only kind that can be passed
 * @ROG_LIMIT_PRACTICABLE: by law, where practicable
 * @ROG_LIMIT_ASKED: asked for by the authority
 *
 * What can be said of a time limit once it is over (casework § 9).
 */
typedef enum
{
  ROG_LIMIT_SET,
  ROG_LIMIT_FIRM,
  ROG_LIMIT_PRACTICABLE,
  ROG_LIMIT_ASKED,
} RogLimitBasis;

/**
 * RogLimitFacts:
 * @start: UTC seconds from which it runs; 0 where unknown
 * @end: UTC seconds at which it ends
 * @by_the_hour: whether its length is in hours
 * @suspended: whether it does not run at present
 * @basis: where it comes from
 * @binds_us: whether it binds this court or this counsel
 * @purpose: (nullable): "Rule", "Answer": what is to be done by then
 * @whom: (nullable): whom it binds, where not us
 * @zone: (nullable): the time zone in which its end is meant; %NULL is the system's
 *
 * What is known of a time limit.
 */
typedef struct
{
  gint64      start;
  gint64      end;
  gboolean    by_the_hour;
  gboolean    suspended;
  gboolean    binds_us;
  const char *purpose;
  const char *whom;
  const char *zone;

  RogLimitBasis basis;
} RogLimitFacts;

RogLimitBasis rog_limit_basis_find (const char *name);

void  rog_limit_words_show (RogLimitView        *view,
                            const RogLimitFacts *facts,
                            gint64               now);
char *rog_limit_words_left (const RogLimitFacts *facts,
                            gint64               now);
char *rog_limit_words_when (gint64      seconds,
                            gint64      now,
                            const char *zone);

G_END_DECLS
