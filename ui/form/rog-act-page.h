// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "form/rog-form-row.h"
#include "form/rog-proof-group.h"

G_BEGIN_DECLS

/**
 * RogActPage:
 *
 * A form in the desk whose fields become one act. It covers no document: passages are selected
 * beside it. Going back enters nothing, and can be undone where something was typed; what it enters cannot be changed,
 * only followed.
 *
 * Whoever makes one adds fields, choices and a proof, and connects to "go", which comes once
 * nothing is missing. Then rog_act_page_begin() makes it wait, and rog_act_page_end() closes it, or
 * says what went wrong. "changed" comes with every change, before it is asked what is missing; "closed", when it is gone, entered or not.
 */
#define ROG_TYPE_ACT_PAGE (rog_act_page_get_type ())
G_DECLARE_FINAL_TYPE (RogActPage, rog_act_page, ROG, ACT_PAGE, AdwNavigationPage)

/* What is missing, in a sentence, or %NULL. */
typedef const char *(*RogActPageMissing) (RogActPage *self,
                                          gpointer    data);

RogActPage *rog_act_page_new (const char *title,
                              const char *button);
void        rog_act_page_set_missing (RogActPage       *self,
                                      RogActPageMissing func,
                                      gpointer          data,
                                      GDestroyNotify    destroy);
gpointer    rog_act_page_get_data (RogActPage *self);

AdwPreferencesGroup *rog_act_page_add_group (RogActPage *self,
                                             const char *title,
                                             const char *description);
AdwPreferencesGroup *rog_act_page_add_fields (RogActPage         *self,
                                              const char         *title,
                                              const RogFormField *fields,
                                              JsonObject         *object);
GtkWidget           *rog_act_page_get_row (RogActPage *self,
                                           const char *member);
char                *rog_act_page_dup_value (RogActPage *self,
                                             const char *member);
GtkWidget           *rog_act_page_add_check (RogActPage *self,
                                             GtkWidget  *group,
                                             const char *member,
                                             const char *id,
                                             const char *title,
                                             gboolean    active);
AdwPreferencesGroup *rog_act_page_add_entities (RogActPage *self,
                                                const char *title,
                                                const char *description,
                                                const char *member,
                                                GListModel *entities,
                                                const char *name,
                                                JsonArray  *chosen);
GtkWidget           *rog_act_page_add_entity (RogActPage          *self,
                                              AdwPreferencesGroup *group,
                                              const char          *member,
                                              const char          *title,
                                              GListModel          *entities,
                                              const char          *name,
                                              const char          *none);
gboolean             rog_act_page_has (RogActPage *self,
                                       const char *member,
                                       const char *id);
guint                rog_act_page_count (RogActPage *self,
                                         const char *member);
void                 rog_act_page_take_group (RogActPage          *self,
                                              AdwPreferencesGroup *group);
JsonObject          *rog_act_page_peek_more (RogActPage *self,
                                             const char *id);
void                 rog_act_page_set_more (RogActPage *self,
                                            const char *id,
                                            JsonObject *more);
void                 rog_act_page_set_proof (RogActPage    *self,
                                             RogProofGroup *proof);
RogProofGroup       *rog_act_page_get_proof (RogActPage *self);
void                 rog_act_page_put_proof (RogActPage *self,
                                             JsonObject *body);
gboolean             rog_act_page_add_pin (RogActPage *self,
                                           JsonObject *pin);

gboolean    rog_act_page_is_begun (RogActPage *self);
JsonObject *rog_act_page_dup_state (RogActPage *self);
void        rog_act_page_set_state (RogActPage *self,
                                    JsonObject *state);
JsonObject *rog_act_page_to_json (RogActPage *self);
void        rog_act_page_update (RogActPage *self);
void        rog_act_page_begin (RogActPage *self);
void        rog_act_page_end (RogActPage   *self,
                              const char   *done,
                              const GError *error,
                              const char   *what);

G_END_DECLS
