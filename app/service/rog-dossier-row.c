// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-dossier-row.h"

#include "core/rog-json.h"

/* The text members of a summary, which are properties of the same names. */
static const char *const text_members[] = {
  "reference",
  "title",
  "authority",
  "country",
  "country-name",
  "persons",
  "measures",
  "instrument",
  "instrument-name",
  "status",
  "status-text",
  "queue",
  "limit-zone",
  "limit-purpose",
  "limit-basis",
};
static const char *const int_members[] = { "limit-at", "limit-start", "stored" };
static const char *const bool_members[] = { "practice", "limit-hours" };

enum
{
  PROP_0,
  PROP_ID,
  PROP_FIRST_TEXT,
  PROP_FIRST_INT = PROP_FIRST_TEXT + G_N_ELEMENTS (text_members),
  PROP_FIRST_BOOL = PROP_FIRST_INT + G_N_ELEMENTS (int_members),
  N_PROPS = PROP_FIRST_BOOL + G_N_ELEMENTS (bool_members)
};

static GParamSpec *properties[N_PROPS];

struct _RogDossierRow
{
  GObject parent_instance;

  char       *id;      /* (owned) */
  JsonObject *summary; /* (owned) */
  JsonObject *status;  /* (owned): what has the status: the summary, or what it says of a time that has come */
};

G_DEFINE_FINAL_TYPE (RogDossierRow, rog_dossier_row, G_TYPE_OBJECT)

/*
 * Overrides
 */

/* What a time that comes changes. */
static const char *const status_members[] = { "queue", "status", "status-text", NULL };

static void
rog_dossier_row_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RogDossierRow *self = ROG_DOSSIER_ROW (object);
  const char    *member = g_param_spec_get_name (pspec);

  if (id == PROP_ID)
    g_value_set_string (value, self->id);
  else if (id < PROP_FIRST_INT)
    g_value_set_string (value, json_object_get_string_member_with_default (g_strv_contains (status_members, member) ? self->status : self->summary, member, ""));
  else if (id < PROP_FIRST_BOOL)
    g_value_set_int64 (value, json_object_get_int_member_with_default (self->summary, member, 0));
  else
    g_value_set_boolean (value, json_object_get_boolean_member_with_default (self->summary, member, FALSE));
}

static void
rog_dossier_row_finalize (GObject *object)
{
  RogDossierRow *self = ROG_DOSSIER_ROW (object);

  g_free (self->id);
  g_clear_pointer (&self->summary, json_object_unref);
  g_clear_pointer (&self->status, json_object_unref);

  G_OBJECT_CLASS (rog_dossier_row_parent_class)->finalize (object);
}

static void
rog_dossier_row_class_init (RogDossierRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_dossier_row_get_property;
  object_class->finalize = rog_dossier_row_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (text_members); i++)
    properties[PROP_FIRST_TEXT + i] = g_param_spec_string (text_members[i], NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (int_members); i++)
    properties[PROP_FIRST_INT + i] = g_param_spec_int64 (int_members[i], NULL, NULL, 0, G_MAXINT64, 0, flags);
  for (guint i = 0; i < G_N_ELEMENTS (bool_members); i++)
    properties[PROP_FIRST_BOOL + i] = g_param_spec_boolean (bool_members[i], NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rog_dossier_row_init (RogDossierRow *self)
{
  self->summary = json_object_new ();
  self->status = json_object_ref (self->summary);
}

/*
 * Public
 */

/**
 * rog_dossier_row_new:
 * @dossier_id: the dossier's uuid
 * @summary: what rog_dossier_summary() made of it
 *
 * Returns: (transfer full): a row of the docket
 */
RogDossierRow *
rog_dossier_row_new (const char *dossier_id,
                     JsonObject *summary)
{
  RogDossierRow *self = g_object_new (ROG_TYPE_DOSSIER_ROW, NULL);

  self->id = g_strdup (dossier_id);
  rog_dossier_row_update (self, summary);

  return self;
}

/**
 * rog_dossier_row_update:
 * @self: a row
 * @summary: what it shows from now on
 *
 * Notifies every property, once.
 */
void
rog_dossier_row_update (RogDossierRow *self,
                        JsonObject    *summary)
{
  g_return_if_fail (ROG_IS_DOSSIER_ROW (self));

  json_object_unref (self->summary);
  self->summary = json_object_ref (summary);
  json_object_unref (self->status);
  self->status = json_object_ref (summary);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_FIRST_TEXT; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

static JsonObject *
find_status (RogDossierRow *self,
             gint64         now)
{
  JsonArray  *then = rog_json_peek_array (self->summary, "then");
  JsonObject *found = self->summary;

  for (guint i = 0; then != NULL && i < json_array_get_length (then); i++)
    {
      JsonObject *one = json_array_get_object_element (then, i);

      if (json_object_get_int_member (one, "at") <= now)
        found = one;
    }

  return found;
}

/**
 * rog_dossier_row_look:
 * @self: a row
 * @now: UTC seconds
 *
 * Shows the status that the dossier has at that time: a day that comes may change it.
 *
 * Returns: whether it is another one now
 */
gboolean
rog_dossier_row_look (RogDossierRow *self,
                      gint64         now)
{
  JsonObject *found;

  g_return_val_if_fail (ROG_IS_DOSSIER_ROW (self), FALSE);

  found = find_status (self, now);
  if (found == self->status)
    return FALSE;
  json_object_unref (self->status);
  self->status = json_object_ref (found);
  g_object_freeze_notify (G_OBJECT (self));
  for (const char *const *member = status_members; *member != NULL; member++)
    g_object_notify (G_OBJECT (self), *member);
  g_object_thaw_notify (G_OBJECT (self));

  return TRUE;
}

/**
 * rog_dossier_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the dossier's uuid
 */
const char *
rog_dossier_row_get_id (RogDossierRow *self)
{
  g_return_val_if_fail (ROG_IS_DOSSIER_ROW (self), NULL);

  return self->id;
}
