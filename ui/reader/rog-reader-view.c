// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "reader/rog-reader-thumbnails.h"
#include "reader/rog-reader-view.h"
#include "widgets/rog-palette.h"

#define NARROW_WIDTH 600

struct _RogReaderView
{
  GtkWidget parent_instance;

  GtkWidget  *box;
  GtkWidget  *find;
  GtkWidget  *thumbnails;
  GtkWidget  *thumbnails_revealer;
  GtkWidget  *reader;
  GtkWidget  *controls;
  GtkWidget  *marks;
  GListModel *cited;
  gboolean    narrow;
};

enum
{
  PROP_0,
  PROP_THUMBNAILS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RogReaderView, rog_reader_view, GTK_TYPE_WIDGET)

/* A stroke for each cited passage, as far down as its page is in the document. */
static void
draw_marks (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        data)
{
  RogReaderView *self = data;
  RogPageSource *source = rog_reader_get_source (ROG_READER (self->reader));
  GdkRGBA        color = rog_palette_get (ROG_COLOR_ACCENT);
  guint          n = source ? rog_page_source_get_n_pages (source) : 0;

  gdk_cairo_set_source_rgba (cr, &color);
  for (guint i = 0; n > 0 && self->cited && i < g_list_model_get_n_items (self->cited); i++)
    {
      g_autoptr (RogPassage) passage = g_list_model_get_item (self->cited, i);
      guint          page = rog_passage_get_page (passage), n_rects;
      const RogRect *rects = rog_passage_get_rects (passage, &n_rects);
      double         page_width, page_height;

      if (page < 1 || page > n)
        continue;
      rog_page_source_get_page_size (source, page, &page_width, &page_height);
      double share = n_rects > 0 ? CLAMP (rects[0].y / 1000.0 / MAX (1, page_height), 0, 1) : 0;
      cairo_rectangle (cr, 0, round ((page - 1 + share) / n * (height - 3)), width, 2);
      cairo_fill (cr);
    }
}

static void
motion_cb (RogReaderView *self)
{
  rog_reader_controls_wake (ROG_READER_CONTROLS (self->controls));
}

static gboolean
find_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  rog_reader_find_open (ROG_READER_FIND (ROG_READER_VIEW (widget)->find));
  return TRUE;
}

static gboolean
page_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  rog_reader_view_edit_page (ROG_READER_VIEW (widget));
  return TRUE;
}

/* F3: hits while finding, else highlights. */
static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  RogReaderFind *find = ROG_READER_FIND (ROG_READER_VIEW (widget)->find);

  if (!rog_reader_find_has_hits (find))
    return rog_reader_step_highlight (ROG_READER (ROG_READER_VIEW (widget)->reader), g_variant_get_int32 (args));
  rog_reader_find_step (find, g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
narrow_idle (gpointer data)
{
  RogReaderView *self = data;
  RogFit         fit = rog_reader_get_fit (ROG_READER (self->reader));

  /* Only what was never chosen by hand changes by itself. */
  if (self->narrow && fit == ROG_FIT_WIDTH)
    rog_reader_set_fit (ROG_READER (self->reader), ROG_FIT_TEXT);
  else if (!self->narrow && fit == ROG_FIT_TEXT)
    rog_reader_set_fit (ROG_READER (self->reader), ROG_FIT_WIDTH);
  return G_SOURCE_REMOVE;
}

static void
rog_reader_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  RogReaderView *self = ROG_READER_VIEW (widget);
  gboolean       narrow = width < NARROW_WIDTH;

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_idle, g_object_ref (self), g_object_unref);
}

