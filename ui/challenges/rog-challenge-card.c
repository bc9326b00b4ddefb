// SPDX-License-Identifier: GPL-3.0-or-later
#include "challenges/rog-challenge-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "challenges/rog-challenge-facts.h"
#include "challenges/rog-challenge-rows.h"
#include "core/rog-json.h"
#include "dossier/rog-challenge-step.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-scope-format.h"
#include "dossier/rog-section-kinds.h"
#include "rog-law-text.h"
#include "widgets/rog-plain-row.h"

typedef struct
{
  RogDesk    *desk;
  RogDossier *dossier;
  RogEntity  *challenge;
  GtkWidget  *list;
  gboolean    court;
} Card;

static GtkWidget *
add_row (Card *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (box, "card-row");
  gtk_list_box_append (GTK_LIST_BOX (card->list), rog_plain_row_new (box));

  return box;
}

static GtkWidget *
append_text (GtkWidget  *box,
             const char *text,
             const char *css)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return NULL;
  label = rog_challenge_label_new (text, css);
  gtk_widget_add_css_class (label, "row-text");
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
append_pins (Card      *card,
             GtkWidget *box,
             JsonArray *pins)
{
  GtkWidget *wrap;

  if (pins == NULL || json_array_get_length (pins) == 0)
    return;

  wrap = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  for (guint i = 0; i < json_array_get_length (pins); i++)
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), rog_pin_link_new (card->dossier, json_array_get_object_element (pins, i)));
  gtk_box_append (GTK_BOX (box), wrap);
}

/*
 * Head
 */

static void
append_document (Card       *card,
                 GtkWidget  *box,
                 const char *id)
{
  RogDocument     *document = rog_dossier_find_document (card->dossier, id);
  GtkWidget       *button;
  g_autofree char *target = NULL;

  if (document == NULL)
    return;

  target = rog_challenge_document_pin (document);
  button = gtk_button_new_with_label (rog_document_get_name (document));
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (button, "pin");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Show the Document"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "pin.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sb)", target, FALSE);
  gtk_box_append (GTK_BOX (box), button);
}

static const char *
describe_how (const char *how)
{
  static const char *const words[][2] = {
    { "counter", N_ ("at the counter") },
    { "post", N_ ("by post") },
    { "e-mail", N_ ("by e-mail") },
    { "minutes", N_ ("orally, in the minutes") },
    { "package", N_ ("in a package") },
    { "other", N_ ("another way") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], how) == 0)
      return _(words[i][1]);

  return "";
}

static char *
describe_filed (Card *card)
{
  JsonObject      *filed = rog_entity_peek_object (card->challenge, "filed");
  g_autofree char *at = NULL;
  g_autofree char *fact = NULL;

  if (filed == NULL || rog_json_peek_string (filed, "at") == NULL)
    return NULL;

  at = rog_moment_format (card->dossier, rog_json_peek_string (filed, "at"));
  fact = rog_challenge_describe_filing (card->dossier, rog_json_peek_string (filed, "at"), rog_json_peek_string (filed, "due"));
  if (rog_json_peek_string (filed, "due") == NULL)
    // Translators: when and how a challenge was filed.
    return g_strdup_printf (_("Filed on %s %s"), at, describe_how (rog_json_peek_string (filed, "how")));

  // Translators: when and how, and whether that is after the date set.
  return g_strdup_printf (_("Filed on %s %s. %s"), at, describe_how (rog_json_peek_string (filed, "how")), fact);
}

static char *
describe_by (Card *card)
{
  JsonObject      *by = rog_entity_peek_object (card->challenge, "by");
  const char      *name = by != NULL ? rog_json_peek_string (by, "name") : NULL;
  const char      *entered = by != NULL ? rog_json_peek_string (by, "entered_by") : NULL;
  gboolean         counsel = by != NULL && g_strcmp0 (rog_json_peek_string (by, "kind"), "counsel") == 0;
  g_autofree char *who = NULL;

  if (name == NULL)
    return NULL;

  who = g_strdup_printf (counsel ? _("By %s, counsel") : _("By %s"), name);
  if (entered == NULL)
    return g_steal_pointer (&who);

  // Translators: by whom a challenge is, and who entered it from paper.
  return g_strdup_printf (_("%s; entered from paper by %s"), who, entered);
}

