// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RogChipStyle:
 * @ROG_CHIP_NEUTRAL: everything that is none of the others
 * @ROG_CHIP_ACCENT: yours, current
 * @ROG_CHIP_AMBER: something to do before signing
 * @ROG_CHIP_GREEN: verified by computation
 * @ROG_CHIP_RED: a limit by law nearly out or passed, a broken record
 */
typedef enum
{
  ROG_CHIP_NEUTRAL,
  ROG_CHIP_ACCENT,
  ROG_CHIP_AMBER,
  ROG_CHIP_GREEN,
  ROG_CHIP_RED,
} RogChipStyle;

/**
 * RogChip:
 *
 * A status in words. Colour never stands alone: there is no chip without words.
 */
#define ROG_TYPE_CHIP (rog_chip_get_type ())
G_DECLARE_FINAL_TYPE (RogChip, rog_chip, ROG, CHIP, GtkWidget)

GtkWidget  *rog_chip_new (RogChipStyle style,
                          const char  *icon_name,
                          const char  *words);
void        rog_chip_set (RogChip     *self,
                          RogChipStyle style,
                          const char  *icon_name,
                          const char  *words);
void        rog_chip_set_wraps (RogChip *self);
const char *rog_chip_get_words (RogChip *self);

G_END_DECLS
