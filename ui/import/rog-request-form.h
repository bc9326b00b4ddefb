// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RogRequestForm:
 *
 * The form for what bare PDFs do not say: who asks for what, concerning whom, by when. It
 * keeps every member of the request it does not show. Signal "done".
 */
#define ROG_TYPE_REQUEST_FORM (rog_request_form_get_type ())
G_DECLARE_FINAL_TYPE (RogRequestForm, rog_request_form, ROG, REQUEST_FORM, AdwNavigationPage)

AdwNavigationPage *rog_request_form_new (JsonObject *request, GListModel *files, const char *court);
JsonObject        *rog_request_form_dup_request (RogRequestForm *self);

G_END_DECLS
