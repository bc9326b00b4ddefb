// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages of a pleading as they would be signed, one under the other.
#include "challenges/rog-pleading-preview.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenge-rows.h"
#include "service/rog-preview.h"

#define PAGE_WIDTH 620

static void
draw_page (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        user_data)
{
  RogPreview *preview = user_data;
  guint       page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "page"));
  double      page_width, page_height, scale;

  rog_preview_get_page_size (preview, &page_width, &page_height);
  if (page_width <= 0 || page > rog_preview_get_n_pages (preview))
    return;

  scale = MIN (width / page_width, height / page_height);
  cairo_translate (cr, (width - page_width * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, page_width, page_height);
  cairo_fill (cr);
  rog_preview_draw_page (preview, cr, page);
}

static GtkWidget *
make_page (RogPreview *preview,
           guint       page)
{
  GtkWidget       *area = gtk_drawing_area_new ();
  GtkWidget       *frame = gtk_aspect_frame_new (0.5, 0, 1, FALSE);
  g_autofree char *name = g_strdup_printf (_("Page %u"), page);
  double           width, height;

  rog_preview_get_page_size (preview, &width, &height);
  gtk_aspect_frame_set_ratio (GTK_ASPECT_FRAME (frame), (float)(width / height));
  g_object_set_data (G_OBJECT (area), "page", GUINT_TO_POINTER (page));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_page, g_object_ref (preview), g_object_unref);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int)(PAGE_WIDTH * height / width));
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (frame), area);

  return frame;
}

static void
changed_cb (GtkWidget  *box,
            RogPreview *preview)
{
  rog_challenge_clear (box);
  for (guint i = 1; i <= rog_preview_get_n_pages (preview); i++)
    gtk_box_append (GTK_BOX (box), make_page (preview, i));
}

static void
failed_cb (GtkWidget    *box,
           const GError *error)
{
  rog_challenge_clear (box);
  gtk_box_append (GTK_BOX (box), rog_challenge_label_new (_("The pages could not be set. The draft is safe."), NULL));
}

/**
 * rog_pleading_preview_new:
 * @draft: counsel's draft
 *
 * Returns: (transfer floating): its pages as they stand now
 */
AdwDialog *
rog_pleading_preview_new (RogChallengeDraft *draft)
{
  AdwDialog *dialog = g_object_new (ADW_TYPE_DIALOG, "title", _("Preview"), "content-width", PAGE_WIDTH + 60, "content-height", 760, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  g_autoptr (JsonObject) state = rog_challenge_draft_to_state (draft);
  g_autoptr (RogPreview) preview = rog_preview_new (rog_challenge_draft_get_work (draft));

  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 16);
  gtk_widget_set_margin_bottom (box, 16);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_child (dialog, view);

  g_signal_connect_object (preview, "changed", G_CALLBACK (changed_cb), box, G_CONNECT_SWAPPED);
  g_signal_connect_object (preview, "failed", G_CALLBACK (failed_cb), box, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (dialog), "preview", g_object_ref (preview), g_object_unref);
  rog_preview_show_pleading (preview, state);

  return dialog;
}
