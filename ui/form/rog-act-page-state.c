// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is half filled in: all that was typed and chosen, for who keeps it, and back again where it was closed by mistake.

#include "form/rog-act-page-private.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "form/rog-entity-row.h"
#include "window/rog-window.h"

#define UNDO_SECONDS 10

/* All that a person can have typed or chosen, whether it can be read or not. */
static char *
describe (RogActPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget       *row = g_ptr_array_index (self->rows, i);
      g_autofree char *words = ADW_IS_COMBO_ROW (row) ? rog_form_row_dup_words (row) : rog_form_row_dup_text (row);

      g_string_append_printf (text, "%s\n", words);
    }
  for (guint i = 0; i < self->checks->len; i++)
    g_string_append_c (text, gtk_check_button_get_active (g_ptr_array_index (self->checks, i)) ? '1' : '0');
  for (guint i = 0; i < self->entities->len; i++)
    g_string_append_printf (text, " %u", adw_combo_row_get_selected (g_ptr_array_index (self->entities, i)));
  if (json_object_get_size (self->more) > 0)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), self->more);
      g_autofree char *more = json_to_string (node, FALSE);

      g_string_append (text, more);
    }
  if (self->proof != NULL)
    {
      g_autofree char *proof = rog_proof_group_describe (self->proof);

      g_string_append (text, proof);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
remember (RogActPage *self)
{
  if (self->before == NULL)
    self->before = describe (self);
}

/**
 * rog_act_page_is_begun:
 * @self: the page
 *
 * Returns: whether something was typed or chosen in it, and is not entered
 */
gboolean
rog_act_page_is_begun (RogActPage *self)
{
  g_autofree char *now = describe (self);

  return self->before != NULL && !self->entered && !g_str_equal (now, self->before);
}

/**
 * rog_act_page_dup_state:
 * @self: the page
 *
 * Returns: (transfer full): all that was typed and chosen, for rog_act_page_set_state()
 */
JsonObject *
rog_act_page_dup_state (RogActPage *self)
{
  JsonObject *state = json_object_new (), *rows = json_object_new (), *entities = json_object_new ();
  JsonArray  *checks = json_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget       *row = g_ptr_array_index (self->rows, i);
      g_autofree char *value = ADW_IS_COMBO_ROW (row) ? rog_form_row_dup_value (row) : rog_form_row_dup_text (row);

      if (value != NULL)
        json_object_set_string_member (rows, rog_form_row_get_member (row), value);
    }
  for (guint i = 0; i < self->checks->len; i++)
    json_array_add_boolean_element (checks, gtk_check_button_get_active (g_ptr_array_index (self->checks, i)));
  for (guint i = 0; i < self->entities->len; i++)
    rog_entity_row_store (g_ptr_array_index (self->entities, i), entities);
  json_object_set_object_member (state, "rows", rows);
  json_object_set_array_member (state, "checks", checks);
  json_object_set_object_member (state, "entities", entities);
  json_object_set_object_member (state, "more", rog_json_object_copy (self->more));
  if (self->proof != NULL)
    json_object_set_object_member (state, "proof", rog_proof_group_dup_state (self->proof));

  return state;
}

/**
 * rog_act_page_set_state:
 * @self: a page that was made as the one whose state it is
 * @state: what rog_act_page_dup_state() gave
 *
 * What can still be chosen is chosen; what cannot is left open.
 */
void
rog_act_page_set_state (RogActPage *self,
                        JsonObject *state)
{
  JsonObject *rows = rog_json_peek_object (state, "rows"), *entities = rog_json_peek_object (state, "entities");
  JsonObject *proof = rog_json_peek_object (state, "proof"), *more = rog_json_peek_object (state, "more");
  JsonArray  *checks = rog_json_peek_array (state, "checks");

  remember (self);
  if (more != NULL)
    {
      json_object_unref (self->more);
      self->more = rog_json_object_copy (more);
    }
  for (guint i = 0; rows != NULL && i < self->rows->len; i++)
    {
      GtkWidget  *row = g_ptr_array_index (self->rows, i);
      const char *value = rog_json_peek_string (rows, rog_form_row_get_member (row));

      if (value != NULL && ADW_IS_COMBO_ROW (row))
        rog_form_row_choose (row, value);
      else if (value != NULL)
        rog_form_row_set_text (row, value);
    }
  for (guint i = 0; checks != NULL && json_array_get_length (checks) == self->checks->len && i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), json_array_get_boolean_element (checks, i));
  for (guint i = 0; entities != NULL && i < self->entities->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->entities, i);

      rog_entity_row_choose (row, rog_json_peek_string (entities, rog_entity_row_get_member (row)));
    }
  if (proof != NULL && self->proof != NULL)
    rog_proof_group_set_state (self->proof, proof);
  rog_act_page_update (self);
}

static void
open_again (AdwNavigationView *view,
            AdwToast          *toast)
{
  adw_navigation_view_push (view, g_object_get_data (G_OBJECT (toast), "page"));
}

/* What was typed stays as long as the toast: Escape is soon pressed. */
static void
popped_cb (RogActPage        *self,
           AdwNavigationPage *page,
           AdwNavigationView *view)
{
  AdwToast *toast;

  if (page != ADW_NAVIGATION_PAGE (self))
    return;

  g_signal_emit_by_name (self, "closed");
  if (self->busy || !rog_act_page_is_begun (self))
    return;

  toast = adw_toast_new (_("Form closed, nothing was entered"));
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), "page", g_object_ref (self), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_again), view, G_CONNECT_SWAPPED);
  rog_window_show_toast (GTK_WIDGET (view), toast);
}

/* rog_act_page_showing: of #AdwNavigationPageClass; from here on what it says is compared, and its view is watched. */
void
rog_act_page_showing (AdwNavigationPage *page)
{
  RogActPage *self = ROG_ACT_PAGE (page);
  GtkWidget  *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  remember (self);
  if (!self->watched && view != NULL)
    {
      self->watched = TRUE;
      g_signal_connect_object (view, "popped", G_CALLBACK (popped_cb), self, G_CONNECT_SWAPPED);
    }
}
