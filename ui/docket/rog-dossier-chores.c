// SPDX-License-Identifier: GPL-3.0-or-later
/* What is done to a dossier as a whole: it is exported; a practice dossier is reset or deleted. */
#include "docket/rog-dossier-chores.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "docket/rog-progress-dialog.h"
#include "service/rog-dossier-row.h"
#include "service/rog-save.h"
#include "service/rog-work-export.h"
#include "window/rog-window.h"

typedef struct
{
  GtkWidget         *parent;    /* (owned) */
  RogDesk           *desk;      /* (owned) */
  char              *dossier;   /* (owned) */
  GFile             *folder;    /* (owned) (nullable) */
  RogOperation      *operation; /* (owned) */
  AdwDialog         *progress;  /* (owned) (nullable) */
  RogDossierGoneFunc gone;
} Chore;

static void
chore_free (Chore *chore)
{
  if (chore->progress != NULL)
    rog_progress_dialog_finish (ROG_PROGRESS_DIALOG (chore->progress));
  g_clear_object (&chore->progress);
  g_object_unref (chore->operation);
  g_clear_object (&chore->folder);
  g_free (chore->dossier);
  g_object_unref (chore->desk);
  g_object_unref (chore->parent);
  g_free (chore);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Chore, chore_free)

static Chore *
chore_new (GtkWidget         *parent,
           RogDesk           *desk,
           const char        *dossier,
           RogDossierGoneFunc gone)
{
  Chore *chore = g_new0 (Chore, 1);

  chore->parent = g_object_ref (parent);
  chore->desk = g_object_ref (desk);
  chore->dossier = g_strdup (dossier);
  chore->operation = rog_operation_new ();
  chore->gone = gone;

  return chore;
}

static void
show_progress (Chore      *chore,
               const char *title)
{
  chore->progress = g_object_ref_sink (rog_progress_dialog_new (title, chore->operation));
  rog_progress_dialog_present_later (ROG_PROGRESS_DIALOG (chore->progress), chore->parent);
}

/*
 * Export
 */

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Chore) chore = user_data;
  g_autoptr (GError) error = NULL;
  guint n_missing = 0;

  if (!rog_work_export_bag_finish (ROG_WORK (object), result, &n_missing, &error))
    rog_window_show_error (chore->parent, _("The dossier was not exported."), error);
  else if (n_missing == 0)
    rog_window_show_toast (chore->parent, adw_toast_new (_("Dossier exported, not encrypted")));
  else
    rog_window_show_toast (chore->parent, adw_toast_new_format (ngettext ("Dossier exported, not encrypted, without %u document whose file is missing",
                                                                          "Dossier exported, not encrypted, without %u documents whose files are missing", n_missing),
                                                                n_missing));
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Chore) chore = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogWork) work = rog_desk_open_dossier_finish (ROG_DESK (object), result, &error);
  GFile        *folder;
  RogOperation *operation;

  if (work == NULL)
    {
      rog_window_show_error (chore->parent, _("The dossier was not exported."), error);
      return;
    }

  show_progress (chore, _("Exporting Dossier"));
  folder = chore->folder;
  operation = chore->operation;
  rog_work_export_bag_async (work, folder, operation, exported_cb, g_steal_pointer (&chore));
}

static void
folder_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Chore) chore = user_data;
  g_autoptr (GError) error = NULL;

  chore->folder = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);
  if (chore->folder == NULL)
    return;

  if (!rog_save_check (chore->folder, &error))
    rog_window_show_error (chore->parent, _("The dossier was not exported."), error);
  else
    {
      RogDesk    *desk = chore->desk;
      const char *dossier = chore->dossier;

      rog_desk_open_dossier_async (desk, dossier, NULL, opened_cb, g_steal_pointer (&chore));
    }
}

