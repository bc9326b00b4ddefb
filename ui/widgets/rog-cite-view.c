// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>

#include "widgets/rog-cite-completion.h"
#include "widgets/rog-cite-text.h"
#include "widgets/rog-cite-view.h"

#define UNDO_STEPS 200
#define MIN_HEIGHT 72
#define MAX_HEIGHT 420
#define PAUSE (G_USEC_PER_SEC * 3 / 2)

/* A state to go back to: GTK's own history does not know what an anchor holds. */
typedef struct
{
  JsonArray *runs;
  int        cursor;
} State;

struct _RogCiteView
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  RogCiteText       *text;
  GtkTextBuffer     *buffer;
  GtkWidget         *placeholder;
  RogCiteCompletion *completion;
  GQueue             undo;
  GQueue             redo;
  State             *now;
  gint64             last_change;
  guint              actions;
  guint              fit_id;
  gboolean           dirty;
  gboolean           restoring;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RogCiteView, rog_cite_view, ADW_TYPE_BIN)

/* --- undo --- */

static void
state_free (gpointer data)
{
  State *state = data;

  json_array_unref (state->runs);
  g_free (state);
}

static State *
state_new (RogCiteView *self)
{
  State      *state = g_new0 (State, 1);
  GtkTextIter at;

  state->runs = rog_cite_view_get_runs (self);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, gtk_text_buffer_get_insert (self->buffer));
  state->cursor = gtk_text_iter_get_offset (&at);
  return state;
}

/* Typing goes on being one step until there is a pause, or a line or a word ends. */
static gboolean
begins_step (RogCiteView *self,
             State       *next)
{
  GtkTextIter at;
  gboolean    typed = next->cursor == self->now->cursor + 1;
  gunichar    c;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, MAX (0, next->cursor - 1));
  c = gtk_text_iter_get_char (&at);
  return !typed || g_unichar_isspace (c) || c == 0xfffc || g_get_monotonic_time () - self->last_change > PAUSE;
}

static void
record (RogCiteView *self)
{
  State *next = state_new (self);

  self->dirty = FALSE;
  if (g_queue_is_empty (&self->undo) || begins_step (self, next))
    g_queue_push_head (&self->undo, self->now);
  else
    state_free (self->now);
  self->now = next;
  self->last_change = g_get_monotonic_time ();
  g_queue_clear_full (&self->redo, state_free);
  if (g_queue_get_length (&self->undo) > UNDO_STEPS)
    state_free (g_queue_pop_tail (&self->undo));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void fit_later (RogCiteView *self);

/* What the user does at once is one step, however many changes it takes. */
static void
changed_cb (RogCiteView *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (self->buffer) == 0);
  fit_later (self);
  if (self->restoring)
    return;
  self->dirty = TRUE;
  if (self->actions == 0)
    record (self);
}

static void
action_begins_cb (RogCiteView *self)
{
  self->actions++;
}

static void
restore (RogCiteView *self,
         JsonArray   *runs,
         int          cursor)
{
  GtkTextIter from, to;

  self->restoring = TRUE;
  gtk_text_buffer_get_bounds (self->buffer, &from, &to);
  gtk_text_buffer_delete (self->buffer, &from, &to);
  rog_cite_text_insert_runs (self->text, &from, runs);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, cursor);
  gtk_text_buffer_place_cursor (self->buffer, &from);
  self->restoring = FALSE;
}

static gboolean
step (RogCiteView *self,
      GQueue      *from,
      GQueue      *to)
{
  State *state = g_queue_pop_head (from);

  if (state == NULL)
    return FALSE;
  g_queue_push_head (to, self->now);
  self->now = state;
  restore (self, state->runs, state->cursor);
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

/* --- completion --- */

/* The word that begins with @ and ends at the cursor. */
static char *
typed_after_at (RogCiteView *self,
                GtkTextIter *start,
                GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, end, gtk_text_buffer_get_insert (self->buffer));
  *start = *end;
  for (guint i = 0; i < 40 && gtk_text_iter_backward_char (start); i++)
    {
      gunichar    c = gtk_text_iter_get_char (start);
      GtkTextIter before = *start;

      if (c == '\n' || c == 0xfffc)
        return NULL;
      if (c != '@')
        continue;
      /* Inside an address it is no citation. */
      if (gtk_text_iter_backward_char (&before) && g_unichar_isalnum (gtk_text_iter_get_char (&before)))
        return NULL;
      GtkTextIter after = *start;
      gtk_text_iter_forward_char (&after);
      return gtk_text_iter_get_text (&after, end);
    }
  return NULL;
}

