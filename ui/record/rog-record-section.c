// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-record-section.h"

#include <glib/gi18n.h>

#include "dossier/rog-layout-toggle.h"
#include "record/rog-record-row.h"
#include "rog-file-out.h"
#include "window/rog-window.h"

struct _RogRecordSection
{
  RogSection parent_instance;

  AdwOverlaySplitView *split;
  AdwWindowTitle      *title;
  AdwWindowTitle      *entry_title;
  GtkBox              *state;
  GtkImage            *state_icon;
  GtkLabel            *state_title;
  GtkLabel            *state_note;
  GtkListBox          *list;
  GtkBox              *inspector;

  RogRecordView *view;        /* (owned) (nullable): once it has been checked */
  RogRecordLine *line;        /* (owned) (nullable): the entry shown */
  GCancellable  *cancellable; /* (owned) (nullable): of the check that runs */
};

G_DEFINE_FINAL_TYPE (RogRecordSection, rog_record_section, ROG_TYPE_SECTION)

/*
 * State line
 */

static void
show_state (RogRecordSection *self,
            const char       *css,
            const char       *icon,
            const char       *title,
            const char       *note)
{
  static const char *const classes[] = { "whole", "broken" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i], css) == 0)
      gtk_widget_add_css_class (GTK_WIDGET (self->state), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->state), classes[i]);
  gtk_image_set_from_icon_name (self->state_icon, icon);
  gtk_label_set_label (self->state_title, title);
  gtk_label_set_label (self->state_note, note);
}

static void
show_result (RogRecordSection *self)
{
  guint            n = g_list_model_get_n_items (rog_record_view_get_lines (self->view));
  const char      *problem = rog_record_view_get_problem (self->view);
  g_autofree char *note = g_strdup_printf (_("%" G_GUINT64_FORMAT " of %u signatures and links hold."), rog_record_view_get_n_valid (self->view), n);
  g_autofree char *both = problem != NULL ? g_strdup_printf ("%s %s", problem, note) : NULL;
  g_autofree char *subtitle = g_strdup_printf (g_dngettext (NULL, "%u entry", "%u entries", n), n);

  if (problem == NULL)
    show_state (self, "whole", "security-high-symbolic", _("The record is whole"), note);
  else
    show_state (self, "broken", "dialog-warning-symbolic", _("The record is broken"), both);
  adw_window_title_set_subtitle (self->title, subtitle);
}

/*
 * Inspector
 */

static GtkWidget *
add_group (RogRecordSection *self,
           const char       *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->inspector, group);

  return group;
}

static GtkWidget *
add_property (GtkWidget  *group,
              const char *title,
              const char *value,
              gboolean    identifier)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  if (identifier)
    gtk_widget_add_css_class (row, "identifier");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static void
add_check (GtkWidget  *group,
           const char *title,
           const char *note)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);
  gtk_widget_add_css_class (mark, "success");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* A hash in groups of four, as it is read aloud and compared. */
static char *
group_hash (const char *hex)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; hex[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, hex[i]);
    }

  return g_string_free_and_steal (text);
}

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (when, _("%A %-e %B %Y, %H:%M:%S %Z"));
}

static void
add_checks (RogRecordSection *self,
            const char       *problem,
            const char       *previous,
            guint64           seq)
{
  GtkWidget       *group = add_group (self, NULL);
  g_autofree char *who = rog_record_line_dup_who (self->line);
  g_autofree char *start = g_strndup (previous, 8);
  g_autofree char *root = group_hash (start);

  if (problem != NULL)
    {
      GtkWidget *row = add_property (group, _("Does not hold"), problem, FALSE);

      gtk_widget_add_css_class (row, "error");
      return;
    }

  add_check (group, _("Signature valid"), who);
  add_check (group, seq > 0 ? _("Linked to the entry before") : _("First entry of its record"), root);
}

static void
add_content (RogRecordSection *self)
{
  GtkWidget       *group = add_group (self, _("Content"));
  g_autofree char *title = NULL, *what = NULL, *received_text = NULL, *at_text = NULL;
  gint64           received, at;

  g_object_get (self->line, "title", &title, "what", &what, "received", &received, "at", &at, NULL);
  received_text = format_time (received);
  at_text = format_time (at);
  add_property (group, _("What"), title, FALSE);
  if (*what != '\0')
    add_property (group, _("In its words"), what, FALSE);
  add_property (group, _("Who may read it"), rog_record_line_get_audience (self->line), FALSE);
  add_property (group, _("Signed"), at_text, FALSE);
  add_property (group, _("Entered"), received_text, FALSE);
}

static void
copy_cb (GtkWidget *button)
{
  const char *text = g_object_get_data (G_OBJECT (button), "text");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), text);
  rog_window_show_toast (button, adw_toast_new (_("Copied")));
}

static void
add_hash (GtkWidget  *group,
          const char *title,
          const char *hex)
{
  g_autofree char *grouped = group_hash (hex);
  GtkWidget       *row = add_property (group, title, grouped, TRUE);
  GtkWidget       *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (copy, _("Copy"));
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (copy, "flat");
  g_object_set_data_full (G_OBJECT (copy), "text", g_strdup (hex), g_free);
  g_signal_connect (copy, "clicked", G_CALLBACK (copy_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), copy);
}

