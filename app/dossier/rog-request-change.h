// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * What a person corrects or adds in the facts of a request, before it is an act. A change is an object
 * with "part", "key" and "state"; one without a state takes the fact away. Parts are
 *
 *   "member"    a text of the request: "legal_basis", "authority/name"; state: text, pins, reason
 *   "in_short"  a statement; the key is its label; state: label, text, pins, reason
 *   "offence"   an offence alleged; the key is its id; state: as `offences`, with a reason
 *   "intake"    an intake fact; the key is its name; state: as `intake`
 *
 * Each has its proof: pins, or a reason; an intake fact as `proof`. A fact that is taken away has a
 * "reason" beside "part". Changes are kept by part and key, so that they hold whatever else of the
 * request changes meanwhile.
 */
#define ROG_REQUEST_MEMBER "member"
#define ROG_REQUEST_IN_SHORT "in_short"
#define ROG_REQUEST_OFFENCE "offence"
#define ROG_REQUEST_INTAKE "intake"

JsonObject *rog_request_change_new (const char *part,
                                    const char *key,
                                    JsonObject *state,
                                    const char *reason);
JsonObject *rog_request_changes_find (JsonArray  *changes,
                                      const char *part,
                                      const char *key);
JsonArray  *rog_request_changes_put (JsonArray  *changes,
                                     JsonObject *change);
JsonObject *rog_request_changes_apply (JsonArray  *changes,
                                       JsonObject *request);
gboolean    rog_request_changes_check (JsonArray *changes,
                                       GError   **error);
JsonObject *rog_request_peek_passage (JsonObject *request,
                                      const char *member);
JsonObject *rog_request_peek_fact (JsonObject *request,
                                   const char *part,
                                   const char *key);

G_END_DECLS
