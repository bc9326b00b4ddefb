// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-docket.h"

#include <glib/gi18n.h>

#include "docket/rog-docket-queues.h"
#include "docket/rog-docket-search.h"
#include "docket/rog-docket-section.h"
#include "docket/rog-register-banner.h"
#include "rog-law-text.h"
#include "widgets/rog-announce.h"
#include "widgets/rog-toggles.h"

struct _RogDocket
{
  AdwNavigationPage parent_instance;

  AdwBreakpointBin       *bin;
  AdwBreakpoint          *narrow;
  AdwNavigationSplitView *split;
  AdwNavigationPage      *list_page;
  AdwBin                 *notice;
  GtkListBox             *queues;
  AdwAvatar              *avatar;
  GtkLabel               *person;
  GtkLabel               *role;
  GtkSearchEntry         *search;
  GtkSearchEntry         *search_below;
  RogDocketSearch        *results;
  AdwWindowTitle         *content_title;
  GtkStack               *stack;
  AdwStatusPage          *empty;
  GtkWidget              *empty_import;
  GtkWidget              *empty_practice;
  GtkBox                 *sections;
  GtkLabel               *heading_title;
  GtkLabel               *heading_note;
  AdwToggleGroup         *instruments;

  RogDesk            *desk;     /* (owned) */
  GListModel         *dossiers; /* (owned): all of them */
  GtkFilterListModel *shown;    /* (owned): those of queue, instrument and search */
  GtkCustomFilter    *filter;
  GtkCustomSorter    *sorter;
  GtkCustomFilter    *span_filters[ROG_DOCKET_N_SPANS];
  RogDocketSection   *spans[ROG_DOCKET_N_SPANS];
  RogDocketSection   *plain; /* the list in any other order than by limit */

  RogDocketQueue queue;
  char          *sort;       /* (owned): "limit", "reference" or "stored" */
  char          *instrument; /* (owned) (nullable): id; NULL for all */
  guint          tick_id;
};

G_DEFINE_FINAL_TYPE (RogDocket, rog_docket, ADW_TYPE_NAVIGATION_PAGE)

static gint64
get_now (RogDocket *self)
{
  return rog_clock_now (rog_desk_get_clock (self->desk));
}

static gboolean
by_limit (RogDocket *self)
{
  return g_str_equal (self->sort, "limit");
}

/*
 * What is shown
 */

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  RogDocket       *self = user_data;
  g_autofree char *instrument = NULL;

  g_object_get (item, "instrument", &instrument, NULL);
  if (self->instrument != NULL && g_strcmp0 (self->instrument, instrument) != 0)
    return FALSE;

  return rog_docket_queue_contains (self->queue, item, get_now (self));
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  RogDocket       *self = user_data;
  g_autofree char *reference_a = NULL, *reference_b = NULL;
  gint64           limit_a, limit_b, stored_a, stored_b;

  g_object_get ((gpointer)a, "reference", &reference_a, "limit-at", &limit_a, "stored", &stored_a, NULL);
  g_object_get ((gpointer)b, "reference", &reference_b, "limit-at", &limit_b, "stored", &stored_b, NULL);

  if (by_limit (self) && limit_a != limit_b)
    return limit_a == 0 ? 1 : limit_b == 0    ? -1
                          : limit_a < limit_b ? -1
                                              : 1;
  if (g_str_equal (self->sort, "stored") && stored_a != stored_b)
    return stored_a > stored_b ? -1 : 1;

  return g_utf8_collate (reference_a != NULL ? reference_a : "", reference_b != NULL ? reference_b : "");
}

typedef struct
{
  RogDocket    *docket; /* not owned: outlives its filters' use */
  RogDocketSpan span;
} SpanFilter;

static gboolean
is_in_span (gpointer item,
            gpointer user_data)
{
  SpanFilter *filter = user_data;

  return by_limit (filter->docket) && rog_docket_span_of (item, get_now (filter->docket)) == filter->span;
}

