// SPDX-License-Identifier: GPL-3.0-or-later
//
// The items as the timeline shows them.
#include "scope/rog-scope-rows.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-decided.h"
#include "widgets/rog-date-entry.h"

static gboolean
parse_day (JsonObject *object,
           const char *member,
           GDate      *day)
{
  const char *text = object != NULL ? rog_json_peek_string (object, member) : NULL;

  return text != NULL && rog_date_parse (text, day);
}

static gboolean
parse_period (JsonObject *period,
              GDate      *from,
              GDate      *to)
{
  return parse_day (period, "from", from) && parse_day (period, "to", to);
}

/* What tells the item from others, where its title does not say it already. */
static char *
dup_subtitle (RogDossier *dossier,
              RogItem    *item,
              gboolean    numbered)
{
  JsonObject *scope = rog_item_peek_scope (item);
  JsonArray  *identifiers = rog_json_peek_array (scope, "identifiers");
  JsonObject *place = rog_json_peek_object (scope, "place");
  JsonObject *holder = rog_json_peek_object (scope, "holder");
  const char *value = NULL;

  if (!numbered && place != NULL)
    return rog_dossier_format_pin (dossier, place, FALSE);
  if (identifiers != NULL && json_array_get_length (identifiers) > 0)
    value = rog_json_peek_string (json_array_get_object_element (identifiers, 0), "value");
  if ((value == NULL || strstr (rog_item_get_title (item), value) != NULL) && holder != NULL)
    value = rog_json_peek_string (holder, "name");

  return g_strdup (value != NULL ? value : "");
}

static void
add_stated (RogTimelineRow *row,
            RogDossier     *dossier,
            JsonObject     *paper)
{
  const char      *id = rog_json_peek_string (paper, "document");
  RogDocument     *document = id != NULL ? rog_dossier_find_document (dossier, id) : NULL;
  const char      *name = document != NULL ? rog_entity_get_string (ROG_ENTITY (document), "name") : rog_json_peek_string (paper, "name");
  g_autofree char *date = NULL, *label = NULL;
  GDate            day;

  if (!parse_day (paper, "valid_until", &day))
    return;

  date = rog_date_format_short (&day);
  // Translators: a document, the date until which it says that it is valid.
  label = g_strdup_printf (_("%s, to %s"), name != NULL ? name : _("Warrant"), date);
  rog_timeline_row_add_stated (row, &day, label);
}

static RogTimelineRow *
make_row (RogDossier *dossier,
          RogItem    *item,
          gboolean    numbered)
{
  JsonObject      *scope = rog_item_peek_scope (item);
  JsonArray       *papers = rog_json_peek_array (scope, "authorised_by");
  g_autofree char *number = numbered ? g_strdup_printf ("%d", (int)rog_item_get_number (item)) : g_strdup ("");
  g_autofree char *subtitle = dup_subtitle (dossier, item, numbered);
  RogTimelineRow  *row = rog_timeline_row_new (rog_entity_get_id (ROG_ENTITY (item)), number, rog_item_get_title (item), subtitle);
  GDate            from, to;

  if (parse_period (rog_json_peek_object (scope, "period"), &from, &to))
    rog_timeline_row_set_requested (row, &from, &to);
  else
    rog_timeline_row_set_words (row, _("No period with a first and a last day is stated"));
  for (guint i = 0; papers != NULL && i < json_array_get_length (papers); i++)
    add_stated (row, dossier, json_array_get_object_element (papers, i));

  return row;
}

/**
 * rog_scope_rows_new:
 * @dossier: a dossier
 * @numbered: whether items are called by the numbers of the bench, else by their place in
 *   the request
 *
 * Returns: (transfer full): a row for each item that says what is requested, unless it is withdrawn, or the rest of a decision that was set aside
 */
