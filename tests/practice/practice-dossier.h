// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

#include "formats/rog-bag.h"

extern RogBag     *practice_bag;
extern JsonObject *practice_request;
extern GHashTable *practice_texts; /* file → its words, as another program reads them */

void practice_load (void);
void practice_unload (void);

char       *practice_run (const char *const *argv);
char       *practice_flatten (const char *text);
char       *practice_path_of (const char *file);
JsonObject *practice_find (const char *list,
                           const char *id);
JsonObject *practice_find_file (const char *file);
const char *practice_text_of (const char *file);
void        practice_assert_in (const char *file,
                                const char *words);
char       *practice_in_words (const char *date);
