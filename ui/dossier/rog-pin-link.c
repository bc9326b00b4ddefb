// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pin as the interface holds it: the id of its RogPinItem is the pin itself, as JSON, so
// that whoever gets "pin.open" needs no table of pins.
#include "dossier/rog-pin-link.h"

#include "core/rog-json.h"
#include "widgets/rog-pin-button.h"

#define MAX_PIN (64 * 1024)

/**
 * rog_pin_link_new_item:
 * @dossier: the dossier it points into
 * @pin: a pin, as acts and papers have it
 *
 * Returns: (transfer full): the pin to show
 */
RogPinItem *
rog_pin_link_new_item (RogDossier *dossier,
                       JsonObject *pin)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), pin);
  g_autofree char *id = json_to_string (node, FALSE);
  g_autofree char *label = rog_dossier_format_pin (dossier, pin, FALSE);
  const char      *quote = rog_json_peek_string (pin, "quote");

  return rog_pin_item_new (id, label, quote != NULL ? quote : "");
}

/**
 * rog_pin_link_new:
 * @dossier: the dossier it points into
 * @pin: a pin, as acts and papers have it
 *
 * Returns: (transfer floating): a button that goes there
 */
GtkWidget *
rog_pin_link_new (RogDossier *dossier,
                  JsonObject *pin)
{
  g_autoptr (RogPinItem) item = rog_pin_link_new_item (dossier, pin);

  return rog_pin_button_new (item);
}

/**
 * rog_pin_link_parse:
 * @id: the id of a #RogPinItem made here
 * @error: return location
 *
 * Returns: (transfer full): the pin, or %NULL
 */
RogPin *
rog_pin_link_parse (const char *id,
                    GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (id, strlen (id));
  g_autoptr (JsonNode) node = rog_json_parse (bytes, MAX_PIN, error);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "A pin is an object");
      return NULL;
    }

  return rog_pin_from_json (json_node_get_object (node), error);
}

/**
 * rog_pin_link_make_passage:
 * @pin: a pin
 *
 * Returns: (transfer full): the place in its document
 */
RogPassage *
rog_pin_link_make_passage (const RogPin *pin)
{
  g_autoptr (GArray) quads = g_array_new (FALSE, TRUE, sizeof (RogQuad));
  RogRect area = { (int)pin->area[0], (int)pin->area[1], (int)pin->area[2], (int)pin->area[3] };

  if (pin->is_area)
    return rog_passage_new_area (pin->page, &area);

  for (guint i = 0; i < pin->quads->len; i++)
    {
      const RogPinQuad *from = &g_array_index (pin->quads, RogPinQuad, i);
      RogQuad           quad;

      for (guint j = 0; j < G_N_ELEMENTS (quad.points); j++)
        quad.points[j] = (int)from->points[j];
      g_array_append_val (quads, quad);
    }

  return rog_passage_new (pin->page, quads, pin->quote);
}
