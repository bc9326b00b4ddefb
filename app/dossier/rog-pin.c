// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-pin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-common-fields.h"
#include "dossier/rog-dossier-error.h"

static GType
register_type (void)
{
  return g_boxed_type_register_static (g_intern_static_string ("RogDossierPin"), (GBoxedCopyFunc)rog_pin_copy, (GBoxedFreeFunc)rog_pin_free);
}

GType
rog_pin_get_boxed_type (void)
{
  static GType type;

  if (g_once_init_enter_pointer (&type))
    g_once_init_leave_pointer (&type, register_type ());

  return type;
}

/**
 * rog_pin_new:
 * @document: the document's id
 * @hash: the hash of its file
 * @page: from 1
 *
 * Returns: (transfer full): a pin on a page, to which quads or an area are given next
 */
RogPin *
rog_pin_new (const char *document,
             const char *hash,
             guint       page)
{
  RogPin *pin = g_new0 (RogPin, 1);

  pin->document = g_strdup (document);
  pin->hash = g_strdup (hash);
  pin->page = page;
  pin->quads = g_array_new (FALSE, FALSE, sizeof (RogPinQuad));

  return pin;
}

RogPin *
rog_pin_copy (const RogPin *pin)
{
  RogPin *copy = rog_pin_new (pin->document, pin->hash, pin->page);

  g_array_append_vals (copy->quads, pin->quads->data, pin->quads->len);
  memcpy (copy->area, pin->area, sizeof copy->area);
  copy->is_area = pin->is_area;
  rog_pin_set_words (copy, pin->quote, pin->paragraph);

  return copy;
}

void
rog_pin_free (RogPin *pin)
{
  g_free (pin->document);
  g_free (pin->hash);
  g_array_unref (pin->quads);
  g_free (pin->quote);
  g_free (pin->paragraph);
  g_free (pin);
}

/**
 * rog_pin_add_quad:
 * @pin: a pin
 * @points: (array fixed-size=8): UL, UR, LL, LR as x, y in 1/1000 pt
 */
void
rog_pin_add_quad (RogPin       *pin,
                  const gint64 *points)
{
  g_array_append_vals (pin->quads, points, 1);
}

void
rog_pin_set_area (RogPin *pin,
                  gint64  x,
                  gint64  y,
                  gint64  width,
                  gint64  height)
{
  gint64 area[4] = { x, y, width, height };

  memcpy (pin->area, area, sizeof area);
  pin->is_area = TRUE;
}

void
rog_pin_set_words (RogPin     *pin,
                   const char *quote,
                   const char *paragraph)
{
  g_set_str (&pin->quote, quote);
  g_set_str (&pin->paragraph, paragraph);
}

static void
read_quads (RogPin    *pin,
            JsonArray *quads)
{
  for (guint i = 0; quads != NULL && i < json_array_get_length (quads); i++)
    {
      JsonArray *quad = json_array_get_array_element (quads, i);
      gint64     points[8];

      for (guint j = 0; j < 8; j++)
        points[j] = json_array_get_int_element (quad, j);
      rog_pin_add_quad (pin, points);
    }
}

/**
 * rog_pin_from_json:
 * @object: from any source
 * @error: where an error goes
 *
 * Returns: (transfer full) (nullable): the pin, or %NULL with %ROG_DOSSIER_ERROR_INVALID. Words that were
 *   erased are no error: then there is no quote
 */
RogPin *
rog_pin_from_json (JsonObject *object,
                   GError    **error)
{
  JsonArray *area;
  RogPin    *pin;
  gint64     page;

  if (!rog_fields_check (rog_pin_fields, object, error) || !rog_json_get_int (object, "page", &page, error))
    return NULL;
  if (page < 1 || page > G_MAXINT)
    {
      g_set_error_literal (error, ROG_DOSSIER_ERROR, ROG_DOSSIER_ERROR_INVALID, "“page” counts from 1");
      return NULL;
    }

  pin = rog_pin_new (rog_json_peek_string (object, "document"), rog_json_peek_string (object, "hash"), (guint)page);
  read_quads (pin, rog_json_peek_array (object, "quads"));
  area = rog_json_peek_array (object, "area");
  if (area != NULL)
    rog_pin_set_area (pin, json_array_get_int_element (area, 0), json_array_get_int_element (area, 1),
                      json_array_get_int_element (area, 2), json_array_get_int_element (area, 3));
  rog_pin_set_words (pin, rog_json_peek_string (object, "quote"), rog_json_peek_string (object, "paragraph"));

  return pin;
}

static JsonArray *
ints_to_json (const gint64 *values,
              guint         count)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < count; i++)
    json_array_add_int_element (array, values[i]);

  return array;
}

/**
 * rog_pin_to_json:
 * @pin: a pin
 *
 * Returns: (transfer full): as it stands in notes, drafts and bodies
 */
JsonObject *
rog_pin_to_json (const RogPin *pin)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "document", pin->document);
  json_object_set_string_member (object, "hash", pin->hash);
  json_object_set_int_member (object, "page", pin->page);
  if (pin->quads->len > 0)
    {
      JsonArray *quads = json_array_new ();

      for (guint i = 0; i < pin->quads->len; i++)
        json_array_add_array_element (quads, ints_to_json (g_array_index (pin->quads, RogPinQuad, i).points, 8));
      json_object_set_array_member (object, "quads", quads);
    }
  if (pin->is_area)
    json_object_set_array_member (object, "area", ints_to_json (pin->area, 4));
  if (pin->quote != NULL && pin->quote[0] != '\0')
    json_object_set_string_member (object, "quote", pin->quote);
  if (pin->paragraph != NULL && pin->paragraph[0] != '\0')
    json_object_set_string_member (object, "paragraph", pin->paragraph);

  return object;
}

/**
 * rog_pin_format:
 * @pin: a pin
 * @document_name: how the document is called
 *
 * Returns: (transfer full): "Request p. 3 ¶ 13", as pins are shown
 */
char *
rog_pin_format (const RogPin *pin,
                const char   *document_name)
{
  if (pin->paragraph != NULL)
    return g_strdup_printf (C_ ("pin", "%s p. %u ¶ %s"), document_name, pin->page, pin->paragraph);

  return g_strdup_printf (C_ ("pin", "%s p. %u"), document_name, pin->page);
}

/**
 * rog_pin_cite:
 * @pin: a pin
 * @document_name: how the document is called
 *
 * Returns: (transfer full): "Request, p. 3, ¶ 13", as decisions cite
 */
char *
rog_pin_cite (const RogPin *pin,
              const char   *document_name)
{
  if (pin->paragraph != NULL)
    return g_strdup_printf (C_ ("citation", "%s, p. %u, ¶ %s"), document_name, pin->page, pin->paragraph);

  return g_strdup_printf (C_ ("citation", "%s, p. %u"), document_name, pin->page);
}

static gint64
top_of (const RogPin *pin)
{
  if (pin->is_area)
    return pin->area[1];

  return pin->quads->len > 0 ? g_array_index (pin->quads, RogPinQuad, 0).points[1] : 0;
}

/**
 * rog_pin_compare:
 * @a: a pin
 * @b: another
 *
 * Returns: their order on the page: by page, then from top to bottom. The order of documents is the caller's
 */
int
rog_pin_compare (const RogPin *a,
                 const RogPin *b)
{
  if (a->page != b->page)
    return a->page < b->page ? -1 : 1;

  return (top_of (a) > top_of (b)) - (top_of (a) < top_of (b));
}
