// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/rog-chip.h"
#include "widgets/rog-note-card.h"
#include "widgets/rog-palette.h"
#include "widgets/rog-pin-button.h"

struct _RogNoteCard
{
  GtkWidget parent_instance;

  char       *id;
  RogAudience audience;
  gboolean    selected;
  GtkWidget  *box;
  GtkWidget  *avatar;
  GtkWidget  *name;
  GtkWidget  *role;
  GtkWidget  *audience_icon;
  GtkWidget  *audience_words;
  GtkWidget  *quote_box;
  GtkWidget  *bar;
  GtkWidget  *quote;
  GtkWidget  *text;
  GtkWidget  *pins;
  GtkWidget  *actions;
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static guint       signals[N_SIGNALS];
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RogNoteCard, rog_note_card, GTK_TYPE_WIDGET)

/* The quote's bar: solid is mine, dashed my house's, double another house's. */
static void
draw_bar (GtkDrawingArea *area,
          cairo_t        *cr,
          int             width,
          int             height,
          gpointer        data)
{
  RogAudience audience = ROG_NOTE_CARD (data)->audience;
  GdkRGBA     color = rog_palette_get (audience == ROG_AUDIENCE_ME ? ROG_COLOR_ME : audience == ROG_AUDIENCE_HOUSE ? ROG_COLOR_HOUSE
                                                                                                                   : ROG_COLOR_OTHER);

  gdk_cairo_set_source_rgba (cr, &color);
  if (audience == ROG_AUDIENCE_ME)
    cairo_rectangle (cr, 0, 0, 3, height);
  for (int y = 0; audience == ROG_AUDIENCE_HOUSE && y < height; y += 7)
    cairo_rectangle (cr, 0, y, 3, MIN (4.5, height - y));
  if (audience == ROG_AUDIENCE_OTHER)
    {
      cairo_rectangle (cr, 0, 0, 1, height);
      cairo_rectangle (cr, 3, 0, 1, height);
    }
  cairo_fill (cr);
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  g_signal_emit (widget, signals[ACTIVATE], 0);
  return TRUE;
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             RogNoteCard     *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/* --- parts --- */

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
head_new (RogNoteCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *first = adw_wrap_box_new (), *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->avatar = adw_avatar_new (26, NULL, TRUE);
  self->name = label_new ("name");
  self->role = label_new ("role");
  self->audience_icon = gtk_image_new ();
  self->audience_words = label_new ("when");
  gtk_image_set_pixel_size (GTK_IMAGE (self->audience_icon), 12);
  gtk_widget_add_css_class (self->role, "dimmed");
  gtk_widget_add_css_class (self->audience_words, "dimmed");
  gtk_widget_add_css_class (self->audience_icon, "dimmed");
  gtk_widget_set_valign (self->avatar, GTK_ALIGN_START);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (first), 7);
  adw_wrap_box_append (ADW_WRAP_BOX (first), self->name);
  adw_wrap_box_append (ADW_WRAP_BOX (first), self->role);
  gtk_box_append (GTK_BOX (second), self->audience_icon);
  gtk_box_append (GTK_BOX (second), self->audience_words);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), second);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (head), self->avatar);
  gtk_box_append (GTK_BOX (head), lines);
  return head;
}

static GtkWidget *
quote_new (RogNoteCard *self)
{
  self->quote_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  self->bar = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_size_request (self->bar, 4, -1);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->bar), draw_bar, self, NULL);
  self->quote = label_new ("quote");
  gtk_label_set_lines (GTK_LABEL (self->quote), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->quote), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->quote_box), self->bar);
  gtk_box_append (GTK_BOX (self->quote_box), self->quote);
  gtk_widget_set_visible (self->quote_box, FALSE);
  return self->quote_box;
}

static GtkWidget *
action_new (RogNoteCard *self,
            const char  *icon,
            const char  *label,
            const char  *action)
{
  GtkWidget *button = gtk_button_new ();

  if (label)
    {
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (icon));
      gtk_box_append (GTK_BOX (content), gtk_label_new (label));
      gtk_button_set_child (GTK_BUTTON (button), content);
    }
  else
    {
      gtk_button_set_icon_name (GTK_BUTTON (button), icon);
      gtk_widget_add_css_class (button, "flat");
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  g_object_bind_property (button, "sensitive", button, "visible", G_BINDING_SYNC_CREATE);
  return button;
}

static void
menu_item (GMenu      *menu,
           const char *label,
           const char *action,
           const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-missing");
  g_menu_append_item (menu, item);
}

