// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-line.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-scope-format.h"
#include "scope/rog-scope-editor.h"
#include "scope/rog-scope-reason.h"
#include "service/rog-drafts.h"
#include "service/rog-paper.h"
#include "widgets/rog-chip.h"

#define NAME_WIDTH 112

struct _RogScopeLine
{
  GtkBox parent_instance;

  RogWork       *work;  /* (owned) */
  RogLaw        *law;   /* (owned) */
  RogItem       *item;  /* (owned) */
  RogScopeDraft *draft; /* (owned) (nullable): %NULL where nothing can be narrowed */
  char          *field; /* (owned) */

  GtkBox      *head;
  GtkBox      *columns;
  GtkWidget   *name;
  GtkLabel    *requested;
  GtkWidget   *narrowed; /* (nullable) */
  GtkLabel    *value;
  GtkImage    *mark;
  GtkBox      *because;
  GtkRevealer *revealer;
  GtkBox      *panel;
  GtkWidget   *editor; /* (nullable): made when it is first opened */
  GtkWidget   *reason;
  GtkLabel    *refused;
  GtkWidget   *back;
};

G_DEFINE_FINAL_TYPE (RogScopeLine, rog_scope_line, GTK_TYPE_BOX)

static guint opened_signal;

static RogDossier *
get_dossier (RogScopeLine *self)
{
  return rog_work_get_dossier (self->work);
}

static JsonObject *
get_change (RogScopeLine *self)
{
  return self->draft != NULL ? rog_scope_draft_peek_change (self->draft, self->field) : NULL;
}

/* The value that holds: as changed, else as requested. */
static JsonNode *
peek_value (RogScopeLine *self)
{
  JsonObject *change = get_change (self);

  return change != NULL ? json_object_get_member (change, "value")
                        : json_object_get_member (rog_item_peek_scope (self->item), self->field);
}

static const char *
get_name (RogScopeLine *self)
{
  return rog_scope_field_get_label (ROG_RULES (self->law), self->field);
}

static GtkWidget *
make_label (const char *text,
            const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);

  return label;
}

/*
 * Editing
 */

/* What is found against a value: outside first. */
static RogScopeFinding *
find_finding (GPtrArray      *report,
              const char     *field,
              RogScopeVerdict verdict)
{
  for (guint i = 0; report != NULL && i < report->len; i++)
    {
      RogScopeFinding *finding = g_ptr_array_index (report, i);

      if (finding->verdict == verdict && (g_str_equal (finding->field, field) || g_str_equal (finding->field, "scope")))
        return finding;
    }

  return NULL;
}

/* Of another measure only persons, period and places are compared, as when it is signed. */
static gboolean
is_other_measure (RogScopeLine *self)
{
  RogRulingDraft *ruling = rog_drafts_get_ruling (rog_work_get_drafts (self->work));

  return g_strcmp0 (rog_ruling_draft_get_outcome (ruling, rog_entity_get_id (ROG_ENTITY (self->item))), "other-measure") == 0;
}

/* A sentence where @value lies outside what is requested. */
static char *
dup_refusal (RogScopeLine *self,
             JsonNode     *value)
{
  g_autoptr (JsonObject) state = rog_scope_draft_to_json (self->draft);
  g_autoptr (RogScopeDraft) trial = rog_scope_draft_from_json (state, NULL);
  g_autoptr (GPtrArray) report = NULL;
  RogScopeFinding *finding;

  g_return_val_if_fail (trial != NULL, NULL);

  rog_scope_draft_set_value (trial, self->field, value);
  rog_scope_draft_compare (trial, is_other_measure (self), ROG_RULES (self->law), &report);
  finding = find_finding (report, self->field, ROG_SCOPE_OUTSIDE);

  return finding != NULL ? g_strdup (finding->sentence) : NULL;
}

