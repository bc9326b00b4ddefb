// SPDX-License-Identifier: GPL-3.0-or-later
//
// A decision that is not signed with the key here: printed and signed by hand, or written elsewhere. Either is entered
// once what is only confirmed is confirmed.

#include "ruling/rog-ruling-section-private.h"

#include <glib/gi18n.h>

#include "rog-file-out.h"
#include "ruling/rog-ruling-missing.h"
#include "service/rog-work-sign.h"
#include "window/rog-window.h"

/* What was written elsewhere, or signed by hand, is entered: once what is only confirmed is confirmed. */
static void
ask_to_enter (RogRulingSection   *self,
              const char         *question,
              const char         *body,
              GFile              *scan,
              GAsyncReadyCallback callback)
{
  g_autoptr (GPtrArray) confirmed = rog_work_find_confirmations (rog_section_get_work (ROG_SECTION (self)));
  g_autofree char *sentences = rog_ruling_missing_describe (confirmed);
  AdwDialog       *dialog = adw_alert_dialog_new (question, body);

  if (*sentences != '\0')
    adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), _("%s\n\nYou confirm:\n%s"), body, sentences);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "enter", _("_Enter and Record"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  if (scan != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "scan", g_object_ref (scan), g_object_unref);
  g_object_set_data_full (G_OBJECT (dialog), "confirmed", g_ptr_array_ref (confirmed), (GDestroyNotify)g_ptr_array_unref);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, callback, g_object_ref (self));
}

/*
 * Written elsewhere
 */

static void
other_entered_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (RogRulingSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_enter_decision_finish (ROG_WORK (object), result, &error);

  if (id != NULL)
    rog_ruling_section_show_signed (self, id);
  else
    rog_window_show_error (GTK_WIDGET (self), _("The decision was not entered."), error);
}

static void
other_confirmed_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (RogRulingSection) self = data;
  RogWork   *work = rog_section_get_work (ROG_SECTION (self));
  GPtrArray *confirmed = g_object_get_data (object, "confirmed");

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result), "enter"))
    rog_work_enter_decision_async (work, confirmed, NULL, other_entered_cb, g_object_ref (self));
}

/* rog_ruling_section_enter_elsewhere: asks, and enters it. */
void
rog_ruling_section_enter_elsewhere (RogRulingSection *self)
{
  ask_to_enter (self, _("Enter the Decision Written Elsewhere?"),
                        _("The document is recorded as the decision. Once recorded it cannot be changed, only followed by a new decision."), NULL, other_confirmed_cb);
}

/*
 * Print, sign by hand, import the scan
 */

typedef struct
{
  RogRulingSection *section;
  JsonObject       *printed;
} Printing;

static void
printed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Printing *printing = data;
  g_autoptr (RogRulingSection) self = printing->section;
  g_autoptr (JsonObject) printed = printing->printed;
  g_autoptr (GError) error = NULL;

  if (!rog_print_pdf_finish (GTK_WIDGET (object), result, &error))
    {
      rog_window_show_error (GTK_WIDGET (self), _("The decision was not printed."), error);
      return;
    }
  rog_work_set_printed (rog_section_get_work (ROG_SECTION (self)), printed);
  rog_window_show_toast (GTK_WIDGET (self), adw_toast_new (_("Once it is signed by hand, import its scan")));
}

static void
typeset_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (RogRulingSection) self = data;
  g_autoptr (GError) error = NULL;
  JsonObject *printed = NULL;
  Printing   *printing;
  g_autoptr (GBytes) pdf = rog_work_typeset_decision_finish (ROG_WORK (object), result, &printed, &error);

  if (pdf == NULL)
    {
      rog_window_show_error (GTK_WIDGET (self), _("The decision was not printed."), error);
      return;
    }
  printing = g_new0 (Printing, 1);
  printing->section = g_object_ref (self);
  printing->printed = printed;
  rog_print_pdf_async (GTK_WIDGET (self), _("Print Decision"), pdf, printed_cb, printing);
}

static void
print (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  rog_work_typeset_decision_async (rog_section_get_work (ROG_SECTION (widget)), NULL, typeset_cb, g_object_ref (widget));
}

static void
attached_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (RogRulingSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_attach_paper_decision_finish (ROG_WORK (object), result, &error);

  if (id != NULL)
    rog_ruling_section_show_signed (self, id);
  else
    rog_window_show_error (GTK_WIDGET (self), _("The scan was not entered."), error);
}

/* What is only confirmed when signing is confirmed before the scan is entered, too. */
static void
scan_confirmed_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (RogRulingSection) self = data;
  RogWork   *work = rog_section_get_work (ROG_SECTION (self));
  GFile     *scan = g_object_get_data (object, "scan");
  GPtrArray *confirmed = g_object_get_data (object, "confirmed");

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result), "enter"))
    rog_work_attach_paper_decision_async (work, confirmed, scan, NULL, attached_cb, g_object_ref (self));
}

static void
scan_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (RogRulingSection) self = data;
  g_autoptr (GFile) scan = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (scan == NULL)
    return;

  ask_to_enter (self, _("Enter the Scan as the Original?"),
                        _("The decision is recorded as it was printed, with the scan of what was signed. Once recorded it cannot be changed, only followed by a new decision."), scan, scan_confirmed_cb);
}

/* Nothing has gone wrong: something comes first, and the service says what. */
static void
say_what_comes_first (GtkWidget    *widget,
                      const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The Scan Cannot Be Entered Yet"), error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, widget);
}

static void
import_scan (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GError) error = NULL;

  if (!rog_work_check_printed (rog_section_get_work (ROG_SECTION (widget)), &error))
    {
      say_what_comes_first (widget, error);
      return;
    }
  gtk_file_dialog_set_title (dialog, _("Import Scan Signed by Hand"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), rog_window_get_leaving (widget), scan_chosen_cb, g_object_ref (widget));
}

/* rog_ruling_section_install_by_hand: the actions of printing, and of the scan. */
void
rog_ruling_section_install_by_hand (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "ruling.print", NULL, print);
  gtk_widget_class_install_action (klass, "ruling.scan", NULL, import_scan);
}
