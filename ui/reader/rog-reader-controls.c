// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/rog-announce.h"
#include "reader/rog-reader-controls.h"
#include "reader/rog-reader-text.h"

#define FADE_SECONDS 2

struct _RogReaderControls
{
  GtkWidget parent_instance;

  RogReader    *reader;
  GtkWidget    *box;
  GtkWidget    *page;
  GtkWidget    *total;
  GtkWidget    *zoom;
  guint         fade;
  GCancellable *cancellable;
  char         *wanted;
  guint         scanned;
};

G_DEFINE_FINAL_TYPE (RogReaderControls, rog_reader_controls, GTK_TYPE_WIDGET)

enum
{
  ELSEWHERE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- fading --- */

static void
fade_now (gpointer data)
{
  RogReaderControls *self = data;
  gboolean           animations = TRUE;

  self->fade = 0;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  if (animations && !gtk_widget_get_focus_child (GTK_WIDGET (self)) && !(gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_PRELIGHT))
    gtk_widget_add_css_class (GTK_WIDGET (self), "faded");
}

/**
 * rog_reader_controls_wake:
 *
 * Shows the control, and lets it fade again in two seconds.
 */
void
rog_reader_controls_wake (RogReaderControls *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "faded");
  g_clear_handle_id (&self->fade, g_source_remove);
  self->fade = g_timeout_add_seconds_once (FADE_SECONDS, fade_now, self);
}

/* --- where to --- */

static void scan_next (RogReaderControls *self);

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RogReaderControls) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RogPageText) text = rog_page_source_text_finish (ROG_PAGE_SOURCE (source), result, &error);
  RogTextRange range;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;
  if (text && rog_text_find_number (text, self->wanted, &range))
    {
      g_autoptr (GArray) quads = rog_page_text_get_quads (text, &range);
      g_autoptr (RogPassage) passage = rog_passage_new (self->scanned, quads, NULL);
      rog_reader_show_passage (self->reader, passage);
      return;
    }
  scan_next (self);
}

static void
scan_next (RogReaderControls *self)
{
  RogPageSource *source = rog_reader_get_source (self->reader);

  if (source && self->scanned < rog_page_source_get_n_pages (source))
    {
      self->scanned++;
      rog_page_source_text_async (source, self->scanned, self->cancellable, text_cb, g_object_ref (self));
      return;
    }
  gtk_widget_error_bell (self->page);
  rog_announce (GTK_ACCESSIBLE (self), _("No such paragraph"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static guint
page_named (RogPageSource *source,
            const char    *name)
{
  for (guint page = 1; page <= rog_page_source_get_n_pages (source); page++)
    {
      g_autofree char *label = rog_page_source_dup_label (source, page);
      if (label && g_ascii_strcasecmp (label, name) == 0)
        return page;
    }
  return 0;
}

/* Another document of the dossier, or what else its owner knows by that name. */
static void
go_elsewhere (RogReaderControls *self,
              const char        *where)
{
  gboolean there = FALSE;

  g_signal_emit (self, signals[ELSEWHERE], 0, where, &there);
  if (there)
    return;
  gtk_widget_error_bell (self->page);
  rog_announce (GTK_ACCESSIBLE (self), _("No such page, paragraph or document"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * rog_reader_controls_go_to:
 * @where: "3", "¶ 13", or a page's label such as "C-2"; for all else "elsewhere" asks the owner
 */
void
rog_reader_controls_go_to (RogReaderControls *self,
                           const char        *where)
{
  RogPageSource   *source = rog_reader_get_source (self->reader);
  g_autofree char *text = g_strstrip (g_strdup (where));
  guint64          number = 0;
  guint            page;

  if (source == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (g_str_has_prefix (text, "¶"))
    {
      g_free (self->wanted);
      self->wanted = g_strstrip (g_strdup (text + strlen ("¶")));
      self->cancellable = g_cancellable_new ();
      self->scanned = 0;
      scan_next (self);
    }
  else if ((page = page_named (source, text)) > 0)
    rog_reader_show_page (self->reader, page);
  else if (g_ascii_string_to_unsigned (text, 10, 1, rog_page_source_get_n_pages (source), &number, NULL))
    rog_reader_show_page (self->reader, (guint)number);
  else
    go_elsewhere (self, text);
}

static void
page_activated_cb (RogReaderControls *self)
{
  rog_reader_controls_go_to (self, gtk_editable_get_text (GTK_EDITABLE (self->page)));
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/**
 * rog_reader_controls_edit_page:
 *
 * Focus to the page entry (Ctrl+G).
 */
void
rog_reader_controls_edit_page (RogReaderControls *self)
{
  rog_reader_controls_wake (self);
  gtk_widget_grab_focus (self->page);
  gtk_editable_select_region (GTK_EDITABLE (self->page), 0, -1);
}

/* --- what it shows --- */

static void
refresh (RogReaderControls *self)
{
  RogPageSource   *source = rog_reader_get_source (self->reader);
  guint            page = rog_reader_get_page (self->reader);
  g_autofree char *label = source && page > 0 ? rog_page_source_dup_label (source, page) : NULL;
  g_autofree char *number = label ? g_steal_pointer (&label) : g_strdup_printf ("%u", page);
  g_autofree char *total = g_strdup_printf (C_("page 3 of 12", "of %u"), source ? rog_page_source_get_n_pages (source) : 0);
  g_autofree char *zoom = g_strdup_printf (C_("zoom", "%d %%"), (int)round (rog_reader_get_zoom (self->reader) * 100));

  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->page)))))
    gtk_editable_set_text (GTK_EDITABLE (self->page), number);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->page), (int)MAX (2, g_utf8_strlen (number, -1)));
  gtk_label_set_label (GTK_LABEL (self->total), total);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->zoom), zoom);
}

