// SPDX-License-Identifier: GPL-3.0-or-later
#include "rog-application.h"

#include "config.h"

#include <glib/gi18n.h>

#include "rog-ui.h"
#include "service/rog-desk.h"
#include "service/rog-profile.h"
#include "widgets/rog-widgets.h"
#include "window/rog-window.h"

#define RESOURCE_PATH "/org/rogatory/Rogatory"

struct _RogApplication
{
  AdwApplication parent_instance;

  char    *profile; /* (owned) */
  RogDesk *desk;    /* (owned) (nullable): from startup on */
};

G_DEFINE_FINAL_TYPE (RogApplication, rog_application, ADW_TYPE_APPLICATION)

/* The one window, made when it is first asked for. */
static RogWindow *
ensure_window (RogApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ROG_IS_WINDOW (l->data))
      return l->data;

  return rog_window_new (GTK_APPLICATION (self), self->desk);
}

static void
show_import (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  RogWindow *window = ensure_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.import", NULL);
}

static void
lock_now (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  RogApplication *self = user_data;

  rog_desk_lock (self->desk);
}

static void
show_about (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  AdwDialog *about = g_object_new (ADW_TYPE_ABOUT_DIALOG,
                                   "application-name", _("Rogatory"), "application-icon", APP_ID, "developer-name", _("The Rogatory contributors"), "version", VERSION, "comments", _("The desk at which a request for legal assistance from abroad is read, answered and decided"), "website", "https://rogatory.org", "copyright", _("© 2026 The Rogatory contributors"), "license-type", GTK_LICENSE_GPL_3_0, NULL);

  adw_dialog_present (about, GTK_WIDGET (ensure_window (user_data)));
}

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  for (GList *l = gtk_application_get_windows (user_data); l != NULL;)
    {
      GtkWindow *window = l->data;

      l = l->next;
      gtk_window_close (window);
    }
}

static const GActionEntry actions[] = {
  { .name = "import", .activate = show_import },
  { .name = "lock", .activate = lock_now },
  { .name = "about", .activate = show_about },
  { .name = "quit", .activate = quit },
};

static void
set_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.quit", { "<Control>q", NULL } },
    { "app.lock", { "<Control>l", NULL } },
    { "win.import", { "<Control>o", NULL } },
    { "win.preferences", { "<Control>comma", NULL } },
    { "win.show-help-overlay", { "<Control>question", NULL } },
    { "win.full-screen", { "F11", NULL } },
    { "window.close", { "<Control>w", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action, accelerators[i].keys);
}

static void
rog_application_startup (GApplication *application)
{
  RogApplication *self = ROG_APPLICATION (application);
  g_autoptr (RogClock) clock = rog_clock_new ();

  rog_widgets_init ();
  /* Before GTK looks whether there is a list of shortcuts. */
  rog_ui_register ();
  G_APPLICATION_CLASS (rog_application_parent_class)->startup (application);
  rog_ui_init ();
  /* What is opened or saved here leaves no trace in the desktop's list of recent files. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accelerators (GTK_APPLICATION (self));

  self->desk = rog_desk_new (self->profile, clock);
}

static void
rog_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (ROG_APPLICATION (application))));
}

static void
rog_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  RogWindow *window = ensure_window (ROG_APPLICATION (application));
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++)
    g_list_store_append (list, files[i]);

  gtk_window_present (GTK_WINDOW (window));
  rog_window_import_files (window, G_LIST_MODEL (list));
}

/* --import and --lock are the actions of the instance that runs, be it this one or another. */
static int
rog_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  const char *names[] = { "import", "lock" };
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Rogatory %s\n", VERSION);
      return 0;
    }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!g_variant_dict_contains (options, names[i]))
        continue;

      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("rogatory: %s\n", error->message);
          return 1;
        }
      if (g_application_get_is_remote (application))
        {
          g_action_group_activate_action (G_ACTION_GROUP (application), names[i], NULL);
          return 0;
        }
      /* Where nothing runs, nothing is open that could be locked. */
      if (g_str_equal (names[i], "lock"))
        return 0;
      g_action_group_activate_action (G_ACTION_GROUP (application), names[i], NULL);
    }

  return -1;
}

static void
rog_application_finalize (GObject *object)
{
  RogApplication *self = ROG_APPLICATION (object);

  g_clear_object (&self->desk);
  g_free (self->profile);

  G_OBJECT_CLASS (rog_application_parent_class)->finalize (object);
}

static void
rog_application_class_init (RogApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_application_finalize;
  application_class->startup = rog_application_startup;
  application_class->activate = rog_application_activate;
  application_class->open = rog_application_open;
  application_class->handle_local_options = rog_application_handle_local_options;
}

static void
rog_application_init (RogApplication *self)
{
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Open the register of another profile"), N_ ("NAME") },
    { "import", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Choose files to import"), NULL },
    { "lock", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Lock the register"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Imports the FILEs into a dossier: PDFs, or a package as a folder or zip file."));
}

/**
 * rog_application_new:
 * @profile: a name that rog_profile_check() accepts
 *
 * Returns: (transfer full): the application
 */
RogApplication *
rog_application_new (const char *profile)
{
  g_autofree char *id = rog_profile_get_app_id (profile, APP_ID);
  RogApplication  *self = g_object_new (ROG_TYPE_APPLICATION,
                                        "application-id", id,
                                        "flags", G_APPLICATION_HANDLES_OPEN,
                                        "resource-base-path", RESOURCE_PATH,
                                        NULL);

  self->profile = g_strdup (profile);

  return self;
}
