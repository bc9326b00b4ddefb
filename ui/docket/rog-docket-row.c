// SPDX-License-Identifier: GPL-3.0-or-later
#include "docket/rog-docket-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rog-law-text.h"
#include "rog-limit-words.h"
#include "widgets/rog-chip.h"

/* The columns of a row are shares of its width, so that rows of different lists align. */
#define COLUMNS 40

struct _RogDocketRow
{
  GtkListBoxRow parent_instance;

  GtkGrid      *grid;
  GtkLabel     *reference;
  GtkLabel     *person_names;
  GtkLabel     *place;
  GtkLabel     *tile;
  GtkLabel     *instrument;
  RogChip      *chip;
  GtkBox       *main;
  GtkBox       *persons;
  GtkBox       *status;
  RogLimitView *limit;
  AdwWrapBox   *foot; /* limit and status, in a narrow row */

  RogDossierRow *dossier; /* (owned) */
  GtkWidget     *menu;    /* (nullable): made when it is first asked for */
};

G_DEFINE_FINAL_TYPE (RogDocketRow, rog_docket_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_0,
  PROP_DOSSIER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
place_cell (RogDocketRow *self,
            gpointer      cell,
            int           row,
            int           column,
            int           span)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  GtkLayoutChild   *child = gtk_layout_manager_get_layout_child (layout, cell);

  gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (child), row);
  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (child), column);
  gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (child), span);
}

/* The status decides the chip's colour: amber only for something to do before signing. */
static void
show_chip (RogDocketRow *self,
           const char   *status,
           const char   *words)
{
  static const char *const due[] = { "new", "to-tell", "review", NULL };

  if (g_strcmp0 (status, "challenged") == 0)
    rog_chip_set (self->chip, ROG_CHIP_AMBER, "rog-challenge-symbolic", words);
  else if (status != NULL && g_strv_contains (due, status))
    rog_chip_set (self->chip, ROG_CHIP_ACCENT, NULL, words);
  else
    rog_chip_set (self->chip, ROG_CHIP_NEUTRAL, NULL, words);
  gtk_widget_set_visible (GTK_WIDGET (self->chip), words != NULL && *words != '\0');
}

/* What came, in a word or two: "letter of request"; the instrument itself has a longer name. */
static const char *
name_paper (const char *instrument)
{
  const char *paper = rog_law_text_word (instrument, "paper");

  return paper != NULL ? paper : rog_law_text_label ("instruments", instrument);
}

/* Reference, offences, instrument and authority, persons, status: a row of the docket read aloud, as far as they are known. */
static char *
describe (RogDossierRow *dossier,
          const char    *place)
{
  g_autofree char *reference = NULL, *title = NULL, *instrument = NULL, *persons = NULL, *status = NULL, *from = NULL;
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  g_object_get (dossier, "reference", &reference, "title", &title, "instrument", &instrument, "persons", &persons, "status-text", &status, NULL);
  // Translators: what came, an authority: "Letter of request from Office, Country".
  from = g_strdup_printf (_("%s from %s"), name_paper (instrument), place);

  const char *const parts[] = { reference, title, from, persons, status };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (known, (gpointer)parts[i]);
  g_ptr_array_add (known, NULL);

  return g_strjoinv (", ", (char **)known->pdata);
}

/* Where it comes from, and one sentence for whoever hears the row instead of seeing it. */
static void
update (RogDocketRow *self)
{
  g_autofree char *reference = NULL, *authority = NULL, *country = NULL, *code = NULL;
  g_autofree char *instrument = NULL, *status = NULL, *status_text = NULL, *persons = NULL;
  g_autofree char *place = NULL, *sentence = NULL;

  g_object_get (self->dossier, "reference", &reference, "authority", &authority,
                "country", &code, "country-name", &country, "instrument", &instrument, "status", &status,
                "status-text", &status_text, "persons", &persons, NULL);

  place = country != NULL && *country != '\0' ? g_strdup_printf (_("%s, %s"), authority, country) : g_strdup (authority);
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->tile, code != NULL && *code != '\0' ? code : "–");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), place);
  gtk_label_set_label (self->instrument, name_paper (instrument));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->instrument), rog_law_text_label ("instruments", instrument));
  show_chip (self, status, status_text);
  rog_docket_row_show_limit (self->limit, self->dossier, g_get_real_time () / G_USEC_PER_SEC);

  gtk_widget_set_visible (GTK_WIDGET (self->reference), *reference != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->person_names), *persons != '\0');

  sentence = describe (self->dossier, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/*
 * Its menu
 */

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *dossier)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", dossier);
  g_menu_append_item (menu, item);
}

/* What applies to practice dossiers alone is absent for real ones. */
static GMenuModel *
make_menu (RogDossierRow *dossier)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();
  const char *id = rog_dossier_row_get_id (dossier);
  gboolean    practice;

  g_object_get (dossier, "practice", &practice, NULL);
  append_item (first, _("_Open"), "desk.open", id);
  append_item (first, _("_Export Dossier…"), "desk.export", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  if (practice)
    {
      append_item (second, _("_Reset…"), "desk.reset", id);
      append_item (second, _("_Delete…"), "desk.delete", id);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
    }

  return G_MENU_MODEL (menu);
}

static void
show_menu (RogDocketRow *self,
           int           x,
           int           y)
{
  g_autoptr (GMenuModel) model = make_menu (self->dossier);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  show_menu (ROG_DOCKET_ROW (widget), 24, gtk_widget_get_height (widget) / 2);
}

static void
clicked_cb (RogDocketRow *self,
            int           n_press,
            double        x,
            double        y)
{
  show_menu (self, (int)x, (int)y);
}

