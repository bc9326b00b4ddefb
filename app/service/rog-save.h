// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files in clear that a person asked for: all of them whole in their places, or none, and what lay there before as it was. */
typedef struct _RogSave RogSave;

gboolean rog_save_check (GFile   *file,
                         GError **error);
RogSave *rog_save_new (void);
void     rog_save_free (RogSave *self);
gboolean rog_save_add (RogSave      *self,
                       GFile        *file,
                       GBytes       *bytes,
                       GCancellable *cancellable,
                       GError      **error);
gboolean rog_save_commit (RogSave *self,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogSave, rog_save_free)

G_END_DECLS
