// SPDX-License-Identifier: GPL-3.0-or-later
/* The one status of a dossier on the docket, and the queue it is in: now, and from each day on which that changes by itself. */
#include "dossier/rog-dossier-status.h"

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-dossier-tell.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-ruling-check.h"

typedef struct
{
  guint items; /* those that were not withdrawn */
  guint undecided;
  guint waiting; /* those that were postponed */
  guint challenges;
  guint questions;
} Counts;

static guint
count_challenges (RogDossier *dossier)
{
  g_autoptr (GPtrArray) pairs = rog_dossier_find_open_pairs (dossier);
  g_autoptr (GHashTable) challenges = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pairs->len; i++)
    g_hash_table_add (challenges, (gpointer)rog_pair_get_challenge (g_ptr_array_index (pairs, i)));

  return g_hash_table_size (challenges);
}

static Counts
count (RogDossier *dossier)
{
  Counts      counts = { 0 };
  GListModel *items = rog_dossier_get_items (dossier);
  GListModel *asked = rog_dossier_get_information_requests (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);
      RogItemState state = rog_dossier_get_item_state (dossier, item, NULL);

      counts.items += state != ROG_ITEM_ENDED;
      counts.waiting += state == ROG_ITEM_POSTPONED;
      counts.undecided += state != ROG_ITEM_ENDED && state != ROG_ITEM_POSTPONED && state != ROG_ITEM_DECIDED;
    }
  for (guint i = 0; i < g_list_model_get_n_items (asked); i++)
    {
      g_autoptr (RogInformationRequest) letter = g_list_model_get_item (asked, i);

      counts.questions += !rog_information_request_is_answered (letter, dossier);
    }
  counts.challenges = count_challenges (dossier);

  return counts;
}

/*
 * What a day brings
 */

static void
add_moment (GArray *moments,
            gint64  at)
{
  g_array_append_val (moments, at);
}

/* When something postponed is to be looked at again: what was postponed, or its execution. */
static void
find_reviews (RogDossier *dossier,
              GArray     *moments)
{
  GListModel *items = rog_dossier_get_items (dossier);
  gint64      at;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogEntity) item = g_list_model_get_item (items, i);

      if (rog_dossier_get_day (dossier, rog_dossier_get_review (dossier, rog_entity_get_id (item)), &at))
        add_moment (moments, at);
    }
}

static void
find_tellings (RogDossier *dossier,
               GArray     *moments)
{
  g_autoptr (GPtrArray) to_tell = rog_dossier_find_to_tell (dossier);

  for (guint i = 0; i < to_tell->len; i++)
    add_moment (moments, ((RogToTell *)g_ptr_array_index (to_tell, i))->at);
}

static gboolean
has_come (RogDossier *dossier,
          void (*find) (RogDossier *, GArray *),
          gint64 now)
{
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (gint64));

  find (dossier, moments);
  for (guint i = 0; i < moments->len; i++)
    if (g_array_index (moments, gint64, i) <= now)
      return TRUE;

  return FALSE;
}

/* The ends of periods to file. */
static void
find_periods (RogDossier *dossier,
              GArray     *moments)
{
  GListModel *models[] = { rog_dossier_get_events (dossier), rog_dossier_get_limits (dossier) };
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (dossier);
  gint64 at;

  for (guint m = 0; m < G_N_ELEMENTS (models); m++)
    for (guint i = 0; i < g_list_model_get_n_items (models[m]); i++)
      {
        g_autoptr (RogEntity) entity = g_list_model_get_item (models[m], i);

        if (rog_moment_get_end (rog_entity_get_string (entity, "due"), zone, &at))
          add_moment (moments, at);
      }
}

/* Whether somebody may still file something on an item that is not decided. */
static gboolean
period_runs (RogDossier *dossier,
             gint64      now)
{
  g_autoptr (RogRulingDraft) draft = rog_ruling_draft_new ("measure");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  RogRulingCheck check = { .dossier = dossier, .draft = draft, .now = now, .out = found };
  GListModel    *items = rog_dossier_get_items (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogItem) item = g_list_model_get_item (items, i);

      if (rog_dossier_item_is_undecided (dossier, item))
        rog_ruling_draft_include (draft, item);
    }
  rog_ruling_check_periods (&check);

  return found->len > 0;
}

