// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-item-card.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-outcomes.h"
#include "dossier/rog-pair.h"
#include "dossier/rog-scope-format.h"
#include "rog-law-text.h"
#include "ruling/rog-ruling-answer.h"
#include "ruling/rog-ruling-apply-dialog.h"
#include "ruling/rog-ruling-choice.h"
#include "ruling/rog-ruling-elsewhere.h"
#include "ruling/rog-ruling-formalities.h"
#include "ruling/rog-ruling-heard.h"
#include "ruling/rog-ruling-list.h"
#include "ruling/rog-ruling-reasons.h"
#include "ruling/rog-ruling-tables.h"
#include "widgets/rog-chip.h"

struct _RogRulingItemCard
{
  AdwBin parent_instance;

  RogRulingPaper *paper; /* (owned) */
  RogItem        *item;  /* (owned) */

  GtkBox          *box;
  GtkCheckButton  *check;
  GtkBox          *body;
  GtkBox          *changed; /* what the authority has changed since */
  RogRulingChoice *outcome;
  GtkLabel        *words;
  GtkBox          *needs;
  AdwWrapBox      *chips;
  GtkLabel        *nothing_narrowed;
  GtkWidget       *apply;
  GtkWidget       *put_off;
  RogRulingFields *put_off_fields;
  GtkWidget       *tied;
  RogRulingHeard  *heard;

  RogRulingFormalities *formalities;

  GtkBox           *answers;
  RogRulingList    *conditions;
  RogRulingList    *lines;
  RogRulingReasons *reasons;

  char    *shown_outcome; /* whose fields are in `needs` */
  char    *pairs;         /* the keys of the answers shown */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (RogRulingItemCard, rog_ruling_item_card, ADW_TYPE_BIN)

static const char *
get_id (RogRulingItemCard *self)
{
  return rog_entity_get_id (ROG_ENTITY (self->item));
}

static RogRulingDraft *
get_draft (RogRulingItemCard *self)
{
  return rog_ruling_paper_get_draft (self->paper);
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-heading");

  return label;
}

static void
add_place (RogRulingItemCard *self,
           const char        *field,
           GtkWidget         *widget)
{
  g_autofree char *place = g_strconcat (get_id (self), "/", field, NULL);

  rog_ruling_paper_add_place (self->paper, place, widget);
}

static void
add_places (RogRulingItemCard    *self,
            const RogRulingField *table,
            RogRulingFields      *fields)
{
  for (guint i = 0; table[i].member != NULL; i++)
    add_place (self, table[i].member, rog_ruling_fields_get_row (fields, table[i].member));
}

/*
 * Changes by the person
 */

static void
check_cb (RogRulingItemCard *self)
{
  if (self->updating)
    return;
  if (gtk_check_button_get_active (self->check))
    rog_ruling_draft_include (get_draft (self), self->item);
  else
    rog_ruling_draft_leave_open (get_draft (self), get_id (self));
}

/* What another outcome needed is no part of this one. */
static void
outcome_cb (RogRulingItemCard *self)
{
  static const char *const texts[] = { "article", "measure", "review", "returned", "to", "when", "objection", NULL };
  static const char *const objects[] = { "ground", "until", "execution_postponed", NULL };
  const char              *outcome = rog_ruling_choice_get_selected (self->outcome);

  if (!rog_ruling_draft_covers (get_draft (self), get_id (self)))
    return;
  for (const char *const *member = texts; *member != NULL; member++)
    rog_ruling_draft_set_item_text (get_draft (self), get_id (self), *member, NULL);
  for (const char *const *member = objects; *member != NULL; member++)
    rog_ruling_draft_set_item_object (get_draft (self), get_id (self), *member, NULL);
  rog_ruling_draft_set_outcome (get_draft (self), get_id (self), outcome);
}

static void
store_line (RogRulingItemCard *self,
            JsonObject        *line)
{
  static const char *const texts[] = { "article", "measure", "review", "returned", "to", "when", "objection", NULL };
  static const char *const objects[] = { "ground", "until", "execution_postponed", NULL };

  self->updating = TRUE;
  for (const char *const *member = texts; *member != NULL; member++)
    rog_ruling_draft_set_item_text (get_draft (self), get_id (self), *member, rog_json_peek_string (line, *member));
  for (const char *const *member = objects; *member != NULL; member++)
    rog_ruling_draft_set_item_object (get_draft (self), get_id (self), *member, rog_json_peek_object (line, *member));
  self->updating = FALSE;
}

static void
needs_changed_cb (RogRulingItemCard *self,
                  RogRulingFields   *fields)
{
  g_autoptr (JsonObject) line = rog_ruling_fields_to_json (fields);

  store_line (self, line);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        RogRulingItemCard     *self)
{
  guint digit = keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_6 ? keyval - GDK_KEY_KP_1 : keyval - GDK_KEY_1;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || !gtk_widget_get_visible (GTK_WIDGET (self->body)))
    return FALSE;

