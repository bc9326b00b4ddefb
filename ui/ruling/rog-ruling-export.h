// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

#include "service/rog-work.h"

G_BEGIN_DECLS

/* What was signed, into files that the person chooses: the PDF, its signature, the certificate. */
void rog_ruling_export_decision (GtkWidget  *parent,
                                 RogWork    *work,
                                 const char *decision);
void rog_ruling_export_extract (GtkWidget  *parent,
                                RogWork    *work,
                                const char *decision,
                                const char *person);
void rog_ruling_export_letter (GtkWidget  *parent,
                               RogWork    *work,
                               const char *letter);

G_END_DECLS