static gboolean
is_in_plain (gpointer item,
             gpointer user_data)
{
  return !by_limit (user_data);
}

static gboolean
is_court (RogDocket *self)
{
  return g_strcmp0 (rog_desk_get_role (self->desk), "counsel") != 0;
}

static gboolean
has_real (RogDocket *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->dossiers); i++)
    {
      g_autoptr (RogDossierRow) row = g_list_model_get_item (self->dossiers, i);
      gboolean practice;

      g_object_get (row, "practice", &practice, NULL);
      if (!practice)
        return TRUE;
    }

  return FALSE;
}

/* Until there is a real dossier, whoever comes here is led to the invented one. */
static void
describe_empty (RogDocket *self)
{
  gboolean nothing = g_list_model_get_n_items (self->dossiers) == 0;
  gboolean to_decide = self->queue == ROG_DOCKET_TO_DECIDE;
  gboolean first = nothing || (to_decide && !has_real (self));

  adw_status_page_set_icon_name (self->empty, rog_docket_queue_get_icon (self->queue));
  gtk_widget_set_visible (self->empty_import, nothing || to_decide);
  gtk_widget_set_visible (self->empty_practice, first || self->queue == ROG_DOCKET_PRACTICE);

  if (first)
    {
      adw_status_page_set_title (self->empty, nothing || !is_court (self) ? _("No dossiers yet") : _("Nothing to decide"));
      adw_status_page_set_description (self->empty, _("Import a request: a folder, a zip, or its PDF files. Or try everything on an invented one."));
    }
  else
    {
      adw_status_page_set_title (self->empty, to_decide && is_court (self) ? _("Nothing to decide") : _("Nothing here"));
      adw_status_page_set_description (self->empty, NULL);
    }
}

static gboolean
is_searching (RogDocket *self)
{
  return g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (self->search)), 2) >= 2;
}

static void
update (RogDocket *self)
{
  gboolean         searching = is_searching (self);
  const char      *title = searching ? _("Search") : rog_docket_queue_get_title (self->queue, is_court (self));
  g_autofree char *note = rog_docket_queues_describe (G_LIST_MODEL (self->shown), self->queue, get_now (self));
  gboolean         none = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0;

  gtk_label_set_label (self->heading_title, title);
  gtk_label_set_label (self->heading_note, note);
  adw_navigation_page_set_title (self->list_page, title);
  adw_window_title_set_title (self->content_title, title);
  adw_window_title_set_subtitle (self->content_title, searching || none ? "" : note);
  if (none)
    describe_empty (self);
  gtk_stack_set_visible_child_name (self->stack, searching ? "search" : none ? "empty"
                                                                             : "list");
}

/* Each toggle is an instrument that stands in the docket; with one only there is no choice. */
static void
update_instruments (RogDocket *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  adw_toggle_group_remove_all (self->instruments);
  for (guint i = 0; i < g_list_model_get_n_items (self->dossiers); i++)
    {
      g_autoptr (RogDossierRow) row = g_list_model_get_item (self->dossiers, i);
      g_autofree char *id = NULL;
      gboolean         practice;

      g_object_get (row, "instrument", &id, "practice", &practice, NULL);
      if (practice || id == NULL || *id == '\0' || g_hash_table_contains (seen, id))
        continue;

      if (g_hash_table_size (seen) == 0)
        adw_toggle_group_add (self->instruments, g_object_new (ADW_TYPE_TOGGLE, "name", "all", "label", _("All"), NULL));
      adw_toggle_group_add (self->instruments, g_object_new (ADW_TYPE_TOGGLE, "name", id, "label", rog_law_text_label ("instruments", id), NULL));
      g_hash_table_add (seen, g_steal_pointer (&id));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->instruments), g_hash_table_size (seen) > 1);
  if (g_hash_table_size (seen) > 0)
    adw_toggle_group_set_active_name (self->instruments, self->instrument != NULL ? self->instrument : "all");
}

