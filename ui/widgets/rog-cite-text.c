// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text view below a RogCiteView: pins as child anchors, runs in and out, clipboard.

#include "widgets/rog-cite-text.h"

#include "widgets/rog-pin-button.h"

#define ANCHOR_CHARACTER 0xfffc

struct _RogCiteText
{
  GtkTextView parent_instance;
};

struct _RogCiteRuns
{
  JsonArray *runs;
};

G_DEFINE_FINAL_TYPE (RogCiteText, rog_cite_text, GTK_TYPE_TEXT_VIEW)

static RogCiteRuns *
rog_cite_runs_copy (RogCiteRuns *self)
{
  RogCiteRuns *copy = g_new0 (RogCiteRuns, 1);

  copy->runs = json_array_ref (self->runs);
  return copy;
}

static void
rog_cite_runs_free (RogCiteRuns *self)
{
  json_array_unref (self->runs);
  g_free (self);
}

G_DEFINE_BOXED_TYPE (RogCiteRuns, rog_cite_runs, rog_cite_runs_copy, rog_cite_runs_free)

/* --- runs --- */

static RogPinItem *
pin_at (const GtkTextIter *iter)
{
  GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (iter);

  return anchor ? g_object_get_data (G_OBJECT (anchor), "pin") : NULL;
}

static void
add_text (JsonArray *runs,
          GString   *text)
{
  JsonObject *run;

  if (text->len == 0)
    return;
  run = json_object_new ();
  json_object_set_string_member (run, "text", text->str);
  json_array_add_object_element (runs, run);
  g_string_truncate (text, 0);
}

static void
add_pin (JsonArray  *runs,
         RogPinItem *pin)
{
  JsonObject *run = json_object_new ();

  json_object_set_string_member (run, "pin", rog_pin_item_get_id (pin));
  json_object_set_string_member (run, "label", rog_pin_item_get_label (pin));
  json_object_set_string_member (run, "quote", rog_pin_item_get_quote (pin));
  json_array_add_object_element (runs, run);
}

/* rog_cite_text_get_runs: what stands between two places; (transfer full). */
JsonArray *
rog_cite_text_get_runs (RogCiteText       *self,
                        const GtkTextIter *from,
                        const GtkTextIter *to)
{
  JsonArray *runs = json_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (GtkTextIter at = *from; gtk_text_iter_compare (&at, to) < 0; gtk_text_iter_forward_char (&at))
    {
      RogPinItem *pin = pin_at (&at);
      gunichar    c = gtk_text_iter_get_char (&at);

      if (pin)
        {
          add_text (runs, text);
          add_pin (runs, pin);
        }
      else if (c != ANCHOR_CHARACTER && c != 0)
        g_string_append_unichar (text, c);
    }
  add_text (runs, text);
  return runs;
}

void
rog_cite_text_insert_pin (RogCiteText *self,
                          GtkTextIter *at,
                          RogPinItem  *pin)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkWidget     *button;
  g_autoptr (GtkTextChildAnchor) anchor = gtk_text_child_anchor_new_with_replacement ("\xef\xbf\xbc");

  g_object_set_data_full (G_OBJECT (anchor), "pin", g_object_ref (pin), g_object_unref);
  gtk_text_buffer_insert_child_anchor (buffer, at, anchor);
  button = rog_pin_button_new (pin);
  rog_pin_button_set_in_text (ROG_PIN_BUTTON (button));
  gtk_text_view_add_child_at_anchor (GTK_TEXT_VIEW (self), button, anchor);
}

static const char *
member (JsonObject *run,
        const char *name)
{
  JsonNode *node = json_object_get_member (run, name);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* rog_cite_text_insert_runs: @at is after what was inserted. A run of another form is left out. */
void
rog_cite_text_insert_runs (RogCiteText *self,
                           GtkTextIter *at,
                           JsonArray   *runs)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  for (guint i = 0; i < json_array_get_length (runs); i++)
    {
      JsonNode   *node = json_array_get_element (runs, i);
      JsonObject *run = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (run && member (run, "text"))
        gtk_text_buffer_insert (buffer, at, member (run, "text"), -1);
      else if (run && member (run, "pin") && member (run, "label"))
        {
          g_autoptr (RogPinItem) pin = rog_pin_item_new (member (run, "pin"), member (run, "label"), member (run, "quote"));
          rog_cite_text_insert_pin (self, at, pin);
        }
    }
}

/* rog_cite_runs_to_text: as plain text, a pin being "(Request p. 3 ¶ 13)". */
char *
rog_cite_runs_to_text (JsonArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (runs); i++)
    {
      JsonObject *run = json_array_get_object_element (runs, i);
      if (member (run, "text"))
        g_string_append (text, member (run, "text"));
      else
        g_string_append_printf (text, "(%s)", member (run, "label"));
    }
  return g_string_free (text, FALSE);
}

/* --- clipboard --- */

static gboolean
put_on_clipboard (RogCiteText *self)
{
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GdkContentProvider *providers[2];
  RogCiteRuns         content;
  GtkTextIter         from, to;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &from, &to))
    return FALSE;
  content.runs = rog_cite_text_get_runs (self, &from, &to);
  g_autofree char *text = rog_cite_runs_to_text (content.runs);
  providers[0] = gdk_content_provider_new_typed (ROG_TYPE_CITE_RUNS, &content);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (providers, 2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
  json_array_unref (content.runs);
  return TRUE;
}

static void
rog_cite_text_copy (GtkTextView *view)
{
  put_on_clipboard (ROG_CITE_TEXT (view));
}

static void
rog_cite_text_cut (GtkTextView *view)
{
  if (put_on_clipboard (ROG_CITE_TEXT (view)) && gtk_text_view_get_editable (view))
    gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (view), TRUE, TRUE);
}

static void
paste_runs (RogCiteText *self,
            JsonArray   *runs)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    at;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  rog_cite_text_insert_runs (self, &at, runs);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RogCiteText) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autoptr (JsonArray) runs = json_array_new ();
  g_autoptr (GString) clean = g_string_new (text);

  if (text == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  /* The character that stands for a pin is no pin when it comes from elsewhere. */
  g_string_replace (clean, "\xef\xbf\xbc", "", 0);
  add_text (runs, clean);
  paste_runs (self, runs);
}

static void
rog_cite_text_paste (GtkTextView *view)
{
  RogCiteText        *self = ROG_CITE_TEXT (view);
  GdkClipboard       *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  GdkContentProvider *own = gdk_clipboard_get_content (clipboard);
  g_auto (GValue) value = G_VALUE_INIT;

  if (!gtk_text_view_get_editable (view))
    return;
  g_value_init (&value, ROG_TYPE_CITE_RUNS);
  if (own && gdk_content_provider_get_value (own, &value, NULL) && g_value_get_boxed (&value))
    paste_runs (self, ((RogCiteRuns *)g_value_get_boxed (&value))->runs);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}

static void
rog_cite_text_class_init (RogCiteTextClass *klass)
{
  GtkTextViewClass *text_class = GTK_TEXT_VIEW_CLASS (klass);

  text_class->copy_clipboard = rog_cite_text_copy;
  text_class->cut_clipboard = rog_cite_text_cut;
  text_class->paste_clipboard = rog_cite_text_paste;
}

static void
rog_cite_text_init (RogCiteText *self)
{
}