  return rog_ruling_choice_select_nth (self->outcome, digit);
}

static void
edit_scope_cb (RogRulingItemCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dossier.show", "(ss)", "scope", get_id (self));
}

static void
tied_cb (GtkEditable       *entry,
         RogRulingItemCard *self)
{
  JsonObject *line = rog_ruling_draft_peek_item (get_draft (self), get_id (self));
  const char *text = gtk_editable_get_text (entry);

  if (line != NULL && g_strcmp0 (rog_json_peek_string (line, "tied"), *text != '\0' ? text : NULL) != 0)
    rog_ruling_draft_set_item_text (get_draft (self), get_id (self), "tied", *text != '\0' ? text : NULL);
}

static void
apply_cb (RogRulingItemCard *self)
{
  adw_dialog_present (rog_ruling_apply_dialog_new (self->paper, get_id (self)), GTK_WIDGET (self));
}

/*
 * Showing the draft
 */

static void
update_chips (RogRulingItemCard *self,
              const char        *outcome)
{
  gboolean       uses = g_strcmp0 (outcome, "execute-in-part") == 0 || g_strcmp0 (outcome, "other-measure") == 0;
  RogScopeDraft *draft = uses ? rog_ruling_paper_find_scope (self->paper, get_id (self)) : NULL;
  g_autoptr (JsonObject) scope = draft != NULL ? rog_scope_draft_get_scope (draft) : NULL;
  g_auto (GStrv) fields = draft != NULL ? rog_scope_draft_dup_fields (draft) : NULL;
  RogRules  *rules = rog_ruling_paper_get_rules (self->paper);
  gboolean   any = fields != NULL && fields[0] != NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    adw_wrap_box_remove (self->chips, child);
  for (char **field = fields; any && *field != NULL; field++)
    {
      JsonObject      *change = rog_scope_draft_peek_change (draft, *field);
      JsonObject      *route = rog_json_peek_object (change, "route");
      g_autofree char *value = rog_scope_format_field (rog_ruling_paper_get_dossier (self->paper), rules, scope, *field);
      const char      *how = route != NULL ? rog_rules_get_label (rules, "routes", rog_json_peek_string (route, "route")) : NULL;
      g_autofree char *words = g_strdup_printf ("%s: %s", rog_scope_field_get_label (rules, *field), value);

      adw_wrap_box_append (self->chips, rog_chip_new (ROG_CHIP_ACCENT, NULL, words));
      if (how != NULL)
        adw_wrap_box_append (self->chips, rog_chip_new (ROG_CHIP_NEUTRAL, NULL, how));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), any);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_narrowed), uses && !any);
}

