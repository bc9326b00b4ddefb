// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RogOperation:
 *
 * Something that takes a while: its progress, a sentence, and a way to stop it.
 * Made and read on the main thread; rog_operation_report() may be called on any.
 */
#define ROG_TYPE_OPERATION (rog_operation_get_type ())
G_DECLARE_FINAL_TYPE (RogOperation, rog_operation, ROG, OPERATION, GObject)

RogOperation *rog_operation_new (void);
GCancellable *rog_operation_get_cancellable (RogOperation *self);
void          rog_operation_cancel (RogOperation *self);
void          rog_operation_report (RogOperation *self,
                                    guint64       done,
                                    guint64       total,
                                    const char   *what);
double        rog_operation_get_fraction (RogOperation *self);
guint64       rog_operation_get_done (RogOperation *self,
                                      guint64      *total);
const char   *rog_operation_get_what (RogOperation *self);

G_END_DECLS
