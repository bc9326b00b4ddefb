// SPDX-License-Identifier: GPL-3.0-or-later
#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-check.h"
#include "dossier/rog-ruling-content.h"

/* The parts of casework § 8. Each is required unless said there; what the request says already is taken
 * from it, so that only what nobody has said is missing. */

gboolean
rog_ruling_check_is_elsewhere (RogRulingCheck *c)
{
  return g_strcmp0 (rog_json_peek_string (rog_ruling_draft_peek_state (c->draft), "original"), "other") == 0;
}

/* Of a decision written elsewhere, the reasons stand in it: an outcome or an answer says where. */
gboolean
rog_ruling_check_is_tied (RogRulingCheck *c,
                          JsonObject     *line)
{
  return rog_ruling_check_is_elsewhere (c) && rog_ruling_check_says (line, "tied");
}

static gboolean
is_confirmed (RogRulingCheck *c,
              const char     *part)
{
  JsonArray *array = rog_ruling_draft_peek_list (c->draft, "parts_confirmed");

  return rog_json_array_has (array, part);
}

static void
require (RogRulingCheck *c,
         const char     *part,
         gboolean        given,
         const char     *sentence)
{
  if (rog_ruling_check_is_elsewhere (c))
    {
      if (!is_confirmed (c, part))
        rog_ruling_check_add (c, "part-unconfirmed", "ruling", NULL, part, _ ("Not confirmed in the decision written elsewhere: %s"), rog_rules_get_label (c->rules, "decision-parts", part));
      return;
    }
  if (!given)
    rog_ruling_check_add (c, "part-missing", "ruling", NULL, part, "%s", sentence);
}

static gboolean
has_part (RogRulingCheck *c,
          const char     *part)
{
  return rog_ruling_check_says (rog_json_peek_object (rog_ruling_draft_peek_state (c->draft), "parts"), part);
}

static gboolean
says (RogRequest *request,
      const char *member)
{
  return request != NULL && rog_ruling_check_says (rog_entity_peek_state (ROG_ENTITY (request)), member);
}

static void
check_head (RogRulingCheck *c,
            RogRequest     *request)
{
  gboolean court = request != NULL && rog_entity_peek_object (ROG_ENTITY (request), "court") != NULL;

  require (c, "court", court || has_part (c, "court"), _ ("The name of the court is missing"));
  require (c, "authority", request != NULL, _ ("The authority is missing"));
  require (c, "our_reference", has_part (c, "our_reference") || says (request, "our_reference"), _ ("The court's reference is missing"));
  require (c, "their_reference", has_part (c, "their_reference") || says (request, "their_reference"), _ ("The authority's reference is missing"));
  require (c, "legal_basis", has_part (c, "legal_basis") || says (request, "legal_basis"), _ ("The legal basis is missing"));
}

/*
 * Consultation
 */

/* The article by which a ground of the instrument refuses; none where the source is another. */
static const char *
peek_article (JsonObject *ground,
              const char *source)
{
  return ground != NULL && g_strcmp0 (rog_json_peek_string (ground, source), "instrument") == 0 ? rog_json_peek_string (ground, "article") : NULL;
}

/* A part of it is refused: by a route that says so, or because the rest is. */
static gboolean
change_asks (RogRulingCheck *c,
             JsonObject     *change)
{
  JsonObject *route = rog_json_peek_object (change, "route");
  const char *rest = rog_json_peek_string (change, "rest");
  gboolean    by_route = route != NULL && g_strcmp0 (rog_json_peek_string (route, "route"), "refusal-in-part") == 0;

  if (g_strcmp0 (rest, "open") == 0 || (!by_route && g_strcmp0 (rest, "refused") != 0))
    return FALSE;

  return rog_rules_asks_consultation (c->rules, c->instrument, by_route ? peek_article (route, "ground_source") : NULL);
}

static gboolean
item_asks (RogRulingCheck *c,
           const char     *item)
{
  const char    *outcome = rog_ruling_draft_get_outcome (c->draft, item);
  RogScopeDraft *scope = rog_ruling_check_find_scope (c, item);
  g_auto (GStrv) fields = NULL;

  if (g_strcmp0 (outcome, "refuse") == 0 || g_strcmp0 (outcome, "raise-ground") == 0)
    return rog_rules_asks_consultation (c->rules, c->instrument, peek_article (rog_json_peek_object (rog_ruling_draft_peek_item (c->draft, item), "ground"), "source"));
  if (scope == NULL || (g_strcmp0 (outcome, "execute-in-part") != 0 && g_strcmp0 (outcome, "other-measure") != 0))
    return FALSE;
  fields = rog_scope_draft_dup_fields (scope);
  for (char **field = fields; *field != NULL; field++)
    if (change_asks (c, rog_scope_draft_peek_change (scope, *field)))
      return TRUE;

  return FALSE;
}

