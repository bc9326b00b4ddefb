// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-parts.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-blocker.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pair.h"
#include "ruling/rog-ruling-answer.h"
#include "ruling/rog-ruling-elsewhere.h"
#include "ruling/rog-ruling-list.h"
#include "ruling/rog-ruling-reasons.h"
#include "ruling/rog-ruling-tables.h"

struct _RogRulingParts
{
  AdwBin parent_instance;

  RogRulingPaper   *paper; /* (owned) */
  GtkBox           *box;
  GtkBox           *taken_up;
  GtkWidget        *general; /* the reasons of the whole */
  GtkWidget        *rest;    /* what comes after its orders */
  GtkBox           *answers;
  RogRulingReasons *reasons;
  RogRulingFields  *parts;
  RogRulingFields  *urgency;
  GtkWidget        *parts_heading;
  RogRulingList    *conditions;
  RogRulingList    *lines;
  RogRulingList    *remedy;
  RogRulingList    *signers;
  GtkWidget        *served_heading;
  GtkBox           *served;
  GPtrArray        *services; /* RogRulingFields, one a person */

  char    *pairs;      /* the keys of the answers shown */
  char    *challenges; /* those that can be taken up */
  gboolean storing;
};

G_DEFINE_FINAL_TYPE (RogRulingParts, rog_ruling_parts, ADW_TYPE_BIN)

static RogRulingDraft *
get_draft (RogRulingParts *self)
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

/*
 * What is pleaded without an item, or was reserved
 */

static gboolean
is_taken_up (RogRulingParts *self,
             const char     *challenge)
{
  JsonArray *array = rog_ruling_draft_peek_list (get_draft (self), "takes_up");

  return rog_json_array_has (array, challenge);
}

static void
take_up_cb (GtkCheckButton *check,
            RogRulingParts *self)
{
  const char *challenge = g_object_get_data (G_OBJECT (check), "challenge");
  JsonArray  *before = rog_ruling_draft_peek_list (get_draft (self), "takes_up");
  g_autoptr (JsonArray) array = json_array_new ();

  if (gtk_check_button_get_active (check) == is_taken_up (self, challenge))
    return;
  for (guint i = 0; before != NULL && i < json_array_get_length (before); i++)
    if (g_strcmp0 (json_array_get_string_element (before, i), challenge) != 0)
      json_array_add_string_element (array, json_array_get_string_element (before, i));
  if (gtk_check_button_get_active (check))
    json_array_add_string_element (array, challenge);
  rog_ruling_draft_set_list (get_draft (self), "takes_up", array);
}

static GtkWidget *
make_check (RogRulingParts *self,
            RogEntity      *challenge)
{
  const char *id = rog_entity_get_id (challenge);
  const char *label = rog_challenge_get_label (ROG_CHALLENGE (challenge));
  const char *whom = rog_challenge_get_for (ROG_CHALLENGE (challenge));
  RogPerson  *person = whom != NULL ? rog_dossier_find_person (rog_ruling_paper_get_dossier (self->paper), whom) : NULL;
  const char *name = person != NULL ? rog_person_get_name (person) : _("a person concerned");
  g_autofree char *text = label != NULL                            ? g_strdup_printf (_("Answer here the challenge for %s (%s)"), name, label)
                                                                   : g_strdup_printf (_("Answer here the challenge for %s"), name);
  GtkWidget  *check = gtk_check_button_new_with_label (text);

  g_object_set_data_full (G_OBJECT (check), "challenge", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (take_up_cb), self, 0);

  return check;
}

static void
update_taken_up (RogRulingParts *self)
{
  RogDossier *dossier = rog_ruling_paper_get_dossier (self->paper);
  GListModel *challenges = rog_dossier_get_challenges (dossier);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (challenges); i++)
    {
      g_autoptr (RogEntity) challenge = g_list_model_get_item (challenges, i);

      if (!is_taken_up (self, rog_entity_get_id (challenge)) && !rog_ruling_can_take_up (dossier, get_draft (self), rog_entity_get_id (challenge)))
        continue;
      g_string_append_printf (ids, "%s\n", rog_entity_get_id (challenge));
      g_ptr_array_add (shown, g_steal_pointer (&challenge));
    }
  if (g_set_str (&self->challenges, ids->str))
    {
      clear (self->taken_up);
      for (guint i = 0; i < shown->len; i++)
        gtk_box_append (self->taken_up, make_check (self, g_ptr_array_index (shown, i)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->taken_up)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (child), is_taken_up (self, g_object_get_data (G_OBJECT (child), "challenge")));
  gtk_widget_set_visible (GTK_WIDGET (self->taken_up), shown->len > 0);
}