/* It was said to be closed, or each decision that stands to be final. */
static gboolean
is_closed (RogDossier *dossier)
{
  GListModel *events = rog_dossier_get_events (dossier);
  GListModel *decisions = rog_dossier_get_decisions (dossier);
  g_autoptr (GHashTable) final = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEvent) event = g_list_model_get_item (events, i);

      if (g_strcmp0 (rog_event_get_kind (event), "closed") == 0)
        return TRUE;
      if (g_strcmp0 (rog_event_get_kind (event), "final") == 0 && rog_event_get_decision (event) != NULL)
        g_hash_table_add (final, (gpointer)rog_event_get_decision (event));
    }
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogDecision) decision = g_list_model_get_item (decisions, i);

      if (!g_hash_table_contains (final, rog_entity_get_id (ROG_ENTITY (decision))) && !rog_dossier_is_set_aside (dossier, decision, NULL))
        return FALSE;
    }

  return g_list_model_get_n_items (decisions) > 0;
}

/*
 * The status
 */

static JsonObject *
make (const char *queue,
      const char *status,
      const char *text)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "queue", queue);
  json_object_set_string_member (object, "status", status);
  json_object_set_string_member (object, "status-text", text);

  return object;
}

static JsonObject *
make_challenged (guint    n,
                 gboolean at_court)
{
  g_autofree char *text = NULL;

  if (at_court)
    text = g_strdup_printf (ngettext ("%u challenge to answer", "%u challenges to answer", n), n);
  else
    text = g_strdup_printf (ngettext ("%u challenge not answered", "%u challenges not answered", n), n);

  return make ("to-decide", at_court ? "challenged" : "challenging", text);
}

static JsonObject *
make_done (RogDossier   *dossier,
           const Counts *counts)
{
  if (counts->waiting > 0)
    return make ("ruled", "postponed", C_ ("status of a dossier", "Postponed"));
  if (is_closed (dossier))
    return make ("closed", "closed", C_ ("status of a dossier", "Closed"));
  if (counts->items == 0)
    return make ("ruled", "withdrawn", C_ ("status of a dossier", "Withdrawn"));

  return make ("ruled", "decided", C_ ("status of a dossier", "Decided"));
}

/* Secrecy, periods to file and letters are the bench's. */
static JsonObject *
find_status (RogDossier   *dossier,
             const Counts *counts,
             gboolean      at_court,
             gint64        now)
{
  gboolean any = g_list_model_get_n_items (rog_dossier_get_items (dossier)) > 0;

  if (counts->challenges > 0)
    return make_challenged (counts->challenges, at_court);
  if (at_court && has_come (dossier, find_tellings, now))
    return make ("to-decide", "to-tell", C_ ("status of a dossier", "Persons to be told"));
  if (at_court && has_come (dossier, find_reviews, now))
    return make ("to-decide", "review", C_ ("status of a dossier", "To be looked at again"));
  if (any && counts->undecided == 0)
    return make_done (dossier, counts);
  if (counts->questions > 0)
    return make ("awaiting-authority", "asked", C_ ("status of a dossier", "Authority asked"));
  if (at_court && period_runs (dossier, now))
    return make ("awaiting-counsel", "filing", C_ ("status of a dossier", "Period to file running"));
  if (counts->undecided < counts->items)
    return make ("to-decide", "decided-in-part", C_ ("status of a dossier", "Decided in part"));

  return make ("to-decide", "new", C_ ("status of a dossier", "New"));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

/**
 * rog_dossier_add_status:
 * @dossier: a dossier
 * @summary: where it goes: "queue", "status", "status-text", and as "then" what they are from a later time ("at") on,
 *   in the order of time
 * @at_court: whether the desk is the court's
 * @now: UTC seconds
 */
void
rog_dossier_add_status (RogDossier *dossier,
                        JsonObject *summary,
                        gboolean    at_court,
                        gint64      now)
{
  static const char *const members[] = { "queue", "status", "status-text", NULL };
  Counts                   counts = count (dossier);
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (JsonObject) last = find_status (dossier, &counts, at_court, now);
  JsonArray *then = json_array_new ();

  for (const char *const *member = members; *member != NULL; member++)
    rog_json_copy_member (last, summary, *member);
  find_tellings (dossier, moments);
  find_reviews (dossier, moments);
  find_periods (dossier, moments);
  g_array_sort (moments, compare);
  for (guint i = 0; at_court && i < moments->len; i++)
    {
      gint64 at = g_array_index (moments, gint64, i);
      g_autoptr (JsonObject) next = at > now ? find_status (dossier, &counts, at_court, at) : NULL;

      if (next == NULL || json_object_equal (last, next))
        continue;
      json_object_unref (last);
      last = rog_json_object_copy (next);
      json_object_set_int_member (next, "at", at);
      json_array_add_object_element (then, g_steal_pointer (&next));
    }
  json_object_set_array_member (summary, "then", then);
}