static void
show_line (RogRecordSection *self)
{
  GtkWidget       *child, *group;
  g_autofree char *problem = NULL, *previous = NULL, *hash = NULL, *certificate = NULL, *title = NULL;
  guint64          seq;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->inspector))) != NULL)
    gtk_box_remove (self->inspector, child);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.proof", self->line != NULL);
  adw_overlay_split_view_set_show_sidebar (self->split, self->line != NULL);
  if (self->line == NULL)
    return;

  g_object_get (self->line, "problem", &problem, "previous", &previous, "hash", &hash, "certificate", &certificate, "seq", &seq, NULL);
  title = g_strdup_printf (_("Entry %" G_GUINT64_FORMAT), seq);
  adw_window_title_set_title (self->entry_title, title);
  add_checks (self, problem, previous, seq);
  add_content (self);
  group = add_group (self, _("Proof"));
  add_hash (group, _("Entry hash (SHA-256)"), hash);
  add_hash (group, _("Certificate (SHA-256), self-made: compare the fingerprint"), certificate);
}

/*
 * Checking
 */

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return rog_record_row_new (item);
}

static void
add_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  g_autofree char *day = rog_record_line_dup_day (rog_record_row_get_line (ROG_RECORD_ROW (row)));
  g_autofree char *day_before = before != NULL ? rog_record_line_dup_day (rog_record_row_get_line (ROG_RECORD_ROW (before))) : NULL;
  GtkWidget       *label;

  if (g_strcmp0 (day, day_before) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (day);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "record-day");
  gtk_list_box_row_set_header (row, label);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogRecordSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogRecordView) view = rog_work_check_record_finish (ROG_WORK (object), result, &error);

  if (view == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_state (self, "broken", "dialog-warning-symbolic", _("The record could not be read"), error->message);
      return;
    }

  g_clear_object (&self->cancellable);
  g_set_object (&self->view, view);
  gtk_list_box_bind_model (self->list, rog_record_view_get_lines (view), create_row, NULL, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.checkpoint", rog_record_view_get_checkpoint (view) != NULL);
  show_result (self);
}

static void
check_record (RogRecordSection *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_object (&self->line);
  show_line (self);
  show_state (self, NULL, "content-loading-symbolic", _("Checking every entry"), "");
  rog_work_check_record_async (rog_section_get_work (ROG_SECTION (self)), self->cancellable, checked_cb, g_object_ref (self));
}

static void
activated_cb (RogRecordSection *self,
              GtkListBoxRow    *row)
{
  g_set_object (&self->line, rog_record_row_get_line (ROG_RECORD_ROW (row)));
  show_line (self);
}

static void
close_cb (RogRecordSection *self)
{
  g_clear_object (&self->line);
  show_line (self);
  gtk_list_box_unselect_all (self->list);
}

/*
 * Actions
 */

static void
verify_again (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  check_record (ROG_RECORD_SECTION (widget));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = rog_save_bytes_finish (GTK_WIDGET (object), result, &error);

  if (file == NULL)
    rog_window_show_error (GTK_WIDGET (object), _("The file was not saved."), error);
  else
    rog_window_show_toast (GTK_WIDGET (object), adw_toast_new (_("Saved")));
}

static void
save_checkpoint (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  const char *note = rog_record_view_get_checkpoint (ROG_RECORD_SECTION (widget)->view);
  g_autoptr (GBytes) bytes = g_bytes_new (note, strlen (note));

  rog_save_bytes_async (widget, _("Save Checkpoint"), _("checkpoint.txt"), bytes, NULL, saved_cb, NULL);
}

static void
export_proof (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_autofree char *proof = NULL, *file = NULL;
  guint64          seq;
  g_autoptr (GBytes) bytes = NULL;

  g_object_get (ROG_RECORD_SECTION (widget)->line, "proof", &proof, "seq", &seq, NULL);
  bytes = g_bytes_new (proof, strlen (proof));
  file = g_strdup_printf ("entry-%" G_GUINT64_FORMAT ".proof.json", seq);
  rog_save_bytes_async (widget, _("Export Proof"), file, bytes, NULL, saved_cb, NULL);
}

/* The record is checked when it is looked at, and again when it has grown. */
static void
rog_record_section_map (GtkWidget *widget)
{
  RogRecordSection *self = ROG_RECORD_SECTION (widget);

  GTK_WIDGET_CLASS (rog_record_section_parent_class)->map (widget);

  if (self->view == NULL)
    check_record (self);
}

static void
changed_cb (RogRecordSection *self)
{
  g_clear_object (&self->view);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    check_record (self);
}

static void
narrow_cb (RogRecordSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->state),
                                  rog_section_get_narrow (ROG_SECTION (self)) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
rog_record_section_constructed (GObject *object)
{
  RogRecordSection *self = ROG_RECORD_SECTION (object);

  G_OBJECT_CLASS (rog_record_section_parent_class)->constructed (object);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.checkpoint", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.proof", FALSE);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
  gtk_list_box_set_header_func (self->list, add_header, NULL, NULL);
  g_signal_connect_object (rog_work_get_dossier (rog_section_get_work (ROG_SECTION (self))), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
rog_record_section_dispose (GObject *object)
{
  RogRecordSection *self = ROG_RECORD_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->view);
  g_clear_object (&self->line);

  G_OBJECT_CLASS (rog_record_section_parent_class)->dispose (object);
}

static void
rog_record_section_class_init (RogRecordSectionClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rog_record_section_constructed;
  object_class->dispose = rog_record_section_dispose;
  widget_class->map = rog_record_section_map;

  gtk_widget_class_install_action (widget_class, "record.verify", NULL, verify_again);
  gtk_widget_class_install_action (widget_class, "record.checkpoint", NULL, save_checkpoint);
  gtk_widget_class_install_action (widget_class, "record.proof", NULL, export_proof);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-record-section.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, split);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, title);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, entry_title);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, state);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, state_icon);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, state_title);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, state_note);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, list);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, inspector);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
rog_record_section_init (RogRecordSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
