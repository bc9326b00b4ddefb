// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/rog-window.h"

#include <glib/gi18n.h>

#include "docket/rog-desk-place.h"
#include "lock/rog-idle-watch.h"
#include "lock/rog-lock-page.h"
#include "lock/rog-session-watch.h"
#include "preferences/rog-preferences-dialog.h"
#include "rog-error-text.h"
#include "rog-ui.h"
#include "welcome/rog-welcome.h"

struct _RogWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwBin          *place;
  AdwBanner       *problem;

  RogDesk         *desk;     /* (owned) */
  GSettings       *settings; /* (owned) */
  RogErrorText    *error;    /* (owned) (nullable): what the banner says */
  gboolean         unsaved;  /* it says that something is not on the disk yet */
  GVariant        *where;    /* (owned) (nullable): where the person was when the desk was locked */
  RogSecret       *sought;   /* (owned) (nullable): what was sought there */
  GVariant        *done;     /* (owned) (nullable): what of the first run was done then */
  GListStore      *waiting;  /* (owned) (nullable): files to import once the desk is ready */
  GCancellable    *leaving;  /* (owned): cancelled when the person leaves, and new then */
  RogSessionWatch *session;  /* (owned): says when the screen is locked or the computer sleeps */
  RogIdleWatch    *idle;     /* (owned): says when nobody has touched the window for long */
};

G_DEFINE_FINAL_TYPE (RogWindow, rog_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_DESK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
import_waiting (RogWindow *self)
{
  GtkWidget *place = adw_bin_get_child (self->place);
  g_autoptr (GListStore) files = NULL;

  if (self->waiting == NULL || !ROG_IS_DESK_PLACE (place))
    return;

  files = g_steal_pointer (&self->waiting);
  rog_desk_place_import (ROG_DESK_PLACE (place), G_LIST_MODEL (files));
}

/* The docket, or the place where the lock found the person. */
static GtkWidget *
make_desk_place (RogWindow *self)
{
  GtkWidget *place = rog_desk_place_new (self->desk, self->settings);
  GtkWidget *before = adw_bin_get_child (self->place);

  if (ROG_IS_WELCOME (before) && rog_welcome_wants_practice (ROG_WELCOME (before)))
    rog_desk_place_add_practice (ROG_DESK_PLACE (place));
  if (self->where != NULL)
    {
      rog_desk_place_go_to (ROG_DESK_PLACE (place), self->where, self->sought);
      g_clear_pointer (&self->where, g_variant_unref);
      g_clear_pointer (&self->sought, rog_secret_unref);
    }

  return place;
}

static GtkWidget *
make_starting_place (void)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());

  return view;
}

/* A dialog is content as well. */
static void
close_dialogs (RogWindow *self)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))) != NULL)
    adw_dialog_force_close (dialog);
}

/* Hidden, the banner would still tell it to who asks the accessibility bus. */
static void
forget_problem (RogWindow *self)
{
  adw_banner_set_revealed (self->problem, FALSE);
  adw_banner_set_title (self->problem, "");
  g_clear_pointer (&self->error, rog_error_text_free);
  self->unsaved = FALSE;
}

/* A place that has the focus when it is taken away is kept in memory by GTK, with all that is in it. */
static void
set_place (RogWindow *self,
           GtkWidget *place)
{
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self->place)) != NULL;

  if (focus)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  adw_bin_set_child (self->place, place);
  if (focus)
    gtk_widget_grab_focus (place);
}

