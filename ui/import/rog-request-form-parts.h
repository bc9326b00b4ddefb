// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the cards of the form say, made into what request.json has.
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void rog_request_form_finish_item (JsonObject *item,
                                   guint       number);
void rog_request_form_finish_persons (JsonObject *request,
                                      JsonArray  *persons);
void rog_request_form_finish_documents (JsonArray *documents,
                                        JsonArray *items);
void rog_request_form_finish_secrecy (JsonObject *request,
                                      JsonArray  *secrecy);

G_END_DECLS