static void
refuse (RogScopeLine *self,
        const char   *sentence)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->refused), sentence != NULL);
  if (sentence == NULL)
    return;

  // Translators: why a value is refused, in a sentence without a full stop.
  text = g_strdup_printf (_("Outside what is requested. %s."), sentence);
  gtk_label_set_label (self->refused, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
edited_cb (RogScopeLine *self,
           JsonNode     *value)
{
  g_autofree char *sentence = dup_refusal (self, value);

  refuse (self, sentence);
  if (sentence == NULL)
    rog_scope_draft_set_value (self->draft, self->field, value);
  else if (!g_str_equal (self->field, "period"))
    rog_scope_editor_show (ROG_SCOPE_EDITOR (self->editor), peek_value (self));
}

static void
back_cb (RogScopeLine *self)
{
  refuse (self, NULL);
  rog_scope_draft_clear (self->draft, self->field);
  rog_scope_editor_show (ROG_SCOPE_EDITOR (self->editor), peek_value (self));
}

/*
 * As another item
 */

static gboolean
can_take (RogScopeLine *self,
          JsonObject   *change)
{
  g_autofree char *sentence = dup_refusal (self, json_object_get_member (change, "value"));

  return sentence == NULL;
}

static void
take_cb (RogScopeLine *self,
         GtkWidget    *button)
{
  g_autoptr (JsonObject) state = rog_scope_draft_to_json (self->draft);
  JsonObject *change = g_object_get_data (G_OBJECT (button), "change");

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  json_object_set_object_member (json_object_get_object_member (state, "changes"), self->field, rog_json_object_copy (change));
  refuse (self, NULL);
  rog_scope_draft_replace (self->draft, state, NULL);
}

/* The changes of this field in the drafts on other items, as far as they are within what is
 * requested here. */
static void
fill_others_cb (RogScopeLine *self,
                GtkPopover   *popover)
{
  GListModel *papers = rog_work_get_papers (self->work, "scope-draft");
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);
      RogItem         *other = rog_dossier_find_item (get_dossier (self), rog_paper_get_object (paper));
      JsonObject      *changes = rog_json_peek_object (rog_paper_get_content (paper), "changes");
      JsonObject      *change = changes != NULL ? rog_json_peek_object (changes, self->field) : NULL;
      GtkWidget       *button;
      g_autofree char *words = NULL, *label = NULL;

      if (other == NULL || other == self->item || change == NULL || !can_take (self, change))
        continue;
      words = rog_scope_format_value (get_dossier (self), ROG_RULES (self->law), self->field, json_object_get_member (change, "value"));
      label = g_strdup_printf (_("As item %d: %s"), (int)rog_item_get_number (other), words);
      button = gtk_button_new_with_label (label);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "change", json_object_ref (change), (GDestroyNotify)json_object_unref);
      g_signal_connect_object (button, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  if (gtk_widget_get_first_child (box) == NULL)
    gtk_box_append (GTK_BOX (box), make_label (_("No other item has a change that fits here"), "dimmed"));
  gtk_popover_set_child (popover, box);
}

static GtkWidget *
make_others_button (RogScopeLine *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("As Another Item…"));
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_others_cb), self, G_CONNECT_SWAPPED);

  return button;
}

/*
 * The panel
 */

static GtkWidget *
make_left (RogScopeLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *foot = adw_wrap_box_new ();

  self->editor = rog_scope_editor_new (get_dossier (self), self->law, self->field,
                                       json_object_get_member (rog_item_peek_scope (self->item), self->field));
  g_signal_connect_object (self->editor, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  self->refused = GTK_LABEL (make_label (NULL, "scope-refused"));
  self->back = gtk_button_new_with_label (_("As Requested"));
  gtk_widget_add_css_class (self->back, "flat");
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (foot), self->back);
  adw_wrap_box_append (ADW_WRAP_BOX (foot), make_others_button (self));
  gtk_widget_set_visible (GTK_WIDGET (self->refused), FALSE);
  gtk_box_append (GTK_BOX (box), make_label (_("Narrowed to"), "caption-heading"));
  gtk_box_append (GTK_BOX (box), self->editor);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refused));
  gtk_box_append (GTK_BOX (box), foot);

  return box;
}

static void
build_panel (RogScopeLine *self)
{
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (self->panel, make_left (self));
  self->reason = rog_scope_reason_new (self->work, self->law, self->draft, self->field);
  gtk_box_append (GTK_BOX (right), make_label (_("Because"), "caption-heading"));
  gtk_box_append (GTK_BOX (right), self->reason);
  gtk_box_append (self->panel, right);
}

static void
set_open (RogScopeLine *self,
          gboolean      open)
{
  if (open && self->editor == NULL)
    build_panel (self);
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->narrowed), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  rog_scope_line_update (self);
  if (open)
    g_signal_emit (self, opened_signal, 0);
}

static void
clicked_cb (RogScopeLine *self)
{
  set_open (self, !rog_scope_line_is_open (self));
}

