// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/rog-act-page-private.h"

#include <glib/gi18n.h>

#include "dossier/rog-layout-toggle.h"
#include "rog-error-text.h"
#include "window/rog-window.h"

G_DEFINE_FINAL_TYPE (RogActPage, rog_act_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHANGED,
  GO,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * What is missing
 */

static const char *
find_missing_row (RogActPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (!gtk_widget_get_visible (row) || rog_form_row_is_complete (row))
        continue;
      g_free (self->sentence);
      if (rog_form_row_is_empty (row))
        // Translators: the name of a field.
        self->sentence = g_strdup_printf (_("“%s” is needed"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      else
        // Translators: the name of a field.
        self->sentence = g_strdup_printf (_("“%s” cannot be read"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

      return self->sentence;
    }

  return NULL;
}

static const char *
find_missing (RogActPage *self)
{
  const char *missing = self->find_missing != NULL ? self->find_missing (self, self->data) : NULL;

  if (missing == NULL)
    missing = find_missing_row (self);
  if (missing != NULL)
    return missing;
  if (self->proof != NULL && gtk_widget_get_visible (GTK_WIDGET (self->proof)) && !rog_proof_group_is_complete (self->proof))
    return _("The passage where it stands, or how it is known, is needed");

  return NULL;
}

/**
 * rog_act_page_update:
 * @self: the page
 *
 * Says what is missing now.
 */
void
rog_act_page_update (RogActPage *self)
{
  const char *missing;

  g_signal_emit (self, signals[CHANGED], 0);
  missing = find_missing (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), missing == NULL && !self->busy);
  gtk_label_set_label (self->missing, missing != NULL ? missing : "");
}

static void
go_cb (RogActPage *self)
{
  if (!self->busy && find_missing (self) == NULL)
    g_signal_emit (self, signals[GO], 0);
}

static void
activate_go (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  go_cb (ROG_ACT_PAGE (widget));
}

/**
 * rog_act_page_begin:
 * @self: the page
 *
 * It is being entered: nothing can be entered twice.
 */
void
rog_act_page_begin (RogActPage *self)
{
  self->busy = TRUE;
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), FALSE);
}

/**
 * rog_act_page_end:
 * @self: the page
 * @done: (nullable): what is said when it succeeded, a toast; %NULL where it was said
 * @error: (nullable): what went wrong
 * @what: what did not succeed, a whole sentence
 *
 * Goes back, or says why it was not entered and keeps what was typed.
 */
void
rog_act_page_end (RogActPage   *self,
                  const char   *done,
                  const GError *error,
                  const char   *what)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  self->busy = FALSE;
  self->entered = error == NULL || rog_error_is_recorded (error);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), TRUE);
  if (view == NULL)
    return;
  if (self->entered)
    {
      if (error == NULL && done != NULL)
        rog_window_show_toast (view, adw_toast_new (done));
      else if (error != NULL)
        rog_window_show_error (view, NULL, error);
      if (adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) == ADW_NAVIGATION_PAGE (self))
        adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
      return;
    }

  rog_act_page_update (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (RogErrorText) text = rog_error_text_new (error, what);
      g_autofree char *line = rog_error_text_to_line (text);

      gtk_label_set_label (self->missing, line);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), line, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
}

/*
 * Object
 */

static void
rog_act_page_finalize (GObject *object)
{
  RogActPage *self = ROG_ACT_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->entities);
  json_object_unref (self->more);
  g_free (self->sentence);
  g_free (self->before);
  if (self->destroy != NULL)
    self->destroy (self->data);

  G_OBJECT_CLASS (rog_act_page_parent_class)->finalize (object);
}

static void
rog_act_page_class_init (RogActPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_act_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = rog_act_page_showing;

  signals[CHANGED] = g_signal_new ("changed", ROG_TYPE_ACT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", ROG_TYPE_ACT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GO] = g_signal_new ("go", ROG_TYPE_ACT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  gtk_widget_class_install_action (widget_class, "act.go", NULL, activate_go);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "act.go", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "act.go", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-act-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RogActPage, page);
  gtk_widget_class_bind_template_child (widget_class, RogActPage, go);
  gtk_widget_class_bind_template_child (widget_class, RogActPage, missing);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
rog_act_page_init (RogActPage *self)
{
  self->rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->entities = g_ptr_array_new ();
  self->more = json_object_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_act_page_new:
 * @title: what is entered
 * @button: what the button says
 *
 * Returns: (transfer floating): an empty page
 */
RogActPage *
rog_act_page_new (const char *title,
                  const char *button)
{
  RogActPage *self = g_object_new (ROG_TYPE_ACT_PAGE, "title", title, NULL);

  gtk_button_set_label (self->go, button);

  return self;
}

/**
 * rog_act_page_set_missing:
 * @self: the page
 * @func: (nullable): says what is missing besides fields and proof
 * @data: for @func, and for rog_act_page_get_data()
 * @destroy: (nullable): frees @data
 */
void
rog_act_page_set_missing (RogActPage       *self,
                          RogActPageMissing func,
                          gpointer          data,
                          GDestroyNotify    destroy)
{
  self->find_missing = func;
  self->data = data;
  self->destroy = destroy;
}

gpointer
rog_act_page_get_data (RogActPage *self)
{
  return self->data;
}
