// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcome/rog-welcome.h"

#include "welcome/rog-identity-page.h"
#include "welcome/rog-sheet-page.h"

struct _RogWelcome
{
  AdwBin parent_instance;

  AdwNavigationView *pages;
  RogIdentityPage   *identity; /* (nullable): absent when the keys were made in an earlier run, or before the lock */
  gboolean           practice; /* asked for before the lock */
};

G_DEFINE_FINAL_TYPE (RogWelcome, rog_welcome, ADW_TYPE_BIN)

static void
state_cb (RogWelcome *self,
          GParamSpec *pspec,
          RogDesk    *desk)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->pages);

  if (rog_desk_get_state (desk) == ROG_DESK_RECOVERY_SHEET && !ROG_IS_SHEET_PAGE (page))
    adw_navigation_view_push (self->pages, rog_sheet_page_new (desk, FALSE, FALSE));
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
 * @done: (nullable): what rog_welcome_get_done() told when the desk was locked
 *
 * Returns: (transfer floating): the place for first run
 */
GtkWidget *
rog_welcome_new (RogDesk  *desk,
                 GVariant *done)
{
  RogWelcome        *self = g_object_new (ROG_TYPE_WELCOME, NULL);
  AdwNavigationPage *page;
  gboolean           printed = FALSE, saved = FALSE;

  if (done != NULL)
    g_variant_get (done, "(bbb)", &self->practice, &printed, &saved);

  if (rog_desk_get_state (desk) == ROG_DESK_FIRST_RUN)
    {
      page = rog_identity_page_new (desk);
      self->identity = ROG_IDENTITY_PAGE (page);
    }
  else
    page = rog_sheet_page_new (desk, printed, saved);

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

  return self->practice || (self->identity != NULL && rog_identity_page_wants_practice (self->identity));
}

/**
 * rog_welcome_get_done:
 * @self: the place for first run
 *
 * Returns: (transfer full): what was chosen and done so far and need not be done again, for rog_welcome_new()
 */
GVariant *
rog_welcome_get_done (RogWelcome *self)
{
  AdwNavigationPage *page;
  gboolean           is_sheet;

  g_return_val_if_fail (ROG_IS_WELCOME (self), NULL);

  page = adw_navigation_view_get_visible_page (self->pages);
  is_sheet = ROG_IS_SHEET_PAGE (page);

  return g_variant_ref_sink (g_variant_new ("(bbb)", rog_welcome_wants_practice (self),
                                            is_sheet && rog_sheet_page_get_printed (ROG_SHEET_PAGE (page)),
                                            is_sheet && rog_sheet_page_get_saved (ROG_SHEET_PAGE (page))));
}
