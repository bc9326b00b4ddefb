// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/rog-note-composer.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-pin-link.h"
#include "notes/rog-note-facts.h"

struct _RogNoteComposer
{
  AdwBin parent_instance;

  GtkLabel                *task;
  AdwWrapBox              *pins;
  GtkTextView             *text;
  GtkTextBuffer           *buffer;
  GtkLabel                *placeholder;
  GtkMenuButton           *audience_button;
  GtkImage                *audience_icon;
  GtkLabel                *audience_words;
  GtkWidget               *cancel;
  GtkWidget               *add;
  GtkWidget               *tools;
  GtkEventControllerFocus *focus;

  RogWork    *work;     /* (owned) */
  char       *house;    /* (owned) */
  char       *audience; /* (owned) */
  JsonArray  *places;   /* (owned): pins */
  char       *edits;    /* (owned) (nullable): the note that is edited */
  char       *answers;  /* (owned) (nullable): the note that is answered */
  JsonObject *aside;    /* (owned) (nullable): what was being written before */
  gboolean    loading;
  gboolean    compact;
};

G_DEFINE_FINAL_TYPE (RogNoteComposer, rog_note_composer, ADW_TYPE_BIN)

enum
{
  SUBMIT,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_text (RogNoteComposer *self)
{
  g_autofree char *text = rog_note_composer_dup_text (self);

  return *text != '\0';
}

/* Where there is little room, audience and buttons come with the first word or the cursor. */
static void
show_tools (RogNoteComposer *self)
{
  gtk_widget_set_visible (self->tools, !self->compact || self->edits != NULL || self->answers != NULL || !rog_note_composer_is_empty (self) ||
                                           gtk_event_controller_focus_contains_focus (self->focus));
}

static void
tell_change (RogNoteComposer *self)
{
  show_tools (self);
  gtk_widget_set_sensitive (self->add, has_text (self));
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), gtk_text_buffer_get_char_count (self->buffer) == 0);
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
text_changed_cb (RogNoteComposer *self)
{
  tell_change (self);
}

static void
submit_cb (RogNoteComposer *self)
{
  if (has_text (self))
    g_signal_emit (self, signals[SUBMIT], 0);
}

/*
 * Audience
 */

static void
show_audience (RogNoteComposer *self)
{
  gboolean         mine = g_str_equal (self->audience, "only-me");
  const char      *words = rog_note_facts_get_audience_words (self->audience);
  g_autofree char *name = g_strdup_printf (_("Who reads it: %s"), words);

  gtk_image_set_from_icon_name (self->audience_icon, mine ? "system-lock-screen-symbolic" : "rog-bench-symbolic");
  gtk_label_set_label (self->audience_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->audience_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_audience (RogNoteComposer *self,
              const char      *audience)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (g_variant_new_string (audience));
  GActionGroup *group = G_ACTION_GROUP (g_object_get_data (G_OBJECT (self), "actions"));

  g_set_str (&self->audience, audience);
  g_action_group_change_action_state (group, "audience", state);
  show_audience (self);
}

static void
audience_state_cb (GSimpleAction   *action,
                   GVariant        *value,
                   RogNoteComposer *self)
{
  g_simple_action_set_state (action, value);
  if (g_set_str (&self->audience, g_variant_get_string (value, NULL)))
    {
      show_audience (self);
      tell_change (self);
    }
}

static void
add_audiences (RogNoteComposer *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful ("audience", G_VARIANT_TYPE_STRING, g_variant_new_string ("only-me"));
  g_autoptr (GSimpleAction) submit = g_simple_action_new ("submit", NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *house = g_strdup_printf ("composer.audience::%s", self->house);

  g_signal_connect_object (action, "change-state", G_CALLBACK (audience_state_cb), self, 0);
  g_signal_connect_object (submit, "activate", G_CALLBACK (submit_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (submit));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "composer", G_ACTION_GROUP (group));
  g_object_set_data_full (G_OBJECT (self), "actions", g_object_ref (group), g_object_unref);
  g_menu_append (menu, rog_note_facts_get_audience_words ("only-me"), "composer.audience::only-me");
  g_menu_append (menu, rog_note_facts_get_audience_words (self->house), house);
  gtk_menu_button_set_menu_model (self->audience_button, G_MENU_MODEL (menu));
}

/*
 * Passages
 */

static char *
describe_place (RogNoteComposer *self)
{
  RogDossier      *dossier = rog_work_get_dossier (self->work);
  JsonObject      *pin;
  const char      *paragraph;
  g_autofree char *where = NULL;

  if (json_array_get_length (self->places) == 0)
    return g_strdup (_("Write a note…"));

  pin = json_array_get_object_element (self->places, 0);
  paragraph = rog_json_peek_string (pin, "paragraph");
  if (paragraph != NULL)
    // Translators: the number of a paragraph.
    return g_strdup_printf (_("Write a note on ¶ %s…"), paragraph);

  where = rog_dossier_format_pin (dossier, pin, FALSE);

  // Translators: a place in a document: "Warrant p. 3".
  return g_strdup_printf (_("Write a note on %s…"), where != NULL ? where : "?");
}

static void show_pins (RogNoteComposer *self);

static void
remove_pin_cb (GtkWidget       *button,
               RogNoteComposer *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  json_array_remove_element (self->places, index);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  show_pins (self);
  tell_change (self);
}

static GtkWidget *
pin_new (RogNoteComposer *self,
         guint            index)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget       *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  JsonObject      *pin = json_array_get_object_element (self->places, index);
  g_autofree char *where = rog_dossier_format_pin (rog_work_get_dossier (self->work), pin, FALSE);
  // Translators: a place in a document.
  g_autofree char *label = g_strdup_printf (_("Remove %s"), where != NULL ? where : "?");

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "pin-remove");
  gtk_widget_set_tooltip_text (remove, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (remove), "index", GUINT_TO_POINTER (index));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_pin_cb), self);
  gtk_box_append (GTK_BOX (box), rog_pin_link_new (rog_work_get_dossier (self->work), pin));
  gtk_box_append (GTK_BOX (box), remove);

  return box;
}

