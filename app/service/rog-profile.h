// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ROG_PROFILE_DEFAULT "default"

/**
 * ROG_SERVICE_ERROR:
 *
 * Errors of the use cases themselves; what a library below says is passed on as it is.
 */
#define ROG_SERVICE_ERROR (rog_service_error_quark ())

/**
 * RogServiceError:
 * @ROG_SERVICE_ERROR_PROFILE: a profile name that cannot be one
 * @ROG_SERVICE_ERROR_STATE: the desk is not in the state that the call needs: locked, say
 * @ROG_SERVICE_ERROR_RECOVERY_WORDS: the words are not those of the recovery sheet
 * @ROG_SERVICE_ERROR_NOT_FOUND: no such dossier, document or paper
 * @ROG_SERVICE_ERROR_BLOCKED: something is missing before it can be signed; the message says what
 * @ROG_SERVICE_ERROR_IMPORT: what was given cannot be imported; the message names the file and the reason
 * @ROG_SERVICE_ERROR_REFUSED: what was to be entered lacks its proof, or is not this person's to enter
 * @ROG_SERVICE_ERROR_RECORDED: it is signed and in the record, and cannot be shown before the dossier is opened again
 * @ROG_SERVICE_ERROR_UNWRITTEN: it is signed and in the record, and its files could not be written where they were to go
 * @ROG_SERVICE_ERROR_BACKUP: the file that was chosen cannot be restored; the message names it and the reason
 */
typedef enum
{
  ROG_SERVICE_ERROR_PROFILE,
  ROG_SERVICE_ERROR_STATE,
  ROG_SERVICE_ERROR_RECOVERY_WORDS,
  ROG_SERVICE_ERROR_NOT_FOUND,
  ROG_SERVICE_ERROR_BLOCKED,
  ROG_SERVICE_ERROR_IMPORT,
  ROG_SERVICE_ERROR_REFUSED,
  ROG_SERVICE_ERROR_RECORDED,
  ROG_SERVICE_ERROR_UNWRITTEN,
  ROG_SERVICE_ERROR_BACKUP,
} RogServiceError;

GQuark rog_service_error_quark (void);

gboolean rog_profile_check (const char *profile,
                            GError    **error);
char    *rog_profile_get_directory (const char *profile);
char    *rog_profile_get_app_id (const char *profile,
                                 const char *app_id);
char    *rog_profile_get_database (const char *profile);
char    *rog_profile_get_recovery (const char *profile);

G_END_DECLS
