// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcome/rog-sheet-page.h"

#include <glib/gi18n.h>

#include "rog-file-out.h"
#include "window/rog-window.h"

struct _RogSheetPage
{
  AdwNavigationPage parent_instance;

  GtkImage    *print_done;
  GtkImage    *save_done;
  AdwEntryRow *first;
  AdwEntryRow *second;
  GtkButton   *go;
  GtkLabel    *missing;

  RogDesk *desk; /* (owned) */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (RogSheetPage, rog_sheet_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static const char *
find_missing (RogSheetPage *self)
{
  if (!rog_sheet_page_get_printed (self) && !rog_sheet_page_get_saved (self))
    return _("Print or save the sheet first");
  if (*get_text (self->first) == '\0' || *get_text (self->second) == '\0')
    return _("Type the two words from the sheet");

  return NULL;
}

static void
update (RogSheetPage *self)
{
  const char *missing = find_missing (self);

  gtk_label_set_label (self->missing, missing != NULL ? missing : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), missing == NULL && !self->busy);
}

static void
update_cb (RogSheetPage *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->first), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->second), "error");
  update (self);
}

static void
mark_kept (RogSheetPage *self,
           GtkImage     *done)
{
  gtk_widget_set_visible (GTK_WIDGET (done), TRUE);
  rog_window_forget_error (GTK_WIDGET (self));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
}

static void
printed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogSheetPage) self = ROG_SHEET_PAGE (g_object_ref (object));
  g_autoptr (GError) error = NULL;

  if (rog_print_pdf_finish (GTK_WIDGET (self), result, &error))
    mark_kept (self, self->print_done);
  else
    rog_window_show_error (GTK_WIDGET (self), _("The sheet was not printed."), error);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogSheetPage) self = ROG_SHEET_PAGE (g_object_ref (object));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = rog_save_bytes_finish (GTK_WIDGET (self), result, &error);

  if (file != NULL)
    mark_kept (self, self->save_done);
  else
    rog_window_show_error (GTK_WIDGET (self), _("The sheet was not saved."), error);
}

static GBytes *
get_sheet (RogSheetPage *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *sheet = rog_desk_get_recovery_sheet (self->desk, &error);

  if (sheet == NULL)
    rog_window_show_error (GTK_WIDGET (self), _("The recovery sheet could not be made."), error);

  return sheet;
}

static void
print_cb (RogSheetPage *self)
{
  g_autoptr (GBytes) sheet = get_sheet (self);

  if (sheet != NULL)
    rog_print_pdf_async (GTK_WIDGET (self), _("Print Recovery Sheet"), sheet, printed_cb, NULL);
}

static void
save_cb (RogSheetPage *self)
{
  g_autoptr (GBytes) sheet = get_sheet (self);

  if (sheet != NULL)
    rog_save_bytes_async (GTK_WIDGET (self), _("Save Recovery Sheet"), _("Rogatory recovery sheet.pdf"), sheet, saved_cb, NULL);
}

static void
confirmed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RogSheetPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  if (rog_desk_confirm_recovery_finish (ROG_DESK (object), result, &error))
    return;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  update (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->first), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->second), "error");
  gtk_label_set_label (self->missing, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
}

static void
confirm_cb (RogSheetPage *self)
{
  if (self->busy || find_missing (self) != NULL)
    return;

  self->busy = TRUE;
  update (self);
  rog_desk_confirm_recovery_async (self->desk, get_text (self->first), get_text (self->second), NULL,
                                   confirmed_cb, g_object_ref (self));
}

static void
ask_words (RogSheetPage *self)
{
  guint            first, second;
  g_autofree char *first_title = NULL;
  g_autofree char *second_title = NULL;

  rog_desk_get_recovery_questions (self->desk, &first, &second);
  first_title = g_strdup_printf (_("Word %u"), first);
  second_title = g_strdup_printf (_("Word %u"), second);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->first), first_title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->second), second_title);
}

static void
rog_sheet_page_dispose (GObject *object)
{
  RogSheetPage *self = ROG_SHEET_PAGE (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (rog_sheet_page_parent_class)->dispose (object);
}

static void
rog_sheet_page_class_init (RogSheetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_sheet_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-sheet-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RogSheetPage, print_done);
  gtk_widget_class_bind_template_child (widget_class, RogSheetPage, save_done);
  gtk_widget_class_bind_template_child (widget_class, RogSheetPage, first);
  gtk_widget_class_bind_template_child (widget_class, RogSheetPage, second);
  gtk_widget_class_bind_template_child (widget_class, RogSheetPage, go);
  gtk_widget_class_bind_template_child (widget_class, RogSheetPage, missing);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
}

static void
rog_sheet_page_init (RogSheetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_sheet_page_new:
 * @desk: a desk whose recovery sheet has not been confirmed yet
 * @printed: whether it was printed before the desk was locked
 * @saved: whether it was saved then
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
rog_sheet_page_new (RogDesk *desk,
                    gboolean printed,
                    gboolean saved)
{
  RogSheetPage *self = g_object_new (ROG_TYPE_SHEET_PAGE, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_visible (GTK_WIDGET (self->print_done), printed);
  gtk_widget_set_visible (GTK_WIDGET (self->save_done), saved);
  ask_words (self);
  update (self);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * rog_sheet_page_get_printed:
 * @self: the page
 *
 * Returns: whether the sheet was printed
 */
gboolean
rog_sheet_page_get_printed (RogSheetPage *self)
{
  g_return_val_if_fail (ROG_IS_SHEET_PAGE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->print_done));
}

/**
 * rog_sheet_page_get_saved:
 * @self: the page
 *
 * Returns: whether the sheet was saved
 */
gboolean
rog_sheet_page_get_saved (RogSheetPage *self)
{
  g_return_val_if_fail (ROG_IS_SHEET_PAGE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->save_done));
}
