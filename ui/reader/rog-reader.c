// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reader's widget: what it shows, what it keeps, and who is told. Where the sheet is,
// drawing, selection, input and accessibility are in the files beside this one.

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/rog-announce.h"
#include "reader/rog-reader-private.h"
#include "widgets/rog-palette.h"

#define PIXEL_BUDGET (192 * 1024 * 1024)

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_FIT,
  PROP_ZOOM,
  PROP_NIGHT_PAPER,
  PROP_CARET_BROWSING,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SELECTION_CHANGED,
  HIGHLIGHT_ACTIVATED,
  PAGE_CHANGED,
  MOVED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (RogReader, rog_reader, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL) G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT, rog_reader_accessible_text_init))

/* --- text --- */

static void
text_ready_cb (RogReader   *self,
               guint        page,
               RogPageText *text)
{
  RogRect bounds;

  if (page <= self->layout.n_pages && rog_text_bounds (text, &bounds))
    {
      double left = bounds.x / 1000.0 - 8, right = self->layout.widths[page] - (bounds.x + bounds.width) / 1000.0 - 8;
      double old_left = self->text_left, old_right = self->text_right;

      self->text_left = MAX (0, self->text_left < 0 ? left : MIN (self->text_left, left));
      self->text_right = MAX (0, self->text_right < 0 ? right : MIN (self->text_right, right));
      if (self->fit == ROG_FIT_TEXT && (self->text_left != old_left || self->text_right != old_right))
        gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  rog_reader_a11y_text_arrived (self, page);
}

/* rog_reader_peek_text: the page's text, or NULL and it is asked for. */
RogPageText *
rog_reader_peek_text (RogReader *self,
                      guint      page)
{
  if (self->source == NULL || page < 1 || page > self->layout.n_pages)
    return NULL;
  return rog_reader_texts_peek (self->texts, page);
}

/* --- scrolling --- */

static void
want_visible (RogReader *self)
{
  guint first, last;

  if (self->pages == NULL || !self->placed || !gtk_widget_get_mapped (GTK_WIDGET (self)) || !rog_reader_visible_pages (self, &first, &last))
    return;

  GtkNative  *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;
  double      factor = surface ? gdk_surface_get_scale (surface) : 1;

  rog_reader_pages_want (self->pages, first, last, self->layout.scale * factor);
  for (guint page = first; page <= last; page++)
    rog_reader_peek_text (self, page);
}

static void
tell_page (RogReader *self)
{
  guint old = self->told_page;

  g_clear_handle_id (&self->tell_idle, g_source_remove);
  if (self->page == old)
    return;
  self->told_page = self->page;
  rog_reader_a11y_page_changed (self, old);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

static gboolean
tell_page_cb (gpointer user_data)
{
  RogReader *self = user_data;

  self->tell_idle = 0;
  tell_page (self);
  return G_SOURCE_REMOVE;
}

/* Those who are told may want another size: while sizes are given out they wait. */
static void
update_page (RogReader *self)
{
  guint page;
  int   x, y;

  rog_reader_to_page (self, 0, gtk_widget_get_height (GTK_WIDGET (self)) * 0.4, &page, &x, &y);
  self->page = page;
  if (!self->allocating)
    tell_page (self);
  else if (page != self->told_page && self->tell_idle == 0)
    self->tell_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_page_cb, self, NULL);
}

static void
scrolled_cb (RogReader *self)
{
  if (!self->placed)
    return;
  rog_reader_remember_top (self);
  update_page (self);
  want_visible (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MOVED], 0);
}

/* --- sizes --- */

static void
rog_reader_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  RogReader *self = ROG_READER (widget);

  if (self->source == NULL)
    return;
  self->allocating = TRUE;
  rog_reader_place_sheet (self, width, height);
  rog_reader_remember_top (self);
  update_page (self);
  self->allocating = FALSE;
  want_visible (self);
  rog_reader_failures_allocate (self);
  rog_reader_bubble_allocate (self, width, height);
  rog_reader_hint_allocate (self, width, height);
}

static void
rog_reader_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 800;
}