static void
show_exhaustive (RogRulingItemCard *self,
                 const char        *outcome)
{
  const char *instrument = rog_ruling_paper_get_instrument (self->paper);
  GtkWidget  *label;

  if (instrument == NULL || (g_strcmp0 (outcome, "refuse") != 0 && g_strcmp0 (outcome, "raise-ground") != 0))
    return;
  label = gtk_label_new (rog_law_refusal_is_exhaustive (rog_law_text_get_law (), instrument)
                         ? _("The list of grounds in the instrument is exhaustive.")
                         : _("The list of grounds in the instrument is not exhaustive."));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "row-note");
  gtk_box_append (self->needs, label);
}

static void
update_needs (RogRulingItemCard *self,
              const char        *outcome)
{
  JsonObject           *line = rog_ruling_draft_peek_item (get_draft (self), get_id (self));
  const RogRulingField *table = rog_ruling_tables_get_needs (outcome);
  GtkWidget            *fields = gtk_widget_get_first_child (GTK_WIDGET (self->needs));

  if (g_set_str (&self->shown_outcome, outcome))
    {
      clear (self->needs);
      fields = NULL;
      if (table != NULL)
        {
          fields = rog_ruling_fields_new (table, _("What the outcome needs"), rog_ruling_paper_get_instrument (self->paper));
          g_signal_connect_object (fields, "changed", G_CALLBACK (needs_changed_cb), self, G_CONNECT_SWAPPED);
          gtk_box_append (self->needs, fields);
          add_places (self, table, ROG_RULING_FIELDS (fields));
          show_exhaustive (self, outcome);
        }
    }
  if (table != NULL && line != NULL)
    rog_ruling_fields_load (ROG_RULING_FIELDS (fields), line);
  gtk_widget_set_visible (GTK_WIDGET (self->needs), table != NULL);
}

static void
update_put_off (RogRulingItemCard *self,
                const char        *outcome)
{
  JsonObject *line = rog_ruling_draft_peek_item (get_draft (self), get_id (self));
  gboolean    executed = rog_outcome_is_executed (outcome);

  gtk_widget_set_visible (self->put_off, executed);
  if (!executed || line == NULL)
    return;
  rog_ruling_fields_load (self->put_off_fields, line);
  if (rog_json_peek_object (line, "execution_postponed") != NULL)
    gtk_expander_set_expanded (GTK_EXPANDER (self->put_off), TRUE);
}

/* The pairs of this item; what is pleaded without an item is answered once, further down. */
static GPtrArray *
find_pairs (RogRulingItemCard *self)
{
  GPtrArray *pairs = rog_dossier_find_pairs_on (rog_ruling_paper_get_dossier (self->paper), get_id (self));

  for (guint i = pairs->len; i > 0; i--)
    if (rog_pair_get_item (g_ptr_array_index (pairs, i - 1)) == NULL)
      g_ptr_array_remove_index (pairs, i - 1);

  return pairs;
}

static void
update_answers (RogRulingItemCard *self)
{
  g_autoptr (GPtrArray) pairs = find_pairs (self);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    g_string_append_printf (keys, "%s\n", rog_pair_get_key (g_ptr_array_index (pairs, i)));
  if (g_set_str (&self->pairs, keys->str))
    {
      clear (self->answers);
      for (guint i = 0; i < pairs->len; i++)
        {
          gtk_box_append (self->answers, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
          gtk_box_append (self->answers, rog_ruling_answer_new (self->paper, g_ptr_array_index (pairs, i)));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->answers)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ROG_IS_RULING_ANSWER (child))
      rog_ruling_answer_update (ROG_RULING_ANSWER (child));
  gtk_widget_set_visible (GTK_WIDGET (self->answers), pairs->len > 0);
}

static void
update_changed (RogRulingItemCard *self)
{
  g_autofree char *now = rog_item_get_requested_hash (self->item);

  gtk_widget_set_visible (GTK_WIDGET (self->changed), g_strcmp0 (rog_json_peek_string (rog_ruling_draft_peek_item (get_draft (self), get_id (self)), "rests_on"), now) != 0);
}

static void
update_words (RogRulingItemCard *self,
              const char        *outcome)
{
  g_autofree char *key = outcome != NULL ? g_strconcat ("outcome.", outcome, NULL) : NULL;
  const char      *instrument = rog_ruling_paper_get_instrument (self->paper);
  const char      *word = key != NULL && instrument != NULL ? rog_law_text_word (instrument, key) : NULL;
  g_autofree char *text = word != NULL ? g_strconcat (word, ".", NULL) : NULL;

  gtk_label_set_label (self->words, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), text != NULL);
}

