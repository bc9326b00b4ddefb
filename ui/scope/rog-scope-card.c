// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-card.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-scope-format.h"
#include "scope/rog-scope-changed.h"
#include "scope/rog-scope-editor.h"
#include "scope/rog-scope-line.h"
#include "scope/rog-scope-reason.h"

#define NARROW_CHARS 32

struct _RogScopeCard
{
  GtkBox parent_instance;

  RogWork        *work;   /* (owned) */
  RogLaw         *law;    /* (owned) */
  RogScopeDrafts *drafts; /* (owned) (nullable): %NULL at a desk that does not narrow */
  RogItem        *item;   /* (owned) (nullable) */

  GtkLabel     *number;
  GtkLabel     *title;
  AdwViewStack *views;
  GtkWidget    *switcher;
  GtkWidget    *heads;
  GtkBox       *lines;
  GtkBox       *waiting;
  GtkWidget    *changed; /* NULL at such a desk, too */
  GtkWidget    *more;
  GtkBox       *challenges;

  RogScopeLine *line; /* weak: the last one that was opened */
  GPtrArray    *pins; /* (owned) (element-type JsonObject): wait for the next change */
  gboolean      stacked;
};

G_DEFINE_FINAL_TYPE (RogScopeCard, rog_scope_card, GTK_TYPE_BOX)

/* In the order in which they are read; the first ones are what is narrowed most. */
static const char *const fields[] = {
  "period", "data_categories", "correspondents", "identifiers", "persons", "places", "terms", "method",
  "purpose", "exclusions", "safeguards", "retention", "offences", "holder"
};

static RogDossier *
get_dossier (RogScopeCard *self)
{
  return rog_work_get_dossier (self->work);
}

static RogScopeDraft *
get_draft (RogScopeCard *self)
{
  return self->drafts != NULL ? rog_scope_drafts_get (self->drafts, self->item) : NULL;
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text,
            const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);

  return label;
}

/*
 * A passage that waits for the next change
 */

static void
drop_pin_cb (RogScopeCard *self)
{
  g_ptr_array_set_size (self->pins, 0);
  rog_scope_card_update (self);
}

static void
update_waiting (RogScopeCard *self)
{
  GtkWidget *button;

  clear (self->waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), self->pins->len > 0);
  if (self->pins->len == 0)
    return;

  button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_set_tooltip_text (button, _("Do not cite"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_signal_connect_object (button, "clicked", G_CALLBACK (drop_pin_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->waiting, make_label (_("Cited with the next change:"), NULL));
  for (guint i = 0; i < self->pins->len; i++)
    gtk_box_append (self->waiting, rog_pin_link_new (get_dossier (self), g_ptr_array_index (self->pins, i)));
  gtk_box_append (self->waiting, button);
}

/* The field that is open takes the passages that wait, as soon as it is changed. */
static void
give_pins (RogScopeCard *self)
{
  g_autoptr (GPtrArray) pins = NULL;
  const char *field = self->line != NULL ? rog_scope_line_get_field (self->line) : NULL;

  if (self->pins->len == 0 || field == NULL || rog_scope_draft_peek_change (get_draft (self), field) == NULL)
    return;

  pins = g_steal_pointer (&self->pins);
  self->pins = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);
  for (guint i = 0; i < pins->len; i++)
    rog_scope_reason_add_pin (get_draft (self), field, g_ptr_array_index (pins, i));
}

/*
 * Lines
 */

static RogScopeLine *
find_line (RogScopeCard *self,
           const char   *field)
{
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); line != NULL; line = gtk_widget_get_next_sibling (line))
    if (g_str_equal (rog_scope_line_get_field (ROG_SCOPE_LINE (line)), field))
      return ROG_SCOPE_LINE (line);

  return NULL;
}

static void
opened_cb (RogScopeCard *self,
           RogScopeLine *line)
{
  g_set_weak_pointer (&self->line, line);
}

static RogScopeLine *
add_line (RogScopeCard *self,
          const char   *field)
{
  RogScopeDraft *draft = rog_scope_editor_has (field) ? get_draft (self) : NULL;
  GtkWidget     *line = rog_scope_line_new (self->work, self->law, self->item, draft, field);

  rog_scope_line_set_stacked (ROG_SCOPE_LINE (line), self->stacked);
  g_signal_connect_object (line, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->lines, line);

  return ROG_SCOPE_LINE (line);
}

