// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RogPaper:
 *
 * A working paper: a note, a draft, a point put aside. Outside any record, encrypted, and
 * read by its audience alone. Immutable: saving makes a new one in its place.
 * Properties: "id", "kind", "object" (what it is about: an item, a document; may be empty),
 * "audience" ("me", "bench", "office"), "author-key", "created" and "updated" (UTC seconds).
 */
#define ROG_TYPE_PAPER (rog_paper_get_type ())
G_DECLARE_FINAL_TYPE (RogPaper, rog_paper, ROG, PAPER, GObject)

RogPaper   *rog_paper_new (const char *id,
                           const char *kind,
                           const char *object,
                           const char *audience,
                           const char *author_key,
                           gint64      created,
                           gint64      updated,
                           JsonObject *content);
const char *rog_paper_get_id (RogPaper *self);
const char *rog_paper_get_kind (RogPaper *self);
const char *rog_paper_get_object (RogPaper *self);
const char *rog_paper_get_audience (RogPaper *self);
const char *rog_paper_get_author_key (RogPaper *self);
gint64      rog_paper_get_created (RogPaper *self);
gint64      rog_paper_get_updated (RogPaper *self);
JsonObject *rog_paper_get_content (RogPaper *self);

G_END_DECLS