/* What has no card of an item: what is on none, and what was reserved on one that is decided. */
static GPtrArray *
find_pairs (RogRulingParts *self)
{
  GPtrArray *pairs = rog_ruling_find_pairs (rog_ruling_paper_get_dossier (self->paper), get_draft (self));

  for (guint i = pairs->len; i > 0; i--)
    {
      const char *item = rog_pair_get_item (g_ptr_array_index (pairs, i - 1));

      if (item != NULL && rog_ruling_draft_covers (get_draft (self), item))
        g_ptr_array_remove_index (pairs, i - 1);
    }

  return pairs;
}

static void
update_answers (RogRulingParts *self)
{
  g_autoptr (GPtrArray) pairs = find_pairs (self);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    g_string_append_printf (keys, "%s\n", rog_pair_get_key (g_ptr_array_index (pairs, i)));
  if (g_set_str (&self->pairs, keys->str))
    {
      clear (self->answers);
      for (guint i = 0; i < pairs->len; i++)
        gtk_box_append (self->answers, rog_ruling_answer_new (self->paper, g_ptr_array_index (pairs, i)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->answers)); child != NULL; child = gtk_widget_get_next_sibling (child))
    rog_ruling_answer_update (ROG_RULING_ANSWER (child));
  gtk_widget_set_visible (GTK_WIDGET (self->answers), *self->pairs != '\0');
}

/*
 * Who is served what: each person whom an item of this decision concerns, or for whom a challenge is answered
 */

static JsonObject *
peek_service (RogRulingParts *self,
              const char     *person)
{
  JsonArray *array = rog_ruling_draft_peek_list (get_draft (self), "served");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_strcmp0 (rog_json_peek_string (json_array_get_object_element (array, i), "person"), person) == 0)
      return json_array_get_object_element (array, i);

  return NULL;
}

static void
service_changed_cb (RogRulingParts *self)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < self->services->len; i++)
    {
      RogRulingFields *fields = g_ptr_array_index (self->services, i);
      g_autoptr (JsonObject) service = rog_ruling_fields_to_json (fields);

      if (rog_json_peek_string (service, "what") == NULL)
        continue;
      json_object_set_string_member (service, "person", g_object_get_data (G_OBJECT (fields), "person"));
      json_array_add_object_element (array, g_steal_pointer (&service));
    }
  self->storing = TRUE;
  rog_ruling_draft_set_list (get_draft (self), "served", array);
  self->storing = FALSE;
}

static void
add_service (RogRulingParts *self,
             const char     *id)
{
  RogPerson       *person = rog_dossier_find_person (rog_ruling_paper_get_dossier (self->paper), id);
  g_autofree char *label = g_strdup_printf (_("Served on %s"), person != NULL ? rog_person_get_name (person) : _("a person concerned"));
  g_autofree char *place = g_strconcat (id, "/served", NULL);
  g_autofree char *until = g_strconcat (id, "/served-until", NULL);
  GtkWidget       *fields = rog_ruling_fields_new (rog_ruling_tables_get_service (), label, NULL);
  GtkWidget       *what = rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "what");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (what), label);
  rog_ruling_paper_add_place (self->paper, place, what);
  rog_ruling_paper_add_place (self->paper, until, rog_ruling_fields_get_row (ROG_RULING_FIELDS (fields), "until"));
  g_object_set_data_full (G_OBJECT (fields), "person", g_strdup (id), g_free);
  g_signal_connect_object (fields, "changed", G_CALLBACK (service_changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->services, fields);
  gtk_box_append (self->served, fields);
}

