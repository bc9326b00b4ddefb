// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/rog-record-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <inttypes.h>

struct _RogRecordRow
{
  GtkListBoxRow parent_instance;

  GtkImage  *mark;
  AdwAvatar *avatar;
  GtkBox    *body;
  GtkLabel  *title;
  GtkLabel  *what;
  GtkBox    *by;
  GtkLabel  *who;
  GtkLabel  *when;

  RogRecordLine *line; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RogRecordRow, rog_record_row, GTK_TYPE_LIST_BOX_ROW)

static GDateTime *
get_received (RogRecordLine *line)
{
  gint64 received;

  g_object_get (line, "received", &received, NULL);

  return g_date_time_new_from_unix_local (received);
}

/**
 * rog_record_line_dup_day:
 * @line: an entry
 *
 * Returns: (transfer full): the day it was received, as its heading: "Today", "18 September"
 */
char *
rog_record_line_dup_day (RogRecordLine *line)
{
  g_autoptr (GDateTime) when = get_received (line);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (g_date_time_get_year (when) == g_date_time_get_year (now) && g_date_time_get_day_of_year (when) == g_date_time_get_day_of_year (now))
    return g_strdup (_("Today"));
  if (g_date_time_get_year (when) == g_date_time_get_year (yesterday) && g_date_time_get_day_of_year (when) == g_date_time_get_day_of_year (yesterday))
    return g_strdup (_("Yesterday"));
  if (g_date_time_get_year (when) == g_date_time_get_year (now))
    return g_date_time_format (when, _("%-e %B"));

  return g_date_time_format (when, _("%-e %B %Y"));
}

/**
 * rog_record_line_dup_date:
 * @line: an entry
 *
 * Returns: (transfer full): the day it was received, as a date
 */
char *
rog_record_line_dup_date (RogRecordLine *line)
{
  g_autoptr (GDateTime) when = get_received (line);

  return g_date_time_format (when, _("%-e %B %Y"));
}

/**
 * rog_record_line_format_time:
 * @seconds: a time, in Unix seconds
 *
 * Returns: (transfer full): it, with its zone
 */
char *
rog_record_line_format_time (gint64 seconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (when, _("%A %-e %B %Y, %H:%M:%S %Z"));
}

/**
 * rog_record_line_dup_who:
 * @line: an entry
 *
 * Returns: (transfer full): its author and role
 */
char *
rog_record_line_dup_who (RogRecordLine *line)
{
  g_autofree char *author = NULL, *role = NULL;
  const char      *name;

  g_object_get (line, "author", &author, "role", &role, NULL);
  name = g_strcmp0 (role, "judge") == 0 ? C_("role", "Judge") : g_strcmp0 (role, "clerk") == 0 ? C_("role", "Clerk") : C_("role", "Counsel");

  return g_strdup_printf ("%s · %s", author, name);
}

/**
 * rog_record_line_get_audience:
 * @line: an entry
 *
 * Returns: (transfer none): who may read it
 */
const char *
rog_record_line_get_audience (RogRecordLine *line)
{
  g_autofree char *audience = NULL;

  g_object_get (line, "audience", &audience, NULL);
  if (g_strcmp0 (audience, "bench") == 0)
    return _("The bench");
  if (g_strcmp0 (audience, "own") == 0)
    return _("This desk");

  return _("The bench, and the person heard whose record it is in");
}

/* The records of a dossier are one list, and each counts its entries from 0. */
static char *
name_entry (RogRecordLine *line,
            const char    *time)
{
  g_autofree char *audience = NULL;
  guint64          seq;

  g_object_get (line, "audience", &audience, "seq", &seq, NULL);
  if (g_strcmp0 (audience, "bench") == 0)
    return g_strdup_printf (_("%s · entry %" PRIu64), time, seq);
  if (g_strcmp0 (audience, "own") == 0)
    // Translators: when, and which entry of the record that is kept at this desk for itself.
    return g_strdup_printf (_("%s · entry %" PRIu64 " of this desk’s record"), time, seq);

  // Translators: when, and which entry of the record that a person heard reads too.
  return g_strdup_printf (_("%s · entry %" PRIu64 " of a person’s record"), time, seq);
}

static void
show (RogRecordRow *self)
{
  g_autofree char *title = NULL, *what = NULL, *author = NULL, *problem = NULL, *who = NULL, *time = NULL, *text = NULL;
  g_autoptr (GDateTime) when = get_received (self->line);

  g_object_get (self->line, "title", &title, "what", &what, "author", &author, "problem", &problem, NULL);
  who = rog_record_line_dup_who (self->line);
  time = g_date_time_format (when, "%H:%M");
  text = name_entry (self->line, time);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->what, what);
  gtk_widget_set_visible (GTK_WIDGET (self->what), *what != '\0');
  gtk_label_set_label (self->who, who);
  gtk_label_set_label (self->when, text);
  adw_avatar_set_text (self->avatar, author);
  gtk_image_set_from_icon_name (self->mark, problem == NULL ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->mark), problem == NULL ? "holds" : "broken");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  problem == NULL ? _("Verified") : problem, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, self->what, self->who, self->when, NULL, -1);
}

static void
rog_record_row_finalize (GObject *object)
{
  g_clear_object (&ROG_RECORD_ROW (object)->line);

  G_OBJECT_CLASS (rog_record_row_parent_class)->finalize (object);
}

static void
rog_record_row_class_init (RogRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rog_record_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRecordRow, mark);
  gtk_widget_class_bind_template_child (widget_class, RogRecordRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, RogRecordRow, title);
  gtk_widget_class_bind_template_child (widget_class, RogRecordRow, what);
  gtk_widget_class_bind_template_child (widget_class, RogRecordRow, body);
  gtk_widget_class_bind_template_child (widget_class, RogRecordRow, by);
  gtk_widget_class_bind_template_child (widget_class, RogRecordRow, who);
  gtk_widget_class_bind_template_child (widget_class, RogRecordRow, when);
}

static void
rog_record_row_init (RogRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rog_record_row_new:
 * @line: an entry
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
rog_record_row_new (RogRecordLine *line)
{
  RogRecordRow *self = g_object_new (ROG_TYPE_RECORD_ROW, NULL);

  self->line = g_object_ref (line);
  show (self);

  return GTK_WIDGET (self);
}

/**
 * rog_record_row_set_narrow:
 * @self: a row
 * @narrow: whether who and when stand below what, else beside it
 */
void
rog_record_row_set_narrow (RogRecordRow *self,
                           gboolean      narrow)
{
  g_return_if_fail (ROG_IS_RECORD_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->body, narrow ? 0 : 12);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->by), narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->by, narrow ? 9 : 0);
  gtk_label_set_xalign (self->who, narrow ? 0 : 1);
  gtk_label_set_justify (self->who, narrow ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_widget_set_margin_top (GTK_WIDGET (self->body), narrow ? 5 : 0);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->body), narrow ? 5 : 0);
}

/**
 * rog_record_row_get_line:
 * @self: a row
 *
 * Returns: (transfer none): its entry
 */
RogRecordLine *
rog_record_row_get_line (RogRecordRow *self)
{
  g_return_val_if_fail (ROG_IS_RECORD_ROW (self), NULL);

  return self->line;
}
