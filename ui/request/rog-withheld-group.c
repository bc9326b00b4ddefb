// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/rog-withheld-group.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "rog-law-text.h"
#include "widgets/rog-choice-list.h"
#include "widgets/rog-long-row.h"
#include "widgets/rog-row-name.h"

/* One document; the widgets are the group's. */
typedef struct
{
  RogWithheldGroup *group;
  RogDocument      *document; /* (owned) */
  GtkWidget        *row;
  GtkWidget        *criterion;
  GtkWidget        *reason;
} Withheld;

struct _RogWithheldGroup
{
  AdwPreferencesGroup parent_instance;

  RogActPage *page; /* its parent */
  RogDossier *dossier;
  GPtrArray  *all;         /* of Withheld */
  GPtrArray  *criteria;    /* ids of what can be chosen; the first of them is nothing yet */
  gboolean    for_suspect; /* whether they are those against a suspect */
  gboolean    loading;
  char       *sentence; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogWithheldGroup, rog_withheld_group, ADW_TYPE_PREFERENCES_GROUP)

static void
withheld_free (gpointer data)
{
  Withheld *one = data;

  g_object_unref (one->document);
  g_free (one);
}

static const char *
get_id (Withheld *one)
{
  return rog_entity_get_id (ROG_ENTITY (one->document));
}

static const char *
get_criterion (Withheld *one)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (one->criterion));

  return selected > 0 && selected < one->group->criteria->len ? g_ptr_array_index (one->group->criteria, selected) : NULL;
}

static void
changed_cb (Withheld *one)
{
  g_autoptr (JsonObject) state = NULL;
  g_autofree char *reason = NULL;

  if (one->group->loading)
    return;

  reason = g_strstrip (rog_long_row_dup_text (one->reason));
  if (get_criterion (one) != NULL || *reason != '\0')
    {
      state = json_object_new ();
      if (get_criterion (one) != NULL)
        json_object_set_string_member (state, "criterion", get_criterion (one));
      json_object_set_string_member (state, "reason", reason);
    }
  rog_act_page_set_more (one->group->page, get_id (one), state);
}

static void
choose (Withheld   *one,
        const char *criterion)
{
  guint position = 0;

  if (criterion == NULL || !g_ptr_array_find_with_equal_func (one->group->criteria, criterion, g_str_equal, &position))
    position = 0;
  adw_combo_row_set_selected (ADW_COMBO_ROW (one->criterion), position);
}

/* What is kept with the page is what the rows say: of a form that was filled in before, too. */
static void
load (Withheld *one)
{
  JsonObject      *state = rog_act_page_peek_more (one->group->page, get_id (one));
  const char      *reason = state != NULL ? rog_json_peek_string (state, "reason") : NULL;
  g_autofree char *shown = g_strstrip (rog_long_row_dup_text (one->reason));

  choose (one, state != NULL ? rog_json_peek_string (state, "criterion") : NULL);
  if (g_strcmp0 (shown, reason != NULL ? reason : "") != 0)
    gtk_text_buffer_set_text (rog_long_row_get_buffer (one->reason), reason != NULL ? reason : "", -1);
}

static void
offer_criteria (RogWithheldGroup *self,
                gboolean          for_suspect)
{
  GListModel *catalogue = rog_law_text_get_catalogue ("criteria");
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->for_suspect = for_suspect;
  g_ptr_array_set_size (self->criteria, 0);
  g_ptr_array_add (self->criteria, g_strdup (""));
  gtk_string_list_append (titles, _("Not chosen"));
  for (guint i = 0; i < g_list_model_get_n_items (catalogue); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (catalogue, i);

      if (!rog_law_criterion_is_against (rog_law_text_get_law (), rog_law_entry_get_id (entry), for_suspect))
        continue;
      g_ptr_array_add (self->criteria, g_strdup (rog_law_entry_get_id (entry)));
      gtk_string_list_append (titles, rog_law_entry_get_label (entry));
    }
  for (guint i = 0; i < self->all->len; i++)
    adw_combo_row_set_model (ADW_COMBO_ROW (((Withheld *)g_ptr_array_index (self->all, i))->criterion), G_LIST_MODEL (titles));
}

static GtkWidget *
make_criterion_row (void)
{
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Criterion"), "use-subtitle", TRUE, "expression", text, NULL);

  rog_choice_list_set (ADW_COMBO_ROW (row));

  return row;
}

/* Several documents have the same rows: who hears them one by one hears of which. */
static void
name_rows (Withheld *one)
{
  const char *document = rog_document_get_name (one->document);
  // Translators: the name of a document.
  g_autofree char *criterion = g_strdup_printf (_("Criterion for “%s”"), document);
  // Translators: the name of a document.
  g_autofree char *reason = g_strdup_printf (_("Why “%s” is withheld"), document);

  rog_row_name_by_title (one->row);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (one->criterion), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (one->criterion), GTK_ACCESSIBLE_PROPERTY_LABEL, criterion, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rog_long_row_get_view (one->reason)), GTK_ACCESSIBLE_PROPERTY_LABEL, reason, -1);
}

static void
add_document (RogWithheldGroup *self,
              RogDocument      *document)
{
  Withheld *one = g_new0 (Withheld, 1);

  one->group = self;
  one->document = g_object_ref (document);
  one->row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", rog_document_get_name (document), "expanded", TRUE, "visible", FALSE, NULL);
  one->criterion = make_criterion_row ();
  one->reason = rog_long_row_new (_("Why it is withheld"));
  name_rows (one);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (one->row), one->criterion);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (one->row), one->reason);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), one->row);
  g_ptr_array_add (self->all, one);
}

