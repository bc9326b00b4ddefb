// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ROG_STORE_ERROR:
 *
 * Errors of the register on disk.
 */
#define ROG_STORE_ERROR (rog_store_error_quark ())

/**
 * RogStoreError:
 * @ROG_STORE_ERROR_FAILED: a fault of the program: the database refused what it was asked
 * @ROG_STORE_ERROR_MISSING: there is no register where one was opened
 * @ROG_STORE_ERROR_EXISTS: there is a register where one was to be made, or the same thing twice
 * @ROG_STORE_ERROR_IN_USE: another process has this register open
 * @ROG_STORE_ERROR_WRONG_KEY: the key does not open it, or its first page was changed
 * @ROG_STORE_ERROR_NOT_A_REGISTER: the file is something else
 * @ROG_STORE_ERROR_NEWER: made by a newer version of this program
 * @ROG_STORE_ERROR_TAMPERED: a page or a file was changed outside this program, or is damaged
 * @ROG_STORE_ERROR_FULL: the disk is full; nothing was half written
 * @ROG_STORE_ERROR_IO: the disk could not be read or written
 * @ROG_STORE_ERROR_NOT_FOUND: there is no such row
 * @ROG_STORE_ERROR_REFUSED: not allowed: the record is kept elsewhere or has ended
 * @ROG_STORE_ERROR_UNWRITABLE: nothing may be written into its folder
 * @ROG_STORE_ERROR_CLOSED: the register was closed meanwhile
 */
typedef enum
{
  ROG_STORE_ERROR_FAILED,
  ROG_STORE_ERROR_MISSING,
  ROG_STORE_ERROR_EXISTS,
  ROG_STORE_ERROR_IN_USE,
  ROG_STORE_ERROR_WRONG_KEY,
  ROG_STORE_ERROR_NOT_A_REGISTER,
  ROG_STORE_ERROR_NEWER,
  ROG_STORE_ERROR_TAMPERED,
  ROG_STORE_ERROR_FULL,
  ROG_STORE_ERROR_IO,
  ROG_STORE_ERROR_NOT_FOUND,
  ROG_STORE_ERROR_REFUSED,
  ROG_STORE_ERROR_UNWRITABLE,
  ROG_STORE_ERROR_CLOSED,
} RogStoreError;

GQuark rog_store_error_quark (void);

G_END_DECLS
