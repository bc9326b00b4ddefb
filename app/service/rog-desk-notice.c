// SPDX-License-Identifier: GPL-3.0-or-later
/* What a desk says of its register, and what it refuses because of it. */
#include <glib/gi18n.h>

#include "service/rog-desk-private.h"

static const char *
describe_comparison (RogRegister *open)
{
  switch (open->comparison)
    {
    case ROG_RECORDS_BEHIND:
      return _ ("The register was rolled back: the keyring knows of entries that are not here. Nothing can be entered.");
    case ROG_RECORDS_DIFFERENT:
      return _ ("The register was changed outside this program: entries that the keyring knows of are others now. Nothing can be entered.");
    case ROG_RECORDS_NOT_COMPARED:
      return _ ("The register was not compared: the keyring holds no checkpoint of it that can be read. Nothing can be entered.");
    case ROG_RECORDS_EQUAL:
    case ROG_RECORDS_AHEAD:
    default:
      return NULL;
    }
}

static const char *
describe_recovered (void)
{
  return _ ("The register was opened with the recovery sheet. The keyring held nothing to compare it with; from here on it does.");
}

static const char *
describe_sheet (void)
{
  return _ ("The file that the recovery sheet opens is damaged, and could not be written again. Make a backup, which holds it whole, and look whether the disk is full.");
}

static char *
describe_missing (RogRegister *open)
{
  if (open->n_missing == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (NULL,
                                       "The file of %u document is missing from the register’s folder; a backup may have it.",
                                       "The files of %u documents are missing from the register’s folder; a backup may have them.",
                                       open->n_missing),
                          open->n_missing);
}

/* Private: takes @sentence, which may be NULL: there is nothing to say any more. */
void
rog_desk_set_notice (RogDesk  *self,
                     RogNotice which,
                     char     *sentence)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;
  g_autofree char *all = NULL;

  g_free (self->notices[which]);
  self->notices[which] = sentence;
  for (guint i = 0; i < ROG_N_NOTICES; i++)
    {
      if (self->notices[i] != NULL)
        g_strv_builder_add (builder, self->notices[i]);
    }
  sentences = g_strv_builder_end (builder);
  all = sentences[0] != NULL ? g_strjoinv (" ", sentences) : NULL;
  if (g_set_str (&self->register_notice, all))
    rog_desk_notify_notice (self);
}

/* Private: a register was opened: what opening it has shown. */
void
rog_desk_say_opened (RogDesk *self)
{
  g_hash_table_remove_all (self->broken);
  rog_desk_set_notice (self, ROG_NOTICE_KEYRING, NULL);
  rog_desk_set_notice (self, ROG_NOTICE_CHECK, NULL);
  rog_desk_set_notice (self, ROG_NOTICE_RECOVERED, g_strdup (self->open->recovered ? describe_recovered () : NULL));
  rog_desk_set_notice (self, ROG_NOTICE_COMPARISON, g_strdup (describe_comparison (self->open)));
  rog_desk_set_notice (self, ROG_NOTICE_VAULT, describe_missing (self->open));
  rog_desk_set_notice (self, ROG_NOTICE_SHEET, g_strdup (self->open->sheet_is_damaged ? describe_sheet () : NULL));
}

/* Private: what was found of a dossier's records, or, with "", of the register's own. */
void
rog_desk_note_broken (RogDesk    *self,
                      const char *dossier,
                      gboolean    broken)
{
  if (broken)
    g_hash_table_add (self->broken, g_strdup (dossier));
  else
    g_hash_table_remove (self->broken, dossier);
}

static const char *
find_reason (RogDesk    *self,
             const char *dossier)
{
  if (!rog_register_is_compared (self->open))
    return describe_comparison (self->open);
  if (g_hash_table_contains (self->broken, ""))
    return _ ("The register’s own record is broken: what is in it can be read and exported, and nothing can be entered.");
  if (dossier != NULL && g_hash_table_contains (self->broken, dossier))
    return _ ("The record of this dossier is broken: it can be read and exported, and nothing can be entered into it.");

  return NULL;
}

/* Private: %FALSE where nothing can be entered: the register is not known to be the one that
 * the keyring speaks of, or what stands in it does not hold. @dossier may be NULL: of the
 * register alone. */
gboolean
rog_desk_is_sound (RogDesk    *self,
                   const char *dossier)
{
  return find_reason (self, dossier) == NULL;
}

/* Private: as rog_desk_is_sound(); with @task returned where it is not, or where it is locked. */
gboolean
rog_desk_check_sound (RogDesk    *self,
                      const char *dossier,
                      GTask      *task)
{
  const char *reason;

  if (!rog_desk_check_open (self, task))
    return FALSE;

  reason = find_reason (self, dossier);
  if (reason == NULL)
    return TRUE;

  g_task_return_new_error_literal (task, ROG_SERVICE_ERROR, ROG_SERVICE_ERROR_STATE, reason);
  return FALSE;
}

/**
 * rog_desk_is_known:
 * @self: a desk whose register is open
 *
 * Returns: whether the keyring knew anything to compare the register with
 */
gboolean
rog_desk_is_known (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self) && self->open != NULL, FALSE);

  return self->open->comparison != ROG_RECORDS_NOT_COMPARED;
}

/**
 * rog_desk_get_register_notice:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): a sentence where the register is not as the keyring
 *   knows it, or could not be compared
 */
const char *
rog_desk_get_register_notice (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), NULL);

  return self->register_notice;
}

/**
 * rog_desk_is_notice_grave:
 * @self: a desk
 *
 * Returns: whether the notice speaks of something that is not as it should be; otherwise it
 *   only tells what was done, and rog_desk_dismiss_notice() takes it away
 */
gboolean
rog_desk_is_notice_grave (RogDesk *self)
{
  g_return_val_if_fail (ROG_IS_DESK (self), FALSE);

  for (guint i = 0; i < ROG_N_NOTICES; i++)
    {
      if (i != ROG_NOTICE_RECOVERED && self->notices[i] != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_desk_dismiss_notice:
 * @self: a desk
 *
 * The person has read what was done. What is not as it should be goes on being said.
 */
void
rog_desk_dismiss_notice (RogDesk *self)
{
  g_return_if_fail (ROG_IS_DESK (self));

  rog_desk_set_notice (self, ROG_NOTICE_RECOVERED, NULL);
}