static void
drawn_cb (RogReader *self,
          guint      page)
{
  const GError *error = rog_reader_pages_peek_error (self->pages, page);

  if (error)
    rog_reader_failures_add (self, page, error);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- the object --- */

static void
set_adjustment (RogReader     *self,
                GtkOrientation orientation,
                GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (adjustment && *place == adjustment)
    return;
  if (*place)
    g_signal_handlers_disconnect_by_func (*place, scrolled_cb, self);
  g_clear_object (place);
  *place = g_object_ref_sink (adjustment ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (*place, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
rog_reader_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  RogReader *self = ROG_READER (object);

  if (id == PROP_PAGE)
    g_value_set_uint (value, self->page);
  else if (id == PROP_FIT)
    g_value_set_enum (value, self->fit);
  else if (id == PROP_ZOOM)
    g_value_set_double (value, rog_reader_get_zoom (self));
  else if (id == PROP_NIGHT_PAPER)
    g_value_set_boolean (value, self->night_paper);
  else if (id == PROP_CARET_BROWSING)
    g_value_set_boolean (value, self->caret_browsing);
  else if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id == PROP_VADJUSTMENT]);
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    g_value_set_enum (value, (int)self->policies[id == PROP_VSCROLL_POLICY]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_reader_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  RogReader *self = ROG_READER (object);

  if (id == PROP_FIT)
    rog_reader_set_fit (self, g_value_get_enum (value));
  else if (id == PROP_ZOOM)
    rog_reader_set_zoom (self, g_value_get_double (value));
  else if (id == PROP_NIGHT_PAPER)
    rog_reader_set_night_paper (self, g_value_get_boolean (value));
  else if (id == PROP_CARET_BROWSING)
    rog_reader_set_caret_browsing (self, g_value_get_boolean (value));
  else if (id == PROP_HADJUSTMENT)
    set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
  else if (id == PROP_VADJUSTMENT)
    set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    self->policies[id == PROP_VSCROLL_POLICY] = (guint)g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
forget_document (RogReader *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->pages)
    {
      g_signal_handlers_disconnect_by_data (self->pages, self);
      g_object_run_dispose (G_OBJECT (self->pages));
    }
  if (self->texts)
    {
      g_signal_handlers_disconnect_by_data (self->texts, self);
      g_object_run_dispose (G_OBJECT (self->texts));
    }
  g_clear_object (&self->pages);
  g_clear_object (&self->texts);
  g_clear_object (&self->source);
  rog_reader_failures_clear (self);
  g_clear_object (&self->area);
  g_clear_object (&self->outlined);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_handle_id (&self->outline_timeout, g_source_remove);
  g_clear_object (&self->sought);
  g_array_set_size (self->back, 0);
  self->anchor = self->caret = (RogTextPlace){ 0 };
  self->text_left = self->text_right = -1;
  self->top_page = 0;
  self->top_offset = 0;
  self->page = self->told_page = 0;
  self->placed = FALSE;
  rog_reader_layout_clear (&self->layout);
}

static void
rog_reader_dispose (GObject *object)
{
  RogReader *self = ROG_READER (object);

  rog_reader_pointer_dispose (self);
  g_clear_handle_id (&self->tell_idle, g_source_remove);
  forget_document (self);
  g_clear_pointer (&self->bubble, gtk_widget_unparent);
  g_clear_pointer (&self->hint, gtk_widget_unparent);
  if (self->highlights)
    g_signal_handlers_disconnect_by_data (self->highlights, self);
  g_clear_object (&self->highlights);
  for (guint i = 0; i < 2; i++)
    {
      if (self->adjustments[i])
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  G_OBJECT_CLASS (rog_reader_parent_class)->dispose (object);
}

static void
rog_reader_finalize (GObject *object)
{
  RogReader *self = ROG_READER (object);

  g_hash_table_unref (self->failures);
  g_array_unref (self->back);
  g_free (self->selected_highlight);
  g_free (self->watermark);
  G_OBJECT_CLASS (rog_reader_parent_class)->finalize (object);
}

static void
rog_reader_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rog_reader_parent_class)->map (widget);
  want_visible (ROG_READER (widget));
}

static void
add_properties (GObjectClass *klass)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  props[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FIT] = g_param_spec_enum ("fit", NULL, NULL, ROG_TYPE_FIT, ROG_FIT_WIDTH, flags);
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.05, 5, 1, flags);
  props[PROP_NIGHT_PAPER] = g_param_spec_boolean ("night-paper", NULL, NULL, FALSE, flags);
  props[PROP_CARET_BROWSING] = g_param_spec_boolean ("caret-browsing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, N_PROPS, props);
  g_object_class_override_property (klass, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (klass, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (klass, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (klass, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
rog_reader_class_init (RogReaderClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rog_reader_dispose;
  object_class->finalize = rog_reader_finalize;
  object_class->get_property = rog_reader_get_property;
  object_class->set_property = rog_reader_set_property;
  widget_class->size_allocate = rog_reader_size_allocate;
  widget_class->measure = rog_reader_measure;
  widget_class->snapshot = rog_reader_snapshot;
  widget_class->map = rog_reader_map;
  add_properties (object_class);

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", ROG_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[HIGHLIGHT_ACTIVATED] = g_signal_new ("highlight-activated", ROG_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PAGE_CHANGED] = g_signal_new ("page-changed", ROG_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", ROG_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "reader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  rog_reader_keys_class_init (widget_class);
}

static void
rog_reader_init (RogReader *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->fit = ROG_FIT_WIDTH;
  self->zoom = 1;
  self->layout.scale = ROG_READER_UNIT;
  self->text_left = self->text_right = -1;
  self->failures = g_hash_table_new (NULL, NULL);
  self->back = g_array_new (FALSE, FALSE, sizeof (RogTextPlace));
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "Document"), -1);
  self->bubble = rog_reader_bubble_new ();
  gtk_widget_set_visible (self->bubble, FALSE);
  gtk_widget_set_parent (self->bubble, widget);
  rog_reader_area_init (self);
  rog_reader_pointer_init (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
rog_reader_new (void)
{
  return g_object_new (ROG_TYPE_READER, NULL);
}

/**
 * rog_reader_set_source:
 * @source: (nullable): the document, or %NULL to let go of it
 *
 * Begins at the top. What was drawn and read of the document before is dropped.
 */
void
rog_reader_set_source (RogReader     *self,
                       RogPageSource *source)
{
  if (self->source == source)
    return;
  rog_reader_clear_selection (self);
  forget_document (self);
  if (source)
    {
      self->source = g_object_ref (source);
      self->cancellable = g_cancellable_new ();
      self->pages = rog_reader_pages_new (source, PIXEL_BUDGET);
      self->texts = rog_reader_texts_new (source);
      g_signal_connect_object (self->pages, "ready", G_CALLBACK (drawn_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->texts, "ready", G_CALLBACK (text_ready_cb), self, G_CONNECT_SWAPPED);
      rog_reader_layout_load (&self->layout, source);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

RogPageSource *
rog_reader_get_source (RogReader *self)
{
  return self->source;
}

/**
 * rog_reader_get_page:
 *
 * Returns: the page that is read now, counting from 1; 0 without a document
 */
guint
rog_reader_get_page (RogReader *self)
{
  return self->page;
}

/**
 * rog_reader_set_night_paper:
 *
 * Recolours pages of text in the dark style. Pages without text are never recoloured:
 * a photograph is looked at as it is.
 */
void
rog_reader_set_night_paper (RogReader *self,
                            gboolean   night)
{
  if (self->night_paper == night)
    return;
  self->night_paper = night;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NIGHT_PAPER]);
}

/**
 * rog_reader_set_watermark:
 * @words: (nullable): what stands across each page, as it is shown here; the document is not changed
 */
void
rog_reader_set_watermark (RogReader  *self,
                          const char *words)
{
  if (g_set_str (&self->watermark, words))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rog_reader_set_caret_browsing:
 *
 * Shows a caret in the text that the arrow keys move (F7).
 */
void
rog_reader_set_caret_browsing (RogReader *self,
                               gboolean   browsing)
{
  if (self->caret_browsing == browsing)
    return;
  self->caret_browsing = browsing;
  if (browsing && self->caret.page == 0)
    self->anchor = self->caret = (RogTextPlace){ self->page, 0 };
  rog_announce (GTK_ACCESSIBLE (self), browsing ? _("Caret browsing on") : _("Caret browsing off"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CARET_BROWSING]);
}

static void
highlights_changed_cb (RogReader *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rog_reader_set_highlights:
 * @highlights: (nullable): a list of #RogPassage
 */
void
rog_reader_set_highlights (RogReader  *self,
                           GListModel *highlights)
{
  if (self->highlights)
    g_signal_handlers_disconnect_by_func (self->highlights, highlights_changed_cb, self);
  g_set_object (&self->highlights, highlights);
  if (highlights)
    g_signal_connect_object (highlights, "items-changed", G_CALLBACK (highlights_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rog_reader_set_selected_highlight:
 * @id: (nullable): the highlight that is outlined
 */
void
rog_reader_set_selected_highlight (RogReader  *self,
                                   const char *id)
{
  if (g_set_str (&self->selected_highlight, id))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rog_reader_set_hits:
 * @hits: (nullable) (element-type RogPassage): what was found
 * @current: the index of the one the reader is at
 */
void
rog_reader_set_hits (RogReader *self,
                     GPtrArray *hits,
                     guint      current)
{
  if (hits)
    g_ptr_array_ref (hits);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits;
  self->current_hit = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