static gboolean
is_shown (RogScopeCard *self,
          const char   *field)
{
  return json_object_has_member (rog_item_peek_scope (self->item), field) ||
         (get_draft (self) != NULL && rog_scope_draft_peek_change (get_draft (self), field) != NULL);
}

static void
another_cb (RogScopeCard *self,
            GtkWidget    *button)
{
  const char *field = g_object_get_data (G_OBJECT (button), "field");

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  rog_scope_line_open (add_line (self, field));
}

/* The fields of which the request says nothing: not stated contains everything, so these can
 * be narrowed too. */
static void
fill_more_cb (RogScopeCard *self,
              GtkPopover   *popover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *button;

      if (!rog_scope_editor_has (fields[i]) || find_line (self, fields[i]) != NULL)
        continue;
      button = gtk_button_new_with_label (rog_scope_field_get_label (ROG_RULES (self->law), fields[i]));
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "field", (gpointer)fields[i]);
      g_signal_connect_object (button, "clicked", G_CALLBACK (another_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  if (gtk_widget_get_first_child (box) == NULL)
    gtk_box_append (GTK_BOX (box), make_label (_("All fields are shown"), "dimmed"));
  gtk_popover_set_child (popover, box);
}

static void
make_lines (RogScopeCard *self)
{
  clear (self->lines);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is_shown (self, fields[i]))
      add_line (self, fields[i]);
}

/*
 * Challenges
 */

static void
show_challenge_cb (RogScopeCard *self,
                   GtkWidget    *button)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dossier.show", "(ss)", "challenges",
                              (const char *)g_object_get_data (G_OBJECT (button), "id"));
}

