// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/rog-palette.h"

#include <adwaita.h>

/* GTK 4.18 gives C no way to ask a style sheet for a custom property, so what is drawn
 * by hand has its colours here. White words on a bar need 4.5:1, hence the darkened ones. */
static const char *const fixed[] = {
  [ROG_COLOR_ACCENT] = NULL,
  [ROG_COLOR_BAR] = NULL,
  [ROG_COLOR_BAR_SAME] = "#1b7a43",
  [ROG_COLOR_OFFENCE] = "#e5a50a",
  [ROG_COLOR_STATED] = "#77767b",
  [ROG_COLOR_ME] = "#f3cf2c",
  [ROG_COLOR_HOUSE] = "#5ea1ea",
  [ROG_COLOR_OTHER] = "#3fb56b",
  [ROG_COLOR_HIT] = "#ffe08a",
  [ROG_COLOR_HIT_CURRENT] = "#ff8f1f",
};

static double
luminance (const GdkRGBA *color)
{
  double sum = 0;
  double weights[] = { 0.2126, 0.7152, 0.0722 };
  double parts[] = { color->red, color->green, color->blue };

  for (guint i = 0; i < 3; i++)
    {
      double linear = parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4);
      sum += weights[i] * linear;
    }
  return sum;
}

/**
 * rog_palette_get:
 *
 * Returns: the colour of @color under the present accent
 */
GdkRGBA
rog_palette_get (RogColor color)
{
  GdkRGBA rgba = { 0, 0, 0, 1 };

  if (fixed[color])
    {
      gdk_rgba_parse (&rgba, fixed[color]);
      return rgba;
    }

  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  rgba = *accent;
  /* Darkened until white on it has 4.6:1. */
  while (color == ROG_COLOR_BAR && 1.05 / (luminance (&rgba) + 0.05) < 4.6)
    rgba = rog_palette_mix (&rgba, &(GdkRGBA){ 0, 0, 0, 1 }, 0.04f);
  return rgba;
}

/**
 * rog_palette_mix:
 * @share: how much of @b, 0 to 1
 */
GdkRGBA
rog_palette_mix (const GdkRGBA *a,
                 const GdkRGBA *b,
                 float          share)
{
  return (GdkRGBA){
    a->red + (b->red - a->red) * share,
    a->green + (b->green - a->green) * share,
    a->blue + (b->blue - a->blue) * share,
    a->alpha + (b->alpha - a->alpha) * share,
  };
}

GdkRGBA
rog_palette_fade (const GdkRGBA *color,
                  float          alpha)
{
  GdkRGBA faded = *color;

  faded.alpha *= alpha;
  return faded;
}

gboolean
rog_palette_is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

gboolean
rog_palette_is_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}
