// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "form/rog-form-card.h"

G_BEGIN_DECLS

/**
 * RogFormGroup:
 *
 * A list of objects of one kind in a form, with a button that adds one. Signal "changed".
 */
#define ROG_TYPE_FORM_GROUP (rog_form_group_get_type ())
G_DECLARE_FINAL_TYPE (RogFormGroup, rog_form_group, ROG, FORM_GROUP, AdwPreferencesGroup)

GtkWidget *rog_form_group_new (const char         *title,
                               const char         *untitled,
                               const char         *add,
                               const RogFormField *fields);
void       rog_form_group_set_begin (RogFormGroup *self,
                                     const char   *member,
                                     const char   *value);
void       rog_form_group_load (RogFormGroup *self,
                                JsonArray    *array);
gboolean   rog_form_group_is_complete (RogFormGroup *self);
JsonArray *rog_form_group_to_json (RogFormGroup *self);
GPtrArray *rog_form_group_get_cards (RogFormGroup *self);

G_END_DECLS
