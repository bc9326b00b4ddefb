// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RogPin:
 * @document: the document's id
 * @hash: SHA-256 of the file it was made on, in base64url
 * @page: from 1
 * @quads: (element-type RogPinQuad): for text, its lines; empty for an area
 * @area: for an area, x, y, width, height
 * @is_area: whether it anchors an area
 * @quote: (nullable): the words
 * @paragraph: (nullable): the number of the paragraph, as the document prints it ("13", "12(d)")
 *
 * Where a statement stands. Coordinates are 1/1000 pt on the page as displayed (CropBox, after /Rotate,
 * UserUnit ignored), origin upper left, y down.
 */
typedef struct
{
  gint64 points[8]; /* UL, UR, LL, LR as x, y */
} RogPinQuad;

typedef struct
{
  char    *document;
  char    *hash;
  guint    page;
  GArray  *quads;
  gint64   area[4];
  gboolean is_area;
  char    *quote;
  char    *paragraph;
} RogPin;

#define ROG_TYPE_DOSSIER_PIN (rog_pin_get_boxed_type ())
GType rog_pin_get_boxed_type (void);

RogPin     *rog_pin_new (const char *document,
                         const char *hash,
                         guint       page);
RogPin     *rog_pin_from_json (JsonObject *object,
                               GError    **error);
JsonObject *rog_pin_to_json (const RogPin *pin);
RogPin     *rog_pin_copy (const RogPin *pin);
void        rog_pin_free (RogPin *pin);
void        rog_pin_add_quad (RogPin       *pin,
                              const gint64 *points);
void        rog_pin_set_area (RogPin *pin,
                              gint64  x,
                              gint64  y,
                              gint64  width,
                              gint64  height);
void        rog_pin_set_words (RogPin     *pin,
                               const char *quote,
                               const char *paragraph);
char       *rog_pin_format (const RogPin *pin,
                            const char   *document_name);
char       *rog_pin_cite (const RogPin *pin,
                          const char   *document_name);
int         rog_pin_compare (const RogPin *a,
                             const RogPin *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogPin, rog_pin_free)

G_END_DECLS