static char *
suggest_name (RogDesk    *desk,
              const char *dossier)
{
  GListModel      *dossiers = rog_desk_get_dossiers (desk);
  g_autofree char *reference = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (RogDossierRow) row = g_list_model_get_item (dossiers, i);

      if (g_str_equal (rog_dossier_row_get_id (row), dossier))
        g_object_get (row, "reference", &reference, NULL);
    }
  if (reference == NULL || *reference == '\0')
    return g_strdup (_("Dossier"));

  return g_strdup (g_strdelimit (reference, "/\\:*?\"<>|", '-'));
}

/**
 * rog_dossier_export:
 * @parent: what asks for it
 * @desk: a desk whose register is open
 * @dossier: a dossier
 *
 * Asks where to, and writes the dossier there as a bag: a new folder. It can be stopped; nothing stays then.
 */
void
rog_dossier_export (GtkWidget  *parent,
                    RogDesk    *desk,
                    const char *dossier)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = suggest_name (desk, dossier);

  gtk_file_dialog_set_title (dialog, _("Export Dossier to a New Folder, Not Encrypted"));
  gtk_file_dialog_set_accept_label (dialog, _("Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), rog_window_get_leaving (parent), folder_chosen_cb, chore_new (parent, desk, dossier, NULL));
}

/*
 * Reset and delete
 */

static void
reset_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Chore) chore = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = rog_desk_reset_practice_finish (ROG_DESK (object), result, &error);

  if (made == NULL)
    {
      rog_window_show_error (chore->parent, _("The practice dossier was not reset."), error);
      return;
    }

  chore->gone (chore->parent, chore->dossier, made);
  rog_window_show_toast (chore->parent, adw_toast_new (_("Practice dossier reset")));
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Chore) chore = user_data;
  g_autoptr (GError) error = NULL;

  if (!rog_desk_delete_practice_finish (ROG_DESK (object), result, &error))
    {
      rog_window_show_error (chore->parent, _("The practice dossier was not deleted."), error);
      return;
    }

  chore->gone (chore->parent, chore->dossier, NULL);
  rog_window_show_toast (chore->parent, adw_toast_new (_("Practice dossier deleted")));
}

static void
confirmed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Chore      *chore = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);

  if (g_str_equal (response, "reset"))
    {
      show_progress (chore, _("Resetting Practice Dossier"));
      rog_desk_reset_practice_async (chore->desk, chore->dossier, chore->operation, reset_cb, chore);
    }
  else if (g_str_equal (response, "delete"))
    rog_desk_delete_practice_async (chore->desk, chore->dossier, NULL, deleted_cb, chore);
  else
    chore_free (chore);
}

static void
confirm (Chore      *chore,
         const char *heading,
         const char *body,
         const char *response,
         const char *label)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), response, label, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), response, ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), chore->parent, NULL, confirmed_cb, chore);
}

/**
 * rog_dossier_reset:
 * @parent: what asks for it
 * @desk: a desk whose register is open
 * @dossier: a practice dossier
 * @gone: told when it has gone
 *
 * Asks, and puts a fresh practice dossier in its place.
 */
void
rog_dossier_reset (GtkWidget         *parent,
                   RogDesk           *desk,
                   const char        *dossier,
                   RogDossierGoneFunc gone)
{
  confirm (chore_new (parent, desk, dossier, gone), _("Reset This Practice Dossier?"),
                                                      _("A fresh one takes its place. Your notes, drafts and decisions in this one are deleted with it, and cannot be brought back."), "reset", _("_Reset"));
}

/**
 * rog_dossier_delete:
 * @parent: what asks for it
 * @desk: a desk whose register is open
 * @dossier: a practice dossier
 * @gone: told when it has gone
 *
 * Asks, and deletes it.
 */
void
rog_dossier_delete (GtkWidget         *parent,
                    RogDesk           *desk,
                    const char        *dossier,
                    RogDossierGoneFunc gone)
{
  confirm (chore_new (parent, desk, dossier, gone), _("Delete This Practice Dossier?"),
                                                      _("Its documents are deleted, and your notes, drafts and decisions in it, and cannot be brought back. The entries of its record stay in the register, with the names in them. A new one can be added at any time."), "delete", _("_Delete"));
}
