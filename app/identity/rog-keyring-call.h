// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "crypto/rog-secret.h"

G_BEGIN_DECLS

typedef enum
{
  ROG_KEYRING_FOUND_NOTHING,
  ROG_KEYRING_FOUND_LOCKED,
  ROG_KEYRING_FOUND,
} RogKeyringFound;

/*
 * Private to the keyring. A call runs in a thread of its own: libsecret's calls do not return, not even when
 * cancelled, while a prompt is open that nobody answers. Who waits leaves after its time, and who has the last
 * reference cleans up.
 */
typedef struct _RogKeyringCall RogKeyringCall;
typedef gboolean (*RogKeyringCallFunc) (RogKeyringCall *call,
                                        GError        **error);

struct _RogKeyringCall
{
  gatomicrefcount references;
  GMutex          lock;
  GCond           changed;
  gboolean        done;
  gboolean        abandoned;
  gint64          retry_until;

  RogKeyringCallFunc run;
  char              *profile;
  const char        *kind;
  RogSecret         *secret;
  char              *label;
  RogKeyringFound    found;
  gboolean           good;
  GError            *error;
};

RogKeyringCall *rog_keyring_call_new (const char        *profile,
                                      const char        *kind,
                                      RogKeyringCallFunc run);
void            rog_keyring_call_unref (RogKeyringCall *call);
gboolean        rog_keyring_call_run (RogKeyringCall *call,
                                      guint           timeout,
                                      GCancellable   *cancellable,
                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RogKeyringCall, rog_keyring_call_unref)

G_END_DECLS