static GtkWidget *
make_challenge (RogScopeCard *self,
                RogChallenge *challenge)
{
  RogPerson       *person = rog_dossier_find_person (get_dossier (self), rog_challenge_get_for (challenge));
  const char      *label = rog_challenge_get_label (challenge);
  g_autofree char *title = NULL;
  GtkWidget       *row = adw_action_row_new ();

  title = person != NULL ? g_strdup_printf (_("Challenge for %s"), rog_person_get_name (person)) : g_strdup (_("Challenge"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (label != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (rog_entity_get_id (ROG_ENTITY (challenge))), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (show_challenge_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
update_challenges (RogScopeCard *self)
{
  g_autoptr (GPtrArray) all = rog_dossier_get_challenges_on (get_dossier (self), rog_entity_get_id (ROG_ENTITY (self->item)));
  AdwViewStackPage *page = adw_view_stack_get_page (self->views, GTK_WIDGET (self->challenges));
  GtkWidget        *list = gtk_list_box_new ();
  g_autofree char  *title = g_strdup_printf (_("Challenges %u"), all->len);

  clear (self->challenges);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < all->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_challenge (self, g_ptr_array_index (all, i)));
  gtk_box_append (self->challenges, list);
  adw_view_stack_page_set_title (page, title);
  adw_view_stack_page_set_visible (page, all->len > 0);
  gtk_widget_set_visible (self->switcher, all->len > 0);
  if (all->len == 0)
    adw_view_stack_set_visible_child_name (self->views, "scope");
}

/*
 * Object
 */

static void
rog_scope_card_finalize (GObject *object)
{
  RogScopeCard *self = ROG_SCOPE_CARD (object);

  g_clear_weak_pointer (&self->line);
  g_clear_object (&self->work);
  g_clear_object (&self->law);
  g_clear_object (&self->drafts);
  g_clear_object (&self->item);
  g_ptr_array_unref (self->pins);

  G_OBJECT_CLASS (rog_scope_card_parent_class)->finalize (object);
}

static void
rog_scope_card_class_init (RogScopeCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rog_scope_card_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rog_scope_card_init (RogScopeCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "scope-card");
  self->pins = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);
}

static GtkWidget *
make_head (RogScopeCard *self)
{
  GtkWidget *head = adw_wrap_box_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->number = GTK_LABEL (gtk_label_new (NULL));
  self->title = GTK_LABEL (make_label (NULL, "heading"));
  self->switcher = adw_inline_view_switcher_new ();
  adw_inline_view_switcher_set_stack (ADW_INLINE_VIEW_SWITCHER (self->switcher), self->views);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "number-disc");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_set_valign (GTK_WIDGET (self->number), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  /* From right to left AdwWrapBox 1.7 puts what would be wider than its line beyond the edge. */
  gtk_label_set_max_width_chars (self->title, NARROW_CHARS);
  gtk_widget_set_valign (self->switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  adw_wrap_box_set_justify (ADW_WRAP_BOX (head), ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (head), TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (head), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (head), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (head), box);
  adw_wrap_box_append (ADW_WRAP_BOX (head), self->switcher);
  gtk_widget_add_css_class (head, "scope-head");

  return head;
}

/* Names above the columns, as wide as these. */
static GtkWidget *
make_heads (RogScopeCard *self)
{
  const char *names[] = { _("Requested"), _("Narrowed to"), _("Because") };
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget  *name = gtk_label_new (NULL);
  GtkWidget  *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_set_size_request (name, 112, -1);
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_widget_set_hexpand (columns, TRUE);
  for (guint i = 0; i < (self->drafts != NULL ? 3 : 1); i++)
    gtk_box_append (GTK_BOX (columns), make_label (names[i], "section-heading"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), columns);
  gtk_widget_add_css_class (box, "scope-line");

  return box;
}

static GtkWidget *
make_more (RogScopeCard *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Narrow Another Field…"));
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (button), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Narrow Another Field…"), -1);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "scope-foot");
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_more_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
rebased_cb (RogScopeCard *self)
{
  if (self->item == NULL)
    return;

  make_lines (self);
  rog_scope_card_update (self);
}

static void
build (RogScopeCard *self)
{
  GtkWidget *scope = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->views = ADW_VIEW_STACK (adw_view_stack_new ());
  adw_view_stack_set_vhomogeneous (self->views, FALSE);
  self->heads = make_heads (self);
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->waiting = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->challenges = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->waiting), "scope-line");
  gtk_widget_add_css_class (GTK_WIDGET (self->challenges), "scope-line");
  if (self->drafts != NULL)
    {
      self->changed = rog_scope_changed_new (self->law, self->drafts);
      g_signal_connect_object (self->changed, "rebased", G_CALLBACK (rebased_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (scope), self->changed);
    }
  gtk_box_append (GTK_BOX (scope), GTK_WIDGET (self->waiting));
  gtk_box_append (GTK_BOX (scope), self->heads);
  gtk_box_append (GTK_BOX (scope), GTK_WIDGET (self->lines));
  if (self->drafts != NULL)
    {
      self->more = make_more (self);
      gtk_box_append (GTK_BOX (scope), self->more);
    }
  adw_view_stack_add_titled (self->views, scope, "scope", _("Scope"));
  adw_view_stack_add_titled (self->views, GTK_WIDGET (self->challenges), "challenges", _("Challenges"));
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->views));
}

/**
 * rog_scope_card_new:
 * @work: the work on a dossier
 * @law: the law
 * @drafts: (nullable): what is being narrowed; %NULL at a desk that does not narrow
 *
 * Returns: (transfer floating): a card without item
 */
GtkWidget *
rog_scope_card_new (RogWork        *work,
                    RogLaw         *law,
                    RogScopeDrafts *drafts)
{
  RogScopeCard *self = g_object_new (ROG_TYPE_SCOPE_CARD, NULL);

  self->work = g_object_ref (work);
  self->law = g_object_ref (law);
  self->drafts = drafts != NULL ? g_object_ref (drafts) : NULL;
  build (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  return GTK_WIDGET (self);
}

/**
 * rog_scope_card_set_item:
 * @self: the card
 * @item: (nullable): an item that says what is requested
 */
void
rog_scope_card_set_item (RogScopeCard *self,
                         RogItem      *item)
{
  g_autofree char *number = item != NULL ? g_strdup_printf ("%d", (int)rog_item_get_number (item)) : NULL;

  g_clear_weak_pointer (&self->line);
  g_set_object (&self->item, item);
  gtk_widget_set_visible (GTK_WIDGET (self), item != NULL);
  if (item == NULL)
    return;

  gtk_label_set_label (self->number, number);
  gtk_widget_set_visible (GTK_WIDGET (self->number), self->drafts != NULL);
  gtk_label_set_label (self->title, rog_item_get_title (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, rog_item_get_title (item), -1);
  make_lines (self);
  rog_scope_card_update (self);
}

RogItem *
rog_scope_card_get_item (RogScopeCard *self)
{
  return self->item;
}

/**
 * rog_scope_card_update:
 * @self: the card
 *
 * Shows what dossier and draft say now.
 */
void
rog_scope_card_update (RogScopeCard *self)
{
  if (self->item == NULL)
    return;

  give_pins (self);
  update_waiting (self);
  if (self->changed != NULL)
    rog_scope_changed_update (ROG_SCOPE_CHANGED (self->changed), self->item);
  update_challenges (self);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      RogScopeLine *line = find_line (self, fields[i]);

      if (line != NULL)
        rog_scope_line_update (line);
      else if (is_shown (self, fields[i]))
        add_line (self, fields[i]);
    }
}

/**
 * rog_scope_card_set_stacked:
 * @self: the card
 * @stacked: requested, narrowed and reason one below the other
 */
void
rog_scope_card_set_stacked (RogScopeCard *self,
                            gboolean      stacked)
{
  self->stacked = stacked;
  gtk_widget_set_visible (self->heads, !stacked);
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); line != NULL; line = gtk_widget_get_next_sibling (line))
    rog_scope_line_set_stacked (ROG_SCOPE_LINE (line), stacked);
}

/**
 * rog_scope_card_go_to:
 * @self: the card, with an item
 * @field: a field of its extent; another one, such as "requested", for the whole
 * @part: "value", "reason", "rest" or "route"
 *
 * Opens what is to be said of that field and gives it the keyboard; of the whole, what the authority has
 * changed, else the first field.
 */
void
rog_scope_card_go_to (RogScopeCard *self,
                      const char   *field,
                      const char   *part)
{
  RogScopeLine *line = self->item != NULL && self->drafts != NULL ? find_line (self, field) : NULL;

  if (self->item == NULL || self->drafts == NULL)
    return;

  adw_view_stack_set_visible_child_name (self->views, "scope");
  if (line != NULL)
    rog_scope_line_go_to (line, part);
  else if (!gtk_widget_child_focus (self->changed, GTK_DIR_TAB_FORWARD) && !gtk_widget_child_focus (GTK_WIDGET (self->lines), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (self->more, GTK_DIR_TAB_FORWARD);
}

/**
 * rog_scope_card_narrow:
 * @self: the card, with an item
 * @pin: a passage
 *
 * Begins a change: the period (else the first field) is opened, and the passage is cited
 * with the change that follows.
 */
void
rog_scope_card_narrow (RogScopeCard *self,
                       JsonObject   *pin)
{
  RogScopeLine *line = NULL;

  g_return_if_fail (self->item != NULL && self->drafts != NULL);

  for (guint i = 0; line == NULL && i < G_N_ELEMENTS (fields); i++)
    line = find_line (self, fields[i]);
  g_ptr_array_add (self->pins, rog_json_object_copy (pin));
  update_waiting (self);
  if (line != NULL && rog_scope_editor_has (rog_scope_line_get_field (line)))
    rog_scope_line_open (line);
}

/**
 * rog_scope_card_add_pin:
 * @self: the card, with an item
 * @pin: a passage
 *
 * Cites a passage in the reason of the field that was opened last, where that is changed;
 * else with the next change.
 */
void
rog_scope_card_add_pin (RogScopeCard *self,
                        JsonObject   *pin)
{
  const char *field = self->line != NULL && rog_scope_line_is_open (self->line) ? rog_scope_line_get_field (self->line) : NULL;

  g_return_if_fail (self->item != NULL && self->drafts != NULL);

  if (field != NULL && rog_scope_draft_peek_change (get_draft (self), field) != NULL)
    rog_scope_reason_add_pin (get_draft (self), field, pin);
  else
    rog_scope_card_narrow (self, pin);
}