/**
 * rog_ruling_item_card_update:
 * @self: a card
 *
 * Shows what the draft has now; what is being typed is left alone.
 */
void
rog_ruling_item_card_update (RogRulingItemCard *self)
{
  gboolean    covered = rog_ruling_draft_covers (get_draft (self), get_id (self));
  const char *outcome = covered ? rog_ruling_draft_get_outcome (get_draft (self), get_id (self)) : NULL;

  if (self->updating)
    return;

  self->updating = TRUE;
  gtk_check_button_set_active (self->check, covered);
  gtk_widget_set_visible (GTK_WIDGET (self->body), covered);
  self->updating = FALSE;
  if (!covered)
    return;

  update_changed (self);
  rog_ruling_choice_set_selected (self->outcome, outcome);
  gtk_widget_set_visible (self->apply, rog_ruling_apply_is_possible (self->paper, self->item));
  update_words (self, outcome);
  update_chips (self, outcome);
  update_needs (self, outcome);
  update_put_off (self, outcome);
  rog_ruling_formalities_update (self->formalities);
  rog_ruling_heard_update (self->heard);
  rog_ruling_tied_row_update (self->tied, rog_json_peek_string (rog_ruling_draft_peek_item (get_draft (self), get_id (self)), "tied"));
  update_answers (self);
  rog_ruling_list_update (self->conditions);
  rog_ruling_list_update (self->lines);
  rog_ruling_reasons_update (self->reasons);
}

/*
 * Making the card
 */

static void
rest_cb (RogRulingItemCard *self)
{
  rog_ruling_draft_include (get_draft (self), self->item);
}

static GtkBox *
make_changed (RogRulingItemCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_("The authority has changed what it requests since this was taken into the decision."));
  GtkWidget *button = gtk_button_new_with_label (_("Rest on It"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "scope-missing");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (rest_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);

  return GTK_BOX (box);
}

static char *
describe_item (RogRulingItemCard *self)
{
  static const char *const fields[] = { "holder", "identifiers", "period", NULL };
  JsonObject              *scope = rog_item_peek_scope (self->item);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *const *field = fields; scope != NULL && *field != NULL; field++)
    {
      g_autofree char *value = NULL;

      if (!json_object_has_member (scope, *field))
        continue;
      value = rog_scope_format_field (rog_ruling_paper_get_dossier (self->paper), rog_ruling_paper_get_rules (self->paper), scope, *field);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* What was decided on the item before, and when that is looked at again. */
static char *
describe_before (RogRulingItemCard *self)
{
  RogDossier      *dossier = rog_ruling_paper_get_dossier (self->paper);
  const char      *review = rog_dossier_get_review (dossier, get_id (self));
  g_autofree char *before = rog_dossier_dup_before (dossier, self->item);
  g_autofree char *date = before != NULL && review != NULL ? rog_moment_format (dossier, review) : NULL;

  // Translators: a sentence on what was decided before, and a date.
  return date != NULL ? g_strdup_printf (_("%s To be looked at again on %s."), before, date) : g_steal_pointer (&before);
}

static void
append_note (GtkWidget  *box,
             const char *text)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "row-note");
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_titles (RogRulingItemCard *self)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *title = gtk_label_new (rog_item_get_title (self->item));
  g_autofree char *text = describe_item (self);
  g_autofree char *before = describe_before (self);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  append_note (box, text);
  append_note (box, before);

  return box;
}

