// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RogLimitLevel:
 * @ROG_LIMIT_NEUTRAL: more than seven days, or it binds someone else: a grey ring
 * @ROG_LIMIT_SOON: seven days or less: amber
 * @ROG_LIMIT_URGENT: 72 hours or less, or a third of a limit in hours: red, filled
 * @ROG_LIMIT_PASSED: over: red
 */
typedef enum
{
  ROG_LIMIT_NEUTRAL,
  ROG_LIMIT_SOON,
  ROG_LIMIT_URGENT,
  ROG_LIMIT_PASSED,
} RogLimitLevel;

/**
 * RogLimitDisc:
 *
 * A disc that shows how much of a period is left. It never blinks, and never stands
 * without the words of a #RogLimitView or a row.
 */
#define ROG_TYPE_LIMIT_DISC (rog_limit_disc_get_type ())
G_DECLARE_FINAL_TYPE (RogLimitDisc, rog_limit_disc, ROG, LIMIT_DISC, GtkWidget)

GtkWidget *rog_limit_disc_new (void);
void       rog_limit_disc_set (RogLimitDisc *self,
                               RogLimitLevel level,
                               double        left);
void       rog_limit_disc_set_size (RogLimitDisc *self,
                                    int           size);

G_END_DECLS
