// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Who is to be told of what was kept from them, and from when: by secrecy with an end or a review date, and by decisions
 * that were made without hearing them.
 */
#include "dossier/rog-dossier-tell.h"

#include <string.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-secrecy.h"

/**
 * rog_dossier_get_day:
 * @self: a dossier
 * @date: (nullable): "2027-03-01"
 * @begins: (out): when that day begins in the court's zone, in seconds since 1970
 *
 * Returns: %FALSE where @date is none
 */
gboolean
rog_dossier_get_day (RogDossier *self,
                     const char *date,
                     gint64     *begins)
{
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (self);
  g_autoptr (GDateTime) day = date != NULL && strlen (date) == 10 ? g_date_time_new (zone, atoi (date), atoi (date + 5), atoi (date + 8), 0, 0, 0) : NULL;

  if (day == NULL)
    return FALSE;
  *begins = g_date_time_to_unix (day);

  return TRUE;
}

/* That the person was told of an item, or of all, since @source was entered. */
static gboolean
was_told (RogDossier *self,
          RogEntity  *source,
          const char *item,
          const char *person)
{
  static const char *const kinds[] = { "told", "opened", "served", NULL };
  GListModel              *events = rog_dossier_get_events (self);
  g_autofree char         *since = rog_dossier_dup_first_at (self, source);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RogEntity) event = g_list_model_get_item (events, i);
      JsonArray       *items = rog_entity_peek_array (event, "items");
      gboolean         all = items == NULL || json_array_get_length (items) == 0;
      g_autofree char *came = rog_dossier_dup_first_at (self, event);

      if (g_strv_contains (kinds, rog_event_get_kind (ROG_EVENT (event))) && rog_entity_names (event, "persons", person) &&
          (all || item == NULL || rog_json_array_has (items, item)) && g_strcmp0 (came, since) >= 0)
        return TRUE;
    }

  return FALSE;
}

static void
add (GPtrArray  *out,
     RogPerson  *person,
     RogEntity  *source,
     const char *item,
     gint64      at)
{
  RogToTell *one = g_new0 (RogToTell, 1);

  one->person = person;
  one->source = source;
  one->item = item;
  one->at = at;
  g_ptr_array_add (out, one);
}

/*
 * Secrecy
 */

/* The end or the review date, whichever comes first. */
static gboolean
get_end (RogDossier *self,
         RogEntity  *secrecy,
         gint64     *at)
{
  JsonObject *until = rog_entity_peek_object (secrecy, "until");
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (self);
  gint64   end, review;
  gboolean ends = until != NULL && rog_moment_get_end (rog_json_peek_string (until, "date"), zone, &end);
  gboolean reviewed = rog_dossier_get_day (self, rog_secrecy_get_review (ROG_SECRECY (secrecy)), &review);

  if (ends || reviewed)
    *at = !reviewed ? end : !ends ? review
                                  : MIN (end, review);

  return ends || reviewed;
}

/* The items that are secret, whole or in single fields. */
static char **
dup_items (RogEntity *secrecy)
{
  g_auto (GStrv) whole = rog_entity_dup_strings (secrecy, "items");
  JsonArray *fields = rog_entity_peek_array (secrecy, "fields");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (whole != NULL)
    g_strv_builder_addv (builder, (const char **)whole);
  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    g_strv_builder_add (builder, rog_json_peek_string (json_array_get_object_element (fields, i), "item"));

  return g_strv_builder_end (builder);
}

/* Those from whom it is secret; where that is everyone, those whom its items touch. */
static GPtrArray *
find_persons (RogDossier *self,
              RogEntity  *secrecy)
{
  g_auto (GStrv) items = dup_items (secrecy);
  GPtrArray *out = g_ptr_array_new_with_free_func (g_free);

  if (rog_entity_get_string (secrecy, "from") == NULL)
    {
      g_auto (GStrv) named = rog_entity_dup_strings (secrecy, "from");

      for (char **person = named; person != NULL && *person != NULL; person++)
        g_ptr_array_add (out, g_strdup (*person));
      return out;
    }
  for (char **item = items; *item != NULL; item++)
    {
      g_auto (GStrv) touched = rog_dossier_dup_item_persons (self, *item);

      for (char **person = touched; *person != NULL; person++)
        if (!g_ptr_array_find_with_equal_func (out, *person, g_str_equal, NULL))
          g_ptr_array_add (out, g_strdup (*person));
    }

  return out;
}

/* Whether all of it that is an item was opened to the person, or the person was told of it. */
static gboolean
knows (RogDossier *self,
       RogEntity  *secrecy,
       const char *person)
{
  g_auto (GStrv) items = dup_items (secrecy);

  if (items[0] == NULL)
    return was_told (self, secrecy, NULL, person);
  for (char **item = items; *item != NULL; item++)
    if (!was_told (self, secrecy, *item, person) && !rog_dossier_may_know (self, *item, person))
      return FALSE;

  return TRUE;
}

static void
look_at_secrecy (RogDossier *self,
                 RogEntity  *secrecy,
                 GPtrArray  *out)
{
  g_autoptr (GPtrArray) persons = find_persons (self, secrecy);
  gint64 at;

  if (rog_entity_get_boolean (secrecy, "lifted") || !get_end (self, secrecy, &at))
    return;
  if (persons->len == 0)
    add (out, NULL, secrecy, NULL, at);
  for (guint i = 0; i < persons->len; i++)
    {
      const char *person = g_ptr_array_index (persons, i);

      if (!knows (self, secrecy, person))
        add (out, rog_dossier_find_person (self, person), secrecy, NULL, at);
    }
}

/*
 * Decisions
 */

static void
look_at_decision (RogDossier *self,
                  RogEntity  *decision,
                  GPtrArray  *out)
{
  JsonArray *heard = rog_entity_peek_array (decision, "heard");
  g_autoptr (GTimeZone) zone = rog_dossier_get_zone (self);

  for (guint i = 0; heard != NULL && i < json_array_get_length (heard); i++)
    {
      JsonObject *one = json_array_get_object_element (heard, i);
      JsonObject *until = rog_json_peek_object (one, "until");
      const char *item = rog_json_peek_string (one, "item");
      const char *person = rog_json_peek_string (one, "person");
      gint64      at;

      if (g_strcmp0 (rog_json_peek_string (one, "basis"), "secrecy") == 0 && until != NULL &&
          rog_moment_get_end (rog_json_peek_string (until, "date"), zone, &at) && !was_told (self, decision, item, person))
        add (out, rog_dossier_find_person (self, person), decision, item, at);
    }
}

/**
 * rog_dossier_find_to_tell:
 * @self: a dossier
 *
 * Returns: (transfer full) (element-type RogToTell): who is to be told, at any time; those who were, or to whom it was
 *   opened, are not in it
 */
GPtrArray *
rog_dossier_find_to_tell (RogDossier *self)
{
  GListModel *secrecy = rog_dossier_get_secrecy (self);
  GListModel *decisions = rog_dossier_get_decisions (self);
  GPtrArray  *out = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (secrecy); i++)
    {
      g_autoptr (RogEntity) one = g_list_model_get_item (secrecy, i);

      look_at_secrecy (self, one, out);
    }
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (RogEntity) one = g_list_model_get_item (decisions, i);

      look_at_decision (self, one, out);
    }

  return out;
}
