// SPDX-License-Identifier: GPL-3.0-or-later
#include "confine/rog-confined-pdf.h"

#include <math.h>
#include <string.h>

#include "confine/rog-confine-error.h"
#include "confine/rog-memfd.h"
#include "confine/rog-worker-protocol.h"

struct _RogConfinedPdf
{
  GObject parent_instance;

  RogWorkerProcess *process; /* (owned) */

  guint     n_pages;
  int      *sizes;   /* (owned): width and height of each page */
  GStrv     labels;  /* (owned) */
  char     *title;   /* (owned) */
  GVariant *outline; /* (owned): a(suu) */

  RogSlots *slots; /* (owned) (nullable): those the worker has mapped */
  gboolean  sent[ROG_WORKER_MAX_SLOTS];
};

G_DEFINE_FINAL_TYPE (RogConfinedPdf, rog_confined_pdf, G_TYPE_OBJECT)

static void
rog_confined_pdf_finalize (GObject *object)
{
  RogConfinedPdf *self = ROG_CONFINED_PDF (object);

  if (self->process != NULL)
    rog_worker_process_kill (self->process);
  g_clear_object (&self->process);
  g_clear_pointer (&self->slots, rog_slots_unref);
  g_clear_pointer (&self->outline, g_variant_unref);
  g_clear_pointer (&self->labels, g_strfreev);
  g_free (self->title);
  g_free (self->sizes);

  G_OBJECT_CLASS (rog_confined_pdf_parent_class)->finalize (object);
}

static void
rog_confined_pdf_class_init (RogConfinedPdfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_confined_pdf_finalize;
}

static void
rog_confined_pdf_init (RogConfinedPdf *self)
{
}

static gboolean
nonsense (RogConfinedPdf *self,
          const char     *what,
          GError        **error)
{
  rog_worker_process_kill (self->process);
  g_set_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_PROTOCOL, "The worker answered nonsense: %s", what);
  return FALSE;
}

static gboolean
short_enough (const char *text)
{
  return strlen (text) <= ROG_WORKER_MAX_NAME;
}

