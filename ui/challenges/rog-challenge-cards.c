// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-challenge-cards.h"

#include <glib/gi18n.h>

#include "challenges/rog-challenge-facts.h"
#include "challenges/rog-challenge-rows.h"
#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pin-link.h"
#include "rog-law-text.h"
#include "service/rog-work-challenge.h"
#include "widgets/rog-plain-row.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

static void
append (GtkWidget *list,
        GtkWidget *row)
{
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* A choice among entities of the dossier, the first being none. */
static GtkWidget *
make_entity_row (RogChallengeDraft *draft,
                 const char        *title,
                 const char        *none,
                 GListModel        *entities,
                 const char        *name_member,
                 const char        *member)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) id_list = NULL;
  g_auto (GStrv) name_list = NULL;

  g_strv_builder_add (ids, "");
  g_strv_builder_add (names, none);
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (RogEntity) entity = g_list_model_get_item (entities, i);

      g_strv_builder_add (ids, rog_entity_get_id (entity));
      g_strv_builder_add (names, rog_entity_get_string (entity, name_member));
    }
  id_list = g_strv_builder_end (ids);
  name_list = g_strv_builder_end (names);

  return rog_challenge_choice_new (draft, title, (const char *const *)id_list, (const char *const *)name_list,
                                   rog_challenge_draft_get_content (draft), member);
}

/*
 * The paper
 */

/* The paper is read while its index is written. */
static void
show_paper_cb (GtkWidget         *row,
               GParamSpec        *pspec,
               RogChallengeDraft *draft)
{
  const char      *id = rog_json_peek_string (rog_challenge_draft_get_content (draft), "scan");
  RogDocument     *document = rog_dossier_find_document (rog_challenge_draft_get_dossier (draft), id);
  g_autofree char *pin = document != NULL ? rog_challenge_document_pin (document) : NULL;

  if (pin != NULL)
    gtk_widget_activate_action (row, "pin.open", "(sb)", pin, FALSE);
}

static void
update_file_cb (AdwButtonRow      *row,
                RogChallengeDraft *draft)
{
  const char *uri = rog_json_peek_string (rog_challenge_draft_get_content (draft), "scan_file");
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  // Translators: the scan that was chosen; another one can be.
  g_autofree char *title = name != NULL ? g_strdup_printf (_("Scan: %s"), name) : g_strdup (_("Choose Scan…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (RogChallengeDraft) draft = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri == NULL)
    return;
  rog_draft_set_text (rog_challenge_draft_get_content (draft), "scan_file", uri);
  rog_challenge_draft_touch (draft);
}

static void
choose_file_cb (GtkWidget         *row,
                RogChallengeDraft *draft)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_dialog_set_title (dialog, _("Choose the Scan of the Challenge"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (row)), rog_window_get_leaving (row), file_chosen_cb, g_object_ref (draft));
}

static GtkWidget *
make_file_row (RogChallengeDraft *draft)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "document-open-symbolic");
  g_signal_connect_object (row, "activated", G_CALLBACK (choose_file_cb), draft, 0);
  g_signal_connect_object (draft, "changed", G_CALLBACK (update_file_cb), row, G_CONNECT_SWAPPED);
  update_file_cb (ADW_BUTTON_ROW (row), draft);

  return row;
}

/**
 * rog_challenge_cards_new_paper:
 * @draft: the court's index of a challenge
 *
 * Returns: (transfer floating): which document of the dossier the challenge is
 */
GtkWidget *
rog_challenge_cards_new_paper (RogChallengeDraft *draft)
{
  GtkWidget *list;
  GtkWidget *card = rog_challenge_box_new (_("The paper"), &list);
  GtkWidget *note = rog_challenge_label_new (_("The scan is the challenge. What follows is the court’s index of it."), "dim-label");
  GtkWidget *row;

  gtk_widget_add_css_class (note, "row-note");
  gtk_widget_set_margin_bottom (note, 6);
  gtk_box_insert_child_after (GTK_BOX (card), note, gtk_widget_get_first_child (card));
  append (list, make_file_row (draft));
  row = make_entity_row (draft, _("Or a document that is here"), _("Not chosen"), rog_dossier_get_documents (rog_challenge_draft_get_dossier (draft)), "name", "scan");
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (show_paper_cb), draft, 0);
  append (list, row);

  return card;
}

