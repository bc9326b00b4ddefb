// SPDX-License-Identifier: GPL-3.0-or-later
#include "lock/rog-lock-page.h"

#include <glib/gi18n.h>

#include "lock/rog-recover-dialog.h"
#include "rog-error-text.h"
#include "service/rog-profile.h"

struct _RogLockPage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkButton     *unlock;
  GtkButton     *recover;
  GtkButton     *restore;
  GtkLabel      *problem;
  GtkExpander   *more;
  GtkLabel      *details;

  RogDesk *desk; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogLockPage, rog_lock_page, ADW_TYPE_BIN)

typedef struct
{
  RogDeskState state;
  const char  *icon;
  const char  *title;
  const char  *safe;
  const char  *keyring; /* with the name of the keyring in it; left out where that has none */
  const char  *todo;
  const char  *button;
  gboolean     recover;
} Face;

#define WHOLE N_ ("The register is here, encrypted and whole.")

static const Face faces[] = {
  { ROG_DESK_LOCKED, "system-lock-screen-symbolic", N_ ("Locked"), N_ ("The register is closed and its keys are dropped."), NULL, N_ ("You come back to where you were."), N_ ("Unlock"), FALSE },
  { ROG_DESK_KEYRING_LOCKED, "dialog-password-symbolic", N_ ("The keyring is locked"), WHOLE, N_ ("Its key is in the keyring “%s”."), N_ ("Unlock it with its password, usually that of your login. Where that password is lost, the keyring has to be deleted, for example in Passwords and Keys, and what other programs keep in it is lost too. Then the recovery sheet brings the key of the register back."), N_ ("Unlock Keyring"), FALSE },
  { ROG_DESK_NO_KEYRING, "dialog-password-symbolic", N_ ("No keyring answers"), N_ ("Nothing on the disk was touched."), NULL, N_ ("The key of the register is kept by the keyring service of this system, usually GNOME Keyring or KWallet, and none answers. Log out and in again, or start that service, then try again."), N_ ("Try Again"), FALSE },
  { ROG_DESK_KEY_MISSING, "dialog-password-symbolic", N_ ("The key of the register is missing"), WHOLE, N_ ("Its key was looked for in the keyring “%s”."), N_ ("There is no key for it any more. The recovery sheet brings it back; no new key is made over it."), N_ ("Try Again"), TRUE },
  { ROG_DESK_BROKEN, "dialog-warning-symbolic", N_ ("The register could not be opened"), NULL, NULL, NULL, N_ ("Try Again"), FALSE },
};

static const Face *
find_face (RogDeskState state)
{
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    if (faces[i].state == state)
      return &faces[i];

  return NULL;
}

/* What happened since the button was pressed; the page's own words stay. */
static void
show_problem (RogLockPage  *self,
              const GError *error)
{
  g_autoptr (RogErrorText) text = error != NULL ? rog_error_text_new (error, NULL) : NULL;
  g_autofree char *line = text != NULL ? rog_error_text_to_line (text) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->problem), line != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->more), line != NULL);
  gtk_label_set_label (self->problem, line != NULL ? line : "");
  gtk_label_set_label (self->details, text != NULL ? text->details : "");
}

/* The keyring has the keys and the folder is gone: a backup can take its place. */
static gboolean
is_folder_gone (RogLockPage *self)
{
  return rog_desk_get_state (self->desk) == ROG_DESK_BROKEN &&
         g_error_matches (rog_desk_get_problem (self->desk), ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_NOT_FOUND);
}

/* What leads on stands out: without a key, that is the sheet. */
static GtkWidget *
get_way_on (RogLockPage *self)
{
  return GTK_WIDGET (gtk_widget_get_visible (GTK_WIDGET (self->recover)) ? self->recover : self->unlock);
}

