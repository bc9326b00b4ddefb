// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "dossier/rog-dossier.h"

G_BEGIN_DECLS

/**
 * RogFold:
 *
 * Which acts there are, which rests on which, and so which acts on an object are its latest ones. It knows
 * nothing of what bodies mean. Private to the dossier.
 */
typedef struct _RogFold RogFold;

typedef struct
{
  char       *hash;
  char       *record;
  guint64     seq;
  char       *kind;
  char       *object;
  char       *at;
  char       *author_name;
  char       *author_role;
  GType       type;
  JsonObject *body;
} RogFoldState;

RogFold   *rog_fold_new (void);
void       rog_fold_free (RogFold *self);
gboolean   rog_fold_has_act (RogFold    *self,
                             const char *hash);
void       rog_fold_add_act (RogFold           *self,
                             const char        *hash,
                             const char *const *after);
void       rog_fold_add_state (RogFold          *self,
                               const RogActView *view,
                               GType             type,
                               const char       *object,
                               JsonObject       *body);
GPtrArray *rog_fold_get_heads (RogFold    *self,
                               const char *object,
                               GType       type);
GPtrArray *rog_fold_get_contested (RogFold *self);
char      *rog_fold_get_first_at (RogFold    *self,
                                  const char *object,
                                  GType       type);
guint      rog_fold_get_n_acts (RogFold *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogFold, rog_fold_free)

G_END_DECLS