/*
 * For whom, by whom
 */

/* What the dossier says of the person chosen: capacity, and who acts for them. */
static void
take_person (RogChallengeDraft *draft)
{
  JsonObject      *content = rog_challenge_draft_get_content (draft);
  RogDossier      *dossier = rog_challenge_draft_get_dossier (draft);
  const char      *person = rog_json_peek_string (content, "for");
  JsonObject      *by = rog_draft_object (content, "by");
  g_autofree char *today = rog_work_dup_today (rog_challenge_draft_get_work (draft));
  g_auto (GStrv) counsel = person != NULL ? rog_dossier_dup_counsel (dossier, person, NULL, today) : NULL;

  rog_draft_set_text (content, "capacity", person != NULL ? rog_challenge_find_capacity (dossier, person) : NULL);
  if (rog_challenge_draft_is_index (draft) && counsel != NULL && counsel[0] != NULL && counsel[1] == NULL)
    rog_draft_set_text (by, "name", counsel[0]);
}

static void fill_person (GtkWidget         *list,
                         RogChallengeDraft *draft);

typedef struct
{
  RogChallengeDraft *draft; /* (owned) */
  GtkWidget         *list;
} PersonChange;

static gboolean
refill_person_cb (gpointer data)
{
  PersonChange *change = data;

  fill_person (change->list, change->draft);
  gtk_widget_child_focus (change->list, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

static void
person_change_free (gpointer data)
{
  PersonChange *change = data;

  g_object_unref (change->draft);
  g_object_unref (change->list);
  g_free (change);
}

static void
person_cb (GtkWidget         *row,
           GParamSpec        *pspec,
           RogChallengeDraft *draft)
{
  PersonChange *change = g_new0 (PersonChange, 1);

  take_person (draft);
  rog_challenge_draft_touch (draft);
  change->draft = g_object_ref (draft);
  change->list = g_object_ref (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX));
  /* The row that says this is one of those made anew. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, refill_person_cb, change, person_change_free);
}

static void
fill_person (GtkWidget         *list,
             RogChallengeDraft *draft)
{
  static const char *const by_ids[] = { "counsel", "person", NULL };
  const char *const        by_titles[] = { _("Counsel"), _("The person"), NULL };
  JsonObject              *content = rog_challenge_draft_get_content (draft);
  JsonObject              *by = rog_draft_object (content, "by");
  GtkWidget               *row = make_entity_row (draft, _("For"), _("Not chosen"),
                                                                     rog_dossier_get_persons (rog_challenge_draft_get_dossier (draft)), "name", "for");

  rog_challenge_clear (list);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (person_cb), draft, 0);
  if (rog_challenge_draft_get_challenge (draft) != NULL)
    {
      gtk_widget_set_sensitive (row, FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("The challenge is in this person’s record"));
    }
  append (list, row);
  append (list, rog_challenge_combo_new (draft, _("In the capacity of"), "capacities", content, "capacity"));
  if (rog_challenge_draft_is_index (draft))
    {
      append (list, rog_challenge_choice_new (draft, _("By"), by_ids, by_titles, by, "kind"));
      append (list, rog_challenge_entry_new (draft, _("Name"), by, "name"));
      append (list, rog_challenge_entry_new (draft, _("Office or address"), by, "office"));
      return;
    }

  /* By counsel, who signs it. */
  append (list, rog_challenge_entry_new (draft, _("To the court"), content, "court"));
  append (list, rog_challenge_entry_new (draft, _("Place"), content, "place"));
}

/**
 * rog_challenge_cards_new_person:
 * @draft: a draft
 *
 * Returns: (transfer floating): for whom it is, in which capacity, and who brings it
 */
GtkWidget *
rog_challenge_cards_new_person (RogChallengeDraft *draft)
{
  GtkWidget *list;
  GtkWidget *card = rog_challenge_box_new (_("For whom, by whom"), &list);

  fill_person (list, draft);

  return card;
}

/*
 * Interim relief
 */

static JsonObject *
find_of_kind (JsonArray  *list,
              const char *kind)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (list, i), "kind"), kind) == 0)
      return json_array_get_object_element (list, i);

  return NULL;
}

