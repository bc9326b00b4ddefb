// SPDX-License-Identifier: GPL-3.0-or-later
#include "law/rog-law-entry.h"

#include "core/rog-json.h"

struct _RogLawEntry
{
  GObject parent_instance;

  JsonObject *object;
};

G_DEFINE_FINAL_TYPE (RogLawEntry, rog_law_entry, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_TEST,
  PROP_NOT_WHEN,
  PROP_SAYS,
  PROP_HEARD,
  PROP_HEARD_NOTE,
  PROP_VALID_FROM,
  PROP_VALID_TO,
  PROP_CHECKED_ON,
  PROP_EXCLUDED,
  PROP_SOURCES,
};

static const char *const names[] = { NULL, "id", "label", "test", "not-when", "says", "heard", "heard-note", "valid-from", "valid-to", "checked-on" };
static const char *const members[] = { NULL, "id", "label", "test", "not_when", "says", "heard", "heard_note", "valid_from", "valid_to", "source_checked_on" };

static void
rog_law_entry_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RogLawEntry *self = ROG_LAW_ENTRY (object);

  if (prop_id == PROP_EXCLUDED)
    g_value_set_boolean (value, rog_law_entry_is_excluded (self));
  else if (prop_id == PROP_SOURCES)
    g_value_take_boxed (value, rog_law_entry_dup_sources (self));
  else if (prop_id < G_N_ELEMENTS (members))
    g_value_set_string (value, rog_law_entry_get_text (self, members[prop_id]));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rog_law_entry_finalize (GObject *object)
{
  g_clear_pointer (&ROG_LAW_ENTRY (object)->object, json_object_unref);

  G_OBJECT_CLASS (rog_law_entry_parent_class)->finalize (object);
}

static void
rog_law_entry_class_init (RogLawEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rog_law_entry_finalize;
  object_class->get_property = rog_law_entry_get_property;
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    g_object_class_install_property (object_class, i,
                                     g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_EXCLUDED,
                                   g_param_spec_boolean ("excluded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_SOURCES,
                                   g_param_spec_boxed ("sources", NULL, NULL, G_TYPE_STRV, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
rog_law_entry_init (RogLawEntry *self)
{
}

RogLawEntry *
rog_law_entry_new (JsonObject *object)
{
  RogLawEntry *self = g_object_new (ROG_TYPE_LAW_ENTRY, NULL);

  self->object = json_object_ref (object);

  return self;
}

const char *
rog_law_entry_get_id (RogLawEntry *self)
{
  return rog_json_peek_string (self->object, "id");
}

const char *
rog_law_entry_get_label (RogLawEntry *self)
{
  return rog_law_entry_get_text (self, "label");
}

/* The text of the first of the user's languages that there is, else the English one. */
static const char *
in_language (JsonObject *texts)
{
  const char *const *languages = g_get_language_names ();

  for (; *languages != NULL; languages++)
    {
      if (rog_json_peek_string (texts, *languages) != NULL)
        return rog_json_peek_string (texts, *languages);
    }

  return rog_json_peek_string (texts, "en");
}

/**
 * rog_law_entry_get_text:
 * @self: an entry
 * @member: a member
 *
 * Returns: (transfer none) (nullable): its text, in the user's language where it has languages
 */
const char *
rog_law_entry_get_text (RogLawEntry *self,
                        const char  *member)
{
  JsonObject *texts = rog_json_peek_object (self->object, member);

  return texts != NULL ? in_language (texts) : rog_json_peek_string (self->object, member);
}

char **
rog_law_entry_dup_sources (RogLawEntry *self)
{
  JsonArray *array = rog_json_peek_array (self->object, "sources");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));

  return g_strv_builder_end (builder);
}

/**
 * rog_law_entry_is_excluded:
 * @self: an entry of the grounds
 *
 * Returns: whether instruments say expressly that this is no ground; it can be pleaded all the same
 */
gboolean
rog_law_entry_is_excluded (RogLawEntry *self)
{
  return json_object_get_boolean_member_with_default (self->object, "excluded", FALSE);
}

/**
 * rog_law_entry_is_valid_on:
 * @self: an entry
 * @date: "2026-09-27"
 *
 * Returns: whether the rule holds on that day; one that does not is shown as expired, or as not yet in force
 */
gboolean
rog_law_entry_is_valid_on (RogLawEntry *self,
                           const char  *date)
{
  const char *from = rog_json_peek_string (self->object, "valid_from");
  const char *to = rog_json_peek_string (self->object, "valid_to");

  return (from == NULL || g_strcmp0 (date, from) >= 0) && (to == NULL || g_strcmp0 (date, to) <= 0);
}

JsonObject *
rog_law_entry_peek (RogLawEntry *self)
{
  return self->object;
}
