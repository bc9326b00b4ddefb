// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/rog-act.h"

G_BEGIN_DECLS

#define ROG_ACT_FILE_MAX_SIZE ((gsize)(16 * 1024 * 1024))
#define ROG_ACT_FILE_SUFFIX ".act.json"

/**
 * RogActFile:
 * @act: the act, with signature and certificate
 * @salts: (element-type utf8 GBytes): the salts of its documents that are given with it, by document id
 * @words: (element-type RogActWords): the words detached from it that are given with it
 *
 * A signed act with what lies beside it: the file `NAME.act.json`.
 */
typedef struct
{
  RogAct     *act;
  GHashTable *salts;
  GPtrArray  *words;
} RogActFile;

RogActFile *rog_act_file_new (RogAct *act);
void        rog_act_file_free (RogActFile *file);
GBytes     *rog_act_file_to_bytes (const RogActFile *file,
                                   GError          **error);
RogActFile *rog_act_file_from_bytes (GBytes  *bytes,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogActFile, rog_act_file_free)

G_END_DECLS
