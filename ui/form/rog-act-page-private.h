// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/rog-act-page.h"

G_BEGIN_DECLS

struct _RogActPage
{
  AdwNavigationPage parent_instance;

  AdwPreferencesPage *page;
  GtkButton          *go;
  GtkLabel           *missing;

  GPtrArray        *rows;     /* from rog_form_row_new(); the rows are their parent's */
  GPtrArray        *checks;   /* check buttons, each with a member and an id */
  GPtrArray        *entities; /* from rog_entity_row_new() */
  JsonObject       *more;     /* (owned): what was made in groups of another kind, by id */
  RogProofGroup    *proof;    /* its parent's (nullable) */
  RogActPageMissing find_missing;
  gpointer          data;
  GDestroyNotify    destroy;
  char             *sentence; /* (owned) (nullable): what is missing */
  char             *before;   /* (owned) (nullable): what it said when it was first shown */
  gboolean          busy;
  gboolean          entered;
  gboolean          watched; /* whether its view tells when it is popped */
};

/* rog-act-page-state.c */
void rog_act_page_showing (AdwNavigationPage *page);

G_END_DECLS
