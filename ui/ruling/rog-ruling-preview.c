// SPDX-License-Identifier: GPL-3.0-or-later
#include "ruling/rog-ruling-preview.h"

#include <glib/gi18n.h>

#include "core/rog-json.h"
#include "dossier/rog-layout-toggle.h"
#include "dossier/rog-source-switch.h"
#include "rog-error-text.h"
#include "ruling/rog-ruling-elsewhere.h"
#include "ruling/rog-ruling-page.h"

struct _RogRulingPreview
{
  AdwBin parent_instance;

  AdwWindowTitle    *title;
  GtkScrolledWindow *scroller;
  GtkBox            *pages;
  GtkWidget         *elsewhere;
  GtkDropDown       *what; /* the whole, or an extract */

  RogRulingPaper *paper;   /* (owned) */
  GPtrArray      *persons; /* (owned): ids of those who are to be served an extract, as `what` offers them */
  char           *person;  /* (owned) (nullable): whose extract is shown */
  RogPreview     *preview; /* (owned) */
  guint           page;    /* the one in view */
  gboolean        alone;
  gboolean        in_sheet;
  gboolean        stale;
};

G_DEFINE_FINAL_TYPE (RogRulingPreview, rog_ruling_preview, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ALONE,
  PROP_IN_SHEET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/*
 * Places: the ruling's, and those of the typeset text
 */

static char *
find_printed (RogRulingPreview *self)
{
  const char *place = rog_ruling_paper_get_place (self->paper);
  RogPlace    found;

  if (place == NULL)
    return NULL;

  {
    g_autofree char *object = g_strndup (place, strcspn (place, "/"));
    g_autofree char *item = g_strconcat ("item:", object, NULL);
    g_autofree char *part = g_strconcat ("part:", object, NULL);
    const char      *second = strchr (place, '/');
    g_autofree char *pair = g_strndup (place, second != NULL ? strlen (object) + 1 + strcspn (second + 1, "/") : strlen (place));
    g_autofree char *formality = g_strconcat ("formality:", pair, NULL);
    const char      *candidates[] = { place, formality, item, part };

    for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
      if (rog_preview_find_place (self->preview, candidates[i], &found))
        return g_strdup (candidates[i]);
  }

  return NULL;
}

static void
picked_cb (RogRulingPreview *self,
           const char       *id)
{
  const char *colon = strchr (id, ':');

  rog_ruling_paper_go_to (self->paper, colon != NULL ? colon + 1 : id);
}

/* Brings the paragraph that is being written into view; what is in view already stays. */
static void
reveal (RogRulingPreview *self,
        const char       *id)
{
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget      *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages));
  graphene_rect_t bounds;
  RogPlace        place;

  if (!rog_preview_find_place (self->preview, id, &place))
    return;
  for (guint i = 1; i < place.page && page != NULL; i++)
    page = gtk_widget_get_next_sibling (page);
  if (page == NULL || !gtk_widget_compute_bounds (page, GTK_WIDGET (self->pages), &bounds))
    return;

  gtk_adjustment_clamp_page (adjustment, bounds.origin.y + rog_ruling_page_get_y (ROG_RULING_PAGE (page), place.rect.y) - 40,
                             bounds.origin.y + rog_ruling_page_get_y (ROG_RULING_PAGE (page), place.rect.y + place.rect.height) + 40);
}

static void
mark (RogRulingPreview *self)
{
  g_autofree char *id = find_printed (self);

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL; page = gtk_widget_get_next_sibling (page))
    rog_ruling_page_mark (ROG_RULING_PAGE (page), id);
  if (id != NULL)
    reveal (self, id);
}

/*
 * Pages
 */

static void
update_title (RogRulingPreview *self)
{
  guint            n = rog_preview_get_n_pages (self->preview);
  g_autofree char *text = g_strdup_printf (_("page %u of %u"), MIN (MAX (self->page, 1), MAX (n, 1)), n);

  adw_window_title_set_subtitle (self->title, n > 0 && !rog_ruling_is_elsewhere (self->paper) ? text : "");
}

