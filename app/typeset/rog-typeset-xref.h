// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rog_typeset_xref_free_unwritten (GByteArray *pdf,
                                          GError    **error);

G_END_DECLS
