// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is selected in the reader, as pins.
#include "dossier/rog-selection.h"

#include <glib/gi18n.h>

#include "dossier/rog-pin.h"

#define PARAGRAPH_SIGN "¶ "

static RogPin *
make_pin (RogDocument *document,
          RogPassage  *passage)
{
  RogPin     *pin = rog_pin_new (rog_entity_get_id (ROG_ENTITY (document)), rog_document_get_hash (document), rog_passage_get_page (passage));
  GArray     *quads = rog_passage_get_quads (passage);
  const char *label = rog_passage_get_label (passage);
  guint       n_rects;

  if (rog_passage_is_area (passage))
    {
      const RogRect *area = rog_passage_get_rects (passage, &n_rects);

      rog_pin_set_area (pin, area->x, area->y, area->width, area->height);
      return pin;
    }

  for (guint i = 0; i < quads->len; i++)
    {
      const RogQuad *quad = &g_array_index (quads, RogQuad, i);
      gint64         points[G_N_ELEMENTS (quad->points)];

      for (guint j = 0; j < G_N_ELEMENTS (quad->points); j++)
        points[j] = quad->points[j];
      rog_pin_add_quad (pin, points);
    }
  /* A pin has the number as the document prints it. */
  if (label != NULL && g_str_has_prefix (label, PARAGRAPH_SIGN))
    label += strlen (PARAGRAPH_SIGN);
  rog_pin_set_words (pin, rog_passage_get_quote (passage), label);

  return pin;
}

/**
 * rog_selection_to_json:
 * @document: the document that is read
 * @passages: (element-type RogPassage): what is selected in it, one passage a page
 *
 * Returns: (transfer full): a list of pins
 */
char *
rog_selection_to_json (RogDocument *document,
                       GPtrArray   *passages)
{
  g_autoptr (JsonArray) pins = json_array_new ();
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < passages->len; i++)
    {
      g_autoptr (RogPin) pin = make_pin (document, g_ptr_array_index (passages, i));

      json_array_add_object_element (pins, rog_pin_to_json (pin));
    }
  node = json_node_init_array (json_node_alloc (), pins);

  return json_to_string (node, FALSE);
}

/**
 * rog_selection_to_citation:
 * @document: the document that is read
 * @passages: (element-type RogPassage): what is selected in it, one passage a page
 *
 * Returns: (transfer full): “words” (Request, p. 3, ¶ 13)
 */
char *
rog_selection_to_citation (RogDocument *document,
                           GPtrArray   *passages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < passages->len; i++)
    {
      RogPassage *passage = g_ptr_array_index (passages, i);
      g_autoptr (RogPin) pin = make_pin (document, passage);
      g_autofree char *where = rog_pin_cite (pin, rog_document_get_name (document));
      g_autofree char *line = NULL;

      if (rog_passage_is_area (passage))
        line = g_strdup (where);
      else
        // Translators: words of a document, and where they stand in it.
        line = g_strdup_printf (C_ ("citation", "“%s” (%s)"), rog_passage_get_quote (passage), where);
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}
