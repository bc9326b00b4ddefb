// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/rog-note-facts.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"

#define MAX_PINS (1024 * 1024)

/**
 * rog_note_facts_get_house:
 * @desk: the desk
 *
 * Returns: the audience of a note in this desk's house: "bench" or "office"
 */
const char *
rog_note_facts_get_house (RogDesk *desk)
{
  return g_strcmp0 (rog_desk_get_role (desk), "counsel") == 0 ? "office" : "bench";
}

/**
 * rog_note_facts_get_audience_words:
 * @audience: "only-me", "bench" or "office"
 *
 * Returns: as it is shown
 */
const char *
rog_note_facts_get_audience_words (const char *audience)
{
  if (g_strcmp0 (audience, "bench") == 0)
    return C_ ("audience", "Bench");
  if (g_strcmp0 (audience, "office") == 0)
    return C_ ("audience", "My office");

  return C_ ("audience", "Only me");
}

/**
 * rog_note_facts_get_role_words:
 * @role: (nullable): "judge", "clerk" or "counsel"
 *
 * Returns: as it stands beside a name
 */
const char *
rog_note_facts_get_role_words (const char *role)
{
  if (g_strcmp0 (role, "judge") == 0)
    return C_ ("role", "Judge");
  if (g_strcmp0 (role, "clerk") == 0)
    return C_ ("role", "Clerk");
  if (g_strcmp0 (role, "counsel") == 0)
    return C_ ("role", "Counsel");

  return "";
}

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * rog_note_facts_describe_time:
 * @paper: a note's paper
 * @now: UTC seconds
 *
 * Returns: (transfer full): when it was written: "09:12", "yesterday", "18 Sep"
 */
char *
rog_note_facts_describe_time (RogPaper *paper,
                              gint64    now)
{
  gint64 created = rog_paper_get_created (paper);
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (today, -1);

  rog_time_from_utc (rog_json_peek_string (rog_paper_get_content (paper), "created"), &created, NULL);
  then = g_date_time_new_from_unix_local (created);
  if (is_same_day (then, today))
    return g_date_time_format (then, "%H:%M");
  if (is_same_day (then, yesterday))
    return g_strdup (_("yesterday"));
  if (g_date_time_get_year (then) == g_date_time_get_year (today))
    return g_date_time_format (then, _("%-e %b"));

  return g_date_time_format (then, _("%-e %b %Y"));
}

/**
 * rog_note_facts_is_private:
 * @paper: a note's paper
 *
 * Returns: whether its author alone reads it
 */
gboolean
rog_note_facts_is_private (RogPaper *paper)
{
  const char *audience = rog_json_peek_string (rog_paper_get_content (paper), "audience");

  return audience == NULL || g_str_equal (audience, "only-me");
}

RogAudience
rog_note_facts_get_look (RogPaper *paper)
{
  return rog_note_facts_is_private (paper) ? ROG_AUDIENCE_ME : ROG_AUDIENCE_HOUSE;
}

/**
 * rog_note_facts_get_pin:
 * @paper: a note's paper
 *
 * Returns: (transfer full) (nullable): the passage it is about
 */
RogPin *
rog_note_facts_get_pin (RogPaper *paper)
{
  JsonObject *pin = rog_json_peek_object (rog_paper_get_content (paper), "pin");

  return pin != NULL ? rog_pin_from_json (pin, NULL) : NULL;
}

/**
 * rog_note_facts_get_pins:
 * @paper: a note's paper
 *
 * Returns: (transfer container) (element-type JsonObject): the passage it is about, then
 *   those it points to besides
 */
GPtrArray *
rog_note_facts_get_pins (RogPaper *paper)
{
  JsonObject *content = rog_paper_get_content (paper);
  JsonObject *pin = rog_json_peek_object (content, "pin");
  JsonArray  *more = rog_json_peek_array (content, "pins");
  GPtrArray  *pins = g_ptr_array_new ();

  if (pin != NULL)
    g_ptr_array_add (pins, pin);
  for (guint i = 0; more != NULL && i < json_array_get_length (more); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (more, i)))
      g_ptr_array_add (pins, json_array_get_object_element (more, i));

  return pins;
}

/* Where its document stands in the dossier; what is about none of them comes last. */
static guint
get_document_position (RogDossier *dossier,
                       RogPin     *pin)
{
  GListModel *documents = rog_dossier_get_documents (dossier);
  guint       n = g_list_model_get_n_items (documents);

  for (guint i = 0; pin != NULL && i < n; i++)
    {
      g_autoptr (RogEntity) document = g_list_model_get_item (documents, i);

      if (g_strcmp0 (rog_entity_get_id (document), pin->document) == 0)
        return i;
    }

  return n;
}

