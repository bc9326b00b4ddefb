// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rog-preview.h"

#include <glib/gi18n.h>

#include "dossier/rog-decision-builder.h"
#include "service/rog-drafts.h"
#include "service/rog-work-sign-private.h"
#include "typeset/rog-typeset-text.h"

struct _RogPreview
{
  GObject parent_instance;

  RogWork         *work;    /* (owned) */
  RogTypesetting  *pages;   /* (owned) (nullable): what is shown */
  RogTextDocument *waiting; /* (owned) (nullable): what is set next */
  gboolean         busy;
};

G_DEFINE_FINAL_TYPE (RogPreview, rog_preview, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY,
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *busy_property;
static guint       signals[N_SIGNALS];

static void
rog_preview_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean (value, ROG_PREVIEW (object)->busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rog_preview_dispose (GObject *object)
{
  RogPreview *self = ROG_PREVIEW (object);

  g_clear_pointer (&self->pages, rog_typesetting_free);
  g_clear_object (&self->waiting);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (rog_preview_parent_class)->dispose (object);
}

static void
rog_preview_class_init (RogPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rog_preview_get_property;
  object_class->dispose = rog_preview_dispose;

  busy_property = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_BUSY, busy_property);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rog_preview_init (RogPreview *self)
{
}

/*
 * Setting
 */

typedef struct
{
  RogTextDocument *text;
  gint64           now;
} Setting;

static void
setting_free (Setting *job)
{
  g_object_unref (job->text);
  g_free (job);
}

static void
set_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Setting        *job = data;
  GError         *error = NULL;
  RogTypesetting *pages = rog_typeset_text (job->text, job->now, NULL, C_ ("watermark", "DRAFT"), &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify)rog_typesetting_free);
  else
    g_task_return_error (task, error);
}

static void begin (RogPreview *self);

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  RogPreview *self = ROG_PREVIEW (source);
  g_autoptr (GError) error = NULL;
  RogTypesetting *pages = g_task_propagate_pointer (G_TASK (result), &error);

  self->busy = FALSE;
  if (self->work == NULL || rog_work_is_closed (self->work))
    {
      /* Nothing of a dossier that was locked away is shown. */
      g_clear_pointer (&pages, rog_typesetting_free);
      g_clear_pointer (&self->pages, rog_typesetting_free);
    }
  else if (pages != NULL)
    {
      g_clear_pointer (&self->pages, rog_typesetting_free);
      self->pages = pages;
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else
    g_signal_emit (self, signals[FAILED], 0, error);

  if (self->waiting != NULL)
    begin (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), busy_property);
}

static void
begin (RogPreview *self)
{
  g_autoptr (GTask) task = NULL;
  Setting *job;

  if (rog_work_is_closed (self->work))
    {
      g_clear_object (&self->waiting);
      return;
    }

  task = g_task_new (self, NULL, set_cb, NULL);
  job = g_new0 (Setting, 1);
  job->text = g_steal_pointer (&self->waiting);
  job->now = rog_clock_now (self->work->desk->clock);
  self->busy = TRUE;
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, job, (GDestroyNotify)setting_free);
  g_task_run_in_thread (task, set_thread);
}

/* Takes @text. */
static void
show (RogPreview      *self,
      RogTextDocument *text)
{
  g_clear_object (&self->waiting);
  self->waiting = text;
  if (self->busy)
    return;

  begin (self);
  g_object_notify_by_pspec (G_OBJECT (self), busy_property);
}

static JsonObject *
make_body (RogPreview *self)
{
  RogDrafts *drafts = rog_work_get_drafts (self->work);

  return rog_decision_preview (self->work->dossier, rog_drafts_get_ruling (drafts), rog_drafts_get_scopes (drafts),
                               ROG_RULES (self->work->desk->law), rog_clock_now (self->work->desk->clock));
}

/*
 * Public
 */

static void
closed_cb (RogWork    *work,
           RogPreview *self)
{
  g_clear_pointer (&self->pages, rog_typesetting_free);
  g_clear_object (&self->waiting);
}

/**
 * rog_preview_new:
 * @work: the work on a dossier
 *
 * Returns: (transfer full): a preview without pages; they go when the dossier is closed
 */
RogPreview *
rog_preview_new (RogWork *work)
{
  RogPreview *self;

  g_return_val_if_fail (ROG_IS_WORK (work), NULL);

  self = g_object_new (ROG_TYPE_PREVIEW, NULL);
  self->work = g_object_ref (work);
  g_signal_connect_object (work, "closed", G_CALLBACK (closed_cb), self, 0);

  return self;
}

/**
 * rog_preview_show_decision:
 * @self: a preview
 *
 * Sets the decision as the work's drafts have it by now. The caller gathers keystrokes.
 */
void
rog_preview_show_decision (RogPreview *self)
{
  g_autoptr (JsonObject) body = NULL;

  g_return_if_fail (ROG_IS_PREVIEW (self));

  if (rog_work_is_closed (self->work))
    return;
  body = make_body (self);
  show (self, rog_work_make_decision_text (self->work, body));
}

