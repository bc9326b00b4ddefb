// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/rog-drafts.h"
#include "service/rog-work-private.h"

G_BEGIN_DECLS

#define ROG_SCOPE_KIND "scope-draft"
#define ROG_RULING_KIND "ruling-draft"

/* A draft and the paper it is kept in. */
typedef struct
{
  RogDrafts *drafts; /* (unowned) */
  GObject   *draft;  /* (owned) */
  char      *paper;  /* (owned): its id */
  gboolean   dirty;
} RogKept;

struct _RogDrafts
{
  GObject parent_instance;

  RogWork    *work;   /* (unowned): it owns this */
  GListStore *scopes; /* (owned): RogScopeDraft */
  GPtrArray  *kept;   /* (owned): RogKept, one for each of scopes */
  RogKept    *ruling; /* (owned) (nullable): until it is asked for */
  guint       timer;
  gboolean    quiet; /* a change is being taken over, not made */
  gint        serial;
};

RogKept        *rog_drafts_keep (RogDrafts  *self,
                                 gpointer    draft,
                                 const char *paper);
void            rog_kept_free (RogKept *kept);
RogRulingDraft *rog_drafts_make_ruling (RogDrafts *self);

G_END_DECLS
