// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/rog-worker-pdf.h"

#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "confine/rog-confine-error.h"
#include "confine/rog-worker-protocol.h"

typedef struct
{
  unsigned char *pixels; /* mapped */
  gsize          size;
} Slot;

struct _RogWorkerPdf
{
  PopplerDocument *document; /* (owned) */
  Slot             slots[ROG_WORKER_MAX_SLOTS];
};

/* A page with one word in a font that is not embedded. */
static const char primer[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 27>>stream\nBT /F 9 Tf 9 9 Td(a)Tj ET \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R>>\n";

static void
paint_white (cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_restore (cr);
}

/**
 * rog_worker_pdf_prime:
 *
 * Opens, draws and keeps a page of our own, so that what poppler loads once (its tables,
 * a font engine, character conversion) is there before files can no longer be opened.
 */
void
rog_worker_pdf_prime (void)
{
  static const char *const charsets[] = { "UTF-16BE", "UTF-16LE", "UTF-16", "ISO-8859-1" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (primer, sizeof primer - 1);
  g_autoptr (PopplerPage) page = NULL;
  g_autofree char *text = NULL;
  /* Kept for the life of the process, for what hangs on it. */
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  cairo_surface_t *surface;
  cairo_t         *cr;

  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    (void)g_iconv_open ("UTF-8", charsets[i]);
  if (document == NULL)
    return;

  page = poppler_document_get_page (document, 0);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 8, 8);
  cr = cairo_create (surface);
  poppler_page_render (page, cr);
  text = poppler_page_get_text (page);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
map_document (int      fd,
              GBytes **bytes,
              GError **error)
{
  struct stat info;
  gpointer    data;

  if (fstat (fd, &info) != 0 || info.st_size <= 0 || info.st_size > ROG_WORKER_MAX_DOCUMENT)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR,
                           info.st_size == 0 ? ROG_CONFINE_ERROR_NOT_PDF : ROG_CONFINE_ERROR_LIMIT, "size");
      return FALSE;
    }
  data = mmap (NULL, (gsize)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "map");
      return FALSE;
    }
  *bytes = g_bytes_new_static (data, (gsize)info.st_size);

  return TRUE;
}

/* Readers accept the header anywhere in the first kilobyte (ISO 32000, annex H.3.4.1). */
static gboolean
has_pdf_header (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, MIN (size, 1024), "%PDF-", 5) != NULL;
}

static void
translate_error (GError  *from,
                 GError **error)
{
  gboolean encrypted = g_error_matches (from, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);

  g_set_error_literal (error, ROG_CONFINE_ERROR,
                       encrypted ? ROG_CONFINE_ERROR_ENCRYPTED : ROG_CONFINE_ERROR_DAMAGED, from->message);
}

/* poppler 25.03 follows a null pointer when a password is wrong, or is not Latin-1, and the
 * document comes as bytes; from a stream it tries again as it should, if more slowly. */
static PopplerDocument *
open_document (GBytes     *bytes,
               const char *password,
               GError    **error)
{
  g_autoptr (GInputStream) stream = NULL;

  if (*password == '\0')
    return poppler_document_new_from_bytes (bytes, NULL, error);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  return poppler_document_new_from_stream (stream, (goffset)g_bytes_get_size (bytes), password, NULL, error);
}

/**
 * rog_worker_pdf_open:
 * @fd: a sealed memory file
 * @password: empty for none
 * @error: not a PDF, damaged, encrypted, limit
 *
 * Returns: (transfer full): the document, for the life of the process
 */
RogWorkerPdf *
rog_worker_pdf_open (int         fd,
                     const char *password,
                     GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PopplerDocument) document = NULL;
  RogWorkerPdf *self;
  int           n_pages;

  if (!map_document (fd, &bytes, error))
    return NULL;
  if (!has_pdf_header (bytes))
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_NOT_PDF, "no header");
      return NULL;
    }
  document = open_document (bytes, password, &local_error);
  if (document == NULL)
    {
      translate_error (local_error, error);
      return NULL;
    }

  n_pages = poppler_document_get_n_pages (document);
  if (n_pages < 1 || n_pages > ROG_WORKER_MAX_PAGES)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR,
                           n_pages < 1 ? ROG_CONFINE_ERROR_DAMAGED : ROG_CONFINE_ERROR_LIMIT, "pages");
      return NULL;
    }

  self = g_new0 (RogWorkerPdf, 1);
  self->document = g_steal_pointer (&document);
  return self;
}

PopplerDocument *
rog_worker_pdf_get_document (RogWorkerPdf *self)
{
  return self->document;
}

/**
 * rog_worker_pdf_get_page:
 * @self: the document
 * @page: from 1; any number
 *
 * Returns: (transfer full) (nullable): the page
 */