/**
 * rog_note_facts_compare:
 * @a: a note's paper
 * @b: another
 * @dossier: theirs
 *
 * Returns: their order: by document, by place in it, then as they were written
 */
int
rog_note_facts_compare (RogPaper   *a,
                        RogPaper   *b,
                        RogDossier *dossier)
{
  g_autoptr (RogPin) pin_a = rog_note_facts_get_pin (a);
  g_autoptr (RogPin) pin_b = rog_note_facts_get_pin (b);
  guint document_a = get_document_position (dossier, pin_a), document_b = get_document_position (dossier, pin_b);
  int   order = 0;

  if (document_a != document_b)
    return document_a < document_b ? -1 : 1;
  if (pin_a != NULL && pin_b != NULL)
    order = rog_pin_compare (pin_a, pin_b);
  if (order == 0)
    order = g_strcmp0 (rog_json_peek_string (rog_paper_get_content (a), "created"),
                       rog_json_peek_string (rog_paper_get_content (b), "created"));

  return order != 0 ? order : g_strcmp0 (rog_paper_get_id (a), rog_paper_get_id (b));
}

/**
 * rog_note_facts_parse_pins:
 * @text: a pin as JSON, or a list of them
 *
 * Returns: (transfer full) (nullable): the pins
 */
JsonArray *
rog_note_facts_parse_pins (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonNode) node = rog_json_parse (bytes, MAX_PINS, NULL);
  g_autoptr (JsonArray) pins = NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_array_ref (json_node_get_array (node));
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  pins = json_array_new ();
  json_array_add_object_element (pins, json_object_ref (json_node_get_object (node)));

  return g_steal_pointer (&pins);
}

/**
 * rog_note_facts_new_content:
 * @desk: the desk of its author
 * @audience: "only-me", "bench" or "office"
 * @pins: (nullable): the passage it is about, then those it points to besides
 * @text: (nullable): what it says; %NULL for a highlight
 *
 * Returns: (transfer full): a new note
 */
JsonObject *
rog_note_facts_new_content (RogDesk    *desk,
                            const char *audience,
                            JsonArray  *pins,
                            const char *text)
{
  g_autoptr (JsonObject) content = json_object_new ();
  g_autoptr (JsonArray) more = json_array_new ();
  g_autofree char *now = rog_time_to_utc (rog_clock_now (rog_desk_get_clock (desk)));

  json_object_set_string_member (content, "audience", audience);
  json_object_set_string_member (content, "author", rog_desk_get_name (desk));
  json_object_set_string_member (content, "role", rog_desk_get_role (desk));
  json_object_set_string_member (content, "created", now);
  if (text != NULL)
    json_object_set_string_member (content, "text", text);
  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    {
      JsonObject *pin = json_array_get_object_element (pins, i);

      if (i > 0)
        json_array_add_object_element (more, json_object_ref (pin));
      else
        {
          const char *document = rog_json_peek_string (pin, "document");

          json_object_set_object_member (content, "pin", json_object_ref (pin));
          if (document != NULL)
            json_object_set_string_member (content, "document", document);
        }
    }
  if (json_array_get_length (more) > 0)
    json_object_set_array_member (content, "pins", g_steal_pointer (&more));

  return g_steal_pointer (&content);
}

/**
 * rog_note_facts_carry_over:
 * @content: a note as it is written now
 * @before: as it was
 *
 * Keeps what editing does not change: author, time, what it answers, who has read it.
 */
void
rog_note_facts_carry_over (JsonObject *content,
                           JsonObject *before)
{
  static const char *const kept[] = { "author", "role", "created", "reply_to", "read_by" };

  json_object_set_string_member (content, "edited", json_object_get_string_member (content, "created"));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    rog_json_copy_member (before, content, kept[i]);
}

/**
 * rog_note_facts_save_async:
 * @work: the work on its dossier
 * @id: (nullable): the note it replaces
 * @content: what it says
 * @callback: called when it is on the disk; rog_work_save_paper_finish() has the result
 * @user_data: for @callback
 */
void
rog_note_facts_save_async (RogWork            *work,
                           const char         *id,
                           JsonObject         *content,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  const char *audience = rog_json_peek_string (content, "audience");

  rog_work_save_paper_async (work, "note", id, rog_json_peek_string (content, "document"),
                             g_strcmp0 (audience, "only-me") == 0 ? "me" : audience, content, NULL, callback, user_data);
}
