// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-export.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "service/rog-work-sign.h"
#include "window/rog-window.h"

typedef struct
{
  GtkWidget  *parent; /* (owned) */
  RogWork    *work;   /* (owned) */
  char       *object;
  char       *person; /* (nullable): whose extract it is */
  const char *done;
  const char *failed;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->parent);
  g_object_unref (export->work);
  g_free (export->object);
  g_free (export->person);
  g_free (export);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;

  if (rog_work_export_signed_finish (ROG_WORK (object), result, &error))
    rog_window_show_toast (export->parent, adw_toast_new (export->done));
  else
    rog_window_show_error (export->parent, export->failed, error);
  export_free (export);
}

static void
chosen_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Export *export = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (file != NULL && !rog_work_is_closed (export->work))
    rog_work_export_signed_async (export->work, export->object, export->person, file, NULL, exported_cb, export);
  else
    export_free (export);
}

static void
choose (Export *export,
        const char *title,
        const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (export->parent)), rog_window_get_leaving (export->parent), chosen_cb, export);
}

static Export *
export_new (GtkWidget  *parent,
            RogWork    *work,
            const char *object)
{
  Export *export = g_new0 (Export, 1);

  export->parent = g_object_ref (parent);
  export->work = g_object_ref (work);
  export->object = g_strdup (object);

  return export;
}

/**
 * rog_ruling_export_decision:
 * @parent: a widget of the window
 * @work: the work on a dossier
 * @decision: the id of a decision
 *
 * Asks where, and exports it; says how that went.
 */
void
rog_ruling_export_decision (GtkWidget  *parent,
                            RogWork    *work,
                            const char *decision)
{
  Export *export = export_new (parent, work, decision);

  export->done = _("Decision exported");
  export->failed = _("The decision was not exported.");
  choose (export, _("Export Decision"), "decision.pdf");
}

/**
 * rog_ruling_export_extract:
 * @parent: a widget of the window
 * @work: the work on a dossier
 * @decision: the id of a decision
 * @person: the id of the person whose extract it is
 *
 * Asks where, and exports what that person is served; says how that went.
 */
void
rog_ruling_export_extract (GtkWidget  *parent,
                           RogWork    *work,
                           const char *decision,
                           const char *person)
{
  Export *export = export_new (parent, work, decision);

  export->person = g_strdup (person);
  export->done = _("Extract exported");
  export->failed = _("The extract was not exported.");
  choose (export, _("Export Extract"), "extract.pdf");
}

/**
 * rog_ruling_export_letter:
 * @parent: a widget of the window
 * @work: the work on a dossier
 * @letter: the id of a letter that asks for information
 *
 * Asks where, and exports it; says how that went.
 */
void
rog_ruling_export_letter (GtkWidget  *parent,
                          RogWork    *work,
                          const char *letter)
{
  Export *export = export_new (parent, work, letter);

  export->done = _("Letter exported");
  export->failed = _("The letter was not exported.");
  choose (export, _("Export Letter"), "letter.pdf");
}
