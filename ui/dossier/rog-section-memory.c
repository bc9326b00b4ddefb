// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-section-memory.h"

#include "dossier/rog-desk-handle.h"

#define LAYOUTS "section-layouts"
#define WIDTHS "section-widths"

static void
put (GSettings  *settings,
     const char *key,
     const char *id,
     GVariant   *value)
{
  g_autoptr (GVariant) before = g_settings_get_value (settings, key);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, g_variant_get_type (before));
  for (gsize i = 0; i < g_variant_n_children (before); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (before, i);
      g_autoptr (GVariant) name = g_variant_get_child_value (entry, 0);

      if (!g_str_equal (g_variant_get_string (name, NULL), id))
        g_variant_builder_add_value (&builder, entry);
    }
  g_variant_builder_add_value (&builder, g_variant_new_dict_entry (g_variant_new_string (id), value));
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}

/**
 * rog_section_memory_get_layout:
 * @settings: the settings of the profile
 * @kind: a section
 *
 * Returns: the layout it was left in, or its own
 */
RogLayout
rog_section_memory_get_layout (GSettings            *settings,
                               const RogSectionKind *kind)
{
  g_autoptr (GVariant) layouts = g_settings_get_value (settings, LAYOUTS);
  const char *name = NULL;
  RogLayout   layout = kind->layout;

  if (g_variant_lookup (layouts, kind->id, "&s", &name))
    rog_layout_from_string (name, &layout);

  return layout;
}

void
rog_section_memory_set_layout (GSettings            *settings,
                               const RogSectionKind *kind,
                               RogLayout             layout)
{
  put (settings, LAYOUTS, kind->id, g_variant_new_string (rog_layout_to_string (layout)));
}

/**
 * rog_section_memory_get_width:
 * @settings: the settings of the profile
 * @kind: (nullable): a section
 *
 * Returns: how wide the desk was left for it, or its own width, in pixels, as far as the desk can have it
 */
int
rog_section_memory_get_width (GSettings            *settings,
                              const RogSectionKind *kind)
{
  g_autoptr (GVariant) widths = g_settings_get_value (settings, WIDTHS);
  int width = kind != NULL ? kind->width : ROG_DESK_WIDTH_MIN;

  if (kind != NULL)
    g_variant_lookup (widths, kind->id, "i", &width);

  return CLAMP (width, ROG_DESK_WIDTH_MIN, ROG_DESK_WIDTH_MAX);
}

void
rog_section_memory_set_width (GSettings            *settings,
                              const RogSectionKind *kind,
                              int                   width)
{
  put (settings, WIDTHS, kind->id, g_variant_new_int32 (width));
}