static void
long_pressed_cb (RogDocketRow *self,
                 double        x,
                 double        y)
{
  show_menu (self, (int)x, (int)y);
}

static void
add_menu (RogDocketRow *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

static void
rog_docket_row_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DOSSIER:
      g_value_set_object (value, ROG_DOCKET_ROW (object)->dossier);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_docket_row_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_DOSSIER:
      ROG_DOCKET_ROW (object)->dossier = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rog_docket_row_constructed (GObject *object)
{
  RogDocketRow *self = ROG_DOCKET_ROW (object);

  G_OBJECT_CLASS (rog_docket_row_parent_class)->constructed (object);

  g_signal_connect_object (self->dossier, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  rog_docket_row_set_width (self, ROG_ROW_WIDE);
}

static void
rog_docket_row_dispose (GObject *object)
{
  RogDocketRow *self = ROG_DOCKET_ROW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->dossier);

  G_OBJECT_CLASS (rog_docket_row_parent_class)->dispose (object);
}

static void
rog_docket_row_class_init (RogDocketRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rog_docket_row_get_property;
  object_class->set_property = rog_docket_row_set_property;
  object_class->constructed = rog_docket_row_constructed;
  object_class->dispose = rog_docket_row_dispose;

  properties[PROP_DOSSIER] =
      g_param_spec_object ("dossier", NULL, NULL, ROG_TYPE_DOSSIER_ROW,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "row.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "row.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "row.menu", NULL);

  g_type_ensure (ROG_TYPE_LIMIT_VIEW);
  g_type_ensure (ROG_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/rogatory/Rogatory/ui/rog-docket-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, grid);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, place);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, tile);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, instrument);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, chip);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, main);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, persons);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, reference);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, person_names);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, status);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, limit);
  gtk_widget_class_bind_template_child (widget_class, RogDocketRow, foot);
}

static void
rog_docket_row_init (RogDocketRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_menu (self);
}

/**
 * rog_docket_row_new:
 * @dossier: what is shown
 *
 * Returns: (transfer floating): a row that follows @dossier
 */
GtkWidget *
rog_docket_row_new (RogDossierRow *dossier)
{
  return g_object_new (ROG_TYPE_DOCKET_ROW, "dossier", dossier, NULL);
}

/**
 * rog_docket_row_show_limit:
 * @view: a limit view
 * @dossier: a dossier, as the docket has it
 * @now: UTC seconds
 *
 * Shows the dossier's next limit that binds this desk.
 */
void
rog_docket_row_show_limit (RogLimitView  *view,
                           RogDossierRow *dossier,
                           gint64         now)
{
  g_autofree char *zone = NULL, *basis = NULL;
  RogLimitFacts    facts = { .binds_us = TRUE };

  g_object_get (dossier, "limit-at", &facts.end, "limit-start", &facts.start,
                "limit-hours", &facts.by_the_hour, "limit-basis", &basis, "limit-zone", &zone, NULL);
  facts.suspended = g_strcmp0 (basis, "suspended") == 0;
  facts.basis = rog_limit_basis_find (basis);
  facts.zone = zone != NULL && *zone != '\0' ? zone : NULL;
  rog_limit_words_show (view, &facts, now);
}

/**
 * rog_docket_row_get_dossier:
 * @self: a row
 *
 * Returns: (transfer none): the dossier shown
 */
RogDossierRow *
rog_docket_row_get_dossier (RogDocketRow *self)
{
  g_return_val_if_fail (ROG_IS_DOCKET_ROW (self), NULL);

  return self->dossier;
}

/* From the grid to the foot, where the one goes below the other if there is no room for both. */
static void
move_to (RogDocketRow *self,
         gpointer      cell,
         gboolean      narrow)
{
  gboolean there = gtk_widget_get_parent (cell) == GTK_WIDGET (self->foot);

  if (there == narrow)
    return;

  g_object_ref (cell);
  if (narrow)
    {
      gtk_grid_remove (self->grid, cell);
      adw_wrap_box_append (self->foot, cell);
    }
  else
    {
      adw_wrap_box_remove (self->foot, cell);
      gtk_grid_attach (self->grid, cell, 0, 0, 1, 1);
    }
  g_object_unref (cell);
}

/**
 * rog_docket_row_set_width:
 * @self: a row
 * @width: how much there is room for
 *
 * Lays the row out on one line of four, or three cells, or on three lines.
 */
void
rog_docket_row_set_width (RogDocketRow *self,
                          RogRowWidth   width)
{
  gboolean narrow = width == ROG_ROW_NARROW;

  g_return_if_fail (ROG_IS_DOCKET_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->persons), width == ROG_ROW_WIDE);
  gtk_widget_set_visible (GTK_WIDGET (self->instrument), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), narrow);
  gtk_widget_set_margin_end (GTK_WIDGET (self->main), narrow ? 0 : 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->status), narrow ? 0 : 12);
  move_to (self, self->limit, narrow);
  move_to (self, self->status, narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");

  switch (width)
    {
    case ROG_ROW_WIDE:
      place_cell (self, self->main, 0, 0, 14);
      place_cell (self, self->persons, 0, 14, 10);
      place_cell (self, self->status, 0, 24, 8);
      place_cell (self, self->limit, 0, 32, COLUMNS - 32);
      break;

    case ROG_ROW_MIDDLE:
      place_cell (self, self->main, 0, 0, 20);
      place_cell (self, self->status, 0, 20, 10);
      place_cell (self, self->limit, 0, 30, COLUMNS - 30);
      break;

    case ROG_ROW_NARROW:
    default:
      place_cell (self, self->main, 0, 0, COLUMNS);
      place_cell (self, self->foot, 1, 0, COLUMNS);
    }
}
