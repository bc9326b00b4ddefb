// SPDX-License-Identifier: GPL-3.0-or-later
//
// The clock, times as they stand in acts, uuids, random bytes.
#include <string.h>

#include "core/rog-clock.h"
#include "core/rog-core-error.h"

static void
test_fixed (void)
{
  g_autoptr (RogClock) clock = rog_clock_new_fixed (1000);

  g_assert_cmpint (rog_clock_now (clock), ==, 1000);
  rog_clock_set (clock, 5);
  g_assert_cmpint (rog_clock_now (clock), ==, 5);
  g_assert_cmpint (rog_clock_get_uptime (clock), ==, 5);
  g_assert_finalize_object (g_steal_pointer (&clock));
}

static void
test_system (void)
{
  g_autoptr (RogClock) clock = rog_clock_new ();
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 now = rog_clock_now (clock);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / G_USEC_PER_SEC);
}

/* With what the computer slept, it is never less than without. */
static void
test_uptime (void)
{
  g_autoptr (RogClock) clock = rog_clock_new ();
  gint64 awake = g_get_monotonic_time () / G_USEC_PER_SEC;
  gint64 first = rog_clock_get_uptime (clock);

  g_assert_cmpint (first, >=, awake);
  g_assert_cmpint (rog_clock_get_uptime (clock), >=, first);
}

static void
test_times (void)
{
  const struct
  {
    gint64      seconds;
    const char *text;
  } cases[] = {
    { 0, "1970-01-01T00:00:00Z" },
    { -1, "1969-12-31T23:59:59Z" },
    { 951782400, "2000-02-29T00:00:00Z" },
    { 1790524931, "2026-09-27T16:02:11Z" },
    { G_GINT64_CONSTANT (2147483648), "2038-01-19T03:14:08Z" },
    { G_GINT64_CONSTANT (253402300799), "9999-12-31T23:59:59Z" },
    { G_GINT64_CONSTANT (-62135596800), "0001-01-01T00:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rog_time_to_utc (cases[i].seconds);
      gint64           seconds = 0;
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (rog_time_from_utc (cases[i].text, &seconds, &error));
      g_assert_no_error (error);
      g_assert_cmpint (seconds, ==, cases[i].seconds);
    }
  g_assert_null (rog_time_to_utc (G_MAXINT64));
}

static void
test_times_refused (void)
{
  const char *const cases[] = {
    "", "now", "2026-09-27", "2026-09-27T16:02:11", "2026-09-27T16:02Z", "2026-09-27T16:02:11+00:00", "2026-09-27T16:02:11+02:00",
    "2026-09-27T16:02:11.0Z", "2026-09-27T16:02:11.5Z", "2026-09-27 16:02:11Z", "20260927T160211Z", "2026-09-27T16:02:11z",
    "2026-09-27t16:02:11Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-32T00:00:00Z",
    "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2016-12-31T23:59:60Z", "2026-W39-7T16:02:11Z", "2026-270T16:02:11Z",
    " 2026-09-27T16:02:11Z", "2026-09-27T16:02:11Z ", "12026-09-27T16:02:11Z", "-2026-09-27T16:02:11Z", "0000-01-01T00:00:00Z",
    "2026-9-27T16:02:11Z", "2026-09-27T16:02:1Z", "éééééééééééééééééééééééééééééé", "\xff\xfe", NULL
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 seconds = 0;
      g_autoptr (GError) error = NULL;

      if (rog_time_from_utc (cases[i], &seconds, &error))
        g_error ("taken for a time: %s", cases[i]);
      g_assert_error (error, ROG_CORE_ERROR, ROG_CORE_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_uuid (void)
{
  g_autofree char *made = g_uuid_string_random ();

  g_assert_true (rog_uuid_is_valid (made));
  g_assert_true (rog_uuid_is_valid ("c2e7a1b0-5d1f-4c7e-9a55-0d8f2b3c4d5e"));
  g_assert_false (rog_uuid_is_valid ("C2E7A1B0-5D1F-4C7E-9A55-0D8F2B3C4D5E"));
  g_assert_false (rog_uuid_is_valid ("c2e7a1b05d1f4c7e9a550d8f2b3c4d5e"));
  g_assert_false (rog_uuid_is_valid ("c2e7a1b0-5d1f-4c7e-9a55-0d8f2b3c4d5e "));
  g_assert_false (rog_uuid_is_valid ("{c2e7a1b0-5d1f-4c7e-9a55-0d8f2b3c4d5e}"));
  g_assert_false (rog_uuid_is_valid (""));
  g_assert_false (rog_uuid_is_valid (NULL));
}

/* Every byte of a long buffer is written: over 20 draws none stays zero throughout. */
static void
test_random (void)
{
  guint8 seen[1000] = { 0 };
  guint8 data[1000];
  g_autoptr (GBytes) first = rog_random_salt ();
  g_autoptr (GBytes) second = rog_random_salt ();

  for (int draw = 0; draw < 20; draw++)
    {
      memset (data, 0, sizeof data);
      rog_random_bytes (data, sizeof data);
      for (gsize i = 0; i < sizeof data; i++)
        seen[i] |= data[i];
    }
  g_assert_null (memchr (seen, 0, sizeof seen));

  g_assert_cmpuint (g_bytes_get_size (first), ==, 32);
  g_assert_false (g_bytes_equal (first, second));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/clock/fixed", test_fixed);
  g_test_add_func ("/core/clock/system", test_system);
  g_test_add_func ("/core/clock/uptime", test_uptime);
  g_test_add_func ("/core/time/both-ways", test_times);
  g_test_add_func ("/core/time/refused", test_times_refused);
  g_test_add_func ("/core/uuid", test_uuid);
  g_test_add_func ("/core/random", test_random);

  return g_test_run ();
}