/* That the register is safe, which keyring it is about, where that can say so, and what to do. */
static char *
describe (RogLockPage *self,
          const Face  *face)
{
  const char *label = rog_desk_get_keyring_label (self->desk);
  g_auto (GStrv) parts = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *named = NULL;

  if (face->safe == NULL)
    return NULL;
  if (face->keyring == NULL || label == NULL)
    return g_strjoin (" ", _(face->safe), _(face->todo), NULL);

  /* A status page takes markup. */
  escaped = g_markup_escape_text (label, -1);
  parts = g_strsplit (_(face->keyring), "%s", 2);
  named = g_strjoinv (escaped, parts);

  return g_strjoin (" ", _(face->safe), named, _(face->todo), NULL);
}

static void
update (RogLockPage *self)
{
  RogDeskState     state = rog_desk_get_state (self->desk);
  const Face      *face = find_face (state);
  g_autofree char *description = NULL;

  if (face == NULL)
    return;

  description = describe (self, face);

  adw_status_page_set_icon_name (self->status, face->icon);
  adw_status_page_set_title (self->status, _(face->title));
  adw_status_page_set_description (self->status, description);
  gtk_button_set_label (self->unlock, _(face->button));
  gtk_widget_set_visible (GTK_WIDGET (self->recover), face->recover);
  gtk_widget_set_visible (GTK_WIDGET (self->restore), is_folder_gone (self));
  gtk_widget_remove_css_class (GTK_WIDGET (self->unlock), "suggested-action");
  gtk_widget_remove_css_class (GTK_WIDGET (self->recover), "suggested-action");
  gtk_widget_add_css_class (get_way_on (self), "suggested-action");
  show_problem (self, state == ROG_DESK_BROKEN ? rog_desk_get_problem (self->desk) : NULL);
}

static void
opened (RogLockPage *self,
        gboolean     done,
        GError      *error)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock), TRUE);
  if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error);
}

static void
unlocked_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RogLockPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = rog_desk_unlock_finish (ROG_DESK (object), result, &error);

  if (self->desk != NULL)
    opened (self, done, error);
}

static void
started_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogLockPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = rog_desk_start_finish (ROG_DESK (object), result, &error);

  if (self->desk != NULL)
    opened (self, done, error);
}

static void
unlock_cb (RogLockPage *self)
{
  RogDeskState state = rog_desk_get_state (self->desk);

  gtk_widget_set_sensitive (GTK_WIDGET (self->unlock), FALSE);
  if (state == ROG_DESK_LOCKED || state == ROG_DESK_KEYRING_LOCKED)
    rog_desk_unlock_async (self->desk, NULL, unlocked_cb, g_object_ref (self));
  else
    rog_desk_start_async (self->desk, NULL, started_cb, g_object_ref (self));
}

static void
recover_cb (RogLockPage *self)
{
  adw_dialog_present (rog_recover_dialog_new (self->desk), GTK_WIDGET (self));
}

static void
restore_cb (RogLockPage *self)
{
  adw_dialog_present (rog_recover_dialog_new_restore (self->desk), GTK_WIDGET (self));
}

static gboolean
rog_lock_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_way_on (ROG_LOCK_PAGE (widget)));
}

static void
rog_lock_page_dispose (GObject *object)
{
  RogLockPage *self = ROG_LOCK_PAGE (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (rog_lock_page_parent_class)->dispose (object);
}

static void
rog_lock_page_class_init (RogLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_lock_page_dispose;
  widget_class->grab_focus = rog_lock_page_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RogLockPage, status);
  gtk_widget_class_bind_template_child (widget_class, RogLockPage, unlock);
  gtk_widget_class_bind_template_child (widget_class, RogLockPage, recover);
  gtk_widget_class_bind_template_child (widget_class, RogLockPage, restore);
  gtk_widget_class_bind_template_child (widget_class, RogLockPage, problem);
  gtk_widget_class_bind_template_child (widget_class, RogLockPage, more);
  gtk_widget_class_bind_template_child (widget_class, RogLockPage, details);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
  gtk_widget_class_bind_template_callback (widget_class, recover_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
rog_lock_page_init (RogLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_lock_page_new:
 * @desk: a desk that is locked, or whose register cannot be opened
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
rog_lock_page_new (RogDesk *desk)
{
  RogLockPage *self = g_object_new (ROG_TYPE_LOCK_PAGE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
