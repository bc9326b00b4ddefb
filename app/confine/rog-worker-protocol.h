// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/* What both sides of org.rogatory.Worker1 hold to; the calls are in the XML beside this. */

#define ROG_WORKER_PROTOCOL_VERSION 1
#define ROG_WORKER_OBJECT "/org/rogatory/Worker"
#define ROG_WORKER_INTERFACE "org.rogatory.Worker1"
#define ROG_WORKER_FD 3

#define ROG_WORKER_MAX_PAGES 50000
#define ROG_WORKER_MAX_PAGE_SIDE 500000000 /* 1/1000 pt: 176 m */
#define ROG_WORKER_MAX_PIXELS (16 * 1000 * 1000)
#define ROG_WORKER_MAX_SLOTS 48
#define ROG_WORKER_MAX_CHARACTERS 1000000 /* of a page */
#define ROG_WORKER_MAX_OUTLINE 10000
#define ROG_WORKER_MAX_OUTLINE_DEPTH 32
#define ROG_WORKER_MAX_FIELDS 10000
#define ROG_WORKER_MAX_NAME 1024 /* bytes of a label, title, field name */
#define ROG_WORKER_MAX_DOCUMENT (1024 * 1024 * 1024L)

#define ROG_WORKER_MAX_MEMBERS 10000
#define ROG_WORKER_MAX_UNPACKED (2048L * 1024 * 1024)
#define ROG_WORKER_MAX_MEMBER (1024L * 1024 * 1024)
#define ROG_WORKER_MAX_RATIO 200
#define ROG_WORKER_RATIO_FLOOR (16L * 1024 * 1024) /* small archives may be squeezed well */
