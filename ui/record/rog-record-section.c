// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-record-section.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "dossier/rog-layout-toggle.h"
#include "record/rog-record-inspector.h"
#include "record/rog-record-row.h"
#include "rog-file-out.h"
#include "widgets/rog-section-title.h"
#include "window/rog-window.h"

struct _RogRecordSection
{
  RogSection parent_instance;

  AdwOverlaySplitView *split;
  RogSectionTitle     *title;
  AdwWindowTitle      *entry_title;
  GtkBox              *state;
  GtkImage            *state_icon;
  GtkLabel            *state_title;
  GtkLabel            *state_note;
  GtkProgressBar      *progress;
  AdwBanner           *banner;
  AdwSplitButton      *checkpoint;
  GtkListBox          *list;
  GtkBox              *inspector;

  RogRecordView *view;      /* (owned) (nullable): once it has been checked */
  RogRecordLine *line;      /* (owned) (nullable): the entry shown */
  RogOperation  *operation; /* (owned) (nullable): the check that runs */
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
  gtk_widget_set_visible (GTK_WIDGET (self->state_note), *note != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->operation != NULL);
}

static void
show_banner (RogRecordSection *self,
             const char       *title)
{
  if (title != NULL)
    adw_banner_set_title (self->banner, title);
  adw_banner_set_revealed (self->banner, title != NULL);
}

static char *
describe_match (RogRecordSection *self)
{
  gint64           at;
  RogRecordMatch   match = rog_record_view_get_match (self->view, &at);
  g_autofree char *when = NULL;

  if (match == ROG_RECORD_MATCH_NOT_COMPARED)
    return g_strdup (_("Not compared: the keyring holds no checkpoint that can be read."));
  if (match != ROG_RECORD_MATCH_YES)
    return g_strdup ("");
  if (at == 0)
    return g_strdup (_("It goes on from the checkpoint in the keyring."));

  when = rog_record_line_format_time (at);
  return g_strdup_printf (_("It matches the checkpoint of %s in the keyring."), when);
}

static void
show_broken (RogRecordSection *self,
             const char       *counted)
{
  g_autofree char *note = g_strdup_printf ("%s %s %s", rog_record_view_get_problem (self->view), counted,
                                           _("The dossier can be read and exported; nothing can be entered into it."));

  show_banner (self, rog_record_view_get_headline (self->view));
  show_state (self, "broken", "dialog-warning-symbolic", _("Everything before it holds"), note);
}

static void
show_not_ours (RogRecordSection *self,
               const char       *counted)
{
  gboolean         behind = rog_record_view_get_match (self->view, NULL) == ROG_RECORD_MATCH_BEHIND;
  g_autofree char *note = g_strdup_printf ("%s %s", counted, _("The dossier can be read and exported; nothing can be entered into it before you say why."));

  show_banner (self, behind ? _("The register was rolled back: the keyring knows of entries that are not here")
                            : _("The register was changed outside this program: entries that the keyring knows of are others now"));
  show_state (self, "broken", "dialog-warning-symbolic", _("It does not match the checkpoint in the keyring"), note);
}

static void
show_result (RogRecordSection *self)
{
  guint            n = g_list_model_get_n_items (rog_record_view_get_lines (self->view));
  RogRecordMatch   match = rog_record_view_get_match (self->view, NULL);
  g_autofree char *counted = g_strdup_printf (g_dngettext (NULL, "%" PRIu64 " of %u signature and link holds.", "%" PRIu64 " of %u signatures and links hold.", n),
                                              rog_record_view_get_n_valid (self->view), n);
  g_autofree char *matched = describe_match (self);
  g_autofree char *note = g_strdup_printf ("%s %s", counted, matched);

  if (rog_record_view_get_problem (self->view) != NULL)
    show_broken (self, counted);
  else if (match == ROG_RECORD_MATCH_BEHIND || match == ROG_RECORD_MATCH_DIFFERENT)
    show_not_ours (self, counted);
  else if (match == ROG_RECORD_MATCH_NOT_COMPARED)
    show_state (self, NULL, "security-medium-symbolic", _("The record holds in itself"), note);
  else
    show_state (self, "whole", "security-high-symbolic", _("The record is whole"), note);
}

static void
show_count (RogRecordSection *self)
{
  GListModel *lines = rog_record_view_get_lines (self->view);
  guint       n = g_list_model_get_n_items (lines);
  g_autoptr (RogRecordLine) first = n > 0 ? g_list_model_get_item (lines, n - 1) : NULL;
  g_autofree char *day = first != NULL ? rog_record_line_dup_date (first) : NULL;
  g_autofree char *since = NULL;
  g_autofree char *count = g_strdup_printf (g_dngettext (NULL, "%u entry", "%u entries", n), n);

  if (day != NULL)
    since = g_strdup_printf (g_dngettext (NULL, "%u entry since %s", "%u entries since %s", n), n, day);
  rog_section_title_set_line (self->title, since, since != NULL ? count : NULL);
}

static void
progress_cb (RogRecordSection *self)
{
  guint64          total, done;
  g_autofree char *title = NULL;

  if (self->operation == NULL)
    return;

  done = rog_operation_get_done (self->operation, &total);
  gtk_progress_bar_set_fraction (self->progress, rog_operation_get_fraction (self->operation));
  if (total == 0)
    return;
  title = g_strdup_printf (g_dngettext (NULL, "Checking %'" PRIu64 " of %'" PRIu64 " entry", "Checking %'" PRIu64 " of %'" PRIu64 " entries", total), done, total);
  gtk_label_set_label (self->state_title, title);
}

