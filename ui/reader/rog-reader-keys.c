// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys. Whatever the pointer can do has one.

#include "config.h"

#include "reader/rog-reader-private.h"

static void
scroll_by_key (RogReader    *self,
               RogReaderMove move)
{
  double page = gtk_widget_get_height (GTK_WIDGET (self)) * 0.9;

  switch (move)
    {
    case ROG_READER_MOVE_LEFT:
      rog_reader_scroll_by (self, -48, 0);
      break;
    case ROG_READER_MOVE_RIGHT:
      rog_reader_scroll_by (self, 48, 0);
      break;
    case ROG_READER_MOVE_UP:
      rog_reader_scroll_by (self, 0, -48);
      break;
    case ROG_READER_MOVE_DOWN:
      rog_reader_scroll_by (self, 0, 48);
      break;
    case ROG_READER_MOVE_PAGE_UP:
      rog_reader_scroll_by (self, 0, -page);
      break;
    case ROG_READER_MOVE_PAGE_DOWN:
      rog_reader_scroll_by (self, 0, page);
      break;
    case ROG_READER_MOVE_HOME:
      rog_reader_scroll_by (self, 0, -self->layout.height);
      break;
    case ROG_READER_MOVE_END:
    default:
      rog_reader_scroll_by (self, 0, self->layout.height);
      break;
    }
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  RogReader *self = ROG_READER (widget);
  guint32    move;
  gboolean   control, shift;

  g_variant_get (args, "(ubb)", &move, &control, &shift);
  if (self->source == NULL)
    return FALSE;
  if (self->framing)
    rog_reader_move_area (self, move, control, shift);
  else if (shift || (self->caret_browsing && move != ROG_READER_MOVE_PAGE_UP && move != ROG_READER_MOVE_PAGE_DOWN))
    rog_reader_move_caret (self, move, control, shift);
  else
    scroll_by_key (self, move);
  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  RogReader *self = ROG_READER (widget);
  double     factor = g_variant_get_double (args);

  if (factor == 0)
    rog_reader_set_fit (self, ROG_FIT_WIDTH);
  else
    rog_reader_zoom_at (self, rog_reader_get_zoom (self) * factor, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

static gboolean
toggle_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  const char *property = g_variant_get_string (args, NULL);
  gboolean    on;

  g_object_get (widget, property, &on, NULL);
  g_object_set (widget, property, !on, NULL);
  return TRUE;
}

static gboolean
back_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  if (ROG_READER (widget)->back->len == 0)
    return FALSE;
  rog_reader_go_back (ROG_READER (widget));
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  if (rog_reader_leave_area (ROG_READER (widget)))
    return TRUE;
  if (!rog_reader_has_selection (ROG_READER (widget)))
    return FALSE;
  rog_reader_clear_selection (ROG_READER (widget));
  gtk_widget_grab_focus (widget);
  return TRUE;
}

static gboolean
begin_area_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   data)
{
  rog_reader_begin_area (ROG_READER (widget));
  return TRUE;
}

static gboolean
take_area_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  return rog_reader_take_area (ROG_READER (widget));
}

static gboolean
copy_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   data)
{
  g_autoptr (GPtrArray) passages = rog_reader_get_selection (ROG_READER (widget));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < passages->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", rog_passage_get_quote (g_ptr_array_index (passages, i)));
  if (text->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  return TRUE;
}

static gboolean
select_page_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   data)
{
  RogReader   *self = ROG_READER (widget);
  RogPageText *text = rog_reader_peek_text (self, self->page);

  if (text && rog_page_text_get_length (text) > 0)
    rog_reader_select (self, self->page, 0, rog_page_text_get_length (text));
  return TRUE;
}