static void
update_served (RogRulingParts *self)
{
  g_auto (GStrv) persons = rog_ruling_dup_concerned (rog_ruling_paper_get_dossier (self->paper), get_draft (self));
  guint    n = g_strv_length (persons);
  gboolean same = n == self->services->len;

  for (guint i = 0; same && i < n; i++)
    same = g_strcmp0 (g_object_get_data (g_ptr_array_index (self->services, i), "person"), persons[i]) == 0;
  if (!same)
    {
      clear (self->served);
      g_ptr_array_set_size (self->services, 0);
      for (guint i = 0; i < n; i++)
        add_service (self, persons[i]);
    }
  gtk_widget_set_visible (self->served_heading, n > 0);
  for (guint i = 0; i < self->services->len; i++)
    rog_ruling_fields_load (g_ptr_array_index (self->services, i), peek_service (self, persons[i]));
}

/*
 * Parts
 */

static JsonObject *
peek_parts (RogRulingParts *self)
{
  return rog_json_peek_object (rog_ruling_draft_peek_state (get_draft (self)), "parts");
}

static void
parts_changed_cb (RogRulingParts  *self,
                  RogRulingFields *fields)
{
  const RogRulingField *table = fields == self->urgency ? rog_ruling_tables_get_urgency () : rog_ruling_tables_get_parts ();
  g_autoptr (JsonObject) parts = rog_ruling_fields_to_json (fields);

  self->storing = TRUE;
  for (guint i = 0; table[i].member != NULL; i++)
    {
      const char *text = rog_json_peek_string (parts, table[i].member);

      if (g_strcmp0 (text, rog_ruling_draft_get_part (get_draft (self), table[i].member)) != 0)
        rog_ruling_draft_set_part (get_draft (self), table[i].member, text);
    }
  self->storing = FALSE;
}

static void
use_court_list (RogRulingParts *self,
                const char     *name)
{
  JsonArray *list = rog_json_peek_array (rog_desk_get_court (rog_ruling_paper_get_desk (self->paper)), name);
  g_autoptr (JsonArray) copy = json_array_new ();

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    json_array_add_object_element (copy, rog_json_object_copy (json_array_get_object_element (list, i)));
  if (json_array_get_length (copy) > 0)
    rog_ruling_draft_set_list (get_draft (self), name, copy);
}

/* The court's settings: put in where a person asks for it, and only what is there. */
static void
use_court_cb (RogRulingParts *self)
{
  const char *place = rog_json_peek_string (rog_desk_get_court (rog_ruling_paper_get_desk (self->paper)), "place");

  if (place != NULL && *place != '\0')
    rog_ruling_draft_set_part (get_draft (self), "place", place);
  use_court_list (self, "signers");
  use_court_list (self, "remedy");
  rog_ruling_parts_update (self);
}

/**
 * rog_ruling_parts_update:
 * @self: the parts
 *
 * Shows what the draft has now; what is being typed is left alone.
 */
void
rog_ruling_parts_update (RogRulingParts *self)
{
  gboolean here = !rog_ruling_is_elsewhere (self->paper);
  gboolean begun = !rog_ruling_has_nothing_left (rog_ruling_paper_get_dossier (self->paper), get_draft (self));

  if (self->storing)
    return;

  /* Of a decision written elsewhere these are confirmed. */
  gtk_widget_set_visible (self->parts_heading, here);
  gtk_widget_set_visible (GTK_WIDGET (self->parts), here);
  /* Where there is no decision to be made, none of its parts is asked for. */
  gtk_widget_set_visible (self->general, begun);
  gtk_widget_set_visible (self->rest, begun);

  update_taken_up (self);
  update_answers (self);
  rog_ruling_reasons_update (self->reasons);
  rog_ruling_fields_load (self->parts, peek_parts (self));
  rog_ruling_fields_load (self->urgency, peek_parts (self));
  rog_ruling_list_update (self->conditions);
  rog_ruling_list_update (self->lines);
  rog_ruling_list_update (self->remedy);
  rog_ruling_list_update (self->signers);
  update_served (self);
}

/*
 * Object
 */

static GtkWidget *
make_box (RogRulingParts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_box_append (self->box, box);

  return box;
}

static GtkWidget *
add_heading (gpointer    box,
             const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-heading");
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
add (gpointer box,
     gpointer widget)
{
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (widget));
}

