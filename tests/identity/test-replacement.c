// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/rog-replacement.h"

#define AT G_GINT64_CONSTANT (1790524931)

typedef struct
{
  RogKey         *key;
  RogCertificate *acting;
  RogCertificate *signing;
} Person;

static const RogSubject judge = { "Maren Solvik", "District Court of Arvendal", "judge", FALSE };

static Person
person_new (void)
{
  Person person;
  g_autoptr (RogKey) acting_key = rog_key_new_generate (NULL);

  person.key = rog_key_new_generate (NULL);
  person.acting = rog_certificate_new (acting_key, &judge, ROG_KEY_PURPOSE_ACTING, AT, NULL);
  person.signing = rog_certificate_new (person.key, &judge, ROG_KEY_PURPOSE_SIGNING, AT, NULL);

  return person;
}

static void
person_clear (Person *person)
{
  g_object_unref (person->key);
  g_object_unref (person->acting);
  g_object_unref (person->signing);
}

static void
check (gboolean by_old)
{
  g_autoptr (GError) error = NULL;
  Person before = person_new ();
  Person after = person_new ();
  g_autoptr (GBytes) file = NULL;
  gsize length;

  file = rog_replacement_make (before.acting, before.signing, after.acting, after.signing, after.key,
                               by_old ? before.key : NULL, AT, &error);
  g_assert_no_error (error);
  length = g_bytes_get_size (file);

  for (gsize at = 0; at <= length; at += at < 200 ? 1 : 37)
    {
      g_autoptr (RogCertificate) old_signing = NULL;
      g_autoptr (RogCertificate) new_signing = NULL;
      guint8 *changed = g_memdup2 (g_bytes_get_data (file, NULL), length);
      g_autoptr (GBytes) other = g_bytes_new_take (changed, length);
      gboolean by_old_too = FALSE;
      gboolean good;

      /* The first round as it is; then one byte after another changed. */
      if (at > 0)
        changed[at - 1] ^= 1;
      good = rog_replacement_verify (other, &old_signing, &new_signing, &by_old_too, at == 0 ? &error : NULL);
      g_assert_no_error (error);
      if (at == 0)
        {
          g_assert_true (good);
          g_assert_cmpint (by_old_too, ==, by_old);
        }
      /* A signature has bytes that mean nothing; whom it names stays the same. */
      if (good)
        {
          g_assert_cmpstr (rog_certificate_get_key_id (old_signing), ==, rog_key_get_id (before.key));
          g_assert_cmpstr (rog_certificate_get_key_id (new_signing), ==, rog_key_get_id (after.key));
        }
    }

  person_clear (&before);
  person_clear (&after);
}

static void
test_by_both (void)
{
  check (TRUE);
}

static void
test_by_new (void)
{
  check (FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/replacement/by-both", test_by_both);
  g_test_add_func ("/replacement/by-new", test_by_new);

  return g_test_run ();
}
