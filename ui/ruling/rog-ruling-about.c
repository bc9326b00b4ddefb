// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-about.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-pair.h"
#include "widgets/rog-choice-list.h"

struct _RogRulingAbout
{
  AdwComboRow parent_instance;

  RogRulingPaper *paper; /* (owned) */
  char           *item;  /* (owned) (nullable): of whose card the order is */
  GPtrArray      *ids;   /* (owned) (element-type utf8): of the challenges to choose from */
  char           *shown; /* (owned) (nullable): the titles shown, a line each */
  gboolean        updating;
};

G_DEFINE_FINAL_TYPE (RogRulingAbout, rog_ruling_about, ADW_TYPE_COMBO_ROW)

static guint chosen_signal;

static JsonArray *
peek_challenges (JsonObject *entry)
{
  JsonObject *about = rog_json_peek_object (entry, "about");

  return about != NULL ? rog_json_peek_array (about, "challenges") : NULL;
}

static void
add_id (RogRulingAbout *self,
        const char     *id)
{
  if (!g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    g_ptr_array_add (self->ids, g_strdup (id));
}

/* Those that are answered beside the item, or with the decision as a whole; and the one that is chosen. */
static void
find_ids (RogRulingAbout *self,
          JsonArray      *chosen)
{
  g_autoptr (GPtrArray) pairs = rog_ruling_find_pairs (rog_ruling_paper_get_dossier (self->paper), rog_ruling_paper_get_draft (self->paper));

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < pairs->len; i++)
    {
      RogPair *pair = g_ptr_array_index (pairs, i);

      if (self->item == NULL || rog_pair_get_item (pair) == NULL || g_str_equal (rog_pair_get_item (pair), self->item))
        add_id (self, rog_pair_get_challenge (pair));
    }
  for (guint i = 0; chosen != NULL && i < json_array_get_length (chosen); i++)
    add_id (self, json_array_get_string_element (chosen, i));
}

static char *
dup_title (RogRulingAbout *self,
           const char     *id)
{
  RogDossier *dossier = rog_ruling_paper_get_dossier (self->paper);
  RogEntity  *challenge = rog_dossier_find (dossier, ROG_TYPE_CHALLENGE, id);
  const char *label = challenge != NULL ? rog_challenge_get_label (ROG_CHALLENGE (challenge)) : NULL;
  RogPerson  *person = challenge != NULL ? rog_dossier_find_person (dossier, rog_challenge_get_for (ROG_CHALLENGE (challenge))) : NULL;
  const char *name = person != NULL ? rog_person_get_name (person) : _("A person concerned");

  // Translators: for whom a challenge is, and its label.
  return label != NULL ? g_strdup_printf (C_("challenge", "%s (%s)"), name, label) : g_strdup (name);
}

static void
show_titles (RogRulingAbout *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);

  gtk_string_list_append (titles, _("None"));
  for (guint i = 0; i < self->ids->len; i++)
    {
      g_autofree char *title = dup_title (self, g_ptr_array_index (self->ids, i));

      gtk_string_list_append (titles, title);
      g_string_append_printf (shown, "%s %s\n", (const char *)g_ptr_array_index (self->ids, i), title);
    }
  if (!g_set_str (&self->shown, shown->str))
    return;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (titles));
  rog_choice_list_set (ADW_COMBO_ROW (self));
}

static void
selected_cb (RogRulingAbout *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (!self->updating && selected != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, chosen_signal, 0, selected > 0 && selected <= self->ids->len ? g_ptr_array_index (self->ids, selected - 1) : NULL);
}

static void
rog_ruling_about_finalize (GObject *object)
{
  RogRulingAbout *self = ROG_RULING_ABOUT (object);

  g_clear_object (&self->paper);
  g_ptr_array_unref (self->ids);
  g_free (self->item);
  g_free (self->shown);

  G_OBJECT_CLASS (rog_ruling_about_parent_class)->finalize (object);
}

static void
rog_ruling_about_class_init (RogRulingAboutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_about_finalize;

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rog_ruling_about_init (RogRulingAbout *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("On the challenge"));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * rog_ruling_about_new:
 * @paper: the paper
 * @item: (nullable): the item of whose card the order is
 *
 * Returns: (transfer floating): the row, until rog_ruling_about_update() with nothing to choose
 */
GtkWidget *
rog_ruling_about_new (RogRulingPaper *paper,
                      const char     *item)
{
  RogRulingAbout *self = g_object_new (ROG_TYPE_RULING_ABOUT, "visible", FALSE, NULL);

  self->paper = g_object_ref (paper);
  self->item = g_strdup (item);

  return GTK_WIDGET (self);
}

/**
 * rog_ruling_about_update:
 * @self: the row
 * @entry: the order
 *
 * Shows on which challenge it is, and those that it can be on.
 */
void
rog_ruling_about_update (RogRulingAbout *self,
                         JsonObject     *entry)
{
  JsonArray  *chosen = peek_challenges (entry);
  const char *first = chosen != NULL && json_array_get_length (chosen) > 0 ? json_array_get_string_element (chosen, 0) : NULL;
  guint       position = 0;

  self->updating = TRUE;
  find_ids (self, chosen);
  show_titles (self);
  if (first != NULL && g_ptr_array_find_with_equal_func (self->ids, first, g_str_equal, &position))
    position++;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->ids->len > 0);
}

/**
 * rog_ruling_about_put:
 * @entry: an order; changed
 * @challenge: (nullable): the challenge that it is on, %NULL for none; the items that it is about stay
 */
void
rog_ruling_about_put (JsonObject *entry,
                      const char *challenge)
{
  JsonObject *before = rog_json_peek_object (entry, "about");
  JsonObject *about = before != NULL ? rog_json_object_copy (before) : json_object_new ();

  if (json_object_has_member (about, "challenges"))
    json_object_remove_member (about, "challenges");
  if (challenge != NULL)
    {
      JsonArray *ids = json_array_new ();

      json_array_add_string_element (ids, challenge);
      json_object_set_array_member (about, "challenges", ids);
    }
  if (json_object_get_size (about) > 0)
    json_object_set_object_member (entry, "about", json_object_ref (about));
  else if (before != NULL)
    json_object_remove_member (entry, "about");
  json_object_unref (about);
}