static void
complete (RogCiteView *self)
{
  GtkTextIter      start, end;
  GdkRectangle     at;
  g_autofree char *typed = typed_after_at (self, &start, &end);

  if (typed == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->text)))
    {
      rog_cite_completion_close (self->completion);
      return;
    }
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->text), &start, &at);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->text), GTK_TEXT_WINDOW_WIDGET, at.x, at.y, &at.x, &at.y);
  rog_cite_completion_update (self->completion, typed, &at);
}

static void
action_ends_cb (RogCiteView *self)
{
  if (--self->actions > 0)
    return;
  if (self->dirty)
    record (self);
  complete (self);
}

static void
chosen_cb (RogCiteView *self,
           RogPinItem  *pin)
{
  GtkTextIter      start, end;
  g_autofree char *typed = typed_after_at (self, &start, &end);

  gtk_text_buffer_begin_user_action (self->buffer);
  if (typed)
    gtk_text_buffer_delete (self->buffer, &start, &end);
  rog_cite_text_insert_pin (self->text, &end, pin);
  gtk_text_buffer_end_user_action (self->buffer);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        RogCiteView           *self)
{
  GdkModifierType mods = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  if (mods == 0 && rog_cite_completion_key (self->completion, key))
    return GDK_EVENT_STOP;
  if (gtk_text_view_get_editable (GTK_TEXT_VIEW (self->text)) && (mods & GDK_CONTROL_MASK) && !(mods & GDK_ALT_MASK))
    {
      /* Where this text has nothing more to take back, what is around it may have. */
      if ((key == GDK_KEY_z && !(mods & GDK_SHIFT_MASK)))
        return rog_cite_view_undo (self);
      if (key == GDK_KEY_Z || key == GDK_KEY_z || key == GDK_KEY_y)
        return rog_cite_view_redo (self);
    }
  return GDK_EVENT_PROPAGATE;
}

/* --- the widget --- */

static gboolean
rog_cite_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ROG_CITE_VIEW (widget)->text));
}

static void
rog_cite_view_dispose (GObject *object)
{
  RogCiteView *self = ROG_CITE_VIEW (object);

  if (self->completion)
    g_object_run_dispose (G_OBJECT (self->completion));
  g_clear_object (&self->completion);
  if (self->buffer)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  self->scrolled = NULL;
  g_clear_object (&self->buffer);
  g_queue_clear_full (&self->undo, state_free);
  g_queue_clear_full (&self->redo, state_free);
  g_clear_pointer (&self->now, state_free);
  G_OBJECT_CLASS (rog_cite_view_parent_class)->dispose (object);
}

static void
rog_cite_view_class_init (RogCiteViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_cite_view_dispose;
  widget_class->grab_focus = rog_cite_view_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_CITE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "citeview");
}

