// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcome/rog-welcome.h"

#include "welcome/rog-identity-page.h"
#include "welcome/rog-sheet-page.h"

struct _RogWelcome
{
  AdwBin parent_instance;

  AdwNavigationView *pages;
  RogIdentityPage   *identity; /* (nullable): absent when the keys were made in an earlier run */
};

G_DEFINE_FINAL_TYPE (RogWelcome, rog_welcome, ADW_TYPE_BIN)

static void
state_cb (RogWelcome *self,
          GParamSpec *pspec,
          RogDesk    *desk)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  if (rog_desk_get_state (desk) == ROG_DESK_RECOVERY_SHEET && !ROG_IS_SHEET_PAGE (page))
    adw_navigation_view_push (self->pages, rog_sheet_page_new (desk));
}

static void
rog_welcome_class_init (RogWelcomeClass *klass)
{
}

static void
rog_welcome_init (RogWelcome *self)
{
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->pages));
}

/**
 * rog_welcome_new:
 * @desk: a desk in one of the two states of first run
 *
 * Returns: (transfer floating): the place for first run
 */
GtkWidget *
rog_welcome_new (RogDesk *desk)
{
  RogWelcome        *self = g_object_new (ROG_TYPE_WELCOME, NULL);
  AdwNavigationPage *page;

  if (rog_desk_get_state (desk) == ROG_DESK_FIRST_RUN)
    {
      page = rog_identity_page_new (desk);
      self->identity = ROG_IDENTITY_PAGE (page);
    }
  else
    page = rog_sheet_page_new (desk);

  adw_navigation_view_add (self->pages, page);
  g_signal_connect_object (desk, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * rog_welcome_wants_practice:
 * @self: the place for first run
 *
 * Returns: whether the person asked for a practice dossier
 */
gboolean
rog_welcome_wants_practice (RogWelcome *self)
{
  g_return_val_if_fail (ROG_IS_WELCOME (self), FALSE);

  return self->identity != NULL && rog_identity_page_wants_practice (self->identity);
}