/* Alt+Return on a highlight: to its note. */
static gboolean
open_highlight_cb (GtkWidget *widget,
                   GVariant  *args,
                   gpointer   data)
{
  RogReader   *self = ROG_READER (widget);
  RogPageText *text = rog_reader_peek_text (self, self->caret.page);
  RogRect      rect;

  if (text == NULL || self->highlights == NULL || !rog_text_box (text, self->caret.offset, &rect))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (self->highlights); i++)
    {
      g_autoptr (RogPassage) passage = g_list_model_get_item (self->highlights, i);
      if (rog_passage_get_page (passage) == self->caret.page &&
          rog_passage_contains (passage, rect.x + rect.width / 2, rect.y + rect.height / 2))
        {
          g_signal_emit_by_name (self, "highlight-activated", rog_passage_get_id (passage));
          return TRUE;
        }
    }
  return FALSE;
}

static void
bind_move (GtkWidgetClass *klass,
           guint           key,
           guint           pad,
           RogReaderMove   move)
{
  for (guint mask = 0; mask < 4; mask++)
    {
      GdkModifierType state = (mask & 1 ? GDK_SHIFT_MASK : 0) | (mask & 2 ? GDK_CONTROL_MASK : 0);
      gtk_widget_class_add_binding (klass, key, state, move_cb, "(ubb)", move, (mask & 2) != 0, (mask & 1) != 0);
      gtk_widget_class_add_binding (klass, pad, state, move_cb, "(ubb)", move, (mask & 2) != 0, (mask & 1) != 0);
    }
}

/* With Ctrl they go to another dossier. */
static void
bind_page (GtkWidgetClass *klass,
           guint           key,
           guint           pad,
           RogReaderMove   move)
{
  for (guint shift = 0; shift < 2; shift++)
    {
      gtk_widget_class_add_binding (klass, key, shift ? GDK_SHIFT_MASK : 0, move_cb, "(ubb)", move, FALSE, shift);
      gtk_widget_class_add_binding (klass, pad, shift ? GDK_SHIFT_MASK : 0, move_cb, "(ubb)", move, FALSE, shift);
    }
}

void
rog_reader_keys_class_init (GtkWidgetClass *klass)
{
  GdkModifierType control = GDK_CONTROL_MASK, both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  bind_move (klass, GDK_KEY_Left, GDK_KEY_KP_Left, ROG_READER_MOVE_LEFT);
  bind_move (klass, GDK_KEY_Right, GDK_KEY_KP_Right, ROG_READER_MOVE_RIGHT);
  bind_move (klass, GDK_KEY_Up, GDK_KEY_KP_Up, ROG_READER_MOVE_UP);
  bind_move (klass, GDK_KEY_Down, GDK_KEY_KP_Down, ROG_READER_MOVE_DOWN);
  bind_move (klass, GDK_KEY_Home, GDK_KEY_KP_Home, ROG_READER_MOVE_HOME);
  bind_move (klass, GDK_KEY_End, GDK_KEY_KP_End, ROG_READER_MOVE_END);
  bind_page (klass, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, ROG_READER_MOVE_PAGE_UP);
  bind_page (klass, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, ROG_READER_MOVE_PAGE_DOWN);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, move_cb, "(ubb)", ROG_READER_MOVE_PAGE_DOWN, FALSE, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, GDK_SHIFT_MASK, move_cb, "(ubb)", ROG_READER_MOVE_PAGE_UP, FALSE, FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_plus, control, zoom_cb, "d", 1.1);
  gtk_widget_class_add_binding (klass, GDK_KEY_equal, control, zoom_cb, "d", 1.1);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Add, control, zoom_cb, "d", 1.1);
  gtk_widget_class_add_binding (klass, GDK_KEY_minus, control, zoom_cb, "d", 1 / 1.1);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Subtract, control, zoom_cb, "d", 1 / 1.1);
  gtk_widget_class_add_binding (klass, GDK_KEY_0, control, zoom_cb, "d", 0.0);
  gtk_widget_class_add_binding (klass, GDK_KEY_F7, 0, toggle_cb, "s", "caret-browsing");
  gtk_widget_class_add_binding (klass, GDK_KEY_i, control, toggle_cb, "s", "night-paper");
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_ALT_MASK, back_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_c, control, copy_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_a, control, select_page_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_a, both, begin_area_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, take_area_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, take_area_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, GDK_ALT_MASK, open_highlight_cb, NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_m, control, "selection.note", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_h, both, "selection.highlight", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, both, "selection.cite", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, both, "selection.narrow", NULL);
}