PopplerPage *
rog_worker_pdf_get_page (RogWorkerPdf *self,
                         guint         page)
{
  if (page < 1 || page > (guint)poppler_document_get_n_pages (self->document))
    return NULL;
  return poppler_document_get_page (self->document, (int)page - 1);
}

/**
 * rog_worker_pdf_get_page_size:
 * @page: a page
 * @width: (out): in 1/1000 pt, as displayed
 * @height: (out): in 1/1000 pt
 *
 * Returns: %FALSE of a page that is empty or too large to be shown
 */
gboolean
rog_worker_pdf_get_page_size (PopplerPage *page,
                              int         *width,
                              int         *height)
{
  double w, h;

  poppler_page_get_size (page, &w, &h);
  w *= ROG_UNITS_PER_POINT;
  h *= ROG_UNITS_PER_POINT;
  *width = *height = 0;
  if (!(w >= 1 && h >= 1 && w <= ROG_WORKER_MAX_PAGE_SIDE && h <= ROG_WORKER_MAX_PAGE_SIDE))
    return FALSE;
  *width = (int)lround (w);
  *height = (int)lround (h);

  return TRUE;
}

/**
 * rog_worker_pdf_add_slot:
 *
 * Maps memory to draw into. It belongs to the other side and can change its size for nobody.
 */
gboolean
rog_worker_pdf_add_slot (RogWorkerPdf *self,
                         guint         index,
                         int           fd,
                         guint64       size,
                         GError      **error)
{
  struct stat info;
  gpointer    pixels;

  if (index >= ROG_WORKER_MAX_SLOTS || self->slots[index].pixels != NULL ||
      fstat (fd, &info) != 0 || (guint64)info.st_size != size || size == 0)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "slot");
      return FALSE;
    }
  pixels = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (pixels == MAP_FAILED)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "slot memory");
      return FALSE;
    }
  self->slots[index] = (Slot){ pixels, size };

  return TRUE;
}

static gboolean
measure (PopplerPage   *page,
         double         scale,
         const RogRect *area,
         const Slot    *slot,
         guint         *width,
         guint         *height)
{
  int    page_width, page_height;
  double w, h;

  if (page == NULL || !rog_worker_pdf_get_page_size (page, &page_width, &page_height))
    return FALSE;
  if (!(scale > 0 && scale <= 64) || area->x < 0 || area->y < 0 || area->width < 1 || area->height < 1 ||
      area->width > page_width - area->x || area->height > page_height - area->y)
    return FALSE;

  w = MAX (1, round (area->width * scale / ROG_UNITS_PER_POINT));
  h = MAX (1, round (area->height * scale / ROG_UNITS_PER_POINT));
  *width = (guint)w;
  *height = (guint)h;

  return w * h <= ROG_WORKER_MAX_PIXELS && w <= G_MAXINT16 && h <= G_MAXINT16 && w * h * 4 <= (double)slot->size;
}

static void
draw (PopplerPage   *page,
      double         scale,
      const RogRect *area,
      const Slot    *slot,
      gboolean       preview,
      guint          width,
      guint          height)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      slot->pixels, CAIRO_FORMAT_ARGB32, (int)width, (int)height, (int)width * 4);
  cairo_t *cr = cairo_create (surface);

  paint_white (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -(double)area->x / ROG_UNITS_PER_POINT, -(double)area->y / ROG_UNITS_PER_POINT);
  poppler_page_render_full (page, cr, preview, POPPLER_RENDER_ANNOTS_ALL & ~POPPLER_RENDER_ANNOTS_POPUP);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/**
 * rog_worker_pdf_render:
 *
 * Draws @area of @page on white. A @preview is drawn as if for the printer: scans take half
 * the time, and look rougher.
 *
 * Returns: %FALSE with %ROG_CONFINE_ERROR_LIMIT where the request does not fit
 */
gboolean
rog_worker_pdf_render (RogWorkerPdf  *self,
                       guint          page,
                       double         scale,
                       const RogRect *area,
                       guint          slot,
                       gboolean       preview,
                       guint         *width,
                       guint         *height,
                       GError       **error)
{
  g_autoptr (PopplerPage) pdf_page = rog_worker_pdf_get_page (self, page);

  if (slot >= ROG_WORKER_MAX_SLOTS || self->slots[slot].pixels == NULL ||
      !measure (pdf_page, scale, area, &self->slots[slot], width, height))
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "render");
      return FALSE;
    }
  draw (pdf_page, scale, area, &self->slots[slot], preview, *width, *height);

  return TRUE;
}

static int
to_units (double points)
{
  double units = points * ROG_UNITS_PER_POINT;

  return (int)lround (CLAMP (units, -(double)ROG_WORKER_MAX_PAGE_SIDE, (double)ROG_WORKER_MAX_PAGE_SIDE));
}