static gboolean
asks_consultation (RogRulingCheck *c)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (c->draft);

  for (char **item = items; *item != NULL; item++)
    if (item_asks (c, *item))
      return TRUE;

  return FALSE;
}

/*
 * Secrecy
 */

/* Whether anything of an item of this decision is kept from anybody, by an act or as the hearing says. */
static gboolean
is_kept_secret (RogRulingCheck *c,
                const char     *item)
{
  g_auto (GStrv) persons = rog_dossier_dup_item_persons (c->dossier, item);

  if (rog_dossier_is_kept_secret (c->dossier, item))
    return TRUE;
  for (char **person = persons; *person != NULL; person++)
    {
      JsonObject *heard = rog_ruling_draft_peek_heard (c->draft, item, *person);

      if (heard != NULL && g_strcmp0 (rog_json_peek_string (heard, "basis"), "secrecy") == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_secret (RogRulingCheck *c)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (c->draft);

  for (char **item = items; *item != NULL; item++)
    if (is_kept_secret (c, *item))
      return TRUE;

  return FALSE;
}

static void
check_body (RogRulingCheck *c,
            RogRequest     *request)
{
  JsonArray *told = rog_ruling_draft_peek_list (c->draft, "told");

  require (c, "procedure", has_part (c, "procedure"), _ ("The procedure is missing"));
  if (asks_consultation (c))
    {
      // Translators: an article, as the instrument has it.
      g_autofree char *sentence = g_strdup_printf (_ ("For what is refused here, %s asks for a consultation: that it took place, or why not, is missing"),
                                                     rog_rules_get_word (c->rules, c->instrument, "refuse.consultation"));

      require (c, "consultation", has_part (c, "consultation"), sentence);
    }
  require (c, "facts", has_part (c, "facts") || says (request, "facts_alleged"), _ ("The facts as alleged are missing"));
  if (has_secret (c))
    require (c, "secrecy", has_part (c, "secrecy") || (told != NULL && json_array_get_length (told) > 0),
             _ ("An item of this decision is kept secret: the part on secrecy, and who is told when, is missing"));
}

static gboolean
is_remedy_complete (JsonObject *remedy)
{
  gboolean whom = rog_ruling_check_says (remedy, "for") || rog_ruling_check_says (remedy, "persons");

  if (json_object_get_boolean_member_with_default (remedy, "none_here", FALSE))
    return rog_ruling_check_says (remedy, "elsewhere");

  return whom && rog_ruling_check_says (remedy, "court") && rog_ruling_check_says (remedy, "from") &&
         (rog_ruling_check_says (remedy, "period") || rog_ruling_check_says (remedy, "days")) && rog_ruling_check_says (remedy, "suspends");
}

/* The place of a list is itself while it is empty, then the entry that is not complete: "remedy/1". */
static void
require_list (RogRulingCheck *c,
              const char     *list,
              gboolean (*complete) (JsonObject *object),
              const char *sentence)
{
  JsonArray       *array = rog_ruling_draft_peek_list (c->draft, list);
  guint            n = array != NULL ? json_array_get_length (array) : 0;
  guint            i = 0;
  g_autofree char *entry = NULL;

  while (i < n && complete (json_array_get_object_element (array, i)))
    i++;
  entry = g_strdup_printf ("%s/%u", list, i);
  if (rog_ruling_check_is_elsewhere (c))
    require (c, list, TRUE, sentence);
  else
    require (c, n > 0 ? entry : list, n > 0 && i == n, sentence);
}

static gboolean
is_signer_complete (JsonObject *signer)
{
  return rog_ruling_check_says (signer, "name") && rog_ruling_check_says (signer, "office");
}

static void
check_end (RogRulingCheck *c)
{
  require_list (c, "remedy", is_remedy_complete,
                _ ("The remedy is missing: for whom, which court, the period, from when and whether it suspends, or that there is none here and where one lies"));
  require (c, "place", has_part (c, "place"), _ ("The place is missing"));
  require_list (c, "signers", is_signer_complete, _ ("Name and office of who signs are missing"));
}

static void
check_conditions (RogRulingCheck *c)
{
  JsonArray *array = rog_ruling_draft_peek_list (c->draft, "conditions");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *condition = json_array_get_object_element (array, i);

      if (!rog_ruling_has_entry (c->dossier, c->draft, condition))
        continue;
      if (!rog_ruling_check_says (condition, "text") || !rog_ruling_check_says (condition, "article") ||
          (json_object_has_member (condition, "accepted_by") && !rog_ruling_check_says (condition, "by")))
        rog_ruling_check_add (c, "condition-incomplete", "ruling", NULL, rog_json_peek_string (condition, "id"),
                              _ ("A condition lacks its text, its article, or the date by which it is to be accepted"));
    }
}

static void
check_lines (RogRulingCheck *c)
{
  JsonArray *array = rog_ruling_draft_peek_list (c->draft, "lines");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *line = json_array_get_object_element (array, i);

      if (rog_ruling_has_entry (c->dossier, c->draft, line) && (!rog_ruling_check_says (line, "text") || !rog_ruling_check_says (line, "order")))
        rog_ruling_check_add (c, "line-incomplete", "ruling", NULL, rog_json_peek_string (line, "id"), _ ("An order has no text"));
    }
}

