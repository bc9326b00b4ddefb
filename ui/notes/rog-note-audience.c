// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who reads a note: widening asks once and names the readers; narrowing after somebody has
// read it is refused, because what was read cannot be taken back.
#include "notes/rog-note-audience.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "notes/rog-note-facts.h"

/* Those whom the settings of the court name, but the author. */
static char *
name_readers (RogDesk *desk)
{
  JsonObject *court = rog_desk_get_court (desk);
  JsonArray  *signers = court != NULL ? rog_json_peek_array (court, "signers") : NULL;
  GString    *names = g_string_new (NULL);

  for (guint i = 0; signers != NULL && i < json_array_get_length (signers); i++)
    {
      const char *name = rog_json_peek_string (json_array_get_object_element (signers, i), "name");

      if (name == NULL || *name == '\0' || g_strcmp0 (name, rog_desk_get_name (desk)) == 0)
        continue;
      if (names->len > 0)
        g_string_append (names, C_ ("between names", ", "));
      g_string_append (names, name);
    }

  return g_string_free (names, FALSE);
}

static char *
describe_widening (RogDesk    *desk,
                   const char *audience)
{
  g_autofree char *names = name_readers (desk);

  if (g_strcmp0 (audience, "office") == 0)
    return g_strdup (_("Everyone at your office who works on this dossier will read this note from now on."));
  if (*names != '\0')
    // Translators: names of persons.
    return g_strdup_printf (_("%s and whoever else of the bench works on this dossier will read this note from now on."), names);

  return g_strdup (_("Every judge and clerk of the bench who works on this dossier will read this note from now on."));
}

static void
ask (GtkWidget  *from,
     RogDesk    *desk,
     const char *audience,
     GCallback   accepted)
{
  g_autofree char *body = describe_widening (desk, audience);
  AdwDialog       *dialog = adw_alert_dialog_new (g_strcmp0 (audience, "office") == 0 ? _("Let Your Office Read This Note?") : _("Let the Bench Read This Note?"), body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "share", _("_Let Them Read It"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response::share", accepted, from, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, from);
}

static void
refuse (GtkWidget *from,
        JsonArray *readers)
{
  GString         *names = g_string_new (NULL);
  g_autofree char *body = NULL;
  AdwDialog       *dialog;

  for (guint i = 0; i < json_array_get_length (readers); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? C_ ("between names", ", ") : "", json_array_get_string_element (readers, i));
  // Translators: names of persons.
  body = g_strdup_printf (_("Already read by %s. What was read cannot be taken back."), names->str);
  g_string_free (names, TRUE);
  dialog = adw_alert_dialog_new (_("The Audience Stays"), body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, from);
}

/**
 * rog_note_audience_change:
 * @from: the widget that asks, and that @accepted is called for
 * @desk: the desk
 * @paper: a note
 * @audience: who shall read it
 * @accepted: called with @from where it may be
 */
void
rog_note_audience_change (GtkWidget  *from,
                          RogDesk    *desk,
                          RogPaper   *paper,
                          const char *audience,
                          GCallback   accepted)
{
  gboolean   to_private = g_strcmp0 (audience, "only-me") == 0;
  JsonArray *readers = rog_json_peek_array (rog_paper_get_content (paper), "read_by");

  if (!to_private && rog_note_facts_is_private (paper))
    ask (from, desk, audience, accepted);
  else if (to_private && !rog_note_facts_is_private (paper) && readers != NULL && json_array_get_length (readers) > 0)
    refuse (from, readers);
  else
    ((void (*) (GtkWidget *))accepted) (from);
}