static GtkWidget *
make_head (RogRulingItemCard *self)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, rog_item_get_number (self->item));
  g_autofree char *label = g_strdup_printf (_("Item %s in this decision: %s"), number, rog_item_get_title (self->item));
  GtkWidget       *disc = gtk_label_new (number);

  gtk_widget_add_css_class (disc, "number-disc");
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->check), _("In This Decision"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (box), disc);
  gtk_box_append (GTK_BOX (box), make_titles (self));

  return box;
}

static void
fill_outcomes (RogRulingItemCard *self)
{
  const char *instrument = rog_ruling_paper_get_instrument (self->paper);
  g_auto (GStrv) outcomes = rog_outcomes_dup (rog_ruling_paper_get_rules (self->paper), instrument, self->item);

  for (char **outcome = outcomes; *outcome != NULL; outcome++)
    {
      g_autofree char *key = g_strconcat ("outcome.", *outcome, NULL);

      rog_ruling_choice_add (self->outcome, *outcome, rog_ruling_tables_get_outcome_title (*outcome),
                             instrument != NULL ? rog_law_text_word (instrument, key) : NULL);
    }
}

static GtkWidget *
make_button (RogRulingItemCard *self,
             const char        *label,
             GCallback          callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  if (callback != NULL)
    g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

/* What goes on from the outcome, beside each other where there is room. */
static GtkWidget *
make_buttons (RogRulingItemCard *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  self->apply = make_button (self, _("Apply to Items…"), G_CALLBACK (apply_cb));
  adw_wrap_box_append (ADW_WRAP_BOX (box), make_button (self, _("Edit in Scope"), G_CALLBACK (edit_scope_cb)));
  adw_wrap_box_append (ADW_WRAP_BOX (box), self->apply);

  return box;
}

/* It leaves the item undecided, so that it is there for every item. */
static GtkWidget *
make_ask (RogRulingItemCard *self)
{
  GtkWidget *button = make_button (self, _("Ask for Information…"), NULL);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "ruling.ask");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", get_id (self));

  return button;
}

