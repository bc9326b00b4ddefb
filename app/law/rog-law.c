// SPDX-License-Identifier: GPL-3.0-or-later
#include "law/rog-law.h"

#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "dossier/rog-zone.h"
#include "law/rog-law-error.h"
#include "law/rog-period.h"

/* Made by glib-compile-resources. */
GResource *rog_law_data_get_resource (void);
void       rog_law_data_register_resource (void);

struct _RogLaw
{
  GObject parent_instance;

  GHashTable *catalogues; /* name → GListStore of RogLawEntry */
  GHashTable *entries;    /* "name/id" → RogLawEntry */
};

static void rules_init (RogRulesInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RogLaw, rog_law, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (ROG_TYPE_RULES, rules_init))

#define PREFIX "/org/rogatory/law"
#define MAX_SIZE (4 * 1024 * 1024)

static void
rog_law_finalize (GObject *object)
{
  RogLaw *self = ROG_LAW (object);

  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->catalogues, g_hash_table_unref);

  G_OBJECT_CLASS (rog_law_parent_class)->finalize (object);
}

static void
rog_law_class_init (RogLawClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_law_finalize;
}

static void
rog_law_init (RogLaw *self)
{
  self->catalogues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/*
 * Loading
 */

static gboolean
take_entry (RogLaw     *self,
            const char *catalogue,
            GListStore *store,
            JsonObject *object,
            GError    **error)
{
  const char  *id = rog_json_get_string (object, "id", error);
  JsonObject  *label = id != NULL ? rog_json_get_object (object, "label", error) : NULL;
  char        *key;
  RogLawEntry *entry;

  if (label == NULL || rog_json_get_string (label, "en", error) == NULL)
    return FALSE;

  key = g_strdup_printf ("%s/%s", catalogue, id);
  if (g_hash_table_contains (self->entries, key))
    {
      g_set_error (error, ROG_LAW_ERROR, ROG_LAW_ERROR_INVALID, "“%s” has “%s” twice", catalogue, id);
      g_free (key);
      return FALSE;
    }
  entry = rog_law_entry_new (object);
  g_list_store_append (store, entry);
  g_hash_table_insert (self->entries, key, entry);

  return TRUE;
}

static GResource *
get_data (void)
{
  static gsize registered;

  if (g_once_init_enter (&registered))
    {
      rog_law_data_register_resource ();
      g_once_init_leave (&registered, 1);
    }

  return rog_law_data_get_resource ();
}

static gboolean
load_catalogue (RogLaw     *self,
                const char *file,
                GError    **error)
{
  g_autofree char *path = g_strconcat (PREFIX "/", file, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (get_data (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (JsonNode) root = bytes != NULL ? rog_json_parse (bytes, MAX_SIZE, error) : NULL;
  g_autoptr (GListStore) store = g_list_store_new (ROG_TYPE_LAW_ENTRY);
  const char *name;
  JsonArray  *array;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  name = rog_json_get_string (json_node_get_object (root), "catalogue", error);
  array = name != NULL ? rog_json_get_array (json_node_get_object (root), "entries", error) : NULL;
  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!take_entry (self, name, store, json_array_get_object_element (array, i), error))
        {
          g_prefix_error (error, "%s: ", file);
          return FALSE;
        }
    }
  g_hash_table_insert (self->catalogues, g_strdup (name), g_steal_pointer (&store));

  return TRUE;
}

/**
 * rog_law_new:
 * @error: where an error goes
 *
 * Loads and checks the catalogues. They are part of the program, so an error is one of the build.
 *
 * Returns: (transfer full) (nullable): the law
 */
RogLaw *
rog_law_new (GError **error)
{
  g_autoptr (RogLaw) self = g_object_new (ROG_TYPE_LAW, NULL);
  g_auto (GStrv) files = g_resource_enumerate_children (get_data (), PREFIX, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (files == NULL)
    return NULL;
  for (char **file = files; *file != NULL; file++)
    {
      if (!load_catalogue (self, *file, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/*
 * Looking up
 */

/**
 * rog_law_get_catalogue:
 * @self: the law
 * @catalogue: "grounds", "instruments", "measures", …
 *
 * Returns: (transfer none) (nullable): a list model of #RogLawEntry, in the catalogue's order
 */
GListModel *
rog_law_get_catalogue (RogLaw     *self,
                       const char *catalogue)
{
  g_return_val_if_fail (ROG_IS_LAW (self), NULL);

  return g_hash_table_lookup (self->catalogues, catalogue);
}

/**
 * rog_law_find:
 * @self: the law
 * @catalogue: a catalogue
 * @id: (nullable): an id, from any source
 *
 * Returns: (transfer none) (nullable): the entry, or %NULL where there is none
 */
RogLawEntry *
rog_law_find (RogLaw     *self,
              const char *catalogue,
              const char *id)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", catalogue, id != NULL ? id : "");

  g_return_val_if_fail (ROG_IS_LAW (self), NULL);

  return g_hash_table_lookup (self->entries, key);
}

static JsonObject *
instrument_member (RogLaw     *self,
                   const char *instrument,
                   const char *member)
{
  RogLawEntry *entry = rog_law_find (self, "instruments", instrument);

  return entry != NULL ? rog_json_peek_object (rog_law_entry_peek (entry), member) : NULL;
}

/**
 * rog_law_dup_articles:
 * @self: the law
 * @instrument: an instrument's id
 * @outcome: an outcome, or "ask", "condition", "formalities" …
 *
 * Returns: (transfer full): the articles under which the instrument knows it; empty where it names none
 */
char **
rog_law_dup_articles (RogLaw     *self,
                      const char *instrument,
                      const char *outcome)
{
  JsonObject *articles = instrument_member (self, instrument, "articles");
  JsonArray  *array = articles != NULL ? rog_json_peek_array (articles, outcome) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));

  return g_strv_builder_end (builder);
}

/**
 * rog_law_refusal_is_exhaustive:
 * @self: the law
 * @instrument: an instrument's id
 *
 * Returns: whether the instrument's list of grounds for refusal is meant to be complete. Shown, never enforced
 */
gboolean
rog_law_refusal_is_exhaustive (RogLaw     *self,
                               const char *instrument)
{
  JsonObject *refusal = instrument_member (self, instrument, "refusal");

  return refusal != NULL && json_object_get_boolean_member_with_default (refusal, "exhaustive", FALSE);
}

/**
 * rog_law_get_opening:
 * @self: the law
 * @instrument: an instrument's id
 *
 * Returns: (transfer none) (nullable): the article by which the instrument opens itself to our law
 */
const char *
rog_law_get_opening (RogLaw     *self,
                     const char *instrument)
{
  RogLawEntry *entry = rog_law_find (self, "instruments", instrument);

  return entry != NULL ? rog_law_entry_get_text (entry, "domestic_law_opening") : NULL;
}

/**
 * rog_law_criterion_is_against:
 * @self: the law
 * @criterion: (nullable): an id of the catalogue `criteria`, from any source
 * @suspect: whether the person from whom something is withheld is a suspect or accused
 *
 * From a suspect or accused, only what Directive 2012/13 Article 7(4) has, protected identities and direct identifiers
 * are withheld. What the court writes for itself (X16) is in no dossier that anybody is given, and what is out of scope
 * (X14) is withheld from the authority: both are no entries.
 *
 * Returns: whether the criterion is available against the person
 */
gboolean
rog_law_criterion_is_against (RogLaw     *self,
                              const char *criterion,
                              gboolean    suspect)
{
  RogLawEntry *entry = rog_law_find (self, "criteria", criterion);

  return entry != NULL && (!suspect || json_object_get_boolean_member_with_default (rog_law_entry_peek (entry), "against_suspect", FALSE));
}

/*
 * RogRules
 */

static gboolean
category_is_within (RogRules   *rules,
                    const char *category,
                    const char *within)
{
  RogLaw *self = ROG_LAW (rules);

  /* Bounded, so that a circle in the data cannot hold us. */
  for (int depth = 0; category != NULL && depth < 32; depth++)
    {
      RogLawEntry *entry;

      if (g_strcmp0 (category, within) == 0)
        return TRUE;
      entry = rog_law_find (self, "data-categories", category);
      category = entry != NULL ? rog_law_entry_get_text (entry, "within") : NULL;
    }

  return FALSE;
}

static const char *
get_label (RogRules   *rules,
           const char *catalogue,
           const char *id)
{
  RogLawEntry *entry = rog_law_find (ROG_LAW (rules), catalogue, id);

  return entry != NULL ? rog_law_entry_get_label (entry) : NULL;
}

static const char *
get_word (RogRules   *rules,
          const char *instrument,
          const char *word)
{
  JsonObject        *words = instrument_member (ROG_LAW (rules), instrument, "words");
  JsonObject        *texts = words != NULL ? rog_json_peek_object (words, word) : NULL;
  const char *const *languages = g_get_language_names ();

  for (; texts != NULL && *languages != NULL; languages++)
    {
      if (rog_json_peek_string (texts, *languages) != NULL)
        return rog_json_peek_string (texts, *languages);
    }

  return texts != NULL ? rog_json_peek_string (texts, "en") : NULL;
}

/* "Article 11 (1)(a)" and "EIO 11(1)(a)" are one: what is left is "11(1)(a)". Numbers stay apart. */
static char *
strip_article (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c) && c > text && c[-1] == ' ' && out->len > 0)
        g_string_append_c (out, ' ');
      if (g_ascii_isdigit (*c) || *c == '(' || *c == ')' || (out->len > 0 && g_ascii_isalpha (*c)))
        g_string_append_c (out, g_ascii_tolower (*c));
    }

  return g_string_free_and_steal (out);
}

static gboolean
names_one_of (const char *article,
              JsonArray  *articles)
{
  g_autofree char *typed = strip_article (article);

  for (guint i = 0; articles != NULL && i < json_array_get_length (articles); i++)
    {
      g_autofree char *one = strip_article (strrchr (json_array_get_string_element (articles, i), ' '));
      const char      *found = strstr (typed, one);

      if (found != NULL && (found == typed || !g_ascii_isdigit (found[-1])))
        return TRUE;
    }

  return FALSE;
}

/* Where the instrument asks for it in some cases only, the article says in which it is; one that cannot be made out is
 * taken for one of those. */
static gboolean
asks_consultation (RogRules   *rules,
                   const char *instrument,
                   const char *article)
{
  JsonObject *refusal = instrument_member (ROG_LAW (rules), instrument, "refusal");
  JsonArray  *only = refusal != NULL ? rog_json_peek_array (refusal, "consultation") : NULL;

  if (get_word (rules, instrument, "refuse.consultation") == NULL)
    return FALSE;
  if (only == NULL)
    return TRUE;
  if (article == NULL)
    return FALSE;

  return names_one_of (article, only) || !names_one_of (article, rog_json_peek_array (refusal, "articles"));
}

static void
rules_init (RogRulesInterface *iface)
{
  iface->category_is_within = category_is_within;
  iface->get_label = get_label;
  iface->get_word = get_word;
  iface->asks_consultation = asks_consultation;
}

/*
 * Time limits
 */

/**
 * rog_law_compute_due:
 * @self: the law
 * @hours: the length in hours, or 0
 * @days: the length in days, where @hours is 0
 * @trigger: the date or the time in UTC from which it runs
 * @zone: the court's time zone
 * @country: (nullable): whose holidays count; without, only Saturdays and Sundays are not working days
 * @error: where an error goes
 *
 * Computes when a period ends, as Regulation 1182/71 does: see rog_period_in_days() and rog_period_in_hours().
 *
 * Returns: (transfer full) (nullable): a date, or for hours a time in UTC
 */
char *
rog_law_compute_due (RogLaw     *self,
                     gint64      hours,
                     gint64      days,
                     const char *trigger,
                     const char *zone,
                     const char *country,
                     GError    **error)
{
  g_autoptr (GTimeZone) found = rog_zone_find (zone);
  RogLawEntry *calendar = rog_law_find (self, "holidays", country);

  if (found == NULL)
    {
      g_set_error (error, ROG_LAW_ERROR, ROG_LAW_ERROR_UNKNOWN, "This system does not know the time zone “%s”", zone);
      return NULL;
    }
  if (hours > 0)
    return rog_period_in_hours (trigger, hours, found, error);

  return rog_period_in_days (trigger, days, found, calendar != NULL ? rog_law_entry_peek (calendar) : NULL, error);
}

static void
copy_text (JsonObject *from,
           JsonObject *to,
           const char *member)
{
  if (rog_json_peek_string (from, member) != NULL)
    json_object_set_string_member (to, member, rog_json_peek_string (from, member));
}

/* "EIO 12(3): Decision on recognition, 30 days from: Order received by the competent authority". */
static char *
describe_limit (RogLawEntry *entry,
                JsonObject  *data,
                gint64       hours,
                gint64       days)
{
  return g_strdup_printf (hours > 0 ? ngettext ("%s: %s, %u hour from: %s", "%s: %s, %u hours from: %s", (gulong)hours)
                                    : ngettext ("%s: %s, %u day from: %s", "%s: %s, %u days from: %s", (gulong)days),
                          rog_json_peek_string (data, "article"), rog_law_entry_get_label (entry), (guint)(hours > 0 ? hours : days), rog_law_entry_get_text (entry, "trigger"));
}

/**
 * rog_law_make_limit:
 * @self: the law
 * @rule: a rule of the catalogue "limits" ("T02")
 *
 * What the law says of a time limit, as members of its state. From when it runs, and so when it ends, is for a person to say:
 * "trigger" has the event alone, and there is no "due".
 *
 * Returns: (transfer full) (nullable): the members; %NULL where there is no such rule, or it has no length
 */
JsonObject *
rog_law_make_limit (RogLaw     *self,
                    const char *rule)
{
  RogLawEntry     *entry = rog_law_find (self, "limits", rule);
  JsonObject      *data = entry != NULL ? rog_law_entry_peek (entry) : NULL;
  gint64           hours = data != NULL ? json_object_get_int_member_with_default (data, "hours", 0) : 0;
  gint64           days = data != NULL ? json_object_get_int_member_with_default (data, "days", 0) : 0;
  g_autofree char *because = NULL;
  JsonObject      *state, *from;

  if (hours == 0 && days == 0)
    return NULL;

  because = describe_limit (entry, data, hours, days);
  from = json_object_new ();
  json_object_set_string_member (from, "event", rog_law_entry_get_text (entry, "trigger"));
  state = json_object_new ();
  json_object_set_string_member (state, "title", rog_law_entry_get_label (entry));
  json_object_set_string_member (state, "source", "by-law");
  json_object_set_string_member (state, "rule", rule);
  copy_text (data, state, "for");
  copy_text (data, state, "binds");
  json_object_set_boolean_member (state, "where_practicable", json_object_get_boolean_member_with_default (data, "where_practicable", FALSE));
  json_object_set_object_member (state, "trigger", from);
  json_object_set_int_member (state, hours > 0 ? "hours" : "days", hours > 0 ? hours : days);
  json_object_set_string_member (state, "because", because);

  return state;
}