static void
show_pins (RogNoteComposer *self)
{
  guint            n = json_array_get_length (self->places);
  GtkWidget       *child;
  g_autofree char *words = describe_place (self);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pins))) != NULL)
    adw_wrap_box_remove (self->pins, child);
  for (guint i = 0; i < n; i++)
    adw_wrap_box_append (self->pins, pin_new (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->pins), n > 0);
  gtk_label_set_label (self->placeholder, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, words, -1);
}

static void
set_pins (RogNoteComposer *self,
          JsonArray       *pins)
{
  g_clear_pointer (&self->places, json_array_unref);
  self->places = json_array_new ();
  for (guint i = 0; pins != NULL && i < json_array_get_length (pins); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (pins, i)))
      json_array_add_object_element (self->places, json_object_ref (json_array_get_object_element (pins, i)));
  show_pins (self);
}

/*
 * What is being written
 */

static void
show_task (RogNoteComposer *self,
           const char      *author)
{
  g_autofree char *words = NULL;

  if (self->edits != NULL)
    words = g_strdup (_("Editing a note"));
  else if (self->answers != NULL)
    words = author != NULL ? g_strdup_printf (_("Reply to %s"), author) : g_strdup (_("Reply"));
  gtk_label_set_label (self->task, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->task), words != NULL);
  gtk_widget_set_visible (self->cancel, words != NULL);
  gtk_button_set_label (GTK_BUTTON (self->add), self->edits != NULL ? _("Save") : _("Add"));
}

static void
load (RogNoteComposer *self,
      JsonObject      *draft,
      const char      *author)
{
  const char *text = rog_json_peek_string (draft, "text");
  const char *audience = rog_json_peek_string (draft, "audience");

  self->loading = TRUE;
  g_set_str (&self->edits, rog_json_peek_string (draft, "edits"));
  g_set_str (&self->answers, rog_json_peek_string (draft, "answers"));
  set_pins (self, rog_json_peek_array (draft, "pins"));
  set_audience (self, g_strcmp0 (audience, self->house) == 0 ? self->house : "only-me");
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  show_task (self, author);
  self->loading = FALSE;
  tell_change (self);
}

/* A new note that is half written waits until the edit or the reply is done. */
static void
put_aside (RogNoteComposer *self)
{
  if (self->edits != NULL || self->answers != NULL || rog_note_composer_is_empty (self))
    return;

  g_clear_pointer (&self->aside, json_object_unref);
  self->aside = rog_note_composer_dup_draft (self);
}