static void
make_body (RogRulingItemCard *self)
{
  const char      *title = rog_item_get_title (self->item);
  g_autofree char *outcome = g_strdup_printf (_("Outcome of %s"), title);
  g_autofree char *reasons = g_strdup_printf (_("Reasons on %s"), title);
  g_autofree char *card = g_strconcat ("item:", get_id (self), NULL);

  self->outcome = ROG_RULING_CHOICE (rog_ruling_choice_new (outcome));
  fill_outcomes (self);
  self->put_off = gtk_expander_new (_("Postpone execution"));
  self->put_off_fields = ROG_RULING_FIELDS (rog_ruling_fields_new (rog_ruling_tables_get_put_off (), _("Postpone execution"), rog_ruling_paper_get_instrument (self->paper)));
  gtk_widget_set_margin_top (GTK_WIDGET (self->put_off_fields), 6);
  gtk_expander_set_child (GTK_EXPANDER (self->put_off), GTK_WIDGET (self->put_off_fields));
  self->conditions = ROG_RULING_LIST (rog_ruling_list_new (self->paper, "conditions", _("Add Condition…"), _("Condition"), rog_ruling_tables_get_condition (), get_id (self)));
  self->lines = ROG_RULING_LIST (rog_ruling_list_new (self->paper, "lines", _("Add Order…"), _("Order"), rog_ruling_tables_get_line (), get_id (self)));
  self->reasons = ROG_RULING_REASONS (rog_ruling_reasons_new (self->paper, card, reasons));
  self->formalities = ROG_RULING_FORMALITIES (rog_ruling_formalities_new (self->paper, self->item));
  self->heard = ROG_RULING_HEARD (rog_ruling_heard_new (self->paper, get_id (self)));
  self->tied = rog_ruling_tied_row_new (self->paper, outcome);
  g_signal_connect_object (g_object_get_data (G_OBJECT (self->tied), "entry"), "changed", G_CALLBACK (tied_cb), self, 0);

  self->changed = make_changed (self);
  gtk_box_append (self->body, GTK_WIDGET (self->changed));
  gtk_box_append (self->body, GTK_WIDGET (self->outcome));
  gtk_box_append (self->body, GTK_WIDGET (self->words));
  gtk_box_append (self->body, GTK_WIDGET (self->chips));
  gtk_box_append (self->body, GTK_WIDGET (self->nothing_narrowed));
  gtk_box_append (self->body, make_buttons (self));
  gtk_box_append (self->body, GTK_WIDGET (self->needs));
  gtk_box_append (self->body, self->tied);
  gtk_box_append (self->body, GTK_WIDGET (self->formalities));
  gtk_box_append (self->body, make_heading (_("Reasons")));
  gtk_box_append (self->body, GTK_WIDGET (self->reasons));
  gtk_box_append (self->body, GTK_WIDGET (self->answers));
  gtk_box_append (self->body, GTK_WIDGET (self->heard));
  gtk_box_append (self->body, self->put_off);
  gtk_box_append (self->body, GTK_WIDGET (self->conditions));
  gtk_box_append (self->body, GTK_WIDGET (self->lines));

  g_signal_connect_object (self->outcome, "notify::selected", G_CALLBACK (outcome_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->put_off_fields, "changed", G_CALLBACK (needs_changed_cb), self, G_CONNECT_SWAPPED);
  add_place (self, "outcome", GTK_WIDGET (self->outcome));
  add_place (self, "reasons", GTK_WIDGET (self->reasons));
  add_place (self, "requested", GTK_WIDGET (self->changed));
  add_places (self, rog_ruling_tables_get_put_off (), self->put_off_fields);
}

static void
rog_ruling_item_card_finalize (GObject *object)
{
  RogRulingItemCard *self = ROG_RULING_ITEM_CARD (object);

  g_clear_object (&self->paper);
  g_clear_object (&self->item);
  g_free (self->shown_outcome);
  g_free (self->pairs);

  G_OBJECT_CLASS (rog_ruling_item_card_parent_class)->finalize (object);
}

static void
rog_ruling_item_card_class_init (RogRulingItemCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_item_card_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rog_ruling_item_card_init (RogRulingItemCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  g_object_set (self->box, "margin-start", 14, "margin-end", 14, "margin-top", 14, "margin-bottom", 14, NULL);
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->chips = ADW_WRAP_BOX (adw_wrap_box_new ());
  self->nothing_narrowed = GTK_LABEL (gtk_label_new (_("Nothing is narrowed in the scope yet.")));
  self->needs = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->answers = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_wrap_mode (self->words, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "row-note");
  gtk_label_set_xalign (self->nothing_narrowed, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->nothing_narrowed), "dim-label");
  adw_wrap_box_set_child_spacing (self->chips, 6);
  adw_wrap_box_set_line_spacing (self->chips, 6);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ruling-card");
}

/**
 * rog_ruling_item_card_new:
 * @paper: the paper
 * @item: an item that is not decided
 *
 * Returns: (transfer floating): its card
 */
GtkWidget *
rog_ruling_item_card_new (RogRulingPaper *paper,
                          RogItem        *item)
{
  RogRulingItemCard *self = g_object_new (ROG_TYPE_RULING_ITEM_CARD, NULL);

  self->paper = g_object_ref (paper);
  self->item = g_object_ref (item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, rog_item_get_title (item), -1);
  gtk_box_append (self->box, make_head (self));
  gtk_box_append (self->box, GTK_WIDGET (self->body));
  gtk_box_append (self->box, make_ask (self));
  make_body (self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  rog_ruling_paper_add_place (paper, get_id (self), GTK_WIDGET (self));
  rog_ruling_item_card_update (self);

  return GTK_WIDGET (self);
}

/**
 * rog_ruling_item_card_get_check:
 * @self: a card
 *
 * Returns: (transfer none): what puts the item into the decision
 */
GtkWidget *
rog_ruling_item_card_get_check (RogRulingItemCard *self)
{
  return GTK_WIDGET (self->check);
}