static void
step_cb (GtkButton         *button,
         RogReaderControls *self)
{
  int            direction = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "direction"));
  RogPageSource *source = rog_reader_get_source (self->reader);
  int            page = (int)rog_reader_get_page (self->reader) + direction;

  if (source && page >= 1 && page <= (int)rog_page_source_get_n_pages (source))
    rog_reader_show_page (self->reader, (guint)page);
}

static void
zoom_cb (GtkButton         *button,
         RogReaderControls *self)
{
  int direction = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "direction"));

  rog_reader_set_zoom (self->reader, rog_reader_get_zoom (self->reader) * (direction > 0 ? 1.1 : 1 / 1.1));
}

static void
fit_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RogReaderControls *self = ROG_READER_CONTROLS (widget);
  g_autoptr (GEnumClass) fits = g_type_class_ref (ROG_TYPE_FIT);
  GEnumValue *fit = g_enum_get_value_by_nick (fits, g_variant_get_string (parameter, NULL));

  if (fit)
    rog_reader_set_fit (self->reader, fit->value);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  rog_reader_set_zoom (ROG_READER_CONTROLS (widget)->reader, g_variant_get_int32 (parameter) / 100.0);
}

/* --- the widget --- */

static GtkWidget *
button_new (RogReaderControls *self,
            GtkWidget         *part,
            const char        *icon,
            const char        *words,
            int                direction,
            GCallback          callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (button), "direction", GINT_TO_POINTER (direction));
  g_signal_connect_object (button, "clicked", callback, self, 0);
  gtk_box_append (GTK_BOX (part), button);
  return button;
}

static GMenuModel *
zoom_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) fits = g_menu_new ();
  g_autoptr (GMenu) sizes = g_menu_new ();
  int percents[] = { 50, 75, 100, 125, 150, 200, 300, 400 };

  g_menu_append (fits, C_("menu", "Fit _Text"), "controls.fit::text");
  g_menu_append (fits, C_("menu", "Fit _Width"), "controls.fit::width");
  g_menu_append (fits, C_("menu", "Fit _Page"), "controls.fit::page");
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      g_autofree char *label = g_strdup_printf (C_("zoom", "%d %%"), percents[i]);
      g_autofree char *action = g_strdup_printf ("controls.zoom(%d)", percents[i]);
      g_menu_append (sizes, label, action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fits));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sizes));
  return G_MENU_MODEL (menu);
}

static void
rog_reader_controls_dispose (GObject *object)
{
  RogReaderControls *self = ROG_READER_CONTROLS (object);

  g_clear_handle_id (&self->fade, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (rog_reader_controls_parent_class)->dispose (object);
}

static void
rog_reader_controls_class_init (RogReaderControlsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rog_reader_controls_dispose;
  signals[ELSEWHERE] = g_signal_new ("elsewhere", ROG_TYPE_READER_CONTROLS, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_install_action (widget_class, "controls.fit", "s", fit_action);
  gtk_widget_class_install_action (widget_class, "controls.zoom", "i", zoom_action);
}

static void
rog_reader_controls_init (RogReaderControls *self)
{
  g_autoptr (GMenuModel) menu = zoom_menu ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3), *zoom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_widget_add_css_class (GTK_WIDGET (self), "pill-osd");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 14);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "Page and zoom"), -1);
  /* Where there is no room for both, the zoom stands below the page. */
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 3);
  adw_wrap_box_set_align (ADW_WRAP_BOX (self->box), 0.5f);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), page);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), zoom);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  button_new (self, page, "go-up-symbolic", _("Previous Page"), -1, G_CALLBACK (step_cb));
  self->page = gtk_entry_new ();
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->page), 6);
  gtk_editable_set_alignment (GTK_EDITABLE (self->page), 1);
  gtk_widget_add_css_class (self->page, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("accessible name", "Page or paragraph"), -1);
  g_signal_connect_object (self->page, "activate", G_CALLBACK (page_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), self->page);
  self->total = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->total, "dimmed");
  gtk_widget_add_css_class (self->total, "numeric");
  gtk_box_append (GTK_BOX (page), self->total);
  button_new (self, page, "go-down-symbolic", _("Next Page"), 1, G_CALLBACK (step_cb));
  gtk_box_append (GTK_BOX (zoom), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  button_new (self, zoom, "zoom-out-symbolic", _("Zoom Out"), -1, G_CALLBACK (zoom_cb));
  self->zoom = gtk_menu_button_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->zoom), menu);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->zoom), GTK_ARROW_UP);
  gtk_widget_add_css_class (self->zoom, "flat");
  gtk_widget_add_css_class (self->zoom, "numeric");
  gtk_widget_set_tooltip_text (self->zoom, _("Zoom"));
  gtk_box_append (GTK_BOX (zoom), self->zoom);
  button_new (self, zoom, "zoom-in-symbolic", _("Zoom In"), 1, G_CALLBACK (zoom_cb));
}

GtkWidget *
rog_reader_controls_new (RogReader *reader)
{
  RogReaderControls *self = g_object_new (ROG_TYPE_READER_CONTROLS, NULL);

  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "notify::page", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "notify::zoom", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "moved", G_CALLBACK (rog_reader_controls_wake), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