/* As high as its text: what is scrolled around it gives each part no more than that asks for at least. */
static gboolean
fit_cb (gpointer data)
{
  RogCiteView *self = data;
  int          width = gtk_widget_get_width (GTK_WIDGET (self->text)), height;

  self->fit_id = 0;
  if (width <= 0)
    return G_SOURCE_REMOVE;
  gtk_widget_measure (GTK_WIDGET (self->text), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (self->scrolled, CLAMP (height, MIN_HEIGHT, MAX_HEIGHT));

  return G_SOURCE_REMOVE;
}

/* The text knows its height only once it is laid out. */
static void
fit_later (RogCiteView *self)
{
  if (self->fit_id == 0 && self->scrolled != NULL)
    self->fit_id = g_idle_add (fit_cb, self);
}

static void
build_text (RogCiteView *self)
{
  GtkTextView *view;

  self->text = g_object_new (ROG_TYPE_CITE_TEXT, NULL);
  view = GTK_TEXT_VIEW (self->text);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  gtk_text_view_set_top_margin (view, 9);
  gtk_text_view_set_bottom_margin (view, 9);
  gtk_text_view_set_pixels_inside_wrap (view, 3);
  gtk_text_view_set_pixels_below_lines (view, 3);
}

static void
rog_cite_view_init (RogCiteView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget          *overlay = gtk_overlay_new ();

  build_text (self);
  self->placeholder = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->placeholder, "dimmed");
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_set_halign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (self->placeholder), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_widget_set_margin_start (self->placeholder, 12);
  gtk_widget_set_margin_end (self->placeholder, 12);
  gtk_widget_set_margin_top (self->placeholder, 9);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (self->scrolled, TRUE);
  gtk_scrolled_window_set_min_content_height (self->scrolled, MIN_HEIGHT);
  gtk_scrolled_window_set_max_content_height (self->scrolled, MAX_HEIGHT);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->text));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled), "changed", G_CALLBACK (fit_later), self, G_CONNECT_SWAPPED);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->scrolled));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  adw_bin_set_child (ADW_BIN (self), overlay);

  self->completion = rog_cite_completion_new (GTK_TEXT_VIEW (self->text));
  g_signal_connect_object (self->completion, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->now = state_new (self);
  g_signal_connect_object (self->buffer, "begin-user-action", G_CALLBACK (action_begins_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "end-user-action", G_CALLBACK (action_ends_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
rog_cite_view_new (void)
{
  return g_object_new (ROG_TYPE_CITE_VIEW, NULL);
}

/**
 * rog_cite_view_get_runs:
 *
 * Returns: (transfer full): the content
 */
JsonArray *
rog_cite_view_get_runs (RogCiteView *self)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (self->buffer, &from, &to);
  return rog_cite_text_get_runs (self->text, &from, &to);
}

/**
 * rog_cite_view_set_runs:
 * @runs: the content; what could be undone before no longer can. Emits nothing.
 */
void
rog_cite_view_set_runs (RogCiteView *self,
                        JsonArray   *runs)
{
  restore (self, runs, 0);
  g_queue_clear_full (&self->undo, state_free);
  g_queue_clear_full (&self->redo, state_free);
  state_free (self->now);
  self->now = state_new (self);
}

/**
 * rog_cite_view_dup_text:
 *
 * Returns: (transfer full): the content as plain text
 */
char *
rog_cite_view_dup_text (RogCiteView *self)
{
  g_autoptr (JsonArray) runs = rog_cite_view_get_runs (self);

  return rog_cite_runs_to_text (runs);
}

/**
 * rog_cite_view_insert_pin:
 *
 * Puts @pin where the cursor is, in place of what is selected.
 */
void
rog_cite_view_insert_pin (RogCiteView *self,
                          RogPinItem  *pin)
{
  GtkTextIter at;

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, gtk_text_buffer_get_insert (self->buffer));
  rog_cite_text_insert_pin (self->text, &at, pin);
  gtk_text_buffer_end_user_action (self->buffer);
}

/**
 * rog_cite_view_insert_text:
 *
 * Puts @text where the cursor is: a standard paragraph, a quoted passage.
 */
void
rog_cite_view_insert_text (RogCiteView *self,
                           const char  *text)
{
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (self->buffer, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

/**
 * rog_cite_view_set_pins:
 * @pins: (nullable): a list of #RogPinItem, what `@` offers
 */
void
rog_cite_view_set_pins (RogCiteView *self,
                        GListModel  *pins)
{
  rog_cite_completion_set_pins (self->completion, pins);
}

/**
 * rog_cite_view_set_label:
 * @label: what is written here, for screen readers: "Argument"
 */
void
rog_cite_view_set_label (RogCiteView *self,
                         const char  *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
rog_cite_view_set_placeholder (RogCiteView *self,
                               const char  *placeholder)
{
  gtk_label_set_label (GTK_LABEL (self->placeholder), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, placeholder, -1);
}

void
rog_cite_view_set_editable (RogCiteView *self,
                            gboolean     editable)
{
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), editable);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->text), editable);
}

/**
 * rog_cite_view_undo:
 * @self: a text
 *
 * Takes back what was last typed into it, since it was shown.
 *
 * Returns: whether there was something
 */
gboolean
rog_cite_view_undo (RogCiteView *self)
{
  return step (self, &self->undo, &self->redo);
}

/**
 * rog_cite_view_redo:
 * @self: a text
 *
 * Returns: whether something was taken back, and is there again
 */
gboolean
rog_cite_view_redo (RogCiteView *self)
{
  return step (self, &self->redo, &self->undo);
}