/* One place a state. The place left is destroyed, so that nothing of it stays behind a lock. */
static void
show_place (RogWindow *self)
{
  GtkWidget   *before = adw_bin_get_child (self->place);
  RogDeskState state = rog_desk_get_state (self->desk);
  GtkWidget   *place;

  switch (state)
    {
    case ROG_DESK_STARTING:
      place = make_starting_place ();
      break;

    case ROG_DESK_FIRST_RUN:
    case ROG_DESK_RECOVERY_SHEET:
      if (ROG_IS_WELCOME (before))
        return;
      place = rog_welcome_new (self->desk, self->done);
      break;

    case ROG_DESK_READY:
      if (ROG_IS_DESK_PLACE (before))
        return;
      place = make_desk_place (self);
      break;

    case ROG_DESK_LOCKED:
    case ROG_DESK_KEYRING_LOCKED:
    case ROG_DESK_NO_KEYRING:
    case ROG_DESK_KEY_MISSING:
    case ROG_DESK_BROKEN:
    default:
      if (ROG_IS_LOCK_PAGE (before))
        return;
      place = rog_lock_page_new (self->desk);
      break;
    }

  if (ROG_IS_DESK_PLACE (before) && state != ROG_DESK_READY)
    self->where = rog_desk_place_get_where (ROG_DESK_PLACE (before), &self->sought);
  g_clear_pointer (&self->done, g_variant_unref);
  if (ROG_IS_WELCOME (before))
    self->done = rog_welcome_get_done (ROG_WELCOME (before));

  forget_problem (self);
  gtk_window_set_title (GTK_WINDOW (self), _("Rogatory"));
  close_dialogs (self);
  adw_toast_overlay_dismiss_all (self->toasts);
  set_place (self, place);
  import_waiting (self);
}

static void
start_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!rog_desk_start_finish (ROG_DESK (object), result, &error) && rog_desk_get_state (self->desk) == ROG_DESK_STARTING)
    rog_window_show_error (GTK_WIDGET (self), _("The register could not be looked for."), error);
}

static void
show_details_cb (RogWindow *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Details"), NULL);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), self->error != NULL ? self->error->details : "");
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "close", _("Close"), "dismiss", _("Dismiss Message"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response::dismiss", G_CALLBACK (adw_banner_set_revealed), self->problem, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/*
 * Actions
 */

static void
files_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (RogWindow) self = user_data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (object), result, NULL);

  if (files != NULL && self->desk != NULL)
    rog_window_import_files (self, files);
}

static void
folder_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (RogWindow) self = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (object), result, NULL);
  g_autoptr (GListStore) files = NULL;

  if (folder == NULL || self->desk == NULL)
    return;

  files = g_list_store_new (G_TYPE_FILE);
  g_list_store_append (files, folder);
  rog_window_import_files (self, G_LIST_MODEL (files));
}

static void
choose_files (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Import"));
  gtk_file_dialog_set_accept_label (dialog, _("Import"));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (widget), rog_window_get_leaving (widget), files_chosen_cb, g_object_ref (widget));
}

static void
choose_folder (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Import Folder"));
  gtk_file_dialog_set_accept_label (dialog, _("Import"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (widget), rog_window_get_leaving (widget), folder_chosen_cb, g_object_ref (widget));
}

static void
back_up (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  GtkWidget *place = adw_bin_get_child (ROG_WINDOW (widget)->place);

  if (ROG_IS_DESK_PLACE (place))
    rog_desk_place_back_up (ROG_DESK_PLACE (place));
}

static void
show_preferences (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  RogWindow *self = ROG_WINDOW (widget);

  adw_dialog_present (rog_preferences_dialog_new (self->desk, self->settings), widget);
}

static void
toggle_full_screen (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_object_set (widget, "fullscreened", !gtk_window_is_fullscreen (GTK_WINDOW (widget)), NULL);
}

/* What needs an open register is not possible without one. */
static void
update_actions (RogWindow *self)
{
  gboolean ready = rog_desk_get_state (self->desk) == ROG_DESK_READY;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-folder", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.backup", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences", ready);
}

/* Lock by the keyboard and by its silence: of this window, and of each dialog, which keeps its
 * input to itself. */
static void
watch_input (RogWindow *self,
             GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_l, GDK_CONTROL_MASK),
                                                          gtk_named_action_new ("app.lock")));
  gtk_widget_add_controller (widget, keys);
  rog_idle_watch_attach (self->idle, widget);
}

static void
watch_dialog_cb (RogWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  /* One below comes back when the one above is closed. */
  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), "watched") != NULL)
    return;

  g_object_set_data (G_OBJECT (dialog), "watched", self);
  watch_input (self, GTK_WIDGET (dialog));
}

/* Those that stand before this one: for files, for printing, the list of shortcuts. */
static void
close_windows (RogWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        gtk_window_close (window);
    }
}

static void
forget_copied (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
}

/* A dialog for files or for printing is a window of its own, and would still hand out what it was
 * opened for; the clipboard hands out what was copied here. */
