// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-paper.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-pin-link.h"
#include "dossier/rog-section.h"
#include "service/rog-drafts.h"
#include "service/rog-paper.h"

struct _RogRulingPaper
{
  GObject parent_instance;

  RogDesk        *desk;    /* (owned) */
  RogWork        *work;    /* (owned) */
  RogDrafts      *drafts;  /* the work's */
  RogRulingDraft *draft;   /* (owned) */
  GListStore     *pins;    /* (owned): RogPinItem, for completion */
  GHashTable     *places;  /* (owned): place → widget, not owned */
  char           *place;   /* (owned) (nullable) */
  RogCiteView    *text;    /* (weak) (nullable): that was written in last */
  GError         *problem; /* (owned) (nullable): of the last saving */

  guint    pins_id;
  gboolean unsaved;
};

G_DEFINE_FINAL_TYPE (RogRulingPaper, rog_ruling_paper, G_TYPE_OBJECT)

enum
{
  CHANGED,
  PLACE,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
draft_changed_cb (RogRulingPaper *self)
{
  self->unsaved = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
saved_cb (RogRulingPaper *self)
{
  self->unsaved = FALSE;
  g_clear_error (&self->problem);
  g_signal_emit (self, signals[SAVED], 0);
}

static void
failed_cb (RogRulingPaper *self,
           const GError   *error)
{
  g_clear_error (&self->problem);
  self->problem = g_error_copy (error);
  g_signal_emit (self, signals[SAVED], 0);
}

static void
scope_changed_cb (RogRulingPaper *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The drafts of the extents change one by one; each is heard once. */
static void
scopes_cb (RogRulingPaper *self)
{
  GListModel *scopes = rog_drafts_get_scopes (self->drafts);

  for (guint i = 0; i < g_list_model_get_n_items (scopes); i++)
    {
      g_autoptr (RogScopeDraft) draft = g_list_model_get_item (scopes, i);

      g_signal_handlers_disconnect_by_func (draft, scope_changed_cb, self);
      g_signal_connect_object (draft, "changed", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_ruling (RogRulingPaper *self)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (self->draft, draft_changed_cb, self);
  g_set_object (&self->draft, rog_drafts_get_ruling (self->drafts));
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[CHANGED], 0);
}

/*
 * Pins that can be cited: those of the notes, of the request and of its items
 */

static void
collect_pins (RogRulingPaper *self,
              GHashTable     *seen,
              JsonNode       *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect_pins (self, seen, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject    *object = json_node_get_object (node);
      JsonObjectIter iter;
      JsonNode      *member;

      if (json_object_has_member (object, "document") && json_object_has_member (object, "hash") && json_object_has_member (object, "page"))
        {
          g_autoptr (RogPinItem) item = rog_pin_link_new_item (rog_work_get_dossier (self->work), object);

          if (g_hash_table_add (seen, g_strdup (rog_pin_item_get_id (item))))
            g_list_store_append (self->pins, item);
          return;
        }
      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, NULL, &member))
        collect_pins (self, seen, member);
    }
}

static void
collect_from_object (RogRulingPaper *self,
                     GHashTable     *seen,
                     JsonObject     *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  collect_pins (self, seen, node);
}

static gboolean
collect_cb (gpointer data)
{
  RogRulingPaper *self = data;
  RogDossier     *dossier = rog_work_get_dossier (self->work);
  GListModel     *notes = rog_work_get_papers (self->work, "note");
  GListModel     *items = rog_dossier_get_items (dossier);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->pins_id = 0;
  g_list_store_remove_all (self->pins);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (RogPaper) paper = g_list_model_get_item (notes, i);

      collect_from_object (self, seen, rog_paper_get_content (paper));
    }
  if (rog_dossier_get_request (dossier) != NULL)
    collect_from_object (self, seen, rog_entity_peek_state (ROG_ENTITY (rog_dossier_get_request (dossier))));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RogEntity) item = g_list_model_get_item (items, i);

      collect_from_object (self, seen, rog_entity_peek_state (item));
    }

  return G_SOURCE_REMOVE;
}

static void
collect_later (RogRulingPaper *self)
{
  if (self->pins_id == 0)
    self->pins_id = g_idle_add (collect_cb, self);
}