static void
add_head (Card *card)
{
  RogPerson       *person = rog_dossier_find_person (card->dossier, rog_entity_get_string (card->challenge, "for"));
  const char      *capacity = rog_entity_get_string (card->challenge, "capacity");
  GtkWidget       *box = add_row (card);
  g_autofree char *by = describe_by (card);
  g_autofree char *filed = describe_filed (card);
  // Translators: a person, and in which capacity.
  g_autofree char *title = g_strdup_printf (_("For %s, %s"), person != NULL ? rog_person_get_name (person) : _("a person who is not here"), rog_law_text_label ("capacities", capacity != NULL ? capacity : "concerned"));

  append_text (box, title, "heading");
  append_text (box, by, "dim-label");
  append_text (box, filed, "dim-label");
  append_document (card, box, rog_entity_get_string (card->challenge, "scan"));
  if (card->court && rog_entity_get_string (card->challenge, "scan") != NULL)
    append_text (box, _("The document is the challenge. What stands here is the court’s index of it."), "dim-label");
  append_document (card, box, rog_entity_get_string (card->challenge, "document"));
  if (rog_entity_is_in_conflict (card->challenge))
    append_text (box, _("Two desks changed this at the same time; both are in the record."), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
add_targets (Card *card)
{
  JsonArray *targets = rog_entity_peek_array (card->challenge, "targets");
  GtkWidget *box = add_row (card);

  append_text (box, _("What is challenged"), "dim-label");
  for (guint i = 0; targets != NULL && i < json_array_get_length (targets); i++)
    {
      g_autofree char *words = rog_challenge_target_words (card->dossier, json_array_get_object_element (targets, i), card->court);

      append_text (box, words, NULL);
    }
}

/*
 * Grounds and answers
 */

static void
add_answer (Card                   *card,
            GtkWidget              *box,
            const RogChallengePair *pair)
{
  const char *answer = pair->answer != NULL ? rog_json_peek_string (pair->answer, "answer") : NULL;
  const char *state = pair->withdrawn ? _("withdrawn") : answer != NULL ? rog_law_text_label ("answers", answer)
                                                                        : _("not answered yet");
  g_autofree char *item = pair->item != NULL ? rog_challenge_item_words (pair->item, card->dossier, card->court) : NULL;
  g_autofree char *line = NULL;
  g_autofree char *date = NULL;

  if (!card->court && answer == NULL && !pair->withdrawn)
    return;

  // Translators: an item, or the challenge itself, and the answer to it.
  line = item != NULL ? g_strdup_printf (C_ ("answer", "%s: %s"), item, state) : g_strdup_printf (_("Answer: %s"), state);
  append_text (box, line, answer != NULL ? NULL : "dim-label");
  if (pair->answer == NULL)
    return;

  append_text (box, rog_json_peek_string (pair->answer, "text"), "quote");
  date = rog_moment_format (card->dossier, rog_entity_get_string (pair->decision, "date"));
  g_free (g_steal_pointer (&line));
  line = g_strdup_printf (_("Decision of %s"), date);
  append_text (box, line, "dim-label");
}

static void
add_answers (Card       *card,
             GtkWidget  *box,
             JsonObject *ground,
             gboolean    interim)
{
  g_autoptr (GPtrArray) pairs = rog_challenge_list_pairs (card->dossier, card->challenge, ground, interim);

  for (guint i = 0; i < pairs->len; i++)
    add_answer (card, box, g_ptr_array_index (pairs, i));
}

static void
add_ground (Card       *card,
            JsonObject *ground)
{
  GtkWidget *box = add_row (card);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = rog_challenge_label_new (rog_json_peek_string (ground, "title"), "heading");
  JsonArray *facts = rog_json_peek_array (ground, "facts");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("rog-scales-symbolic"));
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (box), line);
  append_text (box, rog_json_peek_string (ground, "source"), "dim-label");
  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    {
      JsonObject *fact = json_array_get_object_element (facts, i);

      append_text (box, rog_json_peek_string (fact, "text"), NULL);
      append_pins (card, box, rog_json_peek_array (fact, "pins"));
    }
  append_text (box, rog_json_peek_string (ground, "argument"), NULL);
  append_pins (card, box, rog_json_peek_array (ground, "pins"));
  add_answers (card, box, ground, FALSE);
}