static void
interim_cb (AdwExpanderRow    *row,
            GParamSpec        *pspec,
            RogChallengeDraft *draft)
{
  JsonArray  *list = rog_draft_list (rog_challenge_draft_get_content (draft), "interim");
  const char *kind = g_object_get_data (G_OBJECT (row), "kind");
  JsonObject *own = g_object_get_data (G_OBJECT (row), "interim");

  if (adw_expander_row_get_enable_expansion (row) && find_of_kind (list, kind) == NULL)
    json_array_add_object_element (list, json_object_ref (own));
  else if (!adw_expander_row_get_enable_expansion (row))
    rog_draft_list_remove (list, find_of_kind (list, kind));
  rog_challenge_draft_touch (draft);
}

static GtkWidget *
make_interim_row (RogChallengeDraft *draft,
                  RogLawEntry       *entry)
{
  const char      *kind = rog_law_entry_get_id (entry);
  JsonObject      *known = find_of_kind (rog_draft_list (rog_challenge_draft_get_content (draft), "interim"), kind);
  JsonObject      *interim = known != NULL ? json_object_ref (known) : json_object_new ();
  GtkWidget       *row = adw_expander_row_new ();
  g_autofree char *id = rog_uuid_new ();

  if (known == NULL)
    {
      json_object_set_string_member (interim, "id", id);
      json_object_set_string_member (interim, "kind", kind);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rog_law_entry_get_label (entry));
  rog_row_name_by_title (row);
  adw_expander_row_set_show_enable_switch (ADW_EXPANDER_ROW (row), TRUE);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), known != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), known != NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), rog_challenge_entry_new (draft, _("Why it cannot wait"), interim, "reasons"));
  g_object_set_data (G_OBJECT (row), "kind", (gpointer)g_intern_string (kind));
  g_object_set_data_full (G_OBJECT (row), "interim", interim, (GDestroyNotify)json_object_unref);
  g_signal_connect_object (row, "notify::enable-expansion", G_CALLBACK (interim_cb), draft, 0);

  return row;
}

/**
 * rog_challenge_cards_new_interim:
 * @draft: a draft
 *
 * Returns: (transfer floating): what is asked until there is a decision
 */
GtkWidget *
rog_challenge_cards_new_interim (RogChallengeDraft *draft)
{
  GListModel *kinds = rog_law_text_get_catalogue ("interim-reliefs");
  GtkWidget  *list;
  GtkWidget  *card = rog_challenge_box_new (_("Interim relief"), &list);

  for (guint i = 0; i < g_list_model_get_n_items (kinds); i++)
    {
      g_autoptr (RogLawEntry) entry = g_list_model_get_item (kinds, i);

      append (list, make_interim_row (draft, entry));
    }

  return card;
}

/*
 * Filed
 */

static void
update_filing_cb (GtkLabel          *label,
                  RogChallengeDraft *draft)
{
  JsonObject      *content = rog_challenge_draft_get_content (draft);
  RogDossier      *dossier = rog_challenge_draft_get_dossier (draft);
  g_autofree char *due = rog_challenge_find_due (dossier, content);
  g_autofree char *words = rog_challenge_describe_filing (dossier, rog_json_peek_string (rog_draft_object (content, "filed"), "at"), due);

  gtk_label_set_label (label, words);
}

/**
 * rog_challenge_cards_new_filed:
 * @draft: the court's index of a challenge
 *
 * Returns: (transfer floating): when and how it was filed, the proof, and the fact of the date set
 */