static gboolean
check_sizes (const gint32 *sizes,
             gsize         n_sizes)
{
  if (n_sizes < 2 || n_sizes % 2 != 0 || n_sizes / 2 > ROG_WORKER_MAX_PAGES)
    return FALSE;
  for (gsize i = 0; i < n_sizes; i++)
    {
      if (sizes[i] < 0 || sizes[i] > ROG_WORKER_MAX_PAGE_SIDE || (sizes[i] == 0) != (sizes[i ^ 1] == 0))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_outline (GVariant *outline,
               guint     n_pages)
{
  GVariantIter iter;
  const char  *title;
  guint        depth, page, last_depth = 0;
  gboolean     first = TRUE;

  if (g_variant_n_children (outline) > ROG_WORKER_MAX_OUTLINE)
    return FALSE;
  g_variant_iter_init (&iter, outline);
  while (g_variant_iter_next (&iter, "(&suu)", &title, &depth, &page))
    {
      if (!short_enough (title) || page > n_pages || depth > (first ? 0 : last_depth + 1) || depth >= ROG_WORKER_MAX_OUTLINE_DEPTH)
        return FALSE;
      last_depth = depth;
      first = FALSE;
    }
  return TRUE;
}

static gboolean
take_answer (RogConfinedPdf *self,
             GVariant       *reply,
             GError        **error)
{
  g_autoptr (GVariant) sizes_value = g_variant_get_child_value (reply, 0);
  gsize         n_sizes;
  const gint32 *sizes = g_variant_get_fixed_array (sizes_value, &n_sizes, sizeof (gint32));

  if (!check_sizes (sizes, n_sizes))
    return nonsense (self, "page sizes", error);
  self->n_pages = (guint)(n_sizes / 2);
  self->sizes = g_memdup2 (sizes, n_sizes * sizeof (gint32));

  g_variant_get_child (reply, 1, "^as", &self->labels);
  if (g_strv_length (self->labels) != self->n_pages)
    return nonsense (self, "page labels", error);
  for (guint i = 0; i < self->n_pages; i++)
    {
      if (!short_enough (self->labels[i]))
        return nonsense (self, "page labels", error);
    }
  g_variant_get_child (reply, 2, "s", &self->title);
  self->outline = g_variant_get_child_value (reply, 3);
  if (!short_enough (self->title) || !check_outline (self->outline, self->n_pages))
    return nonsense (self, "outline", error);

  return TRUE;
}

/**
 * rog_confined_pdf_open:
 * @pool: where the worker comes from
 * @fd: a sealed memory file with the document; it stays the caller's
 * @password: (nullable): the document's
 * @deadline: milliseconds for opening and measuring all pages
 * @cancellable: (nullable): kills the worker
 * @error: where an error goes
 *
 * Returns: (transfer full): the document, or %NULL with any of %ROG_CONFINE_ERROR
 */
RogConfinedPdf *
rog_confined_pdf_open (RogWorkerPool *pool,
                       int            fd,
                       const char    *password,
                       guint          deadline,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (RogConfinedPdf) self = g_object_new (ROG_TYPE_CONFINED_PDF, NULL);
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  g_autoptr (GVariant) reply = NULL;

  g_return_val_if_fail (rog_memfd_is_sealed (fd), NULL);

  self->process = rog_worker_pool_take (pool, cancellable, error);
  if (self->process == NULL || g_unix_fd_list_append (fds, fd, error) < 0)
    return NULL;
  reply = rog_worker_process_call (self->process, "OpenPdf", g_variant_new ("(hs)", 0, password != NULL ? password : ""),
                                   G_VARIANT_TYPE ("(aiassa(suu))"), fds, NULL, deadline, cancellable, error);
  if (reply == NULL || !take_answer (self, reply, error))
    return NULL;

  return g_steal_pointer (&self);
}

guint
rog_confined_pdf_get_n_pages (RogConfinedPdf *self)
{
  return self->n_pages;
}

/**
 * rog_confined_pdf_get_sizes:
 *
 * Returns: (transfer none): width and height of each page; 0 and 0 of one that cannot be shown
 */
const int *
rog_confined_pdf_get_sizes (RogConfinedPdf *self)
{
  return self->sizes;
}

GStrv
rog_confined_pdf_get_labels (RogConfinedPdf *self)
{
  return self->labels;
}

const char *
rog_confined_pdf_get_title (RogConfinedPdf *self)
{
  return self->title;
}

/**
 * rog_confined_pdf_get_outline:
 *
 * Returns: (transfer none): a(suu), checked: title, depth (never more than one deeper than the
 *   one before), page from 1 or 0
 */
GVariant *
rog_confined_pdf_get_outline (RogConfinedPdf *self)
{
  return self->outline;
}

gboolean
rog_confined_pdf_is_alive (RogConfinedPdf *self)
{
  return rog_worker_process_is_alive (self->process);
}

int
rog_confined_pdf_get_pid (RogConfinedPdf *self)
{
  return rog_worker_process_get_pid (self->process);
}

/**
 * rog_confined_pdf_measure:
 * @page: from 1
 * @scale: pixels a point
 * @area: what is to be drawn, within the page
 * @width: (out): pixels
 * @height: (out): pixels
 * @error: where an error goes
 *
 * What a drawing will measure; asks nobody.
 *
 * Returns: %FALSE with %ROG_CONFINE_ERROR_LIMIT where it is outside the page or too large
 */
gboolean
rog_confined_pdf_measure (RogConfinedPdf *self,
                          guint           page,
                          double          scale,
                          const RogRect  *area,
                          guint          *width,
                          guint          *height,
                          GError        **error)
{
  const int *size;
  double     w, h;

  g_return_val_if_fail (page >= 1 && page <= self->n_pages, FALSE);

  size = self->sizes + (gsize)(page - 1) * 2;
  w = MAX (1, round (area->width * scale / ROG_UNITS_PER_POINT));
  h = MAX (1, round (area->height * scale / ROG_UNITS_PER_POINT));
  if (!(scale > 0 && scale <= 64) || area->x < 0 || area->y < 0 || area->width < 1 || area->height < 1 ||
      area->width > size[0] - area->x || area->height > size[1] - area->y ||
      w > G_MAXINT16 || h > G_MAXINT16 || w * h > ROG_WORKER_MAX_PIXELS)
    {
      g_set_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "Page %u cannot be drawn at this size", page);
      return FALSE;
    }
  *width = (guint)w;
  *height = (guint)h;

  return TRUE;
}

static gboolean
send_slot (RogConfinedPdf *self,
           RogSlots       *slots,
           int             slot,
           guint           deadline,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) reply = NULL;

  if (self->slots == NULL)
    self->slots = rog_slots_ref (slots);
  g_return_val_if_fail (self->slots == slots, FALSE);
  if (self->sent[slot])
    return TRUE;

  fds = g_unix_fd_list_new ();
  if (g_unix_fd_list_append (fds, rog_slots_get_fd (slots, slot), error) < 0)
    return FALSE;
  reply = rog_worker_process_call (self->process, "AddSlot",
                                   g_variant_new ("(uth)", (guint)slot, (guint64)rog_slots_get_size (slots, slot), 0),
                                   G_VARIANT_TYPE_UNIT, fds, NULL, deadline, cancellable, error);
  self->sent[slot] = reply != NULL;

  return reply != NULL;
}

static gboolean
draw_into (RogConfinedPdf *self,
           int             slot,
           guint           page,
           double          scale,
           const RogRect  *area,
           gboolean        preview,
           guint           deadline,
           guint           width,
           guint           height,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr (GVariant) reply = NULL;
  guint got_width, got_height;

  reply = rog_worker_process_call (
      self->process, "Render",
      g_variant_new ("(ud(iiii)ub)", page, scale, area->x, area->y, area->width, area->height, (guint)slot, preview),
      G_VARIANT_TYPE ("(uu)"), NULL, NULL, deadline, cancellable, error);
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(uu)", &got_width, &got_height);
  if (got_width != width || got_height != height)
    return nonsense (self, "picture size", error);

  return TRUE;
}