static void
dossier_cb (RogRulingPaper *self)
{
  collect_later (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/*
 * Places
 */

static void
entered_cb (GtkEventController *controller,
            RogRulingPaper     *self)
{
  const char *place = g_object_get_data (G_OBJECT (controller), "ruling-place");

  if (g_set_str (&self->place, place))
    g_signal_emit (self, signals[PLACE], 0);
}

typedef struct
{
  RogRulingPaper *paper; /* weak */
  char           *place;
} Place;

static void
place_gone_cb (gpointer data,
               GObject *widget)
{
  Place *place = data;

  if (place->paper != NULL)
    {
      if (g_hash_table_lookup (place->paper->places, place->place) == widget)
        g_hash_table_remove (place->paper->places, place->place);
      g_clear_weak_pointer (&place->paper);
    }
  g_free (place->place);
  g_free (place);
}

/**
 * rog_ruling_paper_add_place:
 * @self: the paper
 * @place: a place of the ruling
 * @widget: where it is on the screen
 */
void
rog_ruling_paper_add_place (RogRulingPaper *self,
                            const char     *place,
                            GtkWidget      *widget)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();
  Place              *entry = g_new0 (Place, 1);

  entry->place = g_strdup (place);
  g_set_weak_pointer (&entry->paper, self);
  g_object_weak_ref (G_OBJECT (widget), place_gone_cb, entry);
  g_hash_table_insert (self->places, g_strdup (place), widget);
  g_object_set_data_full (G_OBJECT (controller), "ruling-place", g_strdup (place), g_free);
  g_signal_connect_object (controller, "enter", G_CALLBACK (entered_cb), self, 0);
  gtk_widget_add_controller (widget, controller);
}

const char *
rog_ruling_paper_get_place (RogRulingPaper *self)
{
  return self->place;
}

/**
 * rog_ruling_paper_go_to:
 * @self: the paper
 * @place: a place of the ruling
 *
 * Gives it the focus, and so brings it into view.
 *
 * Returns: whether it is on the screen
 */
gboolean
rog_ruling_paper_go_to (RogRulingPaper *self,
                        const char     *place)
{
  GtkWidget *widget = g_hash_table_lookup (self->places, place);
  GtkWidget *expander = widget != NULL ? gtk_widget_get_ancestor (widget, GTK_TYPE_EXPANDER) : NULL;

  if (expander != NULL)
    gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  if (widget == NULL || !gtk_widget_get_mapped (widget))
    return FALSE;

  return gtk_widget_grab_focus (widget) || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/*
 * The text that was written in last
 */

static void
text_entered_cb (GtkEventController *controller,
                 RogRulingPaper     *self)
{
  g_set_weak_pointer (&self->text, ROG_CITE_VIEW (gtk_event_controller_get_widget (controller)));
}

/**
 * rog_ruling_paper_watch_text:
 * @self: the paper
 * @view: a text of the ruling that passages can be cited in
 */
void
rog_ruling_paper_watch_text (RogRulingPaper *self,
                             RogCiteView    *view)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect_object (controller, "enter", G_CALLBACK (text_entered_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);
}

/* What is hidden is not being written: an item that was left open, an answer that went. */
static gboolean
is_there (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (!gtk_widget_get_visible (widget))
        return FALSE;
      if (ROG_IS_SECTION (widget))
        return TRUE;
    }

  return FALSE;
}

/**
 * rog_ruling_paper_get_text:
 * @self: the paper
 *
 * Returns: (transfer none) (nullable): the text that was written in last, if it is still there
 */
RogCiteView *
rog_ruling_paper_get_text (RogRulingPaper *self)
{
  return self->text != NULL && is_there (GTK_WIDGET (self->text)) ? self->text : NULL;
}

/*
 * Object
 */

static void
rog_ruling_paper_dispose (GObject *object)
{
  RogRulingPaper *self = ROG_RULING_PAPER (object);

  g_clear_handle_id (&self->pins_id, g_source_remove);
  g_clear_weak_pointer (&self->text);

  G_OBJECT_CLASS (rog_ruling_paper_parent_class)->dispose (object);
}

static void
rog_ruling_paper_finalize (GObject *object)
{
  RogRulingPaper *self = ROG_RULING_PAPER (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->work);
  g_clear_object (&self->draft);
  g_clear_object (&self->pins);
  g_hash_table_unref (self->places);
  g_clear_error (&self->problem);
  g_free (self->place);

  G_OBJECT_CLASS (rog_ruling_paper_parent_class)->finalize (object);
}

static void
rog_ruling_paper_class_init (RogRulingPaperClass *klass)
{
  static const char *const names[] = { "changed", "place", "saved" };

  G_OBJECT_CLASS (klass)->dispose = rog_ruling_paper_dispose;
  G_OBJECT_CLASS (klass)->finalize = rog_ruling_paper_finalize;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], ROG_TYPE_RULING_PAPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rog_ruling_paper_init (RogRulingPaper *self)
{
  self->pins = g_list_store_new (ROG_TYPE_PIN_ITEM);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * rog_ruling_paper_new:
 * @desk: the desk
 * @work: the work on a dossier
 *
 * Returns: (transfer full): the draft that is there, or one that covers nothing yet
 */
RogRulingPaper *
rog_ruling_paper_new (RogDesk *desk,
                      RogWork *work)
{
  RogRulingPaper *self = g_object_new (ROG_TYPE_RULING_PAPER, NULL);

  self->desk = g_object_ref (desk);
  self->work = g_object_ref (work);
  self->drafts = rog_work_get_drafts (work);
  g_signal_connect_object (self->drafts, "ruling-changed", G_CALLBACK (take_ruling), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rog_drafts_get_scopes (self->drafts), "items-changed", G_CALLBACK (scopes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (work, "notify::saved-at", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rog_work_get_papers (work, "note"), "items-changed", G_CALLBACK (collect_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rog_work_get_dossier (work), "changed", G_CALLBACK (dossier_cb), self, G_CONNECT_SWAPPED);
  take_ruling (self);
  scopes_cb (self);
  collect_later (self);

  return self;
}

RogRulingDraft *
rog_ruling_paper_get_draft (RogRulingPaper *self)
{
  return self->draft;
}

RogDesk *
rog_ruling_paper_get_desk (RogRulingPaper *self)
{
  return self->desk;
}

RogWork *
rog_ruling_paper_get_work (RogRulingPaper *self)
{
  return self->work;
}

RogDossier *
rog_ruling_paper_get_dossier (RogRulingPaper *self)
{
  return rog_work_get_dossier (self->work);
}

RogRules *
rog_ruling_paper_get_rules (RogRulingPaper *self)
{
  return ROG_RULES (rog_desk_get_law (self->desk));
}

const char *
rog_ruling_paper_get_instrument (RogRulingPaper *self)
{
  RogRequest *request = rog_dossier_get_request (rog_work_get_dossier (self->work));

  return request != NULL ? rog_request_get_instrument (request) : NULL;
}

gint64
rog_ruling_paper_now (RogRulingPaper *self)
{
  return rog_clock_now (rog_desk_get_clock (self->desk));
}

/**
 * rog_ruling_paper_dup_saved:
 * @self: the paper
 *
 * Returns: (transfer full): "Saved 11:24", or that it is not, or nothing while nothing was written
 */
char *
rog_ruling_paper_dup_saved (RogRulingPaper *self)
{
  g_autoptr (GDateTime) at = NULL;
  gint64 seconds = 0;

  if (self->problem != NULL)
    return g_strdup (_("Not saved"));
  g_object_get (self->work, "saved-at", &seconds, NULL);
  if (self->unsaved || seconds == 0)
    return g_strdup ("");

  at = g_date_time_new_from_unix_local (seconds);

  // Translators: the time at which a draft was saved, hours and minutes.
  return g_date_time_format (at, _("Saved %H:%M"));
}

/**
 * rog_ruling_paper_find_scope:
 * @self: the paper
 * @item: an item's id
 *
 * Returns: (transfer none) (nullable): what is being narrowed of it
 */
RogScopeDraft *
rog_ruling_paper_find_scope (RogRulingPaper *self,
                             const char     *item)
{
  GListModel *scopes = rog_drafts_get_scopes (self->drafts);

  for (guint i = 0; i < g_list_model_get_n_items (scopes); i++)
    {
      g_autoptr (RogScopeDraft) draft = g_list_model_get_item (scopes, i);

      if (g_strcmp0 (rog_scope_draft_get_item (draft), item) == 0)
        return draft; /* the list holds it */
    }

  return NULL;
}

GListModel *
rog_ruling_paper_get_pins (RogRulingPaper *self)
{
  return G_LIST_MODEL (self->pins);
}
