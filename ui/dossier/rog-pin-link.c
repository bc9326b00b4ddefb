// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pin as the interface holds it: the id of its RogPinItem is the pin itself, as JSON, so
// that whoever gets "pin.open" needs no table of pins.
#include "dossier/rog-pin-link.h"

#include "core/rog-json.h"
#include "widgets/rog-pin-button.h"

#define MAX_PIN (64 * 1024)
#define PIN_MARK "\xef\xbf\xbc" /* U+FFFC: where a pin stands in a text */

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

static void
read_run (JsonObject *run,
          GString    *text,
          JsonArray  *pins)
{
  const char *words = rog_json_peek_string (run, "text");
  const char *id = rog_json_peek_string (run, "pin");
  g_autoptr (RogPin) pin = NULL;

  if (words != NULL)
    g_string_append (text, words);
  if (id == NULL)
    return;

  pin = rog_pin_link_parse (id, NULL);
  if (pin == NULL)
    return;
  g_string_append (text, PIN_MARK);
  json_array_add_object_element (pins, rog_pin_to_json (pin));
}

/**
 * rog_pin_link_read_runs:
 * @runs: the content of a #RogCiteView
 * @pins: (out) (transfer full): its pins, in the order of their marks in the text
 *
 * The content as papers and acts have it: a text with a mark (U+FFFC) for each pin.
 *
 * Returns: (transfer full): the text
 */
char *
rog_pin_link_read_runs (JsonArray  *runs,
                        JsonArray **pins)
{
  GString *text = g_string_new (NULL);

  *pins = json_array_new ();
  for (guint i = 0; i < json_array_get_length (runs); i++)
    read_run (json_array_get_object_element (runs, i), text, *pins);

  return g_string_free_and_steal (text);
}

static void
add_words (JsonArray  *runs,
           const char *words)
{
  JsonObject *run;

  if (words[0] == '\0')
    return;
  run = json_object_new ();
  json_object_set_string_member (run, "text", words);
  json_array_add_object_element (runs, run);
}

static void
add_pin (JsonArray  *runs,
         RogDossier *dossier,
         JsonObject *pin)
{
  g_autoptr (RogPinItem) item = rog_pin_link_new_item (dossier, pin);
  JsonObject *run = json_object_new ();

  json_object_set_string_member (run, "pin", rog_pin_item_get_id (item));
  json_object_set_string_member (run, "label", rog_pin_item_get_label (item));
  json_object_set_string_member (run, "quote", rog_pin_item_get_quote (item));
  json_array_add_object_element (runs, run);
}

/**
 * rog_pin_link_make_runs:
 * @dossier: the dossier the pins point into
 * @text: (nullable): a text with marks, as papers and acts have it
 * @pins: (nullable): its pins; those without a mark come after the text
 *
 * Returns: (transfer full): the content for a #RogCiteView
 */
JsonArray *
rog_pin_link_make_runs (RogDossier *dossier,
                        const char *text,
                        JsonArray  *pins)
{
  g_auto (GStrv) pieces = g_strsplit (text != NULL ? text : "", PIN_MARK, -1);
  JsonArray *runs = json_array_new ();
  guint      used = 0, n = pins != NULL ? json_array_get_length (pins) : 0;

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      add_words (runs, pieces[i]);
      if (pieces[i + 1] != NULL && used < n)
        add_pin (runs, dossier, json_array_get_object_element (pins, used++));
    }
  while (used < n)
    add_pin (runs, dossier, json_array_get_object_element (pins, used++));

  return runs;
}