/**
 * rog_confined_pdf_render:
 * @slots: where to draw; the same object for the life of this one
 * @page: from 1
 * @scale: pixels a point
 * @area: what to draw
 * @preview: rougher, and faster for scans
 * @deadline: milliseconds
 * @width: (out): pixels
 * @height: (out): pixels; the stride is @width × 4
 * @cancellable: (nullable): kills the worker
 * @error: where an error goes
 *
 * Returns: (transfer full): pixels as cairo's ARGB32, opaque; %ROG_CONFINE_ERROR_LIMIT leaves the
 *   worker alive, every other error ends it
 */
GBytes *
rog_confined_pdf_render (RogConfinedPdf *self,
                         RogSlots       *slots,
                         guint           page,
                         double          scale,
                         const RogRect  *area,
                         gboolean        preview,
                         guint           deadline,
                         guint          *width,
                         guint          *height,
                         GCancellable   *cancellable,
                         GError        **error)
{
  gsize length;
  int   slot;

  if (!rog_confined_pdf_measure (self, page, scale, area, width, height, error))
    return NULL;
  length = (gsize)*width * *height * 4;
  slot = rog_slots_take (slots, length, error);
  if (slot < 0)
    return NULL;
  if (!send_slot (self, slots, slot, deadline, cancellable, error) ||
      !draw_into (self, slot, page, scale, area, preview, deadline, *width, *height, cancellable, error))
    {
      rog_slots_put_back (slots, slot);
      return NULL;
    }
  return rog_slots_wrap (slots, slot, length);
}

static gboolean
check_text (GVariant *reply)
{
  g_autoptr (GVariant) boxes_value = g_variant_get_child_value (reply, 1);
  const int     limit = ROG_WORKER_MAX_PAGE_SIDE;
  gsize         n_boxes;
  const gint32 *boxes = g_variant_get_fixed_array (boxes_value, &n_boxes, sizeof (gint32));
  const char   *text;

  g_variant_get_child (reply, 0, "&s", &text);
  if (n_boxes > (gsize)ROG_WORKER_MAX_CHARACTERS * 4 || n_boxes != (gsize)g_utf8_strlen (text, -1) * 4)
    return FALSE;
  for (gsize i = 0; i < n_boxes; i += 4)
    {
      if (boxes[i] < -limit || boxes[i] > limit || boxes[i + 1] < -limit || boxes[i + 1] > limit ||
          boxes[i + 2] < 0 || boxes[i + 2] > limit || boxes[i + 3] < 0 || boxes[i + 3] > limit)
        return FALSE;
    }
  return TRUE;
}

/**
 * rog_confined_pdf_get_text:
 * @page: from 1
 * @deadline: milliseconds
 * @cancellable: (nullable): kills the worker
 * @error: where an error goes
 *
 * Returns: (transfer full): (sai), checked: the text, and four integers for each character of it
 */
GVariant *
rog_confined_pdf_get_text (RogConfinedPdf *self,
                           guint           page,
                           guint           deadline,
                           GCancellable   *cancellable,
                           GError        **error)
{
  g_autoptr (GVariant) reply = NULL;

  g_return_val_if_fail (page >= 1 && page <= self->n_pages, NULL);

  reply = rog_worker_process_call (self->process, "GetText", g_variant_new ("(u)", page), G_VARIANT_TYPE ("(sai)"),
                                   NULL, NULL, deadline, cancellable, error);
  if (reply == NULL)
    return NULL;
  if (!check_text (reply))
    {
      (void)nonsense (self, "text", error);
      return NULL;
    }
  return g_steal_pointer (&reply);
}

/**
 * rog_confined_pdf_get_fields:
 * @deadline: milliseconds
 * @cancellable: (nullable): kills the worker
 * @error: where an error goes
 *
 * Returns: (transfer full): a(ss): name and value of each form field
 */
GVariant *
rog_confined_pdf_get_fields (RogConfinedPdf *self,
                             guint           deadline,
                             GCancellable   *cancellable,
                             GError        **error)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) fields = NULL;
  GVariantIter iter;
  const char  *name, *value;

  reply = rog_worker_process_call (self->process, "GetFields", NULL, G_VARIANT_TYPE ("(a(ss))"), NULL, NULL,
                                   deadline, cancellable, error);
  if (reply == NULL)
    return NULL;
  fields = g_variant_get_child_value (reply, 0);
  if (g_variant_n_children (fields) > ROG_WORKER_MAX_FIELDS)
    {
      (void)nonsense (self, "form fields", error);
      return NULL;
    }
  g_variant_iter_init (&iter, fields);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &value))
    {
      /* replacing what is not UTF-8 may triple the length of a value */
      if (!short_enough (name) || strlen (value) > 3 * 16 * ROG_WORKER_MAX_NAME)
        {
          (void)nonsense (self, "form fields", error);
          return NULL;
        }
    }
  return g_steal_pointer (&fields);
}
