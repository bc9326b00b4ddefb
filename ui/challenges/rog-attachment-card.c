// SPDX-License-Identifier: GPL-3.0-or-later
//
// What goes with a challenge: documents of the dossier, and papers of counsel's own.
#include <glib/gi18n.h>

#include "challenges/rog-challenge-cards.h"
#include "challenges/rog-challenge-rows.h"
#include "core/rog-json.h"
#include "dossier/rog-dossier-query.h"
#include "service/rog-work-challenge.h"
#include "window/rog-window.h"

static void
attachment_cb (GtkCheckButton    *check,
               GParamSpec        *pspec,
               RogChallengeDraft *draft)
{
  rog_draft_list_set_text (rog_draft_list (rog_challenge_draft_get_content (draft), "attachments"),
                           g_object_get_data (G_OBJECT (check), "id"), gtk_check_button_get_active (check));
  rog_challenge_draft_touch (draft);
}

/* Above the row that adds another one. */
static void
add_attachment (GtkWidget         *last,
                RogChallengeDraft *draft,
                RogDocument       *document)
{
  GtkWidget  *list = gtk_widget_get_parent (last);
  JsonArray  *chosen = rog_draft_list (rog_challenge_draft_get_content (draft), "attachments");
  const char *id = rog_entity_get_id (ROG_ENTITY (document));
  GtkWidget  *row = rog_challenge_check_new (rog_document_get_name (document), rog_json_array_has (chosen, id));
  GtkWidget  *check = rog_challenge_check_get_button (row);

  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (id), g_free);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (attachment_cb), draft, 0);
  gtk_list_box_insert (GTK_LIST_BOX (list), row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (last)));
}

typedef struct
{
  GtkWidget         *row;   /* (owned): the button */
  RogChallengeDraft *draft; /* (owned) */
} Exhibit;

static void
exhibit_free (Exhibit *exhibit)
{
  g_object_unref (exhibit->row);
  g_object_unref (exhibit->draft);
  g_free (exhibit);
}

/* It goes with the challenge for which it was added. */
static void
exhibit_added_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Exhibit *exhibit = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_add_exhibit_finish (ROG_WORK (object), result, &error);
  RogDocument     *document = id != NULL ? rog_dossier_find_document (rog_challenge_draft_get_dossier (exhibit->draft), id) : NULL;

  gtk_widget_set_sensitive (exhibit->row, TRUE);
  if (document != NULL)
    {
      rog_draft_list_set_text (rog_draft_list (rog_challenge_draft_get_content (exhibit->draft), "attachments"), id, TRUE);
      rog_challenge_draft_touch (exhibit->draft);
      if (gtk_widget_get_parent (exhibit->row) != NULL)
        add_attachment (exhibit->row, exhibit->draft, document);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rog_window_show_error (exhibit->row, _("The paper was not added."), error);
  exhibit_free (exhibit);
}

static void
exhibit_chosen_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Exhibit *exhibit = user_data;
  RogWork *work = rog_challenge_draft_get_work (exhibit->draft);
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file == NULL || rog_work_is_closed (work))
    {
      exhibit_free (exhibit);
      return;
    }
  gtk_widget_set_sensitive (exhibit->row, FALSE);
  rog_work_add_exhibit_async (work, file, NULL, exhibit_added_cb, exhibit);
}

static void
add_exhibit_cb (GtkWidget         *row,
                RogChallengeDraft *draft)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Exhibit *exhibit = g_new0 (Exhibit, 1);

  exhibit->row = g_object_ref (row);
  exhibit->draft = g_object_ref (draft);
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_dialog_set_title (dialog, _("Choose a Paper of Your Own"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (row)), rog_window_get_leaving (row), exhibit_chosen_cb, exhibit);
}

static GtkWidget *
make_exhibit_row (RogChallengeDraft *draft)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add a Paper of Your Own…"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  g_signal_connect_object (row, "activated", G_CALLBACK (add_exhibit_cb), draft, 0);

  return row;
}

/**
 * rog_challenge_cards_new_attachments:
 * @draft: counsel's draft
 *
 * Returns: (transfer floating): which documents go with it
 */
GtkWidget *
rog_challenge_cards_new_attachments (RogChallengeDraft *draft)
{
  GListModel *documents = rog_dossier_get_documents (rog_challenge_draft_get_dossier (draft));
  GtkWidget  *list;
  GtkWidget  *card = rog_challenge_box_new (_("Attachments"), &list);
  GtkWidget  *last = make_exhibit_row (draft);

  gtk_list_box_append (GTK_LIST_BOX (list), last);
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (RogDocument) document = g_list_model_get_item (documents, i);

      if (g_strcmp0 (rog_document_get_role (document), "signature") != 0)
        add_attachment (last, draft, document);
    }

  return card;
}