static JsonObject *
draft_of_paper (RogPaper *paper)
{
  JsonObject *content = rog_paper_get_content (paper), *draft = json_object_new ();
  const char *text = rog_json_peek_string (content, "text");
  g_autoptr (GPtrArray) pins = rog_note_facts_get_pins (paper);
  JsonArray *places = json_array_new ();

  for (guint i = 0; i < pins->len; i++)
    json_array_add_object_element (places, json_object_ref (g_ptr_array_index (pins, i)));
  json_object_set_array_member (draft, "pins", places);
  json_object_set_string_member (draft, "audience", rog_json_peek_string (content, "audience"));
  if (text != NULL)
    json_object_set_string_member (draft, "text", text);

  return draft;
}

static void
cancel_cb (RogNoteComposer *self)
{
  rog_note_composer_done (self);
}

static gboolean
escape_key_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  RogNoteComposer *self = ROG_NOTE_COMPOSER (widget);

  if (self->edits == NULL && self->answers == NULL)
    return FALSE;
  rog_note_composer_done (self);

  return TRUE;
}

/* From below, the way in is through what is not there until the keyboard is. */
static gboolean
rog_note_composer_focus (GtkWidget       *widget,
                         GtkDirectionType direction)
{
  RogNoteComposer *self = ROG_NOTE_COMPOSER (widget);

  if (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_get_focus_child (widget) == NULL)
    {
      gtk_widget_set_visible (self->tools, TRUE);
      if (gtk_widget_child_focus (self->tools, direction))
        return TRUE;
    }

  return GTK_WIDGET_CLASS (rog_note_composer_parent_class)->focus (widget, direction);
}

static void
rog_note_composer_finalize (GObject *object)
{
  RogNoteComposer *self = ROG_NOTE_COMPOSER (object);

  g_clear_object (&self->work);
  g_free (self->house);
  g_free (self->audience);
  g_free (self->edits);
  g_free (self->answers);
  g_clear_pointer (&self->places, json_array_unref);
  g_clear_pointer (&self->aside, json_object_unref);

  G_OBJECT_CLASS (rog_note_composer_parent_class)->finalize (object);
}

static void
rog_note_composer_class_init (RogNoteComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_note_composer_finalize;
  widget_class->focus = rog_note_composer_focus;
  signals[SUBMIT] = g_signal_new ("submit", ROG_TYPE_NOTE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_NOTE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_key_cb, NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-note-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, task);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, pins);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, text);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, buffer);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, placeholder);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, audience_button);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, audience_icon);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, audience_words);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, cancel);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, add);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, tools);
  gtk_widget_class_bind_template_child (widget_class, RogNoteComposer, focus);
  gtk_widget_class_bind_template_callback (widget_class, show_tools);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
