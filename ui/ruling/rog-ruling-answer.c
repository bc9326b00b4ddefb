// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-answer.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "core/rog-json.h"
#include "dossier/rog-ruling-content.h"
#include "ruling/rog-ruling-choice.h"
#include "ruling/rog-ruling-elsewhere.h"
#include "ruling/rog-ruling-fields.h"
#include "ruling/rog-ruling-reasons.h"

struct _RogRulingAnswer
{
  AdwBin parent_instance;

  RogRulingPaper   *paper; /* (owned) */
  RogPair          *pair;  /* (owned) */
  RogRulingChoice  *choice;
  RogRulingFields  *until;
  GtkWidget        *tied;
  AdwActionRow     *as; /* where the reasons are those of another answer: which */
  GtkWidget        *write_here;
  RogRulingReasons *reasons;
  GtkWidget        *alike; /* a button: the same on the other items */
};

G_DEFINE_FINAL_TYPE (RogRulingAnswer, rog_ruling_answer, ADW_TYPE_BIN)

static const RogRulingWord not_foreseeable[] = {
  { "not-foreseeable", N_ ("Not foreseeable") },
  {},
};

static const RogRulingField until_fields[] = {
  { "until/date", N_ ("Until (day)"), ROG_RULING_DATE },
  { "until/event", N_ ("Until (event)"), ROG_RULING_TEXT },
  { "until/open", N_ ("Or the end is"), ROG_RULING_ONE_OF, not_foreseeable },
  {},
};

static const RogRulingWord to_grounds[] = {
  { "upheld", NC_ ("answer", "Upheld") },
  { "upheld-in-part", NC_ ("answer", "In part") },
  { "dismissed", NC_ ("answer", "Dismissed") },
  { "inadmissible", NC_ ("answer", "Inadmissible") },
  { "no-object", NC_ ("answer", "No object") },
  { "reserved", NC_ ("answer", "Reserved") },
  {},
};

static const RogRulingWord to_interim[] = {
  { "granted", NC_ ("answer", "Granted") },
  { "dismissed", NC_ ("answer", "Dismissed") },
  { "no-object", NC_ ("answer", "No object") },
  {},
};

static JsonObject *
copy_answer (RogRulingAnswer *self)
{
  JsonObject *answer = rog_ruling_draft_peek_answer (rog_ruling_paper_get_draft (self->paper), rog_pair_get_key (self->pair));

  return answer != NULL ? rog_json_object_copy (answer) : json_object_new ();
}

static void
store (RogRulingAnswer *self,
       JsonObject      *answer)
{
  rog_ruling_draft_set_answer (rog_ruling_paper_get_draft (self->paper), rog_pair_get_key (self->pair),
                               json_object_get_size (answer) > 0 ? answer : NULL);
}

static void
selected_cb (RogRulingAnswer *self)
{
  g_autoptr (JsonObject) answer = copy_answer (self);
  const char *word = rog_ruling_choice_get_selected (self->choice);

  if (word != NULL)
    json_object_set_string_member (answer, "answer", word);
  else
    json_object_remove_member (answer, "answer");
  if (g_strcmp0 (word, "granted") != 0)
    json_object_remove_member (answer, "until");
  store (self, answer);
}

static void
tied_cb (GtkEditable     *entry,
         RogRulingAnswer *self)
{
  g_autoptr (JsonObject) answer = copy_answer (self);
  const char *text = gtk_editable_get_text (entry);

  if (g_strcmp0 (rog_json_peek_string (answer, "tied"), *text != '\0' ? text : NULL) == 0)
    return;
  if (*text != '\0')
    json_object_set_string_member (answer, "tied", text);
  else
    json_object_remove_member (answer, "tied");
  store (self, answer);
}

static void
until_cb (RogRulingAnswer *self)
{
  g_autoptr (JsonObject) answer = rog_ruling_fields_to_json (self->until);

  store (self, answer);
}

/*
 * One text for several answers
 */

static void
alike_cb (RogRulingAnswer *self)
{
  rog_ruling_answer_alike (rog_ruling_paper_get_dossier (self->paper), rog_ruling_paper_get_draft (self->paper), rog_pair_get_key (self->pair));
}

static void
write_here_cb (RogRulingAnswer *self)
{
  g_autoptr (JsonObject) answer = copy_answer (self);

  json_object_remove_member (answer, "as");
  store (self, answer);
  rog_ruling_answer_update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->reasons), GTK_DIR_TAB_FORWARD);
}