/* What is typeset from its cards here is confirmed of a decision written elsewhere. */
static void
check_content_elsewhere (RogRulingCheck *c,
                         gboolean        answers)
{
  require (c, "reasons", TRUE, NULL);
  if (answers)
    require (c, "challenges", TRUE, NULL);
  if (rog_ruling_count_entries (c->dossier, c->draft, "conditions") > 0)
    require (c, "conditions", TRUE, NULL);
}

/* A decision of kind "incident" covers no item need be, but then it orders or answers something. */
static void
check_content (RogRulingCheck *c)
{
  g_auto (GStrv) items = rog_ruling_draft_dup_items (c->draft);
  gboolean incident = g_strcmp0 (rog_ruling_draft_get_kind (c->draft), "incident") == 0;
  gboolean orders = rog_ruling_count_entries (c->dossier, c->draft, "lines") > 0;
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (c->dossier, c->draft);

  if (items[0] == NULL && !(incident && (orders || pairs->len > 0)))
    rog_ruling_check_add (c, "nothing-decided", "ruling", NULL, "items", _ ("No item is chosen for this decision"));
  if (g_strcmp0 (rog_ruling_draft_get_kind (c->draft), "provisional") == 0 && !rog_ruling_check_has_end (rog_json_peek_object (rog_ruling_draft_peek_state (c->draft), "until")))
    rog_ruling_check_add (c, "need-missing", "ruling", NULL, "until", _ ("Until when this provisional decision holds is missing"));
  if (rog_ruling_check_is_elsewhere (c))
    check_content_elsewhere (c, pairs->len > 0);
  if (rog_ruling_check_is_elsewhere (c) && !rog_ruling_check_says (rog_ruling_draft_peek_state (c->draft), "document") &&
      !rog_ruling_check_says (rog_ruling_draft_peek_state (c->draft), "document_file"))
    rog_ruling_check_add (c, "document-missing", "ruling", NULL, "document", _ ("The decision written elsewhere is not attached"));
}

/* Nothing is served until something; and extracts are made of paragraphs that know what they are about: of another's file
 * nobody here can say. */
static void
check_service (RogRulingCheck *c,
               JsonObject     *one,
               RogPerson      *person)
{
  const char *id = rog_entity_get_id (ROG_ENTITY (person));
  const char *what = rog_json_peek_string (one, "what");

  if (g_strcmp0 (what, "nothing") == 0 && !rog_ruling_check_says (one, "until"))
    rog_ruling_check_add (c, "need-missing", "ruling", id, "served-until", _ ("Until when %s is served nothing is missing"), rog_person_get_name (person));
  if (g_strcmp0 (what, "extract") == 0 && rog_ruling_check_is_elsewhere (c))
    rog_ruling_check_add (c, "extract-elsewhere", "ruling", id, "served",
                          _ ("%s is to be served an extract, and of a decision written elsewhere none is made here. Choose the whole, or nothing until a day or an event"),
                            rog_person_get_name (person));
}

static void
check_services (RogRulingCheck *c)
{
  JsonArray *array = rog_ruling_draft_peek_list (c->draft, "served");
  g_auto (GStrv) concerned = rog_ruling_dup_concerned (c->dossier, c->draft);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *one = json_array_get_object_element (array, i);
      const char *id = rog_json_peek_string (one, "person");
      RogPerson  *person = rog_dossier_find_person (c->dossier, id);

      if (person != NULL && g_strv_contains ((const char *const *)concerned, id))
        check_service (c, one, person);
    }
}

void
rog_ruling_check_parts (RogRulingCheck *c)
{
  RogRequest *request = rog_dossier_get_request (c->dossier);

  check_content (c);
  check_services (c);
  check_head (c, request);
  check_body (c, request);
  check_conditions (c);
  check_lines (c);
  check_end (c);
}
