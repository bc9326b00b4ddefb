// SPDX-License-Identifier: GPL-3.0-or-later
#include "dossier/rog-section-pins.h"

#include <glib/gi18n.h>

#include "dossier/rog-section-kinds.h"
#include "notes/rog-note-facts.h"

/**
 * rog_section_pins_take:
 * @sections: the sections, by their ids
 * @id: one of them
 * @verb: what it would do with a passage: "add-pin", "narrow"
 *
 * Returns: whether it is there and does that
 */
gboolean
rog_section_pins_take (GtkStack   *sections,
                       const char *id,
                       const char *verb)
{
  GtkWidget          *section = gtk_stack_get_child_by_name (sections, id);
  g_autofree char    *wanted = g_strdup_printf ("%s.%s", id, verb);
  GtkWidgetClass     *klass;
  const char         *name, *property;
  const GVariantType *type;
  GType               owner;

  if (section == NULL)
    return FALSE;

  klass = GTK_WIDGET_GET_CLASS (section);
  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    if (g_str_equal (name, wanted))
      return TRUE;

  return FALSE;
}

/**
 * rog_section_pins_give:
 * @sections: the sections, by their ids
 * @id: one of them that takes @verb
 * @verb: what it shall do
 * @pins: pins as JSON, as many as @verb takes
 */
void
rog_section_pins_give (GtkStack   *sections,
                       const char *id,
                       const char *verb,
                       const char *pins)
{
  GtkWidget       *section = gtk_stack_get_child_by_name (sections, id);
  g_autofree char *action = g_strdup_printf ("%s.%s", id, verb);

  if (section != NULL)
    gtk_widget_activate_action (section, action, "s", pins);
}

/**
 * rog_section_pins_give_each:
 * @sections: the sections, by their ids
 * @id: one of them that takes @verb
 * @verb: what it shall do with each
 * @pins: a list of pins as JSON
 */
void
rog_section_pins_give_each (GtkStack   *sections,
                            const char *id,
                            const char *verb,
                            const char *pins)
{
  g_autoptr (JsonArray) list = rog_note_facts_parse_pins (pins);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *pin = json_to_string (json_array_get_element (list, i), FALSE);

      rog_section_pins_give (sections, id, verb, pin);
    }
}

static gboolean
is_writing (GtkStack   *sections,
            const char *id)
{
  return rog_section_pins_take (sections, id, "add-pin") && rog_section_is_writing (ROG_SECTION (gtk_stack_get_child_by_name (sections, id)));
}

/**
 * rog_section_pins_choose:
 * @sections: the sections, by their ids
 * @current: the one that is on the desk
 *
 * Where a passage is cited: in the text that is being written on the desk, else in the only one that is being
 * written elsewhere, else by what is on the desk, else in a new note.
 *
 * Returns: (transfer full) (nullable): the section's id, or %NULL where the person is to be asked
 */
char *
rog_section_pins_choose (GtkStack   *sections,
                         const char *current)
{
  guint                 n, n_writing = 0;
  const RogSectionKind *kinds = rog_section_kinds_get (&n);
  const char           *found = NULL;

  if (is_writing (sections, current))
    return g_strdup (current);

  for (guint i = 0; i < n; i++)
    if (is_writing (sections, kinds[i].id))
      {
        found = kinds[i].id;
        n_writing++;
      }
  if (n_writing > 1)
    return NULL;
  if (n_writing == 1)
    return g_strdup (found);

  return g_strdup (rog_section_pins_take (sections, current, "add-pin") ? current : "notes");
}

static void
append_section (GMenu                *menu,
                const RogSectionKind *kind,
                const char           *title,
                const char           *pins)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "dossier.cite-in", "(ss)", kind->id, pins);
  g_menu_append_item (menu, item);
}

/**
 * rog_section_pins_make_writing_menu:
 * @sections: the sections, by their ids
 * @pins: a list of pins as JSON
 *
 * Returns: (transfer full): the sections in which something is being written, and a new note
 */
GMenu *
rog_section_pins_make_writing_menu (GtkStack   *sections,
                                    const char *pins)
{
  guint                 n;
  const RogSectionKind *kinds = rog_section_kinds_get (&n);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) texts = g_menu_new ();

  g_menu_append_section (menu, _("Cite in"), G_MENU_MODEL (texts));
  for (guint i = 0; i < n; i++)
    if (is_writing (sections, kinds[i].id))
      append_section (texts, &kinds[i], rog_section_kind_get_title (&kinds[i]), pins);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i].id, "notes"))
      append_section (texts, &kinds[i], _("New Note"), pins);

  return g_steal_pointer (&menu);
}

static void
popover_closed_cb (GtkWidget *popover)
{
  g_idle_add_once ((GSourceOnceFunc)gtk_widget_unparent, popover);
}

/**
 * rog_section_pins_ask:
 * @sections: the sections, by their ids
 * @pane: what the reader is in
 * @reader: where something is selected
 * @pins: a list of pins as JSON
 *
 * Several texts are being written: the person says in which one, where the selection is.
 */
void
rog_section_pins_ask (GtkStack   *sections,
                      GtkWidget  *pane,
                      RogReader  *reader,
                      const char *pins)
{
  g_autoptr (GMenu) menu = rog_section_pins_make_writing_menu (sections, pins);
  GtkWidget       *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  graphene_rect_t  box;
  graphene_point_t at;

  gtk_widget_set_parent (popover, pane);
  if (rog_reader_get_selection_bounds (reader, &box) && gtk_widget_compute_point (GTK_WIDGET (reader), pane, &box.origin, &at))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int)at.x, (int)at.y, (int)box.size.width, (int)box.size.height });
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * rog_section_pins_make_menu:
 * @sections: the sections, by their ids
 * @pins: a list of pins as JSON
 *
 * Returns: (transfer full): the sections, besides the notes, that these can be cited in
 */
GMenu *
rog_section_pins_make_menu (GtkStack   *sections,
                            const char *pins)
{
  guint                 n;
  const RogSectionKind *kinds = rog_section_kinds_get (&n);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (kinds[i].id, "notes") && rog_section_pins_take (sections, kinds[i].id, "add-pin"))
      append_section (menu, &kinds[i], rog_section_kind_get_title (&kinds[i]), pins);

  return g_steal_pointer (&menu);
}