GtkWidget *
rog_challenge_cards_new_filed (RogChallengeDraft *draft)
{
  static const char *const ids[] = { "", "counter", "post", "e-mail", "minutes", "other", NULL };
  const char *const        titles[] = { _("Not chosen"), _("At the counter"), _("By post"), _("By e-mail"), _("Orally, in the minutes"), _("Another way"), NULL };
  JsonObject              *filed = rog_draft_object (rog_challenge_draft_get_content (draft), "filed");
  GtkWidget               *list;
  GtkWidget               *card = rog_challenge_box_new (_("Filed"), &list);
  GtkWidget               *fact = rog_challenge_label_new (NULL, "dim-label");

  append (list, rog_challenge_date_new (draft, _("Filed on"), filed, "at"));
  append (list, rog_challenge_choice_new (draft, _("How"), ids, titles, filed, "how"));
  append (list, rog_challenge_date_new (draft, _("Postmark, if any"), filed, "postmark"));
  append (list, rog_challenge_entry_new (draft, _("How that is known (proof)"), rog_draft_object (filed, "proof"), "reason"));

  gtk_widget_add_css_class (fact, "row-note");
  gtk_widget_set_margin_top (fact, 6);
  g_signal_connect_object (draft, "changed", G_CALLBACK (update_filing_cb), fact, G_CONNECT_SWAPPED);
  update_filing_cb (GTK_LABEL (fact), draft);
  gtk_box_append (GTK_BOX (card), fact);

  return card;
}

/*
 * Passages
 */

static void
collect_pins (RogChallengeDraft *draft,
              JsonObject        *object,
              JsonArray         *pins)
{
  JsonArray *runs = rog_json_peek_array (object, "runs");

  if (runs != NULL)
    g_free (rog_challenge_text_of_runs (rog_challenge_draft_get_dossier (draft), runs, pins));
}

static JsonArray *
list_pins (RogChallengeDraft *draft)
{
  JsonArray *grounds = rog_draft_list (rog_challenge_draft_get_content (draft), "grounds");
  JsonArray *pins = json_array_new ();

  for (guint i = 0; i < json_array_get_length (grounds); i++)
    {
      JsonObject *ground = json_array_get_object_element (grounds, i);
      JsonArray  *facts = rog_draft_list (ground, "facts");

      for (guint j = 0; j < json_array_get_length (facts); j++)
        collect_pins (draft, json_array_get_object_element (facts, j), pins);
      collect_pins (draft, ground, pins);
    }

  return pins;
}

static GtkWidget *
make_passage_row (RogDossier *dossier,
                  JsonObject *pin,
                  guint       number)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget       *disc = gtk_label_new (text);
  GtkWidget       *link = rog_pin_link_new (dossier, pin);

  gtk_widget_add_css_class (box, "card-row");
  gtk_widget_add_css_class (disc, "number-disc");
  gtk_widget_set_valign (disc, GTK_ALIGN_START);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  if (rog_json_peek_string (pin, "quote") != NULL)
    gtk_box_append (GTK_BOX (lines), rog_challenge_label_new (rog_json_peek_string (pin, "quote"), "quote"));
  gtk_box_append (GTK_BOX (lines), link);
  gtk_box_append (GTK_BOX (box), disc);
  gtk_box_append (GTK_BOX (box), lines);

  return rog_plain_row_new (box);
}

static void
update_passages_cb (GtkWidget         *list,
                    RogChallengeDraft *draft)
{
  g_autoptr (JsonArray) pins = list_pins (draft);
  guint n = json_array_get_length (pins);

  rog_challenge_clear (list);
  for (guint i = 0; i < n; i++)
    append (list, make_passage_row (rog_challenge_draft_get_dossier (draft), json_array_get_object_element (pins, i), i + 1));
  gtk_widget_set_visible (gtk_widget_get_parent (list), n > 0);
}

/**
 * rog_challenge_cards_new_passages:
 * @draft: a draft
 *
 * Returns: (transfer floating): the passages that it cites, numbered as they come; hidden while there are none
 */
GtkWidget *
rog_challenge_cards_new_passages (RogChallengeDraft *draft)
{
  GtkWidget *list;
  GtkWidget *card = rog_challenge_box_new (_("Passages cited"), &list);

  g_signal_connect_object (draft, "changed", G_CALLBACK (update_passages_cb), list, G_CONNECT_SWAPPED);
  update_passages_cb (list, draft);

  return card;
}
