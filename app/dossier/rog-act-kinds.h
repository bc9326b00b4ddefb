// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dossier/rog-field.h"

G_BEGIN_DECLS

/**
 * RogActKind:
 * @name: the stable name, as in an act's `kind`
 * @type: the kind of entity its object is, or %G_TYPE_INVALID for acts of the register, which make none
 * @fields: the table of its body
 * @register_only: whether it belongs in the register's own record
 *
 * One kind of act. Each has a JSON Schema `act-<kind>-1.json` in data/schema. A kind that is not here is
 * kept and shown, never dropped.
 */
typedef struct
{
  const char     *name;
  GType           type;
  const RogField *fields;
  gboolean        register_only;
} RogActKind;

guint             rog_act_kinds_get_count (void);
const RogActKind *rog_act_kinds_get (guint index);
const RogActKind *rog_act_kinds_find (const char *name);
const char       *rog_act_kind_get_title (const char *name);

G_END_DECLS
