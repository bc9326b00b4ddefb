// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-docket-queues.h"

#include <glib/gi18n.h>

static GtkWidget *
make_row (RogDocketQueue queue,
          gboolean       at_court)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (rog_docket_queue_get_title (queue, at_court));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, queue == ROG_DOCKET_URGENT ? "urgent-count" : "queue-count");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (rog_docket_queue_get_icon (queue)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "queue", GUINT_TO_POINTER (queue));
  g_object_set_data (G_OBJECT (row), "count", count);
  g_object_set_data (G_OBJECT (row), "at-court", GINT_TO_POINTER (at_court));

  return row;
}

/**
 * rog_docket_queues_get_queue:
 * @row: a row of the list
 *
 * Returns: its queue
 */
RogDocketQueue
rog_docket_queues_get_queue (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "queue"));
}

static void
header (GtkListBoxRow *row,
        GtkListBoxRow *before,
        gpointer       user_data)
{
  gboolean   done = rog_docket_queue_is_done (rog_docket_queues_get_queue (row));
  gboolean   done_before = before != NULL && rog_docket_queue_is_done (rog_docket_queues_get_queue (before));
  GtkWidget *label;

  if (!done || done_before)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (_("Done"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

/**
 * rog_docket_queues_fill:
 * @list: an empty list
 * @at_court: whether the desk is the court's; counsel does not await counsel
 *
 * Adds a row for each queue; the first one is selected.
 */
void
rog_docket_queues_fill (GtkListBox *list,
                        gboolean    at_court)
{
  for (RogDocketQueue queue = 0; queue < ROG_DOCKET_N_QUEUES; queue++)
    if (at_court || queue != ROG_DOCKET_AWAITING_COUNSEL)
      gtk_list_box_append (list, make_row (queue, at_court));
  gtk_list_box_set_header_func (list, header, NULL, NULL);
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, ROG_DOCKET_TO_DECIDE));
}

/**
 * rog_docket_queues_select:
 * @list: the list
 * @queue: one of its queues
 *
 * Chooses it.
 */
void
rog_docket_queues_select (GtkListBox    *list,
                          RogDocketQueue queue)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (rog_docket_queues_get_queue (row) == queue)
      gtk_list_box_select_row (list, row);
}

static void
name_queue (GtkWidget     *row,
            RogDocketQueue queue,
            guint          n)
{
  gboolean at_court = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "at-court"));
  // Translators: what a screen reader says of a queue: its title, the number of dossiers in it.
  g_autofree char *name = g_strdup_printf (_("%s, %u"), rog_docket_queue_get_title (queue, at_court), n);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_row (GtkListBoxRow *row,
            GListModel    *dossiers,
            gint64         now)
{
  RogDocketQueue   queue = rog_docket_queues_get_queue (row);
  GtkLabel        *label = g_object_get_data (G_OBJECT (row), "count");
  guint            n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (RogDossierRow) dossier = g_list_model_get_item (dossiers, i);

      n += rog_docket_queue_contains (queue, dossier, now) ? 1 : 0;
    }
  text = g_strdup_printf ("%'u", n);
  gtk_label_set_label (label, text);
  name_queue (GTK_WIDGET (row), queue, n);
  gtk_widget_set_visible (GTK_WIDGET (label), n > 0);
  /* Nothing closes a dossier yet but what an earlier register brings along. */
  if (queue == ROG_DOCKET_CLOSED)
    gtk_widget_set_visible (GTK_WIDGET (row), n > 0);
}

/**
 * rog_docket_queues_update:
 * @list: the list
 * @dossiers: (element-type RogDossierRow): all dossiers
 * @now: UTC seconds
 *
 * Counts them.
 */
void
rog_docket_queues_update (GtkListBox *list,
                          GListModel *dossiers,
                          gint64      now)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    update_row (row, dossiers, now);
}

/*
 * Words
 */

/* "today at 17:40", "Thursday at 15:30", "1 October". */
static char *
describe_time (gint64 seconds,
               gint64 now)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  g_autofree char *day = g_date_time_format (when, "%F");
  g_autofree char *this_day = g_date_time_format (today, "%F");

  // Translators: how a date is written within a sentence: g_date_time_format().
  if (g_str_equal (day, this_day))
    return g_date_time_format (when, _("today at %H:%M"));
  if (ABS (seconds - now) < 14 * 24 * 3600)
    return g_date_time_format (when, _("%A %-e %B at %H:%M"));

  return g_date_time_format (when, _("%-e %B %Y"));
}

static gint64
find_next_limit (GListModel *shown)
{
  gint64 next = 0;

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (RogDossierRow) row = g_list_model_get_item (shown, i);
      gint64 at;

      g_object_get (row, "limit-at", &at, NULL);
      if (at > 0 && (next == 0 || at < next))
        next = at;
    }

  return next;
}

/**
 * rog_docket_queues_describe:
 * @shown: (element-type RogDossierRow): the dossiers that are shown
 * @queue: the queue they are of
 * @now: UTC seconds
 *
 * Returns: (transfer full): "7 dossiers · next time limit today at 17:40"
 */
char *
rog_docket_queues_describe (GListModel    *shown,
                            RogDocketQueue queue,
                            gint64         now)
{
  guint            n = g_list_model_get_n_items (shown);
  gint64           next = find_next_limit (shown);
  g_autofree char *count = g_strdup_printf (g_dngettext (NULL, "%u dossier", "%u dossiers", n), n);
  g_autofree char *when = NULL;

  if (next == 0 || rog_docket_queue_is_done (queue))
    return g_steal_pointer (&count);

  when = describe_time (next, now);
  // Translators: the number of dossiers · the time of the next limit ("today at 17:40").
  return g_strdup_printf (_("%s · next time limit %s"), count, when);
}