/* By the item: it is the same ground. */
static void
show_as (RogRulingAnswer *self,
         const char      *as)
{
  g_auto (GStrv) parts = g_strsplit (as, "/", 3);
  RogItem         *item = g_strv_length (parts) == 3 ? rog_dossier_find_item (rog_ruling_paper_get_dossier (self->paper), parts[2]) : NULL;
  const char      *title = item != NULL ? rog_item_get_title (item) : rog_pair_get_title (self->pair);
  g_autofree char *words = g_strdup_printf (_("For the reasons given on “%s”"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->as), words);
}

static void
update_as (RogRulingAnswer *self)
{
  RogDossier     *dossier = rog_ruling_paper_get_dossier (self->paper);
  RogRulingDraft *draft = rog_ruling_paper_get_draft (self->paper);
  const char     *key = rog_pair_get_key (self->pair);
  const char     *as = rog_ruling_peek_answers_as (dossier, draft, key);

  if (as != NULL)
    show_as (self, as);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->as)), as != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), as == NULL);
  gtk_widget_set_visible (self->alike, rog_ruling_can_answer_alike (dossier, draft, key));
}

static void
make_as (RogRulingAnswer *self,
         GtkBox          *box,
         const char      *title)
{
  GtkWidget       *list = gtk_list_box_new ();
  g_autofree char *label = g_strdup_printf (_("Reasons for the answer to %s"), title);

  self->as = ADW_ACTION_ROW (adw_action_row_new ());
  self->write_here = gtk_button_new_with_label (_("Write Here"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->as), FALSE);
  gtk_widget_set_tooltip_text (self->write_here, _("Write Reasons of Its Own"));
  gtk_widget_set_valign (self->write_here, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->write_here, "flat");
  adw_action_row_add_suffix (self->as, self->write_here);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->as));
  gtk_box_append (box, list);
  g_signal_connect_object (self->write_here, "clicked", G_CALLBACK (write_here_cb), self, G_CONNECT_SWAPPED);
}

