// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-register-banner.h"

#include <glib/gi18n.h>

#include "window/rog-window.h"

struct _RogRegisterBanner
{
  AdwBin parent_instance;

  AdwBanner *banner;

  RogDesk *desk; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogRegisterBanner, rog_register_banner, ADW_TYPE_BIN)

static void
update (RogRegisterBanner *self)
{
  const char *notice = rog_desk_get_register_notice (self->desk);
  gboolean    grave = rog_desk_is_notice_grave (self->desk);

  if (notice != NULL)
    {
      adw_banner_set_title (self->banner, notice);
      adw_banner_set_button_label (self->banner, grave ? _("What Can Be Done…") : _("Dismiss"));
      if (grave)
        gtk_widget_add_css_class (GTK_WIDGET (self->banner), "broken");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->banner), "broken");
    }
  adw_banner_set_revealed (self->banner, notice != NULL);
}

static void
accepted_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RogRegisterBanner) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!rog_desk_accept_restore_finish (ROG_DESK (object), result, &error))
    rog_window_show_error (GTK_WIDGET (self), _("That the register was put back could not be entered."), error);
}

static void
accept_cb (RogRegisterBanner *self)
{
  rog_desk_accept_restore_async (self->desk, NULL, accepted_cb, g_object_ref (self));
}

static void
backup_cb (RogRegisterBanner *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.backup", NULL);
}

static const char *
describe_todo (RogDesk *desk)
{
  if (!rog_desk_can_accept_restore (desk))
    return _("What is sound can be read and exported. Make a backup of it as it is now, and have the computer’s disk looked at; an older backup brings back what it held.");
  if (!rog_desk_is_known (desk))
    return _("Nothing speaks against it, and nothing vouches for it. If the keyring only did not answer, lock and unlock: it is compared again. Otherwise nothing can be entered before you say that it is the right one; its records end here then and go on in new ones, and the record says so. If you are not sure, close the program, keep a copy of its folder, and have it looked at.");

  return _("Nothing can be entered into it before you say why. If it was put back on purpose, from a backup say, its records end here and go on in new ones, and the record says so. If not, close the program, keep a copy of its folder, and have it looked at.");
}

/* What was found, whole, and what can be done about it. */
static void
show_way_out (RogRegisterBanner *self)
{
  gboolean         accept = rog_desk_can_accept_restore (self->desk);
  const char      *todo = describe_todo (self->desk);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", rog_desk_get_register_notice (self->desk), todo);
  AdwDialog       *dialog = adw_alert_dialog_new (_("The register needs attention"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "close", _("Close"), "backup", _("Back Up…"), NULL);
  if (accept)
    {
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "accept", rog_desk_is_known (self->desk) ? _("It Was Put Back on Purpose") : _("It Is the Right One"));
      adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "accept", ADW_RESPONSE_DESTRUCTIVE);
      g_signal_connect_object (dialog, "response::accept", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
    }
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response::backup", G_CALLBACK (backup_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
clicked_cb (RogRegisterBanner *self)
{
  if (rog_desk_is_notice_grave (self->desk))
    show_way_out (self);
  else
    rog_desk_dismiss_notice (self->desk);
}

static void
rog_register_banner_dispose (GObject *object)
{
  RogRegisterBanner *self = ROG_REGISTER_BANNER (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (rog_register_banner_parent_class)->dispose (object);
}

static void
rog_register_banner_class_init (RogRegisterBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rog_register_banner_dispose;
}

static void
rog_register_banner_init (RogRegisterBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * rog_register_banner_new:
 * @desk: a desk that is open
 *
 * Returns: (transfer floating): the banner, hidden while the register is whole
 */
GtkWidget *
rog_register_banner_new (RogDesk *desk)
{
  RogRegisterBanner *self = g_object_new (ROG_TYPE_REGISTER_BANNER, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::register-notice", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
