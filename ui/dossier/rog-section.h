// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

#include "service/rog-desk.h"
#include "service/rog-work.h"

G_BEGIN_DECLS

/**
 * RogLayout:
 * @ROG_LAYOUT_DOCUMENT: the document alone
 * @ROG_LAYOUT_BOTH: the document, and the desk beside it
 * @ROG_LAYOUT_WORK: the desk alone
 */
typedef enum
{
  ROG_LAYOUT_DOCUMENT,
  ROG_LAYOUT_BOTH,
  ROG_LAYOUT_WORK,
} RogLayout;

/**
 * RogSection:
 *
 * What is on the desk: one section of a dossier. A section brings its own header bars and
 * puts a #RogLayoutToggle at the end of the last one. Properties: "work" and "desk" (given
 * when it is made), "count" (what the sidebar shows at its end, a text, nullable),
 * "beside-document" (whether a document stands to its left: then its header bar has no
 * window buttons at the start), "narrow" (whether there is room for one column only),
 * "in-sheet" (whether it lies in a sheet over the document, which says what it is called).
 *
 * A section may have a source of its own, which stands where the documents stand, with a
 * #RogSourceSwitch above it: rog_section_set_source().
 *
 * It reaches its parent by actions: "dossier.section" (id), "dossier.show" (section,
 * object), "pin.open" (pin, whether focus moves).
 */
#define ROG_TYPE_SECTION (rog_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (RogSection, rog_section, ROG, SECTION, AdwBin)

struct _RogSectionClass
{
  AdwBinClass parent_class;

  /* Shows one object of the dossier: an item, a challenge, an entry. */
  void (*show_object) (RogSection *self,
                       const char *object);

  /* Whether a text is being written in it, so that "<section>.add-pin" cites a passage there. */
  gboolean (*is_writing) (RogSection *self);
};

RogWork    *rog_section_get_work (RogSection *self);
RogDesk    *rog_section_get_desk (RogSection *self);
const char *rog_section_get_count (RogSection *self);
void        rog_section_set_count (RogSection *self,
                                   const char *count);
GtkWidget  *rog_section_get_source (RogSection *self);
void        rog_section_set_source (RogSection *self,
                                    GtkWidget  *source);
gboolean    rog_section_get_beside_document (RogSection *self);
gboolean    rog_section_get_narrow (RogSection *self);
void        rog_section_show_object (RogSection *self,
                                     const char *object);
gboolean    rog_section_is_writing (RogSection *self);

G_END_DECLS