static void
left_cb (RogWindow *self)
{
  g_autoptr (GCancellable) leaving = g_steal_pointer (&self->leaving);

  self->leaving = g_cancellable_new ();
  g_cancellable_cancel (leaving);
  close_windows (self);
  forget_copied (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  forget_copied (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)));
}

static void
lock_when_left (RogWindow *self)
{
  self->leaving = g_cancellable_new ();
  g_signal_connect_object (self->desk, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);

  self->session = rog_session_watch_new ();
  g_signal_connect_object (self->session, "left", G_CALLBACK (rog_desk_lock), self->desk, G_CONNECT_SWAPPED);

  self->idle = rog_idle_watch_new (rog_desk_get_clock (self->desk));
  g_settings_bind (self->settings, "lock-minutes", self->idle, "minutes", G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->idle, "left", G_CALLBACK (rog_desk_lock), self->desk, G_CONNECT_SWAPPED);
  watch_input (self, GTK_WIDGET (self));
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (watch_dialog_cb), NULL);
  /* Unlocked by assistive technology, there was no event. */
  g_signal_connect_object (self->desk, "notify::state", G_CALLBACK (rog_idle_watch_note_input), self->idle, G_CONNECT_SWAPPED);
}

static void
save_size (RogWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)))
    return;

  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
}

static gboolean
rog_window_close_request (GtkWindow *window)
{
  save_size (ROG_WINDOW (window));

  return GTK_WINDOW_CLASS (rog_window_parent_class)->close_request (window);
}

static void
rog_window_constructed (GObject *object)
{
  RogWindow *self = ROG_WINDOW (object);

  G_OBJECT_CLASS (rog_window_parent_class)->constructed (object);

  self->settings = rog_ui_new_settings (rog_desk_get_profile (self->desk));
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  g_signal_connect_object (self->desk, "notify::state", G_CALLBACK (show_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::state", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  lock_when_left (self);
  update_actions (self);
  show_place (self);
  if (rog_desk_get_state (self->desk) == ROG_DESK_STARTING)
    rog_desk_start_async (self->desk, NULL, start_cb, g_object_ref (self));
}

static void
rog_window_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  RogWindow *self = ROG_WINDOW (object);

  switch (id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_window_dispose (GObject *object)
{
  RogWindow *self = ROG_WINDOW (object);

  g_clear_object (&self->idle);
  g_clear_object (&self->leaving);
  g_clear_object (&self->waiting);
  g_clear_object (&self->session);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->where, g_variant_unref);
  g_clear_pointer (&self->sought, rog_secret_unref);
  g_clear_pointer (&self->done, g_variant_unref);
  g_clear_pointer (&self->error, rog_error_text_free);

  G_OBJECT_CLASS (rog_window_parent_class)->dispose (object);
}

static void
rog_window_class_init (RogWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rog_window_constructed;
  object_class->set_property = rog_window_set_property;
  object_class->dispose = rog_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rog_window_close_request;

  properties[PROP_DESK] =
      g_param_spec_object ("desk", NULL, NULL, ROG_TYPE_DESK,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "win.import", NULL, choose_files);
  gtk_widget_class_install_action (widget_class, "win.import-folder", NULL, choose_folder);
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, back_up);
  gtk_widget_class_install_action (widget_class, "win.full-screen", NULL, toggle_full_screen);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, show_preferences);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RogWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RogWindow, place);
  gtk_widget_class_bind_template_child (widget_class, RogWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, show_details_cb);
}

static void
rog_window_init (RogWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_window_new:
 * @application: the application
 * @desk: the desk to show
 *
 * Returns: (transfer none): a window; GTK keeps it until it is closed
 */
RogWindow *
rog_window_new (GtkApplication *application,
                RogDesk        *desk)
{
  return g_object_new (ROG_TYPE_WINDOW, "application", application, "desk", desk, NULL);
}

/**
 * rog_window_import_files:
 * @self: the window
 * @files: a list of #GFile
 *
 * Imports files as soon as the desk is open: at once, or after first run or the lock.
 */
void
rog_window_import_files (RogWindow  *self,
                         GListModel *files)
{
  g_return_if_fail (ROG_IS_WINDOW (self));

  if (self->waiting == NULL)
    self->waiting = g_list_store_new (G_TYPE_FILE);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      g_list_store_append (self->waiting, file);
    }
  import_waiting (self);
}

