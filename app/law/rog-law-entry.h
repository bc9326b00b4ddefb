// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RogLawEntry:
 *
 * One entry of a catalogue. Immutable. Properties "id", "label", and where the catalogue has them "test"
 * (one line), "not-when" (when a ground does not apply), "says" (what the instrument says of a ground that
 * it excludes), "heard" ("here", "issuing", "both", "nowhere"), "heard-note", "excluded", "sources" (GStrv),
 * "valid-from", "valid-to", "checked-on".
 */
#define ROG_TYPE_LAW_ENTRY (rog_law_entry_get_type ())
G_DECLARE_FINAL_TYPE (RogLawEntry, rog_law_entry, ROG, LAW_ENTRY, GObject)

RogLawEntry *rog_law_entry_new (JsonObject *object);
const char  *rog_law_entry_get_id (RogLawEntry *self);
const char  *rog_law_entry_get_label (RogLawEntry *self);
const char  *rog_law_entry_get_text (RogLawEntry *self,
                                     const char  *member);
char       **rog_law_entry_dup_sources (RogLawEntry *self);
gboolean     rog_law_entry_is_excluded (RogLawEntry *self);
gboolean     rog_law_entry_is_valid_on (RogLawEntry *self,
                                        const char  *date);
JsonObject  *rog_law_entry_peek (RogLawEntry *self);

G_END_DECLS
