// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rog-clock.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "core/rog-core-error.h"

struct _RogClock
{
  GObject parent_instance;

  gboolean fixed;
  gint64   seconds;
};

G_DEFINE_FINAL_TYPE (RogClock, rog_clock, G_TYPE_OBJECT)

static void
rog_clock_class_init (RogClockClass *klass)
{
}

static void
rog_clock_init (RogClock *self)
{
}

/**
 * rog_clock_new:
 *
 * Returns: (transfer full): a clock that tells the system's time
 */
RogClock *
rog_clock_new (void)
{
  return g_object_new (ROG_TYPE_CLOCK, NULL);
}

/**
 * rog_clock_new_fixed:
 * @unix_seconds: the time it tells, until rog_clock_set()
 *
 * Returns: (transfer full): a clock for tests
 */
RogClock *
rog_clock_new_fixed (gint64 unix_seconds)
{
  RogClock *self = g_object_new (ROG_TYPE_CLOCK, NULL);

  rog_clock_set (self, unix_seconds);

  return self;
}

/**
 * rog_clock_now:
 * @self: a clock
 *
 * Returns: seconds since 1970 in UTC
 */
gint64
rog_clock_now (RogClock *self)
{
  g_return_val_if_fail (ROG_IS_CLOCK (self), 0);

  return self->fixed ? self->seconds : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * rog_clock_get_uptime:
 * @self: a clock
 *
 * What the computer slept is in it, which g_get_monotonic_time() leaves out; and nobody sets it back.
 *
 * Returns: seconds since the computer was started; of a fixed clock, its time
 */
gint64
rog_clock_get_uptime (RogClock *self)
{
  struct timespec uptime;

  g_return_val_if_fail (ROG_IS_CLOCK (self), 0);

  if (self->fixed)
    return self->seconds;
  if (clock_gettime (CLOCK_BOOTTIME, &uptime) != 0)
    g_error ("The time since the start: %s", g_strerror (errno));

  return uptime.tv_sec;
}

/**
 * rog_clock_set:
 * @self: a clock
 * @unix_seconds: the time it tells from now on
 */
void
rog_clock_set (RogClock *self,
               gint64    unix_seconds)
{
  g_return_if_fail (ROG_IS_CLOCK (self));

  self->fixed = TRUE;
  self->seconds = unix_seconds;
}

/**
 * rog_time_to_utc:
 * @unix_seconds: seconds since 1970
 *
 * Returns: (transfer full) (nullable): "2026-09-27T16:02:11Z", as times stand in acts; %NULL
 *   beyond the year 9999
 */
char *
rog_time_to_utc (gint64 unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_seconds);

  if (time == NULL)
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ",
                          g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                          g_date_time_get_hour (time), g_date_time_get_minute (time), g_date_time_get_second (time));
}

/**
 * rog_time_from_utc:
 * @text: (nullable): a time as rog_time_to_utc() writes it
 * @unix_seconds: (out): seconds since 1970
 * @error: where an error goes
 *
 * Returns: %FALSE with %ROG_CORE_ERROR_INVALID for any other spelling
 */
gboolean
rog_time_from_utc (const char *text,
                   gint64     *unix_seconds,
                   GError    **error)
{
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  g_autofree char *again = NULL;

  if (time != NULL)
    again = rog_time_to_utc (g_date_time_to_unix (time));

  if (again == NULL || !g_str_equal (again, text))
    {
      g_autofree char *shown = text != NULL ? g_utf8_make_valid (text, (gssize)strnlen (text, 40)) : g_strdup ("");

      g_set_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID, "“%s” is not a time in UTC seconds", shown);
      return FALSE;
    }

  *unix_seconds = g_date_time_to_unix (time);
  return TRUE;
}

/**
 * rog_uuid_is_valid:
 * @text: (nullable): any text
 *
 * Returns: whether @text is a uuid in lower-case hexadecimal, its only spelling here
 */
gboolean
rog_uuid_is_valid (const char *text)
{
  if (text == NULL || !g_uuid_string_is_valid (text))
    return FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_isupper (*c))
        return FALSE;
    }

  return TRUE;
}

/**
 * rog_random_bytes:
 * @data: (out caller-allocates) (array length=length): where they go
 * @length: how many
 *
 * Fills @data from the kernel's generator; blocks only until it is seeded at boot,
 * and ends the program where the kernel has none: nothing here works without.
 */
void
rog_random_bytes (gpointer data,
                  gsize    length)
{
  guint8 *at = data;

  while (length > 0)
    {
      gssize got = getrandom (at, MIN (length, 256), 0);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        g_error ("The kernel gives no random numbers: %s", g_strerror (errno));
      at += got;
      length -= (gsize)got;
    }
}

/**
 * rog_random_salt:
 *
 * Returns: (transfer full): 32 random bytes
 */
GBytes *
rog_random_salt (void)
{
  guint8 salt[32];

  rog_random_bytes (salt, sizeof salt);

  return g_bytes_new (salt, sizeof salt);
}

/**
 * rog_uuid_new:
 *
 * A random uuid (RFC 9562, version 4) from the kernel's generator. GLib's come from one
 * that is copied by fork() and whose later numbers follow from earlier ones: who is given
 * some could tell how many were drawn between them.
 *
 * Returns: (transfer full): the uuid in lower case
 */
char *
rog_uuid_new (void)
{
  guint8   raw[16];
  GString *uuid = g_string_new (NULL);

  rog_random_bytes (raw, sizeof raw);
  raw[6] = (guint8)((raw[6] & 0x0f) | 0x40);
  raw[8] = (guint8)((raw[8] & 0x3f) | 0x80);
  for (gsize i = 0; i < sizeof raw; i++)
    g_string_append_printf (uuid, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", raw[i]);

  return g_string_free_and_steal (uuid);
}