static GtkWidget *
actions_new (RogNoteCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *reply = action_new (self, "mail-reply-sender-symbolic", NULL, "note.reply"), *more = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  menu_item (menu, C_("menu", "_Edit"), "note.edit", self->id);
  menu_item (menu, C_("menu", "Change _Audience…"), "note.audience", self->id);
  menu_item (menu, C_("menu", "_Delete"), "note.delete", self->id);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_tooltip_text (more, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "More for this note"), -1);
  gtk_widget_set_tooltip_text (reply, _("Reply"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (reply), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reply"), -1);
  gtk_widget_add_css_class (box, "actions");
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (box), action_new (self, "rog-quote-symbolic", C_("note", "Cite in…"), "note.cite"));
  gtk_box_append (GTK_BOX (box), action_new (self, "rog-narrow-symbolic", C_("note", "Narrow…"), "note.narrow"));
  gtk_box_append (GTK_BOX (box), space);
  gtk_box_append (GTK_BOX (box), reply);
  gtk_box_append (GTK_BOX (box), more);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/* --- the widget --- */

static void
rog_note_card_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_boolean (value, ROG_NOTE_CARD (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_note_card_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (id == PROP_SELECTED)
    rog_note_card_set_selected (ROG_NOTE_CARD (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_note_card_dispose (GObject *object)
{
  RogNoteCard *self = ROG_NOTE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rog_note_card_parent_class)->dispose (object);
}

static void
rog_note_card_finalize (GObject *object)
{
  g_free (ROG_NOTE_CARD (object)->id);
  G_OBJECT_CLASS (rog_note_card_parent_class)->finalize (object);
}

static void
rog_note_card_class_init (RogNoteCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rog_note_card_dispose;
  object_class->finalize = rog_note_card_finalize;
  object_class->get_property = rog_note_card_get_property;
  object_class->set_property = rog_note_card_set_property;
  props[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[ACTIVATE] = g_signal_new ("activate", ROG_TYPE_NOTE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "note");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COMMENT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
}

static void
rog_note_card_init (RogNoteCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "note");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->box), head_new (self));
  gtk_box_append (GTK_BOX (self->box), quote_new (self));
  self->text = label_new ("text");
  gtk_box_append (GTK_BOX (self->box), self->text);
  self->pins = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->pins), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->pins), 6);
  gtk_widget_set_visible (self->pins, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->pins);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->name, self->role, self->audience_words, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->quote, self->text, NULL, -1);
}

/**
 * rog_note_card_new:
 * @id: the note's, which its actions carry
 */
GtkWidget *
rog_note_card_new (const char *id)
{
  RogNoteCard *self = g_object_new (ROG_TYPE_NOTE_CARD, NULL);

  self->id = g_strdup (id);
  self->actions = actions_new (self);
  gtk_box_append (GTK_BOX (self->box), self->actions);
  return GTK_WIDGET (self);
}

void
rog_note_card_set_author (RogNoteCard *self,
                          const char  *name,
                          const char  *role)
{
  adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->role), role);
}

/**
 * rog_note_card_set_audience:
 * @words: "Only me", "Bench", "My office"
 * @when: "09:12", "yesterday"
 */
void
rog_note_card_set_audience (RogNoteCard *self,
                            RogAudience  audience,
                            const char  *words,
                            const char  *when)
{
  const char      *icons[] = { "system-lock-screen-symbolic", "rog-bench-symbolic", "system-users-symbolic" };
  g_autofree char *line = g_strdup_printf ("%s · %s", words, when);

  self->audience = audience;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->audience_icon), icons[audience]);
  gtk_label_set_label (GTK_LABEL (self->audience_words), line);
  gtk_widget_queue_draw (self->bar);
}

void
rog_note_card_set_quote (RogNoteCard *self,
                         const char  *quote)
{
  gtk_label_set_label (GTK_LABEL (self->quote), quote);
  gtk_widget_set_visible (self->quote_box, quote && *quote != '\0');
}

void
rog_note_card_set_text (RogNoteCard *self,
                        const char  *text)
{
  gtk_label_set_label (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->text, text && *text != '\0');
}

void
rog_note_card_add_pin (RogNoteCard *self,
                       RogPinItem  *pin)
{
  adw_wrap_box_append (ADW_WRAP_BOX (self->pins), rog_pin_button_new (pin));
  gtk_widget_set_visible (self->pins, TRUE);
}

/**
 * rog_note_card_add_cited:
 * @words: where the note is cited: "Ruling 7"
 */
void
rog_note_card_add_cited (RogNoteCard *self,
                         const char  *words)
{
  adw_wrap_box_append (ADW_WRAP_BOX (self->pins), rog_chip_new (ROG_CHIP_NEUTRAL, "rog-pin-symbolic", words));
  gtk_widget_set_visible (self->pins, TRUE);
}

void
rog_note_card_set_selected (RogNoteCard *self,
                            gboolean     selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  gtk_widget_set_visible (self->actions, selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

gboolean
rog_note_card_get_selected (RogNoteCard *self)
{
  return self->selected;
}

const char *
rog_note_card_get_id (RogNoteCard *self)
{
  return self->id;
}
