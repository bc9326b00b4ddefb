// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What an item is called in a decision, and in an extract. Its title is the sender's, and two items may have one. They are
 * numbered among those of one title that the reader is told of: an extract says nothing of others, not even how many.
 */
#include <glib/gi18n-lib.h>

#include "core/rog-json.h"
#include "core/rog-text.h"
#include "dossier/rog-decision-changes.h"
#include "dossier/rog-decision-sentences.h"

static const char *
own_title (RogDossier *dossier,
           const char *id)
{
  RogItem *found = rog_dossier_find_item (dossier, id);

  return found != NULL ? rog_item_get_title (found) : NULL;
}

static char *
make_title (RogDossier *dossier,
            JsonArray  *items,
            guint       index)
{
  const char *title = own_title (dossier, rog_json_peek_string (json_array_get_object_element (items, index), "item"));
  guint       number = 0, count = 0;

  for (guint i = 0; title != NULL && i < json_array_get_length (items); i++)
    {
      if (g_strcmp0 (own_title (dossier, rog_json_peek_string (json_array_get_object_element (items, i), "item")), title) != 0)
        continue;
      count++;
      if (i <= index)
        number++;
    }

  // Translators: the title of an item, and which one it is of several items of that title: "Bank records (2)"
  return count > 1 ? g_strdup_printf (C_ ("item", "%s (%u)"), title, number) : g_strdup (title);
}

/* Whether it is still called so: a title may be corrected after the decision. */
static gboolean
is_called (JsonObject *item,
           const char *own)
{
  const char      *title = rog_json_peek_string (item, "title");
  g_autofree char *numbered = g_strconcat (own, " (", NULL);

  return title == NULL || g_str_equal (title, own) || g_str_has_prefix (title, numbered);
}

/**
 * rog_decision_tell_apart:
 * @dossier: the dossier
 * @rules: (nullable): what words the law has
 * @instrument: (nullable): under which the request was made
 * @items: the items of a decision, or those of them that are in an extract
 *
 * Gives each of them its title, and where that changes the words of it anew.
 */
void
rog_decision_tell_apart (RogDossier *dossier,
                         RogRules   *rules,
                         const char *instrument,
                         JsonArray  *items)
{
  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject      *item = json_array_get_object_element (items, i);
      g_autofree char *title = make_title (dossier, items, i);
      g_autofree char *words = NULL;

      if (title == NULL || !is_called (item, own_title (dossier, rog_json_peek_string (item, "item"))) || g_strcmp0 (title, rog_json_peek_string (item, "title")) == 0)
        continue;
      json_object_set_string_member (item, "title", title);
      words = rog_decision_item_to_words (dossier, rules, instrument, item);
      json_object_set_string_member (item, "words", words);
    }
}

/**
 * rog_decision_dup_title:
 * @dossier: the dossier
 * @body: a decision's body, or an extract
 * @item: an item's id
 *
 * Returns: (transfer full): what it is called there, as it stands in quotation marks
 */
char *
rog_decision_dup_title (RogDossier *dossier,
                        JsonObject *body,
                        const char *item)
{
  JsonArray  *items = rog_json_peek_array (body, "items");
  const char *title = own_title (dossier, item);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *one = json_array_get_object_element (items, i);

      if (g_strcmp0 (rog_json_peek_string (one, "item"), item) == 0 && rog_json_peek_string (one, "title") != NULL)
        title = rog_json_peek_string (one, "title");
    }

  return rog_text_to_quoted (title != NULL ? title : _ ("an item"));
}