static void
show_line (RogRecordSection *self)
{
  g_autofree char *proof = NULL, *title = NULL;
  guint64          seq;

  rog_record_inspector_show (self->inspector, self->line);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.proof", FALSE);
  adw_overlay_split_view_set_show_sidebar (self->split, self->line != NULL);
  if (self->line == NULL)
    return;

  g_object_get (self->line, "proof", &proof, "seq", &seq, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.proof", proof != NULL);
  title = g_strdup_printf (_("Entry %" PRIu64), seq);
  adw_window_title_set_title (self->entry_title, title);
}

/*
 * Checking
 */

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  GtkWidget *row = rog_record_row_new (item);

  rog_record_row_set_narrow (ROG_RECORD_ROW (row), rog_section_get_narrow (ROG_SECTION (user_data)));

  return row;
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
show_view (RogRecordSection *self)
{
  gboolean vouched = rog_record_view_get_checkpoint (self->view) != NULL;

  gtk_list_box_bind_model (self->list, rog_record_view_get_lines (self->view), create_row, self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.checkpoint", vouched);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print-checkpoint", vouched);
  gtk_widget_set_visible (GTK_WIDGET (self->checkpoint), vouched);
  show_count (self);
  show_result (self);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RogRecordSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogRecordView) view = rog_work_check_record_finish (ROG_WORK (object), result, &error);

  /* Another one has taken its place. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->operation);
  if (view == NULL)
    {
      show_state (self, "broken", "dialog-warning-symbolic", _("The record could not be read"), error->message);
      return;
    }

  g_set_object (&self->view, view);
  show_view (self);
}

static void
end_check (RogRecordSection *self)
{
  if (self->operation == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->operation, self);
  rog_operation_cancel (self->operation);
  g_clear_object (&self->operation);
}

static void
check_record (RogRecordSection *self)
{
  end_check (self);
  self->operation = rog_operation_new ();
  g_signal_connect_object (self->operation, "notify::fraction", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_clear_object (&self->line);
  show_line (self);
  show_banner (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->checkpoint), FALSE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_state (self, NULL, "content-loading-symbolic", _("Checking every entry"), "");
  rog_work_check_record_async (rog_section_get_work (ROG_SECTION (self)), self->operation, checked_cb, g_object_ref (self));
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

  rog_save_bytes_async (widget, _("Save Checkpoint"), _("checkpoint.txt"), bytes, saved_cb, NULL);
}

static void
printed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (rog_print_pdf_finish (GTK_WIDGET (object), result, &error))
    rog_window_show_toast (GTK_WIDGET (object), adw_toast_new (_("Handed to the print queue, which may keep a copy of its own")));
  else
    rog_window_show_error (GTK_WIDGET (object), _("The checkpoint was not printed."), error);
}

static void
set_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (RogRecordSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = rog_work_print_checkpoint_finish (ROG_WORK (object), result, &error);

  if (pdf == NULL)
    rog_window_show_error (GTK_WIDGET (self), _("The checkpoint was not printed."), error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    rog_print_pdf_async (GTK_WIDGET (self), _("Print Checkpoint"), pdf, printed_cb, NULL);
}

static void
print_checkpoint (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  RogRecordSection *self = ROG_RECORD_SECTION (widget);

  rog_work_print_checkpoint_async (rog_section_get_work (ROG_SECTION (self)), self->view, NULL, set_cb, g_object_ref (self));
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
  rog_save_bytes_async (widget, _("Export Proof"), file, bytes, saved_cb, NULL);
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
  gboolean narrow = rog_section_get_narrow (ROG_SECTION (self));

  /* In large text it would be wider than a narrow window, and make that wider too. */
  g_object_set (self->split, "sidebar-width-unit", narrow ? ADW_LENGTH_UNIT_PX : ADW_LENGTH_UNIT_SP, "min-sidebar-width", narrow ? 300.0 : 340.0, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->state), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  /* Beside the words, which wrap, the button keeps its own; below them it has the whole line. */
  adw_split_button_set_can_shrink (self->checkpoint, narrow);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ROG_IS_RECORD_ROW (row))
      rog_record_row_set_narrow (ROG_RECORD_ROW (row), narrow);
}

static void
rog_record_section_constructed (GObject *object)
{
  RogRecordSection *self = ROG_RECORD_SECTION (object);

  G_OBJECT_CLASS (rog_record_section_parent_class)->constructed (object);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.checkpoint", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print-checkpoint", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.proof", FALSE);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
  gtk_list_box_set_header_func (self->list, add_header, NULL, NULL);
  g_signal_connect_object (rog_work_get_dossier (rog_section_get_work (ROG_SECTION (self))), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  /* It was accepted as restored, or something else was found of the register. */
  g_signal_connect_object (rog_section_get_desk (ROG_SECTION (self)), "notify::register-notice",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
rog_record_section_dispose (GObject *object)
{
  RogRecordSection *self = ROG_RECORD_SECTION (object);

  end_check (self);
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
  gtk_widget_class_install_action (widget_class, "record.print-checkpoint", NULL, print_checkpoint);
  gtk_widget_class_install_action (widget_class, "record.proof", NULL, export_proof);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  g_type_ensure (ROG_TYPE_SECTION_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-record-section.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, split);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, title);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, entry_title);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, state);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, state_icon);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, state_title);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, state_note);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, progress);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, banner);
  gtk_widget_class_bind_template_child (widget_class, RogRecordSection, checkpoint);
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
