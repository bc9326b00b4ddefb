// SPDX-License-Identifier: GPL-3.0-or-later
#include "rog-ui.h"

#include <adwaita.h>

#include "rog-ui-resources.h"

#define ROG_PLAIN_BREAKS "rog-plain-breaks"
/* Of 100 in ordinary text: from here on a word can be wider than a narrow window. */
#define LARGE_TEXT 125

/**
 * rog_ui_register:
 *
 * Makes templates and the list of shortcuts known; to be called once, before the application
 * starts up: #GtkApplication looks for that list then, and never again.
 */
void
rog_ui_register (void)
{
  rog_ui_register_resource ();
}

static void
break_label_plainly (GtkLabel *label)
{
  PangoAttrList *own = gtk_label_get_attributes (label);
  g_autoptr (PangoAttrList) attributes = own != NULL ? pango_attr_list_copy (own) : pango_attr_list_new ();

  pango_attr_list_change (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
  if (adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 100, NULL) > LARGE_TEXT)
    gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

/* After the text is in the buffer: @end is behind it. */
static void
inserted_cb (GtkTextBuffer *buffer,
             GtkTextIter   *end,
             const char    *text,
             int            length,
             GtkTextTag    *tag)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int)g_utf8_strlen (text, length));
  gtk_text_buffer_apply_tag (buffer, tag, &start, end);
}

static void
break_text_plainly (GtkTextBuffer *buffer)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextTag      *tag = gtk_text_tag_table_lookup (table, ROG_PLAIN_BREAKS);
  GtkTextIter      start, end;

  if (tag != NULL)
    return;
  tag = gtk_text_buffer_create_tag (buffer, ROG_PLAIN_BREAKS, "insert-hyphens", FALSE, NULL);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), tag, G_CONNECT_AFTER);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

/* In large text a word is broken rather than the window made wider. It gets a hyphen from Pango then, and an address or an
 * account would be another one. No style says so, and many labels are made by
 * libadwaita. */
static gboolean
realized_cb (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               data)
{
  gpointer widget = g_value_get_object (values);

  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (widget))
    break_label_plainly (widget);
  else if (GTK_IS_TEXT_VIEW (widget))
    break_text_plainly (gtk_text_view_get_buffer (widget));

  return G_SOURCE_CONTINUE;
}

/* What differs in the dark and in high contrast. By their own names libadwaita would load these too, and newer ones warn
 * of it; what takes their place, media queries in the sheet itself, GTK 4.18 does not read. */
static struct
{
  const char     *file;
  gboolean        dark;
  gboolean        high_contrast;
  GtkCssProvider *provider;
} variants[] = {
  { "variant-dark.css", TRUE, FALSE, NULL },
  { "variant-hc.css", FALSE, TRUE, NULL },
  { "variant-hc-dark.css", TRUE, TRUE, NULL },
};

static void
choose_variants (AdwStyleManager *manager)
{
  GdkDisplay *display = gdk_display_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (variants[i].provider));
      if ((!variants[i].dark || adw_style_manager_get_dark (manager)) &&
          (!variants[i].high_contrast || adw_style_manager_get_high_contrast (manager)))
        gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (variants[i].provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
}

static void
init_variants (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_strconcat ("/org/rogatory/Rogatory/", variants[i].file, NULL);

      variants[i].provider = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (variants[i].provider, path);
    }
  g_signal_connect (manager, "notify::dark", G_CALLBACK (choose_variants), NULL);
  g_signal_connect (manager, "notify::high-contrast", G_CALLBACK (choose_variants), NULL);
  choose_variants (manager);
}

/**
 * rog_ui_init:
 *
 * Makes the style sheet known, and labels and texts break words without a hyphen; to be called once, with a display, after
 * rog_ui_register().
 */
void
rog_ui_init (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  /* Its signals come with the class. */
  g_autoptr (GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);

  gtk_css_provider_load_from_resource (provider, "/org/rogatory/Rogatory/ui/places.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  init_variants ();
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realized_cb, NULL, NULL);
}

/**
 * rog_ui_new_settings:
 * @profile: the profile's name
 *
 * Returns: (transfer full): the settings of this profile; they are not encrypted and say
 *   nothing about a dossier
 */
GSettings *
rog_ui_new_settings (const char *profile)
{
  g_autofree char *path = g_strdup_printf ("/org/rogatory/Rogatory/%s/", profile);

  return g_settings_new_with_path ("org.rogatory.Rogatory", path);
}
