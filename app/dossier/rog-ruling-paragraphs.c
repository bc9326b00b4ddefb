// SPDX-License-Identifier: GPL-3.0-or-later
//
// The paragraphs of a draft: the reasons, in the order in which they were written and moved.

#include "dossier/rog-ruling-draft-private.h"

#include "core/rog-clock.h"
#include "core/rog-json.h"

static JsonArray *
paragraphs_of (RogRulingDraft *self)
{
  return json_object_get_array_member (rog_ruling_draft_peek_state (self), "paragraphs");
}

/* When the reasons of each card were last edited. */
static JsonObject *
edited_of (RogRulingDraft *self)
{
  return json_object_get_object_member (rog_ruling_draft_peek_state (self), "edited");
}

static JsonObject *
find_paragraph (RogRulingDraft *self,
                const char     *id,
                guint          *position)
{
  JsonArray *array = paragraphs_of (self);

  for (guint i = 0; id != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *paragraph = json_array_get_object_element (array, i);

      if (g_strcmp0 (rog_json_peek_string (paragraph, "id"), id) == 0)
        {
          if (position != NULL)
            *position = i;
          return paragraph;
        }
    }

  return NULL;
}

/**
 * rog_ruling_draft_put_paragraph:
 * @self: a draft
 * @id: (nullable): a paragraph's id, or %NULL for a new one at the end
 * @card: where it is written: "item:ID", "pair:KEY", "general"
 * @text: its text
 * @pins: (nullable) (transfer none): the passages it cites, in the order of their marks in @text (U+FFFC)
 * @about: (nullable): what it is about, of which a copy is taken
 * @now: the time, as the last one at which this card's reasons were edited
 *
 * Returns: (transfer full): its id
 */
char *
rog_ruling_draft_put_paragraph (RogRulingDraft *self,
                                const char     *id,
                                const char     *card,
                                const char     *text,
                                JsonArray      *pins,
                                JsonObject     *about,
                                gint64          now)
{
  JsonObject      *paragraph = find_paragraph (self, id, NULL);
  g_autofree char *at = rog_time_to_utc (now);

  if (paragraph == NULL)
    {
      g_autofree char *fresh = id != NULL ? g_strdup (id) : rog_uuid_new ();

      paragraph = json_object_new ();
      json_object_set_string_member (paragraph, "id", fresh);
      json_array_add_object_element (paragraphs_of (self), paragraph);
    }
  json_object_set_string_member (paragraph, "card", card);
  json_object_set_string_member (paragraph, "text", text);
  if (pins != NULL)
    json_object_set_array_member (paragraph, "pins", json_array_ref (pins));
  if (about != NULL)
    json_object_set_object_member (paragraph, "about", rog_json_object_copy (about));
  json_object_set_string_member (edited_of (self), card, at);
  rog_ruling_draft_changed (self);

  return g_strdup (rog_json_peek_string (paragraph, "id"));
}

void
rog_ruling_draft_remove_paragraph (RogRulingDraft *self,
                                   const char     *id)
{
  guint position;

  if (find_paragraph (self, id, &position) == NULL)
    return;
  json_array_remove_element (paragraphs_of (self), position);
  rog_ruling_draft_changed (self);
}

/**
 * rog_ruling_set_in_extract:
 * @object: a paragraph, an order or a condition; changed
 * @person: a person's id
 * @in: whether it is in the extract for that person, as far as that is the judge's to say
 */
void
rog_ruling_set_in_extract (JsonObject *object,
                           const char *person,
                           gboolean    in)
{
  JsonArray *before = rog_json_peek_array (object, "extract_for");
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    {
      if (g_strcmp0 (json_array_get_string_element (before, i), person) != 0)
        json_array_add_string_element (array, json_array_get_string_element (before, i));
    }
  if (in)
    json_array_add_string_element (array, person);
  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, "extract_for", json_array_ref (array));
  else if (before != NULL)
    json_object_remove_member (object, "extract_for");
}

/**
 * rog_ruling_draft_set_in_extract:
 * @self: a draft
 * @id: a paragraph's id
 * @person: a person's id
 * @in: whether the paragraph is in the extract for that person, though it names nothing that is open to them
 */
void
rog_ruling_draft_set_in_extract (RogRulingDraft *self,
                                 const char     *id,
                                 const char     *person,
                                 gboolean        in)
{
  JsonObject *paragraph = find_paragraph (self, id, NULL);

  if (paragraph == NULL)
    return;
  rog_ruling_set_in_extract (paragraph, person, in);
  rog_ruling_draft_changed (self);
}

/**
 * rog_ruling_draft_move_paragraph:
 * @self: a draft
 * @id: a paragraph's id
 * @position: where it shall stand, from 0
 */
void
rog_ruling_draft_move_paragraph (RogRulingDraft *self,
                                 const char     *id,
                                 guint           position)
{
  JsonArray *old = paragraphs_of (self);
  JsonArray *array;
  JsonNode  *moved;
  guint      from;

  if (find_paragraph (self, id, &from) == NULL)
    return;

  array = json_array_new ();
  moved = json_array_get_element (old, from);
  for (guint i = 0; i < json_array_get_length (old); i++)
    {
      if (json_array_get_length (array) == position)
        json_array_add_element (array, json_node_copy (moved));
      if (i != from)
        json_array_add_element (array, json_node_copy (json_array_get_element (old, i)));
    }
  if (json_array_get_length (array) < json_array_get_length (old))
    json_array_add_element (array, json_node_copy (moved));
  json_object_set_array_member (rog_ruling_draft_peek_state (self), "paragraphs", array);
  rog_ruling_draft_changed (self);
}

/**
 * rog_ruling_draft_get_paragraphs:
 * @self: a draft
 * @card: (nullable): the card they were written in, or %NULL for all
 *
 * Returns: (transfer full) (element-type JsonObject): those that have a text, in order; the objects are the draft's
 */
GPtrArray *
rog_ruling_draft_get_paragraphs (RogRulingDraft *self,
                                 const char     *card)
{
  JsonArray *array = paragraphs_of (self);
  GPtrArray *out = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject      *paragraph = json_array_get_object_element (array, i);
      const char      *text = rog_json_peek_string (paragraph, "text");
      g_autofree char *bare = g_strstrip (g_strdup (text != NULL ? text : ""));

      if (bare[0] != '\0' && (card == NULL || g_strcmp0 (rog_json_peek_string (paragraph, "card"), card) == 0))
        g_ptr_array_add (out, paragraph);
    }

  return out;
}

/**
 * rog_ruling_draft_get_edited:
 * @self: a draft
 * @card: a card
 * @seconds: (out): when its reasons were last edited
 *
 * Returns: %FALSE where they never were
 */
gboolean
rog_ruling_draft_get_edited (RogRulingDraft *self,
                             const char     *card,
                             gint64         *seconds)
{
  const char *at = rog_json_peek_string (edited_of (self), card);

  return at != NULL && rog_time_from_utc (at, seconds, NULL);
}
