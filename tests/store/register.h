// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/rog-secret.h"
#include "store/rog-records.h"
#include "store/rog-store.h"

G_BEGIN_DECLS

/* A register in a folder of its own, with a fake keeper, for tests. */
typedef struct
{
  char        *folder;
  char        *path; /* of the database */
  RogSecret   *key;
  RogSigner   *keeper;
  RogVerifier *verifier;
  RogClock    *clock;
  RogRecords  *records;
  RogDatabase *database; /* (nullable) while open on this thread */
} Register;

RogSecret *register_make_key (void);
void       register_set_up (Register     *r,
                            gconstpointer data);
void       register_tear_down (Register     *r,
                               gconstpointer data);
void       register_reopen (Register *r);
void       register_close (Register *r);
char      *register_add_record (Register *r);
void       register_append (Register   *r,
                            const char *record,
                            const char *object,
                            const char *text);
gboolean   register_try_append (Register   *r,
                                const char *record,
                                const char *object,
                                const char *text,
                                GError    **error);
void       register_assert_sound (Register *r);
guint64    register_count (Register   *r,
                           const char *sql);

G_END_DECLS
