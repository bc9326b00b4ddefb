// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean rog_period_is_working_day (GDateTime  *day,
                                    JsonObject *calendar);
char    *rog_period_in_days (const char *trigger,
                             gint64      days,
                             GTimeZone  *zone,
                             JsonObject *calendar,
                             GError    **error);
char    *rog_period_in_hours (const char *trigger,
                              gint64      hours,
                              GTimeZone  *zone,
                              GError    **error);

G_END_DECLS