rog_note_composer_init (RogNoteComposer *self)
{
  self->places = json_array_new ();
  self->audience = g_strdup ("only-me");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_note_composer_set_work:
 * @self: the composer
 * @work: the work on the dossier of its notes
 * @house: the audience besides "only-me": "bench" or "office"
 */
void
rog_note_composer_set_work (RogNoteComposer *self,
                            RogWork         *work,
                            const char      *house)
{
  g_return_if_fail (ROG_IS_NOTE_COMPOSER (self));

  self->work = g_object_ref (work);
  self->house = g_strdup (house);
  add_audiences (self);
  show_audience (self);
  show_pins (self);
}

/**
 * rog_note_composer_begin:
 * @self: the composer
 * @pins: passages
 *
 * A note on these passages. What is written already stays, and is about them too.
 */
void
rog_note_composer_begin (RogNoteComposer *self,
                         JsonArray       *pins)
{
  g_return_if_fail (ROG_IS_NOTE_COMPOSER (self));

  if (!has_text (self) && self->edits == NULL && self->answers == NULL)
    set_pins (self, NULL);
  for (guint i = 0; i < json_array_get_length (pins); i++)
    json_array_add_object_element (self->places, json_object_ref (json_array_get_object_element (pins, i)));
  show_pins (self);
  tell_change (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * rog_note_composer_reply:
 * @self: the composer
 * @paper: a note
 *
 * An answer to a note, on its passage and to its audience.
 */
void
rog_note_composer_reply (RogNoteComposer *self,
                         RogPaper        *paper)
{
  g_autoptr (JsonObject) draft = draft_of_paper (paper);

  g_return_if_fail (ROG_IS_NOTE_COMPOSER (self));

  put_aside (self);
  json_object_remove_member (draft, "text");
  json_object_set_string_member (draft, "answers", rog_paper_get_id (paper));
  load (self, draft, rog_json_peek_string (rog_paper_get_content (paper), "author"));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * rog_note_composer_edit:
 * @self: the composer
 * @paper: a note
 */
void
rog_note_composer_edit (RogNoteComposer *self,
                        RogPaper        *paper)
{
  g_autoptr (JsonObject) draft = draft_of_paper (paper);

  g_return_if_fail (ROG_IS_NOTE_COMPOSER (self));

  put_aside (self);
  json_object_set_string_member (draft, "edits", rog_paper_get_id (paper));
  load (self, draft, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * rog_note_composer_done:
 * @self: the composer
 *
 * What was written is kept, or given up: goes back to what was being written before.
 */
void
rog_note_composer_done (RogNoteComposer *self)
{
  g_autoptr (JsonObject) next = g_steal_pointer (&self->aside);

  g_return_if_fail (ROG_IS_NOTE_COMPOSER (self));

  if (next == NULL)
    next = json_object_new ();
  load (self, next, NULL);
}

gboolean
rog_note_composer_is_empty (RogNoteComposer *self)
{
  g_return_val_if_fail (ROG_IS_NOTE_COMPOSER (self), TRUE);

  return !has_text (self) && json_array_get_length (self->places) == 0;
}

/**
 * rog_note_composer_set_compact:
 * @self: the composer
 * @compact: whether it is one line until it is used
 */
void
rog_note_composer_set_compact (RogNoteComposer *self,
                               gboolean         compact)
{
  g_return_if_fail (ROG_IS_NOTE_COMPOSER (self));

  self->compact = compact;
  show_tools (self);
}

/**
 * rog_note_composer_dup_draft:
 * @self: the composer
 *
 * Returns: (transfer full): all that is in it, for rog_note_composer_set_draft()
 */
JsonObject *
rog_note_composer_dup_draft (RogNoteComposer *self)
{
  g_autofree char *text = rog_note_composer_dup_text (self);
  JsonObject      *draft;

  g_return_val_if_fail (ROG_IS_NOTE_COMPOSER (self), NULL);

  draft = json_object_new ();
  json_object_set_string_member (draft, "text", text);
  json_object_set_string_member (draft, "audience", self->audience);
  json_object_set_array_member (draft, "pins", json_array_ref (self->places));
  if (self->edits != NULL)
    json_object_set_string_member (draft, "edits", self->edits);
  if (self->answers != NULL)
    json_object_set_string_member (draft, "answers", self->answers);

  return draft;
}

void
rog_note_composer_set_draft (RogNoteComposer *self,
                             JsonObject      *draft)
{
  g_return_if_fail (ROG_IS_NOTE_COMPOSER (self));

  load (self, draft, NULL);
}

/**
 * rog_note_composer_dup_text:
 * @self: the composer
 *
 * Returns: (transfer full): its text, without blanks around it
 */
char *
rog_note_composer_dup_text (RogNoteComposer *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (ROG_IS_NOTE_COMPOSER (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
}

const char *
rog_note_composer_get_audience (RogNoteComposer *self)
{
  g_return_val_if_fail (ROG_IS_NOTE_COMPOSER (self), NULL);

  return self->audience;
}

JsonArray *
rog_note_composer_get_pins (RogNoteComposer *self)
{
  g_return_val_if_fail (ROG_IS_NOTE_COMPOSER (self), NULL);

  return self->places;
}

/**
 * rog_note_composer_get_edits:
 * @self: the composer
 *
 * Returns: (nullable): the note that is edited
 */
const char *
rog_note_composer_get_edits (RogNoteComposer *self)
{
  g_return_val_if_fail (ROG_IS_NOTE_COMPOSER (self), NULL);

  return self->edits;
}

/**
 * rog_note_composer_get_answers:
 * @self: the composer
 *
 * Returns: (nullable): the note that is answered
 */
const char *
rog_note_composer_get_answers (RogNoteComposer *self)
{
  g_return_val_if_fail (ROG_IS_NOTE_COMPOSER (self), NULL);

  return self->answers;
}
