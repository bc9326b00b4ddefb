// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-item.h"

G_BEGIN_DECLS

/**
 * RogScopeDraft:
 *
 * The extent that is being worked on for one item: which fields are changed, why, by which route, and what
 * becomes of the rest (casework § 4). A working paper of its author, without number or date. Its JSON is a
 * whole state, so that undo is putting an earlier one back. "changed" is emitted after each change. Main thread.
 */
#define ROG_TYPE_SCOPE_DRAFT (rog_scope_draft_get_type ())
G_DECLARE_FINAL_TYPE (RogScopeDraft, rog_scope_draft, ROG, SCOPE_DRAFT, GObject)

RogScopeDraft *rog_scope_draft_new (RogItem *item);
RogScopeDraft *rog_scope_draft_from_json (JsonObject *object,
                                          GError    **error);
JsonObject    *rog_scope_draft_to_json (RogScopeDraft *self);
gboolean       rog_scope_draft_replace (RogScopeDraft *self,
                                        JsonObject    *object,
                                        GError       **error);

const char *rog_scope_draft_get_item (RogScopeDraft *self);
const char *rog_scope_draft_get_rests_on (RogScopeDraft *self);
JsonObject *rog_scope_draft_peek_requested (RogScopeDraft *self);
gboolean    rog_scope_draft_is_on_earlier (RogScopeDraft *self,
                                           const char    *field);
char      **rog_scope_draft_rebase (RogScopeDraft *self,
                                    RogItem       *item);
void        rog_scope_draft_follow (RogScopeDraft *self,
                                    RogItem       *item);
gboolean    rog_scope_draft_has_changes (RogScopeDraft *self);

void        rog_scope_draft_set_value (RogScopeDraft *self,
                                       const char    *field,
                                       JsonNode      *value);
void        rog_scope_draft_set_period (RogScopeDraft *self,
                                        const char    *from,
                                        const char    *to);
void        rog_scope_draft_clear (RogScopeDraft *self,
                                   const char    *field);
void        rog_scope_draft_set_reason (RogScopeDraft *self,
                                        const char    *field,
                                        const char    *reason);
void        rog_scope_draft_set_pins (RogScopeDraft *self,
                                      const char    *field,
                                      JsonArray     *pins);
void        rog_scope_draft_set_route (RogScopeDraft *self,
                                       const char    *field,
                                       JsonObject    *route);
void        rog_scope_draft_set_rest (RogScopeDraft *self,
                                      const char    *field,
                                      const char    *rest);
JsonObject *rog_scope_draft_peek_change (RogScopeDraft *self,
                                         const char    *field);
char      **rog_scope_draft_dup_fields (RogScopeDraft *self);
JsonArray  *rog_scope_draft_get_changes (RogScopeDraft *self);
JsonObject *rog_scope_draft_get_scope (RogScopeDraft *self);
gboolean    rog_scope_draft_compare (RogScopeDraft *self,
                                     gboolean       other_measure,
                                     RogRules      *rules,
                                     GPtrArray    **report);
GPtrArray  *rog_scope_draft_split (RogScopeDraft *self,
                                   RogRules      *rules);
gboolean    rog_route_is_complete (JsonObject  *route,
                                   gboolean     other_measure,
                                   RogRules    *rules,
                                   const char  *instrument,
                                   const char **missing);

/**
 * RogScopePart:
 * @field: the field that was cut
 * @end: "before" or "after" for a period, else "rest"
 * @scope: the extent left open
 *
 * What becomes an item of its own when a decision that leaves it open is signed.
 */
typedef struct
{
  char       *field;
  char       *end;
  JsonObject *scope;
} RogScopePart;

void rog_scope_part_free (RogScopePart *part);

G_END_DECLS