static void
add_relief (Card *card)
{
  JsonArray *list = rog_entity_peek_array (card->challenge, "relief");
  GtkWidget *box;

  if (list == NULL || json_array_get_length (list) == 0)
    return;

  box = add_row (card);
  append_text (box, _("Relief"), "dim-label");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject      *relief = json_array_get_object_element (list, i);
      g_autofree char *words = rog_challenge_relief_words (card->dossier, relief);
      g_autofree char *line = json_object_get_boolean_member_with_default (relief, "alternative", FALSE)
          ? g_strdup_printf (_("In the alternative: %s"), words)
          : g_strdup (words);

      append_text (box, line, NULL);
    }
}

static void
add_interim (Card *card)
{
  JsonArray *list = rog_entity_peek_array (card->challenge, "interim");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject      *interim = json_array_get_object_element (list, i);
      g_autofree char *words = rog_challenge_relief_words (card->dossier, interim);
      GtkWidget       *box = add_row (card);

      append_text (box, _("Interim relief"), "dim-label");
      append_text (box, words, NULL);
      add_answers (card, box, interim, TRUE);
    }
}

static GtkWidget *
make_wrap (void)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);

  return wrap;
}

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action,
            GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

/* Counsel's own: its files, and that it was filed. */
static void
add_step_buttons (GtkWidget *box,
                  RogEntity *step,
                  gboolean   unfiled)
{
  GtkWidget *wrap = make_wrap ();

  add_button (wrap, _("Save Files…"), "challenges.export", g_variant_new_string (rog_entity_get_id (step)));
  if (unfiled)
    add_button (wrap, _("Enter Filing…"), "challenges.enter-filed", g_variant_new_string (rog_entity_get_id (step)));
  gtk_box_append (GTK_BOX (box), wrap);
}

static void
add_step (Card      *card,
          RogEntity *step)
{
  GtkWidget       *box = add_row (card);
  JsonObject      *filed = rog_entity_peek_object (step, "filed");
  gboolean         withdrawal = g_strcmp0 (rog_entity_get_string (step, "step"), "withdrawal") == 0;
  g_autofree char *date = rog_moment_format (card->dossier, filed != NULL ? rog_json_peek_string (filed, "at") : rog_entity_get_at (step));
  gboolean         own = !card->court && rog_entity_get_string (step, "document") != NULL;
  g_autofree char *title = own && filed == NULL ? g_strdup_printf (withdrawal ? _("Withdrawal signed, %s") : _("Supplement signed, %s"), date)
                                                : g_strdup_printf (withdrawal ? _("Withdrawn in whole or in part, %s") : _("Supplement of %s"), date);
  g_auto (GStrv) documents = rog_entity_dup_strings (step, "documents");

  append_text (box, title, "dim-label");
  append_text (box, rog_entity_get_string (step, "text"), NULL);
  append_pins (card, box, rog_entity_peek_array (step, "pins"));
  for (char **id = documents; id != NULL && *id != NULL; id++)
    append_document (card, box, *id);
  append_document (card, box, rog_entity_get_string (step, "document"));
  if (own)
    add_step_buttons (box, step, filed == NULL);
}

static void
add_steps (Card *card)
{
  g_autoptr (GPtrArray) steps = rog_dossier_get_steps_of (card->dossier, rog_entity_get_id (card->challenge));

  for (guint i = 0; i < steps->len; i++)
    add_step (card, g_ptr_array_index (steps, i));
}

/*
 * What can be done
 */

