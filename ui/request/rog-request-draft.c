// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/rog-request-draft.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "service/rog-paper.h"
#include "service/rog-work-facts.h"
#include "window/rog-window.h"

#define KIND "request-draft"

static RogPaper *
dup_paper (RogWork *work)
{
  return g_list_model_get_item (rog_work_get_papers (work, KIND), 0);
}

/**
 * rog_request_draft_get_papers:
 * @work: the work on a dossier
 *
 * Returns: (transfer none): what tells that the draft changed
 */
GListModel *
rog_request_draft_get_papers (RogWork *work)
{
  return rog_work_get_papers (work, KIND);
}

/**
 * rog_request_draft_peek:
 * @work: the work on a dossier
 *
 * Returns: (transfer none) (nullable): the changes that are not in the record yet
 */
JsonArray *
rog_request_draft_peek (RogWork *work)
{
  g_autoptr (RogPaper) paper = dup_paper (work);
  JsonArray *changes = paper != NULL ? rog_json_peek_array (rog_paper_get_content (paper), "changes") : NULL;

  return changes != NULL && json_array_get_length (changes) > 0 ? changes : NULL; /* the list holds the paper */
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_save_paper_finish (ROG_WORK (object), result, &error);

  if (id == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rog_window_show_error (from, _("The draft could not be saved."), error);
}

/**
 * rog_request_draft_put:
 * @work: the work on a dossier
 * @change: a change, which replaces the one of the same fact
 * @from: where it comes from, for what is said if it cannot be saved
 */
void
rog_request_draft_put (RogWork    *work,
                       JsonObject *change,
                       GtkWidget  *from)
{
  g_autoptr (RogPaper) paper = dup_paper (work);
  g_autoptr (JsonObject) content = json_object_new ();

  json_object_set_array_member (content, "changes", rog_request_changes_put (rog_request_draft_peek (work), change));
  rog_work_save_paper_async (work, KIND, paper != NULL ? rog_paper_get_id (paper) : NULL, NULL, "me", content, NULL, saved_cb, g_object_ref (from));
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  if (!rog_work_delete_paper_finish (ROG_WORK (object), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rog_window_show_error (from, _("The draft could not be put away."), error);
}

/**
 * rog_request_draft_discard:
 * @work: the work on a dossier
 * @from: where it comes from
 *
 * Puts the draft away; that can be undone.
 */
void
rog_request_draft_discard (RogWork   *work,
                           GtkWidget *from)
{
  g_autoptr (RogPaper) paper = dup_paper (work);

  if (paper != NULL)
    rog_work_delete_paper_async (work, rog_paper_get_id (paper), NULL, deleted_cb, g_object_ref (from));
}

static void
entered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_change_request_finish (ROG_WORK (object), result, &error);

  if (id != NULL)
    rog_window_show_toast (from, adw_toast_new (_("Entered in the record")));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rog_window_show_error (from, _("It was not entered."), error);
}

/**
 * rog_request_draft_enter:
 * @work: the work on a dossier
 * @from: where it comes from
 *
 * Enters all changes as one act.
 */
void
rog_request_draft_enter (RogWork   *work,
                         GtkWidget *from)
{
  g_autoptr (RogPaper) paper = dup_paper (work);
  JsonArray *changes = rog_request_draft_peek (work);

  if (changes != NULL)
    rog_work_change_request_async (work, changes, rog_paper_get_id (paper), NULL, entered_cb, g_object_ref (from));
}
