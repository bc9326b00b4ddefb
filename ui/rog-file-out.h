// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     rog_save_bytes_async (GtkWidget          *parent,
                               const char         *title,
                               const char         *name,
                               GBytes             *bytes,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
GFile   *rog_save_bytes_finish (GtkWidget    *parent,
                                GAsyncResult *result,
                                GError      **error);
void     rog_print_pdf_async (GtkWidget          *parent,
                              const char         *title,
                              GBytes             *pdf,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
gboolean rog_print_pdf_finish (GtkWidget    *parent,
                               GAsyncResult *result,
                               GError      **error);

G_END_DECLS
