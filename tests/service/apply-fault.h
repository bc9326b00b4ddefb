// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

/* Acts that were entered, and that the dossier on the screen does not take: what a fault of the program would do, and
 * nothing that a test enters can. Link with --wrap=rog_acts_apply; while it is TRUE none are taken. */
extern gboolean apply_fault;