static void
rog_reader_view_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  gtk_widget_measure (ROG_READER_VIEW (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
rog_reader_view_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_THUMBNAILS)
    g_value_set_boolean (value, rog_reader_view_get_thumbnails (ROG_READER_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_reader_view_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_THUMBNAILS)
    rog_reader_view_set_thumbnails (ROG_READER_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_reader_view_dispose (GObject *object)
{
  RogReaderView *self = ROG_READER_VIEW (object);

  if (self->cited)
    g_signal_handlers_disconnect_by_data (self->cited, self->marks);
  g_clear_object (&self->cited);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rog_reader_view_parent_class)->dispose (object);
}

static void
rog_reader_view_class_init (RogReaderViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_reader_view_dispose;
  G_OBJECT_CLASS (klass)->get_property = rog_reader_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = rog_reader_view_set_property;
  widget_class->size_allocate = rog_reader_view_size_allocate;
  widget_class->measure = rog_reader_view_measure;
  props[PROP_THUMBNAILS] = g_param_spec_boolean ("thumbnails", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, find_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, page_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F3, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK, step_cb, "i", -1);
}

static GtkWidget *
sheet_new (RogReaderView *self)
{
  GtkWidget          *overlay = gtk_overlay_new (), *scrolled = gtk_scrolled_window_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->reader = rog_reader_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->reader);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scrolled);
  self->marks = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_size_request (self->marks, 5, -1);
  gtk_widget_set_halign (self->marks, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->marks, FALSE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->marks), draw_marks, self, NULL);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->marks);
  self->controls = rog_reader_controls_new (ROG_READER (self->reader));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->controls);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (overlay, motion);
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_widget_set_vexpand (overlay, TRUE);
  return overlay;
}

static void
rog_reader_view_init (RogReaderView *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *sheet = sheet_new (self);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->find = rog_reader_find_new (ROG_READER (self->reader));
  self->thumbnails = rog_reader_thumbnails_new (ROG_READER (self->reader));
  self->thumbnails_revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->thumbnails_revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_RIGHT);
  gtk_revealer_set_child (GTK_REVEALER (self->thumbnails_revealer), self->thumbnails);
  gtk_box_append (GTK_BOX (line), self->thumbnails_revealer);
  gtk_box_append (GTK_BOX (line), sheet);
  gtk_box_append (GTK_BOX (self->box), self->find);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "Document"), -1);
}

GtkWidget *
rog_reader_view_new (void)
{
  return g_object_new (ROG_TYPE_READER_VIEW, NULL);
}

RogReader *
rog_reader_view_get_reader (RogReaderView *self)
{
  return ROG_READER (self->reader);
}

RogReaderFind *
rog_reader_view_get_find (RogReaderView *self)
{
  return ROG_READER_FIND (self->find);
}

RogReaderControls *
rog_reader_view_get_controls (RogReaderView *self)
{
  return ROG_READER_CONTROLS (self->controls);
}

/**
 * rog_reader_view_set_source:
 * @source: (nullable): the document
 */
void
rog_reader_view_set_source (RogReaderView *self,
                            RogPageSource *source)
{
  rog_reader_set_source (ROG_READER (self->reader), source);
  rog_reader_find_source_changed (ROG_READER_FIND (self->find));
  rog_reader_thumbnails_reload (ROG_READER_THUMBNAILS (self->thumbnails), rog_reader_view_get_thumbnails (self));
  gtk_widget_queue_draw (self->marks);
}

/**
 * rog_reader_view_set_cited:
 * @passages: (nullable): a list of #RogPassage marked beside the scroll bar
 */
void
rog_reader_view_set_cited (RogReaderView *self,
                           GListModel    *passages)
{
  if (self->cited)
    g_signal_handlers_disconnect_by_data (self->cited, self->marks);
  g_set_object (&self->cited, passages);
  if (passages)
    g_signal_connect_object (passages, "items-changed", G_CALLBACK (gtk_widget_queue_draw), self->marks, G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (self->marks);
}

void
rog_reader_view_set_thumbnails (RogReaderView *self,
                                gboolean       shown)
{
  if (rog_reader_view_get_thumbnails (self) == shown)
    return;
  if (shown)
    rog_reader_thumbnails_reload (ROG_READER_THUMBNAILS (self->thumbnails), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->thumbnails_revealer), shown);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_THUMBNAILS]);
}

gboolean
rog_reader_view_get_thumbnails (RogReaderView *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->thumbnails_revealer));
}

/**
 * rog_reader_view_edit_page:
 * @self: the view
 *
 * Puts the cursor into the page control.
 */
void
rog_reader_view_edit_page (RogReaderView *self)
{
  rog_reader_controls_edit_page (ROG_READER_CONTROLS (self->controls));
}
