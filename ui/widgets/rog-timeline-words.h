// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/rog-timeline-row.h"

G_BEGIN_DECLS

void  rog_period_length (const GDate *from,
                         const GDate *to,
                         guint       *months,
                         guint       *days);
char *rog_period_length_words (const GDate *from,
                               const GDate *to);
char *rog_period_words (const GDate *from,
                        const GDate *to);
char *rog_period_months (const GDate *from,
                         const GDate *to);
char *rog_period_relation (const GDate *day,
                           gboolean     is_end,
                           const GDate *offence_from,
                           const GDate *offence_to);
char *rog_timeline_row_sentence (RogTimelineRow *row);

G_END_DECLS
