// SPDX-License-Identifier: GPL-3.0-or-later
#include "confine/rog-confine-error.h"

#include <gio/gio.h>

/* Their names on the connection; what is not listed never comes from a worker. */
static const GDBusErrorEntry entries[] = {
  { ROG_CONFINE_ERROR_REFUSED, "org.rogatory.Worker1.Error.Refused" },
  { ROG_CONFINE_ERROR_DAMAGED, "org.rogatory.Worker1.Error.Damaged" },
  { ROG_CONFINE_ERROR_ENCRYPTED, "org.rogatory.Worker1.Error.Encrypted" },
  { ROG_CONFINE_ERROR_NOT_PDF, "org.rogatory.Worker1.Error.NotPdf" },
  { ROG_CONFINE_ERROR_LIMIT, "org.rogatory.Worker1.Error.Limit" },
};

GQuark
rog_confine_error_quark (void)
{
  static gsize quark;

  g_dbus_error_register_error_domain ("rog-confine-error-quark", &quark, entries, G_N_ELEMENTS (entries));
  return (GQuark)quark;
}
