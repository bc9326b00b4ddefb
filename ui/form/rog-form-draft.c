// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is half filled in is kept as long as its form is open: a lock, or a crash, takes nothing of it.
#include "form/rog-form-draft.h"

#include <glib/gi18n.h>

#include "core/rog-clock.h"
#include "core/rog-json.h"
#include "service/rog-paper.h"
#include "window/rog-window.h"

#define KIND "form-draft"
#define DELAY 500 /* ms */

typedef struct
{
  RogWork    *work; /* (owned) */
  RogActPage *page; /* which owns this */
  char       *id;   /* (owned): the paper's */
  char       *action;
  char       *target;
  guint       timeout;
  gboolean    closed; /* by the person, who may still take that back */
} FormDraft;

static void
form_draft_free (gpointer data)
{
  FormDraft *draft = data;

  g_clear_handle_id (&draft->timeout, g_source_remove);
  g_object_unref (draft->work);
  g_free (draft->id);
  g_free (draft->action);
  g_free (draft->target);
  g_free (draft);
}

static char *
print_target (GVariant *target)
{
  return target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");
}

/* The paper of a form, opened by the same action; the state of another is not for it. */
static RogPaper *
dup_paper (RogWork    *work,
           const char *action,
           const char *target)
{
  GListModel *papers = rog_work_get_papers (work, KIND);

  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);
      JsonObject *content = rog_paper_get_content (paper);

      if (g_strcmp0 (rog_json_peek_string (content, "action"), action) == 0 && g_strcmp0 (rog_json_peek_string (content, "target"), target) == 0)
        return g_steal_pointer (&paper);
    }

  return NULL;
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RogActPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rog_work_save_paper_finish (ROG_WORK (object), result, &error);

  if (id == NULL && !rog_work_is_closed (ROG_WORK (object)) && gtk_widget_get_root (GTK_WIDGET (page)) != NULL)
    rog_window_show_unsaved (GTK_WIDGET (page), error);
}

static void
save (FormDraft *draft)
{
  g_autoptr (JsonObject) content = json_object_new ();

  g_clear_handle_id (&draft->timeout, g_source_remove);
  if (draft->closed || rog_work_is_closed (draft->work) || !rog_act_page_is_begun (draft->page))
    return;

  json_object_set_string_member (content, "action", draft->action);
  json_object_set_string_member (content, "target", draft->target);
  json_object_set_object_member (content, "state", rog_act_page_dup_state (draft->page));
  rog_work_save_paper_async (draft->work, KIND, draft->id, NULL, "me", content, NULL, saved_cb, g_object_ref (draft->page));
}

static void
timeout_cb (gpointer data)
{
  FormDraft *draft = data;

  draft->timeout = 0;
  save (draft);
}

static void
changed_cb (RogActPage *page,
            FormDraft  *draft)
{
  if (draft->timeout == 0)
    draft->timeout = g_timeout_add_once (DELAY, timeout_cb, draft);
}

static void
showing_cb (RogActPage *page,
            FormDraft  *draft)
{
  draft->closed = FALSE;
  changed_cb (page, draft);
}

static void
closing_cb (RogActPage *page)
{
  save (g_object_get_data (G_OBJECT (page), KIND));
}

static void
closed_cb (RogActPage *page,
           FormDraft  *draft)
{
  g_autoptr (RogPaper) paper = dup_paper (draft->work, draft->action, draft->target);

  draft->closed = TRUE;
  g_clear_handle_id (&draft->timeout, g_source_remove);
  if (paper != NULL && !rog_work_is_closed (draft->work))
    rog_work_delete_paper_async (draft->work, rog_paper_get_id (paper), NULL, NULL, NULL);
}

/**
 * rog_form_draft_keep:
 * @work: the work on the dossier that the form is about
 * @page: the form, in its view
 * @action: the action that has opened it
 * @target: (nullable): and with what
 *
 * Keeps what is typed and chosen in it, until the person closes it; what was kept before comes back.
 */
void
rog_form_draft_keep (RogWork    *work,
                     RogActPage *page,
                     const char *action,
                     GVariant   *target)
{
  FormDraft *draft = g_new0 (FormDraft, 1);
  g_autoptr (RogPaper) paper = NULL;
  JsonObject *state = NULL;

  draft->work = g_object_ref (work);
  draft->page = page;
  draft->action = g_strdup (action);
  draft->target = print_target (target);
  paper = dup_paper (work, draft->action, draft->target);
  draft->id = paper != NULL ? g_strdup (rog_paper_get_id (paper)) : rog_uuid_new ();
  g_object_set_data_full (G_OBJECT (page), KIND, draft, form_draft_free);
  if (paper != NULL)
    state = rog_json_peek_object (rog_paper_get_content (paper), "state");
  if (state != NULL)
    rog_act_page_set_state (page, state);
  g_signal_connect (page, "changed", G_CALLBACK (changed_cb), draft);
  /* Closed by mistake, it is shown again. */
  g_signal_connect (page, "showing", G_CALLBACK (showing_cb), draft);
  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), draft);
  g_signal_connect_object (work, "closing", G_CALLBACK (closing_cb), page, G_CONNECT_SWAPPED);
}

/**
 * rog_form_draft_reopen:
 * @work: the work on a dossier
 * @section: a section that has just been made
 * @prefix: what its actions begin with, "request."
 *
 * Opens the form that was half filled in when the work on the dossier ended. One that is about what is no longer there is
 * put away.
 */
void
rog_form_draft_reopen (RogWork    *work,
                       GtkWidget  *section,
                       const char *prefix)
{
  GListModel *papers = rog_work_get_papers (work, KIND);

  for (guint i = 0; i < g_list_model_get_n_items (papers); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (papers, i);
      const char *action = rog_json_peek_string (rog_paper_get_content (paper), "action");
      const char *text = rog_json_peek_string (rog_paper_get_content (paper), "target");
      g_autoptr (GVariant) target = text != NULL && *text != '\0' ? g_variant_parse (NULL, text, NULL, NULL, NULL) : NULL;

      if (action == NULL || !g_str_has_prefix (action, prefix))
        continue;
      gtk_widget_activate_action_variant (section, action, target);
      return;
    }
}
