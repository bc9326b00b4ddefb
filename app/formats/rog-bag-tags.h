// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The text files of a bag (RFC 8493 § 2), read from and written to bytes. */

char       *rog_bag_parse_declaration (GBytes  *bytes,
                                       GError **error);
GHashTable *rog_bag_parse_manifest (const char   *name,
                                    GBytes       *bytes,
                                    GChecksumType type,
                                    gboolean      payload,
                                    const char   *version,
                                    GError      **error);
GHashTable *rog_bag_parse_info (GBytes  *bytes,
                                GError **error);
gboolean    rog_bag_parse_oxum (const char *text,
                                guint64    *octets,
                                guint64    *files);
char       *rog_bag_encode_name (const char *name);

G_END_DECLS