static GVariant *
pack_boxes (const PopplerRectangle *rectangles,
            guint                   n_rectangles)
{
  g_autofree gint32 *boxes = g_new (gint32, MAX (1, (gsize)n_rectangles * 4));

  for (guint i = 0; i < n_rectangles; i++)
    {
      const PopplerRectangle *r = &rectangles[i];
      gint32                 *box = boxes + (gsize)i * 4;

      box[0] = to_units (MIN (r->x1, r->x2));
      box[1] = to_units (MIN (r->y1, r->y2));
      box[2] = to_units (MAX (r->x1, r->x2)) - box[0];
      box[3] = to_units (MAX (r->y1, r->y2)) - box[1];
    }
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT32, boxes, (gsize)n_rectangles * 4, sizeof (gint32));
}

static gboolean
runs_leftwards (gunichar character)
{
  GUnicodeScript script = g_unichar_get_script (character);

  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA;
}

/* Between two cells of a table that stand on one line poppler puts nothing, so that a row's number and
 * a day become another day. Where the direction turns, characters that belong together stand apart. */
static gboolean
stand_apart (gunichar                before,
             const PopplerRectangle *left,
             gunichar                after,
             const PopplerRectangle *right)
{
  double height = MIN (fabs (left->y2 - left->y1), fabs (right->y2 - right->y1));
  double gap = MAX (MIN (right->x1, right->x2) - MAX (left->x1, left->x2), MIN (left->x1, left->x2) - MAX (right->x1, right->x2));

  return !g_unichar_isspace (before) && !g_unichar_isspace (after) && runs_leftwards (before) == runs_leftwards (after) && gap > height / 4;
}

/* A space for each such gap, in the text and in the boxes, as poppler has one between two words. */
static char *
part_cells (char              *text,
            PopplerRectangle **rectangles,
            guint             *n_rectangles)
{
  GString *parted = g_string_sized_new (strlen (text));
  GArray  *boxes = g_array_sized_new (FALSE, FALSE, sizeof (PopplerRectangle), *n_rectangles);
  gunichar before = ' ';
  guint    i = 0, room = ROG_WORKER_MAX_CHARACTERS - *n_rectangles;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at), i++)
    {
      gunichar                character = g_utf8_get_char (at);
      const PopplerRectangle *box = &(*rectangles)[i];

      if (i > 0 && room > 0 && stand_apart (before, box - 1, character, box))
        {
          gboolean         onwards = box->x1 > box[-1].x1;
          PopplerRectangle gap = { .x1 = onwards ? box[-1].x2 : box->x2, .x2 = onwards ? box->x1 : box[-1].x1, .y1 = box[-1].y1, .y2 = box[-1].y2 };

          g_string_append_c (parted, ' ');
          g_array_append_val (boxes, gap);
          room--;
        }
      g_string_append_unichar (parted, character);
      g_array_append_val (boxes, *box);
      before = character;
    }
  g_free (text);
  g_free (*rectangles);
  *n_rectangles = boxes->len;
  *rectangles = (PopplerRectangle *)(gpointer)g_array_free (boxes, FALSE);

  return g_string_free_and_steal (parted);
}

/**
 * rog_worker_pdf_get_text:
 * @boxes: (out) (transfer floating): an array of integers, four for each character of the text
 *
 * Returns: (transfer full): the text of the page in reading order
 */
char *
rog_worker_pdf_get_text (RogWorkerPdf *self,
                         guint         page,
                         GVariant    **boxes,
                         GError      **error)
{
  g_autoptr (PopplerPage) pdf_page = rog_worker_pdf_get_page (self, page);
  g_autofree PopplerRectangle *rectangles = NULL;
  g_autofree char             *text = NULL;
  guint                        n_rectangles = 0;
  glong                        length;

  if (pdf_page == NULL)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_DAMAGED, "page");
      return NULL;
    }
  text = poppler_page_get_text (pdf_page);
  if (text == NULL)
    text = g_strdup ("");
  length = g_utf8_strlen (text, -1);
  if (length > ROG_WORKER_MAX_CHARACTERS)
    {
      g_set_error_literal (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_LIMIT, "text");
      return NULL;
    }
  if (length > 0)
    poppler_page_get_text_layout (pdf_page, &rectangles, &n_rectangles);
  if (!g_utf8_validate (text, -1, NULL) || n_rectangles != (guint)length)
    {
      g_set_error (error, ROG_CONFINE_ERROR, ROG_CONFINE_ERROR_DAMAGED, "%ld characters, %u boxes", length, n_rectangles);
      return NULL;
    }
  text = part_cells (g_steal_pointer (&text), &rectangles, &n_rectangles);
  *boxes = pack_boxes (rectangles, n_rectangles);

  return g_steal_pointer (&text);
}
