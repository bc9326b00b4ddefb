// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/rog-palette.h"

#define UNITS 1000.0 /* to a point */
#define NARROWEST 200

struct _RogRulingPage
{
  GtkWidget parent_instance;

  RogPreview *preview; /* (owned) */
  guint       page;
  char       *mark; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RogRulingPage, rog_ruling_page, GTK_TYPE_WIDGET)

static guint picked_signal;

static void
get_size (RogRulingPage *self,
          double        *width,
          double        *height)
{
  rog_preview_get_page_size (self->preview, width, height);
}

static double
get_scale (RogRulingPage *self)
{
  double width, height;

  get_size (self, &width, &height);

  return width > 0 ? gtk_widget_get_width (GTK_WIDGET (self)) / width : 1;
}

static GtkSizeRequestMode
rog_ruling_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rog_ruling_page_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  double width, height;

  get_size (ROG_RULING_PAGE (widget), &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = NARROWEST;
      *natural = MAX (NARROWEST, (int)width);
    }
  else
    {
      /* Without a width it is as high as at the narrowest. */
      *minimum = (int)((for_size > 0 ? for_size : NARROWEST) * height / MAX (width, 1));
      *natural = (int)((for_size > 0 ? for_size : width) * height / MAX (width, 1));
    }
}

/* The paragraph that is being written: a tint, and a bar beside it. */
static void
draw_mark (RogRulingPage *self,
           GtkSnapshot   *snapshot)
{
  double   scale = get_scale (self) / UNITS;
  GdkRGBA *accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  GdkRGBA  tint = *accent;
  RogPlace place;

  tint.alpha = 0.12f;
  if (self->mark != NULL && rog_preview_find_place (self->preview, self->mark, &place) && place.page == self->page)
    {
      graphene_rect_t rect = GRAPHENE_RECT_INIT ((float)(place.rect.x * scale), (float)(place.rect.y * scale),
                                                 (float)(place.rect.width * scale), (float)(place.rect.height * scale));
      graphene_rect_t bar = GRAPHENE_RECT_INIT (rect.origin.x - 8, rect.origin.y, 3, rect.size.height);

      gtk_snapshot_append_color (snapshot, &tint, &rect);
      gtk_snapshot_append_color (snapshot, accent, &bar);
    }
  gdk_rgba_free (accent);
}

static void
rog_ruling_page_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  RogRulingPage  *self = ROG_RULING_PAGE (widget);
  float           width = (float)gtk_widget_get_width (widget), height = (float)gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  GdkRGBA         paper = { 1, 1, 1, 1 };
  cairo_t        *cr;

  gtk_snapshot_append_color (snapshot, &paper, &bounds);
  if (self->page > rog_preview_get_n_pages (self->preview))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, get_scale (self), get_scale (self));
  rog_preview_draw_page (self->preview, cr, self->page);
  cairo_destroy (cr);
  draw_mark (self, snapshot);
  /* As the reader dims its paper. */
  if (rog_palette_is_dark ())
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 0.1f }, &bounds);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            RogRulingPage   *self)
{
  double          scale = UNITS / get_scale (self);
  const RogPlace *place = rog_preview_get_place_at (self->preview, self->page, (int)(x * scale), (int)(y * scale));

  if (place != NULL)
    {
      g_autofree char *id = g_strdup (place->id);

      g_signal_emit (self, picked_signal, 0, id);
    }
}

static void
rog_ruling_page_finalize (GObject *object)
{
  RogRulingPage *self = ROG_RULING_PAGE (object);

  g_clear_object (&self->preview);
  g_free (self->mark);

  G_OBJECT_CLASS (rog_ruling_page_parent_class)->finalize (object);
}

static void
rog_ruling_page_class_init (RogRulingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_ruling_page_finalize;
  widget_class->get_request_mode = rog_ruling_page_get_request_mode;
  widget_class->measure = rog_ruling_page_measure;
  widget_class->snapshot = rog_ruling_page_snapshot;

  picked_signal = g_signal_new ("picked", ROG_TYPE_RULING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "rulingpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rog_ruling_page_init (RogRulingPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * rog_ruling_page_new:
 * @preview: the pages
 * @page: which of them, from 1
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rog_ruling_page_new (RogPreview *preview,
                     guint       page)
{
  RogRulingPage   *self = g_object_new (ROG_TYPE_RULING_PAGE, NULL);
  g_autofree char *label = g_strdup_printf (_("Page %u of the decision"), page);

  self->preview = g_object_ref (preview);
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

/**
 * rog_ruling_page_mark:
 * @self: a page
 * @place: (nullable): the place that is being written
 */
void
rog_ruling_page_mark (RogRulingPage *self,
                      const char    *place)
{
  g_set_str (&self->mark, place);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rog_ruling_page_get_y:
 * @self: a page
 * @y: a height on the page, in 1/1000 pt
 *
 * Returns: where that is in the widget
 */
double
rog_ruling_page_get_y (RogRulingPage *self,
                       int            y)
{
  return y * get_scale (self) / UNITS;
}
