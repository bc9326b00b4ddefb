// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/rog-database.h"

G_BEGIN_DECLS

/* Settings of the register: one text by name. Encrypted as everything in it; not a projection. */
gboolean rog_settings_get (RogDatabase *database,
                           const char  *name,
                           char       **value,
                           GError     **error);
gboolean rog_settings_set (RogDatabase *database,
                           const char  *name,
                           const char  *value,
                           GError     **error);

/* Where a person was on a screen: a text by name, of one user. */
gboolean rog_places_get (RogDatabase *database,
                         const char  *user,
                         const char  *name,
                         char       **value,
                         GError     **error);
gboolean rog_places_set (RogDatabase *database,
                         const char  *user,
                         const char  *name,
                         const char  *value,
                         GError     **error);

G_END_DECLS