GListStore *
rog_scope_rows_new (RogDossier *dossier,
                    gboolean    numbered)
{
  GListModel *items = rog_dossier_get_items (dossier);
  GListStore *rows = g_list_store_new (ROG_TYPE_TIMELINE_ROW);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      g_autoptr (RogTimelineRow) row = NULL;

      if (rog_item_peek_scope (item) == NULL || rog_dossier_get_item_state (dossier, item, NULL) == ROG_ITEM_ENDED)
        continue;
      row = make_row (dossier, item, numbered);
      g_list_store_append (rows, row);
    }

  return rows;
}

/* "as item 1", where an item before keeps the same days. */
static char *
dup_same_words (GListModel     *rows,
                guint           position,
                RogTimelineRow *row)
{
  GDate from, to, other_from, other_to;

  rog_timeline_row_get_kept (row, &from, &to);
  for (guint i = 0; i < position; i++)
    {
      g_autoptr (RogTimelineRow) other = g_list_model_get_item (rows, i);

      if (rog_timeline_row_is_narrowed (other) && rog_timeline_row_get_kept (other, &other_from, &other_to) &&
          g_date_compare (&from, &other_from) == 0 && g_date_compare (&to, &other_to) == 0)
        // Translators: the same period is kept as for that item.
        return g_strdup_printf (_("as item %s"), rog_timeline_row_get_number (other));
    }

  return NULL;
}

static void
update_row (GListModel     *rows,
            guint           position,
            RogTimelineRow *row,
            RogScopeDraft  *draft)
{
  JsonObject      *change = rog_scope_draft_peek_change (draft, "period");
  JsonObject      *period = change != NULL ? rog_json_peek_object (change, "value") : NULL;
  g_autofree char *words = NULL;
  GDate            from, to, asked_from, asked_to;

  if (!rog_timeline_row_get_requested (row, &asked_from, &asked_to))
    return;
  if (period != NULL && parse_period (period, &from, &to))
    rog_timeline_row_set_kept (row, &from, &to);
  else
    rog_timeline_row_set_kept (row, NULL, NULL);
  if (rog_timeline_row_is_narrowed (row))
    words = dup_same_words (rows, position, row);
  rog_timeline_row_set_words (row, words);
}

/**
 * rog_scope_rows_update:
 * @rows: from rog_scope_rows_new()
 * @dossier: the dossier
 * @drafts: (nullable): what is being narrowed
 *
 * Shows the periods that the drafts keep.
 */
void
rog_scope_rows_update (GListModel     *rows,
                       RogDossier     *dossier,
                       RogScopeDrafts *drafts)
{
  for (guint i = 0; drafts != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (RogTimelineRow) row = g_list_model_get_item (rows, i);
      RogItem *item = rog_dossier_find_item (dossier, rog_timeline_row_get_id (row));

      if (item == NULL)
        continue;
      update_row (rows, i, row, rog_scope_drafts_get (drafts, item));
      rog_timeline_row_set_editable (row, TRUE);
    }
}

static gboolean
is_before (JsonArray *offences,
           guint      index,
           GDate     *from,
           GDate     *to)
{
  for (guint i = 0; i < index; i++)
    {
      GDate a, b;

      if (parse_period (json_array_get_object_element (offences, i), &a, &b) && g_date_compare (&a, from) == 0 && g_date_compare (&b, to) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_scope_rows_add_offences:
 * @timeline: a timeline
 * @dossier: a dossier
 *
 * Adds the times of the alleged offences, each time once.
 */
void
rog_scope_rows_add_offences (RogTimeline *timeline,
                             RogDossier  *dossier)
{
  RogRequest *request = rog_dossier_get_request (dossier);
  JsonArray  *offences = request != NULL ? rog_entity_peek_array (ROG_ENTITY (request), "offences") : NULL;

  rog_timeline_clear_offences (timeline);
  for (guint i = 0; offences != NULL && i < json_array_get_length (offences); i++)
    {
      GDate from, to;

      if (parse_period (json_array_get_object_element (offences, i), &from, &to) && !is_before (offences, i, &from, &to))
        rog_timeline_add_offence (timeline, &from, &to, _("Alleged offence"));
    }
}