static void
make_alike (RogRulingAnswer *self,
            GtkBox          *box)
{
  self->alike = gtk_button_new_with_label (_("Answer the Same on the Other Items"));
  gtk_widget_set_tooltip_text (self->alike, _("Answers this ground, with these reasons, on each item of this decision where nothing is written on it yet"));
  gtk_widget_set_halign (self->alike, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->alike, "flat");
  gtk_box_append (box, self->alike);
  g_signal_connect_object (self->alike, "clicked", G_CALLBACK (alike_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rog_ruling_answer_update:
 * @self: an answer
 *
 * Shows what the draft has now.
 */
void
rog_ruling_answer_update (RogRulingAnswer *self)
{
  g_autoptr (JsonObject) answer = copy_answer (self);
  const char *word = rog_json_peek_string (answer, "answer");

  rog_ruling_choice_set_selected (self->choice, word);
  rog_ruling_fields_load (self->until, answer);
  gtk_widget_set_visible (GTK_WIDGET (self->until), g_strcmp0 (word, "granted") == 0);
  rog_ruling_tied_row_update (self->tied, rog_json_peek_string (answer, "tied"));
  rog_ruling_reasons_update (self->reasons);
  update_as (self);
}

const char *
rog_ruling_answer_get_key (RogRulingAnswer *self)
{
  return rog_pair_get_key (self->pair);
}

/* "Miriam Solde: disproportionate period", and on which item where it stands outside of that item's card. */
static char *
make_title (RogRulingAnswer *self)
{
  RogDossier *dossier = rog_ruling_paper_get_dossier (self->paper);
  const char *on = rog_pair_get_item (self->pair);
  RogItem    *item = on != NULL && !rog_ruling_draft_covers (rog_ruling_paper_get_draft (self->paper), on) ? rog_dossier_find_item (dossier, on) : NULL;
  RogEntity  *challenge = rog_dossier_find (dossier, ROG_TYPE_CHALLENGE, rog_pair_get_challenge (self->pair));
  const char *id = challenge != NULL ? rog_challenge_get_for (ROG_CHALLENGE (challenge)) : NULL;
  RogPerson  *person = id != NULL ? rog_dossier_find_person (dossier, id) : NULL;

  if (item != NULL)
    // Translators: the person for whom something is pleaded, what, and the number and title of the item that it is against.
    return g_strdup_printf (C_("challenge", "%s: %s, item %" PRId64 ", %s"), person != NULL ? rog_person_get_name (person) : _("A person concerned"), rog_pair_get_title (self->pair), rog_item_get_number (item), rog_item_get_title (item));

  // Translators: the person for whom something is pleaded, and what.
  return g_strdup_printf (C_("challenge", "%s: %s"), person != NULL ? rog_person_get_name (person) : _("A person concerned"), rog_pair_get_title (self->pair));
}

static void
show_challenge_cb (RogRulingAnswer *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dossier.show", "(ss)", "challenges", rog_pair_get_challenge (self->pair));
}

static GtkWidget *
make_head (RogRulingAnswer *self,
           const char      *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *button = gtk_button_new_with_label (_("Show"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "row-text");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Show the Challenge"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_challenge_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("rog-challenge-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

static void
rog_ruling_answer_finalize (GObject *object)
{
  g_clear_object (&ROG_RULING_ANSWER (object)->paper);
  g_clear_object (&ROG_RULING_ANSWER (object)->pair);

  G_OBJECT_CLASS (rog_ruling_answer_parent_class)->finalize (object);
}

/* What is still to be said: the answer, until when it holds, its reasons. */
static gboolean
rog_ruling_answer_grab_focus (GtkWidget *widget)
{
  RogRulingAnswer *self = ROG_RULING_ANSWER (widget);
  g_autoptr (JsonObject) answer = copy_answer (self);
  const char *word = rog_json_peek_string (answer, "answer");

  if (word == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->choice));
  if (g_str_equal (word, "granted") && !json_object_has_member (answer, "until"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->until));
  if (gtk_widget_get_visible (self->tied))
    return gtk_widget_grab_focus (g_object_get_data (G_OBJECT (self->tied), "entry"));

  if (!gtk_widget_get_visible (GTK_WIDGET (self->reasons)))
    return gtk_widget_grab_focus (self->write_here);

  return gtk_widget_child_focus (GTK_WIDGET (self->reasons), GTK_DIR_TAB_FORWARD);
}

static void
rog_ruling_answer_class_init (RogRulingAnswerClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = rog_ruling_answer_grab_focus;
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_answer_finalize;
}

static void
rog_ruling_answer_init (RogRulingAnswer *self)
{
}

/**
 * rog_ruling_answer_new:
 * @paper: the paper
 * @pair: what is to be answered
 *
 * Returns: (transfer floating): the answer; none is chosen beforehand
 */
GtkWidget *
rog_ruling_answer_new (RogRulingPaper *paper,
                       RogPair        *pair)
{
  RogRulingAnswer     *self = g_object_new (ROG_TYPE_RULING_ANSWER, NULL);
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  const RogRulingWord *words = rog_pair_is_interim (pair) ? to_interim : to_grounds;
  g_autofree char     *card = g_strconcat ("pair:", rog_pair_get_key (pair), NULL);
  g_autofree char     *title = NULL;
  g_autofree char     *label = NULL;
  g_autofree char     *reasons = NULL;

  self->paper = g_object_ref (paper);
  self->pair = g_object_ref (pair);
  title = make_title (self);
  label = g_strdup_printf (_("Answer to %s"), title);
  reasons = g_strdup_printf (_("Reasons for the answer to %s"), title);
  self->choice = ROG_RULING_CHOICE (rog_ruling_choice_new (label));
  for (guint i = 0; words[i].id != NULL; i++)
    rog_ruling_choice_add (self->choice, words[i].id, g_dpgettext2 (NULL, "answer", words[i].title), NULL);
  self->until = ROG_RULING_FIELDS (rog_ruling_fields_new (until_fields, _("Until when"), NULL));
  self->reasons = ROG_RULING_REASONS (rog_ruling_reasons_new (paper, card, reasons));
  gtk_box_append (GTK_BOX (box), make_head (self, title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choice));
  self->tied = rog_ruling_tied_row_new (paper, label);
  g_signal_connect_object (g_object_get_data (G_OBJECT (self->tied), "entry"), "changed", G_CALLBACK (tied_cb), self, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->until));
  gtk_box_append (GTK_BOX (box), self->tied);
  make_as (self, GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reasons));
  make_alike (self, GTK_BOX (box));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->until, "changed", G_CALLBACK (until_cb), self, G_CONNECT_SWAPPED);
  rog_ruling_paper_add_place (paper, rog_pair_get_key (pair), GTK_WIDGET (self));
  rog_ruling_answer_update (self);

  return GTK_WIDGET (self);
}