static void
scrolled_cb (RogRulingPreview *self)
{
  double middle = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) +
                  gtk_widget_get_height (GTK_WIDGET (self->scroller)) / 2.0;
  guint number = 0;

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL; page = gtk_widget_get_next_sibling (page))
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (page, GTK_WIDGET (self->pages), &bounds) && bounds.origin.y <= middle)
        number++;
    }
  self->page = number;
  update_title (self);
}

static void
pages_cb (RogRulingPreview *self)
{
  guint      n = rog_preview_get_n_pages (self->preview), shown = 0;
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      shown++;
      gtk_widget_queue_resize (child);
      gtk_widget_queue_draw (child);
    }
  for (; shown < n; shown++)
    {
      child = rog_ruling_page_new (self->preview, shown + 1);
      g_signal_connect_object (child, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->pages, child);
    }
  for (; shown > n; shown--)
    gtk_box_remove (self->pages, gtk_widget_get_last_child (GTK_WIDGET (self->pages)));
  update_title (self);
  mark (self);
}

static void
failed_cb (RogRulingPreview *self,
           const GError     *error)
{
  g_autoptr (RogErrorText) text = rog_error_text_new (error, _("The pages could not be set."));
  g_autofree char *line = rog_error_text_to_line (text);

  adw_window_title_set_subtitle (self->title, line);
}

/*
 * The whole, or what is served as an extract: the judge reads it before it is signed
 */

static void
show (RogRulingPreview *self)
{
  adw_window_title_set_title (self->title, self->person != NULL ? C_("source", "Extract") : C_("source", "Decision"));
  if (self->person != NULL)
    rog_preview_show_extract (self->preview, self->person);
  else
    rog_preview_show_decision (self->preview);
}

static void
chosen_cb (RogRulingPreview *self)
{
  guint selected = gtk_drop_down_get_selected (self->what);

  if (selected > self->persons->len || !g_set_str (&self->person, selected > 0 ? g_ptr_array_index (self->persons, selected - 1) : NULL))
    return;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show (self);
}

static gboolean
same_words (GtkDropDown   *what,
            GtkStringList *words)
{
  GtkStringList *now = GTK_STRING_LIST (gtk_drop_down_get_model (what));
  guint          n = g_list_model_get_n_items (G_LIST_MODEL (words));
  gboolean       same = now != NULL && g_list_model_get_n_items (G_LIST_MODEL (now)) == n;

  for (guint i = 0; same && i < n; i++)
    same = g_strcmp0 (gtk_string_list_get_string (now, i), gtk_string_list_get_string (words, i)) == 0;

  return same;
}

static GPtrArray *
find_persons (RogRulingPreview *self)
{
  JsonArray *served = rog_ruling_draft_peek_list (rog_ruling_paper_get_draft (self->paper), "served");
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; served != NULL && i < json_array_get_length (served); i++)
    {
      JsonObject *one = json_array_get_object_element (served, i);

      if (g_strcmp0 (rog_json_peek_string (one, "what"), "extract") == 0)
        g_ptr_array_add (found, g_strdup (rog_json_peek_string (one, "person")));
    }

  return found;
}

/* The extract that is shown stays, as long as it is to be served. */
static void
offer_extracts (RogRulingPreview *self)
{
  g_autoptr (GPtrArray) persons = find_persons (self);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *shown = g_strdup (self->person);
  guint            selected = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->what), persons->len > 0 && !rog_ruling_is_elsewhere (self->paper));
  gtk_string_list_append (words, _("The whole decision"));
  for (guint i = 0; i < persons->len; i++)
    {
      RogPerson       *person = rog_dossier_find_person (rog_ruling_paper_get_dossier (self->paper), g_ptr_array_index (persons, i));
      g_autofree char *label = g_strdup_printf (_("Extract for %s"), person != NULL ? rog_person_get_name (person) : _("a person concerned"));

      gtk_string_list_append (words, label);
      if (g_strcmp0 (shown, g_ptr_array_index (persons, i)) == 0)
        selected = i + 1;
    }
  if (persons->len == self->persons->len && selected == gtk_drop_down_get_selected (self->what) && same_words (self->what, words))
    return;

  g_ptr_array_unref (self->persons);
  self->persons = g_steal_pointer (&persons);
  g_signal_handlers_block_by_func (self->what, chosen_cb, self);
  gtk_drop_down_set_model (self->what, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->what, selected);
  g_signal_handlers_unblock_by_func (self->what, chosen_cb, self);
  if (selected == 0)
    g_clear_pointer (&self->person, g_free);
}

