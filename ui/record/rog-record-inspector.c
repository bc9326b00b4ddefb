// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-record-inspector.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <inttypes.h>

#include "record/rog-record-row.h"
#include "widgets/rog-row-name.h"
#include "window/rog-window.h"

static GtkWidget *
add_group (GtkBox     *inspector,
           const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  else
    rog_row_name_list (group, _("Checks"));
  gtk_box_append (inspector, group);

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

static void
add_warning (GtkWidget  *group,
             const char *title,
             const char *note)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), note);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* "26 minutes after entry 211" */
static char *
describe_gap (gint64  gap,
              guint64 seq)
{
  g_autofree char *length = NULL;

  if (gap < 60)
    length = g_strdup_printf (g_dngettext (NULL, "%u second", "%u seconds", (gulong)gap), (guint)gap);
  else if (gap < 60 * 60)
    length = g_strdup_printf (g_dngettext (NULL, "%u minute", "%u minutes", (gulong)(gap / 60)), (guint)(gap / 60));
  else if (gap < 24 * 60 * 60)
    length = g_strdup_printf (g_dngettext (NULL, "%u hour", "%u hours", (gulong)(gap / 3600)), (guint)(gap / 3600));
  else
    length = g_strdup_printf (g_dngettext (NULL, "%u day", "%u days", (gulong)(gap / 86400)), (guint)(gap / 86400));

  return g_strdup_printf (C_("time between entries", "%s after entry %" PRIu64), length, seq - 1);
}

static void
add_time_check (GtkWidget  *group,
                const char *clock,
                gint64      gap,
                guint64     seq)
{
  g_autofree char *after = gap >= 0 ? describe_gap (gap, seq) : NULL;

  if (clock != NULL)
    add_warning (group, _("Time not plausible"), clock);
  else
    add_check (group, _("Time plausible"), after != NULL ? after : _("The first entry"));
}

static void
add_checks (GtkBox        *inspector,
            RogRecordLine *line)
{
  GtkWidget       *group = add_group (inspector, NULL);
  g_autofree char *who = rog_record_line_dup_who (line);
  g_autofree char *problem = NULL, *previous = NULL, *clock = NULL, *remark = NULL, *start = NULL, *root = NULL, *linked = NULL;
  guint64          seq;
  gint64           gap;

  g_object_get (line, "problem", &problem, "previous", &previous, "clock", &clock, "remark", &remark, "seq", &seq, "gap", &gap, NULL);
  if (problem != NULL)
    {
      GtkWidget *row = add_property (group, _("Does not hold"), problem, FALSE);

      gtk_widget_add_css_class (row, "error");
      return;
    }

  start = g_strndup (previous, 8);
  root = group_hash (start);
  linked = seq > 0 ? g_strdup_printf (_("Linked to entry %" PRIu64), seq - 1) : g_strdup (_("First entry of its record"));
  add_check (group, _("Signature valid"), who);
  add_check (group, linked, root);
  add_time_check (group, clock, gap, seq);
  if (remark != NULL)
    add_warning (group, _("To be noted"), remark);
}

static void
add_content (GtkBox        *inspector,
             RogRecordLine *line)
{
  GtkWidget       *group = add_group (inspector, _("Content"));
  g_autofree char *title = NULL, *what = NULL, *received_text = NULL, *at_text = NULL;
  gint64           received, at;

  g_object_get (line, "title", &title, "what", &what, "received", &received, "at", &at, NULL);
  received_text = rog_record_line_format_time (received);
  at_text = rog_record_line_format_time (at);
  add_property (group, _("What"), title, FALSE);
  if (*what != '\0')
    add_property (group, _("In its words"), what, FALSE);
  add_property (group, _("Who may read it"), rog_record_line_get_audience (line), FALSE);
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

/**
 * rog_record_inspector_show:
 * @inspector: where it is shown
 * @line: (nullable): an entry; %NULL empties it
 *
 * Signature, link, time, content and proof of an entry.
 */
void
rog_record_inspector_show (GtkBox        *inspector,
                           RogRecordLine *line)
{
  GtkWidget       *child, *group;
  g_autofree char *hash = NULL, *certificate = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (inspector))) != NULL)
    gtk_box_remove (inspector, child);
  if (line == NULL)
    return;

  g_object_get (line, "hash", &hash, "certificate", &certificate, NULL);
  add_checks (inspector, line);
  add_content (inspector, line);
  group = add_group (inspector, _("Proof"));
  add_hash (group, _("Entry hash (SHA-256)"), hash);
  add_hash (group, _("Certificate (SHA-256), self-made: compare the fingerprint"), certificate);
}
