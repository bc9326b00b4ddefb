// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * request.json (data/schema/request-1.json): a request as one file. Its members:
 *
 *   "v": 1
 *   "request"          what the whole is: instrument, authority, references, intake, offences
 *   "documents"        each with "id", and "file": where its file lies in the bag
 *   "persons", "capacities", "representations", "limits", "secrecy"   each with "id"
 *   "items"            each with "id", "number", "title" and "scope", what is asked for
 *
 * The members of each are those of the dossier's own tables. What no table knows is kept.
 */

JsonObject *rog_request_file_parse (GBytes  *bytes,
                                    GError **error);
GBytes     *rog_request_file_write (JsonObject *request,
                                    GError    **error);
gboolean    rog_request_file_check (JsonObject *request,
                                    GError    **error);

G_END_DECLS
