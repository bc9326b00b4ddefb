// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope/rog-scope-period.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "widgets/rog-date-entry.h"

struct _RogScopePeriod
{
  RogScopeEditor parent_instance;

  RogDateEntry *ends[2];
};

G_DEFINE_FINAL_TYPE (RogScopePeriod, rog_scope_period, ROG_TYPE_SCOPE_EDITOR)

static const char *const members[] = { "from", "to" };

static void
show (RogScopeEditor *editor,
      JsonNode       *value)
{
  RogScopePeriod *self = ROG_SCOPE_PERIOD (editor);
  JsonObject     *period = value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;

  for (guint i = 0; i < 2; i++)
    {
      const char *bound = period != NULL ? rog_json_peek_string (period, members[i]) : NULL;
      GDate       day, now;

      if (bound == NULL || !rog_date_parse (bound, &day))
        rog_date_entry_set_date (self->ends[i], NULL);
      else if (!rog_date_entry_get_date (self->ends[i], &now) || g_date_compare (&now, &day) != 0)
        rog_date_entry_set_date (self->ends[i], &day);
    }
}

/* An end that is not stated stays so until it is typed. */
static void
changed_cb (RogScopePeriod *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *period = json_object_new ();

  for (guint i = 0; i < 2; i++)
    {
      GDate day;
      char  text[16] = "not-stated";

      if (rog_date_entry_get_date (self->ends[i], &day))
        g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
      json_object_set_string_member (period, members[i], text);
    }
  json_node_take_object (node, period);
  rog_scope_editor_edited (ROG_SCOPE_EDITOR (self), node);
}

static void
rog_scope_period_class_init (RogScopePeriodClass *klass)
{
  ROG_SCOPE_EDITOR_CLASS (klass)->show = show;
}

static void
rog_scope_period_init (RogScopePeriod *self)
{
  const char *labels[] = { _("First day"), _("Last day") };

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (labels[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "row-note");
      self->ends[i] = ROG_DATE_ENTRY (rog_date_entry_new ());
      rog_date_entry_set_label (self->ends[i], labels[i]);
      g_signal_connect_object (self->ends[i], "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), label);
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->ends[i]));
    }
}

GtkWidget *
rog_scope_period_new (RogDossier *dossier,
                      RogLaw     *law,
                      const char *field,
                      JsonNode   *requested)
{
  return g_object_new (ROG_TYPE_SCOPE_PERIOD, NULL);
}