static GtkWidget *
make_court_button (RogRulingParts *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Use the Court's Settings"));

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Puts in place, signers and remedy as they are kept in Preferences, Court"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (use_court_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
fill (RogRulingParts *self)
{
  add_heading (self->box, _("The decision as a whole"));
  add (self->box, self->taken_up);
  add (self->box, self->answers);
  self->general = make_box (self);
  add_heading (self->general, _("General reasons"));
  add (self->general, self->reasons);
  add (self->box, self->conditions);
  add (self->box, self->lines);
  self->rest = make_box (self);
  self->parts_heading = add_heading (self->rest, _("Parts"));
  add (self->rest, make_court_button (self));
  add (self->rest, self->parts);
  add (self->rest, self->urgency);
  add_heading (self->rest, _("Remedy"));
  add (self->rest, self->remedy);
  add_heading (self->rest, _("Signers"));
  add (self->rest, self->signers);
  self->served_heading = add_heading (self->rest, _("Service"));
  add (self->rest, self->served);
}

static void
add_places (RogRulingParts *self)
{
  const RogRulingField *table = rog_ruling_tables_get_parts ();

  for (guint i = 0; table[i].member != NULL; i++)
    rog_ruling_paper_add_place (self->paper, table[i].member, rog_ruling_fields_get_row (self->parts, table[i].member));
  rog_ruling_paper_add_place (self->paper, "urgency", rog_ruling_fields_get_row (self->urgency, "urgency"));
  rog_ruling_paper_add_place (self->paper, "takes-up", GTK_WIDGET (self->taken_up));
  rog_ruling_paper_add_place (self->paper, "lines", GTK_WIDGET (self->lines));
  rog_ruling_paper_add_place (self->paper, "remedy", GTK_WIDGET (self->remedy));
  rog_ruling_paper_add_place (self->paper, "signers", GTK_WIDGET (self->signers));
}

static void
rog_ruling_parts_finalize (GObject *object)
{
  RogRulingParts *self = ROG_RULING_PARTS (object);

  g_clear_object (&self->paper);
  g_ptr_array_unref (self->services);
  g_free (self->pairs);
  g_free (self->challenges);

  G_OBJECT_CLASS (rog_ruling_parts_parent_class)->finalize (object);
}

static void
rog_ruling_parts_class_init (RogRulingPartsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_parts_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rog_ruling_parts_init (RogRulingParts *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  g_object_set (self->box, "margin-start", 14, "margin-end", 14, "margin-top", 14, "margin-bottom", 14, NULL);
  self->taken_up = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->answers = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  self->served = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->services = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "ruling-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Parts of the decision"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * rog_ruling_parts_new:
 * @paper: the paper
 *
 * Returns: (transfer floating): the parts of the decision
 */
GtkWidget *
rog_ruling_parts_new (RogRulingPaper *paper)
{
  RogRulingParts *self = g_object_new (ROG_TYPE_RULING_PARTS, NULL);

  self->paper = g_object_ref (paper);
  self->reasons = ROG_RULING_REASONS (rog_ruling_reasons_new (paper, "general", _("General reasons")));
  self->parts = ROG_RULING_FIELDS (rog_ruling_fields_new (rog_ruling_tables_get_parts (), _("Parts of the decision"), rog_ruling_paper_get_instrument (paper)));
  self->urgency = ROG_RULING_FIELDS (rog_ruling_fields_new (rog_ruling_tables_get_urgency (), _("Urgency"), NULL));
  self->conditions = ROG_RULING_LIST (rog_ruling_list_new (paper, "conditions", _("Add Condition…"), _("Condition"), rog_ruling_tables_get_condition (), NULL));
  self->lines = ROG_RULING_LIST (rog_ruling_list_new (paper, "lines", _("Add Order…"), _("Order"), rog_ruling_tables_get_line (), NULL));
  self->remedy = ROG_RULING_LIST (rog_ruling_list_new (paper, "remedy", _("Add Remedy…"), _("Remedy"), rog_ruling_tables_get_remedy (), NULL));
  self->signers = ROG_RULING_LIST (rog_ruling_list_new (paper, "signers", _("Add Signer…"), _("Signer"), rog_ruling_tables_get_signer (), NULL));

  fill (self);
  g_signal_connect_object (self->parts, "changed", G_CALLBACK (parts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->urgency, "changed", G_CALLBACK (parts_changed_cb), self, G_CONNECT_SWAPPED);
  add_places (self);
  rog_ruling_parts_update (self);

  return GTK_WIDGET (self);
}