static gboolean
has_ruling (Card *card)
{
  guint                 n;
  const RogSectionKind *kinds = rog_section_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i].id, "ruling"))
      return rog_section_kind_is_for (&kinds[i], rog_desk_get_role (card->desk));

  return FALSE;
}

/* Where the first answer that is still to be given stands in the ruling: in the card of its item, or by itself. */
static char *
find_place (Card       *card,
            const char *member)
{
  JsonArray *list = rog_entity_peek_array (card->challenge, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autoptr (GPtrArray) pairs = rog_challenge_list_pairs (card->dossier, card->challenge, json_array_get_object_element (list, i),
                                                              g_str_equal (member, "interim"));

      for (guint j = 0; j < pairs->len; j++)
        {
          RogChallengePair *pair = g_ptr_array_index (pairs, j);

          if (rog_challenge_pair_is_open (pair) && pair->item != NULL)
            return g_strdup (rog_entity_get_id (ROG_ENTITY (pair->item)));
          if (rog_challenge_pair_is_open (pair))
            return g_strdup_printf ("%s/%s/", rog_entity_get_id (card->challenge), pair->ground);
        }
    }

  return NULL;
}

static void
add_answer_button (Card      *card,
                   GtkWidget *wrap)
{
  g_autofree char *ground = find_place (card, "grounds");
  g_autofree char *place = ground != NULL ? g_strdup (ground) : find_place (card, "interim");

  add_button (wrap, _("Answer in Ruling"), "dossier.show",
                      g_variant_new ("(ss)", "ruling", place != NULL ? place : rog_entity_get_id (card->challenge)));
}

static void
add_buttons (Card *card)
{
  const char        *id = rog_entity_get_id (card->challenge);
  RogChallengeStatus status = rog_challenge_get_status (card->dossier, card->challenge);
  GtkWidget         *wrap = NULL;

  if (card->court && status == ROG_CHALLENGE_WITHDRAWN)
    return;

  wrap = make_wrap ();
  gtk_box_append (GTK_BOX (add_row (card)), wrap);
  if (!card->court)
    {
      add_button (wrap, _("Save Files…"), "challenges.export", g_variant_new_string (id));
      if (rog_entity_peek_object (card->challenge, "filed") == NULL)
        add_button (wrap, _("Enter Filing…"), "challenges.enter-filed", g_variant_new_string (id));
      if (status != ROG_CHALLENGE_WITHDRAWN)
        {
          add_button (wrap, _("Write Supplement…"), "challenges.supplement", g_variant_new_string (id));
          add_button (wrap, _("Withdraw…"), "challenges.withdraw", g_variant_new_string (id));
        }
      return;
    }
  if (status == ROG_CHALLENGE_TO_ANSWER && has_ruling (card))
    add_answer_button (card, wrap);
  add_button (wrap, _("Edit Index…"), "challenges.edit-index", g_variant_new_string (id));
  add_button (wrap, _("Enter Supplement…"), "challenges.supplement", g_variant_new_string (id));
  add_button (wrap, _("Enter Withdrawal…"), "challenges.withdraw", g_variant_new_string (id));
}

/**
 * rog_challenge_card_new:
 * @desk: the desk
 * @work: the work on a dossier
 * @challenge: one of its challenges
 *
 * Returns: (transfer floating): the challenge as it stands, with what decisions answered
 */
GtkWidget *
rog_challenge_card_new (RogDesk   *desk,
                        RogWork   *work,
                        RogEntity *challenge)
{
  JsonArray *grounds = rog_entity_peek_array (challenge, "grounds");
  Card       card = { desk, rog_work_get_dossier (work), challenge, rog_challenge_list_new (_("Challenge")), g_strcmp0 (rog_desk_get_role (desk), "counsel") != 0 };

  gtk_widget_set_margin_bottom (card.list, 12);
  add_head (&card);
  add_targets (&card);
  for (guint i = 0; grounds != NULL && i < json_array_get_length (grounds); i++)
    add_ground (&card, json_array_get_object_element (grounds, i));
  add_relief (&card);
  add_interim (&card);
  add_steps (&card);
  add_buttons (&card);

  return card.list;
}
