// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RogColor:
 *
 * The roles of colour that drawing code needs; style sheets name the same ones.
 */
typedef enum
{
  ROG_COLOR_ACCENT,
  ROG_COLOR_BAR,
  ROG_COLOR_BAR_SAME,
  ROG_COLOR_OFFENCE,
  ROG_COLOR_STATED,
  ROG_COLOR_ME,
  ROG_COLOR_HOUSE,
  ROG_COLOR_OTHER,
  ROG_COLOR_HIT,
  ROG_COLOR_HIT_CURRENT,
} RogColor;

GdkRGBA  rog_palette_get (RogColor color);
GdkRGBA  rog_palette_mix (const GdkRGBA *a,
                          const GdkRGBA *b,
                          float          share);
GdkRGBA  rog_palette_fade (const GdkRGBA *color,
                           float          alpha);
gboolean rog_palette_is_dark (void);
gboolean rog_palette_is_high_contrast (void);

G_END_DECLS