/**
 * rog_window_get_leaving:
 * @from: any widget of the window
 *
 * Returns: (transfer none) (nullable): for whatever asks in a window of its own, which has to go
 *   when the person leaves; %NULL outside a #RogWindow
 */
GCancellable *
rog_window_get_leaving (GtkWidget *from)
{
  GtkWidget *self = gtk_widget_get_ancestor (from, ROG_TYPE_WINDOW);

  return self != NULL ? ROG_WINDOW (self)->leaving : NULL;
}

/**
 * rog_window_show_error:
 * @from: any widget of the window
 * @what: (nullable): what did not succeed, a whole sentence
 * @error: why
 *
 * Says it in the window's banner, where it stays until it is dismissed or the place changes.
 */
void
rog_window_show_error (GtkWidget    *from,
                       const char   *what,
                       const GError *error)
{
  GtkWidget       *self = gtk_widget_get_ancestor (from, ROG_TYPE_WINDOW);
  g_autofree char *line = NULL;

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  forget_problem (ROG_WINDOW (self));
  ROG_WINDOW (self)->error = rog_error_text_new (error, what);
  line = rog_error_text_to_line (ROG_WINDOW (self)->error);
  adw_banner_set_use_markup (ROG_WINDOW (self)->problem, FALSE);
  adw_banner_set_title (ROG_WINDOW (self)->problem, line);
  adw_banner_set_revealed (ROG_WINDOW (self)->problem, TRUE);
}

/**
 * rog_window_forget_error:
 * @from: any widget of the window
 *
 * What did not succeed has by now: the banner goes.
 */
void
rog_window_forget_error (GtkWidget *from)
{
  GtkWidget *self = gtk_widget_get_ancestor (from, ROG_TYPE_WINDOW);

  if (self != NULL)
    forget_problem (ROG_WINDOW (self));
}

/**
 * rog_window_show_unsaved:
 * @from: any widget of the window
 * @error: why
 *
 * As rog_window_show_error(), of a draft that did not reach the disk: the work on the dossier writes it again, until
 * rog_window_show_saved().
 */
void
rog_window_show_unsaved (GtkWidget    *from,
                         const GError *error)
{
  GtkWidget *self = gtk_widget_get_ancestor (from, ROG_TYPE_WINDOW);

  rog_window_show_error (from, _("What you write is not on the disk yet; it is written as soon as that is possible."), error);
  if (self != NULL)
    ROG_WINDOW (self)->unsaved = TRUE;
}

/**
 * rog_window_show_saved:
 * @from: any widget of the window
 *
 * Everything written is on the disk: the banner says no more that something is not.
 */
void
rog_window_show_saved (GtkWidget *from)
{
  GtkWidget *self = gtk_widget_get_ancestor (from, ROG_TYPE_WINDOW);

  if (self != NULL && ROG_WINDOW (self)->unsaved)
    forget_problem (ROG_WINDOW (self));
}

/* A place that has a bar at its bottom has an overlay above it: a toast covers no bar. */
static AdwToastOverlay *
find_toasts (GtkWidget *widget)
{
  AdwToastOverlay *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child))
      found = ADW_IS_TOAST_OVERLAY (child) ? ADW_TOAST_OVERLAY (child) : find_toasts (child);

  return found;
}

/**
 * rog_window_show_toast:
 * @from: any widget of the window
 * @toast: (transfer full): one line, past tense; never an error
 *
 * Shows it above the bars of the place that is in the window.
 */
void
rog_window_show_toast (GtkWidget *from,
                       AdwToast  *toast)
{
  GtkWidget       *self = gtk_widget_get_ancestor (from, ROG_TYPE_WINDOW);
  AdwToastOverlay *toasts;

  adw_toast_set_use_markup (toast, FALSE);
  if (self == NULL)
    {
      g_object_unref (toast);
      return;
    }
  toasts = find_toasts (GTK_WIDGET (ROG_WINDOW (self)->place));
  adw_toast_overlay_add_toast (toasts != NULL ? toasts : ROG_WINDOW (self)->toasts, toast);
}
