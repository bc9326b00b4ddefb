// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rog-intake-card.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-zone.h"
#include "form/rog-form-lists.h"
#include "form/rog-form-moment.h"
#include "widgets/rog-choice-list.h"

const RogFormField rog_intake_card_fields[] = {
  { "fact", N_ ("Which fact"), ROG_FORM_CHOICE, TRUE, "intake-facts", NULL },
  { "at", N_ ("When"), ROG_FORM_MOMENT, FALSE, NULL, NULL },
  { "zone", N_ ("Time zone"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "value", N_ ("What it says"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { "reason", N_ ("How it is known, in words"), ROG_FORM_TEXT, FALSE, NULL, NULL },
  { NULL, NULL, ROG_FORM_TEXT, FALSE, NULL, NULL },
};

static char *
dup_value (RogFormCard *card,
           const char  *member)
{
  return rog_form_row_dup_value (rog_form_card_get_row (card, member));
}

static GTimeZone *
dup_zone (RogFormCard *card)
{
  g_autofree char *name = dup_value (card, "zone");

  return rog_zone_find (name);
}

/*
 * The document that shows it
 */

static GtkWidget *
get_proof (RogFormCard *card)
{
  return g_object_get_data (G_OBJECT (card), "intake-proof");
}

static void
changed_cb (RogFormCard *card)
{
  g_signal_emit_by_name (card, "changed");
}

static GtkWidget *
make_proof (RogFormCard *card)
{
  const char *none[] = { _("None of the documents"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (none);
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Document that shows it"), "use-markup", FALSE, "use-subtitle", TRUE, "expression", text, "model", names, NULL);

  rog_choice_list_set (ADW_COMBO_ROW (row));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), card, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (card), "intake-proof", row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (card), row);

  return row;
}

/* The documents stay the same and in their order; what they are called may change. */
static void
name_documents (GtkWidget    *row,
                RogFormGroup *documents)
{
  GPtrArray     *cards = rog_form_group_get_cards (documents);
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row)));

  for (guint i = 0; i < cards->len; i++)
    {
      g_autofree char *title = rog_form_card_dup_title (g_ptr_array_index (cards, i));
      const char      *shown = gtk_string_list_get_string (names, i + 1);
      const char      *one[] = { title, NULL };
      guint            selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

      if (g_strcmp0 (shown, title) == 0)
        continue;
      gtk_string_list_splice (names, i + 1, shown != NULL ? 1 : 0, one);
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
    }
}

/**
 * rog_intake_card_show:
 * @card: a card of #rog_intake_card_fields
 * @documents: the documents of the form, as they are called now
 *
 * Shows what the chosen fact has: a time where it is one.
 */
void
rog_intake_card_show (RogFormCard  *card,
                      RogFormGroup *documents)
{
  g_autofree char *fact = dup_value (card, "fact");
  gboolean         timed = rog_form_intake_fact_has_time (fact);

  name_documents (get_proof (card) != NULL ? get_proof (card) : make_proof (card), documents);
  gtk_widget_set_visible (rog_form_card_get_row (card, "at"), timed);
  gtk_widget_set_visible (rog_form_card_get_row (card, "zone"), timed);
}

/**
 * rog_intake_card_find_missing:
 * @card: a card that rog_intake_card_show() was called on
 *
 * Returns: (transfer none) (nullable): what is missing, in a sentence
 */
const char *
rog_intake_card_find_missing (RogFormCard *card)
{
  g_autofree char *fact = dup_value (card, "fact");
  g_autofree char *at = dup_value (card, "at");
  g_autofree char *value = dup_value (card, "value");
  g_autofree char *reason = dup_value (card, "reason");
  g_autoptr (GTimeZone) zone = dup_zone (card);

  if (fact == NULL)
    return _("Choose which intake fact it is");
  if (rog_form_intake_fact_has_time (fact) && at == NULL)
    return _("When it was received is needed");
  if (rog_form_intake_fact_has_time (fact) && zone == NULL)
    return _("A time zone that is known is needed, as “Europe/Berlin” or “+02:00”");
  if (!rog_form_intake_fact_has_time (fact) && value == NULL)
    return _("What the intake fact says is needed");
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (get_proof (card))) == 0 && reason == NULL)
    return _("An intake fact needs its proof: a document, or how it is known");

  return NULL;
}

static void
set_text (JsonObject *object,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

/**
 * rog_intake_card_to_json:
 * @card: a card of which nothing is missing
 * @documents: the documents of the form
 *
 * Returns: (transfer full): the fact, as a request has it
 */
JsonObject *
rog_intake_card_to_json (RogFormCard  *card,
                         RogFormGroup *documents)
{
  JsonObject      *object = json_object_new (), *proof = json_object_new ();
  guint            chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (get_proof (card)));
  g_autofree char *fact = dup_value (card, "fact");
  g_autofree char *value = dup_value (card, "value");
  g_autofree char *reason = dup_value (card, "reason");

  set_text (object, "fact", fact);
  set_text (object, "value", value);
  if (rog_form_intake_fact_has_time (fact))
    {
      /* In the zone that is typed below it. */
      g_autofree char *text = rog_form_row_dup_text (rog_form_card_get_row (card, "at"));
      g_autofree char *name = dup_value (card, "zone");
      g_autoptr (GTimeZone) zone = dup_zone (card);
      g_autofree char *at = rog_form_moment_parse (text, zone);

      set_text (object, "at", at);
      set_text (object, "zone", name);
    }
  if (chosen > 0 && chosen <= rog_form_group_get_cards (documents)->len)
    {
      g_autoptr (JsonObject) document = rog_form_card_to_json (g_ptr_array_index (rog_form_group_get_cards (documents), chosen - 1));

      set_text (proof, "document", rog_json_peek_string (document, "id"));
    }
  set_text (proof, "reason", reason);
  json_object_set_object_member (object, "proof", proof);

  return object;
}
