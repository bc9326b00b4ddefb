// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcome/rog-identity-page.h"

#include <glib/gi18n.h>

#include "lock/rog-recover-dialog.h"
#include "welcome/rog-role-card.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

#define PIN_LENGTH 6

struct _RogIdentityPage
{
  AdwNavigationPage parent_instance;

  RogRoleCard         *judge;
  RogRoleCard         *clerk;
  RogRoleCard         *counsel;
  AdwEntryRow         *name;
  AdwEntryRow         *office;
  AdwPasswordEntryRow *pin;
  AdwPasswordEntryRow *pin_again;
  AdwSwitchRow        *practice;
  GtkButton           *go;
  GtkLabel            *missing;

  RogDesk *desk; /* (owned) */
  gboolean busy;
  gboolean made; /* the keys of a new register, not those of a backup */
};

G_DEFINE_FINAL_TYPE (RogIdentityPage, rog_identity_page, ADW_TYPE_NAVIGATION_PAGE)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
dup_stripped (gpointer row)
{
  return g_strstrip (g_strdup (get_text (row)));
}

static const char *
get_role (RogIdentityPage *self)
{
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->clerk)))
    return "clerk";
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->counsel)))
    return "counsel";

  return "judge";
}

/* What is still missing, in words; NULL when nothing is. */
static const char *
find_missing (RogIdentityPage *self)
{
  g_autofree char *name = dup_stripped (self->name);
  g_autofree char *office = dup_stripped (self->office);

  if (*name == '\0')
    return _("Your name is missing");
  if (*office == '\0')
    return _("Court or firm is missing");
  if (g_utf8_strlen (get_text (self->pin), -1) < PIN_LENGTH)
    return _("The PIN needs at least six characters");
  if (strcmp (get_text (self->pin), get_text (self->pin_again)) != 0)
    return _("The two PINs are not the same yet");

  return NULL;
}

static void
update (RogIdentityPage *self)
{
  const char *missing = find_missing (self);

  gtk_label_set_label (self->missing, self->busy ? _("Making your keys…") : missing != NULL ? missing
                                                                                            : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->go), missing == NULL && !self->busy);
}

static void
update_cb (RogIdentityPage *self)
{
  if (self->desk != NULL)
    update (self);
}

static void
forget_pin (RogIdentityPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->pin), "");
  gtk_editable_set_text (GTK_EDITABLE (self->pin_again), "");
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RogIdentityPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  if (self->desk == NULL)
    return;

  if (!rog_desk_make_identity_finish (self->desk, result, &error))
    rog_window_show_error (GTK_WIDGET (self), _("Your keys could not be made."), error);
  else
    {
      self->made = TRUE;
      forget_pin (self);
    }
  update (self);
}

static void
continue_cb (RogIdentityPage *self)
{
  g_autofree char *name = NULL;
  g_autofree char *office = NULL;
  g_autoptr (RogSecret) pin = NULL;

  if (self->busy || find_missing (self) != NULL)
    return;

  name = dup_stripped (self->name);
  office = dup_stripped (self->office);
  pin = rog_secret_new_copy (get_text (self->pin), strlen (get_text (self->pin)));
  self->busy = TRUE;
  update (self);
  rog_desk_make_identity_async (self->desk, name, office, get_role (self), pin, NULL, made_cb, g_object_ref (self));
}

static void
restore_cb (RogIdentityPage *self)
{
  if (!self->busy)
    adw_dialog_present (rog_recover_dialog_new_restore (self->desk), GTK_WIDGET (self));
}

static void
rog_identity_page_dispose (GObject *object)
{
  RogIdentityPage *self = ROG_IDENTITY_PAGE (object);

  g_clear_object (&self->desk);

  G_OBJECT_CLASS (rog_identity_page_parent_class)->dispose (object);
}

static void
rog_identity_page_class_init (RogIdentityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_identity_page_dispose;

  g_type_ensure (ROG_TYPE_ROLE_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-identity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RogIdentityPage, judge);
  gtk_widget_class_bind_template_child (widget_class, RogIdentityPage, clerk);
  gtk_widget_class_bind_template_child (widget_class, RogIdentityPage, counsel);
  gtk_widget_class_bind_template_child (widget_class, RogIdentityPage, name);
  gtk_widget_class_bind_template_child (widget_class, RogIdentityPage, office);
  gtk_widget_class_bind_template_child (widget_class, RogIdentityPage, pin);
  gtk_widget_class_bind_template_child (widget_class, RogIdentityPage, pin_again);
  gtk_widget_class_bind_template_child (widget_class, RogIdentityPage, practice);
  gtk_widget_class_bind_template_child (widget_class, RogIdentityPage, go);
  gtk_widget_class_bind_template_child (widget_class, RogIdentityPage, missing);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
rog_identity_page_init (RogIdentityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rog_row_name_list (GTK_WIDGET (self->practice), _("Practice"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->pin), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->pin_again), FALSE);
}

/**
 * rog_identity_page_new:
 * @desk: the desk that asks who its person is
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
rog_identity_page_new (RogDesk *desk)
{
  RogIdentityPage *self = g_object_new (ROG_TYPE_IDENTITY_PAGE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "left", G_CALLBACK (forget_pin), self, G_CONNECT_SWAPPED);
  gtk_editable_set_text (GTK_EDITABLE (self->name), strcmp (g_get_real_name (), "Unknown") != 0 && strcmp (g_get_real_name (), "root") != 0 ? g_get_real_name () : "");
  update (self);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * rog_identity_page_wants_practice:
 * @self: the page
 *
 * Returns: whether a practice dossier is to be added to the new register
 */
gboolean
rog_identity_page_wants_practice (RogIdentityPage *self)
{
  g_return_val_if_fail (ROG_IS_IDENTITY_PAGE (self), FALSE);

  return (self->busy || self->made) && adw_switch_row_get_active (self->practice);
}
