// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the page entry goes beyond the pages of its document: to another document, or to a challenge. */
#include "dossier/rog-dossier-goto.h"

#include <string.h>

/* "annex c" of "Annex C: messages", and not of "Annex Cover". */
static gboolean
begins_with (const char *name,
             const char *start)
{
  return g_str_has_prefix (name, start) && !g_unichar_isalnum (g_utf8_get_char (name + strlen (start)));
}

/**
 * rog_dossier_goto_find_document:
 * @dossier: a dossier
 * @name: what a person typed
 *
 * Returns: (transfer full) (nullable): the id of the first document whose name begins with these words; where there
 *   is none, of the first that has them all
 */
char *
rog_dossier_goto_find_document (RogDossier *dossier,
                                const char *name)
{
  GListModel      *documents = rog_dossier_get_documents (dossier);
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  const char      *second = NULL;

  if (*g_strstrip (wanted) == '\0')
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);
      g_autofree char *folded = g_utf8_casefold (rog_document_get_name (document), -1);

      if (begins_with (folded, wanted))
        return g_strdup (rog_entity_get_id (ROG_ENTITY (document)));
      if (second == NULL && g_str_match_string (name, rog_document_get_name (document), TRUE))
        second = rog_entity_get_id (ROG_ENTITY (document)); /* the list holds it */
    }

  return g_strdup (second);
}

/**
 * rog_dossier_goto_find_challenge:
 * @dossier: a dossier
 * @label: what a person typed: "C-2"
 *
 * Returns: (transfer full) (nullable): the id of the challenge that the bench calls so
 */
char *
rog_dossier_goto_find_challenge (RogDossier *dossier,
                                 const char *label)
{
  GListModel *challenges = rog_dossier_get_challenges (dossier);

  for (guint i = 0; i < g_list_model_get_n_items (challenges); i++)
    {
      g_autoptr (RogChallenge) challenge = g_list_model_get_item (challenges, i);
      const char *own = rog_challenge_get_label (challenge);

      if (own != NULL && g_ascii_strcasecmp (own, label) == 0)
        return g_strdup (rog_entity_get_id (ROG_ENTITY (challenge)));
    }

  return NULL;
}

static gboolean
elsewhere_cb (RogReaderControls *controls,
              const char        *where,
              RogWork           *work)
{
  RogDossier      *dossier = rog_work_get_dossier (work);
  g_autofree char *challenge = rog_dossier_goto_find_challenge (dossier, where);
  g_autofree char *document = challenge == NULL ? rog_dossier_goto_find_document (dossier, where) : NULL;

  if (challenge != NULL)
    return gtk_widget_activate_action (GTK_WIDGET (controls), "dossier.show", "(ss)", "challenges", challenge);
  if (document != NULL)
    return gtk_widget_activate_action (GTK_WIDGET (controls), "document.open", "(sb)", document, TRUE);

  return FALSE;
}

static void
unref_work (gpointer  data,
            GClosure *closure)
{
  g_object_unref (data);
}

/**
 * rog_dossier_goto_connect:
 * @controls: the page control of a reader that shows documents of one dossier
 * @work: the work on it
 *
 * Lets the page entry take "Annex C", and the label of a challenge.
 */
void
rog_dossier_goto_connect (RogReaderControls *controls,
                          RogWork           *work)
{
  g_signal_connect_data (controls, "elsewhere", G_CALLBACK (elsewhere_cb), g_object_ref (work), unref_work, G_CONNECT_DEFAULT);
}