static void
connect_rows (RogWithheldGroup *self)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      Withheld *one = g_ptr_array_index (self->all, i);

      g_signal_connect_swapped (one->criterion, "notify::selected", G_CALLBACK (changed_cb), one);
      g_signal_connect_swapped (rog_long_row_get_buffer (one->reason), "changed", G_CALLBACK (changed_cb), one);
    }
}

/**
 * rog_withheld_group_update:
 * @self: the group
 * @body: what the form says, without `withheld`
 *
 * Shows the documents that the form leaves out, with the criteria that are available against all persons who are chosen.
 */
void
rog_withheld_group_update (RogWithheldGroup *self,
                           JsonObject       *body)
{
  JsonArray *persons = rog_json_peek_array (body, "persons");
  gboolean   any = FALSE, suspect = FALSE;

  if (self->loading)
    return;

  self->loading = TRUE;
  for (guint i = 0; persons != NULL && i < json_array_get_length (persons); i++)
    suspect = suspect || rog_dossier_is_suspect (self->dossier, json_array_get_string_element (persons, i));
  if (suspect != self->for_suspect)
    offer_criteria (self, suspect);
  for (guint i = 0; i < self->all->len; i++)
    {
      Withheld *one = g_ptr_array_index (self->all, i);
      RogItem  *item = rog_dossier_find_left_out (self->dossier, body, one->document);
      // Translators: the title of an item.
      g_autofree char *bears = item != NULL ? g_strdup_printf (_("Bears on “%s”"), rog_item_get_title (item)) : NULL;

      gtk_widget_set_visible (one->row, item != NULL);
      if (item != NULL)
        adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (one->row), bears);
      load (one);
      any = any || item != NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  self->loading = FALSE;
}

/**
 * rog_withheld_group_gather:
 * @self: the group
 * @body: gets its `withheld`, where something is
 */
void
rog_withheld_group_gather (RogWithheldGroup *self,
                           JsonObject       *body)
{
  g_autoptr (JsonArray) withheld = json_array_new ();

  for (guint i = 0; i < self->all->len; i++)
    {
      Withheld        *one = g_ptr_array_index (self->all, i);
      g_autofree char *reason = g_strstrip (rog_long_row_dup_text (one->reason));
      JsonObject      *object;

      if (!gtk_widget_get_visible (one->row) || get_criterion (one) == NULL)
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "document", get_id (one));
      json_object_set_string_member (object, "criterion", get_criterion (one));
      json_object_set_string_member (object, "reason", reason);
      json_array_add_object_element (withheld, object);
    }
  if (json_array_get_length (withheld) > 0)
    json_object_set_array_member (body, "withheld", g_steal_pointer (&withheld));
}

/* What is missing of one document; NULL where it is hidden or complete. */
static char *
dup_missing (Withheld *one)
{
  const char      *name = rog_document_get_name (one->document);
  g_autofree char *reason = g_strstrip (rog_long_row_dup_text (one->reason));

  if (!gtk_widget_get_visible (one->row))
    return NULL;
  if (get_criterion (one) == NULL)
    // Translators: the name of a document.
    return g_strdup_printf (_("Open “%s” too, or withhold it by a criterion"), name);
  if (*reason == '\0')
    // Translators: the name of a document.
    return g_strdup_printf (_("Why “%s” is withheld is needed"), name);

  return NULL;
}

/**
 * rog_withheld_group_find_missing:
 * @self: the group
 *
 * Returns: (transfer none) (nullable): what is missing, a sentence, until the next call
 */
const char *
rog_withheld_group_find_missing (RogWithheldGroup *self)
{
  g_clear_pointer (&self->sentence, g_free);
  for (guint i = 0; i < self->all->len && self->sentence == NULL; i++)
    self->sentence = dup_missing (g_ptr_array_index (self->all, i));

  return self->sentence;
}

static void
rog_withheld_group_finalize (GObject *object)
{
  RogWithheldGroup *self = ROG_WITHHELD_GROUP (object);

  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->criteria);
  g_object_unref (self->dossier);
  g_free (self->sentence);

  G_OBJECT_CLASS (rog_withheld_group_parent_class)->finalize (object);
}

static void
rog_withheld_group_class_init (RogWithheldGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_withheld_group_finalize;
}

static void
rog_withheld_group_init (RogWithheldGroup *self)
{
  self->all = g_ptr_array_new_with_free_func (withheld_free);
  self->criteria = g_ptr_array_new_with_free_func (g_free);
}

/**
 * rog_withheld_group_new:
 * @page: the form it is added to
 * @work: the work on a dossier
 *
 * Returns: (transfer none): the group, at the end of the form
 */
RogWithheldGroup *
rog_withheld_group_new (RogActPage *page,
                        RogWork    *work)
{
  RogWithheldGroup *self = g_object_new (ROG_TYPE_WITHHELD_GROUP, "title", _("Withheld"), "visible", FALSE, NULL);
  GListModel       *documents;

  self->page = page;
  self->dossier = g_object_ref (rog_work_get_dossier (work));
  documents = rog_dossier_get_documents (self->dossier);
  rog_group_describe (ADW_PREFERENCES_GROUP (self),
                      _("These bear on an item that is opened: choose them above, withhold them by a criterion, or keep them secret by an act of its own before. "
                        "The criterion is told to the person; why it applies is not."));
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);

      add_document (self, document);
    }
  offer_criteria (self, FALSE);
  connect_rows (self);
  rog_act_page_take_group (page, ADW_PREFERENCES_GROUP (self));

  return self;
}
