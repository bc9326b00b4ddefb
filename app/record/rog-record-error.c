// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-record-error.h"

#include "core/rog-core-error.h"

G_DEFINE_QUARK (rog - record - error - quark, rog_record_error)

/**
 * rog_record_error_from_core:
 * @error: (out) (optional): where it goes
 * @core: (transfer full): an error of the core library
 * @what: what was being read
 *
 * Sets @error to the record library's error that says the same as @core.
 */
void
rog_record_error_from_core (GError    **error,
                            GError     *core,
                            const char *what)
{
  RogRecordError code = ROG_RECORD_ERROR_INVALID;

  if (g_error_matches (core, ROG_CORE_ERROR, ROG_CORE_ERROR_NOT_CANONICAL))
    code = ROG_RECORD_ERROR_NOT_CANONICAL;
  else if (g_error_matches (core, ROG_CORE_ERROR, ROG_CORE_ERROR_LIMIT))
    code = ROG_RECORD_ERROR_LIMIT;
  g_set_error (error, ROG_RECORD_ERROR, code, "%s: %s", what, core->message);
  g_error_free (core);
}