static void
refilter (RogDocket *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  for (RogDocketSpan span = 0; span < ROG_DOCKET_N_SPANS; span++)
    gtk_filter_changed (GTK_FILTER (self->span_filters[span]), GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static void
dossiers_changed_cb (RogDocket *self)
{
  rog_docket_queues_update (self->queues, self->dossiers, get_now (self));
  update_instruments (self);
  update (self);
}

static gboolean
tick_cb (gpointer data)
{
  RogDocket *self = data;

  rog_desk_look_at_rows (self->desk);
  rog_docket_queues_update (self->queues, self->dossiers, get_now (self));
  refilter (self);

  return G_SOURCE_CONTINUE;
}

/*
 * Callbacks of the template
 */

static void
queue_selected_cb (RogDocket     *self,
                   GtkListBoxRow *row)
{
  if (row == NULL || self->filter == NULL)
    return;

  self->queue = rog_docket_queues_get_queue (row);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  refilter (self);
}

static void
queue_activated_cb (RogDocket *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
search_changed_cb (RogDocket *self)
{
  rog_docket_search_set_words (self->results, gtk_editable_get_text (GTK_EDITABLE (self->search)), self->queue == ROG_DOCKET_PRACTICE);
  update (self);
}

static GtkSearchEntry *
get_entry (RogDocket *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->search)) ? self->search : self->search_below;
}

static void
found_cb (RogDocket *self)
{
  update (self);
  rog_announce (GTK_ACCESSIBLE (get_entry (self)), rog_docket_search_get_summary (self->results), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
stop_search_cb (RogDocket *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
instrument_cb (RogDocket *self)
{
  const char *name = adw_toggle_group_get_active_name (self->instruments);

  if (name == NULL)
    return;
  if (g_set_str (&self->instrument, g_str_equal (name, "all") ? NULL : name))
    refilter (self);
}

static void
set_width (RogDocket  *self,
           RogRowWidth width)
{
  for (RogDocketSpan span = 0; span < ROG_DOCKET_N_SPANS; span++)
    rog_docket_section_set_width (self->spans[span], width);
  rog_docket_section_set_width (self->plain, width);
  rog_docket_search_set_narrow (self->results, width == ROG_ROW_NARROW);
}

static void
wide_cb (RogDocket *self)
{
  set_width (self, ROG_ROW_WIDE);
}

static void
middle_cb (RogDocket *self)
{
  set_width (self, ROG_ROW_MIDDLE);
}

static void
narrow_cb (RogDocket *self)
{
  set_width (self, ROG_ROW_NARROW);
}

static void
opened_cb (RogDocket     *self,
           RogDossierRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.open", "s", rog_dossier_row_get_id (row));
}

/*
 * Actions
 */

static void
start_search (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  RogDocket *self = ROG_DOCKET (widget);

  rog_docket_begin_search (self);
}

static void
enter_list (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RogDocket *self = ROG_DOCKET (widget);

  if (is_searching (self))
    {
      rog_docket_search_focus_first (self->results);
      return;
    }

  for (RogDocketSpan span = 0; span < ROG_DOCKET_N_SPANS; span++)
    if (rog_docket_section_focus_row (self->spans[span]))
      return;
  rog_docket_section_focus_row (self->plain);
}

/*
 * Making it
 */

static RogDocketSection *
add_section (RogDocket       *self,
             const char      *title,
             GListModel      *sorted,
             GtkCustomFilter *filter)
{
  g_autoptr (GtkFilterListModel) part = gtk_filter_list_model_new (g_object_ref (sorted), GTK_FILTER (g_object_ref (filter)));
  GtkWidget *section = rog_docket_section_new (title, G_LIST_MODEL (part));

  gtk_box_append (self->sections, section);
  g_signal_connect_object (section, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);

  return ROG_DOCKET_SECTION (section);
}

static void
make_models (RogDocket *self)
{
  g_autoptr (GtkSortListModel) sorted = NULL;
  GtkCustomFilter *plain;

  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare, self, NULL);
  self->shown = gtk_filter_list_model_new (g_object_ref (self->dossiers), GTK_FILTER (g_object_ref (self->filter)));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->shown)), GTK_SORTER (g_object_ref (self->sorter)));

  for (RogDocketSpan span = 0; span < ROG_DOCKET_N_SPANS; span++)
    {
      SpanFilter *filter = g_new (SpanFilter, 1);

      *filter = (SpanFilter){ self, span };
      self->span_filters[span] = gtk_custom_filter_new (is_in_span, filter, g_free);
      self->spans[span] = add_section (self, rog_docket_span_get_title (span), G_LIST_MODEL (sorted), self->span_filters[span]);
    }
  plain = gtk_custom_filter_new (is_in_plain, self, NULL);
  self->plain = add_section (self, _("All"), G_LIST_MODEL (sorted), plain);
  g_object_set_data_full (G_OBJECT (self), "plain-filter", plain, g_object_unref);
}