/*
 * What it says when it is closed
 */

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static char *
describe_route (RogScopeLine *self,
                JsonObject   *change)
{
  JsonObject *route = rog_json_peek_object (change, "route");
  const char *rest = rog_json_peek_string (change, "rest");
  const char *name = route != NULL ? rog_rules_get_label (ROG_RULES (self->law), "routes", rog_json_peek_string (route, "route")) : NULL;
  const char *left = rest != NULL ? rog_rules_get_label (ROG_RULES (self->law), "rests", rest) : NULL;

  if (g_strcmp0 (rest, "open") == 0)
    name = NULL;
  if (name != NULL && left != NULL)
    // Translators: the route of a change; what becomes of the rest.
    return g_strdup_printf (_("%s; the rest is %s"), name, left);
  if (left != NULL)
    return g_strdup_printf (_("The rest is %s"), left);

  return g_strdup (name);
}

static void
append_pins (RogScopeLine *self,
             JsonArray    *pins)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 4);
  for (guint i = 0; i < json_array_get_length (pins); i++)
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), rog_pin_link_new (get_dossier (self), json_array_get_object_element (pins, i)));
  gtk_box_append (self->because, wrap);
}

static void
update_because (RogScopeLine *self,
                JsonObject   *change)
{
  const char      *reason = change != NULL ? rog_json_peek_string (change, "reason") : NULL;
  JsonArray       *pins = change != NULL ? rog_json_peek_array (change, "pins") : NULL;
  g_autofree char *route = change != NULL ? describe_route (self, change) : NULL;

  clear (self->because);
  if (change == NULL)
    {
      gtk_box_append (self->because, make_label (_("Unchanged"), "dimmed"));
      return;
    }
  if (reason != NULL)
    gtk_box_append (self->because, make_label (reason, "row-text"));
  else
    {
      GtkWidget *chip = rog_chip_new (ROG_CHIP_AMBER, NULL, _("Reason missing"));

      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      gtk_box_append (self->because, chip);
    }
  if (pins != NULL && json_array_get_length (pins) > 0)
    append_pins (self, pins);
  if (route != NULL)
    {
      GtkWidget *label = make_label (route, "dimmed");

      gtk_widget_add_css_class (label, "row-note");
      gtk_box_append (self->because, label);
    }
}

static void
strike (GtkLabel *label,
        gboolean  struck)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (label, attributes);
  if (struck)
    gtk_widget_add_css_class (GTK_WIDGET (label), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "dimmed");
}

static void
update_narrowed (RogScopeLine *self,
                 JsonObject   *change)
{
  g_autofree char *words = rog_scope_format_value (get_dossier (self), ROG_RULES (self->law), self->field, peek_value (self));
  g_autofree char *label = change != NULL ? g_strdup_printf (_("%s, narrowed to %s"), get_name (self), words)
                                          : g_strdup_printf (_("%s, as requested: %s"), get_name (self), words);

  gtk_label_set_label (self->value, words);
  gtk_image_set_from_icon_name (self->mark, change != NULL || rog_scope_line_is_open (self) ? "document-edit-symbolic" : "object-select-symbolic");
  if (change != NULL)
    gtk_widget_add_css_class (self->narrowed, "changed");
  else
    gtk_widget_remove_css_class (self->narrowed, "changed");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->narrowed), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* One below the other, what is as requested is said once. */
static void
show_columns (RogScopeLine *self,
              JsonObject   *change)
{
  gboolean stacked = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->columns)) == GTK_ORIENTATION_VERTICAL;
  gboolean once = stacked && self->draft != NULL && change == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->requested), !once);
  if (self->because != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->because), !once);
}

/*
 * Object
 */

static void
rog_scope_line_finalize (GObject *object)
{
  RogScopeLine *self = ROG_SCOPE_LINE (object);

  g_clear_object (&self->work);
  g_clear_object (&self->law);
  g_clear_object (&self->item);
  g_clear_object (&self->draft);
  g_free (self->field);

  G_OBJECT_CLASS (rog_scope_line_parent_class)->finalize (object);
}

static void
rog_scope_line_class_init (RogScopeLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_line_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  opened_signal = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_scope_line_init (RogScopeLine *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "scope-line");
}

static void
build_narrowed (RogScopeLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->narrowed = gtk_button_new ();
  self->value = GTK_LABEL (make_label (NULL, NULL));
  self->mark = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->value), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_button_set_child (GTK_BUTTON (self->narrowed), box);
  gtk_widget_add_css_class (self->narrowed, "narrowed");
  gtk_widget_add_css_class (self->narrowed, "flat");
  gtk_widget_set_valign (self->narrowed, GTK_ALIGN_START);
  g_signal_connect_object (self->narrowed, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->columns, self->narrowed);
}