/* Pages that nobody sees are not set. */
static void
changed_cb (RogRulingPreview *self)
{
  gboolean elsewhere = rog_ruling_is_elsewhere (self->paper);

  offer_extracts (self);
  gtk_widget_set_visible (self->elsewhere, elsewhere);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), !elsewhere);
  if (elsewhere)
    {
      adw_window_title_set_subtitle (self->title, "");
      return;
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
  else
    self->stale = TRUE;
}

static void
rog_ruling_preview_map (GtkWidget *widget)
{
  RogRulingPreview *self = ROG_RULING_PREVIEW (widget);

  GTK_WIDGET_CLASS (rog_ruling_preview_parent_class)->map (widget);
  if (self->stale)
    show (self);
  self->stale = FALSE;
}

/*
 * Object
 */

/* Where the desk is a sheet, this is a page of its own. */
static void
rog_ruling_preview_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  RogRulingPreview *self = ROG_RULING_PREVIEW (object);

  switch (id)
    {
    case PROP_ALONE:
      g_value_set_boolean (value, self->alone || self->in_sheet);
      break;

    case PROP_IN_SHEET:
      g_value_set_boolean (value, self->in_sheet);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_ruling_preview_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  RogRulingPreview *self = ROG_RULING_PREVIEW (object);

  switch (id)
    {
    case PROP_ALONE:
      if (self->alone == g_value_get_boolean (value))
        return;
      self->alone = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_IN_SHEET:
      if (self->in_sheet == g_value_get_boolean (value))
        return;
      self->in_sheet = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      g_object_notify_by_pspec (object, properties[PROP_ALONE]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_ruling_preview_finalize (GObject *object)
{
  RogRulingPreview *self = ROG_RULING_PREVIEW (object);

  g_clear_object (&self->paper);
  g_clear_object (&self->preview);
  g_ptr_array_unref (self->persons);
  g_free (self->person);

  G_OBJECT_CLASS (rog_ruling_preview_parent_class)->finalize (object);
}

static void
rog_ruling_preview_class_init (RogRulingPreviewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = rog_ruling_preview_get_property;
  object_class->set_property = rog_ruling_preview_set_property;
  object_class->finalize = rog_ruling_preview_finalize;
  widget_class->map = rog_ruling_preview_map;

  properties[PROP_ALONE] = g_param_spec_boolean ("alone", NULL, NULL, FALSE, flags);
  properties[PROP_IN_SHEET] = g_param_spec_boolean ("in-sheet", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ROG_TYPE_LAYOUT_TOGGLE);
  g_type_ensure (ROG_TYPE_SOURCE_SWITCH);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-ruling-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, RogRulingPreview, title);
  gtk_widget_class_bind_template_child (widget_class, RogRulingPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, RogRulingPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, RogRulingPreview, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, RogRulingPreview, what);
}

static void
rog_ruling_preview_init (RogRulingPreview *self)
{
  self->persons = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* GTK names a drop-down after what is chosen in it, and that goes before a label. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->what), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->what), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is shown"), -1);
  g_signal_connect_object (self->what, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rog_ruling_preview_new:
 * @paper: the paper
 *
 * Returns: (transfer floating): the decision as it will be printed
 */
GtkWidget *
rog_ruling_preview_new (RogRulingPaper *paper)
{
  RogRulingPreview *self = g_object_new (ROG_TYPE_RULING_PREVIEW, NULL);

  self->paper = g_object_ref (paper);
  self->preview = rog_preview_new (rog_ruling_paper_get_work (paper));
  self->stale = TRUE;
  changed_cb (self);
  g_signal_connect_object (paper, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (paper, "place", G_CALLBACK (mark), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "changed", G_CALLBACK (pages_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->preview, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