static void
sort_cb (GSimpleAction *action,
         GVariant      *value,
         gpointer       user_data)
{
  RogDocket *self = user_data;

  g_simple_action_set_state (action, value);
  g_set_str (&self->sort, g_variant_get_string (value, NULL));
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (g_object_get_data (G_OBJECT (self), "plain-filter"), GTK_FILTER_CHANGE_DIFFERENT);
  refilter (self);
}

static void
show_person (RogDocket *self)
{
  const char *role = rog_desk_get_role (self->desk);

  adw_avatar_set_text (self->avatar, rog_desk_get_name (self->desk));
  gtk_label_set_label (self->person, rog_desk_get_name (self->desk));
  if (g_strcmp0 (role, "judge") == 0)
    gtk_label_set_label (self->role, C_("role", "Judge"));
  else if (g_strcmp0 (role, "clerk") == 0)
    gtk_label_set_label (self->role, C_("role", "Clerk"));
  else
    gtk_label_set_label (self->role, C_("role", "Counsel"));
}

/* Whoever still holds a list is not asked by it about a docket that is gone. */
static void
detach_models (RogDocket *self)
{
  GtkFilter *plain = g_object_get_data (G_OBJECT (self), "plain-filter");

  if (self->shown == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->shown, self);
  gtk_filter_list_model_set_model (self->shown, NULL);
  gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (plain), NULL, NULL, NULL);
  for (RogDocketSpan span = 0; span < ROG_DOCKET_N_SPANS; span++)
    gtk_custom_filter_set_filter_func (self->span_filters[span], NULL, NULL, NULL);
  gtk_custom_sorter_set_sort_func (self->sorter, NULL, NULL, NULL);
}

static void
rog_docket_dispose (GObject *object)
{
  RogDocket *self = ROG_DOCKET (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  detach_models (self);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  for (RogDocketSpan span = 0; span < ROG_DOCKET_N_SPANS; span++)
    g_clear_object (&self->span_filters[span]);
  g_clear_object (&self->dossiers);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (rog_docket_parent_class)->dispose (object);
}

static void
rog_docket_finalize (GObject *object)
{
  RogDocket *self = ROG_DOCKET (object);

  g_free (self->sort);
  g_free (self->instrument);

  G_OBJECT_CLASS (rog_docket_parent_class)->finalize (object);
}

static void
rog_docket_class_init (RogDocketClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rog_docket_dispose;
  object_class->finalize = rog_docket_finalize;

  gtk_widget_class_install_action (widget_class, "docket.search", NULL, start_search);
  gtk_widget_class_install_action (widget_class, "docket.enter-list", NULL, enter_list);

  g_type_ensure (ROG_TYPE_DOCKET_SEARCH);
  g_type_ensure (ROG_TYPE_TOGGLES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-docket.ui");
  gtk_widget_class_bind_template_child (widget_class, RogDocket, bin);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, narrow);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, split);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, list_page);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, notice);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, queues);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, avatar);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, person);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, role);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, search);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, search_below);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, results);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, content_title);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, stack);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, empty);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, empty_import);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, empty_practice);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, sections);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, heading_title);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, heading_note);
  gtk_widget_class_bind_template_child (widget_class, RogDocket, instruments);
  gtk_widget_class_bind_template_callback (widget_class, queue_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, queue_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, instrument_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, middle_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
}