static void
build (RogScopeLine *self)
{
  self->head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  self->name = make_label (get_name (self), "dimmed");
  self->requested = GTK_LABEL (make_label (NULL, "row-text"));
  gtk_widget_set_valign (self->name, GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->requested), GTK_ALIGN_START);
  gtk_widget_add_css_class (self->name, "scope-name");
  gtk_widget_add_css_class (GTK_WIDGET (self->requested), "scope-value");
  gtk_widget_set_hexpand (GTK_WIDGET (self->columns), TRUE);
  gtk_box_append (self->columns, GTK_WIDGET (self->requested));
  gtk_box_append (self->head, self->name);
  gtk_box_append (self->head, GTK_WIDGET (self->columns));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->head));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, get_name (self), -1);
  if (self->draft == NULL)
    return;

  build_narrowed (self);
  self->because = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_add_css_class (GTK_WIDGET (self->because), "scope-value");
  gtk_box_append (self->columns, GTK_WIDGET (self->because));
  self->panel = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18));
  gtk_box_set_homogeneous (self->panel, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->panel), "scope-panel");
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->panel));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->revealer));
}

/**
 * rog_scope_line_new:
 * @work: the work on a dossier
 * @law: the law
 * @item: an item
 * @draft: (nullable): what is being narrowed of it; %NULL where this desk does not narrow
 * @field: a field of its extent
 *
 * Returns: (transfer floating): a line
 */
GtkWidget *
rog_scope_line_new (RogWork       *work,
                    RogLaw        *law,
                    RogItem       *item,
                    RogScopeDraft *draft,
                    const char    *field)
{
  RogScopeLine *self = g_object_new (ROG_TYPE_SCOPE_LINE, NULL);

  self->work = g_object_ref (work);
  self->law = g_object_ref (law);
  self->item = g_object_ref (item);
  self->draft = draft != NULL ? g_object_ref (draft) : NULL;
  self->field = g_strdup (field);
  build (self);
  rog_scope_line_set_stacked (self, FALSE);
  rog_scope_line_update (self);

  return GTK_WIDGET (self);
}

const char *
rog_scope_line_get_field (RogScopeLine *self)
{
  return self->field;
}

/**
 * rog_scope_line_update:
 * @self: a line
 *
 * Shows what item and draft say.
 */
void
rog_scope_line_update (RogScopeLine *self)
{
  JsonObject      *change = get_change (self);
  g_autofree char *asked = rog_scope_format_field (get_dossier (self), ROG_RULES (self->law), rog_item_peek_scope (self->item), self->field);

  gtk_label_set_label (self->requested, asked);
  strike (self->requested, change != NULL);
  show_columns (self, change);
  if (self->draft == NULL)
    return;

  update_narrowed (self, change);
  update_because (self, change);
  if (self->editor == NULL)
    return;
  rog_scope_editor_show (ROG_SCOPE_EDITOR (self->editor), peek_value (self));
  rog_scope_reason_update (ROG_SCOPE_REASON (self->reason));
  gtk_widget_set_sensitive (self->back, change != NULL);
}

/**
 * rog_scope_line_set_stacked:
 * @self: a line
 * @stacked: requested, narrowed and reason one below the other
 */
void
rog_scope_line_set_stacked (RogScopeLine *self,
                            gboolean      stacked)
{
  GtkOrientation orientation = stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), orientation);
  gtk_box_set_homogeneous (self->columns, !stacked);
  gtk_box_set_spacing (self->head, stacked ? 2 : 12);
  gtk_box_set_spacing (self->columns, stacked ? 4 : 12);
  gtk_widget_set_size_request (self->name, stacked ? -1 : NAME_WIDTH, -1);
  show_columns (self, get_change (self));
  if (self->panel == NULL)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panel), orientation);
  gtk_box_set_homogeneous (self->panel, !stacked);
  gtk_widget_set_halign (self->narrowed, GTK_ALIGN_FILL);
}

/**
 * rog_scope_line_open:
 * @self: a line that can be edited
 *
 * Opens it and gives it the keyboard.
 */
void
rog_scope_line_open (RogScopeLine *self)
{
  g_return_if_fail (self->draft != NULL);

  if (!rog_scope_line_is_open (self))
    set_open (self, TRUE);
  gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
}

gboolean
rog_scope_line_is_open (RogScopeLine *self)
{
  return self->revealer != NULL && gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * rog_scope_line_go_to:
 * @self: a line
 * @part: "value", "reason", "rest" or "route"
 *
 * Opens it, where it can be edited, and gives what is to be said the keyboard.
 */
void
rog_scope_line_go_to (RogScopeLine *self,
                      const char   *part)
{
  if (self->draft == NULL)
    return;

  rog_scope_line_open (self);
  if (g_str_equal (part, "value"))
    gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
  else
    rog_scope_reason_go_to (ROG_SCOPE_REASON (self->reason), part);
}