/**
 * rog_preview_show_extract:
 * @self: a preview
 * @person: a person's id
 *
 * Sets what that person would be served as an extract.
 */
void
rog_preview_show_extract (RogPreview *self,
                          const char *person)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) extract = NULL;

  g_return_if_fail (ROG_IS_PREVIEW (self));

  if (rog_work_is_closed (self->work))
    return;
  body = make_body (self);
  extract = rog_decision_make_extract (self->work->dossier, body, person, ROG_RULES (self->work->desk->law));
  show (self, rog_work_make_decision_text (self->work, extract));
}

/**
 * rog_preview_show_letter:
 * @self: a preview
 * @letter: the state of a #RogInformationRequest, as far as it goes
 *
 * Sets a letter that asks for information.
 */
void
rog_preview_show_letter (RogPreview *self,
                         JsonObject *letter)
{
  g_autoptr (JsonObject) body = NULL;

  g_return_if_fail (ROG_IS_PREVIEW (self) && letter != NULL);

  if (rog_work_is_closed (self->work))
    return;
  body = rog_work_complete_letter (self->work, letter);
  show (self, rog_work_make_letter_text (self->work, body));
}

/**
 * rog_preview_show_pleading:
 * @self: a preview
 * @challenge: the state of a #RogChallenge, as far as it goes
 *
 * Sets counsel's pleading.
 */
void
rog_preview_show_pleading (RogPreview *self,
                           JsonObject *challenge)
{
  static const char *const lists[] = { "targets", "grounds", NULL };
  g_autoptr (JsonObject) body = NULL;

  g_return_if_fail (ROG_IS_PREVIEW (self) && challenge != NULL);

  if (rog_work_is_closed (self->work))
    return;
  body = rog_work_complete_pleading (self->work, challenge);
  for (const char *const *list = lists; *list != NULL; list++)
    {
      if (!json_object_has_member (body, *list))
        json_object_set_array_member (body, *list, json_array_new ());
    }
  show (self, rog_work_make_pleading_text (self->work, body));
}

/**
 * rog_preview_get_n_pages:
 * @self: a preview
 *
 * Returns: how many pages there are, 0 before the first "changed"
 */
guint
rog_preview_get_n_pages (RogPreview *self)
{
  g_return_val_if_fail (ROG_IS_PREVIEW (self), 0);

  return self->pages != NULL ? rog_typesetting_get_n_pages (self->pages) : 0;
}

/**
 * rog_preview_is_busy:
 * @self: a preview
 *
 * Returns: whether newer pages are being set
 */
gboolean
rog_preview_is_busy (RogPreview *self)
{
  g_return_val_if_fail (ROG_IS_PREVIEW (self), FALSE);

  return self->busy;
}

/**
 * rog_preview_get_page_size:
 * @self: a preview that has pages
 * @width: (out): of each page, in points
 * @height: (out): of each page, in points
 */
void
rog_preview_get_page_size (RogPreview *self,
                           double     *width,
                           double     *height)
{
  g_return_if_fail (ROG_IS_PREVIEW (self) && self->pages != NULL);

  rog_typesetting_get_page_size (self->pages, width, height);
}

/**
 * rog_preview_draw_page:
 * @self: a preview
 * @cr: where it is drawn, in points
 * @page: from 1
 *
 * Draws a page, as the PDF will have it.
 */
void
rog_preview_draw_page (RogPreview *self,
                       cairo_t    *cr,
                       guint       page)
{
  g_return_if_fail (ROG_IS_PREVIEW (self) && page >= 1 && page <= rog_preview_get_n_pages (self));

  rog_typesetting_draw_page (self->pages, cr, page);
}

/**
 * rog_preview_get_place_at:
 * @self: a preview
 * @page: from 1
 * @x: from the left, in 1/1000 point
 * @y: from above, in 1/1000 point
 *
 * Returns: (transfer none) (nullable): what stands there, so that a click finds its field; valid until "changed"
 */
const RogPlace *
rog_preview_get_place_at (RogPreview *self,
                          guint       page,
                          int         x,
                          int         y)
{
  g_return_val_if_fail (ROG_IS_PREVIEW (self), NULL);

  return self->pages != NULL ? rog_typesetting_get_place_at (self->pages, page, x, y) : NULL;
}

/**
 * rog_preview_find_place:
 * @self: a preview
 * @id: what the text was made from
 * @place: (out caller-allocates): where it begins; valid until "changed"
 *
 * Returns: whether it is on the pages
 */
gboolean
rog_preview_find_place (RogPreview *self,
                        const char *id,
                        RogPlace   *place)
{
  GArray *places;

  g_return_val_if_fail (ROG_IS_PREVIEW (self), FALSE);

  places = self->pages != NULL ? rog_typesetting_get_places (self->pages) : NULL;
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const RogPlace *each = &g_array_index (places, RogPlace, i);

      if (g_strcmp0 (each->id, id) == 0)
        {
          *place = *each;
          return TRUE;
        }
    }

  return FALSE;
}