static void
rog_docket_init (RogDocket *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) sort = g_simple_action_new_stateful ("sort", G_VARIANT_TYPE_STRING, g_variant_new_string ("limit"));

  self->sort = g_strdup ("limit");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (sort, "change-state", G_CALLBACK (sort_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (sort));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "docket-list", G_ACTION_GROUP (group));
}

/**
 * rog_docket_new:
 * @desk: a desk that is open
 *
 * Returns: (transfer floating): its docket
 */
RogDocket *
rog_docket_new (RogDesk *desk)
{
  RogDocket *self = g_object_new (ROG_TYPE_DOCKET, NULL);

  self->desk = g_object_ref (desk);
  self->dossiers = g_object_ref (rog_desk_get_dossiers (desk));
  rog_docket_search_set_desk (self->results, desk);
  adw_bin_set_child (self->notice, rog_register_banner_new (desk));
  make_models (self);
  rog_docket_queues_fill (self->queues, is_court (self));
  show_person (self);
  g_signal_connect_object (self->dossiers, "items-changed", G_CALLBACK (dossiers_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  dossiers_changed_cb (self);
  self->tick_id = g_timeout_add_seconds (60, tick_cb, self);

  return self;
}

/**
 * rog_docket_begin_search:
 * @self: the docket
 *
 * Puts the focus where one types what is sought.
 */
void
rog_docket_begin_search (RogDocket *self)
{
  g_return_if_fail (ROG_IS_DOCKET (self));

  adw_navigation_split_view_set_show_content (self->split, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (self)));
}

/**
 * rog_docket_get_where:
 * @self: the docket
 *
 * Returns: (transfer floating): what is shown of it, without the words of the search: see rog_docket_dup_sought()
 */
GVariant *
rog_docket_get_where (RogDocket *self)
{
  g_return_val_if_fail (ROG_IS_DOCKET (self), NULL);

  return g_variant_new (ROG_DOCKET_WHERE_TYPE, self->queue, self->sort, self->instrument != NULL ? self->instrument : "",
                        adw_navigation_split_view_get_show_content (self->split));
}

/**
 * rog_docket_dup_sought:
 * @self: the docket
 *
 * What is sought may be a person's name: whoever keeps it while the docket is gone keeps it as a secret.
 *
 * Returns: (transfer full) (nullable): the words of the search, %NULL where there are none
 */
RogSecret *
rog_docket_dup_sought (RogDocket *self)
{
  const char *words;

  g_return_val_if_fail (ROG_IS_DOCKET (self), NULL);

  words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *words != '\0' ? rog_secret_new_copy (words, strlen (words)) : NULL;
}

/**
 * rog_docket_go_to:
 * @self: a docket
 * @where: from rog_docket_get_where()
 * @sought: (nullable): from rog_docket_dup_sought()
 *
 * Shows the same again.
 */
void
rog_docket_go_to (RogDocket *self,
                  GVariant  *where,
                  RogSecret *sought)
{
  const char *sort, *instrument;
  guint       queue;
  gboolean    content;

  g_return_if_fail (ROG_IS_DOCKET (self));

  g_variant_get (where, "(u&s&sb)", &queue, &sort, &instrument, &content);
  rog_docket_queues_select (self->queues, queue);
  gtk_widget_activate_action (GTK_WIDGET (self), "docket-list.sort", "s", sort);
  g_set_str (&self->instrument, *instrument != '\0' ? instrument : NULL);
  update_instruments (self);
  refilter (self);
  adw_navigation_split_view_set_show_content (self->split, content);
  if (sought != NULL)
    {
      gsize            length;
      const guint8    *words = rog_secret_get_data (sought, &length);
      g_autofree char *text = g_strndup ((const char *)words, length);

      gtk_editable_set_text (GTK_EDITABLE (self->search), text);
      rog_secret_wipe (text, length);
    }
}
